//! An index in the making.

use std::{collections::HashSet, ops::Range, sync::Arc};

use crate::{
    base::{
        date::Period,
        digest::Digest,
        language::{
            fold::key,
            stem::{Reading, readings, without_article},
            tag::Tag,
        },
    },
    link::{DocumentId, Happening, Site},
    understand::{document::Kind, version::Version},
};

use super::{
    index::{Entry, Index, Kept, Place, Word},
    interner::{Interner, narrow},
    parts,
    stamp::stamp,
    words::{NAMES, PARAGRAPHS, SUMMARY, TITLE, Words, words_of},
};

/// The stretches of an entry before its paragraphs.
const OWN_STRETCHES: u32 = 4;

const OWN_TITLE: u32 = 0;
const OWN_NAMES: u32 = 1;
const OTHER_NAMES: u32 = 2;
const OWN_SUMMARY: u32 = 3;

/// A word in more than one of this many stretches is near any other by chance.
const FREQUENT: u32 = 16;

/// A word in more than one of this many stretches says nothing of any paragraph.
const COMMON: u32 = 4;

/// In a site with fewer stretches every place is kept.
const LEAST_STRETCHES: u32 = 1000;

/// Makes the index of the language `tag`, in time linear in the text. `words` gives those of a version.
pub(super) fn index(site: &Site, tag: &Tag, words: impl Fn(&Arc<Version>) -> Arc<Words>) -> Index {
    let mut draft = Draft::default();
    for kind in [Kind::Article, Kind::Term, Kind::Context, Kind::Page] {
        for (id, _) in site.documents(kind) {
            draft.document(site, id, tag, &words);
        }
    }
    let mut told = HashSet::new();
    for &happening in site.timeline.iter() {
        draft.event(site, happening, tag, &mut told);
    }
    let counts = draft.count();
    draft.finish(&counts, parts(&site.corpus, tag).words as usize, stamp(site, tag))
}

/// The parts of the text that the index is made of, in order.
#[derive(Default)]
struct Draft {
    entries: Vec<Entry>,
    starts: Vec<u32>,
    titles: Vec<(u32, u32)>,
    stretches: u32,
    sources: Vec<Arc<Words>>,
    /// The numbers in the whole vocabulary of each source's words, as far as they are known.
    numbers: Vec<Vec<u32>>,
    pieces: Vec<Piece>,
    vocabulary: Interner,
}

/// Some words of one source in one stretch.
struct Piece {
    source: usize,
    stretch_of_source: usize,
    stretch: u32,
    /// The number of its first word in the stretch.
    first: usize,
    is: Is,
}

/// What a piece is to its entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    TermName,
    Head,
    Paragraph,
}

/// How often each word stands where.
#[derive(Default)]
struct Counts {
    all: Vec<u32>,
    in_paragraphs: Vec<u32>,
    paragraphs: Vec<u32>,
    is_name: Vec<bool>,
}

const UNKNOWN: u32 = u32::MAX;

impl Draft {
    fn document(
        &mut self,
        site: &Site,
        id: DocumentId,
        tag: &Tag,
        words: &impl Fn(&Arc<Version>) -> Arc<Words>,
    ) {
        let document = site.document(id);
        let Some((shown, version)) = site.version(id, tag) else { return };
        let name = if document.kind == Kind::Term { Is::TermName } else { Is::Head };
        let start = self.begin(Entry::Document(id));
        let own = self.source(words(version));
        let own_title = narrow(self.sources[own].stretch(TITLE).len());
        self.piece(own, TITLE, start + OWN_TITLE, 0, name);
        self.piece(own, NAMES, start + OWN_NAMES, 0, name);
        let (mut first, mut other_title) = (0, 0);
        for (_, other) in document.versions.iter().filter(|(other, _)| *other != shown) {
            let other = self.source(words(other));
            if first == 0 {
                other_title = narrow(self.sources[other].stretch(TITLE).len());
            }
            for stretch in [TITLE, NAMES] {
                self.piece(other, stretch, start + OTHER_NAMES, first, name);
                first += self.sources[other].stretch(stretch).len() + 1;
            }
        }
        self.titles.push((own_title, other_title));
        self.piece(own, SUMMARY, start + OWN_SUMMARY, 0, Is::Head);
        // What only stands in for a translation is found by its head.
        let paragraphs = if shown == tag { self.sources[own].stretches() - PARAGRAPHS } else { 0 };
        for (paragraph, stretch) in (PARAGRAPHS..PARAGRAPHS + paragraphs).zip(start + OWN_STRETCHES..) {
            self.piece(own, paragraph, stretch, 0, Is::Paragraph);
        }
        self.stretches = start + OWN_STRETCHES + narrow(paragraphs);
    }

