//! Days, months and years, as precise as the author was.

use std::fmt;

use icu_calendar::Date as CalendarDate;

/// A date in the Gregorian calendar, known to the day, the month or the year.
///
/// Written as in ISO 8601-1: `2020-09-27`, `2020-09`, `2020`. Years run from −9999 to 9999, and the year
/// 0 is 1 BC: `-0043` is 44 BC. Dates sort by their first day, a less precise one before a more precise one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
}

impl Date {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` of the year 1 or later; `None` for anything else, a 30
    /// February included.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_any_year(text).filter(|date| date.year >= 1)
    }

    /// Reads a date as [`Date::parse`] does, or one of an earlier year: `0000`, `-0043-03-15`.
    #[must_use]
    pub fn parse_any_year(text: &str) -> Option<Self> {
        let (sign, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
        let mut parts = text.split('-');
        let year = sign * number(parts.next()?, 4)?;
        let month = parts.next().map(|part| number(part, 2).ok_or(())).transpose().ok()?;
        let day = parts.next().map(|part| number(part, 2).ok_or(())).transpose().ok()?;
        if parts.next().is_some() || (sign, year) == (-1, 0) {
            return None;
        }
        let [month, day] = [month, day].map(|part| part.and_then(|part| u8::try_from(part).ok()));
        // Whether there is such a day.
        CalendarDate::try_new_gregorian(year.into(), month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(Self { year, month, day })
    }

    /// The year alone.
    #[must_use]
    pub fn whole_year(self) -> Self {
        Self { year: self.year, month: None, day: None }
    }

    /// The year, −9999 to 9999; the year 0 is 1 BC.
    #[must_use]
    pub fn year(self) -> i16 {
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

fn number(text: &str, digits: usize) -> Option<i16> {
    let is_plain = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    if is_plain { text.parse().ok() } else { None }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{:04}", if self.year < 0 { "-" } else { "" }, self.year.unsigned_abs())?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(out, "-{part:02}")?;
        }
        Ok(())
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
    fn years_before_the_first_have_a_sign() {
        for text in ["-0043-03-15", "-0043", "0000", "0001"] {
            assert_eq!(Date::parse_any_year(text).unwrap().to_string(), text);
            assert_eq!(Date::parse(text).is_some(), text == "0001", "{text}");
        }
        for text in ["-43", "--0043", "-0000", "-0043-02-30", "0000-00"] {
            assert_eq!(Date::parse_any_year(text), None, "{text}");
        }
        let in_order = ["-0043", "-0043-03-15", "-0042", "0000", "0001"].map(Date::parse_any_year);
        assert!(in_order.is_sorted());
    }
}
