//! Times of events, as closely as they are known.

use std::fmt;

use super::date::Date;

/// A date, or two with all the time between them, or the time from one on.
///
/// Written and read as in ISO 8601-2, level 1 of its Extended Date/Time Format: `2020-09-27`,
/// `2020-09-27/2020-11-10`, `2016/..`, each date with what is doubted of it behind it: `1920~` is about
/// 1920. Periods sort by their first day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Period {
    start: Edge,
    end: End,
}

/// One of the dates of a period.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Edge {
    /// The date.
    pub date: Date,
    /// What is doubted of it.
    pub doubt: Option<Doubt>,
}

/// What is doubted of a date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Doubt {
    /// It is near the true one: `1920~`.
    Approximate,
    /// It may be another: `1920?`.
    Uncertain,
    /// It may be another, and is near the true one if it is not: `1920%`.
    Both,
}

/// How a period ends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum End {
    /// With its one date.
    Same,
    /// With a later date.
    At(Edge),
    /// It goes on, or nobody knows: `2016/..`.
    Open,
}

impl Period {
    /// Reads a date, or two with `/` between them of which the second is the later, or `..`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let Some((start, end)) = text.split_once('/') else {
            return Some(Self { start: Edge::parse(text)?, end: End::Same });
        };
        let start = Edge::parse(start)?;
        if end == ".." {
            return Some(Self { start, end: End::Open });
        }
        let end = Edge::parse(end)?;
        (start.date < end.date).then_some(Self { start, end: End::At(end) })
    }

    /// When it begins.
    #[must_use]
    pub fn start(self) -> Edge {
        self.start
    }

    /// How it ends.
    #[must_use]
    pub fn end(self) -> End {
        self.end
    }

    /// Its one date, or its two, if nothing of it is open or doubted.
    #[must_use]
    pub fn plain(self) -> Option<(Date, Option<Date>)> {
        match (self.start, self.end) {
            (Edge { date, doubt: None }, End::Same) => Some((date, None)),
            (Edge { date, doubt: None }, End::At(Edge { date: end, doubt: None })) => Some((date, Some(end))),
            _ => None,
        }
    }

    /// Its first day, month or year as the element `time` takes it: HTML has no dates before the year 1.
    #[must_use]
    pub fn datetime(self) -> Option<String> {
        let date = self.start.date;
        (date.year() >= 1).then(|| date.to_string())
    }
}

impl Edge {
    fn parse(text: &str) -> Option<Self> {
        let doubts = [('~', Doubt::Approximate), ('?', Doubt::Uncertain), ('%', Doubt::Both)];
        let doubted = doubts.iter().find_map(|(sign, doubt)| Some((text.strip_suffix(*sign)?, *doubt)));
        let (date, doubt) = doubted.map_or((text, None), |(date, doubt)| (date, Some(doubt)));
        Some(Self { date: Date::parse_any_year(date)?, doubt })
    }
}

impl fmt::Display for Edge {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.doubt {
            None => "",
            Some(Doubt::Approximate) => "~",
            Some(Doubt::Uncertain) => "?",
            Some(Doubt::Both) => "%",
        };
        write!(out, "{}{sign}", self.date)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.end {
            End::Same => self.start.fmt(out),
            End::At(end) => write!(out, "{}/{end}", self.start),
            End::Open => write!(out, "{}/..", self.start),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_and_written() {
        let texts = [
            "1991-12-25",
            "2020-09-27/2020-11-10",
            "1920~",
            "1920?/1935-02%",
            "2016-05/..",
            "-0043-03-15",
            "-0043/0014",
            "0000",
        ];
        for text in texts {
            assert_eq!(Period::parse(text).map(|period| period.to_string()).as_deref(), Some(text));
        }
        for text in [
            "",
            "~",
            "~1920",
            "1920~~",
            "../1985",
            "1920..",
            "2016/...",
            "2020-11-10/2020-09-27",
            "1920/1920~",
        ] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn periods_sort_by_their_first_day() {
        let texts = ["-0043", "0014", "1920", "1920/1921", "1920/..", "1920~", "1920-02"];
        assert!(texts.map(|text| Period::parse(text).unwrap()).is_sorted());
    }
}
