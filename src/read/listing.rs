//! Which files a site has.

use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

use rustix::io::Errno;
use walkdir::{DirEntry, WalkDir};

use super::name;
use crate::base::{diagnostic::Diagnostic, source::SourcePath};

/// A regular file of the site.
pub(super) struct Found {
    /// Its name in the site, links not resolved.
    pub path: SourcePath,
    /// Where it stands inside the site's folder, when it was found through a link.
    pub real: Option<PathBuf>,
}

/// Whether a link to a folder is followed. Inside a linked folder it is not, so links can neither go
/// in circles nor multiply what is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FolderLinks {
    Follow,
    Refuse,
}

struct Listing<'a> {
    /// The site's folder, resolved.
    root: &'a Path,
    files: Vec<Found>,
    targets: Vec<PathBuf>,
    diagnostics: Vec<Diagnostic>,
}

/// What a site's folder holds, in no order.
pub(super) struct Listed {
    /// The files of the site.
    pub files: Vec<Found>,
    /// The files and folders inside the site's folder that links were followed to, relative to it.
    pub targets: Vec<PathBuf>,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// Lists the files of the site in `root`, which is resolved.
pub(super) fn list(root: &Path) -> Listed {
    let (files, targets, diagnostics) = (Vec::new(), Vec::new(), Vec::new());
    let mut listing = Listing { root, files, targets, diagnostics };
    for name in SourcePath::FOLDERS {
        match kind(&root.join(name)) {
            None => {}
            Some(kind) if kind.is_dir() => walk(&mut listing, &root.join(name), name, FolderLinks::Follow),
            Some(kind) if kind.is_symlink() => {
                follow(&mut listing, &root.join(name), name, FolderLinks::Follow);
            }
            Some(_) => report(&mut listing, "not-a-folder", name, "is not a folder", "move it elsewhere"),
        }
    }
    for name in SourcePath::FILES {
        match kind(&root.join(name)) {
            None => {}
            Some(kind) if kind.is_symlink() => {
                follow(&mut listing, &root.join(name), name, FolderLinks::Refuse);
            }
            Some(kind) if kind.is_dir() => {
                report(&mut listing, "not-a-regular-file", name, "is a folder", "put the file in its place");
            }
            Some(kind) => take(&mut listing, kind, name, None),
        }
    }
    let Listing { files, targets, diagnostics, .. } = listing;
    Listed { files, targets, diagnostics }
}

/// What stands at `path`, a link not followed.
pub(super) fn kind(path: &Path) -> Option<fs::FileType> {
    fs::symlink_metadata(path).ok().map(|entry| entry.file_type())
}

/// Lists the folder at `real`, which is called `shown` in the site.
fn walk(listing: &mut Listing<'_>, real: &Path, shown: &str, links: FolderLinks) {
    let mut entries =
        WalkDir::new(real).min_depth(1).follow_links(false).follow_root_links(false).into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path =
                    error.path().map_or_else(|| shown.to_owned(), |path| shown_path(path, real, shown));
                unlistable(listing, &path, error.io_error());
                continue;
            }
        };
        let is_refused = name::is_passed_over(entry.file_name()) || is_misnamed(listing, &entry, real, shown);
        if is_refused && entry.file_type().is_dir() {
            entries.skip_current_dir();
        } else if !is_refused && !entry.file_type().is_dir() {
            let path = shown_path(entry.path(), real, shown);
            if entry.file_type().is_symlink() {
                follow(listing, entry.path(), &path, links);
            } else {
                let is_linked = links == FolderLinks::Refuse;
                let real = if is_linked { entry.path().strip_prefix(listing.root).ok() } else { None };
                take(listing, entry.file_type(), &path, real);
            }
        }
    }
}

fn shown_path(path: &Path, real: &Path, shown: &str) -> String {
    let mut text = shown.to_owned();
    for part in path.strip_prefix(real).unwrap_or(path) {
        text.push('/');
        text.push_str(&name::shown(part));
    }
    text
}

fn is_misnamed(listing: &mut Listing<'_>, entry: &DirEntry, real: &Path, shown: &str) -> bool {
    let Some(fault) = name::fault(entry.file_name()) else {
        return false;
    };
    let path = shown_path(entry.path(), real, shown);
    report(listing, "bad-name", &path, &format!("cannot be read, for its name {fault}"), "rename it");
    true
}

/// Takes an entry that is neither folder nor link, and stands at `real` if not at `path`.
fn take(listing: &mut Listing<'_>, kind: fs::FileType, path: &str, real: Option<&Path>) {
    if kind.is_file() {
        let real = real.map(Path::to_owned);
        listing.files.push(Found { path: SourcePath::new(path), real });
    } else {
        report(listing, "not-a-regular-file", path, "is neither a file nor a folder", "move it elsewhere");
    }
}

/// Takes what the link at `link` leads to, when that is inside the site.
fn follow(listing: &mut Listing<'_>, link: &Path, path: &str, links: FolderLinks) {
    let target = match link.canonicalize() {
        Ok(target) => target,
        Err(error) => return broken(listing, path, &error),
    };
    let Ok(inside) = target.strip_prefix(listing.root) else {
        let help = "put a copy of it here; a site holds all it is made of";
        return report(listing, "link-outside", path, "is a link that leads outside the site's folder", help);
    };
    let is_circle = link.parent().is_some_and(|folder| folder.starts_with(&target));
    match kind(&target) {
        None => {}
        Some(kind) if kind.is_dir() && (is_circle || links == FolderLinks::Refuse) => {
            let help = "link to a folder that does not hold the link, and not from inside a linked folder";
            report(
                listing,
                "link-loop",
                path,
                "is a link that goes in a circle or leads on to further links",
                help,
            );
        }
        Some(kind) => {
            listing.targets.push(inside.to_owned());
            if kind.is_dir() {
                walk(listing, &target, path, FolderLinks::Refuse);
            } else {
                take(listing, kind, path, Some(inside));
            }
        }
    }
}

fn broken(listing: &mut Listing<'_>, path: &str, error: &io::Error) {
    match error.raw_os_error().map(Errno::from_raw_os_error) {
        Some(Errno::LOOP) => {
            report(listing, "link-loop", path, "is a link that goes in a circle", "remove it");
        }
        Some(Errno::NOENT | Errno::NOTDIR) => {
            report(listing, "link-dangling", path, "is a link that leads nowhere", "mend it or remove it");
        }
        _ => unlistable(listing, path, Some(error)),
    }
}

/// What could not be listed is unreadable, unless it has vanished meanwhile.
fn unlistable(listing: &mut Listing<'_>, path: &str, error: Option<&io::Error>) {
    let reason = match error {
        Some(error) if error.kind() == io::ErrorKind::NotFound => return,
        Some(error) => format!("cannot be read: {error}"),
        None => "cannot be read".to_owned(),
    };
    report(listing, "unreadable", path, &reason, "see to it that you may read it");
}

fn report(listing: &mut Listing<'_>, code: &'static str, path: &str, fault: &str, help: &str) {
    let name = Path::new(path).file_name().and_then(OsStr::to_str).unwrap_or(path);
    let diagnostic = Diagnostic::error(code, &SourcePath::new(path), format!("`{name}` {fault}"));
    listing.diagnostics.push(diagnostic.help(help));
}
