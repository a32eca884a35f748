//! Markdown as a [`Body`].
//!
//! Promises that every span cuts the file on character boundaries and that starts and ends pair up,
//! whatever the text. Refuses HTML unless the site allows it, links that name neither a document of
//! the site nor an address of another, and nesting without end.

mod anchors;
mod blocks;
mod elements;
mod link;
mod notes;
mod writer;

use pulldown_cmark::{Event as Parsed, Options, Parser, Tag, TagEnd};

use crate::{
    base::{
        diagnostic::{Diagnostic, Span},
        source::SourcePath,
    },
    understand::{
        body::Body,
        markdown::writer::{Open, Writer},
    },
};

pub(super) use blocks::UNKNOWN_BLOCK;
pub use link::reference;

/// What of an author's HTML is let through.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RawHtml {
    /// Nothing: HTML is an error.
    Refused,
    /// All of it, as it stands.
    Allowed,
}

/// The Markdown that authors may write.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
}

/// Reads `whole[from..]` as Markdown.
#[must_use]
pub fn markdown(whole: &str, from: usize, file: &SourcePath, html: RawHtml) -> (Body, Vec<Diagnostic>) {
    let mut writer = Writer::new(whole, file, html);
    parse(&mut writer, Span::from(from..whole.len()), |_| true);
    writer.finish()
}

/// Reads inline Markdown into a writer: the text of a timeline's event.
fn inline(writer: &mut Writer<'_>, span: Span) {
    writer.open.push(Open::Silent);
    let depth = writer.open.len();
    parse(writer, span, |event| {
        !matches!(event, Parsed::Start(Tag::Paragraph) | Parsed::End(TagEnd::Paragraph))
    });
    writer.close_down_to(depth);
    writer.open.pop();
}

/// Gives a writer what the parser finds in `span`, until its elements stand too deep in one another.
fn parse(writer: &mut Writer<'_>, span: Span, is_wanted: fn(&Parsed<'_>) -> bool) {
    let whole = writer.whole;
    for (event, range) in Parser::new_ext(&whole[span.range()], options()).into_offset_iter() {
        if is_wanted(&event) {
            writer.take(event, Span::from(range).shifted(span.start));
        }
        if writer.is_too_deep() {
            break;
        }
    }
}

#[cfg(test)]
mod tests;
