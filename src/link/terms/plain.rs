//! Languages without rules of their own: whole words, in any case.

use super::{
    form::{Article, Case, Form, Spelling},
    rules::Declared,
};

/// The declared text as it stands.
pub(super) fn inflect(declared: Declared<'_>, forms: &mut Vec<Form>) {
    forms.push(Form {
        words: declared.words.to_vec(),
        article: Article::Forbidden,
        spelling: Spelling::Plain,
        case: Case::Any,
        inflected: false,
    });
}
