//! A version's text, ready to be linked and rendered.

mod event;

use std::ops::Range;

use crate::{
    base::{anchor::Anchor, count::saturated, diagnostic::Span, period::Period, source::SourcePath},
    understand::{chart::Chart, document::Kind},
};

pub use event::{Alert, Align, Element, Event};

/// A version's text as a flat list of events, and the places in it that other stages look for.
///
/// Text is never copied: an event's [`Span`] cuts it out of the version's file.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Body {
    /// Elements opening and closing, and what stands between.
    pub events: Vec<Event>,
    /// The paragraphs in the wide sense: every block that an anchor leads to. The *place* of one is
    /// where it stands here, from 1; its *number* is the one in its anchor, which it keeps while others
    /// come and go.
    pub rows: Vec<Row>,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// Where the links lead, in order.
    pub links: Vec<Link>,
    /// The pictures, in order.
    pub pictures: Vec<Picture>,
    /// The footnotes, in the order of their first marks.
    pub footnotes: Vec<Footnote>,
    /// The dated events of timeline blocks, in order.
    pub moments: Vec<Moment>,
    /// The same in order of time: places among them.
    by_time: Vec<u32>,
    /// The charts, in order.
    pub charts: Vec<Chart>,
    /// How many words it has, for the reading time.
    pub words: u32,
}

/// A range of a body's events.
pub type Events = Range<u32>;

/// A paragraph, with the headings and rules that stand before it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// The headings and rules before it.
    pub lead: Events,
    /// The block itself; empty where a text ends with a heading.
    pub block: Events,
}

/// A heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// 2 to 6: the page's own title is the one heading of level 1.
    pub level: u8,
    /// Its anchor, unique in its version.
    pub anchor: Anchor,
    /// Its text.
    pub events: Events,
}

/// Where a link leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// The address.
    pub target: Target,
    /// Where the link stands in the file.
    pub span: Span,
}

/// The address of a link.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// Another host, or mail or telephone.
    Outside(Box<str>),
    /// A document of this site, as written: `term:iran`, `article:baku-visit#p4`.
    Document(Reference),
    /// A place on the same page.
    Here(Anchor),
    /// None: what was written is an error.
    Nowhere,
}

/// A document of this site, named by kind and slug.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Reference {
    /// Its kind.
    pub kind: Kind,
    /// Its slug as written.
    pub slug: Box<str>,
    /// The place in it.
    pub anchor: Option<Anchor>,
}

/// A picture beside the document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// The picture's file.
    pub file: SourcePath,
    /// What it shows, for those who don't see it.
    pub alt: Box<str>,
    /// Its caption.
    pub title: Option<Box<str>>,
    /// Where it stands in the file.
    pub span: Span,
}

/// A footnote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Footnote {
    /// Its label, as written.
    pub label: Box<str>,
    /// Its text; empty when it has none.
    pub events: Events,
    /// Where its first mark stands in the file.
    pub span: Span,
}

/// A dated event in a timeline block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moment {
    /// When it happened.
    pub when: Period,
    /// What happened.
    pub events: Events,
    /// The place among the paragraphs, from 1, of the block that it stands in.
    pub place: u32,
}

impl Body {
    /// Adds a paragraph that is one piece of the file.
    pub(super) fn push_paragraph(&mut self, text: Span) {
        let start = self.here();
        self.events.extend([Event::Start(Element::Paragraph), Event::Text(text), Event::End]);
        self.rows.push(Row { lead: start..start, block: start..self.here() });
    }

    /// Adds a paragraph that holds nothing yet.
    pub(super) fn push_empty_row(&mut self) {
        let here = self.here();
        self.rows.push(Row { lead: here..here, block: here..here });
    }

    /// Puts the dated events in order of time, once all have been read.
    pub(super) fn order_moments(&mut self) {
        self.by_time = (0..).take(self.moments.len()).collect();
        self.by_time.sort_by_key(|&at| self.moments[at as usize].when);
    }

    /// The dated events in order of time, those of one time in the order of the text.
    pub fn moments_in_time(&self) -> impl Iterator<Item = &Moment> {
        self.by_time.iter().filter_map(|&at| self.moments.get(at as usize))
    }

    /// The event of this time that comes after `nth` others of the same time.
    #[must_use]
    pub fn moment_of(&self, when: Period, nth: u32) -> Option<&Moment> {
        let is_before = |&at: &u32| self.moments.get(at as usize).is_some_and(|moment| moment.when < when);
        let first = self.by_time.partition_point(is_before);
        let at = self.by_time.get(first + nth as usize)?;
        self.moments.get(*at as usize).filter(|moment| moment.when == when)
    }

    /// Counts the words of `text` in.
    pub(super) fn add_words(&mut self, text: &str) {
        self.words = self.words.saturating_add(saturated(text.split_ascii_whitespace().count()));
    }

    /// Where the next event will stand.
    pub(super) fn here(&self) -> u32 {
        saturated(self.events.len())
    }

    /// The events in `range`.
    #[must_use]
    pub fn slice(&self, range: &Events) -> &[Event] {
        self.events.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// The place among the paragraphs, from 1, of the one that holds this byte of the file, or of the
    /// last before it.
    #[must_use]
    pub fn paragraph_at(&self, byte: u32) -> Option<u32> {
        // What has no text, such as a paragraph that waits for its translation, holds no byte.
        let begins = |row: &Row| self.first_span(&row.block).is_some_and(|first| first.start <= byte);
        Some(saturated(self.rows.iter().rposition(begins)? + 1))
    }

    /// Where the first thing to be read or seen in `range` stands in the file.
    pub(super) fn first_span(&self, range: &Events) -> Option<Span> {
        self.slice(range).iter().find_map(|event| match event {
            Event::Text(span) | Event::Spelled(_, span) | Event::Html(span) => Some(*span),
            Event::Picture(index) => self.pictures.get(*index as usize).map(|picture| picture.span),
            Event::Chart(index) => self.charts.get(*index as usize)?.rows.first().map(|row| row.label.span),
            _ => None,
        })
    }

    /// The plain text in `range`: no markup, lines joined by spaces.
    #[must_use]
    pub fn plain_text(&self, file: &str, range: &Events) -> String {
        Self::plain_text_of(file, self.slice(range))
    }

    /// The plain text of these events.
    #[must_use]
    pub fn plain_text_of(file: &str, events: &[Event]) -> String {
        let mut plain = String::new();
        for event in events {
            match event {
                Event::Text(span) => plain.push_str(&file[span.range()]),
                Event::Spelled(text, _) | Event::Code(text) => plain.push_str(text),
                Event::SoftBreak | Event::HardBreak => plain.push(' '),
                _ => {}
            }
        }
        plain
    }
}
