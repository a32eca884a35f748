//! Which of the terms that a text names become links.

use std::collections::BTreeMap;

use crate::{
    base::{count::saturated, diagnostic::Span, memo::Same, slug::Slug},
    link::{DocumentId, sighting::Sighting, terms::TermId},
    understand::{
        Corpus,
        body::{Body, Element, Event, Row, Target},
        document::{Document, Kind},
        settings::LinkedMentions,
        version::Version,
    },
};

/// A term named in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mention {
    /// The term.
    pub term: DocumentId,
    /// Where the whole written word or phrase stands in the version's file.
    pub span: Span,
    /// The place of the paragraph in the version, from 1; 0 in a footnote.
    pub place: u32,
    /// What becomes of it.
    pub fate: Fate,
}

/// What becomes of a mention.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It becomes a link to the term.
    Linked,
    /// It stays text: the term was linked shortly before.
    Plain,
    /// The author linked it by hand.
    ByHand,
}

/// The mentions of a document.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Mentions {
    /// Those of each version, in the order of the text.
    pub versions: Vec<Vec<Mention>>,
    /// The terms mentioned in each version, sorted, with the place of the mention there that tells most.
    pub telling: Vec<Vec<(DocumentId, u32)>>,
    /// The terms mentioned, each once, sorted.
    pub terms: Vec<DocumentId>,
}

/// After this many paragraphs of an article without it, a term is linked again.
const PARAGRAPHS_BETWEEN: u32 = 5;

/// What decides everywhere which mentions become links.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Rules {
    /// The terms' names, sorted; a [`TermId`] is a place among them.
    terms: Vec<Slug>,
    links: LinkedMentions,
    /// The first term.
    start: DocumentId,
}

impl Rules {
    pub(super) fn new(corpus: &Corpus) -> Self {
        let (start, terms) = corpus.of_kind(Kind::Term);
        Self {
            terms: terms.iter().map(|document| document.slug.clone()).collect(),
            links: corpus.settings.links,
            start: DocumentId::new(start),
        }
    }

    fn term(&self, slug: &str) -> Option<TermId> {
        let place = self.terms.binary_search_by(|term| term.as_str().cmp(slug)).ok()?;
        Some(TermId(saturated(place)))
    }
}

/// A document, and what was seen in each of its versions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Page {
    document: Same<Document>,
    seen: Same<Vec<Vec<Sighting>>>,
}

impl Page {
    /// Every document with what was seen in it.
    pub(super) fn all(corpus: &Corpus, seen: &[Same<Vec<Vec<Sighting>>>]) -> Vec<Self> {
        let page = |(document, seen): (&Same<Document>, &Same<Vec<_>>)| Self {
            document: document.clone(),
            seen: seen.clone(),
        };
        corpus.documents.iter().zip(seen).map(page).collect()
    }
}

/// Decides the fate of every sighting, hand-written links among them.
pub(super) fn decide(rules: &Rules, page: &Page) -> Mentions {
    let document = &page.document;
    let own = if document.kind == Kind::Term { rules.term(document.slug.as_str()) } else { None };
    let texts = document.versions.values().zip(&*page.seen);
    let versions: Vec<Vec<Mention>> =
        texts.map(|(version, seen)| decide_in(rules, document.kind, own, version, seen)).collect();
    let bodies = document.versions.values().map(|version| &version.body);
    let telling: Vec<Vec<(DocumentId, u32)>> =
        bodies.zip(&versions).map(|(body, mentions)| telling(body, mentions)).collect();
    let mut terms: Vec<DocumentId> = telling.iter().flatten().map(|(term, _)| *term).collect();
    terms.sort_unstable();
    terms.dedup();
    Mentions { versions, telling, terms }
}

/// The terms among the mentions of a version, sorted, with the place of the one that tells most.
fn telling(body: &Body, mentions: &[Mention]) -> Vec<(DocumentId, u32)> {
    let ranked = |(mention, place): (&Mention, u32)| (mention.term, Telling::of(body, mention), place);
    let mut ranked: Vec<(DocumentId, Telling, u32)> = mentions.iter().zip(0..).map(ranked).collect();
    ranked.sort_unstable();
    ranked.dedup_by_key(|(term, ..)| *term);
    ranked.into_iter().map(|(term, _, place)| (term, place)).collect()
}

/// How much a mention's sentence tells to one who reads it alone, most first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Telling {
    Text,
    Row,
    Footnote,
    Head,
}

