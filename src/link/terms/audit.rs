//! What an editor should look at: ambiguous spans and near misses.

use super::{
    Found, TermId,
    arabic::{Reading, readings, toggled_article},
    lexicon::Lexicon,
    select::{Choice, Outcome, Scratch},
    token::{Script, Tokens, hash},
};

/// Something in a text that is no mention, but nearly.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Finding {
    /// Several terms fit a span equally well, so it links to none.
    Ambiguous {
        /// The first byte in the run.
        start: u32,
        /// The byte after the last.
        end: u32,
        /// The terms, in order.
        terms: Vec<TermId>,
    },
    /// A span reads like a term and is none.
    NearMiss {
        /// The span and the term.
        place: Found,
        /// Why it is none.
        why: Miss,
    },
}

/// Why words that share a term's key are no mention of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Miss {
    /// A letter differs in a way that changes the word: أبعاد, إبعاد.
    Letters,
    /// A written vowel contradicts: عُمان, عَمّان.
    Vowels,
    /// A Latin letter has another accent, or lacks one that must stand.
    Accents,
    /// Capitals differ: turkey, Turkey.
    Case,
    /// The article is missing where the name has one, or stands where none may.
    Article,
    /// An adjective does not agree with its noun in definiteness: الاتفاق نووي.
    Agreement,
    /// Too little of the word stays after a proclitic to be sure.
    Short,
    /// What stands before or after with a hyphen or apostrophe makes it another word: *non-oil*.
    Prefix,
}

impl Miss {
    /// Why, in words for an editor.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::Letters => "a letter differs",
            Self::Vowels => "a written vowel differs",
            Self::Accents => "an accent differs",
            Self::Case => "capitals differ",
            Self::Article => "the article is missing or too much",
            Self::Agreement => "noun and adjective do not agree",
            Self::Short => "too little stays after the prefix",
            Self::Prefix => "it is part of a longer word",
        }
    }
}

impl Lexicon {
    /// The findings in a run of text, in order. Where a mention stands, or an excluded phrase,
    /// nothing else is found.
    #[must_use]
    pub fn audit(&self, run: &str) -> Vec<Finding> {
        let mut scratch = Scratch::default();
        let page = &mut scratch.0;
        page.read(run);
        let mut findings = Vec::new();
        let mut at = 0;
        while at < page.words.len() {
            at = match self.choice(page, at) {
                Some(choice) => {
                    if let Outcome::Tie(_) = choice.outcome {
                        findings.push(self.ambiguous(page, at, choice));
                    }
                    choice.last + 1
                }
                None => match self.near_miss(page, at) {
                    Some((place, why, last)) => {
                        findings.push(Finding::NearMiss { place, why });
                        last + 1
                    }
                    None => at + 1,
                },
            };
        }
        findings
    }

    fn ambiguous(&self, page: &Tokens, at: usize, choice: Choice) -> Finding {
        let mut terms = Vec::new();
        self.candidates(page, at, |candidate| {
            let tied = candidate.fit.is_ok_and(|rank| choice.outcome == Outcome::Tie(rank));
            if tied && candidate.last == choice.last && candidate.leaf.is_mention {
                terms.push(candidate.leaf.term);
            }
        });
        terms.sort_unstable();
        terms.dedup();
        let Found { start, end, .. } = span(page, at, choice.last, TermId(0));
        Finding::Ambiguous { start, end, terms }
    }

    /// The longest span from a word on that misses a term, and its last word; none where a mention
    /// begins inside it.
    fn near_miss(&self, page: &Tokens, at: usize) -> Option<(Found, Miss, usize)> {
        let mut best: Option<(usize, TermId, Miss)> = None;
        let mut see = |last: usize, term: TermId, why: Miss| {
            if best.is_none_or(|(longest, ..)| last > longest) {
                best = Some((last, term, why));
            }
        };
        self.candidates(page, at, |candidate| {
            let why = match candidate.fit {
                Err(Miss::Article) if candidate.last > at => Miss::Agreement,
                Err(why) => why,
                Ok(_) => return,
            };
            if candidate.leaf.is_mention {
                see(candidate.last, candidate.leaf.term, why);
            }
        });
        self.disagreeing(page, at, &mut see);
        let (last, term, why) = best?;
        if (at + 1..=last).any(|at| self.choice(page, at).is_some()) {
            return None;
        }
        Some((span(page, at, last, term), why, last))
    }

    /// Phrases that would be a term if an article stood elsewhere.
    fn disagreeing(&self, page: &Tokens, at: usize, see: &mut impl FnMut(usize, TermId, Miss)) {
        let Some(word) = page.words.get(at).filter(|word| word.script == Script::Arabic && !word.passed_over)
        else {
            return;
        };
        readings(page.letters(word), |Reading { skip, .. }| {
            let rest = page.letters(word).get(skip..).unwrap_or_default();
            let Some(mut node) = self.first(hash(rest)) else { return };
            let mut last = at;
            while let Some(next) = page.words.get(last + 1).filter(|word| !word.passed_over) {
                let Some(joint) = next.gap.joint() else { return };
                let toggled = || self.next(node, joint, hash(&toggled_article(page.letters(next))));
                let Some(found) = self.next(node, joint, next.hash).or_else(toggled) else { return };
                (node, last) = (found, last + 1);
                for leaf in self.leaves(node).iter().filter(|leaf| leaf.is_mention) {
                    see(last, leaf.term, Miss::Agreement);
                }
            }
        });
    }
}

fn span(page: &Tokens, first: usize, last: usize, term: TermId) -> Found {
    let start = page.words.get(first).map_or(0, |word| word.start);
    Found { start, end: page.words.get(last).map_or(start, |word| word.end), term }
}
