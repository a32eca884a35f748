//! The page that searches, and what browsers are told of it. What is found is in `tests/search`.

use crate::harness::{BASE, SiteTest};

fn site() -> SiteTest {
    SiteTest::new()
        .file("seeds/x.ar.txt", "زيارة باكو\nمقدمة\nاستقبلت السفارة الوفد\nفقرة ثانية")
        .file("seeds/x.en.txt", "A visit to Baku\nStandfirst\nThe embassy received them\nSecond paragraph")
        .file("content/glossary/baku.en.md", "+++\ntitle = \"Baku\"\nsummary = \"A city.\"\n+++\n\nText.\n")
}

#[test]
fn every_page_has_a_form_that_leads_to_the_search() {
    let site = site().build();
    let forms =
        [("/ar/articles/x/", "../../search/"), ("/en/", "search/"), ("/en/glossary/baku/", "../../search/")];
    for (route, action) in forms {
        assert_eq!(site.page(route).attributes(".find[role=search]", "action"), [action], "{route}");
    }
    site.page("/ar/search/").none(".find").one("form.search");
}

#[test]
fn the_search_is_no_page_to_be_found() {
    let site = site().at(BASE).build();
    site.page("/en/search/").none("link[rel=alternate][hreflang]").one("meta[name=robots][content=noindex]");
    assert!(!site.text("/sitemap.xml").contains("/search/"));
}

#[test]
fn browsers_are_told_how_to_search_where_the_address_is_known() {
    let known = site().at("https://example.org/a&b/").build();
    let said = known.text("/ar/opensearch.xml");
    assert!(said.contains("template=\"https://example.org/a&amp;b/ar/search/?q={searchTerms}\""), "{said}");
    assert_eq!(
        known.page("/ar/articles/x/").attributes("link[rel=search]", "href"),
        ["../../opensearch.xml"]
    );
    let unknown = site().build();
    assert!(!unknown.has_route("/ar/opensearch.xml"));
    unknown.page("/ar/").none("link[rel=search]");
}

#[test]
fn a_page_that_is_not_translated_is_found_by_its_head_and_says_so() {
    let site = site().build();
    let entries = site.text("/ar/search/entries-0.txt");
    let baku = entries.lines().find(|line| line.contains("Baku")).unwrap();
    let fields: Vec<&str> = baku.split('\t').collect();
    assert_eq!(fields, ["concept", "Baku", "../glossary/baku/", "A city.", "en", ""]);
    assert!(!site.text("/ar/search/words-0.txt").contains("text"));
    assert!(site.text("/en/search/words-0.txt").contains("text"));
}

#[test]
fn an_index_changes_its_name_with_what_is_found() {
    let name = |site: &crate::harness::Built| {
        let page = site.text("/en/search/");
        let at = page.find("index.txt?v=").unwrap();
        let name = page[at + "index.txt?v=".len()..][..10].to_owned();
        assert!(site.text("/en/search/words-0.txt").starts_with(&name), "{name}");
        name
    };
    let before = site().build();
    let first = name(&before);
    let after = before.change("seeds/x.en.txt", "A visit\nStandfirst\nSomething else").rebuild();
    let second = name(&after);
    assert_ne!(first, second);
    assert_eq!(second, name(&after.anew()));
    // What is said beside a result comes from the facts.
    let place = after.change("content/glossary/baku.toml", "kind = \"place\"\n").rebuild();
    assert!(place.text("/en/search/entries-0.txt").contains("\nplace\tBaku\t"));
    assert_ne!(second, name(&place));
}
