//! The places on a page that links lead to.

use crate::{
    base::{anchor::Anchor, language::tag::Tag},
    link::{DocumentId, Site},
    understand::document::Kind,
};

impl Site {
    /// The anchor of a heading on its document's page. Both versions of an article stand on one
    /// page: where both have a heading of one name, the later language's carries its tag.
    #[must_use]
    pub fn heading_anchor(&self, id: DocumentId, tag: &Tag, heading: usize) -> Option<Anchor> {
        let document = self.document(id);
        let anchor = &document.versions.get(tag)?.body.headings.get(heading)?.anchor;
        let is_taken = document.kind == Kind::Article
            && self
                .languages()
                .iter()
                .map(|language| language.tag())
                .take_while(|earlier| *earlier != tag)
                .any(|earlier| {
                    let headings = document.versions.get(earlier).map(|version| &version.body.headings);
                    headings.is_some_and(|headings| headings.iter().any(|other| other.anchor == *anchor))
                });
        if is_taken { Anchor::new(&format!("{anchor}-{tag}")) } else { Some(anchor.clone()) }
    }

    /// Whether the page of a document in `tag` shows its version in `shown`: an article's shows all.
    #[must_use]
    pub fn shows(&self, id: DocumentId, tag: &Tag, shown: &Tag) -> bool {
        self.document(id).kind == Kind::Article || self.version(id, tag).is_some_and(|(own, _)| own == shown)
    }

    /// Whether the page of a document in `tag` has this anchor, of a paragraph or a heading.
    #[must_use]
    pub fn has_anchor(&self, id: DocumentId, tag: &Tag, anchor: &Anchor) -> bool {
        if anchor.paragraph_number().is_some() {
            return self.paragraph_place(id, tag, anchor).is_some();
        }
        let mut shown = self.document(id).versions.iter().filter(|(shown, _)| self.shows(id, tag, shown));
        shown.any(|(shown, version)| {
            (0..version.body.headings.len())
                .any(|heading| self.heading_anchor(id, shown, heading).as_ref() == Some(anchor))
        })
    }
}
