//! What stands beside the output folder after a publication, or after one that was killed.

use std::{
    os::fd::OwnedFd,
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow, bail};
use rayon::prelude::*;
use rustix::{
    fs::{AtFlags, FileType, Mode},
    io::Errno,
};

use super::{
    manifest::{self, Manifest},
    place::{Beside, Place, is_same, kind, modified},
    standing::{is_listed, read_manifest},
    tree::{self, Tree},
};

/// How often a folder is looked through, while others may be adding to it.
const ROUNDS: u32 = 4;

/// A site that is over.
pub(super) struct Dead<'a> {
    /// Where it stands.
    pub what: Beside,
    /// The folder, opened.
    pub folder: &'a OwnedFd,
    /// What it was published as; `None` for an empty folder.
    pub manifest: Option<&'a Manifest>,
    /// What was in it when it was looked at.
    pub tree: Tree,
}

/// The site that has taken its place.
pub(super) struct Successor<'a> {
    /// The output folder, opened.
    pub folder: &'a OwnedFd,
    /// What it was published as.
    pub manifest: &'a Manifest,
}

/// What stands in the output folder's place when leftovers are swept.
enum Output {
    /// Nothing, or an empty folder.
    Free,
    /// A published site.
    Ours(OwnedFd, Manifest),
    /// Something that is not ours, which will be refused.
    Others,
}

/// Removes what publications that were killed have left beside the output folder, and brings back a
/// site that was left without its name. The caller holds the lock, so nobody is at work there.
/// Gives a note for a site that was brought back.
pub(super) fn sweep(place: &Place) -> anyhow::Result<Option<String>> {
    let mut note = None;
    for what in [Beside::Old, Beside::New] {
        let path = place.path_beside(what);
        let sweeping = || format!("cannot remove `{}`, which a killed publication has left", path.display());
        if sweep_one(place, what).with_context(sweeping)? {
            let output = place.path.display();
            note = Some(format!("`{output}` was brought back from a publication that was cut short"));
        }
    }
    Ok(note)
}

/// Sweeps one folder, if it is there; gives whether it was brought back.
fn sweep_one(place: &Place, what: Beside) -> anyhow::Result<bool> {
    let Some(stat) = place.entry(&place.beside(what))? else {
        return Ok(false);
    };
    if kind(&stat) != FileType::Directory {
        bail!("it is not a folder, and stands where the new site is to grow; move it away");
    }
    let folder = tree::open(&place.parent, place.beside(what))?;
    let Some(manifest) = whole_manifest(&folder)? else {
        // It was killed before it was whole, and so was never published: all of it is ours.
        remove(place, what)?;
        return Ok(false);
    };
    let dead = |tree| Dead { what, folder: &folder, manifest: Some(&manifest), tree };
    match output(place)? {
        Output::Free if is_whole(&folder, &manifest) => {
            rustix::fs::renameat(&place.parent, place.beside(what), &place.parent, &place.name)?;
            return Ok(true);
        }
        Output::Free => retire(place, dead(list(&folder)?), None)?,
        Output::Ours(output, now) => {
            retire(place, dead(list(&folder)?), Some(&Successor { folder: &output, manifest: &now }))?;
        }
        Output::Others => {}
    }
    Ok(false)
}

fn output(place: &Place) -> anyhow::Result<Output> {
    let folder = match tree::open(&place.parent, &place.name) {
        Ok(folder) => folder,
        Err(Errno::NOENT) => return Ok(Output::Free),
        Err(_) => return Ok(Output::Others),
    };
    if let Some(manifest) = whole_manifest(&folder)? {
        return Ok(Output::Ours(folder, manifest));
    }
    let tree = list(&folder)?;
    Ok(if tree.files.is_empty() && tree.levels.is_empty() { Output::Free } else { Output::Others })
}

fn whole_manifest(folder: &OwnedFd) -> anyhow::Result<Option<Manifest>> {
    Ok(read_manifest(folder)?.and_then(|file| Manifest::parse(&file.text)))
}

/// Whether all files of the site are there, so that its removal has not begun.
fn is_whole(folder: &OwnedFd, manifest: &Manifest) -> bool {
    let is_there = |path: &str| rustix::fs::statat(folder, path, AtFlags::SYMLINK_NOFOLLOW).is_ok();
    manifest.files().par_iter().all(|file| is_there(&file.path))
}

