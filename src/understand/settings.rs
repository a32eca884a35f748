//! `sharh.toml`: what holds for the whole site.

use std::{collections::BTreeMap, sync::Arc};

use serde::Deserialize;
use toml::Spanned;

use crate::{
    base::{
        diagnostic::{Diagnostic, offer},
        language::{Language, error::LanguageError, tag::Tag},
        source::{Source, SourcePath},
    },
    understand::{
        share::{Hosting, Share, WrittenHosting},
        table::table,
        text::text,
        theme::{Theme, WrittenTheme, theme},
    },
};

/// The site's settings, with their defaults filled in.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The site's name in each of its languages; a language without one takes the first that has.
    pub title: BTreeMap<Tag, String>,
    /// What the site is, in a sentence, by language.
    pub description: BTreeMap<Tag, String>,
    /// The site's languages; the first is its own.
    pub languages: Vec<Arc<Language>>,
    /// The address of the site's root, with a closing `/`; empty when it is not known.
    pub base_url: String,
    /// Whether Markdown may hold HTML.
    pub raw_html: bool,
    /// The largest source file that is read, in bytes.
    pub largest_file: usize,
    /// Who publishes the site.
    pub publisher: Option<Publisher>,
    /// Which mentions of a term become links.
    pub links: LinkedMentions,
    /// What tags are called: by the tag as facts spell it.
    pub tags: BTreeMap<String, ByLanguage>,
    /// What is made of each page for those who pass it on.
    pub share: Share,
    /// What certain hosts want.
    pub hosting: Hosting,
    /// The look that the site has chosen.
    pub theme: Theme,
}

/// Which mentions of a term become links.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[serde(rename_all = "kebab-case")]
pub enum LinkedMentions {
    /// The first on a page.
    First,
    /// The first in each section; in an article the first, and again after five paragraphs.
    #[default]
    Section,
    /// Every one.
    All,
}

