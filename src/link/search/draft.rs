//! An index in the making.

use std::{collections::HashSet, ops::Range, sync::Arc};

use crate::{
    base::{count::saturated, digest::Digest, language::tag::Tag, period::Period},
    link::{DocumentId, Happening, Site},
    understand::{
        document::{Document, Kind},
        version::Version,
    },
};

use super::{
    index::{Entry, Index, Kept, Place, Word},
    interner::Interner,
    parts,
    stamp::stamp,
    stems::stems,
    words::{NAMES, PARAGRAPHS, SUMMARY, TITLE, Words, head, words_of},
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

/// How many versions are read at once: enough for every core, and few beside the site.
const AT_ONCE: usize = 128;

/// Makes the index of the language `tag`, in time linear in the text. `read` gives the words of
/// versions, a few at a time; they are not kept.
pub(super) fn index(site: &Site, tag: &Tag, read: impl Fn(&[&Arc<Version>]) -> Vec<Arc<Words>>) -> Index {
    let kinds = [Kind::Article, Kind::Term, Kind::Context, Kind::Page];
    let shown = kinds.into_iter().flat_map(|kind| site.documents(kind));
    let shown: Vec<Shown<'_>> =
        shown.filter_map(|(id, document)| Shown::new(site, id, document, tag)).collect();
    let mut draft = Draft::default();
    for some in shown.chunks(AT_ONCE) {
        let translated: Vec<_> =
            some.iter().filter(|shown| shown.is_own).map(|shown| shown.version).collect();
        let mut words = read(&translated).into_iter();
        for shown in some {
            // What only stands in for a translation is found by its head.
            let own = if shown.is_own { words.next() } else { None };
            draft.document(shown, &own.unwrap_or_else(|| Arc::new(head(shown.version))));
        }
    }
    let mut told = HashSet::new();
    for &happening in site.timeline.iter() {
        draft.event(site, happening, tag, &mut told);
    }
    draft.finish(parts(&site.corpus, tag).words as usize, stamp(site, tag))
}

/// What a language's pages show of a document.
struct Shown<'a> {
    id: DocumentId,
    document: &'a Document,
    language: &'a Tag,
    version: &'a Arc<Version>,
    /// Whether it is in that language.
    is_own: bool,
}

impl<'a> Shown<'a> {
    fn new(site: &'a Site, id: DocumentId, document: &'a Document, tag: &Tag) -> Option<Self> {
        let (language, version) = site.version(id, tag)?;
        Some(Self { id, document, language, version, is_own: language == tag })
    }

    /// The versions in other languages.
    fn others(&self) -> impl Iterator<Item = &'a Version> {
        let versions = self.document.versions.iter().filter(|(language, _)| *language != self.language);
        versions.map(|(_, version)| &**version)
    }
}

/// The words of the pages so far, in order.
#[derive(Default)]
struct Draft {
    entries: Vec<Entry>,
    starts: Vec<u32>,
    titles: Vec<(u32, u32)>,
    stretches: u32,
    vocabulary: Interner,
    /// How often each word of the vocabulary stands where.
    counts: Vec<Count>,
    /// The words of all pieces, by number.
    words: Vec<u32>,
    pieces: Vec<Piece>,
}

/// Some words of one source in one stretch.
struct Piece {
    /// The end of its words among all.
    end: usize,
    stretch: u32,
    /// The number of its first word in the stretch.
    first: u32,
    is: Is,
}

/// What a piece is to its entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    TermName,
    Head,
    Paragraph,
}

/// How often a word stands where.
#[derive(Clone, Copy, Default)]
struct Count {
    all: u32,
    in_paragraphs: u32,
    paragraphs: u32,
    /// One more than the stretch of the last paragraph that has it.
    last: u32,
    is_name: bool,
}

/// Words that are taken into a draft, and their numbers in it as far as they are known.
struct Source<'a> {
    words: &'a Words,
    numbers: Vec<Option<u32>>,
}

impl<'a> Source<'a> {
    fn new(words: &'a Words) -> Self {
        Self { words, numbers: vec![None; words.vocabulary.len()] }
    }

    /// How many words a stretch has.
    fn count(&self, stretch: usize) -> u32 {
        saturated(self.words.stretch(stretch).len())
    }
}

