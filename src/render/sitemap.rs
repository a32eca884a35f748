//! The sitemap: every page that exists in its own language, with its translations (sitemaps.org;
//! Google's `xhtml:link` extension for alternates).

use std::fmt::Write;

use crate::{
    base::{language::tag::Tag, route::Route},
    link::{Recipe, SITEMAP_PART, Site},
    render::{escape::escaped, href::absolute},
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
    let (alternates, changed) = match recipe {
        Recipe::Chooser => (Vec::new(), None),
        Recipe::Home(tag)
        | Recipe::Glossary(tag)
        | Recipe::Contexts(tag)
        | Recipe::Timeline(tag)
        | Recipe::Articles(tag, _) => (site_wide(site, route, tag), None),
        Recipe::Document(id, tag) => {
            let versions = &site.document(*id).versions;
            if !versions.contains_key(tag) {
                return;
            }
            let alternates =
                versions.keys().filter_map(|other| Some((other.clone(), site.address(*id, other)?.clone())));
            (alternates.collect(), site.document(*id).facts.last_change())
        }
        _ => return,
    };
    let _ = write!(out, "<url><loc>{}</loc>", escaped(&absolute(site, route)));
    if let Some(date) = changed {
        let _ = write!(out, "<lastmod>{date}</lastmod>");
    }
    if alternates.len() > 1 {
        for (tag, other) in &alternates {
            let _ = write!(
                out,
                "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{}\"/>",
                escaped(&absolute(site, other))
            );
        }
    }
    out.push_str("</url>\n");
}

fn site_wide(site: &Site, route: &Route, tag: &Tag) -> Vec<(Tag, Route)> {
    let rest = route.as_str().strip_prefix(&format!("/{tag}/")).unwrap_or_default();
    let languages = site.languages().iter();
    languages
        .filter_map(|language| {
            Some((language.tag().clone(), Route::new(&format!("/{}/{rest}", language.tag())).ok()?))
        })
        .collect()
}
