//! What stands in the output folder before a publication.

use std::{
    collections::HashSet,
    fs,
    io::{self, Read},
    os::{fd::OwnedFd, unix::ffi::OsStrExt},
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow, bail};
use rayon::prelude::*;
use rustix::{
    fs::{AtFlags, FileType, Mode, OFlags, Stat},
    io::Errno,
};

use super::{
    manifest::{self, Listed, Manifest},
    place::{Beside, Place, Time, kind, modified},
    staging::FILE,
    tree::{self, Tree, Unlisted},
};
use crate::base::digest::Digest;

/// What a publication finds in the output folder's place.
pub(super) enum Standing {
    /// There is no such folder.
    Nothing,
    /// A folder with nothing in it.
    Empty(OwnedFd),
    /// A site that we published.
    Ours(Ours),
}

/// A published site.
pub(super) struct Ours {
    /// The folder, opened.
    pub folder: OwnedFd,
    /// What it was published as.
    pub manifest: Manifest,
    /// When it was published.
    written: Time,
    /// Everything in the folder.
    pub tree: Tree,
    /// What in it is not ours: files, links and others.
    pub foreign: Vec<PathBuf>,
    /// The folders in it that hold none of our files, each after the one that holds it.
    pub foreign_folders: Vec<PathBuf>,
}

/// A manifest as it stands on the disk.
pub(super) struct ManifestFile {
    /// What is in it.
    pub text: String,
    /// When it was written, after all other files.
    written: Time,
    /// Who may use it, which is the same for all other files.
    rights: Mode,
}

impl Standing {
    /// The folder, opened.
    pub(super) fn folder(&self) -> Option<&OwnedFd> {
        match self {
            Self::Nothing => None,
            Self::Empty(folder) => Some(folder),
            Self::Ours(ours) => Some(&ours.folder),
        }
    }

    /// The published site.
    pub(super) fn ours(&self) -> Option<&Ours> {
        if let Self::Ours(ours) = self { Some(ours) } else { None }
    }
}

impl Ours {
    /// Whether the file stands as it was published: the same size, not written to since, and
    /// readable by everyone. Its bytes are not read again.
    pub(super) fn is_untouched(&self, listed: &Listed) -> bool {
        is_untouched(&self.folder, listed, self.written, FILE)
    }
}

/// Whether the folder `output` is what was published under `key`; see [`super::is_current`].
pub(super) fn is_current(output: &Path, key: Digest) -> bool {
    let check = || -> Option<bool> {
        let output = fs::canonicalize(output).ok()?;
        let place = Place::open(&output).ok()?;
        for what in [Beside::New, Beside::Old] {
            if place.entry(&place.beside(what)).ok()?.is_some() {
                return None;
            }
        }
        let folder = tree::open(&place.parent, &place.name).ok()?;
        let ManifestFile { text, written, rights } = read_manifest(&folder).ok()??;
        let manifest = Manifest::parse(&text).filter(|manifest| manifest.has_key(key))?;
        let is_untouched = |file: &Listed| is_untouched(&folder, file, written, rights);
        Some(manifest.files().par_iter().with_min_len(128).all(is_untouched))
    };
    check().unwrap_or(false)
}

