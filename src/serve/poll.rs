//! Looking through a folder again and again, where the system does not tell what happens in it.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::mpsc::{RecvTimeoutError, Sender, channel},
    thread,
    time::Duration,
};

use super::{quiet::Sign, watch::Alarm};
use crate::{base::source::SourcePath, read::is_source};

/// How often.
const PAUSE: Duration = Duration::from_millis(300);

/// Folders are looked into no deeper than this.
const DEEPEST: usize = 32;

/// Somebody who looks through a folder, until this is dropped.
pub(super) struct Poll {
    _end: Sender<()>,
}

/// What tells that a file was written: its number, its size, and when it and its entry changed.
type Stamp = (u64, u64, i64, i64, i64, i64);

impl Poll {
    /// Begins to look through the folder `root`.
    pub(super) fn new(root: &Path, alarms: &Sender<Alarm>) -> Self {
        let (end, ended) = channel::<()>();
        let (root, alarms) = (root.to_owned(), alarms.clone());
        let look = move || {
            let mut before = stamps(&root);
            while ended.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout) {
                let now = stamps(&root);
                let changed = now.iter().filter(|(path, stamp)| before.get(*path) != Some(*stamp));
                let gone = before.keys().filter(|path| !now.contains_key(*path));
                for path in changed.map(|(path, _)| path).chain(gone) {
                    // Nobody listens any more when the preview ends.
                    let _ = alarms.send(Alarm::File(path.clone(), Sign::Stirred));
                }
                before = now;
            }
        };
        // Without a thread nothing is noticed, and the site still is shown.
        let _ = thread::Builder::new().name("poll".to_owned()).spawn(look);
        Self { _end: end }
    }
}

fn stamps(root: &Path) -> BTreeMap<PathBuf, Stamp> {
    let mut stamps = BTreeMap::new();
    for name in SourcePath::FOLDERS.into_iter().chain([SourcePath::SETTINGS]) {
        look(root, Path::new(name), DEEPEST, &mut stamps);
    }
    stamps
}

fn look(root: &Path, path: &Path, depth: usize, stamps: &mut BTreeMap<PathBuf, Stamp>) {
    let whole = root.join(path);
    let Ok(entry) = fs::metadata(&whole) else { return };
    if !entry.is_dir() {
        let stamp =
            (entry.ino(), entry.size(), entry.mtime(), entry.mtime_nsec(), entry.ctime(), entry.ctime_nsec());
        stamps.insert(path.to_owned(), stamp);
    } else if depth > 0 {
        for entry in whole.read_dir().into_iter().flatten().flatten() {
            let path = path.join(entry.file_name());
            if is_source(&path) {
                look(root, &path, depth - 1, stamps);
            }
        }
    }
}
