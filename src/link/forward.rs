//! Addresses that are no page's own any more: what leads on, what is gone, what would be lost.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    base::{diagnostic::Diagnostic, language::tag::Tag, route::Route, slug::Slug, source::SourcePath},
    link::{
        DocumentId,
        claimants::{Alias, Claimants},
        claims::Claims,
        companion::Companion,
        recipe::Recipe,
    },
    understand::{
        document::{Absence, Kind},
        lock::{Leads, Lock, Places, Promise, Text},
    },
};

/// Documents that took the place of others: under what name the lock knows them.
pub(super) type KnownAs = BTreeMap<DocumentId, (Kind, Slug)>;

/// A document as the lock names it.
type Name<'a> = (Kind, &'a Slug);

struct Forwarding<'a> {
    claimants: &'a Claimants,
    aliases: &'a [Alias],
    lock: &'a Lock,
    living: BTreeMap<Name<'a>, DocumentId>,
    /// Which document took the place of one that is no more.
    heirs: BTreeMap<Name<'a>, DocumentId>,
}

/// Claims the addresses that lead on to documents, and those that say that a page is gone. An
/// address that was promised and would lead nowhere is an error.
pub(super) fn forward(claimants: &Claimants, claims: &mut Claims) -> KnownAs {
    let aliases = claimants.aliases();
    if aliases.is_empty() && claimants.lock.routes.is_empty() {
        return KnownAs::new();
    }
    let names = claimants.names().map(|(id, kind, slug)| ((kind, slug), id));
    let mut forwarding = Forwarding {
        claimants,
        aliases: &aliases,
        lock: &claimants.lock,
        living: names.collect(),
        heirs: BTreeMap::new(),
    };
    let taken = forwarding.take_over(claims);
    claims.wrong.extend(taken);
    let known_as = forwarding.known_as();
    for alias in &aliases {
        forwarding.claim_alias(claims, alias, &known_as);
    }
    let lost = forwarding.keep_promises(claims, &known_as);
    claims.wrong.extend(lost);
    known_as
}

impl<'a> Forwarding<'a> {
    /// Finds which documents took the place of which: by an alias, or by standing where they stood.
    /// An address that leads to another document that is still there cannot be taken.
    fn take_over(&mut self, claims: &Claims) -> Vec<Diagnostic> {
        let mut wrong = Vec::new();
        let pages = claims.routes.iter().filter_map(|(route, (recipe, file))| match recipe {
            Recipe::Document(id, _) => Some((route, *id, file, None)),
            _ => None,
        });
        let aliases = self.aliases.iter();
        let aliases = aliases.map(|alias| (&alias.route, alias.document, &alias.file, Some(&alias.span)));
        for (route, id, file, span) in pages.chain(aliases) {
            let Some(Promise { to: Leads::Document(kind, slug, places), .. }) = self.lock.routes.get(route)
            else {
                continue;
            };
            let name = (*kind, slug);
            match self.living.get(&name) {
                Some(other) if *other == id => {}
                Some(_) => {
                    let message = format!("`{route}` was published and leads to `{}:{slug}`", kind.as_str());
                    let problem = Diagnostic::error("taken-address", file, message)
                        .help("choose another address: what is linked there would be another text");
                    wrong.push(problem.at_any(span.cloned()));
                }
                None if *places == Places::Same => {
                    self.heirs.entry(name).or_insert(id);
                }
                None => {}
            }
        }
        wrong
    }

