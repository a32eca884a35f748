//! How Persian writes a term: the plural of a noun and what is written on to it, with a zero-width
//! non-joiner or without.

use crate::{base::language::fold::Letter, understand::forms::Kind};

use super::{
    form::{Form, Word},
    plain,
    rules::{Declared, Role},
};

/// The plural, alone, with the ezafe, indefinite and with the pronouns.
const PLURALS: [&str; 9] = ["ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان"];

/// What stands apart after ه only: the indefinite and the pronouns.
const AFTER_HE: [&str; 7] = ["ای", "ام", "ات", "اش", "مان", "تان", "شان"];

/// The declared text, and a noun with its endings: on its head, which comes first, or on its last word.
pub(super) fn inflect(declared: Declared<'_>, forms: &mut Vec<Form>) {
    plain::inflect(declared, forms);
    if declared.forms.kind != Kind::Noun || declared.role != Role::Name {
        return;
    }
    let last = declared.words.len() - 1;
    for at in (0..=last).filter(|at| *at == 0 || *at == last) {
        for ending in endings(&declared.words[at], declared.forms.mass) {
            let mut words = declared.words.to_vec();
            words[at].letters.extend(ending.chars().map(Letter::bare));
            forms.push(Form { inflected: true, ..plain::form(words) });
        }
    }
}

fn endings(word: &Word, mass: bool) -> impl Iterator<Item = &'static str> {
    let plurals: &[_] = if mass { &[] } else { &PLURALS };
    let ends_in_he = word.letters.last().is_some_and(|letter| letter.char == 'ه');
    let others: &[_] = if ends_in_he { &AFTER_HE } else { &[] };
    plurals.iter().chain(others).copied()
}
