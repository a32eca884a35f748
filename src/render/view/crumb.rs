//! The way from the home page to a page.

use serde::Serialize;

use crate::{
    base::{language::tag::Tag, route::Route},
    link::Site,
    render::{
        href::href,
        phrase::{Phrase, phrase},
    },
};

/// A step on the way from the home page.
#[derive(Serialize, Debug)]
pub struct Crumb {
    /// What it is called.
    pub title: Phrase,
    /// The way to it.
    pub href: String,
}

/// The crumbs of a page: home, and the index that it belongs to.
pub(in crate::render) fn crumbs(
    site: &Site,
    here: &Route,
    tag: &Tag,
    index: Option<(&str, &str)>,
) -> Vec<Crumb> {
    let words = site.words(tag);
    let steps = [("home", "/")].into_iter().chain(index);
    let crumb = |(key, path): (&str, &str)| {
        let to = Route::new(&format!("/{tag}{path}")).ok()?;
        Some(Crumb { title: phrase(site, words.text(key), tag, tag), href: href(here, &to) })
    };
    steps.filter_map(crumb).collect()
}
