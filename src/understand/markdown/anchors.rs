//! The anchors of a text's headings, each of them one.

use std::collections::BTreeMap;

use crate::base::{anchor::Anchor, slug::Slug};

/// The anchors that are taken, and the last number that stands behind each.
#[derive(Default)]
pub(super) struct Anchors(BTreeMap<Anchor, u32>);

impl Anchors {
    /// Takes an anchor as the author set it; false where it was taken already.
    pub(super) fn take(&mut self, anchor: &Anchor) -> bool {
        let is_free = !self.0.contains_key(anchor);
        self.0.entry(anchor.clone()).or_insert(1);
        is_free
    }

    /// Makes an anchor of a heading's text, with a number behind it where that is taken.
    pub(super) fn make(&mut self, text: &str) -> Anchor {
        let base = unnumbered(text);
        let mut number = self.0.get(&base).copied().unwrap_or_default();
        let made = loop {
            number += 1;
            if number == 1 {
                break base.clone();
            }
            match Anchor::new(&format!("{base}-{number}")) {
                Some(numbered) if self.0.contains_key(&numbered) => {}
                Some(numbered) => break numbered,
                None => return base,
            }
        };
        self.0.insert(base, number);
        self.0.entry(made.clone()).or_insert(1);
        made
    }
}

/// The anchor that a heading's text makes; none that pages keep for themselves.
fn unnumbered(text: &str) -> Anchor {
    let slug = Slug::from_title(text).map_or_else(|| "section".to_owned(), |slug| slug.to_string());
    Anchor::new(&slug)
        .filter(|anchor| !anchor.is_the_pages_own())
        .or_else(|| Anchor::new(&format!("section-{slug}")))
        .unwrap_or_else(|| Anchor::paragraph(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_headings_have_one_anchor() {
        let mut anchors = Anchors::default();
        assert!(anchors.take(&Anchor::new("oil-2").unwrap()));
        assert!(!anchors.take(&Anchor::new("oil-2").unwrap()));
        let made = ["Oil", "Oil", "Oil", "Oil 3", "p1", "…"].map(|text| anchors.make(text).to_string());
        assert_eq!(made, ["oil", "oil-3", "oil-4", "oil-3-2", "section-p1", "section"]);
    }
}
