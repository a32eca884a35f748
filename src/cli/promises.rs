//! `links.lock` on the disk.

use std::{
    fs::{self, File},
    io::Write,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use anyhow::{Context, bail};
use rustix::{
    fs::{FlockOperation, flock},
    io::Errno,
};
use tempfile::NamedTempFile;

use crate::{
    base::source::{Source, SourcePath},
    link::{Changes, changes},
    pipeline::{Options, Website},
    read::Sources,
    understand::{Drafts, lock::Lock},
};

/// How long to wait for another process that publishes the site.
const PATIENCE: Duration = Duration::from_mins(1);

/// How long to wait before asking again.
const PAUSE: Duration = Duration::from_millis(20);

/// How the file is called while it is being written.
const GROWING: &str = ".links.lock.new";

/// The right to publish a site and to write its `links.lock`: one process has it at a time, whatever
/// the output folder. The system takes it back from a process that is killed.
pub(super) struct Permit<'a> {
    root: &'a Path,
    /// Holds the lock while it is open.
    folder: File,
}

/// The next `links.lock`, written beside the one that it takes the place of. When it is dropped it
/// is gone.
pub(super) struct Written<'a> {
    permit: &'a Permit<'a>,
    file: NamedTempFile,
}

impl<'a> Permit<'a> {
    /// Waits for the right to publish the site in `root`, and sweeps what a killed process has left.
    pub(super) fn take(root: &'a Path) -> anyhow::Result<Self> {
        let folder = File::open(root)
            .with_context(|| format!("cannot open the site's folder `{}`", root.display()))?;
        let mut waited = Duration::ZERO;
        loop {
            match flock(&folder, FlockOperation::NonBlockingLockExclusive) {
                Err(Errno::INTR) => {}
                Err(Errno::WOULDBLOCK) if waited < PATIENCE => {
                    thread::sleep(PAUSE);
                    waited += PAUSE;
                }
                Err(Errno::WOULDBLOCK) => {
                    let (site, seconds) = (root.display(), PATIENCE.as_secs());
                    bail!(
                        "another process has been publishing the site in `{site}` for more than {seconds} seconds; wait or end it"
                    );
                }
                // Some network disks cannot lock a folder; the output folder has a lock of its own.
                Ok(()) | Err(_) => break,
            }
        }
        // Nearly always there is nothing.
        let _ = fs::remove_file(root.join(GROWING));
        Ok(Self { root, folder })
    }

    /// Writes what `links.lock` becomes to the disk, and not yet in its place.
    pub(super) fn write(&'a self, promises: &Promises) -> anyhow::Result<Written<'a>> {
        let write = || -> std::io::Result<NamedTempFile> {
            let mut file = tempfile::Builder::new().prefix(GROWING).rand_bytes(0).tempfile_in(self.root)?;
            file.write_all(promises.text.as_bytes())?;
            let mode = fs::metadata(self.path()).map_or(0o644, |file| file.permissions().mode());
            file.as_file().set_permissions(fs::Permissions::from_mode(mode))?;
            file.as_file().sync_all()?;
            Ok(file)
        };
        let file = write().with_context(|| format!("cannot write `{}`", self.path().display()))?;
        Ok(Written { permit: self, file })
    }

    fn path(&self) -> PathBuf {
        self.root.join(SourcePath::LOCK)
    }
}

impl Written<'_> {
    /// Puts the file in the place of the one before, whole.
    pub(super) fn persist(self) -> anyhow::Result<()> {
        let path = self.permit.path();
        self.file.persist(&path).with_context(|| format!("cannot write `{}`", path.display()))?;
        // What cannot be forced to the platter is written all the same, a little later.
        let _ = self.permit.folder.sync_all();
        Ok(())
    }
}

/// What `links.lock` becomes, and what is different in it.
pub(super) struct Promises {
    /// The sources with it in the place of the one before.
    pub sources: Sources,
    changes: Changes,
    text: String,
}

/// What `links.lock` becomes when `website` is published; nothing when it stays as it is. With drafts
/// nothing is promised.
pub(super) fn promises(sources: &Sources, website: &Website, options: &Options) -> Option<Promises> {
    if options.drafts == Drafts::Hidden { becomes(sources, website, &website.site.next_lock()) } else { None }
}

/// What `links.lock` becomes when it holds `next`; nothing when it stays as it is.
pub(super) fn becomes(sources: &Sources, website: &Website, next: &Lock) -> Option<Promises> {
    let text = next.to_text();
    let old = sources.get(SourcePath::LOCK);
    if old.and_then(Source::text).is_some_and(|old| old.replace("\r\n", "\n") == text) {
        return None;
    }
    let mut changes = changes(&website.site.corpus.lock, next);
    if changes.promises.is_empty() && changes.edits.is_empty() {
        changes.edits.push("its lines are put in order".to_owned());
    }
    let source = Source::new(SourcePath::new(SourcePath::LOCK), text.clone());
    Some(Promises { sources: sources.iter().cloned().chain([source]).collect(), changes, text })
}

impl Promises {
    /// Whether an address or a paragraph's number is new, moved or gone, and not only its words.
    pub(super) fn is_new(&self) -> bool {
        !self.changes.promises.is_empty()
    }

    /// Says what is different.
    pub(super) fn say(&self) {
        let most = 12;
        let Changes { promises, edits } = &self.changes;
        for change in promises.iter().chain(edits).take(most) {
            super::say(&format!("{}: {change}", SourcePath::LOCK));
        }
        let more = (promises.len() + edits.len()).saturating_sub(most);
        if more > 0 {
            super::say(&format!("{}: and {more} more changes", SourcePath::LOCK));
        }
    }
}
