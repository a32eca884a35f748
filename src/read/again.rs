//! Reading again what may have changed, and nothing else.

use std::path::{Component, Path};

use super::{
    Sources,
    listing::{Found, kind},
    load, name, open,
};
use crate::base::{diagnostic::Diagnostic, source::SourcePath};

/// What came of reading some paths again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Again {
    /// The files hold what they held.
    Same,
    /// Some file is new, gone or has other bytes.
    Changed,
    /// A folder or a link is among the paths, or may be: only [`read`](super::read) tells.
    Whole,
}

/// Whether the site can have a file at `path`, which is relative to its folder.
#[must_use]
pub fn is_source(path: &Path) -> bool {
    let mut parts = path.components();
    let Some(Component::Normal(first)) = parts.next() else { return false };
    let first = first.to_string_lossy();
    let is_named =
        |part: Component<'_>| matches!(part, Component::Normal(part) if !name::is_passed_over(part));
    match parts.as_path().components().next() {
        None => SourcePath::FILES.contains(&&*first) || SourcePath::FOLDERS.contains(&&*first),
        Some(_) => SourcePath::FOLDERS.contains(&&*first) && parts.all(is_named),
    }
}

/// Reads `paths`, which are relative to `root`, again into `sources`, and puts what is wrong with
/// them in the place of what was wrong before. When it gives [`Again::Whole`] nothing has changed.
///
/// It fails only when `root` is no folder that can be opened.
pub fn again(
    root: &Path,
    paths: &[&Path],
    sources: &mut Sources,
    wrong: &mut Vec<Diagnostic>,
) -> anyhow::Result<Again> {
    let (root, folder) = open(root)?;
    if !sources.link_targets().is_empty() {
        return Ok(Again::Whole);
    }
    // A folder that could not be read may hold anything by now.
    let is_folder =
        |wrong: &Diagnostic| kind(&root.join(wrong.file.as_str())).is_none_or(|kind| kind.is_dir());
    if wrong.iter().any(is_folder) {
        return Ok(Again::Whole);
    }
    let (mut there, mut gone) = (Vec::new(), Vec::new());
    for path in paths.iter().filter(|path| is_source(path)) {
        let Some(text) = path.to_str().filter(|_| path.iter().all(|part| name::fault(part).is_none())) else {
            return Ok(Again::Whole);
        };
        let source = SourcePath::new(text);
        match kind(&root.join(path)) {
            Some(kind)
                if kind.is_file()
                    && may_be_file(path)
                    && sources.under(text).is_empty()
                    && !is_behind_link(&root, path) =>
            {
                there.push(Found { path: source, real: None });
            }
            None if sources.under(text).is_empty() => gone.push(source),
            _ => return Ok(Again::Whole),
        }
    }
    let (fresh, unread) = load::load(&folder, &there);
    wrong.retain(|wrong| there.iter().all(|file| file.path != wrong.file) && !gone.contains(&wrong.file));
    wrong.extend(unread);
    wrong.sort();
    // What could not be read is no file of the site either.
    let unread = there.into_iter().map(|file| file.path).filter(|path| fresh.get(path.as_str()).is_none());
    let mut has_changed = sources.lack(wrong);
    for path in gone.into_iter().chain(unread) {
        has_changed |= sources.forget(&path);
    }
    for file in fresh.iter() {
        has_changed |= sources.put(file.clone());
    }
    Ok(if has_changed { Again::Changed } else { Again::Same })
}

/// Whether a file at `path`, which is a source, is one of the site's: the places of folders are not.
fn may_be_file(path: &Path) -> bool {
    path.iter().count() > 1 || SourcePath::FILES.iter().any(|name| path == Path::new(name))
}

/// Whether a folder on the way from `root` to `path` is a link.
fn is_behind_link(root: &Path, path: &Path) -> bool {
    let folders = path.ancestors().skip(1).take_while(|folder| !folder.as_os_str().is_empty());
    folders.into_iter().any(|folder| kind(&root.join(folder)).is_some_and(|kind| !kind.is_dir()))
}

#[cfg(test)]
mod tests;
