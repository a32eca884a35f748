//! The page of a background page, and of a page about the site.

use serde::Serialize;

use crate::{
    base::{language::tag::Tag, route::Route},
    link::DocumentId,
    render::{
        cache::CachedSite,
        json_ld,
        phrase::{Phrase, phrase},
        prose::Prose,
    },
    understand::{body::Heading, document::Kind, facts::Facts, forms::Spanned, markdown::reference},
};

use super::{
    article::tag_name,
    card::{Card, When, card_at, cards, when},
    cite::{Cite, cite},
    crumb::crumbs,
    embed::{Snippet, snippet},
    frame::{About, Frame, frame},
    text::{Notice, Source, Text, definitions, notices, sources, text},
};

/// A background page or a page about the site.
#[derive(Serialize, Debug)]
pub struct ExplainerPage {
    /// What every page has.
    pub page: Frame,
    /// It in a sentence; may be empty.
    pub summary: Phrase,
    /// What sort of background page it is, in words; empty on a page about the site.
    pub kind: String,
    /// The same as facts spell it.
    pub kind_key: &'static str,
    /// When it was last changed.
    pub updated: Option<When>,
    /// What it is about.
    pub tags: Vec<Phrase>,
    /// What a reader should know first.
    pub notices: Vec<Notice>,
    /// The headings of the text, for a list of contents.
    pub contents: Vec<Content>,
    /// Its text.
    pub text: Text,
    /// The terms that it mentions.
    pub definitions: Vec<Card>,
    /// What its text rests on.
    pub sources: Vec<Source>,
    /// What it explains.
    pub explains: Vec<Card>,
    /// What to read next.
    pub related: Vec<Card>,
    /// How it is cited.
    pub cite: Option<Cite>,
    /// What to copy to embed it.
    pub snippet: Option<Snippet>,
}

/// A heading in a list of contents.
#[derive(Serialize, Debug)]
pub struct Content {
    /// Its anchor, without `#`.
    pub anchor: String,
    /// Its text.
    pub title: Phrase,
    /// Its level, 2 to 6.
    pub level: u8,
}

/// The page in `tag` of a background page or a page about the site.
pub(in crate::render) fn explainer(
    site: &CachedSite<'_>,
    route: &Route,
    id: DocumentId,
    tag: &Tag,
) -> Option<ExplainerPage> {
    let document = site.document(id);
    let (shown, version) = site.version(id, tag)?;
    let prose = Prose { site: site.site(), route, page: tag, id, tag: shown, version };
    let data = Some(json_ld::explainer(site, id, tag));
    let about = About { data, ..About::document(id, shown, version) };
    let mut page = frame(site, route, tag, about);
    let index = (document.kind == Kind::Context).then_some(("background", "/context/"));
    page.crumbs = crumbs(site, route, tag, index);
    let snippet = snippet(site, id, tag);
    page.oembed = snippet.as_ref().map_or_else(String::new, |snippet| snippet.oembed.clone());
    let (kind, kind_key) = match &*document.facts {
        Facts::Context(facts) => {
            let key = facts.kind.as_str();
            (site.words(tag).text(&format!("context-{key}")).to_owned(), key)
        }
        _ => (String::new(), ""),
    };
    Some(ExplainerPage {
        page,
        summary: phrase(site, &version.summary, shown, tag),
        kind,
        kind_key,
        updated: document.facts.last_change().map(|date| when(site, date, tag)),
        tags: document.facts.tags().iter().map(|name| tag_name(site, name, tag)).collect(),
        notices: notices(&prose),
        contents: contents(&prose),
        text: text(site, &prose),
        definitions: definitions(site, [&prose]),
        sources: sources(site, document.facts.sources(), tag),
        explains: explains(site, route, id, tag),
        related: cards(site, site.related(id).iter().copied(), route, tag),
        cite: cite(site, route, id, tag),
        snippet,
    })
}

fn contents(prose: &Prose<'_>) -> Vec<Content> {
    let Prose { site, page, id, tag, version, .. } = *prose;
    let content = |(index, heading): (usize, &Heading)| {
        let title = version.body.plain_text(&version.text, &heading.events);
        Some(Content {
            anchor: site.heading_anchor(id, tag, index)?.to_string(),
            title: phrase(site, &title, tag, page),
            level: heading.level,
        })
    };
    version.body.headings.iter().enumerate().filter_map(content).collect()
}

fn explains(site: &CachedSite<'_>, route: &Route, id: DocumentId, tag: &Tag) -> Vec<Card> {
    let Facts::Context(facts) = &*site.document(id).facts else { return Vec::new() };
    let explained = |written: &Spanned<String>| {
        let reference = reference(written.as_ref())?;
        let target = site.find(reference.kind, &reference.slug)?;
        card_at(site, target, route, tag, reference.anchor.as_ref())
    };
    // Of the paragraphs of one document the first leads there.
    let mut seen = Vec::new();
    let mut is_new = |written: &&Spanned<String>| {
        let named = reference(written.as_ref()).map(|reference| (reference.kind, reference.slug));
        let is_new = !seen.contains(&named);
        seen.push(named);
        is_new
    };
    facts.explains.iter().filter(|written| is_new(written)).filter_map(explained).collect()
}
