//! `sharh.toml`: what holds for the whole site.

mod base_url;
mod languages;
mod written;

use std::{collections::BTreeMap, sync::Arc};

use serde::Deserialize;
use toml::Spanned;

use crate::{
    base::{
        diagnostic::Diagnostic,
        language::{Language, tag::Tag},
        source::{Source, SourcePath},
    },
    understand::{
        by_language::{ByLanguage, by_language, strangers},
        facts::bad_url,
        share::{Hosting, Share},
        theme::{Theme, theme},
    },
};

pub use base_url::base_url;

use base_url::checked_base;
use languages::languages;
use written::{Read, Written, read};

/// The site's settings, with their defaults filled in.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The site's name in each of its languages; a language without one takes the first that has.
    pub title: BTreeMap<Tag, String>,
    /// What the site is, in a sentence, by language.
    pub description: BTreeMap<Tag, String>,
    /// The site's languages; the first is its own.
    pub languages: Vec<Arc<Language>>,
    /// Whether these are what the author meant: they could be read.
    pub knows_languages: bool,
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

/// Reads `sharh.toml`; a site without one, or with a broken one, has the default settings.
#[must_use]
pub fn settings(source: Option<&Source>) -> (Settings, Vec<Diagnostic>) {
    let file = SourcePath::new(SourcePath::SETTINGS);
    let Read { written, has_languages, mut wrong } = read(source, &file);
    let mut settings = from(written, &file, &mut wrong);
    settings.knows_languages &= has_languages;
    (settings, wrong)
}

fn from(written: Written, file: &SourcePath, wrong: &mut Vec<Diagnostic>) -> Settings {
    let (languages, knows_languages) = languages(&written, file, wrong);
    // Where a language is misspelt, what is said in it is no mistake of its own.
    let mut of_names = Vec::new();
    let names = written.publisher.iter().map(|publisher| &publisher.name).chain(written.tags.values());
    names.for_each(|name| strangers(name, &languages, file, &mut of_names));
    let address = written.publisher.as_ref().and_then(|publisher| publisher.url.as_ref());
    wrong.extend(address.and_then(|url| bad_url(url, file)));
    let title = by_language(written.title.as_ref(), &languages, file, &mut of_names);
    let description = by_language(written.description.as_ref(), &languages, file, &mut of_names);
    wrong.extend(of_names.into_iter().filter(|_| knows_languages));
    Settings {
        title,
        description,
        base_url: written.base_url.as_ref().map_or_else(String::new, |url| checked_base(url, file, wrong)),
        raw_html: written.markdown.raw_html,
        largest_file: written.limits.file_kib.get() as usize * 1024,
        publisher: written
            .publisher
            .map(|one| Publisher { name: one.name.into_inner(), url: one.url.map(Spanned::into_inner) }),
        links: written.glossary.link,
        tags: written.tags.into_iter().map(|(tag, name)| (tag, name.into_inner())).collect(),
        share: written.share,
        hosting: written.hosting.into(),
        theme: theme(written.theme, file, wrong),
        knows_languages,
        languages,
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
}
