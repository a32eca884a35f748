//! The one rule: files in one folder that share a slug are a document, and their names say in which
//! language.

use crate::harness::SiteTest;

const ARABIC: &str = "زيارة إلى باكو\nمقدمة الخبر.\nالفقرة الأولى.\nالفقرة الثانية.\n";
const ENGLISH: &str = "A visit to Baku\nThe standfirst.\nThe first paragraph.\nThe second paragraph.\n";

#[test]
fn a_seed_alone_is_a_page_in_the_language_of_its_letters() {
    let site = SiteTest::new().file("seeds/000_ff27.txt", ARABIC).build();
    site.no_diagnostics();
    let page = site.page("/ar/articles/000_ff27/");
    let root = page.one("html");
    assert_eq!((root.attr("lang"), root.attr("dir")), ("ar", "rtl"));
    assert_eq!(page.one("h1").text(), "زيارة إلى باكو");
    page.has("مقدمة الخبر.");
    assert_eq!(page.one("#p2 p").text(), "الفقرة الثانية.");

    let site = SiteTest::new().file("seeds/visit.txt", ENGLISH).build();
    assert_eq!(site.page("/en/articles/visit/").one("h1").text(), "A visit to Baku");
    site.page("/ar/articles/visit/").speaks("The first paragraph.", "en", "ltr");
}

#[test]
fn languages_in_names_make_versions_of_one_document() {
    let site = SiteTest::new().file("seeds/visit.ar.txt", ARABIC).file("seeds/visit.en.txt", ENGLISH).build();
    site.no_diagnostics();
    let articles: Vec<String> =
        site.pages().into_iter().filter(|route| route.contains("/articles/v")).collect();
    assert_eq!(articles, ["/ar/articles/visit/", "/en/articles/visit/"]);
    site.page("/en/articles/visit/").has("The first paragraph.").has("الفقرة الأولى.");
}

#[test]
fn a_name_without_language_stands_beside_one_with() {
    let site = SiteTest::new().file("seeds/visit.txt", ARABIC).file("seeds/visit.en.txt", ENGLISH).build();
    site.no_diagnostics();
    assert_eq!(site.page("/ar/articles/visit/").one("h1").text(), "زيارة إلى باكو");
    assert_eq!(site.page("/en/articles/visit/").one("h1").text(), "A visit to Baku");
}

#[test]
fn text_without_letters_is_in_the_language_of_the_site() {
    let site = SiteTest::new().file("seeds/n.txt", "1948\n1967\n1973\n").build();
    assert_eq!(site.page("/ar/articles/n/").one("#p1 p").language().0, "ar");
}

#[test]
fn facts_hold_in_every_language() {
    let site = SiteTest::new()
        .file("seeds/visit.ar.txt", ARABIC)
        .file("seeds/visit.en.txt", ENGLISH)
        .file("seeds/visit.toml", "date = 2023-04-19\n")
        .build();
    site.no_diagnostics();
    for (route, shown) in [("/ar/articles/visit/", "19 أبريل 2023"), ("/en/articles/visit/", "2023")] {
        let page = site.page(route);
        let times = page.all("main header time[datetime='2023-04-19']");
        assert!(times.iter().any(|time| time.text().contains(shown)), "{route}");
    }
}

#[test]
fn an_article_may_be_markdown() {
    let text = "# A visit\n\nFirst *paragraph*.\n\n## Why\n\nSecond.\n";
    let site = SiteTest::new().file("seeds/visit.en.md", text).build();
    site.no_diagnostics();
    let page = site.page("/en/articles/visit/");
    assert_eq!(page.one("h1").text(), "A visit");
    assert_eq!(page.one("#p1 em").text(), "paragraph");
    assert_eq!(page.one("#p2 p").text(), "Second.");
    assert_eq!(page.one("h2#why").text(), "Why");
}

#[test]
fn front_matter_takes_the_place_of_the_first_lines() {
    let text = "+++\ntitle = \"From the table\"\nsummary = \"In a sentence.\"\n+++\nOne.\nTwo.\n";
    let site = SiteTest::new().file("seeds/x.en.txt", text).build();
    site.no_diagnostics();
    let page = site.page("/en/articles/x/");
    assert_eq!(page.one("h1").text(), "From the table");
    assert_eq!(page.one("#p1 p").text(), "One.");
    page.has("In a sentence.");
}

