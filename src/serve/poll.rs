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

use super::{
    quiet::Sign,
    watch::{Alarm, Targets},
};
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
    /// Begins to look through the sources in the folder `root`, and what links were followed to.
    pub(super) fn new(root: &Path, targets: &Targets, alarms: &Sender<Alarm>) -> Self {
        let (end, ended) = channel::<()>();
        let (root, targets, alarms) = (root.to_owned(), targets.clone(), alarms.clone());
        let look = move || {
            let mut before = stamps(&root, &targets.now());
            while ended.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout) {
                let now = stamps(&root, &targets.now());
                let changed = now.iter().filter(|(path, stamp)| before.get(*path) != Some(*stamp));
                let gone = before.keys().filter(|path| !now.contains_key(*path));
                for path in changed.map(|(path, _)| path).chain(gone) {
                    let alarm = if is_source(path) {
                        Alarm::File(path.clone(), Sign::Stirred)
                    } else {
                        Alarm::Anywhere
                    };
                    // Nobody listens any more when the preview ends.
                    let _ = alarms.send(alarm);
                }
                before = now;
            }
        };
        // Without a thread nothing is noticed, and the site still is shown.
        let _ = thread::Builder::new().name("poll".to_owned()).spawn(look);
        Self { _end: end }
    }
}

fn stamps(root: &Path, targets: &[PathBuf]) -> BTreeMap<PathBuf, Stamp> {
    let mut stamps = BTreeMap::new();
    for name in SourcePath::FOLDERS.into_iter().chain(SourcePath::FILES) {
        look(root, Path::new(name), DEEPEST, &mut stamps, is_source);
    }
    for target in targets {
        look(root, target, DEEPEST, &mut stamps, |_| true);
    }
    stamps
}

/// Notes the stamps of what stands at `path` in `root` and, as far as `is_wanted`, below it. A link is
/// itself looked at, and not what it leads to.
fn look(
    root: &Path,
    path: &Path,
    depth: usize,
    stamps: &mut BTreeMap<PathBuf, Stamp>,
    is_wanted: fn(&Path) -> bool,
) {
    let whole = root.join(path);
    let Ok(entry) = fs::symlink_metadata(&whole) else { return };
    if !entry.is_dir() {
        let stamp =
            (entry.ino(), entry.size(), entry.mtime(), entry.mtime_nsec(), entry.ctime(), entry.ctime_nsec());
        stamps.insert(path.to_owned(), stamp);
    } else if depth > 0 {
        for entry in whole.read_dir().into_iter().flatten().flatten() {
            let path = path.join(entry.file_name());
            if is_wanted(&path) {
                look(root, &path, depth - 1, stamps, is_wanted);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_are_looked_at_and_only_the_readers_are_followed() {
        let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let at = |path: &str| folder.path().join(path);
        for path in ["seeds/x.txt", "shared/y.txt", "links.lock", "sharh.toml", "README.md"] {
            fs::create_dir_all(at(path).parent().unwrap()).unwrap();
            fs::write(at(path), "").unwrap();
        }
        fs::write(outside.path().join("z.txt"), "").unwrap();
        symlink(".", at("seeds/a")).unwrap();
        symlink(".", at("seeds/b")).unwrap();
        symlink(outside.path(), at("seeds/c")).unwrap();
        symlink("shared", at("theme")).unwrap();
        let seen = |targets: &[PathBuf]| -> Vec<String> {
            stamps(folder.path(), targets).into_keys().map(|path| path.display().to_string()).collect()
        };
        let own = ["links.lock", "seeds/a", "seeds/b", "seeds/c", "seeds/x.txt"];
        assert_eq!(seen(&[]), [&own[..], &["sharh.toml", "theme"]].concat());
        assert_eq!(seen(&["shared".into()]), [&own[..], &["shared/y.txt", "sharh.toml", "theme"]].concat());
    }
}
