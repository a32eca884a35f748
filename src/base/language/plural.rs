//! Which form of a word goes with a number.

use std::fmt;

use icu_plurals::PluralRules;

/// The kinds of number that languages tell apart (CLDR, language plural rules). English has two,
/// Arabic all six.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PluralCategory {
    /// None at all, where that has a form of its own: Arabic 0.
    Zero,
    /// The singular.
    One,
    /// The dual: Arabic 2.
    Two,
    /// A small plural: Arabic 3 to 10.
    Few,
    /// A large plural: Arabic 11 to 99.
    Many,
    /// All other numbers. Every language has it.
    Other,
}

impl PluralCategory {
    /// All six, from none to many.
    pub const ALL: [Self; 6] = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// CLDR's name: `zero`, `one`, `two`, `few`, `many`, `other`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// The category with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.as_str() == name)
    }

    /// The category of the number `n` under `rules`.
    pub(super) fn of(n: u64, rules: &PluralRules) -> Self {
        rules.category_for(n).into()
    }

    /// The categories that `rules` tell apart, in the order of [`PluralCategory::ALL`].
    pub(super) fn all_of(rules: &PluralRules) -> Vec<Self> {
        let mut categories: Vec<Self> = rules.categories().map(Self::from).collect();
        categories.sort_unstable();
        categories
    }
}

impl From<icu_plurals::PluralCategory> for PluralCategory {
    fn from(category: icu_plurals::PluralCategory) -> Self {
        match category {
            icu_plurals::PluralCategory::Zero => Self::Zero,
            icu_plurals::PluralCategory::One => Self::One,
            icu_plurals::PluralCategory::Two => Self::Two,
            icu_plurals::PluralCategory::Few => Self::Few,
            icu_plurals::PluralCategory::Many => Self::Many,
            icu_plurals::PluralCategory::Other => Self::Other,
        }
    }
}

impl fmt::Display for PluralCategory {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use icu_locale::Locale;

    use super::PluralCategory::{self, Few, Many, One, Other, Two, Zero};
    use super::*;

    fn rules(language: &str) -> PluralRules {
        PluralRules::try_new_cardinal(Locale::try_from_str(language).unwrap().into()).unwrap()
    }

    #[test]
    fn numbers_fall_into_the_categories_of_the_language() {
        let numbers = [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 111];
        let arabic = [Zero, One, Two, Few, Few, Many, Many, Other, Other, Other, Few, Many];
        let english = [Other, One, Other, Other, Other, Other, Other, Other, Other, Other, Other, Other];
        let (ar, en) = (rules("ar"), rules("en"));
        for (i, n) in numbers.into_iter().enumerate() {
            assert_eq!(PluralCategory::of(n, &ar), arabic[i], "{n}");
            assert_eq!(PluralCategory::of(n, &en), english[i], "{n}");
        }
        assert_eq!(PluralCategory::of(0, &rules("fr")), One);
        assert_eq!(PluralCategory::of(2, &rules("he")), Two);
    }

    #[test]
    fn a_language_has_the_categories_it_tells_apart() {
        assert_eq!(PluralCategory::all_of(&rules("ar")), PluralCategory::ALL);
        assert_eq!(PluralCategory::all_of(&rules("en")), [One, Other]);
        assert_eq!(PluralCategory::all_of(&rules("ja")), [Other]);
    }

    #[test]
    fn categories_have_names() {
        for category in PluralCategory::ALL {
            assert_eq!(PluralCategory::named(category.as_str()), Some(category));
        }
        assert_eq!(PluralCategory::named("several"), None);
    }
}