impl Telling {
    fn of(body: &Body, mention: &Mention) -> Self {
        let Some(place) = (mention.place as usize).checked_sub(1) else { return Self::Footnote };
        let is_table = |row: &&Row| matches!(body.slice(&row.block), [Event::Start(Element::Table(_)), ..]);
        let Some(table) = body.rows.get(place).filter(is_table) else { return Self::Text };
        let is_row = |event: &&Event| matches!(event, Event::Start(Element::TableRow));
        let mut head = body.slice(&table.block).iter().take_while(|event| !is_row(event));
        let mut lead = body.slice(&table.lead).iter();
        if lead.any(|event| event.meets(mention.span)) {
            Self::Text
        } else if head.any(|event| event.meets(mention.span)) {
            Self::Head
        } else {
            Self::Row
        }
    }
}

/// The mentions in one version of a document, which is not linked to itself.
fn decide_in(
    rules: &Rules,
    kind: Kind,
    own: Option<TermId>,
    version: &Version,
    seen: &[Sighting],
) -> Vec<Mention> {
    let skipped: Vec<TermId> =
        version.front.skip_terms.iter().filter_map(|slug| rules.term(slug.as_ref().as_str())).collect();
    let links = version.body.links.iter().zip(places_of_links(&version.body));
    let by_hand = links.filter_map(|(link, place)| match &link.target {
        Target::Document(reference) if reference.kind == Kind::Term => {
            let term = rules.term(&reference.slug)?;
            Some((Sighting { term, span: link.span, place }, true))
        }
        _ => None,
    });
    let mut all: Vec<(Sighting, bool)> =
        seen.iter().map(|&sighting| (sighting, false)).chain(by_hand).collect();
    all.retain(|(sighting, _)| Some(sighting.term) != own);
    all.sort_by_key(|(sighting, _)| (sighting.place == 0, sighting.span));
    let sections = sections(kind, version);
    let mut last: BTreeMap<TermId, u32> = BTreeMap::new();
    let mut decide_one = |(sighting, by_hand): (Sighting, bool)| {
        let section = if sighting.place == 0 {
            u32::MAX
        } else {
            sections[(sighting.place as usize - 1).min(sections.len().saturating_sub(1))]
        };
        let before = last.get(&sighting.term).copied();
        let is_fresh = before.is_none_or(|before| is_fresh(rules.links, kind, before, section));
        let fate = match (by_hand, is_fresh && !skipped.contains(&sighting.term)) {
            (true, _) => Fate::ByHand,
            (false, true) => Fate::Linked,
            (false, false) => Fate::Plain,
        };
        if fate != Fate::Plain {
            last.insert(sighting.term, section);
        }
        Mention {
            term: DocumentId(rules.start.0 + sighting.term.0),
            span: sighting.span,
            place: sighting.place,
            fate,
        }
    };
    all.into_iter().map(&mut decide_one).collect()
}

/// Whether a term that was linked in the section `before` is linked again in `section`.
fn is_fresh(links: LinkedMentions, kind: Kind, before: u32, section: u32) -> bool {
    match links {
        LinkedMentions::All => true,
        LinkedMentions::First => false,
        LinkedMentions::Section if kind == Kind::Article => {
            section != u32::MAX && section > before.saturating_add(PARAGRAPHS_BETWEEN)
        }
        LinkedMentions::Section => section != before,
    }
}

/// The section that each paragraph is in: in an article its own place, elsewhere one that grows
/// with each heading.
fn sections(kind: Kind, version: &Version) -> Vec<u32> {
    let mut section = 0;
    (1..)
        .zip(&version.body.rows)
        .map(|(place, row)| {
            if kind == Kind::Article {
                return place;
            }
            section += u32::from(!row.lead.is_empty());
            section
        })
        .chain([0])
        .collect()
}

/// The place of the paragraph that each link of a text is in, in it or in the headings before it; 0 in a footnote.
fn places_of_links(body: &Body) -> Vec<u32> {
    let mut places = vec![0; body.links.len()];
    for (place, row) in (1..).zip(&body.rows) {
        for event in body.slice(&row.lead).iter().chain(body.slice(&row.block)) {
            if let Event::Start(Element::Link(index)) = event
                && let Some(of_link) = places.get_mut(*index as usize)
            {
                *of_link = place;
            }
        }
    }
    places
}