    /// An event as this language tells it. Two pages that tell it in the same words make one entry.
    fn event(&mut self, site: &Site, happening: Happening, tag: &Tag, told: &mut HashSet<(Period, String)>) {
        let Some(version) = site.document(happening.document).versions.get(tag) else { return };
        let Some(moment) = version.body.moments.get(happening.moment as usize) else { return };
        let text = version.body.plain_text(&version.text, &moment.events);
        if !told.insert((happening.when, text.clone())) {
            return;
        }
        let start = self.begin(Entry::Event(happening));
        let source = self.source(Arc::new(words_of(&[&site.language(tag).period(happening.when), &text])));
        self.titles.push((narrow(self.sources[source].stretch(0).len()), 0));
        self.piece(source, 0, start + OWN_TITLE, 0, Is::Head);
        self.piece(source, 1, start + OWN_SUMMARY, 0, Is::Head);
        self.stretches = start + OWN_STRETCHES;
    }

    fn begin(&mut self, entry: Entry) -> u32 {
        self.entries.push(entry);
        self.starts.push(self.stretches);
        self.stretches
    }

    fn source(&mut self, words: Arc<Words>) -> usize {
        self.numbers.push(vec![UNKNOWN; words.vocabulary.len()]);
        self.sources.push(words);
        self.sources.len() - 1
    }

    fn piece(&mut self, source: usize, stretch_of_source: usize, stretch: u32, first: usize, is: Is) {
        self.pieces.push(Piece { source, stretch_of_source, stretch, first, is });
    }

    /// Numbers the words of all pieces and counts them.
    fn count(&mut self) -> Counts {
        let mut counts = Counts::default();
        let mut last = Vec::new();
        for piece in &self.pieces {
            let (source, numbers) = (&self.sources[piece.source], &mut self.numbers[piece.source]);
            for &token in source.stretch(piece.stretch_of_source) {
                let known = &mut numbers[token as usize];
                if *known == UNKNOWN {
                    *known = self.vocabulary.intern(source.vocabulary.hashed(token));
                    counts.hold(self.vocabulary.len());
                    last.resize(self.vocabulary.len(), UNKNOWN);
                }
                let number = *known as usize;
                counts.all[number] += 1;
                counts.is_name[number] |= piece.is == Is::TermName;
                if piece.is == Is::Paragraph {
                    counts.in_paragraphs[number] += 1;
                    if last[number] != piece.stretch {
                        last[number] = piece.stretch;
                        counts.paragraphs[number] += 1;
                    }
                }
            }
        }
        counts
    }

