//! What a language is.

use super::*;

fn language(tag: &str, formats: Option<&str>) -> Language {
    Language::new(Tag::parse(tag).unwrap(), formats).unwrap()
}

#[test]
fn a_language_is_shared_between_threads() {
    fn shared<T: Send + Sync + fmt::Debug>(_: &T) {}
    shared(&language("ar", None));
}

#[test]
fn a_territory_is_named_by_the_tag_or_the_formats_and_never_guessed() {
    for (tag, formats, locale) in [
        ("en", Some("en-GB"), Some("en_GB")),
        ("ar", Some("ar-SY-u-nu-arab"), Some("ar_SY")),
        ("en-AU", None, Some("en_AU")),
        ("az-Arab-IR", None, Some("az_IR")),
        ("ar", None, None),
    ] {
        assert_eq!(language(tag, formats).locale().as_deref(), locale);
    }
}

#[test]
fn formats_change_dates_and_numbers_and_nothing_else() {
    let (plain, syrian) = (language("ar", None), language("ar", Some("ar-SY-u-nu-arab")));
    let date = Date::parse("2020-03-05").unwrap();
    assert_eq!(
        (plain.date(date), syrian.date(date)),
        ("5\u{A0}مارس 2020".to_owned(), "٥\u{A0}آذار ٢٠٢٠".to_owned())
    );
    assert_eq!((plain.number(1234), syrian.number(1234)), ("1,234".to_owned(), "١٬٢٣٤".to_owned()));
    assert_eq!(plain.percent("30").as_deref(), Some("30%"));
    assert_eq!((plain.tag(), plain.script()), (syrian.tag(), syrian.script()));
    assert_ne!(plain, syrian);
    assert_eq!(plain, language("ar", Some("ar-u-nu-latn")));
}

#[test]
fn any_language_is_one() {
    for tag in [
        "ar", "en", "he", "fa", "ur", "az", "az-Arab", "fr", "ks", "sd", "yi", "dv", "ckb", "ug", "mzn", "ja",
    ] {
        let language = language(tag, None);
        let [start, end] = ["2020-09-27", "2020-11-10"].map(|date| Date::parse(date).unwrap());
        let range = language.range(start, Some(end));
        assert!(range.contains("2020"), "{tag} {range}");
        assert_eq!(language.number(7), "7", "{tag}");
    }
}

#[test]
fn an_index_keeps_entries_of_one_letter_together() {
    let arabic = language("ar", None);
    let mut entries = [
        "OPEC+",
        "الناتو",
        "إيران",
        "النفط",
        "«أوبك»",
        "باكو",
        "اتفاقات أبراهام",
        "الاتفاق النووي",
        "التزام",
        "آسيا",
        "3",
        "هرمز",
    ];
    entries.sort_by_cached_key(|entry| arabic.heading_key(entry));
    assert_eq!(
        entries,
        [
            "3",
            "الاتفاق النووي",
            "اتفاقات أبراهام",
            "آسيا",
            "التزام",
            "«أوبك»",
            "إيران",
            "باكو",
            "الناتو",
            "النفط",
            "هرمز",
            "OPEC+"
        ]
    );
    let mut initials: Vec<String> = entries.iter().map(|entry| arabic.initial(entry)).collect();
    initials.dedup();
    assert_eq!(initials, ["#", "ا", "ب", "ن", "ه", "O"]);
}

#[test]
fn what_is_no_language_is_refused_with_help() {
    let error = Language::new(Tag::parse("xx").unwrap(), None).unwrap_err();
    assert_eq!(error.to_string(), "unknown language `xx`");
    let error = Language::new(Tag::parse("ar").unwrap(), Some("ar-u-nu-indian")).unwrap_err();
    assert_eq!(error.to_string(), "unknown numbering system `indian`");
    assert!(error.help().starts_with("one of: adlm, arab, arabext, beng"));
}
