//! A stylesheet of the theme: what it loads, what it repeats for each language, and the colours of
//! its `:root`.
//!
//! The stylesheets are joined, and in CSS a rule may hold others: a brace that is missing in one
//! would take all that follow it along without a word. So each must be whole by itself.

#[cfg(test)]
mod tests;

use std::ops::Range;

use cssparser::{ParseError, Parser, Token};

use crate::{
    base::{
        diagnostic::{Diagnostic, Span},
        source::{Source, SourcePath},
    },
    understand::text::mark_length,
};

/// What the build has to know of a stylesheet. Places are in the whole file.
#[derive(Debug, Default)]
pub struct Stylesheet {
    /// Each `url(…)`, with the name or the address in it.
    pub addresses: Vec<(Span, String)>,
    /// The selectors that speak of [`EACH_LANGUAGE`].
    pub repeated: Vec<Span>,
    /// The lines that hold nothing but a comment, which no reader is sent; `/*! … */` stays.
    pub comments: Vec<Span>,
    /// The custom properties that `:root` has outside of every at-rule: name and value.
    pub root: Vec<(String, String)>,
}

/// What stands in a selector for each of the site's languages in turn.
pub const EACH_LANGUAGE: &str = ":lang(und)";

/// Reads a stylesheet; one that is no text has nothing, and is told of elsewhere.
pub(super) fn stylesheet(source: &Source) -> (Stylesheet, Vec<Diagnostic>) {
    let text = source.text().map_or("", |text| text);
    let mark = mark_length(text);
    let mut reader = Reader {
        text: &text[mark..],
        mark,
        file: source.path(),
        open: Vec::new(),
        is_broken: false,
        sheet: Stylesheet::default(),
        wrong: Vec::new(),
    };
    let mut parser = Parser::new(reader.text);
    reader.block(&mut parser, Place::Top);
    (reader.sheet, reader.wrong)
}

/// What a block is, and so what its declarations are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The file itself.
    Top,
    /// The rule of `:root`, outside of every other.
    Root,
    /// Parentheses behind `url`.
    Address,
    /// Parentheses in which a text is an address.
    Images,
    /// Any other.
    Inner,
}

