//! The anchors of paragraphs: what stands after `#` in a link to one, and stays when the text
//! around it changes.

mod matching;

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    base::{anchor::Anchor, count::saturated, language::tag::Tag, memo::Same, slug::Slug},
    link::{DocumentId, Site, forward::KnownAs},
    understand::{
        Corpus,
        body::Events,
        document::{Document, Kind},
        facts::Facts,
        lock::{Fate, Kept, Lock, Text, Told},
        sketch::{Sketch, digest},
        version::Version,
    },
};

use matching::{Matched, matched};

/// The numbers of a text's paragraphs.
#[derive(PartialEq, Eq, Default, Debug)]
pub(super) struct Numbers {
    /// What the lock says of them from now on; `None` when it said nothing: they count from 1.
    told: Option<Arc<Told>>,
}

/// A paragraph that was taken out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Former {
    /// The number in its anchor.
    pub number: u32,
    /// The place, from 1, of the paragraph that its anchor leads to.
    pub heir: Option<u32>,
}

/// What holds for the numbers of every text.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Reckoning {
    lock: Arc<Lock>,
    /// Under what name the lock knows a document, where that is not its own.
    known_as: BTreeMap<(Kind, Slug), (Kind, Slug)>,
    languages: Vec<Tag>,
}

/// What the numbers of a text are made from.
#[derive(Debug)]
pub(super) struct Numbering {
    document: Versions,
    before: Option<Arc<Told>>,
}

/// The versions of a text, that of its sketches first.
#[derive(Clone, Debug)]
struct Versions(Vec<(Tag, Arc<Version>)>);

impl Reckoning {
    pub(super) fn new(corpus: &Corpus, known_as: &KnownAs) -> Self {
        let own = |id: &DocumentId| {
            let document = &corpus.documents[id.index()];
            (document.kind, document.slug.clone())
        };
        Self {
            lock: Arc::clone(&corpus.lock),
            known_as: known_as.iter().map(|(id, other)| (own(id), other.clone())).collect(),
            languages: corpus.settings.languages.iter().map(|language| language.tag().clone()).collect(),
        }
    }

    /// What the paragraphs of each text of a document are numbered from; the versions of an article
    /// have one numbering.
    pub(super) fn numberings<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = Numbering> + 'a {
        let own = (document.kind, document.slug.clone());
        let (kind, slug) = self.known_as.get(&own).cloned().unwrap_or(own);
        texts(document).map(move |tag| {
            let known = |tag: Option<&Tag>| {
                let name = Text { kind, slug: slug.clone(), tag: tag.cloned() };
                self.lock.texts.get(&name).cloned()
            };
            // A document may come from the folder of another kind.
            let before = match (kind, tag) {
                (Kind::Article, _) => known(None),
                (_, Some(tag)) => known(Some(tag)),
                (_, None) => {
                    original(document).iter().chain(&self.languages).find_map(|tag| known(Some(tag)))
                }
            };
            Numbering { document: self.versions(document, tag, before.as_deref()), before }
        })
    }

    fn versions(&self, document: &Document, tag: Option<&Tag>, before: Option<&Told>) -> Versions {
        if let Some((tag, version)) = tag.and_then(|tag| document.versions.get_key_value(tag)) {
            return Versions(vec![(tag.clone(), Arc::clone(version))]);
        }
        let original = original(document);
        let wanted = [before.map(|told| &told.tag), original.as_ref()];
        let mut all: Vec<(Tag, Arc<Version>)> = Vec::new();
        for tag in wanted.into_iter().flatten().chain(&self.languages) {
            let version = document.versions.get(tag).filter(|_| all.iter().all(|(known, _)| known != tag));
            all.extend(version.map(|version| (tag.clone(), Arc::clone(version))));
        }
        Versions(all)
    }
}

/// The language that an article was written in, where its facts say so.
fn original(document: &Document) -> Option<Tag> {
    match &*document.facts {
        Facts::Article(facts) => Tag::parse(facts.original.as_ref()?.as_ref()).ok(),
        _ => None,
    }
}

/// The texts of a document that are numbered: one of an article, one for each version of others.
pub(super) fn texts(document: &Document) -> impl Iterator<Item = Option<&Tag>> {
    let is_article = document.kind == Kind::Article;
    let article = is_article.then_some(None);
    article.into_iter().chain(document.versions.keys().filter(move |_| !is_article).map(Some))
}

impl Versions {
    fn rows(&self) -> usize {
        self.0.iter().map(|(_, version)| version.body.rows.len()).max().unwrap_or_default()
    }

    /// Each paragraph in the first version that has it.
    fn blocks(&self) -> impl Iterator<Item = Option<(&Version, &Events)>> {
        (0..self.rows()).map(|row| self.block(row))
    }

    /// The paragraph at a place, in the first version that has it.
    fn block(&self, row: usize) -> Option<(&Version, &Events)> {
        self.0.iter().find_map(|(_, version)| {
            let block = &version.body.rows.get(row)?.block;
            (!block.is_empty()).then_some((&**version, block))
        })
    }

