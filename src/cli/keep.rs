//! Pictures that earlier builds drew, in `.sharh/cards` inside the site's folder.
//!
//! A file is found by the digest of all that it depends on and begins with the digest of what
//! follows, so that a damaged one is drawn again. The folder can be deleted at any time; where it
//! cannot be written, every build draws.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use crate::{base::digest::Digest, render::Bytes};

/// The folder, for one build.
pub(super) struct Keep {
    folder: PathBuf,
    /// What goes into each key: other programs draw otherwise.
    program: Digest,
    /// The names that this build asked for.
    asked: Mutex<HashSet<String>>,
}

/// What git is told of the folder.
const IGNORED: &str = "# What sharh keeps between builds. It can be deleted.\n*\n";

/// The bytes of a digest.
const HEAD: usize = 16;

impl Keep {
    /// The folder of the site in `root`, for `program`.
    pub(super) fn new(root: &Path, program: Digest) -> Self {
        Self { folder: root.join(".sharh").join("cards"), program, asked: Mutex::default() }
    }

    /// The picture that `key` stands for: kept, or drawn now and kept from now on.
    pub(super) fn recall<E>(
        &self,
        key: Digest,
        draw: impl FnOnce() -> Option<Result<Bytes, E>>,
    ) -> Option<Result<Bytes, E>> {
        let name = Digest::of_parts([self.program.to_bytes().as_slice(), &key.to_bytes()]).to_string();
        let path = self.folder.join(&name);
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(name);
        if let Some(picture) = whole(fs::read(&path).ok()) {
            return Some(Ok(Bytes::Fresh(picture)));
        }
        let picture = draw()?;
        if let Ok(picture) = &picture {
            self.put(&path, picture.as_ref());
        }
        Some(picture)
    }

    /// Writes under another name first, so that a file under its own is whole. Failing is no harm.
    fn put(&self, path: &Path, picture: &[u8]) {
        let write = || -> std::io::Result<()> {
            if !self.folder.exists() {
                fs::create_dir_all(&self.folder)?;
                fs::write(self.folder.with_file_name(".gitignore"), IGNORED)?;
            }
            let new = path.with_extension("new");
            fs::write(&new, [&Digest::of(picture).to_bytes(), picture].concat())?;
            fs::rename(new, path)
        };
        let _ = write();
    }

    /// Deletes what this build did not ask for.
    pub(super) fn forget_unused(self) {
        let asked = self.asked.into_inner().unwrap_or_else(PoisonError::into_inner);
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.flatten() {
            if !entry.file_name().to_str().is_some_and(|name| asked.contains(name)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// What follows the digest, if it is what the digest was made of.
fn whole(file: Option<Vec<u8>>) -> Option<Vec<u8>> {
    let mut file = file?;
    let is_whole = file.len() > HEAD && file[..HEAD] == Digest::of(&file[HEAD..]).to_bytes();
    file.drain(..HEAD.min(file.len()));
    is_whole.then_some(file)
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    fn recall(keep: &Keep, key: &str, drawn: &str) -> String {
        let key = Digest::of(key.as_bytes());
        let draw = || Some(Ok::<_, Infallible>(Bytes::Fresh(drawn.as_bytes().to_vec())));
        let picture = keep.recall(key, draw).unwrap().unwrap();
        String::from_utf8(picture.as_ref().to_vec()).unwrap()
    }

    #[test]
    fn a_picture_is_drawn_once_for_each_key_and_program() {
        let folder = tempfile::tempdir().unwrap();
        let keep = |program: &[u8]| Keep::new(folder.path(), Digest::of(program));
        assert_eq!(recall(&keep(b"1"), "a", "first"), "first");
        assert_eq!(recall(&keep(b"1"), "a", "again"), "first");
        assert_eq!(recall(&keep(b"1"), "b", "other"), "other");
        assert_eq!(recall(&keep(b"2"), "a", "newer"), "newer");
        assert_eq!(fs::read_to_string(folder.path().join(".sharh/.gitignore")).unwrap(), IGNORED);
    }

    #[test]
    fn a_damaged_picture_is_drawn_again() {
        let folder = tempfile::tempdir().unwrap();
        let keep = Keep::new(folder.path(), Digest::of(b"1"));
        recall(&keep, "a", "first");
        let file = fs::read_dir(folder.path().join(".sharh/cards")).unwrap().next().unwrap().unwrap().path();
        for damage in [&b""[..], b"short", &[0; 16], &[7; 40]] {
            fs::write(&file, damage).unwrap();
            assert_eq!(recall(&keep, "a", "again"), "again");
        }
    }

    #[test]
    fn what_is_not_asked_for_any_more_goes() {
        let folder = tempfile::tempdir().unwrap();
        let first = Keep::new(folder.path(), Digest::of(b"1"));
        recall(&first, "a", "1");
        recall(&first, "b", "2");
        let second = Keep::new(folder.path(), Digest::of(b"1"));
        recall(&second, "b", "3");
        second.forget_unused();
        assert_eq!(fs::read_dir(folder.path().join(".sharh/cards")).unwrap().count(), 1);
        assert_eq!(recall(&Keep::new(folder.path(), Digest::of(b"1")), "b", "4"), "2");
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_no_harm() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".sharh"), "a file").unwrap();
        assert_eq!(recall(&Keep::new(folder.path(), Digest::of(b"1")), "a", "drawn"), "drawn");
    }
}
