//! The facts of an article.

use serde::Deserialize;
use toml::Spanned;

use crate::{
    base::date::Date,
    understand::{by_language::ByLanguage, table::date},
};

/// The facts of an article: `seeds/<slug>.toml`.
#[derive(Deserialize, Clone, Debug, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ArticleFacts {
    /// Addresses that once were its own, and lead to it.
    pub aliases: Vec<Spanned<String>>,
    /// When it was published.
    #[serde(deserialize_with = "date")]
    pub date: Option<Date>,
    /// When it was last changed.
    #[serde(deserialize_with = "date")]
    pub updated: Option<Date>,
    /// The language that it was written in; the others are translations.
    pub original: Option<Spanned<String>>,
    /// What it is about, in words that `[tags]` in `sharh.toml` names in each language.
    pub tags: Vec<String>,
    /// Where it comes from.
    pub source: Option<Credit>,
    /// A picture beside it, by file name.
    pub image: Option<Spanned<String>>,
    /// Whether it is left out unless drafts are asked for.
    pub draft: Option<Spanned<bool>>,
}

/// Where an article comes from.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Credit {
    /// The publication's name, in one language or by language.
    pub name: ByLanguage,
    /// Where it can be read.
    pub url: Option<Spanned<String>>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it appeared.
    #[serde(default, deserialize_with = "date")]
    pub date: Option<Date>,
    /// Under what terms it is used, in one language or by language.
    pub rights: Option<ByLanguage>,
}
