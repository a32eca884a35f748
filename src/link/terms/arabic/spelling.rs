//! Whether a written word is a form, letter by letter and vowel by vowel.

use crate::base::language::fold::Letter;

use super::super::{audit::Miss, fit::Likeness};

/// What the comparison of one word must know of its surroundings.
#[derive(Clone, Copy, Debug)]
pub(in crate::link::terms) struct Context {
    /// Only the exact letters count.
    pub(in crate::link::terms) strict: bool,
    /// Where the article is.
    pub(in crate::link::terms) before: Before,
    /// The word is part of a phrase.
    pub(in crate::link::terms) in_phrase: bool,
}

/// Where the article of a word is, when two spellings of it are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::link::terms) enum Before {
    /// There is none.
    Nothing,
    /// It was taken off both.
    Stripped,
    /// It is the first two letters, which have one spelling.
    Article,
}

/// Compares a written word with a form of the same key.
pub(in crate::link::terms) fn compare(
    text: &[Letter],
    form: &[Letter],
    context: Context,
) -> Result<Likeness, Miss> {
    let start = if context.before == Before::Article { 2 } else { 0 };
    let last = form.len().saturating_sub(1);
    let vocalised = form.iter().any(|letter| letter.marks.has_vowels());
    let mut likeness = Likeness::default();
    for (at, (text, form)) in text.iter().zip(form).enumerate() {
        if text.char != form.char {
            let place = Place { initial: at == start, last: at == last, in_article: at < start };
            if !is_tolerated(text.char, form.char, &place, context) {
                return Err(Miss::Letters);
            }
            likeness.tolerated += u32::from(text.char != 'ی' && form.char != 'ی');
        }
        let (heard, meant) = (text.marks.short_vowel(), form.marks.short_vowel());
        // The article doubles a sun letter after it, which says nothing of the name.
        let sun = at == start && context.before != Before::Nothing;
        let doubled = text.marks.is_doubled();
        // Who wrote vowels on a name wrote the shadda too, so one that is not there contradicts it.
        if heard != 0 && meant != 0 && heard != meant
            || doubled && !form.marks.is_doubled() && vocalised && !sun
        {
            return Err(Miss::Vowels);
        }
        likeness.agreed +=
            u32::from(heard != 0 && meant != 0) + u32::from(doubled && form.marks.is_doubled());
    }
    Ok(likeness)
}

/// Where a letter stands in its word.
struct Place {
    initial: bool,
    last: bool,
    in_article: bool,
}

/// Whether `text` may be written where `form` is meant.
fn is_tolerated(text: char, form: char, place: &Place, context: Context) -> bool {
    match (text, form) {
        // The Persian yeh is one letter for both.
        ('ی', 'ي' | 'ى') | ('ي' | 'ى', 'ی') => true,
        _ if context.strict || place.in_article => false,
        ('ا', 'أ' | 'إ' | 'آ') => true,
        ('أ' | 'إ', 'ا') => place.initial,
        ('ى', 'ي') => place.last,
        // After the article it cannot be a pronoun, and hardly in a phrase.
        ('ه', 'ة') => place.last && (context.in_phrase || context.before != Before::Nothing),
        _ => false,
    }
}
