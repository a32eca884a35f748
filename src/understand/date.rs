//! What is wrong with a date.

use crate::base::{date::Date, language::direction::is_direction_control, period::Period};

/// The months as a message names them.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Says in one sentence why `text` is no [`Period`], and what to write in its place when that can be
/// guessed. For a text that is one, the sentence is of no use.
#[must_use]
pub fn explain_period(text: &str) -> (String, Option<String>) {
    let guess = guess_period(text);
    let hidden = text.chars().find(|&c| c.is_control() || is_direction_control(c));
    let message = if let Some(hidden) = hidden {
        format!("the date holds a hidden character, U+{:04X}", u32::from(hidden))
    } else if text.chars().any(is_arabic_digit) {
        "Arabic-Indic digits in a date".to_owned()
    } else if let Some(dash) = text.chars().find(|&c| is_dash(c)) {
        format!("a date is written with hyphens, and `{dash}` is a dash")
    } else {
        match text.split_once('/') {
            None => explain_date(text).unwrap_or_default(),
            Some((start, end)) if end.contains('/') && Date::parse(start).is_none() => {
                "a date is written year-month-day, with hyphens".to_owned()
            }
            Some((_, end)) if end.contains('/') && Date::parse(&text.replace('/', "-")).is_some() => {
                "the parts of a date are joined by hyphens".to_owned()
            }
            Some((_, end)) if end.contains('/') => "a period has two dates, not more".to_owned(),
            Some(("" | "..", _)) => "a period begins with a date".to_owned(),
            Some((_, "")) => "a period without an end is written with `..`".to_owned(),
            Some((start, end)) => {
                explain_date(start).or_else(|| explain_date(end)).unwrap_or_else(|| explain_order(start, end))
            }
        }
    };
    (message, guess)
}

/// Whether `c` is a decimal digit of the Arabic or the Persian set.
#[must_use]
pub fn is_arabic_digit(c: char) -> bool {
    matches!(c, '٠'..='٩' | '۰'..='۹')
}

/// `text` with its Arabic and Persian digits made European.
#[must_use]
pub fn european_digits(text: &str) -> String {
    let european = |c: char| match c {
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10).unwrap_or(c),
        '۰'..='۹' => char::from_digit(u32::from(c) - u32::from('۰'), 10).unwrap_or(c),
        _ => c,
    };
    text.chars().map(european).collect()
}

fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The period an author most probably meant.
fn guess_period(text: &str) -> Option<String> {
    let about = |date: &str| match date.strip_prefix(['~', '≈']) {
        Some(date) => format!("{date}~"),
        None => date.to_owned(),
    };
    let about = text.split('/').map(about).collect::<Vec<_>>().join("/");
    let decade = text.strip_suffix("0s").or_else(|| text.strip_suffix(['X', 'x']));
    let decade = decade.map(|decade| format!("{decade}0/{decade}9"));
    let now = text.split_once('/').filter(|(_, end)| end.chars().all(char::is_alphabetic));
    let since =
        now.map(|(start, _)| start).or_else(|| text.strip_suffix('-').filter(|year| has_digits(year, 4)));
    let since = since.map(|start| format!("{start}/.."));
    let early = text.strip_prefix('-').map(|year| format!("-{year:0>4}"));
    let mut meant = [Some(about), decade, since, early].into_iter().flatten();
    meant.find(|guess| Period::parse(guess).is_some()).or_else(|| guess_from_signs(text))
}

/// The period that `text` is with other signs or digits.
fn guess_from_signs(text: &str) -> Option<String> {
    let visible: String = text.chars().filter(|&c| !c.is_control() && !is_direction_control(c)).collect();
    let plain = european_digits(&visible);
    let hyphens = plain.replace(is_dash, "-");
    let slash = plain.replace(is_dash, "/");
    let years = hyphens.replace('-', "/");
    let turned = plain.split_once('/').filter(|(start, _)| *start != "..");
    let turned = turned.map(|(start, end)| format!("{end}/{start}")).unwrap_or_default();
    let one = plain.split_once('/').map(|(start, _)| start.to_owned()).unwrap_or_default();
    let dashed = plain.replace('/', "-");
    let guesses = [plain, hyphens, slash, years, dashed, turned, one];
    guesses.into_iter().find(|guess| Period::parse(guess).is_some())
}

