//! Where every page stands.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use rayon::prelude::*;

use crate::{
    base::{
        diagnostic::{Diagnostic, Span},
        language::tag::Tag,
        memo::Same,
        route::Route,
        source::SourcePath,
    },
    link::{Asset, DocumentId, archive::PAGE_SIZE},
    understand::{
        Corpus,
        document::{Document, Kind},
        settings::SETTINGS_FILE,
        version::Version,
    },
};

/// How the page at an address is made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Recipe {
    /// The page that chooses a language.
    Chooser,
    /// The page for addresses that lead nowhere.
    NotFound,
    /// The home page in a language.
    Home(Tag),
    /// The list of articles in a language, one page of it; the first is 1.
    Articles(Tag, u32),
    /// The glossary's index.
    Glossary(Tag),
    /// The index of background pages.
    Contexts(Tag),
    /// Every dated event.
    Timeline(Tag),
    /// A document's page in a language.
    Document(DocumentId, Tag),
    /// The feed of a language.
    Feed(Tag),
    /// The sitemap; of a large site the list of its parts.
    Sitemap,
    /// A part of the sitemap; the first is 1.
    SitemapPart(u32),
    /// What robots may read.
    Robots,
    /// A file of the theme or a picture, by name.
    Asset(String),
}

/// How many addresses a part of the sitemap holds (the protocol allows 50,000).
pub const SITEMAP_PART: usize = 10_000;

/// All that the site's addresses depend on. Two are equal when the same files claim the same
/// addresses.
#[derive(Debug)]
pub(super) struct Claimants {
    languages: Vec<Tag>,
    assets: Vec<(String, Route)>,
    documents: Vec<Same<Document>>,
    /// Whether the site's address is known: feeds and sitemaps need it.
    has_base_url: bool,
}

impl PartialEq for Claimants {
    fn eq(&self, other: &Self) -> bool {
        let site = |all: &Self| (all.has_base_url, all.documents.len());
        site(self) == site(other)
            && self.languages == other.languages
            && self.assets == other.assets
            && self.documents.iter().zip(&other.documents).all(|(one, other)| {
                one == other || {
                    let names = |document: &Document| (document.kind, document.slug.clone(), document.file());
                    names(one) == names(other)
                        && one.versions.iter().map(own).eq(other.versions.iter().map(own))
                }
            })
    }
}

impl Eq for Claimants {}

