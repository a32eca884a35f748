//! The sentence around a mention, as the page of its term quotes it.

mod block;

use crate::{
    base::language::Language,
    link::{Mention, Site},
    render::{isolate::isolate, phrase::in_language, prose::Prose},
};

use block::Block;

/// A quotation has at most this many characters on each side of the mention.
const REACH: usize = 280;

/// The sentence that `mention` stands in, with the mention marked and, where it is an event of a
/// timeline, its date before it. A row of a table is quoted whole, each cell with its column's head.
pub(super) fn quote(prose: &Prose<'_>, mention: &Mention) -> String {
    let (site, version) = (prose.site, prose.version);
    let Some(block) = Block::around(version, mention) else { return String::new() };
    let language = site.language(prose.tag);
    let mut html = String::new();
    if let Some(when) = block.date() {
        isolate(&format!("{}: ", site.period(prose.tag, when)), language, site.languages(), &mut html);
    }
    if let Some(parts) = block.one_piece(mention) {
        mark(site, language, parts, &mut html);
    } else {
        let (before, word, after) = block.joined(mention);
        mark(site, language, (&before, &word, &after), &mut html);
    }
    in_language(html, language, prose.page)
}

/// The text before a mention, the mention and the text after it.
type Parts<'a> = (&'a str, &'a str, &'a str);

/// Writes a sentence, cut out of the text around its mention.
fn mark(site: &Site, language: &Language, (before, word, after): Parts<'_>, html: &mut String) {
    let (start, is_cut_before) = sentence_start(before);
    let (end, is_cut_after) = sentence_end(after);
    html.reserve(before.len() - start + word.len() + end + 48);
    html.push_str(if is_cut_before { "…" } else { "" });
    isolate(&before[start..], language, site.languages(), html);
    html.push_str("<mark>");
    isolate(word, language, site.languages(), html);
    html.push_str("</mark>");
    isolate(&after[..end], language, site.languages(), html);
    html.push_str(if is_cut_after { "…" } else { "" });
}

/// Where the sentence at the end of `text` begins, and whether it was cut.
fn sentence_start(text: &str) -> (usize, bool) {
    let mut after_space = None;
    for (at, c) in text.char_indices().rev().take(REACH) {
        if c.is_whitespace() {
            after_space = Some(at + c.len_utf8());
        } else if let Some(start) = after_space.take()
            && ends_sentence(c)
            && !text[start..].starts_with(BETWEEN_CELLS)
        {
            return (start, false);
        }
    }
    let Some((floor, _)) = text.char_indices().rev().nth(REACH) else { return (0, false) };
    let space = text[floor..].char_indices().find(|(_, c)| c.is_whitespace());
    (space.map_or(floor, |(at, c)| floor + at + c.len_utf8()), true)
}

/// Where the sentence at the beginning of `text` ends, and whether it was cut.
fn sentence_end(text: &str) -> (usize, bool) {
    let mut ended = None;
    for (at, c) in text.char_indices().take(REACH) {
        if ends_sentence(c) {
            ended = Some(at + c.len_utf8());
        } else if let Some(end) = ended {
            if c.is_whitespace() && !text[at..].trim_start().starts_with(BETWEEN_CELLS) {
                return (end, false);
            }
            ended = matches!(c, '”' | '»' | '"' | '’' | ')').then(|| at + c.len_utf8());
        }
    }
    let Some((ceiling, _)) = text.char_indices().nth(REACH) else { return (text.len(), false) };
    (text[..ceiling].rfind(char::is_whitespace).unwrap_or(ceiling), true)
}

/// What parts the cells of a row, which is quoted whole.
const BETWEEN_CELLS: char = '·';

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '۔' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_found_around_its_word() {
        assert_eq!(sentence_start("One. Two three "), (5, false));
        assert_eq!(sentence_start("هل؟ نعم "), ("هل؟ ".len(), false));
        assert_eq!(sentence_end(" went home. Then"), (11, false));
        assert_eq!(sentence_end(" said “yes.” Then"), (" said “yes.”".len(), false));
        assert_eq!(sentence_end(" rose 3.5 points"), (16, false));
        let row = "It met. · Said: It did. · ";
        assert_eq!((sentence_start(row), sentence_end(row)), ((0, false), (row.len(), false)));
        let long = "كلمة ".repeat(200);
        assert!(sentence_start(&long).1 && sentence_end(&long).1);
        // An Arabic letter has two bytes, and reaches no less far.
        let reach = "كلمة ".repeat(REACH / 5);
        assert_eq!((sentence_start(&reach), sentence_end(&reach)), ((0, false), (reach.len(), false)));
    }
}
