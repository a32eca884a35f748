//! What opens and closes in Markdown, as elements of a body.

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, LinkType, Tag};

use crate::{
    base::{
        anchor::Anchor,
        count::saturated,
        diagnostic::{Diagnostic, Span},
    },
    understand::{
        body::{Alert, Align, Element, Event, Link, Target},
        markdown::{
            blocks::{block, warn_of_alert},
            link::{picture, target},
            writer::{Open, Writer, is_comment},
        },
    },
};

impl Writer<'_> {
    pub(super) fn opens(&mut self, tag: Tag<'_>, span: Span) -> Open {
        if !self.open.is_empty() {
            return self.element(tag, span);
        }
        match tag {
            Tag::Heading { level, id, .. } => self.opens_heading(level as u8, id.as_deref(), span),
            Tag::FootnoteDefinition(label) => self.begin_footnote(&label, span),
            tag => {
                self.begin_block();
                self.element(tag, span)
            }
        }
    }

    fn element(&mut self, tag: Tag<'_>, span: Span) -> Open {
        let element = match tag {
            Tag::Paragraph | Tag::MetadataBlock(_) | Tag::Superscript | Tag::Subscript => Element::Paragraph,
            Tag::Heading { .. } | Tag::Strong => Element::Strong,
            Tag::BlockQuote(Some(kind)) => Element::Alert(alert(kind)),
            Tag::BlockQuote(None) => {
                warn_of_alert(self, span);
                Element::Quote
            }
            Tag::List(None) => Element::List,
            Tag::List(Some(first)) => Element::Numbered(first),
            Tag::Item => Element::Item,
            Tag::TableHead => Element::TableHead,
            Tag::TableRow => Element::TableRow,
            Tag::TableCell => Element::Cell(self.next_column()),
            Tag::Emphasis => Element::Emphasis,
            Tag::Strikethrough => Element::Struck,
            Tag::DefinitionList => Element::Definitions,
            Tag::DefinitionListTitle => Element::DefinitionTitle,
            Tag::DefinitionListDefinition => Element::Definition,
            Tag::HtmlBlock if is_comment(&self.whole[span.range()]) => return Open::Comment,
            Tag::HtmlBlock | Tag::FootnoteDefinition(_) => return Open::Silent,
            Tag::CodeBlock(kind) => return code(kind, span),
            Tag::Table(columns) => return self.table(&columns),
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                return self.link(&format!("mailto:{dest_url}"), span);
            }
            Tag::Link { dest_url, .. } => return self.link(&dest_url, span),
            Tag::Image { dest_url, title, .. } => {
                return Open::Picture { start: self.here(), to: dest_url.into(), title: title.into(), span };
            }
        };
        self.start(element);
        Open::Plain
    }

    pub(super) fn closes(&mut self, open: Open) {
        match open {
            Open::Plain | Open::Table { .. } => self.push(Event::End),
            Open::Silent | Open::Comment => {}
            Open::Heading { level, own, start, span } => {
                let text = start + 1..self.here();
                self.push(Event::End);
                self.heading(level, own, text, span);
                self.extend_lead(start);
            }
            Open::Code { info, text, place, span } => block(self, &info, text, place, span),
            Open::Picture { start, to, title, span } => self.picture(start, &to, &title, span),
            Open::Footnote { index, outside } => self.end_footnote(index, outside),
        }
    }

    fn opens_heading(&mut self, level: u8, id: Option<&str>, span: Span) -> Open {
        let own = id.and_then(|id| {
            let anchor = Anchor::new(id).filter(|anchor| !anchor.is_the_pages_own());
            if anchor.is_none() {
                let message = format!("`{id}` cannot be the id of a heading");
                self.wrong.push(
                    Diagnostic::error("bad-id", self.file, message)
                        .at(span)
                        .help("choose another of letters, digits and hyphens; p1, terms and the like are the page's own"),
                );
            }
            anchor
        });
        let start = self.here();
        let index = saturated(self.body.headings.len());
        self.start(Element::Heading(index));
        Open::Heading { level: level.max(2), own, start, span }
    }

    fn table(&mut self, columns: &[Alignment]) -> Open {
        let columns: Vec<Align> = columns.iter().map(|&column| align(column)).collect();
        self.start(Element::Table(saturated(columns.len())));
        Open::Table { columns, next: 0 }
    }

    fn next_column(&mut self) -> Align {
        let table = self.open.iter_mut().rev().find_map(|open| match open {
            Open::Table { columns, next } => Some((columns, next)),
            _ => None,
        });
        table.map_or(Align::Natural, |(columns, next)| {
            let align = columns.get(*next).copied().unwrap_or(Align::Natural);
            *next = (*next + 1) % columns.len().max(1);
            align
        })
    }

    fn link(&mut self, to: &str, span: Span) -> Open {
        let target = target(to, self.file).unwrap_or_else(|wrong| {
            self.wrong.push(wrong.at(span));
            Target::Nowhere
        });
        let index = saturated(self.body.links.len());
        self.body.links.push(Link { target, span });
        self.start(Element::Link(index));
        Open::Plain
    }

    fn picture(&mut self, start: u32, to: &str, title: &str, span: Span) {
        let alt = self.body.plain_text(self.whole, &(start..self.here()));
        self.body.events.truncate(start as usize);
        match picture(to, alt, title, span, self.file) {
            Ok(picture) => {
                let index = saturated(self.body.pictures.len());
                self.body.pictures.push(picture);
                self.push(Event::Picture(index));
            }
            Err(wrong) => self.wrong.push(wrong.at(span)),
        }
    }
}

fn code(kind: CodeBlockKind<'_>, span: Span) -> Open {
    let info = match kind {
        CodeBlockKind::Fenced(info) => info.into(),
        CodeBlockKind::Indented => String::new(),
    };
    Open::Code { info, text: String::new(), place: None, span }
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}

fn align(column: Alignment) -> Align {
    match column {
        Alignment::None => Align::Natural,
        Alignment::Left => Align::Start,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::End,
    }
}
