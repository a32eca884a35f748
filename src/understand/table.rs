//! A TOML table as a typed value, or the one mistake in it that a reader should mend first.

use serde::{Deserialize, Deserializer, de::DeserializeOwned};

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
    toml::from_str(text).map_err(|error| explain(&error, text, offset, file))
}

fn explain(error: &toml::de::Error, text: &str, offset: usize, file: &SourcePath) -> Diagnostic {
    let range = error.span().unwrap_or(0..0);
    let span = Span::from(range.start + offset..range.end.max(range.start) + offset);
    let message = error.message().trim();
    let found = text.get(range).unwrap_or_default();
    let (code, message, help) = if let Some(rest) = message.strip_prefix("unknown field `") {
        let (key, known) = rest.split_once('`').unwrap_or((rest, ""));
        ("unknown-key", format!("there is no key `{key}` here"), offer(key, quoted_names(known)))
    } else if let Some(rest) = message.strip_prefix("unknown variant `") {
        let (value, known) = rest.split_once('`').unwrap_or((rest, ""));
        (
            "bad-value",
            format!("`{value}` is not one of the values this key takes"),
            offer(value, quoted_names(known)),
        )
    } else if let Some(rest) = message.strip_prefix("missing field `") {
        let key = rest.trim_end_matches('`');
        ("missing-key", format!("the key `{key}` is missing"), format!("add a line `{key} = …`"))
    } else if let Some(rest) = message.strip_prefix("duplicate key") {
        ("bad-toml", format!("this key stands here twice{rest}"), "keep one of the two".to_owned())
    } else if message.starts_with("invalid type") || message.starts_with("invalid value") {
        ("bad-value", message.to_owned(), "see the list of keys in README.md".to_owned())
    } else if let Some((problem, help)) = message.split_once(HELP) {
        ("bad-value", problem.to_owned(), help.to_owned())
    } else {
        let help = if found.trim().is_empty() {
            "check this line's quotes, brackets and `=`"
        } else {
            "TOML wants text in straight quotes: \"…\""
        };
        ("bad-toml", format!("this is not TOML: {message}"), help.to_owned())
    };
    Diagnostic::error(code, file, message).at(span).help(help)
}

/// Stands between a message and its help in an error that goes through serde.
const HELP: &str = "\u{1f}";

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
        None => Err(serde::de::Error::custom(format!(
            "{text:?} is not a date{HELP}write a day as 2023-04-19, a month as \"2023-04\", a year as \"2023\""
        ))),
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
        assert_eq!((code, message.as_str()), ("bad-value", "\"2023-02-30\" is not a date"));
        assert!(help.starts_with("write a day as 2023-04-19"));
        assert_eq!(span, Span { start: 23, end: 35 });
        assert_eq!(problem("title = \"x\"\ndate = \"soon\"").0, "bad-value");
    }
}
