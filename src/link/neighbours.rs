//! What leads to a document, what explains it, and what to read next.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::{Arc, OnceLock},
};

use crate::{
    base::{
        anchor::Anchor,
        count::saturated,
        diagnostic::Diagnostic,
        memo::{Outputs, Same},
    },
    link::{DocumentId, Site, archive::Archive, mention::Mentions, reference::resolve},
    understand::{
        Corpus,
        document::{Document, Kind},
        facts::Facts,
        markdown::reference,
    },
};

/// A background page that explains a document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Explanation {
    /// The place, from 1, of the paragraph that it explains; `None` when it is the whole document.
    pub place: Option<u32>,
    /// The background page.
    pub by: DocumentId,
}

/// All that decides which documents stand near one another. Two are equal when the same documents
/// mention the same terms and have the same tags.
#[derive(Debug)]
pub(super) struct Neighbourhood {
    articles: Arc<[DocumentId]>,
    /// Where the background pages stand among the documents.
    contexts: Range<usize>,
    /// Where the terms stand.
    terms: Range<usize>,
    documents: Vec<Same<Document>>,
    /// The mentions of every document.
    mentions: Outputs<Mentions>,
}

impl Neighbourhood {
    pub(super) fn new(corpus: &Corpus, archive: &Archive, mentions: &Outputs<Mentions>) -> Self {
        let range = |kind| {
            let (start, documents) = corpus.of_kind(kind);
            start..start + documents.len()
        };
        Self {
            articles: Arc::clone(&archive.articles),
            contexts: range(Kind::Context),
            terms: range(Kind::Term),
            documents: corpus.documents.clone(),
            mentions: Arc::clone(mentions),
        }
    }
}

impl PartialEq for Neighbourhood {
    fn eq(&self, other: &Self) -> bool {
        let have_one_tags = |(one, other): (&Same<Document>, &Same<Document>)| {
            one == other || one.facts.tags() == other.facts.tags()
        };
        let have_one_terms =
            |(one, other): (&Same<Mentions>, &Same<Mentions>)| one == other || one.terms == other.terms;
        (&self.terms, &self.contexts) == (&other.terms, &other.contexts)
            && self.documents.len() == other.documents.len()
            && self.articles == other.articles
            && self.documents.iter().zip(&other.documents).all(have_one_tags)
            && self.mentions.iter().zip(&*other.mentions).all(have_one_terms)
    }
}

impl Eq for Neighbourhood {}

/// Which documents stand near one another.
#[derive(Debug)]
pub(super) struct Neighbours {
    /// For every term the documents that mention it.
    pub mentioned_in: Vec<Vec<DocumentId>>,
    articles: Circle,
    contexts: Circle,
}

/// What stands near what.
pub(super) fn neighbours(hood: &Neighbourhood) -> Neighbours {
    Neighbours {
        mentioned_in: mentioned_in(hood),
        articles: Circle::new(hood, hood.articles.to_vec()),
        contexts: Circle::new(hood, hood.contexts.clone().map(DocumentId::new).collect()),
    }
}

impl Neighbours {
    /// What to read after a document, best first.
    pub(super) fn related(&self, id: DocumentId) -> &[DocumentId] {
        self.articles.related(id).or_else(|| self.contexts.related(id)).unwrap_or_default()
    }
}

fn mentioned_in(hood: &Neighbourhood) -> Vec<Vec<DocumentId>> {
    let mut places = vec![Vec::new(); hood.terms.len()];
    for (id, mentions) in (0..).map(DocumentId).zip(&*hood.mentions) {
        for term in &mentions.terms {
            places[term.index() - hood.terms.start].push(id);
        }
    }
    places
}

/// How many neighbours on each side a document is compared with in the list of those that share a
/// term or a tag: this keeps the work linear in the number of documents.
const WINDOW: usize = 12;

/// How many documents are offered to read next.
const OFFERED: usize = 4;

/// Documents of one kind, which are near those of their kind that share the most terms and tags with
/// them; what few documents share counts more.
#[derive(Debug)]
struct Circle {
    among: Vec<DocumentId>,
    /// Where each document stands among these, sorted.
    places: Vec<(DocumentId, u32)>,
    /// What each document is known by.
    traits: Vec<Vec<u32>>,
    /// Who has each trait, in order.
    holders: Vec<Vec<u32>>,
    /// What is near each: found when it is asked for.
    found: Vec<OnceLock<Box<[DocumentId]>>>,
}

