//! Combining marks, and what each is to a word (UAX #24 tells their scripts).

use icu_properties::{CodePointMapData, props::Script};

use super::{Glyph, Letter};

/// The marks written on one letter: Arabic vowel signs as bits, points and accents as a small sum that
/// does not depend on their order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Marks {
    vowels: u8,
    accents: u8,
}

impl Marks {
    /// No mark.
    pub const NONE: Self = Self { vowels: 0, accents: 0 };
    /// Fatha, damma, kasra and sukun: a letter has one of them.
    pub const SHORT_VOWELS: u8 = 0b1111;
    /// Fatha.
    pub const FATHA: Self = Self::vowel(1);
    /// Damma.
    pub const DAMMA: Self = Self::vowel(1 << 1);
    /// Kasra.
    pub const KASRA: Self = Self::vowel(1 << 2);
    /// Sukun.
    pub const SUKUN: Self = Self::vowel(1 << 3);
    /// Shadda, the doubling of a letter.
    pub const SHADDA: Self = Self::vowel(1 << 4);
    /// Fathatan, dammatan or kasratan.
    pub const TANWEEN: Self = Self::vowel(1 << 5);

    const fn vowel(vowels: u8) -> Self {
        Self { vowels, accents: 0 }
    }

    /// The mark that stands for a combining character which is no Arabic vowel sign.
    #[must_use]
    pub const fn accent(c: char) -> Self {
        Self { vowels: 0, accents: (c as u32 % 251) as u8 + 1 }
    }

    /// Both sets of marks.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self { vowels: self.vowels | other.vowels, accents: self.accents.wrapping_add(other.accents) }
    }

    /// The short vowel or sukun written on the letter, as bits; 0 for none.
    #[must_use]
    pub const fn short_vowel(self) -> u8 {
        self.vowels & Self::SHORT_VOWELS
    }

    /// Whether the letter is written doubled.
    #[must_use]
    pub const fn is_doubled(self) -> bool {
        self.vowels & Self::SHADDA.vowels != 0
    }

    /// Whether any Arabic vowel sign is written.
    #[must_use]
    pub const fn has_vowels(self) -> bool {
        self.vowels != 0
    }

    /// The same marks less short vowels and tanween: what is left of a case ending.
    #[must_use]
    pub const fn without_ending(self) -> Self {
        Self { vowels: self.vowels & Self::SHADDA.vowels, accents: self.accents }
    }

    /// The accents, as a sum that is 0 for none.
    #[must_use]
    pub const fn accents(self) -> u8 {
        self.accents
    }
}

/// Whether the marks on a letter or the mark itself may be left out: those of scripts that write
/// vowels above and below their consonants, and mostly not at all.
#[must_use]
pub fn is_pointed(c: char) -> bool {
    matches!(script(c), Script::Arabic | Script::Hebrew | Script::Syriac | Script::Samaritan)
}

/// The glyph of a combining mark outside the Arabic block.
pub(super) fn glyph(c: char) -> Glyph {
    const KANA_VOICING: [char; 2] = ['\u{3099}', '\u{309A}'];
    match script(c) {
        _ if is_pointed(c) => Glyph::Mark(Marks::accent(c)),
        Script::Inherited | Script::Common | Script::Latin | Script::Greek | Script::Cyrillic
            if !KANA_VOICING.contains(&c) =>
        {
            Glyph::Accent(c)
        }
        // A vowel sign, a virama, a tone: without it the word is another.
        _ => Glyph::Letter(Letter::bare(c)),
    }
}

fn script(c: char) -> Script {
    CodePointMapData::<Script>::new().get(c)
}
