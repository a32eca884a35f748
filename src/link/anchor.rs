//! The places on a page that links lead to.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    base::{anchor::Anchor, language::tag::Tag, memo::Same},
    link::{DocumentId, Site},
    understand::{
        document::{Document, Kind},
        version::Version,
    },
};

/// The languages of a site, in its order.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Order(pub Vec<Tag>);

/// The anchors of a version's headings on its document's page.
#[derive(Debug)]
pub(super) struct Anchors {
    /// Of each heading, in the order of the text.
    headings: Vec<Anchor>,
    /// Where in the text the heading stands whose own anchor this is.
    places: BTreeMap<Anchor, u32>,
    /// Those that are not the headings' own, because an earlier language has a heading of that name.
    tagged: BTreeSet<Anchor>,
}

/// Finds the anchors of each version of a document. Both versions of an article stand on one page:
/// where both have a heading of one name, the later language's carries its tag.
pub(super) fn anchors(order: &Order, document: &Same<Document>) -> Vec<Anchors> {
    let versions = document.versions.iter();
    let places: BTreeMap<&Tag, BTreeMap<Anchor, u32>> =
        versions.map(|(tag, version)| (tag, places(version))).collect();
    let is_taken = |tag: &Tag, anchor: &Anchor| {
        let mut earlier = order.0.iter().take_while(|earlier| *earlier != tag);
        document.kind == Kind::Article
            && earlier.any(|earlier| places.get(earlier).is_some_and(|taken| taken.contains_key(anchor)))
    };
    let of_version = |(tag, places): (&&Tag, &BTreeMap<Anchor, u32>)| {
        let own = document.versions[*tag].body.headings.iter().map(|heading| &heading.anchor);
        let tagged =
            |own: &Anchor| is_taken(tag, own).then(|| Anchor::new(&format!("{own}-{tag}"))).flatten();
        Anchors {
            headings: own.clone().map(|own| tagged(own).unwrap_or_else(|| own.clone())).collect(),
            tagged: places.keys().filter_map(tagged).collect(),
            places: places.clone(),
        }
    };
    places.iter().map(of_version).collect()
}

fn places(version: &Version) -> BTreeMap<Anchor, u32> {
    let mut places = BTreeMap::new();
    for (place, heading) in (0..).zip(&version.body.headings) {
        places.entry(heading.anchor.clone()).or_insert(place);
    }
    places
}

impl Anchors {
    /// The anchor on the page of the heading whose own this is.
    fn on_page(&self, own: &Anchor) -> Option<&Anchor> {
        self.headings.get(*self.places.get(own)? as usize)
    }

    fn has(&self, anchor: &Anchor) -> bool {
        self.on_page(anchor) == Some(anchor) || self.tagged.contains(anchor)
    }
}

impl Site {
    /// The anchor of a heading on its document's page.
    #[must_use]
    pub fn heading_anchor(&self, id: DocumentId, tag: &Tag, heading: usize) -> Option<&Anchor> {
        self.anchors(id, tag)?.headings.get(heading)
    }

    /// The anchor on its document's page of the heading of a version that is called so in its text.
    #[must_use]
    pub fn own_heading(&self, id: DocumentId, tag: &Tag, own: &Anchor) -> Option<&Anchor> {
        self.anchors(id, tag)?.on_page(own)
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
        let mut all = self.document(id).versions.keys().zip(&*self.anchors[id.index()]);
        all.any(|(shown, anchors)| anchors.has(anchor) && self.shows(id, tag, shown))
    }

    fn anchors(&self, id: DocumentId, tag: &Tag) -> Option<&Anchors> {
        let place = self.document(id).versions.keys().position(|known| known == tag)?;
        self.anchors[id.index()].get(place)
    }
}
