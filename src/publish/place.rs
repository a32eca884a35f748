//! The output folder's place on the disk, and the names beside it that are ours.

use std::{
    ffi::{OsStr, OsString},
    fs,
    os::fd::OwnedFd,
    path::{Path, PathBuf},
};

use anyhow::Context;
use rustix::fs::{AtFlags, CWD, FileType, Mode, OFlags, Stat};

/// An output folder by its name in an opened parent, so that everything done to it and beside it
/// stays in that one parent.
pub(super) struct Place {
    /// The parent, opened.
    pub parent: OwnedFd,
    /// The output folder's name in the parent.
    pub name: OsString,
    /// The whole path, for messages.
    pub path: PathBuf,
}

/// What stands beside the output folder for a while, as the end of a name: `.public.sharh-new`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Beside {
    /// The lock file of a running publication.
    Lock,
    /// The new site while it grows; after the exchange the old one, until it is removed.
    New,
    /// The old site, where two folders cannot be exchanged in one step.
    Old,
}

impl Place {
    /// Opens the parent of `output`, an absolute path without links, and makes it if need be.
    pub(super) fn open(output: &Path) -> anyhow::Result<Self> {
        let parent = output.parent().unwrap_or(output);
        let name = output.file_name().unwrap_or(OsStr::new("")).to_owned();
        let opening = || format!("cannot open the folder `{}`", parent.display());
        fs::create_dir_all(parent).with_context(opening)?;
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let parent = rustix::fs::openat(CWD, parent, flags, Mode::empty()).with_context(opening)?;
        Ok(Self { parent, name, path: output.to_owned() })
    }

    /// The name of what stands beside the output folder.
    pub(super) fn beside(&self, what: Beside) -> OsString {
        let ending = match what {
            Beside::Lock => "lock",
            Beside::New => "new",
            Beside::Old => "old",
        };
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".sharh-");
        name.push(ending);
        name
    }

    /// The whole path of what stands beside the output folder, for messages.
    pub(super) fn path_beside(&self, what: Beside) -> PathBuf {
        self.path.with_file_name(self.beside(what))
    }

    /// What the parent holds under `name`, links not followed; `None` when there is nothing.
    pub(super) fn entry(&self, name: &OsStr) -> rustix::io::Result<Option<Stat>> {
        match rustix::fs::statat(&self.parent, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(stat) => Ok(Some(stat)),
            Err(rustix::io::Errno::NOENT) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// Whether two names lead to one file or folder.
pub(super) fn is_same(one: &Stat, other: &Stat) -> bool {
    (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino)
}

/// What kind of file it is.
pub(super) fn kind(stat: &Stat) -> FileType {
    FileType::from_raw_mode(stat.st_mode)
}

/// Seconds and nanoseconds.
pub(super) type Time = (i128, i128);

/// When the content last changed.
pub(super) fn modified(stat: &Stat) -> Time {
    (i128::from(stat.st_mtime), i128::from(stat.st_mtime_nsec))
}
