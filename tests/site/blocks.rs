//! Timelines and charts: what readers would rather look at than read.

use crate::{
    harness::{Built, SiteTest},
    sample::PIXEL,
};

fn context(tag: &str, text: &str) -> Built {
    SiteTest::new()
        .file(&format!("content/context/x.{tag}.md"), format!("+++\ntitle = \"T\"\n+++\n\n{text}\n"))
        .file(
            "content/context/x.toml",
            "[[sources]]\nid = \"sipri\"\ntitle = \"Arms Transfers\"\npublisher = \"SIPRI\"\nyear = 2021\n",
        )
        .build()
}

const TIMELINE: &str = "```timeline\n1991-12-25 Israel *recognises* Azerbaijan.\n2011-05 A month.\n2016 A year.\n2020-09-27/2020-11-10 The war,\n  of 44 days.\n```";

#[test]
fn a_timeline_is_a_list_of_dated_events() {
    let site = context("en", TIMELINE);
    site.no_diagnostics();
    let page = site.page("/en/context/x/");
    assert_eq!(page.attributes("#p1 ol time", "datetime"), ["1991-12-25", "2011-05", "2016", "2020-09-27"]);
    let times = page.texts("#p1 ol time");
    assert_eq!(times[1..3], ["May 2011", "2016"]);
    assert!(times[3].starts_with("September 27") && times[3].ends_with("2020"), "{times:?}");
    assert!(page.one("#p1 ol").text().contains("The war, of 44 days."));
    assert_eq!(page.one("#p1 ol em").text(), "recognises");
    page.lacks("1991-12-25");
}

#[test]
fn its_dates_are_written_as_the_language_writes_them() {
    let site = context("ar", "```timeline\n1991-12-25 اعتراف.\n2020-09-27/2020-11-10 حرب.\n```");
    site.no_diagnostics();
    let times = site.page("/ar/context/x/").texts("#p1 ol time");
    assert_eq!(times[0], "25 ديسمبر 1991");
    assert!(times[1].contains("سبتمبر") && times[1].contains("نوفمبر 2020"), "{times:?}");
}

#[test]
fn a_date_says_what_is_doubted_of_it() {
    let told = "```timeline\n-0043-03-15 A.\n0622 B.\n1250~ C.\n1250?/1300~ D.\n1920% E.\n2016/.. F.\n```";
    let cases = [
        (
            "en",
            [
                "March 15, 44 BC",
                "622 AD",
                "about 1250",
                "1250 (?) – about 1300",
                "about 1920 (?)",
                "since 2016",
            ],
        ),
        ("ar", ["15 مارس 44 ق.م", "622 م", "نحو 1250", "1250 (؟) – نحو 1300", "نحو 1920 (؟)", "منذ 2016"]),
    ];
    for (tag, expected) in cases {
        let site = context(tag, told);
        site.no_diagnostics();
        let page = site.page(&format!("/{tag}/context/x/"));
        assert_eq!(page.texts("#p1 li > :first-child"), expected);
        // HTML has no dates before the year 1.
        let times = page.attributes("#p1 time", "datetime");
        assert_eq!(times, ["0622", "1250", "1250", "1920", "2016"], "{tag}");
        let all = site.page(&format!("/{tag}/timeline/"));
        assert_eq!(all.attributes("main time", "datetime"), times, "{tag}");
        assert_eq!(all.attributes("main .year", "id"), ["y-43", "y622", "y1250", "y1920", "y2016"], "{tag}");
    }
}

#[test]
fn every_event_of_the_site_stands_in_one_line_of_time() {
    let site = SiteTest::new()
        .file(
            "content/context/a.en.md",
            "+++\ntitle = \"A\"\n+++\n\n```timeline\n1991 First.\n2020-11-10 Third.\n```\n",
        )
        .file(
            "content/context/b.en.md",
            "+++\ntitle = \"B\"\n+++\n\n```timeline\n2011 Second.\n2020-11-10 Third.\n```\n",
        )
        .file("seeds/s.en.md", "+++\ntitle = \"S\"\n+++\n\n```timeline\n2023-04-19 Fourth.\n```\n")
        .build();
    site.no_diagnostics();
    let page = site.page("/en/timeline/");
    assert_eq!(
        page.attributes("main li time", "datetime"),
        ["1991", "2011", "2020-11-10", "2023-04-19"],
        "one event told twice is one"
    );
    page.has("4 events");
    assert!(page.attributes("main li a", "href").contains(&"../context/b/#p1".to_owned()));
    assert!(page.ids().contains("y2011"));
    site.page("/en/").one("main a[href='timeline/']");
}

