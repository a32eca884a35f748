//! *Takes* the corpus, *gives* the [`Site`]: every page among the others, with its address, the
//! terms that it mentions, what leads to it and what explains it. *Never* makes HTML.

mod address;
mod archive;
mod assets;
pub mod audit;
mod companion;
mod forward;
mod mention;
mod neighbours;
mod paragraph;
mod promise;
mod reference;
mod run;
pub mod search;
pub mod terms;

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    base::{
        anchor::Anchor,
        diagnostic::Diagnostic,
        language::{Language, tag::Tag, words::Words},
        route::Route,
        slug::Slug,
    },
    understand::{
        Corpus,
        document::{Document, Kind},
        version::Version,
    },
};

pub(crate) use address::SITEMAP_PART;
pub use address::{Recipe, SearchFile};
pub use archive::{Happening, PAGE_SIZE, happenings};
pub use assets::Asset;
pub use companion::{CitationFormat, citation_route, embed_route, oembed_route};
pub use mention::{Fate, Memory, Mention, Mentions, Sighting, scan, site_lexicon};
pub use neighbours::Explanation;
pub use paragraph::Former;
pub use promise::changes;

use address::{Addressing, Claimants};
use neighbours::{Neighbourhood, Neighbours};
use paragraph::Numbers;

/// A document's place in the site's list of documents.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DocumentId(u32);

impl DocumentId {
    /// The id of the document at `index` of `corpus.documents`.
    pub(crate) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Where the document stands in `corpus.documents`.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The website as a value: every address, and all that its page needs.
#[derive(Debug)]
pub struct Site {
    /// What the author wrote.
    pub corpus: Corpus,
    /// The address of the site's root, with a closing `/`; empty when it is not known.
    pub base_url: String,
    /// Every address and how its page is made.
    pub routes: Arc<BTreeMap<Route, Recipe>>,
    /// The theme's files and the pictures, by name.
    pub assets: BTreeMap<String, Asset>,
    /// The dated events of every timeline, in order of time.
    pub timeline: Vec<Happening>,
    /// The articles, newest first.
    pub articles: Vec<DocumentId>,
    ids: BTreeMap<(Kind, Slug), DocumentId>,
    addressing: Arc<Addressing>,
    /// The mentions of every version, in the order of documents.
    mentions: Vec<Arc<Mentions>>,
    /// Where the versions of each document begin among these, and where the last ends.
    starts: Vec<usize>,
    neighbours: Arc<Neighbours>,
    /// The numbers of the paragraphs of every text, in the order of documents.
    numbers: Vec<Arc<Numbers>>,
    /// Where the texts of each document begin among these.
    texts: Vec<usize>,
    explanations: Vec<Vec<Explanation>>,
    terms_start: u32,
    indexes: search::Indexes,
}

/// Links the documents of `corpus` with one another. `base_url` replaces that of the settings.
pub fn link(corpus: Corpus, base_url: Option<String>, memory: &Memory) -> (Site, Vec<Diagnostic>) {
    let ids: BTreeMap<(Kind, Slug), DocumentId> = (0..)
        .map(DocumentId)
        .zip(&corpus.documents)
        .map(|(id, document)| ((document.kind, document.slug.clone()), id))
        .collect();
    let (mentions, mut wrong) = mention::mentions(&corpus, memory);
    let assets = assets::assets(&corpus);
    let base_url = base_url.unwrap_or_else(|| corpus.settings.base_url.clone());
    let claimants = Claimants::new(&corpus, &assets, !base_url.is_empty());
    let addressing = memory.addresses.recall(claimants);
    wrong.extend(addressing.wrong.iter().cloned());
    let known_as = |id: DocumentId| {
        let document = &corpus.documents[id.index()];
        let other = addressing.known_as.get(&id).map(|(kind, slug)| (*kind, slug));
        other.unwrap_or((document.kind, &document.slug))
    };
    let numbers = memory.numbers.recall((), paragraph::numberings(&corpus, known_as));
    let articles = archive::newest_first(&corpus);
    let mut starts = vec![0];
    starts.extend(corpus.documents.iter().scan(0, |end, document| {
        *end += document.versions.len();
        Some(*end)
    }));
    let texts = corpus.documents.iter().scan(0, |end, document| {
        let start = *end;
        *end += paragraph::texts(document).count();
        Some(start)
    });
    let texts = texts.collect();
    let hood = neighbourhood(&corpus, &articles, &mentions, &starts);
    let mut site = Site {
        base_url,
        timeline: archive::timeline(&corpus),
        explanations: vec![Vec::new(); corpus.documents.len()],
        terms_start: hood.terms_start,
        indexes: search::Indexes::new(&corpus, &memory.search),
        neighbours: memory.neighbours.recall(hood),
        routes: Arc::clone(&addressing.routes),
        numbers,
        texts,
        assets,
        articles,
        ids,
        addressing,
        mentions,
        starts,
        corpus,
    };
    let (explanations, problems) = neighbours::explanations(&site);
    site.explanations = explanations;
    wrong.extend(problems);
    wrong.extend(reference::check(&site));
    (site, wrong)
}

fn neighbourhood(
    corpus: &Corpus,
    articles: &[DocumentId],
    mentions: &[Arc<Mentions>],
    starts: &[usize],
) -> Neighbourhood {
    let contexts =
        (0..).map(DocumentId).zip(&corpus.documents).filter(|(_, document)| document.kind == Kind::Context);
    Neighbourhood {
        articles: articles.to_vec(),
        contexts: contexts.map(|(id, _)| id).collect(),
        terms_start: mention::terms_start(corpus),
        mentions: mentions.to_vec(),
        starts: starts.to_vec(),
        facts: corpus.documents.iter().map(|document| Arc::clone(&document.facts)).collect(),
    }
}

impl Site {
    /// The site's languages; the first is its own.
    #[must_use]
    pub fn languages(&self) -> &[Arc<Language>] {
        &self.corpus.settings.languages
    }

