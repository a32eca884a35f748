//! Events of the file system, as far as they are alarms for the site.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::Sender,
};

use notify::{
    Event, EventHandler, EventKind, RecommendedWatcher, RecursiveMode, Watcher,
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

/// A watch over a site's folder. It ends when it is dropped.
pub(super) struct Watch {
    root: PathBuf,
    alarms: Sender<Alarm>,
    watcher: Option<RecommendedWatcher>,
    poll: Option<Poll>,
}

/// Passes events on as alarms.
struct Ear {
    root: PathBuf,
    alarms: Sender<Alarm>,
}

impl Watch {
    /// Watches the folder `root`, which is resolved. Where the system cannot watch it, the folder is
    /// polled, and the second value says why.
    pub(super) fn new(root: &Path, watching: Watching, alarms: &Sender<Alarm>) -> (Self, Option<String>) {
        let mut watch = Self { root: root.to_owned(), alarms: alarms.clone(), watcher: None, poll: None };
        if watching == Watching::Polling {
            watch.poll = Some(Poll::new(root, alarms));
            return (watch, None);
        }
        let ear = Ear { root: root.to_owned(), alarms: alarms.clone() };
        let note = match notify::recommended_watcher(ear) {
            Ok(watcher) => {
                watch.watcher = Some(watcher);
                watch.renew()
            }
            Err(error) => Some(watch.fall_back(&error)),
        };
        (watch, note)
    }

    /// Watches the folders that there are now: one that was replaced is another folder.
    pub(super) fn renew(&mut self) -> Option<String> {
        let watcher = self.watcher.as_mut()?;
        let mut outcome = watcher.watch(&self.root, RecursiveMode::NonRecursive);
        for folder in SourcePath::FOLDERS.map(|folder| self.root.join(folder)) {
            // It may not be watched, or be no more.
            let _ = watcher.unwatch(&folder);
            if outcome.is_ok() && folder.is_dir() {
                outcome = watcher.watch(&folder, RecursiveMode::Recursive);
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
        self.poll = Some(Poll::new(&self.root, &self.alarms));
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

impl EventHandler for Ear {
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
                // The site's folder itself, or what a link leads to.
                Ok(path) if !path.as_os_str().is_empty() => {}
                _ => self.ring(Alarm::Anywhere),
            }
        }
    }
}

impl Ear {
    fn ring(&self, alarm: Alarm) {
        // Nobody listens any more when the preview ends.
        let _ = self.alarms.send(alarm);
    }
}
