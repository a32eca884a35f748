//! Which terms a text mentions, where, and which of the mentions become links.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    base::{
        diagnostic::{Diagnostic, Span},
        language::tag::Tag,
        memo::{Latest, Outputs, Same, Series},
        slug::Slug,
    },
    link::{
        DocumentId,
        address::{Addressing, Claimants, addresses},
        archive::{Archive, Dated, archive},
        audit::{Near, near},
        neighbours::{Neighbourhood, Neighbours, neighbours},
        paragraph::{Numbers, Reckoning, numbers},
        run::runs,
        search,
        terms::{Entry, Found, Lexicon, Scratch, TermId, lexicon},
    },
    understand::{
        Corpus,
        body::Target,
        document::{Document, Kind},
        forms::Forms,
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
    /// The number of the paragraph; 0 in a footnote.
    pub row: u32,
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
    /// The terms mentioned, each once, sorted.
    pub terms: Vec<DocumentId>,
}

/// After this many paragraphs of an article without it, a term is linked again.
const PARAGRAPHS_BETWEEN: u32 = 5;

/// What earlier runs found, by content.
#[derive(Debug)]
pub struct Memory {
    lexicon: Latest<Glossary, (Arc<Lexicon>, Vec<Diagnostic>)>,
    scans: Series<Reader, Same<Document>, Vec<Vec<Sighting>>>,
    decisions: Series<Rules, Page, Mentions>,
    pub(super) addresses: Latest<Claimants, Addressing>,
    pub(super) archive: Latest<Dated, Archive>,
    pub(super) neighbours: Latest<Neighbourhood, Neighbours>,
    pub(super) audits: Audits,
    pub(super) search: search::Memory,
    pub(super) numbers: Series<Reckoning, Same<Document>, Vec<Numbers>>,
}

impl Default for Memory {
    fn default() -> Self {
        let scan_all = |reader: &Reader, document: &Same<Document>| {
            document.versions.values().map(|version| scan(version, &reader.0)).collect()
        };
        Self {
            lexicon: Latest::new(read_glossary),
            scans: Series::new(scan_all),
            decisions: Series::new(decide),
            addresses: Latest::new(addresses),
            archive: Latest::new(archive),
            neighbours: Latest::new(neighbours),
            audits: Arc::new(Series::new(near)),
            search: search::Memory::default(),
            numbers: Series::new(numbers),
        }
    }
}

/// What nearly is a mention, by document: found when it is first asked for.
pub(super) type Audits = Arc<Series<Reader, Same<Document>, Vec<Vec<Near>>>>;

/// A term seen in a text: where, and in which paragraph.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sighting {
    /// The term.
    pub term: TermId,
    /// Where it stands in the file.
    pub span: Span,
    /// The number of the paragraph; 0 in a footnote.
    pub row: u32,
}

/// The glossary's versions: all that the lexicon depends on. Equal when their files are.
#[derive(Clone, Debug)]
struct Glossary(Vec<(TermId, Tag, Arc<Version>)>);

/// What texts are read with. Equal when the forms are.
#[derive(Debug)]
pub(super) struct Reader(pub Arc<Lexicon>);

impl PartialEq for Glossary {
    fn eq(&self, other: &Self) -> bool {
        let key = |(term, tag, version): &(TermId, Tag, Arc<Version>)| {
            (*term, tag.clone(), version.file.clone(), version.digest)
        };
        self.0.len() == other.0.len()
            && self.0.iter().zip(&other.0).all(|(own, other)| key(own) == key(other))
    }
}

impl Eq for Glossary {}

impl PartialEq for Reader {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.digest() == other.0.digest()
    }
}

impl Eq for Reader {}

/// The lexicon of the site's glossary, and what is wrong with its forms. A [`TermId`] counts the
/// terms by slug.
pub fn site_lexicon(corpus: &Corpus, memory: &Memory) -> (Arc<Lexicon>, Vec<Diagnostic>) {
    let terms = corpus.of_kind(Kind::Term).1;
    let versions = (0..).map(TermId).zip(terms).flat_map(|(term, document)| {
        document.versions.iter().map(move |(tag, version)| (term, tag.clone(), Arc::clone(version)))
    });
    let remembered = memory.lexicon.recall(Glossary(versions.collect()));
    (Arc::clone(&remembered.0), remembered.1.clone())
}

fn read_glossary(glossary: &Glossary) -> (Arc<Lexicon>, Vec<Diagnostic>) {
    let plain = Forms::default();
    let entries: Vec<Entry<'_>> = glossary
        .0
        .iter()
        .map(|(term, tag, version)| Entry {
            term: *term,
            language: tag.as_str(),
            file: &version.file,
            title: &version.title,
            aliases: &version.front.aliases,
            forms: version.front.forms.as_ref().map_or(&plain, |forms| forms.as_ref()),
        })
        .collect();
    let (lexicon, wrong) = lexicon(&entries);
    (Arc::new(lexicon), wrong)
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
            row: run.row,
        }));
    });
    sightings
}