struct Reader<'a> {
    text: &'a str,
    mark: usize,
    file: &'a SourcePath,
    /// What has been opened and not yet closed.
    open: Vec<Range<usize>>,
    is_broken: bool,
    sheet: Stylesheet,
    wrong: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// Reads what is left of a block.
    fn block(&mut self, parser: &mut Parser<'a>, place: Place) {
        // Where the selector or the declaration begins that is being read.
        let mut begins = parser.position().byte_index();
        loop {
            let start = parser.position().byte_index();
            let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else { break };
            let end = parser.position().byte_index();
            self.token(&token, start..end, place);
            match token {
                Token::CurlyBracketBlock => {
                    let inner = self.rule(begins..start, place);
                    self.nested(parser, start..end, inner);
                    begins = parser.position().byte_index();
                }
                Token::ParenthesisBlock | Token::SquareBracketBlock => {
                    self.nested(parser, start..end, Place::Inner);
                }
                Token::Function(name) => {
                    let inner = match name.to_ascii_lowercase().as_str() {
                        "url" | "src" => Place::Address,
                        "image-set" | "-webkit-image-set" => Place::Images,
                        _ => Place::Inner,
                    };
                    self.nested(parser, start..end, inner);
                }
                Token::Semicolon => {
                    self.declaration(begins..start, place);
                    begins = end;
                }
                // Blocks at this level have been taken whole.
                Token::Comment(_) if self.text[begins..start].trim().is_empty() => begins = end,
                _ => {}
            }
        }
        self.declaration(begins..parser.position().byte_index(), place);
    }

    /// Reads the block that `opening` opens, and holds that it ends.
    fn nested(&mut self, parser: &mut Parser<'a>, opening: Range<usize>, place: Place) {
        let mut last = opening.end;
        self.open.push(opening.clone());
        let read: Result<(), ParseError<()>> = parser.parse_nested_block(|parser| {
            self.block(parser, place);
            last = parser.position().byte_index();
            Ok(())
        });
        self.open.pop();
        if read.is_err() {
            self.broken(
                "this block stands too deep in others",
                opening,
                "write it with fewer blocks in one another",
            );
        } else if parser.position().byte_index() == last {
            self.unclosed(opening);
        }
    }

    fn token(&mut self, token: &Token<'_>, range: Range<usize>, place: Place) {
        let text = &self.text[range.clone()];
        match token {
            Token::UnquotedUrl(name) => self.address(range, name),
            Token::QuotedString(name) => {
                if text.len() < 2 || !text.ends_with(&text[..1]) {
                    self.unended(range);
                } else if matches!(place, Place::Address | Place::Images) {
                    self.address(range, name);
                }
            }
            Token::BadString(_) | Token::BadUrl(_) => self.unended(range),
            Token::Comment(_) if text.len() < 4 || !text.ends_with("*/") => {
                let opening = range.start..range.start + 2;
                self.broken("this comment does not end", opening, "close it with `*/`");
            }
            Token::Comment(_) if !text.starts_with("/*!") => self.comment(range),
            Token::CloseCurlyBracket | Token::CloseParenthesis | Token::CloseSquareBracket => {
                match self.open.last().cloned() {
                    // In parentheses it would end the block around them.
                    Some(opening) if text == "}" => self.unclosed(opening),
                    _ => self.broken(
                        &format!("this `{text}` closes nothing"),
                        range,
                        "take it out, or open what it closes",
                    ),
                }
            }
            Token::AtKeyword(name) if name.eq_ignore_ascii_case("import") => self.wrong(
                "a stylesheet of the theme imports none",
                range,
                "put the other stylesheet into `theme/` as a file of its own: all are joined in the order of their names",
            ),
            _ => {}
        }
    }

    /// What the block behind a selector is.
    fn rule(&mut self, selector: Range<usize>, place: Place) -> Place {
        let text = self.text[selector.clone()].trim();
        if text.contains(EACH_LANGUAGE) {
            let start = selector.end - self.text[selector.clone()].trim_start().len();
            self.sheet.repeated.push(self.span(start..start + text.len()));
        }
        let is_root = place == Place::Top && text.split(',').any(|part| part.trim() == ":root");
        if is_root { Place::Root } else { Place::Inner }
    }

    fn declaration(&mut self, range: Range<usize>, place: Place) {
        if let (Place::Root, Some((name, value))) = (place, self.text[range].split_once(':')) {
            self.sheet.root.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }

    /// Notes a comment that has its lines to itself: elsewhere it may stand between two words.
    fn comment(&mut self, range: Range<usize>) {
        let (before, behind) = (&self.text[..range.start], &self.text[range.end..]);
        let start = before.trim_end_matches([' ', '\t']).len();
        if (start == 0 || before[..start].ends_with('\n')) && behind.starts_with('\n') {
            let span = self.span(start..range.end + 1);
            self.sheet.comments.push(span);
        }
    }

    fn address(&mut self, range: Range<usize>, name: &str) {
        let span = self.span(range);
        self.sheet.addresses.push((span, name.to_owned()));
    }

    fn unclosed(&mut self, opening: Range<usize>) {
        let (what, close) = match self.text[..opening.end].chars().next_back() {
            Some('{') => ("this block", '}'),
            Some('[') => ("this bracket", ']'),
            _ => ("this parenthesis", ')'),
        };
        let help = format!("close it with `{close}`: without it the stylesheets that follow are lost too");
        self.broken(&format!("{what} does not end"), opening, &help);
    }

    fn unended(&mut self, range: Range<usize>) {
        self.broken(
            "this text does not end in its line",
            range,
            "close it with the quotation mark or the parenthesis that it begins with",
        );
    }

    /// Says that the file is not whole, once: what follows is not read as it was meant.
    fn broken(&mut self, message: &str, range: Range<usize>, help: &str) {
        if !self.is_broken {
            self.is_broken = true;
            self.wrong(message, range, help);
        }
    }

    fn wrong(&mut self, message: &str, range: Range<usize>, help: &str) {
        let place = self.span(range);
        self.wrong.push(Diagnostic::error("bad-stylesheet", self.file, message).at(place).help(help));
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::from(range.start + self.mark..range.end + self.mark)
    }
}
