//! A file's bytes as text that may be published.

use std::sync::Arc;

use crate::base::{
    diagnostic::{Diagnostic, Span},
    language::direction::is_direction_control,
    source::Source,
};

/// The source's text, checked: UTF-8, no NUL or other control that XML refuses, no override and no
/// unpaired embedding or isolate (UAX #9, section 2; Trojan Source). A byte order mark at its beginning
/// stays, so that every place in it is one in the file.
pub(super) fn text(source: &Source) -> Result<&Arc<str>, Vec<Diagnostic>> {
    let Some(text) = source.text() else { return Err(vec![not_utf8(source)]) };
    // Both kinds of trouble begin with a few bytes, so most files pass after one quick scan: C2 begins
    // the controls from U+0080, E2 those of direction, EF the mark and what is no character.
    let suspect =
        |b: u8| (b < 0x20 && !matches!(b, b'\n' | b'\r' | b'\t')) || matches!(b, 0x7f | 0xc2 | 0xe2 | 0xef);
    let mut wrong = Vec::new();
    if text.bytes().fold(false, |found, b| found | suspect(b)) {
        wrong.extend(
            text.char_indices().find(|&(at, c)| is_refused(at, c)).map(|(at, c)| control(source, at, c)),
        );
        wrong.extend(unpaired(text).map(|(at, c)| direction(source, at, c)));
    }
    if wrong.is_empty() { Ok(text) } else { Err(wrong) }
}

/// How many bytes a byte order mark takes at the beginning of `text`.
pub(super) fn mark_length(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

fn is_refused(at: usize, c: char) -> bool {
    match c {
        '\n' | '\r' | '\t' => false,
        '\u{feff}' => at > 0,
        '\u{fffe}' | '\u{ffff}' => true,
        _ => c.is_control() && c != '\u{85}',
    }
}

/// A mistake where a file has the marks of a merge that was not finished.
pub(super) fn unmerged(source: &Source) -> Option<Diagnostic> {
    let text = source.text()?;
    let start = mark_length(text);
    let place = |mark: &str| {
        let is_first = text[start..].starts_with(mark).then_some(start);
        is_first.or_else(|| text.find(&format!("\n{mark}")).map(|end| end + 1))
    };
    let at = ["<<<<<<< ", ">>>>>>> "].into_iter().find_map(place)?;
    let message = "this file has the marks of a merge that was not finished";
    let help = "keep what is to stay of the lines between `<<<<<<<` and `>>>>>>>`, and delete the marks";
    Some(Diagnostic::error("unfinished-merge", source.path(), message).at(at..at + 7).help(help))
}

/// A mistake where a file that is text by its name is not UTF-8.
pub(super) fn not_text(source: &Source) -> Option<Diagnostic> {
    source.text().is_none().then(|| not_utf8(source))
}

fn not_utf8(source: &Source) -> Diagnostic {
    let error = str::from_utf8(source.bytes()).err();
    let at = error.map_or(0, |error| error.valid_up_to());
    let length = error.and_then(|error| error.error_len()).unwrap_or(1);
    Diagnostic::error("not-utf-8", source.path(), "this file is not UTF-8 text")
        .at(at..at + length)
        .help("save it with the encoding UTF-8")
}

fn control(source: &Source, at: usize, c: char) -> Diagnostic {
    Diagnostic::error(
        "control-character",
        source.path(),
        format!("a control character stands here (U+{:04X})", c as u32),
    )
    .at(at..at + c.len_utf8())
    .help("delete it; web pages and feeds cannot hold it")
}

fn direction(source: &Source, at: usize, c: char) -> Diagnostic {
    let code = c as u32;
    let (message, help) = if matches!(c, '\u{202D}' | '\u{202E}') {
        (
            format!("an invisible character overrides the direction of the text (U+{code:04X})"),
            "delete it: it can make text read as something else",
        )
    } else {
        (
            format!("an invisible direction control has no partner in its paragraph (U+{code:04X})"),
            "delete it, or close every embedding with U+202C and every isolate with U+2069 in the same paragraph",
        )
    };
    Diagnostic::error("direction-control", source.path(), message).at(at..at + c.len_utf8()).help(help)
}

/// The first override, or control without its partner in the same paragraph.
fn unpaired(text: &str) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in text.char_indices().filter(|&(_, c)| c == '\n' || is_direction_control(c)) {
        match c {
            '\n' => {
                if let Some(&first) = open.first() {
                    return Some(first);
                }
            }
            '\u{202D}' | '\u{202E}' => return Some((at, c)),
            '\u{202A}' | '\u{202B}' | '\u{2066}'..='\u{2068}' => open.push((at, c)),
            '\u{202C}' => match open.pop() {
                Some((_, '\u{202A}' | '\u{202B}')) => {}
                _ => return Some((at, c)),
            },
            '\u{2069}' => match open.pop() {
                Some((_, '\u{2066}'..='\u{2068}')) => {}
                _ => return Some((at, c)),
            },
            _ => {}
        }
    }
    open.first().copied()
}

/// The span of `part`, which was cut out of `whole`.
pub(super) fn span_of(whole: &str, part: &str) -> Span {
    let start = part.as_ptr().addr().saturating_sub(whole.as_ptr().addr());
    Span::from(start..start + part.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::source::SourcePath;

    fn code(bytes: &[u8]) -> Option<(&'static str, u32)> {
        let source = Source::new(SourcePath::new("x.txt"), bytes);
        text(&source).err().map(|wrong| (wrong[0].code, wrong[0].span.unwrap().start))
    }

    #[test]
    fn the_marks_of_a_merge_are_found_at_the_start_of_a_line() {
        let found = |text: &str| {
            let found = unmerged(&Source::new(SourcePath::new("x.md"), text));
            found.map(|wrong| wrong.span.unwrap().start)
        };
        assert_eq!(found("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n"), Some(2));
        assert_eq!(found("\u{feff}<<<<<<< HEAD\r\n"), Some(3));
        assert_eq!(found("a\n>>>>>>> x\n"), Some(2));
        for text in ["Heading\n=======\n", "a <<<<<<< b", "    <<<<<<< a", "<<<<<<<", ">>> a", "|||||||"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_published_is_refused_where_it_stands() {
        assert_eq!(code("\u{feff}نص\r\n\tx".as_bytes()), None);
        assert_eq!(code("عُمان\u{200f}، \u{200e}x\u{61c}".as_bytes()), None);
        assert_eq!(code("a \u{2068}b\u{2069} \u{202b}c\u{202c}".as_bytes()), None);
        assert_eq!(code(b"ab\xff"), Some(("not-utf-8", 2)));
        assert_eq!(code(b"a\0b"), Some(("control-character", 1)));
        assert_eq!(code("a\u{feff}".as_bytes()), Some(("control-character", 1)));
        assert_eq!(code("caf\u{e9} \u{85}\u{a0}x".as_bytes()), None);
        for text in ["a\u{9b}b", "\u{e9}\u{9b}b", "…\u{9b}b"] {
            let at = u32::try_from(text.find('\u{9b}').unwrap()).unwrap();
            assert_eq!(code(text.as_bytes()), Some(("control-character", at)), "{text:?}");
        }
        assert_eq!(code("a\u{202e}b\u{202c}".as_bytes()), Some(("direction-control", 1)));
        assert_eq!(code("a\u{2067}b\n\u{2069}".as_bytes()), Some(("direction-control", 1)));
        assert_eq!(code("a\u{202a}\u{2069}".as_bytes()), Some(("direction-control", 4)));
    }
}
