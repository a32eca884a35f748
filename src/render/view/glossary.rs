//! The index of the glossary, in the order of the page's language.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    base::{language::tag::Tag, route::Route},
    render::{
        cache::CachedSite,
        phrase::{Phrase, phrase},
    },
    understand::{
        document::Kind,
        facts::{Facts, TermKind},
    },
};

use super::{
    card::{Card, card},
    frame::Frame,
    lists::{holdings, list_frame},
};

/// The index of the glossary.
#[derive(Serialize, Debug)]
pub struct GlossaryPage {
    /// What every page has.
    pub page: Frame,
    /// How many terms there are, in words.
    pub count: String,
    /// The entries by letter.
    pub groups: Vec<Group>,
    /// The kinds of term that there are.
    pub kinds: Vec<KindCount>,
}

/// The entries under one letter.
#[derive(Serialize, Debug)]
pub struct Group {
    /// The letter; `#` for what begins with none.
    pub letter: String,
    /// Its anchor, without `#`.
    pub anchor: String,
    /// The entries.
    pub entries: Vec<Entry>,
}

/// A term in the index.
#[derive(Serialize, Debug)]
pub struct Entry {
    /// The term.
    pub card: Card,
    /// Its names in the other languages.
    pub others: Vec<Phrase>,
}

/// A kind of term, and how many there are of it.
#[derive(Serialize, Debug)]
pub struct KindCount {
    /// The kind as facts spell it.
    pub key: &'static str,
    /// What many of it are called.
    pub title: String,
    /// How many there are.
    pub count: usize,
}

/// The index of the glossary in `tag`.
pub(in crate::render) fn glossary(site: &CachedSite<'_>, route: &Route, tag: &Tag) -> GlossaryPage {
    let (language, words) = (site.language(tag), site.words(tag));
    let mut terms: Vec<_> = site
        .documents(Kind::Term)
        .filter_map(|(id, _)| {
            let (shown, version) = site.version(id, tag)?;
            Some((
                language.heading_key(version.title.as_ref()),
                id,
                shown.clone(),
                language.initial(version.title.as_ref()),
            ))
        })
        .collect();
    terms.sort();
    let count = words.count("terms-count", terms.len() as u64, language);
    let description = holdings(site, tag, &count, terms.iter().map(|(_, id, ..)| *id));
    let mut groups: Vec<Group> = Vec::new();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, id, shown, letter) in terms {
        let Some(card) = card(site, id, route, tag) else { continue };
        if let Facts::Term(facts) = &*site.document(id).facts {
            *kinds.entry(facts.kind.as_str()).or_default() += 1;
        }
        let versions = &site.document(id).versions;
        let others = versions.iter().filter(|(other, _)| **other != shown);
        let others =
            others.map(|(other, version)| phrase(site, version.title.as_ref(), other, tag)).collect();
        let entry = Entry { card, others };
        match groups.last_mut().filter(|group| group.letter == letter) {
            Some(group) => group.entries.push(entry),
            None => {
                groups.push(Group { anchor: anchor(&letter, groups.len()), letter, entries: vec![entry] });
            }
        }
    }
    let kinds = TermKind::ALL.iter().filter_map(|kind| {
        let key = kind.as_str();
        kinds.get(key).map(|&count| KindCount {
            key,
            title: words.text(&format!("kinds-{key}")).to_owned(),
            count,
        })
    });
    GlossaryPage {
        page: list_frame(site, route, tag, ("glossary", description)),
        count,
        groups,
        kinds: kinds.collect(),
    }
}

fn anchor(letter: &str, place: usize) -> String {
    if letter.chars().all(char::is_alphabetic) {
        format!("letter-{letter}")
    } else {
        format!("letters-{}", place + 1)
    }
}
