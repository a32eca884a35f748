//! Events written as HTML.

use std::{borrow::Cow, fmt::Write};

use super::{Prose, figures::figures};
use crate::{
    base::{diagnostic::Span, language::Language},
    link::{Fate, Mention},
    render::{
        chart,
        escape::{escape, escaped},
        href::href,
        isolate::{alone, isolate, isolate_whole},
        phrase::in_language,
    },
    understand::body::{Element, Event},
};

/// Writes events as HTML.
pub(super) struct Writer<'p, 'a> {
    pub(super) prose: &'p Prose<'a>,
    pub(super) language: &'a Language,
    pub(super) out: String,
    pub(super) open: Vec<&'p Element>,
    pub(super) in_link: usize,
    in_mention: bool,
    /// Whether what is written next begins a line of its own, with no letters before it.
    begins_line: bool,
    /// Text that is still to be written: what the file spells in several pieces, as `AT&amp;T`, is isolated
    /// as one.
    text: Cow<'p, str>,
    /// Whether that text is all that its element holds so far.
    is_whole: bool,
    /// Of each column of the table that was opened last, whether it holds figures.
    pub(super) figures: Vec<bool>,
    /// The place of the cell to come in its row.
    pub(super) column: usize,
}

impl<'p, 'a> Writer<'p, 'a> {
    pub(super) fn new(prose: &'p Prose<'a>) -> Self {
        Self {
            prose,
            language: prose.site.language(prose.tag),
            out: String::new(),
            open: Vec::new(),
            in_link: 0,
            in_mention: false,
            begins_line: false,
            text: Cow::default(),
            is_whole: false,
            figures: Vec::new(),
            column: 0,
        }
    }

    /// Gives the HTML of these events.
    pub(super) fn write(mut self, events: &'p [Event]) -> String {
        self.out.reserve(events.iter().map(|event| event.length() + 64).sum());
        for (at, event) in events.iter().enumerate() {
            if matches!(event, Event::Start(Element::Table(_))) {
                self.figures = figures(&self.prose.version.text, &events[at + 1..]);
            }
            self.take(event);
        }
        self.flush(false);
        self.out
    }

    fn take(&mut self, event: &'p Event) {
        if !matches!(event, Event::Text(_) | Event::Spelled(..)) {
            self.flush(matches!(event, Event::End));
        }
        match event {
            Event::Start(element) => {
                self.opens(element);
                self.open.push(element);
                self.is_whole = holds_text_of_its_own(element);
                self.begins_line |= self.is_whole && !matches!(element, Element::Link(_));
            }
            Event::End => {
                if let Some(element) = self.open.pop() {
                    self.closes(element);
                }
            }
            Event::Text(span) => self.text(*span),
            Event::Spelled(text, _) if matches!(self.open.last(), Some(Element::CodeBlock(_))) => {
                escape(text, &mut self.out);
            }
            Event::Spelled(text, span) => self.spelled(text, *span),
            Event::Code(code) => {
                self.out.push_str("<code dir=\"ltr\">");
                escape(code, &mut self.out);
                self.out.push_str("</code>");
            }
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => {
                self.out.push_str("<br>\n");
                self.begins_line = true;
            }
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::FootnoteMark { note, is_first } => self.footnote_mark(*note as usize + 1, *is_first),
            Event::Task(done) => {
                let (key, checked) = if *done { ("task-done", " checked") } else { ("task-open", "") };
                let label = escaped(self.prose.site.words(self.prose.tag).text(key));
                let _ =
                    write!(self.out, "<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> ");
            }
            Event::Picture(index) => {
                if let Some(picture) = self.prose.version.body.pictures.get(*index as usize) {
                    self.picture(picture);
                }
            }
            Event::Chart(index) => {
                if let Some(html) = chart::figure(self.prose, *index as usize) {
                    self.out.push_str(&html);
                }
            }
            Event::Html(span) => self.out.push_str(&self.prose.version.text[span.range()]),
        }
    }

    /// Text of the file, with links where terms are mentioned. A link covers the whole written
    /// word; one that began in the piece before goes on in this.
    fn text(&mut self, span: Span) {
        let mut at = span.start;
        if self.in_link == 0 {
            for mention in self.prose.mentions(span).iter().filter(|mention| mention.fate == Fate::Linked) {
                if mention.span.start >= span.start {
                    self.plain(Span { start: at, end: mention.span.start });
                    self.open_mention(mention);
                    at = mention.span.start;
                }
                if mention.span.end <= span.end {
                    self.plain(Span { start: at, end: mention.span.end });
                    self.close_mention();
                    at = mention.span.end;
                }
            }
        }
        self.plain(Span { start: at, end: span.end });
    }

    /// Text that the file spells otherwise: a mention counts it as a whole.
    fn spelled(&mut self, text: &'p str, span: Span) {
        let mention = self
            .prose
            .mentions(span)
            .iter()
            .find(|mention| mention.fate == Fate::Linked && self.in_link == 0);
        let begins = mention.filter(|mention| mention.span.start >= span.start);
        if let Some(mention) = begins {
            self.open_mention(mention);
        }
        self.text += text;
        if mention.is_some_and(|mention| mention.span.end <= span.end) {
            self.close_mention();
        }
    }

    fn plain(&mut self, span: Span) {
        if span.start < span.end {
            self.text += &self.prose.version.text[span.range()];
        }
    }

