//! How the page that a chart stands in is read.

use crate::{
    base::language::{Language, direction::Direction},
    render::isolate::alone,
    understand::chart::{Chart, Row},
};

/// The language of the page and the chart's place in it.
pub struct Reading<'a> {
    /// The language of the page.
    pub language: &'a Language,
    /// The beginning of the ids in the chart: letters, digits and hyphens, unlike any other on the
    /// page.
    pub id: &'a str,
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
    /// The direction of the page.
    pub(super) fn direction(&self) -> Direction {
        self.language.direction()
    }

    /// The row's label as plain text.
    pub(super) fn label(&self, row: &Row) -> String {
        alone(row.label_in(self.language), self.language).into_owned()
    }

    /// A number with its unit, when the unit is short enough to stand behind every number: `%` as the
    /// language writes it, another sign at once, letters after a space that does not break. In an
    /// Arabic page the sign stands to the left of all numbers, also of one that has a direction of
    /// its own.
    pub(super) fn quantity(&self, chart: &Chart, numeral: &str) -> String {
        let number = self.language.decimal(numeral).unwrap_or_else(|| numeral.to_owned());
        let mark = if self.language.has_arabic_letters() { "\u{61c}" } else { "" };
        let text = match short_unit(chart) {
            Some("%") => {
                let text = self.language.percent(numeral).unwrap_or_else(|| format!("{number}%"));
                let end = text.trim_end_matches(['%', '٪']).len();
                if end < text.len() { [&text[..end], mark, &text[end..]].concat() } else { text }
            }
            Some(unit) if unit.chars().any(char::is_alphabetic) => format!("{number}\u{a0}{unit}"),
            Some(unit) => [&number, mark, unit].concat(),
            None => number,
        };
        alone(text, self.language).into_owned()
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
