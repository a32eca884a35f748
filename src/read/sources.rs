//! All files of a site, as they were read.

use std::{collections::BTreeMap, path::PathBuf};

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::base::{
    diagnostic::Diagnostic,
    digest::Digest,
    source::{Source, SourcePath},
};

/// The files of a site, sorted by path.
///
/// A path is kept as the disk spells it, so a file can be found again; [`Sources::get`] also finds
/// it by its spelling in Unicode form NFC. Two files whose spellings fall together both stay.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Sources {
    /// Sorted by path, each path once.
    files: Vec<Source>,
    /// From the composed spelling to the disk's, where they differ.
    composed: BTreeMap<String, SourcePath>,
    /// What links were followed to, sorted, each once.
    link_targets: Vec<PathBuf>,
    /// The files and folders that are there and could not be read, sorted.
    unread: Vec<SourcePath>,
}

impl Sources {
    /// The file at `path`, whichever way either of them spells composed letters.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Source> {
        let exact = self.exact(path);
        if exact.is_some() || path.is_ascii() {
            return exact;
        }
        let path: String = path.nfc().collect();
        let spelled = self.composed.get(&path);
        self.exact(spelled.map_or(&path, |spelled| spelled.as_str()))
    }

    fn exact(&self, path: &str) -> Option<&Source> {
        self.place(path).ok().map(|place| &self.files[place])
    }

    /// Where the file at `path` stands, or would.
    fn place(&self, path: &str) -> Result<usize, usize> {
        self.files.binary_search_by(|file| file.path().as_str().cmp(path))
    }

    /// All files, sorted by path.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Source> {
        self.files.iter()
    }

    /// The files in `folder` and in the folders inside it, sorted by path. `folder` has no closing `/`.
    #[must_use]
    pub fn under(&self, folder: &str) -> &[Source] {
        let before = |end: char| {
            let end = format!("{folder}{end}");
            self.files.partition_point(|file| file.path().as_str() < end.as_str())
        };
        // The byte after `/` is `0`.
        &self.files[before('/')..before('0')]
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The files and folders that links were followed to, relative to the site's folder and without
    /// links. Where there are any, one change may be a change of two files.
    #[must_use]
    pub fn link_targets(&self) -> &[PathBuf] {
        &self.link_targets
    }

    /// The files and folders that are there and could not be read: what is missing may be in them.
    #[must_use]
    pub fn unread(&self) -> &[SourcePath] {
        &self.unread
    }

    /// Takes down what could not be read, by what was said of it; gives whether that is a change.
    pub(super) fn lack(&mut self, wrong: &[Diagnostic]) -> bool {
        let mut unread: Vec<SourcePath> = wrong.iter().map(|wrong| wrong.file.clone()).collect();
        unread.sort_unstable();
        let has_changed = unread != self.unread;
        self.unread = unread;
        has_changed
    }

    /// The same files, read with links followed to `targets`.
    pub(super) fn behind(mut self, mut targets: Vec<PathBuf>) -> Self {
        targets.sort_unstable();
        targets.dedup();
        self.link_targets = targets;
        self
    }

    /// Keeps `file` in place of one with the same path; gives whether that is a change. A file that
    /// holds what it held stays the value that it was.
    pub(super) fn put(&mut self, file: Source) -> bool {
        match self.place(file.path().as_str()) {
            Ok(place) if self.files[place] == file => return false,
            Ok(place) => self.files[place] = file,
            Err(place) => {
                self.composed.extend(composed(&file));
                self.files.insert(place, file);
            }
        }
        true
    }

    /// The same files; those that hold what they held in `before` are the values that they were there.
    #[must_use]
    pub fn sharing(mut self, before: &Self) -> Self {
        let mut old = before.files.iter().peekable();
        for file in &mut self.files {
            while old.next_if(|old| old.path() < file.path()).is_some() {}
            if let Some(same) = old.next_if(|old| *old == file) {
                *file = same.clone();
            }
        }
        self
    }

    /// Forgets the file at `path`; gives whether there was one.
    pub(super) fn forget(&mut self, path: &SourcePath) -> bool {
        let Ok(place) = self.place(path.as_str()) else { return false };
        self.composed.retain(|_, spelled| spelled != path);
        self.files.remove(place);
        true
    }

    /// One digest of every path and every byte.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let digests: Vec<[u8; 16]> = self.iter().map(|source| source.digest().to_bytes()).collect();
        let paths = self.iter().map(|source| source.path().as_str().as_bytes());
        Digest::of_parts(paths.zip(&digests).flat_map(|(path, digest)| [path, digest.as_slice()]))
    }
}

/// The composed spelling of a file's path and the disk's, where they differ.
fn composed(file: &Source) -> Option<(String, SourcePath)> {
    let path = file.path();
    (!is_nfc(path.as_str())).then(|| (path.as_str().nfc().collect(), path.clone()))
}

/// Of two files with the same path the later stays, so chaining a file to
/// `sources.iter().cloned()` is a change of that file.
impl FromIterator<Source> for Sources {
    fn from_iter<I: IntoIterator<Item = Source>>(files: I) -> Self {
        let mut files: Vec<Source> = files.into_iter().collect();
        files.sort_by(|one, other| one.path().cmp(other.path()));
        files.dedup_by(|later, earlier| {
            let is_twice = later.path() == earlier.path();
            if is_twice {
                std::mem::swap(later, earlier);
            }
            is_twice
        });
        let composed = files.iter().filter_map(composed).collect();
        Self { files, composed, link_targets: Vec::new(), unread: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(files: &[(&str, &str)]) -> Sources {
        files.iter().map(|(path, text)| Source::new(SourcePath::new(path), text.as_bytes())).collect()
    }

    #[test]
    fn a_folder_holds_what_is_in_it_and_no_neighbour() {
        let all = sources(&[
            ("seeds/b", ""),
            ("seeds/a/c", ""),
            ("seeds-old/d", ""),
            ("seeds", ""),
            ("seeds0", ""),
        ]);
        let found: Vec<&str> = all.under("seeds").iter().map(|file| file.path().as_str()).collect();
        assert_eq!(found, ["seeds/a/c", "seeds/b"]);
        assert_eq!(all.len(), 5);
    }

    #[test]
    fn the_digest_tells_order_names_and_bytes_apart() {
        let one = sources(&[("a", "1"), ("b", "2")]);
        assert_eq!(one.digest(), sources(&[("b", "2"), ("a", "1")]).digest());
        for other in
            [sources(&[("a", "2"), ("b", "1")]), sources(&[("a", "1"), ("c", "2")]), sources(&[("a", "1")])]
        {
            assert_ne!(one.digest(), other.digest());
        }
    }

    #[test]
    fn a_file_is_found_by_either_spelling() {
        let (composed, split) = ("seeds/\u{e9}.txt", "seeds/e\u{301}.txt");
        for kept in [composed, split] {
            let all = sources(&[(kept, "x")]);
            for asked in [composed, split] {
                assert_eq!(all.get(asked).unwrap().path().as_str(), kept);
            }
        }
        let both = sources(&[(composed, "1"), (split, "2")]);
        assert_eq!(both.len(), 2);
        assert_eq!(both.get(split).unwrap().bytes(), b"2");
        assert_eq!(both.get("seeds/x"), None);
    }

    #[test]
    fn the_later_of_two_stays() {
        let all = sources(&[("a", "1"), ("a", "2")]);
        assert_eq!((all.len(), all.get("a").unwrap().bytes()), (1, b"2".as_slice()));
    }
}