    /// Writes the text that waits, isolated; whether it ends its element, the caller has found out.
    fn flush(&mut self, ends: bool) {
        let is_whole = std::mem::take(&mut self.is_whole) && ends;
        if self.text.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.text);
        let begins_line = std::mem::take(&mut self.begins_line);
        let text = if begins_line { alone(text, self.language) } else { text };
        let write = if is_whole { isolate_whole } else { isolate };
        write(&text, self.language, self.prose.site.languages(), &mut self.out);
    }

    fn open_mention(&mut self, mention: &Mention) {
        let Some(to) = self.prose.site.address(mention.term, self.prose.page) else { return };
        self.flush(false);
        self.out.push_str("<a class=\"term\" href=\"");
        escape(&href(self.prose.route, to), &mut self.out);
        self.out.push_str("\">");
        self.in_mention = true;
    }

    fn close_mention(&mut self) {
        if self.in_mention {
            self.flush(false);
            self.out.push_str("</a>");
            self.in_mention = false;
        }
    }

    fn footnote_mark(&mut self, number: usize, is_first: bool) {
        let prose = self.prose;
        let note = prose.note_anchor(number);
        let id = if is_first { format!(" id=\"{}\"", prose.mark_anchor(number)) } else { String::new() };
        let shown = prose.site.language(prose.tag).number(i64::try_from(number).unwrap_or_default());
        let label = escaped(&prose.site.words(prose.tag).with("footnote", &[("n", &shown)]));
        // Isolated: behind `2021.` its number would become a part of that one. Writing never fails.
        let _ = write!(
            self.out,
            "<sup dir=\"ltr\"><a class=\"footnote\" href=\"#{note}\"{id} aria-label=\"{label}\">{shown}</a></sup>"
        );
    }

    fn opens(&mut self, element: &Element) {
        let html = match element {
            Element::Paragraph => "<p>",
            Element::Heading(index) => return self.heading(*index as usize),
            Element::Quote => "<blockquote>\n",
            Element::Alert(alert) => {
                let name = alert.as_str();
                let label = escaped(self.prose.site.words(self.prose.page).text(name));
                let wrapped =
                    in_language(label.clone(), self.prose.site.language(self.prose.page), self.prose.tag);
                // In another language than the text's only the label can say which that is.
                let named = if wrapped == label { format!(" aria-label=\"{label}\"") } else { String::new() };
                let _ = writeln!(
                    self.out,
                    "<aside class=\"alert {name}\" role=\"note\"{named}><p class=\"label\">{wrapped}</p>"
                );
                return;
            }
            Element::List => "<ul>\n",
            Element::Numbered(1) => "<ol>\n",
            Element::Numbered(first) => {
                let _ = writeln!(self.out, "<ol start=\"{first}\">");
                return;
            }
            Element::Item => "<li>",
            Element::Table(_) => return self.table(),
            Element::TableHead | Element::TableRow => {
                self.column = 0;
                if matches!(element, Element::TableHead) { "<thead><tr>" } else { "<tr>" }
            }
            Element::Cell(align) => return self.cell(*align),
            Element::CodeBlock(_) => "<pre dir=\"ltr\"><code>",
            Element::Emphasis => "<em>",
            Element::Strong => "<strong>",
            Element::Struck => "<s>",
            Element::Link(index) => return self.link(*index as usize),
            Element::Definitions => "<dl>\n",
            Element::DefinitionTitle => "<dt>",
            Element::Definition => "<dd>",
            Element::Timeline => "<ol class=\"timeline\">\n",
            Element::Moment(index) => return self.moment(*index as usize),
        };
        self.out.push_str(html);
    }

    fn closes(&mut self, element: &Element) {
        let html = match element {
            Element::Paragraph => "</p>\n",
            Element::Heading(index) => {
                let level =
                    self.prose.version.body.headings.get(*index as usize).map_or(2, |heading| heading.level);
                let _ = writeln!(self.out, "</h{level}>");
                return;
            }
            Element::Quote => "</blockquote>\n",
            Element::Alert(_) => "</aside>\n",
            Element::List => "</ul>\n",
            Element::Numbered(_) | Element::Timeline => "</ol>\n",
            Element::Item => "</li>\n",
            Element::Table(_) => "</tbody></table></div>\n",
            Element::TableHead => "</tr></thead>\n<tbody>\n",
            Element::TableRow => "</tr>\n",
            Element::Cell(_) if self.is_head_cell() => "</th>",
            Element::Cell(_) => "</td>",
            Element::CodeBlock(_) => "</code></pre>\n",
            Element::Emphasis => "</em>",
            Element::Strong => "</strong>",
            Element::Struck => "</s>",
            Element::Link(_) => {
                self.in_link = self.in_link.saturating_sub(1);
                "</a>"
            }
            Element::Definitions => "</dl>\n",
            Element::DefinitionTitle => "</dt>\n",
            Element::Definition => "</dd>\n",
            Element::Moment(_) => "</div></li>\n",
        };
        self.out.push_str(html);
    }
}

/// Whether the text of an element is no part of a sentence around it.
fn holds_text_of_its_own(element: &Element) -> bool {
    use Element::{Cell, Definition, DefinitionTitle, Heading, Item, Link, Moment, Paragraph};
    matches!(
        element,
        Paragraph | Heading(_) | Item | Cell(_) | Link(_) | DefinitionTitle | Definition | Moment(_)
    )
}
