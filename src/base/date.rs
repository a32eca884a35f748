//! Days, months and years, as precise as the author was.

use std::fmt;

use icu_calendar::Date as CalendarDate;

/// A date in the Gregorian calendar, known to the day, the month or the year.
///
/// Written and read as in ISO 8601-1: `2020-09-27`, `2020-09`, `2020`. Years run from 1 to 9999.
/// Dates sort by their first day, a less precise one before a more precise one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl Date {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for anything else, a 30 February included.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let month = parts.next().map(|part| number(part, 2).ok_or(())).transpose().ok()?;
        let day = parts.next().map(|part| number(part, 2).ok_or(())).transpose().ok()?;
        if parts.next().is_some() || year == 0 {
            return None;
        }
        let [month, day] = [month, day].map(|part| part.and_then(|part| u8::try_from(part).ok()));
        // Whether there is such a day.
        CalendarDate::try_new_gregorian(year.into(), month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(Self { year, month, day })
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, when it is known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, when it is known.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// The first instant of the date in UTC, as RFC 3339 wants it: `2020-09-01T00:00:00Z`.
    #[must_use]
    pub fn rfc3339(self) -> String {
        format!("{:04}-{:02}-{:02}T00:00:00Z", self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }
}

fn number(text: &str, digits: usize) -> Option<u16> {
    let is_plain = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    if is_plain { text.parse().ok() } else { None }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(out, "-{part:02}")?;
        }
        Ok(())
    }
}

/// A date, or two with all the time between them: `2020-09-27/2020-11-10` (ISO 8601-1).
///
/// Periods sort by their beginning; of those with one beginning a single date comes first, then the
/// one that ends first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Period {
    start: Date,
    end: Option<Date>,
}

impl Period {
    /// Reads a date, or two with `/` between them of which the second is the later.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once('/') {
            None => Date::parse(text).map(|start| Self { start, end: None }),
            Some((start, end)) => {
                let (start, end) = (Date::parse(start)?, Date::parse(end)?);
                (start < end).then_some(Self { start, end: Some(end) })
            }
        }
    }

    /// When it begins.
    #[must_use]
    pub fn start(self) -> Date {
        self.start
    }

    /// When it ends, if it lasts.
    #[must_use]
    pub fn end(self) -> Option<Date> {
        self.end
    }
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.end {
            None => self.start.fmt(out),
            Some(end) => write!(out, "{}/{end}", self.start),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_any_precision_are_read_and_written() {
        for text in ["1991", "1991-12", "1991-12-25", "2024-02-29"] {
            assert_eq!(Date::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "91", "0000", "1991-13", "2023-02-29", "1991-1-1", "1991-12-25-1", "+1991", "١٩٩١"]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn periods_run_forward() {
        assert_eq!(Period::parse("2020-09-27/2020-11-10").unwrap().to_string(), "2020-09-27/2020-11-10");
        assert_eq!(Period::parse("2020-11-10/2020-09-27"), None);
        assert!(Period::parse("2020").unwrap() < Period::parse("2020-09").unwrap());
    }
}
