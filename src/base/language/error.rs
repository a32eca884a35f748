//! Why a language cannot be made.

use std::fmt;

use super::{formats::NUMBERING_SYSTEMS, tag::Tag};

/// Why there is no such [`Language`](super::Language).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LanguageError {
    /// CLDR knows no language with this tag, or not its script.
    Unknown(Tag),
    /// The formats are no locale.
    MalformedFormats(String),
    /// The formats belong to another language, or to another script of this one.
    OtherLanguage {
        /// The language.
        tag: Tag,
        /// The formats that are not its own.
        formats: String,
    },
    /// There is no numbering system of this name.
    UnknownDigits(String),
    /// The formats ask for something else than digits.
    UnknownOption(String),
    /// ICU4X has no data, in its own words.
    NoData(String),
}

impl LanguageError {
    /// What an author can do about it, in one sentence without a full stop.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Unknown(_) => "use a BCP 47 tag, such as `ar`, `en`, `he`, `fa` or `az-Arab`".to_owned(),
            Self::MalformedFormats(_) => {
                "write a locale such as `ar-SY`, `ar-u-nu-arab` or `en-GB`".to_owned()
            }
            Self::OtherLanguage { tag, .. } => format!("begin with `{tag}`, as in `{tag}-u-nu-latn`"),
            Self::UnknownDigits(_) => format!("one of: {}", NUMBERING_SYSTEMS.join(", ")),
            Self::UnknownOption(_) => "only digits can be chosen, by `-u-nu-`".to_owned(),
            Self::NoData(_) => "choose another locale".to_owned(),
        }
    }
}

impl fmt::Display for LanguageError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(tag) => write!(out, "unknown language `{tag}`"),
            Self::MalformedFormats(text) => write!(out, "`{text}` is no locale"),
            Self::OtherLanguage { tag, formats } => {
                write!(out, "the formats `{formats}` are not those of the language `{tag}`")
            }
            Self::UnknownDigits(name) => write!(out, "unknown numbering system `{name}`"),
            Self::UnknownOption(text) => write!(out, "formats cannot choose `{text}`"),
            Self::NoData(reason) => write!(out, "there is no data for the formats: {reason}"),
        }
    }
}

impl std::error::Error for LanguageError {}