/// The mentions of every document, in order, found with `lexicon`.
pub(super) fn mentions(corpus: &Corpus, lexicon: &Arc<Lexicon>, memory: &Memory) -> Outputs<Mentions> {
    let (start, terms) = corpus.of_kind(Kind::Term);
    let rules = Rules {
        terms: terms.iter().map(|document| document.slug.clone()).collect(),
        links: corpus.settings.links,
        start: DocumentId::new(start),
    };
    let seen = memory.scans.recall(Reader(Arc::clone(lexicon)), &corpus.documents);
    let page = |(document, seen): (&Same<Document>, &Same<Vec<_>>)| Page {
        document: document.clone(),
        seen: seen.clone(),
    };
    let pages: Vec<Page> = corpus.documents.iter().zip(&*seen).map(page).collect();
    memory.decisions.recall(rules, &pages)
}

/// What decides everywhere which mentions become links.
#[derive(PartialEq, Eq, Debug)]
struct Rules {
    /// The terms' names, sorted; a [`TermId`] is a place among them.
    terms: Vec<Slug>,
    links: LinkedMentions,
    /// The first term.
    start: DocumentId,
}

impl Rules {
    fn term(&self, slug: &str) -> Option<TermId> {
        let place = self.terms.binary_search_by(|term| term.as_str().cmp(slug)).ok()?;
        Some(TermId(u32::try_from(place).unwrap_or(u32::MAX)))
    }
}

/// A document, and what was seen in each of its versions.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Page {
    document: Same<Document>,
    seen: Same<Vec<Vec<Sighting>>>,
}

/// Decides the fate of every sighting, hand-written links among them.
fn decide(rules: &Rules, page: &Page) -> Mentions {
    let document = &page.document;
    let own = if document.kind == Kind::Term { rules.term(document.slug.as_str()) } else { None };
    let texts = document.versions.values().zip(&*page.seen);
    let versions: Vec<Vec<Mention>> =
        texts.map(|(version, seen)| decide_in(rules, document.kind, own, version, seen)).collect();
    let mut terms: Vec<DocumentId> = versions.iter().flatten().map(|mention| mention.term).collect();
    terms.sort_unstable();
    terms.dedup();
    Mentions { versions, terms }
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
    let by_hand = version.body.links.iter().filter_map(|link| match &link.target {
        Target::Document(reference) if reference.kind == Kind::Term => {
            let term = rules.term(&reference.slug)?;
            Some((Sighting { term, span: link.span, row: row_of(version, link.span) }, true))
        }
        _ => None,
    });
    let mut all: Vec<(Sighting, bool)> =
        seen.iter().map(|&sighting| (sighting, false)).chain(by_hand).collect();
    all.retain(|(sighting, _)| Some(sighting.term) != own);
    all.sort_by_key(|(sighting, _)| (sighting.row == 0, sighting.span));
    let sections = sections(kind, version);
    let mut last: BTreeMap<TermId, u32> = BTreeMap::new();
    let mut decide_one = |(sighting, by_hand): (Sighting, bool)| {
        let section = if sighting.row == 0 {
            u32::MAX
        } else {
            sections[(sighting.row as usize - 1).min(sections.len().saturating_sub(1))]
        };
        let is_fresh = match (rules.links, last.get(&sighting.term)) {
            (LinkedMentions::All, _) | (_, None) => true,
            (LinkedMentions::First, Some(_)) => false,
            (LinkedMentions::Section, Some(&before)) if kind == Kind::Article => {
                section != u32::MAX && section > before.saturating_add(PARAGRAPHS_BETWEEN)
            }
            (LinkedMentions::Section, Some(&before)) => section != before,
        };
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
            row: sighting.row,
            fate,
        }
    };
    all.into_iter().map(&mut decide_one).collect()
}

/// The section that each paragraph is in: in an article its own number, elsewhere one that grows
/// with each heading.
fn sections(kind: Kind, version: &Version) -> Vec<u32> {
    let mut section = 0;
    (1..)
        .zip(&version.body.rows)
        .map(|(number, row)| {
            if kind == Kind::Article {
                return number;
            }
            section += u32::from(!row.lead.is_empty());
            section
        })
        .chain([0])
        .collect()
}

/// The paragraph that a place in the file is in; 0 outside of all.
fn row_of(version: &Version, place: Span) -> u32 {
    let body = &version.body;
    let begins = |row: &crate::understand::body::Row| {
        body.first_place(&row.block).is_some_and(|first| first <= place.end)
    };
    u32::try_from(body.rows.partition_point(begins)).unwrap_or_default()
}
