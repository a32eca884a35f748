//! A piece of a file's text that knows where it stands.

use crate::base::{diagnostic::Span, language::direction::is_direction_control};

/// Some text, and the offset of its first byte in the file it comes from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Piece<'a> {
    /// The text.
    pub text: &'a str,
    /// Where it begins in the file, in bytes.
    pub start: u32,
}

impl<'a> Piece<'a> {
    /// Takes `text`, whose first byte is byte `start` of its file.
    #[must_use]
    pub fn new(text: &'a str, start: u32) -> Self {
        Self { text, start }
    }

    /// The place in the file.
    #[must_use]
    pub fn span(self) -> Span {
        Span::from(0..self.text.len()).shifted(self.start)
    }

    /// The lines, without what ends them.
    pub fn lines(self) -> impl Iterator<Item = Piece<'a>> {
        let mut start = self.start;
        self.text.split_inclusive('\n').map(move |line| {
            let piece = Piece::new(line.trim_end_matches(['\n', '\r']), start);
            start = piece.after(line.len());
            piece
        })
    }

    /// The piece without the white space at its edges.
    #[must_use]
    pub fn trim(self) -> Self {
        let rest = self.text.trim_start();
        Self::new(rest.trim_end(), self.after(self.text.len() - rest.len()))
    }

    /// What stands before byte `at` and from there on; `at` is a character's first byte.
    #[must_use]
    pub fn split_at(self, at: usize) -> (Self, Self) {
        let (before, rest) = self.text.split_at(at);
        (Self::new(before, self.start), Self::new(rest, self.after(at)))
    }

    /// What stands before and behind the first `separator`.
    #[must_use]
    pub fn split_once(self, separator: char) -> Option<(Self, Self)> {
        let at = self.text.find(separator)?;
        let (before, rest) = self.split_at(at);
        Some((before, rest.split_at(separator.len_utf8()).1))
    }

    /// What stands between the `separator`s, without the white space at its edges.
    #[must_use]
    pub fn split(self, separator: char) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut rest = self;
        while let Some((before, behind)) = rest.split_once(separator) {
            parts.push(before.trim());
            rest = behind;
        }
        parts.push(rest.trim());
        parts
    }

    /// The first word, and the rest without the white space between.
    #[must_use]
    pub fn split_word(self) -> (Self, Self) {
        let this = self.trim();
        let (word, rest) = this.split_at(this.text.find(char::is_whitespace).unwrap_or(this.text.len()));
        (word, rest.trim())
    }

    /// The text as a message quotes it: between back quotes, shortened when it is long, what cannot
    /// be seen spelled out.
    #[must_use]
    pub fn quoted(self) -> String {
        const LONGEST: usize = 40;
        let is_hidden = |c: char| c.is_control() || is_direction_control(c);
        let mut quoted = String::from("`");
        for c in self.text.chars().take(LONGEST) {
            if is_hidden(c) { quoted.extend(c.escape_unicode()) } else { quoted.push(c) }
        }
        quoted.push_str(if self.text.chars().nth(LONGEST).is_some() { "…`" } else { "`" });
        quoted
    }

    fn after(self, bytes: usize) -> u32 {
        self.start + Span::from(0..bytes).end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_where_they_stand() {
        let text = "النفط\r\n\n b ";
        let lines: Vec<_> = Piece::new(text, 7).lines().collect();
        assert_eq!(lines.iter().map(|line| line.text).collect::<Vec<_>>(), ["النفط", "", " b "]);
        assert_eq!(lines[1].start, 7 + 12);
        assert_eq!(lines[2].trim().span(), Span { start: 21, end: 22 });
    }

    #[test]
    fn parts_are_trimmed_and_placed() {
        let parts = Piece::new("أ | b|", 0).split('|');
        assert_eq!(parts.iter().map(|part| part.text).collect::<Vec<_>>(), ["أ", "b", ""]);
        assert_eq!(parts[1].span(), Span { start: 5, end: 6 });
        let (word, rest) = Piece::new("  bar  unit=%", 10).split_word();
        assert_eq!((word, rest), (Piece::new("bar", 12), Piece::new("unit=%", 17)));
    }

    #[test]
    fn what_cannot_be_seen_is_spelled_out() {
        assert_eq!(Piece::new("\u{200f}5", 0).quoted(), "`\\u{200f}5`");
        assert_eq!(Piece::new(&"x".repeat(50), 0).quoted(), format!("`{}…`", "x".repeat(40)));
    }
}
