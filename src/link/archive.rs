//! Documents and events in order of time.

use std::{cmp::Reverse, sync::Arc};

use crate::{
    base::{
        date::{Date, Period},
        memo::Same,
    },
    link::DocumentId,
    understand::{
        Corpus,
        body::Moment,
        document::{Document, Kind},
        facts::Facts,
    },
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

/// Documents in order of time.
#[derive(Debug)]
pub(super) struct Archive {
    /// The articles, newest first; those without a date last, by slug.
    pub articles: Arc<[DocumentId]>,
    /// Every dated event on the site in order of time.
    pub timeline: Arc<[Happening]>,
}

/// All documents. Two lists are equal when the same documents tell of the same dates.
#[derive(Debug)]
pub(super) struct Dated(pub Vec<Same<Document>>);

impl PartialEq for Dated {
    fn eq(&self, other: &Self) -> bool {
        let have_one_dates = |one: &Document, other: &Document| {
            let dates = |document: &Document| (document.kind, date(document), moments(document).len());
            let when = |document| moments(document).iter().map(|told| told.when);
            dates(one) == dates(other) && when(one).eq(when(other))
        };
        let mut pairs = self.0.iter().zip(&other.0);
        self.0.len() == other.0.len() && pairs.all(|(one, other)| one == other || have_one_dates(one, other))
    }
}

impl Eq for Dated {}

/// Puts documents and events in order.
pub(super) fn archive(Dated(documents): &Dated) -> Archive {
    let ids = || (0..documents.len()).map(DocumentId::new).zip(documents);
    let mut articles: Vec<_> = ids()
        .filter(|(_, document)| document.kind == Kind::Article)
        .map(|(id, document)| (Reverse(date(document)), id))
        .collect();
    articles.sort_unstable();
    let mut timeline: Vec<Happening> = ids().flat_map(|(id, document)| told(id, document)).collect();
    timeline.sort_unstable();
    Archive { articles: articles.into_iter().map(|(_, id)| id).collect(), timeline: timeline.into() }
}

fn date(document: &Document) -> Option<Date> {
    match &*document.facts {
        Facts::Article(facts) => facts.date,
        _ => None,
    }
}

/// The dated events that one document tells. Its versions tell the same ones; the first version that
/// has the most says when.
pub fn happenings(corpus: &Corpus, id: DocumentId) -> impl Iterator<Item = Happening> {
    corpus.documents.get(id.index()).into_iter().flat_map(move |document| told(id, document))
}

fn told(id: DocumentId, document: &Document) -> impl Iterator<Item = Happening> {
    (0..).zip(moments(document)).map(move |(moment, told)| Happening {
        when: told.when,
        document: id,
        moment,
    })
}

fn moments(document: &Document) -> &[Moment] {
    let fullest = document.versions.values().rev().max_by_key(|version| version.body.moments.len());
    fullest.map_or(&[], |version| &version.body.moments)
}
