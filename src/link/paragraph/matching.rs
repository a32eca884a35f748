//! Knowing paragraphs again after a text was edited.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::understand::{
    lock::{Fate, Kept},
    sketch::Sketch,
};

/// The paragraphs of an edited text.
pub(super) struct Matched {
    /// Those that are there, in their order.
    pub standing: Vec<Kept>,
    /// Those that are no more, by number.
    pub former: Vec<Kept>,
}

/// Letters of a sketch that two paragraphs have in common when one is the other, edited: about two
/// fifths of their words are the same.
const ALIKE: u32 = 8;

/// The same for two that stand in one place, between the same neighbours.
const ALIKE_IN_PLACE: u32 = 5;

/// Letters of the sketch of a paragraph that was taken out which are found in the one that took its
/// text in: about three fifths of its words are there. Neighbours that speak of the same share fewer.
const TAKEN_IN: u32 = 14;

/// How many paragraphs on each side of one that was taken out may have taken its text in.
const BESIDE: usize = 2;

/// How many paragraphs on each side of its place in the old text one is compared with: the work
/// stays linear in the length of the text.
const WINDOW: usize = 48;

/// Gives the paragraphs with these `sketches` the numbers that they had `before`. Equal ones come
/// first, wherever they stand now; then those that are most alike, the nearest first. A new
/// paragraph gets a number that none ever had. `letters_in` says how many letters of a sketch are of
/// words that the paragraph at a place now holds.
pub(super) fn matched(
    before: &[Kept],
    sketches: &[Sketch],
    letters_in: impl Fn(&Sketch, usize) -> u32,
) -> Matched {
    let old: Vec<&Kept> = before.iter().filter(|kept| kept.fate == Fate::Stands).collect();
    let mut pairing = Pairing {
        old: &old,
        new: sketches,
        of_new: vec![None; sketches.len()],
        of_old: vec![None; old.len()],
    };
    pairing.pair_edges();
    pairing.pair_equal();
    pairing.pair_alike();
    let mut numbers: Vec<Option<u32>> =
        pairing.of_new.iter().map(|place| place.map(|place| old[place].number)).collect();
    // A paragraph that is put back as it was has its number again.
    let mut returned = BTreeSet::new();
    for (number, sketch) in numbers.iter_mut().zip(sketches).filter(|(number, _)| number.is_none()) {
        let is_it = |kept: &&Kept| {
            kept.fate != Fate::Stands && kept.sketch == *sketch && !returned.contains(&kept.number)
        };
        if let Some(kept) = before.iter().filter(|_| *sketch != Sketch::NONE).find(is_it) {
            *number = Some(kept.number);
            returned.insert(kept.number);
        }
    }
    let standing = numbered(before, numbers, sketches);
    let heirs = pairing.heirs(&standing, letters_in);
    let gone = before.iter().filter(|kept| kept.fate != Fate::Stands && !returned.contains(&kept.number));
    let gone = gone.map(|kept| Kept { fate: follow(kept.fate, &heirs), ..*kept });
    let removed = old.iter().filter_map(|kept| Some(Kept { fate: *heirs.get(&kept.number)?, ..**kept }));
    let mut former: Vec<Kept> = gone.chain(removed).collect();
    former.sort_unstable_by_key(|kept| kept.number);
    Matched { standing, former }
}

/// The same where the texts cannot be compared, since the one is a translation of the other: by
/// their places.
pub(super) fn by_place(before: &[Kept], sketches: &[Sketch]) -> Matched {
    let old: Vec<&Kept> = before.iter().filter(|kept| kept.fate == Fate::Stands).collect();
    let numbers = (0..sketches.len()).map(|place| old.get(place).map(|kept| kept.number)).collect();
    let standing = numbered(before, numbers, sketches);
    let last = standing.last().map_or(Fate::Retired, |kept| Fate::Leads(kept.number));
    let lost = old.iter().skip(sketches.len());
    let heirs: BTreeMap<u32, Fate> = lost.clone().map(|kept| (kept.number, last)).collect();
    let gone = before.iter().filter(|kept| kept.fate != Fate::Stands);
    let gone = gone.map(|kept| Kept { fate: follow(kept.fate, &heirs), ..*kept });
    let mut former: Vec<Kept> = gone.chain(lost.map(|kept| Kept { fate: last, ..**kept })).collect();
    former.sort_unstable_by_key(|kept| kept.number);
    Matched { standing, former }
}

/// Gives those without a number one that none ever had.
fn numbered(before: &[Kept], numbers: Vec<Option<u32>>, sketches: &[Sketch]) -> Vec<Kept> {
    let mut last = before.iter().map(|kept| kept.number).max().unwrap_or_default();
    let mut number = |known: Option<u32>| {
        known.unwrap_or_else(|| {
            last = last.saturating_add(1);
            last
        })
    };
    let kept = |(known, sketch): (Option<u32>, &Sketch)| Kept {
        number: number(known),
        sketch: *sketch,
        fate: Fate::Stands,
    };
    numbers.into_iter().zip(sketches).map(kept).collect()
}

