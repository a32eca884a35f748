//! The way a script runs.

use icu_locale::{Direction as ScriptDirection, LocaleDirectionality};

use super::tag::Tag;

/// The direction of a text's paragraphs: the value of HTML's `dir`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Direction {
    /// From left to right, as Latin.
    LeftToRight,
    /// From right to left, as Arabic.
    RightToLeft,
}

impl Direction {
    /// The direction of the script that the language is written in, by CLDR: `az` runs to the right
    /// and `az-Arab` to the left. `None` when the language or its script is unknown.
    #[must_use]
    pub fn of(tag: &Tag) -> Option<Self> {
        match LocaleDirectionality::new_extended().get(&tag.identifier())? {
            ScriptDirection::LeftToRight => Some(Self::LeftToRight),
            ScriptDirection::RightToLeft => Some(Self::RightToLeft),
            _ => None,
        }
    }

    /// `ltr` or `rtl`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// Whether `c` is one of the bidirectional formatting characters (UAX #9, section 2).
#[must_use]
pub fn is_direction_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_gives_the_direction() {
        for text in
            ["ar", "he", "fa", "ur", "az-Arab", "ks", "sd", "yi", "dv", "ckb", "ug", "ps", "pa-PK", "ku-IQ"]
        {
            assert_eq!(Direction::of(&Tag::parse(text).unwrap()).unwrap().as_str(), "rtl", "{text}");
        }
        for text in ["en", "az", "fr", "ku", "ru", "zh", "hi", "ks-Deva", "ar-Latn", "pa"] {
            assert_eq!(Direction::of(&Tag::parse(text).unwrap()).unwrap().as_str(), "ltr", "{text}");
        }
        assert_eq!(Direction::of(&Tag::parse("xx").unwrap()), None);
    }
}
