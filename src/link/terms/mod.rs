//! Finds the terms of a glossary in running text, in all their written forms.
//!
//! *Takes* what the authors of the terms declared, and makes a [`Lexicon`] of every form that a term
//! is written in; then takes runs of text and *gives* where each term stands in them. The text is
//! not stemmed: forms are generated, the text only has its proclitics taken off, and a candidate
//! found by its key is verified letter by letter. *Never* knows Markdown, pages or definitions.
//!
//! What a language knows stands in its own module (`arabic`, `english`, `persian`) and in one row of the
//! table in `rules`; a language without a row has whole words (`plain`).

mod address;
mod arabic;
mod audit;
mod cased;
mod check;
mod declared;
mod english;
mod filter;
mod fit;
mod form;
mod lexicon;
mod persian;
mod plain;
mod reader;
mod rules;
mod select;
mod token;

use crate::{
    base::source::SourcePath,
    understand::forms::{Forms, Spanned},
};

pub(super) use arabic::is_proclitics;
pub use audit::{Finding, Miss};
pub use lexicon::{Lexicon, lexicon};
pub use select::Scratch;
pub(super) use token::joins;

/// A term of the glossary, by its place in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TermId(pub u32);

/// What the author of a term declared in one language. Spans are byte offsets into `file`.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The term; its entries in other languages carry the same.
    pub term: TermId,
    /// The BCP 47 tag of the entry's language.
    pub language: &'a str,
    /// Where it was declared.
    pub file: &'a SourcePath,
    /// What the term is called.
    pub title: &'a Spanned<String>,
    /// Its other names.
    pub aliases: &'a [Spanned<String>],
    /// How they inflect.
    pub forms: &'a Forms,
}

/// A term in a run of text: the whole written word or words, clitics included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Found {
    /// The first byte in the run.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// The term.
    pub term: TermId,
}
