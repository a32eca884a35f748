//! All that claims an address.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    base::{diagnostic::Span, language::tag::Tag, memo::Same, route::Route, slug::Slug, source::SourcePath},
    link::{
        Asset, DocumentId,
        companion::Companion,
        search::{self, Parts},
    },
    understand::{
        Corpus,
        document::{Absence, Document, Kind},
        forms::Spanned,
        lock::Lock,
        share::{Hosting, Share},
        version::Version,
    },
};

/// All that the site's addresses depend on. Two are equal when the same files claim the same
/// addresses and the same were promised.
#[derive(Debug)]
pub(super) struct Claimants {
    pub languages: Vec<Tag>,
    pub assets: Vec<(String, Route)>,
    pub documents: Vec<Same<Document>>,
    /// The documents that are not there, and why.
    pub absent: BTreeMap<(Kind, Slug), Absence>,
    /// The files of the search in each language.
    pub search: Vec<Parts>,
    pub lock: Arc<Lock>,
    pub share: Share,
    /// Whether the site's address is known: feeds and sitemaps need it.
    pub has_base_url: bool,
    pub hosting: Hosting,
}

impl Claimants {
    pub(super) fn new(corpus: &Corpus, assets: &BTreeMap<String, Asset>, has_base_url: bool) -> Self {
        Self {
            languages: corpus.settings.languages.iter().map(|language| language.tag().clone()).collect(),
            assets: assets.iter().map(|(name, asset)| (name.clone(), asset.route.clone())).collect(),
            documents: corpus.documents.clone(),
            absent: corpus.absent.clone(),
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

    /// What is made beside the page of a document in `tag`; nothing where it is not written in it.
    pub(super) fn companions(&self, document: &Document, tag: &Tag) -> impl Iterator<Item = Companion> {
        let version = document.versions.get(tag);
        let is_wanted = move |companion: &Companion| {
            version.is_some_and(|version| companion.is_wanted(self.share, document.kind, version))
                && (self.has_base_url || !companion.is_for_other_sites())
        };
        Companion::ALL.into_iter().filter(is_wanted)
    }

    /// Whether a document's page in `tag` has one for frames on other sites.
    pub(super) fn has_embed(&self, id: DocumentId, tag: &Tag) -> bool {
        self.documents
            .get(id.index())
            .is_some_and(|document| self.companions(document, tag).any(|one| one == Companion::Embed))
    }

    /// The addresses that authors give documents besides their own.
    pub(super) fn aliases(&self) -> Vec<Alias> {
        let of_document = |(id, document): (DocumentId, &Same<Document>)| {
            let alias = move |written: &Spanned<String>, file: &SourcePath| {
                // Another was told of where it was read.
                let is_shown =
                    |route: &Route| route.is_folder() || route.as_str().rsplit('.').next() == Some("html");
                let route = Route::new(written.as_ref()).ok().filter(is_shown)?;
                Some(Alias { document: id, route, span: written.span(), file: file.clone() })
            };
            let written = document.facts.aliases().iter();
            let file = document.facts_file.clone();
            written.filter_map(|written| alias(written, file.as_ref()?)).collect::<Vec<_>>()
        };
        (0..).map(DocumentId).zip(&self.documents).flat_map(of_document).collect()
    }
}

/// An address that an author gives a document besides its own.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Alias {
    pub document: DocumentId,
    pub route: Route,
    /// Where it is written.
    pub span: std::ops::Range<usize>,
    pub file: SourcePath,
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
            && self.absent == other.absent
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
pub(super) fn own<'a>(
    (tag, version): (&'a Tag, &'a Arc<Version>),
) -> (&'a Tag, &'a SourcePath, Option<(&'a str, Span)>) {
    let slug = version.front.slug.as_ref();
    (tag, &version.file, slug.map(|slug| (slug.as_ref().as_str(), slug.span().into())))
}
