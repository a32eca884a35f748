//! `sharh retire`: addresses that were published and are let go.

use std::sync::Arc;

use anyhow::bail;
use clap::Args;

use super::{
    Root, Verdict,
    promises::becomes,
    report::{Format, Reporter},
    site::{options, read_site},
};
use crate::{
    base::{anchor::Anchor, diagnostic::offer, route::Route, source::SourcePath},
    link::{Recipe, Site},
    pipeline::{Memory, pipeline},
    understand::lock::{Fate, Leads, Lock, Text},
};

/// The command's options.
#[derive(Args, Debug)]
pub(super) struct Retire {
    #[command(flatten)]
    root: Root,
    /// The addresses, as on the site: `/ar/articles/old/`, or a paragraph, `/ar/articles/x/#p7`.
    #[arg(value_name = "ROUTE", required = true)]
    routes: Vec<String>,
}

/// Marks the addresses as gone.
pub(super) fn retire(retire: &Retire) -> anyhow::Result<Verdict> {
    let root = &retire.root.root;
    let (sources, _) = read_site(root)?;
    let (website, wrong) = pipeline(&sources, &options(None, false)?, &Memory::default());
    let lock_is_wrong = wrong.iter().any(|wrong| wrong.code == "bad-lock");
    let Some(website) = website.filter(|_| !lock_is_wrong) else {
        Reporter::new(&sources, [], Format::Human).print(&wrong);
        super::say("nothing was retired");
        return Ok(Verdict::Errors);
    };
    let mut next = website.site.next_lock();
    for written in &retire.routes {
        let (route, anchor) =
            written.split_once('#').map_or((written.as_str(), None), |(route, anchor)| (route, Some(anchor)));
        let route = match Route::new(route) {
            Ok(route) => route,
            Err(problem) => bail!("`{written}`: {problem}"),
        };
        match anchor {
            Some(anchor) => retire_paragraph(&website.site, &mut next, &route, anchor)?,
            None => retire_route(&website.site, &mut next, &route)?,
        }
    }
    if let Some(promises) = becomes(&sources, &website, &next) {
        promises.write(root)?;
        promises.say();
    }
    Ok(Verdict::Done)
}

/// Retires an address and all below it that leads nowhere.
fn retire_route(site: &Site, next: &mut Lock, route: &Route) -> anyhow::Result<()> {
    let is_a_page = |known: &Route| {
        site.routes.get(known).is_some_and(|recipe| !matches!(recipe, Recipe::Moved(..) | Recipe::Gone(_)))
    };
    if is_a_page(route) {
        bail!("`{route}` is a page of the site: remove that first");
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
        bail!("`{route}` was never published: {} has no such line; {help}", SourcePath::LOCK);
    }
    Ok(())
}

/// Retires the anchor of a paragraph that was taken out.
fn retire_paragraph(site: &Site, next: &mut Lock, route: &Route, anchor: &str) -> anyhow::Result<()> {
    let Some(number) = Anchor::number_in(anchor) else {
        bail!("`#{anchor}` is no paragraph; write `#p7`");
    };
    let Some(Recipe::Document(id, tag) | Recipe::Moved(id, tag, _)) = site.routes.get(route) else {
        bail!("`{route}` is no document's page");
    };
    let document = site.document(*id);
    let shown = site.version(*id, tag).map(|(shown, _)| shown.clone());
    let names = [None, shown].map(|tag| Text { kind: document.kind, slug: document.slug.clone(), tag });
    let told = next.texts.iter_mut().find(|(name, _)| names.contains(name)).map(|(_, told)| told);
    let kept =
        told.and_then(|told| Arc::make_mut(told).paragraphs.iter_mut().find(|kept| kept.number == number));
    match kept {
        None => bail!("`{route}#{anchor}` was never published"),
        Some(kept) if kept.fate == Fate::Stands => {
            bail!("`{route}#{anchor}` is a paragraph of the page: take it out first")
        }
        Some(kept) => kept.fate = Fate::Retired,
    }
    Ok(())
}
