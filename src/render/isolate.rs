//! Words of the other direction in running text.
//!
//! Inside a right-to-left text, words in a left-to-right script stand between neutrals that would
//! otherwise be drawn into them: `OPEC+` would lose its plus to the wrong side. Each such stretch is
//! put into a `<bdi>` with its direction and, where a language of the site has its script, its
//! language (UAX #9; W3C, *Inline markup and bidirectional text in HTML*). The same holds the other
//! way round. Bare numbers are left alone: isolating `30٪` or `2016-2020` would turn them round.

use std::sync::Arc;

use crate::{
    base::language::{Language, direction::Direction},
    render::escape::escape_text,
};

/// Writes `text`, which is in `language`, escaped and with its foreign stretches isolated.
/// `languages` are the site's, to name the language of a stretch by its script.
pub(super) fn isolate(text: &str, language: &Language, languages: &[Arc<Language>], out: &mut String) {
    let base = language.direction();
    let mut done = 0;
    if may_hold_other_letters(text, base) {
        while let Some((start, end)) = next_stretch(text, done, base) {
            escape_text(&text[done..start], out);
            open(&text[start..end], base, languages, out);
            escape_text(&text[start..end], out);
            out.push_str("</bdi>");
            done = end;
        }
    }
    escape_text(&text[done..], out);
}

/// `text`, which is in `language`, with its foreign stretches isolated by characters, for places
/// without markup (UAX #9, LRI and RLI to PDI).
pub(super) fn isolated_plain(text: &str, language: &Language) -> String {
    let base = language.direction();
    let opening = if base == Direction::RightToLeft { '\u{2066}' } else { '\u{2067}' };
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    if may_hold_other_letters(text, base) {
        while let Some((start, end)) = next_stretch(text, done, base) {
            out.push_str(&text[done..start]);
            out.push(opening);
            out.push_str(&text[start..end]);
            out.push('\u{2069}');
            done = end;
        }
    }
    out.push_str(&text[done..]);
    out
}

/// `text` as it stands alone, without a paragraph around it: in a right-to-left page the Arabic
/// letter mark goes before digits, so that ranges and percentages run as they do in a sentence.
pub(super) fn alone(text: String, direction: Direction) -> String {
    let begins_with_digit = || text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_numeric);
    if direction == Direction::RightToLeft && begins_with_digit() { format!("\u{61c}{text}") } else { text }
}

/// Whether `text` can hold letters that run against `base`, told by its bytes alone: most texts hold
/// none, and need no closer look. The lead bytes of Arabic letters are D8 to DB, those of general
/// punctuation E2; letters that run right to left begin at D6 (Hebrew).
fn may_hold_other_letters(text: &str, base: Direction) -> bool {
    let is_suspect = |b: u8| match base {
        Direction::RightToLeft => b.is_ascii_alphabetic() || (b >= 0xc2 && !matches!(b, 0xd8..=0xdb | 0xe2)),
        Direction::LeftToRight => b >= 0xd6 && b != 0xe2,
    };
    // Without an early end the loop is one that the compiler makes wide.
    text.bytes().fold(false, |found, b| found | is_suspect(b))
}

fn open(stretch: &str, base: Direction, languages: &[Arc<Language>], out: &mut String) {
    let direction = if base == Direction::RightToLeft { "ltr" } else { "rtl" };
    out.push_str("<bdi dir=\"");
    out.push_str(direction);
    let named = languages
        .iter()
        .filter(|language| language.direction() != base)
        .find(|language| language.counts_letters(stretch) > 0);
    if let Some(language) = named {
        out.push_str("\" lang=\"");
        out.push_str(language.tag().as_str());
    }
    out.push_str("\">");
}

/// The next stretch at or after `from` whose letters run against `base`: from its first letter to
/// its last letter or digit, with the signs that belong to it.
fn next_stretch(text: &str, from: usize, base: Direction) -> Option<(usize, usize)> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::language::tag::Tag;

    fn isolated(text: &str, tag: &str) -> String {
        let languages: Vec<Arc<Language>> =
            ["ar", "en"].map(|tag| Arc::new(Language::new(Tag::parse(tag).unwrap(), None).unwrap())).into();
        let language = languages.iter().find(|language| language.tag().as_str() == tag).unwrap();
        let mut out = String::new();
        isolate(text, language, &languages, &mut out);
        out.replace("<bdi dir=\"ltr\" lang=\"en\">", "[")
            .replace("<bdi dir=\"rtl\" lang=\"ar\">", "[")
            .replace("</bdi>", "]")
    }

    #[test]
    fn latin_words_in_arabic_are_isolated_with_what_belongs_to_them() {
        for (text, wanted) in [
            ("منظمة OPEC+ اليوم", "منظمة [OPEC+] اليوم"),
            ("في U.S. أيضا", "في [U.S.] أيضا"),
            ("قال (SIPRI) إن", "قال ([SIPRI]) إن"),
            ("بين 2016-2020 نحو 30٪ و69%", "بين 2016-2020 نحو 30٪ و69%"),
            ("شركة Elbit Systems Ltd (ESLT) أمس", "شركة [Elbit Systems Ltd (ESLT)] أمس"),
            ("عبر x.org/a?b=1&c. ثم", "عبر [x.org/a?b=1&amp;c]. ثم"),
            ("طراز F-35، و3D", "طراز [F-35]، و[3D]"),
            ("قال: «Harop» طائرة", "قال: «[Harop]» طائرة"),
            ("Türkiye", "[Türkiye]"),
        ] {
            assert_eq!(isolated(text, "ar"), wanted);
        }
    }

    #[test]
    fn arabic_words_in_english_are_isolated() {
        assert_eq!(isolated("the word شرح, \"explanation\"", "en"), "the word [شرح], \"explanation\"");
        assert_eq!(isolated("from ناغورني كاراباخ on", "en"), "from [ناغورني كاراباخ] on");
        assert_eq!(isolated("plain – text’s 30%", "en"), "plain – text’s 30%");
    }

    #[test]
    fn digits_that_stand_alone_take_the_arabic_letter_mark() {
        assert_eq!(alone("2016-2020".to_owned(), Direction::RightToLeft), "\u{61c}2016-2020");
        assert_eq!(alone("2016-2020".to_owned(), Direction::LeftToRight), "2016-2020");
        assert_eq!(alone("عام 2016".to_owned(), Direction::RightToLeft), "عام 2016");
    }
}
