//! Both languages say the same: the same lines of the same kind, with the same numbers in each.

use crate::own::{body, documents, kind, version};

#[test]
fn both_languages_have_the_same_lines() {
    for document in documents() {
        let kinds = |tag| body(version(document, tag)).map(kind).collect::<Vec<_>>();
        assert_eq!(kinds("ar"), kinds("en"), "{}", document.slug.as_str());
    }
}

#[test]
fn both_languages_have_the_same_numbers() {
    for document in documents() {
        let (arabic, english) = (version(document, "ar"), version(document, "en"));
        assert_eq!(numbers(&arabic.summary), numbers(&english.summary), "{}", document.slug.as_str());
        for (one, other) in body(arabic).zip(body(english)) {
            assert_eq!(numbers(one), numbers(other), "{}: {one}\n{other}", document.slug.as_str());
        }
    }
}

/// The numbers that are written in digits, sorted: thousands are grouped in both languages, and
/// `10 آلاف` is `10,000`. A decade (`1990s`) is a word.
fn numbers(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let after = &rest[start..];
        let length = after.find(|letter: char| !is_of_number(letter)).unwrap_or(after.len());
        let number = after[..length].trim_end_matches(['.', ',']).to_owned();
        rest = &after[length..];
        if rest.starts_with('s') {
            continue;
        }
        let thousands = [" ألف", " آلاف"].iter().any(|word| rest.starts_with(word));
        found.push(if thousands { number + ",000" } else { number });
    }
    found.sort();
    found
}

fn is_of_number(letter: char) -> bool {
    letter.is_ascii_digit() || letter == '.' || letter == ','
}

#[test]
fn numbers_are_read_in_either_language() {
    assert_eq!(numbers("قُتل 2,906 في 10 نوفمبر 2020."), ["10", "2,906", "2020"]);
    assert_eq!(numbers("On 10 November 2020, 2,906 were killed."), ["10", "2,906", "2020"]);
    assert_eq!(numbers("بين 10 آلاف ونحو 30 ألفًا"), numbers("between 10,000 and 30,000"));
    assert_eq!(numbers("in the 1990s, 3.67 per cent"), ["3.67"]);
    assert_ne!(numbers("1992"), numbers("1993"));
    assert_ne!(numbers("2906"), numbers("2,906"));
}
