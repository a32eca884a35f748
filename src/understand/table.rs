//! A TOML table as a typed value, or the one mistake in it that a reader should mend first.

use std::ops::Range;

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use toml::de::{DeTable, Error};

use crate::base::{
    date::Date,
    diagnostic::{Diagnostic, Span, offer},
    source::SourcePath,
};

/// Reads `text`, which stands `offset` bytes into `file`, as a `T`.
///
/// The diagnostic has the code `bad-toml`, `unknown-key`, `missing-key` or `bad-value`.
pub(super) fn table<T: DeserializeOwned>(
    text: &str,
    offset: usize,
    file: &SourcePath,
) -> Result<T, Diagnostic> {
    toml::from_str(text).map_err(|error| {
        let syntax = DeTable::parse_recoverable(text).1.into_iter();
        let first = syntax.min_by_key(|error| error.span().map_or(0, |span| span.start));
        let (error, explain): (Error, fn(&str, &str) -> Explained) = match first {
            Some(first) => (first, explain_syntax),
            None => (error, explain_value),
        };
        let mut range = error.span().unwrap_or(0..0);
        let (mut code, mut message, mut help) =
            explain(error.message().trim(), text.get(range.clone()).unwrap_or_default());
        if let Some((value, start)) = bare_date(text, range.start).filter(|_| code == "bad-toml") {
            (code, message, help) = ("bad-value", format!("`{value}` is not a date"), HOW_TO_DATE.to_owned());
            range = start..start + value.len();
        }
        let span = Span::from(range.start + offset..range.end.max(range.start) + offset);
        let mut problem = Diagnostic::error(code, file, message).at(span).help(help);
        // A section goes on to the next header, whatever empty lines stand between.
        if unknown_key(&problem).is_some_and(has_key::<T>)
            && let Some(section) = section(text, range.start)
        {
            problem.help = format!("put it above `{section}`, to which all that follows belongs");
        }
        problem
    })
}

/// Where the value of a key of the table `text` stands, or an entry of its list.
pub(super) fn place_of(text: &str, key: &str, entry: Option<usize>) -> Option<Range<usize>> {
    let table = DeTable::parse(text).ok()?;
    let value = table.get_ref().get(key)?;
    Some(match entry {
        Some(entry) => value.get_ref().get(entry)?.span(),
        None => value.span(),
    })
}

/// Whether a table read as a `T` has this key.
pub(super) fn has_key<T: DeserializeOwned>(key: &str) -> bool {
    // serde names the keys that it knows where it meets one that it doesn't.
    let error = toml::from_str::<T>("\"\\u0000\" = 0").err();
    error.is_some_and(|error| quoted_names(error.message()).any(|known| known == key))
}

/// The key that a diagnostic of [`table`] says is unknown.
pub(super) fn unknown_key(problem: &Diagnostic) -> Option<&str> {
    if problem.code == "unknown-key" { problem.message.split('`').nth(1) } else { None }
}

/// The section that `at` stands in, as its header is written: `[source]`.
fn section(text: &str, at: usize) -> Option<&str> {
    text[..at].lines().rev().map(str::trim).find(|line| line.starts_with('['))
}

/// The keys whose values are dates.
const DATES: [&str; 3] = ["date", "updated", "accessed"];

/// The value in the line around `at`, and where it stands, if its key is that of a date and it is
/// not in quotation marks.
fn bare_date(text: &str, at: usize) -> Option<(&str, usize)> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next()?;
    let (key, value) = line.split_once('=')?;
    let place = start + key.len() + 1 + (value.len() - value.trim_start().len());
    let value = value.split('#').next()?.trim();
    let is_bare = value.starts_with(|c: char| c.is_alphanumeric());
    (DATES.contains(&key.trim()) && is_bare).then_some((value, place))
}

