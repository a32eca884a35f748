//! Addresses that were promised and are let go.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    base::{anchor::Anchor, diagnostic::offer, route::Route, source::SourcePath},
    link::{Recipe, Site},
    understand::lock::{Fate, Leads, Lock, Text},
};

impl Site {
    /// What `links.lock` holds from now on when `addresses` are let go: pages that are there no more,
    /// each with all below it, and paragraphs that were taken out, as `/en/articles/x/#p7`. The error
    /// says in words why one of them cannot be.
    pub fn retire(&self, addresses: &[String]) -> Result<Lock, String> {
        let mut next = self.next_lock();
        for written in addresses {
            let (route, anchor) = written
                .split_once('#')
                .map_or((written.as_str(), None), |(route, anchor)| (route, Some(anchor)));
            let route = Route::new(route).map_err(|problem| format!("`{written}`: {problem}"))?;
            match anchor {
                Some(anchor) => retire_paragraph(self, &mut next, &route, anchor)?,
                None => retire_route(self, &mut next, &route)?,
            }
        }
        forget_texts(&mut next);
        Ok(next)
    }
}

/// Retires an address and all below it that leads nowhere.
fn retire_route(site: &Site, next: &mut Lock, route: &Route) -> Result<(), String> {
    let aliases = aliases(site);
    let is_a_page = |known: &Route| {
        let recipe = site.routes.get(known);
        recipe.is_some_and(|recipe| !matches!(recipe, Recipe::Moved(..) | Recipe::Gone(_)))
            || aliases.contains_key(known)
    };
    if let Some(facts) = aliases.get(route) {
        return Err(format!("`{route}` is one of the `aliases` in `{facts}`: take it out there first"));
    }
    if is_a_page(route) {
        return Err(format!("`{route}` is a page of the site: remove that first"));
    }
    let is_meant =
        |known: &Route| known == route || (route.is_folder() && known.as_str().starts_with(route.as_str()));
    let mut count = 0;
    for (_, promise) in next.routes.iter_mut().filter(|(known, _)| is_meant(known) && !is_a_page(known)) {
        promise.to = Leads::Gone;
        count += 1;
    }
    if count == 0 {
        let known = next.routes.keys().map(Route::as_str);
        let help = offer(route.as_str(), known);
        return Err(format!("`{route}` was never published: {} has no such line; {help}", SourcePath::LOCK));
    }
    Ok(())
}

/// The addresses that authors give documents besides their own, and the facts that say so.
fn aliases(site: &Site) -> BTreeMap<Route, &SourcePath> {
    let documents = site.corpus.documents.iter();
    let of_document = documents.filter_map(|document| Some((document, document.facts_file.as_ref()?)));
    let written = of_document.flat_map(|(document, facts)| {
        let aliases = document.facts.aliases().iter();
        aliases.filter_map(move |alias| Some((Route::new(alias.as_ref()).ok()?, facts)))
    });
    written.collect()
}

/// Forgets the texts that no address leads to any more: who takes their name begins anew.
fn forget_texts(next: &mut Lock) {
    let leads = next.routes.values().filter_map(|promise| match &promise.to {
        Leads::Document(kind, slug, _) => Some((*kind, slug)),
        Leads::Site | Leads::Gone => None,
    });
    let led_to: BTreeSet<_> = leads.collect();
    next.texts.retain(|text, _| led_to.contains(&(text.kind, &text.slug)));
}

/// Retires the anchor of a paragraph that was taken out.
fn retire_paragraph(site: &Site, next: &mut Lock, route: &Route, anchor: &str) -> Result<(), String> {
    let Some(number) = Anchor::number_in(anchor) else {
        return Err(format!("`#{anchor}` is no paragraph; write `#p7`"));
    };
    let Some(Recipe::Document(id, tag) | Recipe::Moved(id, tag, _)) = site.routes.get(route) else {
        return Err(format!("`{route}` is no document's page"));
    };
    let document = site.document(*id);
    let shown = site.version(*id, tag).map(|(shown, _)| shown.clone());
    let names = [None, shown].map(|tag| Text { kind: document.kind, slug: document.slug.clone(), tag });
    let told = next.texts.iter_mut().find(|(name, _)| names.contains(name)).map(|(_, told)| told);
    let kept =
        told.and_then(|told| Arc::make_mut(told).paragraphs.iter_mut().find(|kept| kept.number == number));
    match kept {
        None => Err(format!("`{route}#{anchor}` was never published")),
        Some(kept) if kept.fate == Fate::Stands => {
            Err(format!("`{route}#{anchor}` is a paragraph of the page: take it out first"))
        }
        Some(kept) => {
            kept.fate = Fate::Retired;
            Ok(())
        }
    }
}
