//! How pages are cited, and what other sites show of them.

use serde_json::{Value, json};

use crate::harness::{BASE, Built, SiteTest};

const SETTINGS: &str = "title = { ar = \"شرح\", en = \"Sharh\" }\n[publisher]\nname = \"The Press\"\n\
    [share]\ncitations = true\nembeds = true\n";

fn site() -> SiteTest {
    SiteTest::new()
        .file("sharh.toml", SETTINGS)
        .file("seeds/x.ar.txt", "زيارة «باكو»\nمقدمة\nفقرة عن النفط.")
        .file("seeds/x.en.txt", "+++\ntranslator = \"A. Translator\"\n+++\nA visit & a <deal>\nS\nOn oil.")
        .file("seeds/x.toml", "date = 2023-04-19\noriginal = \"ar\"\n[source]\nname = \"The Paper\"\nauthor = \"مراسل\"\ndate = 2023-04-18\n")
        .file("content/glossary/oil.ar.md", "+++\ntitle = \"النفط\"\nsummary = \"زيت من الأرض.\"\n+++\nنص.")
        .file("content/glossary/oil.en.md", "+++\ntitle = \"Oil\"\nsummary = \"It \\\"burns\\\".\"\n+++\nText.")
        .file("content/context/war.en.md", "+++\ntitle = \"The war\"\n+++\n```timeline\n2020-09-27 It begins. [x](article:x)\n```\n")
        .file("content/context/plain.en.md", "+++\ntitle = \"Plain\"\n+++\nText.\n")
}

fn built() -> Built {
    let site = site().at(BASE).build();
    site.no_diagnostics();
    site
}

#[test]
fn an_article_is_cited_in_every_language_that_it_has() {
    let site = built();
    let texts = site.page("/en/articles/x/").texts(".cite > p");
    assert_eq!(
        texts,
        [
            "مراسل, “A visit & a <deal>”, Translated by A. Translator, Sharh, The Press, April 19, 2023 https://example.org/en/articles/x/",
            "مراسل، «زيارة «باكو»»، شرح، The Press، 19 أبريل 2023 https://example.org/ar/articles/x/",
        ]
    );
    let page = site.page("/ar/articles/x/");
    assert_eq!(page.attributes(".cite > p", "lang"), ["ar", "en"]);
    assert_eq!(page.attributes(".cite > p", "dir"), ["rtl", "ltr"]);
    assert_eq!(
        page.attributes(".cite a[download]", "href"),
        ["cite.bib", "cite.ris", "cite.json"].map(str::to_owned)
    );
    assert_eq!(
        site.page("/ar/context/war/").attributes(".cite a[download]", "href")[0],
        "../../../en/context/war/cite.bib"
    );
    site.page("/en/glossary/oil/").none(".cite");
}

#[test]
fn citations_are_files_of_their_formats() {
    let site = built();
    let bibtex = site.text("/en/articles/x/cite.bib");
    for line in [
        "@misc{x-en,",
        "  author = {{مراسل}},",
        "  title = {{A visit \\& a <deal>}},",
        "  translator = {{A. Translator}},",
        "  date = {2023-04-19},",
        "  langid = {english},",
        "  note = {The Paper},",
        "  url = {https://example.org/en/articles/x/},",
    ] {
        assert!(bibtex.lines().any(|known| known == line), "{line}\n{bibtex}");
    }
    let ris = site.text("/ar/articles/x/cite.ris");
    assert!(ris.starts_with("TY  - ELEC\r\n") && ris.ends_with("ER  - \r\n"), "{ris}");
    assert!(ris.contains("\r\nTI  - زيارة «باكو»\r\n") && ris.contains("\r\nDA  - 2023/04/19/\r\n"), "{ris}");
    let csl: Value = serde_json::from_str(&site.text("/ar/articles/x/cite.json")).unwrap();
    assert_eq!(csl[0]["author"], json!([{"literal": "مراسل"}]));
    assert_eq!(csl[0]["note"], "The Paper");
    assert_eq!(csl[0]["issued"], json!({"date-parts": [[2023, 4, 19]]}));
}

#[test]
fn a_site_that_does_not_ask_has_neither() {
    let site = site().at(BASE).build().change("sharh.toml", "").rebuild();
    assert!(!site.routes().iter().any(|route| route.contains("cite.") || route.contains("embed")));
    site.page("/en/articles/x/").none(".cite").none("link[type='application/json+oembed']");
    site.page("/en/glossary/oil/").none(".snippet");
}

#[test]
fn a_term_and_a_timeline_can_be_shown_in_a_frame() {
    let site = built();
    let page = site.page("/ar/glossary/oil/embed/");
    page.has("زيت من الأرض.").has("من شرح");
    assert_eq!(page.attributes("html", "dir"), ["rtl"]);
    assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"]);
    assert_eq!(page.attributes("base", "target"), ["_blank"]);
    assert_eq!(page.attributes("h1 a", "href"), ["../"]);
    page.none("script").none("header").none("nav");
    let timeline = site.page("/en/context/war/embed/");
    timeline.has("It begins.").none(".from");
    assert_eq!(timeline.attributes("time", "datetime"), ["2020-09-27"]);
    assert!(!site.has_route("/en/context/plain/embed/") && !site.has_route("/ar/context/war/embed/"));
    let sitemap = site.text("/sitemap.xml");
    assert!(!sitemap.contains("embed") && !sitemap.contains("cite"), "{sitemap}");
}

#[test]
fn the_snippet_is_what_programs_are_told() {
    let site = built();
    let page = site.page("/en/glossary/oil/");
    page.none(".snippet [tabindex], .snippet [role]");
    let code = page.one(".snippet code").raw_text();
    assert_eq!(
        code,
        "<iframe src=\"https://example.org/en/glossary/oil/embed/\" title=\"Oil\" width=\"100%\" height=\"260\" loading=\"lazy\"></iframe>"
    );
    let link = page.one("link[type='application/json+oembed']").attr("href").to_owned();
    assert_eq!(link, "https://example.org/en/glossary/oil/embed/oembed.json");
    let told: Value = serde_json::from_str(&site.text("/en/glossary/oil/embed/oembed.json")).unwrap();
    assert_eq!(
        (&told["version"], &told["type"], &told["html"]),
        (&json!("1.0"), &json!("rich"), &json!(code))
    );
    assert!(told["width"].is_u64() && told["height"].is_u64());
    assert_eq!(told["provider_name"], "Sharh");
}

#[test]
fn without_an_address_nothing_can_be_embedded_and_all_can_be_cited() {
    let site = site().build();
    assert!(!site.has_route("/en/glossary/oil/embed/"));
    assert!(!site.text("/en/articles/x/cite.ris").contains("UR  -"));
    site.page("/en/articles/x/").none(".cite .url");
}

#[test]
fn an_embed_follows_its_page() {
    let site = built()
        .promise()
        .change(
            "content/glossary/oil.en.md",
            "+++\ntitle = \"Oil\"\nsummary = \"S.\"\nslug = \"petrol\"\n+++\nText.",
        )
        .rebuild();
    site.no_diagnostics();
    assert_eq!(site.page("/en/glossary/oil/embed/").one("a.onward").attr("href"), "../../petrol/embed/");
}
