//! The one step in which the new site takes the old one's place.

use anyhow::{Context, bail};
use rustix::io::Errno;

use super::{
    place::{Beside, Place, is_same},
    staging::Staging,
    standing::Standing,
};

/// Puts the staging folder in the output folder's place. Gives where the old site stands now, and a
/// note when it could not be done in one step.
pub(super) fn exchange(
    place: &Place,
    staging: Staging<'_>,
    standing: &Standing,
) -> anyhow::Result<(Beside, Option<String>)> {
    check_unmoved(place, standing)?;
    let new = place.beside(Beside::New);
    let done = if standing.folder().is_none() {
        // A plain rename of a folder replaces nothing, or an empty folder.
        rustix::fs::renameat(&place.parent, &new, &place.parent, &place.name).map(|()| (Beside::New, None))
    } else {
        in_one_step(place).map(|()| (Beside::New, None)).or_else(|error| match error {
            Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP => in_two_steps(place),
            error => Err(error),
        })
    };
    let done =
        done.with_context(|| format!("cannot put the new site in the place of `{}`", place.path.display()))?;
    staging.release();
    Ok(done)
}

/// Checks that the folder in the output's place is the one that was looked at.
fn check_unmoved(place: &Place, standing: &Standing) -> anyhow::Result<()> {
    let now = place.entry(&place.name)?;
    let is_unmoved = match (standing.folder(), now) {
        (Some(folder), Some(now)) => is_same(&rustix::fs::fstat(folder)?, &now),
        (None, None) => true,
        _ => false,
    };
    if !is_unmoved {
        bail!("`{}` was moved or made by someone else meanwhile; build again", place.path.display());
    }
    Ok(())
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn in_one_step(place: &Place) -> rustix::io::Result<()> {
    let (parent, new) = (&place.parent, place.beside(Beside::New));
    rustix::fs::renameat_with(parent, new, parent, &place.name, rustix::fs::RenameFlags::EXCHANGE)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn in_one_step(_: &Place) -> rustix::io::Result<()> {
    Err(Errno::NOSYS)
}

/// Renames the old site away and the new one in. A process killed between the two leaves no output
/// folder; the next start brings the old site back.
pub(super) fn in_two_steps(place: &Place) -> rustix::io::Result<(Beside, Option<String>)> {
    let (parent, new, old) = (&place.parent, place.beside(Beside::New), place.beside(Beside::Old));
    rustix::fs::renameat(parent, &place.name, parent, &old)?;
    if let Err(error) = rustix::fs::renameat(parent, &new, parent, &place.name) {
        rustix::fs::renameat(parent, &old, parent, &place.name)?;
        return Err(error);
    }
    let note = "this file system cannot exchange two folders in one step, so for a moment `{}` was missing";
    Ok((Beside::Old, Some(note.replace("{}", &place.path.display().to_string()))))
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    fn make(folder: &Path, name: &str) {
        fs::create_dir(folder.join(name)).unwrap();
        fs::write(folder.join(name).join("file"), name).unwrap();
    }

    #[test]
    fn where_two_folders_cannot_be_exchanged_they_are_renamed() {
        let folder = tempfile::tempdir().unwrap();
        make(folder.path(), "public");
        make(folder.path(), ".public.sharh-new");
        let place = Place::open(&folder.path().join("public")).unwrap();
        let (what, note) = in_two_steps(&place).unwrap();
        assert_eq!(what, Beside::Old);
        assert!(note.unwrap().contains("public"));
        assert_eq!(fs::read_to_string(folder.path().join("public/file")).unwrap(), ".public.sharh-new");
        assert_eq!(fs::read_to_string(folder.path().join(".public.sharh-old/file")).unwrap(), "public");
    }

    #[test]
    fn when_the_new_site_cannot_be_renamed_the_old_one_keeps_its_name() {
        let folder = tempfile::tempdir().unwrap();
        make(folder.path(), "public");
        let place = Place::open(&folder.path().join("public")).unwrap();
        assert!(in_two_steps(&place).is_err());
        assert_eq!(fs::read_to_string(folder.path().join("public/file")).unwrap(), "public");
    }
}
