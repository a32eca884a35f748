//! How an adjective inflects: alone, where its author listed it, and in agreement with a noun.

use crate::base::language::fold::Letter;

use super::{
    super::form::{Article, Form, Word},
    form,
    letters::{ends, is_feminine, stem, suffixed},
    noun::{Cell, accusative},
};

/// Every form of a listed adjective, in both genders and all numbers.
pub(super) fn inflect(word: &Word, forms: &mut Vec<Form>) {
    let written = stem(word);
    let base = base(&written);
    let mut add =
        |letters, article, inflected| forms.push(form(vec![word.with(letters)], article, inflected));
    add(written.clone(), Article::Optional, false);
    for ending in ["", "ة", "ان", "ين", "تان", "تين", "ون", "ات"] {
        add(suffixed(&base, 0, ending), Article::Optional, true);
    }
    for ending in ["ا", "و", "تا", "تي"] {
        add(suffixed(&base, 0, ending), Article::Forbidden, true);
    }
}

/// An adjective of a phrase, as it was declared.
#[derive(Clone, Debug)]
pub(super) struct Adjective {
    written: Vec<Letter>,
    base: Vec<Letter>,
    feminine: bool,
    /// Its other forms are not known: كبرى beside a feminine noun.
    rigid: bool,
    human: bool,
}

impl Adjective {
    /// Reads an adjective beside the noun that it agrees with.
    pub(super) fn new(word: &Word, noun: &[Letter], human: bool) -> Self {
        let written = stem(word);
        let feminine = is_feminine(&written);
        let rigid = is_feminine(noun) && !feminine || ["ى", "اء", "ا"].iter().any(|end| ends(&written, end));
        Self { base: base(&written), written, feminine, rigid, human }
    }

    /// Its forms, without article, beside a noun of this number and case.
    pub(super) fn agreeing(&self, cell: Cell) -> Vec<Vec<Letter>> {
        let gender = if self.feminine { "ت" } else { "" };
        let with = |ending: &str| vec![suffixed(&self.base, 0, ending)];
        match cell {
            Cell::Plain if ends(&self.written, "ون") && self.written.len() >= 5 => {
                vec![self.written.clone(), suffixed(&self.written, 2, "ين")]
            }
            Cell::Plain => vec![self.written.clone()],
            Cell::Accusative | Cell::PluralFeminine if self.rigid => vec![self.written.clone()],
            Cell::Accusative => vec![accusative(&self.written).unwrap_or_else(|| self.written.clone())],
            _ if self.rigid => Vec::new(),
            Cell::DualNominative => with(&format!("{gender}ان")),
            Cell::DualOblique => with(&format!("{gender}ين")),
            Cell::PluralNominative => with("ون"),
            Cell::PluralOblique => with("ين"),
            Cell::PluralFeminine if self.human => with("ات"),
            Cell::PluralFeminine => with("ة"),
        }
    }
}

fn base(written: &[Letter]) -> Vec<Letter> {
    suffixed(written, usize::from(is_feminine(written)), "")
}
