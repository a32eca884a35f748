//! Reads the glyphs of a run as words.

use crate::base::{
    count::saturated,
    language::fold::{self, Flow, Glyph, Glyphs, Letter, Marks, Placed},
};

use super::{
    address,
    token::{Gap, Script, Token, Tokens, hash},
};

/// Appends the words of `run`, which is shorter than 4 GiB, to `tokens`.
pub(super) fn read(run: &str, tokens: &mut Tokens) {
    let mut reader = Reader { tokens, open: None, between: Between::default() };
    let mut glyphs = fold::glyphs(run);
    while let Some(placed) = glyphs.next() {
        if let Glyph::Letter(letter) = placed.glyph {
            reader.letter(letter, placed);
            reader.go_on(&mut glyphs);
        } else {
            reader.take(placed, &glyphs);
        }
    }
    reader.close();
}

/// A word that is being read.
#[derive(Clone, Copy)]
struct Open {
    start: usize,
    end: usize,
    first: usize,
    script: Script,
}

/// What has stood since the last word.
#[derive(Clone, Copy, Default)]
struct Between {
    spaces: bool,
    lines: u32,
    signs: u32,
    hash: u32,
}

struct Reader<'a> {
    tokens: &'a mut Tokens,
    open: Option<Open>,
    between: Between,
}

impl Reader<'_> {
    #[inline]
    fn take(&mut self, placed: Placed, ahead: &Glyphs<'_>) {
        match placed.glyph {
            Glyph::Letter(letter) => self.letter(letter, placed),
            Glyph::Mark(marks) => {
                if let Some(letter) = self.marked(placed) {
                    letter.marks = letter.marks.with(marks);
                }
            }
            Glyph::Accent(accent) => {
                if let Some(letter) = self.marked(placed) {
                    letter.marks = letter.marks.with(Marks::accent(accent));
                }
            }
            Glyph::Seat(seat) => {
                if let Some(letter) = self.marked(placed) {
                    letter.seat(seat);
                }
            }
            Glyph::Raised(digit) => self.letter(Letter::bare(digit), placed),
            Glyph::Nothing => {}
            Glyph::Space => {
                self.close();
                self.between.spaces = true;
            }
            Glyph::Line => {
                self.close();
                self.between.lines += 1;
            }
            Glyph::Sign(sign) => self.sign(sign, placed, ahead),
        }
    }

    #[inline]
    fn letter(&mut self, letter: Letter, placed: Placed) {
        let script = Script::of(letter.char);
        match &mut self.open {
            _ if script == Script::Unspaced => return self.unit(letter, placed),
            Some(open) if open.script == script || script == Script::Number && !open.script.parts() => {
                open.end = placed.end;
            }
            Some(open) if open.script == Script::Number && !script.parts() => {
                (open.end, open.script) = (placed.end, script);
            }
            _ => self.begin(script, placed),
        }
        self.tokens.letters.push(letter);
    }

    fn begin(&mut self, script: Script, placed: Placed) {
        self.close();
        let first = self.tokens.letters.len();
        self.open = Some(Open { start: placed.start, end: placed.end, first, script });
    }

    /// Takes a letter of a script without spaces: a unit, or a part of one.
    #[cold]
    fn unit(&mut self, letter: Letter, placed: Placed) {
        let leads = self.tokens.letters.last().is_some_and(|before| Flow::of(before.char).leads());
        match &mut self.open {
            Some(open)
                if Flow::of(letter.char) == Flow::After || open.script == Script::Unspaced && leads =>
            {
                open.end = placed.end;
            }
            _ => self.begin(Script::Unspaced, placed),
        }
        self.tokens.letters.push(letter);
    }

    /// Takes the plain letters that follow in the open word's script, as nearly all letters do.
    #[inline]
    fn go_on(&mut self, glyphs: &mut Glyphs<'_>) {
        if let Some(open) = &mut self.open
            && matches!(open.script, Script::Arabic | Script::Other)
        {
            let end = glyphs.letters(open.script == Script::Arabic, &mut self.tokens.letters);
            open.end = end.max(open.end);
        }
    }

    /// The letter that a mark stands on.
    fn marked(&mut self, placed: Placed) -> Option<&mut Letter> {
        self.open.as_mut()?.end = placed.end;
        self.tokens.letters.last_mut()
    }

    fn sign(&mut self, sign: char, placed: Placed, ahead: &Glyphs<'_>) {
        let mut next = ahead.rest().chars();
        let (first, second) = (next.next(), next.next());
        if let Some(open) = &mut self.open
            && belongs(sign, &self.tokens.letters[open.first..], first, second)
        {
            open.end = placed.end;
            self.tokens.letters.push(Letter::bare(sign));
            return;
        }
        if address::is_suspect(sign, first) {
            self.tokens.suspects.push(saturated(placed.start));
        }
        self.close();
        self.between.signs += 1;
        self.between.hash = self.between.hash.rotate_left(7).wrapping_mul(31) ^ u32::from(sign) << 3;
    }

    /// Ends the open word, if there is one.
    #[inline]
    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.push(open);
        }
    }

    fn push(&mut self, open: Open) {
        let letters = &self.tokens.letters[open.first..];
        let word = Token {
            start: saturated(open.start),
            end: saturated(open.end),
            first: saturated(open.first),
            last: saturated(self.tokens.letters.len()),
            hash: hash(letters),
            gap: self.gap(),
            script: open.script,
            passed_over: false,
        };
        self.tokens.words.push(word);
        self.between = Between::default();
    }

    fn gap(&self) -> Gap {
        let Between { spaces, lines, signs, hash } = self.between;
        let apart = spaces || lines > 0;
        match (signs, lines) {
            _ if self.tokens.words.is_empty() => Gap::Start,
            (_, 2..) => Gap::Break,
            (0, _) if apart => Gap::Space,
            (0, _) => Gap::Glue,
            (1, _) if !apart && hash == u32::from('-') << 3 => Gap::Hyphen,
            (1, _) if !apart && hash == u32::from('\'') << 3 => Gap::Apostrophe,
            _ => Gap::Signs(hash),
        }
    }
}

/// Whether `sign` belongs to the word before it: `OPEC+`, `U.S.`, `2.5`.
fn belongs(sign: char, word: &[Letter], next: Option<char>, after: Option<char>) -> bool {
    let Some(last) = word.last().map(|letter| letter.char) else { return false };
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    match sign {
        '+' => !last.is_ascii_digit() && !next.is_some_and(|c| c.is_alphanumeric() && !Script::of(c).parts()),
        // Gershayim and geresh stand inside a word.
        '"' | '\'' if Script::of(last) == Script::Hebrew => {
            next.is_some_and(|c| Script::of(c) == Script::Hebrew && c.is_alphabetic())
        }
        '.' | ',' | '\u{66B}' | '\u{66C}' if last.is_ascii_digit() => next.is_some_and(char::is_numeric),
        // Initials: one letter, a full stop, one letter. The last full stop belongs to them.
        '.' if Script::of(last) != Script::Arabic && last.is_alphabetic() => match word.len() {
            1 => is_letter(next) && !is_letter(after),
            more => word[more - 2].char == '.',
        },
        _ => false,
    }
}
