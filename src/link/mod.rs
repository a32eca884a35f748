//! *Takes* the corpus, *gives* the [`Site`]: every page among the others, with its address, the
//! terms that it mentions, what leads to it and what explains it. *Never* makes HTML.

mod address;
mod anchor;
mod archive;
mod assets;
pub mod audit;
mod claimants;
mod claims;
mod companion;
mod forward;
mod glossary;
mod host;
mod memory;
mod mention;
mod neighbours;
mod paragraph;
mod promise;
mod recipe;
mod reference;
mod retire;
mod run;
pub mod search;
mod sighting;
mod style;
pub mod terms;

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    base::{
        count::saturated,
        diagnostic::Diagnostic,
        language::{Language, tag::Tag, words::Words},
        memo::Outputs,
        period::Period,
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
pub use archive::{Happening, PAGE_SIZE, happenings};
pub use assets::Asset;
pub use companion::{CitationFormat, Companion};
pub use glossary::site_lexicon;
pub use host::HostFile;
pub use memory::Memory;
pub use mention::{Fate, Mention};
pub use neighbours::Explanation;
pub use paragraph::Former;
pub use promise::{Changes, changes};
pub use recipe::{Recipe, SearchFile};
pub use sighting::{Sighting, scan};

use address::Addressing;
use anchor::{Anchors, Order};
use archive::Dated;
use claimants::Claimants;
use glossary::Glossary;
use memory::Audits;
use mention::{Mentions, Page, Rules};
use neighbours::{Neighbourhood, Neighbours};
use paragraph::{Numbers, Reckoning};
use sighting::Reader;
use terms::Lexicon;

/// A document's place in the site's list of documents.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DocumentId(u32);

impl DocumentId {
    /// The id of the document at `index` of `corpus.documents`.
    pub(crate) fn new(index: usize) -> Self {
        Self(saturated(index))
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
    pub timeline: Arc<[Happening]>,
    /// The articles, newest first.
    pub articles: Arc<[DocumentId]>,
    addressing: Arc<Addressing>,
    /// The mentions of every document.
    mentions: Outputs<Mentions>,
    neighbours: Arc<Neighbours>,
    /// The anchors of the headings of each version of every document.
    anchors: Outputs<Vec<Anchors>>,
    /// The numbers of the paragraphs of each text of every document.
    numbers: Outputs<Vec<Numbers>>,
    explanations: Vec<Vec<Explanation>>,
    indexes: search::Indexes,
    lexicon: Arc<Lexicon>,
    audits: Audits,
}

/// Links the documents of `corpus` with one another. `base_url` replaces that of the settings.
pub fn link(corpus: Corpus, base_url: Option<String>, memory: &Memory) -> (Site, Vec<Diagnostic>) {
    let read = memory.lexicon.recall(Glossary::new(&corpus));
    let (lexicon, mut wrong) = (Arc::clone(&read.0), read.1.clone());
    let seen = memory.sightings.recall(Reader(Arc::clone(&lexicon)), &corpus.documents);
    let mentions = memory.mentions.recall(Rules::new(&corpus), &Page::all(&corpus, &seen));
    let (assets, problems) = assets::assets(&corpus);
    wrong.extend(problems);
    wrong.extend(assets::missing_logos(&corpus, &assets));
    let base_url = base_url.unwrap_or_else(|| corpus.settings.base_url.clone());
    let claimants = Claimants::new(&corpus, &assets, !base_url.is_empty());
    let addressing = memory.addresses.recall(claimants);
    wrong.extend(addressing.wrong.iter().cloned());
    let reckoning = Reckoning::new(&corpus, &addressing.known_as);
    let numbers = memory.numbers.recall(reckoning, &corpus.documents);
    let order = Order(corpus.settings.languages.iter().map(|language| language.tag().clone()).collect());
    let anchors = memory.anchors.recall(order, &corpus.documents);
    let archive = memory.archive.recall(Dated(corpus.documents.clone()));
    let mut site = Site {
        base_url,
        timeline: Arc::clone(&archive.timeline),
        explanations: vec![Vec::new(); corpus.documents.len()],
        indexes: search::Indexes::new(&corpus, &memory.search),
        audits: Arc::clone(&memory.audits),
        lexicon,
        neighbours: memory.neighbours.recall(Neighbourhood::new(&corpus, &archive, &mentions)),
        routes: Arc::clone(&addressing.routes),
        anchors,
        numbers,
        assets,
        articles: Arc::clone(&archive.articles),
        addressing,
        mentions,
        corpus,
    };
    let (explanations, problems) = neighbours::explanations(&site);
    site.explanations = explanations;
    wrong.extend(problems);
    wrong.extend(reference::check(&site));
    wrong.extend(host::check(&site));
    (site, wrong)
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

    /// A time in the words of this language.
    #[must_use]
    pub fn period(&self, tag: &Tag, period: Period) -> String {
        self.words(tag).period(period, self.language(tag))
    }

    /// The document with this id.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.corpus.documents[id.0 as usize]
    }

    /// Every document of this kind, by slug.
    #[must_use]
    pub fn documents(&self, kind: Kind) -> impl ExactSizeIterator<Item = (DocumentId, &Document)> {
        let (start, documents) = self.corpus.of_kind(kind);
        let documents = documents.iter().map(|document| -> &Document { document });
        documents.enumerate().map(move |(place, document)| (DocumentId::new(start + place), document))
    }

    /// The document that a reference means.
    #[must_use]
    pub fn find(&self, kind: Kind, slug: &str) -> Option<DocumentId> {
        let slug = Slug::new(slug).ok()?;
        let (start, documents) = self.corpus.of_kind(kind);
        let place = documents.binary_search_by(|document| document.slug.cmp(&slug)).ok()?;
        Some(DocumentId::new(start + place))
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

    /// The address of the share card of a document's version in `tag`; nothing where it has none.
    #[must_use]
    pub fn share_card(&self, id: DocumentId, tag: &Tag) -> Option<Route> {
        self.beside(id, tag, Companion::ShareCard)
    }

    /// The address of a document's version in `tag` as Markdown; nothing where there is none.
    #[must_use]
    pub fn markdown(&self, id: DocumentId, tag: &Tag) -> Option<Route> {
        self.beside(id, tag, Companion::Markdown)
    }

    fn beside(&self, id: DocumentId, tag: &Tag, companion: Companion) -> Option<Route> {
        let route = companion.route(self.address(id, tag)?)?;
        self.routes.contains_key(&route).then_some(route)
    }

    /// The terms that a document's version in `tag` mentions.
    #[must_use]
    pub fn mentions(&self, id: DocumentId, tag: &Tag) -> &[Mention] {
        let place = self.document(id).versions.keys().position(|known| known == tag);
        place.map_or(&[], |place| &self.mentions[id.index()].versions[place])
    }

    /// The mention of a term in a document's version in `tag` that tells most to one who reads its
    /// sentence alone: the first in running text, or else in a table's row, a footnote, a table's head.
    #[must_use]
    pub fn telling_mention(&self, id: DocumentId, tag: &Tag, term: DocumentId) -> Option<&Mention> {
        let place = self.document(id).versions.keys().position(|known| known == tag)?;
        let mentions = &self.mentions[id.index()];
        let telling = &mentions.telling[place];
        let at = telling.binary_search_by_key(&term, |(term, _)| *term).ok()?;
        mentions.versions[place].get(telling[at].1 as usize)
    }

    /// The documents that mention a term or name it in a link, by kind and slug.
    #[must_use]
    pub fn mentioned_in(&self, term: DocumentId) -> &[DocumentId] {
        let index = term.index().checked_sub(self.corpus.of_kind(Kind::Term).0);
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
        self.neighbours.related(id)
    }
}