impl Circle {
    fn new(hood: &Neighbourhood, among: Vec<DocumentId>) -> Self {
        let traits = traits(hood, &among);
        let count = traits.iter().filter_map(|own| own.last()).max().map_or(0, |last| *last as usize + 1);
        let mut holders: Vec<Vec<u32>> = vec![Vec::new(); count];
        for (place, own) in (0..).zip(&traits) {
            for &shared in own {
                holders[shared as usize].push(place);
            }
        }
        let mut places: Vec<(DocumentId, u32)> = among.iter().copied().zip(0..).collect();
        places.sort_unstable();
        let found = among.iter().map(|_| OnceLock::new()).collect();
        Self { among, places, traits, holders, found }
    }

    /// What is near a document, best first; nothing when it is not of this circle.
    fn related(&self, id: DocumentId) -> Option<&[DocumentId]> {
        let found = self.places.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        let place = self.places[found].1;
        Some(self.found[place as usize].get_or_init(|| self.nearest(place)))
    }

    fn nearest(&self, place: u32) -> Box<[DocumentId]> {
        let mut shared: Vec<(u32, f32)> = Vec::new();
        for &own in &self.traits[place as usize] {
            let list = &self.holders[own as usize];
            let at = list.partition_point(|&other| other < place);
            #[expect(clippy::cast_precision_loss, reason = "a weight needs no precision")]
            let weight = 1.0 / list.len() as f32;
            let window = &list[at.saturating_sub(WINDOW)..(at + WINDOW + 1).min(list.len())];
            shared.extend(window.iter().filter(|&&other| other != place).map(|&other| (other, weight)));
        }
        shared.sort_by_key(|(other, _)| *other);
        let weigh = |same: &[(u32, f32)]| (same[0].0, same.iter().map(|(_, weight)| weight).sum::<f32>());
        let mut best: Vec<(u32, f32)> = shared.chunk_by(|one, other| one.0 == other.0).map(weigh).collect();
        let order = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if best.len() > OFFERED {
            best.select_nth_unstable_by(OFFERED, order);
            best.truncate(OFFERED);
        }
        best.sort_by(order);
        best.into_iter().map(|(other, _)| self.among[other as usize]).collect()
    }
}

/// The terms and tags of each document as numbers, sorted: terms before tags.
fn traits(hood: &Neighbourhood, among: &[DocumentId]) -> Vec<Vec<u32>> {
    let tags = |id: &DocumentId| hood.documents[id.index()].facts.tags();
    let names: BTreeSet<&String> = among.iter().flat_map(tags).collect();
    let numbers: BTreeMap<&String, u32> = names.into_iter().zip(saturated(hood.documents.len())..).collect();
    let of_document = |id: &DocumentId| {
        let terms = hood.mentions[id.index()].terms.iter().map(|term| term.0);
        let mut traits: Vec<u32> = terms.chain(tags(id).iter().map(|tag| numbers[tag])).collect();
        traits.sort_unstable();
        traits.dedup();
        traits
    };
    among.iter().map(of_document).collect()
}

/// For every document the background pages that explain it, by paragraph.
pub(super) fn explanations(site: &Site) -> (Vec<Vec<Explanation>>, Vec<Diagnostic>) {
    let mut explanations: Vec<Vec<Explanation>> = vec![Vec::new(); site.corpus.documents.len()];
    let mut wrong = Vec::new();
    for (by, document) in site.documents(Kind::Context) {
        let (Facts::Context(facts), Some(file)) = (&*document.facts, &document.facts_file) else { continue };
        for written in &facts.explains {
            let found = if let Some(reference) = reference(written.as_ref()) {
                let tag = site.languages()[0].tag();
                let place = |id, anchor: &Anchor| site.paragraph_place(id, tag, anchor);
                resolve(site, &reference, tag, file)
                    .map(|id| (id, reference.anchor.as_ref().and_then(|anchor| place(id, anchor))))
            } else {
                let message = format!("`{}` names no document", written.as_ref());
                Err(Some(
                    Diagnostic::error("dead-link", file, message)
                        .help("write `article:slug`, `article:slug#p4` or `term:slug`"),
                ))
            };
            match found {
                Ok((id, place)) => explanations[id.0 as usize].push(Explanation { place, by }),
                Err(problem) => wrong.extend(problem.map(|problem| problem.at(written.span()))),
            }
        }
    }
    for list in &mut explanations {
        list.sort_unstable_by_key(|explanation| {
            (explanation.place, site.document(explanation.by).facts.order(), explanation.by)
        });
        list.dedup();
    }
    (explanations, wrong)
}
