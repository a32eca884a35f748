//! The bytes of files.

use std::{os::fd::OwnedFd, path::Path};

use rayon::prelude::*;
use rustix::{
    fs::{FileType, Mode, OFlags},
    io::Errno,
};

use super::{Sources, listing::Found};
use crate::base::{diagnostic::Diagnostic, source::Source};

/// The largest file that is loaded at all. Finer limits are the next stage's.
const MOST_BYTES: usize = 64 << 20;

/// Why a file has no bytes.
enum Failure {
    Vanished,
    NotRegular,
    TooLarge,
    Unreadable(Errno),
}

/// Reads `files`, which stand in the folder `root`, on every core.
pub(super) fn load(root: &OwnedFd, files: &[Found]) -> (Sources, Vec<Diagnostic>) {
    let read_one = |buffer: &mut Vec<u8>, file: &Found| {
        let place = file.real.as_deref().unwrap_or(Path::new(file.path.as_str()));
        match fill(buffer, root, place) {
            Ok(length) => Ok(Some(Source::new(file.path.clone(), &buffer[..length]))),
            Err(failure) => explain(file, &failure).map_or(Ok(None), Err),
        }
    };
    let read: Vec<_> = files.par_iter().map_init(Vec::new, read_one).collect();
    let mut diagnostics = Vec::new();
    let sources = read.into_iter().filter_map(|file| {
        file.unwrap_or_else(|fault| {
            diagnostics.push(fault);
            None
        })
    });
    (sources.collect(), diagnostics)
}

/// Reads the file at `place` in `root` into `buffer`, which only ever grows, and gives its length.
///
/// It was a regular file when it was listed. Should it be something else by now, opening neither
/// waits (as for a pipe) nor follows a link.
fn fill(buffer: &mut Vec<u8>, root: &OwnedFd, place: &Path) -> Result<usize, Failure> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let file = rustix::fs::openat(root, place, flags, Mode::empty()).map_err(|error| match error {
        Errno::NOENT | Errno::NOTDIR => Failure::Vanished,
        Errno::LOOP | Errno::NXIO => Failure::NotRegular,
        error => Failure::Unreadable(error),
    })?;
    let stat = rustix::fs::fstat(&file).map_err(Failure::Unreadable)?;
    if FileType::from_raw_mode(stat.st_mode) != FileType::RegularFile {
        return Err(Failure::NotRegular);
    }
    let size = usize::try_from(stat.st_size).unwrap_or(usize::MAX);
    let mut length = 0;
    while length <= MOST_BYTES && size <= MOST_BYTES {
        // One byte more than is expected, so that the end shows.
        let wanted = size.max(length) + 1;
        if buffer.len() < wanted {
            buffer.resize(wanted.next_power_of_two(), 0);
        }
        match rustix::io::read(&file, &mut buffer[length..]) {
            Ok(0) => return Ok(length),
            Ok(read) => length += read,
            Err(Errno::INTR) => {}
            Err(error) => return Err(Failure::Unreadable(error)),
        }
    }
    Err(Failure::TooLarge)
}

/// What an author is told; nothing about a file that vanished.
fn explain(file: &Found, failure: &Failure) -> Option<Diagnostic> {
    let name = file.path.name();
    let error = |code, fault: &str| Diagnostic::error(code, &file.path, format!("`{name}` {fault}"));
    Some(match failure {
        Failure::Vanished => return None,
        Failure::NotRegular => {
            error("not-a-regular-file", "is neither a file nor a folder").help("move it elsewhere")
        }
        Failure::TooLarge => {
            error("too-large", "is larger than 64 MiB").help("split it, or move it elsewhere")
        }
        Failure::Unreadable(cause) => {
            error("unreadable", &format!("cannot be read: {cause}")).help("see to it that you may read it")
        }
    })
}