/// What a version says of its address: its language, its file, and the name that its front matter
/// gives it, and where.
fn own<'a>(
    (tag, version): (&'a Tag, &'a Arc<Version>),
) -> (&'a Tag, &'a SourcePath, Option<(&'a str, Span)>) {
    let slug = version.front.slug.as_ref();
    (tag, &version.file, slug.map(|slug| (slug.as_ref().as_str(), slug.span().into())))
}

/// Where every page stands.
#[derive(Debug)]
pub(super) struct Addressing {
    /// The addresses of each document in the languages of the site, one after the other.
    pub documents: Vec<Option<Route>>,
    /// Every address and how its page is made.
    pub routes: Arc<BTreeMap<Route, Recipe>>,
    /// Two pages that claim one address.
    pub wrong: Vec<Diagnostic>,
}

impl Claimants {
    pub(super) fn new(corpus: &Corpus, assets: &BTreeMap<String, Asset>, has_base_url: bool) -> Self {
        Self {
            languages: corpus.settings.languages.iter().map(|language| language.tag().clone()).collect(),
            assets: assets.iter().map(|(name, asset)| (name.clone(), asset.route.clone())).collect(),
            documents: corpus.documents.clone(),
            has_base_url,
        }
    }
}

/// Gives every document its address in each language and every page its recipe. Two pages that
/// claim one address are errors.
pub(super) fn addresses(claimants: &Claimants) -> Addressing {
    let mut claims = Claims { all: Vec::new(), wrong: Vec::new() };
    let settings = SourcePath::new(SETTINGS_FILE);
    for (name, route) in &claimants.assets {
        claims.claim(route.clone(), Recipe::Asset(name.clone()), &settings, None);
    }
    for (text, recipe) in site_pages(claimants) {
        claims.claim_text(&text, recipe, &settings, None);
    }
    let documents = (0..).map(DocumentId).zip(&claimants.documents);
    let documents =
        documents.flat_map(|(id, document)| claimants.languages.iter().map(move |tag| (id, tag, document)));
    let documents = documents.map(|(id, tag, document)| {
        let (_, file, slug) = document.versions.get_key_value(tag).map_or_else(
            || (tag, Cow::Owned(document.file()), None),
            |version| {
                let (tag, file, slug) = own(version);
                (tag, Cow::Borrowed(file), slug)
            },
        );
        let text = address(document.kind, slug.map_or(document.slug.as_str(), |(slug, _)| slug), tag);
        // Where the front matter says the address, it is what is at fault.
        claims.claim_text(&text, Recipe::Document(id, tag.clone()), &file, slug.map(|(_, span)| span))
    });
    let documents = documents.collect();
    let pages = claims.all.len();
    if claimants.has_base_url && pages > SITEMAP_PART {
        for part in 1..=pages.div_ceil(SITEMAP_PART) {
            let recipe = Recipe::SitemapPart(u32::try_from(part).unwrap_or(u32::MAX));
            claims.claim_text(&format!("/sitemap-{part}.xml"), recipe, &settings, None);
        }
    }
    let (routes, wrong) = claims.settle();
    Addressing { documents, routes: Arc::new(routes), wrong }
}

fn address(kind: Kind, slug: &str, tag: &Tag) -> String {
    match kind {
        Kind::Article => format!("/{tag}/articles/{slug}/"),
        Kind::Term => format!("/{tag}/glossary/{slug}/"),
        Kind::Context => format!("/{tag}/context/{slug}/"),
        Kind::Page => format!("/{tag}/{slug}/"),
    }
}

/// The pages that every site has.
fn site_pages(claimants: &Claimants) -> Vec<(String, Recipe)> {
    let mut pages = vec![
        ("/".to_owned(), Recipe::Chooser),
        ("/404.html".to_owned(), Recipe::NotFound),
        ("/robots.txt".to_owned(), Recipe::Robots),
    ];
    if claimants.has_base_url {
        pages.push(("/sitemap.xml".to_owned(), Recipe::Sitemap));
    }
    let articles = claimants.documents.iter().filter(|document| document.kind == Kind::Article).count();
    let list_pages = u32::try_from(articles.div_ceil(PAGE_SIZE).max(1)).unwrap_or(u32::MAX);
    for tag in &claimants.languages {
        pages.extend([
            (format!("/{tag}/"), Recipe::Home(tag.clone())),
            (format!("/{tag}/articles/"), Recipe::Articles(tag.clone(), 1)),
            (format!("/{tag}/glossary/"), Recipe::Glossary(tag.clone())),
            (format!("/{tag}/context/"), Recipe::Contexts(tag.clone())),
            (format!("/{tag}/timeline/"), Recipe::Timeline(tag.clone())),
        ]);
        if claimants.has_base_url {
            pages.push((format!("/{tag}/feed.xml"), Recipe::Feed(tag.clone())));
        }
        pages.extend(
            (2..=list_pages)
                .map(|page| (format!("/{tag}/articles/page-{page}/"), Recipe::Articles(tag.clone(), page))),
        );
    }
    pages
}

/// What is claimed so far, in order.
struct Claims {
    all: Vec<Claim>,
    wrong: Vec<Diagnostic>,
}

struct Claim {
    route: Route,
    recipe: Recipe,
    /// The file to name when the address is at fault, and the place in it.
    file: SourcePath,
    span: Option<Span>,
}

impl Claims {
    /// Claims the address `text`; gives its route, unless it is none.
    fn claim_text(
        &mut self,
        text: &str,
        recipe: Recipe,
        file: &SourcePath,
        span: Option<Span>,
    ) -> Option<Route> {
        match Route::new(text) {
            Ok(route) => {
                self.claim(route.clone(), recipe, file, span);
                Some(route)
            }
            Err(problem) => {
                let message = format!("`{text}` cannot be an address: {problem}");
                let wrong = Diagnostic::error("bad-route", file, message)
                    .help("rename the file, or set `slug` in its front matter");
                self.wrong.push(Diagnostic { span, ..wrong });
                None
            }
        }
    }

    fn claim(&mut self, route: Route, recipe: Recipe, file: &SourcePath, span: Option<Span>) {
        self.all.push(Claim { route, recipe, file: file.clone(), span });
    }

    /// Gives each address to the page that claimed it first; all others are at fault.
    fn settle(mut self) -> (BTreeMap<Route, Recipe>, Vec<Diagnostic>) {
        let names = self.all.par_iter().map(|claim| claim.route.caseless()).enumerate();
        let mut names: Vec<(String, usize)> = names.map(|(place, name)| (name, place)).collect();
        names.par_sort_unstable();
        let mut losers: Vec<(usize, usize)> = Vec::new();
        for same in names.chunk_by(|(one, _), (other, _)| one == other) {
            losers.extend(same.iter().skip(1).map(|(_, loser)| (*loser, same[0].1)));
        }
        losers.sort_unstable();
        let mut met = BTreeSet::new();
        for &(loser, owner) in &losers {
            let (loser, owner) = (&self.all[loser], &self.all[owner]);
            // A document collides in each language: it is said once.
            if met.insert((&loser.file, &owner.file)) {
                self.wrong.push(collision(loser, owner));
            }
        }
        let is_loser = |place| losers.binary_search_by_key(&place, |(loser, _)| *loser).is_ok();
        let winners = self.all.into_iter().enumerate().filter(|(place, _)| !is_loser(*place));
        (winners.map(|(_, claim)| (claim.route, claim.recipe)).collect(), self.wrong)
    }
}

fn collision(loser: &Claim, owner: &Claim) -> Diagnostic {
    let (route, first) = (&loser.route, &owner.route);
    let name = if owner.file.as_str() == SETTINGS_FILE { "the site itself" } else { owner.file.as_str() };
    let message = if route == first {
        format!("`{route}` already is the address of {name}")
    } else {
        format!("`{route}` and `{first}`, the address of {name}, are one file where case does not count")
    };
    let wrong = Diagnostic::error("colliding-routes", &loser.file, message)
        .help("rename one of the two, or set `slug` in the front matter");
    Diagnostic { span: loser.span, ..wrong }
}
