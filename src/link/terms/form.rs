//! A form: one way to write a term.

use crate::base::language::fold::Letter;

use super::token::Tokens;

/// One word of a form.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Word {
    /// Its letters, with the marks its author wrote.
    pub(super) letters: Vec<Letter>,
    /// What joins it to the word before, as [`super::token::Gap::joint`] has it; 0 for the first.
    pub(super) joint: u32,
    /// Whether its first two letters are an article, which has one spelling only.
    pub(super) article: bool,
}

impl Word {
    /// The same word with other letters.
    pub(super) fn with(&self, letters: Vec<Letter>) -> Self {
        Self { letters, joint: self.joint, article: self.article }
    }

    /// Whether both words are spelled alike, whatever marks they carry.
    pub(super) fn spells(&self, other: &Self) -> bool {
        self.letters.iter().map(|letter| letter.char).eq(other.letters.iter().map(|letter| letter.char))
    }
}

/// Whether the first word of a form has an article in the text. The form itself has it taken off.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Article {
    /// It must: القاهرة.
    Required,
    /// It may: السفارة, سفارة.
    Optional,
    /// It must not: سفارتها.
    Forbidden,
}

/// How far the case of cased letters counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Case {
    /// Letter by letter: initials.
    Exact,
    /// Words with capitals keep them or are all capitals: names.
    Capitals,
    /// Not at all.
    Any,
}

/// Where the accents of a form may be left out in a text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Accents {
    /// Nowhere: año, ano.
    Required,
    /// On capitals: État, Etat.
    OnSmall,
    /// Everywhere: café, cafe.
    Optional,
}

/// Whose rules of spelling a form follows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Spelling {
    /// Proclitics may stand before it, and what Arabic writers mix up is tolerated.
    Arabic,
    /// The word stands alone, as it is.
    Plain,
}

/// One way to write a term.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Form {
    /// Its words; the first one without its article.
    pub(super) words: Vec<Word>,
    /// Whether an article stands before the first word.
    pub(super) article: Article,
    /// Whose rules of spelling it follows.
    pub(super) spelling: Spelling,
    /// How far case counts.
    pub(super) case: Case,
    /// Whether a rule made it, rather than the author.
    pub(super) inflected: bool,
}

/// Reads what an author wrote as the words of a form; none where it has no letter and no digit.
pub(super) fn words(text: &str, tokens: &mut Tokens) -> Vec<Word> {
    tokens.read(text);
    let word = |token| Word {
        letters: tokens.letters(token).to_vec(),
        joint: token.gap.joint().unwrap_or_default(),
        article: false,
    };
    tokens.words.iter().map(word).collect()
}
