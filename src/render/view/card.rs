//! A page as other pages show it: its title, a sentence and the way to it.

use serde::Serialize;

use crate::{
    base::{anchor::Anchor, date::Date, language::tag::Tag, route::Route},
    link::{DocumentId, Site},
    render::{href::href_to, phrase::phrase, stock::Stock},
    understand::facts::Facts,
};

/// A page as other pages show it.
#[derive(Serialize, Debug)]
pub struct Card {
    /// The document's slug, a text.
    pub slug: tera::Value,
    /// What it is called: a [`Phrase`](crate::render::view::Phrase).
    pub title: tera::Value,
    /// It in a sentence, a [`Phrase`](crate::render::view::Phrase); its text may be empty.
    pub summary: tera::Value,
    /// The way to it.
    pub href: String,
    /// What sort of page or term it is, a text in the page's language; may be empty.
    pub kind: tera::Value,
    /// The same as facts spell it, for class names; may be empty.
    pub kind_key: &'static str,
    /// When it was published: a [`When`], or none.
    pub date: tera::Value,
}

/// What all cards of a document in one language have alike, ready for templates.
#[derive(Debug)]
pub(in crate::render) struct Face {
    slug: tera::Value,
    title: tera::Value,
    summary: tera::Value,
    kind: tera::Value,
    kind_key: &'static str,
    date: tera::Value,
}

/// A date for readers and for machines.
#[derive(Serialize, Clone, Debug)]
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

impl Face {
    /// The face of a document on pages in `tag`.
    pub(in crate::render) fn new(site: &Site, id: DocumentId, tag: &Tag) -> Option<Self> {
        let (shown, version) = site.version(id, tag)?;
        let (prefix, kind_key) = match &*site.document(id).facts {
            Facts::Term(facts) => ("kind", facts.kind.as_str()),
            Facts::Context(facts) => ("context", facts.kind.as_str()),
            Facts::Article(_) | Facts::Page(_) => ("", ""),
        };
        let date = match &*site.document(id).facts {
            Facts::Article(facts) => facts.date,
            _ => None,
        };
        let words = site.words(tag);
        let kind = if kind_key.is_empty() { "" } else { &format!("{prefix}-{kind_key}") };
        let kind = if kind.is_empty() { "" } else { words.text(kind) };
        let ready = |text: &str| tera::Value::try_from_serializable(&phrase(site, text, shown, tag)).ok();
        Some(Self {
            slug: tera::Value::normal_string(site.document(id).slug.as_str()),
            title: ready(version.title.as_ref())?,
            summary: ready(&version.summary)?,
            kind: tera::Value::normal_string(kind),
            kind_key,
            date: tera::Value::try_from_serializable(&date.map(|date| when(site, date, tag))).ok()?,
        })
    }
}

/// The card of a document, on the page at `here` in `tag`.
pub(in crate::render) fn card(
    site: &Stock<'_>,
    id: DocumentId,
    here: &Route,
    tag: &Tag,
    anchor: Option<&Anchor>,
) -> Option<Card> {
    let face = site.face(id, tag)?;
    Some(Card {
        slug: face.slug.clone(),
        title: face.title.clone(),
        summary: face.summary.clone(),
        href: href_to(here, site.address(id, tag)?, anchor),
        kind: face.kind.clone(),
        kind_key: face.kind_key,
        date: face.date.clone(),
    })
}

/// The cards of several documents.
pub(in crate::render) fn cards(
    site: &Stock<'_>,
    ids: impl IntoIterator<Item = DocumentId>,
    here: &Route,
    tag: &Tag,
) -> Vec<Card> {
    ids.into_iter().filter_map(|id| card(site, id, here, tag, None)).collect()
}
