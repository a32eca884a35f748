//! A version's text as HTML.

mod element;
mod figures;
mod writer;

use crate::{
    base::{
        diagnostic::Span,
        language::{direction::Direction, tag::Tag},
        route::Route,
    },
    link::{DocumentId, Mention, Site},
    render::escape::escaped,
    understand::{
        body::{Events, Footnote},
        version::Version,
    },
};

use writer::Writer;

/// The text of one version on one page.
#[derive(Clone, Copy)]
pub(super) struct Prose<'a> {
    /// The site.
    pub site: &'a Site,
    /// Where the page stands.
    pub route: &'a Route,
    /// The page's language: links lead to pages in it.
    pub page: &'a Tag,
    /// The document.
    pub id: DocumentId,
    /// The version's language.
    pub tag: &'a Tag,
    /// The version.
    pub version: &'a Version,
}

impl Prose<'_> {
    /// The events in `range` as HTML.
    pub(super) fn html(&self, range: &Events) -> String {
        Writer::new(self).write(self.version.body.slice(range))
    }

    /// A footnote's text with a way back to its first mark.
    pub(super) fn footnote(&self, index: usize) -> Option<String> {
        let note = self.version.body.footnotes.get(index)?;
        let number = index + 1;
        let shown = self.site.language(self.tag).number(i64::try_from(number).unwrap_or_default());
        let back = self.site.words(self.tag).with("back-to-reference", &[("n", &shown)]);
        let mut html = self.html(&note.events);
        // Back is where lines begin. The selector asks for text where some systems would draw an emoji.
        let arrow = match self.site.language(self.tag).direction() {
            Direction::LeftToRight => "↩\u{FE0E}",
            Direction::RightToLeft => "↪\u{FE0E}",
        };
        let way = format!(
            " <a class=\"back\" href=\"#{}\" aria-label=\"{}\">{arrow}</a>",
            self.mark_anchor(number),
            escaped(&back)
        );
        // Into the last paragraph, or behind what ends otherwise.
        let at = if html.ends_with("</p>\n") { html.len() - 5 } else { html.len() };
        html.insert_str(at, &way);
        Some(html)
    }

    /// The anchor of the footnote that a mention stands in.
    pub(super) fn note_of(&self, mention: &Mention) -> Option<String> {
        let body = &self.version.body;
        let is_in = |note: &Footnote| body.slice(&note.events).iter().any(|event| event.meets(mention.span));
        body.footnotes.iter().position(is_in).map(|index| self.note_anchor(index + 1))
    }

    /// The anchor of a footnote's text.
    pub(super) fn note_anchor(&self, number: usize) -> String {
        format!("fn-{}-{number}", self.tag)
    }

    fn mark_anchor(&self, number: usize) -> String {
        format!("fnref-{}-{number}", self.tag)
    }

    /// The mentions that stand in `span` of the file or run into it.
    fn mentions(&self, span: Span) -> &[Mention] {
        let all = self.site.mentions(self.id, self.tag);
        // Mentions in footnotes come last and are sorted among themselves.
        let notes = all.partition_point(|mention| mention.place != 0);
        let within = |part: &'_ [Mention]| {
            let from = part.partition_point(|mention| mention.span.end <= span.start);
            let to = part.partition_point(|mention| mention.span.start < span.end);
            from..to.max(from)
        };
        let main = within(&all[..notes]);
        if !main.is_empty() {
            return &all[main];
        }
        let noted = within(&all[notes..]);
        &all[notes + noted.start..notes + noted.end]
    }
}
