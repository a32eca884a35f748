//! From the disk to values.
//!
//! *Takes* the site's folder: `sharh.toml`, `links.lock` and everything in `seeds`, `content`,
//! `templates`, `theme` and `words`. *Gives* [`Sources`]: each file's path, bytes and digest, with a diagnostic for each
//! entry that could not be read. *Never* understands a byte, blocks on what is no regular file, or
//! leaves the site's folder. A file that vanishes while the folder is read is absent.
#![expect(clippy::disallowed_methods, reason = "this stage is where sources come from the disk")]

mod again;
mod listing;
mod load;
mod name;
mod sources;

use std::{
    os::fd::OwnedFd,
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};
use rustix::fs::{Mode, OFlags};

use crate::base::diagnostic::Diagnostic;

use listing::Listed;

pub use again::{Again, again, is_source};
pub use sources::Sources;

/// Reads the site in the folder `root`. Diagnostics come sorted.
///
/// It fails only when `root` is no folder that can be opened; whatever is wrong inside it is a
/// diagnostic.
pub fn read(root: &Path) -> anyhow::Result<(Sources, Vec<Diagnostic>)> {
    let (root, folder) = open(root)?;
    let Listed { files, targets, mut diagnostics } = listing::list(&root);
    let (sources, unread) = load::load(&folder, &files);
    diagnostics.extend(unread);
    diagnostics.sort();
    let mut sources = sources.behind(targets);
    sources.lack(&diagnostics);
    Ok((sources, diagnostics))
}

/// Opens the site's folder; gives its resolved path too.
fn open(root: &Path) -> anyhow::Result<(PathBuf, OwnedFd)> {
    let opening = || format!("cannot open the site's folder `{}`", root.display());
    let root = root.canonicalize().with_context(opening)?;
    ensure!(root.is_dir(), "the site's folder `{}` is not a folder", root.display());
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let folder = rustix::fs::open(&root, flags, Mode::empty()).with_context(opening)?;
    Ok((root, folder))
}

#[cfg(test)]
mod tests;
