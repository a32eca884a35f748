//! How a page is cited, for its readers.

use serde::Serialize;

use crate::{
    base::{language::tag::Tag, route::Route},
    link::{CitationFormat, Companion, DocumentId, Site},
    render::{
        citation::{words, work},
        href::href,
        phrase::{Html, phrase_html},
    },
};

/// How a page is cited, in every language that it is written in.
#[derive(Serialize, Debug)]
pub struct Cite {
    /// The citation in words, the page's own language first.
    pub texts: Vec<CiteText>,
    /// The same as files.
    pub files: Vec<CiteFile>,
}

/// A citation in words.
#[derive(Serialize, Debug)]
pub struct CiteText {
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// All but the address.
    pub words: Html,
    /// The absolute address; may be empty.
    pub url: String,
}

/// A citation as a file.
#[derive(Serialize, Debug)]
pub struct CiteFile {
    /// What its format is called.
    pub format: &'static str,
    /// What the link to it says.
    pub label: String,
    /// The way to it.
    pub href: String,
}

/// How the page of a document at `route` in `tag` is cited; `None` where the site has no citations.
pub(in crate::render) fn cite(site: &Site, route: &Route, id: DocumentId, tag: &Tag) -> Option<Cite> {
    let (shown, _) = site.version(id, tag)?;
    let file = |format: CitationFormat| {
        let to = site.companion(id, shown, Companion::Citation(format))?;
        let label = site.words(tag).with("download-as", &[("format", format.name())]);
        Some(CiteFile { format: format.name(), label, href: href(route, &to) })
    };
    let files: Vec<CiteFile> = CitationFormat::ALL.into_iter().filter_map(file).collect();
    if files.is_empty() {
        return None;
    }
    let languages = site.languages().iter().map(|language| language.tag());
    let mut tags: Vec<&Tag> = languages.collect();
    tags.sort_by_key(|other| *other != shown);
    let text = |other: &Tag| {
        let work = work(site, id, other)?;
        Some(CiteText {
            lang: other.to_string(),
            dir: site.language(other).direction().as_str(),
            words: Html::new(&phrase_html(site, &words(site, &work), other, other)),
            url: work.url.unwrap_or_default(),
        })
    };
    Some(Cite { texts: tags.into_iter().filter_map(text).collect(), files })
}
