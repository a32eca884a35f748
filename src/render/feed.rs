//! The feed of a language: its newest articles (RFC 4287, Atom).

use std::fmt::Write;

use crate::{
    base::{date::Date, language::tag::Tag, route::Route},
    link::{DocumentId, Site},
    render::{
        escape::escaped,
        view::frame::{absolute, site_name},
    },
    understand::facts::Facts,
};

/// How many articles a feed holds.
const ENTRIES: usize = 30;

/// What stands for the date of an article that has none.
const LONG_AGO: &str = "1970-01-01T00:00:00Z";

/// The feed of the language `tag`, which stands at `route`.
pub(super) fn feed(site: &Site, route: &Route, tag: &Tag) -> String {
    let own: Vec<DocumentId> = site
        .articles
        .iter()
        .copied()
        .filter(|&id| site.document(id).versions.contains_key(tag))
        .take(ENTRIES)
        .collect();
    let dates = |id: &DocumentId| site.document(*id).facts.last_change();
    let updated = own.iter().filter_map(dates).max().map_or_else(|| LONG_AGO.to_owned(), Date::rfc3339);
    let home =
        Route::new(&format!("/{tag}/")).map_or_else(|_| site.base_url.clone(), |home| absolute(site, &home));
    let name = escaped(&site_name(site, tag));
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    // Writing to a string never fails.
    let _ = writeln!(out, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{tag}\">");
    let _ = writeln!(out, "<title>{name}</title>");
    if let Some(description) = site.corpus.settings.description.get(tag) {
        let _ = writeln!(out, "<subtitle>{}</subtitle>", escaped(description));
    }
    let _ = writeln!(out, "<id>{}</id>", escaped(&absolute(site, route)));
    let _ = writeln!(
        out,
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>",
        escaped(&absolute(site, route))
    );
    let _ = writeln!(out, "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", escaped(&home));
    let _ = writeln!(out, "<updated>{updated}</updated>");
    let author =
        site.corpus.settings.publisher.as_ref().map_or(name, |publisher| escaped(publisher.name.get(tag)));
    let _ = writeln!(out, "<author><name>{author}</name></author>");
    for id in own {
        entry(site, id, tag, &mut out);
    }
    out.push_str("</feed>\n");
    out
}

fn entry(site: &Site, id: DocumentId, tag: &Tag, out: &mut String) {
    let document = site.document(id);
    let (Some(version), Some(address)) = (document.versions.get(tag), site.address(id, tag)) else { return };
    let url = escaped(&absolute(site, address));
    let published = match &*document.facts {
        Facts::Article(facts) => facts.date,
        _ => None,
    };
    let updated = document.facts.last_change().map_or_else(|| LONG_AGO.to_owned(), Date::rfc3339);
    let _ = writeln!(out, "<entry>\n<title>{}</title>\n<id>{url}</id>", escaped(version.title.as_ref()));
    let _ = writeln!(out, "<link rel=\"alternate\" type=\"text/html\" hreflang=\"{tag}\" href=\"{url}\"/>");
    if let Some(published) = published {
        let _ = writeln!(out, "<published>{}</published>", published.rfc3339());
    }
    let _ = writeln!(out, "<updated>{updated}</updated>");
    for tag in document.facts.tags() {
        let _ = writeln!(out, "<category term=\"{}\"/>", escaped(tag));
    }
    let _ = writeln!(out, "<summary>{}</summary>\n</entry>", escaped(&version.summary));
}
