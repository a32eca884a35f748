//! Which terms a text names, and where.

use std::sync::Arc;

use crate::{
    base::{diagnostic::Span, memo::Same},
    link::{
        run::runs,
        terms::{Found, Lexicon, Scratch, TermId},
    },
    understand::{document::Document, version::Version},
};

/// A term seen in a text: where, and in which paragraph.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sighting {
    /// The term.
    pub term: TermId,
    /// Where it stands in the file.
    pub span: Span,
    /// The place of the paragraph in the version, from 1; 0 in a footnote.
    pub place: u32,
}

/// What texts are read with. Equal when the forms are.
#[derive(Debug)]
pub(super) struct Reader(pub Arc<Lexicon>);

impl PartialEq for Reader {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.digest() == other.0.digest()
    }
}

impl Eq for Reader {}

/// The sightings in each version of a document.
pub(super) fn scan_all(reader: &Reader, document: &Same<Document>) -> Vec<Vec<Sighting>> {
    document.versions.values().map(|version| scan(version, &reader.0)).collect()
}

/// Every term that stands in a version's text, by hand-written links or not.
#[must_use]
pub fn scan(version: &Version, lexicon: &Lexicon) -> Vec<Sighting> {
    let mut sightings = Vec::new();
    let (mut scratch, mut found) = (Scratch::default(), Vec::<Found>::new());
    runs(&version.body, &version.text, |run| {
        found.clear();
        lexicon.find(run.text.as_str(), &mut scratch, &mut found);
        let whole = found.iter().filter(|found| run.is_whole(found.start, found.end));
        sightings.extend(whole.map(|found| Sighting {
            term: found.term,
            span: run.text.in_file(found.start, found.end),
            place: run.place,
        }));
    });
    sightings
}
