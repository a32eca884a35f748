//! A length in a drawing.

use std::{
    fmt,
    iter::Sum,
    ops::{Add, Div, Mul, Neg, Sub},
};

/// A length, or a distance from the start or the top, counted in hundredths of the drawing's unit.
/// Whole numbers give the same drawing on every machine, and one that is mirrored exactly.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) struct Length(i64);

impl Length {
    pub(super) const ZERO: Self = Self(0);

    /// So many units.
    pub(super) const fn of(units: i64) -> Self {
        Self(units * 100)
    }

    /// So many hundredths of a unit.
    pub(super) const fn hundredths(count: i64) -> Self {
        Self(count)
    }

    /// So many parts of this length when it has `whole` parts, rounded to the nearest hundredth.
    /// Neither is so large that a thousand million times as much is no `i128`.
    pub(super) fn share(self, parts: i128, whole: i128) -> Self {
        let whole = whole.max(1);
        let hundredths = (parts * i128::from(self.0) * 2 + whole).div_euclid(whole * 2);
        Self(i64::try_from(hundredths).unwrap_or_default())
    }

    /// The length counted so many times.
    pub(super) fn times(self, count: usize) -> Self {
        self * i64::try_from(count).unwrap_or_default()
    }
}

impl Add for Length {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Length {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Length {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i64> for Length {
    type Output = Self;

    fn mul(self, times: i64) -> Self {
        Self(self.0 * times)
    }
}

impl Div<i64> for Length {
    type Output = Self;

    fn div(self, parts: i64) -> Self {
        Self(self.0 / parts)
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Length {
    /// Writes at most two decimals and no needless zeros.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        match (part, part % 10) {
            (0, _) => write!(out, "{sign}{whole}"),
            (_, 0) => write!(out, "{sign}{whole}.{}", part / 10),
            _ => write!(out, "{sign}{whole}.{part:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_without_needless_digits() {
        for (hundredths, text) in [
            (0, "0"),
            (100, "1"),
            (150, "1.5"),
            (105, "1.05"),
            (-1, "-0.01"),
            (-250, "-2.5"),
            (64_000, "640"),
        ] {
            assert_eq!(Length::hundredths(hundredths).to_string(), text);
        }
    }

    #[test]
    fn a_share_is_rounded_to_the_nearest_hundredth() {
        assert_eq!(Length::of(100).share(1, 3).to_string(), "33.33");
        assert_eq!(Length::of(100).share(2, 3).to_string(), "66.67");
        assert_eq!(Length::of(640).share(10_i128.pow(30), 2 * 10_i128.pow(30)).to_string(), "320");
        assert_eq!(Length::of(640).share(1, 0).to_string(), "640");
    }
}
