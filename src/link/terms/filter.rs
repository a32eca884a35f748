//! The quick *no*: whether a word may be the first of a form at all.

/// A bit for each of many hashes: most hashes that were never added have theirs unset.
#[derive(Clone, Debug)]
pub(super) struct Filter {
    bits: Vec<u64>,
    shift: u32,
}

impl Filter {
    /// The filter of `hashes`.
    pub(super) fn new(hashes: &[u64]) -> Self {
        let size = (hashes.len() * 16).next_power_of_two().max(1 << 10);
        let shift = u64::BITS - size.trailing_zeros();
        let mut filter = Self { bits: vec![0; size / 64], shift };
        for &hash in hashes {
            let at = filter.at(hash);
            filter.bits[at / 64] |= 1 << (at % 64);
        }
        filter
    }

    #[inline]
    fn at(&self, hash: u64) -> usize {
        // The highest bits of the product, never more than the size's own.
        usize::try_from(hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift).unwrap_or_default()
    }

    /// Whether `hash` may be among them.
    #[inline]
    pub(super) fn has(&self, hash: u64) -> bool {
        let at = self.at(hash);
        self.bits.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }
}
