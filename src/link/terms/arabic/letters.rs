//! Letters and endings of Arabic words.

use crate::base::language::fold::Letter;

use super::super::form::Word;

/// Letters that do not join the next one, after which a hamza at the end stands alone.
const UNJOINED: [char; 9] = ['ا', 'أ', 'إ', 'آ', 'د', 'ذ', 'ر', 'ز', 'و'];

/// Prepositions that stand as words of their own.
const PREPOSITIONS: [&str; 18] = [
    "من", "في", "على", "إلى", "عن", "مع", "بين", "ضد", "حول", "تحت", "فوق", "دون", "قبل", "بعد", "عبر",
    "نحو", "لدى", "بلا",
];

/// Whether a word begins with an article: a bare alef, a lam and two letters more at least.
pub(super) fn is_definite(word: &Word) -> bool {
    starts(&word.letters, "ال") && word.letters.len() >= 4
}

/// The word with a note of whether it begins with an article.
pub(super) fn with_article_known(word: &Word) -> Word {
    Word { article: is_definite(word), ..word.clone() }
}

/// The word without its article, if it has one, and without the vowel of its case ending.
pub(super) fn stem(word: &Word) -> Vec<Letter> {
    let letters = if is_definite(word) { &word.letters[2..] } else { &word.letters };
    without_case_ending(letters)
}

/// The letters without the vowel of a case ending.
pub(super) fn without_case_ending(letters: &[Letter]) -> Vec<Letter> {
    let mut letters = letters.to_vec();
    if let Some(last) = letters.last_mut() {
        last.marks = last.marks.without_ending();
    }
    letters
}

/// The word with an article before its letters.
pub(super) fn with_article(word: &Word, stem: &[Letter]) -> Word {
    let letters = [Letter::bare('ا'), Letter::bare('ل')].iter().chain(stem).copied().collect();
    Word { letters, joint: word.joint, article: true }
}

/// The letters of a text word with its article taken off, or put on where it has none.
pub(in crate::link::terms) fn toggled_article(letters: &[Letter]) -> Vec<Letter> {
    match letters {
        [first, second, rest @ ..] if first.char == 'ا' && second.char == 'ل' && rest.len() > 1 => {
            rest.to_vec()
        }
        _ => [Letter::bare('ا'), Letter::bare('ل')].iter().chain(letters).copied().collect(),
    }
}

/// Whether a word is a preposition or carries one: what follows the word before it, but neither
/// agrees with it nor is its genitive.
pub(super) fn is_prepositional(word: &Word) -> bool {
    let letters = &word.letters;
    let prefixed = |prefix, length| starts(letters, prefix) && letters.len() >= length;
    PREPOSITIONS.iter().any(|preposition| is(letters, preposition))
        || ["لل", "بال", "كال", "وال", "فال"].iter().any(|prefix| prefixed(prefix, 5))
        // إ stands at the beginning of words only, so a letter before it is a proclitic.
        || ["لإ", "بإ", "كإ"].iter().any(|prefix| prefixed(prefix, 4))
        || ["لأ", "بأ", "كأ"].iter().any(|prefix| prefixed(prefix, 5))
}

/// Whether a word has the ending of a nisba, an adjective made of a noun: نووي, نووية.
pub(super) fn looks_like_nisba(word: &Word) -> bool {
    let stem = stem(word);
    (ends(&stem, "ي") && stem.len() >= 4) || (ends(&stem, "ية") && stem.len() >= 5)
}

/// Whether a noun has the ending of the feminine singular.
pub(super) fn is_feminine(letters: &[Letter]) -> bool {
    ends(letters, "ة")
}

/// Whether a hamza at the end of the word stands alone, as in جزء, or would join, as in شيء.
pub(super) fn hamza_stands_alone(letters: &[Letter]) -> bool {
    let before = letters.len().checked_sub(2).map(|at| letters[at].char);
    before.is_some_and(|before| UNJOINED.contains(&before))
}

/// Whether the letters are exactly those of `text`.
pub(super) fn is(letters: &[Letter], text: &str) -> bool {
    letters.iter().map(|letter| letter.char).eq(text.chars())
}

/// Whether the letters begin with those of `text`.
pub(super) fn starts(letters: &[Letter], text: &str) -> bool {
    let mut letters = letters.iter().map(|letter| letter.char);
    text.chars().all(|wanted| letters.next() == Some(wanted))
}

/// Whether the letters end with those of `text`.
pub(super) fn ends(letters: &[Letter], text: &str) -> bool {
    let mut letters = letters.iter().rev().map(|letter| letter.char);
    text.chars().rev().all(|wanted| letters.next() == Some(wanted))
}

/// The letters less the last `cut`, with `suffix` after them; أ before ا is written آ.
pub(super) fn suffixed(letters: &[Letter], cut: usize, suffix: &str) -> Vec<Letter> {
    let mut letters = letters[..letters.len().saturating_sub(cut)].to_vec();
    for c in suffix.chars() {
        match letters.last_mut() {
            Some(last) if last.char == 'أ' && c == 'ا' => last.char = 'آ',
            _ => letters.push(Letter::bare(c)),
        }
    }
    letters
}
