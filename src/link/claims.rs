//! What is claimed so far, and two pages that claim one address.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    base::{diagnostic::Diagnostic, route::Route, slug::Slug, source::SourcePath},
    link::Recipe,
    understand::document::Kind,
};

/// What is claimed so far.
#[derive(Default)]
pub(super) struct Claims {
    /// Every address, how its page is made, and the file that claims it.
    pub routes: BTreeMap<Route, (Recipe, SourcePath)>,
    /// The addresses by how they read where case does not count.
    caseless: BTreeMap<String, Route>,
    /// Which files collided already.
    met: BTreeSet<(SourcePath, SourcePath)>,
    pub wrong: Vec<Diagnostic>,
    /// The absent documents of whose addresses `wrong` tells.
    pub told: BTreeSet<(Kind, Slug)>,
}

impl Claims {
    /// Claims the address `text`; gives its route, unless it is none. An address that is taken
    /// stays with the page that had it.
    pub(super) fn claim_text(&mut self, text: &str, recipe: Recipe, file: &SourcePath) -> Option<Route> {
        match Route::new(text) {
            Ok(route) => {
                self.claim(route.clone(), recipe, file);
                Some(route)
            }
            Err(problem) => {
                let message = format!("`{text}` cannot be an address: {problem}");
                self.wrong.push(
                    Diagnostic::error("bad-route", file, message)
                        .help("rename the file, or set `slug` in its front matter"),
                );
                None
            }
        }
    }

    /// Whose address this is already.
    pub(super) fn owner(&self, route: &Route) -> Option<String> {
        let first = self.caseless.get(&route.caseless())?;
        let (_, owner) = self.routes.get(first)?;
        Some(if owner.as_str() == SourcePath::SETTINGS {
            "the site itself".to_owned()
        } else {
            format!("`{owner}`")
        })
    }

    /// Claims an address, unless it is taken.
    pub(super) fn claim(&mut self, route: Route, recipe: Recipe, file: &SourcePath) {
        let first = self.caseless.entry(route.caseless()).or_insert_with(|| route.clone());
        let Some((_, owner)) = self.routes.get(first) else {
            self.routes.insert(route, (recipe, file.clone()));
            return;
        };
        // A document collides in each language: it is said once.
        if !self.met.insert((file.clone(), owner.clone())) {
            return;
        }
        let owner = if owner.as_str() == SourcePath::SETTINGS { "the site itself" } else { owner.as_str() };
        let message = if *first == route {
            format!("`{route}` already is the address of {owner}")
        } else {
            format!("`{route}` and `{first}`, the address of {owner}, are one file where case does not count")
        };
        self.wrong.push(
            Diagnostic::error("colliding-routes", file, message)
                .help("rename one of the two, or set `slug` in the front matter"),
        );
    }
}
