//! `sharh.toml` as it is written.

use std::{collections::BTreeMap, num::NonZeroU32};

use serde::Deserialize;
use toml::Spanned;

use crate::{
    base::{
        diagnostic::Diagnostic,
        source::{Source, SourcePath},
    },
    understand::{
        by_language::ByLanguage,
        share::{Share, WrittenHosting},
        table::table,
        text::text,
        theme::WrittenTheme,
    },
};

use super::LinkedMentions;

/// The file as it is written.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct Written {
    pub title: Option<Spanned<ByLanguage>>,
    pub description: Option<Spanned<ByLanguage>>,
    pub languages: Option<Spanned<Vec<Spanned<String>>>>,
    pub base_url: Option<Spanned<String>>,
    pub formats: BTreeMap<String, Spanned<String>>,
    pub markdown: Markdown,
    pub limits: Limits,
    pub glossary: Glossary,
    pub publisher: Option<WrittenPublisher>,
    pub tags: BTreeMap<String, Spanned<ByLanguage>>,
    pub share: Share,
    pub hosting: WrittenHosting,
    pub theme: WrittenTheme,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct WrittenPublisher {
    pub name: Spanned<ByLanguage>,
    pub url: Option<Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct Markdown {
    pub raw_html: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct Limits {
    pub file_kib: NonZeroU32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_kib: NonZeroU32::MIN.saturating_add(4095) }
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct Glossary {
    pub link: LinkedMentions,
}

/// What decides how other files are read, where the rest of the settings is at fault.
#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case", default)]
struct Salvaged {
    languages: Option<Spanned<Vec<Spanned<String>>>>,
    markdown: Markdown,
    limits: Limits,
}

/// What could be read of the file.
pub(super) struct Read {
    pub written: Written,
    /// Whether the languages could.
    pub has_languages: bool,
    pub wrong: Vec<Diagnostic>,
}

/// Reads the file; one that is missing or at fault says nothing.
pub(super) fn read(source: Option<&Source>, file: &SourcePath) -> Read {
    let whole = |written| Read { written, has_languages: true, wrong: Vec::new() };
    match source.map(text) {
        None => whole(Written::default()),
        Some(Ok(text)) => table(text, 0, file).map_or_else(|problem| salvaged(text, problem), whole),
        Some(Err(wrong)) => Read { written: Written::default(), has_languages: false, wrong },
    }
}

/// The default settings with what can be told of those at fault, so that one mistake in them is not
/// followed by one in every file.
fn salvaged(text: &str, problem: Diagnostic) -> Read {
    let read = toml::from_str::<Salvaged>(text);
    let has_languages = read.is_ok();
    let Salvaged { languages, markdown, limits } = read.unwrap_or_default();
    let written = Written { languages, markdown, limits, ..Written::default() };
    Read { written, has_languages, wrong: vec![problem] }
}
