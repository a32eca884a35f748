//! Pictures that earlier builds drew, in `.sharh/cards` inside the site's folder.
//!
//! A file is found by the digest of all that it depends on and begins with the digest of what
//! follows, so that a damaged one is drawn again. The folder can be deleted at any time; where it
//! cannot be written, or either folder is a link, every build draws. No link is followed and nothing
//! is deleted but the pictures themselves.

use std::{
    collections::HashSet,
    ffi::OsStr,
    fs::File,
    io::{Read, Write},
    os::{
        fd::{AsFd, OwnedFd},
        unix::ffi::OsStrExt,
    },
    path::{Path, PathBuf},
    sync::{Mutex, OnceLock, PoisonError},
};

use rustix::{
    fs::{AtFlags, CWD, Dir, Mode, OFlags, mkdirat, openat, renameat, unlinkat},
    io::Errno,
};

use crate::{base::digest::Digest, render::Bytes};

/// The folder, for one build.
pub(super) struct CardCache {
    root: PathBuf,
    /// The folder, opened when a picture is first asked for; nothing where there can be none.
    folder: OnceLock<Option<OwnedFd>>,
    /// What goes into each key: other programs draw otherwise.
    program: Digest,
    /// The names that this build asked for.
    asked: Mutex<HashSet<String>>,
}

/// What git is told of the folder.
const IGNORED: &str = "# What sharh keeps between builds. It can be deleted.\n*\n";

/// The bytes of a digest.
const HEAD: usize = 16;

/// How the name ends of a picture that is being written.
const GROWING: &str = ".new";

impl CardCache {
    /// The folder of the site in `root`, for `program`.
    pub(super) fn new(root: &Path, program: Digest) -> Self {
        Self { root: root.to_owned(), folder: OnceLock::new(), program, asked: Mutex::default() }
    }

    /// The picture that `key` stands for: kept, or drawn now and kept from now on.
    pub(super) fn recall<E>(
        &self,
        key: Digest,
        draw: impl FnOnce() -> Option<Result<Bytes, E>>,
    ) -> Option<Result<Bytes, E>> {
        let name = Digest::of_parts([self.program.to_bytes().as_slice(), &key.to_bytes()]).to_string();
        let folder = self.folder.get_or_init(|| make(&self.root).ok()).as_ref();
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone());
        if let Some(picture) = folder.and_then(|folder| kept(folder, &name)) {
            return Some(Ok(Bytes::Fresh(picture)));
        }
        let picture = draw()?;
        if let (Some(folder), Ok(picture)) = (folder, &picture) {
            // Failing is no harm.
            let _ = put(folder, &name, picture.as_ref());
        }
        Some(picture)
    }

    /// Deletes the pictures that this build did not ask for.
    pub(super) fn forget_unused(self) {
        let asked = self.asked.into_inner().unwrap_or_else(PoisonError::into_inner);
        let folder = self.folder.into_inner().unwrap_or_else(|| open(&self.root).ok());
        let Some(folder) = folder else { return };
        for entry in Dir::read_from(&folder).into_iter().flatten().flatten() {
            let Some(name) = OsStr::from_bytes(entry.file_name().to_bytes()).to_str() else { continue };
            if !asked.contains(name) && is_ours(&folder, name) {
                let _ = unlinkat(&folder, name, AtFlags::empty());
            }
        }
    }
}

/// Opens the folder for pictures, when it is there.
fn open(root: &Path) -> rustix::io::Result<OwnedFd> {
    open_in(open_in(open_root(root)?, ".sharh")?, "cards")
}

fn open_root(root: &Path) -> rustix::io::Result<OwnedFd> {
    openat(CWD, root, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())
}

/// Opens a folder that is no link.
fn open_in(folder: impl AsFd, name: &str) -> rustix::io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    openat(folder, name, flags, Mode::empty())
}

