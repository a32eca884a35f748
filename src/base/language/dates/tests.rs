//! Dates and periods as languages write them.

use super::*;

fn written(locale: &str, texts: &[&str]) -> Vec<String> {
    let dates = Dates::new(&Locale::try_from_str(locale).unwrap()).unwrap();
    let write = |text: &&str| match text.split_once('/') {
        None => dates.date(Date::parse_any_year(text).unwrap()),
        Some((start, end)) => {
            dates.range(Date::parse_any_year(start).unwrap(), Date::parse_any_year(end).unwrap())
        }
    };
    texts.iter().map(write).collect()
}

/// The periods wherever their lines break.
fn periods(locale: &str, texts: &[&str]) -> Vec<String> {
    let plain = |text: String| text.replace('\u{A0}', " ").replace('\u{2060}', "");
    written(locale, texts).into_iter().map(plain).collect()
}

#[test]
fn a_line_never_breaks_between_a_day_and_its_month_or_after_a_bare_dash() {
    let texts = ["2020-09-27", "2020-09-27/2020-11-10", "2020-09-27/2020-09-30", "1988/1994", "1991-03"];
    // `~` joins words, `=` joins what a dash would part.
    let cases = [
        (
            "ar-u-nu-latn",
            ["27~سبتمبر 2020", "27~سبتمبر~– 10~نوفمبر 2020", "27–=30~سبتمبر 2020", "1988–=1994", "مارس 1991"],
        ),
        (
            "en-GB",
            [
                "27~September 2020",
                "27~September~– 10~November 2020",
                "27–=30~September 2020",
                "1988–=1994",
                "March 1991",
            ],
        ),
        (
            "en",
            [
                "September~27, 2020",
                "September~27~– November~10, 2020",
                "September~27–=30, 2020",
                "1988–=1994",
                "March 1991",
            ],
        ),
        (
            "hu",
            [
                "2020. szeptember~27.",
                "2020. szeptember~27.~– november~10.",
                "2020. szeptember~27.–=30.",
                "1988.–=1994.",
                "1991. március",
            ],
        ),
    ];
    for (locale, expected) in cases {
        let expected = expected.map(|text| text.replace('~', "\u{A0}").replace('=', "\u{2060}"));
        assert_eq!(written(locale, &texts), expected, "{locale}");
    }
}

#[test]
fn early_years_name_their_era() {
    let texts =
        ["0622", "0622/0632", "-0043-03-15", "-0043/0014", "-0043/-0030", "-0004-03/-0004-05", "0000"];
    let cases = [
        (
            "ar-u-nu-latn",
            [
                "622 م",
                "622–632 م",
                "15 مارس 44 ق.م",
                "44 ق.م – 14 م",
                "44–31 ق.م",
                "مارس – مايو 5 ق.م",
                "1 ق.م",
            ],
        ),
        (
            "en-GB",
            [
                "622 AD",
                "622–632 AD",
                "15 March 44 BC",
                "44 BC – 14 AD",
                "44–31 BC",
                "March – May 5 BC",
                "1 BC",
            ],
        ),
        (
            "fr",
            [
                "622 ap. J.-C.",
                "622–632 ap. J.-C.",
                "15 mars 44 av. J.-C.",
                "44 av. J.-C. – 14 ap. J.-C.",
                "44–31 av. J.-C.",
                "mars – mai 5 av. J.-C.",
                "1 av. J.-C.",
            ],
        ),
    ];
    for (locale, expected) in cases {
        assert_eq!(periods(locale, &texts), expected, "{locale}");
    }
}

#[test]
fn dates_are_as_precise_as_they_are_known() {
    let texts = ["2020-09-27", "1991-03", "1099"];
    let cases = [
        ("ar-u-nu-latn", ["27 سبتمبر 2020", "مارس 1991", "1099"]),
        ("ar-SY-u-nu-latn", ["27 أيلول 2020", "آذار 1991", "1099"]),
        ("ar-u-nu-arab", ["٢٧ سبتمبر ٢٠٢٠", "مارس ١٩٩١", "١٠٩٩"]),
        ("en", ["September 27, 2020", "March 1991", "1099"]),
        ("en-GB", ["27 September 2020", "March 1991", "1099"]),
        ("he", ["27 בספטמבר 2020", "מרץ 1991", "1099"]),
        ("fa-u-nu-latn", ["27 سپتامبر 2020", "مارس 1991", "1099"]),
        ("az", ["27 sentyabr 2020", "mart 1991", "1099"]),
        ("fr", ["27 septembre 2020", "mars 1991", "1099"]),
    ];
    for (locale, expected) in cases {
        assert_eq!(periods(locale, &texts), expected, "{locale}");
    }
}

