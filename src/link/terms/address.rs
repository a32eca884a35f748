//! Addresses, tags and identifiers: chunks of text that name no term even where they spell one.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::base::language::fold::{self, Glyph};

/// Top-level domains and file endings of more than two letters, which have two letters otherwise.
const ENDINGS: [&str; 36] = [
    "com",
    "org",
    "net",
    "edu",
    "gov",
    "mil",
    "int",
    "info",
    "app",
    "dev",
    "news",
    "media",
    "online",
    "site",
    "xyz",
    "biz",
    "example",
    "test",
    "invalid",
    "localhost",
    "html",
    "htm",
    "pdf",
    "txt",
    "csv",
    "json",
    "toml",
    "yaml",
    "xml",
    "png",
    "jpg",
    "svg",
    "doc",
    "docx",
    "xls",
    "xlsx",
];

/// Whether `sign`, with `next` after it, may be part of an address, a tag or an identifier.
pub(super) fn is_suspect(sign: char, next: Option<char>) -> bool {
    let Some(next) = next else { return false };
    match sign {
        '@' | '#' | '.' | '/' => is_word(next),
        '_' => next == '_' || is_word(next),
        ':' => next == '/',
        _ => false,
    }
}

/// The ranges of `run` around the signs at `suspects`, in rising order, that are passed over.
pub(super) fn ranges(run: &str, suspects: &[u32]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let (mut wide, mut near) = (0..0, 0..0);
    for &at in suspects {
        let at = at as usize;
        if at < near.end || ranges.last().is_some_and(|range| at < range.end) {
            continue;
        }
        if at >= wide.end {
            wide = chunk(run, wide.end, at, ends_address);
            if is_url(&run[wide.clone()]) {
                ranges.push(wide.clone());
                continue;
            }
        }
        near = chunk(run, near.end, at, ends_name);
        if is_name(&run[near.clone()]) {
            ranges.push(near.clone());
        }
    }
    ranges
}

/// The longest part of `run` around the sign at `at`, not before `from`, without a character that `ends` it.
fn chunk(run: &str, from: usize, at: usize, ends: fn(char) -> bool) -> Range<usize> {
    let start = run[from..at].rfind(ends).map_or(from, |found| {
        let found = from + found;
        found + run[found..].chars().next().map_or(1, char::len_utf8)
    });
    let end = run[at..].find(ends).map_or(run.len(), |found| at + found);
    start..end.max(at)
}

fn ends_address(c: char) -> bool {
    c.is_whitespace() || matches!(c, '«' | '»' | '“' | '”' | '„' | '"' | '<' | '>' | '،' | '؛' | '؟')
}

fn ends_name(c: char) -> bool {
    ends_address(c)
        || matches!(c, ',' | ';' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '*' | '!' | '?' | '…')
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
}

fn is_url(chunk: &str) -> bool {
    let starts_host = |rest: &str| rest.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www."));
    let has_scheme = chunk.split_once("://").is_some_and(|(scheme, rest)| {
        scheme.ends_with(|c: char| c.is_ascii_alphanumeric()) && !rest.is_empty()
    });
    has_scheme || starts_host(chunk.trim_start_matches(|c: char| !c.is_ascii_alphanumeric()))
}

/// Whether a chunk without brackets and commas is a tag, a handle, a mail address, an identifier, a
/// path or a domain.
fn is_name(chunk: &str) -> bool {
    let mut before = ' ';
    let mut chars = chunk.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        match c {
            '@' if is_word(next) => return true,
            '#' if next.is_alphabetic() => return true,
            '_' if is_word(next) && (is_word(before) || before == '_') => return true,
            // The letter under a mark is what stands before.
            _ if is_combining_mark(c) => {}
            _ => before = c,
        }
    }
    is_path(chunk) || chunk.split(|c: char| !is_host(c)).any(is_domain)
}

fn is_path(chunk: &str) -> bool {
    let rooted = chunk.trim_start_matches(['.', '~']).strip_prefix('/');
    let first = rooted.and_then(|rest| fold::glyphs(rest).next()).map(|placed| placed.glyph);
    matches!(first, Some(Glyph::Letter(letter)) if letter.char.is_ascii_alphanumeric())
}

fn is_host(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-')
}

/// Whether ASCII text is two or more labels, the last of which ends domains or names of files.
fn is_domain(text: &str) -> bool {
    let text = text.trim_matches(['.', '-']);
    let Some((names, ending)) = text.rsplit_once('.') else { return false };
    let lower = ending.bytes().all(|b| b.is_ascii_lowercase());
    let known = lower && (ending.len() == 2 || ENDINGS.contains(&ending));
    known && names.split('.').all(|name| !name.is_empty() && !name.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passed_over(text: &str) -> Vec<&str> {
        let suspects: Vec<u32> = text
            .char_indices()
            .filter(|&(at, c)| is_suspect(c, text[at + c.len_utf8()..].chars().next()))
            .map(|(at, _)| u32::try_from(at).unwrap())
            .collect();
        ranges(text, &suspects).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn addresses_tags_and_identifiers_are_passed_over() {
        for (text, wanted) in [
            ("see https://x.example/a_(b),c.", "https://x.example/a_(b),c."),
            ("راجع www.iran-energy.example/baku الآن", "www.iran-energy.example/baku"),
            ("(iran.example/oil-embassy)", "iran.example/oil-embassy"),
            ("write to oil@baku.example, now", "oil@baku.example"),
            ("the #Iran tag", "#Iran"),
            ("«#النفط_الإيراني»، وباكو", "#النفط_الإيراني"),
            ("as @Baku did", "@Baku"),
            ("set oil_price, please", "oil_price"),
            ("a\u{300}_oil", "a\u{300}_oil"),
            ("open /iran/baku now", "/iran/baku"),
            ("open /\u{c0}iran now", "/\u{c0}iran"),
            ("open /A\u{300}iran now", "/A\u{300}iran"),
            ("the file iran.md.", "iran.md."),
        ] {
            assert_eq!(passed_over(text), [wanted], "{text}");
        }
    }

    #[test]
    fn plain_text_is_not() {
        for text in [
            "oil/gas",
            "النفط/الغاز",
            "the deal.The envoy",
            "C# and F#",
            "_Iran_",
            "at 2.30",
            "a @ b",
            "the U.S.",
        ] {
            assert!(passed_over(text).is_empty(), "{text} {:?}", passed_over(text));
        }
    }
}
