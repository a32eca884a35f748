//! How the letters of a script run on in a line: where words begin and end without a space (UAX #29).

use unicode_normalization::char::is_combining_mark;

/// How a letter goes together with those beside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flow {
    /// A script with spaces between its words.
    Spaced,
    /// Katakana: a stretch of it is a word.
    Katakana,
    /// Hangul: a stretch of it is a word.
    Hangul,
    /// A script without spaces: Han, Hiragana, Thai, Lao, Khmer, Burmese. Each letter is a *unit*.
    Unit,
    /// A part of the unit that follows, such as a Thai vowel that is written before its consonant.
    Before,
    /// A part of the unit, or the word, before it: a vowel sign, a tone.
    After,
    /// A part of the units on both sides, which it stacks.
    Between,
}

impl Flow {
    /// How `letter`, taken apart as a glyph is, goes together with others.
    #[must_use]
    #[inline]
    pub fn of(letter: char) -> Self {
        if letter < '\u{E00}' { Self::Spaced } else { Self::of_east(letter) }
    }

    fn of_east(letter: char) -> Self {
        match letter {
            '\u{E40}'..='\u{E44}' | '\u{EC0}'..='\u{EC4}' => Self::Before,
            '\u{E30}'..='\u{E3A}'
            | '\u{E45}'..='\u{E4E}'
            | '\u{EB0}'..='\u{EBD}'
            | '\u{EC6}'..='\u{ECE}'
            | '\u{3099}'
            | '\u{309A}' => Self::After,
            '\u{1039}' | '\u{17D2}' => Self::Between,
            '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17DD}' if is_combining_mark(letter) => Self::After,
            '\u{E00}'..='\u{EFF}'
            | '\u{1000}'..='\u{109F}'
            | '\u{1780}'..='\u{17DD}'
            | '\u{3005}'..='\u{3007}'
            | '\u{3041}'..='\u{309F}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}' => Self::Unit,
            '\u{30A0}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' => Self::Katakana,
            '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}' => Self::Hangul,
            _ => Self::Spaced,
        }
    }

    /// Whether it is a unit or a part of one.
    #[must_use]
    pub const fn is_unit(self) -> bool {
        matches!(self, Self::Unit | Self::Before | Self::After | Self::Between)
    }

    /// Whether a unit that ends with such a letter goes on.
    #[must_use]
    pub const fn leads(self) -> bool {
        matches!(self, Self::Before | Self::Between)
    }
}
