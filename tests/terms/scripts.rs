//! What is one word in languages that have no rules of their own.

use std::fmt::Write as _;

use sharh::{
    base::source::SourcePath,
    link::terms::{Entry, Scratch, TermId, lexicon},
    understand::forms::{Forms, Kind, Spanned},
};
use unicode_normalization::UnicodeNormalization as _;

/// The text with every mention of the titles in brackets.
fn marked(language: &str, titles: &[&str], text: &str) -> String {
    marked_as(&Forms::default(), language, titles, text)
}

fn marked_as(forms: &Forms, language: &str, titles: &[&str], text: &str) -> String {
    let file = SourcePath::new("term.md");
    let titles: Vec<Spanned<String>> =
        titles.iter().map(|title| Spanned::new(0..0, (*title).to_owned())).collect();
    let entry =
        |(term, title)| Entry { term: TermId(term), language, file: &file, title, aliases: &[], forms };
    let entries: Vec<Entry<'_>> = (0..).zip(&titles).map(entry).collect();
    let (lexicon, diagnostics) = lexicon(&entries);
    assert_eq!(diagnostics, []);
    let mut found = Vec::new();
    lexicon.find(text, &mut Scratch::default(), &mut found);
    let (mut out, mut at) = (String::new(), 0);
    for one in found {
        let (start, end) = (one.start as usize, one.end as usize);
        write!(out, "{}[{}]", &text[at..start], &text[start..end]).unwrap();
        at = end;
    }
    out + &text[at..]
}

/// Checks that the brackets in each text stand where the mentions are.
fn check(cases: &[(&str, &str, &str)]) {
    for (language, title, wanted) in cases {
        let text: String = wanted.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        assert_eq!(marked(language, &[title], &text), *wanted, "{language} {title}");
    }
}

#[test]
fn an_accent_makes_another_word() {
    check(&[
        ("es", "año", "el ano y el [año], [Año], AN\u{303}A"),
        ("sv", "får", "min far har [får]"),
        ("de", "schön", "schon [schön] [SCHÖN] SCHON"),
        ("fr", "mûr", "un mur [mûr]"),
        ("fr", "péché", "il a pêché, pécher, péche, peche, pèche, [péché]"),
        ("fr", "État", "l’[État], l’[Etat], l’[état], l’etat"),
        ("ru", "рай", "раи [рай]"),
        ("tr", "kıl", "kil [kıl] [KIL]"),
        ("tr", "kil", "[kil] kıl [KİL]"),
        ("en", "Diyarbakır", "[Diyarbakır] [Diyarbakir] [DIYARBAKIR]"),
        ("en", "café", "[café] [cafe] cafè"),
        ("en", "cafe", "café [cafe]"),
    ]);
}

#[test]
fn a_vowel_sign_is_a_letter_where_it_is_always_written() {
    check(&[
        ("hi", "दिल", "दल [दिल] दिला"),
        ("hi", "दल", "[दल] दिल"),
        ("hi", "ईरान", "ईरन [ईरान]"),
        ("bn", "কাল", "কল [কাল]"),
        ("th", "เสีย", "เสย [เสีย]"),
        ("ja", "がす", "[がす] かす"),
        ("ja", "ガス", "[ガス] カス"),
    ]);
}

#[test]
fn points_may_be_left_out_where_writers_do() {
    check(&[
        ("he", "שלום", "[שָׁלוֹם] [שלום]"),
        ("he", "שָׁלוֹם", "[שָׁלוֹם] [שלום]"),
        ("syc", "ܫܠܡܐ", "[ܫܠܵܡܵܐ]"),
        ("fa", "کتاب", "[کِتاب] [كتاب]"),
    ]);
}

#[test]
fn composed_and_decomposed_words_are_one() {
    for (language, title) in
        [("es", "año"), ("ru", "рай"), ("bn", "কো"), ("ko", "이란"), ("ja", "がす"), ("th", "น้ำ")]
    {
        let decomposed: String = title.nfd().collect();
        assert_eq!(marked(language, &[title], &decomposed), format!("[{decomposed}]"));
        assert_eq!(marked(language, &[&decomposed], title), format!("[{title}]"));
    }
}

