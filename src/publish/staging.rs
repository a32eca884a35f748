//! The new site while it grows, in a folder of its own beside the old one.

use std::{
    collections::BTreeSet,
    os::fd::OwnedFd,
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
};

use anyhow::Context;
use rayon::prelude::*;
use rustix::{
    fs::{AtFlags, Mode, OFlags},
    io::Errno,
};

use super::{
    encoding::Encoding,
    leftover,
    manifest::{self, Listed, Manifest},
    place::{Beside, Place},
    plan::Page,
    standing::Ours,
    tree::{self, FOLDER},
};
use crate::base::{digest::Digest, route::Route};

/// What every file of the site may be used for, whatever the process's umask.
pub(super) const FILE: Mode = Mode::from_bits_retain(0o644);

/// A folder beside the output folder. It is removed when it is dropped before it was released.
pub(super) struct Staging<'a> {
    /// The folder, opened.
    pub folder: OwnedFd,
    place: &'a Place,
    /// Whether the system gives new entries the rights asked for, so that they need no correction.
    is_exact: bool,
    is_released: bool,
    bytes: AtomicU64,
}

/// A file in the staging folder.
pub(super) struct Staged {
    /// What the manifest says of it.
    pub listed: Listed,
    /// Whether it is the old site's file.
    pub is_kept: bool,
}

impl<'a> Staging<'a> {
    /// Makes the folder, which must not exist yet.
    pub(super) fn make(place: &'a Place) -> anyhow::Result<Self> {
        let making = || format!("cannot make the folder `{}`", place.path_beside(Beside::New).display());
        let name = place.beside(Beside::New);
        let made = rustix::fs::mkdirat(&place.parent, &name, FOLDER).with_context(making);
        made.map_err(|error| explain(place, 0, error))?;
        let given = place.entry(&name).with_context(making)?.map(|stat| Mode::from_raw_mode(stat.st_mode));
        let is_exact = given.is_some_and(|given| given.contains(FOLDER));
        if !is_exact {
            rustix::fs::chmodat(&place.parent, &name, FOLDER, AtFlags::empty()).with_context(making)?;
        }
        let folder = tree::open(&place.parent, &name).with_context(making)?;
        Ok(Self { folder, place, is_exact, is_released: false, bytes: AtomicU64::new(0) })
    }

    /// Makes the folders of the site, each after the one that holds it.
    pub(super) fn make_folders(&self, folders: &BTreeSet<&str>) -> anyhow::Result<()> {
        let mut folders: Vec<(usize, &str)> =
            folders.iter().map(|path| (path.split('/').count(), *path)).collect();
        folders.sort_by_key(|(depth, _)| *depth);
        for level in folders.chunk_by(|one, other| one.0 == other.0) {
            level.par_iter().try_for_each(|(_, path)| self.make_folder(path))?;
        }
        Ok(())
    }

    fn make_folder(&self, path: &str) -> anyhow::Result<()> {
        let make = || {
            rustix::fs::mkdirat(&self.folder, path, FOLDER)?;
            if self.is_exact {
                return Ok(());
            }
            rustix::fs::chmodat(&self.folder, path, FOLDER, AtFlags::empty())
        };
        make().with_context(|| format!("cannot make the folder `{path}` of the new site"))
    }

    /// Renders all pages on every core, each straight to its file; those that have not changed are
    /// taken from the old site. Gives `None` when a page could not be rendered.
    pub(super) fn write<Bytes: AsRef<[u8]>>(
        &self,
        pages: &[Page<'_>],
        ours: Option<&Ours>,
        render: &(impl Fn(&Route) -> Option<Bytes> + Sync),
    ) -> anyhow::Result<Option<Vec<Staged>>> {
        let is_refused = AtomicBool::new(false);
        let put = |page: &Page<'_>| {
            let Some(bytes) = render(page.route) else {
                is_refused.store(true, Ordering::Relaxed);
                return Ok(None);
            };
            if is_refused.load(Ordering::Relaxed) {
                return Ok(None);
            }
            let bytes = bytes.as_ref();
            let file = self.put(&page.file, bytes, ours)?;
            let copies = page.encodings.iter().filter_map(|encoding| {
                let old = ours.filter(|_| file.is_kept);
                self.put_copy(*encoding, &page.file, bytes, old).transpose()
            });
            let mut files = copies.collect::<anyhow::Result<Vec<_>>>()?;
            files.push(file);
            Ok(Some(files))
        };
        // In small shares, or one core works on long after the others.
        let pages = pages.par_iter().with_max_len(8);
        let files: Vec<Option<Vec<Staged>>> = pages.map(put).collect::<anyhow::Result<_>>()?;
        let files: Option<Vec<Vec<Staged>>> = files.into_iter().collect();
        Ok(files.map(|files| {
            let mut files: Vec<Staged> = files.into_iter().flatten().collect();
            files.sort_unstable_by(|one, other| one.listed.path.cmp(&other.listed.path));
            files
        }))
    }

