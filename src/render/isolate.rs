//! What would be drawn in the wrong order in running text.
//!
//! Inside a right-to-left text, words in a left-to-right script stand between neutrals that would
//! otherwise be drawn into them: `OPEC+` would lose its plus to the wrong side. Each such stretch is
//! put into a `<bdi>` with its direction and, where a language of the site has its script, its
//! language (UAX #9; W3C, *Inline markup and bidirectional text in HTML*). The same holds the other
//! way round. Bare numbers are left alone, since isolating `30٪` or `2016-2020` would turn them round;
//! those with a sign and phone numbers, which would be turned round if left alone, are isolated. The
//! two halves of a range stay on one line.

mod ending;
mod number;
mod quantity;
#[cfg(test)]
mod tests;
mod unit;
mod words;

use std::{borrow::Cow, sync::Arc};

use crate::{
    base::language::{Language, direction::Direction},
    render::escape::escape_text,
};

use number::{join_ranges, next_number};
use words::{next_words, whole};

/// Writes `text`, a piece of a text in `language`, escaped, with its foreign stretches isolated and its
/// ranges whole. `languages` are the site's, to name the language of a stretch by its script.
pub(super) fn isolate(text: &str, language: &Language, languages: &[Arc<Language>], out: &mut String) {
    let base = language.direction();
    let signs = signs(text, base);
    if signs == 0 {
        return escape_text(text, out);
    }
    let before = if text.starts_with(['+', '-', '−']) { written_before(out) } else { None };
    pieces(text, language, (signs, before), |piece| write_piece(&piece, base, languages, out));
}

/// Writes `text` as [`isolate`] does, where it stands in its place without other text beside it: a
/// title, a cell, a block. In that of foreign words alone all signs are theirs: `Yahoo!`.
pub(super) fn isolate_whole(text: &str, language: &Language, languages: &[Arc<Language>], out: &mut String) {
    let base = language.direction();
    whole_pieces(text, language, |piece| write_piece(&piece, base, languages, out));
}

fn write_piece(piece: &Piece<'_>, base: Direction, languages: &[Arc<Language>], out: &mut String) {
    match piece {
        Piece::Plain(text) => join_ranges(text, |text| escape_text(text, out)),
        Piece::Words(text) => {
            open(text, base, languages, out);
            join_ranges(text, |text| escape_text(text, out));
            out.push_str("</bdi>");
        }
        Piece::Number(text) => {
            out.push_str("<bdi dir=\"ltr\">");
            escape_text(text, out);
            out.push_str("</bdi>");
        }
    }
}

/// `text` in `language` with the same as by [`isolate_whole`] done by characters, for places without
/// markup (UAX #9, LRI and RLI to PDI).
pub(super) fn isolated_plain(text: &str, language: &Language) -> String {
    let base = language.direction();
    let opening = if base == Direction::RightToLeft { '\u{2066}' } else { '\u{2067}' };
    let mut out = String::with_capacity(text.len());
    whole_pieces(text, language, |piece| match piece {
        Piece::Plain(text) => join_ranges(text, |text| out.push_str(text)),
        Piece::Words(text) | Piece::Number(text) => {
            out.push(opening);
            join_ranges(text, |text| out.push_str(text));
            out.push('\u{2069}');
        }
    });
    out
}

/// `text` as it stands alone, without a paragraph around it: in a page in Arabic script the Arabic
/// letter mark goes before digits, so that ranges and percentages run as they do in a sentence, where
/// Arabic letters precede them (UAX #9, W2). Behind Hebrew letters they run as they do alone.
pub(super) fn alone<'t>(text: impl Into<Cow<'t, str>>, language: &Language) -> Cow<'t, str> {
    let text = text.into();
    let begins_with_digit = || text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_numeric);
    if language.has_arabic_letters() && begins_with_digit() { format!("\u{61c}{text}").into() } else { text }
}

