//! Where a byte of a text stands: its line and its column.

use std::{iter, ops::Range};

/// The lines of a text, found once: a place in it is then told without reading the text up to there,
/// however many places are asked for and however long a line is.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    /// Where each line begins.
    starts: Vec<usize>,
    /// How many characters stand before every byte whose number [`STRIDE`] divides.
    characters: Vec<usize>,
}

const STRIDE: usize = 256;

impl<'t> Lines<'t> {
    /// Finds the lines of `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let starts = iter::once(0).chain(memchr::memchr_iter(b'\n', bytes).map(|at| at + 1)).collect();
        let mut count = 0;
        let before = bytes.chunks(STRIDE).map(|chunk| {
            let before = count;
            count += characters_in(chunk);
            before
        });
        let mut characters: Vec<usize> = before.collect();
        characters.push(count);
        Self { text, starts, characters }
    }

    /// The text that the lines are of.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The line and the column of a byte, both from 1; a column counts characters, of which a byte
    /// order mark is none.
    #[must_use]
    pub fn place(&self, at: usize) -> (usize, usize) {
        let number = self.number(at);
        let start = match number {
            1 if self.text.starts_with('\u{feff}') => '\u{feff}'.len_utf8(),
            _ => self.starts[number - 1],
        };
        (number, self.characters_before(at).saturating_sub(self.characters_before(start)) + 1)
    }

    /// The line that a byte stands in, without what ends it.
    #[must_use]
    pub fn line(&self, at: usize) -> Range<usize> {
        let number = self.number(at);
        let end = self.starts.get(number).map_or(self.text.len(), |next| next - 1);
        self.starts[number - 1]..end
    }

    fn number(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    fn characters_before(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let known = at / STRIDE;
        self.characters[known] + characters_in(&self.text.as_bytes()[known * STRIDE..at])
    }
}

/// How many characters begin in these bytes of UTF-8.
fn characters_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !matches!(byte, 0x80..=0xbf)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_line_and_a_column_of_characters() {
        let text = "\u{feff}نص\nثان x";
        let lines = Lines::new(text);
        assert_eq!((lines.place(0), lines.place(3), lines.place(5)), ((1, 1), (1, 1), (1, 2)));
        assert_eq!((lines.place(text.len() - 1), lines.place(999)), ((2, 5), (2, 6)));
        assert_eq!((&text[lines.line(4)], &text[lines.line(999)]), ("\u{feff}نص", "ثان x"));
        assert_eq!((Lines::new("").place(0), Lines::new("").line(0)), ((1, 1), 0..0));
        assert_eq!((Lines::new("a\n").place(2), Lines::new("a\n\n").line(2)), ((2, 1), 2..2));
    }

    #[test]
    fn every_place_of_a_long_text_is_the_one_that_counting_finds() {
        let text = format!("{}\n{}\n", "شرح a ".repeat(90), "…é".repeat(STRIDE));
        let lines = Lines::new(&text);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = &text[..at];
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            let counted = (before.matches('\n').count() + 1, text[start..at].chars().count() + 1);
            assert_eq!(lines.place(at), counted, "{at}");
        }
    }
}
