//! The facts of a background page.

use serde::Deserialize;
use toml::Spanned;

use crate::{base::date::Date, understand::table::date};

use super::Citation;

/// The facts of a background page: `content/context/<slug>.toml`.
#[derive(Deserialize, Clone, Debug, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ContextFacts {
    /// Addresses that once were its own, and lead to it.
    pub aliases: Vec<Spanned<String>>,
    /// What sort of page it is; background unless said.
    pub kind: ContextKind,
    /// What it explains: `article:<slug>`, a paragraph as `article:<slug>#p4`, `term:<slug>`.
    pub explains: Vec<Spanned<String>>,
    /// Its place among the background pages; those without one come last.
    pub order: Option<i32>,
    /// What it is about.
    pub tags: Vec<String>,
    /// What its text rests on.
    pub sources: Vec<Citation>,
    /// When it was last changed.
    #[serde(deserialize_with = "date")]
    pub updated: Option<Date>,
    /// Whether it is left out unless drafts are asked for.
    pub draft: Option<Spanned<bool>>,
}

/// What sort of background page it is.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
#[serde(rename_all = "kebab-case")]
pub enum ContextKind {
    /// What came before, and why it matters.
    #[default]
    Background,
    /// Events in their order.
    Timeline,
    /// Someone or something, described.
    Profile,
    /// Numbers.
    Figures,
    /// A question, answered.
    Question,
}

impl ContextKind {
    /// The kind as facts spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Background => "background",
            Self::Timeline => "timeline",
            Self::Profile => "profile",
            Self::Figures => "figures",
            Self::Question => "question",
        }
    }
}
