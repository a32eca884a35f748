//! The name of a document, as files and links spell it.

use std::{borrow::Cow, fmt, sync::Arc};

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::base::language::direction::is_direction_control;

/// A document's name: letters, digits and inner hyphens, dots or underscores, in Unicode form NFC.
///
/// `Slug` is what an author types in `seeds/<slug>.ar.txt` and in `[text](term:<slug>)`. Letters of
/// any script are welcome; spaces, slashes, controls and direction marks are not.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Slug(Arc<str>);

/// Why a text is no [`Slug`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SlugError {
    /// There is nothing in it.
    Empty,
    /// It is longer than [`Slug::MAX_BYTES`].
    TooLong,
    /// It holds this character, which no address should hold.
    Character(char),
    /// It begins or ends with punctuation.
    Edge,
}

impl Slug {
    /// The longest slug, in UTF-8 bytes: what file systems take as a file name, less a suffix.
    pub const MAX_BYTES: usize = 200;

    /// Checks `text` and makes it a slug.
    pub fn new(text: &str) -> Result<Self, SlugError> {
        let text: Cow<'_, str> =
            if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) };
        if text.is_empty() {
            return Err(SlugError::Empty);
        }
        if text.len() > Self::MAX_BYTES {
            return Err(SlugError::TooLong);
        }
        if let Some(wrong) = text.chars().find(|&c| !is_allowed(c)) {
            return Err(SlugError::Character(wrong));
        }
        if text.starts_with(is_punctuation) || text.ends_with(is_punctuation) {
            return Err(SlugError::Edge);
        }
        Ok(Self(text.into()))
    }

    /// The slug that comes nearest to a title: words joined by hyphens, in lower case.
    /// `None` when no letter or digit remains.
    #[must_use]
    pub fn from_title(title: &str) -> Option<Self> {
        let mut slug = String::new();
        for c in title.nfc().flat_map(char::to_lowercase) {
            if c.is_alphanumeric() || (unicode_normalization::char::is_combining_mark(c) && !slug.is_empty())
            {
                slug.push(c);
            } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(c, '\'' | '’') {
                slug.push('-');
            }
            if slug.len() >= 80 {
                break;
            }
        }
        Self::new(slug.trim_end_matches('-')).ok()
    }

    /// The slug as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_punctuation(c: char) -> bool {
    matches!(c, '-' | '_' | '.')
}

fn is_allowed(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) || is_punctuation(c)
}

impl fmt::Display for Slug {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for SlugError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => out.write_str("a name is needed"),
            Self::TooLong => write!(out, "a name has at most {} bytes", Slug::MAX_BYTES),
            Self::Character(c) if c.is_whitespace() => out.write_str("a name has no spaces"),
            Self::Character(c) if c.is_control() || is_direction_control(*c) => {
                write!(out, "a name has no hidden characters, such as U+{:04X}", u32::from(*c))
            }
            Self::Character(c) => write!(out, "a name has no `{c}`"),
            Self::Edge => out.write_str("a name begins and ends with a letter or digit"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_any_script_are_welcome() {
        for text in ["iran", "000_ff275ed0a66a2e21", "زيارة-باكو", "äöü", "a.b"] {
            assert_eq!(Slug::new(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn what_no_address_should_hold_is_refused() {
        for text in ["", "a b", "../x", "a/b", "a\0b", "a\u{202e}b", "-a", "a.", ".", &"x".repeat(201)] {
            assert!(Slug::new(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn titles_become_slugs() {
        assert_eq!(Slug::from_title("Israel’s oil: who sells?").unwrap().as_str(), "israels-oil-who-sells");
        assert_eq!(Slug::from_title("زيارة إلى باكو").unwrap().as_str(), "زيارة-إلى-باكو");
        assert_eq!(Slug::from_title("؟!"), None);
    }
}
