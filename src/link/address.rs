//! Where every page stands.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    base::{diagnostic::Diagnostic, language::tag::Tag, route::Route, source::SourcePath},
    link::{Asset, DocumentId, archive::PAGE_SIZE},
    understand::{
        Corpus,
        document::{Document, Kind},
        settings::SETTINGS_FILE,
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

/// What decides which pages a site has besides its documents'.
pub(super) struct Shape {
    /// How many articles there are.
    pub articles: usize,
    /// Whether the site's address is known: feeds and sitemaps need it.
    pub has_base_url: bool,
}

type Addresses = Vec<BTreeMap<Tag, Route>>;

/// Gives every document its address in each language and every page its recipe. Two pages that
/// claim one address are errors.
pub(super) fn addresses(
    corpus: &Corpus,
    assets: &BTreeMap<String, Asset>,
    shape: &Shape,
) -> (Addresses, BTreeMap<Route, Recipe>, Vec<Diagnostic>) {
    let mut claims = Claims {
        routes: BTreeMap::new(),
        caseless: BTreeMap::new(),
        met: BTreeSet::new(),
        wrong: Vec::new(),
    };
    let settings = SourcePath::new(SETTINGS_FILE);
    for asset in assets {
        claims.claim(asset.1.route.clone(), Recipe::Asset(asset.0.clone()), &settings);
    }
    for (text, recipe) in site_pages(corpus, shape) {
        claims.claim_text(&text, recipe, &settings);
    }
    let addresses: Addresses = (0..)
        .map(DocumentId)
        .zip(&corpus.documents)
        .map(|(id, document)| document_addresses(corpus, id, document, &mut claims))
        .collect();
    let pages = claims.routes.len();
    if shape.has_base_url && pages > SITEMAP_PART {
        for part in 1..=pages.div_ceil(SITEMAP_PART) {
            let recipe = Recipe::SitemapPart(u32::try_from(part).unwrap_or(u32::MAX));
            claims.claim_text(&format!("/sitemap-{part}.xml"), recipe, &settings);
        }
    }
    let routes = claims.routes.into_iter().map(|(route, (recipe, _))| (route, recipe)).collect();
    (addresses, routes, claims.wrong)
}

/// The pages that every site has.
fn site_pages(corpus: &Corpus, shape: &Shape) -> Vec<(String, Recipe)> {
    let mut pages = vec![
        ("/".to_owned(), Recipe::Chooser),
        ("/404.html".to_owned(), Recipe::NotFound),
        ("/robots.txt".to_owned(), Recipe::Robots),
    ];
    if shape.has_base_url {
        pages.push(("/sitemap.xml".to_owned(), Recipe::Sitemap));
    }
    let list_pages = u32::try_from(shape.articles.div_ceil(PAGE_SIZE).max(1)).unwrap_or(u32::MAX);
    for language in &corpus.settings.languages {
        let tag = language.tag();
        pages.extend([
            (format!("/{tag}/"), Recipe::Home(tag.clone())),
            (format!("/{tag}/articles/"), Recipe::Articles(tag.clone(), 1)),
            (format!("/{tag}/glossary/"), Recipe::Glossary(tag.clone())),
            (format!("/{tag}/context/"), Recipe::Contexts(tag.clone())),
            (format!("/{tag}/timeline/"), Recipe::Timeline(tag.clone())),
        ]);
        if shape.has_base_url {
            pages.push((format!("/{tag}/feed.xml"), Recipe::Feed(tag.clone())));
        }
        pages.extend(
            (2..=list_pages)
                .map(|page| (format!("/{tag}/articles/page-{page}/"), Recipe::Articles(tag.clone(), page))),
        );
    }
    pages
}

fn document_addresses(
    corpus: &Corpus,
    id: DocumentId,
    document: &Document,
    claims: &mut Claims,
) -> BTreeMap<Tag, Route> {
    let mut own = BTreeMap::new();
    for language in &corpus.settings.languages {
        let said = claims.wrong.len();
        let tag = language.tag();
        let version = document.versions.get(tag);
        let slug = version
            .and_then(|version| version.front.slug.as_ref())
            .map_or(document.slug.as_str(), |slug| slug.as_ref());
        let text = match document.kind {
            Kind::Article => format!("/{tag}/articles/{slug}/"),
            Kind::Term => format!("/{tag}/glossary/{slug}/"),
            Kind::Context => format!("/{tag}/context/{slug}/"),
            Kind::Page => format!("/{tag}/{slug}/"),
        };
        let file = version.map_or_else(|| document.file(), |version| version.file.clone());
        own.extend(
            claims
                .claim_text(&text, Recipe::Document(id, tag.clone()), &file)
                .map(|route| (tag.clone(), route)),
        );
        // Where the front matter says the address, it is what is at fault.
        if let Some(slug) = version.and_then(|version| version.front.slug.as_ref()) {
            claims.wrong[said..].iter_mut().for_each(|wrong| wrong.span = Some(slug.span().into()));
        }
    }
    own
}

struct Claims {
    routes: BTreeMap<Route, (Recipe, SourcePath)>,
    caseless: BTreeMap<String, Route>,
    met: BTreeSet<(SourcePath, SourcePath)>,
    wrong: Vec<Diagnostic>,
}

impl Claims {
    /// Claims the address `text`; gives its route, unless it is none. An address that is taken
    /// stays with the page that had it.
    fn claim_text(&mut self, text: &str, recipe: Recipe, file: &SourcePath) -> Option<Route> {
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

    fn claim(&mut self, route: Route, recipe: Recipe, file: &SourcePath) {
        let first = self.caseless.entry(route.caseless()).or_insert_with(|| route.clone());
        let Some((_, owner)) = self.routes.get(first) else {
            self.routes.insert(route, (recipe, file.clone()));
            return;
        };
        // A document collides in each language: it is said once.
        if !self.met.insert((file.clone(), owner.clone())) {
            return;
        }
        let owner = if owner.as_str() == SETTINGS_FILE { "the site itself" } else { owner.as_str() };
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
