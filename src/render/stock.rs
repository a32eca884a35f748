//! What many pages show of a document, made once.

use std::{ops::Deref, sync::OnceLock};

use crate::{
    base::language::tag::Tag,
    link::{DocumentId, Site},
    render::view::{card::Face, frame::Bearings},
};

/// The faces of the documents in each language of a site: made when first asked for, and then
/// shared by all cards that show them.
#[derive(Debug)]
pub(super) struct Faces {
    by_language: Vec<(Tag, Vec<OnceLock<Option<Face>>>, OnceLock<Bearings>)>,
}

impl Faces {
    /// No face yet, and room for all.
    pub(super) fn new(site: &Site) -> Self {
        let room = || site.corpus.documents.iter().map(|_| OnceLock::new()).collect();
        Self {
            by_language: site
                .languages()
                .iter()
                .map(|language| (language.tag().clone(), room(), OnceLock::new()))
                .collect(),
        }
    }
}

/// A site with the faces of its documents: views take it where they would take the site.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stock<'a> {
    site: &'a Site,
    faces: &'a Faces,
}

impl<'a> Stock<'a> {
    pub(super) fn new(site: &'a Site, faces: &'a Faces) -> Self {
        Self { site, faces }
    }

    /// The face of a document on pages in `tag`.
    pub(super) fn face(&self, id: DocumentId, tag: &Tag) -> Option<&'a Face> {
        let faces = self.faces.by_language.iter().find(|(known, ..)| known == tag)?;
        faces.1.get(id.index())?.get_or_init(|| Face::new(self.site, id, tag)).as_ref()
    }

    /// What the headers and footers of all pages in `tag` name.
    pub(super) fn bearings(&self, tag: &Tag) -> Option<&'a Bearings> {
        let faces = self.faces.by_language.iter().find(|(known, ..)| known == tag)?;
        Some(faces.2.get_or_init(|| Bearings::new(self.site, tag)))
    }

    /// The site, for as long as it lives.
    pub(super) fn site(&self) -> &'a Site {
        self.site
    }
}

impl Deref for Stock<'_> {
    type Target = Site;

    fn deref(&self) -> &Site {
        self.site
    }
}