#[test]
fn a_period_says_once_what_its_dates_share() {
    let texts = ["2020-09-27/2020-11-10", "2020-09-27/2020-09-30", "2020-09/2020-11", "1988/1994"];
    let cases = [
        (
            "ar-u-nu-latn",
            ["27 سبتمبر – 10 نوفمبر 2020", "27–30 سبتمبر 2020", "سبتمبر – نوفمبر 2020", "1988–1994"],
        ),
        (
            "ar-SY-u-nu-arab",
            ["٢٧ أيلول – ١٠ تشرين الثاني ٢٠٢٠", "٢٧–٣٠ أيلول ٢٠٢٠", "أيلول – تشرين الثاني ٢٠٢٠", "١٩٨٨–١٩٩٤"],
        ),
        (
            "en",
            [
                "September 27 – November 10, 2020",
                "September 27–30, 2020",
                "September – November 2020",
                "1988–1994",
            ],
        ),
        (
            "en-GB",
            [
                "27 September – 10 November 2020",
                "27–30 September 2020",
                "September – November 2020",
                "1988–1994",
            ],
        ),
        ("he", ["27 בספטמבר – 10 בנובמבר 2020", "27–30 בספטמבר 2020", "ספטמבר – נובמבר 2020", "1988–1994"]),
        (
            "de",
            [
                "27. September – 10. November 2020",
                "27.–30. September 2020",
                "September – November 2020",
                "1988–1994",
            ],
        ),
        (
            "hu",
            [
                "2020. szeptember 27. – november 10.",
                "2020. szeptember 27.–30.",
                "2020. szeptember – november",
                "1988.–1994.",
            ],
        ),
        ("ja", ["2020年9月27日 – 11月10日", "2020年9月27日–30日", "2020年9月–11月", "1988年–1994年"]),
    ];
    for (locale, expected) in cases {
        assert_eq!(periods(locale, &texts), expected, "{locale}");
    }
}

#[test]
fn two_days_of_a_year_are_in_one_order() {
    for (locale, expected) in [
        ("ckb-u-nu-latn", "27ی ئەیلوولی 2020 – 10ی تشرینی دووەمی 2020"),
        ("sd-u-nu-latn", "27 سيپٽمبر 2020 – 10 نومبر 2020"),
        ("fa-u-nu-latn", "27 سپتامبر – 10 نوامبر 2020"),
        ("ur-u-nu-latn", "27 ستمبر – 10 نومبر، 2020"),
    ] {
        assert_eq!(periods(locale, &["2020-09-27/2020-11-10"]), [expected], "{locale}");
    }
}

#[test]
fn a_period_that_shares_nothing_is_two_dates() {
    let texts = ["1994-09-20/2020-11-10", "1991/1992-02-26", "2020/2020-09", "2016-12/2020-03"];
    let cases = [
        (
            "ar-u-nu-latn",
            [
                "20 سبتمبر 1994 – 10 نوفمبر 2020",
                "1991 – 26 فبراير 1992",
                "2020 – سبتمبر 2020",
                "ديسمبر 2016 – مارس 2020",
            ],
        ),
        (
            "en-GB",
            [
                "20 September 1994 – 10 November 2020",
                "1991 – 26 February 1992",
                "2020 – September 2020",
                "December 2016 – March 2020",
            ],
        ),
    ];
    for (locale, expected) in cases {
        assert_eq!(periods(locale, &texts), expected, "{locale}");
    }
}

#[test]
fn dates_have_no_direction_marks() {
    for locale in
        ["ar-u-nu-latn", "ar-u-nu-arab", "ar-SY", "he", "fa", "ur", "ckb", "sd", "az-Arab", "ug", "ps"]
    {
        for text in periods(locale, &["2020-09-27", "2020-09", "2020", "2020-09-27/2020-11-10", "1988/1994"])
        {
            assert!(
                !text.contains(crate::base::language::direction::is_direction_control),
                "{locale} {text:?}"
            );
        }
    }
}

#[test]
fn the_calendar_has_every_date() {
    for text in ["0001-01-01", "9999-12-31", "2024-02-29", "1900-02-28"] {
        let date = Date::parse(text).unwrap();
        let day = calendar(date, date.year().into());
        assert_eq!(
            format!(
                "{:04}-{:02}-{:02}",
                day.year().extended_year(),
                day.month().ordinal,
                day.day_of_month().0
            ),
            text
        );
    }
}