/// Who publishes the site.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Publisher {
    /// The publisher's name, in one language or by language.
    pub name: ByLanguage,
    /// The publisher's own site.
    pub url: Option<String>,
}

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

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    title: Option<Spanned<ByLanguage>>,
    description: Option<Spanned<ByLanguage>>,
    languages: Option<Spanned<Vec<Spanned<String>>>>,
    base_url: Option<Spanned<String>>,
    #[serde(default)]
    formats: BTreeMap<String, Spanned<String>>,
    #[serde(default)]
    markdown: Markdown,
    #[serde(default)]
    limits: Limits,
    #[serde(default)]
    glossary: Glossary,
    publisher: Option<WrittenPublisher>,
    #[serde(default)]
    tags: BTreeMap<String, Spanned<ByLanguage>>,
    #[serde(default)]
    share: Share,
    #[serde(default)]
    hosting: WrittenHosting,
    #[serde(default)]
    theme: WrittenTheme,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WrittenPublisher {
    name: Spanned<ByLanguage>,
    url: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Markdown {
    raw_html: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Limits {
    file_kib: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_kib: 4096 }
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Glossary {
    link: LinkedMentions,
}

/// Where the settings stand.
pub const SETTINGS_FILE: &str = "sharh.toml";

/// What decides how other files are read, where the rest of the settings is at fault.
#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case", default)]
struct Salvaged {
    languages: Option<Spanned<Vec<Spanned<String>>>>,
    markdown: Markdown,
    limits: Limits,
}

/// Reads `sharh.toml`; a site without one, or with a broken one, has the default settings.
pub(super) fn settings(source: Option<&Source>) -> (Settings, Vec<Diagnostic>) {
    let file = SourcePath::new(SETTINGS_FILE);
    let mut wrong = Vec::new();
    let written = match source.map(text) {
        None => empty(),
        Some(Ok(text)) => table::<Written>(text, 0, &file).unwrap_or_else(|problem| {
            wrong.push(problem);
            salvaged(text)
        }),
        Some(Err(problems)) => {
            wrong.extend(problems);
            empty()
        }
    };
    let settings = from(written, &file, &mut wrong);
    (settings, wrong)
}

/// The default settings with what can be told of those at fault, so that one mistake in them is not
/// followed by one in every file.
fn salvaged(text: &str) -> Written {
    let Salvaged { languages, markdown, limits } = toml::from_str(text).unwrap_or_default();
    Written { languages, markdown, limits, ..empty() }
}

fn empty() -> Written {
    Written {
        title: None,
        description: None,
        languages: None,
        base_url: None,
        formats: BTreeMap::new(),
        markdown: Markdown::default(),
        limits: Limits::default(),
        glossary: Glossary::default(),
        publisher: None,
        tags: BTreeMap::new(),
        share: Share::default(),
        hosting: WrittenHosting::default(),
        theme: WrittenTheme::default(),
    }
}

fn from(written: Written, file: &SourcePath, wrong: &mut Vec<Diagnostic>) -> Settings {
    let languages = languages(&written, file, wrong);
    let names = written.publisher.iter().map(|publisher| &publisher.name).chain(written.tags.values());
    names.for_each(|name| strangers(name, &languages, file, wrong));
    Settings {
        title: by_language(written.title.as_ref(), &languages, file, wrong),
        description: by_language(written.description.as_ref(), &languages, file, wrong),
        base_url: written.base_url.as_ref().map_or_else(String::new, |url| checked_base(url, file, wrong)),
        raw_html: written.markdown.raw_html,
        largest_file: written.limits.file_kib as usize * 1024,
        publisher: written.publisher.map(|one| Publisher { name: one.name.into_inner(), url: one.url }),
        links: written.glossary.link,
        tags: written.tags.into_iter().map(|(tag, name)| (tag, name.into_inner())).collect(),
        share: written.share,
        hosting: written.hosting.into(),
        theme: theme(written.theme, file, wrong),
        languages,
    }
}

fn languages(written: &Written, file: &SourcePath, wrong: &mut Vec<Diagnostic>) -> Vec<Arc<Language>> {
    let tags = match &written.languages {
        Some(tags) => tags.as_ref().iter().map(|tag| (tag.as_ref().as_str(), Some(tag.span()))).collect(),
        None => vec![("ar", None), ("en", None)],
    };
    let mut languages: Vec<Arc<Language>> = Vec::new();
    for (text, span) in tags {
        let place = span.unwrap_or_default();
        let formats = written.formats.get(text);
        match Tag::parse(text).map_err(|error| error.to_string()) {
            Ok(tag) if languages.iter().any(|known| *known.tag() == tag) => {
                wrong.push(repeated(text, file).at(place));
            }
            Ok(tag) => match Language::new(tag.clone(), formats.map(|formats| formats.as_ref().as_str())) {
                Ok(language) => languages.push(Arc::new(language)),
                Err(error) => {
                    let is_unknown = matches!(error, LanguageError::Unknown(_));
                    let code = if is_unknown { "unknown-language" } else { "bad-formats" };
                    let place = formats.filter(|_| !is_unknown).map_or(place, Spanned::span);
                    wrong.push(Diagnostic::error(code, file, error.to_string()).at(place).help(error.help()));
                    languages.extend(Language::new(tag, None).map(Arc::new));
                }
            },
            Err(error) => wrong.push(
                Diagnostic::error("unknown-language", file, format!("`{text}` is not the tag of a language"))
                    .at(place)
                    .help(error),
            ),
        }
    }
    if languages.is_empty() {
        let place = written.languages.as_ref().map(Spanned::span).unwrap_or_default();
        wrong.push(
            Diagnostic::error("no-language", file, "a site has at least one language")
                .at(place)
                .help("write `languages = [\"ar\", \"en\"]`"),
        );
        languages.extend(Tag::parse("en").ok().and_then(|tag| Language::new(tag, None).ok()).map(Arc::new));
    }
    for (text, formats) in &written.formats {
        if !languages.iter().any(|language| language.tag().as_str() == text) {
            wrong.push(stranger(text, &languages, file).at(formats.span()));
        }
    }
    languages
}

fn repeated(text: &str, file: &SourcePath) -> Diagnostic {
    Diagnostic::error("unknown-language", file, format!("`{text}` is named twice"))
        .help("name each language once")
}

fn stranger(text: &str, languages: &[Arc<Language>], file: &SourcePath) -> Diagnostic {
    Diagnostic::error("unknown-language", file, format!("`{text}` is not among the site's languages"))
        .help(offer(text, languages.iter().map(|language| language.tag().as_str())))
}

/// Complains of every language that a text is given in and the site does not have.
fn strangers(
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

fn by_language(
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

/// The base URL with its closing `/`, or nothing when it is not one.
fn checked_base(url: &Spanned<String>, file: &SourcePath, wrong: &mut Vec<Diagnostic>) -> String {
    base_url(url.as_ref()).unwrap_or_else(|problem| {
        wrong.push(
            Diagnostic::error("bad-base-url", file, problem)
                .at(url.span())
                .help("write the address of the site's root, such as `https://example.org/explained/`"),
        );
        String::new()
    })
}

/// Checks the address of a site's root and gives it with a closing `/`.
pub fn base_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some(rest) = rest else { return Err(format!("`{text}` does not begin with https:// or http://")) };
    let host = rest.split('/').next().unwrap_or_default();
    let fine =
        |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '`' | '{' | '}' | '|' | '^');
    if host.is_empty() || host.contains('@') {
        Err(format!("`{text}` names no host"))
    } else if rest.contains(['?', '#']) {
        Err(format!("`{text}` has a query or a fragment"))
    } else if let Some(odd) = rest.chars().find(|&c| !fine(c)) {
        Err(format!("`{text}` holds `{odd}`, which an address spells in percent-encoding or punycode"))
    } else if text.ends_with('/') {
        Ok(text.to_owned())
    } else {
        Ok(format!("{text}/"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Settings, Vec<Diagnostic>) {
        settings(Some(&Source::new(SourcePath::new("sharh.toml"), text.as_bytes())))
    }

    #[test]
    fn a_site_without_settings_is_arabic_and_english() {
        let (settings, wrong) = settings(None);
        let tags: Vec<&str> = settings.languages.iter().map(|language| language.tag().as_str()).collect();
        assert_eq!((tags, wrong), (vec!["ar", "en"], vec![]));
        assert_eq!(settings.largest_file, 4 << 20);
    }

    #[test]
    fn a_title_is_one_text_or_one_for_each_language() {
        let tag = Tag::parse("ar").unwrap();
        assert_eq!(read("title = \"Sharh\"").0.title[&tag], "Sharh");
        assert_eq!(read("[title]\nar = \"شرح\"\nen = \"Sharh\"").0.title[&tag], "شرح");
    }

    #[test]
    fn mistakes_are_named_where_they_stand() {
        for (text, code, start) in [
            ("languages = [\"ar\", \"xx-yy-zz-\"]", "unknown-language", 19),
            ("languages = [\"ar\", \"ar\"]", "unknown-language", 19),
            ("languages = []", "no-language", 12),
            ("base-url = \"example.org\"", "bad-base-url", 11),
            ("base-url = \"https://a.org/?x\"", "bad-base-url", 11),
            ("titel = \"x\"", "unknown-key", 0),
            ("title = {fr = \"x\"}", "unknown-language", 8),
        ] {
            let wrong = read(text).1;
            assert_eq!(wrong.len(), 1, "{text}: {wrong:?}");
            assert_eq!((wrong[0].code, wrong[0].span.unwrap().start), (code, start), "{text}");
        }
    }

    #[test]
    fn a_base_url_ends_with_a_slash() {
        assert_eq!(base_url("https://example.org/a").unwrap(), "https://example.org/a/");
        assert!(base_url("ftp://example.org").is_err() && base_url("https:///x").is_err());
    }
}
