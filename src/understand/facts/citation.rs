//! A work that a text rests on.

use serde::Deserialize;
use toml::Spanned;

use crate::{base::date::Date, understand::table::date};

/// A work that a text rests on.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Citation {
    /// The name by which charts refer to it.
    pub id: Option<Spanned<String>>,
    /// The work's title.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The year it appeared.
    pub year: Option<u16>,
    /// When it appeared, more precisely.
    #[serde(default, deserialize_with = "date")]
    pub date: Option<Date>,
    /// Where it can be read.
    pub url: Option<Spanned<String>>,
    /// When it was read there.
    #[serde(default, deserialize_with = "date")]
    pub accessed: Option<Date>,
}
