//! Which terms a text mentions, where, and which of the mentions become links.

use std::{
    collections::BTreeMap,
    hash::{Hash, Hasher},
    sync::Arc,
};

use rayon::prelude::*;

use crate::{
    base::{
        diagnostic::{Diagnostic, Span},
        language::tag::Tag,
        memo::Memo,
    },
    link::{
        DocumentId,
        run::runs,
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

/// The mentions of a version, in the order of the text.
pub type Mentions = Vec<Mention>;

/// After this many paragraphs of an article without it, a term is linked again.
const PARAGRAPHS_BETWEEN: u32 = 5;

/// What earlier runs found, by content.
#[derive(Debug)]
pub struct Memory {
    lexicon: Memo<Glossary, (Arc<Lexicon>, Vec<Diagnostic>)>,
    scans: Memo<Scan, Vec<Sighting>>,
}

impl Default for Memory {
    fn default() -> Self {
        Self { lexicon: Memo::new(read_glossary), scans: Memo::new(look) }
    }
}

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

/// A text and the lexicon to read it with. Equal when file and lexicon are.
#[derive(Clone, Debug)]
struct Scan {
    version: Arc<Version>,
    lexicon: Arc<Lexicon>,
}

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

impl Hash for Glossary {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for (term, tag, version) in &self.0 {
            (term, tag, &version.file, version.digest).hash(state);
        }
    }
}

impl PartialEq for Scan {
    fn eq(&self, other: &Self) -> bool {
        let key = |scan: &Self| (scan.version.digest, scan.lexicon.digest());
        key(self) == key(other) && self.version.file == other.version.file
    }
}

impl Eq for Scan {}

impl Hash for Scan {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.version.file, self.version.digest, self.lexicon.digest()).hash(state);
    }
}

/// The place of the first term among the documents; terms follow one another.
pub(super) fn terms_start(corpus: &Corpus) -> u32 {
    let before = corpus.documents.iter().take_while(|document| document.kind < Kind::Term).count();
    u32::try_from(before).unwrap_or(u32::MAX)
}

/// The lexicon of the site's glossary, and what is wrong with its forms. A [`TermId`] counts the
/// terms by slug.
pub fn site_lexicon(corpus: &Corpus, memory: &Memory) -> (Arc<Lexicon>, Vec<Diagnostic>) {
    let terms = corpus.documents.iter().filter(|document| document.kind == Kind::Term);
    let versions = (0..).map(TermId).zip(terms).flat_map(|(term, document)| {
        document.versions.iter().map(move |(tag, version)| (term, tag.clone(), Arc::clone(version)))
    });
    let remembered = memory.lexicon.recall(&Glossary(versions.collect()));
    memory.lexicon.forget_unused();
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

fn look(input: &Scan) -> Vec<Sighting> {
    scan(&input.version, &input.lexicon)
}

/// The mentions of every document, by language.
pub(super) fn mentions(corpus: &Corpus, memory: &Memory) -> (Vec<BTreeMap<Tag, Mentions>>, Vec<Diagnostic>) {
    let (lexicon, wrong) = site_lexicon(corpus, memory);
    let by_slug: BTreeMap<&str, TermId> = corpus
        .documents
        .iter()
        .filter(|document| document.kind == Kind::Term)
        .zip((0..).map(TermId))
        .map(|(document, term)| (document.slug.as_str(), term))
        .collect();
    let start = terms_start(corpus);
    let of_document = |(index, document): (usize, &Document)| {
        let own = document.kind == Kind::Term && document.kind == corpus.documents[index].kind;
        let own = own.then(|| TermId(u32::try_from(index).unwrap_or(u32::MAX).saturating_sub(start)));
        let of_version = |(tag, version): (&Tag, &Arc<Version>)| {
            let scan = Scan { version: Arc::clone(version), lexicon: Arc::clone(&lexicon) };
            let seen = memory.scans.recall(&scan);
            let page = Page {
                document,
                version,
                own,
                by_slug: &by_slug,
                links: corpus.settings.links,
                terms_start: start,
            };
            (tag.clone(), decide(&page, &seen))
        };
        document.versions.iter().map(of_version).collect()
    };
    let mentions = corpus.documents.par_iter().enumerate().map(of_document).collect();
    memory.scans.forget_unused();
    (mentions, wrong)
}

/// A version, and what decides which of its mentions become links.
struct Page<'a> {
    document: &'a Document,
    version: &'a Version,
    own: Option<TermId>,
    by_slug: &'a BTreeMap<&'a str, TermId>,
    links: LinkedMentions,
    terms_start: u32,
}

/// Decides the fate of every sighting, hand-written links among them.
fn decide(page: &Page<'_>, seen: &[Sighting]) -> Mentions {
    let skipped: Vec<TermId> = page
        .version
        .front
        .skip_terms
        .iter()
        .filter_map(|slug| page.by_slug.get(slug.as_ref().as_str()).copied())
        .collect();
    let by_hand = page.version.body.links.iter().filter_map(|link| match &link.target {
        Target::Document(reference) if reference.kind == Kind::Term => {
            let term = *page.by_slug.get(&*reference.slug)?;
            Some((Sighting { term, span: link.span, row: row_of(page.version, link.span) }, true))
        }
        _ => None,
    });
    let mut all: Vec<(Sighting, bool)> =
        seen.iter().map(|&sighting| (sighting, false)).chain(by_hand).collect();
    all.retain(|(sighting, _)| Some(sighting.term) != page.own);
    all.sort_by_key(|(sighting, _)| (sighting.row == 0, sighting.span));
    let sections = sections(page);
    let mut last: BTreeMap<TermId, u32> = BTreeMap::new();
    let mut decide_one = |(sighting, by_hand): (Sighting, bool)| {
        let section = if sighting.row == 0 {
            u32::MAX
        } else {
            sections[(sighting.row as usize - 1).min(sections.len().saturating_sub(1))]
        };
        let is_fresh = match (page.links, last.get(&sighting.term)) {
            (LinkedMentions::All, _) | (_, None) => true,
            (LinkedMentions::First, Some(_)) => false,
            (LinkedMentions::Section, Some(&before)) if page.document.kind == Kind::Article => {
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
            term: DocumentId(page.terms_start + sighting.term.0),
            span: sighting.span,
            row: sighting.row,
            fate,
        }
    };
    all.into_iter().map(&mut decide_one).collect()
}

/// The section that each paragraph is in: in an article its own number, elsewhere one that grows
/// with each heading.
fn sections(page: &Page<'_>) -> Vec<u32> {
    let mut section = 0;
    (1..)
        .zip(&page.version.body.rows)
        .map(|(number, row)| {
            if page.document.kind == Kind::Article {
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
