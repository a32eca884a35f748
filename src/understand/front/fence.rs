//! The lines that front matter stands between, and what authors write in their place.

use crate::{
    base::{diagnostic::Diagnostic, source::SourcePath},
    understand::text::span_of,
};

/// The line before front matter and behind it.
pub(super) const FENCE: &str = "+++";

/// Where the first text of a version is front matter in all but its fence: the text from a fence that
/// can be read on, or else behind it, and the mistake.
pub(super) fn misplaced<'a>(text: &'a str, whole: &str, file: &SourcePath) -> Option<(&'a str, Diagnostic)> {
    let from = text.trim_start();
    let first = from.lines().next()?;
    let line = first.trim_end();
    let inside = &from[line_end(from, 0)..];
    let (rest, help) = if line == FENCE {
        (from, "delete what stands before it")
    } else if line.len() > 1 && line.bytes().all(|byte| byte == b'+') {
        (inside, "write three of them: `+++`")
    } else if line == "---" {
        (behind_yaml(inside)?, "write it as TOML between lines of `+++`: `title = \"…\"`")
    } else {
        return None;
    };
    let message = "front matter stands between lines of `+++`, from the first line";
    Some((rest, Diagnostic::error("bad-front-matter", file, message).at(span_of(whole, line)).help(help)))
}

/// The text behind front matter in YAML, or in TOML between YAML's fences, whose first fence stands
/// before `text`. Between two rules of a Markdown text stand other lines than keys and their values.
fn behind_yaml(text: &str) -> Option<&str> {
    let is_key = |line: &str| {
        let yaml = line.split_once(':').filter(|(_, value)| value.is_empty() || value.starts_with(' '));
        let key = yaml.or_else(|| line.split_once(" = "));
        key.is_some_and(|(key, _)| !key.is_empty() && !key.contains(char::is_whitespace))
    };
    let goes_on =
        |line: &str| line.is_empty() || line.starts_with([' ', '\t', '#']) || line.starts_with("- ");
    let mut start = 0;
    while start < text.len() {
        let end = line_end(text, start);
        match text[start..end].trim_end() {
            "---" | FENCE => return (start > 0).then(|| &text[end..]),
            line if is_key(line) || (start > 0 && goes_on(line)) => start = end,
            _ => return None,
        }
    }
    None
}

/// Where the line that holds the byte `from` ends, with its break.
pub(super) fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |at| from + at + 1)
}

/// The text before the next fence, and that behind it.
pub(super) fn split_at_fence(text: &str) -> Option<(&str, &str)> {
    let mut start = 0;
    while start < text.len() {
        let end = line_end(text, start);
        if text[start..end].trim_end() == FENCE {
            return Some((&text[..start], &text[end..]));
        }
        start = end;
    }
    None
}
