//! The words of a run, and what stands between them.

use crate::base::language::fold::{self, Glyph, Glyphs, Letter, Placed};

use super::address;

/// A system of writing, as far as words go: a word never holds letters of two of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Script {
    /// Digits alone.
    Number,
    /// Arabic letters, of any language.
    Arabic,
    /// Hebrew letters.
    Hebrew,
    /// Latin and every other script.
    Other,
}

impl Script {
    /// The script of a letter in lower case; digits belong to any.
    pub(super) fn of(letter: char) -> Self {
        match letter {
            '0'..='9' => Self::Number,
            '\u{590}'..='\u{5FF}' => Self::Hebrew,
            '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{870}'..='\u{8FF}' => Self::Arabic,
            _ => Self::Other,
        }
    }
}

/// What stands between a word and the one before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Gap {
    /// The beginning of the run.
    Start,
    /// Nothing: the script changes.
    Glue,
    /// White space, with one line's end at most.
    Space,
    /// One hyphen or dash without spaces.
    Hyphen,
    /// One apostrophe without spaces.
    Apostrophe,
    /// Other signs, by their hash.
    Signs(u32),
    /// An empty line.
    Break,
}

impl Gap {
    /// A number that two gaps share when a phrase may have either; `None` where every phrase ends.
    pub(super) fn joint(self) -> Option<u32> {
        match self {
            Self::Start | Self::Break => None,
            Self::Space | Self::Hyphen => Some(0),
            Self::Apostrophe => Some(1),
            Self::Glue => Some(2),
            Self::Signs(hash) => Some(hash | 4),
        }
    }
}

/// A word of a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// The first byte of its first letter.
    pub(super) start: u32,
    /// The byte after its last letter and the marks on it.
    pub(super) end: u32,
    /// The place of its first letter in [`Tokens::letters`].
    pub(super) first: u32,
    /// The place after its last letter.
    pub(super) last: u32,
    /// The hash of its key.
    pub(super) hash: u64,
    /// What stands before it.
    pub(super) gap: Gap,
    /// What it is written in.
    pub(super) script: Script,
    /// Part of an address, a tag or an identifier: no term.
    pub(super) passed_over: bool,
}

/// The words of one run. Reused from run to run, it allocates only to grow.
#[derive(Clone, Default, Debug)]
pub(super) struct Tokens {
    /// The words, in order.
    pub(super) words: Vec<Token>,
    /// The letters of all words.
    letters: Vec<Letter>,
    /// Where the signs stand that addresses, tags and identifiers have.
    suspects: Vec<u32>,
}

impl Tokens {
    /// The letters of a word.
    #[inline]
    pub(super) fn letters(&self, word: &Token) -> &[Letter] {
        self.letters.get(word.first as usize..word.last as usize).unwrap_or_default()
    }

    /// Reads a run in place of the one before. A run of 4 GiB and more has no words.
    pub(super) fn read(&mut self, run: &str) {
        self.words.clear();
        self.letters.clear();
        self.suspects.clear();
        if u32::try_from(run.len()).is_err() {
            return;
        }
        let mut reader = Reader { tokens: self, open: None, between: Between::default() };
        let mut glyphs = fold::glyphs(run);
        while let Some(placed) = glyphs.next() {
            reader.take(placed, &glyphs);
        }
        reader.close();
        if !self.suspects.is_empty() {
            self.pass_over(run);
        }
    }

    #[cold]
    fn pass_over(&mut self, run: &str) {
        for range in address::ranges(run, &self.suspects) {
            let from = self.words.partition_point(|word| (word.end as usize) <= range.start);
            for word in self.words.iter_mut().skip(from).take_while(|word| (word.start as usize) < range.end)
            {
                word.passed_over = true;
            }
        }
    }
}

/// A hash of a word's key that takes its letters from the last to the first, so that the hashes of
/// a word without its first letters come on the way.
#[inline]
pub(super) fn prepend(hash: u64, letter: Letter) -> u64 {
    (hash.rotate_left(5) ^ u64::from(u32::from(fold::key(letter.char)))).wrapping_mul(0x517C_C1B7_2722_0A95)
}

/// The hash of a whole word's key.
#[inline]
pub(super) fn hash(letters: &[Letter]) -> u64 {
    letters.iter().rev().fold(0, |hash, &letter| prepend(hash, letter))
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
            Glyph::Seat(seat) => {
                if let Some(letter) = self.marked(placed) {
                    letter.seat(seat);
                }
            }
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
            Some(open) if open.script == script || script == Script::Number => open.end = placed.end,
            Some(open) if open.script == Script::Number => (open.end, open.script) = (placed.end, script),
            _ => {
                self.close();
                let first = self.tokens.letters.len();
                self.open = Some(Open { start: placed.start, end: placed.end, first, script });
            }
        }
        self.tokens.letters.push(letter);
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
            self.tokens.suspects.push(narrow(placed.start));
        }
        self.close();
        self.between.signs += 1;
        self.between.hash = self.between.hash.rotate_left(7).wrapping_mul(31) ^ u32::from(sign) << 3;
    }

    /// Ends the open word.
    #[inline]
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let letters = &self.tokens.letters[open.first..];
        let word = Token {
            start: narrow(open.start),
            end: narrow(open.end),
            first: narrow(open.first),
            last: narrow(self.tokens.letters.len()),
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
        '+' => !last.is_ascii_digit() && !next.is_some_and(char::is_alphanumeric),
        '.' | ',' | '\u{66B}' | '\u{66C}' if last.is_ascii_digit() => next.is_some_and(char::is_numeric),
        // Initials: one letter, a full stop, one letter. The last full stop belongs to them.
        '.' if last.is_alphabetic() && Script::of(last) != Script::Arabic => match word.len() {
            1 => is_letter(next) && !is_letter(after),
            more => word[more - 2].char == '.',
        },
        _ => false,
    }
}

/// Runs are shorter than 4 GiB, so nothing is lost.
fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
