//! The order of a language's words.

use std::cmp::Ordering;

use icu_collator::{
    CollatorBorrowed,
    options::{CollatorOptions, Strength},
};
use icu_locale::LanguageIdentifier;

use super::error::LanguageError;

/// How a language sorts (CLDR's tailoring of the Unicode Collation Algorithm), made once.
#[derive(Debug)]
pub(super) struct Collation {
    order: CollatorBorrowed<'static>,
    letters: CollatorBorrowed<'static>,
}

impl Collation {
    /// Loads the rules of the language.
    pub(super) fn new(id: &LanguageIdentifier) -> Result<Self, LanguageError> {
        let with = |strength| {
            let mut options = CollatorOptions::default();
            options.strength = Some(strength);
            CollatorBorrowed::try_new(id.into(), options)
                .map_err(|error| LanguageError::NoData(error.to_string()))
        };
        Ok(Self { order: with(Strength::Identical)?, letters: with(Strength::Primary)? })
    }

    /// Which text comes first. Only texts that Unicode holds for the same are equal.
    pub(super) fn compare(&self, left: &str, right: &str) -> Ordering {
        self.order.compare(left, right)
    }

    /// Bytes that compare as the text does.
    pub(super) fn sort_key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::new();
        // Writing to a vector does not fail.
        let Ok(()) = self.order.write_sort_key_to(text, &mut key);
        key
    }

    /// Whether two texts have the same letters in this language, apart from case and accents:
    /// `é` and `e` do in French, `ç` and `c` do not in Azerbaijani.
    pub(super) fn has_same_letters(&self, left: &str, right: &str) -> bool {
        self.letters.compare(left, right) == Ordering::Equal
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(language: &str, words: &[&'static str]) -> Vec<&'static str> {
        let collation = Collation::new(&language.parse().unwrap()).unwrap();
        let mut words = words.to_vec();
        words.sort_by(|a, b| collation.compare(a, b));
        assert!(words.is_sorted_by_key(|word| collation.sort_key(word)), "{words:?}");
        words
    }

    #[test]
    fn words_stand_in_the_order_of_the_language() {
        assert_eq!(
            sorted("ar", &["Baku", "باكو", "إيران", "اتفاق", "2020", "أوبك"]),
            ["2020", "اتفاق", "أوبك", "إيران", "باكو", "Baku"]
        );
        assert_eq!(
            sorted("en", &["باكو", "Zebra", "apple", "Éclair", "Apple", "zoo"]),
            ["apple", "Apple", "Éclair", "Zebra", "zoo", "باكو"]
        );
        assert_eq!(sorted("az", &["çay", "cü", "dağ", "ə", "f", "e"]), ["cü", "çay", "dağ", "e", "ə", "f"]);
    }

    #[test]
    fn texts_that_unicode_holds_for_the_same_are_equal() {
        let collation = Collation::new(&"fr".parse().unwrap()).unwrap();
        assert_eq!(collation.compare("é", "e\u{301}"), Ordering::Equal);
        assert_ne!(collation.compare("co-op", "coop"), Ordering::Equal);
        assert!(collation.has_same_letters("É", "e"));
        assert!(!collation.has_same_letters("f", "e"));
    }
}
