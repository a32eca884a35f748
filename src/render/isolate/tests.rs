//! What is isolated, and what is drawn then.

use super::*;
use crate::base::language::tag::Tag;

fn language(tag: &str) -> Language {
    Language::new(Tag::parse(tag).unwrap(), None).unwrap()
}

fn isolated(text: &str, tag: &str) -> String {
    marked(text, tag, isolate)
}

/// How a text is written as HTML.
type Write = fn(&str, &Language, &[Arc<Language>], &mut String);

fn marked(text: &str, tag: &str, write: Write) -> String {
    let languages: Vec<Arc<Language>> = ["ar", "en"].map(|tag| Arc::new(language(tag))).into();
    let language = languages.iter().find(|language| language.tag().as_str() == tag).unwrap();
    let mut out = String::new();
    write(text, language, &languages, &mut out);
    out.replace("<bdi dir=\"ltr\" lang=\"en\">", "[")
        .replace("<bdi dir=\"rtl\" lang=\"ar\">", "[")
        .replace("</bdi>", "]")
}

#[test]
fn latin_words_in_arabic_are_isolated_with_what_belongs_to_them() {
    for (text, wanted) in [
        ("منظمة OPEC+ اليوم", "منظمة [OPEC+] اليوم"),
        ("في U.S. أيضا", "في [U.S.] أيضا"),
        ("قال (SIPRI) إن", "قال ([SIPRI]) إن"),
        ("بين 2016-2020 نحو 30٪ و69%", "بين 2016-\u{2060}2020 نحو 30٪ و69%"),
        ("شركة Elbit Systems Ltd (ESLT) أمس", "شركة [Elbit Systems Ltd (ESLT)] أمس"),
        ("عبر x.org/a?b=1&c. ثم", "عبر [x.org/a?b=1&amp;c]. ثم"),
        ("طراز F-35، و3D", "طراز [F-35]، و[3D]"),
        ("قال: «Harop» طائرة", "قال: «[Harop]» طائرة"),
        ("Türkiye", "[Türkiye]"),
        ("شركة Total (France) و BP.", "شركة [Total (France)] و [BP]."),
    ] {
        assert_eq!(isolated(text, "ar"), wanted);
    }
}

/// What one reads from left to right is drawn so, whole, in the middle of an Arabic sentence.
#[test]
fn nothing_that_belongs_to_foreign_words_is_left_outside() {
    for unit in [
        "CO₂",
        "km²",
        "100 m²",
        "H₂O",
        "kg/m³",
        "m/s²",
        "9.8 m/s²",
        "-5°C",
        "20°C",
        "20 °C",
        "40°N",
        "C++",
        "C#",
        ".NET",
        "F-16",
        "AT&T",
        "U.S.A.",
        "Washington D.C.",
        "A+",
        "B-",
        "AB-",
        "Rh−",
        "Na⁺",
        "Ca²⁺",
        "SO₄²⁻",
        "Microsoft®",
        "Windows™",
        "$5bn",
        "€50m",
        "5kg",
        "x = 5",
        "x² + y² = z²",
        "$E=mc^2$",
        "mc²",
        "#OPEC",
        "@user",
        "1 USD = 3.75 SAR",
        "Apple Inc.",
        "PM2.5",
        "50 km/h",
        "1st",
        "a[0]",
        "f(x) = 2x",
        "≥ 5 GW",
        "~5 GW",
        "5–10 GW",
        "5 – 10 GW",
        "5-10km",
        "1.5 × 10⁶ m",
        "3.75 ± 0.1 kg",
        "10:30 a.m.",
        "Fig. 2(a)",
        "1–3°C",
        "P5+1",
        "10-K",
        "US$ 50",
        "cafe\u{301}",
        "2 + x",
        "½x²",
    ] {
        let text = format!("قال إن {unit} هنا");
        let shown = drawn(&isolated_plain(&text, &language("ar")));
        assert_eq!(shown, format!("انه {unit} نإ لاق"), "{text}");
        let shown = drawn(&isolated_plain(&format!("אמר {unit}, כאן"), &language("he")));
        assert_eq!(shown, format!("ןאכ ,{unit} רמא"), "{unit}");
    }
}

