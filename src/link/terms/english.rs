//! How English writes a term: capitals by its kind, and the plural of its last word.

use crate::{base::language::fold::Letter, understand::forms::Kind};

use super::{
    form::{Article, Case, Form, Spelling, Word},
    rules::{Declared, Role},
};

/// Words after which a phrase's head is over: *memorandums of understanding*.
const PREPOSITIONS: [&str; 8] = ["of", "for", "to", "in", "on", "with", "at", "from"];

/// The declared text and its plurals.
pub(super) fn inflect(declared: Declared<'_>, forms: &mut Vec<Form>) {
    let case = case(declared);
    let form = |words, inflected| Form {
        words,
        article: Article::Forbidden,
        spelling: Spelling::Plain,
        case,
        inflected,
    };
    forms.push(form(declared.words.to_vec(), false));
    if !has_plural(declared) {
        return;
    }
    let last = declared.words.len() - 1;
    let is_preposition = |word: &Word| PREPOSITIONS.iter().any(|&other| is(word, other));
    let head = declared.words.iter().position(is_preposition).and_then(|at| at.checked_sub(1));
    for at in [Some(last), head].into_iter().flatten() {
        for letters in plurals(&declared.words[at].letters, declared.forms.kind) {
            let mut words = declared.words.to_vec();
            words[at].letters = letters;
            forms.push(form(words, true));
        }
    }
}

fn case(declared: Declared<'_>) -> Case {
    let is_initials =
        |word: &Word| word.letters.iter().all(|letter| letter.upper || !letter.char.is_alphabetic());
    match declared.forms.kind {
        Kind::Noun => Case::Any,
        Kind::Acronym if declared.words.iter().all(is_initials) => Case::Exact,
        // The full name behind the initials is a name.
        Kind::Name | Kind::Acronym => Case::Capitals,
    }
}

fn has_plural(declared: Declared<'_>) -> bool {
    match declared.role {
        Role::Plural => false,
        Role::Adjective | Role::Exclude => true,
        Role::Name => declared.forms.kind != Kind::Name && !declared.forms.mass,
    }
}

fn is(word: &Word, text: &str) -> bool {
    word.letters.iter().map(|letter| letter.char).eq(text.chars())
}

/// The regular plurals of a word.
fn plurals(word: &[Letter], kind: Kind) -> Vec<Vec<Letter>> {
    let letter = |back: usize| word.len().checked_sub(back).map_or(' ', |at| word[at].char);
    let ending = |cut: usize, ending: &str| {
        let stem = word[..word.len() - cut].iter().copied();
        stem.chain(ending.chars().map(Letter::bare)).collect::<Vec<_>>()
    };
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    match (letter(2), letter(1)) {
        (_, last) if !last.is_alphabetic() => Vec::new(),
        _ if kind == Kind::Acronym => vec![ending(0, "s")],
        ('i', 's') if letter(3) == 's' => vec![ending(2, "es")],
        (_, 's' | 'x' | 'z') | ('c' | 's', 'h') => vec![ending(0, "es")],
        (before, 'y') if !vowel(before) => vec![ending(1, "ies")],
        (_, 'o') => vec![ending(0, "s"), ending(0, "es")],
        _ => vec![ending(0, "s")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::terms::{form, token::Tokens};

    fn made(word: &str) -> Vec<String> {
        let word = form::words(word, &mut Tokens::default()).remove(0);
        let text = |letters: Vec<Letter>| letters.into_iter().map(|letter| letter.char).collect();
        plurals(&word.letters, Kind::Noun).into_iter().map(text).collect()
    }

    #[test]
    fn plurals_are_regular() {
        for (word, wanted) in [
            ("drone", "drones"),
            ("embassy", "embassies"),
            ("convoy", "convoys"),
            ("gas", "gases"),
            ("crisis", "crises"),
            ("church", "churches"),
            ("box", "boxes"),
        ] {
            assert_eq!(made(word), [wanted], "{word}");
        }
        assert_eq!(made("embargo"), ["embargos", "embargoes"]);
        assert!(made("opec+").is_empty());
    }
}
