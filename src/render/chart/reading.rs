//! How the page that a chart stands in is read.

use crate::{
    base::{date::Period, language::direction::Direction},
    render::isolate::alone,
    understand::chart::{Chart, Row},
};

/// The language of the page, as far as a chart needs it, and the chart's place in the page.
pub struct Reading<'a> {
    /// The direction of the page.
    pub direction: Direction,
    /// The beginning of the ids in the chart: letters, digits and hyphens, unlike any other on the
    /// page.
    pub id: &'a str,
    /// Writes a decimal number, `-1234.5`, as plain text.
    pub number: &'a dyn Fn(&str) -> String,
    /// Writes a date or a period as plain text, short.
    pub period: &'a dyn Fn(Period) -> String,
    /// Writes running text as HTML: escaped, what runs the other way isolated.
    pub text: &'a dyn Fn(&str) -> String,
    /// The source as HTML; empty when the chart names none.
    pub source: &'a str,
    /// The words of the interface.
    pub words: Words<'a>,
}

/// The words of the interface that a chart shows.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// What a chart without a title is called: "Chart".
    pub chart: &'a str,
    /// What opens the table: "The figures as a table".
    pub table: &'a str,
    /// What stands for a figure that is not known: "not known".
    pub unknown: &'a str,
}

impl Reading<'_> {
    /// The row's label as plain text.
    pub(super) fn label(&self, row: &Row) -> String {
        let text = row.period.map_or_else(|| row.label.text.clone(), |period| (self.period)(period));
        alone(text, self.direction)
    }

    /// A number with its unit, when the unit is short enough to stand behind every number: a sign
    /// such as `%` follows at once, letters after a space that does not break. In a right-to-left
    /// page the sign stands to the left of all numbers, also of one that has a direction of its own.
    pub(super) fn quantity(&self, chart: &Chart, numeral: &str) -> String {
        let number = (self.number)(numeral);
        let text = match short_unit(chart) {
            Some(unit) if unit.chars().any(char::is_alphabetic) => format!("{number}\u{a0}{unit}"),
            Some(unit) if self.direction == Direction::RightToLeft => format!("{number}\u{61c}{unit}"),
            Some(unit) => format!("{number}{unit}"),
            None => number,
        };
        alone(text, self.direction)
    }
}

/// The unit, when it is too long to stand behind every number.
pub(super) fn unit_apart(chart: &Chart) -> Option<&str> {
    let unit = chart.unit.as_ref().map(|unit| unit.text.as_str());
    if short_unit(chart).is_some() { None } else { unit }
}

fn short_unit(chart: &Chart) -> Option<&str> {
    const LONGEST: usize = 3;
    chart.unit.as_ref().map(|unit| unit.text.as_str()).filter(|unit| unit.chars().count() <= LONGEST)
}
