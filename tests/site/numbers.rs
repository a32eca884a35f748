//! Numbers in running text: their signs, their groups, the two halves of a range.

use crate::harness::{BASE, Built, SiteTest};

const TEXT: &str = "فقرة هاتفها +971 4 123 4567 وفيها -3 درجات و2016-2020 و2015–2019 وكوفيد-19 وB-52.\n\n\
    | البند | القيمة |\n| --- | --- |\n| أ | 8 |\n| ب | -12.5 |\n| ج | 10–20٪ |\n";

fn site() -> Built {
    let site = SiteTest::new()
        .at(BASE)
        .file("sharh.toml", "title = \"شرح\"\n[share]\nmarkdown = true\ncitations = true\n")
        .file(
            "seeds/x.ar.md",
            format!("+++\ntitle = \"أرقام 2016–2020\"\nsummary = \"ملخص 2016–2020.\"\n+++\n\n{TEXT}"),
        )
        .file("content/glossary/covid.ar.md", "+++\ntitle = \"كوفيد\"\nsummary = \"مرض.\"\n+++\n\nنص.\n")
        .build();
    site.no_diagnostics();
    site
}

#[test]
fn signs_and_groups_stay_with_their_number_in_arabic() {
    let page = site().page("/ar/articles/x/");
    let isolated: Vec<(String, &str)> =
        page.all("#p1 bdi, #p2 bdi").iter().map(|bdi| (bdi.text(), bdi.attr("dir"))).collect();
    let wanted = ["+971 4 123 4567", "-3", "B-52", "-12.5"].map(|text| (text.to_owned(), "ltr"));
    assert_eq!(isolated, wanted);
    // The hyphen of a name is no sign, also behind a link.
    assert_eq!(page.texts("#p1 a.term"), ["وكوفيد"]);
    assert!(page.source().contains("</a>-19"), "{}", page.one("#p1").html());
}

#[test]
fn the_halves_of_a_range_stay_on_one_line() {
    let page = site().page("/ar/articles/x/");
    let shown = page.source();
    for range in ["2016-\u{2060}2020 و2015–\u{2060}2019", "10–\u{2060}20٪", "أرقام 2016–\u{2060}2020</h1>"]
    {
        assert!(shown.contains(range), "{range}\n{shown}");
    }
}

#[test]
fn what_is_no_page_has_its_text_as_it_was_written() {
    let site = site();
    let page = site.page("/ar/articles/x/");
    let plain = [
        page.one("head > title").text(),
        page.one("meta[name='description']").attr("content").to_owned(),
        page.one("meta[property='og:title']").attr("content").to_owned(),
        page.data()[0].to_string(),
        site.text("/ar/articles/x/index.md"),
        site.text("/ar/articles/x/cite.bib"),
        site.text("/ar/articles/x/cite.json"),
        site.text("/llms.txt"),
        site.text("/ar/feed.xml").split("<content").next().unwrap().to_owned(),
    ];
    for text in plain {
        assert!(text.contains("2016–2020") && !text.contains('\u{2060}'), "{text}");
    }
    let index: Vec<String> = site
        .routes()
        .into_iter()
        .filter(|route| route.starts_with("/ar/search/") && !route.ends_with('/'))
        .collect();
    assert!(!index.is_empty());
    for route in index {
        assert!(!site.text(&route).contains(['\u{2060}', '\u{2066}']), "{route}");
    }
}

#[test]
fn a_foreign_source_is_one_stretch_with_its_own_comma() {
    let facts = "[[sources]]\ntitle = \"Trends in transfers, 2020\"\npublisher = \"SIPRI\"\ndate = \"2021-03\"\nurl = \"https://sipri.example/\"\n\
        [[sources]]\ntitle = \"كتاب\"\nauthor = \"كاتب\"\npublisher = \"Press\"\n\
        [[sources]]\ntitle = \"A book\"\nauthor = \"A. Writer\"\npublisher = \"دار\"\n";
    let site = SiteTest::new()
        .file("content/context/oil.ar.md", "+++\ntitle = \"نفط\"\nsummary = \"س.\"\n+++\n\nنص.\n")
        .file("content/context/oil.en.md", "+++\ntitle = \"Oil\"\nsummary = \"S.\"\n+++\n\nText.\n")
        .file("content/context/oil.toml", facts)
        .build();
    site.no_diagnostics();
    let page = site.page("/ar/context/oil/");
    let works: Vec<String> = page.all(".sources li").iter().map(crate::page::Element::html).collect();
    assert!(
        works[0].contains(
            "<bdi dir=\"ltr\" lang=\"en\">SIPRI, <a href=\"https://sipri.example/\" rel=\"external\">\
             <cite>Trends in transfers, 2020</cite></a></bdi>، مارس 2021"
        ),
        "{}",
        works[0]
    );
    assert!(
        works[1].contains("كاتب، <cite>كتاب</cite>، <bdi dir=\"ltr\" lang=\"en\">Press</bdi>"),
        "{}",
        works[1]
    );
    assert!(
        works[2].contains("<bdi dir=\"ltr\" lang=\"en\">A. Writer, <cite>A book</cite></bdi>، دار"),
        "{}",
        works[2]
    );
    let english = site.page("/en/context/oil/");
    assert_eq!(english.texts(".sources li")[0], "SIPRI, Trends in transfers, 2020, March 2021");
}
