//! The facts of a term.

use serde::Deserialize;
use toml::Spanned;

use super::Citation;

/// The facts of a term: `content/glossary/<slug>.toml`.
#[derive(Deserialize, Clone, Debug, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct TermFacts {
    /// Addresses that once were its own, and lead to it.
    pub aliases: Vec<Spanned<String>>,
    /// What it is; a concept unless said.
    pub kind: TermKind,
    /// Terms to see also, by slug.
    pub see: Vec<Spanned<String>>,
    /// Where it is: degrees of latitude north and longitude east (WGS 84).
    pub coordinates: Option<Spanned<[f64; 2]>>,
    /// What its text rests on.
    pub sources: Vec<Citation>,
}

/// What a term is.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
#[serde(rename_all = "kebab-case")]
pub enum TermKind {
    /// Someone.
    Person,
    /// A country, city, sea or territory.
    Place,
    /// A body with a name.
    Organisation,
    /// Something that happened.
    Event,
    /// A treaty, deal or statement.
    Agreement,
    /// An idea or a kind of thing.
    #[default]
    Concept,
}

impl TermKind {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [Self; 6] =
        [Self::Person, Self::Place, Self::Organisation, Self::Event, Self::Agreement, Self::Concept];

    /// The kind as facts spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organisation => "organisation",
            Self::Event => "event",
            Self::Agreement => "agreement",
            Self::Concept => "concept",
        }
    }
}
