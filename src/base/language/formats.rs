//! The locale of dates and numbers that an author may choose.

use std::str::FromStr;

use icu_locale::{
    LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleExpander,
    extensions::unicode::{Value, key},
};

use super::{error::LanguageError, tag::Tag};

/// The numbering systems that ICU4X has digits for (CLDR, `numberingSystems.xml`).
pub(super) const NUMBERING_SYSTEMS: [&str; 23] = [
    "adlm", "arab", "arabext", "beng", "cakm", "deva", "gujr", "guru", "hanidec", "khmr", "knda", "laoo",
    "latn", "mlym", "mymr", "nkoo", "olck", "orya", "tamldec", "telu", "thai", "tibt", "vaii",
];

/// The locale whose dates and numbers a language is written with: the author's choice when there is
/// one, such as `ar-SY-u-nu-arab`, or else the language's own. Digits are Western unless `-u-nu-`
/// names others.
pub(super) fn formats(tag: &Tag, chosen: Option<&str>) -> Result<Locale, LanguageError> {
    let mut locale = match chosen {
        None => Locale::from(tag.identifier()),
        Some(text) => read(tag, text)?,
    };
    let digits = locale.extensions.unicode.keywords.get(&key!("nu")).map(ToString::to_string);
    match digits.as_deref() {
        Some(name) if !NUMBERING_SYSTEMS.contains(&name) => {
            Err(LanguageError::UnknownDigits(name.to_owned()))
        }
        Some(_) => Ok(locale),
        None => {
            let western = Value::from_str("latn").unwrap_or_default();
            locale.extensions.unicode.keywords.set(key!("nu"), western);
            Ok(locale)
        }
    }
}

/// Whether the locale's digits are those of Arabic or Persian.
pub(super) fn has_arabic_digits(locale: &Locale) -> bool {
    let digits = locale.extensions.unicode.keywords.get(&key!("nu"));
    digits.is_some_and(|value| matches!(value.to_string().as_str(), "arab" | "arabext"))
}

fn read(tag: &Tag, text: &str) -> Result<Locale, LanguageError> {
    let malformed = || LanguageError::MalformedFormats(text.to_owned());
    if text.contains('_') {
        return Err(malformed());
    }
    let mut locale = Locale::try_from_str(text).map_err(|_| malformed())?;
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    if written_language(&locale.id) != written_language(&tag.identifier()) {
        return Err(LanguageError::OtherLanguage { tag: tag.clone(), formats: text.to_owned() });
    }
    let mut rest = locale.extensions.clone();
    rest.unicode.keywords.remove(key!("nu"));
    if rest.is_empty() { Ok(locale) } else { Err(LanguageError::UnknownOption(rest.to_string())) }
}

/// The language and its script, without the region.
fn written_language(id: &LanguageIdentifier) -> (String, Option<String>) {
    let mut id = id.clone();
    LocaleExpander::new_extended().maximize(&mut id);
    (id.language.to_string(), id.script.map(|script| script.to_string()))
}

#[cfg(test)]
mod tests {
    use icu_decimal::{DecimalFormatter, options::DecimalFormatterOptions};

    use super::*;

    fn chosen(tag: &str, text: Option<&str>) -> Result<String, LanguageError> {
        formats(&Tag::parse(tag).unwrap(), text).map(|locale| locale.to_string())
    }

    #[test]
    fn digits_are_western_unless_others_are_named() {
        let choices = [
            ("ar", None, "ar-u-nu-latn"),
            ("fa", None, "fa-u-nu-latn"),
            ("en-GB", None, "en-GB-u-nu-latn"),
            ("ar", Some("ar-SY"), "ar-SY-u-nu-latn"),
            ("ar", Some("AR-sy-U-NU-ARAB"), "ar-SY-u-nu-arab"),
            ("en", Some("en-GB"), "en-GB-u-nu-latn"),
            ("fa", Some("fa-u-nu-arabext"), "fa-u-nu-arabext"),
        ];
        for (tag, text, locale) in choices {
            assert_eq!(chosen(tag, text).as_deref(), Ok(locale));
        }
    }

    #[test]
    fn a_choice_that_cannot_be_is_refused() {
        assert!(matches!(chosen("ar", Some("ar_SY")), Err(LanguageError::MalformedFormats(_))));
        assert!(matches!(chosen("ar", Some("")), Err(LanguageError::MalformedFormats(_))));
        assert!(matches!(chosen("ar", Some("en-GB")), Err(LanguageError::OtherLanguage { .. })));
        assert!(matches!(chosen("az", Some("az-Arab")), Err(LanguageError::OtherLanguage { .. })));
        assert!(matches!(chosen("ar", Some("ar-u-nu-indic")), Err(LanguageError::UnknownDigits(_))));
        assert!(matches!(chosen("ar", Some("ar-u-ca-islamic")), Err(LanguageError::UnknownOption(_))));
    }

    #[test]
    fn every_numbering_system_has_digits() {
        for name in NUMBERING_SYSTEMS {
            let locale = Locale::try_from_str(&format!("en-u-nu-{name}")).unwrap();
            let formatter =
                DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).unwrap();
            let five = formatter.format(&5.into()).to_string();
            assert_eq!(five == "5", name == "latn", "{name}");
        }
    }
}
