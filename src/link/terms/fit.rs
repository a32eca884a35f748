//! Whether a candidate that was found by its key is the term: letter by letter and by grammar.

use super::{
    arabic::{self, Before, Context, Reading, Seen},
    audit::Miss,
    cased,
    form::{Article, Spelling},
    lexicon::{Leaf, Lexicon},
    token::{Script, Token, Tokens},
};

/// The fewest letters that stay after a conjunction or preposition is taken off a term of one word.
const FEWEST: usize = 3;

/// How like a form a written word is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Likeness {
    /// Letters that only tolerance makes equal.
    pub(super) tolerated: u32,
    /// Vowel signs that both have.
    pub(super) agreed: u32,
}

/// How well a candidate fits; the smallest fits best. Two terms of one rank are a tie.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Rank {
    tolerated: u32,
    stripped: u8,
    disagreed: i64,
    inflected: bool,
}

/// The words that a candidate takes, and how the first was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The first word.
    pub(super) first: usize,
    /// The last word.
    pub(super) last: usize,
    /// How the first word was read.
    pub(super) reading: Reading,
}

/// Verifies the form of `leaf` at `place`.
pub(super) fn fit(lexicon: &Lexicon, leaf: &Leaf, page: &Tokens, place: Place) -> Result<Rank, Miss> {
    let words = page.words.get(place.first..=place.last).unwrap_or_default();
    grammar(leaf, words, place.reading)?;
    if leaf.spelling == Spelling::Plain {
        cased::stand_alone(page, place.first, place.last)?;
    }
    let mut form = lexicon.letters(leaf);
    let mut articles = leaf.articles;
    let mut whole = Likeness::default();
    for (at, word) in words.iter().enumerate() {
        let skip = if at == 0 { place.reading.skip } else { 0 };
        let text = page.letters(word).get(skip..).unwrap_or_default();
        // Words of one key have one length, unless two keys share a hash.
        let Some((meant, rest)) = form.split_at_checked(text.len()) else { return Err(Miss::Letters) };
        form = rest;
        let likeness = if leaf.spelling == Spelling::Arabic && word.script != Script::Other {
            let before = match place.reading.article {
                _ if articles & 1 == 1 => Before::Article,
                Seen::Yes | Seen::Perhaps if at == 0 => Before::Stripped,
                _ => Before::Nothing,
            };
            let context = Context { strict: leaf.strict, before, in_phrase: words.len() > 1 };
            arabic::compare(text, meant, context)?
        } else {
            cased::compare(text, meant, leaf)?
        };
        whole.tolerated += likeness.tolerated;
        whole.agreed += likeness.agreed;
        articles >>= 1;
    }
    if !form.is_empty() {
        return Err(Miss::Letters);
    }
    Ok(Rank {
        tolerated: whole.tolerated,
        stripped: place.reading.stripped,
        disagreed: -i64::from(whole.agreed),
        inflected: leaf.inflected,
    })
}

/// What the proclitics of the first word allow.
fn grammar(leaf: &Leaf, words: &[Token], reading: Reading) -> Result<(), Miss> {
    if leaf.spelling == Spelling::Plain {
        return if reading == Reading::WHOLE { Ok(()) } else { Err(Miss::Article) };
    }
    match (leaf.article, reading.article) {
        (Article::Required, Seen::No) | (Article::Forbidden, Seen::Yes) => return Err(Miss::Article),
        _ => {}
    }
    let [word] = words else { return Ok(()) };
    let length = (word.last - word.first) as usize - reading.skip;
    let article = if reading.article == Seen::No { 0 } else { 2 };
    if reading.stripped > 0 && length + article < FEWEST { Err(Miss::Short) } else { Ok(()) }
}
