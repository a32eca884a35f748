//! Where every page stands.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    base::{
        count::saturated, diagnostic::Diagnostic, language::tag::Tag, route::Route, slug::Slug,
        source::SourcePath,
    },
    link::{
        DocumentId,
        archive::PAGE_SIZE,
        claimants::{Claimants, own},
        claims::Claims,
        forward::{KnownAs, forward},
        host,
        recipe::{Recipe, SearchFile},
        search::Parts,
    },
    understand::document::{Document, Kind},
};

/// How many addresses a part of the sitemap holds (the protocol allows 50,000).
pub(crate) const SITEMAP_PART: usize = 10_000;

/// Where every page stands.
#[derive(Debug)]
pub(super) struct Addressing {
    /// The addresses of each document in the languages of the site, one after the other.
    pub documents: Vec<Option<Route>>,
    /// Every address and how its page is made.
    pub routes: Arc<BTreeMap<Route, Recipe>>,
    /// The documents that go on with the text of another.
    pub known_as: KnownAs,
    /// The absent documents of whose addresses `wrong` tells.
    pub told: BTreeSet<(Kind, Slug)>,
    /// Two pages that claim one address, and addresses that would be lost.
    pub wrong: Vec<Diagnostic>,
}

/// Gives every document its address in each language and every page its recipe. Two pages that
/// claim one address are errors.
pub(super) fn addresses(claimants: &Claimants) -> Addressing {
    let mut claims = Claims::default();
    let settings = SourcePath::new(SourcePath::SETTINGS);
    for (name, route) in &claimants.assets {
        // The same picture beside two documents has one address: that of its bytes.
        if !claims.routes.contains_key(route) {
            claims.claim(route.clone(), Recipe::Asset(name.clone()), &settings);
        }
    }
    for (text, recipe) in site_pages(claimants) {
        claims.claim_text(&text, recipe, &settings);
    }
    let mut documents = Vec::with_capacity(claimants.documents.len() * claimants.languages.len());
    for (id, document) in (0..).map(DocumentId).zip(&claimants.documents) {
        for tag in &claimants.languages {
            documents.push(claim_document(claimants, (id, document), tag, &mut claims));
        }
    }
    let known_as = forward(claimants, &mut claims);
    if claimants.has_base_url {
        for (text, recipe) in sitemap_parts(claims.routes.len()) {
            claims.claim_text(&text, recipe, &settings);
        }
    }
    let routes = claims.routes.into_iter().map(|(route, (recipe, _))| (route, recipe)).collect();
    Addressing { documents, routes: Arc::new(routes), known_as, told: claims.told, wrong: claims.wrong }
}

/// Claims the address of a document in a language, and what stands beside its page; gives the
/// address.
fn claim_document(
    claimants: &Claimants,
    (id, document): (DocumentId, &Document),
    tag: &Tag,
    claims: &mut Claims,
) -> Option<Route> {
    let said = claims.wrong.len();
    let version = document.versions.get_key_value(tag).map(own);
    // One that is none was told of where it was read.
    let slug = version.and_then(|(_, _, slug)| slug).filter(|(slug, _)| Slug::new(slug).is_ok());
    let text = address(document.kind, slug.map_or(document.slug.as_str(), |(slug, _)| slug), tag);
    let file = version.map_or_else(|| document.file(), |(_, file, _)| file.clone());
    let route = claims.claim_text(&text, Recipe::Document(id, tag.clone()), &file);
    // Where the front matter says the address, it is what is at fault.
    if let Some((_, span)) = slug {
        claims.wrong[said..].iter_mut().for_each(|wrong| wrong.span = Some(span));
    }
    let route = route?;
    for companion in claimants.companions(document, tag) {
        if let Some(beside) = companion.route(&route) {
            claims.claim(beside, companion.recipe(id, tag), &file);
        }
    }
    Some(route)
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
    let articles = || claimants.documents.iter().filter(|document| document.kind == Kind::Article);
    let list_pages = saturated(articles().count().div_ceil(PAGE_SIZE).max(1));
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
            pages.push((format!("/{tag}/opensearch.xml"), Recipe::OpenSearch(tag.clone())));
        }
        if claimants.has_base_url && articles().any(|article| article.versions.contains_key(tag)) {
            pages.push((format!("/{tag}/feed.xml"), Recipe::Feed(tag.clone())));
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

/// The parts that the sitemap of so many pages is in; none where it is one file.
fn sitemap_parts(pages: usize) -> impl Iterator<Item = (String, Recipe)> {
    let parts = if pages > SITEMAP_PART { pages.div_ceil(SITEMAP_PART) } else { 0 };
    let parts = saturated(parts);
    (1..=parts).map(|part| (format!("/sitemap-{part}.xml"), Recipe::SitemapPart(part)))
}
