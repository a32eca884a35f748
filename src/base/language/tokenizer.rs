//! The words of a text as a search knows them: in lower case, composed, without the marks that writers
//! leave out. Accents stay, so that a word is shown as it is spelled; [`fold_word`] takes them off.
//!
//! Where a script has no spaces, every two units that stand together are a word, so that what is typed
//! is found wherever it begins. `theme/search/10-letters.js` is the twin.
//!
//! [`fold_word`]: super::fold::fold_word

use unicode_normalization::UnicodeNormalization as _;

use super::fold::{Flow, Glyph, Glyphs, Letter, glyphs};

/// Longer words are cut: nobody types them.
pub const LONGEST: usize = 32;

/// Reads texts as words. A word goes on from one text to the next, until it is closed.
#[derive(Clone, Debug)]
pub struct Tokenizer {
    /// The open word, or the open unit of a script without spaces.
    open: String,
    length: usize,
    /// Whether it holds a letter that others can be composed of.
    is_wide: bool,
    flow: Flow,
    /// The unit before the open one.
    before: String,
}

impl Default for Tokenizer {
    fn default() -> Self {
        Self { open: String::new(), length: 0, is_wide: false, flow: Flow::Spaced, before: String::new() }
    }
}

impl Tokenizer {
    /// Reads a text, and gives every word that ends in it.
    pub fn text(&mut self, text: &str, mut each: impl FnMut(&str)) {
        let mut glyphs = glyphs(text);
        while let Some(glyph) = self.next(&mut glyphs, &mut each) {
            match glyph {
                Glyph::Letter(letter) => {
                    self.begin(letter.char, &mut each);
                    self.push(letter.char);
                }
                Glyph::Accent(accent) if !self.open.is_empty() => self.push(accent),
                Glyph::Accent(_) | Glyph::Mark(_) | Glyph::Nothing => {}
                Glyph::Seat(seat) => {
                    if let Some(last) = self.open.pop() {
                        let mut letter = Letter::bare(last);
                        letter.seat(seat);
                        self.open.push(letter.char);
                    }
                }
                Glyph::Raised(_) | Glyph::Space | Glyph::Line | Glyph::Sign(_) => self.close(&mut each),
            }
        }
    }

    /// Ends the open word.
    pub fn close(&mut self, mut each: impl FnMut(&str)) {
        self.part(false, &mut each);
    }

    /// The next glyph, after the words that need no folding.
    #[inline]
    fn next(&mut self, glyphs: &mut Glyphs<'_>, each: &mut impl FnMut(&str)) -> Option<Glyph> {
        if self.open.is_empty() {
            while let Some(word) = glyphs.plain_word(LONGEST) {
                each(word);
            }
        }
        glyphs.next().map(|placed| placed.glyph)
    }

    /// Ends the open word or unit, unless `letter` is part of it.
    #[inline]
    fn begin(&mut self, letter: char, each: &mut impl FnMut(&str)) {
        let flow = Flow::of(letter);
        let joins = match (self.flow, flow) {
            _ if self.open.is_empty() => false,
            (_, Flow::After) => true,
            (Flow::Unit, _) => {
                flow.is_unit() && self.open.chars().next_back().map(Flow::of).is_some_and(Flow::leads)
            }
            (open, flow) => open == flow,
        };
        if !joins {
            self.part(flow.is_unit(), each);
            self.flow = if flow.is_unit() { Flow::Unit } else { flow };
        }
    }

    #[inline]
    fn push(&mut self, c: char) {
        if self.length < LONGEST {
            self.open.push(c);
            self.length += 1;
            self.is_wide |= !matches!(c, '\0'..='\x7F' | '\u{600}'..='\u{6FF}');
        }
    }

    /// Ends what is open; another unit may follow.
    fn part(&mut self, goes_on: bool, each: &mut impl FnMut(&str)) {
        if self.open.is_empty() {
            return;
        }
        let is_unit = self.flow == Flow::Unit;
        if !self.before.is_empty() {
            self.before.push_str(&self.open);
            each(&composed(&self.before));
            self.before.clear();
        } else if !(is_unit && goes_on) {
            if self.is_wide {
                each(&composed(&self.open));
            } else {
                each(&self.open);
            }
        }
        if is_unit && goes_on {
            self.before.push_str(&self.open);
        }
        self.open.clear();
        (self.length, self.is_wide) = (0, false);
    }
}

fn composed(word: &str) -> String {
    word.nfc().collect()
}
