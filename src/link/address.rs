//! Where every page stands.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    base::{
        diagnostic::{Diagnostic, Span},
        language::tag::Tag,
        memo::Same,
        route::Route,
        slug::Slug,
        source::SourcePath,
    },
    link::{
        Asset, DocumentId,
        archive::PAGE_SIZE,
        companion::{CitationFormat, Companions},
        forward::{Alias, KnownAs, forward},
        host::{self, HostFile},
        search::{self, Parts},
    },
    understand::{
        Corpus,
        document::{Document, Kind},
        forms::Spanned,
        lock::{Lock, Places},
        settings::SETTINGS_FILE,
        share::{Hosting, Share},
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
    /// A page that leads on to a document's page, and whether to the same place on it.
    Moved(DocumentId, Tag, Places),
    /// A page in a frame on another site that leads on to a document's page for frames.
    MovedEmbed(DocumentId, Tag),
    /// A page that says that what stood there is gone.
    Gone(Tag),
    /// How a document's page in a language is cited, as a file.
    Citation(DocumentId, Tag, CitationFormat),
    /// A document's page in a language for frames on other sites.
    Embed(DocumentId, Tag),
    /// The description of such a page for programs.
    Oembed(DocumentId, Tag),
    /// The feed of a language.
    Feed(Tag),
    /// The sitemap; of a large site the list of its parts.
    Sitemap,
    /// A part of the sitemap; the first is 1.
    SitemapPart(u32),
    /// What robots may read.
    Robots,
    /// The page that searches the site in a language.
    Search(Tag),
    /// A file that the search in a language reads.
    SearchFile(Tag, SearchFile),
    /// How browsers search the site in a language.
    OpenSearch(Tag),
    /// A file of the theme or a picture, by name.
    Asset(String),
    /// The picture that shows a link to a document's version in chats.
    ShareCard(DocumentId, Tag),
    /// The text of a document's version as Markdown.
    Markdown(DocumentId, Tag),
    /// The list of these texts.
    Llms,
    /// A file that speaks to the host.
    Host(HostFile),
}

/// A file that a search reads.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum SearchFile {
    /// What can be found, and what the other files hold.
    Index,
    /// The words in the names of terms.
    Names,
    /// Words and where they stand, a part of them; the first is 0.
    Words(u32),
    /// Titles and addresses, a part of them; the first is 0.
    Entries(u32),
}

/// How many addresses a part of the sitemap holds (the protocol allows 50,000).
pub const SITEMAP_PART: usize = 10_000;

/// All that the site's addresses depend on. Two are equal when the same files claim the same
/// addresses and the same were promised.
#[derive(Debug)]
pub(super) struct Claimants {
    pub languages: Vec<Tag>,
    assets: Vec<(String, Route)>,
    documents: Vec<Same<Document>>,
    /// The files of the search in each language.
    search: Vec<Parts>,
    pub lock: Arc<Lock>,
    share: Share,
    /// Whether the site's address is known: feeds and sitemaps need it.
    has_base_url: bool,
    hosting: Hosting,
}

impl PartialEq for Claimants {
    fn eq(&self, other: &Self) -> bool {
        let site = |all: &Self| (all.has_base_url, all.share, all.hosting, all.documents.len());
        let mut documents = self.documents.iter().zip(&other.documents);
        site(self) == site(other)
            && self.languages == other.languages
            && self.assets == other.assets
            && self.search == other.search
            && self.lock == other.lock
            && documents.all(|(one, other)| one == other || claim_alike(one, other))
    }
}

impl Eq for Claimants {}

