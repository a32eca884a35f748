//! What would be drawn in the wrong order in running text.
//!
//! Inside a right-to-left text, words in a left-to-right script stand between neutrals that would
//! otherwise be drawn into them: `OPEC+` would lose its plus to the wrong side. Each such stretch is
//! put into a `<bdi>` with its direction and, where a language of the site has its script, its
//! language (UAX #9; W3C, *Inline markup and bidirectional text in HTML*). The same holds the other
//! way round. Bare numbers are left alone, since isolating `30٪` or `2016-2020` would turn them round;
//! those with a sign and phone numbers, which would be turned round if left alone, are isolated. The
//! two halves of a range stay on one line.

mod number;
mod words;

use std::sync::Arc;

use crate::{
    base::language::{Language, direction::Direction},
    render::escape::escape_text,
};

use number::{join_ranges, next_number};
use words::next_words;

/// Writes `text`, which is in `language`, escaped, with its foreign stretches isolated and its
/// ranges whole. `languages` are the site's, to name the language of a stretch by its script.
pub(super) fn isolate(text: &str, language: &Language, languages: &[Arc<Language>], out: &mut String) {
    let base = language.direction();
    let signs = signs(text, base);
    if signs == 0 {
        return escape_text(text, out);
    }
    let before = if text.starts_with(['+', '-', '−']) { written_before(out) } else { None };
    pieces(text, base, (signs, before), |piece| match piece {
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
    });
}

/// `text`, which runs in `base`, with the same done by characters, for places without markup (UAX #9,
/// LRI and RLI to PDI).
pub(super) fn isolated_plain(text: &str, base: Direction) -> String {
    let opening = if base == Direction::RightToLeft { '\u{2066}' } else { '\u{2067}' };
    let mut out = String::with_capacity(text.len());
    pieces(text, base, (signs(text, base), None), |piece| match piece {
        Piece::Plain(text) => join_ranges(text, |text| out.push_str(text)),
        Piece::Words(text) | Piece::Number(text) => {
            out.push(opening);
            join_ranges(text, |text| out.push_str(text));
            out.push('\u{2069}');
        }
    });
    out
}

/// `text` as it stands alone, without a paragraph around it: in a right-to-left page the Arabic
/// letter mark goes before digits, so that ranges and percentages run as they do in a sentence.
pub(super) fn alone(text: String, direction: Direction) -> String {
    let begins_with_digit = || text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_numeric);
    if direction == Direction::RightToLeft && begins_with_digit() { format!("\u{61c}{text}") } else { text }
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

