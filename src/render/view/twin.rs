//! The same page in the other languages of the site.

use std::sync::Arc;

use serde::Serialize;

use crate::{
    base::{
        language::{Language, tag::Tag},
        route::Route,
    },
    link::{DocumentId, Recipe, Site},
    render::href::{absolute, href},
};

/// The page in a language, for search engines.
#[derive(Serialize, Debug)]
pub struct Alternate {
    /// A language tag, or `x-default`.
    pub hreflang: String,
    /// The absolute address.
    pub url: String,
}

/// The page in another language, for readers.
#[derive(Serialize, Debug)]
pub struct Switch {
    /// The language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its name for itself.
    pub name: String,
    /// The way to the same page in it.
    pub href: String,
    /// Whether the page is written in it.
    pub is_written: bool,
}

/// A page in one of the site's languages.
pub(super) struct Twin<'a> {
    pub language: &'a Language,
    route: Route,
    pub is_written: bool,
}

impl Twin<'_> {
    /// The way to it from the page at `from`.
    pub(super) fn switch(&self, site: &Site, from: &Route) -> Switch {
        let tag = self.language.tag();
        Switch {
            lang: tag.to_string(),
            dir: self.language.direction().as_str(),
            name: site.words(tag).autonym().to_owned(),
            href: href(from, &self.route),
            is_written: self.is_written,
        }
    }
}

/// The same page in every language of the site.
pub(super) fn twins<'a>(
    site: &'a Site,
    route: &Route,
    tag: &Tag,
    document: Option<DocumentId>,
) -> Vec<Twin<'a>> {
    let prefix = format!("/{tag}/");
    let rest = route.as_str().strip_prefix(&prefix);
    let twin = |language: &'a Arc<Language>| {
        let other = language.tag();
        let (route, is_written) = match (document, rest) {
            (Some(id), _) => {
                (site.address(id, other)?.clone(), site.document(id).versions.contains_key(other))
            }
            (None, Some(rest)) => (Route::new(&format!("/{other}/{rest}")).ok()?, true),
            (None, None) => (Route::new(&format!("/{other}/")).ok()?, true),
        };
        Some(Twin { language, route, is_written })
    };
    site.languages().iter().filter_map(twin).collect()
}

/// The same page in every language that it is written in, as its head and the sitemap tell search
/// engines.
pub(in crate::render) fn alternates_of(
    site: &Site,
    route: &Route,
    tag: &Tag,
    document: Option<DocumentId>,
) -> Vec<Alternate> {
    alternates(site, &twins(site, route, tag, document))
}

/// The twins that are written, for search engines, and the one for readers of other languages.
pub(super) fn alternates(site: &Site, twins: &[Twin<'_>]) -> Vec<Alternate> {
    let written = || twins.iter().filter(|twin| twin.is_written);
    let own = written().map(|twin| Alternate {
        hreflang: twin.language.tag().to_string(),
        url: absolute(site, &twin.route),
    });
    let default = written()
        .next()
        .map(|twin| Alternate { hreflang: "x-default".to_owned(), url: default_url(site, twin) });
    own.chain(default).collect()
}

/// For a home page the chooser, for others the version in the first of the site's languages.
fn default_url(site: &Site, first: &Twin<'_>) -> String {
    match site.routes.get(&first.route) {
        Some(Recipe::Home(_)) => site.base_url.clone(),
        _ => absolute(site, &first.route),
    }
}