/// Whether two documents claim the same addresses for the same files.
fn claim_alike(one: &Document, other: &Document) -> bool {
    fn names(document: &Document) -> (Kind, &Slug, Option<&SourcePath>) {
        (document.kind, &document.slug, document.facts_file.as_ref())
    }
    let aliases = |document: &Document| -> Vec<_> {
        let aliases = document.facts.aliases().iter();
        aliases.map(|alias| (alias.as_ref().clone(), alias.span())).collect()
    };
    let tell = |document: &Document| -> Vec<_> {
        document.versions.values().map(|version| version.body.moments.is_empty()).collect()
    };
    names(one) == names(other)
        && tell(one) == tell(other)
        && aliases(one) == aliases(other)
        && one.versions.iter().map(own).eq(other.versions.iter().map(own))
}

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
    /// The documents that go on with the text of another.
    pub known_as: KnownAs,
    /// Two pages that claim one address, and addresses that would be lost.
    pub wrong: Vec<Diagnostic>,
}

impl Claimants {
    pub(super) fn new(corpus: &Corpus, assets: &BTreeMap<String, Asset>, has_base_url: bool) -> Self {
        Self {
            languages: corpus.settings.languages.iter().map(|language| language.tag().clone()).collect(),
            assets: assets.iter().map(|(name, asset)| (name.clone(), asset.route.clone())).collect(),
            documents: corpus.documents.clone(),
            search: corpus.settings.languages.iter().map(|own| search::parts(corpus, own.tag())).collect(),
            lock: Arc::clone(&corpus.lock),
            share: corpus.settings.share,
            has_base_url,
            hosting: corpus.settings.hosting,
        }
    }

    /// Every document by its kind and name.
    pub(super) fn names(&self) -> impl Iterator<Item = (DocumentId, Kind, &Slug)> {
        (0..).map(DocumentId).zip(&self.documents).map(|(id, document)| (id, document.kind, &document.slug))
    }

    /// What is made beside the page of a document in `tag`.
    fn companions(&self, document: &Document, tag: &Tag) -> Companions {
        Companions::new(self.share, self.has_base_url, document, tag)
    }

    /// Whether a document's page in `tag` has one for frames on other sites.
    pub(super) fn has_embed(&self, id: DocumentId, tag: &Tag) -> bool {
        self.documents.get(id.index()).is_some_and(|document| self.companions(document, tag).embed)
    }

    /// The kind of a document.
    pub(super) fn kind(&self, id: DocumentId) -> Option<Kind> {
        self.documents.get(id.index()).map(|document| document.kind)
    }

    /// The addresses that authors give documents besides their own.
    pub(super) fn aliases(&self) -> Vec<Alias> {
        let of_document = |(id, document): (DocumentId, &Same<Document>)| {
            let alias = move |written: &Spanned<String>, file: &SourcePath| {
                let route = Route::new(written.as_ref()).ok()?;
                Some(Alias { document: id, route, span: written.span(), file: file.clone() })
            };
            let written = document.facts.aliases().iter();
            let file = document.facts_file.clone();
            written.filter_map(|written| alias(written, file.as_ref()?)).collect::<Vec<_>>()
        };
        (0..).map(DocumentId).zip(&self.documents).flat_map(of_document).collect()
    }
}

