//! Words as numbers.

use xxhash_rust::xxh3::xxh3_64;

use crate::base::count::saturated;

/// A set of words, each known by the number of those that came before it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Interner {
    text: String,
    ends: Vec<u32>,
    hashes: Vec<u64>,
    /// Numbers by hash, less than half of the places taken; the number 0 is written as 1, for 0 is free.
    slots: Vec<u32>,
}

/// A word with its hash.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hashed<'a> {
    word: &'a str,
    hash: u64,
}

impl<'a> Hashed<'a> {
    pub(super) fn new(word: &'a str) -> Self {
        Self { word, hash: xxh3_64(word.as_bytes()) }
    }
}

impl Interner {
    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word with this number; empty when there is none.
    pub(super) fn word(&self, number: u32) -> &str {
        let at = number as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        self.ends.get(at).and_then(|end| self.text.get(start..*end as usize)).unwrap_or_default()
    }

    /// The word with this number, hashed again.
    pub(super) fn hashed(&self, number: u32) -> Hashed<'_> {
        Hashed::new(self.word(number))
    }

    /// The number of a word, which is added when it is new.
    pub(super) fn intern(&mut self, word: Hashed<'_>) -> u32 {
        if (self.ends.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut slot = place(word.hash, mask);
        loop {
            match self.slots[slot].checked_sub(1) {
                None => break,
                Some(number)
                    if self.hashes[number as usize] == word.hash && self.word(number) == word.word =>
                {
                    return number;
                }
                Some(_) => slot = (slot + 1) & mask,
            }
        }
        let number = saturated(self.ends.len());
        self.text.push_str(word.word);
        self.ends.push(saturated(self.text.len()));
        self.hashes.push(word.hash);
        self.slots[slot] = number + 1;
        number
    }

    /// Gives back what only adding needs, which is most of it. Nothing can be added any more.
    pub(super) fn shrink(&mut self) {
        self.slots = Vec::new();
        self.hashes = Vec::new();
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    fn grow(&mut self) {
        let size = ((self.ends.len() + 1) * 4).next_power_of_two().max(64);
        let mut slots = vec![0; size];
        for (number, &hash) in (1..).zip(&self.hashes) {
            let mut slot = place(hash, size - 1);
            while slots[slot] != 0 {
                slot = (slot + 1) & (size - 1);
            }
            slots[slot] = number;
        }
        self.slots = slots;
    }
}

fn place(hash: u64, mask: usize) -> usize {
    usize::try_from(hash & mask as u64).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_number() {
        let mut interner = Interner::default();
        let words: Vec<String> = (0..1000).map(|n| format!("w{}", n % 300)).collect();
        let numbers: Vec<u32> = words.iter().map(|word| interner.intern(Hashed::new(word))).collect();
        assert_eq!(interner.len(), 300);
        for (word, &number) in words.iter().zip(&numbers) {
            assert_eq!(interner.word(number), word);
            assert_eq!(interner.hashed(number).hash, Hashed::new(word).hash);
        }
        assert_eq!(interner.word(300), "");
    }
}
