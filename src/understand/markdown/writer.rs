//! A body in the making: the parser's events go in one by one.

use pulldown_cmark::Event as Parsed;

use crate::{
    base::{
        anchor::Anchor,
        count::saturated,
        diagnostic::{Diagnostic, Span},
        source::SourcePath,
    },
    understand::{
        body::{Align, Body, Element, Event, Events, Heading, Row},
        markdown::{RawHtml, anchors::Anchors, blocks::OPEN_BLOCK, notes::Notes},
    },
};

/// Elements may stand in one another this deep; a text that goes deeper is an error.
const DEEPEST: usize = 64;

/// Takes a parser's events and gives a [`Body`].
pub(super) struct Writer<'a> {
    pub(super) whole: &'a str,
    pub(super) file: &'a SourcePath,
    pub(super) body: Body,
    pub(super) wrong: Vec<Diagnostic>,
    pub(super) open: Vec<Open>,
    html: RawHtml,
    /// The headings and rules since the last block.
    lead: Option<Events>,
    /// Where the outermost open block began.
    block: Option<u32>,
    pub(super) notes: Notes,
    anchors: Anchors,
}

/// An element that is open, and what its end needs to know.
pub(super) enum Open {
    /// Ends with [`Event::End`].
    Plain,
    /// Nothing was written for it.
    Silent,
    /// A block of HTML that is only comments: nothing in it is written either.
    Comment,
    /// A heading: its level, its anchor as the author set it, and where its text begins.
    Heading { level: u8, own: Option<Anchor>, start: u32, span: Span },
    /// A block of code: its info string, its text so far and where that stands.
    Code { info: String, text: String, place: Option<Span>, span: Span },
    /// A picture: its text so far is its alternative.
    Picture { start: u32, to: String, title: String, span: Span },
    /// A footnote's text: the events that the text outside had so far.
    Footnote { index: u32, outside: Vec<Event> },
    /// A table: how its columns are set, and the column whose turn it is.
    Table { columns: Vec<Align>, next: usize },
}

impl<'a> Writer<'a> {
    pub(super) fn new(whole: &'a str, file: &'a SourcePath, html: RawHtml) -> Self {
        Self {
            whole,
            file,
            body: Body::default(),
            wrong: Vec::new(),
            open: Vec::new(),
            html,
            lead: None,
            block: None,
            notes: Notes::default(),
            anchors: Anchors::default(),
        }
    }

    pub(super) fn is_too_deep(&self) -> bool {
        self.open.len() > DEEPEST
    }

    pub(super) fn here(&self) -> u32 {
        self.body.here()
    }

    pub(super) fn push(&mut self, event: Event) {
        self.body.events.push(event);
    }

    pub(super) fn start(&mut self, element: Element) {
        self.push(Event::Start(element));
    }

    /// The place among the paragraphs, from 1, that the block being read will have.
    pub(super) fn block_place(&self) -> u32 {
        saturated(self.body.rows.len() + 1)
    }

    pub(super) fn take(&mut self, event: Parsed<'_>, span: Span) {
        match event {
            Parsed::Start(tag) => {
                let open = self.opens(tag, span);
                self.open.push(open);
                if self.is_too_deep() {
                    let message = format!("more than {DEEPEST} lists and quotes stand in one another here");
                    self.wrong.push(
                        Diagnostic::error("too-deep", self.file, message).at(span).help("write it flatter"),
                    );
                }
            }
            Parsed::End(_) => self.ends(),
            Parsed::Text(text) => self.text(&text, span),
            Parsed::Code(code) => {
                self.body.add_words(&code);
                self.push(Event::Code((*code).into()));
            }
            Parsed::SoftBreak => self.push(Event::SoftBreak),
            Parsed::HardBreak => self.push(Event::HardBreak),
            Parsed::Rule => self.rule(),
            Parsed::TaskListMarker(done) => self.push(Event::Task(done)),
            Parsed::FootnoteReference(label) => {
                let mark = self.mark(&label, span);
                self.push(mark);
            }
            Parsed::Html(html) | Parsed::InlineHtml(html) => self.html(&html, span),
            Parsed::InlineMath(_) | Parsed::DisplayMath(_) => {}
        }
    }

    fn ends(&mut self) {
        if let Some(open) = self.open.pop() {
            self.closes(open);
        }
        if self.open.is_empty() {
            self.end_block();
        }
    }

