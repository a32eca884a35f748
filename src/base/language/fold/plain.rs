//! Words that are written as they are folded, as most words are.

use super::{Glyph, Glyphs, arabic, ascii};

/// What a character is to a word that needs no folding.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A letter or digit that is its own glyph.
    Plain,
    /// White space or a sign: a word ends before it.
    Edge,
    /// Anything else.
    Other,
}

/// The classes of ASCII, by code.
static ASCII: [Class; 128] = {
    let mut table = [Class::Other; 128];
    let mut code: u8 = 0;
    while code < 128 {
        table[code as usize] = class(ascii::GLYPHS[code as usize], code as u32);
        code += 1;
    }
    table
};

/// The classes of the Arabic block, by code less 0x600.
static ARABIC: [Class; 256] = {
    let mut table = [Class::Other; 256];
    let mut at: u8 = 0;
    loop {
        table[at as usize] = class(arabic::GLYPHS[at as usize], 0x600 + at as u32);
        if at == u8::MAX {
            break table;
        }
        at += 1;
    }
};

const fn class(glyph: Glyph, code: u32) -> Class {
    match glyph {
        Glyph::Letter(letter) if letter.char as u32 == code => Class::Plain,
        Glyph::Space | Glyph::Line | Glyph::Sign(_) => Class::Edge,
        _ => Class::Other,
    }
}

/// What `bytes` begin with, and how many of them it takes.
#[inline]
fn next(bytes: &[u8]) -> (Class, usize) {
    match *bytes {
        [first, ..] if first < 0x80 => (ASCII[usize::from(first)], 1),
        [first @ 0xD8..=0xDB, second, ..] => (ARABIC[arabic::at(first, second)], 2),
        _ => (Class::Other, 0),
    }
}

impl<'a> Glyphs<'a> {
    /// Takes the white space and the signs that stand here, and the word behind them, of at most `longest`
    /// bytes, if its letters are their own glyphs and the text shows where it ends.
    #[inline]
    pub fn plain_word(&mut self, longest: usize) -> Option<&'a str> {
        if !self.queue.is_empty() {
            return None;
        }
        let bytes = self.text.as_bytes();
        while let (Class::Edge, more) = next(&bytes[self.at..]) {
            self.at += more;
        }
        let (start, mut end) = (self.at, self.at);
        while end - start <= longest {
            match next(&bytes[end..]) {
                (Class::Plain, more) => end += more,
                (Class::Edge, _) => {
                    self.at = end;
                    return self.text.get(start..end);
                }
                _ => return None,
            }
        }
        None
    }
}
