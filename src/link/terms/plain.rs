//! Languages without rules of their own: whole words, in any case.

use super::{
    form::{Article, Case, Form, Spelling, Word},
    rules::Declared,
};

/// The declared text as it stands.
pub(super) fn inflect(declared: Declared<'_>, forms: &mut Vec<Form>) {
    forms.push(form(declared.words.to_vec()));
}

/// Words as they stand.
pub(super) fn form(words: Vec<Word>) -> Form {
    Form { words, article: Article::Forbidden, spelling: Spelling::Plain, case: Case::Any, inflected: false }
}