/// A code, a message and a help text.
pub(super) type Explained = (&'static str, String, String);

/// What is wrong with a text that is not TOML, at `found`.
pub(super) fn explain_syntax(message: &str, found: &str) -> Explained {
    let (code, message, help) = if message.starts_with("duplicate key") {
        ("bad-toml", "this key stands here twice".to_owned(), "keep one of the two")
    } else if message.starts_with("invalid date") {
        ("bad-value", format!("`{found}` is not a date"), HOW_TO_DATE)
    } else if !message.starts_with("string values must be quoted") {
        let help = "check this line's quotes, brackets and `=`";
        ("bad-toml", format!("this is not TOML: {message}"), help)
    } else if found.trim().is_empty() {
        ("bad-toml", "a value is missing here".to_owned(), "write one, or delete the line")
    } else {
        ("bad-toml", "this text is not in straight quotes".to_owned(), "write it as \"…\"")
    };
    (code, message, help.to_owned())
}

/// What is wrong with a value, or a key, that should not be what it is.
fn explain_value(message: &str, found: &str) -> Explained {
    if let Some(rest) = message.strip_prefix("unknown field `") {
        let (key, known) = rest.split_once('`').unwrap_or((rest, ""));
        ("unknown-key", format!("there is no key `{key}` here"), offer(key, quoted_names(known)))
    } else if let Some(rest) = message.strip_prefix("unknown variant `") {
        let (value, known) = rest.split_once('`').unwrap_or((rest, ""));
        let message = format!("`{value}` is not one of the values this key takes");
        ("bad-value", message, offer(value, quoted_names(known)))
    } else if let Some(rest) = message.strip_prefix("missing field `") {
        let key = rest.trim_end_matches('`');
        ("missing-key", format!("the key `{key}` is missing"), format!("add a line `{key} = …`"))
    } else if let Some((problem, help)) = message.split_once(HELP) {
        ("bad-value", problem.to_owned(), help.to_owned())
    } else if let Some((actual, expected)) = message.split_once(", expected ") {
        let (expected, help) = expectation(expected);
        let mut help = help.to_owned();
        if expected == "a list" && found.starts_with('[') && actual.starts_with("invalid type: map") {
            help = format!("write `[{found}]`, above each one's keys");
        }
        ("bad-value", format!("this should be {expected}, not {}", kind_of(actual, found)), help)
    } else if message.starts_with("this should be") {
        ("bad-value", message.to_owned(), "write it in quotes, or as { ar = \"…\", en = \"…\" }".to_owned())
    } else {
        ("bad-value", message.to_owned(), "see the list of keys in README.md".to_owned())
    }
}

/// What serde expects, in an author's words, and how it is written.
fn expectation(expected: &str) -> (String, &'static str) {
    let (words, help) = match expected {
        "a string" => ("a text", "write it in quotes: \"…\""),
        "a sequence" => ("a list", "write it in brackets: [\"…\", \"…\"]"),
        "a boolean" => ("`true` or `false`", "write one of the two, without quotes"),
        "u16" | "u32" => ("a whole number from 0 up", "write it in digits, without quotes"),
        "a nonzero u32" => ("a whole number from 1 up", "write it in digits, without quotes"),
        "i32" => ("a whole number", "write it in digits, without quotes"),
        "f64" => ("a number", "write it in digits, without quotes"),
        "an array of length 2" => ("a list of two", "write it in brackets: [40.41, 49.87]"),
        other if other.starts_with("struct ") => ("a table", "write `[name]` above its keys"),
        other => (other, "see the list of keys in README.md"),
    };
    (words.to_owned(), help)
}

/// What serde found, in an author's words.
fn kind_of(actual: &str, found: &str) -> String {
    let actual = actual.rsplit_once(": ").map_or(actual, |(_, actual)| actual);
    match actual.split([' ', '`']).next() {
        Some("string") => "a text".to_owned(),
        Some("sequence") => "a list".to_owned(),
        Some("map") if found.starts_with(|c: char| c.is_ascii_digit()) => "a date".to_owned(),
        Some("map") => "a table".to_owned(),
        Some("integer" | "floating" | "boolean") => format!("`{found}`"),
        _ => actual.replace("invalid length", "of"),
    }
}

/// Stands between a message and its help in an error that goes through serde.
const HELP: &str = "\u{1f}";

/// How dates are written.
const HOW_TO_DATE: &str =
    "write a day as 2023-04-19 without quotes, a month as \"2023-04\", a year as \"2023\"";

fn quoted_names(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Reads a date: `2023-04-19` bare, or `"2023-04"` and `"2023"` in quotes.
pub(super) fn date<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Date(toml::value::Datetime),
        Text(String),
        Year(i64),
    }
    let text = match Written::deserialize(from) {
        Ok(Written::Date(date)) => date.to_string(),
        Ok(Written::Text(text)) => text,
        Ok(Written::Year(year)) => year.to_string(),
        Err(_) => String::new(),
    };
    match Date::parse(&text) {
        Some(date) => Ok(Some(date)),
        None => Err(serde::de::Error::custom(format!("`{text}` is not a date{HELP}{HOW_TO_DATE}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize, Debug)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only the errors are looked at")]
    struct Sample {
        title: String,
        #[serde(default, deserialize_with = "date")]
        date: Option<Date>,
    }

    fn problem(text: &str) -> (&'static str, String, String, Span) {
        let wrong = table::<Sample>(text, 4, &SourcePath::new("x.toml")).unwrap_err();
        (wrong.code, wrong.message, wrong.help, wrong.span.unwrap())
    }

    #[test]
    fn an_unknown_key_is_named_with_the_nearest() {
        let (code, message, help, span) = problem("titel = \"x\"");
        assert_eq!(code, "unknown-key");
        assert_eq!(message, "there is no key `titel` here");
        assert_eq!(help, "did you mean `title`?");
        assert_eq!(span, Span { start: 4, end: 9 });
    }

    #[test]
    fn other_mistakes_have_their_own_codes() {
        assert_eq!(problem("title = ").0, "bad-toml");
        assert_eq!(problem("title = 3").0, "bad-value");
        assert_eq!(problem("date = 2023").0, "missing-key");
        assert_eq!(problem("title = \"a\"\ntitle = \"b\"").0, "bad-toml");
    }

    #[test]
    fn a_bad_date_says_how_dates_are_written() {
        let (code, message, help, span) = problem("title = \"x\"\ndate = \"2023-02-30\"");
        assert_eq!((code, message.as_str()), ("bad-value", "`2023-02-30` is not a date"));
        assert!(help.starts_with("write a day as 2023-04-19"));
        assert_eq!(span, Span { start: 23, end: 35 });
        assert_eq!(problem("title = \"x\"\ndate = \"soon\"").0, "bad-value");
    }
}
