//! English is British, spelled right, and set with its own marks.
#![expect(
    clippy::disallowed_methods,
    reason = "hunspell is run, and a variable says whether it must be there"
)]

use std::{
    collections::BTreeSet,
    env,
    io::{ErrorKind, Write as _},
    process::{Command, Stdio},
};

use crate::own::{prose, versions};

/// Names and terms that no dictionary has, a line each.
const NAMES: &str = include_str!("names.txt");

/// Says `required` where hunspell and its British dictionary must be installed.
const SWITCH: &str = "SHARH_HUNSPELL";

/// Words of the other style, and names that spell themselves so.
const NAMED: [&str; 1] = ["Organization"];

#[test]
fn every_word_is_in_the_dictionary_or_a_name() {
    let text: String = versions("en").flat_map(prose).map(|line| line.replace('’', "'") + "\n").collect();
    let Some(unknown) = unknown(&text) else {
        let must = env::var(SWITCH).is_ok_and(|value| value == "required");
        assert!(!must, "hunspell with its dictionary en_GB is not installed");
        eprintln!("hunspell with its dictionary en_GB is not installed: the spelling was not checked");
        return;
    };
    let names: BTreeSet<&str> = NAMES.lines().collect();
    let misspelled: Vec<&String> = unknown.iter().filter(|word| !is_name(word, &names)).collect();
    assert!(misspelled.is_empty(), "not in the dictionary nor in tests/content/names.txt: {misspelled:?}");
    let idle: Vec<&&str> = names.iter().filter(|name| !text.contains(**name)).collect();
    assert!(idle.is_empty(), "in tests/content/names.txt, but nowhere on the site: {idle:?}");
}

fn is_name(word: &str, names: &BTreeSet<&str>) -> bool {
    names.contains(word) || word.strip_suffix("'s").is_some_and(|name| names.contains(name))
}

/// The words of `text` that the British dictionary does not have; `None` where there is none.
fn unknown(text: &str) -> Option<BTreeSet<String>> {
    let mut command = Command::new("hunspell");
    command.args(["-d", "en_GB", "-i", "utf-8", "-l"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut hunspell = match command.spawn() {
        Err(missing) if missing.kind() == ErrorKind::NotFound => return None,
        started => started.unwrap(),
    };
    let mut input = hunspell.stdin.take().unwrap();
    let text = text.to_owned();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = hunspell.wait_with_output().unwrap();
    // Without its dictionary it leaves before it has read.
    let was_read = writer.join().unwrap().is_ok();
    (was_read && output.status.success())
        .then(|| String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect())
}

#[test]
fn the_dictionary_is_asked() {
    if let Some(unknown) = unknown("The colour of the embasy\n") {
        assert_eq!(unknown, BTreeSet::from(["embasy".to_owned()]));
    }
}

#[test]
fn every_line_keeps_the_marks_of_english() {
    for version in versions("en") {
        for line in prose(version) {
            assert_eq!(faults(&line), [""; 0], "{}: {line}", version.file);
        }
    }
}

/// What is wrong with a line.
fn faults(line: &str) -> Vec<&'static str> {
    let pairs =
        |wrong: fn(char, char) -> bool| line.chars().zip(line.chars().skip(1)).any(|(a, b)| wrong(a, b));
    let letters: Vec<char> = line.chars().collect();
    let holds = [
        ("straight quotes", line.contains(['"', '\''])),
        ("two spaces", line.contains("  ")),
        ("space before a mark", pairs(|before, mark| before == ' ' && ",;:.?!”)".contains(mark))),
        ("no space after a mark", pairs(|mark, after| ",;?!".contains(mark) && after.is_alphabetic())),
        ("a hyphen between numbers", letters.windows(3).any(is_hyphenated_range)),
        ("quotes that do not close", line.matches('“').count() != line.matches('”').count()),
        ("-ize for -ise", line.split(|c: char| !c.is_alphabetic()).any(is_other_style)),
    ];
    holds.into_iter().filter(|&(_, is_so)| is_so).map(|(what, _)| what).collect()
}

fn is_hyphenated_range(letters: &[char]) -> bool {
    letters[0].is_ascii_digit() && letters[1] == '-' && letters[2].is_ascii_digit()
}

fn is_other_style(word: &str) -> bool {
    let endings = ["ize", "izes", "ized", "izing", "ization", "izations"];
    let is_short = word.len() < 7;
    !is_short && !NAMED.contains(&word) && endings.iter().any(|ending| word.ends_with(ending))
}

#[test]
fn each_fault_is_noticed() {
    let lines = [
        ("Israel's embassy", "straight quotes"),
        ("one  two", "two spaces"),
        ("one , two", "space before a mark"),
        ("one,two", "no space after a mark"),
        ("2016-2020", "a hyphen between numbers"),
        ("“one", "quotes that do not close"),
        ("they recognize it", "-ize for -ise"),
    ];
    for (line, fault) in lines {
        assert_eq!(faults(line), [fault], "{line}");
    }
    assert_eq!(faults("The size of Israel’s “prize”, 2016–2020: 1,960."), [""; 0]);
}
