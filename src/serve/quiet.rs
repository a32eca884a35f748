//! When a file that was touched is ready to be read.
//!
//! A finished write or a rename into place is ready at once. Anything else waits until its file has
//! been quiet; a file that is gone or empty may be in the middle of a save, and waits longest.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// What an event says of a path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sign {
    /// Whoever wrote it is done.
    Settled,
    /// Something happens to it.
    Stirred,
}

/// How long a file is left alone after something happened to it.
const STIRRED: Duration = Duration::from_millis(30);

/// How long a file that is gone or empty is left alone.
const UNFINISHED: Duration = Duration::from_millis(200);

/// How long something may go on happening before the whole site is read all the same.
const LONGEST: Duration = Duration::from_secs(1);

/// What is ready to be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Ready {
    /// These files.
    Files(Vec<PathBuf>),
    /// The whole site.
    Whole,
}

/// What has been touched and not been read since.
#[derive(Default, Debug)]
pub(super) struct Quiet {
    files: BTreeMap<PathBuf, (Sign, Instant)>,
    /// Since when the whole site is to be read, and the last event since.
    whole: Option<(Instant, Instant)>,
}

impl Quiet {
    /// Something happened to a file.
    pub(super) fn touch(&mut self, path: PathBuf, sign: Sign, now: Instant) {
        if let Some((_, last)) = &mut self.whole {
            *last = now;
        }
        self.files.insert(path, (sign, now));
    }

    /// Something happened that only reading the whole site can follow.
    pub(super) fn touch_all(&mut self, now: Instant) {
        let first = self.whole.map_or(now, |(first, _)| first);
        self.whole = Some((first, now));
    }

    /// What is ready, taken out. `is_unfinished` says of a file that it is gone or empty.
    pub(super) fn take(&mut self, now: Instant, is_unfinished: impl Fn(&Path) -> bool) -> Option<Ready> {
        if let Some((first, last)) = self.whole {
            if now < (last + STIRRED).min(first + LONGEST) {
                return None;
            }
            *self = Self::default();
            return Some(Ready::Whole);
        }
        let ready = |(path, (sign, at)): (&PathBuf, &(Sign, Instant))| {
            let patience = match sign {
                _ if now >= *at + UNFINISHED => Duration::ZERO,
                _ if is_unfinished(path) => UNFINISHED,
                Sign::Settled => Duration::ZERO,
                Sign::Stirred => STIRRED,
            };
            (now >= *at + patience).then(|| path.clone())
        };
        let ready: Vec<PathBuf> = self.files.iter().filter_map(ready).collect();
        self.files.retain(|path, _| ready.binary_search(path).is_err());
        (!ready.is_empty()).then_some(Ready::Files(ready))
    }

    /// When to look again, if nothing happens until then.
    pub(super) fn next(&self, now: Instant) -> Option<Instant> {
        if let Some((first, last)) = self.whole {
            return Some((last + STIRRED).min(first + LONGEST));
        }
        let next = |(_, at): &(Sign, Instant)| {
            let due = *at + STIRRED;
            if now < due { due } else { *at + UNFINISHED }
        };
        self.files.values().map(next).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const X: &str = "seeds/x.txt";

    fn files(paths: &[&str]) -> Ready {
        Ready::Files(paths.iter().map(PathBuf::from).collect())
    }

    fn after(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    #[test]
    fn a_finished_write_is_ready_at_once_and_only_once() {
        let (mut quiet, now) = (Quiet::default(), Instant::now());
        quiet.touch(X.into(), Sign::Stirred, now);
        quiet.touch(X.into(), Sign::Settled, now);
        quiet.touch("seeds/y.txt".into(), Sign::Stirred, now);
        assert_eq!(quiet.take(now, |_| false), Some(files(&[X])));
        assert_eq!(quiet.take(now, |_| false), None);
        assert_eq!(quiet.next(now), Some(now + STIRRED));
        assert_eq!(quiet.take(now + STIRRED, |_| false), Some(files(&["seeds/y.txt"])));
        assert_eq!(quiet.next(now), None);
    }

    #[test]
    fn an_empty_or_missing_file_waits_for_what_comes() {
        let (mut quiet, now) = (Quiet::default(), Instant::now());
        quiet.touch(X.into(), Sign::Settled, now);
        assert_eq!(quiet.take(now + after(199), |_| true), None);
        assert_eq!(quiet.next(now + after(199)), Some(now + UNFINISHED));
        quiet.touch(X.into(), Sign::Settled, now + after(199));
        assert_eq!(quiet.take(now + after(199), |_| false), Some(files(&[X])));
        quiet.touch(X.into(), Sign::Stirred, now);
        assert_eq!(quiet.take(now + after(200), |_| true), Some(files(&[X])));
    }

    #[test]
    fn the_whole_site_waits_for_quiet_but_not_for_ever() {
        let (mut quiet, now) = (Quiet::default(), Instant::now());
        quiet.touch_all(now);
        for step in 1..50 {
            let later = now + after(step * 20);
            quiet.touch(X.into(), Sign::Settled, later);
            assert_eq!(quiet.take(later, |_| false), None);
        }
        assert_eq!(quiet.take(now + LONGEST, |_| false), Some(Ready::Whole));
        assert_eq!(quiet.next(now), None);
    }
}
