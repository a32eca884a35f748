//! The glyphs of every character outside ASCII and the Arabic block, after Unicode's compatibility
//! decompositions (UAX #15).

use unicode_normalization::{
    UnicodeNormalization as _,
    char::{decompose_compatible, is_combining_mark},
};

use super::{Glyph, Letter, Marks, arabic, ascii, key, marks};

/// The most glyphs that one character is taken apart to; one that has more stays a sign.
const CAPACITY: usize = 8;

/// Glyphs of a character that was taken apart, still to be given out.
#[derive(Clone, Debug)]
pub(super) struct Queue {
    glyphs: [Glyph; CAPACITY],
    next: usize,
    filled: usize,
    /// How many bytes the character has.
    length: usize,
}

impl Default for Queue {
    fn default() -> Self {
        Self { glyphs: [Glyph::Nothing; CAPACITY], next: 0, filled: 0, length: 0 }
    }
}

impl Queue {
    /// Whether every glyph has been given out.
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.next == self.filled
    }

    /// The next glyph and the length of its character in bytes.
    #[inline]
    pub(super) fn pop(&mut self) -> Option<(Glyph, usize)> {
        if self.is_empty() {
            return None;
        }
        self.next += 1;
        Some((self.glyphs[self.next - 1], self.length))
    }
}

/// The first glyph of `c`; the others wait in `queue`.
pub(super) fn glyphs(c: char, queue: &mut Queue) -> Glyph {
    if let Some(glyph) = whole(c) {
        return glyph;
    }
    (queue.next, queue.filled, queue.length) = (0, 0, c.len_utf8());
    let (mut parts, mut spells) = (0, true);
    decompose_compatible(c, |part| {
        let glyph = part_of(part);
        spells &= matches!(glyph, Glyph::Letter(_) | Glyph::Mark(_) | Glyph::Accent(_) | Glyph::Seat(_));
        if let Some(slot) = queue.glyphs.get_mut(parts) {
            *slot = glyph;
        }
        parts += 1;
    });
    // A sign that spells words, such as ℀ or ﷺ, is one sign: a word never ends inside it.
    if parts > 1 && !spells || parts > CAPACITY {
        return Glyph::Sign(c);
    }
    queue.filled = parts;
    queue.pop().map_or(Glyph::Nothing, |(glyph, _)| glyph)
}

/// Writes letters as a search knows them: without accents, in the letters that are typed for them.
pub(super) fn fold(letters: &str, folded: &mut String) {
    for part in letters.nfd() {
        match part {
            'ß' => folded.push_str("ss"),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            _ if is_combining_mark(part) && matches!(marks::glyph(part), Glyph::Accent(_)) => {}
            _ => folded.push(key(part)),
        }
    }
}

/// The glyph of a character that is not to be taken apart.
fn whole(c: char) -> Option<Glyph> {
    Some(match c {
        '\u{2028}' | '\u{85}' => Glyph::Line,
        '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{58A}'
        | '\u{5BE}'
        | '\u{FE58}'
        | '\u{FE63}'
        | '\u{FF0D}' => Glyph::Sign('-'),
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2BB}' | '\u{2BC}' | '\u{5F3}' | '\u{FF07}' => {
            Glyph::Sign('\'')
        }
        '\u{201C}'..='\u{201F}' | '\u{5F4}' | '\u{FF02}' => Glyph::Sign('"'),
        // The capital i with its dot: not every writer has it.
        'İ' => Glyph::Letter(Letter { char: 'i', marks: Marks::NONE, upper: true }),
        // Signs around a vowel sign that stands alone: U+FE70 is a space with fathatan.
        '\u{FE70}'..='\u{FE7F}' => Glyph::Nothing,
        _ if is_nothing(c) => Glyph::Nothing,
        _ if c.is_whitespace() => Glyph::Space,
        _ if is_raised(c) => Glyph::Raised(c),
        '\u{FF01}'..='\u{FF5E}' => return None,
        _ if !c.is_alphanumeric() && !is_combining_mark(c) => Glyph::Sign(c),
        _ => return None,
    })
}

/// Zero-width, direction and format characters, and marks that only say how a sign looks.
fn is_nothing(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}'
        // Marks of the Quran and of other languages in Arabic script.
        | '\u{898}'..='\u{89F}' | '\u{8CA}'..='\u{8FF}')
        || c.is_control()
}

/// Raised digits and signs: often the number of a note, and no part of the word before it. Lowered ones
/// are the digits of a formula.
fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{207F}')
}

/// The glyph of a character that nothing further takes apart.
fn part_of(c: char) -> Glyph {
    let code = c as usize;
    if let Some(&glyph) = ascii::GLYPHS.get(code) {
        return glyph;
    }
    if let Some(&glyph) = code.checked_sub(0x600).and_then(|at| arabic::GLYPHS.get(at)) {
        return glyph;
    }
    if is_combining_mark(c) {
        return marks::glyph(c);
    }
    if !c.is_alphanumeric() {
        return Glyph::Sign(c);
    }
    let upper = c.is_uppercase();
    let char = if upper { c.to_lowercase().next().unwrap_or(c) } else { c };
    Glyph::Letter(Letter { char, marks: Marks::NONE, upper })
}
