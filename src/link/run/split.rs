//! A text split into runs.

use super::{Piece, Run, RunText};
use crate::{
    base::diagnostic::Span,
    link::terms::{is_proclitics, joins},
    understand::body::{Body, Element, Event, Events},
};

/// Calls `each` with every run of `body`, in the order of the text: paragraphs, then footnotes.
pub(in crate::link) fn runs<'a>(body: &Body, file: &'a str, mut each: impl FnMut(&Run<'a>)) {
    for (place, row) in (1..).zip(&body.rows) {
        runs_in(body, file, &row.block, place, &mut each);
    }
    for note in &body.footnotes {
        runs_in(body, file, &note.events, 0, &mut each);
    }
}

fn runs_in<'a>(body: &Body, file: &'a str, events: &Events, place: u32, each: &mut impl FnMut(&Run<'a>)) {
    let mut splitter =
        Splitter { file, place, pieces: Vec::new(), waiting: None, last: "", is_joined: false };
    // The depth of the outermost element that no term is linked in.
    let (mut depth, mut closed_at, mut html_depth) = (0_usize, None, 0_usize);
    for event in body.slice(events) {
        let is_open = closed_at.is_none() && html_depth == 0;
        match event {
            Event::Text(span) | Event::Spelled(_, span) if is_open => {
                splitter.text(event, *span, each);
                continue;
            }
            Event::SoftBreak if is_open => {
                splitter.line_end(event);
                continue;
            }
            Event::Start(element) => {
                depth += 1;
                if closed_at.is_none() && is_closed(element) {
                    closed_at = Some(depth);
                }
            }
            Event::End => {
                if closed_at == Some(depth) {
                    closed_at = None;
                }
                depth = depth.saturating_sub(1);
            }
            Event::Html(span) => html_depth = after_html(&file[span.range()], html_depth),
            _ => {}
        }
        splitter.edge(event, each);
    }
    splitter.finish(each);
}