/// Opens the folder for pictures, which is made when it is missing.
fn make(root: &Path) -> rustix::io::Result<OwnedFd> {
    match open(root) {
        Err(Errno::NOENT) => {}
        opened => return opened,
    }
    let root = open_root(root)?;
    let make = |folder: &OwnedFd, name| match mkdirat(folder, name, Mode::from_raw_mode(0o777)) {
        Ok(()) | Err(Errno::EXIST) => open_in(folder, name),
        Err(error) => Err(error),
    };
    let own = make(&root, ".sharh")?;
    if let Ok(file) = create(&own, ".gitignore", OFlags::EXCL) {
        // Git asks about the folder without it, which is no harm.
        let _ = File::from(file).write_all(IGNORED.as_bytes());
    }
    make(&own, "cards")
}

/// Opens a file to write to it. A link is not followed, a pipe not waited for.
fn create(folder: &OwnedFd, name: &str, flags: OFlags) -> rustix::io::Result<OwnedFd> {
    let always = OFlags::WRONLY | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    openat(folder, name, always | flags, Mode::from_raw_mode(0o666))
}

/// Writes under another name first, so that a file under its own is whole.
fn put(folder: &OwnedFd, name: &str, picture: &[u8]) -> std::io::Result<()> {
    let new = format!("{name}{GROWING}");
    let mut file = File::from(create(folder, &new, OFlags::TRUNC)?);
    file.write_all(&Digest::of(picture).to_bytes())?;
    file.write_all(picture)?;
    Ok(renameat(folder, new, folder, name)?)
}

/// The picture in the file of this name, if it is a whole one.
fn kept(folder: &OwnedFd, name: &str) -> Option<Vec<u8>> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let mut file = File::from(openat(folder, name, flags, Mode::empty()).ok()?);
    let mut bytes = Vec::new();
    file.metadata().ok().filter(std::fs::Metadata::is_file)?;
    file.read_to_end(&mut bytes).ok()?;
    whole(bytes)
}