/// A part of a text.
enum Piece<'t> {
    /// What runs as the text does.
    Plain(&'t str),
    /// Words of the other direction.
    Words(&'t str),
    /// A number that a right-to-left line would turn round.
    Number(&'t str),
}

/// Gives `text`, which is in `language` and has no other text beside it, in pieces.
fn whole_pieces<'t>(text: &'t str, language: &Language, mut take: impl FnMut(Piece<'t>)) {
    let base = language.direction();
    let signs = signs(text, base);
    let words = if signs & LETTERS == 0 { None } else { whole(text, base) };
    match words {
        Some((start, end)) => {
            take(Piece::Plain(&text[..start]));
            take(Piece::Words(&text[start..end]));
            take(Piece::Plain(&text[end..]));
        }
        None => pieces(text, language, (signs, None), take),
    }
}

/// Gives `text`, which is in `language`, in pieces. Linear: each kind of stretch is looked for once.
/// With the signs of the text comes what stands before it.
fn pieces<'t>(
    text: &'t str,
    language: &Language,
    (signs, before): (u8, Option<char>),
    mut take: impl FnMut(Piece<'t>),
) {
    let base = language.direction();
    let find_words = |from| if signs & LETTERS == 0 { None } else { next_words(text, from, base) };
    let has_numbers = signs & NUMBERS != 0 && base == Direction::RightToLeft;
    let find_number = |from| {
        let (start, end) =
            if has_numbers { next_number(text, from, before, signs & MINUS != 0)? } else { return None };
        let sign = text[end..].chars().next().filter(|c| matches!(c, '%' | '‰' | '°'));
        // Behind Arabic letters that sign stands to the left of every number, and behind Hebrew ones to
        // the right.
        let sign = sign.filter(|_| !language.has_arabic_letters());
        Some((start, end + sign.map_or(0, char::len_utf8)))
    };
    let (mut done, mut words, mut number) = (0, find_words(0), find_number(0));
    let first = |(start, end): &(usize, usize)| (*start, std::cmp::Reverse(*end));
    // Where both begin at one sign, the number is that of the words: `-5°C`.
    while let Some((start, end)) = words.into_iter().chain(number).min_by_key(first) {
        if done < start {
            take(Piece::Plain(&text[done..start]));
        }
        let stretch = &text[start..end];
        take(if words == Some((start, end)) { Piece::Words(stretch) } else { Piece::Number(stretch) });
        done = end;
        if words.is_some_and(|(start, _)| start < done) {
            words = find_words(done);
        }
        if number.is_some_and(|(start, _)| start < done) {
            number = find_number(done);
        }
    }
    if done < text.len() {
        take(Piece::Plain(&text[done..]));
    }
}

/// There may be letters that run against the text.
const LETTERS: u8 = 1;

/// There may be numbers with signs, phone numbers or ranges.
const NUMBERS: u8 = 2;

/// There may be a U+2212 among them.
const MINUS: u8 = 4;

/// What `text`, which runs in `base`, can hold, told by its bytes alone: most texts hold nothing, and
/// need no closer look.
fn signs(text: &str, base: Direction) -> u8 {
    let bytes = text.as_bytes();
    let letters = u8::from(may_hold_other_letters(bytes, base)) * LETTERS;
    match base {
        Direction::RightToLeft => {
            // A phone number may begin with `00`. The sign − ends in the byte 92, a range's dash in 93.
            let has_number = memchr::memchr3(b'+', b'-', b'0', bytes).is_some();
            let has_sign = memchr::memchr2(0x92, 0x93, bytes).is_some();
            let minus = u8::from(has_sign && text.contains('−')) * MINUS;
            letters | minus | (u8::from(has_number || has_sign) * NUMBERS)
        }
        Direction::LeftToRight => {
            letters | (u8::from(memchr::memchr2(b'-', 0x93, bytes).is_some()) * NUMBERS)
        }
    }
}

/// The lead bytes of Arabic letters are D8 to DB, those of general punctuation E2; letters that run
/// right to left begin at D6 (Hebrew).
fn may_hold_other_letters(bytes: &[u8], base: Direction) -> bool {
    let is_suspect = |b: u8| match base {
        Direction::RightToLeft => b.is_ascii_alphabetic() || (b >= 0xc2 && !matches!(b, 0xd8..=0xdb | 0xe2)),
        Direction::LeftToRight => b >= 0xd6 && b != 0xe2,
    };
    // Without an early end the loop is one that the compiler makes wide.
    bytes.iter().fold(false, |found, b| found | is_suspect(*b))
}

/// The last character that `html` shows in the block that is open; `None` where the block begins.
fn written_before(html: &str) -> Option<char> {
    const INLINE: [&str; 11] =
        ["a", "abbr", "bdi", "cite", "code", "em", "mark", "s", "span", "strong", "sup"];
    let mut rest = html;
    while let Some(inner) = rest.strip_suffix('>') {
        let at = inner.rfind('<')?;
        let tag = inner[at + 1..].trim_start_matches('/');
        if !INLINE.contains(&tag.split(' ').next().unwrap_or(tag)) {
            return None;
        }
        rest = &rest[..at];
    }
    rest.chars().next_back()
}

fn open(stretch: &str, base: Direction, languages: &[Arc<Language>], out: &mut String) {
    let direction = if base == Direction::RightToLeft { "ltr" } else { "rtl" };
    out.push_str("<bdi dir=\"");
    out.push_str(direction);
    let named = languages
        .iter()
        .filter(|language| language.direction() != base)
        .find(|language| language.has_letters(stretch));
    if let Some(language) = named {
        out.push_str("\" lang=\"");
        out.push_str(language.tag().as_str());
    }
    out.push_str("\">");
}