    /// How many letters of a sketch are of words that the paragraph at a place holds.
    fn letters_in(&self, sketch: &Sketch, row: usize) -> u32 {
        self.block(row).map_or(0, |(version, block)| sketch.letters_in(version, block))
    }

    fn digest(&self) -> String {
        digest(self.blocks()).short()
    }

    fn sketches(&self) -> Vec<Sketch> {
        self.blocks()
            .map(|block| block.map_or(Sketch::NONE, |(version, block)| Sketch::of(version, block)))
            .collect()
    }
}

/// Numbers the paragraphs of each text of a document.
pub(super) fn numbers(reckoning: &Reckoning, document: &Same<Document>) -> Vec<Numbers> {
    reckoning.numberings(document).map(|numbering| number(&numbering)).collect()
}

/// Numbers the paragraphs of a text: those that were there before keep their numbers.
fn number(numbering: &Numbering) -> Numbers {
    let Some(before) = &numbering.before else { return Numbers::default() };
    let versions = &numbering.document;
    let digest = versions.digest();
    if digest == before.digest && before.standing().count() == versions.rows() {
        return Numbers { told: Some(Arc::clone(before)) };
    }
    let Some((tag, _)) = versions.0.first() else { return Numbers::default() };
    let sketches = versions.sketches();
    let Matched { standing, former } = if *tag == before.tag {
        matched(&before.paragraphs, &sketches, |sketch, place| versions.letters_in(sketch, place))
    } else {
        matching::by_place(&before.paragraphs, &sketches)
    };
    let paragraphs = standing.into_iter().chain(former).collect();
    Numbers { told: Some(Arc::new(Told { tag: tag.clone(), digest, paragraphs })) }
}

impl Numbers {
    /// What the lock says of the text from now on, if it said something of it before.
    pub(super) fn told(&self) -> Option<Arc<Told>> {
        self.told.clone()
    }
}

impl Numbering {
    /// What the lock says of a text that it had nothing of.
    pub(super) fn first(&self) -> Option<Told> {
        let (tag, _) = self.document.0.first()?;
        let kept = |(number, sketch)| Kept { number, sketch, fate: Fate::Stands };
        let paragraphs = (1..).zip(self.document.sketches()).map(kept).collect();
        Some(Told { tag: tag.clone(), digest: self.document.digest(), paragraphs })
    }
}

impl Site {
    /// The number of a paragraph, which it keeps while paragraphs come and go around it. `place` is
    /// its place in the version in `tag`, from 1. The paragraphs of an article have one number in every
    /// language.
    #[must_use]
    pub fn paragraph_number(&self, id: DocumentId, tag: &Tag, place: u32) -> u32 {
        let told = self.numbers(id, tag).and_then(|numbers| numbers.told.as_deref());
        let kept = told.and_then(|told| told.paragraphs.get(place.saturating_sub(1) as usize));
        kept.filter(|kept| kept.fate == Fate::Stands).map_or(place, |kept| kept.number)
    }

    /// The anchor of a paragraph on its document's page, which has its number.
    #[must_use]
    pub fn paragraph_anchor(&self, id: DocumentId, tag: &Tag, place: u32) -> Anchor {
        Anchor::paragraph(self.paragraph_number(id, tag, place))
    }

    /// The place, from 1, of the paragraph that has this anchor on the page of a document in `tag`.
    #[must_use]
    pub fn paragraph_place(&self, id: DocumentId, tag: &Tag, anchor: &Anchor) -> Option<u32> {
        let number = anchor.paragraph_number()?;
        let (shown, version) = self.version(id, tag)?;
        if let Some(told) = self.numbers(id, shown).and_then(|numbers| numbers.told.as_deref()) {
            return place_of(told, number);
        }
        let document = self.document(id);
        let rows = if document.kind == Kind::Article { document.rows() } else { version.body.rows.len() };
        (rows >= number as usize).then_some(number)
    }

    /// The paragraphs that once stood on the page of a document in `tag`, by number.
    #[must_use]
    pub fn former_paragraphs(&self, id: DocumentId, tag: &Tag) -> Vec<Former> {
        let shown = self.version(id, tag).map(|(shown, _)| shown);
        let told = shown.and_then(|shown| self.numbers(id, shown)?.told.as_deref());
        let Some(told) = told else { return Vec::new() };
        let former = |kept: &Kept| match kept.fate {
            Fate::Stands => None,
            Fate::Leads(heir) => Some(Former { number: kept.number, heir: place_of(told, heir) }),
            Fate::Retired => Some(Former { number: kept.number, heir: None }),
        };
        told.paragraphs.iter().filter_map(former).collect()
    }

    fn numbers(&self, id: DocumentId, tag: &Tag) -> Option<&Numbers> {
        let document = self.document(id);
        let place = match document.kind {
            Kind::Article => 0,
            _ => document.versions.keys().position(|known| known == tag)?,
        };
        self.numbers[id.index()].get(place)
    }
}

fn place_of(told: &Told, number: u32) -> Option<u32> {
    let place = told.standing().position(|kept| kept.number == number)?;
    Some(saturated(place + 1))
}