/// Gives `text`, which runs in `base`, in pieces. Linear: each kind of stretch is looked for once.
/// With the signs of the text comes what stands before it.
fn pieces<'t>(
    text: &'t str,
    base: Direction,
    (signs, before): (u8, Option<char>),
    mut take: impl FnMut(Piece<'t>),
) {
    let find_words = |from| if signs & LETTERS == 0 { None } else { next_words(text, from, base) };
    let has_numbers = signs & NUMBERS != 0 && base == Direction::RightToLeft;
    let find_number =
        |from| if has_numbers { next_number(text, from, before, signs & MINUS != 0) } else { None };
    let (mut done, mut words, mut number) = (0, find_words(0), find_number(0));
    while let Some((start, end)) = words.into_iter().chain(number).min() {
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
        .find(|language| language.counts_letters(stretch) > 0);
    if let Some(language) = named {
        out.push_str("\" lang=\"");
        out.push_str(language.tag().as_str());
    }
    out.push_str("\">");
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
            ("بين 2016-2020 نحو 30٪ و69%", "بين 2016-\u{2060}2020 نحو 30٪ و69%"),
            ("شركة Elbit Systems Ltd (ESLT) أمس", "شركة [Elbit Systems Ltd (ESLT)] أمس"),
            ("عبر x.org/a?b=1&c. ثم", "عبر [x.org/a?b=1&amp;c]. ثم"),
            ("طراز F-35، و3D", "طراز [F-35]، و[3D]"),
            ("قال: «Harop» طائرة", "قال: «[Harop]» طائرة"),
            ("Türkiye", "[Türkiye]"),
            ("شركة Total (France) و BP.", "شركة [Total (France)] و [BP]."),
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

    /// The text as a right-to-left line shows it, from left to right (UAX #9).
    fn drawn(text: &str) -> String {
        let shown = unicode_bidi::BidiInfo::new(text, Some(unicode_bidi::Level::rtl()));
        let line = shown.reorder_line(&shown.paragraphs[0], 0..text.len());
        line.chars().filter(|c| !matches!(c, '\u{61c}' | '\u{200e}' | '\u{2060}'..='\u{2069}')).collect()
    }

    #[test]
    fn numbers_are_drawn_with_their_signs_and_groups_in_order() {
        for (text, shown) in [
            ("هاتف +971 4 123 4567", "+971 4 123 4567"),
            ("هاتف 00971 4 123 4567 ثم", "00971 4 123 4567"),
            ("هاتف (+20) 2 2345 6789", "(+20) 2 2345 6789"),
            ("بلغت -3 درجات", "-3 "),
            ("بين (-12.5) و", "-12.5"),
            ("زادت +4 نقاط", " +4 "),
            ("كوفيد-19", "19-"),
            ("بين 2016-2020 نحو", "2020-2016"),
            ("نحو -5% من", "%-5 "),
        ] {
            let isolated = isolated_plain(text, Direction::RightToLeft);
            assert!(drawn(&isolated).contains(shown), "{text}: {}", drawn(&isolated));
        }
        assert!(drawn("هاتف +971 4 123 4567").contains("4567 123 4 971+"), "what a bare number becomes");
        let isolated = isolated("و+971 4 123 4567 و-3.", "ar");
        assert_eq!(isolated, "و<bdi dir=\"ltr\">+971 4 123 4567] و<bdi dir=\"ltr\">-3].");
    }

    #[test]
    fn what_stands_before_an_element_stands_before_what_follows_it() {
        assert_eq!(written_before("<p>عن <a class=\"term\" href=\"x\">كوفيد</a>"), Some('د'));
        assert_eq!(written_before("<p><strong>"), None);
        assert_eq!(written_before("أ<br>\n"), Some('\n'));
        assert_eq!(written_before(""), None);
    }

    #[test]
    fn the_halves_of_a_range_stay_together() {
        assert_eq!(
            isolated("in 2015–2019 & 2016-2020", "en"),
            "in 2015–\u{2060}2019 &amp; 2016-\u{2060}2020"
        );
        assert_eq!(isolated("تقرير SIPRI 2015–2019", "ar"), "تقرير [SIPRI 2015–\u{2060}2019]");
        let plain = isolated_plain("بين 2015–2019", Direction::RightToLeft);
        assert_eq!(plain, "بين 2015–\u{2060}2019");
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_lost_or_changed_but_for_marks(text in "[-+−–0-9٣۳ (),.%a-bدوْړ’«\u{a0}\u{61c}]{0,40}") {
            for direction in [Direction::RightToLeft, Direction::LeftToRight] {
                let marked = isolated_plain(&text, direction);
                let bare: String =
                    marked.chars().filter(|c| !matches!(c, '\u{2060}' | '\u{2066}'..='\u{2069}')).collect();
                proptest::prop_assert_eq!(bare, text.as_str());
            }
        }
    }

    #[test]
    fn digits_that_stand_alone_take_the_arabic_letter_mark() {
        assert_eq!(alone("2016-2020".to_owned(), Direction::RightToLeft), "\u{61c}2016-2020");
        assert_eq!(alone("2016-2020".to_owned(), Direction::LeftToRight), "2016-2020");
        assert_eq!(alone("عام 2016".to_owned(), Direction::RightToLeft), "عام 2016");
    }
}
