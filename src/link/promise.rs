//! What the site promises from now on.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use rayon::prelude::*;

use crate::{
    base::{diagnostic::Span, route::Route},
    link::{
        DocumentId, Recipe, Site,
        paragraph::{Numbers, Reckoning, texts},
    },
    understand::lock::{Fate, Leads, Lock, Places, Promise, Text, Told},
};

impl Site {
    /// What `links.lock` holds from now on: all that it held, and every page and paragraph of the
    /// site. A site that is built with its next lock has the same pages.
    #[must_use]
    pub fn next_lock(&self) -> Lock {
        let mut routes: BTreeMap<_, _> = self.corpus.lock.routes.clone();
        for (route, recipe) in &*self.routes {
            if let Some(to) = self.leads(recipe) {
                routes.insert(route.clone(), Promise { to, span: Span::default() });
            }
        }
        let mut next = self.corpus.lock.texts.clone();
        for (kind, slug) in self.addressing.known_as.values() {
            next.retain(|text, _| (text.kind, &text.slug) != (*kind, slug));
        }
        let reckoning = Reckoning::new(&self.corpus, &self.addressing.known_as);
        let documents = self.corpus.documents.iter();
        let numberings: Vec<_> = documents.flat_map(|document| reckoning.numberings(document)).collect();
        let numbers: Vec<&Numbers> = self.numbers.iter().flat_map(|texts| texts.iter()).collect();
        let told: Vec<Option<Arc<Told>>> = numbers
            .par_iter()
            .zip(&numberings)
            .map(|(numbers, numbering)| numbers.told().or_else(|| numbering.first().map(Arc::new)))
            .collect();
        let names = self.corpus.documents.iter().flat_map(|document| {
            texts(document).map(|tag| Text {
                kind: document.kind,
                slug: document.slug.clone(),
                tag: tag.cloned(),
            })
        });
        next.extend(names.zip(told).filter_map(|(name, told)| Some((name, told?))));
        Lock { routes, texts: next }
    }

    /// What an address is promised to lead to; `None` where it may change: feeds and what else hangs
    /// on the settings, the later parts of lists, and files whose names are digests.
    fn leads(&self, recipe: &Recipe) -> Option<Leads> {
        let document = |id: DocumentId, places| {
            let document = self.document(id);
            Leads::Document(document.kind, document.slug.clone(), places)
        };
        Some(match recipe {
            Recipe::Chooser
            | Recipe::Home(_)
            | Recipe::Articles(_, 1)
            | Recipe::Glossary(_)
            | Recipe::Contexts(_)
            | Recipe::Search(_)
            | Recipe::Timeline(_) => Leads::Site,
            Recipe::Document(id, _) => document(*id, Places::Same),
            Recipe::Moved(id, _, places) => document(*id, *places),
            Recipe::Gone(_) => Leads::Gone,
            _ => return None,
        })
    }
}

/// How one lock differs from the next, in words for whoever runs the program: each a sentence
/// without a full stop.
#[derive(Default, Debug)]
pub struct Changes {
    /// The addresses and paragraphs that are new, moved or gone.
    pub promises: Vec<String>,
    /// The texts that were edited and whose paragraphs have the numbers that they had.
    pub edits: Vec<String>,
}

/// How one lock differs from the next.
#[must_use]
pub fn changes(before: &Lock, after: &Lock) -> Changes {
    let mut changes = route_changes(before, after);
    let mut edits = Vec::new();
    let led_to = before.routes.values().filter_map(|promise| match &promise.to {
        Leads::Document(kind, slug, _) => Some((*kind, slug)),
        Leads::Site | Leads::Gone => None,
    });
    let led_to: BTreeSet<_> = led_to.collect();
    for (name, told) in &after.texts {
        match before.texts.get(name) {
            Some(old) if old == told => {}
            Some(old) => {
                let different = paragraph_changes(name, old, told);
                if different.is_empty() {
                    edits.push(format!("{}: paragraphs were edited", shown(name)));
                }
                changes.extend(different);
            }
            // The addresses of a new document say enough.
            None if led_to.contains(&(name.kind, &name.slug)) => {
                changes.push(format!("{}: its paragraphs are new", shown(name)));
            }
            None => {}
        }
    }
    Changes { promises: changes, edits }
}

fn route_changes(before: &Lock, after: &Lock) -> Vec<String> {
    let mut changes = Vec::new();
    let is_new = |route: &&Route| !before.routes.contains_key(*route);
    let new: Vec<_> = after.routes.keys().filter(is_new).collect();
    match new.as_slice() {
        [] => {}
        [one] => changes.push(format!("`{one}` is new")),
        [first, .., last] => {
            changes.push(format!("{} addresses are new, `{first}` to `{last}`", new.len()));
        }
    }
    for (route, promise) in &after.routes {
        let Some(old) = before.routes.get(route).filter(|old| old.to != promise.to) else { continue };
        changes.push(match (&promise.to, &old.to) {
            (Leads::Document(kind, slug, _), _) => {
                format!("`{route}` now leads to `{}:{slug}`", kind.as_str())
            }
            (Leads::Gone, _) => format!("`{route}` is gone"),
            (Leads::Site, _) => format!("`{route}` is there again"),
        });
    }
    changes
}

/// A text as a sentence names it.
fn shown(name: &Text) -> String {
    let language = name.tag.as_ref().map_or_else(String::new, |tag| format!(" ({tag})"));
    format!("`{}:{}`{language}", name.kind.as_str(), name.slug)
}

fn paragraph_changes(name: &Text, before: &Told, after: &Told) -> Vec<String> {
    let name = shown(name);
    let known: BTreeMap<u32, Fate> = before.paragraphs.iter().map(|kept| (kept.number, kept.fate)).collect();
    let mut changes = Vec::new();
    for kept in &after.paragraphs {
        changes.push(match (known.get(&kept.number), kept.fate) {
            (Some(old), fate) if *old == fate => continue,
            (None, _) => format!("{name}: paragraph `p{}` is new", kept.number),
            (_, Fate::Stands) => format!("{name}: `p{}` is there again", kept.number),
            (_, Fate::Leads(heir)) => {
                format!("{name}: `p{}` was taken out; links to it lead to `p{heir}`", kept.number)
            }
            (_, Fate::Retired) => format!("{name}: `p{}` was taken out", kept.number),
        });
    }
    changes
}
