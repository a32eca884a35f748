//! The glyphs and keys of the Arabic block, U+0600 to U+06FF.
//!
//! Persian and Urdu shapes of a letter that Arabic has too become the Arabic one; letters of their
//! own (پ چ ژ گ ڤ …) stay. The Farsi yeh ی stands for ي as well as ى and stays apart until its key.

use super::{Glyph, Letter, Marks, Seat};

/// What each character of the block is, by its code less 0x600.
pub(super) static GLYPHS: [Glyph; 256] = {
    let mut table = [Glyph::Nothing; 256];
    let mut at: u8 = 0;
    loop {
        table[at as usize] = glyph(at);
        if at == u8::MAX {
            break table;
        }
        at += 1;
    }
};

/// What a character of the block is, by its two bytes; the first is 0xD8 to 0xDB.
#[inline]
pub(super) fn glyph_of(first: u8, second: u8) -> Glyph {
    GLYPHS[at(first, second)]
}

/// The code less 0x600 of a character of the block, by its two bytes; the first is 0xD8 to 0xDB.
#[inline]
pub(super) fn at(first: u8, second: u8) -> usize {
    usize::from(first << 6 | second & 0x3F)
}

const fn character(at: u8) -> char {
    // A two-byte character is never a surrogate, so the other arm is never taken.
    match char::from_u32(0x600 + at as u32) {
        Some(c) => c,
        None => '\0',
    }
}

const fn glyph(at: u8) -> Glyph {
    let c = character(at);
    match c {
        'ً' | 'ٌ' | 'ٍ' => Glyph::Mark(Marks::TANWEEN),
        'َ' => Glyph::Mark(Marks::FATHA),
        'ُ' => Glyph::Mark(Marks::DAMMA),
        'ِ' => Glyph::Mark(Marks::KASRA),
        'ّ' => Glyph::Mark(Marks::SHADDA),
        'ْ' => Glyph::Mark(Marks::SUKUN),
        '\u{653}' => Glyph::Seat(Seat::Madda),
        '\u{654}' => Glyph::Seat(Seat::Above),
        '\u{655}' => Glyph::Seat(Seat::Below),
        '\u{660}'..='\u{669}' => Glyph::Letter(Letter::bare((b'0' + (at - 0x60)) as char)),
        '\u{6F0}'..='\u{6F9}' => Glyph::Letter(Letter::bare((b'0' + (at - 0xF0)) as char)),
        '\u{620}'..='\u{63F}'
        | '\u{641}'..='\u{64A}'
        | '\u{66E}'..='\u{66F}'
        | '\u{671}'..='\u{6D3}'
        | '\u{6D5}'
        | '\u{6EE}'..='\u{6EF}'
        | '\u{6FA}'..='\u{6FC}'
        | '\u{6FF}' => Glyph::Letter(Letter::bare(shape(c))),
        '\u{606}'..='\u{60F}'
        | '\u{61B}'
        | '\u{61D}'..='\u{61F}'
        | '\u{66A}'..='\u{66D}'
        | '\u{6D4}'
        | '\u{6DE}'
        | '\u{6E9}'
        | '\u{6FD}'..='\u{6FE}' => Glyph::Sign(c),
        // Number signs, honorifics, tatweel, ARABIC LETTER MARK, and the small signs of the Quran.
        _ => Glyph::Nothing,
    }
}

/// The Arabic shape of a letter that Arabic, Persian and Urdu write differently.
const fn shape(c: char) -> char {
    match c {
        'ٱ' => 'ا',
        '\u{672}' => 'أ',
        '\u{673}' => 'إ',
        'ک' | 'ڪ' => 'ك',
        'ۀ' | 'ہ' | 'ۂ' | 'ھ' | 'ە' => 'ه',
        'ۃ' => 'ة',
        'ے' | '\u{620}' => 'ی',
        'ۓ' => 'ئ',
        other => other,
    }
}

/// The key of an Arabic letter; of any other character that character.
pub(super) const fn key(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' => 'ا',
        'ؤ' | 'ئ' => 'ء',
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        other => other,
    }
}
