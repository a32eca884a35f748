//! What tells the files of one index from those of another.

use crate::{
    base::{digest::Digest, language::tag::Tag},
    link::{DocumentId, Site},
    understand::facts::Facts,
};

/// What differs when anything does that the files of the index depend on.
pub(super) fn stamp(site: &Site, tag: &Tag) -> Digest {
    let mut parts: Vec<Vec<u8>> = vec![tag.as_str().into(), env!("CARGO_PKG_VERSION").into()];
    for (at, document) in site.corpus.documents.iter().enumerate() {
        let id = DocumentId::new(at);
        parts.push(document.slug.as_str().into());
        parts.push(sort(&document.facts).into());
        parts.push(site.address(id, tag).map_or_else(Vec::new, |route| route.as_str().into()));
        for (tag, version) in &document.versions {
            parts.push(tag.as_str().into());
            parts.push(version.digest.to_bytes().into());
        }
        let rows = document.versions.get(tag).map_or(0, |version| version.body.rows.len());
        let numbers = (1..).take(rows).map(|place| site.paragraph_number(id, tag, place));
        parts.push(numbers.flat_map(u32::to_le_bytes).collect());
    }
    Digest::of_parts(parts.iter().map(Vec::as_slice))
}

/// The sort of term or background page that facts are of; empty for the other kinds.
#[must_use]
pub fn sort(facts: &Facts) -> &'static str {
    match facts {
        Facts::Term(facts) => facts.kind.as_str(),
        Facts::Context(facts) => facts.kind.as_str(),
        Facts::Article(_) | Facts::Page(_) => "",
    }
}
