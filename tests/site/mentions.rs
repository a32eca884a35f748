//! Which mentions of a term become links.

use crate::harness::{Built, SiteTest};

const TERM: (&str, &str) = (
    "content/glossary/oil.en.md",
    "+++\ntitle = \"oil\"\nsummary = \"A liquid.\"\n[forms]\nkind = \"noun\"\nmass = true\n+++\n\nNo oil links to oil.\n",
);

fn context(text: &str) -> SiteTest {
    SiteTest::new()
        .files([TERM])
        .file("content/context/x.en.md", format!("+++\ntitle = \"Oil\"\n+++\n\n{text}\n"))
}

fn linked(site: &Built, route: &str) -> Vec<String> {
    let page = site.page(route);
    let links = page.all("main a.term");
    links.iter().map(|link| format!("{} {}", row(link), link.text())).collect()
}

/// The paragraph that an element stands in.
fn row(element: &crate::page::Element<'_>) -> String {
    (1..40).map(|n| format!("p{n}")).find(|id| element.is_within(&format!("#{id}"))).unwrap_or_default()
}

#[test]
fn the_first_in_each_section_is_linked() {
    let site = context("Oil and oil.\n\nMore oil.\n\n## Later\n\nAgain oil, oil.").build();
    site.no_diagnostics();
    assert_eq!(linked(&site, "/en/context/x/"), ["p1 Oil", "p3 oil"]);
}

#[test]
fn an_article_links_again_after_five_paragraphs() {
    let text = format!("T\nS\n{}", "Oil again.\n".repeat(13));
    let site = SiteTest::new().files([TERM]).file("seeds/x.en.txt", text).build();
    site.no_diagnostics();
    assert_eq!(linked(&site, "/en/articles/x/"), ["p1 Oil", "p7 Oil", "p13 Oil"]);
}

#[test]
fn a_site_may_link_the_first_or_all() {
    let text = "Oil and oil.\n\n## Later\n\nAgain oil.";
    let first = context(text).file("sharh.toml", "[glossary]\nlink = \"first\"\n").build();
    assert_eq!(linked(&first, "/en/context/x/"), ["p1 Oil"]);
    let all = context(text).file("sharh.toml", "[glossary]\nlink = \"all\"\n").build();
    assert_eq!(linked(&all, "/en/context/x/"), ["p1 Oil", "p1 oil", "p2 oil"]);
}

#[test]
fn headings_links_code_and_the_own_page_are_left_alone() {
    let site = context("## Oil\n\n[oil](https://oil.example/) `oil` **oil**").build();
    assert_eq!(linked(&site, "/en/context/x/"), ["p1 oil"]);
    assert_eq!(site.page("/en/context/x/").one("strong a.term").text(), "oil");
    assert_eq!(linked(&site, "/en/glossary/oil/"), [""; 0]);
}

#[test]
fn a_page_may_skip_terms() {
    let text = "+++\ntitle = \"X\"\nskip-terms = [\"oil\"]\n+++\n\nMuch oil.\n";
    let site = SiteTest::new().files([TERM]).file("content/context/x.en.md", text).build();
    site.no_diagnostics();
    assert_eq!(linked(&site, "/en/context/x/"), [""; 0]);
}

#[test]
fn a_link_by_hand_counts_as_the_mention() {
    let site = context("See [the black gold](term:oil), that is oil.\n\n## Later\n\nMore oil.").build();
    site.no_diagnostics();
    assert_eq!(linked(&site, "/en/context/x/"), ["p1 the black gold", "p2 oil"]);
}

#[test]
fn the_whole_written_arabic_word_is_linked() {
    let site = SiteTest::new()
        .file("content/glossary/baku.ar.md", "+++\ntitle = \"باكو\"\nsummary = \"مدينة.\"\n+++\n")
        .file("seeds/x.ar.txt", "عنوان\nمقدمة\nوصل إلى تبليسي وباكو.\n")
        .build();
    site.no_diagnostics();
    let page = site.page("/ar/articles/x/");
    let link = page.one("#p1 a.term");
    assert_eq!((link.text().as_str(), link.attr("href")), ("وباكو", "../../glossary/baku/"));
}

#[test]
fn a_mention_leads_to_the_term_in_the_language_of_the_page() {
    let site = SiteTest::new()
        .files([TERM])
        .file("content/glossary/oil.ar.md", "+++\ntitle = \"نفط\"\nsummary = \"سائل.\"\n+++\n")
        .file("seeds/x.en.txt", "T\nS\nMuch oil.\n")
        .build();
    let page = site.page("/ar/articles/x/");
    assert_eq!(page.one("#p1 a.term").attr("href"), "../../glossary/oil/");
    assert!(page.one("#terms").text().contains("سائل."), "explained in the language of the page");
}

#[test]
fn a_term_without_a_definition_in_this_language_is_explained_in_the_other() {
    let site = SiteTest::new()
        .file("content/glossary/baku.en.md", "+++\ntitle = \"Baku\"\nsummary = \"A city.\"\n+++\n")
        .file("seeds/x.en.txt", "T\nS\nIn Baku.\n")
        .build();
    site.page("/ar/articles/x/").speaks("A city.", "en", "ltr");
}

#[test]
fn footnotes_and_list_items_and_cells_mention_terms_too() {
    let site = context("* oil\n\nText[^1].\n\n[^1]: A note on oil.")
        .file("sharh.toml", "[glossary]\nlink = \"all\"")
        .build();
    site.no_diagnostics();
    assert_eq!(linked(&site, "/en/context/x/").len(), 2);
    let page = site.page("/en/context/x/");
    page.one("section.footnotes a.term");
}

#[test]
fn an_edit_of_a_definition_is_seen_wherever_it_is_shown() {
    let site = context("Much oil.").build();
    site.page("/en/context/x/").has("A liquid.");
    let site = site.change(TERM.0, TERM.1.replace("A liquid.", "Black gold.")).rebuild();
    site.page("/en/context/x/").has("Black gold.").lacks("A liquid.");
    let site = site.remove(TERM.0).rebuild();
    site.page("/en/context/x/").none("a.term");
}
