//! The author's desk: what is wrong, how far every document is, how the glossary fares.

use std::{collections::BTreeMap, fmt::Write};

use super::{pages::Pages, preview::Preview, report::page};
use crate::{
    base::{count::saturated, language::tag::Tag, route::Route, source::SourcePath},
    link::{
        DocumentId, Site,
        audit::{Place, audit},
    },
    render::escape::{escaped, url_path},
    understand::{
        document::{Document, Kind},
        version::Version,
    },
};

/// How many near misses and ambiguous places are listed.
const LISTED: usize = 100;

/// How many problems are listed: more are one mistake in many places.
const PROBLEMS: usize = 500;

/// The desk as a page.
pub(super) fn desk(preview: &Preview) -> String {
    let mut out = String::new();
    problems(preview, &mut out);
    if let Some(pages) = &preview.pages {
        documents(&pages.website.site, &mut out);
        out.push_str(pages.audit.get_or_init(|| glossary(pages)));
    }
    page("The author’s desk", "desk", &out)
}

fn problems(preview: &Preview, out: &mut String) {
    let all = &preview.report.problems;
    // Writing to a string never fails.
    let _ = write!(out, "<section id=\"problems\"><h2>Problems ({})</h2>", all.len());
    if all.is_empty() {
        out.push_str("<p>None.</p>");
    } else if preview.report.errors > 0 {
        out.push_str("<p>Until the errors are mended, pages show the last good site.</p>");
    }
    for problem in all.iter().take(PROBLEMS) {
        problem.write(out);
    }
    if all.len() > PROBLEMS {
        let _ =
            write!(out, "<p>… and {} more: <code>sharh check</code> tells all.</p>", all.len() - PROBLEMS);
    }
    out.push_str("</section>");
}

fn documents(site: &Site, out: &mut String) {
    for kind in Kind::ALL {
        let mut rows = site.documents(kind).peekable();
        if rows.peek().is_none() {
            continue;
        }
        let (id, title) = match kind {
            Kind::Article => ("articles", "Articles"),
            Kind::Term => ("terms", "Terms"),
            Kind::Context => ("context", "Background"),
            Kind::Page => ("pages", "Pages"),
        };
        let _ = write!(
            out,
            "<section id=\"{id}\"><h2>{title}</h2><div class=\"wide\" tabindex=\"0\" role=\"region\" \
             aria-label=\"{title}\"><table><thead><tr><th scope=\"col\">Document</th>"
        );
        for language in site.languages() {
            let tag = language.tag();
            let _ = write!(out, "<th scope=\"col\"><bdi>{}</bdi></th>", escaped(site.words(tag).autonym()));
        }
        out.push_str("</tr></thead><tbody>");
        for (id, document) in rows {
            row(site, id, document, out);
        }
        out.push_str("</tbody></table></div></section>");
    }
}

fn row(site: &Site, id: DocumentId, document: &Document, out: &mut String) {
    let _ = write!(out, "<tr><th scope=\"row\"><bdi>{}</bdi>", escaped(document.slug.as_str()));
    if document.facts.is_draft() {
        out.push_str(" <em>draft</em>");
    }
    out.push_str("</th>");
    for language in site.languages() {
        let tag = language.tag();
        out.push_str("<td>");
        match document.versions.get(tag) {
            Some(version) => {
                link(site, id, tag, None, version.title.as_ref(), out);
                status(site, id, tag, document, version, out);
            }
            None => {
                link(site, id, tag, None, "missing", out);
            }
        }
        out.push_str("</td>");
    }
    out.push_str("</tr>");
}

/// How far a version is.
fn status(site: &Site, id: DocumentId, tag: &Tag, document: &Document, version: &Version, out: &mut String) {
    let is_missing = |row: usize| {
        let rows = &version.body.rows;
        rows.get(row).is_none_or(|row| row.block.is_empty() && row.lead.is_empty())
    };
    // Only an article's versions stand side by side.
    let all = if document.kind == Kind::Article { document.rows() } else { version.body.rows.len() };
    let missing: Vec<usize> = (0..all).filter(|row| is_missing(*row)).collect();
    if missing.is_empty() {
        let _ = write!(out, " <small>{all} paragraphs</small>");
        return;
    }
    let _ = write!(out, " <small class=\"lacks\">{} of {all} paragraphs missing:", missing.len());
    for row in missing.iter().take(12) {
        out.push(' ');
        let place = saturated(row + 1);
        let name = site.paragraph_anchor(id, tag, place);
        link(site, id, tag, Some(name.as_str()), name.as_str(), out);
    }
    out.push_str(if missing.len() > 12 { " …</small>" } else { "</small>" });
}

