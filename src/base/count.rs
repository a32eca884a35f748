//! Counts and offsets in 32 bits.

/// `count`, or the largest number of 32 bits where it is larger. Files and lists are far smaller, so
/// nothing is lost; and what were past the end would be found nowhere, not in another place.
#[must_use]
pub fn saturated(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_is_the_largest() {
        assert_eq!((saturated(0), saturated(7), saturated(usize::MAX)), (0, 7, u32::MAX));
    }
}