/// Looks at what stands in the place, and refuses what is not ours to replace.
pub(super) fn survey(place: &Place) -> anyhow::Result<Standing> {
    let shown = place.path.display();
    let folder = match tree::open(&place.parent, &place.name) {
        Ok(folder) => folder,
        Err(Errno::NOENT) => return Ok(Standing::Nothing),
        Err(Errno::XDEV) => {
            bail!("`{shown}` is a mount point, which cannot be exchanged as a whole; give a folder inside it")
        }
        Err(error) => return Err(error).with_context(|| format!("cannot open the output folder `{shown}`")),
    };
    let tree = tree::list(&folder).map_err(|unlisted| explain(place, &unlisted))?;
    let manifest =
        read_manifest(&folder).with_context(|| format!("cannot read `{shown}/{}`", manifest::NAME))?;
    match manifest {
        None if tree.files.is_empty() && tree.levels.is_empty() => Ok(Standing::Empty(folder)),
        None => bail!(
            "`{shown}` holds what sharh did not put there ({}), so nothing was changed; \
             give another output folder, or move these away",
            some_of(&tree),
        ),
        Some(ManifestFile { text, written, .. }) => {
            let manifest = Manifest::parse(&text).ok_or_else(|| {
                anyhow!(
                    "`{shown}/{}` cannot be understood: it is damaged, or another version of sharh wrote it; \
                     move the folder `{shown}` away and build again",
                    manifest::NAME
                )
            })?;
            let (foreign, foreign_folders) = foreign(&tree, &manifest);
            Ok(Standing::Ours(Ours { folder, manifest, written, tree, foreign, foreign_folders }))
        }
    }
}

/// The words for a folder that could not be listed.
pub(super) fn explain(place: &Place, unlisted: &Unlisted) -> anyhow::Error {
    let path = place.path.join(&unlisted.path);
    let path = path.display();
    match unlisted.cause {
        Errno::XDEV => {
            anyhow!("`{path}` is a mount point inside the output folder, which cannot be carried over")
        }
        cause => anyhow::Error::new(cause).context(format!("cannot list the folder `{path}`")),
    }
}

/// The first few names in a folder, in words.
fn some_of(tree: &Tree) -> String {
    let folders = tree.levels.first().into_iter().flatten().map(|path| format!("{}/", path.display()));
    let files = tree.files.iter().filter(|path| path.components().count() == 1);
    let mut names: Vec<String> = files.map(|path| path.display().to_string()).chain(folders).collect();
    names.sort_unstable();
    let more = names.len().saturating_sub(3);
    names.truncate(3);
    let names = names.join(", ");
    if more > 0 { format!("{names} and {more} more") } else { names }
}

/// What in the tree is not ours: files, and folders.
fn foreign(tree: &Tree, manifest: &Manifest) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let mut files: Vec<PathBuf> =
        tree.files.iter().filter(|path| !is_listed(manifest, path)).cloned().collect();
    files.sort_unstable();
    let mut ours: HashSet<&[u8]> = HashSet::new();
    for file in manifest.files() {
        let mut path = file.path.as_str();
        while let Some((folder, _)) = path.rsplit_once('/') {
            if !ours.insert(folder.as_bytes()) {
                break;
            }
            path = folder;
        }
    }
    let is_foreign = |path: &&PathBuf| !ours.contains(path.as_os_str().as_bytes());
    (files, tree.levels.iter().flatten().filter(is_foreign).cloned().collect())
}

/// Whether the file is the manifest or in it.
pub(super) fn is_listed(manifest: &Manifest, path: &Path) -> bool {
    path.to_str().is_some_and(|path| path == manifest::NAME || manifest.get(path).is_some())
}

/// Reads the manifest in the folder; `None` when there is no regular file of that name.
pub(super) fn read_manifest(folder: &OwnedFd) -> io::Result<Option<ManifestFile>> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let file = match rustix::fs::openat(folder, manifest::NAME, flags, Mode::empty()) {
        Ok(file) => file,
        Err(Errno::NOENT | Errno::LOOP) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let stat = rustix::fs::fstat(&file)?;
    if kind(&stat) != FileType::RegularFile {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    fs::File::from(file).read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok(Some(ManifestFile { text, written: modified(&stat), rights: Mode::from_raw_mode(stat.st_mode) }))
}

fn is_untouched(folder: &OwnedFd, listed: &Listed, written: Time, rights: Mode) -> bool {
    let is_as_published = |stat: Stat| {
        kind(&stat) == FileType::RegularFile
            && u64::try_from(stat.st_size) == Ok(listed.size)
            && modified(&stat) <= written
            && Mode::from_raw_mode(stat.st_mode) == rights
    };
    rustix::fs::statat(folder, &listed.path, AtFlags::SYMLINK_NOFOLLOW).is_ok_and(is_as_published)
}
