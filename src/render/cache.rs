//! What many pages show of a document, made once.

use std::{ops::Deref, sync::OnceLock};

use crate::{
    base::{language::tag::Tag, route::Route},
    link::{DocumentId, Site},
    render::view::{
        bearings::{Bearings, Ready},
        card::{Card, card_at},
        text::{Mark, mark},
    },
};

/// The cards of the documents in each language of a site, the marks of paragraphs and the bearings of
/// its pages: made when first asked for, and then shared.
#[derive(Debug)]
pub(super) struct Cache {
    languages: Vec<LanguageCache>,
}

/// What is made in one language.
#[derive(Debug)]
struct LanguageCache {
    tag: Tag,
    cards: Vec<Cards>,
    marks: Vec<OnceLock<Mark>>,
    /// One for the pages of each section.
    bearings: [OnceLock<Ready>; SECTIONS.len()],
}

/// A document's cards, one for the pages of each section: from all pages in one folder the way to
/// the document is the same.
type Cards = [OnceLock<Option<Box<Card>>>; SECTIONS.len()];

/// Of how many paragraphs the marks are kept; few texts have more.
const MOST_MARKS: usize = 500;

/// The folders that hold nearly all pages.
const SECTIONS: [&str; 3] = ["articles", "glossary", "context"];

impl Cache {
    /// Nothing yet, and room for all.
    pub(super) fn new(site: &Site) -> Self {
        let documents = &site.corpus.documents;
        let empty = |tag: &Tag| LanguageCache {
            tag: tag.clone(),
            cards: documents.iter().map(|_| Cards::default()).collect(),
            marks: (0..MOST_MARKS).map(|_| OnceLock::new()).collect(),
            bearings: Default::default(),
        };
        Self { languages: site.languages().iter().map(|language| empty(language.tag())).collect() }
    }

    fn language(&self, tag: &Tag) -> Option<&LanguageCache> {
        self.languages.iter().find(|language| language.tag == *tag)
    }
}

/// A site with its cache: views take it where they would take the site.
#[derive(Clone, Copy, Debug)]
pub(super) struct CachedSite<'a> {
    site: &'a Site,
    cache: &'a Cache,
}

impl<'a> CachedSite<'a> {
    pub(super) fn new(site: &'a Site, cache: &'a Cache) -> Self {
        Self { site, cache }
    }

    /// The card of a document on the page at `here` in `tag`.
    pub(super) fn card(&self, id: DocumentId, here: &Route, tag: &Tag) -> Option<Card> {
        let make = || card_at(self.site, id, here, tag, None);
        let is_own = self.site.address(id, tag) == Some(here);
        let cards = self.cache.language(tag).and_then(|language| language.cards.get(id.index()));
        match (section(here, tag), cards) {
            (Some(section), Some(cards)) if !is_own => {
                cards[section].get_or_init(|| make().map(Box::new)).as_deref().cloned()
            }
            _ => make(),
        }
    }

    /// The bearings of the page at `here` in `tag`.
    pub(super) fn bearings(&self, here: &Route, tag: &Tag) -> Ready {
        let make = || Bearings::new(self.site, here, tag).ready();
        match (section(here, tag), self.cache.language(tag)) {
            (Some(section), Some(language)) => language.bearings[section].get_or_init(make).clone(),
            _ => make(),
        }
    }

    /// The mark of the paragraph with this number, on a page in `tag`.
    pub(super) fn mark(&self, tag: &Tag, number: u32) -> Mark {
        let make = || mark(self.site, tag, number);
        let kept = self.cache.language(tag).and_then(|language| language.marks.get(number as usize - 1));
        kept.map_or_else(make, |kept| kept.get_or_init(make).clone())
    }

    /// The site, for as long as it lives.
    pub(super) fn site(&self) -> &'a Site {
        self.site
    }
}

impl Deref for CachedSite<'_> {
    type Target = Site;

    fn deref(&self) -> &Site {
        self.site
    }
}

/// The section whose folder a page in `tag` stands in itself: `/ar/articles/x/`.
fn section(page: &Route, tag: &Tag) -> Option<usize> {
    let (folder, name) =
        page.as_str().strip_prefix('/')?.strip_prefix(tag.as_str())?.strip_prefix('/')?.split_once('/')?;
    let is_direct = name.strip_suffix('/').is_some_and(|name| !name.is_empty() && !name.contains('/'));
    SECTIONS.iter().position(|section| *section == folder).filter(|_| is_direct)
}
