//! An article's paragraphs, each beside its translations.

use serde::Serialize;

use crate::{
    base::{count::saturated, language::tag::Tag, route::Route},
    link::DocumentId,
    render::{cache::CachedSite, phrase::Html, prose::Prose},
    understand::body::{self, Events},
};

use super::{
    article::ShownVersion,
    card::{Card, cards},
    forwarding::{FormerPlace, former_at, former_places},
    text::Mark,
};

/// A paragraph in every version.
#[derive(Serialize, Debug)]
pub struct Row {
    /// How it is linked to.
    pub mark: Mark,
    /// The headings before it, in each version, the page's own first; empty when none has any.
    pub leads: Vec<Cell>,
    /// The places of paragraphs that were taken out, whose anchors lead here.
    pub former: Vec<FormerPlace>,
    /// The paragraph in the first version; empty where that has none here.
    pub html: Html,
    /// The paragraph in each of the others.
    pub others: Vec<Cell>,
    /// The background pages that explain it; nothing when there are none.
    pub background: Option<Background>,
}

/// The background pages that explain a paragraph.
#[derive(Serialize, Debug)]
pub struct Background {
    /// What they are called together.
    pub title: String,
    /// The pages.
    pub pages: Vec<Card>,
}

/// A paragraph, or the headings before it, in one version.
#[derive(Serialize, Debug)]
pub struct Cell {
    /// The version.
    pub version: ShownVersion,
    /// What stands there; empty where the version has no such paragraph.
    pub html: Html,
    /// How the paragraph is linked to in the version's language.
    pub mark: Mark,
}

/// The paragraphs of an article, on its page in `tag`, as these texts have them.
pub(super) fn rows(
    site: &CachedSite<'_>,
    route: &Route,
    id: DocumentId,
    tag: &Tag,
    texts: &[(Prose<'_>, ShownVersion)],
) -> Vec<Row> {
    let Some(((first, _), others)) = texts.split_first() else { return Vec::new() };
    let explanations = site.explanations(id);
    let former = former_places(site, id, tag, tag);
    let row = |place: u32| {
        let number = site.paragraph_number(id, tag, place);
        let html = |prose: &Prose<'_>, part: fn(&body::Row) -> &Events| {
            at(prose, place).map(|row| Html::new(&prose.html(part(row)))).unwrap_or_default()
        };
        let cells = |texts: &[(Prose<'_>, ShownVersion)], part: fn(&body::Row) -> &Events| {
            let cell = |(prose, version): &(Prose<'_>, ShownVersion)| Cell {
                version: version.clone(),
                html: html(prose, part),
                mark: site.mark(prose.tag, number),
            };
            texts.iter().map(cell).collect()
        };
        let has_lead =
            texts.iter().any(|(prose, _)| at(prose, place).is_some_and(|row| !row.lead.is_empty()));
        let by = explanations.iter().filter(|explanation| explanation.place == Some(place));
        let pages = cards(site, by.map(|explanation| explanation.by), route, tag);
        Row {
            mark: site.mark(tag, number),
            former: former_at(&former, place),
            leads: if has_lead { cells(texts, |row| &row.lead) } else { Vec::new() },
            html: html(first, |row| &row.block),
            others: cells(others, |row| &row.block),
            background: background(site, tag, number, pages),
        }
    };
    (1..=saturated(site.document(id).rows())).map(row).collect()
}

/// The pages that explain the paragraph with this number.
fn background(site: &CachedSite<'_>, tag: &Tag, number: u32, pages: Vec<Card>) -> Option<Background> {
    if pages.is_empty() {
        return None;
    }
    let number = site.language(tag).number(i64::from(number));
    Some(Background { title: site.words(tag).with("background-to-paragraph", &[("n", &number)]), pages })
}

/// The paragraph at a place, from 1, in one version.
fn at<'a>(prose: &'a Prose<'_>, place: u32) -> Option<&'a body::Row> {
    prose.version.body.rows.get(place as usize - 1)
}
