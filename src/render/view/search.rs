//! The page that searches the site.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    base::{language::tag::Tag, route::Route},
    link::Site,
    render::{
        cache::CachedSite,
        href::href,
        phrase::{Html, language_name, phrase_html},
        search::stamp,
    },
    understand::facts::TermKind,
};

use super::{
    crumb::crumbs,
    frame::{About, Frame, frame},
};

/// The page that searches the site.
#[derive(Serialize, Debug)]
pub struct SearchPage {
    /// What every page has.
    pub page: Frame,
    /// The script that searches.
    pub script: String,
    /// The way to the index, with what tells it from those of other builds.
    pub index: String,
    /// What the script says, as JSON.
    pub says: String,
    /// The same page in the site's other languages.
    pub others: Vec<Other>,
}

/// The search in another language.
#[derive(Serialize, Debug)]
pub struct Other {
    /// Its language.
    pub lang: String,
    /// The way to it.
    pub href: String,
    /// What it searches in, in words.
    pub label: Html,
}

/// The messages that the script fills in itself.
const MESSAGES: [&str; 8] = [
    "best-match",
    "did-you-mean",
    "no-results",
    "no-results-help",
    "search-failed",
    "searching",
    "show-more",
    "only-in",
];

/// What the groups of results are called.
const GROUPS: [&str; 5] = ["articles", "glossary", "background", "timeline", "about"];

/// The sorts of background pages.
const SORTS: [&str; 5] = ["background", "timeline", "profile", "figures", "question"];

/// The page that searches the site in `tag`.
pub(in crate::render) fn search(site: &CachedSite<'_>, route: &Route, tag: &Tag) -> SearchPage {
    let about = About::site_page(site.words(tag).text("search").to_owned(), tag);
    let mut page = frame(site, route, tag, about);
    page.crumbs = crumbs(site, route, tag, None);
    // A search is no page to be found by a search engine, and needs no second form.
    page.noindex = true;
    page.alternates.clear();
    page.search.clear();
    let version = site.search(tag).map(stamp).unwrap_or_default();
    let words = site.words(tag);
    let other = |other: &Tag| {
        let to = Route::new(&format!("/{other}/search/")).ok()?;
        let label = words.with("search-in", &[("language", language_name(site, other, tag))]);
        Some(Other {
            lang: other.to_string(),
            href: href(route, &to),
            label: Html::new(&phrase_html(site, &label, tag, tag)),
        })
    };
    let others = site.languages().iter().map(|language| language.tag()).filter(|other| *other != tag);
    SearchPage {
        script: site.assets.get("search.js").map_or_else(String::new, |asset| href(route, &asset.route)),
        index: format!("index.txt?v={version}"),
        says: says(site, tag),
        others: others.filter_map(other).collect(),
        page,
    }
}

/// What the script says: messages by key, the forms of the count by plural category, the digits.
fn says(site: &Site, tag: &Tag) -> String {
    let words = site.words(tag);
    let language = site.language(tag);
    let sorts = SORTS.iter().map(|sort| (*sort, words.text(&format!("context-{sort}")).to_owned()));
    let kinds = TermKind::ALL.iter().map(|kind| kind.as_str());
    let kinds = kinds.map(|kind| (kind, words.text(&format!("kind-{kind}")).to_owned()));
    let count: BTreeMap<String, &str> =
        words.forms("results-count").map(|(category, form)| (category.as_str().to_owned(), form)).collect();
    let languages = site.languages().iter().map(|other| other.tag());
    let languages: BTreeMap<&str, &str> =
        languages.map(|other| (other.as_str(), language_name(site, other, tag))).collect();
    serde_json::json!({
        "messages": MESSAGES.iter().map(|key| (*key, words.text(key))).collect::<BTreeMap<_, _>>(),
        "groups": GROUPS.map(|key| words.text(key)),
        "sorts": sorts.chain(kinds).collect::<BTreeMap<_, _>>(),
        "count": count,
        "counting": words.language_of("results-count", language).tag().as_str(),
        "digits": (0..10).map(|digit| language.number(digit)).collect::<String>(),
        "languages": languages,
    })
    .to_string()
}
