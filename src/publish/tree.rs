//! Everything that stands in a folder.

use std::{
    ffi::OsStr,
    os::{
        fd::{AsFd, OwnedFd},
        unix::ffi::OsStrExt,
    },
    path::{Path, PathBuf},
};

use rayon::prelude::*;
use rustix::{
    fs::{AtFlags, Dir, FileType, Mode, OFlags},
    io::Errno,
};

/// The paths in a folder, relative to it.
#[derive(Default)]
pub(super) struct Tree {
    /// All that is no folder: files, links and others.
    pub files: Vec<PathBuf>,
    /// The folders, level by level, from the top to the bottom.
    pub levels: Vec<Vec<PathBuf>>,
}

/// Why a folder could not be listed.
pub(super) struct Unlisted {
    /// The folder, relative to where listing began.
    pub path: PathBuf,
    /// `XDEV` when it is a mount point.
    pub cause: Errno,
}

/// Lists everything in `top`, on every core, without crossing into what is mounted there.
/// What vanishes meanwhile is left out.
pub(super) fn list(top: &OwnedFd) -> Result<Tree, Unlisted> {
    let mut tree = Tree::default();
    let mut level = vec![PathBuf::new()];
    while !level.is_empty() {
        let read = |path: &PathBuf| {
            list_one(top, path).or_else(|cause| match cause {
                Errno::NOENT => Ok((Vec::new(), Vec::new())),
                cause => Err(Unlisted { path: path.clone(), cause }),
            })
        };
        let parts: Vec<_> = level.par_iter().map(read).collect::<Result<_, _>>()?;
        let mut next = Vec::new();
        for (files, folders) in parts {
            tree.files.extend(files);
            next.extend(folders);
        }
        if !next.is_empty() {
            tree.levels.push(next.clone());
        }
        level = next;
    }
    Ok(tree)
}

/// The files and the folders right inside the folder `path` of `top`.
fn list_one(top: &OwnedFd, path: &Path) -> rustix::io::Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    let here = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    for entry in Dir::new(open(top, here)?)? {
        let entry = entry?;
        let name = OsStr::from_bytes(entry.file_name().to_bytes());
        if name == "." || name == ".." {
            continue;
        }
        let path = path.join(name);
        let kind = match entry.file_type() {
            FileType::Unknown => match rustix::fs::statat(top, &path, AtFlags::SYMLINK_NOFOLLOW) {
                Ok(stat) => FileType::from_raw_mode(stat.st_mode),
                Err(Errno::NOENT) => continue,
                Err(error) => return Err(error),
            },
            kind => kind,
        };
        if kind == FileType::Directory { folders.push(path) } else { files.push(path) }
    }
    Ok((files, folders))
}

/// What folders of the site may be used for.
pub(super) const FOLDER: Mode = Mode::from_bits_retain(0o755);

/// Makes the folder `path` in `top`, whatever the umask; `false` when it is there already.
pub(super) fn make(top: &OwnedFd, path: &Path) -> rustix::io::Result<bool> {
    match rustix::fs::mkdirat(top, path, FOLDER) {
        Ok(()) => rustix::fs::chmodat(top, path, FOLDER, AtFlags::empty()).map(|()| true),
        Err(Errno::EXIST) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Opens the folder `path` of `top`; fails with `XDEV` when it is a mount point.
pub(super) fn open(top: impl AsFd, path: impl AsRef<Path>) -> rustix::io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        use rustix::fs::ResolveFlags;
        let within = ResolveFlags::NO_XDEV | ResolveFlags::NO_SYMLINKS;
        match rustix::fs::openat2(&top, path.as_ref(), flags, Mode::empty(), within) {
            // An old kernel, or a sandbox that knows only older calls.
            Err(Errno::NOSYS | Errno::PERM) => {}
            opened => return opened,
        }
    }
    let opened = rustix::fs::openat(&top, path.as_ref(), flags, Mode::empty())?;
    let is_crossing = rustix::fs::fstat(&opened)?.st_dev != rustix::fs::fstat(&top)?.st_dev;
    if is_crossing { Err(Errno::XDEV) } else { Ok(opened) }
}
