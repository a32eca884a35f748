//! The project's own site, and its texts line by line.

use std::{path::Path, sync::LazyLock};

use sharh::{
    base::{diagnostic::Diagnostic, memo::Same},
    pipeline::{Memory, Options, Website, pipeline},
    read::read,
    understand::{Drafts, document::Document, version::Version},
};

/// The site, and what is said against it.
pub static OWN: LazyLock<(Website, Vec<Diagnostic>)> = LazyLock::new(|| {
    let (sources, mut wrong) = read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let options = Options { base_url: None, drafts: Drafts::Hidden };
    let (website, problems) = pipeline(&sources, &options, &Memory::default());
    wrong.extend(problems);
    (website.unwrap(), wrong)
});

/// What a line of a text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line {
    Fence,
    Heading,
    Alert,
    Quote,
    Row,
    Item,
    Definition,
    Footnote,
    Event,
    Text,
}

/// Every document of the site.
pub fn documents() -> &'static [Same<Document>] {
    &OWN.0.site.corpus.documents
}

/// The document's version in the language with this tag.
pub fn version<'a>(document: &'a Document, tag: &str) -> &'a Version {
    let found = document.versions.iter().find(|(other, _)| other.as_str() == tag);
    found.unwrap_or_else(|| panic!("{} has no version in {tag}", document.slug.as_str())).1
}

/// Every version in the language with this tag.
pub fn versions(tag: &str) -> impl Iterator<Item = &'static Version> {
    documents().iter().map(move |document| version(document, tag))
}

/// The lines of the body that are not empty, as they stand.
pub fn body(version: &Version) -> impl Iterator<Item = &str> {
    let text = match version.text.strip_prefix("+++\n") {
        Some(rest) => rest.split_once("\n+++\n").unwrap().1,
        None => &version.text,
    };
    text.lines().filter(|line| !line.trim().is_empty())
}

/// What a reader reads of a version, line by line: its title, its definition, and its body without
/// the marks of Markdown.
pub fn prose(version: &Version) -> Vec<String> {
    let head = [version.title.get_ref().clone(), version.summary.clone()];
    head.into_iter().chain(body(version).map(without_marks)).filter(|line| !line.is_empty()).collect()
}

/// What the line is.
pub fn kind(line: &str) -> Line {
    let starts = [
        ("```", Line::Fence),
        ("#", Line::Heading),
        ("> [!", Line::Alert),
        ("> ", Line::Quote),
        ("|", Line::Row),
        ("- ", Line::Item),
        (": ", Line::Definition),
        ("[^", Line::Footnote),
    ];
    let begins = |start: &str| line.starts_with(start);
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    match starts.iter().find(|(start, _)| begins(start)) {
        Some(&(_, kind)) => kind,
        None if digits > 0 && line[digits..].starts_with(". ") => Line::Item,
        None if digits == 4 && line.split(' ').next().is_some_and(is_date) => Line::Event,
        None => Line::Text,
    }
}

fn is_date(word: &str) -> bool {
    word.chars().all(|letter| letter.is_ascii_digit() || letter == '-' || letter == '/')
}

/// The line without what its reader does not see.
fn without_marks(line: &str) -> String {
    let seen = match kind(line) {
        Line::Fence | Line::Alert => "",
        Line::Row if line.contains("---") => "",
        Line::Event => line.split_once(' ').map_or("", |(_, event)| event),
        Line::Heading => line.trim_start_matches('#'),
        Line::Row => line.trim_matches('|'),
        Line::Item => line.split_once(' ').map_or("", |(_, item)| item),
        Line::Quote | Line::Definition => &line[2..],
        Line::Footnote => line.split_once(": ").map_or("", |(_, note)| note),
        Line::Text => line,
    };
    without_links(seen).trim().to_owned()
}

/// The words of links, without where they lead, and no footnote's mark.
fn without_links(line: &str) -> String {
    let (mut seen, mut rest) = (String::new(), line);
    while let Some((before, after)) = rest.split_once('[') {
        let (inner, after) = after.split_once(']').unwrap_or((after, ""));
        seen.push_str(before);
        if !inner.starts_with('^') {
            seen.push_str(inner);
        }
        rest = match after.strip_prefix('(') {
            Some(target) => target.split_once(')').unwrap().1,
            None => after,
        };
    }
    seen + rest
}

#[test]
fn a_line_is_read_as_its_reader_sees_it() {
    let cases = [
        ("## Heading", "Heading"),
        ("| a | --- |", ""),
        ("| a | b |", "a | b"),
        ("2020-09-27/2020-11-10 The war.", "The war."),
        ("2020            A year.", "A year."),
        ("2020 سنة", "سنة"),
        ("> [!NOTE]", ""),
        ("> Said.", "Said."),
        ("1. Give the title", "Give the title"),
        ("See [the text](term:a) here.[^1] More", "See the text here. More"),
        ("[^1]: A source.", "A source."),
        ("Israel | 69", "Israel | 69"),
    ];
    for (line, seen) in cases {
        assert_eq!(without_marks(line), seen, "{line}");
    }
}
