//! The fingerprint of a value.

use std::{fmt, io};

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// 128 bits of XXH3 over some bytes: equal bytes have equal digests on every machine. It tells
/// values apart; it is no defence against someone who makes two values collide on purpose.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Digest(u128);

impl Digest {
    /// The digest of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(xxh3_128(bytes))
    }

    /// The digest of all that `reader` gives, which need not be in memory at once.
    pub fn of_all(reader: &mut impl io::BufRead) -> io::Result<Self> {
        let mut hasher = Xxh3::new();
        io::copy(reader, &mut hasher)?;
        Ok(Self(hasher.digest128()))
    }

    /// One digest for several parts. Each part counts with its length, so that moving a byte from
    /// one part to the next gives another digest.
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = Xxh3::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Self(hasher.digest128())
    }

    /// The 16 bytes, most significant first.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }

    /// Ten hexadecimal digits, enough for the name of a file: `style.0123456789.css`.
    #[must_use]
    pub fn short(self) -> String {
        let mut text = self.to_string();
        text.truncate(10);
        text
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:032x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_the_same_on_every_machine() {
        assert_eq!(Digest::of(b"").to_string(), "99aa06d3014798d86001c324468d497f");
        assert_eq!(Digest::of(b"").short(), "99aa06d301");
    }

    #[test]
    fn bytes_may_come_one_after_another() {
        let bytes: Vec<u8> = (0..=255).cycle().take(1000).collect();
        let mut reader = io::BufReader::with_capacity(7, bytes.as_slice());
        assert_eq!(Digest::of_all(&mut reader).unwrap(), Digest::of(&bytes));
    }

    #[test]
    fn parts_count_with_their_lengths() {
        let one = Digest::of_parts([b"ab".as_slice(), b"c".as_slice()]);
        let other = Digest::of_parts([b"a".as_slice(), b"bc".as_slice()]);
        assert_ne!(one, other);
    }
}
