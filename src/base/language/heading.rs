//! Where a word stands in an index.

use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization;

use super::collation::Collation;

/// What an index of one language passes over at the beginning of an entry.
struct Rules {
    /// The language.
    language: &'static str,
    /// Articles that are words of their own, in small letters.
    articles: &'static [&'static str],
    /// Articles joined to their word.
    joined: &'static [&'static str],
    /// Words that begin as if with a joined article: Arabic التزام is no "the Tizam".
    whole: &'static [&'static str],
    /// Letters that are taken for another, beyond what the language's collation holds for one.
    letters: &'static [(char, char)],
}

impl Rules {
    /// The letter that `c` is taken for.
    fn letter(&self, c: char) -> char {
        self.letters.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to)
    }
}

const RULES: [Rules; 7] = [
    Rules {
        language: "ar",
        articles: &[],
        joined: &["ال"],
        whole: &[
            "الله",
            "اللهم",
            "التئام",
            "التباس",
            "التجاء",
            "التحاق",
            "التحام",
            "التزام",
            "التصاق",
            "التفاف",
            "التفات",
            "التقاء",
            "التقاط",
            "التماس",
            "التهاب",
            "التهام",
            "التواء",
        ],
        letters: &[('أ', 'ا'), ('إ', 'ا'), ('آ', 'ا'), ('ٱ', 'ا')],
    },
    Rules {
        language: "fa",
        articles: &[],
        joined: &[],
        whole: &[],
        letters: &[('ك', 'ک'), ('ي', 'ی'), ('ى', 'ی')],
    },
    Rules {
        language: "ur",
        articles: &[],
        joined: &[],
        whole: &[],
        letters: &[('ك', 'ک'), ('ي', 'ی'), ('ى', 'ی')],
    },
    Rules { language: "en", articles: &["the", "a", "an"], joined: &[], whole: &[], letters: &[] },
    Rules {
        language: "fr",
        articles: &["le", "la", "les", "un", "une"],
        joined: &["l'", "l’", "L'", "L’"],
        whole: &[],
        letters: &[],
    },
    Rules {
        language: "de",
        articles: &["der", "die", "das", "ein", "eine"],
        joined: &[],
        whole: &[],
        letters: &[],
    },
    Rules {
        language: "es",
        articles: &["el", "la", "los", "las", "un", "una"],
        joined: &[],
        whole: &[],
        letters: &[],
    },
];

const NO_RULES: Rules = Rules { language: "", articles: &[], joined: &[], whole: &[], letters: &[] };

/// Letters that many languages hold for two.
const LIGATURES: [(&str, &str); 2] = [("Æ", "AE"), ("Œ", "OE")];

/// The letters of the Arabic alphabet, and hamza.
const ARABIC: &str = "اءبتثجحخدذرزسشصضطظعغفقكلمنهوي";

/// Where the letters of other languages in Latin and Arabic script stand.
const OTHERS: [RangeInclusive<char>; 2] = ['À'..='ž', 'ٱ'..='ۓ'];

/// What stands for the entries that begin with a digit or a symbol.
const SYMBOLS: &str = "#";

/// The endings that a word in [`Rules::whole`] may take: the sound plural, one of a kind, the
/// accusative.
const ENDINGS: [&str; 4] = ["", "ات", "ة", "ا"];

/// What `text` is sorted by in an index: the text in form NFC, without what an index passes over.
pub(super) fn heading(text: &str, language: &str) -> String {
    let rules = rules(language);
    let text: String = text.nfc().collect();
    let start = text.trim_start_matches(is_passed_over);
    let rest = without_article(start, rules).trim_start_matches(is_passed_over);
    (if rest.is_empty() { start } else { rest }).chars().map(|c| rules.letter(c)).collect()
}

/// The letter under which `text` stands in an index: its first letter without case and accents that
/// make no other letter in this language; `#` for a digit or symbol.
pub(super) fn initial(text: &str, language: &str, collation: &Collation) -> String {
    let Some(first) = heading(text, language).chars().next().filter(|c| c.is_alphabetic()) else {
        return SYMBOLS.to_owned();
    };
    let alone = first.to_string();
    let is_alike = |other: &String| collation.has_same_letters(&alone, other);
    let capital = Some(capital(first, language)).filter(is_alike).unwrap_or_else(|| alone.clone());
    let two = LIGATURES.iter().find(|(ligature, _)| *ligature == capital).map(|(_, two)| (*two).to_owned());
    let letter = two.filter(is_alike).unwrap_or(capital).chars().take(1).collect();
    first_alike(letter, rules(language), collation)
}

/// The first of the capital letters that a language sorts as one with `letter`.
fn first_alike(letter: String, rules: &Rules, collation: &Collation) -> String {
    let is_alike = |other: &String| collation.has_same_letters(&letter, other);
    let candidate = |c| rules.letter(c).to_string();
    // Letters that others stand under, though they do not decompose into them: O has Ø, and in
    // Arabic alef has hamza and yeh has alef maksura.
    let alphabet = ('A'..='Z').chain(ARABIC.chars()).map(candidate).find(is_alike);
    let others = OTHERS.into_iter().flatten().filter(|c| !c.is_lowercase());
    let base = letter.nfd().next().into_iter().chain(others).map(candidate).filter(is_alike);
    alphabet.or_else(|| base.min_by(|a, b| collation.compare(a, b))).unwrap_or(letter)
}

fn rules(language: &str) -> &'static Rules {
    RULES.iter().find(|rules| rules.language == language).unwrap_or(&NO_RULES)
}

