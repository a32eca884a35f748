//! The scripts that a language is written in.

use icu_locale::LocaleExpander;
use icu_properties::{CodePointMapData, PropertyNamesShort, PropertyParser, props};

use super::{Language, tag::Tag};

/// The script of a language by CLDR's likely subtags, and the scripts it is made of: Japanese is
/// written in three.
#[derive(Debug)]
pub(super) struct Script {
    code: String,
    parts: Vec<props::Script>,
}

impl Script {
    /// The script of `tag`; `None` when it is unknown.
    pub(super) fn of(tag: &Tag) -> Option<Self> {
        let mut id = tag.identifier();
        LocaleExpander::new_extended().maximize(&mut id);
        let code = id.script?.to_string();
        let parser = PropertyParser::<props::Script>::new();
        let parts = parts(&code).iter().filter_map(|part| parser.get_strict(part)).collect();
        Some(Self { code, parts })
    }

    /// The code of ISO 15924: `Arab`.
    pub(super) fn code(&self) -> &str {
        &self.code
    }

    /// Whether its letters are of bidirectional class AL, which turns the numbers behind them round
    /// (UAX #9, W2): those of Arabic, Syriac, Thaana, Rohingya and Sogdian. Hebrew's are not.
    pub(super) fn has_arabic_letters(&self) -> bool {
        matches!(self.code.as_str(), "Arab" | "Aran" | "Syrc" | "Thaa" | "Rohg" | "Sogd")
    }

    /// How many characters of `text` belong to the script. Digits, punctuation and marks belong to
    /// none.
    pub(super) fn count_letters(&self, text: &str) -> usize {
        text.chars().filter(|&c| self.has_letter(c)).count()
    }

    /// Whether any does.
    pub(super) fn has_letters(&self, text: &str) -> bool {
        text.chars().any(|c| self.has_letter(c))
    }

    fn has_letter(&self, c: char) -> bool {
        self.parts.contains(&CodePointMapData::<props::Script>::new().get(c)) && c.is_alphabetic()
    }
}

impl Language {
    /// Whether it is written in the script with this code, be it in a style of it: `Aran` is `Arab`.
    #[must_use]
    pub fn is_in_script(&self, code: &str) -> bool {
        self.script() == code || parts(self.script()).contains(&code)
    }
}

/// The code of the script that a character belongs to: `Hebr`. What scripts share is `Zyyy`.
#[must_use]
pub fn script_of(c: char) -> &'static str {
    let script = CodePointMapData::<props::Script>::new().get(c);
    PropertyNamesShort::<props::Script>::new().get(script).unwrap_or("Zzzz")
}

/// The scripts behind the codes that stand for several, or for a style (ISO 15924; UAX #24).
fn parts(code: &str) -> Vec<&str> {
    match code {
        "Jpan" => vec!["Hani", "Hira", "Kana"],
        "Kore" => vec!["Hang", "Hani"],
        "Hans" | "Hant" => vec!["Hani"],
        "Hanb" => vec!["Hani", "Bopo"],
        "Aran" => vec!["Arab"],
        _ => vec![code],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_behind_arabic_letters_are_arabic() {
        for (tag, is_arabic) in [
            ("ar", true),
            ("ur", true),
            ("dv", true),
            ("az-Arab", true),
            ("he", false),
            ("yi", false),
            ("en", false),
        ] {
            assert_eq!(
                Script::of(&Tag::parse(tag).unwrap()).unwrap().has_arabic_letters(),
                is_arabic,
                "{tag}"
            );
        }
    }

    #[test]
    fn letters_are_counted_in_the_scripts_of_the_language() {
        let cases = [
            ("ar", "Arab", "الغاز و OPEC+ في 2020", 8),
            ("en", "Latn", "الغاز و OPEC+ في 2020", 4),
            ("ar", "Arab", "مُحَمَّد", 4),
            ("he", "Hebr", "שלום world", 4),
            ("az-Arab", "Arab", "abc آذربایجان", 9),
            ("ja", "Jpan", "日本のニュース", 6),
            ("zh-TW", "Hant", "中文abc", 2),
            ("fa", "Arab", "", 0),
        ];
        for (tag, code, text, letters) in cases {
            let script = Script::of(&Tag::parse(tag).unwrap()).unwrap();
            assert_eq!((script.code(), script.count_letters(text)), (code, letters), "{tag} {text}");
        }
    }
}
