//! Letters as a reader sees them, whatever characters spell them.
//!
//! A text is read as *glyphs*: letters, the marks on them, and what stands between. Vowel marks,
//! accents and hamza seats are told apart from their letter, presentation forms, ligatures and full
//! width forms are taken apart, Persian shapes and digits become the common ones, case is kept as a
//! bit, and tatweel, zero-width and direction characters are nothing. Every glyph knows its bytes.
//!
//! What a mark is depends on its script: a hint where writers leave it out (Arabic, Hebrew), an accent
//! where it belongs to no script (Latin, Greek, Cyrillic letters carry it), and a letter in all others.
//!
//! [`key`] then folds a letter to what writers mix up, one letter to one letter, so that the key of
//! a part of a word is a part of its key.

mod arabic;
mod ascii;
mod flow;
mod marks;
mod plain;
mod wide;

pub use flow::Flow;
pub use marks::{Marks, is_pointed};

/// A letter or digit, in lower case, with its marks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Letter {
    /// The letter itself: composed with hamza and madda, without any other mark.
    pub char: char,
    /// What is written on it.
    pub marks: Marks,
    /// Whether it was a capital.
    pub upper: bool,
}

impl Letter {
    /// A bare letter.
    #[must_use]
    pub const fn bare(char: char) -> Self {
        Self { char, marks: Marks::NONE, upper: false }
    }

    /// Puts `seat` on the letter: ا with hamza above is أ.
    pub fn seat(&mut self, seat: Seat) {
        self.char = match (self.char, seat) {
            ('ا', Seat::Above) => 'أ',
            ('ا', Seat::Below) => 'إ',
            ('ا', Seat::Madda) => 'آ',
            ('و', Seat::Above) => 'ؤ',
            ('ي' | 'ى' | 'ی', Seat::Above) => 'ئ',
            (other, _) => other,
        }
    }
}

/// A combining mark that makes another letter of the one before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Seat {
    /// Hamza above, U+0654.
    Above,
    /// Hamza below, U+0655.
    Below,
    /// Madda above, U+0653.
    Madda,
}

/// What one character, or a part of it, is to a reader.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Glyph {
    /// A letter or a digit.
    Letter(Letter),
    /// Marks on the letter before that writers may leave out.
    Mark(Marks),
    /// A combining accent on the letter before: U+0301.
    Accent(char),
    /// A hamza or madda on the letter before.
    Seat(Seat),
    /// Nothing: tatweel, zero-width and direction characters, cantillation.
    Nothing,
    /// A raised digit: of a unit, or the number of a note.
    Raised(char),
    /// White space within a line.
    Space,
    /// The end of a line.
    Line,
    /// Any other sign; every hyphen and dash is `-`, every apostrophe and geresh `'`, every quote of two
    /// strokes and gershayim `"`.
    Sign(char),
}

/// A glyph and the bytes of its character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Placed {
    /// The glyph.
    pub glyph: Glyph,
    /// The character's first byte.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
}

/// The glyphs of a text, in order.
#[derive(Clone, Debug)]
pub struct Glyphs<'a> {
    text: &'a str,
    at: usize,
    queue: wide::Queue,
}

/// Reads `text` as glyphs, in time linear in its length and without allocating.
#[must_use]
pub fn glyphs(text: &str) -> Glyphs<'_> {
    Glyphs { text, at: 0, queue: wide::Queue::default() }
}

impl<'a> Glyphs<'a> {
    /// The text after the characters read so far.
    #[must_use]
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Appends the letters that follow at once and are ASCII letters, or letters of the Arabic block
    /// where `is_arabic`; digits are none. Gives the byte after them.
    #[inline]
    pub fn letters(&mut self, is_arabic: bool, letters: &mut Vec<Letter>) -> usize {
        let bytes = self.text.as_bytes();
        if !self.queue.is_empty() {
            return self.at;
        }
        if is_arabic {
            while let Some(&[first @ 0xD8..=0xDB, second]) = bytes.get(self.at..self.at + 2)
                && let Glyph::Letter(letter) = arabic::glyph_of(first, second)
                && !letter.char.is_ascii()
            {
                letters.push(letter);
                self.at += 2;
            }
        } else {
            while let Some(&byte) = bytes.get(self.at)
                && byte.is_ascii_alphabetic()
                && let Glyph::Letter(letter) = ascii::GLYPHS[usize::from(byte)]
            {
                letters.push(letter);
                self.at += 1;
            }
        }
        self.at
    }

    /// Takes a character outside the two fast tables apart.
    #[cold]
    fn wide(&mut self, start: usize) -> Option<Placed> {
        let c = self.rest().chars().next()?;
        self.at = start + c.len_utf8();
        let glyph = wide::glyphs(c, &mut self.queue);
        Some(Placed { glyph, start, end: self.at })
    }
}

impl Iterator for Glyphs<'_> {
    type Item = Placed;

    #[inline]
    fn next(&mut self) -> Option<Placed> {
        let start = self.at;
        if let Some((glyph, length)) = self.queue.pop() {
            return Some(Placed { glyph, start: start - length, end: start });
        }
        let bytes = self.text.as_bytes();
        let first = *bytes.get(start)?;
        if let Some(&glyph) = ascii::GLYPHS.get(usize::from(first)) {
            self.at = start + 1;
            return Some(Placed { glyph, start, end: start + 1 });
        }
        // The two-byte characters U+0600 to U+06FF begin with 0xD8 to 0xDB.
        if let (0xD8..=0xDB, Some(&second)) = (first, bytes.get(start + 1)) {
            self.at = start + 2;
            return Some(Placed { glyph: arabic::glyph_of(first, second), start, end: start + 2 });
        }
        self.wide(start)
    }
}

/// What writers mix up, folded to one letter: أإآ to ا, ى to ي, ة to ه, ؤئ to ء; ς to σ and ı to i,
/// which have one capital with these. One letter gives one letter.
#[inline]
#[must_use]
pub fn key(letter: char) -> char {
    KEYS.get(letter as usize).copied().unwrap_or(letter)
}

/// The key of each character up to the end of the Arabic block, by its code.
static KEYS: [char; 0x700] = {
    let mut table = ['\0'; 0x700];
    let mut code: u16 = 0;
    while code < 0x700 {
        table[code as usize] = match char::from_u32(code as u32) {
            Some('ς') => 'σ',
            Some('ı') => 'i',
            Some(other) => arabic::key(other),
            // These are all characters, so this arm is never taken.
            None => '\0',
        };
        code += 1;
    }
    table
};

/// The letters by which a search knows a word of [`super::tokenizer`]: the keys of its letters without their accents,
/// and ß as ss, œ as oe.
#[must_use]
pub fn fold_word(word: &str) -> String {
    // Letters of Cyrillic that have accents in Unicode only.
    let is_narrow = |c: char| matches!(c, '\0'..='\x7F' | '\u{600}'..='\u{6FF}' | 'й' | 'ї' | 'ў');
    let mut folded = String::with_capacity(word.len());
    let mut chars = word.chars();
    loop {
        let rest = chars.as_str();
        match chars.next() {
            None => break,
            Some(c) if is_narrow(c) => folded.push(key(c)),
            Some(_) => {
                let wide = rest.find(is_narrow).unwrap_or(rest.len());
                wide::fold(&rest[..wide], &mut folded);
                chars = rest[wide..].chars();
            }
        }
    }
    folded
}

#[cfg(test)]
mod tests;
