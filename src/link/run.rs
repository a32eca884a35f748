//! Runs: the stretches of text in which terms are looked for.

mod split;

use std::ops::Range;

use crate::base::{count::saturated, diagnostic::Span};

pub(super) use split::runs;

/// Text inside one inline element, with soft line breaks as `\n`, and where it stands in the file.
/// A run holds no heading, link, code or picture, and none of HTML that is one.
pub(super) struct Run<'a> {
    /// The text, when it is one piece of the file or several joined.
    pub text: RunText<'a>,
    /// The place in the version, from 1, of the paragraph that it stands in; 0 in a footnote.
    pub place: u32,
    /// Whether its first word goes on before it, past the edge of an element.
    pub is_joined_before: bool,
    /// Whether its last word goes on after it.
    pub is_joined_after: bool,
}

impl Run<'_> {
    /// Whether `start..end` is whole words: no element's edge may stand inside a joined word.
    pub(super) fn is_whole(&self, start: u32, end: u32) -> bool {
        let length = self.text.as_str().len();
        !(self.is_joined_before && start == 0 || self.is_joined_after && end as usize == length)
    }
}

/// A run's text and its pieces in the file.
pub(super) enum RunText<'a> {
    /// One piece, as it stands in the file.
    Whole(&'a str, Span),
    /// Pieces joined.
    Joined(String, Vec<Piece>),
}

/// A part of a joined run.
pub(super) struct Piece {
    /// Its bytes in the joined text.
    text: Range<usize>,
    /// Its place in the file: as long as its text, unless the file spells it otherwise.
    span: Span,
}

impl RunText<'_> {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Whole(text, _) => text,
            Self::Joined(text, _) => text,
        }
    }

    /// Where `start..end` of the run stands in the file.
    pub(super) fn in_file(&self, start: u32, end: u32) -> Span {
        match self {
            Self::Whole(_, span) => Span { start: span.start + start, end: span.start + end },
            Self::Joined(_, pieces) => {
                Span { start: place(pieces, start, Edge::Start), end: place(pieces, end, Edge::End) }
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Edge {
    Start,
    End,
}

/// The file's offset of an offset into joined pieces. A piece that the file spells otherwise, such
/// as `&amp;`, counts as a whole.
fn place(pieces: &[Piece], offset: u32, edge: Edge) -> u32 {
    let at = offset as usize;
    let inside =
        |piece: &Piece| if edge == Edge::Start { piece.text.start <= at } else { piece.text.start < at };
    let last = pieces.partition_point(inside).saturating_sub(1);
    let Some(piece) = pieces.get(last) else { return 0 };
    let is_as_written = piece.text.len() == piece.span.range().len();
    match edge {
        _ if is_as_written => saturated(piece.span.range().start + at - piece.text.start),
        Edge::Start => piece.span.start,
        Edge::End => piece.span.end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::source::SourcePath,
        understand::markdown::{RawHtml, markdown},
    };

    #[test]
    fn places_in_joined_runs_are_places_in_the_file() {
        let text = "AT&amp;T \\*x\n  y";
        let (body, _) = markdown(text, 0, &SourcePath::new("x.md"), RawHtml::Allowed);
        runs(&body, text, |run| {
            assert_eq!(run.text.as_str(), "AT&T *x\ny");
            let place = |start, end| &text[run.text.in_file(start, end).range()];
            assert_eq!((place(0, 2), place(0, 4), place(2, 3)), ("AT", "AT&amp;T", "&amp;"));
            assert_eq!((place(5, 7), place(8, 9), place(6, 9)), ("*x", "y", "x\n  y"));
        });
    }
}