/// Gives every document its address in each language and every page its recipe. Two pages that
/// claim one address are errors.
pub(super) fn addresses(claimants: &Claimants) -> Addressing {
    let mut claims = Claims {
        routes: BTreeMap::new(),
        caseless: BTreeMap::new(),
        met: BTreeSet::new(),
        wrong: Vec::new(),
    };
    let settings = SourcePath::new(SETTINGS_FILE);
    for (name, route) in &claimants.assets {
        claims.claim(route.clone(), Recipe::Asset(name.clone()), &settings);
    }
    for (text, recipe) in site_pages(claimants) {
        claims.claim_text(&text, recipe, &settings);
    }
    let documents = (0..).map(DocumentId).zip(&claimants.documents);
    let documents =
        documents.flat_map(|(id, document)| claimants.languages.iter().map(move |tag| (id, tag, document)));
    let documents = documents.map(|(id, tag, document)| {
        let said = claims.wrong.len();
        let version = document.versions.get_key_value(tag).map(own);
        let slug = version.and_then(|(_, _, slug)| slug);
        let text = address(document.kind, slug.map_or(document.slug.as_str(), |(slug, _)| slug), tag);
        let file = version.map_or_else(|| document.file(), |(_, file, _)| file.clone());
        let route = claims.claim_text(&text, Recipe::Document(id, tag.clone()), &file);
        // Where the front matter says the address, it is what is at fault.
        if let Some((_, span)) = slug {
            claims.wrong[said..].iter_mut().for_each(|wrong| wrong.span = Some(span));
        }
        claims.claim_beside(
            claimants.share,
            &text,
            (id, tag, document.kind),
            version.is_some().then_some(&file),
        );
        if let Some(route) = &route {
            claimants.companions(document, tag).claim(&mut claims, route, id, tag, &file);
        }
        route
    });
    let documents = documents.collect();
    let known_as = forward(claimants, &mut claims);
    let pages = claims.routes.len();
    if claimants.has_base_url && pages > SITEMAP_PART {
        for part in 1..=pages.div_ceil(SITEMAP_PART) {
            let recipe = Recipe::SitemapPart(u32::try_from(part).unwrap_or(u32::MAX));
            claims.claim_text(&format!("/sitemap-{part}.xml"), recipe, &settings);
        }
    }
    let routes = claims.routes.into_iter().map(|(route, (recipe, _))| (route, recipe)).collect();
    Addressing { documents, routes: Arc::new(routes), known_as, wrong: claims.wrong }
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
    if claimants.share.markdown {
        pages.push(("/llms.txt".to_owned(), Recipe::Llms));
    }
    pages.extend(host::files(claimants.hosting));
    let articles = claimants.documents.iter().filter(|document| document.kind == Kind::Article).count();
    let list_pages = u32::try_from(articles.div_ceil(PAGE_SIZE).max(1)).unwrap_or(u32::MAX);
    for (tag, parts) in claimants.languages.iter().zip(&claimants.search) {
        pages.extend(search_pages(tag, *parts));
        pages.extend([
            (format!("/{tag}/"), Recipe::Home(tag.clone())),
            (format!("/{tag}/articles/"), Recipe::Articles(tag.clone(), 1)),
            (format!("/{tag}/glossary/"), Recipe::Glossary(tag.clone())),
            (format!("/{tag}/context/"), Recipe::Contexts(tag.clone())),
            (format!("/{tag}/timeline/"), Recipe::Timeline(tag.clone())),
        ]);
        if claimants.has_base_url {
            pages.push((format!("/{tag}/feed.xml"), Recipe::Feed(tag.clone())));
            pages.push((format!("/{tag}/opensearch.xml"), Recipe::OpenSearch(tag.clone())));
        }
        pages.extend(
            (2..=list_pages)
                .map(|page| (format!("/{tag}/articles/page-{page}/"), Recipe::Articles(tag.clone(), page))),
        );
    }
    pages
}

/// The page that searches the site in a language, and the files that it reads.
fn search_pages(tag: &Tag, parts: Parts) -> Vec<(String, Recipe)> {
    let words = (0..parts.words).map(|part| (format!("words-{part}"), SearchFile::Words(part)));
    let entries = (0..parts.entries).map(|part| (format!("entries-{part}"), SearchFile::Entries(part)));
    let files = [("index".to_owned(), SearchFile::Index), ("names".to_owned(), SearchFile::Names)];
    let file = |(name, file)| (format!("/{tag}/search/{name}.txt"), Recipe::SearchFile(tag.clone(), file));
    let page = (format!("/{tag}/search/"), Recipe::Search(tag.clone()));
    [page].into_iter().chain(files.into_iter().chain(words).chain(entries).map(file)).collect()
}

/// What is claimed so far.
pub(super) struct Claims {
    pub routes: BTreeMap<Route, (Recipe, SourcePath)>,
    caseless: BTreeMap<String, Route>,
    met: BTreeSet<(SourcePath, SourcePath)>,
    pub wrong: Vec<Diagnostic>,
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
        Some(if owner.as_str() == SETTINGS_FILE {
            "the site itself".to_owned()
        } else {
            format!("`{owner}`")
        })
    }

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
