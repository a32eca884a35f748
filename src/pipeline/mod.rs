//! From sources to a website, in memory: [`understand()`], [`link()`], [`render()`] in one.
//!
//! *Takes* the sources, *gives* the [`Website`] and what is wrong with it. What is dear is
//! remembered by the value of its inputs, so a second run gives the same bytes as a first, only
//! sooner. *Never* touches the disk.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use rayon::prelude::*;

use crate::{
    base::{diagnostic::Diagnostic, digest::Digest, route::Route},
    link::{self, Recipe, Site, link},
    read::Sources,
    render::{self, Bytes, Templates, drawing, flaws, render},
    understand::{self, Corpus, Drafts, understand},
};

/// What a run is asked for besides the sources.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Options {
    /// The address of the site's root, with a closing `/`, in place of the one in the settings.
    pub base_url: Option<String>,
    /// Whether drafts take part.
    pub drafts: Drafts,
}

/// What earlier runs did, by the value of their inputs.
#[derive(Debug, Default)]
pub struct Memory {
    understand: understand::Memory,
    link: link::Memory,
    render: render::Memory,
}

/// A site and the templates to print it with.
pub struct Website {
    /// The site.
    pub site: Site,
    templates: Templates,
}

/// What is said of something that is not there. Where a file or a folder could not be read, which is an
/// error of its own, that may be the cause: it is told of when all can be read.
const OF_WHAT_IS_MISSING: [&str; 8] = [
    "dead-link",
    "facts-without-text",
    "missing-alt",
    "missing-file",
    "missing-logo",
    "missing-picture",
    "uneven-translation",
    "vanished-page",
];

/// Makes a website of `sources`. Without one there are errors among the diagnostics, which come
/// sorted and once each; with one there may be errors too, and it is not fit to be published.
pub fn pipeline(sources: &Sources, options: &Options, memory: &Memory) -> (Option<Website>, Vec<Diagnostic>) {
    let (corpus, mut wrong) = understand(sources, options.drafts, &memory.understand);
    let (site, problems) = link(corpus, options.base_url.clone(), &memory.link);
    wrong.extend(problems);
    let website = match Templates::new(&site, &memory.render) {
        Ok(templates) => {
            wrong.extend(flaws(&site, &templates));
            Some(Website { site, templates })
        }
        Err(problems) => {
            wrong.extend(problems);
            None
        }
    };
    if !sources.unread().is_empty() {
        wrong.retain(|wrong| !OF_WHAT_IS_MISSING.contains(&wrong.code));
    }
    wrong.sort();
    wrong.dedup();
    (website, wrong)
}

/// Only understands the sources: what a command needs that asks for no page.
#[must_use]
pub fn corpus(sources: &Sources, options: &Options) -> (Corpus, Vec<Diagnostic>) {
    understand(sources, options.drafts, &understand::Memory::default())
}

impl Website {
    /// Every address of the site, sorted.
    #[must_use]
    pub fn routes(&self) -> Vec<Route> {
        self.site.routes.keys().cloned().collect()
    }

    /// How many pages there are for readers in each language, by its tag.
    #[must_use]
    pub fn pages_by_language(&self) -> BTreeMap<&str, usize> {
        let mut pages = BTreeMap::new();
        for recipe in self.site.routes.values() {
            if let Recipe::Home(tag)
            | Recipe::Articles(tag, _)
            | Recipe::Glossary(tag)
            | Recipe::Contexts(tag)
            | Recipe::Timeline(tag)
            | Recipe::Document(_, tag) = recipe
            {
                *pages.entry(tag.as_str()).or_default() += 1;
            }
        }
        pages
    }

    /// The bytes at `route`; `None` where the site has no such page.
    #[must_use]
    pub fn render(&self, route: &Route) -> Option<Result<Bytes, Diagnostic>> {
        render(&self.site, &self.templates, route)
    }

    /// The digest of all that the bytes at `route` depend on, besides the program, where they are
    /// worth keeping: those of share cards.
    #[must_use]
    pub fn drawing(&self, route: &Route) -> Option<Digest> {
        drawing(&self.site, &self.templates, route)
    }

    /// Renders every page on every core and gives what is wrong with the templates, once each.
    #[must_use]
    pub fn proof(&self) -> Vec<Diagnostic> {
        self.site.prepare_search();
        let wrong = Mutex::new(Vec::new());
        self.site.routes.par_iter().for_each(|(route, recipe)| {
            // What is drawn has no template.
            if matches!(recipe, Recipe::ShareCard(..)) {
                return;
            }
            if let Some(Err(problem)) = self.render(route) {
                wrong.lock().unwrap_or_else(PoisonError::into_inner).push(problem);
            }
        });
        let mut wrong = wrong.into_inner().unwrap_or_else(PoisonError::into_inner);
        wrong.sort();
        wrong.dedup();
        wrong
    }
}