#[test]
fn what_belongs_to_the_sentence_is_left_to_it() {
    for (text, wanted) in [
        ("نحن نحب Yahoo!", "نحن نحب [Yahoo]!"),
        ("شركة Yahoo!، ثم", "شركة [Yahoo!]، ثم"),
        ("عام 2020 OPEC قررت", "عام 2020 [OPEC] قررت"),
        ("منظمة OPEC- وهي", "منظمة [OPEC]- وهي"),
        ("منظمة -EU- وهي", "منظمة -[EU]- وهي"),
        ("انتهى.NET", "انتهى.[NET]"),
        ("و.NET", "و[.NET]"),
        ("في Total (وهي من 2016)", "في [Total] (وهي من 2016)"),
        ("(EU) 2016 و", "([EU]) 2016 و"),
        ("“OPEC”, “BP”", "“[OPEC]”, “[BP]”"),
        ("قال \"OPEC\" و", "قال \"[OPEC]\" و"),
        ("شركات OPEC...", "شركات [OPEC]..."),
        ("كوفيد-19 GW", "كوفيد-[19 GW]"),
        ("من 2016 - OPEC", "من 2016 - [OPEC]"),
        ("بنسبة 5% BP", "بنسبة 5% [BP]"),
        ("a (a (a", "[a] ([a] ([a]"),
    ] {
        assert_eq!(isolated(text, "ar"), wanted);
    }
}

#[test]
fn a_text_of_foreign_words_alone_is_one_stretch() {
    for (text, wanted) in [
        ("Yahoo!", "[Yahoo!]"),
        ("(EU)", "[(EU)]"),
        (" What is “OPEC”? ", " [What is “OPEC”?] "),
        ("\u{61c}30\u{a0}GW", "\u{61c}[30\u{a0}GW]"),
        ("2016-2020", "2016-\u{2060}2020"),
        ("OPEC، و", "[OPEC]، و"),
        ("OPEC ٢٠١٦!", "[OPEC] ٢٠١٦!"),
    ] {
        assert_eq!(marked(text, "ar", isolate_whole), wanted);
    }
    assert_eq!(marked("ما هو شرح؟", "en", isolate_whole), "[ما هو شرح؟]");
    assert_eq!(drawn(&isolated_plain("Yahoo!", &language("ar"))), "Yahoo!");
}

#[test]
fn hebrew_signs_stand_where_hebrew_has_them() {
    let he = language("he");
    for (text, shown) in [("2016-2020", "2016-2020"), ("30%", "30%"), ("$50", "$50"), ("-5%", "-5%")] {
        assert_eq!(drawn(&isolated_plain(&alone(text.to_owned(), &he), &he)), shown);
        let sentence = drawn(&isolated_plain(&format!("אמר {text} כאן"), &he));
        assert_eq!(sentence, format!("ןאכ {shown} רמא"));
    }
}

/// What is opened over and over and never closed is read a few times at most: else this would not end.
#[test]
fn a_text_of_what_never_closes_is_read_through() {
    for unit in ["(a ", "‘a ", "“a ", "a [", "° ", "5 = ", "$", "a ] ", "(a عر ", "b٠ "] {
        let text = format!("ع {}a", unit.repeat(20_000));
        assert!(isolated_plain(&text, &language("ar")).len() >= text.len(), "{unit}");
    }
}

#[test]
fn arabic_words_in_english_are_isolated() {
    assert_eq!(isolated("in عام ٢٠١٦–٢٠٢٠ too", "en"), "in [عام ٢٠١٦–\u{2060}٢٠٢٠] too");
    assert_eq!(isolated("the word شرح, \"explanation\"", "en"), "the word [شرح], \"explanation\"");
    assert_eq!(isolated("from ناغورني كاراباخ on", "en"), "from [ناغورني كاراباخ] on");
    assert_eq!(isolated("plain – text’s 30%", "en"), "plain – text’s 30%");
}

