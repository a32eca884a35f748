//! A text by language.

use std::{collections::BTreeMap, sync::Arc};

use serde::Deserialize;
use toml::Spanned;

use crate::base::{
    diagnostic::{Diagnostic, offer},
    language::{Language, tag::Tag},
    source::SourcePath,
};

/// A text that is the same in every language, or one for each.
#[derive(Deserialize, Clone, PartialEq, Eq, Hash, Debug)]
#[serde(untagged, expecting = "this should be a text, or a table with a text for each language")]
pub enum ByLanguage {
    /// The same in every language.
    Same(String),
    /// By language tag.
    Each(BTreeMap<String, String>),
}

impl ByLanguage {
    /// The text for `tag`, or the first there is.
    #[must_use]
    pub fn get(&self, tag: &Tag) -> &str {
        match self {
            Self::Same(text) => text,
            Self::Each(texts) => {
                texts.get(tag.as_str()).or_else(|| texts.values().next()).map_or("", String::as_str)
            }
        }
    }
}

/// What is written, for each language of the site.
pub(super) fn by_language(
    written: Option<&Spanned<ByLanguage>>,
    languages: &[Arc<Language>],
    file: &SourcePath,
    wrong: &mut Vec<Diagnostic>,
) -> BTreeMap<Tag, String> {
    let Some(written) = written else { return BTreeMap::new() };
    strangers(written, languages, file, wrong);
    languages
        .iter()
        .map(|language| (language.tag().clone(), written.as_ref().get(language.tag()).to_owned()))
        .collect()
}

/// Complains of every language that a text is given in and the site does not have.
pub(super) fn strangers(
    written: &Spanned<ByLanguage>,
    languages: &[Arc<Language>],
    file: &SourcePath,
    wrong: &mut Vec<Diagnostic>,
) {
    let ByLanguage::Each(texts) = written.as_ref() else { return };
    let is_known = |text: &&String| languages.iter().any(|known| known.tag().as_str() == text.as_str());
    let unknown = texts.keys().filter(|text| !is_known(text));
    wrong.extend(unknown.map(|text| stranger(text, languages, file).at(written.span())));
}

/// A language is named that the site does not have.
pub(super) fn stranger(text: &str, languages: &[Arc<Language>], file: &SourcePath) -> Diagnostic {
    Diagnostic::error("unknown-language", file, format!("`{text}` is not among the site's languages"))
        .help(offer(text, languages.iter().map(|language| language.tag().as_str())))
}