#[test]
fn a_byte_order_mark_and_carriage_returns_change_nothing() {
    let windows = format!("\u{feff}{}", ARABIC.replace('\n', "\r\n"));
    let plain = SiteTest::new().file("seeds/x.ar.txt", ARABIC).build();
    let marked = SiteTest::new().file("seeds/x.ar.txt", windows).build();
    marked.no_diagnostics();
    assert_eq!(plain.text("/ar/articles/x/"), marked.text("/ar/articles/x/"));

    let front = "+++\ntitle = \"x\"\nsummary = \"s\"\n+++\n\nText.\n";
    let windows = format!("\u{feff}{}", front.replace('\n', "\r\n"));
    let facts = "\u{feff}kind = \"place\"\r\n";
    let settings = "\u{feff}languages = [\"en\"]\r\n";
    let site = SiteTest::new()
        .file("content/glossary/x.en.md", windows)
        .file("content/glossary/x.toml", facts)
        .file("sharh.toml", settings)
        .file("words/en.toml", "\u{feff}home = \"Start\"\r\n")
        .build();
    site.no_diagnostics();
    site.page("/en/glossary/x/").has("Place").has("Start");
}

#[test]
fn empty_lines_in_a_seed_count_for_nothing() {
    let airy = "\n\nTitle\n\n\nStandfirst\n\n  One.  \n\n\nTwo.\n\n\n";
    let site = SiteTest::new().file("seeds/x.en.txt", airy).build();
    site.no_diagnostics();
    assert_eq!(site.page("/en/articles/x/").texts("[id^='p'] p"), ["One.", "Two."]);
}

#[test]
fn documents_may_stand_in_folders_of_their_own() {
    let site = SiteTest::new()
        .file("seeds/2023/april/visit.ar.txt", ARABIC)
        .file("seeds/2023/april/visit.toml", "date = 2023-04-19")
        .file("content/glossary/places/baku.en.md", "+++\ntitle = \"Baku\"\nsummary = \"A city.\"\n+++\n")
        .build();
    site.no_diagnostics();
    assert!(site.has_route("/ar/articles/visit/") && site.has_route("/en/glossary/baku/"));
}

#[test]
fn a_dot_in_a_slug_is_no_language() {
    let site = SiteTest::new().file("seeds/version-2.0.en.txt", ENGLISH).build();
    site.no_diagnostics();
    assert!(site.has_route("/en/articles/version-2.0/"));
}

#[test]
fn a_slug_in_arabic_letters_is_an_address() {
    let site = SiteTest::new().file("seeds/زيارة-باكو.ar.txt", ARABIC).at("https://example.org/").build();
    site.no_diagnostics();
    let page = site.page("/ar/articles/زيارة-باكو/");
    let canonical = page.one("link[rel='canonical']").attr("href").to_owned();
    assert!(canonical.is_ascii() && canonical.ends_with("-%D8%A8%D8%A7%D9%83%D9%88/"), "{canonical}");
}

#[test]
fn every_kind_of_document_has_its_place() {
    let front =
        |title: &str| format!("+++\ntitle = \"{title}\"\nsummary = \"About {title}.\"\n+++\n\nText.\n");
    let site = SiteTest::new()
        .file("content/glossary/baku.en.md", front("Baku"))
        .file("content/context/oil.en.md", front("Oil"))
        .file("content/pages/method.en.md", front("Method"))
        .build();
    site.no_diagnostics();
    for (route, title) in
        [("/en/glossary/baku/", "Baku"), ("/en/context/oil/", "Oil"), ("/en/method/", "Method")]
    {
        site.page(route).has("Text.").has(&format!("About {title}."));
        assert_eq!(site.page(route).one("h1").text(), title);
    }
    let foot = site.page("/en/").attributes("footer a", "href");
    assert!(foot.contains(&"method/".to_owned()), "{foot:?}");
}

#[test]
fn a_file_of_no_use_is_named() {
    let site = SiteTest::new().file("seeds/x.en.txt", ENGLISH).file("seeds/x.en.docx", "PK").build();
    let said = site.only_diagnostic("unknown-file", "seeds/x.en.docx");
    assert!(!said.is_error());
    assert_eq!(
        said.message,
        "nothing is made of this file: its name does not end with .txt, .md or .toml, nor as a picture’s does: .png, .jpg, .jpeg, .gif, .webp, .avif, .svg"
    );
}
