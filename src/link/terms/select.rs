//! Which of the candidates in a run are its mentions: leftmost, longest, and never a tie.

use super::{
    Found, TermId,
    arabic::{Reading, readings},
    audit::Miss,
    fit::{Place, Rank, fit},
    lexicon::{Leaf, Lexicon},
    token::{Script, Tokens, prepend},
};

/// Room for the words of a run, to be used again for the next one.
#[derive(Clone, Default, Debug)]
pub struct Scratch(pub(super) Tokens);

/// A form whose words stand in the text, and whether it fits there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'a> {
    /// The form.
    pub(super) leaf: &'a Leaf,
    /// Its last word.
    pub(super) last: usize,
    /// How well it fits, or why it does not.
    pub(super) fit: Result<Rank, Miss>,
}

/// What the longest candidates at one word come to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Choice {
    /// The last word they take.
    pub(super) last: usize,
    /// What stands there.
    pub(super) outcome: Outcome,
}

/// What a stretch of words is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Outcome {
    /// A mention.
    Mention(TermId, Rank),
    /// A phrase that means something else.
    Exclude,
    /// Two terms fit equally well.
    Tie(Rank),
}

impl Lexicon {
    /// Appends the mentions in a run of text, in order and without overlap, in time linear in its
    /// length. `scratch` is room that may be used again; nothing else is allocated.
    ///
    /// A run is the text of one inline element, its soft line breaks as `\n`: no mention crosses its
    /// edge.
    pub fn find(&self, run: &str, scratch: &mut Scratch, found: &mut Vec<Found>) {
        let page = &mut scratch.0;
        page.read(run);
        let mut at = 0;
        while let Some(word) = page.words.get(at) {
            let Some(choice) = self.choice(page, at) else {
                at += 1;
                continue;
            };
            if let (Outcome::Mention(term, _), Some(last)) = (choice.outcome, page.words.get(choice.last)) {
                found.push(Found { start: word.start, end: last.end, term });
            }
            at = choice.last + 1;
        }
    }

    /// What begins at a word.
    #[inline]
    pub(super) fn choice(&self, page: &Tokens, at: usize) -> Option<Choice> {
        let mut best = None;
        self.candidates(page, at, |candidate| {
            if let Ok(rank) = candidate.fit {
                best = Some(better(best, candidate, rank));
            }
        });
        best
    }

    /// Shows every form that begins at a word, shorter ones first within a reading.
    #[inline]
    pub(super) fn candidates(&self, page: &Tokens, at: usize, mut see: impl FnMut(Candidate<'_>)) {
        let Some(word) = page.words.get(at) else { return };
        if word.passed_over {
            return;
        }
        if word.script != Script::Arabic {
            if let Some(node) = self.first(word.hash) {
                self.walk(page, at, Reading::WHOLE, node, &mut see);
            }
            return;
        }
        let letters = page.letters(word);
        let mut hashes = [0; Reading::MOST + 1];
        let mut known = false;
        readings(letters, |reading| {
            let hash = if reading.skip == 0 {
                word.hash
            } else {
                if !known {
                    known = true;
                    hashes = rests(letters);
                }
                hashes[reading.skip]
            };
            if let Some(node) = self.first(hash) {
                self.walk(page, at, reading, node, &mut see);
            }
        });
    }

    /// Follows the forms that begin with the word at `first`, word by word.
    fn walk(
        &self,
        page: &Tokens,
        first: usize,
        reading: Reading,
        mut node: u32,
        see: &mut impl FnMut(Candidate<'_>),
    ) {
        let mut last = first;
        loop {
            for leaf in self.leaves(node) {
                let fit = fit(self, leaf, page, Place { first, last, reading });
                see(Candidate { leaf, last, fit });
            }
            if !self.goes_on(node) {
                return;
            }
            let Some(word) = page.words.get(last + 1).filter(|word| !word.passed_over) else { return };
            let Some(joint) = word.gap.joint() else { return };
            let Some(next) = self.next(node, joint, word.hash) else { return };
            (node, last) = (next, last + 1);
        }
    }
}

/// The hashes of a word without its first letters, by how many are left out.
fn rests(letters: &[crate::base::language::fold::Letter]) -> [u64; Reading::MOST + 1] {
    let mut hashes = [0; Reading::MOST + 1];
    let mut hash = 0;
    for (at, &letter) in letters.iter().enumerate().rev() {
        hash = prepend(hash, letter);
        if let Some(slot) = hashes.get_mut(at) {
            *slot = hash;
        }
    }
    hashes
}

/// The better of what was best and a candidate that fits: the longer, then a mention before an
/// exclude, then the better fit. Two terms that fit equally well are a tie.
fn better(best: Option<Choice>, candidate: Candidate<'_>, rank: Rank) -> Choice {
    let term = candidate.leaf.term;
    let outcome = if candidate.leaf.is_mention { Outcome::Mention(term, rank) } else { Outcome::Exclude };
    let fresh = Choice { last: candidate.last, outcome };
    let Some(old) = best.filter(|old| old.last >= fresh.last) else { return fresh };
    if old.last > fresh.last {
        return old;
    }
    let outcome = match (old.outcome, outcome) {
        (Outcome::Exclude, new) => new,
        (kept, Outcome::Exclude | Outcome::Tie(_)) => kept,
        (Outcome::Mention(_, before) | Outcome::Tie(before), new) if rank < before => new,
        (Outcome::Mention(other, before), Outcome::Mention(..)) if rank == before && term != other => {
            Outcome::Tie(rank)
        }
        (kept, _) => kept,
    };
    Choice { last: old.last, outcome }
}
