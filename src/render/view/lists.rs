//! Pages that list others: home, the articles, the background pages.

use serde::Serialize;

use crate::{
    base::{language::tag::Tag, route::Route},
    link::{DocumentId, PAGE_SIZE, Site},
    render::{cache::CachedSite, href::href, json_ld, phrase::Phrase},
    understand::document::Kind,
};

use super::{
    article::tag_name,
    card::{Card, cards},
    crumb::crumbs,
    frame::{About, Frame, frame},
};

/// The home page in a language.
#[derive(Serialize, Debug)]
pub struct HomePage {
    /// What every page has.
    pub page: Frame,
    /// The newest articles, newest first.
    pub articles: Vec<Card>,
    /// How many articles there are, in words.
    pub article_count: String,
    /// The way to the list of all articles.
    pub all_articles: String,
    /// The background pages to start with.
    pub start: Vec<Card>,
    /// The way to the list of background pages.
    pub all_background: String,
    /// What the articles are about.
    pub topics: Vec<Phrase>,
    /// How many terms the glossary has, in words.
    pub term_count: String,
    /// The way to the glossary.
    pub glossary: String,
    /// The way to the timeline; empty when nothing is dated.
    pub timeline: String,
}

/// A list of pages.
#[derive(Serialize, Debug)]
pub struct ListPage {
    /// What every page has.
    pub page: Frame,
    /// How many there are in all, in words.
    pub count: String,
    /// The pages of this part of the list.
    pub cards: Vec<Card>,
    /// The way to the part before; empty on the first.
    pub previous: String,
    /// The way to the part after; empty on the last.
    pub next: String,
    /// Where the reader is among the parts, such as `2 / 5`; empty when there is one.
    pub place: String,
}

/// How many articles and background pages the home page shows.
const SHOWN: (usize, usize) = (12, 6);

/// The home page in `tag`.
pub(in crate::render) fn home(site: &CachedSite<'_>, route: &Route, tag: &Tag) -> HomePage {
    let words = site.words(tag);
    let language = site.language(tag);
    let way = |path: &str| {
        Route::new(&format!("/{tag}/{path}/")).map_or_else(|_| String::new(), |to| href(route, &to))
    };
    let count = |key: &str, n: usize| words.count(key, n as u64, language);
    let terms = site.documents(Kind::Term).count();
    let data = Some(json_ld::website(site, tag));
    let about = About { data, ..About::front_page(site, tag) };
    HomePage {
        page: frame(site, route, tag, about),
        articles: cards(site, site.articles.iter().copied().take(SHOWN.0), route, tag),
        article_count: count("articles-count", site.articles.len()),
        all_articles: way("articles"),
        start: cards(site, contexts(site).into_iter().take(SHOWN.1), route, tag),
        all_background: way("context"),
        topics: topics(site, tag),
        term_count: count("terms-count", terms),
        glossary: if terms == 0 { String::new() } else { way("glossary") },
        timeline: if site.timeline.is_empty() { String::new() } else { way("timeline") },
    }
}

/// The tags of the newest articles, those used most first.
fn topics(site: &Site, tag: &Tag) -> Vec<Phrase> {
    let mut uses: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for name in site.articles.iter().take(SHOWN.0 * 8).flat_map(|&id| site.document(id).facts.tags()) {
        *uses.entry(name).or_default() += 1;
    }
    let mut names: Vec<(&str, usize)> = uses.into_iter().collect();
    names.sort_by_key(|&(_, used)| std::cmp::Reverse(used));
    names.into_iter().take(12).map(|(name, _)| tag_name(site, name, tag)).collect()
}

/// The background pages in their own order, then by slug.
fn contexts(site: &Site) -> Vec<DocumentId> {
    let mut contexts: Vec<_> =
        site.documents(Kind::Context).map(|(id, document)| (document.facts.order(), id)).collect();
    contexts.sort_unstable();
    contexts.into_iter().map(|(_, id)| id).collect()
}

/// The part of the list of articles with the number `part`; the first is 1.
pub(in crate::render) fn articles(site: &CachedSite<'_>, route: &Route, tag: &Tag, part: u32) -> ListPage {
    let parts = site.articles.len().div_ceil(PAGE_SIZE).max(1);
    let skipped = (part as usize).saturating_sub(1) * PAGE_SIZE;
    let way = |part: usize| {
        let path =
            if part == 1 { format!("/{tag}/articles/") } else { format!("/{tag}/articles/page-{part}/") };
        Route::new(&path).map_or_else(|_| String::new(), |to| href(route, &to))
    };
    let part = part as usize;
    let language = site.language(tag);
    let number = |n: usize| language.number(i64::try_from(n).unwrap_or(i64::MAX));
    let shown = site.articles.iter().copied().skip(skipped).take(PAGE_SIZE);
    let count = site.words(tag).count("articles-count", site.articles.len() as u64, language);
    let description = holdings(site, tag, &count, shown.clone());
    ListPage {
        page: list_frame(site, route, tag, ("articles", description)),
        count,
        cards: cards(site, shown, route, tag),
        previous: if part > 1 { way(part - 1) } else { String::new() },
        next: if part < parts { way(part + 1) } else { String::new() },
        place: if parts > 1 { format!("{} / {}", number(part), number(parts)) } else { String::new() },
    }
}

/// The list of background pages.
pub(in crate::render) fn background(site: &CachedSite<'_>, route: &Route, tag: &Tag) -> ListPage {
    let contexts = contexts(site);
    let count = site.words(tag).count("background-count", contexts.len() as u64, site.language(tag));
    let description = holdings(site, tag, &count, contexts.iter().copied());
    ListPage {
        page: list_frame(site, route, tag, ("background", description)),
        count,
        cards: cards(site, contexts, route, tag),
        previous: String::new(),
        next: String::new(),
        place: String::new(),
    }
}

/// The frame of a list that the site makes itself, with the title that `key` says.
pub(in crate::render) fn list_frame(
    site: &CachedSite<'_>,
    route: &Route,
    tag: &Tag,
    (key, description): (&str, String),
) -> Frame {
    let data = Some(json_ld::list(site, route, tag, key));
    let about = About { description, data, ..About::site_page(site.words(tag).text(key).to_owned(), tag) };
    let mut page = frame(site, route, tag, about);
    page.crumbs = crumbs(site, route, tag, None);
    page
}

/// How long a page's description may be, in characters: about as much as search engines show.
const DESCRIPTION: usize = 160;

/// What a list holds: how much, and the titles of the first documents on it. Plain text; a title that
/// runs otherwise than the page is isolated. Empty where nothing is listed.
pub(in crate::render) fn holdings(
    site: &Site,
    tag: &Tag,
    count: &str,
    ids: impl IntoIterator<Item = DocumentId>,
) -> String {
    let (words, direction) = (site.words(tag), site.language(tag).direction());
    let title = |id| {
        let (shown, version) = site.version(id, tag)?;
        let title = version.title.as_ref();
        let is_along = site.language(shown).direction() == direction;
        Some(if is_along { title.clone() } else { format!("\u{2068}{title}\u{2069}") })
    };
    let mut text = String::new();
    let mut length = count.chars().count();
    for (place, title) in ids.into_iter().filter_map(title).enumerate() {
        let between = words.text(if place == 0 { "label-separator" } else { "list-separator" });
        length += between.chars().count() + title.chars().count();
        if length > DESCRIPTION {
            text.push_str(" …");
            break;
        }
        text.extend([between, &title]);
    }
    if text.is_empty() { text } else { format!("{count}{text}") }
}
