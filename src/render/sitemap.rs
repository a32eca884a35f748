//! The sitemap: every page that exists in its own language, with the alternates of its head
//! (sitemaps.org; Google's `xhtml:link` extension).

use std::fmt::Write;

use crate::{
    base::route::Route,
    link::{Recipe, SITEMAP_PART, Site},
    render::{escape::escaped, href::absolute, view::twin::alternates_of},
};

/// The whole sitemap, or the list of its parts when it has more than one.
pub(super) fn sitemap(site: &Site) -> String {
    let parts = site.routes.values().filter(|recipe| matches!(recipe, Recipe::SitemapPart(_))).count();
    if parts == 0 {
        return part(site, 1);
    }
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for number in 1..=parts {
        if let Ok(route) = Route::new(&format!("/sitemap-{number}.xml")) {
            // Writing to a string never fails.
            let _ = writeln!(out, "<sitemap><loc>{}</loc></sitemap>", escaped(&absolute(site, &route)));
        }
    }
    out.push_str("</sitemapindex>\n");
    out
}

/// A part of the sitemap; the first is 1.
pub(super) fn part(site: &Site, number: u32) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let from = (number as usize).saturating_sub(1) * SITEMAP_PART;
    // The parts are counted before they have addresses of their own.
    let pages = site.routes.iter().filter(|(_, recipe)| !matches!(recipe, Recipe::SitemapPart(_)));
    for (route, recipe) in pages.skip(from).take(SITEMAP_PART) {
        url(site, route, recipe, &mut out);
    }
    out.push_str("</urlset>\n");
    out
}

fn url(site: &Site, route: &Route, recipe: &Recipe, out: &mut String) {
    let (tag, document) = match recipe {
        Recipe::Chooser => (site.languages()[0].tag(), None),
        Recipe::Home(tag)
        | Recipe::Glossary(tag)
        | Recipe::Contexts(tag)
        | Recipe::Timeline(tag)
        | Recipe::Articles(tag, _) => (tag, None),
        Recipe::Document(id, tag) if site.document(*id).versions.contains_key(tag) => (tag, Some(*id)),
        _ => return,
    };
    let _ = write!(out, "<url><loc>{}</loc>", escaped(&absolute(site, route)));
    if let Some(date) = document.and_then(|id| site.document(id).facts.last_change()) {
        let _ = write!(out, "<lastmod>{date}</lastmod>");
    }
    for alternate in alternates_of(site, route, tag, document) {
        let _ = write!(
            out,
            "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
            alternate.hreflang,
            escaped(&alternate.url)
        );
    }
    out.push_str("</url>\n");
}
