//! A sentence of the interface, with places to fill in.

use std::{collections::BTreeMap, fmt::Write};

use super::plural::PluralCategory;

/// A message as its author wrote it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Message {
    /// One text for every case.
    Text(String),
    /// A text for each category of number.
    Plural(BTreeMap<PluralCategory, String>),
}

/// A piece of a [`Phrase`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Piece {
    /// Words to be written as they are.
    Text(String),
    /// A place to be filled: `name` of `{name}`.
    Place(String),
}

/// A text taken apart at its places: `Translated by {name}`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Phrase {
    text: String,
    pieces: Vec<Piece>,
}

impl Phrase {
    /// Takes a text apart. A place is a name of small letters and hyphens in braces; `None` when a
    /// brace stands alone or holds something else.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let (mut pieces, mut rest) = (Vec::new(), text);
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}')?;
            let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
            if !is_name || before.contains('}') {
                return None;
            }
            if !before.is_empty() {
                pieces.push(Piece::Text(before.to_owned()));
            }
            pieces.push(Piece::Place(name.to_owned()));
            rest = after;
        }
        if rest.contains('}') {
            return None;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.to_owned()));
        }
        Some(Self { text: text.to_owned(), pieces })
    }

    /// The text as it was written, with its braces.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The pieces in order, for one who fills the places with markup.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The names of the places.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Place(name) => Some(name.as_str()),
            Piece::Text(_) => None,
        })
    }

    /// The text with its places filled; one for which there is no value stays as it is.
    #[must_use]
    pub fn filled(&self, values: &[(&str, &str)]) -> String {
        let mut filled = String::with_capacity(self.text.len() + 16);
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => filled.push_str(text),
                Piece::Place(name) => match values.iter().find(|(key, _)| key == name) {
                    Some((_, value)) => filled.push_str(value),
                    // Writing to a string does not fail.
                    None => drop(write!(filled, "{{{name}}}")),
                },
            }
        }
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled() {
        let phrase = Phrase::new("{n} of {all-pages}.").unwrap();
        assert_eq!(phrase.places().collect::<Vec<_>>(), ["n", "all-pages"]);
        assert_eq!(phrase.filled(&[("n", "3"), ("all-pages", "{n}")]), "3 of {n}.");
        assert_eq!(phrase.filled(&[("n", "3")]), "3 of {all-pages}.");
        assert_eq!(phrase.as_str(), "{n} of {all-pages}.");
        assert!(Phrase::new("").unwrap().pieces().is_empty());
    }

    #[test]
    fn a_lone_brace_is_refused() {
        for text in ["{", "}", "{}", "{n", "n}", "{{n}}", "}{n}", "{ n }", "{N}", "{a b}", "{ن}"] {
            assert_eq!(Phrase::new(text), None, "{text}");
        }
    }
}