    /// The language with this tag, or the site's own.
    #[must_use]
    pub fn language(&self, tag: &Tag) -> &Arc<Language> {
        let languages = self.languages();
        languages.iter().find(|language| language.tag() == tag).unwrap_or(&languages[0])
    }

    /// The interface words in this language.
    #[must_use]
    pub fn words(&self, tag: &Tag) -> &Words {
        let words = &self.corpus.words;
        words.get(tag).unwrap_or_else(|| &words[self.languages()[0].tag()])
    }

    /// The document with this id.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.corpus.documents[id.0 as usize]
    }

    /// Every document of this kind, by slug.
    #[must_use]
    pub fn documents(&self, kind: Kind) -> impl ExactSizeIterator<Item = (DocumentId, &Document)> {
        let all = &self.corpus.documents;
        let start = all.partition_point(|document| document.kind < kind);
        let end = all.partition_point(|document| document.kind <= kind);
        all[start..end]
            .iter()
            .enumerate()
            .map(move |(place, document)| (DocumentId::new(start + place), document))
    }

    /// The document that a reference means.
    #[must_use]
    pub fn find(&self, kind: Kind, slug: &str) -> Option<DocumentId> {
        self.ids.get(&(kind, Slug::new(slug).ok()?)).copied()
    }

    /// The version that a page in `tag` shows: that language's, or the next in the site's order.
    #[must_use]
    pub fn version(&self, id: DocumentId, tag: &Tag) -> Option<(&Tag, &Arc<Version>)> {
        self.document(id).version(tag, self.languages().iter().map(|language| language.tag()))
    }

    /// The address of a document's page in `tag`.
    #[must_use]
    pub fn address(&self, id: DocumentId, tag: &Tag) -> Option<&Route> {
        let languages = self.languages();
        let place = languages.iter().position(|language| language.tag() == tag)?;
        self.addressing.documents.get(id.index() * languages.len() + place)?.as_ref()
    }

    /// The terms that a document's version in `tag` mentions.
    #[must_use]
    pub fn mentions(&self, id: DocumentId, tag: &Tag) -> &[Mention] {
        let place = self.document(id).versions.keys().position(|known| known == tag);
        place.map_or(&[], |place| &self.mentions[self.starts[id.index()] + place].all)
    }

    /// The documents that mention a term or name it in a link, by kind and slug.
    #[must_use]
    pub fn mentioned_in(&self, term: DocumentId) -> &[DocumentId] {
        let index = term.0.checked_sub(self.terms_start).map(|index| index as usize);
        index.and_then(|index| self.neighbours.mentioned_in.get(index)).map_or(&[], Vec::as_slice)
    }

    /// The background pages that explain a document or one of its paragraphs.
    #[must_use]
    pub fn explanations(&self, id: DocumentId) -> &[Explanation] {
        &self.explanations[id.0 as usize]
    }

    /// What to read after a document, best first.
    #[must_use]
    pub fn related(&self, id: DocumentId) -> &[DocumentId] {
        &self.neighbours.related[id.index()]
    }

    /// The anchor of a heading on its document's page. Both versions of an article stand on one
    /// page: where both have a heading of one name, the later language's carries its tag.
    #[must_use]
    pub fn heading_anchor(&self, id: DocumentId, tag: &Tag, heading: usize) -> Option<Anchor> {
        let document = self.document(id);
        let anchor = &document.versions.get(tag)?.body.headings.get(heading)?.anchor;
        let is_taken = document.kind == Kind::Article
            && self
                .languages()
                .iter()
                .map(|language| language.tag())
                .take_while(|earlier| *earlier != tag)
                .any(|earlier| {
                    let headings = document.versions.get(earlier).map(|version| &version.body.headings);
                    headings.is_some_and(|headings| headings.iter().any(|other| other.anchor == *anchor))
                });
        if is_taken { Anchor::new(&format!("{anchor}-{tag}")) } else { Some(anchor.clone()) }
    }

    /// Whether the page of a document in `tag` has this anchor.
    #[must_use]
    pub fn has_anchor(&self, id: DocumentId, tag: &Tag, anchor: &Anchor) -> bool {
        let document = self.document(id);
        let is_shown = |shown: &Tag| {
            document.kind == Kind::Article || self.version(id, tag).is_some_and(|(own, _)| own == shown)
        };
        let shown = || document.versions.iter().filter(|(shown, _)| is_shown(shown));
        if anchor.paragraph_number().is_some() {
            return self.paragraph_place(id, tag, anchor).is_some();
        }
        shown().any(|(shown, version)| {
            (0..version.body.headings.len())
                .any(|heading| self.heading_anchor(id, shown, heading).as_ref() == Some(anchor))
        })
    }
}
