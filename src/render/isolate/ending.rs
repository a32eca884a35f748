//! The signs that close a stretch of foreign words.

use crate::base::language::direction::Direction;

/// Words whose full stop is theirs, though they are not letters between dots.
const ABBREVIATIONS: [&str; 9] = ["Inc", "Ltd", "Co", "Corp", "Bros", "Jr", "Sr", "al", "etc"];

/// Takes in the signs that close the stretch from `start` to `end`: the pluses of `C++`, the last dot of
/// `U.S.`, the charge of `Na−`, a trade mark.
///
/// A full stop, a comma, an exclamation mark behind a foreign word closes the sentence around it. No
/// program can tell "نحن نحب Yahoo!" from "أعلنت Yahoo! أمس", and sentences end oftener than such names
/// stand in them: the mark is the name's only where another sign of the sentence follows (`Yahoo!،`) and
/// where there is no sentence (see [`whole`](super::words::whole)).
pub(super) fn closing_signs(text: &str, start: usize, mut end: usize, base: Direction) -> usize {
    while let Some(sign) = text[end..].chars().next().filter(|sign| belongs(text, (start, end), *sign, base))
    {
        end += sign.len_utf8();
    }
    end
}

fn belongs(text: &str, (start, end): (usize, usize), sign: char, base: Direction) -> bool {
    let stretch = &text[start..end];
    let next = text[end + sign.len_utf8()..].chars().next();
    let is_last = !next.is_some_and(char::is_alphanumeric);
    match (sign, base) {
        ('®' | '™' | '℠' | '©' | '′' | '″', _) => true,
        ('+' | '%' | '°' | '/' | '#' | '*' | '$' | '€' | '£' | '¥' | '₪', _) => is_last,
        ('-' | '−', Direction::RightToLeft) => {
            is_last && has_charge(stretch, sign) && !text[..start].ends_with(sign)
        }
        ('!', Direction::RightToLeft) => {
            next.is_some_and(|c| matches!(c, ',' | '.' | ':' | ';' | '،' | '؛' | '؟'))
        }
        ('.', _) => is_last && is_abbreviation(last_word(stretch)),
        _ => false,
    }
}

/// One or two letters, with digits: blood groups, marks, ions. A hyphen behind a longer word is a dash.
fn has_charge(stretch: &str, sign: char) -> bool {
    let word = last_word(stretch);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (1..=2).contains(&letters)
        && word.chars().all(char::is_alphanumeric)
        && (sign == '−' || word.starts_with(char::is_uppercase))
}

fn last_word(stretch: &str) -> &str {
    stretch.rsplit(|c: char| c.is_whitespace() || "([{\"“".contains(c)).next().unwrap_or(stretch)
}

/// Single letters between dots, `U.S`, or a word that is always cut short.
fn is_abbreviation(word: &str) -> bool {
    let has_dots =
        word.contains('.') && word.len() <= 8 && word.split('.').all(|part| part.chars().count() == 1);
    has_dots || ABBREVIATIONS.contains(&word)
}