impl Draft {
    fn document(&mut self, shown: &Shown<'_>, own: &Words) {
        let name = if shown.document.kind == Kind::Term { Is::TermName } else { Is::Head };
        let start = self.begin(Entry::Document(shown.id));
        let own = &mut Source::new(own);
        self.piece(own, TITLE, start + OWN_TITLE, 0, name);
        self.piece(own, NAMES, start + OWN_NAMES, 0, name);
        let (mut first, mut other_title) = (0, 0);
        for other in shown.others() {
            let words = head(other);
            let other = &mut Source::new(&words);
            if first == 0 {
                other_title = other.count(TITLE);
            }
            for stretch in [TITLE, NAMES] {
                self.piece(other, stretch, start + OTHER_NAMES, first, name);
                first += other.count(stretch) + 1;
            }
        }
        self.titles.push((own.count(TITLE), other_title));
        self.piece(own, SUMMARY, start + OWN_SUMMARY, 0, Is::Head);
        let paragraphs = PARAGRAPHS..own.words.stretches();
        for (paragraph, stretch) in paragraphs.clone().zip(start + OWN_STRETCHES..) {
            self.piece(own, paragraph, stretch, 0, Is::Paragraph);
        }
        self.stretches = start + OWN_STRETCHES + saturated(paragraphs.len());
    }

    /// An event as this language tells it. Two pages that tell it in the same words make one entry.
    fn event(&mut self, site: &Site, happening: Happening, tag: &Tag, told: &mut HashSet<(Period, String)>) {
        let Some(version) = site.document(happening.document).versions.get(tag) else { return };
        let Some(moment) = version.body.moment_of(happening.when, happening.nth) else { return };
        let text = version.body.plain_text(&version.text, &moment.events);
        if !told.insert((happening.when, text.clone())) {
            return;
        }
        let start = self.begin(Entry::Event(happening));
        let words = words_of(&[&site.period(tag, happening.when), &text]);
        let source = &mut Source::new(&words);
        self.titles.push((source.count(0), 0));
        self.piece(source, 0, start + OWN_TITLE, 0, Is::Head);
        self.piece(source, 1, start + OWN_SUMMARY, 0, Is::Head);
        self.stretches = start + OWN_STRETCHES;
    }

    fn begin(&mut self, entry: Entry) -> u32 {
        self.entries.push(entry);
        self.starts.push(self.stretches);
        self.stretches
    }

    /// Adds the words of a stretch, and counts them.
    fn piece(&mut self, source: &mut Source<'_>, of: usize, stretch: u32, first: u32, is: Is) {
        for &token in source.words.stretch(of) {
            let number = *source.numbers[token as usize]
                .get_or_insert_with(|| self.vocabulary.intern(source.words.vocabulary.hashed(token)));
            if number as usize == self.counts.len() {
                self.counts.push(Count::default());
            }
            self.counts[number as usize].add(stretch, is);
            self.words.push(number);
        }
        self.pieces.push(Piece { end: self.words.len(), stretch, first, is });
    }

    fn finish(self, parts: usize, stamp: Digest) -> Index {
        let keeps = |count: &Count| match count.paragraphs {
            _ if self.stretches < LEAST_STRETCHES => Kept::Places,
            many if many > self.stretches / COMMON => Kept::Heads,
            many if many > self.stretches / FREQUENT => Kept::Stretches,
            _ => Kept::Places,
        };
        let kept: Vec<Kept> = self.counts.iter().map(keeps).collect();
        let is_common = |number: usize| kept[number] == Kept::Heads;
        let mut starts: Vec<usize> = vec![0];
        starts.extend(self.counts.iter().enumerate().scan(0, |end, (number, count)| {
            let left_out = if is_common(number) { count.in_paragraphs } else { 0 };
            *end += (count.all - left_out) as usize;
            Some(*end)
        }));
        let mut ends = starts.clone();
        let mut places = vec![Place::default(); starts[self.counts.len()]];
        let mut start = 0;
        for piece in &self.pieces {
            let words = &self.words[start..piece.end];
            start = piece.end;
            for (at, &number) in (piece.first..).zip(words) {
                let number = number as usize;
                if piece.is == Is::Paragraph && is_common(number) {
                    continue;
                }
                places[ends[number]] = Place::new(piece.stretch, at);
                ends[number] += 1;
            }
        }
        let stems = stems(&self.vocabulary);
        let word = |(number, stem): (usize, String)| Word {
            stem,
            letters: self.vocabulary.word(saturated(number)).to_owned(),
            kept: kept[number],
            is_name: self.counts[number].is_name,
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

impl Count {
    fn add(&mut self, stretch: u32, is: Is) {
        self.all += 1;
        self.is_name |= is == Is::TermName;
        if is == Is::Paragraph {
            self.in_paragraphs += 1;
            if self.last != stretch + 1 {
                self.last = stretch + 1;
                self.paragraphs += 1;
            }
        }
    }
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