/// A link to a document's page; only text where it has none.
fn link(site: &Site, id: DocumentId, tag: &Tag, place: Option<&str>, text: &str, out: &mut String) {
    match site.address(id, tag) {
        Some(route) => {
            let place = place.map_or_else(String::new, |place| format!("#{place}"));
            let _ = write!(
                out,
                "<a href=\"{}{place}\"><bdi>{}</bdi></a>",
                escaped(&address(site, route)),
                escaped(text)
            );
        }
        None => {
            let _ = write!(out, "<bdi>{}</bdi>", escaped(text));
        }
    }
}

/// The address of a page in this preview: the site's own address is the preview's.
fn address(site: &Site, route: &Route) -> String {
    let own = site.base_url.split_once("://").and_then(|(_, rest)| rest.split_once('/'));
    format!("/{}{}", own.map_or("", |(_, path)| path), url_path(&route.as_str()[1..]))
}

type Places<'a> = BTreeMap<&'a SourcePath, (DocumentId, &'a Tag, &'a Version)>;

fn glossary(pages: &Pages) -> String {
    let site = &pages.website.site;
    let audit = audit(site);
    let places: Places<'_> = Kind::ALL
        .into_iter()
        .flat_map(|kind| site.documents(kind))
        .flat_map(|(id, document)| {
            document.versions.iter().map(move |(tag, version)| (&version.file, (id, tag, &**version)))
        })
        .collect();
    let own = site.languages()[0].tag();
    let mut out = String::new();
    let unused: Vec<_> = audit.terms.iter().filter(|usage| usage.surfaces.is_empty()).collect();
    list("unused", "Terms never mentioned", unused.len(), &mut out, |index, out| {
        link(site, unused[index].term, own, None, site.document(unused[index].term).slug.as_str(), out);
    });
    list("near", "Near misses", audit.near_misses.len(), &mut out, |index, out| {
        let miss = &audit.near_misses[index];
        context(site, &places, &miss.surface.place, &miss.surface.text, out);
        let _ = write!(out, " <small>{}×, {}: ", miss.surface.count, miss.why.reason());
        link(site, miss.term, own, None, site.document(miss.term).slug.as_str(), out);
        out.push_str("</small>");
    });
    list("ambiguous", "Ambiguous places", audit.ambiguous.len(), &mut out, |index, out| {
        let found = &audit.ambiguous[index];
        context(site, &places, &found.place, &found.text, out);
        out.push_str(" <small>");
        for term in &found.terms {
            link(site, *term, own, None, site.document(*term).slug.as_str(), out);
            out.push(' ');
        }
        out.push_str("</small>");
    });
    out
}

fn list(id: &str, title: &str, count: usize, out: &mut String, mut item: impl FnMut(usize, &mut String)) {
    let _ = write!(out, "<section id=\"{id}\"><h2>{title} ({count})</h2>");
    if count == 0 {
        out.push_str("<p>None.</p></section>");
        return;
    }
    out.push_str("<ul>");
    for index in 0..count.min(LISTED) {
        out.push_str("<li>");
        item(index, out);
        out.push_str("</li>");
    }
    if count > LISTED {
        let _ = write!(out, "<li>… and {} more</li>", count - LISTED);
    }
    out.push_str("</ul></section>");
}

/// The words around a place, with a link to their paragraph.
fn context(site: &Site, places: &Places<'_>, place: &Place, text: &str, out: &mut String) {
    let _ = write!(out, "<q dir=\"auto\">{}<mark>", escaped(place.before.trim_start()));
    match places.get(&place.file) {
        Some((id, tag, version)) => {
            let paragraph = version.body.paragraph_at(place.span.start).unwrap_or(1);
            let anchor = site.paragraph_anchor(*id, tag, paragraph);
            link(site, *id, tag, Some(anchor.as_str()), text, out);
        }
        None => out.push_str(&escaped(text)),
    }
    let _ = write!(out, "</mark>{}</q>", escaped(place.after.trim_end()));
}
