//! Someone's own files in the output folder, taken over into the new site.

use std::{
    collections::BTreeSet,
    fs, io,
    os::fd::OwnedFd,
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow};
use rayon::prelude::*;
use rustix::{
    fs::{AtFlags, FileType, Gid, Mode, OFlags, Stat, Uid},
    io::Errno,
};

use super::{
    place::{Place, kind},
    standing::{Ours, Standing},
    tree,
};

/// Puts all foreign files and folders of the old site into the folder `new`, files by a second name
/// where the disk allows it and as copies elsewhere. Gives how many files there are.
pub(super) fn carry(place: &Place, ours: &Ours, new: &OwnedFd) -> anyhow::Result<usize> {
    let carrying = |path: &Path| format!("cannot carry over `{}`", place.path.join(path).display());
    let mut folders: BTreeSet<&Path> = ours.foreign_folders.iter().map(PathBuf::as_path).collect();
    for path in ours.foreign.iter().chain(&ours.foreign_folders) {
        folders.extend(path.ancestors().skip(1).filter(|path| !path.as_os_str().is_empty()));
    }
    let mut made = Vec::new();
    for folder in folders {
        if tree::make(new, folder).with_context(|| carrying(folder))? {
            made.push(folder);
        }
    }
    let take =
        |path: &PathBuf| take(&ours.folder, new, path).with_context(|| carrying(path)).map(usize::from);
    let carried = ours.foreign.par_iter().map(take).sum::<anyhow::Result<usize>>()?;
    // Rights come last, for a folder may be one that nobody may write to.
    for folder in made {
        if let Ok(stat) = rustix::fs::statat(&ours.folder, folder, AtFlags::SYMLINK_NOFOLLOW) {
            let rights = Mode::from_raw_mode(stat.st_mode);
            rustix::fs::chmodat(new, folder, rights, AtFlags::empty()).with_context(|| carrying(folder))?;
        }
    }
    Ok(carried)
}

/// Takes over one file; `false` when it has vanished meanwhile.
fn take(old: &OwnedFd, new: &OwnedFd, path: &Path) -> anyhow::Result<bool> {
    if rustix::fs::linkat(old, path, new, path, AtFlags::empty()).is_ok() {
        return Ok(true);
    }
    let stat = match rustix::fs::statat(old, path, AtFlags::SYMLINK_NOFOLLOW) {
        Err(Errno::NOENT) => return Ok(false),
        stat => stat?,
    };
    match kind(&stat) {
        FileType::RegularFile => copy(old, new, path, &stat)?,
        FileType::Symlink => {
            let target = rustix::fs::readlinkat(old, path, Vec::new())?;
            rustix::fs::symlinkat(target, new, path)?;
        }
        _ => return Err(anyhow!("it is neither a file nor a link")),
    }
    Ok(true)
}

/// Copies a file with its rights and its time.
fn copy(old: &OwnedFd, new: &OwnedFd, path: &Path, stat: &Stat) -> io::Result<()> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let mut from = fs::File::from(rustix::fs::openat(old, path, flags, Mode::empty())?);
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let mut to = fs::File::from(rustix::fs::openat(new, path, flags, Mode::RUSR | Mode::WUSR)?);
    io::copy(&mut from, &mut to)?;
    rustix::fs::fchmod(&to, Mode::from_raw_mode(stat.st_mode))?;
    to.set_modified(from.metadata()?.modified()?)
}

/// Gives the new output folder the old one's rights, owner and group, which whoever made it chose.
/// Gives a note when the system does not allow that.
pub(super) fn dress(place: &Place, standing: &Standing, new: &OwnedFd) -> anyhow::Result<Option<String>> {
    let Some(old) = standing.folder() else {
        return Ok(None);
    };
    let dressing = || format!("cannot set the rights of `{}`", place.path.display());
    let (was, is) =
        (rustix::fs::fstat(old).with_context(dressing)?, rustix::fs::fstat(new).with_context(dressing)?);
    let mut note = None;
    if (was.st_uid, was.st_gid) != (is.st_uid, is.st_gid) {
        let (owner, group) = (Uid::from_raw(was.st_uid), Gid::from_raw(was.st_gid));
        let whole = rustix::fs::fchown(new, Some(owner), Some(group));
        if whole.or_else(|_| rustix::fs::fchown(new, None, Some(group))).is_err() {
            note = Some(format!("the folder `{}` could not keep its group", place.path.display()));
        }
    }
    if was.st_mode != is.st_mode {
        rustix::fs::fchmod(new, Mode::from_raw_mode(was.st_mode)).with_context(dressing)?;
    }
    Ok(note)
}
