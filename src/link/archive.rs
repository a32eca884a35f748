//! Documents and events in order of time.

use std::cmp::Reverse;

use crate::{
    base::date::Period,
    link::DocumentId,
    understand::{Corpus, document::Kind, facts::Facts},
};

/// How many articles one page of the list shows.
pub const PAGE_SIZE: usize = 100;

/// A dated event of some document's timeline.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Happening {
    /// When it happened.
    pub when: Period,
    /// The document whose timeline tells it.
    pub document: DocumentId,
    /// Which event of that document's it is, in each version that has as many; the first is 0.
    pub moment: u32,
}

/// The articles, newest first; those without a date last, by slug.
pub(super) fn newest_first(corpus: &Corpus) -> Vec<DocumentId> {
    let mut articles: Vec<_> = (0..)
        .map(DocumentId)
        .zip(&corpus.documents)
        .filter(|(_, document)| document.kind == Kind::Article)
        .map(|(id, document)| {
            let date = match &*document.facts {
                Facts::Article(facts) => facts.date,
                _ => None,
            };
            (Reverse(date), id)
        })
        .collect();
    articles.sort_unstable();
    articles.into_iter().map(|(_, id)| id).collect()
}

/// Every dated event on the site in order of time.
pub(super) fn timeline(corpus: &Corpus) -> Vec<Happening> {
    let documents = (0..corpus.documents.len()).map(DocumentId::new);
    let mut timeline: Vec<Happening> = documents.flat_map(|id| happenings(corpus, id)).collect();
    timeline.sort_unstable();
    timeline
}

/// The dated events that one document tells. Its versions tell the same ones; the first version that
/// has the most says when.
pub fn happenings(corpus: &Corpus, id: DocumentId) -> impl Iterator<Item = Happening> {
    let versions =
        corpus.documents.get(id.index()).into_iter().flat_map(|document| document.versions.values().rev());
    let fullest = versions.max_by_key(|version| version.body.moments.len());
    let moments = fullest.map_or(&[][..], |version| &version.body.moments);
    (0..).zip(moments).map(move |(moment, told)| Happening { when: told.when, document: id, moment })
}