/// What an anchor that led to a paragraph leads to after that is taken out as well.
fn follow(fate: Fate, heirs: &BTreeMap<u32, Fate>) -> Fate {
    match fate {
        Fate::Leads(heir) => heirs.get(&heir).copied().unwrap_or(fate),
        fate => fate,
    }
}

/// Which old paragraph each new one is.
struct Pairing<'a> {
    old: &'a [&'a Kept],
    new: &'a [Sketch],
    of_new: Vec<Option<usize>>,
    of_old: Vec<Option<usize>>,
}

impl Pairing<'_> {
    fn pair(&mut self, old: usize, new: usize) {
        self.of_old[old] = Some(new);
        self.of_new[new] = Some(old);
    }

    /// What is equal at the beginning and at the end: mostly nearly all.
    fn pair_edges(&mut self) {
        let equal = |(old, new): (&&Kept, &Sketch)| old.sketch == *new;
        let ahead = self.old.iter().zip(self.new).take_while(|(old, new)| equal((old, new))).count();
        let (old, new) = (self.old.len() - ahead, self.new.len() - ahead);
        let behind = self.old.iter().rev().zip(self.new.iter().rev());
        let behind = behind.take(old.min(new)).take_while(|(old, new)| equal((old, new))).count();
        (0..ahead).for_each(|place| self.pair(place, place));
        (1..=behind).for_each(|back| self.pair(self.old.len() - back, self.new.len() - back));
    }

    /// What is equal, wherever it stands; of several that are equal the first is the first.
    fn pair_equal(&mut self) {
        let mut waiting: BTreeMap<Sketch, VecDeque<usize>> = BTreeMap::new();
        for old in (0..self.old.len()).filter(|old| self.of_old[*old].is_none()) {
            waiting.entry(self.old[old].sketch).or_default().push_back(old);
        }
        for new in 0..self.new.len() {
            if self.of_new[new].is_none()
                && let Some(old) = waiting.get_mut(&self.new[new]).and_then(VecDeque::pop_front)
            {
                self.pair(old, new);
            }
        }
    }

    /// What is alike, the most alike first, and of those the nearest.
    fn pair_alike(&mut self) {
        let gaps_of_old = gaps(&self.of_old);
        let gaps_of_new: Vec<Option<usize>> =
            gaps(&self.of_new).into_iter().map(|before| before.and_then(|new| self.of_new[new])).collect();
        let left: Vec<usize> = (0..self.old.len()).filter(|old| self.of_old[*old].is_none()).collect();
        let mut pairs: Vec<(u32, usize, usize, usize)> = Vec::new();
        for new in (0..self.new.len()).filter(|new| self.of_new[*new].is_none()) {
            // Where it would stand if everything before it were as it was.
            let place = gaps_of_new[new].map_or(0, |old| old + 1);
            let at = left.partition_point(|old| *old < place);
            for &old in &left[at.saturating_sub(WINDOW)..(at + WINDOW).min(left.len())] {
                let likeness = self.old[old].sketch.likeness(&self.new[new]);
                let is_in_place = gaps_of_old[old] == gaps_of_new[new];
                if likeness >= if is_in_place { ALIKE_IN_PLACE } else { ALIKE } {
                    pairs.push((Sketch::SAME - likeness, old.abs_diff(place), new, old));
                }
            }
        }
        pairs.sort_unstable();
        for (_, _, new, old) in pairs {
            if self.of_new[new].is_none() && self.of_old[old].is_none() {
                self.pair(old, new);
            }
        }
    }

    /// What the anchor of each paragraph that is no more leads to: the paragraph that took its text
    /// in, or else the nearest before it that is still there, or else the first.
    fn heirs(&self, standing: &[Kept], letters_in: impl Fn(&Sketch, usize) -> u32) -> BTreeMap<u32, Fate> {
        let mut heirs = BTreeMap::new();
        let first = standing.first().map(|kept| kept.number);
        let mut earlier = None;
        for (old, kept) in self.old.iter().enumerate() {
            if let Some(new) = self.of_old[old] {
                earlier = Some(new);
                continue;
            }
            let near = earlier.unwrap_or_default();
            let around = near.saturating_sub(BESIDE)..(near + BESIDE + 1).min(standing.len());
            let taken_in = around
                .map(|new| (letters_in(&kept.sketch, new), new))
                .filter(|(letters, _)| *letters >= TAKEN_IN)
                .max_by_key(|(letters, new)| (*letters, std::cmp::Reverse(new.abs_diff(near))));
            let heir = taken_in.map(|(_, new)| new).or(earlier).map(|new| standing[new].number).or(first);
            heirs.insert(kept.number, heir.map_or(Fate::Retired, Fate::Leads));
        }
        heirs
    }
}

/// For each place the nearest before it that is paired.
fn gaps(pairs: &[Option<usize>]) -> Vec<Option<usize>> {
    let mut last = None;
    let gap = |(place, pair): (usize, &Option<usize>)| {
        let before = last;
        if pair.is_some() {
            last = Some(place);
        }
        before
    };
    pairs.iter().enumerate().map(gap).collect()
}
