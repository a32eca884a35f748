//! The anchors of paragraphs: what stands after `#` in a link to one.

use crate::{
    base::{anchor::Anchor, language::tag::Tag},
    link::{DocumentId, Site},
    understand::document::Kind,
};

impl Site {
    /// The anchor of a paragraph on its document's page. `number` is its place in the version in
    /// `tag`, from 1. The paragraphs of an article have one anchor in every language.
    #[must_use]
    pub fn paragraph_anchor(&self, _id: DocumentId, _tag: &Tag, number: u32) -> Anchor {
        Anchor::paragraph(number)
    }

    /// The place, from 1, of the paragraph that has this anchor on the page of a document in `tag`.
    #[must_use]
    pub fn paragraph_place(&self, id: DocumentId, tag: &Tag, anchor: &Anchor) -> Option<u32> {
        let number = anchor.paragraph_number()?;
        let document = self.document(id);
        let rows = match document.kind {
            Kind::Article => document.rows(),
            _ => self.version(id, tag).map_or(0, |(_, version)| version.body.rows.len()),
        };
        (rows >= number as usize).then_some(number)
    }
}
