//! What many pages show of a document, made once.

use std::{ops::Deref, sync::OnceLock};

use crate::{
    base::{language::tag::Tag, route::Route},
    link::{DocumentId, Site},
    render::view::{
        card::{Card, card_at},
        frame::Bearings,
    },
};

/// The cards of the documents in each language of a site, and the bearings of its pages: made when
/// first asked for, and then shared.
#[derive(Debug)]
pub(super) struct Shelf {
    languages: Vec<(Tag, Vec<Cards>, OnceLock<Bearings>)>,
}

/// A document's cards, one for the pages of each section: from all pages in one folder the way to
/// the document is the same.
type Cards = [OnceLock<Option<Box<Card>>>; SECTIONS.len()];

/// The folders that hold nearly all pages.
const SECTIONS: [&str; 3] = ["articles", "glossary", "context"];

impl Shelf {
    /// Nothing yet, and room for all.
    pub(super) fn new(site: &Site) -> Self {
        let room = || site.corpus.documents.iter().map(|_| Cards::default()).collect();
        let languages = site.languages().iter();
        Self {
            languages: languages.map(|language| (language.tag().clone(), room(), OnceLock::new())).collect(),
        }
    }
}

/// A site with its shelf: views take it where they would take the site.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stock<'a> {
    site: &'a Site,
    shelf: &'a Shelf,
}

impl<'a> Stock<'a> {
    pub(super) fn new(site: &'a Site, shelf: &'a Shelf) -> Self {
        Self { site, shelf }
    }

    /// The card of a document on the page at `here` in `tag`.
    pub(super) fn card(&self, id: DocumentId, here: &Route, tag: &Tag) -> Option<Card> {
        let make = || card_at(self.site, id, here, tag, None);
        let is_own = self.site.address(id, tag) == Some(here);
        let shelf = self.shelf.languages.iter().find(|(known, ..)| known == tag);
        match (section(here, tag), shelf.and_then(|(_, cards, _)| cards.get(id.index()))) {
            (Some(section), Some(cards)) if !is_own => {
                cards[section].get_or_init(|| make().map(Box::new)).as_deref().cloned()
            }
            _ => make(),
        }
    }

    /// What the headers and footers of all pages in `tag` name.
    pub(super) fn bearings(&self, tag: &Tag) -> Option<&'a Bearings> {
        let shelf = self.shelf.languages.iter().find(|(known, ..)| known == tag)?;
        Some(shelf.2.get_or_init(|| Bearings::new(self.site, tag)))
    }

    /// The site, for as long as it lives.
    pub(super) fn site(&self) -> &'a Site {
        self.site
    }
}

impl Deref for Stock<'_> {
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
