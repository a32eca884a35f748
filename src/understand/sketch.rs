//! A short sketch of a paragraph, by which it is known again after it was edited.

use std::fmt;

use crate::{
    base::{
        digest::Digest,
        language::fold::{Glyph, glyphs, key},
    },
    understand::{
        body::{Body, Event, Events},
        version::Version,
    },
};

/// How many letters a sketch has.
const LENGTH: usize = 20;

/// A digit of a sketch stands for six bits.
const DIGITS: &[u8; 64] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-";

/// What the sketch of a paragraph without a word is made of.
const NOTHING: u8 = b'.';

/// Words shorter than this say little about a text, in Arabic as in English.
const SHORT: u32 = 4;

/// With fewer long words than this the short ones count too.
const FEW: usize = 4;

/// How far from the smallest the hash of a word may be in a longer text that took a paragraph in: a
/// text of nine times its length has its smallest word among so many three times in four, and another
/// text one with the same letter by chance once in six.
const DEPTH: usize = 12;

/// A paragraph in twenty letters: the share of letters that two sketches have in common is about the
/// share of words that their paragraphs have in common.
///
/// Each letter is six bits of the smallest hash of a word, for one of twenty hash functions (Broder,
/// *On the resemblance and containment of documents*, 1997). Words are folded as for a search, so
/// that vowel marks, hamza seats, case and punctuation do not count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Sketch([u8; LENGTH]);

impl Sketch {
    /// The most that [`Sketch::likeness`] gives.
    pub const SAME: u32 = 20;

    /// The sketch of a paragraph without a word.
    pub const NONE: Self = Self([NOTHING; LENGTH]);

    /// The sketch of a block of `version`.
    #[must_use]
    pub fn of(version: &Version, block: &Events) -> Self {
        Words::of(version, block).sketch()
    }

    /// How many letters of this sketch are those of words that a block of `version` holds: of its
    /// paragraph's words about the same share is there, however much else the block says.
    #[must_use]
    pub fn letters_in(&self, version: &Version, block: &Events) -> u32 {
        Words::of(version, block).letters_of(self)
    }

    /// The sketch that is written as `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let letters: [u8; LENGTH] = text.as_bytes().try_into().ok()?;
        let is_digit = |letter: &u8| letter.is_ascii_alphanumeric() || matches!(letter, b'_' | b'-');
        let is_nothing = letters.iter().all(|letter| *letter == NOTHING);
        (is_nothing || letters.iter().all(is_digit)).then_some(Self(letters))
    }

    /// How many letters two sketches have in common.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> u32 {
        self.0.iter().zip(&other.0).map(|(one, other)| u32::from(one == other)).sum()
    }
}

impl fmt::Display for Sketch {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|letter| fmt::Write::write_char(out, char::from(*letter)))
    }
}

/// One digest of the paragraphs of a text: while it stays the same they need not be compared.
#[must_use]
pub fn digest<'a>(blocks: impl IntoIterator<Item = Option<(&'a Version, &'a Events)>>) -> Digest {
    let parts = |block: Option<(&'a Version, &'a Events)>| {
        let text = block.map(|(version, block)| pieces(&version.body, &version.text, block));
        std::iter::once("\n").chain(text.into_iter().flatten()).map(str::as_bytes)
    };
    Digest::of_parts(blocks.into_iter().flat_map(parts))
}

/// The text of a block: also what its charts, pictures and HTML say.
fn pieces<'a>(body: &'a Body, file: &'a str, block: &Events) -> Vec<&'a str> {
    let mut pieces: Vec<&str> = Vec::new();
    for event in body.slice(block) {
        match event {
            Event::Text(span) | Event::Html(span) => pieces.push(&file[span.range()]),
            Event::Spelled(text, _) | Event::Code(text) => pieces.push(text),
            Event::SoftBreak | Event::HardBreak | Event::Start(_) => pieces.push(" "),
            Event::Picture(index) => {
                let picture = body.pictures.get(*index as usize);
                pieces.extend(picture.map(|picture| picture.file.as_str()));
            }
            Event::Chart(index) => {
                let rows = body.charts.get(*index as usize).map_or(&[][..], |chart| &chart.rows);
                pieces.extend(rows.iter().flat_map(|row| [row.label.text.as_str(), " "]));
            }
            _ => {}
        }
    }
    pieces
}

/// The hashes of the words read so far.
#[derive(Default)]
struct Words {
    long: Vec<u64>,
    short: Vec<u64>,
    /// The hash of the word that is being read, and its letters.
    open: (u64, u32),
}

impl Words {
    fn of(version: &Version, block: &Events) -> Self {
        let mut words = Self::default();
        for piece in pieces(&version.body, &version.text, block) {
            words.read(piece);
        }
        words
    }

    fn read(&mut self, text: &str) {
        for placed in glyphs(text) {
            match placed.glyph {
                Glyph::Letter(letter) => {
                    let (hash, letters) = self.open;
                    self.open = (mixed(hash ^ u64::from(u32::from(key(letter.char)))), letters + 1);
                }
                Glyph::Mark(_) | Glyph::Accent(_) | Glyph::Seat(_) | Glyph::Nothing => {}
                Glyph::Raised(_) | Glyph::Space | Glyph::Line | Glyph::Sign(_) => self.close(),
            }
        }
    }

    fn close(&mut self) {
        let (hash, letters) = std::mem::take(&mut self.open);
        match letters {
            0 => {}
            1..SHORT => self.short.push(hash),
            SHORT.. => self.long.push(hash),
        }
    }

    fn sketch(mut self) -> Sketch {
        self.close();
        if self.long.len() < FEW {
            self.long.append(&mut self.short);
        }
        if self.long.is_empty() {
            return Sketch::NONE;
        }
        let mut least = [u64::MAX; LENGTH];
        for word in &self.long {
            for (least, seed) in least.iter_mut().zip(seeds()) {
                *least = (*least).min(mixed(word ^ seed));
            }
        }
        Sketch(least.map(letter))
    }

    /// How many letters of `sketch` are those of words that were read. A short paragraph's may be of
    /// short words.
    fn letters_of(mut self, sketch: &Sketch) -> u32 {
        self.close();
        let of_long = shared(&self.long, sketch);
        self.long.append(&mut self.short);
        of_long.max(shared(&self.long, sketch))
    }
}

/// Of how many hash functions one of the smallest hashes of `words` has the letter of `sketch`.
fn shared(words: &[u64], sketch: &Sketch) -> u32 {
    let is_there = |(wanted, seed): (&u8, u64)| {
        let mut hashes: Vec<u64> = words.iter().map(|word| mixed(word ^ seed)).collect();
        hashes.sort_unstable();
        hashes.dedup();
        hashes.into_iter().take(DEPTH).any(|hash| letter(hash) == *wanted)
    };
    sketch.0.iter().zip(seeds()).map(|found| u32::from(is_there(found))).sum()
}

/// What makes one hash function another.
fn seeds() -> impl Iterator<Item = u64> {
    std::iter::successors(Some(0_u64), |seed| Some(seed.wrapping_add(0x9E37_79B9_7F4A_7C15))).skip(1)
}

fn letter(hash: u64) -> u8 {
    DIGITS[(hash & 63) as usize]
}

/// Every bit of the result depends on every bit of `hash` (Stafford's first half of a 64-bit mix).
fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ hash >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash ^ hash >> 29
}
