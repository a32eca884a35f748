//! Numbers and percentages.

use fixed_decimal::Decimal;
use icu_decimal::{DecimalFormatter, options::DecimalFormatterOptions};
use icu_locale::Locale;

use super::{error::LanguageError, formats::has_arabic_digits};

/// How a language writes numbers, made once.
#[derive(Debug)]
pub(super) struct Numbers {
    formatter: DecimalFormatter,
    percent: Percent,
    sign: char,
}

/// Where the percent sign stands (CLDR 48, `percentFormats`), which ICU4X 2.4 has no stable data for.
#[derive(Clone, Copy, Debug)]
enum Percent {
    After,
    AfterSpace,
    Before,
    BeforeSpace,
}

/// The languages that part the percent sign from its number by a no-break space.
const SPACED: [&str; 31] = [
    "be", "br", "ca", "cs", "da", "de", "dsb", "es", "fi", "fo", "fr", "gl", "hr", "hsb", "kl", "lb", "lt",
    "mk", "nb", "nn", "no", "qu", "rn", "ro", "ru", "se", "sk", "sl", "sv", "tk", "tt",
];

impl Percent {
    fn of(locale: &Locale) -> Self {
        let language = locale.id.language;
        let region = locale.id.region.map(|region| region.to_string());
        match (language.as_str(), region.as_deref()) {
            ("eu", _) => Self::BeforeSpace,
            ("ku" | "tr", _) => Self::Before,
            ("de" | "fr", Some("CH" | "LI")) => Self::After,
            // Spanish is spaced in Spain and its neighbours, and bare in America.
            ("es", Some(region)) if !matches!(region, "ES" | "GQ" | "EA" | "IC" | "PH") => Self::After,
            ("en", Some("AT" | "DE" | "DK" | "FI" | "NO" | "SE")) => Self::AfterSpace,
            (language, _) if SPACED.contains(&language) => Self::AfterSpace,
            _ => Self::After,
        }
    }
}

/// The longest number that is read: more digits than any figure has.
const MAX_DIGITS: usize = 40;

impl Numbers {
    /// Loads the symbols of `locale`.
    pub(super) fn new(locale: &Locale) -> Result<Self, LanguageError> {
        let formatter = DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default())
            .map_err(|error| LanguageError::NoData(error.to_string()))?;
        let sign = if has_arabic_digits(locale) { '٪' } else { '%' };
        Ok(Self { formatter, percent: Percent::of(locale), sign })
    }

    /// A whole number with its groups.
    pub(super) fn integer(&self, number: i64) -> String {
        self.formatter.format(&Decimal::from(number)).to_string()
    }

    /// A number written as `1234.50`, with as many decimals as it came with.
    pub(super) fn decimal(&self, text: &str) -> Option<String> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !is_number(whole) || !is_number(part) || digits.len() > MAX_DIGITS {
            return None;
        }
        let mut decimal = Decimal::try_from_str(text).ok()?;
        decimal.absolute.trim_start();
        Some(self.formatter.format(&decimal).to_string())
    }

    /// A number of hundredths with the percent sign.
    pub(super) fn percent(&self, text: &str) -> Option<String> {
        let (number, sign) = (self.decimal(text)?, self.sign);
        Some(match self.percent {
            Percent::After => format!("{number}{sign}"),
            Percent::AfterSpace => format!("{number}\u{a0}{sign}"),
            Percent::Before => before(&format!("{sign}"), &number),
            Percent::BeforeSpace => before(&format!("{sign}\u{a0}"), &number),
        })
    }
}

/// `sign` before the digits of `number` and behind its minus: `-%12,5`.
fn before(sign: &str, number: &str) -> String {
    let digits = number.find(char::is_numeric).unwrap_or_default();
    [&number[..digits], sign, &number[digits..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(locale: &str) -> Numbers {
        Numbers::new(&Locale::try_from_str(locale).unwrap()).unwrap()
    }

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        let cases = [
            ("ar-u-nu-latn", "1,234,567", "12,345.60"),
            ("ar-u-nu-arab", "١٬٢٣٤٬٥٦٧", "١٢٬٣٤٥٫٦٠"),
            ("en", "1,234,567", "12,345.60"),
            ("de", "1.234.567", "12.345,60"),
            ("fr", "1\u{202f}234\u{202f}567", "12\u{202f}345,60"),
            ("az", "1.234.567", "12.345,60"),
            ("hi-u-nu-latn", "12,34,567", "12,345.60"),
            ("fa-u-nu-arabext", "۱٬۲۳۴٬۵۶۷", "۱۲٬۳۴۵٫۶۰"),
        ];
        for (locale, integer, decimal) in cases {
            assert_eq!(numbers(locale).integer(1_234_567), integer, "{locale}");
            assert_eq!(numbers(locale).decimal("012345.60").as_deref(), Some(decimal), "{locale}");
        }
    }

    #[test]
    fn only_a_negative_number_carries_a_mark() {
        assert_eq!(numbers("en").integer(-5), "-5");
        assert_eq!(numbers("ar-u-nu-latn").integer(-5), "\u{200e}-5");
        assert_eq!(numbers("ar-u-nu-arab").integer(-5), "\u{61c}-٥");
        assert_eq!(numbers("ar-u-nu-latn").integer(0), "0");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", ".", "1.", ".5", "1e3", "+1", "1,000", "٣", "--1", "0x1", &"9".repeat(41)] {
            assert_eq!(numbers("en").decimal(text), None, "{text}");
        }
    }

    #[test]
    fn percentages_are_written_as_in_cldr_without_marks_of_their_own() {
        let cases = [
            ("ar-u-nu-latn", "69.5%", "\u{200e}-5%"),
            ("ar-u-nu-arab", "٦٩٫٥٪", "\u{61c}-٥٪"),
            ("fa-u-nu-arabext", "۶۹٫۵٪", "\u{200e}−۵٪"),
            ("en", "69.5%", "-5%"),
            ("he", "69.5%", "\u{200e}-5%"),
            ("de", "69,5\u{a0}%", "-5\u{a0}%"),
            ("de-CH", "69.5%", "-5%"),
            ("fr", "69,5\u{a0}%", "-5\u{a0}%"),
            ("es", "69,5\u{a0}%", "-5\u{a0}%"),
            ("es-MX", "69.5%", "-5%"),
            ("tr", "%69,5", "-%5"),
            ("eu", "%\u{a0}69,5", "−%\u{a0}5"),
        ];
        for (locale, positive, negative) in cases {
            assert_eq!(numbers(locale).percent("69.5").as_deref(), Some(positive), "{locale}");
            assert_eq!(numbers(locale).percent("-5").as_deref(), Some(negative), "{locale}");
        }
    }
}