#[test]
fn greek_capitals_have_no_final_sigma_and_no_tonos() {
    check(&[("el", "τίτλος", "[τίτλος] [Τίτλος] [ΤΙΤΛΟΣ] τιτλος τίτλοσα")]);
    check(&[("el", "Οδυσσεύς", "[ΟΔΥΣΣΕΥΣ] [Οδυσσεύς]")]);
}

#[test]
fn a_change_of_script_ends_a_word() {
    check(&[
        ("ja", "OPEC", "[OPEC]は [OPEC] は、[OPEC]プラス"),
        ("zh", "OPEC+", "和[OPEC+]在"),
        ("en", "gas", "[gas]中文 和[gas]在 [gas]-based [gas]，[gas] gasохим"),
        ("ko", "OPEC", "[OPEC]은 [OPEC]의"),
        ("zh", "1979年", "在[1979年]和 11979年"),
    ]);
}

#[test]
fn a_script_without_spaces_has_its_terms_anywhere() {
    check(&[
        ("zh", "伊朗", "與[伊朗]的關係，[伊朗]。伊 朗"),
        ("ja", "天然ガス", "[天然ガス]の 天然ガスト"),
        ("ja", "イラン", "[イラン]は イランド"),
        ("th", "อิหร่าน", "ประเทศ[อิหร่าน]และ"),
        ("th", "สีย", "เสียง"),
        ("km", "អ៊ីរ៉ង់", "ប្រទេស[អ៊ីរ៉ង់]និង"),
        ("my", "အီရန်", "နိုင်ငံ[အီရန်]နှင့်"),
    ]);
    assert_eq!(marked("zh", &["天然", "天然氣"], "用天然氣和天然"), "用[天然氣]和[天然]");
}

#[test]
fn a_unit_and_a_formula_are_held_whole() {
    check(&[
        ("en", "CO₂", "[CO₂] [CO2] CO and CO₂e"),
        ("en", "CO", "CO₂ [CO]"),
        ("en", "km²", "5 [km²], km, km³, km2"),
        ("en", "oil", "[oil]¹ and [oil]²³"),
        ("ar", "نفط", "[نفط]¹ [ونفط]²"),
    ]);
}

#[test]
fn gershayim_stand_inside_a_word() {
    check(&[
        ("he", "צה״ל", "[צה״ל] [צה\"ל] [צה”ל] צה ל"),
        ("he", "צה", "צה״ל [צה] \"[צה]\""),
        ("he", "צ׳כיה", "[צ׳כיה] [צ'כיה] [צ’כיה]"),
    ]);
}

#[test]
fn a_persian_noun_takes_its_plural() {
    let noun = Forms { kind: Kind::Noun, ..Forms::default() };
    let mass = Forms { mass: true, ..noun.clone() };
    for (forms, title, wanted) in [
        (
            &noun,
            "کتاب",
            "[کتاب] [کتاب\u{200C}ها] [کتاب\u{200C}های] [کتابهایشان] [كتاب\u{200C}هاي] کتاب\u{200C}خانه کتابی",
        ),
        (
            &noun,
            "خط لوله",
            "[خط لوله] [خط\u{200C}های لوله] [خط لوله\u{200C}ها] [خط لوله\u{200C}ای] خط\u{200C}لوله",
        ),
        (&noun, "خط\u{200C}لوله", "[خط\u{200C}لوله] [خط\u{200C}لوله\u{200C}ها] [خطلوله] خط لوله"),
        (&mass, "گاز", "[گاز] گازها"),
        (&Forms::default(), "ایران", "[ایران] ایران\u{200C}ها ایران\u{200C}زمین"),
    ] {
        let text: String = wanted.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        assert_eq!(marked_as(forms, "fa", &[title], &text), *wanted, "{title}");
    }
}
