use proptest::prelude::*;
use sharh::{
    base::source::SourcePath,
    link::terms::{Entry, Found, Scratch, TermId, lexicon},
    understand::forms::{Forms, Kind, Phrase, Spanned},
};
use unicode_normalization::UnicodeNormalization;

use super::TERMS;

fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    TERMS.0.find(text, &mut Scratch::default(), &mut found);
    found
}

fn terms(text: &str) -> Vec<TermId> {
    find(text).into_iter().map(|one| one.term).collect()
}

/// Text that holds terms, nearly terms, and what stands around them.
fn text() -> impl Strategy<Value = String> {
    let pieces = [
        "إيران",
        "باكو",
        "سفارة",
        "السفارات",
        "الاتفاق",
        "النووي",
        "وزير",
        "الخارجية",
        "تل",
        "أبيب",
        "أوبك+",
        "عُمان",
        "عمّان",
        "و",
        "ب",
        "لل",
        "ها",
        "ان",
        "نووية",
        "غاز",
        "المسيل",
        "للدموع",
        "القرار",
        "٢٢٣١",
        "Iran",
        "U.S.",
        "Türkiye",
        "non-oil",
        "chargé",
        "d’affaires",
        "Nagorno",
        "Karabakh",
        "'s",
        "#",
        "@",
        "_",
        "://",
        ".",
        "،",
        "\n",
        "-",
        "–",
        "ـ",
        "\u{200C}",
        "\u{200F}",
        "َ",
        "ّ",
        "\u{654}",
        "ﷲ",
        "ﻻ",
        "ﷺ",
        "½",
        "🚩",
    ];
    let piece =
        prop_oneof![4 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => ".{0,3}"];
    prop::collection::vec((piece, prop::bool::weighted(0.6)), 0..24).prop_map(|pieces| {
        pieces.into_iter().map(|(piece, space)| if space { piece + " " } else { piece }).collect()
    })
}

/// Words of letters alone, joined by spaces.
fn words() -> impl Strategy<Value = String> {
    let words = [
        "إيران",
        "وباكو",
        "سفارتها",
        "السفارات",
        "للاتفاق",
        "النووي",
        "وزير",
        "الخارجية",
        "تل",
        "أبيب",
        "نووية",
        "غاز",
        "مؤتمر",
        "هيئتنا",
        "آبار",
        "أمريكا",
        "Türkiye",
        "attaché",
        "military",
        "Iran",
        "سفراؤها",
        "قال",
        "في",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..12).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn mentions_are_sorted_whole_and_apart(text in text()) {
        let mut end = 0;
        for one in find(&text) {
            prop_assert!(one.start >= end && one.start < one.end);
            prop_assert!(text.get(one.start as usize..one.end as usize).is_some());
            end = one.end;
        }
        prop_assert!(TERMS.0.audit(&text).len() <= text.len());
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        for one in find(&text) {
            prop_assert!(text.get(one.start as usize..one.end as usize).is_some());
        }
        prop_assert!(TERMS.0.audit(&text).len() <= text.len());
    }

    #[test]
    fn a_decomposed_twin_has_the_same_terms(text in text()) {
        let composed: String = text.nfc().collect();
        prop_assert_eq!(terms(&composed), terms(&composed.nfd().collect::<String>()));
    }

    #[test]
    fn a_stretched_twin_has_the_same_terms(text in words(), places in prop::collection::vec(any::<bool>(), 160)) {
        prop_assert_eq!(terms(&twin(&text, &places, "ـ")), terms(&text));
    }

    #[test]
    fn a_vocalised_twin_has_the_same_terms(text in words(), places in prop::collection::vec(any::<bool>(), 160)) {
        for vowel in ["َ", "ُ", "ِ", "ْ", "ّ", "َّ"] {
            prop_assert_eq!(terms(&twin(&text, &places, vowel)), terms(&text));
        }
    }

    #[test]
    fn any_glossary_is_made(
        title in text(),
        more in prop::collection::vec(text(), 4),
        kind in prop::sample::select(vec![Kind::Name, Kind::Noun, Kind::Acronym]),
        phrase in prop::sample::select(vec![None, Some(Phrase::Adjective), Some(Phrase::Construct)]),
        language in prop::sample::select(vec!["ar", "en", "fa", "x"]),
        human in any::<bool>(),
    ) {
        let spanned = |text: &String| Spanned::new(0..text.len(), text.clone());
        let more: Vec<_> = more.iter().map(spanned).collect();
        let [aliases, plurals, adjectives, exclude] = [0, 1, 2, 3].map(|at| more[at..=at].to_vec());
        let forms = Forms { kind, phrase, human, plurals, adjectives, exclude, ..Forms::default() };
        let (title, file) = (spanned(&title), SourcePath::new("a"));
        let entry = Entry { term: TermId(0), language, file: &file, title: &title, aliases: &aliases, forms: &forms };
        let (lexicon, _) = lexicon(&[entry]);
        let mut found = Vec::new();
        lexicon.find(title.get_ref(), &mut Scratch::default(), &mut found);
        prop_assert!(lexicon.audit(title.get_ref()).len() <= title.get_ref().len());
    }

    #[test]
    fn scratch_holds_nothing_over(one in text(), other in text()) {
        let (mut scratch, mut found) = (Scratch::default(), Vec::new());
        TERMS.0.find(&one, &mut scratch, &mut found);
        found.clear();
        TERMS.0.find(&other, &mut scratch, &mut found);
        prop_assert_eq!(found, find(&other));
    }
}

/// The text with `mark` after some of its Arabic letters.
fn twin(text: &str, places: &[bool], mark: &str) -> String {
    let marked = |(c, &place): (char, &bool)| {
        let arabic = ('\u{620}'..'\u{64B}').contains(&c);
        if arabic && place { format!("{c}{mark}") } else { c.to_string() }
    };
    text.chars().zip(places.iter().cycle()).map(marked).collect()
}