    /// A document that the lock has no text of yet goes on with the text of the one whose place it
    /// took.
    fn known_as(&self) -> KnownAs {
        let has_text = |(kind, slug): Name<'_>| {
            let first = Text { kind, slug: slug.clone(), tag: None };
            let next = self.lock.texts.range(first..).next();
            next.is_some_and(|(text, _)| text.kind == kind && text.slug == *slug)
        };
        let mut known_as = KnownAs::new();
        for (name, heir) in &self.heirs {
            let own = self.claimants.documents.get(heir.index());
            if own.is_some_and(|own| !has_text((own.kind, &own.slug))) && has_text(*name) {
                known_as.entry(*heir).or_insert((name.0, name.1.clone()));
            }
        }
        known_as
    }

    fn claim_alias(&self, claims: &mut Claims, alias: &Alias, known_as: &KnownAs) {
        // One that was promised to another document was told of before.
        if let Some(Promise { to: Leads::Document(kind, slug, _), .. }) = self.lock.routes.get(&alias.route)
            && self.living.get(&(*kind, slug)).is_some_and(|id| *id != alias.document)
        {
            return;
        }
        let places = match self.lock.routes.get(&alias.route).map(|promise| &promise.to) {
            Some(Leads::Document(kind, slug, Places::Same)) => {
                self.places(alias.document, (*kind, slug), known_as)
            }
            _ => Places::Other,
        };
        let recipe = Recipe::Moved(alias.document, self.language(&alias.route), places);
        if let Some(owner) = claims.owner(&alias.route) {
            let message = format!("`{}` is the address of {owner}", alias.route);
            claims.wrong.push(
                Diagnostic::error("taken-address", &alias.file, message)
                    .at(alias.span.clone())
                    .help("an alias is an address that no page has: delete it, or move that page first"),
            );
            return;
        }
        self.claim(claims, &alias.route, recipe, &alias.file);
    }

    /// Claims an address, and beside one that leads on to a document its place in frames.
    fn claim(&self, claims: &mut Claims, route: &Route, recipe: Recipe, file: &SourcePath) {
        if let Recipe::Moved(id, tag, _) = &recipe
            && route.is_folder()
            && self.claimants.has_embed(*id, tag)
            && let Some(embed) = Companion::Embed.route(route)
        {
            claims.claim(embed, Recipe::MovedEmbed(*id, tag.clone()), file);
        }
        claims.claim(route.clone(), recipe, file);
    }

    /// Claims every promised address that is not claimed yet, and tells of those that would lead
    /// nowhere.
    fn keep_promises(&self, claims: &mut Claims, known_as: &KnownAs) -> Vec<Diagnostic> {
        let file = SourcePath::new(SourcePath::LOCK);
        let mut lost: BTreeMap<Option<Name<'_>>, Vec<(&Route, &Promise)>> = BTreeMap::new();
        let mut gone_languages: BTreeMap<&str, Vec<(&Route, &Promise)>> = BTreeMap::new();
        for (route, promise) in &self.lock.routes {
            if claims.routes.contains_key(route) {
                continue;
            }
            let tag = self.language(route);
            let recipe = match &promise.to {
                Leads::Gone => Some(Recipe::Gone(tag)),
                _ if let Some(prefix) = self.gone_language(route) => {
                    gone_languages.entry(prefix).or_default().push((route, promise));
                    continue;
                }
                Leads::Document(kind, slug, places) => {
                    let name = (*kind, slug);
                    let heir = self.living.get(&name).or_else(|| self.heirs.get(&name));
                    heir.map(|&id| {
                        let same = self.places(id, name, known_as);
                        Recipe::Moved(id, tag, if *places == Places::Same { same } else { Places::Other })
                    })
                }
                Leads::Site => None,
            };
            match (recipe, &promise.to) {
                (Some(recipe), _) => self.claim(claims, route, recipe, &file),
                (None, Leads::Document(kind, slug, _)) => {
                    lost.entry(Some((*kind, slug))).or_default().push((route, promise));
                }
                (None, _) => lost.entry(None).or_default().push((route, promise)),
            }
        }
        let newcomers = if lost.is_empty() { BTreeSet::new() } else { self.newcomers() };
        let lost = lost.into_iter().filter_map(|(name, routes)| {
            let absence =
                name.and_then(|(kind, slug)| self.claimants.absent.get_key_value(&(kind, slug.clone())));
            if let Some((absent, absence)) = absence {
                claims.told.insert(absent.clone());
                return unpublished(absent, absence, &routes);
            }
            let newcomer = name.and_then(|name| newcomer(&newcomers, name));
            Some(without_page(name, newcomer, &routes, &file))
        });
        let languages = gone_languages.into_iter().map(|(prefix, routes)| without(prefix, &routes, &file));
        lost.chain(languages).collect()
    }

    /// Whether what was promised of `name` holds on the page of `id`.
    fn places(&self, id: DocumentId, name: Name<'_>, known_as: &KnownAs) -> Places {
        let is_own = self.living.get(&name) == Some(&id);
        let is_known = known_as.get(&id).is_some_and(|(kind, slug)| (*kind, slug) == name);
        if is_own || is_known { Places::Same } else { Places::Other }
    }

    /// The language that an address begins with, or the site's own.
    fn language(&self, route: &Route) -> Tag {
        let first = route.as_str().split('/').nth(1).unwrap_or_default();
        let languages = &self.claimants.languages;
        languages.iter().find(|tag| tag.as_str() == first).unwrap_or(&languages[0]).clone()
    }

    /// The first part of an address below the home page of a language that the site has no more.
    fn gone_language(&self, route: &'a Route) -> Option<&'a str> {
        let first = route.as_str().split('/').nth(1)?;
        let is_known = self.claimants.languages.iter().any(|tag| tag.as_str() == first);
        let home = Route::new(&format!("/{first}/")).ok().filter(|_| !is_known && !first.is_empty())?;
        let was_home = matches!(self.lock.routes.get(&home), Some(Promise { to: Leads::Site, .. }));
        was_home.then_some(first)
    }

    /// The documents that were never published.
    fn newcomers(&self) -> BTreeSet<Name<'_>> {
        let leads = self.lock.routes.values().filter_map(|promise| match &promise.to {
            Leads::Document(kind, slug, _) => Some((*kind, slug)),
            _ => None,
        });
        let known: BTreeSet<Name<'_>> = leads.collect();
        self.living.keys().filter(|name| !known.contains(*name)).copied().collect()
    }
}