/// Gathers pieces of text into runs, and holds each run back until it is known what follows it.
struct Splitter<'e, 'a> {
    file: &'a str,
    place: u32,
    pieces: Vec<(&'e Event, Span)>,
    waiting: Option<Run<'a>>,
    /// The text before here, of whatever element; empty after the edge of a block or a break.
    last: &'e str,
    /// Whether the run being gathered begins inside a word, and not just behind its proclitics.
    is_joined: bool,
}

impl<'e, 'a: 'e> Splitter<'e, 'a> {
    fn text(&mut self, event: &'e Event, span: Span, each: &mut impl FnMut(&Run<'a>)) {
        let words = self.words(event, span);
        if self.pieces.is_empty() {
            self.meet(words, each);
        }
        self.last = words;
        self.pieces.push((event, span));
    }

    fn line_end(&mut self, event: &'e Event) {
        let end = self.pieces.last().map_or(0, |(_, span)| span.end);
        self.pieces.push((event, Span { start: end, end: end + 1 }));
        self.last = "";
    }

    /// An edge of an element, or something that stands in the text.
    fn edge(&mut self, event: &'e Event, each: &mut impl FnMut(&Run<'a>)) {
        self.flush();
        match event {
            Event::Text(span) | Event::Spelled(_, span) => {
                let words = self.words(event, *span);
                self.meet(words, each);
                self.last = words;
            }
            Event::Code(code) => {
                self.meet(code, each);
                self.last = code;
            }
            Event::Start(Element::Emphasis | Element::Strong | Element::Struck | Element::Link(_))
            | Event::End
            | Event::Html(_) => {}
            _ => self.last = "",
        }
    }

    /// Notes the text that follows the waiting run, and lets the run go.
    fn meet(&mut self, next: &str, each: &mut impl FnMut(&Run<'a>)) {
        let is_joined = match (self.last.chars().next_back(), next.chars().next()) {
            (Some(before), Some(after)) => joins(before, after),
            _ => false,
        };
        let word = self.last.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        self.is_joined = is_joined && !is_proclitics(word);
        if let Some(mut run) = self.waiting.take() {
            run.is_joined_after = is_joined;
            each(&run);
        }
    }

    fn words(&self, event: &'e Event, span: Span) -> &'e str {
        match event {
            Event::Spelled(text, _) => text,
            _ => &self.file[span.range()],
        }
    }

    fn flush(&mut self) {
        let text = match self.pieces.as_slice() {
            [] => return,
            [(Event::Text(_), span)] => RunText::Whole(&self.file[span.range()], *span),
            pieces => joined(pieces, self.file),
        };
        self.pieces.clear();
        let run = Run { text, place: self.place, is_joined_before: self.is_joined, is_joined_after: false };
        self.waiting = Some(run);
    }

    fn finish(mut self, each: &mut impl FnMut(&Run<'a>)) {
        self.flush();
        self.meet("", each);
    }
}

fn joined<'a>(pieces: &[(&Event, Span)], file: &str) -> RunText<'a> {
    let mut text = String::new();
    let mut places = Vec::with_capacity(pieces.len());
    for (event, span) in pieces {
        let start = text.len();
        match event {
            Event::Spelled(spelled, _) => text.push_str(spelled),
            Event::SoftBreak => text.push('\n'),
            _ => text.push_str(&file[span.range()]),
        }
        places.push(Piece { text: start..text.len(), span: *span });
    }
    RunText::Joined(text, places)
}

fn is_closed(element: &Element) -> bool {
    matches!(element, Element::Heading(_) | Element::Link(_) | Element::CodeBlock(_))
}

/// Elements of HTML that no term is linked in.
const CLOSED_HTML: [&str; 20] = [
    "a", "kbd", "code", "pre", "samp", "var", "script", "style", "button", "textarea", "select", "svg",
    "math", "h1", "h2", "h3", "h4", "h5", "h6", "title",
];

/// How many such elements are open after a tag of HTML.
fn after_html(tag: &str, depth: usize) -> usize {
    let tag = tag.trim_start();
    let (is_end, name) = match (tag.strip_prefix("</"), tag.strip_prefix('<')) {
        (Some(name), _) => (true, name),
        (None, Some(name)) => (false, name),
        _ => return depth,
    };
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    if !CLOSED_HTML.iter().any(|known| name.eq_ignore_ascii_case(known)) || tag.trim_end().ends_with("/>") {
        depth
    } else if is_end {
        depth.saturating_sub(1)
    } else {
        depth + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::source::SourcePath,
        understand::markdown::{RawHtml, markdown},
    };

    fn texts(text: &str) -> Vec<String> {
        let (body, _) = markdown(text, 0, &SourcePath::new("x.md"), RawHtml::Allowed);
        let mut found = Vec::new();
        runs(&body, text, |run| {
            let all = u32::try_from(run.text.as_str().len()).unwrap();
            let place = run.text.in_file(0, all);
            assert!(text.get(place.range()).is_some());
            found.push(format!("{}:{}", run.place, run.text.as_str()));
        });
        found
    }

    #[test]
    fn a_run_ends_at_the_edge_of_an_element() {
        assert_eq!(texts("a **b** c [d](term:x) `e` f\ng"), ["1:a ", "1:b", "1: c ", "1: ", "1: f\ng"]);
        assert_eq!(texts("# h\n\na\n\n```\ncode\n```\n\nb[^1]\n\n[^1]: note"), ["1:a", "3:b", "0:note"]);
        assert_eq!(texts("a <kbd>b</kbd> c <b>d</b>"), ["1:a ", "1: c ", "1:d"]);
    }

    #[test]
    fn a_word_that_goes_on_past_an_edge_is_known() {
        let text = "**نفط**ها و**نفط** *x*`y` a[b](term:x) كتاب\n\n**نفط**\n\nها";
        let (body, _) = markdown(text, 0, &SourcePath::new("x.md"), RawHtml::Allowed);
        let mut joined = Vec::new();
        runs(&body, text, |run| {
            let (before, after) = (run.is_joined_before, run.is_joined_after);
            joined.push((run.text.as_str().to_owned(), before, after));
        });
        let wanted = [
            ("نفط", false, true),
            ("ها و", true, true),
            ("نفط", false, false),
            (" ", false, false),
            ("x", false, true),
            (" a", false, true),
            (" كتاب", false, false),
            ("نفط", false, false),
            ("ها", false, false),
        ];
        assert_eq!(joined, wanted.map(|(text, before, after)| (text.to_owned(), before, after)));
    }
}