/// Whether the file of this name was put there by [`put`]: a whole picture, or one that a build was
/// killed over.
fn is_ours(folder: &OwnedFd, name: &str) -> bool {
    let is_digest = |name: &str| {
        name.len() == 2 * HEAD && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let is_file = || {
        rustix::fs::statat(folder, name, AtFlags::SYMLINK_NOFOLLOW)
            .is_ok_and(|stat| rustix::fs::FileType::from_raw_mode(stat.st_mode).is_file())
    };
    match name.strip_suffix(GROWING) {
        Some(name) => is_digest(name) && is_file(),
        None => is_digest(name) && kept(folder, name).is_some(),
    }
}

/// What follows the digest, if it is what the digest was made of.
fn whole(mut file: Vec<u8>) -> Option<Vec<u8>> {
    let is_whole = file.len() > HEAD && file[..HEAD] == Digest::of(&file[HEAD..]).to_bytes();
    file.drain(..HEAD.min(file.len()));
    is_whole.then_some(file)
}

#[cfg(test)]
mod tests {
    use std::{convert::Infallible, fs, os::unix::fs::symlink};

    use super::*;

    fn recall(cards: &CardCache, key: &str, drawn: &str) -> String {
        let key = Digest::of(key.as_bytes());
        let draw = || Some(Ok::<_, Infallible>(Bytes::Fresh(drawn.as_bytes().to_vec())));
        let picture = cards.recall(key, draw).unwrap().unwrap();
        String::from_utf8(picture.as_ref().to_vec()).unwrap()
    }

    #[test]
    fn a_picture_is_drawn_once_for_each_key_and_program() {
        let folder = tempfile::tempdir().unwrap();
        let cards = |program: &[u8]| CardCache::new(folder.path(), Digest::of(program));
        assert_eq!(recall(&cards(b"1"), "a", "first"), "first");
        assert_eq!(recall(&cards(b"1"), "a", "again"), "first");
        assert_eq!(recall(&cards(b"1"), "b", "other"), "other");
        assert_eq!(recall(&cards(b"2"), "a", "newer"), "newer");
        assert_eq!(fs::read_to_string(folder.path().join(".sharh/.gitignore")).unwrap(), IGNORED);
    }

    #[test]
    fn a_damaged_picture_is_drawn_again() {
        let folder = tempfile::tempdir().unwrap();
        let cards = CardCache::new(folder.path(), Digest::of(b"1"));
        recall(&cards, "a", "first");
        let file = fs::read_dir(folder.path().join(".sharh/cards")).unwrap().next().unwrap().unwrap().path();
        for damage in [&b""[..], b"short", &[0; 16], &[7; 40]] {
            fs::write(&file, damage).unwrap();
            assert_eq!(recall(&cards, "a", "again"), "again");
        }
    }

    #[test]
    fn what_is_not_asked_for_any_more_goes() {
        let folder = tempfile::tempdir().unwrap();
        let first = CardCache::new(folder.path(), Digest::of(b"1"));
        recall(&first, "a", "1");
        recall(&first, "b", "2");
        let second = CardCache::new(folder.path(), Digest::of(b"1"));
        recall(&second, "b", "3");
        second.forget_unused();
        assert_eq!(fs::read_dir(folder.path().join(".sharh/cards")).unwrap().count(), 1);
        assert_eq!(recall(&CardCache::new(folder.path(), Digest::of(b"1")), "b", "4"), "2");
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_no_harm() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".sharh"), "a file").unwrap();
        assert_eq!(recall(&CardCache::new(folder.path(), Digest::of(b"1")), "a", "drawn"), "drawn");
    }

    #[test]
    fn someones_own_files_stay() {
        let folder = tempfile::tempdir().unwrap();
        let cards = folder.path().join(".sharh/cards");
        let name = Digest::of(b"x").to_string();
        fs::create_dir_all(&cards).unwrap();
        for name in ["thesis.txt", &name, &format!("{name}.txt"), &name.to_uppercase()] {
            fs::write(cards.join(name), "mine").unwrap();
        }
        fs::write(cards.join(format!("{name}.new")), "cut sho").unwrap();
        CardCache::new(folder.path(), Digest::of(b"1")).forget_unused();
        assert_eq!(fs::read_dir(&cards).unwrap().count(), 4);
    }

    #[test]
    fn a_link_is_not_followed() {
        for link in [".sharh", ".sharh/cards"] {
            let (folder, victim) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
            let old = CardCache::new(victim.path(), Digest::of(b"1"));
            recall(&old, "a", "someone's");
            fs::create_dir_all(folder.path().join(link).parent().unwrap()).unwrap();
            symlink(victim.path().join(link), folder.path().join(link)).unwrap();
            let cards = CardCache::new(folder.path(), Digest::of(b"1"));
            assert_eq!(recall(&cards, "a", "drawn"), "drawn", "{link}");
            assert_eq!(recall(&cards, "b", "drawn"), "drawn", "{link}");
            cards.forget_unused();
            CardCache::new(folder.path(), Digest::of(b"1")).forget_unused();
            assert_eq!(fs::read_dir(victim.path().join(".sharh/cards")).unwrap().count(), 1, "{link}");
        }
    }

    #[test]
    fn a_picture_is_not_written_through_a_link() {
        let (folder, victim) = (tempfile::tempdir().unwrap(), tempfile::NamedTempFile::new().unwrap());
        let cache = || CardCache::new(folder.path(), Digest::of(b"1"));
        recall(&cache(), "a", "1");
        let cards = folder.path().join(".sharh/cards");
        let file = fs::read_dir(&cards).unwrap().next().unwrap().unwrap().path();
        fs::remove_file(&file).unwrap();
        symlink(victim.path(), file.with_extension("new")).unwrap();
        symlink(victim.path(), &file).unwrap();
        assert_eq!(recall(&cache(), "a", "2"), "2");
        assert_eq!(fs::read(victim.path()).unwrap(), b"");
    }
}
