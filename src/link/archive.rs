//! Documents and events in order of time.

use std::{cmp::Reverse, sync::Arc};

use crate::{
    base::{date::Date, memo::Same, period::Period},
    link::DocumentId,
    understand::{
        Corpus,
        body::Body,
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
    /// How many other events of the same time the document tells before it.
    pub nth: u32,
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
            (one.kind, date(one)) == (other.kind, date(other)) && occasions(one) == occasions(other)
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

/// The dated events that one document tells, in order of time. Its versions tell the same ones, but
/// where one lacks some: what has the same time is the same event.
pub fn happenings(corpus: &Corpus, id: DocumentId) -> impl Iterator<Item = Happening> {
    corpus.documents.get(id.index()).into_iter().flat_map(move |document| told(id, document))
}

fn told(id: DocumentId, document: &Document) -> impl Iterator<Item = Happening> {
    occasions(document).into_iter().map(move |(when, nth)| Happening { when, document: id, nth })
}

/// When something happened in some version, and how many events of that time come before it there.
fn occasions(document: &Document) -> Vec<(Period, u32)> {
    let mut told: Vec<(Period, u32)> =
        document.versions.values().flat_map(|version| counted(&version.body)).collect();
    told.sort_unstable();
    told.dedup();
    told
}

fn counted(body: &Body) -> impl Iterator<Item = (Period, u32)> {
    let mut last = None;
    body.moments_in_time().map(move |moment| {
        let nth = last.filter(|(when, _)| *when == moment.when).map_or(0, |(_, nth)| nth + 1);
        last = Some((moment.when, nth));
        (moment.when, nth)
    })
}
