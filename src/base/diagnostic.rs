//! What an author is told: where, what, and what to do about it.

use std::ops::Range;

use crate::base::{count::saturated, source::SourcePath};

/// How much a diagnostic weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// The site cannot be published as it is.
    Error,
    /// The site can be published, and someone should look.
    Warning,
}

/// A mistake in a file that an author wrote.
///
/// Diagnostics are values: stages return them beside their result, and the outer modules print all
/// of a run at once, sorted. They order by file, place, severity and text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Diagnostic {
    /// The file at fault.
    pub file: SourcePath,
    /// The place in it, when text is at fault.
    pub span: Option<Span>,
    /// Whether the site can be published.
    pub severity: Severity,
    /// The stable name of this kind of mistake: `unknown-key`, `dead-link` …
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do about it, in one sentence without a full stop.
    pub help: String,
}

/// A half-open range of UTF-8 bytes in a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The same place, moved by `offset` bytes.
    #[must_use]
    pub fn shifted(self, offset: u32) -> Self {
        Self { start: self.start + offset, end: self.end + offset }
    }

    /// The range, to cut a text with.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The range cut to `text`, its edges on characters: a text may have changed since.
    #[must_use]
    pub fn within(self, text: &str) -> Range<usize> {
        let start = text.floor_char_boundary(self.range().start);
        start..text.floor_char_boundary(self.range().end).max(start)
    }
}

impl From<Range<usize>> for Span {
    /// Files are far smaller than 4 GiB; a larger offset is cut to the largest that fits.
    fn from(range: Range<usize>) -> Self {
        Self { start: saturated(range.start), end: saturated(range.end) }
    }
}

impl Diagnostic {
    /// An error in `file`.
    pub fn error(code: &'static str, file: &SourcePath, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, file, message.into())
    }

    /// A warning about `file`.
    pub fn warning(code: &'static str, file: &SourcePath, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, file, message.into())
    }

    fn new(severity: Severity, code: &'static str, file: &SourcePath, message: String) -> Self {
        Self { file: file.clone(), span: None, severity, code, message, help: String::new() }
    }

    /// Adds the place.
    #[must_use]
    pub fn at(mut self, span: impl Into<Span>) -> Self {
        self.span = Some(span.into());
        self
    }

    /// Adds the place where there is one.
    #[must_use]
    pub fn at_any(self, span: Option<impl Into<Span>>) -> Self {
        match span {
            Some(span) => self.at(span),
            None => self,
        }
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// Whether the site cannot be published.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The name among `names` that a reader most probably meant by `wrong`: `did you mean …?`
#[must_use]
pub fn nearest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = |name: &&str| strsim::damerau_levenshtein(wrong, name);
    let best = names.into_iter().min_by_key(near)?;
    let longest = wrong.chars().count().max(best.chars().count());
    (strsim::damerau_levenshtein(wrong, best) * 3 <= longest).then_some(best)
}

/// A help text that offers the nearest of `names`, or lists them when none is near.
#[must_use]
pub fn offer<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    match nearest(wrong, names.iter().copied()) {
        Some(name) => format!("did you mean `{name}`?"),
        None if names.is_empty() => "there is none yet".to_owned(),
        None if names.len() <= 24 => format!("one of: {}", names.join(", ")),
        None => format!("none of the {} names comes near; check the spelling", names.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_cut_to_a_text_that_has_changed() {
        let text = "\u{feff}نص\nثان x";
        assert_eq!(Span { start: 4, end: 99 }.within(text), 3..text.len());
        assert_eq!(Span { start: 99, end: 4 }.within("x"), 1..1);
    }

    #[test]
    fn the_nearest_name_is_offered_and_a_far_one_is_not() {
        assert_eq!(nearest("titel", ["title", "date"]), Some("title"));
        assert_eq!(nearest("summery", ["title", "summary"]), Some("summary"));
        assert_eq!(nearest("xyz", ["title", "summary"]), None);
        assert_eq!((nearest("fr", ["ar", "en"]), nearest("pie", ["bar", "line"])), (None, None));
        assert_eq!(offer("ايران", ["إيران", "baku"]), "did you mean `إيران`?");
    }
}
