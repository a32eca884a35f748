//! The feed of a language: its newest articles (RFC 4287, Atom).

use std::fmt::Write;

use crate::{
    base::{date::Date, language::tag::Tag, route::Route},
    link::{DocumentId, Site},
    render::{
        escape::escaped,
        href::absolute,
        phrase::{site_name, tag_title},
        prose::Prose,
        view::preview::{OwnImage, preview},
    },
    understand::{facts::Facts, version::Version},
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
    let _ = writeln!(
        out,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:media=\"http://search.yahoo.com/mrss/\" xml:lang=\"{tag}\">"
    );
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
    for name in document.facts.tags() {
        let label = escaped(tag_title(site, name, tag));
        let _ = writeln!(out, "<category term=\"{}\" label=\"{label}\"/>", escaped(name));
    }
    let _ = writeln!(out, "<summary>{}</summary>", escaped(&version.summary));
    let own = OwnImage::of(site, id, version);
    let picture = preview(site, own.as_ref(), Some((id, tag)), version.title.as_ref());
    if let Some(picture) = &picture {
        let _ = writeln!(
            out,
            "<media:content url=\"{}\" type=\"{}\" medium=\"image\" width=\"{}\" height=\"{}\"/>",
            escaped(&picture.url),
            picture.media_type,
            picture.width,
            picture.height
        );
    }
    let text = whole_text(site, id, tag, version, own.as_ref());
    let _ = writeln!(out, "<content type=\"html\" xml:lang=\"{tag}\">{}</content>\n</entry>", escaped(&text));
}

/// The whole text of a version as HTML, with its picture before it; all addresses in it are whole.
fn whole_text(site: &Site, id: DocumentId, tag: &Tag, version: &Version, own: Option<&OwnImage>) -> String {
    let Some(route) = site.address(id, tag) else { return String::new() };
    let prose = Prose { site, route, page: tag, id, tag, version };
    let mut html = String::new();
    if let Some((own, asset)) = own.and_then(|own| Some((own, site.assets.get(&own.path)?))) {
        let source = escaped(&absolute(site, &asset.route));
        let _ = writeln!(html, "<p><img src=\"{source}\" alt=\"{}\"></p>", escaped(&own.alt));
    }
    for row in &version.body.rows {
        html.push_str(&prose.html(&row.lead));
        html.push_str(&prose.html(&row.block));
    }
    for index in 0..version.body.footnotes.len() {
        let note = prose.footnote(index).unwrap_or_default();
        let _ = writeln!(html, "<div id=\"{}\">{note}</div>", escaped(&prose.note_anchor(index + 1)));
    }
    let direction = site.language(tag).direction().as_str();
    format!(
        "<div lang=\"{tag}\" dir=\"{direction}\">\n{}</div>",
        with_whole_addresses(&html, &absolute(site, route))
    )
}

/// The HTML with the links and pictures of its tags resolved against the address of its page.
fn with_whole_addresses(html: &str, page: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        let (tag, after) = tag.split_at(tag.find('>').map_or(tag.len(), |end| end + 1));
        out.push_str(before);
        match tag.find(" href=\"").map(|at| at + 7).or_else(|| tag.find(" src=\"").map(|at| at + 6)) {
            Some(at) => {
                let (name, value) = tag.split_at(at);
                out.push_str(name);
                let (folder, way) = resolved(value, page);
                out.push_str(folder);
                out.push_str(way);
            }
            None => out.push_str(tag),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The folder that a way from `page` leads into, and the rest of the way; a whole address has none.
fn resolved<'a>(mut way: &'a str, page: &'a str) -> (&'a str, &'a str) {
    let end = way.find(['"', '/', '?', '#']).unwrap_or(way.len());
    if way[..end].contains(':') {
        return ("", way);
    }
    let mut folder = page;
    loop {
        if let Some(rest) = way.strip_prefix("../") {
            let parent = folder.trim_end_matches('/');
            folder = &folder[..=parent.rfind('/').unwrap_or_default()];
            way = rest;
        } else if let Some(rest) = way.strip_prefix("./") {
            way = rest;
        } else {
            return (folder, way);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::with_whole_addresses;

    #[test]
    fn ways_lead_from_anywhere() {
        let page = "https://example.org/s/ar/articles/x/";
        for (html, wanted) in [
            (
                "<a class=\"term\" href=\"../../glossary/y/\">y</a>",
                "<a class=\"term\" href=\"https://example.org/s/ar/glossary/y/\">y</a>",
            ),
            ("<a href=\"#fn-ar-1\">1</a>", "<a href=\"https://example.org/s/ar/articles/x/#fn-ar-1\">1</a>"),
            ("<a href=\"https://a.org/\">a</a>", "<a href=\"https://a.org/\">a</a>"),
            ("<a href=\"mailto:a@b.org\">a</a>", "<a href=\"mailto:a@b.org\">a</a>"),
            ("<img src=\"../../../assets/m.png\">", "<img src=\"https://example.org/s/assets/m.png\">"),
            ("<p>say href=\"x\" &lt;</p>", "<p>say href=\"x\" &lt;</p>"),
        ] {
            assert_eq!(with_whole_addresses(html, page), wanted);
        }
    }
}
