//! The sentence around a mention, as the page of its term quotes it.

use crate::{
    base::diagnostic::Span,
    base::language::tag::Tag,
    link::{Mention, Site},
    render::{isolate::isolate, phrase::in_language},
    understand::version::Version,
};

/// A quotation has at most about this many bytes on each side of the mention.
const REACH: usize = 280;

/// The sentence of `version`, which is in `tag`, that `mention` stands in, with the mention marked,
/// for a page in `page`.
pub(super) fn quote(site: &Site, version: &Version, tag: &Tag, mention: &Mention, page: &Tag) -> String {
    let language = site.language(tag);
    let (before, word, after) = cut(version, mention);
    let mut html = String::with_capacity(before.len() + word.len() + after.len() + 64);
    let mut add = |text: &str| isolate(&collapsed(text), language, site.languages(), &mut html);
    add(&before);
    html.push_str("<mark>");
    isolate(&collapsed(&word), language, site.languages(), &mut html);
    html.push_str("</mark>");
    isolate(&collapsed(&after), language, site.languages(), &mut html);
    in_language(&html, language, page)
}

/// The text before the mention in its sentence, the mention, and the text after it.
fn cut(version: &Version, mention: &Mention) -> (String, String, String) {
    let block = version.body.rows.get((mention.row as usize).wrapping_sub(1)).map(|row| row.block.clone());
    let pieces = block.map(|block| version.body.pieces(&version.text, &block)).unwrap_or_default();
    let joined = |keep: &dyn Fn(Span) -> Option<Span>| -> String {
        pieces.iter().filter_map(|(text, span)| part(text, *span, keep(*span)?)).collect()
    };
    let inner = mention.span;
    let before = joined(&|span| {
        (span.start < inner.start).then(|| Span { start: span.start, end: span.end.min(inner.start) })
    });
    let word = joined(&|span| {
        (span.start < inner.end && span.end > inner.start)
            .then(|| Span { start: span.start.max(inner.start), end: span.end.min(inner.end) })
    });
    let after = joined(&|span| {
        (span.end > inner.end).then(|| Span { start: span.start.max(inner.end), end: span.end })
    });
    let start = sentence_start(&before);
    let end = sentence_end(&after);
    let opening = if start.1 { "…" } else { "" };
    let closing = if end.1 { "…" } else { "" };
    (format!("{opening}{}", &before[start.0..]), word, format!("{}{closing}", &after[..end.0]))
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
    let floor = floor_boundary(text, text.len().saturating_sub(REACH));
    let mut after_space = None;
    for (at, c) in text[floor..].char_indices().rev() {
        let at = floor + at;
        if c.is_whitespace() {
            after_space = Some(at + c.len_utf8());
        } else if let Some(start) = after_space.take()
            && ends_sentence(c)
        {
            return (start, false);
        }
    }
    if floor == 0 {
        return (0, false);
    }
    let word = text[floor..].find(char::is_whitespace).map_or(floor, |at| floor + at + 1);
    (floor_boundary(text, word), true)
}

/// Where the sentence at the beginning of `text` ends, and whether it was cut.
fn sentence_end(text: &str) -> (usize, bool) {
    let ceiling = floor_boundary(text, text.len().min(REACH));
    let mut ended = None;
    for (at, c) in text[..ceiling].char_indices() {
        if ends_sentence(c) {
            ended = Some(at + c.len_utf8());
        } else if let Some(end) = ended {
            if c.is_whitespace() {
                return (end, false);
            }
            ended = matches!(c, '”' | '»' | '"' | '’' | ')').then(|| at + c.len_utf8());
        }
    }
    if ceiling == text.len() {
        return (ceiling, false);
    }
    (text[..ceiling].rfind(char::is_whitespace).unwrap_or(ceiling), true)
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '۔' | '…')
}

fn floor_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn collapsed(text: &str) -> String {
    text.replace('\n', " ")
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
    }
}
