//! From figures to places on an axis.

use super::length::Length;
use crate::understand::{chart::Chart, numeral::Numeral};

/// The most spaces between the ticks of an axis.
const MAX_SPACES: i128 = 5;

/// The part of the number line that an axis shows, counted in the smallest decimal of the chart's
/// figures: exact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Scale {
    low: i128,
    high: i128,
    decimals: u32,
}

/// A mark on the axis.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Tick {
    /// Its number.
    pub numeral: String,
    /// Its share of the axis: so many parts of so many.
    pub share: (i128, i128),
    /// Whether its number is zero.
    pub is_zero: bool,
}

impl Scale {
    /// The scale of bars: from zero to the figure that is farthest from it, on both sides.
    pub(super) fn of_bars(chart: &Chart) -> Self {
        let (low, high, decimals) = extent(chart);
        let (low, high) = (low.min(0), high.max(0));
        Self { low, high: if low == high { 1 } else { high }, decimals }
    }

    /// The scale of lines: from tick to tick. It has a zero unless that would press the lines into
    /// less than half of the axis.
    pub(super) fn of_lines(chart: &Chart) -> (Self, Vec<Tick>) {
        let (low, high, decimals) = extent(chart);
        let (low, high) = with_zero(low, high);
        let (mut step, mut power) = (1, 1);
        while spaces(low, high, step) > MAX_SPACES {
            step = match step / power {
                1 => 2 * power,
                2 => 5 * power,
                _ => {
                    power *= 10;
                    power
                }
            };
        }
        let (first, last) = (low.div_euclid(step), -(-high).div_euclid(step));
        let scale = Self { low: first * step, high: last * step, decimals };
        (scale, (first..=last).map(|tick| scale.tick(tick * step, step)).collect())
    }

    /// How far a figure stands from the low end of an axis of this length.
    pub(super) fn place(self, figure: &Numeral, length: Length) -> Length {
        self.place_scaled(figure.scaled(self.decimals), length)
    }

    /// How far zero stands from the low end of an axis of this length.
    pub(super) fn zero(self, length: Length) -> Length {
        self.place_scaled(0, length)
    }

    fn place_scaled(self, figure: i128, length: Length) -> Length {
        length.share(figure - self.low, self.high - self.low)
    }

    fn tick(self, value: i128, step: i128) -> Tick {
        let mut shown = self.decimals;
        let mut step = step;
        while shown > 0 && step % 10 == 0 {
            shown -= 1;
            step /= 10;
        }
        let unseen = 10_i128.pow(self.decimals - shown);
        let numeral = decimal(value / unseen, shown);
        Tick { numeral, share: (value - self.low, self.high - self.low), is_zero: value == 0 }
    }
}

/// The least and the greatest figure, and how many decimals all figures are counted in.
fn extent(chart: &Chart) -> (i128, i128, u32) {
    let figures = || chart.rows.iter().flat_map(|row| row.values.iter().flatten());
    let decimals = figures().map(Numeral::decimals).max().unwrap_or_default();
    let scaled = || figures().map(|figure| figure.scaled(decimals));
    (scaled().min().unwrap_or_default(), scaled().max().unwrap_or_default(), decimals)
}

fn with_zero(low: i128, high: i128) -> (i128, i128) {
    if low == 0 && high == 0 {
        (0, 1)
    } else if low > 0 && (low * 2 <= high || low == high) {
        (0, high)
    } else if high < 0 && (high * 2 >= low || low == high) {
        (low, 0)
    } else {
        (low, high)
    }
}

fn spaces(low: i128, high: i128, step: i128) -> i128 {
    -(-high).div_euclid(step) - low.div_euclid(step)
}

/// `value` with a point before its last `decimals` digits.
fn decimal(value: i128, decimals: u32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let unit = 10_u128.pow(decimals);
    let (whole, part) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
    if decimals == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{part:0width$}", width = decimals as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::chart::tests::read;

    fn ticks(figures: &[&str]) -> Vec<String> {
        let rows: Vec<_> =
            figures.iter().enumerate().map(|(row, figure)| format!("r{row} | {figure}")).collect();
        let (_, ticks) = Scale::of_lines(&read("line", &rows.join("\n")));
        ticks.into_iter().map(|tick| tick.numeral).collect()
    }

    #[test]
    fn ticks_are_round_numbers() {
        let cases: [(&[&str], &[&str]); 12] = [
            (&["1", "9"], &["0", "2", "4", "6", "8", "10"]),
            (&["69", "31"], &["0", "20", "40", "60", "80"]),
            (&["96", "99"], &["96", "97", "98", "99"]),
            (&["0.1", "0.3"], &["0.0", "0.1", "0.2", "0.3"]),
            (&["0.00", "0.25"], &["0.00", "0.05", "0.10", "0.15", "0.20", "0.25"]),
            (&["12.50", "100"], &["0", "20", "40", "60", "80", "100"]),
            (&["-3", "7"], &["-5", "0", "5", "10"]),
            (&["-7", "-3"], &["-8", "-6", "-4", "-2", "0"]),
            (&["-99", "-96"], &["-99", "-98", "-97", "-96"]),
            (&["0"], &["0", "1"]),
            (&["-0.5"], &["-0.5", "-0.4", "-0.3", "-0.2", "-0.1", "0.0"]),
            (&["1001", "1499"], &["1000", "1100", "1200", "1300", "1400", "1500"]),
        ];
        for (figures, expected) in cases {
            assert_eq!(ticks(figures), expected, "{figures:?}");
        }
        assert_eq!(ticks(&["999999999999999", "0.00000000000001"])[5], "1000000000000000");
    }

    #[test]
    fn figures_stand_where_they_belong() {
        let chart = read("bar", "a | 5\nb | -5\nc | 2.5");
        let scale = Scale::of_bars(&chart);
        assert_eq!(scale.zero(Length::of(100)), Length::of(50));
        assert_eq!(scale.place(&Numeral::parse("2.5").unwrap(), Length::of(100)), Length::of(75));
    }
}
