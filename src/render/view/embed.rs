//! What other sites show of this one in a frame: a term, or a timeline.

use serde::Serialize;
use serde_json::json;

use crate::{
    base::{language::tag::Tag, route::Route},
    link::{Companion, DocumentId, Site},
    render::{
        cache::CachedSite,
        escape::escaped,
        href::{absolute, href},
        phrase::{Html, Phrase, phrase, phrase_html, site_name},
    },
    understand::{document::Kind, facts::Facts},
};

use super::{
    frame::{About, Frame, frame},
    timeline::{Moment, moments_of},
};

/// A page for a frame on another site.
#[derive(Serialize, Debug)]
pub struct EmbedPage {
    /// What every page has.
    pub page: Frame,
    /// What it is, in words; may be empty.
    pub kind: String,
    /// It in a sentence; may be empty.
    pub summary: Phrase,
    /// Its dated events; none of a term.
    pub moments: Vec<Moment>,
    /// The way to the whole page.
    pub href: String,
    /// Which site it comes from, in words, with the link.
    pub from: Html,
}

/// What a page shows those who want to embed it.
#[derive(Serialize, Debug)]
pub struct Snippet {
    /// The HTML to copy.
    pub code: String,
    /// The absolute address of the description for programs (oEmbed).
    pub oembed: String,
}

/// How wide a frame is where nothing says otherwise, in CSS pixels.
const WIDTH: u32 = 600;

/// The page of a document in `tag` for a frame.
pub(in crate::render) fn embed(
    site: &CachedSite<'_>,
    route: &Route,
    id: DocumentId,
    tag: &Tag,
) -> Option<EmbedPage> {
    let version = site.document(id).versions.get(tag)?;
    let about = About { kind: "website", ..About::document(id, tag, version) };
    let mut page = frame(site, route, tag, about);
    page.noindex = true;
    page.alternates.clear();
    let words = site.words(tag);
    let (kind, moments) = match &*site.document(id).facts {
        Facts::Term(facts) => (words.text(&format!("kind-{}", facts.kind.as_str())).to_owned(), Vec::new()),
        _ => (words.text("context-timeline").to_owned(), moments_of(site, route, tag, [id])),
    };
    let name = site_name(site, tag);
    let home = Route::new(&format!("/{tag}/")).ok()?;
    let link = format!(
        "<a href=\"{}\" rel=\"noopener\">{}</a>",
        escaped(&href(route, &home)),
        phrase_html(site, &name, tag, tag)
    );
    Some(EmbedPage {
        kind,
        summary: phrase(site, &version.summary, tag, tag),
        moments,
        href: href(route, site.address(id, tag)?),
        from: Html::new(&escaped(&words.with("embedded-from", &[("site", "\u{1}")])).replace('\u{1}', &link)),
        page,
    })
}

/// What to copy to embed a document in `tag`; `None` where it cannot be embedded.
pub(in crate::render) fn snippet(site: &Site, id: DocumentId, tag: &Tag) -> Option<Snippet> {
    let embed = site.companion(id, tag, Companion::Embed)?;
    let oembed = site.companion(id, tag, Companion::Oembed)?;
    let title = site.document(id).versions.get(tag)?.title.as_ref();
    let code = format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{}\" loading=\"lazy\"></iframe>",
        absolute(site, &embed),
        escaped(title),
        height(site, id)
    );
    Some(Snippet { code, oembed: absolute(site, &oembed) })
}

/// How high its frame is, in CSS pixels; what is longer scrolls in it.
fn height(site: &Site, id: DocumentId) -> u32 {
    if site.document(id).kind == Kind::Term { 260 } else { 480 }
}

/// The description of a document's embedded page for programs (oEmbed 1.0, type `rich`).
pub(in crate::render) fn oembed(site: &Site, id: DocumentId, tag: &Tag) -> Option<String> {
    let title = site.document(id).versions.get(tag)?.title.as_ref();
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": site_name(site, tag),
        "provider_url": site.base_url,
        "html": snippet(site, id, tag)?.code,
        "width": WIDTH,
        "height": height(site, id),
    });
    Some(format!("{answer:#}\n"))
}