/// The text as a right-to-left line shows it, from left to right (UAX #9).
fn drawn(text: &str) -> String {
    let shown = unicode_bidi::BidiInfo::new(text, Some(unicode_bidi::Level::rtl()));
    let line = shown.reorder_line(&shown.paragraphs[0], 0..text.len());
    line.chars().filter(|c| !matches!(c, '\u{61c}' | '\u{200e}' | '\u{2060}'..='\u{2069}')).collect()
}

#[test]
fn numbers_are_drawn_with_their_signs_and_groups_in_order() {
    for (text, shown) in [
        ("هاتف +971 4 123 4567", "+971 4 123 4567"),
        ("هاتف 00971 4 123 4567 ثم", "00971 4 123 4567"),
        ("هاتف (+20) 2 2345 6789", "(+20) 2 2345 6789"),
        ("بلغت -3 درجات", "-3 "),
        ("بين (-12.5) و", "-12.5"),
        ("زادت +4 نقاط", " +4 "),
        ("كوفيد-19", "19-"),
        ("بين 2016-2020 نحو", "2020-2016"),
        ("نحو -5% من", "%-5 "),
    ] {
        let isolated = isolated_plain(text, &language("ar"));
        assert!(drawn(&isolated).contains(shown), "{text}: {}", drawn(&isolated));
    }
    assert!(drawn("هاتف +971 4 123 4567").contains("4567 123 4 971+"), "what a bare number becomes");
    let isolated = isolated("و+971 4 123 4567 و-3.", "ar");
    assert_eq!(isolated, "و<bdi dir=\"ltr\">+971 4 123 4567] و<bdi dir=\"ltr\">-3].");
}

#[test]
fn what_stands_before_an_element_stands_before_what_follows_it() {
    assert_eq!(written_before("<p>عن <a class=\"term\" href=\"x\">كوفيد</a>"), Some('د'));
    assert_eq!(written_before("<p><strong>"), None);
    assert_eq!(written_before("أ<br>\n"), Some('\n'));
    assert_eq!(written_before(""), None);
}

#[test]
fn the_halves_of_a_range_stay_together() {
    assert_eq!(isolated("in 2015–2019 & 2016-2020", "en"), "in 2015–\u{2060}2019 &amp; 2016-\u{2060}2020");
    assert_eq!(isolated("تقرير SIPRI 2015–2019", "ar"), "تقرير [SIPRI 2015–\u{2060}2019]");
    let plain = isolated_plain("بين 2015–2019", &language("ar"));
    assert_eq!(plain, "بين 2015–\u{2060}2019");
}

proptest::proptest! {
    #[test]
    fn nothing_is_lost_or_changed_but_for_marks(text in "[-+−–0-9٣۳ (),.%a-bدوْړ’«\u{a0}\u{61c}]{0,40}") {
        for tag in ["ar", "he", "en"] {
            let marked = isolated_plain(&text, &language(tag));
            let bare: String =
                marked.chars().filter(|c| !matches!(c, '\u{2060}' | '\u{2066}'..='\u{2069}')).collect();
            proptest::prop_assert_eq!(bare, text.as_str());
        }
    }
}

#[test]
fn digits_that_stand_alone_take_the_arabic_letter_mark() {
    assert_eq!(alone("2016-2020".to_owned(), &language("ar")), "\u{61c}2016-2020");
    assert_eq!(alone("2016-2020".to_owned(), &language("en")), "2016-2020");
    assert_eq!(alone("2016-2020".to_owned(), &language("he")), "2016-2020");
    assert_eq!(alone("عام 2016".to_owned(), &language("ar")), "عام 2016");
}
