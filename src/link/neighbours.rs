//! What leads to a document, what explains it, and what to read next.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use rayon::prelude::*;

use crate::{
    base::{anchor::Anchor, diagnostic::Diagnostic},
    link::{DocumentId, Mentions, Site, reference::resolve},
    understand::{document::Kind, facts::Facts, markdown::reference},
};

/// A background page that explains a document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Explanation {
    /// The paragraph that it explains; `None` when it is the whole document.
    pub row: Option<u32>,
    /// The background page.
    pub by: DocumentId,
}

/// All that decides which documents stand near one another. Two are equal when the same documents
/// mention the same terms and have the same tags.
#[derive(Debug)]
pub(super) struct Neighbourhood {
    pub articles: Vec<DocumentId>,
    pub contexts: Vec<DocumentId>,
    pub terms_start: u32,
    /// The mentions of every version, in the order of documents.
    pub mentions: Vec<Arc<Mentions>>,
    /// Where the versions of each document begin, and where the last ends.
    pub starts: Vec<usize>,
    pub facts: Vec<Arc<Facts>>,
}

/// Which documents stand near one another.
#[derive(Debug)]
pub(super) struct Neighbours {
    /// For every term the documents that mention it.
    pub mentioned_in: Vec<Vec<DocumentId>>,
    /// For every document what to read after it.
    pub related: Vec<Vec<DocumentId>>,
}

impl PartialEq for Neighbourhood {
    fn eq(&self, other: &Self) -> bool {
        let have_one_tags =
            |(one, other): (&Arc<Facts>, &Arc<Facts>)| Arc::ptr_eq(one, other) || one.tags() == other.tags();
        let have_one_terms = |(one, other): (&Arc<Mentions>, &Arc<Mentions>)| {
            Arc::ptr_eq(one, other) || one.terms == other.terms
        };
        self.terms_start == other.terms_start
            && self.starts == other.starts
            && self.articles == other.articles
            && self.contexts == other.contexts
            && self.facts.len() == other.facts.len()
            && self.facts.iter().zip(&other.facts).all(have_one_tags)
            && self.mentions.iter().zip(&other.mentions).all(have_one_terms)
    }
}

impl Eq for Neighbourhood {}

impl Neighbourhood {
    /// The terms that a document's versions mention; one may come several times.
    fn terms(&self, document: usize) -> impl Iterator<Item = DocumentId> {
        let versions = &self.mentions[self.starts[document]..self.starts[document + 1]];
        versions.iter().flat_map(|mentions| mentions.terms.iter().copied())
    }
}

/// What stands near what.
pub(super) fn neighbours(hood: &Neighbourhood) -> Neighbours {
    let mut related = vec![Vec::new(); hood.facts.len()];
    relate(hood, &hood.articles, &mut related);
    relate(hood, &hood.contexts, &mut related);
    Neighbours { mentioned_in: mentioned_in(hood), related }
}

fn mentioned_in(hood: &Neighbourhood) -> Vec<Vec<DocumentId>> {
    let mut places: Vec<Vec<DocumentId>> = Vec::new();
    for (id, document) in (0..).map(DocumentId).zip(0..hood.facts.len()) {
        for term in hood.terms(document) {
            let term = (term.0 - hood.terms_start) as usize;
            if places.len() <= term {
                places.resize(term + 1, Vec::new());
            }
            // Documents come in order, so one that is known already is the last.
            if places[term].last() != Some(&id) {
                places[term].push(id);
            }
        }
    }
    places
}

/// How many neighbours on each side a document is compared with in the list of those that share a
/// term or a tag: this keeps the work linear in the number of documents.
const WINDOW: usize = 12;

/// How many documents are offered to read next.
const OFFERED: usize = 4;

/// For every document of one kind those of its kind that share the most terms and tags with it;
/// what few documents share counts more.
fn relate(hood: &Neighbourhood, among: &[DocumentId], related: &mut [Vec<DocumentId>]) {
    let traits = traits(hood, among);
    let mut holders: Vec<Vec<u32>> = Vec::new();
    for (place, own) in (0..).zip(&traits) {
        for &shared in own {
            let shared = shared as usize;
            if holders.len() <= shared {
                holders.resize(shared + 1, Vec::new());
            }
            holders[shared].push(place);
        }
    }
    let nearest = |scores: &mut Vec<f32>, (place, own): (usize, &Vec<u32>)| {
        scores.resize(among.len(), 0.0);
        let best = nearest(place, own, &holders, scores);
        best.into_iter().map(|other| among[other as usize]).collect::<Vec<_>>()
    };
    let found: Vec<Vec<DocumentId>> = traits.par_iter().enumerate().map_init(Vec::new, nearest).collect();
    for (id, found) in among.iter().zip(found) {
        related[id.index()] = found;
    }
}

/// The nearest to the document at `place`, whose traits are `own`. `scores` are zero, before and
/// after.
fn nearest(place: usize, own: &[u32], holders: &[Vec<u32>], scores: &mut [f32]) -> Vec<u32> {
    let mut candidates: Vec<u32> = Vec::new();
    for &shared in own {
        let list = &holders[shared as usize];
        let at = list.partition_point(|&other| (other as usize) < place);
        #[expect(clippy::cast_precision_loss, reason = "a weight needs no precision")]
        let weight = 1.0 / list.len() as f32;
        for &other in &list[at.saturating_sub(WINDOW)..(at + WINDOW + 1).min(list.len())] {
            if scores[other as usize] == 0.0 {
                candidates.push(other);
            }
            scores[other as usize] += weight;
        }
    }
    candidates.retain(|&other| other as usize != place);
    let order = |a: &u32, b: &u32| scores[*b as usize].total_cmp(&scores[*a as usize]).then(a.cmp(b));
    let mut best = candidates.clone();
    if best.len() > OFFERED {
        best.select_nth_unstable_by(OFFERED, order);
        best.truncate(OFFERED);
    }
    best.sort_by(order);
    for &other in &candidates {
        scores[other as usize] = 0.0;
    }
    scores[place] = 0.0;
    best
}

/// The terms and tags of each document as numbers, sorted: terms before tags.
fn traits(hood: &Neighbourhood, among: &[DocumentId]) -> Vec<Vec<u32>> {
    let tags = |id: &DocumentId| hood.facts[id.index()].tags();
    let names: BTreeSet<&String> = among.iter().flat_map(tags).collect();
    let numbers: BTreeMap<&String, u32> =
        names.into_iter().zip(u32::try_from(hood.facts.len()).unwrap_or_default()..).collect();
    let of_document = |id: &DocumentId| {
        let terms = hood.terms(id.index()).map(|term| term.0);
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
                let row = |id, anchor: &Anchor| site.paragraph_place(id, tag, anchor);
                resolve(site, &reference, tag, file)
                    .map(|id| (id, reference.anchor.as_ref().and_then(|anchor| row(id, anchor))))
            } else {
                let message = format!("`{}` names no document", written.as_ref());
                Err(Diagnostic::error("dead-link", file, message)
                    .help("write `article:slug`, `article:slug#p4` or `term:slug`"))
            };
            match found {
                Ok((id, row)) => explanations[id.0 as usize].push(Explanation { row, by }),
                Err(problem) => wrong.push(problem.at(written.span())),
            }
        }
    }
    for list in &mut explanations {
        list.sort_unstable_by_key(|explanation| {
            (explanation.row, site.document(explanation.by).facts.order(), explanation.by)
        });
        list.dedup();
    }
    (explanations, wrong)
}
