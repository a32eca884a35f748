//! Events of the file system, as far as they are alarms for the site.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, mpsc::Sender},
};

use notify::{
    Config, Event, EventHandler, EventKind, RecommendedWatcher, RecursiveMode, Watcher,
    event::{AccessKind, AccessMode, ModifyKind, RenameMode},
};

use super::{poll::Poll, quiet::Sign};
use crate::{base::source::SourcePath, read::is_source};

/// How changes are noticed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Watching {
    /// The system tells.
    Events,
    /// The folder is looked through again and again.
    Polling,
}

/// Something that may be a change.
#[derive(Debug)]
pub(super) enum Alarm {
    /// Something happened to this file, which is named relative to the site's folder.
    File(PathBuf, Sign),
    /// Something happened, nobody knows where.
    Anywhere,
    /// The preview ends.
    End,
}

/// What links of the site were followed to, relative to its folder. Links are followed by the reader
/// alone: it refuses those that lead outside or in circles.
#[derive(Clone, Default)]
pub(super) struct Targets(Arc<Mutex<Vec<PathBuf>>>);

impl Targets {
    /// Those that there are now.
    pub(super) fn now(&self) -> Vec<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts `targets` in their place; gives those that there were, if these are others.
    fn replace(&self, targets: &[PathBuf]) -> Option<Vec<PathBuf>> {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (*now != targets).then(|| std::mem::replace(&mut *now, targets.to_vec()))
    }

    /// Whether `path` is in one of them, or holds one.
    fn are_touched_by(&self, path: &Path) -> bool {
        let targets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        targets.iter().any(|target| path.starts_with(target) || target.starts_with(path))
    }
}

/// A watch over a site's folder. It ends when it is dropped.
pub(super) struct Watch {
    root: PathBuf,
    alarms: Sender<Alarm>,
    targets: Targets,
    watcher: Option<RecommendedWatcher>,
    poll: Option<Poll>,
}

/// Passes events on as alarms.
struct Handler {
    root: PathBuf,
    alarms: Sender<Alarm>,
    targets: Targets,
}

impl Watch {
    /// Watches the folder `root`, which is resolved. Where the system cannot watch it, the folder is
    /// polled, and the second value says why.
    pub(super) fn new(root: &Path, watching: Watching, alarms: &Sender<Alarm>) -> (Self, Option<String>) {
        let targets = Targets::default();
        let ear = Handler { root: root.to_owned(), alarms: alarms.clone(), targets: targets.clone() };
        let mut watch =
            Self { root: root.to_owned(), alarms: alarms.clone(), targets, watcher: None, poll: None };
        if watching == Watching::Polling {
            watch.poll = Some(Poll::new(root, &watch.targets, alarms));
            return (watch, None);
        }
        let note = match RecommendedWatcher::new(ear, Config::default().with_follow_symlinks(false)) {
            Ok(watcher) => {
                watch.watcher = Some(watcher);
                watch.renew()
            }
            Err(error) => Some(watch.fall_back(&error)),
        };
        (watch, note)
    }

    /// Watches what links were followed to as well. Where this is something else than before, the site
    /// is to be read again: it may have changed between reading and watching.
    pub(super) fn follow(&mut self, targets: &[PathBuf]) -> Option<String> {
        let old = self.targets.replace(targets)?;
        if let Some(watcher) = &mut self.watcher {
            for (folder, _) in watched(&self.root, &old) {
                // It may be no more.
                let _ = watcher.unwatch(&folder);
            }
        }
        let note = self.renew();
        // Nobody listens any more when the preview ends.
        let _ = self.alarms.send(Alarm::Anywhere);
        note
    }

    /// Watches the folders that there are now: one that was replaced is another folder.
    pub(super) fn renew(&mut self) -> Option<String> {
        let watcher = self.watcher.as_mut()?;
        let mut outcome = watcher.watch(&self.root, RecursiveMode::NonRecursive);
        let folders = SourcePath::FOLDERS.map(|folder| (self.root.join(folder), RecursiveMode::Recursive));
        for (folder, mode) in watched(&self.root, &self.targets.now()).into_iter().chain(folders) {
            // It may not be watched, or be no more.
            let _ = watcher.unwatch(&folder);
            if outcome.is_ok() && is_folder(&folder) {
                outcome = watcher.watch(&folder, mode);
            }
        }
        match outcome {
            // What vanished in between rings the alarm itself.
            Ok(()) => None,
            Err(error) if matches!(error.kind, notify::ErrorKind::PathNotFound) => None,
            Err(error) => Some(self.fall_back(&error)),
        }
    }

