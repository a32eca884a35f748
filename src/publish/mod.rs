//! From bytes to the output folder.
//!
//! *Takes* every route and a function that renders one. *Gives* the output folder, exchanged whole:
//! a reader finds the old site or the new one, and so does whoever comes after a process that was
//! killed at any moment. *Never* shows a half-made site, deletes a file that is not ours, or writes
//! anywhere but into the output folder and beside it (`.public.sharh-…`, swept when left over).
//! Nothing is forced to the platter: after a power failure files may be cut short, which the next
//! publication notices by their size and mends.
#![expect(clippy::disallowed_methods, reason = "this stage is where the site goes to the disk")]

mod carry;
mod encoding;
mod exchange;
mod guard;
mod leftover;
mod lock;
mod manifest;
mod place;
mod plan;
mod staging;
mod standing;
mod tree;

use std::{
    fs,
    os::{fd::OwnedFd, unix::fs::MetadataExt},
    path::Path,
    thread,
    time::Duration,
};

use crate::base::{digest::Digest, route::Route};
pub use encoding::Copies;

use leftover::{Dead, Successor};
use manifest::{Listed, Manifest};
use place::Place;
use staging::{Staged, Staging};
use standing::{Ours, Standing};
use tree::Tree;

/// How long the old site stays after the exchange, for readers who are just then on their way from
/// the folder's name to a file in it.
const GRACE: Duration = Duration::from_millis(30);

/// Where a site comes from and where it goes. Relative paths are taken from the working folder.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The site's folder.
    pub root: &'a Path,
    /// The output folder. It may be a link to a folder, which then is the output; it need not exist.
    pub output: &'a Path,
    /// Whether files get compressed copies beside them.
    pub copies: Copies,
}

/// What came of a publication.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The output folder holds the new site.
    Published {
        /// How many files it took.
        counts: Counts,
        /// What whoever runs the program should know, each a sentence without a full stop.
        notes: Vec<String>,
    },
    /// A page could not be rendered. Nothing was changed.
    Refused,
}

/// How many files a publication handled.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Counts {
    /// Files that are new or have changed.
    pub written: usize,
    /// Files of the old site that were right as they were.
    pub kept: usize,
    /// Files of the old site that the new one has no more.
    pub removed: usize,
    /// Files that someone else put into the output folder; they are still there.
    pub carried: usize,
}

/// Whether the output folder holds, untouched, what [`publish`] put there under `key`, with nothing
/// left over beside it. Someone's own files in it do not count.
#[must_use]
pub fn is_current(output: &Path, key: Digest) -> bool {
    standing::is_current(output, key)
}

/// Which publication stands in an output folder: two are the same only if nothing was published in
/// between.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edition(Option<(u64, u64, i64, i64)>);

impl Edition {
    /// Whether any does.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.0.is_some()
    }
}

/// The publication that stands in the folder `output` now, if any does.
#[must_use]
pub fn edition(output: &Path) -> Edition {
    let manifest = fs::metadata(output.join(manifest::NAME)).ok();
    Edition(manifest.map(|file| (file.dev(), file.ino(), file.mtime(), file.mtime_nsec())))
}

/// Renders all `routes` and makes them the output folder's content.
///
/// `key` is the digest of everything the site depends on. `render` is called on every core, once for
/// each route; each page goes straight to the disk. When it gives `None` for one, it is still asked
/// for the others, so that it can tell of every mistake, but nothing is published. Fails, and
/// leaves the old site as it was, when the output folder is not ours to replace or the disk fails.
pub fn publish<Page: AsRef<[u8]>>(
    target: &Target<'_>,
    key: Digest,
    routes: &[Route],
    render: &(impl Fn(&Route) -> Option<Page> + Sync),
) -> anyhow::Result<Outcome> {
    let output = guard::check(target)?;
    let place = Place::open(&output)?;
    let _lock = lock::acquire(&place, lock::PATIENCE)?;
    let mut notes = Vec::from_iter(leftover::sweep(&place)?);
    let standing = standing::survey(&place)?;
    let pages = plan::pages(routes, target.copies)?;
    let folders = plan::folders(&pages);
    if let Some(ours) = standing.ours() {
        plan::check_room(&place, &pages, &folders, ours)?;
    }

    let staging = Staging::make(&place)?;
    let fill = || {
        staging.make_folders(&folders)?;
        let Some(files) = staging.write(&pages, standing.ours(), render)? else {
            return Ok(None);
        };
        let carried = standing.ours().map_or(Ok(0), |ours| carry::carry(&place, ours, &staging.folder))?;
        let counts = count(&files, carried, standing.ours());
        let manifest = staging.seal(key, files)?;
        let note = carry::dress(&place, &standing, &staging.folder)?;
        Ok(Some((manifest, counts, note)))
    };
    let Some((manifest, counts, note)) = fill().map_err(|error| staging.explain(error))? else {
        return Ok(Outcome::Refused);
    };
    notes.extend(note);
    notes.extend(take_over(&place, staging, standing, &manifest)?);
    Ok(Outcome::Published { counts, notes })
}

fn count(files: &[Staged], carried: usize, ours: Option<&Ours>) -> Counts {
    let kept = files.iter().filter(|file| file.is_kept).count();
    let is_gone = |old: &&Listed| files.binary_search_by(|file| file.listed.path.cmp(&old.path)).is_err();
    let removed = ours.map_or(0, |ours| ours.manifest.files().iter().filter(is_gone).count());
    Counts { written: files.len() - kept, kept, removed, carried }
}

/// Puts the new site in the old one's place and removes the old one. From the exchange on the new
/// site is published, so what goes wrong then is a note.
fn take_over(
    place: &Place,
    staging: Staging<'_>,
    standing: Standing,
    manifest: &Manifest,
) -> anyhow::Result<Vec<String>> {
    let (what, note) = exchange::exchange(place, staging, &standing)?;
    let mut notes = Vec::from_iter(note);
    let retire = |folder: &OwnedFd, manifest_of_old: Option<&Manifest>, tree: Tree| {
        thread::sleep(GRACE);
        let output = tree::open(&place.parent, &place.name)?;
        let dead = Dead { what, folder, manifest: manifest_of_old, tree };
        leftover::retire(place, dead, Some(&Successor { folder: &output, manifest }))
    };
    let retired = match standing {
        Standing::Nothing => Ok(()),
        Standing::Empty(folder) => retire(&folder, None, Tree::default()),
        Standing::Ours(Ours { folder, manifest, tree, .. }) => retire(&folder, Some(&manifest), tree),
    };
    if let Err(error) = retired {
        let path = place.path_beside(what);
        notes.push(format!(
            "the new site is published, but the old one stays in `{}`: {error:#}",
            path.display()
        ));
    }
    Ok(notes)
}
