//! The footnotes of a text: their marks, and their texts, which stand where the author likes.

use std::{
    collections::{BTreeMap, BTreeSet},
    mem,
};

use crate::{
    base::{
        count::saturated,
        diagnostic::{Diagnostic, Span},
    },
    understand::{
        body::{Event, Footnote},
        markdown::writer::{Open, Writer},
    },
};

/// The footnotes that were met so far.
#[derive(Default)]
pub(super) struct Notes {
    by_label: BTreeMap<String, u32>,
    /// The events of each; none while only its mark was met.
    texts: Vec<Vec<Event>>,
    marked: BTreeSet<u32>,
}

impl Writer<'_> {
    /// A mark that leads to the footnote with this label.
    pub(super) fn mark(&mut self, label: &str, span: Span) -> Event {
        let note = self.footnote(label, span);
        let is_first = self.notes.marked.insert(note);
        Event::FootnoteMark { note, is_first }
    }

    /// The index of the footnote with this label, which is made on its first mark.
    fn footnote(&mut self, label: &str, span: Span) -> u32 {
        if let Some(&index) = self.notes.by_label.get(label) {
            return index;
        }
        let index = saturated(self.body.footnotes.len());
        self.notes.by_label.insert(label.to_owned(), index);
        self.body.footnotes.push(Footnote { label: label.into(), events: 0..0, span });
        self.notes.texts.push(Vec::new());
        index
    }

    /// Sets the text outside aside while a footnote is read.
    pub(super) fn begin_footnote(&mut self, label: &str, span: Span) -> Open {
        let index = self.footnote(label, span);
        Open::Footnote { index, outside: mem::take(&mut self.body.events) }
    }

    pub(super) fn end_footnote(&mut self, index: u32, outside: Vec<Event>) {
        let text = mem::replace(&mut self.body.events, outside);
        if let Some(note) = self.notes.texts.get_mut(index as usize) {
            *note = text;
        }
    }

    /// Writes the footnotes' texts behind all others.
    pub(super) fn write_notes(&mut self) {
        for (index, note) in mem::take(&mut self.notes.texts).into_iter().enumerate() {
            let start = self.here();
            self.body.events.extend(note);
            self.body.footnotes[index].events = start..self.here();
        }
    }

    /// A diagnostic for each `[^note]` that stayed text, because no line says what it means.
    pub(super) fn unexplained(&self, event: &Event) -> Vec<Diagnostic> {
        let Event::Text(span) = event else { return Vec::new() };
        let text = &self.whole[span.range()];
        let marks = text.match_indices("[^").filter_map(|(at, _)| {
            let rest = &text[at + 2..];
            // No label holds a bracket or white space; so no mark is looked for behind the next.
            let end = rest.find(|c: char| matches!(c, '[' | ']') || c.is_whitespace())?;
            let (label, behind) = rest.split_at(end);
            let is_escaped = self.whole[..span.range().start + at].ends_with('\\');
            let is_mark = !label.is_empty() && behind.starts_with(']') && !is_escaped;
            is_mark.then(|| (span.range().start + at, label))
        });
        let say = |(start, label): (usize, &str)| {
            let end = start + label.len() + "[^]".len();
            Diagnostic::error("missing-footnote", self.file, format!("the footnote `{label}` has no text"))
                .at(start..end)
                .help(format!("add a line `[^{label}]: …`, or write a plain bracket as \\["))
        };
        marks.map(say).collect()
    }
}
