//! *Takes* the site and a route, *gives* that route's bytes. *Never* reads the disk or asks the
//! clock: the same site gives the same bytes on every machine.

mod cache;
pub mod chart;
mod citation;
pub mod content_type;
pub(crate) mod escape;
mod feed;
mod host;
mod href;
mod isolate;
mod json_ld;
mod markdown;
mod open_search;
mod phrase;
mod prose;
mod quote;
mod search;
mod share_card;
mod sitemap;
mod templates;
pub mod view;

use std::sync::Arc;

use crate::{
    base::{diagnostic::Diagnostic, digest::Digest, language::tag::Tag, route::Route},
    link::{Companion, DocumentId, Recipe, Site},
    understand::{document::Kind, lock::Places},
};

pub use host::CONTENT_SECURITY_POLICY;
pub use templates::{Memory, Templates};

use view::special::Special;

/// The bytes of a page.
#[derive(Clone, Debug)]
pub enum Bytes {
    /// Made for whoever asked.
    Fresh(Vec<u8>),
    /// Shared with the site.
    Kept(Arc<[u8]>),
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Fresh(bytes) => bytes,
            Self::Kept(bytes) => bytes,
        }
    }
}

/// The bytes of the page at `route`; `None` where the site has no such page.
///
/// What is wrong with a template that the page is printed with is a diagnostic.
pub fn render(site: &Site, templates: &Templates, route: &Route) -> Option<Result<Bytes, Diagnostic>> {
    let recipe = site.routes.get(route)?;
    let own = site.languages()[0].tag();
    let cached = &templates.cached(site);
    let page = match recipe {
        Recipe::Chooser => {
            templates.print(own, "chooser.html", &view::special::special(cached, route, Special::Chooser))
        }
        Recipe::NotFound => {
            templates.print(own, "404.html", &view::special::special(cached, route, Special::NotFound))
        }
        Recipe::Home(tag) => templates.print(tag, "home.html", &view::lists::home(cached, route, tag)),
        Recipe::Articles(tag, part) => {
            templates.print(tag, "articles.html", &view::lists::articles(cached, route, tag, *part))
        }
        Recipe::Glossary(tag) => {
            templates.print(tag, "glossary.html", &view::glossary::glossary(cached, route, tag))
        }
        Recipe::Contexts(tag) => {
            templates.print(tag, "background.html", &view::lists::background(cached, route, tag))
        }
        Recipe::Timeline(tag) => {
            templates.print(tag, "timeline.html", &view::timeline::timeline(cached, route, tag))
        }
        Recipe::Search(tag) => templates.print(tag, "search.html", &view::search::search(cached, route, tag)),
        Recipe::SearchFile(tag, file) => Ok(search::search(site, tag, route, *file)?.into_bytes()),
        Recipe::OpenSearch(tag) => Ok(open_search::open_search(site, tag).into_bytes()),
        Recipe::Document(id, tag) => document(site, templates, route, *id, tag)?,
        Recipe::Moved(id, tag, places) => {
            let to = site.address(*id, tag)?;
            templates.print(
                tag,
                "moved.html",
                &view::forwarding::moved(cached, route, (*id, to), tag, *places)?,
            )
        }
        Recipe::MovedEmbed(id, tag) => {
            let to = &Companion::Embed.route(site.address(*id, tag)?)?;
            let page = view::forwarding::moved(cached, route, (*id, to), tag, Places::Other)?;
            templates.print(tag, "moved.html", &page)
        }
        Recipe::Gone(tag) => templates.print(tag, "gone.html", &view::forwarding::gone(cached, route, tag)),
        Recipe::Citation(id, tag, format) => {
            Ok(citation::file(&citation::work(site, *id, tag)?, *format).into_bytes())
        }
        Recipe::Embed(id, tag) => {
            templates.print(tag, "embed.html", &view::embed::embed(cached, route, *id, tag)?)
        }
        Recipe::Oembed(id, tag) => Ok(view::embed::oembed(site, *id, tag)?.into_bytes()),
        Recipe::Feed(tag) => Ok(feed::feed(site, route, tag).into_bytes()),
        Recipe::Sitemap => Ok(sitemap::sitemap(site).into_bytes()),
        Recipe::SitemapPart(part) => Ok(sitemap::part(site, *part).into_bytes()),
        Recipe::ShareCard(id, tag) => Ok(templates.cards.as_ref()?.draw(site, *id, tag)?),
        Recipe::Markdown(id, tag) => Ok(markdown::twin(site, route, *id, tag)?.into_bytes()),
        Recipe::Llms => Ok(markdown::llms(site, route).into_bytes()),
        Recipe::Host(file) => Ok(host::host_file(site, *file).into_bytes()),
        Recipe::Robots => Ok(robots(site).into_bytes()),
        Recipe::Asset(name) => {
            return site.assets.get(name).map(|asset| Ok(Bytes::Kept(Arc::clone(&asset.bytes))));
        }
    };
    Some(page.map(Bytes::Fresh))
}

/// The digest of all that the bytes at `route` depend on, besides the program, where they are so
/// dear to make that they are worth keeping: of share cards.
#[must_use]
pub fn drawing(site: &Site, templates: &Templates, route: &Route) -> Option<Digest> {
    let Recipe::ShareCard(id, tag) = site.routes.get(route)? else { return None };
    templates.cards.as_ref()?.digest(site, *id, tag)
}

/// What is wrong with what is drawn, which can be told without drawing it.
#[must_use]
pub fn flaws(site: &Site, templates: &Templates) -> Vec<Diagnostic> {
    templates.cards.as_ref().map_or_else(Vec::new, |cards| cards.check(site))
}

fn document(
    site: &Site,
    templates: &Templates,
    route: &Route,
    id: DocumentId,
    tag: &Tag,
) -> Option<Result<Vec<u8>, Diagnostic>> {
    Some(match site.document(id).kind {
        Kind::Article => templates.print(
            tag,
            "article.html",
            &view::article::article(&templates.cached(site), route, id, tag)?,
        ),
        Kind::Term => {
            templates.print(tag, "term.html", &view::term::term(&templates.cached(site), route, id, tag)?)
        }
        Kind::Context => templates.print(
            tag,
            "context.html",
            &view::explainer::explainer(&templates.cached(site), route, id, tag)?,
        ),
        Kind::Page => templates.print(
            tag,
            "page.html",
            &view::explainer::explainer(&templates.cached(site), route, id, tag)?,
        ),
    })
}

fn robots(site: &Site) -> String {
    let sitemap = Route::new("/sitemap.xml").ok().filter(|route| site.routes.contains_key(route));
    match sitemap {
        Some(route) => {
            format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", href::absolute(site, &route))
        }
        None => "User-agent: *\nAllow: /\n".to_owned(),
    }
}
