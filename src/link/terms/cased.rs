//! Whether a written word is a form where letters have case and accents, and where a word begins
//! and ends among hyphens and apostrophes.

use crate::base::language::fold::{self, Letter};

use super::{
    audit::Miss,
    fit::Likeness,
    form::{Accents, Case},
    lexicon::Leaf,
    token::{Gap, Token, Tokens},
};

/// What may follow a word after an apostrophe without being a part of it: the possessive and short verbs.
const AFTER: [&str; 6] = ["s", "d", "ll", "re", "ve", "m"];

/// What may stand before a word and an apostrophe: articles and prepositions of Romance names.
const BEFORE: [&str; 2] = ["l", "d"];

/// Compares a written word with that of a form of the same key.
pub(super) fn compare(text: &[Letter], form: &[Letter], leaf: &Leaf) -> Result<Likeness, Miss> {
    let mut likeness = Likeness::default();
    for (text, form) in text.iter().zip(form) {
        if text.char != form.char && !is_alike(*text, *form, leaf) {
            return Err(Miss::Letters);
        }
        let (written, meant) = (text.marks.accents(), form.marks.accents());
        if written != meant {
            // A letter without its accent may stand for it; another accent, or one too many, may not.
            // Hebrew points are like Arabic vowels: one side may lack them.
            let points = (written == 0 || meant == 0) && fold::is_pointed(form.char);
            let may_lack = match leaf.accents {
                Accents::Required => false,
                Accents::OnSmall => text.upper,
                Accents::Optional => true,
            };
            if leaf.strict || !points && (written != 0 || !may_lack) {
                return Err(Miss::Accents);
            }
            likeness.tolerated += u32::from(!points);
        }
    }
    let capitals = |word: &[Letter]| word.iter().any(|letter| letter.upper);
    let same = text.iter().zip(form).all(|(text, form)| text.upper == form.upper);
    let fits = match leaf.case {
        Case::Any => true,
        Case::Exact => same,
        Case::Capitals => same || !capitals(form) || text.iter().all(|&letter| is_capital(letter)),
    };
    if fits { Ok(likeness) } else { Err(Miss::Case) }
}

/// Whether two letters of one key are one letter: the yeh of Persian, the sigmas, and the i whose
/// capital does not tell whether it has a dot.
fn is_alike(text: Letter, form: Letter, leaf: &Leaf) -> bool {
    match fold::key(text.char) {
        'ي' => text.char == 'ی' || form.char == 'ی',
        'σ' => true,
        'i' => text.upper || form.upper || leaf.accents == Accents::Optional,
        _ => false,
    }
}

fn is_capital(letter: Letter) -> bool {
    letter.upper || !letter.char.is_alphabetic()
}

/// Whether the words from `first` to `last` are whole words: *non-oil* is no oil, nor is *O’Cohen* Cohen.
pub(super) fn stand_alone(page: &Tokens, first: usize, last: usize) -> Result<(), Miss> {
    let is = |word: &Token, texts: &[&str]| {
        texts.iter().any(|text| page.letters(word).iter().map(|letter| letter.char).eq(text.chars()))
    };
    if let (Some(word), Some(before)) =
        (page.words.get(first), first.checked_sub(1).map(|at| &page.words[at]))
    {
        match word.gap {
            Gap::Hyphen if is(before, &["non"]) => return Err(Miss::Prefix),
            Gap::Apostrophe if !is(before, &BEFORE) => return Err(Miss::Prefix),
            _ => {}
        }
    }
    match page.words.get(last + 1) {
        Some(after) if after.gap == Gap::Apostrophe && !is(after, &AFTER) => Err(Miss::Prefix),
        _ => Ok(()),
    }
}
