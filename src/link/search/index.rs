//! The index of one language.

use std::ops::Range;

use crate::{
    base::digest::Digest,
    link::{DocumentId, Happening},
};

/// Where every word of a language's pages stands.
///
/// The pages and events are *entries*, and the text of an entry falls into *stretches*: its title, its
/// other names, its names in other languages, its summary, and then each paragraph. Stretches are
/// numbered through all entries.
#[derive(Debug)]
pub struct Index {
    /// What can be found, by kind.
    pub entries: Vec<Entry>,
    /// The first stretch of each entry, and at the end how many there are.
    pub starts: Vec<u32>,
    /// How many words the title of each entry has, and how many its title in another language.
    pub titles: Vec<(u32, u32)>,
    /// The words, by stem and letters.
    pub words: Vec<Word>,
    /// The words that each file holds.
    pub parts: Vec<Range<usize>>,
    /// What differs when anything does that the index depends on.
    pub stamp: Digest,
    pub(super) places: Vec<Place>,
}

/// What can be found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entry {
    /// A page.
    Document(DocumentId),
    /// A dated event.
    Event(Happening),
}

/// A word of the index.
#[derive(Debug)]
pub struct Word {
    /// Its stem.
    pub stem: String,
    /// Its letters as the site spells them, in lower case.
    pub letters: String,
    /// How much is kept of where it stands.
    pub kept: Kept,
    /// Whether it is part of a term's name.
    pub is_name: bool,
    pub(super) places: Range<usize>,
}

/// How much is kept of where a word stands: the more often it does, the less that says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    /// Every place.
    Places,
    /// The stretches only.
    Stretches,
    /// The stretches only, and no paragraphs.
    Heads,
}

/// A place in the text: a stretch, and a word in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Place(u32);

impl Place {
    /// Of the stretch as much as fits beside the word: 16 million paragraphs.
    pub(super) fn new(stretch: u32, word: u32) -> Self {
        Self(stretch << 8 | word.min(0xFF))
    }

    /// The number of the stretch.
    #[must_use]
    pub fn stretch(self) -> u32 {
        self.0 >> 8
    }

    /// The number of the word in it; the first is 0, and all past the 255th are one.
    #[must_use]
    pub fn word(self) -> u32 {
        self.0 & 0xFF
    }
}

impl Index {
    /// Where a word stands, in order.
    #[must_use]
    pub fn places(&self, word: &Word) -> &[Place] {
        self.places.get(word.places.clone()).unwrap_or_default()
    }
}
