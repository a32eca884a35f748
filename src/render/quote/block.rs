//! What a mention stands in, and its text.

use std::{borrow::Cow, ops::Range};

use crate::{
    base::{count::saturated, diagnostic::Span, period::Period},
    link::Mention,
    understand::{
        body::{Body, Element, Event, Events},
        version::Version,
    },
};

use super::{BETWEEN_CELLS, Parts};

/// A row of a table, an item of a list, an event of a timeline, a term with its definition, or else a
/// whole paragraph or footnote.
pub(super) struct Block<'a> {
    version: &'a Version,
    events: Events,
}

/// A piece of text, and where it stands in the file. What has no place of its own, such as the sign
/// between two cells, stands where the piece before it ends.
type Piece<'a> = (Cow<'a, str>, Span);

impl<'a> Block<'a> {
    /// What a mention stands in.
    pub(super) fn around(version: &'a Version, mention: &Mention) -> Option<Self> {
        let body = &version.body;
        let holds = |event: &Event| event.meets(mention.span);
        let is_in = |events: &&Events| body.slice(events).iter().any(holds);
        let whole = match (mention.place as usize).checked_sub(1) {
            Some(row) => {
                let row = body.rows.get(row)?;
                Some(&row.lead).filter(is_in).unwrap_or(&row.block)
            }
            None => body.footnotes.iter().map(|note| &note.events).find(is_in)?,
        };
        let events = body.slice(whole);
        let part = events.iter().position(holds).and_then(|at| part_around(events, at));
        let offset = |at: usize| saturated(whole.start as usize + at);
        let events = part.map_or_else(|| whole.clone(), |part| offset(part.start)..offset(part.end));
        Some(Self { version, events })
    }

    fn events(&self) -> &'a [Event] {
        self.version.body.slice(&self.events)
    }

    /// When it happened, if it is an event of a timeline.
    pub(super) fn date(&self) -> Option<Period> {
        let Some(Event::Start(Element::Moment(index))) = self.events().first() else { return None };
        self.version.body.moments.get(*index as usize).map(|moment| moment.when)
    }

    /// Its parts if it is one piece of text, as nearly all are.
    pub(super) fn one_piece(&self, mention: &Mention) -> Option<Parts<'a>> {
        let [Event::Start(_), Event::Text(span), Event::End] = self.events() else { return None };
        let inner = mention.span;
        let part = |start: u32, end: u32| self.version.text.get(Span { start, end }.range());
        Some((part(span.start, inner.start)?, part(inner.start, inner.end)?, part(inner.end, span.end)?))
    }

    /// Its parts, of several pieces each, with their lines joined by spaces.
    pub(super) fn joined(&self, mention: &Mention) -> (String, String, String) {
        let pieces = self.pieces();
        let inner = mention.span;
        let collect = |keep: &dyn Fn(Span) -> Option<Span>| -> String {
            let text: String =
                pieces.iter().filter_map(|(text, span)| part(text, *span, keep(*span)?)).collect();
            text.replace('\n', " ")
        };
        let before = |span: Span| {
            (span.start < inner.start).then(|| Span { start: span.start, end: span.end.min(inner.start) })
        };
        let within = |span: Span| {
            let part = Span { start: span.start.max(inner.start), end: span.end.min(inner.end) };
            (part.start < part.end).then_some(part)
        };
        let follows = |span: Span| span.end > inner.end || span.start == span.end && span.start == inner.end;
        let after =
            |span: Span| follows(span).then(|| Span { start: span.start.max(inner.end), end: span.end });
        (collect(&before), collect(&within), collect(&after))
    }

    /// Its pieces: a line's end is a space, the cells of a row are parted by `·` and come with the heads
    /// of their columns, but for the first, and a colon stands between a term and its definition.
    fn pieces(&self) -> Vec<Piece<'a>> {
        let mut pieces: Vec<Piece<'a>> = Vec::new();
        let heads = self.heads();
        let mut column = 0;
        let events = self.events();
        for (at, event) in events.iter().enumerate() {
            let end = pieces.last().map_or(0, |(_, span)| span.end);
            let mut add = |text: Cow<'a, str>, start, end| pieces.push((text, Span { start, end }));
            match event {
                Event::Text(span) => add((&self.version.text[span.range()]).into(), span.start, span.end),
                Event::Spelled(text, span) => add((&**text).into(), span.start, span.end),
                Event::Code(text) => add((&**text).into(), end, end),
                Event::SoftBreak | Event::HardBreak => add(" ".into(), end, end + 1),
                Event::Start(Element::Cell(_)) => {
                    let is_empty = matches!(events.get(at + 1), Some(Event::End));
                    if column > 0 && !is_empty {
                        let head = heads.get(column).filter(|head| !head.is_empty());
                        let head = head.map_or_else(String::new, |head| format!("{head}: "));
                        add(format!(" {BETWEEN_CELLS} {head}").into(), end, end);
                    }
                    column += 1;
                }
                Event::Start(Element::Definition) => add(": ".into(), end, end),
                Event::Start(Element::Item | Element::DefinitionTitle) if at > 0 => add(" ".into(), end, end),
                _ => {}
            }
        }
        pieces
    }

    /// The heads of the columns, if it is a row of a table.
    fn heads(&self) -> Vec<String> {
        let Some(Event::Start(Element::TableRow)) = self.events().first() else { return Vec::new() };
        let body = &self.version.body;
        let before = &body.events[..self.events.start as usize];
        let is_head = |event: &Event| matches!(event, Event::Start(Element::TableHead));
        let head = before.iter().rposition(is_head).map_or(&[][..], |at| &before[at..end_of(before, at)]);
        let cells = head.split(|event| matches!(event, Event::Start(Element::Cell(_)))).skip(1);
        cells.map(|cell| Body::plain_text_of(&self.version.text, cell)).collect()
    }
}

/// The smallest row, item, event or definition with its term around the event `at`.
fn part_around(events: &[Event], at: usize) -> Option<Range<usize>> {
    let is_part = |event: &Event| {
        matches!(
            event,
            Event::Start(
                Element::TableRow
                    | Element::TableHead
                    | Element::Item
                    | Element::Moment(_)
                    | Element::DefinitionTitle
                    | Element::Definition
            )
        )
    };
    let is_around = |&start: &usize| is_part(&events[start]) && end_of(events, start) > at;
    let start = (0..at).rev().find(is_around)?;
    let end = end_of(events, start);
    Some(match &events[start] {
        Event::Start(Element::Definition) => {
            let is_title = |event: &Event| matches!(event, Event::Start(Element::DefinitionTitle));
            events[..start].iter().rposition(is_title).unwrap_or(start)..end
        }
        Event::Start(Element::DefinitionTitle)
            if matches!(events.get(end), Some(Event::Start(Element::Definition))) =>
        {
            start..end_of(events, end)
        }
        _ => start..end,
    })
}

/// The place after the end of the element that begins at `start`.
fn end_of(events: &[Event], start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, event) in events.iter().enumerate().skip(start) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    events.len()
}

/// The part of a piece that stands at `wanted` in the file; a piece that the file spells otherwise
/// counts as a whole.
fn part(text: &str, span: Span, wanted: Span) -> Option<String> {
    if text.len() == span.range().len() {
        let from = (wanted.start - span.start) as usize;
        let to = (wanted.end - span.start) as usize;
        text.get(from..to).map(str::to_owned)
    } else {
        (wanted == span).then(|| text.to_owned())
    }
}
