//! One publication at a time.

use std::{
    fs::File,
    io::{Read, Write},
    thread,
    time::Duration,
};

use anyhow::{Context, bail};
use rustix::{
    fs::{AtFlags, FlockOperation, Mode, OFlags},
    io::Errno,
};

use super::place::{Beside, Place, is_same};

/// How long to wait for another publication.
pub(super) const PATIENCE: Duration = Duration::from_mins(1);

/// How long to wait before asking again.
const PAUSE: Duration = Duration::from_millis(20);

/// The right to publish to one place. The system takes it back from a process that is killed.
pub(super) struct Lock<'a> {
    place: &'a Place,
    /// Holds the lock while it is open.
    _file: File,
}

/// Waits for the right to publish to `place`, for `patience` at most.
pub(super) fn acquire(place: &Place, patience: Duration) -> anyhow::Result<Lock<'_>> {
    let mut waited = Duration::ZERO;
    loop {
        let mut file = open(place)?;
        match rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) if is_in_place(place, &file)? => {
                // The number is a courtesy to others who wait; on a full disk they do without it.
                let _ = file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id()));
                return Ok(Lock { place, _file: file });
            }
            // Whoever held it has removed it meanwhile: there may be a newer one.
            Ok(()) | Err(Errno::INTR) => {}
            Err(Errno::WOULDBLOCK) if waited < patience => {
                thread::sleep(PAUSE);
                waited += PAUSE;
            }
            Err(Errno::WOULDBLOCK) => {
                let (holder, folder) = (holder(&mut file), place.path.display());
                let seconds = patience.as_secs();
                bail!(
                    "{holder} has been publishing to `{folder}` for more than {seconds} seconds; wait or end it"
                );
            }
            Err(error) => return Err(error).with_context(|| locking(place)),
        }
    }
}

fn locking(place: &Place) -> String {
    format!("cannot lock `{}`", place.path_beside(Beside::Lock).display())
}

fn open(place: &Place) -> anyhow::Result<File> {
    let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let file =
        rustix::fs::openat(&place.parent, place.beside(Beside::Lock), flags, Mode::from_raw_mode(0o644));
    Ok(File::from(file.with_context(|| locking(place))?))
}

/// Whether the opened lock file still has its name.
fn is_in_place(place: &Place, file: &File) -> anyhow::Result<bool> {
    let named = place.entry(&place.beside(Beside::Lock)).with_context(|| locking(place))?;
    let opened = rustix::fs::fstat(file).with_context(|| locking(place))?;
    Ok(named.is_some_and(|named| is_same(&named, &opened)))
}

/// Who holds the lock, in words.
fn holder(file: &mut File) -> String {
    let mut text = String::new();
    let number = file.read_to_string(&mut text).ok().and_then(|_| text.trim().parse::<u32>().ok());
    number.map_or_else(|| "another process".to_owned(), |number| format!("process {number}"))
}

impl Drop for Lock<'_> {
    /// Removes the file while it is still locked, so that nobody can lock a file without a name.
    fn drop(&mut self) {
        // A lock file that stays is harmless: it is the lock on it that counts.
        let _ = rustix::fs::unlinkat(&self.place.parent, self.place.beside(Beside::Lock), AtFlags::empty());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_told_who_holds_the_lock_and_gets_it_afterwards() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::open(&folder.path().join("public")).unwrap();
        let lock = acquire(&place, PATIENCE).unwrap();
        let error = acquire(&place, Duration::from_millis(40)).err().unwrap().to_string();
        assert!(error.contains(&format!("process {}", std::process::id())), "{error}");
        drop(lock);
        assert!(acquire(&place, Duration::ZERO).is_ok());
        assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    }

    #[test]
    fn one_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::open(&folder.path().join("public")).unwrap();
        let inside = std::sync::atomic::AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..25 {
                        let _lock = acquire(&place, PATIENCE).unwrap();
                        assert_eq!(inside.fetch_add(1, std::sync::atomic::Ordering::SeqCst), 0);
                        thread::yield_now();
                        inside.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
                    }
                });
            }
        });
    }
}