    fn fall_back(&mut self, error: &notify::Error) -> String {
        self.watcher = None;
        self.poll = Some(Poll::new(&self.root, &self.targets, &self.alarms));
        let is_limit = matches!(error.kind, notify::ErrorKind::MaxFilesWatch);
        let help = if is_limit {
            "; raise the limit with `sudo sysctl fs.inotify.max_user_watches=524288` and start again"
        } else {
            ""
        };
        format!(
            "the system cannot watch the folder ({error}), so it is looked through three times a second{help}"
        )
    }
}

/// The folders to be watched for `targets` in `root`: of a file the one that holds it, since a file
/// is replaced as often as written. What stands in a folder of sources is watched with that.
fn watched(root: &Path, targets: &[PathBuf]) -> Vec<(PathBuf, RecursiveMode)> {
    let is_apart = |target: &&PathBuf| {
        let first = target.iter().next().unwrap_or_default();
        !(SourcePath::FOLDERS.iter().any(|folder| first == *folder) && is_folder(&root.join(first)))
    };
    let (folders, files): (Vec<&PathBuf>, Vec<&PathBuf>) =
        targets.iter().filter(is_apart).partition(|target| is_folder(&root.join(target)));
    let holding =
        files.into_iter().filter_map(|file| file.parent().filter(|folder| *folder != Path::new("")));
    let holding = holding.map(|folder| (root.join(folder), RecursiveMode::NonRecursive));
    // The last word is that of the folders.
    holding.chain(folders.into_iter().map(|folder| (root.join(folder), RecursiveMode::Recursive))).collect()
}

/// Whether a folder stands at `path`, and no link.
fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|entry| entry.is_dir())
}

impl EventHandler for Handler {
    fn handle_event(&mut self, event: notify::Result<Event>) {
        let Ok(event) = event else { return self.ring(Alarm::Anywhere) };
        if event.need_rescan() {
            self.ring(Alarm::Anywhere);
        }
        let sign = match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write))
            | EventKind::Modify(ModifyKind::Name(RenameMode::To)) => Sign::Settled,
            // Reading is no change, and the two halves of a renaming come by themselves.
            EventKind::Access(_) | EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => return,
            _ => Sign::Stirred,
        };
        for path in event.paths {
            match path.strip_prefix(&self.root) {
                Ok(path) if is_source(path) => self.ring(Alarm::File(path.to_owned(), sign)),
                Ok(path) if !path.as_os_str().is_empty() && !self.targets.are_touched_by(path) => {}
                // The site's folder itself, or what a link leads to.
                _ => self.ring(Alarm::Anywhere),
            }
        }
    }
}

impl Handler {
    fn ring(&self, alarm: Alarm) {
        // Nobody listens any more when the preview ends.
        let _ = self.alarms.send(alarm);
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::symlink, sync::mpsc::channel, time::Duration};

    use super::*;

    #[test]
    fn what_a_link_leads_to_is_watched_when_the_reader_followed_it_only() {
        let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let root = folder.path().canonicalize().unwrap();
        let (alarms, alarm) = channel();
        for path in ["seeds", "shared/deep", "other"] {
            fs::create_dir_all(root.join(path)).unwrap();
        }
        symlink(outside.path(), root.join("seeds/all")).unwrap();
        symlink("../shared", root.join("seeds/some")).unwrap();
        let (mut watch, note) = Watch::new(&root, Watching::Events, &alarms);
        assert_eq!((note, watch.follow(&["shared".into()])), (None, None));
        assert!(matches!(alarm.recv().unwrap(), Alarm::Anywhere), "the site is to be read again");
        assert_eq!(watch.follow(&["shared".into()]), None);
        // What happens comes in its order.
        fs::write(outside.path().join("x.txt"), "").unwrap();
        fs::write(root.join("other/x.txt"), "").unwrap();
        fs::write(root.join("seeds/y.txt"), "").unwrap();
        let next = || alarm.recv_timeout(Duration::from_secs(10)).unwrap();
        loop {
            match next() {
                Alarm::File(path, Sign::Settled) if path == Path::new("seeds/y.txt") => break,
                Alarm::File(path, Sign::Stirred) if path == Path::new("seeds/y.txt") => {}
                other => panic!("{other:?}"),
            }
        }
        fs::write(root.join("shared/deep/z.txt"), "").unwrap();
        assert!(matches!(next(), Alarm::Anywhere));
    }
}
