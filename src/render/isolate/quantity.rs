//! Where a stretch of foreign words begins: with the number, the sign, the relation that it reads on from.

use crate::base::language::direction::Direction;

use super::{
    number::{is_european, may_precede_sign},
    unit::is_unit,
};

/// Where the stretch begins whose first letter stands at `first`; not before `from`.
///
/// What leans on the letter without a space is part of it (`3D`, `@name`, `.NET`, `20°C`), and before a
/// unit so is its number: `5–10 GW` is one quantity, which a right-to-left line would turn round, while
/// in "عام 2020 OPEC" the number goes with the word before it.
pub(super) fn beginning(text: &str, from: usize, first: usize, base: Direction) -> usize {
    let start = leaning(text, from, first, base);
    if base == Direction::LeftToRight {
        return start;
    }
    let gap = without_space(text, from, start);
    let number = number_before(text, from, gap);
    let is_quantity = number < gap && gap < start && is_unit(&text[start..]);
    terms_before(text, from, if is_quantity { number } else { start })
}

/// Digits that a stretch holds: in a right-to-left text ASCII's with fractions, indices and powers; in
/// another the Arabic and Persian ones.
pub(super) fn is_digit(c: char, base: Direction) -> bool {
    match base {
        Direction::RightToLeft => c.is_ascii_digit() || is_small(c),
        Direction::LeftToRight => matches!(c, '٠'..='٩' | '۰'..='۹'),
    }
}

/// Fractions, indices and powers with their signs.
fn is_small(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '¼'..='¾' | '\u{2070}'..='\u{208e}' | '⅐'..='⅟')
}

/// The beginning of what leans on the letter at `first`.
fn leaning(text: &str, from: usize, first: usize, base: Direction) -> usize {
    let mut start = number_before(text, from, first);
    while let Some(c) = text[from..start].chars().next_back() {
        let at = start - c.len_utf8();
        let opens = |at: usize| may_precede_sign(text, at, text[..at].chars().next_back());
        start = match c {
            '@' | '#' | '$' | '£' | '€' | '¥' | '_' | '°' => number_before(text, from, at),
            '.' | '/' | '~' if base == Direction::RightToLeft && opens(at) => return at,
            // `10-K` and `737/MAX`.
            '-' | '/' if start == first && number_before(text, from, at) < at => {
                number_before(text, from, at)
            }
            _ => break,
        };
    }
    start
}

/// The beginning of the number, or the range of numbers, that ends at `end`, with its sign or currency;
/// `end` where there is none.
fn number_before(text: &str, from: usize, end: usize) -> usize {
    let is_part = |c: char| is_european(c) || is_small(c);
    let mut start = end;
    while let Some(c) = text[from..start].chars().next_back() {
        let at = start - c.len_utf8();
        let behind_digit = text[from..at].chars().next_back().is_some_and(is_part);
        let joins = match c {
            '.' | ',' | '٫' | '٬' | ':' | '/' | '-' | '–' | '^' => start < end,
            '°' => true,
            _ => false,
        };
        if is_part(c) || (behind_digit && joins) {
            start = at;
        } else {
            let is_sign = start < end && matches!(c, '+' | '-' | '−' | '±' | '$' | '£' | '€' | '¥');
            let leads = is_sign && may_precede_sign(text, at, text[..at].chars().next_back());
            return if leads { at } else { start };
        }
    }
    start
}

/// Takes in the numbers that are set against what begins at `start`, as in `1 + x` or `2 – 5 GW`, and the
/// relation before a number, as in `≥ 5 GW`.
fn terms_before(text: &str, from: usize, mut start: usize) -> usize {
    loop {
        let end = without_space(text, from, start);
        let Some(sign) = text[from..end].chars().next_back() else { return start };
        let at = end - sign.len_utf8();
        let is_number = text[start..].starts_with(is_european);
        let relates = matches!(sign, '=' | '≈' | '<' | '>' | '≤' | '≥' | '~');
        let joins =
            matches!(sign, '+' | '−' | '±' | '×' | '÷' | '·') || (is_number && matches!(sign, '-' | '–'));
        if !(relates || joins) {
            return start;
        }
        let left = without_space(text, from, at);
        let number = number_before(text, from, left);
        if number == left {
            let leads = may_precede_sign(text, at, text[..at].chars().next_back());
            return if relates && is_number && leads { at } else { start };
        }
        start = number;
    }
}

/// The place before the one space that stands before `start`; `start` where there is none.
fn without_space(text: &str, from: usize, start: usize) -> usize {
    text[from..start].strip_suffix([' ', '\u{a0}', '\u{202f}']).map_or(start, |before| from + before.len())
}
