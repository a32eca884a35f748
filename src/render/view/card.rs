//! A page as other pages show it: its title, a sentence and the way to it.

use serde::Serialize;

use crate::{
    base::{anchor::Anchor, date::Date, language::tag::Tag, route::Route},
    link::{DocumentId, Site},
    render::{
        href::href_to,
        phrase::{Phrase, phrase},
    },
    understand::facts::Facts,
};

/// A page as other pages show it.
#[derive(Serialize, Debug)]
pub struct Card {
    /// The document's slug.
    pub slug: String,
    /// What it is called.
    pub title: Phrase,
    /// It in a sentence; may be empty.
    pub summary: Phrase,
    /// The way to it.
    pub href: String,
    /// What sort of page or term it is, in the page's language; may be empty.
    pub kind: String,
    /// The same as facts spell it, for class names; may be empty.
    pub kind_key: &'static str,
    /// When it was published.
    pub date: Option<When>,
}

/// A date for readers and for machines.
#[derive(Serialize, Debug)]
pub struct When {
    /// As readers want it.
    pub text: String,
    /// As `<time datetime>` wants it (ISO 8601).
    pub iso: String,
}

/// A date in the language of a page.
pub(in crate::render) fn when(site: &Site, date: Date, tag: &Tag) -> When {
    When { text: site.language(tag).date(date), iso: date.to_string() }
}

/// The card of a document, on the page at `here` in `tag`.
pub(in crate::render) fn card(
    site: &Site,
    id: DocumentId,
    here: &Route,
    tag: &Tag,
    anchor: Option<&Anchor>,
) -> Option<Card> {
    let (shown, version) = site.version(id, tag)?;
    let document = site.document(id);
    let (prefix, kind_key) = match &*document.facts {
        Facts::Term(facts) => ("kind", facts.kind.as_str()),
        Facts::Context(facts) => ("context", facts.kind.as_str()),
        Facts::Article(_) | Facts::Page(_) => ("", ""),
    };
    let date = match &*document.facts {
        Facts::Article(facts) => facts.date,
        _ => None,
    };
    let kind = if kind_key.is_empty() {
        String::new()
    } else {
        site.words(tag).text(&format!("{prefix}-{kind_key}")).to_owned()
    };
    Some(Card {
        slug: document.slug.to_string(),
        title: phrase(site, version.title.as_ref(), shown, tag),
        summary: phrase(site, &version.summary, shown, tag),
        href: href_to(here, site.address(id, tag)?, anchor),
        kind,
        kind_key,
        date: date.map(|date| when(site, date, tag)),
    })
}

/// The cards of several documents.
pub(in crate::render) fn cards(
    site: &Site,
    ids: impl IntoIterator<Item = DocumentId>,
    here: &Route,
    tag: &Tag,
) -> Vec<Card> {
    ids.into_iter().filter_map(|id| card(site, id, here, tag, None)).collect()
}
