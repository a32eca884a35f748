//! What a search of the site needs to know: every word of every page in a language, and where it stands.
//!
//! *Takes* the site, *gives* an [`Index`] for each of its languages, made when it is first asked for.
//! The words of a version are remembered; what is made of all of them is not, for nobody searches
//! after every save.

mod draft;
mod index;
mod interner;
mod stamp;
mod stems;
mod words;

use std::{
    hash::{Hash, Hasher},
    sync::{Arc, OnceLock},
};

use rayon::prelude::*;

use crate::{
    base::{count::saturated, language::tag::Tag, memo::Memo},
    link::{DocumentId, Site, happenings},
    understand::{Corpus, version::Version},
};

pub use index::{Entry, Index, Kept, Place, Word};
pub use stamp::sort;
use words::{Words, words};

/// In how many files the index of a language stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Parts {
    /// The files of words.
    pub words: u32,
    /// The files of entries.
    pub entries: u32,
}

/// How many entries a file holds.
pub const ENTRIES: usize = 16;

/// About how many bytes of text a file of words is for, in a small site.
const TEXT_OF_PART: usize = 24 << 10;

/// The words of every version that an earlier run asked for.
#[derive(Clone, Debug)]
pub(super) struct Memory(Arc<Memo<Text, Words>>);

impl Default for Memory {
    fn default() -> Self {
        Self(Arc::new(Memo::new(|text| words(&text.0))))
    }
}

/// A version, known by the digest of its file.
#[derive(Clone, Debug)]
struct Text(Arc<Version>);

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.digest == other.0.digest && self.0.file == other.0.file
    }
}

impl Eq for Text {}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.digest.hash(state);
    }
}

/// The indexes of a site's languages, each made when it is first asked for.
#[derive(Debug)]
pub(super) struct Indexes {
    memory: Memory,
    languages: Vec<(Tag, OnceLock<Index>)>,
}

impl Indexes {
    pub(super) fn new(corpus: &Corpus, memory: &Memory) -> Self {
        let languages = corpus.settings.languages.iter();
        Self {
            memory: memory.clone(),
            languages: languages.map(|language| (language.tag().clone(), OnceLock::new())).collect(),
        }
    }
}

/// In how many files the index of the language `tag` stands. It changes in large steps only, for each
/// file is a page of the site.
pub(super) fn parts(corpus: &Corpus, tag: &Tag) -> Parts {
    let versions = corpus.documents.iter().filter_map(|document| document.versions.get(tag));
    let text: usize = versions.map(|version| version.text.len()).sum();
    let events: usize =
        (0..corpus.documents.len()).map(|at| happenings(corpus, DocumentId::new(at)).count()).sum();
    // The files grow with the site, but more slowly: one of a frequent word cannot be cut.
    let words = (text / TEXT_OF_PART).min(text.isqrt() / 22).max(1).next_power_of_two();
    Parts {
        words: saturated(words),
        entries: saturated((corpus.documents.len() + events).div_ceil(ENTRIES).max(1)),
    }
}

impl Site {
    /// The index of a language; `None` for one that the site has not.
    #[must_use]
    pub fn search(&self, tag: &Tag) -> Option<&Index> {
        let (_, index) = self.indexes.languages.iter().find(|(known, _)| known == tag)?;
        Some(index.get_or_init(|| {
            let memory = &self.indexes.memory.0;
            // A worker that waited for others here could be given a page that waits for this index.
            if rayon::current_thread_index().is_none() {
                self.read_words();
            }
            let recall = |version: &&Arc<Version>| memory.recall(&Text(Arc::clone(version)));
            let index = draft::index(self, tag, |versions| versions.iter().map(recall).collect());
            memory.forget_unused();
            index
        }))
    }

    /// Makes the indexes of all languages on every core, for who renders every page once: the words
    /// are not remembered. Else the first page that needs an index makes it.
    pub fn prepare_search(&self) {
        let read = |version: &&Arc<Version>| Arc::new(words(version));
        self.indexes.languages.par_iter().for_each(|(tag, index)| {
            // In small shares, or one core works on long after the others.
            let all = |versions: &[&Arc<Version>]| versions.par_iter().with_max_len(8).map(read).collect();
            index.get_or_init(|| draft::index(self, tag, all));
        });
    }

    /// Reads the words of every version on every core.
    fn read_words(&self) {
        self.corpus.documents.par_iter().flat_map_iter(|document| document.versions.values()).for_each(
            |version| {
                self.indexes.memory.0.recall(&Text(Arc::clone(version)));
            },
        );
    }
}