    fn finish(self, counts: &Counts, parts: usize, stamp: Digest) -> Index {
        let keeps = |number: usize| match counts.paragraphs[number] {
            _ if self.stretches < LEAST_STRETCHES => Kept::Places,
            many if many > self.stretches / COMMON => Kept::Heads,
            many if many > self.stretches / FREQUENT => Kept::Stretches,
            _ => Kept::Places,
        };
        let is_common = |number: usize| keeps(number) == Kept::Heads;
        let kept = |number: usize| {
            counts.all[number] - if is_common(number) { counts.in_paragraphs[number] } else { 0 }
        };
        let mut starts: Vec<usize> = vec![0];
        starts.extend((0..self.vocabulary.len()).scan(0, |end, number| {
            *end += kept(number) as usize;
            Some(*end)
        }));
        let mut ends = starts.clone();
        let mut places = vec![Place::default(); starts[self.vocabulary.len()]];
        for piece in &self.pieces {
            let (source, numbers) = (&self.sources[piece.source], &self.numbers[piece.source]);
            for (at, &token) in source.stretch(piece.stretch_of_source).iter().enumerate() {
                let number = numbers[token as usize] as usize;
                if piece.is == Is::Paragraph && is_common(number) {
                    continue;
                }
                places[ends[number]] = Place::new(piece.stretch, piece.first + at);
                ends[number] += 1;
            }
        }
        let stems = stems(&self.vocabulary);
        let word = |(number, stem): (usize, String)| Word {
            stem,
            letters: self.vocabulary.word(narrow(number)).to_owned(),
            kept: keeps(number),
            is_name: counts.is_name[number],
            places: starts[number]..starts[number + 1],
        };
        let mut words: Vec<Word> = stems.into_iter().enumerate().map(word).collect();
        words.sort_unstable_by(|one, other| (&one.stem, &one.letters).cmp(&(&other.stem, &other.letters)));
        let parts = divide(&words, parts);
        let mut starts = self.starts;
        starts.push(self.stretches);
        Index { entries: self.entries, starts, titles: self.titles, words, parts, stamp, places }
    }
}

impl Counts {
    fn hold(&mut self, words: usize) {
        self.all.resize(words, 0);
        self.in_paragraphs.resize(words, 0);
        self.paragraphs.resize(words, 0);
        self.is_name.resize(words, false);
    }
}

/// The stem of each word, as the other words of the site tell.
fn stems(vocabulary: &Interner) -> Vec<String> {
    let words = || (0..narrow(vocabulary.len())).map(|number| vocabulary.word(number));
    let folded: Vec<String> = words().map(|word| word.chars().map(key).collect()).collect();
    let bare: Vec<String> = folded.iter().filter_map(|word| without_article(word)).collect();
    let known: HashSet<&str> = folded.iter().chain(&bare).map(String::as_str).collect();
    let all: Vec<Vec<Reading>> = words().map(readings).collect();
    let holds = |reading: &&Reading| reading.needs.iter().all(|word| known.contains(word.as_str()));
    let sure = |readings: &Vec<Reading>| {
        readings.iter().filter(|reading| !reading.is_guess).find(holds).map(|reading| reading.stem.clone())
    };
    let sure: HashSet<String> = all.iter().filter_map(sure).collect();
    let best = |readings: Vec<Reading>| {
        let holds =
            |reading: &Reading| holds(&reading) && (!reading.is_guess || sure.contains(&reading.stem));
        readings.into_iter().find(holds).map(|reading| reading.stem).unwrap_or_default()
    };
    all.into_iter().map(best).collect()
}

/// Divides the words among `parts` files of about one size; words of one stem stay together.
fn divide(words: &[Word], parts: usize) -> Vec<Range<usize>> {
    let each = |word: &Word| if word.kept == Kept::Places { 2 } else { 1 };
    let weight = |word: &Word| word.letters.len() + 8 + word.places.len() * each(word);
    let total: usize = words.iter().map(weight).sum::<usize>().max(1);
    let mut ends = vec![0; parts];
    let (mut before, mut at) = (0, 0);
    for group in words.chunk_by(|one, other| one.stem == other.stem) {
        at += group.len();
        ends[(before * parts / total).min(parts - 1)] = at;
        before += group.iter().map(weight).sum::<usize>();
    }
    let mut start = 0;
    let range = |end: usize| {
        let range = start..end.max(start);
        start = range.end;
        range
    };
    ends.into_iter().map(range).collect()
}
