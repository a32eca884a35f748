//! Words that run against the text they stand in, with the signs that belong to them.

use crate::base::language::direction::Direction;

/// The next stretch at or after `from` whose letters run against `base`: from its first letter to
/// its last letter or digit, with the signs that belong to it.
pub(super) fn next_words(text: &str, from: usize, base: Direction) -> Option<(usize, usize)> {
    let mut chars = text[from..].char_indices().map(|(at, c)| (from + at, c));
    let (mut start, first) = chars.find(|&(_, c)| runs_against(c, base))?;
    let mut end = start + first.len_utf8();
    // A number, `$` or `@` that leans on the first letter is part of the stretch: `3D`, `@name`.
    for (at, c) in text[from..start].char_indices().rev() {
        if !(c.is_ascii_digit() || matches!(c, '@' | '#' | '$' | '£' | '€')) {
            break;
        }
        start = from + at;
    }
    for (at, c) in chars {
        if runs_against(c, base) || (c.is_ascii_digit() && base == Direction::RightToLeft) {
            end = at + c.len_utf8();
        } else if runs_along(c, base) || matches!(c, '\n' | '،' | '؛' | '؟' | '«' | '»') {
            break;
        }
    }
    Some((start, closing_signs(text, start, end)))
}

/// Takes in what closes a stretch: the plus of `OPEC+`, the last dot of `U.S.`, a bracket that was
/// opened inside.
fn closing_signs(text: &str, start: usize, end: usize) -> usize {
    let stretch = &text[start..end];
    let mut rest = text[end..].chars();
    match rest.next() {
        Some(sign @ ('+' | '%' | '°' | '/')) if !rest.next().is_some_and(char::is_alphanumeric) => {
            end + sign.len_utf8()
        }
        Some('.') if stretch.contains('.') && stretch.len() <= 8 && is_abbreviation(stretch) => end + 1,
        Some(')') if stretch.contains('(') && !stretch.contains(')') => end + 1,
        _ => end,
    }
}

/// Single letters between dots: `U.S`.
fn is_abbreviation(stretch: &str) -> bool {
    stretch.split('.').all(|part| part.chars().count() == 1)
}

fn runs_against(c: char, base: Direction) -> bool {
    match base {
        Direction::RightToLeft => is_left_to_right(c),
        Direction::LeftToRight => is_right_to_left(c),
    }
}

fn runs_along(c: char, base: Direction) -> bool {
    match base {
        Direction::RightToLeft => is_right_to_left(c),
        Direction::LeftToRight => is_left_to_right(c),
    }
}

/// Letters of bidirectional class L. Arabic letters and common punctuation are told at once: they
/// are nearly all there is to ask about.
fn is_left_to_right(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        '\u{600}'..='\u{6ff}' | '\u{2000}'..='\u{206f}' => false,
        _ => unicode_bidi::bidi_class(c) == unicode_bidi::BidiClass::L,
    }
}

/// Letters of bidirectional class R or AL.
fn is_right_to_left(c: char) -> bool {
    use unicode_bidi::BidiClass::{AL, R};
    match c {
        '\0'..='\u{58f}' | '\u{2000}'..='\u{206f}' => false,
        _ => matches!(unicode_bidi::bidi_class(c), AL | R),
    }
}
