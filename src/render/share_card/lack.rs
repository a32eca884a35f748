//! Letters that cards are to show and no face has.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use unicode_segmentation::UnicodeSegmentation;

use super::{
    face::{Faces, Weight},
    one_line,
};
use crate::{
    base::{diagnostic::Diagnostic, language::script::script_of},
    link::Site,
    understand::{document::Kind, version::Version},
};

/// The letters of titles that no face has: a warning for each script.
pub(super) fn lacks(site: &Site, faces: &Faces) -> Vec<Diagnostic> {
    let mut found: BTreeMap<&str, Lack<'_>> = BTreeMap::new();
    let documents = site.corpus.documents.iter().filter(|document| document.kind != Kind::Page);
    for version in documents.flat_map(|document| document.versions.values()) {
        let title = one_line(version.title.as_ref());
        let is_missing = |letter: &&str| *letter != " " && faces.find(letter, Weight::Bold).is_none();
        let mut scripts = BTreeSet::new();
        for letter in title.graphemes(true).filter(is_missing) {
            let script = letter.chars().next().map_or("", script_of);
            let lack = found.entry(script);
            let lack = lack.or_insert_with(|| Lack { first: version, titles: 0, letters: BTreeSet::new() });
            lack.titles += usize::from(scripts.insert(script));
            lack.letters.insert(letter.to_owned());
        }
    }
    found.iter().map(|(script, lack)| lack.warning(script)).collect()
}

/// The letters of a script that no face has.
struct Lack<'a> {
    /// The first title with some of them.
    first: &'a Version,
    /// How many titles have some.
    titles: usize,
    letters: BTreeSet<String>,
}

impl Lack<'_> {
    fn warning(&self, script: &str) -> Diagnostic {
        const MOST: usize = 8;
        let code = |c: char| format!("U+{:04X}", u32::from(c));
        let named = |letter: &String| {
            format!("`{letter}` ({})", letter.chars().map(code).collect::<Vec<_>>().join(" "))
        };
        let letters: Vec<String> = self.letters.iter().take(MOST).map(named).collect();
        let mut message = format!("no face of the share cards has {}", letters.join(", "));
        if self.letters.len() > MOST {
            let _ = write!(message, " and {} more", self.letters.len() - MOST);
        }
        if self.titles > 1 {
            let _ = write!(message, ", for this title and {} more", self.titles - 1);
        }
        let file = format!("{}-bold.ttf", script.to_ascii_lowercase());
        Diagnostic::warning("no-face", &self.first.file, message).at(self.first.title.span()).help(format!(
            "put a face that has them into `theme/card/`, such as `{file}`, or write the title otherwise"
        ))
    }
}
