//! The ways to read a written word as proclitics and a rest: (و|ف)? (ب|ك|ل)? (ال)?

use crate::base::language::fold::Letter;

/// Whether a reading took an article off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::link::terms) enum Seen {
    /// None.
    No,
    /// One.
    Yes,
    /// Perhaps: للجنة is ل and لجنة, or ل, ال and لجنة.
    Perhaps,
}

/// One way to read a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::link::terms) struct Reading {
    /// How many letters stand before the rest: at most [`Reading::MOST`].
    pub(in crate::link::terms) skip: usize,
    /// How many of them are a conjunction or a preposition.
    pub(in crate::link::terms) stripped: u8,
    /// Whether there was an article.
    pub(in crate::link::terms) article: Seen,
}

impl Reading {
    /// The most letters that can stand before the rest.
    pub(in crate::link::terms) const MOST: usize = 4;
    /// The word as it is.
    pub(in crate::link::terms) const WHOLE: Self = Self { skip: 0, stripped: 0, article: Seen::No };
}

/// Every reading of a word, fewest letters first. The future's س is no proclitic of nouns.
#[inline]
pub(in crate::link::terms) fn readings(word: &[Letter], mut see: impl FnMut(Reading)) {
    see(Reading::WHOLE);
    let letter = |at: usize| word.get(at).map_or(' ', |letter| letter.char);
    if !matches!(letter(0), 'ا' | 'و' | 'ف' | 'ب' | 'ك' | 'ل') {
        return;
    }
    let mut with_article = |skip: usize, stripped| {
        // The article is a bare alef: ألغاز is not ال and غاز.
        if letter(skip) == 'ا' && letter(skip + 1) == 'ل' && word.len() > skip + 2 {
            see(Reading { skip: skip + 2, stripped, article: Seen::Yes });
        }
    };
    with_article(0, 0);
    let conjunctions = usize::from(matches!(letter(0), 'و' | 'ف'));
    for skip in 0..=conjunctions {
        let before = u8::from(skip > 0);
        if skip > 0 {
            with_article(skip, before);
        }
        if matches!(letter(skip), 'ب' | 'ك') {
            with_article(skip + 1, before + 1);
        }
    }
    without_article(word, conjunctions, see);
}

/// The readings that end in a conjunction, a preposition or لل.
#[inline]
fn without_article(word: &[Letter], conjunctions: usize, mut see: impl FnMut(Reading)) {
    let letter = |at: usize| word.get(at).map_or(' ', |letter| letter.char);
    if conjunctions > 0 && word.len() > 1 {
        see(Reading { skip: 1, stripped: 1, article: Seen::No });
    }
    for skip in 0..=conjunctions {
        let stripped = u8::from(skip > 0) + 1;
        if !matches!(letter(skip), 'ب' | 'ك' | 'ل') || word.len() <= skip + 1 {
            continue;
        }
        let doubled = letter(skip) == 'ل' && letter(skip + 1) == 'ل';
        let article = if doubled { Seen::Perhaps } else { Seen::No };
        see(Reading { skip: skip + 1, stripped, article });
        if doubled && word.len() > skip + 2 {
            see(Reading { skip: skip + 2, stripped, article: Seen::Yes });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rests(word: &str) -> Vec<(String, Seen)> {
        let letters: Vec<Letter> = word.chars().map(Letter::bare).collect();
        let mut rests = Vec::new();
        readings(&letters, |reading| {
            rests.push((letters[reading.skip..].iter().map(|letter| letter.char).collect(), reading.article));
        });
        rests
    }

    #[test]
    fn a_word_is_read_in_every_way() {
        use Seen::{No, Perhaps, Yes};
        for (word, wanted) in [
            ("سفارة", vec![("سفارة", No)]),
            ("السفارة", vec![("السفارة", No), ("سفارة", Yes)]),
            ("وزير", vec![("وزير", No), ("زير", No)]),
            ("ووزير", vec![("ووزير", No), ("وزير", No)]),
            ("بالنفط", vec![("بالنفط", No), ("نفط", Yes), ("النفط", No)]),
            ("للسفير", vec![("للسفير", No), ("لسفير", Perhaps), ("سفير", Yes)]),
            ("وللجنة", vec![("وللجنة", No), ("للجنة", No), ("لجنة", Perhaps), ("جنة", Yes)]),
            ("فكالنفط", vec![("فكالنفط", No), ("نفط", Yes), ("كالنفط", No), ("النفط", No)]),
            ("ككوهين", vec![("ككوهين", No), ("كوهين", No)]),
            ("ألغاز", vec![("ألغاز", No)]),
            ("سيلتقي", vec![("سيلتقي", No)]),
        ] {
            let wanted: Vec<_> =
                wanted.into_iter().map(|(rest, article)| (rest.to_owned(), article)).collect();
            assert_eq!(rests(word), wanted, "{word}");
        }
    }
}
