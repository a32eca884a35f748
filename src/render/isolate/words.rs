//! Words that run against the text they stand in, with all that reads as one with them.
//!
//! An isolate is a neutral to what is around it (UAX #9, X5c and N1), so that a sign left outside is
//! drawn on the other side: `CO₂` would become ₂CO, and `C++` +C+. What leans on a word without a space
//! therefore goes with it: digits, indices and powers, signs, and brackets that were opened inside.

use crate::base::language::direction::Direction;

use super::{
    ending::closing_signs,
    quantity::{beginning, is_digit},
};

/// No more brackets are opened inside one another: a text of nothing else is read once, not over and over.
const DEEPEST: usize = 8;

/// The next stretch at or after `from` whose letters run against `base`: from its first letter to
/// its last letter or digit, with what belongs to it on both sides.
pub(super) fn next_words(text: &str, from: usize, base: Direction) -> Option<(usize, usize)> {
    let (at, letter) = text[from..].char_indices().find(|&(_, c)| runs_against(c, base))?;
    let first = from + at;
    let start = beginning(text, from, first, base);
    let end = last_letter(text, start, first + letter.len_utf8(), base);
    Some((start, closing_signs(text, start, end, base)))
}

/// The whole of `text` without the space around it, where nothing in it runs along `base`: a title or
/// a cell that is `Yahoo!` or `(EU)` has no sentence around it that its signs could belong to. A colon or a
/// comma at the end belongs to what follows elsewhere.
pub(super) fn whole(text: &str, base: Direction) -> Option<(usize, usize)> {
    let is_around = |c: char| c.is_whitespace() || c == '\u{61c}';
    let inner = text.trim_matches(is_around);
    let is_foreign = |c| !runs_along(c, base) && !is_own_sign(c) && !matches!(c, '٠'..='٩' | '٪');
    let is_whole = inner.chars().any(|c| runs_against(c, base))
        && inner.chars().all(is_foreign)
        && !inner.ends_with([':', ',']);
    let start = text.len() - text.trim_start_matches(is_around).len();
    is_whole.then_some((start, start + inner.len()))
}

/// The end of the stretch that begins at `start` and whose first letter ends at `from`: behind its last
/// letter or digit, or the bracket or quotation mark that closes behind them what was opened inside. What
/// is opened and not closed inside belongs to the text around it, and so does what closes more.
fn last_letter(text: &str, start: usize, from: usize, base: Direction) -> usize {
    let around = text[..start].chars().next_back().and_then(closing);
    // What was opened inside, with the end that the stretch had before it.
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut end = from;
    for (at, c) in text[from..].char_indices().map(|(at, c)| (from + at, c)) {
        let behind = at + c.len_utf8();
        let is_mark = at == end && unicode_normalization::char::is_combining_mark(c);
        if runs_against(c, base) || is_digit(c, base) || is_mark {
            end = behind;
        } else if runs_along(c, base) || is_own_sign(c) || (open.is_empty() && Some(c) == around) {
            break;
        } else if open.last().is_some_and(|(closing, _)| *closing == c) {
            open.pop();
            end = behind;
        } else if let Some(closing) = closing(c) {
            if open.len() == DEEPEST {
                break;
            }
            open.push((closing, end));
        } else if matches!(c, ')' | ']' | '}' | '”') {
            break;
        }
    }
    open.first().map_or(end, |(_, before)| *before)
}

/// What closes that which this character opens.
fn closing(opening: char) -> Option<char> {
    match opening {
        '(' => Some(')'),
        '[' => Some(']'),
        '{' => Some('}'),
        '“' => Some('”'),
        '‘' => Some('’'),
        '"' => Some('"'),
        _ => None,
    }
}

/// Signs of a text in Arabic script, and the end of a line.
fn is_own_sign(c: char) -> bool {
    matches!(c, '\n' | '،' | '؛' | '؟' | '«' | '»')
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
