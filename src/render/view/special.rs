//! Pages in no language of their own: the chooser and the page for addresses that lead nowhere.

use std::sync::Arc;

use serde::Serialize;

use crate::{
    base::{
        language::{Language, tag::Tag},
        route::Route,
    },
    link::Site,
    render::{
        cache::CachedSite,
        href::href,
        phrase::{Phrase, phrase, site_name},
    },
};

use super::{
    bearings::Bearings,
    frame::{About, Frame, frame},
};

/// A page that speaks every language of the site.
#[derive(Serialize, Debug)]
pub struct SpecialPage {
    /// What every page has.
    pub page: Frame,
    /// What it says in each language.
    pub languages: Vec<Voice>,
}

/// What a page says in one language.
#[derive(Serialize, Debug)]
pub struct Voice {
    /// The language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its name for itself.
    pub name: String,
    /// The site's name in it.
    pub site: Phrase,
    /// What the site is; may be empty.
    pub description: String,
    /// The heading.
    pub title: String,
    /// What to do.
    pub message: String,
    /// The way to the home page in it.
    pub home: String,
    /// What the home page is called.
    pub home_title: String,
    /// The way to the list of articles.
    pub articles: String,
    /// What the list is called.
    pub articles_title: String,
    /// The way to the glossary.
    pub glossary: String,
    /// What the glossary is called.
    pub glossary_title: String,
}

/// Which page it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::render) enum Special {
    Chooser,
    NotFound,
}

/// The page that speaks every language of the site.
pub(in crate::render) fn special(site: &CachedSite<'_>, route: &Route, which: Special) -> SpecialPage {
    let tag = site.languages()[0].tag();
    let about = match which {
        Special::Chooser => About::front_page(site, tag),
        Special::NotFound => About::site_page(site.words(tag).text("not-found").to_owned(), tag),
    };
    let mut page = frame(site, route, tag, about);
    match which {
        Special::Chooser => page.canonical.clone_from(&site.base_url),
        Special::NotFound => {
            page.canonical.clear();
            page.alternates.clear();
            page.noindex = true;
        }
    }
    let voice = |language: &Arc<Language>| voice(site, route, language.tag(), which);
    let mut special = SpecialPage { page, languages: site.languages().iter().map(voice).collect() };
    if which == Special::NotFound {
        // A host shows this page at any address, however deep: its links begin at the root.
        let root = site.root_path();
        let rooted = |way: &mut String| *way = format!("{root}{}", way.trim_start_matches("./"));
        special.ways().for_each(rooted);
        let mut bearings = Bearings::new(site, route, tag);
        bearings.ways().for_each(rooted);
        special.page.bear(bearings.ready());
    }
    special
}

impl SpecialPage {
    fn ways(&mut self) -> impl Iterator<Item = &mut String> {
        let voices = self.languages.iter_mut();
        self.page
            .ways()
            .chain(voices.flat_map(|voice| [&mut voice.home, &mut voice.articles, &mut voice.glossary]))
    }
}

fn voice(site: &Site, route: &Route, tag: &Tag, which: Special) -> Voice {
    let words = site.words(tag);
    let way = |path: &str| {
        Route::new(&format!("/{tag}/{path}")).map_or_else(|_| String::new(), |to| href(route, &to))
    };
    let (title, message) = match which {
        Special::Chooser => (words.autonym(), words.text("choose-language")),
        Special::NotFound => (words.text("not-found"), words.text("not-found-help")),
    };
    Voice {
        lang: tag.to_string(),
        dir: site.language(tag).direction().as_str(),
        name: words.autonym().to_owned(),
        site: phrase(site, &site_name(site, tag), tag, tag),
        description: site.corpus.settings.description.get(tag).cloned().unwrap_or_default(),
        title: title.to_owned(),
        message: message.to_owned(),
        home: way(""),
        home_title: words.text("home").to_owned(),
        articles: way("articles/"),
        articles_title: words.text("articles").to_owned(),
        glossary: way("glossary/"),
        glossary_title: words.text("glossary").to_owned(),
    }
}