    /// Ends what is open until only `depth` elements are.
    pub(super) fn close_down_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.ends();
        }
    }

    fn text(&mut self, text: &str, span: Span) {
        if let Some(Open::Code { text: code, place, .. }) = self.open.last_mut() {
            code.push_str(text);
            *place = Some(Span { start: place.map_or(span.start, |place| place.start), end: span.end });
            return;
        }
        self.body.add_words(text);
        let is_as_written = self.whole[span.range()] == *text;
        match self.body.events.last_mut() {
            Some(Event::Text(before)) if is_as_written && before.end == span.start => before.end = span.end,
            _ if is_as_written => self.push(Event::Text(span)),
            _ => self.push(Event::Spelled(text.into(), span)),
        }
    }

    fn rule(&mut self) {
        let start = self.here();
        self.push(Event::Rule);
        if self.open.is_empty() {
            self.extend_lead(start);
        }
    }

    fn html(&mut self, html: &str, span: Span) {
        if matches!(self.open.last(), Some(Open::Comment)) || is_comment(html) {
            return;
        }
        if self.html == RawHtml::Allowed {
            self.push(Event::Html(span));
            return;
        }
        // What stands in one paragraph shares a message whose place grows.
        let whole = self.whole;
        let is_near = |place: &Span| {
            let between = whole.get(place.range().end..span.range().start).unwrap_or_default();
            between.matches('\n').count() < 2 || !between.lines().skip(1).any(|line| line.trim().is_empty())
        };
        if let Some(place) =
            self.wrong.last_mut().filter(|last| last.code == "raw-html").and_then(|last| last.span.as_mut())
            && is_near(place)
        {
            place.end = span.end;
            return;
        }
        self.wrong.push(
            Diagnostic::error("raw-html", self.file, "HTML stands in this Markdown").at(span).help(
                "write it in Markdown, or set `raw-html = true` under `[markdown]` in sharh.toml; a plain < is written \\<",
            ),
        );
    }

    /// Notes that what was written since `start` belongs before the next block.
    pub(super) fn extend_lead(&mut self, start: u32) {
        let end = self.here();
        self.lead = Some(self.lead.take().map_or(start, |lead| lead.start)..end);
    }

    /// Notes that an outermost block begins here.
    pub(super) fn begin_block(&mut self) {
        self.block = Some(self.here());
    }

    fn end_block(&mut self) {
        let Some(start) = self.block.take() else { return };
        let block = start..self.here();
        if !block.is_empty() {
            let lead = self.lead.take().unwrap_or(start..start);
            self.body.rows.push(Row { lead, block });
        }
    }

    /// Gives a heading its anchor: the author's own, or one made of its text, with a number behind
    /// it where that is taken.
    pub(super) fn heading(&mut self, level: u8, own: Option<Anchor>, events: Events, span: Span) {
        let anchor = match own {
            Some(own) => {
                if !self.anchors.take(&own) {
                    let message = format!("two headings have the id `{own}`");
                    self.wrong.push(
                        Diagnostic::error("duplicate-id", self.file, message)
                            .at(span)
                            .help("give one of them another"),
                    );
                }
                own
            }
            None => self.anchors.make(&self.body.plain_text(self.whole, &events)),
        };
        self.body.headings.push(Heading { level, anchor, events });
    }

    /// The body, and what is wrong with its text.
    pub(super) fn finish(mut self) -> (Body, Vec<Diagnostic>) {
        self.close_down_to(0);
        if let Some(lead) = self.lead.take() {
            self.body.rows.push(Row { block: lead.end..lead.end, lead });
        }
        self.write_notes();
        self.body.order_moments();
        // A block without an end holds the texts of the footnotes.
        if !self.wrong.iter().any(|wrong| wrong.code == OPEN_BLOCK) {
            let unexplained: Vec<Diagnostic> =
                self.body.events.iter().flat_map(|event| self.unexplained(event)).collect();
            self.wrong.extend(unexplained);
        }
        self.body.events.shrink_to_fit();
        (self.body, self.wrong)
    }
}

/// Whether `html` is comments and nothing else. Each ends at its first `-->`, which may share its
/// hyphens with the beginning: `<!-->` is a whole one (`CommonMark`, 6.6).
pub(super) fn is_comment(html: &str) -> bool {
    let mut rest = html.trim();
    while rest.starts_with("<!--") {
        match rest["<!".len()..].split_once("-->") {
            Some((_, after)) if after.trim_start().is_empty() => return true,
            Some((_, after)) => rest = after.trim_start(),
            None => return false,
        }
    }
    false
}