#[test]
fn events_are_the_same_where_they_have_the_same_time() {
    let told = |lines: &str| format!("+++\ntitle = \"T\"\n+++\n\n```timeline\n{lines}```\n");
    let site = SiteTest::new()
        .file("content/context/x.en.md", told("1991 Apple.\n1991 Anchor.\n1994-05 Bird.\n2020 Sea.\n"))
        .file("content/context/x.ar.md", told("1991 تفاحة.\n1991 مرساة.\n2020 بحر.\n"))
        .build();
    let said = site.only_diagnostic("uneven-timeline", "content/context/x.en.md:8:9");
    assert_eq!(said.message, "`content/context/x.ar.md` tells no event of 1994-05");
    let page = site.page("/ar/timeline/");
    assert_eq!(page.attributes("main li time", "datetime"), ["1991", "1991", "1994-05", "2020"]);
    let told = page.texts("main li > div");
    for (told, words) in told.iter().zip(["تفاحة", "مرساة", "Bird", "بحر"]) {
        assert!(told.contains(words), "{told} instead of {words}");
    }
    let there = site.page("/en/timeline/").texts("main li > div");
    for (told, words) in there.iter().zip(["Apple", "Anchor", "Bird", "Sea"]) {
        assert!(told.contains(words), "{told} instead of {words}");
    }
}

#[test]
fn one_picture_may_stand_beside_two_documents() {
    let shown = "+++\ntitle = \"T\"\n+++\n\n![Map](map.png)\n";
    let site = SiteTest::new()
        .files([("content/context/x.en.md", shown), ("content/glossary/y.en.md", shown)])
        .file("content/context/map.png", PIXEL)
        .file("content/glossary/map.png", PIXEL)
        .build();
    let sources =
        ["/en/context/x/", "/en/glossary/y/"].map(|page| site.page(page).one("p img").attr("src").to_owned());
    assert_eq!(sources[0], sources[1], "one file for both");
}

#[test]
fn an_article_shows_the_events_of_its_background() {
    let site = crate::sample::sample().build();
    let events = site.page("/en/articles/visit/").attributes(".events time", "datetime");
    assert_eq!(events, ["2020", "2021-05"]);
}

const CHART: &str = "```chart bar unit=% source=sipri\ntitle: Imports of arms\nIsrael | 69\nRussia | 17.5\nOthers | -\nnote: Estimates\n```";

#[test]
fn a_chart_is_a_picture_with_its_table() {
    let site = context("en", CHART);
    site.no_diagnostics();
    let page = site.page("/en/context/x/");
    let figure = page.one("#p1 figure");
    assert!(!figure.all("svg").is_empty());
    assert!(figure.text().contains("Imports of arms") && figure.text().contains("Estimates"));
    let cells: Vec<String> = figure.all("table tbody tr").iter().map(crate::page::Element::text).collect();
    assert_eq!(cells.len(), 3);
    assert!(cells[0].contains("Israel") && cells[0].contains("69"), "{cells:?}");
    assert!(figure.text().contains("SIPRI"), "the source is named: {}", figure.text());
    let ids = page.ids();
    for svg in figure.all("svg") {
        let label = svg.attr("aria-labelledby");
        assert!(ids.contains(label), "a screen reader knows what the picture is: {}", svg.html());
    }
}

#[test]
fn a_chart_is_drawn_for_both_directions() {
    let arabic = context("ar", &CHART.replace("Israel", "إسرائيل"));
    arabic.no_diagnostics();
    let page = arabic.page("/ar/context/x/");
    assert_eq!(page.errors(), [""; 0]);
    assert_eq!(page.one("#p1 figure").language(), ("ar", "rtl"));
    let wide = page.one(".chart-scroll[tabindex='0'][role='group']");
    assert!(page.ids().contains(wide.attr("aria-labelledby")), "what scrolls has a name and takes the focus");
    page.has("إسرائيل").has("69");
}

#[test]
fn a_line_chart_may_have_several_series() {
    let site = context(
        "en",
        "```chart line\ntitle: Trade\nseries: Exports | Imports\n2019 | 1 | 2\n2020 | 3 | -\n2021 | 2.5 | 4\n```",
    );
    site.no_diagnostics();
    let page = site.page("/en/context/x/");
    assert_eq!(page.texts("#p1 table thead th"), ["Exports", "Imports"]);
    assert_eq!(page.all("#p1 table tbody tr").len(), 3);
    page.ids();
}

#[test]
fn other_fences_are_code() {
    let site = context("en", "```\nplain\n```\n\n```toml\nkey = \"value\"\n```");
    site.no_diagnostics();
    assert_eq!(site.page("/en/context/x/").texts(".text pre code"), ["plain", "key = \"value\""]);
}
