//! The name of a language, as the web spells it.

use std::{fmt, str::FromStr, sync::Arc};

use icu_locale::{LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleDirectionality, LocaleExpander};

/// A language tag: `ar`, `en-GB`, `az-Arab`, `sr-Latn-RS` (BCP 47, RFC 5646).
///
/// Always in its canonical form: case as the registry writes it, and today's code for one that was
/// replaced (`iw` is `he`). No extensions, no private use, never `und`. Sorts as text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(Arc<str>);

/// Why a text is no [`Tag`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TagError {
    /// There is nothing in it.
    Empty,
    /// It is not built as `language-Script-REGION-variant`.
    Malformed,
    /// It is well formed and names no language: `und`.
    Undetermined,
    /// It carries an extension or a private part: `ar-u-nu-arab`, `en-x-mine`.
    Extended,
}

impl Tag {
    /// Checks `text` and makes it a tag. Upper and lower case are alike; `_` does not stand for `-`.
    pub fn parse(text: &str) -> Result<Self, TagError> {
        if text.is_empty() {
            return Err(TagError::Empty);
        }
        if text.contains('_') {
            return Err(TagError::Malformed);
        }
        let mut locale = Locale::try_from_str(text).map_err(|_| TagError::Malformed)?;
        if !locale.extensions.is_empty() {
            return Err(TagError::Extended);
        }
        LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
        if locale.id.language.is_unknown() {
            return Err(TagError::Undetermined);
        }
        Ok(Self(locale.id.to_string().into()))
    }

    /// The tag as text, in its canonical form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language alone, two or three letters: `en` of `en-GB`.
    #[must_use]
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Whether there is such a language, and a script it is written in whose direction is known, by
    /// CLDR's likely subtags. `xx` is well formed and unknown.
    #[must_use]
    pub fn is_known(&self) -> bool {
        let mut language =
            LanguageIdentifier { language: self.identifier().language, ..LanguageIdentifier::UNKNOWN };
        LocaleExpander::new_extended().maximize(&mut language);
        language.script.is_some() && LocaleDirectionality::new_extended().get(&self.identifier()).is_some()
    }

    /// The tag as ICU4X takes it.
    pub(super) fn identifier(&self) -> LanguageIdentifier {
        // It was made from an identifier, so that it can be read as one again.
        LanguageIdentifier::from_str(&self.0).unwrap_or(LanguageIdentifier::UNKNOWN)
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Tag({})", self.0)
    }
}

impl fmt::Display for TagError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Empty => "a language is needed, such as `ar` or `en`",
            Self::Malformed => "a language is written as in BCP 47: `ar`, `en-GB`, `az-Arab`",
            Self::Undetermined => "`und` stands for no language",
            Self::Extended => "a language has no extensions; digits and months are chosen by `formats`",
        })
    }
}

impl std::error::Error for TagError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_canonical() {
        let tags = [
            ("ar", "ar"),
            ("AR", "ar"),
            ("en-gb", "en-GB"),
            ("az-arab", "az-Arab"),
            ("sr-latn-rs", "sr-Latn-RS"),
            ("ca-valencia", "ca-valencia"),
            ("iw", "he"),
            ("ckb", "ckb"),
        ];
        for (text, tag) in tags {
            assert_eq!(Tag::parse(text).unwrap().as_str(), tag);
        }
        assert_eq!(Tag::parse("sr-Latn-RS").unwrap().language(), "sr");
    }

    #[test]
    fn what_names_no_language_is_refused() {
        let wrong = [
            ("", TagError::Empty),
            ("a", TagError::Malformed),
            ("arabic", TagError::Malformed),
            ("english-language", TagError::Malformed),
            ("en_US", TagError::Malformed),
            ("en-", TagError::Malformed),
            ("العربية", TagError::Malformed),
            ("x-mine", TagError::Malformed),
            ("und", TagError::Undetermined),
            ("und-Arab", TagError::Undetermined),
            ("ar-u-nu-arab", TagError::Extended),
            ("en-x-mine", TagError::Extended),
        ];
        for (text, error) in wrong {
            assert_eq!(Tag::parse(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn a_language_that_does_not_exist_is_unknown() {
        for text in ["ar", "en-GB", "he", "fa", "ckb", "az-Arab", "ug", "zh-Hant", "yi", "dv", "mzn"] {
            assert!(Tag::parse(text).unwrap().is_known(), "{text}");
        }
        for text in ["xx", "xx-Arab", "qqq", "ar-Xxxx"] {
            assert!(!Tag::parse(text).unwrap().is_known(), "{text}");
        }
    }
}
