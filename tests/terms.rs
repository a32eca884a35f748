//! Terms in running text, in the ways that writers write them. A case is a text in which every
//! mention stands as `[term|surface]`; nothing else in it may be found.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what helps a test fails by a panic, as a test does")]

#[path = "terms/arabic.rs"]
mod arabic;
#[path = "terms/audit.rs"]
mod audit;
#[path = "terms/english.rs"]
mod english;
#[path = "gold/glossary.rs"]
mod glossary;
#[path = "terms/properties.rs"]
mod properties;
#[path = "terms/scripts.rs"]
mod scripts;

use std::{fmt::Write as _, sync::LazyLock};

use sharh::link::terms::{Lexicon, Scratch};

use glossary::Glossary;

static TERMS: LazyLock<(Lexicon, Vec<String>)> = LazyLock::new(|| {
    let text = [include_str!("gold/glossary.toml"), include_str!("terms/glossary.toml")].concat();
    let glossary = Glossary::read(&text);
    (glossary.lexicon().0, glossary.names())
});

/// The text without its marks of mentions.
fn unmarked(case: &str) -> String {
    let mut text = String::new();
    for (at, part) in case.split(['[', ']']).enumerate() {
        text.push_str(if at % 2 == 1 { part.split_once('|').unwrap().1 } else { part });
    }
    text
}

/// The text with every mention that is found marked.
fn marked(text: &str) -> String {
    let (lexicon, names) = &*TERMS;
    let mut found = Vec::new();
    lexicon.find(text, &mut Scratch::default(), &mut found);
    let (mut out, mut at) = (String::new(), 0);
    for one in found {
        let (start, end) = (one.start as usize, one.end as usize);
        write!(out, "{}[{}|{}]", &text[at..start], names[one.term.0 as usize], &text[start..end]).unwrap();
        at = end;
    }
    out + &text[at..]
}

/// Checks every case, and shows all that fail.
fn check(cases: &[&str]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|case| (case, marked(&unmarked(case))))
        .filter(|(case, got)| *case != got)
        .map(|(case, got)| format!("wanted {case}\n   got {got}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {} cases\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
