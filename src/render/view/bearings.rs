//! What all pages in one language that stand in one folder have alike: the ways to the sections of the
//! site, to the pages about it and to the files of its theme.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    base::{
        language::{Language, tag::Tag},
        route::Route,
    },
    link::Site,
    render::{
        href::href,
        phrase::{Phrase, phrase},
    },
    understand::document::Kind,
};

/// A link of the navigation.
#[derive(Serialize, Debug)]
pub struct Section {
    /// What it is called.
    pub title: Phrase,
    /// The way to it.
    pub href: String,
    /// Whether this page is it.
    pub is_here: bool,
}

/// The bearings of a page.
#[derive(Debug)]
pub(in crate::render) struct Bearings {
    navigation: Vec<Section>,
    about: Vec<Section>,
    files: BTreeMap<String, String>,
    fonts: Vec<String>,
}

/// The same, ready for templates: pages share them.
#[derive(Clone, Debug)]
pub(in crate::render) struct Ready {
    /// A list of [`Section`].
    pub navigation: tera::Value,
    /// A list of [`Section`].
    pub about: tera::Value,
    /// Ways by the names of files.
    pub files: tera::Value,
    /// A list of ways.
    pub fonts: tera::Value,
}

impl Bearings {
    /// The bearings of the page at `here` in `tag`.
    pub(in crate::render) fn new(site: &Site, here: &Route, tag: &Tag) -> Self {
        let way = |name: &str| Some(href(here, &site.assets.get(name)?.route));
        let files = site.corpus.theme.keys().filter_map(|name| Some((name.clone(), way(name)?)));
        Self {
            navigation: navigation(site, here, tag),
            about: about(site, here, tag),
            files: files.collect(),
            fonts: fonts(site, tag).iter().filter_map(|name| way(name)).collect(),
        }
    }

    /// Every way in them.
    pub(in crate::render) fn ways(&mut self) -> impl Iterator<Item = &mut String> {
        let sections = self.navigation.iter_mut().chain(&mut self.about).map(|section| &mut section.href);
        sections.chain(self.files.values_mut()).chain(&mut self.fonts)
    }

    /// The bearings as templates take them.
    pub(in crate::render) fn ready(&self) -> Ready {
        Ready {
            navigation: tera::Value::from_serializable(&self.navigation),
            about: tera::Value::from_serializable(&self.about),
            files: tera::Value::from_serializable(&self.files),
            fonts: tera::Value::from_serializable(&self.fonts),
        }
    }
}

fn section(site: &Site, here: &Route, tag: &Tag, (title, own): (&str, &Tag), to: &Route) -> Section {
    Section { title: phrase(site, title, own, tag), href: href(here, to), is_here: here == to }
}

fn navigation(site: &Site, here: &Route, tag: &Tag) -> Vec<Section> {
    let sections = [
        ("articles", "articles"),
        ("glossary", "glossary"),
        ("background", "context"),
        ("timeline", "timeline"),
    ];
    let named = |(key, path): (&str, &str)| {
        let to = Route::new(&format!("/{tag}/{path}/")).ok()?;
        Some(section(site, here, tag, (site.words(tag).text(key), tag), &to))
    };
    sections.into_iter().filter_map(named).collect()
}

fn about(site: &Site, here: &Route, tag: &Tag) -> Vec<Section> {
    let mut pages: Vec<_> = site.documents(Kind::Page).collect();
    pages.sort_by_key(|(id, document)| (document.facts.order(), *id));
    let named = |(id, _)| {
        let (shown, version) = site.version(id, tag)?;
        Some(section(site, here, tag, (version.title.as_ref(), shown), site.address(id, tag)?))
    };
    pages.into_iter().filter_map(named).collect()
}

/// The languages whose letters the built-in face of Arabic script has; text in others of this script is
/// not set in it (`theme/10-elements.css`).
const NASKH: [&str; 2] = ["ar", "fa"];

/// The names of the text faces, that of the language `tag` first.
fn fonts(site: &Site, tag: &Tag) -> Vec<String> {
    let others = site.languages().iter().map(|other| &**other);
    let languages = [&**site.language(tag)].into_iter().chain(others);
    let is_set =
        |language: &&Language| !language.is_in_script("Arab") || NASKH.contains(&language.tag().language());
    let mut names: Vec<String> = Vec::new();
    for language in languages.filter(is_set) {
        let name = format!("fonts/text-{}.woff2", language.script().to_ascii_lowercase());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::NASKH;

    #[test]
    fn the_stylesheet_sets_the_same_languages_in_the_built_in_face() {
        let languages = NASKH.map(|tag| format!(":lang({tag})")).join(", ");
        let style = include_str!("../../../theme/10-elements.css");
        assert!(style.contains(&format!(":lang(und-Arab):not({languages})")), "{languages}");
    }
}
