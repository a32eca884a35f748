//! A decimal number as an author writes it.

use std::fmt;

use crate::{
    base::{count::saturated, language::direction::is_direction_control},
    understand::{
        date::{european_digits, is_arabic_digit},
        piece::Piece,
    },
};

/// A decimal number, kept digit by digit: `-12.50` stays `-12.50`. At most [`Numeral::MAX_DIGITS`]
/// digits, no needless zeros before it, no negative zero.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Numeral(String);

impl Numeral {
    /// The most digits of a numeral, those after the point included.
    pub const MAX_DIGITS: usize = 15;

    /// Reads digits, with a sign before them or not, with a point and digits behind them or not.
    /// What is no such number is refused with a sentence for the author and, when it can be guessed,
    /// what to write in its place.
    pub fn parse(text: &str) -> Result<Self, (String, Option<String>)> {
        Self::read(text).ok_or_else(|| (explain(text), guess(text).map(|number| number.0)))
    }

    fn read(text: &str) -> Option<Self> {
        let (sign, size) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(size) => ("-", size),
            None => ("", text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = size.split_once('.').map_or((size, None), |(a, b)| (a, Some(b)));
        let is_plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_plain(whole) || fraction.is_some_and(|part| !is_plain(part)) {
            return None;
        }
        let is_zero = size.bytes().all(|byte| matches!(byte, b'0' | b'.'));
        let sign = if is_zero { "" } else { sign };
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        let is_short = whole.len() + fraction.map_or(0, str::len) <= Self::MAX_DIGITS;
        let fraction = fraction.map_or(String::new(), |part| format!(".{part}"));
        is_short.then(|| Self(format!("{sign}{whole}{fraction}")))
    }

    /// The number as text: an ASCII hyphen when it is negative, ASCII digits, a point.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many digits stand behind the point.
    #[must_use]
    pub fn decimals(&self) -> u32 {
        let (_, fraction) = self.0.split_once('.').unwrap_or_default();
        saturated(fraction.len())
    }

    /// The number times ten to the power of `decimals`, which is at most [`Numeral::MAX_DIGITS`] and
    /// at least as large as [`Numeral::decimals`]: exact.
    #[must_use]
    pub fn scaled(&self, decimals: u32) -> i128 {
        let digits = self.0.bytes().filter(u8::is_ascii_digit);
        let size = digits.fold(0_i128, |size, digit| size * 10 + i128::from(digit - b'0'));
        let size = size * 10_i128.pow(decimals.saturating_sub(self.decimals()));
        if self.0.starts_with('-') { -size } else { size }
    }
}

/// Why `text` is no number.
fn explain(text: &str) -> String {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | '\u{2212}');
    if let Some(hidden) = text.chars().find(|&c| c.is_control() || is_direction_control(c)) {
        format!("the number holds a hidden character, U+{:04X}", u32::from(hidden))
    } else if text.chars().any(is_arabic_digit) {
        "Arabic-Indic digits in a number".to_owned()
    } else if text.chars().all(is_part) && text.len() > Numeral::MAX_DIGITS {
        format!("a number has at most {} digits", Numeral::MAX_DIGITS)
    } else {
        format!("{} is not a number", Piece::new(text, 0).quoted())
    }
}

/// The number an author most probably meant.
fn guess(text: &str) -> Option<Numeral> {
    let is_needless = |c: char| c.is_whitespace() || is_direction_control(c) || c.is_control();
    let text: String = european_digits(text).chars().filter(|&c| !is_needless(c)).collect();
    let text = text.trim_end_matches(['%', '٪']).replace('٫', ".").replace('٬', ",");
    let groups: Vec<&str> = text.split(',').collect();
    let is_grouped = groups.iter().skip(1).all(|group| group.split('.').next().map(str::len) == Some(3));
    Numeral::read(&if is_grouped { groups.concat() } else { text.replace(',', ".") })
}

impl fmt::Display for Numeral {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_digit_by_digit() {
        for (text, kept) in [
            ("69", "69"),
            ("+69.50", "69.50"),
            ("-3", "-3"),
            ("\u{2212}3.0", "-3.0"),
            ("-0.00", "0.00"),
            ("-0", "0"),
            ("007", "7"),
            ("00.5", "0.5"),
            ("999999999999999", "999999999999999"),
        ] {
            assert_eq!(Numeral::parse(text).unwrap().as_str(), kept, "{text}");
        }
    }

    #[test]
    fn a_number_can_be_counted_in_its_smallest_part() {
        assert_eq!(Numeral::parse("-12.5").unwrap().scaled(3), -12_500);
        assert_eq!(Numeral::parse("7").unwrap().scaled(15), 7_000_000_000_000_000);
    }

    #[test]
    fn what_is_no_number_is_named_and_a_number_offered() {
        let cases = [
            ("٦٩", "Arabic-Indic digits in a number", Some("69")),
            ("۶۹٪", "Arabic-Indic digits in a number", Some("69")),
            ("١٬٢٣٤٫٥", "Arabic-Indic digits in a number", Some("1234.5")),
            ("\u{200f}5", "the number holds a hidden character, U+200F", Some("5")),
            ("1,234,567", "`1,234,567` is not a number", Some("1234567")),
            ("1,5", "`1,5` is not a number", Some("1.5")),
            ("12 000", "`12 000` is not a number", Some("12000")),
            ("69%", "`69%` is not a number", Some("69")),
            ("NaN", "`NaN` is not a number", None),
            ("inf", "`inf` is not a number", None),
            ("1e5", "`1e5` is not a number", None),
            (".5", "`.5` is not a number", None),
            ("5.", "`5.` is not a number", None),
            ("", "`` is not a number", None),
            ("--5", "`--5` is not a number", None),
            ("1234567890123456", "a number has at most 15 digits", None),
        ];
        for (text, message, guess) in cases {
            assert_eq!(Numeral::parse(text), Err((message.to_owned(), guess.map(str::to_owned))), "{text}");
        }
    }
}
