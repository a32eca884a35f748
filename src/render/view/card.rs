//! A page as other pages show it: its title, a sentence and the way to it.

use serde::Serialize;

use crate::{
    base::{anchor::Anchor, date::Date, language::tag::Tag, route::Route},
    link::{DocumentId, Site},
    render::{
        cache::CachedSite,
        href::href_to,
        phrase::{Html, phrase_html},
    },
    understand::facts::Facts,
};

/// A page as other pages show it: a [`CardView`], ready for templates.
pub type Card = tera::Value;

/// The fields of a [`Card`].
#[derive(Serialize, Debug)]
pub struct CardView {
    /// The document's slug.
    pub slug: String,
    /// What it is called.
    pub title: Html,
    /// It in a sentence; may be empty.
    pub summary: Html,
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
#[derive(Serialize, Clone, Debug)]
pub struct When {
    /// As readers want it.
    pub text: String,
    /// As `<time datetime>` wants it (ISO 8601): none before the year 1.
    pub iso: Option<String>,
}

/// A date in the language of a page.
pub(in crate::render) fn when(site: &Site, date: Date, tag: &Tag) -> When {
    When { text: site.language(tag).date(date), iso: Some(date.to_string()) }
}

/// The card of a document, on the page at `here` in `tag`.
pub(in crate::render) fn card(
    site: &CachedSite<'_>,
    id: DocumentId,
    here: &Route,
    tag: &Tag,
) -> Option<Card> {
    site.card(id, here, tag)
}

/// The card of a document with the way to a place on its page.
pub(in crate::render) fn card_at(
    site: &Site,
    id: DocumentId,
    here: &Route,
    tag: &Tag,
    anchor: Option<&Anchor>,
) -> Option<Card> {
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
    let kind = match kind_key {
        "" => String::new(),
        key => site.words(tag).text(&format!("{prefix}-{key}")).to_owned(),
    };
    // A version may have fewer paragraphs than the one that the place is in.
    let anchor = anchor.filter(|anchor| site.has_anchor(id, tag, anchor));
    let text = |text: &str| match text {
        "" => Html::default(),
        text => Html::new(&phrase_html(site, text, shown, tag)),
    };
    let view = CardView {
        slug: site.document(id).slug.to_string(),
        title: text(version.title.as_ref()),
        summary: text(&version.summary),
        href: href_to(here, site.address(id, tag)?, anchor),
        kind,
        kind_key,
        date: date.map(|date| when(site, date, tag)),
    };
    tera::Value::try_from_serializable(&view).ok()
}

/// The cards of several documents.
pub(in crate::render) fn cards(
    site: &CachedSite<'_>,
    ids: impl IntoIterator<Item = DocumentId>,
    here: &Route,
    tag: &Tag,
) -> Vec<Card> {
    ids.into_iter().filter_map(|id| card(site, id, here, tag)).collect()
}