/// Quotation marks and other punctuation, marks, and the half rings of transliteration.
fn is_passed_over(c: char) -> bool {
    !c.is_alphanumeric() || matches!(c, '\u{2b0}'..='\u{2ff}' | 'ـ')
}

fn without_article<'a>(text: &'a str, rules: &Rules) -> &'a str {
    if let Some((word, rest)) = text.split_once(char::is_whitespace)
        && rules.articles.contains(&word.to_lowercase().as_str())
    {
        return rest;
    }
    let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or(text);
    let is_whole = |stem: &&str| word.strip_prefix(*stem).is_some_and(|ending| ENDINGS.contains(&ending));
    let at_least_two = |rest: &&str| rest.chars().take_while(|c| c.is_alphabetic()).count() >= 2;
    if rules.whole.iter().any(is_whole) {
        return text;
    }
    rules.joined.iter().find_map(|article| text.strip_prefix(article)).filter(at_least_two).unwrap_or(text)
}

/// The capital letter, or two for one; Turkish and Azerbaijani have one with a dot and one without.
fn capital(c: char, language: &str) -> String {
    match (c.nfd().next(), language) {
        (Some('i'), "az" | "tr") => String::from('İ'),
        _ => c.to_uppercase().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::language::{Language, tag::Tag};

    fn language(tag: &str) -> Language {
        Language::new(Tag::parse(tag).unwrap(), None).unwrap()
    }

    fn initial_in(language: &str, text: &str) -> String {
        initial(text, language, &Collation::new(&language.parse().unwrap()).unwrap())
    }

    #[test]
    fn an_arabic_index_passes_over_the_article_and_the_shape_of_alef() {
        let entries = [
            ("النفط", "ن"),
            ("إيران", "ا"),
            ("أذربيجان", "ا"),
            ("آسيا", "ا"),
            ("ٱسم", "ا"),
            ("اتفاق الغاز", "ا"),
            ("الاتفاق النووي", "ا"),
            ("التزام دولي", "ا"),
            ("التزامات", "ا"),
            ("التقاطع", "ت"),
            ("الالتزام", "ا"),
            ("الله", "ا"),
            ("اللغة", "ل"),
            ("ألمانيا", "ا"),
            ("الف", "ا"),
            ("«أوبك+»", "ا"),
            ("لبنان", "ل"),
            ("OPEC+", "O"),
            ("ىا", "ي"),
            ("2020", "#"),
            ("", "#"),
        ];
        for (text, letter) in entries {
            assert_eq!(initial_in("ar", text), letter, "{text}");
        }
    }

    #[test]
    fn other_languages_have_their_own_rules() {
        let entries = [
            ("en", "The Abraham Accords", "A"),
            ("en", "an oil pipeline", "O"),
            ("en", "Anti-missile", "A"),
            ("en", "A", "A"),
            ("en", "État", "E"),
            ("en", "ʿAbd al-Nasir", "A"),
            ("en", "“Iron Dome”", "I"),
            ("en", "44-day war", "#"),
            ("en", "باكو", "ب"),
            ("fr", "L’État", "E"),
            ("fr", "Œuvre", "O"),
            ("da", "Ære", "Æ"),
            ("az", "çay", "Ç"),
            ("az", "ilham", "İ"),
            ("az", "ısıq", "I"),
            ("az", "ə", "Ə"),
            ("sv", "å", "Å"),
            ("fa", "آسیا", "آ"),
            ("fa", "ئ", "ء"),
            ("ur", "ئ", "ی"),
            ("ur", "يورپ", "ی"),
            ("he", "שלום", "ש"),
            ("ja", "日本", "日"),
        ];
        for (language, text, letter) in entries {
            assert_eq!(initial_in(language, text), letter, "{language} {text}");
        }
    }

    #[test]
    fn letters_that_sort_as_one_have_one_initial() {
        for tag in ["ar", "en", "fa", "ur", "az", "fr", "de", "es", "he", "ckb", "ps", "ku", "tr"] {
            let collation = Collation::new(&tag.parse().unwrap()).unwrap();
            let arabic = ('\u{620}'..='\u{64a}').chain('\u{671}'..='\u{6d3}');
            let letters = ('A'..='z').chain('À'..='ſ').chain(arabic).filter(|c| c.is_alphabetic());
            let letters: Vec<String> = letters.map(|c| heading(&c.to_string(), tag)).collect();
            let initials: Vec<String> = letters.iter().map(|c| initial(c, tag, &collation)).collect();
            for (at, one) in letters.iter().enumerate() {
                for (other, its) in letters.iter().zip(&initials).skip(at + 1) {
                    if collation.has_same_letters(one, other) {
                        assert_eq!(initials[at], *its, "{tag} {one} {other}");
                    }
                }
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn entries_with_one_initial_stand_together(
            mut entries in proptest::collection::vec("[«(ʿ]?(ال|the |L’)?[ء-غف-يٱپچگآA-Za-zÀ-ÿŒİıəçğş0-9 -]{1,5}", 2..40),
            tag in proptest::sample::select(vec![
                "ar", "en", "fa", "ur", "az", "fr", "de", "es", "he", "tr", "ps", "ckb", "ku",
            ]),
        ) {
            let language = language(tag);
            entries.sort_by_cached_key(|entry| language.heading_key(entry));
            let mut initials: Vec<String> = entries.iter().map(|entry| language.initial(entry)).collect();
            initials.dedup();
            let together = initials.len();
            initials.sort();
            initials.dedup();
            proptest::prop_assert_eq!(initials.len(), together, "{:?} {:?}", tag, entries);
        }

        #[test]
        fn any_text_has_an_initial(text in ".*") {
            proptest::prop_assert!(!language("ar").initial(&text).is_empty());
        }
    }
}
