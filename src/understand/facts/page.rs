//! The facts of a page about the site.

use serde::Deserialize;
use toml::Spanned;

use crate::{base::date::Date, understand::table::date};

/// The facts of a page about the site: `content/pages/<slug>.toml`.
#[derive(Deserialize, Clone, Debug, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct PageFacts {
    /// Addresses that once were its own, and lead to it.
    pub aliases: Vec<Spanned<String>>,
    /// Its place among these pages; those without one come last.
    pub order: Option<i32>,
    /// When it was last changed.
    #[serde(deserialize_with = "date")]
    pub updated: Option<Date>,
    /// Whether it is left out unless drafts are asked for.
    pub draft: Option<Spanned<bool>>,
}