/// Removes a site that is over. A file that we did not publish is removed only when the new site has
/// it too; one that came late is moved there, and one for which there is no room stays and is an error.
pub(super) fn retire(place: &Place, dead: Dead<'_>, now: Option<&Successor<'_>>) -> anyhow::Result<()> {
    let Dead { what, folder, manifest, mut tree } = dead;
    let is_manifest = |path: &PathBuf| path.as_os_str() == manifest::NAME;
    let is_ours = |path: &PathBuf| manifest.is_some_and(|manifest| is_listed(manifest, path));
    for _ in 0..ROUNDS {
        tree.files.retain(|path| !is_manifest(path));
        let (ours, foreign): (Vec<PathBuf>, Vec<PathBuf>) = tree.files.into_iter().partition(is_ours);
        for path in &foreign {
            rescue(folder, now, path).with_context(|| {
                let path = place.path_beside(what).join(path);
                format!(
                    "`{}` was not put there by sharh and has no place in the new site; move it away",
                    path.display()
                )
            })?;
        }
        ours.par_iter().try_for_each(|path| unlink(folder, path))?;
        remove_folders(folder, &tree.levels)?;
        // Someone may have put more into it meanwhile.
        tree = list(folder)?;
        if tree.levels.is_empty() && tree.files.iter().all(is_manifest) {
            break;
        }
    }
    // The manifest goes last: without it nobody could tell whose the others are.
    tree.files.iter().filter(|path| is_manifest(path)).try_for_each(|path| unlink(folder, path))?;
    Ok(rustix::fs::unlinkat(&place.parent, place.beside(what), AtFlags::REMOVEDIR)?)
}

/// Sees to it that the file at `path` of the dead site, which is not ours, is in the new site, and
/// removes it from the dead one. Of two states of one file the later is kept.
fn rescue(dead: &OwnedFd, now: Option<&Successor<'_>>, path: &Path) -> anyhow::Result<()> {
    let now = now.context("there is no new site")?;
    let was = match rustix::fs::statat(dead, path, AtFlags::SYMLINK_NOFOLLOW) {
        Err(Errno::NOENT) => return Ok(()),
        stat => stat?,
    };
    match rustix::fs::statat(now.folder, path, AtFlags::SYMLINK_NOFOLLOW) {
        Ok(is) if is_same(&is, &was) => unlink(dead, path)?,
        Ok(_) if is_listed(now.manifest, path) => return Err(anyhow!("a page of the site stands there")),
        Ok(is) if kind(&is) == FileType::Directory => return Err(anyhow!("a folder stands there")),
        Ok(is) if modified(&is) >= modified(&was) => unlink(dead, path)?,
        Ok(_) => rustix::fs::renameat(dead, path, now.folder, path)?,
        Err(Errno::NOENT) => {
            let folders: Vec<&Path> =
                path.ancestors().skip(1).filter(|path| *path != Path::new("")).collect();
            for folder in folders.into_iter().rev() {
                tree::make(now.folder, folder)?;
            }
            rustix::fs::renameat(dead, path, now.folder, path)?;
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// Removes a folder beside the output folder with everything in it, which is all ours.
pub(super) fn remove(place: &Place, what: Beside) -> anyhow::Result<()> {
    let folder = tree::open(&place.parent, place.beside(what))?;
    let tree = list(&folder)?;
    tree.files.par_iter().try_for_each(|path| unlink(&folder, path))?;
    remove_folders(&folder, &tree.levels)?;
    Ok(rustix::fs::unlinkat(&place.parent, place.beside(what), AtFlags::REMOVEDIR)?)
}

fn list(folder: &OwnedFd) -> anyhow::Result<Tree> {
    tree::list(folder).map_err(|unlisted| {
        anyhow::Error::new(unlisted.cause).context(format!("cannot list `{}` in it", unlisted.path.display()))
    })
}

fn remove_folders(top: &OwnedFd, levels: &[Vec<PathBuf>]) -> anyhow::Result<()> {
    let remove = |path: &PathBuf| remove_entry(top, path, AtFlags::REMOVEDIR);
    levels.iter().rev().try_for_each(|level| level.par_iter().try_for_each(remove))
}

fn unlink(top: &OwnedFd, path: &Path) -> anyhow::Result<()> {
    remove_entry(top, path, AtFlags::empty())
}

/// Removes one entry, which may be gone already. Where the folder forbids it, being someone's copy
/// with its rights, the folder's rights give way: it is to be removed too.
fn remove_entry(top: &OwnedFd, path: &Path, flags: AtFlags) -> anyhow::Result<()> {
    let removing = || format!("cannot remove `{}` in it", path.display());
    match rustix::fs::unlinkat(top, path, flags) {
        // A folder into which something has come meanwhile is looked at again.
        Ok(()) | Err(Errno::NOENT | Errno::NOTEMPTY) => Ok(()),
        Err(Errno::ACCESS) => {
            let folder = path.parent().filter(|path| *path != Path::new("")).unwrap_or(Path::new("."));
            let all = Mode::RWXU;
            rustix::fs::chmodat(top, folder, all, AtFlags::empty()).with_context(removing)?;
            rustix::fs::unlinkat(top, path, flags).with_context(removing)
        }
        Err(error) => Err(error).with_context(removing),
    }
}