    /// Writes the compressed copy of the file at `path`, if it is the smaller. Where `old` is the
    /// site that the file was taken from, its copy is taken too.
    fn put_copy(
        &self,
        encoding: Encoding,
        path: &str,
        bytes: &[u8],
        old: Option<&Ours>,
    ) -> anyhow::Result<Option<Staged>> {
        let name = encoding.file(path);
        if let Some((ours, listed)) = old.and_then(|ours| Some((ours, ours.manifest.get(&name)?)))
            && self.keep(listed, ours)
        {
            return Ok(Some(Staged { listed: listed.clone(), is_kept: true }));
        }
        let packed = encoding.encode(bytes).with_context(|| format!("cannot compress `{path}`"))?;
        if packed.len() >= bytes.len() {
            return Ok(None);
        }
        self.put(&name, &packed, old).map(Some)
    }

    fn put(&self, path: &str, bytes: &[u8], ours: Option<&Ours>) -> anyhow::Result<Staged> {
        let listed = Listed::new(path, bytes);
        if ours.is_some_and(|ours| self.keep(&listed, ours)) {
            return Ok(Staged { listed, is_kept: true });
        }
        let writing = || format!("cannot write `{path}` ({} bytes) of the new site", bytes.len());
        self.create(path, bytes).with_context(writing)?;
        self.bytes.fetch_add(listed.size, Ordering::Relaxed);
        Ok(Staged { listed, is_kept: false })
    }

    /// Takes the file from the old site, if it is the same there.
    fn keep(&self, listed: &Listed, ours: &Ours) -> bool {
        let path = &*listed.path;
        ours.manifest.get(path) == Some(listed)
            && ours.is_untouched(listed)
            && rustix::fs::linkat(&ours.folder, path, &self.folder, path, AtFlags::empty()).is_ok()
    }

    fn create(&self, path: &str, mut bytes: &[u8]) -> rustix::io::Result<()> {
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = rustix::fs::openat(&self.folder, path, flags, FILE)?;
        while !bytes.is_empty() {
            match rustix::io::write(&file, bytes) {
                Ok(0) => return Err(Errno::NOSPC),
                Ok(written) => bytes = &bytes[written..],
                Err(Errno::INTR) => {}
                Err(error) => return Err(error),
            }
        }
        if self.is_exact { Ok(()) } else { rustix::fs::fchmod(&file, FILE) }
    }

    /// Writes the manifest. It comes last: what is written to after it, was written by someone else.
    pub(super) fn seal(&self, key: Digest, files: Vec<Staged>) -> anyhow::Result<Manifest> {
        let manifest = Manifest::new(key, files.into_iter().map(|file| file.listed).collect());
        let writing = || format!("cannot write `{}` of the new site", manifest::NAME);
        self.create(manifest::NAME, manifest.text().as_bytes()).with_context(writing)?;
        Ok(manifest)
    }

    /// Adds to an error what whoever runs the program has to know about a full disk.
    pub(super) fn explain(&self, error: anyhow::Error) -> anyhow::Error {
        explain(self.place, self.bytes.load(Ordering::Relaxed), error)
    }

    /// Lets the folder be: it is the output folder now, or about to be.
    pub(super) fn release(mut self) {
        self.is_released = true;
    }
}

fn explain(place: &Place, bytes: u64, error: anyhow::Error) -> anyhow::Error {
    let is_full = |cause: &Errno| matches!(*cause, Errno::NOSPC | Errno::DQUOT);
    if !error.chain().filter_map(|cause| cause.downcast_ref()).any(is_full) {
        return error;
    }
    let folder = place.path.parent().unwrap_or(&place.path).display();
    error.context(format!(
        "there is no room left in `{folder}`, where the new site needs more than {bytes} bytes; \
         the old one stays as it is"
    ))
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        if !self.is_released {
            // What cannot be removed now is swept at the next start, which then tells why.
            let _ = leftover::remove(self.place, Beside::New);
        }
    }
}
