//! What a new site changes for somebody who looks at a page of the old one.

use std::{cmp::Ordering, collections::BTreeMap, sync::Arc};

use crate::{
    base::{anchor::Anchor, route::Route},
    link::{DocumentId, Site},
    understand::{
        document::{Document, Kind},
        version::Version,
    },
};

/// What a new site changes for somebody who looks at a page of the old one.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Change {
    /// Addresses that are no more, and where their document is now.
    pub moved: BTreeMap<Route, Route>,
    /// Pages of documents that were changed, and the first paragraph that was.
    pub lit: BTreeMap<Route, Anchor>,
}

/// When more documents than this change at once, nobody wrote them.
const MOST_LIT: usize = 8;

/// What is different between two sites.
pub(super) fn change(old: &Site, new: &Site) -> Change {
    let mut change = Change::default();
    let have_one_routes = Arc::ptr_eq(&old.routes, &new.routes);
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    let mut changed = Vec::new();
    let (mut before, mut after) = (all(old).peekable(), all(new).peekable());
    loop {
        let order = match (before.peek(), after.peek()) {
            (None, None) => break,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some((_, old)), Some((_, new))) if std::ptr::eq(*old, *new) => Ordering::Equal,
            (Some((_, old)), Some((_, new))) => (old.kind, &old.slug).cmp(&(new.kind, &new.slug)),
        };
        let old_one = if order == Ordering::Greater { None } else { before.next() };
        let new_one = if order == Ordering::Less { None } else { after.next() };
        match (old_one, new_one) {
            // What is the same value stands where it stood.
            (Some(old_one), Some(new_one)) if have_one_routes && std::ptr::eq(old_one.1, new_one.1) => {}
            (Some(old_one), Some(new_one)) => {
                follow(&mut change, old, new, (old_one.0, new_one.0));
                if is_changed(old_one.1, new_one.1) {
                    changed.push((old_one.1, new_one));
                }
            }
            (Some(old_one), None) => gone.push(old_one),
            (None, Some(new_one)) => come.push(new_one),
            (None, None) => break,
        }
    }
    for (id, document) in gone {
        // Where its files were renamed one after another, the new one was there already.
        let others = come.iter().copied().chain(new.documents(document.kind));
        if let Some((other, _)) = others.into_iter().find(|(_, other)| is_renamed(document, other)) {
            follow(&mut change, old, new, (id, other));
        }
    }
    if changed.len() <= MOST_LIT {
        for (before, (id, document)) in changed {
            light(&mut change, before, new, id, document);
        }
    }
    change
}

/// Every document, sorted by kind and slug.
fn all(site: &Site) -> impl Iterator<Item = (DocumentId, &Document)> {
    Kind::ALL.into_iter().flat_map(|kind| site.documents(kind))
}

/// Notes where the addresses of a document lead now.
fn follow(change: &mut Change, old: &Site, new: &Site, (before, after): (DocumentId, DocumentId)) {
    for language in old.languages() {
        let (Some(from), Some(to)) =
            (old.address(before, language.tag()), new.address(after, language.tag()))
        else {
            continue;
        };
        if from != to {
            change.moved.insert(from.clone(), to.clone());
        }
    }
}

fn is_changed(old: &Document, new: &Document) -> bool {
    let versions = old.versions.values().zip(new.versions.values());
    versions.into_iter().any(|(old, new)| old.digest != new.digest)
}

/// Whether one document is the other under another name: some text of theirs is the same.
fn is_renamed(old: &Document, new: &Document) -> bool {
    let has_twin = |version: &Version| new.versions.values().any(|other| other.digest == version.digest);
    old.kind == new.kind && old.versions.values().any(|version| has_twin(version))
}

/// Notes the paragraph in which the first change stands.
fn light(change: &mut Change, before: &Document, new: &Site, id: DocumentId, document: &Document) {
    let anchor = document.versions.iter().find_map(|(tag, version)| {
        let old = before.versions.get(tag).filter(|old| old.digest != version.digest)?;
        let alike = old.text.bytes().zip(version.text.bytes()).take_while(|(old, new)| old == new).count();
        let place = version.body.paragraph_at(u32::try_from(alike).ok()?)?;
        Some(new.paragraph_anchor(id, tag, place))
    });
    let Some(anchor) = anchor else { return };
    for language in new.languages() {
        if let Some(route) = new.address(id, language.tag()) {
            change.lit.insert(route.clone(), anchor.clone());
        }
    }
}
