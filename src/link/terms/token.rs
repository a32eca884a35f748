//! The words of a run, and what stands between them.

use crate::base::language::fold::{self, Flow, Letter};

use super::{address, reader};

/// A system of writing, as far as words go: a word never holds letters of two of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Script {
    /// Digits alone.
    Number,
    /// Arabic letters, of any language.
    Arabic,
    /// Hebrew letters.
    Hebrew,
    /// Katakana.
    Katakana,
    /// Hangul.
    Hangul,
    /// A script without spaces: each of its units is a word.
    Unspaced,
    /// Raised digits, which may be the number of a note.
    Raised,
    /// Latin and every other script.
    Other,
}

impl Script {
    /// The script of a letter in lower case; digits belong to any.
    pub(super) fn of(letter: char) -> Self {
        match letter {
            '0'..='9' => Self::Number,
            '\u{590}'..='\u{5FF}' => Self::Hebrew,
            '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{870}'..='\u{8FF}' => Self::Arabic,
            '\u{2070}'..='\u{207F}' | '²' | '³' | '¹' => Self::Raised,
            '\u{E00}'.. => Self::of_east(letter),
            _ => Self::Other,
        }
    }

    #[cold]
    fn of_east(letter: char) -> Self {
        match Flow::of(letter) {
            Flow::Spaced => Self::Other,
            Flow::Katakana => Self::Katakana,
            Flow::Hangul => Self::Hangul,
            Flow::Unit | Flow::Before | Flow::After | Flow::Between => Self::Unspaced,
        }
    }

    /// Whether a word of it ends where letters of another script follow.
    pub(super) fn parts(self) -> bool {
        matches!(self, Self::Katakana | Self::Hangul | Self::Unspaced | Self::Raised)
    }
}

/// Whether a word goes on from `before` to `after`, which stand side by side.
pub(in crate::link) fn joins(before: char, after: char) -> bool {
    let (one, other) = (Script::of(before), Script::of(after));
    let parts = one.parts() || other.parts();
    before.is_alphanumeric()
        && after.is_alphanumeric()
        && !(parts && (one != other || one == Script::Unspaced))
}

/// What stands between a word and the one before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Gap {
    /// The beginning of the run.
    Start,
    /// Nothing: the script changes.
    Glue,
    /// White space, with one line's end at most.
    Space,
    /// One hyphen or dash without spaces.
    Hyphen,
    /// One apostrophe without spaces.
    Apostrophe,
    /// Other signs, by their hash.
    Signs(u32),
    /// An empty line.
    Break,
}

impl Gap {
    /// A number that two gaps share when a phrase may have either; `None` where every phrase ends.
    pub(super) fn joint(self) -> Option<u32> {
        match self {
            Self::Start | Self::Break => None,
            Self::Space | Self::Hyphen => Some(0),
            Self::Apostrophe => Some(1),
            Self::Glue => Some(2),
            Self::Signs(hash) => Some(hash | 4),
        }
    }
}

/// A word of a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// The first byte of its first letter.
    pub(super) start: u32,
    /// The byte after its last letter and the marks on it.
    pub(super) end: u32,
    /// The place of its first letter in [`Tokens::letters`].
    pub(super) first: u32,
    /// The place after its last letter.
    pub(super) last: u32,
    /// The hash of its key.
    pub(super) hash: u64,
    /// What stands before it.
    pub(super) gap: Gap,
    /// What it is written in.
    pub(super) script: Script,
    /// Part of an address, a tag or an identifier: no term.
    pub(super) passed_over: bool,
}

/// The words of one run. Reused from run to run, it allocates only to grow.
#[derive(Clone, Default, Debug)]
pub(super) struct Tokens {
    /// The words, in order.
    pub(super) words: Vec<Token>,
    /// The letters of all words.
    pub(super) letters: Vec<Letter>,
    /// Where the signs stand that addresses, tags and identifiers have.
    pub(super) suspects: Vec<u32>,
}

impl Tokens {
    /// The letters of a word.
    #[inline]
    pub(super) fn letters(&self, word: &Token) -> &[Letter] {
        self.letters.get(word.first as usize..word.last as usize).unwrap_or_default()
    }

    /// Reads a run in place of the one before. A run of 4 GiB and more has no words.
    pub(super) fn read(&mut self, run: &str) {
        self.words.clear();
        self.letters.clear();
        self.suspects.clear();
        if u32::try_from(run.len()).is_err() {
            return;
        }
        reader::read(run, self);
        if !self.suspects.is_empty() {
            self.pass_over(run);
        }
    }

    #[cold]
    fn pass_over(&mut self, run: &str) {
        for range in address::ranges(run, &self.suspects) {
            let from = self.words.partition_point(|word| (word.end as usize) <= range.start);
            for word in self.words.iter_mut().skip(from).take_while(|word| (word.start as usize) < range.end)
            {
                word.passed_over = true;
            }
        }
    }
}

/// A hash of a word's key that takes its letters from the last to the first, so that the hashes of
/// a word without its first letters come on the way.
#[inline]
pub(super) fn prepend(hash: u64, letter: Letter) -> u64 {
    (hash.rotate_left(5) ^ u64::from(u32::from(fold::key(letter.char)))).wrapping_mul(0x517C_C1B7_2722_0A95)
}

/// The hash of a whole word's key.
#[inline]
pub(super) fn hash(letters: &[Letter]) -> u64 {
    letters.iter().rev().fold(0, |hash, &letter| prepend(hash, letter))
}
