//! What a language is: its script and direction, how it writes dates and numbers, counts and sorts.
//!
//! *Takes* a tag and the author's choice of formats, *gives* a [`Language`] that is made once and
//! used from every page and thread. The facts are CLDR's, by ICU4X; what CLDR lacks is a table in
//! one of these files. *Never* asks the machine for its own locale.

mod collation;
mod dates;
pub mod direction;
mod entry;
pub mod error;
pub mod fault;
pub mod fold;
mod formats;
mod heading;
pub mod message;
mod numbers;
pub mod plural;
pub mod script;
pub mod stem;
pub mod tag;
#[cfg(test)]
mod tests;
pub mod tokenizer;
pub mod words;
mod written;

use std::{
    fmt,
    hash::{Hash, Hasher},
};

use icu_plurals::PluralRules;

use self::{
    collation::Collation, dates::Dates, direction::Direction, error::LanguageError, numbers::Numbers,
    plural::PluralCategory, script::Script, tag::Tag,
};
use crate::base::date::Date;

/// A language with all that pages ask of it. Immutable, and shared between threads in an `Arc`.
///
/// Two are equal when their tags and formats are: everything else follows from these. What it writes
/// has no direction marks, save before the minus of a negative number in a right-to-left language.
pub struct Language {
    tag: Tag,
    /// The locale of its dates and numbers, complete: `ar-u-nu-latn`.
    formats: String,
    territory: Option<String>,
    direction: Direction,
    script: Script,
    dates: Dates,
    numbers: Numbers,
    plurals: PluralRules,
    collation: Collation,
}

impl Language {
    /// Makes the language `tag`, whose dates and numbers are written as in the locale `formats`:
    /// `ar-SY` for Syrian month names, `ar-u-nu-arab` for Arabic digits, `en-GB` for day before
    /// month. Without it, the language's own; digits are Western unless `-u-nu-` names others.
    pub fn new(tag: Tag, formats: Option<&str>) -> Result<Self, LanguageError> {
        let (true, Some(direction), Some(script)) = (tag.is_known(), Direction::of(&tag), Script::of(&tag))
        else {
            return Err(LanguageError::Unknown(tag));
        };
        let locale = formats::formats(&tag, formats)?;
        let id = tag.identifier();
        let plurals = PluralRules::try_new_cardinal((&id).into())
            .map_err(|error| LanguageError::NoData(error.to_string()))?;
        Ok(Self {
            formats: locale.to_string(),
            territory: id.region.or(locale.id.region).map(|region| region.to_string()),
            direction,
            script,
            dates: Dates::new(&locale)?,
            numbers: Numbers::new(&locale)?,
            plurals,
            collation: Collation::new(&id)?,
            tag,
        })
    }

    /// Its tag: the value of `lang`, and the first part of its addresses.
    #[must_use]
    pub fn tag(&self) -> &Tag {
        &self.tag
    }

    /// Its code with that of its territory, `en_GB`; `None` where neither its tag nor the locale of its
    /// formats names one.
    #[must_use]
    pub fn locale(&self) -> Option<String> {
        self.territory.as_ref().map(|territory| format!("{}_{territory}", self.tag.language()))
    }

    /// The direction of its script.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The code of its script (ISO 15924): `Arab`.
    #[must_use]
    pub fn script(&self) -> &str {
        self.script.code()
    }

    /// Whether numbers behind its letters are Arabic ones in the bidirectional algorithm, so that their
    /// ranges and signs run from right to left (UAX #9, W2): in Arabic script, and not in Hebrew.
    #[must_use]
    pub fn has_arabic_letters(&self) -> bool {
        self.script.has_arabic_letters()
    }

    /// How many letters of `text` are in its script, to find the language whose script dominates.
    #[must_use]
    pub fn count_letters(&self, text: &str) -> usize {
        self.script.count_letters(text)
    }

    /// Whether any letter of `text` is in its script.
    #[must_use]
    pub fn has_letters(&self, text: &str) -> bool {
        self.script.has_letters(text)
    }

    /// The date with its month in words, as precise as it is known: `27 سبتمبر 2020`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.dates.date(date)
    }

    /// The time from one date to a later one, with what they share said once: `27 سبتمبر – 10 نوفمبر 2020`.
    /// Without a later one, the date. What is doubted of a time takes [`Words::period`](words::Words::period).
    #[must_use]
    pub fn range(&self, start: Date, end: Option<Date>) -> String {
        end.map_or_else(|| self.date(start), |end| self.dates.range(start, end))
    }

    /// A whole number with its groups: `1,234`. Years are [dates](Language::date).
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        self.numbers.integer(number)
    }

    /// A number written with ASCII digits and a point, such as `-1234.50`; as many decimals come
    /// out as went in. `None` when `text` is no such number.
    #[must_use]
    pub fn decimal(&self, text: &str) -> Option<String> {
        self.numbers.decimal(text)
    }

    /// A number of hundredths, written as for [`Language::decimal`], with the percent sign.
    #[must_use]
    pub fn percent(&self, text: &str) -> Option<String> {
        self.numbers.percent(text)
    }

    /// The form of words that goes with the number `n`.
    #[must_use]
    pub fn plural(&self, n: u64) -> PluralCategory {
        PluralCategory::of(n, &self.plurals)
    }

    /// The forms of words that the language tells apart, in the order of [`PluralCategory::ALL`].
    #[must_use]
    pub fn plurals(&self) -> Vec<PluralCategory> {
        PluralCategory::all_of(&self.plurals)
    }

    /// Bytes that put the entries of an index in order, without regard to quotation marks and an
    /// article at their beginning, or to the hamza of an Arabic alef. Entries with one
    /// [`Language::initial`] stand together. Not to be kept: the bytes change with the version of Unicode.
    #[must_use]
    pub fn heading_key(&self, text: &str) -> Vec<u8> {
        let mut key = self.collation.sort_key(&heading::heading(text, self.tag.language()));
        key.push(0);
        key.extend(self.collation.sort_key(text));
        key
    }

    /// The letter under which an index has `text`: `ن` for النفط, `ا` for إيران, `E` for État, `#`
    /// for what begins with no letter.
    #[must_use]
    pub fn initial(&self, text: &str) -> String {
        heading::initial(text, self.tag.language(), &self.collation)
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag && self.formats == other.formats
    }
}

impl Eq for Language {}

impl Hash for Language {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.tag.hash(state);
        self.formats.hash(state);
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Language({}, {})", self.tag, self.formats)
    }
}