/// Why `text` is no date of a [`Period`]; `None` when it is one.
fn explain_date(text: &str) -> Option<String> {
    if Period::parse(text).is_some() {
        return None;
    }
    let text = text.trim_end_matches(['~', '?', '%']);
    let text = text.strip_prefix('-').unwrap_or(text);
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    if !has_digits(year, 4) {
        return Some("a date begins with a year of four digits".to_owned());
    }
    let Some(month) = month else { return Some("a date is a year, a month and a day".to_owned()) };
    if !has_digits(month, 2) {
        return Some("a month is written with two digits".to_owned());
    }
    let Some(name) = month.parse().ok().and_then(|month: usize| MONTHS.get(month.wrapping_sub(1))) else {
        return Some(format!("month {month} does not exist"));
    };
    let day = day.unwrap_or_default();
    if !has_digits(day, 2) {
        return Some("a day is written with two digits".to_owned());
    }
    if parts.next().is_some() {
        return Some("a date is a year, a month and a day, and no more".to_owned());
    }
    let year = year.trim_start_matches('0');
    Some(match day.trim_start_matches('0') {
        "" => "day 00 does not exist".to_owned(),
        "29" => format!("29 {name} {year} does not exist"),
        day => format!("{day} {name} does not exist"),
    })
}

fn has_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn explain_order(start: &str, end: &str) -> String {
    if start.starts_with(end) {
        "the period does not end after it begins".to_owned()
    } else {
        "the period ends before it begins".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mistake_is_named() {
        let cases = [
            ("1991-02-30", "30 February does not exist", None),
            ("2023-02-29", "29 February 2023 does not exist", None),
            ("1991-13", "month 13 does not exist", None),
            ("1991-00-01", "month 00 does not exist", None),
            ("1991-01-00", "day 00 does not exist", None),
            ("1991-02-30~", "30 February does not exist", None),
            ("-0043-13", "month 13 does not exist", None),
            ("-43", "a date begins with a year of four digits", Some("-0043")),
            ("~1920", "a date begins with a year of four digits", Some("1920~")),
            ("1920/~1930", "a date begins with a year of four digits", Some("1920/1930~")),
            ("1920s", "a date begins with a year of four digits", Some("1920/1929")),
            ("199X", "a date begins with a year of four digits", Some("1990/1999")),
            ("2016/", "a period without an end is written with `..`", Some("2016/..")),
            ("2016/present", "a date begins with a year of four digits", Some("2016/..")),
            ("2016-", "a month is written with two digits", Some("2016/..")),
            ("../2016", "a period begins with a date", None),
            ("91", "a date begins with a year of four digits", None),
            ("Baku", "a date begins with a year of four digits", None),
            ("1991-1-25", "a month is written with two digits", None),
            ("1991-12-5", "a day is written with two digits", None),
            ("1991-12-", "a day is written with two digits", None),
            ("1991-12-25-01", "a date is a year, a month and a day, and no more", None),
            ("2020-2021", "a month is written with two digits", Some("2020/2021")),
            ("2020–2021", "a date is written with hyphens, and `–` is a dash", Some("2020/2021")),
            ("2020–09", "a date is written with hyphens, and `–` is a dash", Some("2020-09")),
            ("2020/2021/2022", "a period has two dates, not more", Some("2020")),
            ("2011/04/02", "the parts of a date are joined by hyphens", Some("2011-04-02")),
            ("02/04/2011", "a date is written year-month-day, with hyphens", None),
            ("2020-11/2020-09", "the period ends before it begins", Some("2020-09/2020-11")),
            ("2020/2020", "the period does not end after it begins", Some("2020")),
            ("2020-09/2020", "the period does not end after it begins", Some("2020/2020-09")),
            ("2020/2021-02-30", "30 February does not exist", Some("2020")),
            ("١٩٩١-١٢", "Arabic-Indic digits in a date", Some("1991-12")),
            ("۱۳۵۷", "Arabic-Indic digits in a date", Some("1357")),
            ("\u{200f}1991", "the date holds a hidden character, U+200F", Some("1991")),
        ];
        for (text, message, guess) in cases {
            assert_eq!(Period::parse(text), None, "{text}");
            assert_eq!(explain_period(text), (message.to_owned(), guess.map(str::to_owned)), "{text}");
        }
    }
}
