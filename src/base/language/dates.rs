//! Dates and periods in words.

#[cfg(test)]
mod tests;

use icu_calendar::{Date as CalendarDate, Gregorian};
use icu_datetime::{
    FixedCalendarDateTimeFormatter as Formatter,
    fieldsets::{MD, Y, YM, YMD},
    options::YearStyle,
};
use icu_locale::Locale;

use super::{
    error::LanguageError,
    written::{DASH, Field, Written},
};
use crate::base::date::Date;

/// How a language writes dates: CLDR's long patterns in the Gregorian calendar, made once. A day stays
/// on the line of its month, and so do two days or years that a bare dash joins.
#[derive(Debug)]
pub(super) struct Dates {
    day: Formatter<Gregorian, YMD>,
    month: Formatter<Gregorian, YM>,
    year: Formatter<Gregorian, Y>,
    day_of_year: Formatter<Gregorian, MD>,
}

impl Dates {
    /// Loads the patterns of `locale`.
    pub(super) fn new(locale: &Locale) -> Result<Self, LanguageError> {
        let wrong =
            |error: icu_datetime::DateTimeFormatterLoadError| LanguageError::NoData(error.to_string());
        // The era stands where a year alone would be taken for something else: 14 AD, 44 BC.
        let style = YearStyle::Full;
        Ok(Self {
            day: Formatter::try_new(locale.into(), YMD::long().with_year_style(style)).map_err(wrong)?,
            month: Formatter::try_new(locale.into(), YM::long().with_year_style(style)).map_err(wrong)?,
            year: Formatter::try_new(locale.into(), Y::long().with_year_style(style)).map_err(wrong)?,
            day_of_year: Formatter::try_new(locale.into(), MD::long()).map_err(wrong)?,
        })
    }

    /// The date, as precise as it is known.
    pub(super) fn date(&self, date: Date) -> String {
        self.parts(date).text
    }

    /// The time from one date to a later one, with what they share said once.
    ///
    /// The rules are our own: ICU4X 2.4 has CLDR's interval patterns behind an unstable feature
    /// only, and fails on the long ones of Arabic.
    pub(super) fn range(&self, start: Date, end: Date) -> String {
        let (from, to) = (self.parts(start), self.parts(end));
        let same_year = start.year() == end.year();
        let same_month = same_year && start.month() == end.month();
        let same_era = (start.year() < 1) == (end.year() < 1);
        match (precision(start), precision(end)) {
            (Precision::Day, Precision::Day) if same_month => from.through(&to, Field::Day),
            (Precision::Day, Precision::Day) if same_year => self.days_of_a_year(start, end),
            (Precision::Month, Precision::Month) if same_year => from.through(&to, Field::Month),
            (Precision::Year, Precision::Year) if same_era => from.through(&to, Field::Year),
            _ => [from.text, to.text].join(DASH),
        }
    }

    /// Two days of one year, which stands where the language puts it: at the end or the beginning.
    ///
    /// Where CLDR has no pattern of a language's own for a day without its year, it gives one of
    /// another order than that of the whole date; then both dates are whole.
    fn days_of_a_year(&self, start: Date, end: Date) -> String {
        let (from, to) = (self.parts(start), self.parts(end));
        let without_year = |date| Written::of(&self.day_of_year.format(&calendar(date, date.year().into())));
        let begins_with_year = to.field(Field::Year).start < to.field(Field::Day).start;
        let (whole, short) =
            if begins_with_year { (&to, without_year(end)) } else { (&from, without_year(start)) };
        if short.day_and_month() != whole.day_and_month() {
            [from.text, to.text].join(DASH)
        } else if begins_with_year {
            [from.text, short.text].join(DASH)
        } else {
            [short.text, to.text].join(DASH)
        }
    }

    /// The date and its parts, with the era where the year needs it.
    ///
    /// Where CLDR has no long pattern with an era, as in Arabic, ICU4X gives one of another order than
    /// that of the language; then the year with its era takes the place of the year.
    fn parts(&self, date: Date) -> Written {
        let written = self.written(date, date.year().into());
        if date.year() >= FIRST_WITHOUT_ERA {
            return written;
        }
        let plain = self.written(date, modern(date));
        if written.order() == plain.order() {
            return written;
        }
        plain.with_year(&self.written(date.whole_year(), date.year().into()).text)
    }

    fn written(&self, date: Date, year: i32) -> Written {
        let day = calendar(date, year);
        match precision(date) {
            Precision::Day => Written::of(&self.day.format(&day)),
            Precision::Month => Written::of(&self.month.format(&day)),
            Precision::Year => Written::of(&self.year.format(&day)),
        }
    }
}

/// The first year that ICU4X writes without its era.
const FIRST_WITHOUT_ERA: i16 = 1000;

/// A year with the same days that needs no era: they come again after 400 years.
fn modern(date: Date) -> i32 {
    2000 + i32::from(date.year()).rem_euclid(400)
}

/// How closely a date is known.
#[derive(Clone, Copy)]
enum Precision {
    Year,
    Month,
    Day,
}

fn precision(date: Date) -> Precision {
    match (date.month(), date.day()) {
        (Some(_), Some(_)) => Precision::Day,
        (Some(_), None) => Precision::Month,
        _ => Precision::Year,
    }
}

/// The first day of `date` in the year `year`, which has it: a [`Date`] was checked when it was made.
fn calendar(date: Date, year: i32) -> CalendarDate<Gregorian> {
    let (month, day) = (date.month().unwrap_or(1), date.day().unwrap_or(1));
    CalendarDate::try_new_gregorian(year, month, day)
        .unwrap_or_else(|_| CalendarDate::from_rata_die(icu_calendar::types::RataDie::new(1), Gregorian))
}
