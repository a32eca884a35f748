//! The sentence around a mention, as the page of its term quotes it.

use std::ops::Range;

use crate::{
    base::{
        diagnostic::Span,
        language::{Language, tag::Tag},
    },
    link::{Mention, Site},
    render::{isolate::isolate, phrase::in_language},
    understand::{
        body::{Element, Event, Events},
        version::Version,
    },
};

/// A quotation has at most this many characters on each side of the mention.
const REACH: usize = 280;

/// The sentence of `version`, which is in `tag`, that `mention` stands in, with the mention marked,
/// for a page in `page`.
pub(super) fn quote(site: &Site, version: &Version, tag: &Tag, mention: &Mention, page: &Tag) -> String {
    let language = site.language(tag);
    let sentence = if let Some(piece) = whole(version, mention) {
        marked(site, language, piece)
    } else {
        let (before, word, after) = joined(version, mention);
        marked(site, language, (&before, &word, &after))
    };
    in_language(&sentence, language, page)
}

/// The text before a mention, the mention and the text after it.
type Parts<'a> = (&'a str, &'a str, &'a str);

/// A sentence as HTML, cut out of the text around its mention.
fn marked(site: &Site, language: &Language, (before, word, after): Parts<'_>) -> String {
    let (start, is_cut_before) = sentence_start(before);
    let (end, is_cut_after) = sentence_end(after);
    let mut html = String::with_capacity(before.len() - start + word.len() + end + 48);
    html.push_str(if is_cut_before { "…" } else { "" });
    isolate(&before[start..], language, site.languages(), &mut html);
    html.push_str("<mark>");
    isolate(word, language, site.languages(), &mut html);
    html.push_str("</mark>");
    isolate(&after[..end], language, site.languages(), &mut html);
    html.push_str(if is_cut_after { "…" } else { "" });
    html
}

/// The events of what the mention stands in: a row of a table, an item of a list, a term with its
/// definition, or else the whole paragraph or footnote.
fn block(version: &Version, mention: &Mention) -> Option<Events> {
    let body = &version.body;
    let holds = |event: &Event| match event {
        // A link by hand begins before its text.
        Event::Text(span) | Event::Spelled(_, span) => {
            span.start < mention.span.end && mention.span.start < span.end
        }
        _ => false,
    };
    let is_in = |events: &&Events| body.slice(events).iter().any(holds);
    let whole = match (mention.row as usize).checked_sub(1) {
        Some(row) => {
            let row = body.rows.get(row)?;
            Some(&row.lead).filter(is_in).unwrap_or(&row.block)
        }
        None => body.footnotes.iter().map(|note| &note.events).find(is_in)?,
    };
    let events = body.slice(whole);
    let part = events.iter().position(holds).and_then(|at| part_around(events, at));
    let offset = |at: usize| whole.start + u32::try_from(at).unwrap_or_default();
    Some(part.map_or_else(|| whole.clone(), |part| offset(part.start)..offset(part.end)))
}

/// The smallest row, item or definition with its term around the event `at`.
fn part_around(events: &[Event], at: usize) -> Option<Range<usize>> {
    let is_part = |event: &Event| {
        matches!(
            event,
            Event::Start(
                Element::TableRow
                    | Element::TableHead
                    | Element::Item
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

/// The parts of a paragraph that is one piece of text, as nearly all are.
fn whole<'a>(version: &'a Version, mention: &Mention) -> Option<Parts<'a>> {
    let [Event::Start(_), Event::Text(span), Event::End] = version.body.slice(&block(version, mention)?)
    else {
        return None;
    };
    let inner = mention.span;
    let part = |start: u32, end: u32| version.text.get(Span { start, end }.range());
    Some((part(span.start, inner.start)?, part(inner.start, inner.end)?, part(inner.end, span.end)?))
}

/// The parts of a paragraph of several pieces, each with its lines joined by spaces.
fn joined(version: &Version, mention: &Mention) -> (String, String, String) {
    let pieces =
        block(version, mention).map(|block| version.body.pieces(&version.text, &block)).unwrap_or_default();
    let inner = mention.span;
    let collect = |keep: &dyn Fn(Span) -> Option<Span>| -> String {
        let text: String = pieces.iter().filter_map(|(text, span)| part(text, *span, keep(*span)?)).collect();
        text.replace('\n', " ")
    };
    let before = |span: Span| {
        (span.start < inner.start).then(|| Span { start: span.start, end: span.end.min(inner.start) })
    };
    let within = |span: Span| {
        let part = Span { start: span.start.max(inner.start), end: span.end.min(inner.end) };
        (part.start < part.end).then_some(part)
    };
    // What has no place of its own, such as the space between two cells, stands where the last piece ends.
    let follows = |span: Span| span.end > inner.end || span.start == span.end && span.start == inner.end;
    let after = |span: Span| follows(span).then(|| Span { start: span.start.max(inner.end), end: span.end });
    (collect(&before), collect(&within), collect(&after))
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

/// Where the sentence at the end of `text` begins, and whether it was cut.
fn sentence_start(text: &str) -> (usize, bool) {
    let mut after_space = None;
    for (at, c) in text.char_indices().rev().take(REACH) {
        if c.is_whitespace() {
            after_space = Some(at + c.len_utf8());
        } else if let Some(start) = after_space.take()
            && ends_sentence(c)
        {
            return (start, false);
        }
    }
    let Some((floor, _)) = text.char_indices().rev().nth(REACH) else { return (0, false) };
    let space = text[floor..].char_indices().find(|(_, c)| c.is_whitespace());
    (space.map_or(floor, |(at, c)| floor + at + c.len_utf8()), true)
}

/// Where the sentence at the beginning of `text` ends, and whether it was cut.
fn sentence_end(text: &str) -> (usize, bool) {
    let mut ended = None;
    for (at, c) in text.char_indices().take(REACH) {
        if ends_sentence(c) {
            ended = Some(at + c.len_utf8());
        } else if let Some(end) = ended {
            if c.is_whitespace() {
                return (end, false);
            }
            ended = matches!(c, '”' | '»' | '"' | '’' | ')').then(|| at + c.len_utf8());
        }
    }
    let Some((ceiling, _)) = text.char_indices().nth(REACH) else { return (text.len(), false) };
    (text[..ceiling].rfind(char::is_whitespace).unwrap_or(ceiling), true)
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '۔' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_found_around_its_word() {
        assert_eq!(sentence_start("One. Two three "), (5, false));
        assert_eq!(sentence_start("هل؟ نعم "), ("هل؟ ".len(), false));
        assert_eq!(sentence_end(" went home. Then"), (11, false));
        assert_eq!(sentence_end(" said “yes.” Then"), (" said “yes.”".len(), false));
        assert_eq!(sentence_end(" rose 3.5 points"), (16, false));
        let long = "كلمة ".repeat(200);
        assert!(sentence_start(&long).1 && sentence_end(&long).1);
        // An Arabic letter has two bytes, and reaches no less far.
        let reach = "كلمة ".repeat(REACH / 5);
        assert_eq!((sentence_start(&reach), sentence_end(&reach)), ((0, false), (reach.len(), false)));
    }
}
