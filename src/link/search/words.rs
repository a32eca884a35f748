//! The words of a version, in the order of its text.

use crate::{
    base::{count::saturated, language::tokenizer::Tokenizer},
    understand::{
        body::{Body, Element, Event, Events},
        chart::Chart,
        version::Version,
    },
};

use super::interner::{Hashed, Interner};

/// The words of a text in stretches, as [`Tokenizer`] reads them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Words {
    /// The different words.
    pub(super) vocabulary: Interner,
    /// The numbers of the words, in order.
    tokens: Vec<u32>,
    /// Where each stretch ends among these.
    ends: Vec<u32>,
}

/// The stretches of a version before its paragraphs.
pub(super) const TITLE: usize = 0;
pub(super) const NAMES: usize = 1;
pub(super) const SUMMARY: usize = 2;
pub(super) const PARAGRAPHS: usize = 3;

/// The words of a version: its title, its other names, its summary and each of its paragraphs.
pub(super) fn words(version: &Version) -> Words {
    let mut reader = Reader::default();
    reader.head(version);
    for row in &version.body.rows {
        reader.events(version, &row.lead);
        reader.close();
        reader.events(version, &row.block);
        reader.end();
    }
    reader.finish()
}

/// The words of a version's title, its other names and its summary.
pub(super) fn head(version: &Version) -> Words {
    let mut reader = Reader::default();
    reader.head(version);
    reader.finish()
}

/// The words of some texts, a stretch each.
pub(super) fn words_of(texts: &[&str]) -> Words {
    let mut reader = Reader::default();
    for text in texts {
        reader.text(text);
        reader.end();
    }
    reader.finish()
}

/// By what else a document is known: aliases, plurals and adjectives, its name in Latin letters.
fn names(version: &Version) -> impl Iterator<Item = &str> {
    let front = &version.front;
    let forms = front.forms.as_ref().map(AsRef::as_ref);
    let forms = forms.into_iter().flat_map(|forms| forms.plurals.iter().chain(&forms.adjectives));
    let names = front.aliases.iter().chain(&front.transliteration).chain(forms);
    names.map(|name| name.as_ref().as_str())
}

impl Words {
    fn add(&mut self, word: &str) {
        let number = self.vocabulary.intern(Hashed::new(word));
        self.tokens.push(number);
    }

    /// The numbers of the words of a stretch.
    pub(super) fn stretch(&self, index: usize) -> &[u32] {
        let start =
            index.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        let end = self.ends.get(index).map_or(start, |end| *end as usize);
        self.tokens.get(start..end).unwrap_or_default()
    }

    /// How many stretches there are.
    pub(super) fn stretches(&self) -> usize {
        self.ends.len()
    }
}

#[derive(Default)]
struct Reader {
    words: Words,
    tokenizer: Tokenizer,
}

impl Reader {
    fn head(&mut self, version: &Version) {
        self.text(version.title.as_ref());
        self.end();
        for name in names(version) {
            self.text(name);
            self.close();
        }
        self.end();
        self.text(&version.summary);
        self.end();
    }

    fn events(&mut self, version: &Version, events: &Events) {
        let Version { body, text: file, .. } = version;
        for event in body.slice(events) {
            match event {
                Event::Text(span) => self.text(&file[span.range()]),
                Event::Spelled(text, _) | Event::Code(text) => self.text(text),
                Event::Picture(index) => self.picture(body, *index),
                Event::Chart(index) => {
                    body.charts.get(*index as usize).into_iter().for_each(|chart| self.chart(chart));
                }
                // A word goes on past the edge of an element inside a line, and past nothing else.
                Event::Start(Element::Emphasis | Element::Strong | Element::Struck | Element::Link(_))
                | Event::End
                | Event::Html(_) => {}
                _ => self.close(),
            }
        }
    }

    fn picture(&mut self, body: &Body, index: u32) {
        let Some(picture) = body.pictures.get(index as usize) else { return };
        for text in [Some(&picture.alt), picture.title.as_ref()].into_iter().flatten() {
            self.close();
            self.text(text);
        }
        self.close();
    }

    fn chart(&mut self, chart: &Chart) {
        let labels = chart.rows.iter().map(|row| &row.label);
        for text in chart.title.iter().chain(&chart.note).chain(&chart.series).chain(labels) {
            self.close();
            self.text(&text.text);
        }
        self.close();
    }

    fn text(&mut self, text: &str) {
        self.tokenizer.text(text, |word| self.words.add(word));
    }

    /// Ends the open word.
    fn close(&mut self) {
        self.tokenizer.close(|word| self.words.add(word));
    }

    /// Ends the stretch.
    fn end(&mut self) {
        self.close();
        self.words.ends.push(saturated(self.words.tokens.len()));
    }

    fn finish(mut self) -> Words {
        self.words.vocabulary.shrink();
        self.words.tokens.shrink_to_fit();
        self.words
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        base::language::tokenizer::LONGEST,
        base::source::{Source, SourcePath},
        understand::version::as_markdown,
    };

    use super::*;

    fn stretch(words: &Words, index: usize) -> Vec<&str> {
        words.stretch(index).iter().map(|&number| words.vocabulary.word(number)).collect()
    }

    #[test]
    fn words_are_read_as_a_reader_sees_them() {
        let words = words_of(&["السَّفارة، بـباكو! Azerbaijan’s U.S. ٢٠٢٠", "", "ﻻ إيران/ايران"]);
        assert_eq!(stretch(&words, 0), ["السفارة", "بباكو", "azerbaijan", "s", "u", "s", "2020"]);
        assert_eq!(stretch(&words, 1), [""; 0]);
        assert_eq!(stretch(&words, 2), ["لا", "إيران", "ايران"]);
        assert_eq!(words.stretches(), 3);
        assert_eq!(stretch(&words_of(&[&"x".repeat(99)]), 0)[0].len(), LONGEST);
    }

    #[test]
    fn a_paragraph_is_read_through_its_elements() {
        let text = "**نفط**ها و[غاز](term:gas)\nx `code`\n\n# b\n\n| a | b |\n|---|---|\n| c | d |";
        let words = words(&as_markdown(&Source::new(SourcePath::new("x.md"), text)).unwrap());
        assert_eq!(stretch(&words, PARAGRAPHS), ["نفطها", "وغاز", "x", "code"]);
        assert_eq!(stretch(&words, PARAGRAPHS + 1), ["b", "a", "b", "c", "d"]);
        assert_eq!(words.stretches(), PARAGRAPHS + 2);
    }
}
