use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::base::language::tokenizer::Tokenizer;

/// The words of a text as a search knows them.
fn folded(text: &str) -> String {
    let (mut tokenizer, mut words) = (Tokenizer::default(), Vec::new());
    tokenizer.text(text, |word| words.push(fold_word(word)));
    tokenizer.close(|word| words.push(fold_word(word)));
    words.join(" ")
}

#[test]
fn what_readers_take_for_one_word_folds_to_one_key() {
    for (one, other) in [
        ("إيران", "ايران"),
        ("قَالَتْ", "قالت"),
        ("بـاكـو", "باكو"),
        ("نفط\u{200C}ها", "نفطها"),
        ("\u{200F}أذربيجان\u{200F}", "أذربيجان"),
        ("ﺇﻳﺮﺍﻥ", "إيران"),
        ("ﷲ", "الله"),
        ("ﻻ", "لا"),
        ("ﻷ", "لأ"),
        ("کوهین", "كوهين"),
        ("خانۀ", "خانه"),
        ("ٱلْقُدْسِ", "القدس"),
        ("٢٢٣١", "2231"),
        ("۲۲۳۱", "2231"),
        ("ＮＡＴＯ", "nato"),
        ("cease\u{AD}fire", "ceasefire"),
        ("Türkiye", "turkiye"),
        ("TÜRKİYE", "turkiye"),
        ("Nagorno‑Karabakh", "nagorno karabakh"),
        ("مبنى", "مبني"),
        ("سفارة", "سفاره"),
        ("رؤية", "رئيه"),
    ] {
        assert_eq!(folded(one), folded(other), "{one:?} {other:?}");
    }
}

#[test]
fn composed_and_decomposed_text_fold_alike() {
    for text in ["أإآؤئ", "سَيِّئَة", "Türkiye attaché", "אָב", "ﷺ ½ ﬁn"] {
        assert_eq!(folded(text), folded(&text.nfd().collect::<String>()), "{text:?}");
    }
}

#[test]
fn a_glyph_knows_its_bytes() {
    let letters: Vec<(char, &str)> = glyphs("بـُ ﻻ")
        .filter_map(|Placed { glyph, start, end }| match glyph {
            Glyph::Letter(letter) => Some((letter.char, &"بـُ ﻻ"[start..end])),
            _ => None,
        })
        .collect();
    assert_eq!(letters, [('ب', "ب"), ('ل', "ﻻ"), ('ا', "ﻻ")]);
}

#[test]
fn a_sign_that_spells_words_is_one_sign() {
    for c in ["ﷺ", "℀", "½", "⒜", "²", "🇦"] {
        assert_eq!(folded(c), "", "{c}");
    }
}

#[test]
fn a_plain_word_is_its_own_fold_and_ends_in_the_text() {
    let taken = |text: &'static str, longest| {
        let mut glyphs = glyphs(text);
        let word = glyphs.plain_word(longest);
        (word, glyphs.rest().len())
    };
    assert_eq!(taken("أذربيجان، x", 32), (Some("أذربيجان"), "، x".len()));
    assert_eq!(taken("oil2020 x", 32), (Some("oil2020"), " x".len()));
    assert_eq!(taken("، «oil» x", 32), (None, "«oil» x".len()));
    assert_eq!(taken(", (oil) x", 32), (Some("oil"), ") x".len()));
    // A mark, a capital, a digit of another shape and an open end are no plain word.
    for text in ["باكُو ", "Oil ", "٢٠٢٠ ", "oil", "oilé ", "", "نفطـ "] {
        assert_eq!(taken(text, 32), (None, text.len()), "{text}");
    }
    assert_eq!(taken("longer ", 5), (None, 7));
    assert_eq!(taken("longer ", 6), (Some("longer"), 1));
}
