//! How Arabic writes a term: its forms, the proclitics before them, and the spellings that writers
//! mix up. All that the matcher knows of Arabic stands in this folder.

mod adjective;
mod build;
mod clitics;
mod letters;
mod noun;
mod phrase;
mod spelling;

use crate::understand::forms::{Kind, Phrase};

use super::{
    form::{Article, Case, Form, Spelling, Word},
    rules::{Declared, Role},
};

pub(super) use clitics::{Reading, Seen, readings};
pub(super) use letters::toggled_article;
pub(super) use spelling::{Before, Context, compare};

/// The most words that inflect together; a longer text is found as it is written.
const MOST_WORDS: usize = 8;

/// Every form of a declared text.
pub(super) fn inflect(declared: Declared<'_>, forms: &mut Vec<Form>) {
    let table = declared.forms;
    let is_noun = table.kind == Kind::Noun;
    match declared.role {
        _ if declared.words.len() > MOST_WORDS => forms.push(as_written(declared.words)),
        Role::Name | Role::Plural if is_noun => {
            phrase::inflect(declared.words, numbers(declared), table.phrase, forms);
        }
        Role::Name | Role::Plural => forms.push(as_written(declared.words)),
        Role::Adjective => match declared.words {
            [word] => adjective::inflect(word, forms),
            words => forms.push(as_written(words)),
        },
        Role::Exclude => {
            forms.push(as_written(declared.words));
            let ends_as_adjective = declared.words.last().is_some_and(letters::looks_like_nisba);
            let built = if ends_as_adjective { Some(Phrase::Adjective) } else { table.phrase };
            phrase::inflect(declared.words, numbers(declared), built, forms);
        }
    }
}

fn numbers(declared: Declared<'_>) -> noun::Numbers {
    let countable = declared.role == Role::Exclude || !declared.forms.mass;
    noun::Numbers { plural_already: declared.role == Role::Plural, countable, human: declared.forms.human }
}

/// A name, as it is written: its article is a part of it.
fn as_written(words: &[Word]) -> Form {
    let mut words: Vec<Word> = words.iter().map(letters::with_article_known).collect();
    let article = match words.first_mut() {
        Some(first) if first.article => {
            *first = first.with(first.letters[2..].to_vec());
            first.article = false;
            Article::Required
        }
        _ => Article::Forbidden,
    };
    form(words, article, false)
}

/// A form of Arabic.
fn form(words: Vec<Word>, article: Article, inflected: bool) -> Form {
    Form { words, article, spelling: Spelling::Arabic, case: Case::Capitals, inflected }
}

/// Whether `word` is nothing but proclitics, which a writer may leave outside an element: `و*النفط*`.
pub(in crate::link) fn is_proclitics(word: &str) -> bool {
    let rest = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let rest = rest.strip_prefix(['ب', 'ك', 'ل']).unwrap_or(rest);
    !word.is_empty() && matches!(rest, "" | "ال" | "ل")
}
