//! Arabic is written as Arabic is: its own marks, one spelling of each word.

use std::collections::BTreeSet;

use crate::own::{prose, versions};

/// Words that have another spelling beside them on the site, and are another word.
const TWINS: [&str; 8] = ["تسميه", "حاله", "صوره", "عده", "وحده", "علي", "وأبقي", "وتسمي"];

#[test]
fn every_line_keeps_the_marks_of_arabic() {
    for version in versions("ar") {
        for line in prose(version) {
            assert_eq!(faults(&line), [""; 0], "{}: {line}", version.file);
        }
    }
}

/// What is wrong with the marks of a line.
fn faults(line: &str) -> Vec<&'static str> {
    let holds = [
        ("a Latin comma, semicolon or question mark", line.contains([';', '?']) || has_latin_comma(line)),
        ("digits that are not Western", line.contains(is_eastern_digit)),
        ("tatweel", line.contains('ـ')),
        ("quotes that are not « »", line.contains(['"', '\'', '“', '”', '‘', '’'])),
        ("a per cent sign in running text", line.contains(['%', '٪'])),
        ("two spaces", line.contains("  ")),
        ("space before a mark", spaced(line, |before, mark| before == ' ' && "،؛؟.:!»)".contains(mark))),
        ("space after an opening mark", spaced(line, |mark, after| "«(".contains(mark) && after == ' ')),
        ("no space after a mark", spaced(line, |mark, after| "،؛؟.:".contains(mark) && is_arabic(after))),
        ("quotes that do not close", !is_balanced(line)),
    ];
    holds.into_iter().filter(|&(_, is_so)| is_so).map(|(what, _)| what).collect()
}

/// A comma that does not stand between the groups of a number.
fn has_latin_comma(line: &str) -> bool {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let mut around = line.split(',').zip(line.split(',').skip(1));
    around.any(|(before, after)| !(before.ends_with(is_digit) && after.starts_with(is_digit)))
}

/// Whether two letters that follow one another are as `wrong` says.
fn spaced(line: &str, wrong: impl Fn(char, char) -> bool) -> bool {
    line.chars().zip(line.chars().skip(1)).any(|(one, next)| wrong(one, next))
}

fn is_arabic(letter: char) -> bool {
    ('ء'..='ي').contains(&letter)
}

fn is_eastern_digit(letter: char) -> bool {
    ('٠'..='٩').contains(&letter) || ('۰'..='۹').contains(&letter)
}

fn is_balanced(line: &str) -> bool {
    let depth = line.chars().try_fold(0_i32, |depth, letter| match letter {
        '«' => Some(depth + 1),
        '»' if depth > 0 => Some(depth - 1),
        '»' => None,
        _ => Some(depth),
    });
    depth == Some(0)
}

#[test]
fn each_fault_is_noticed() {
    let lines = [
        ("من, إلى", "a Latin comma, semicolon or question mark"),
        ("2020, 10", "a Latin comma, semicolon or question mark"),
        ("لماذا?", "a Latin comma, semicolon or question mark"),
        ("عام ٢٠٢٠", "digits that are not Western"),
        ("بــاكو", "tatweel"),
        ("قال \"نعم\"", "quotes that are not « »"),
        ("نحو 40%", "a per cent sign in running text"),
        ("من  إلى", "two spaces"),
        ("من ، إلى", "space before a mark"),
        ("قال « نعم»", "space after an opening mark"),
        ("من،إلى", "no space after a mark"),
        ("قال «نعم", "quotes that do not close"),
        ("قال نعم»", "quotes that do not close"),
    ];
    for (line, fault) in lines {
        assert_eq!(faults(line), [fault], "{line}");
    }
    assert_eq!(faults("قال «نعم»، ثم (لا): في News.Az عام 2020؟ قُتل 2,906."), [""; 0]);
}

#[test]
fn every_word_has_one_spelling() {
    let words: BTreeSet<String> =
        versions("ar").flat_map(prose).flat_map(|line| words(&line).collect::<Vec<_>>()).collect();
    assert!(words.len() > 2000, "only {} words were read", words.len());
    assert_eq!(slips(&words), [""; 0]);
}

/// The words of a line, without the marks above and below letters.
fn words(line: &str) -> impl Iterator<Item = String> {
    let without_marks: String =
        line.chars().filter(|&mark| !('\u{64b}'..='\u{652}').contains(&mark)).collect();
    let split: Vec<String> = without_marks.split(|letter| !is_arabic(letter)).map(str::to_owned).collect();
    split.into_iter().filter(|word| !word.is_empty())
}

/// Words that are written with ه for ة, with ي for ى or without their hamza, where the right
/// spelling stands elsewhere.
fn slips(words: &BTreeSet<String>) -> Vec<&str> {
    let is_slip = |word: &&String| {
        let last = |slip, right: &str| word.strip_suffix(slip).map(|stem| stem.to_owned() + right);
        let ends = [last('ه', "ة"), last('ي', "ى")];
        let hamzas = word.match_indices('ا').flat_map(|(at, _)| {
            let (before, after) = (&word[..at], &word[at + 'ا'.len_utf8()..]);
            ["أ", "إ", "آ"].map(|hamza| Some(format!("{before}{hamza}{after}")))
        });
        let mut twins = ends.into_iter().chain(hamzas).flatten();
        !TWINS.contains(&word.as_str()) && twins.any(|twin| words.contains(&twin))
    };
    words.iter().filter(is_slip).map(String::as_str).collect()
}

#[test]
fn each_slip_is_noticed() {
    let written = |text: &str| words(text).collect::<BTreeSet<_>>();
    assert_eq!(slips(&written("سفارة سفاره")), ["سفاره"]);
    assert_eq!(slips(&written("إلى الى")), ["الى"]);
    assert_eq!(slips(&written("القرآن القران")), ["القران"]);
    assert_eq!(slips(&written("حتى حتي")), ["حتي"]);
    assert_eq!(slips(&written("سفارته سفارة إلى حتى")), [""; 0]);
}
