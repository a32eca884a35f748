//! A date that was written out, and its parts.

use std::{cmp::Ordering, fmt, ops::Range};

use icu_datetime::{FormattedDateTime, parts};
use writeable::{Part, PartsWrite, Writeable};

/// Between two dates; it begins no line.
pub(super) const DASH: &str = "\u{A0}– ";

/// A part of a date that two dates may differ in.
#[derive(Clone, Copy)]
pub(super) enum Field {
    /// The year.
    Year,
    /// The month.
    Month,
    /// The day of the month.
    Day,
}

/// A written date and where its year, month and day stand in it, in bytes.
pub(super) struct Written {
    /// The date as readers see it.
    pub(super) text: String,
    fields: [Range<usize>; 3],
}

impl Written {
    /// Writes out what a formatter gave.
    pub(super) fn of(date: &FormattedDateTime<'_>) -> Self {
        let mut written = Self { text: String::new(), fields: [0..0, 0..0, 0..0] };
        // Writing to a string does not fail.
        let _ = date.write_to_parts(&mut written);
        written.join_day_and_month();
        written
    }

    /// Keeps the day on the line of its month.
    fn join_day_and_month(&mut self) {
        let (day, month) = (self.field(Field::Day), self.field(Field::Month));
        let gap = day.end.min(month.end)..day.start.max(month.start);
        let Some(between) = self.text.get(gap.clone()).filter(|_| !day.is_empty()) else { return };
        let joined = between.replace(' ', "\u{A0}");
        self.replace(gap, &joined);
    }

    /// Where the field stands; nowhere, when the date is not that precise.
    pub(super) fn field(&self, field: Field) -> Range<usize> {
        self.fields[field as usize].clone()
    }

    /// The places of the year, the month and the day among each other.
    pub(super) fn order(&self) -> [Ordering; 3] {
        let [year, month, day] = [Field::Year, Field::Month, Field::Day].map(|field| self.field(field).start);
        [year.cmp(&month), month.cmp(&day), day.cmp(&year)]
    }

    /// This date with another text for its year.
    pub(super) fn with_year(mut self, year: &str) -> Self {
        self.replace(self.field(Field::Year), year);
        self
    }

    /// Puts `text` in the place of a field, or of what stands between two.
    fn replace(&mut self, range: Range<usize>, text: &str) {
        self.text.replace_range(range.clone(), text);
        let end = range.start + text.len();
        for field in &mut self.fields {
            if *field == range {
                *field = range.start..end;
            } else if field.start >= range.end {
                *field = field.start + end - range.end..field.end + end - range.end;
            }
        }
    }

    /// The day and the month with what stands between them.
    pub(super) fn day_and_month(&self) -> &str {
        let (day, month) = (self.field(Field::Day), self.field(Field::Month));
        self.text.get(day.start.min(month.start)..day.end.max(month.end)).unwrap_or(&self.text)
    }

    /// This date with `field` running through to that of `later`: `27–30 September 2020`. What the
    /// dash joins stays on one line: after a bare one stands a word joiner.
    pub(super) fn through(&self, later: &Self, field: Field) -> String {
        let (here, there) = (self.field(field), later.field(field));
        let (first, last) = (&self.text[here.clone()], &later.text[there]);
        let has_letters = first.chars().chain(last.chars()).any(char::is_alphabetic);
        let dash = if has_letters { DASH } else { "–\u{2060}" };
        // What is glued to the field goes with each of the two: German "7.–10. September".
        let rest = &self.text[here.end..];
        let glued = &rest[..rest.find(|c: char| c.is_whitespace() || is_comma(c)).unwrap_or(rest.len())];
        format!("{}{first}{glued}{dash}{last}{rest}", &self.text[..here.start])
    }
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | '،' | '、')
}

impl fmt::Write for Written {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.text.push_str(text);
        Ok(())
    }
}

impl PartsWrite for Written {
    type SubPartsWrite = Self;

    fn with_part(&mut self, part: Part, mut write: impl FnMut(&mut Self) -> fmt::Result) -> fmt::Result {
        let start = self.text.len();
        write(self)?;
        let field = match part {
            parts::YEAR => Field::Year,
            parts::MONTH => Field::Month,
            parts::DAY => Field::Day,
            _ => return Ok(()),
        };
        self.fields[field as usize] = start..self.text.len();
        Ok(())
    }
}
