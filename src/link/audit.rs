//! How the glossary fares in the site's texts: what an editor reads through.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    base::{
        diagnostic::Span,
        language::{fold::Flow, tag::Tag},
        memo::Same,
        source::SourcePath,
    },
    link::{
        DocumentId, Fate, Site,
        run::{Run, runs},
        sighting::Reader,
        terms::{Finding, Lexicon, Miss, TermId},
    },
    understand::{
        document::{Document, Kind},
        version::Version,
    },
};

/// How the glossary fares in the site's texts.
#[derive(Debug, Default)]
pub struct Audit {
    /// Every term, by slug.
    pub terms: Vec<Usage>,
    /// Places where several terms fit equally well, so that none is linked.
    pub ambiguous: Vec<Ambiguous>,
    /// Words that read like a term and are none, those that stand most often first.
    pub near_misses: Vec<NearMiss>,
}

/// How a term is written in the site's texts.
#[derive(Debug)]
pub struct Usage {
    /// The term.
    pub term: DocumentId,
    /// The forms that stand in the texts, those that stand most often first.
    pub surfaces: Vec<Surface>,
    /// How often it stands in the texts of each language that it has a version in.
    pub counts: Vec<(Tag, usize)>,
    /// Its names that are shorter than three letters, which many other words resemble.
    pub short: Vec<String>,
}

/// A form of a term as it stands in the texts.
#[derive(Clone, Debug)]
pub struct Surface {
    /// The written words.
    pub text: String,
    /// How often they stand there.
    pub count: usize,
    /// One of the places.
    pub place: Place,
}

/// A place in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The file.
    pub file: SourcePath,
    /// Where in it.
    pub span: Span,
    /// Some words before it.
    pub before: String,
    /// Some words after it.
    pub after: String,
}

/// A place where several terms fit equally well.
#[derive(Debug)]
pub struct Ambiguous {
    /// The written words.
    pub text: String,
    /// The terms.
    pub terms: Vec<DocumentId>,
    /// The place.
    pub place: Place,
}

/// Words that read like a term and are none.
#[derive(Debug)]
pub struct NearMiss {
    /// The words.
    pub surface: Surface,
    /// The term that they read like.
    pub term: DocumentId,
    /// Why they are none.
    pub why: Miss,
}

/// Names with fewer letters of an alphabet are reported as short.
const SHORT: usize = 3;

/// How many bytes of text stand on each side of a place.
const AROUND: usize = 60;

/// What nearly is a mention, and where it stands in its file.
#[derive(Debug)]
pub(super) struct Near {
    text: String,
    span: Span,
    what: What,
}

#[derive(Debug)]
enum What {
    Ambiguous(Vec<TermId>),
    Miss(TermId, Miss),
}

/// What nearly is a mention in each version of a document.
pub(super) fn near(reader: &Reader, document: &Same<Document>) -> Vec<Vec<Near>> {
    document.versions.values().map(|version| near_in(&reader.0, version)).collect()
}

fn near_in(lexicon: &Lexicon, version: &Version) -> Vec<Near> {
    let mut found = Vec::new();
    runs(&version.body, &version.text, |run| {
        found.extend(lexicon.audit(run.text.as_str()).into_iter().map(|finding| {
            let (start, end, what) = match finding {
                Finding::Ambiguous { start, end, terms } => (start, end, What::Ambiguous(terms)),
                Finding::NearMiss { place, why } => (place.start, place.end, What::Miss(place.term, why)),
            };
            let (text, span) = written(run, start, end);
            Near { text, span, what }
        }));
    });
    found
}

