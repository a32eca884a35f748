//! What the linking of one run hands to the next.

use std::sync::Arc;

use crate::{
    base::{
        diagnostic::Diagnostic,
        memo::{Latest, Same, Series},
    },
    link::{
        address::{Addressing, addresses},
        anchor::{Anchors, Order, anchors},
        archive::{Archive, Dated, archive},
        audit::{Near, near},
        claimants::Claimants,
        glossary::{Glossary, read_glossary},
        mention::{Mentions, Page, Rules, decide},
        neighbours::{Neighbourhood, Neighbours, neighbours},
        paragraph::{Numbers, Reckoning, numbers},
        search,
        sighting::{Reader, Sighting, scan_all},
        terms::Lexicon,
    },
    understand::document::Document,
};

/// What earlier runs found, by content.
#[derive(Debug)]
pub struct Memory {
    pub(super) lexicon: Latest<Glossary, (Arc<Lexicon>, Vec<Diagnostic>)>,
    pub(super) sightings: Series<Reader, Same<Document>, Vec<Vec<Sighting>>>,
    pub(super) mentions: Series<Rules, Page, Mentions>,
    pub(super) addresses: Latest<Claimants, Addressing>,
    pub(super) archive: Latest<Dated, Archive>,
    pub(super) neighbours: Latest<Neighbourhood, Neighbours>,
    pub(super) audits: Audits,
    pub(super) search: search::Memory,
    pub(super) anchors: Series<Order, Same<Document>, Vec<Anchors>>,
    pub(super) numbers: Series<Reckoning, Same<Document>, Vec<Numbers>>,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            lexicon: Latest::new(read_glossary),
            sightings: Series::new(scan_all),
            mentions: Series::new(decide),
            addresses: Latest::new(addresses),
            archive: Latest::new(archive),
            neighbours: Latest::new(neighbours),
            audits: Arc::new(Series::new(near)),
            search: search::Memory::default(),
            anchors: Series::new(anchors),
            numbers: Series::new(numbers),
        }
    }
}

/// What nearly is a mention, by document: found when it is first asked for.
pub(super) type Audits = Arc<Series<Reader, Same<Document>, Vec<Vec<Near>>>>;