/// Which of the documents that were never published may have taken the place of `name`: that of the
/// same name in another folder, or else the only one of its kind.
fn newcomer<'a>(newcomers: &BTreeSet<Name<'a>>, (kind, slug): Name<'a>) -> Option<Name<'a>> {
    let moved = Kind::ALL.into_iter().find_map(|other| newcomers.get(&(other, slug)));
    let mut of_kind = newcomers.iter().filter(|(other, _)| *other == kind);
    let only = of_kind.next().filter(|_| of_kind.next().is_none());
    moved.or(only).copied()
}

/// What to say where an address was published and its document is not there for now.
fn unpublished(
    (kind, slug): &(Kind, Slug),
    absence: &Absence,
    routes: &[(&Route, &Promise)],
) -> Option<Diagnostic> {
    let Absence::Draft { file, span } = absence else { return None };
    let all: Vec<&str> = routes.iter().map(|(route, _)| route.as_str()).collect();
    let message = format!(
        "`{}:{slug}` is a draft now, and its address was published: {}",
        kind.as_str(),
        all.join(", ")
    );
    let help =
        format!("take `draft` out; if the page shall go for good, run `sharh retire {}`", all.join(" "));
    Some(Diagnostic::error("vanished-page", file, message).at(*span).help(help))
}

/// What to say where a page is no more, and where `newcomer` may have taken its place.
fn without_page(
    name: Option<Name<'_>>,
    newcomer: Option<Name<'_>>,
    routes: &[(&Route, &Promise)],
    file: &SourcePath,
) -> Diagnostic {
    let all: Vec<&str> = routes.iter().map(|(route, _)| route.as_str()).collect();
    let (listed, first) = (all.join(" "), all.first().copied().unwrap_or_default());
    let what = match name {
        Some((kind, slug)) => format!("`{}:{slug}` is no more", kind.as_str()),
        None => "this page is no more".to_owned(),
    };
    let place = newcomer.map_or_else(
        || "the facts (`<slug>.toml`) of the document that took its place".to_owned(),
        |(kind, slug)| {
            format!("the facts of the document that took its place (`{}/{slug}.toml`?)", kind.folder())
        },
    );
    let message = format!("{what}, and its address was published: {}", all.join(", "));
    Diagnostic::error("vanished-page", file, message)
        .at_any(routes.first().map(|(_, promise)| promise.span))
        .help(format!("write `aliases = [\"{first}\"]` in {place}, or run `sharh retire {listed}`"))
}

/// What to say where a site has no pages in a language any more.
fn without(prefix: &str, routes: &[(&Route, &Promise)], file: &SourcePath) -> Diagnostic {
    let message = format!(
        "the site has no pages in `{prefix}` any more, and {} addresses below `/{prefix}/` were published",
        routes.len()
    );
    Diagnostic::error("vanished-page", file, message)
        .at_any(routes.first().map(|(_, promise)| promise.span))
        .help(format!("put `{prefix}` back into `languages`, or run `sharh retire /{prefix}/`"))
}