/// Goes through all texts of `site`.
#[must_use]
pub fn audit(site: &Site) -> Audit {
    let mut surfaces: BTreeMap<(DocumentId, String), Surface> = BTreeMap::new();
    let mut misses: BTreeMap<(String, DocumentId, Miss), Surface> = BTreeMap::new();
    let mut counts: BTreeMap<(DocumentId, &Tag), usize> = BTreeMap::new();
    let mut ambiguous = Vec::new();
    let found = site.audits.recall(Reader(Arc::clone(&site.lexicon)), &site.corpus.documents);
    for ((id, tag, version), found) in texts(site).zip(found.iter().flat_map(|found| found.iter())) {
        for mention in site.mentions(id, tag).iter().filter(|mention| mention.fate != Fate::ByHand) {
            let text = one_line(&version.text[mention.span.range()]);
            count(&mut surfaces, (mention.term, text.clone()), text, version, mention.span);
            *counts.entry((mention.term, tag)).or_default() += 1;
        }
        for Near { text, span, what } in found {
            match what {
                What::Ambiguous(terms) => {
                    let terms = terms.iter().map(|term| site.term(*term)).collect();
                    ambiguous.push(Ambiguous { text: text.clone(), terms, place: place(version, *span) });
                }
                What::Miss(term, why) if site.term(*term) != id => {
                    let key = (text.clone(), site.term(*term), *why);
                    count(&mut misses, key, text.clone(), version, *span);
                }
                What::Miss(..) => {}
            }
        }
    }
    let terms = site.documents(Kind::Term).map(|(term, document)| {
        let mut own: Vec<Surface> = surfaces
            .range((term, String::new())..)
            .take_while(|((of, _), _)| *of == term)
            .map(|(_, surface)| surface.clone())
            .collect();
        own.sort_by_key(|surface| std::cmp::Reverse(surface.count));
        let short = document.versions.values().flat_map(|version| short_names(version)).collect();
        let counted = |tag: &Tag| (tag.clone(), counts.get(&(term, tag)).copied().unwrap_or_default());
        let counts = document.versions.keys().map(counted).collect();
        Usage { term, surfaces: own, counts, short }
    });
    let mut near_misses: Vec<NearMiss> =
        misses.into_iter().map(|((_, term, why), surface)| NearMiss { surface, term, why }).collect();
    near_misses.sort_by_key(|miss| std::cmp::Reverse(miss.surface.count));
    Audit { terms: terms.collect(), ambiguous, near_misses }
}

fn texts(site: &Site) -> impl Iterator<Item = (DocumentId, &Tag, &Version)> {
    let documents = (0..).map(DocumentId).zip(&site.corpus.documents);
    documents
        .flat_map(|(id, document)| document.versions.iter().map(move |(tag, version)| (id, tag, &**version)))
}

fn count<K: Ord>(counts: &mut BTreeMap<K, Surface>, key: K, text: String, version: &Version, span: Span) {
    counts.entry(key).or_insert_with(|| Surface { text, count: 0, place: place(version, span) }).count += 1;
}

fn written(run: &Run<'_>, start: u32, end: u32) -> (String, Span) {
    let text = run.text.as_str().get(start as usize..end as usize).unwrap_or_default();
    (one_line(text), run.text.in_file(start, end))
}

fn place(version: &Version, span: Span) -> Place {
    let text = &version.text;
    let (start, end) = (span.start as usize, span.end as usize);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let mut from = start.saturating_sub(AROUND).max(line_start);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = (end + AROUND).min(line_end);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let before = if from == line_start {
        &text[from..start]
    } else {
        text[from..start].split_once(' ').map_or("", |(_, rest)| rest)
    };
    let after = if to == line_end {
        &text[end..to]
    } else {
        text[end..to].rsplit_once(' ').map_or("", |(rest, _)| rest)
    };
    Place { file: version.file.clone(), span, before: before.to_owned(), after: after.to_owned() }
}

fn short_names(version: &Version) -> Vec<String> {
    let names = std::iter::once(&version.title).chain(&version.front.aliases);
    // A letter of a script without spaces says as much as several of an alphabet.
    let weight = |c: char| if Flow::of(c).is_unit() { SHORT } else { usize::from(c.is_alphanumeric()) };
    let letters = |name: &str| name.chars().map(weight).sum::<usize>();
    names.map(|name| name.as_ref().clone()).filter(|name| letters(name) < SHORT).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Site {
    /// The document of a term of the lexicon.
    #[must_use]
    pub fn term(&self, term: TermId) -> DocumentId {
        DocumentId::new(self.corpus.of_kind(Kind::Term).0 + term.0 as usize)
    }
}
