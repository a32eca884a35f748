//! The glyphs of ASCII.

use super::{Glyph, Letter, Marks};

/// What each ASCII character is, by its code.
pub(super) static GLYPHS: [Glyph; 128] = {
    let mut table = [Glyph::Nothing; 128];
    let mut code: u8 = 0;
    while code < 128 {
        table[code as usize] = glyph(code);
        code += 1;
    }
    table
};

const fn glyph(code: u8) -> Glyph {
    match code {
        b'\n' | 0x0B | 0x0C => Glyph::Line,
        b'\t' | b'\r' | b' ' => Glyph::Space,
        b'A'..=b'Z' => {
            Glyph::Letter(Letter { char: code.to_ascii_lowercase() as char, marks: Marks::NONE, upper: true })
        }
        b'a'..=b'z' | b'0'..=b'9' => Glyph::Letter(Letter::bare(code as char)),
        b'!'..=b'~' => Glyph::Sign(code as char),
        _ => Glyph::Nothing,
    }
}
