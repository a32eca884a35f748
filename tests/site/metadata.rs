//! What other programs learn about a page: JSON-LD, Open Graph, the title and the description.

use serde_json::Value;

use crate::{
    harness::{BASE, SiteTest},
    page::Page,
    sample::{SETTINGS, sample},
};

fn graph(page: &Page) -> Vec<Value> {
    let data = page.data();
    assert_eq!(data.len(), 1);
    assert_eq!(data[0]["@context"], "https://schema.org");
    data[0]["@graph"].as_array().cloned().unwrap_or_else(|| vec![data[0].clone()])
}

fn of_type(page: &Page, kind: &str) -> Value {
    let graph = graph(page);
    graph
        .iter()
        .find(|node| node["@type"] == kind)
        .unwrap_or_else(|| panic!("no {kind} in {graph:#?}"))
        .clone()
}

#[test]
fn an_article_is_data_with_its_translation_and_source() {
    let site = sample().build();
    let translated = of_type(&site.page("/en/articles/visit/"), "Article");
    assert_eq!(translated["inLanguage"], "en");
    assert_eq!(translated["headline"], "A visit to Baku");
    assert_eq!(translated["url"], format!("{BASE}en/articles/visit/"));
    assert_eq!(translated["translationOfWork"]["inLanguage"], "ar");
    assert_eq!(translated["translationOfWork"]["@id"], format!("{BASE}ar/articles/visit/#article"));
    assert_eq!(
        (&translated["datePublished"], &translated["dateModified"]),
        (&"2023-04-19".into(), &"2023-05-01".into())
    );
    assert_eq!(translated["isBasedOn"]["url"], "https://paper.example/1");
    assert_eq!(translated["publisher"]["name"], "The Press");
    assert_eq!(translated["description"], "The standfirst.");
    let original = of_type(&site.page("/ar/articles/visit/"), "Article");
    assert_eq!(original["workTranslation"][0]["@id"], format!("{BASE}en/articles/visit/#article"));
    assert!(original.get("translationOfWork").is_none());
}

#[test]
fn a_page_that_stands_in_says_the_language_of_what_it_shows() {
    let settings = "[formats]\nar = \"ar-SY\"\nen = \"en-GB\"\n[tags.war]\nar = \"حرب\"\nen = \"War\"\n";
    let site = SiteTest::new()
        .at(BASE)
        .file("sharh.toml", settings)
        .file("seeds/x.ar.txt", "عنوان\nمقدمة\nنص\n")
        .file("seeds/x.toml", "original = \"ar\"\ntags = [\"war\"]\n")
        .build();
    site.no_diagnostics();
    let page = site.page("/en/articles/x/");
    let data = of_type(&page, "Article");
    assert_eq!(
        (data["inLanguage"].as_str(), data["@id"].as_str()),
        (Some("ar"), Some("https://example.org/ar/articles/x/#article"))
    );
    assert_eq!(data["isPartOf"]["@id"], "https://example.org/ar/", "the site of its own language");
    assert_eq!(data["keywords"], serde_json::json!(["حرب"]));
    assert!(data.get("workTranslation").is_none(), "it is no translation of itself: {data}");
    assert!(data.get("translationOfWork").is_none(), "{data}");
    assert_eq!(page.one("meta[property='og:locale']").attr("content"), "ar_SY");
    page.none("meta[property='og:locale:alternate']");
}

#[test]
fn an_article_and_its_page_have_names_of_their_own() {
    let site = sample().build();
    for route in
        site.pages().iter().filter(|route| route.contains("/articles/") || route.contains("/context/"))
    {
        for node in graph(&site.page(route)).iter().filter(|node| node["@type"] == "Article") {
            let page = node["mainEntityOfPage"]["@id"].as_str().unwrap();
            assert_eq!(node["@id"], format!("{page}#article"), "{route}");
            assert_eq!(node["url"], page, "{route}");
            // What is called by another's name is that other.
            for key in ["translationOfWork", "workTranslation"] {
                let all = node[key].as_array().cloned().unwrap_or_else(|| vec![node[key].clone()]);
                for other in all.iter().filter(|other| !other.is_null()) {
                    let (own, _) = other["@id"].as_str().unwrap().split_once("#article").unwrap();
                    let named = of_type(&site.page(&own.replace(BASE, "/")), "Article");
                    assert_eq!(named["@id"], other["@id"], "{route}");
                    assert_ne!(named["@id"], node["@id"], "{route}");
                }
            }
        }
    }
}

#[test]
fn keywords_are_what_readers_see() {
    let site = sample().build();
    for (route, keyword) in [("/ar/articles/visit/", "طاقة"), ("/en/articles/visit/", "Energy")] {
        assert_eq!(
            of_type(&site.page(route), "Article")["keywords"],
            serde_json::json!([keyword]),
            "{route}"
        );
    }
}

#[test]
fn a_page_describes_itself_or_nothing() {
    let site = sample().build();
    let described = |route: &str| site.page(route).attributes("meta[name='description']", "content");
    assert_eq!(described("/en/"), ["The news, explained."]);
    assert_eq!(described("/en/glossary/"), ["2 terms: Baku, oil"]);
    assert_eq!(described("/ar/glossary/"), ["مصطلحان: باكو، نفط"]);
    assert_eq!(described("/en/articles/"), ["2 articles: A visit to Baku, A summit in Baku"]);
    assert_eq!(described("/en/context/"), ["2 pages: The oil trade, History"]);
    assert_eq!(described("/en/timeline/"), ["2 events: 2020 – 2021"]);
    for route in ["/404.html", "/en/search/", "/ar/search/"] {
        site.page(route).none("meta[name='description']").none("meta[property='og:description']");
    }
    let long = (0..40).fold(SiteTest::new(), |site, n| {
        site.file(
            &format!("content/glossary/t{n}.ar.md"),
            format!("+++\ntitle = \"مصطلح رقم {n}\"\nsummary = \"س.\"\n+++\n"),
        )
    });
    let page = long.build().page("/en/glossary/");
    let text = page.one("meta[name='description']").attr("content");
    assert!(text.chars().count() <= 170 && text.ends_with("\u{2069} …"), "{text}");
    assert!(text.starts_with("40 terms: \u{2068}مصطلح رقم 0\u{2069}, "), "{text}");
}

#[test]
fn open_graph_names_a_territory_or_nothing() {
    // Facebook and others know `en_GB`, not `en`; a territory that nobody named would be a guess.
    let page = sample().build().page("/en/articles/visit/");
    page.none("meta[property='og:locale']").none("meta[property='og:locale:alternate']");
    let site = sample().file("sharh.toml", format!("{SETTINGS}\n[formats]\nen = \"en-GB\"\n")).build();
    assert_eq!(site.page("/en/articles/visit/").one("meta[property='og:locale']").attr("content"), "en_GB");
    let arabic = site.page("/ar/articles/visit/");
    arabic.none("meta[property='og:locale']");
    assert_eq!(arabic.attributes("meta[property='og:locale:alternate']", "content"), ["en_GB"]);
}

#[test]
fn a_term_is_data_in_a_set_of_terms() {
    let site = sample().build();
    let term = of_type(&site.page("/en/glossary/baku/"), "DefinedTerm");
    assert_eq!((term["name"].as_str(), term["termCode"].as_str()), (Some("Baku"), Some("baku")));
    assert_eq!(term["description"], "The capital of Azerbaijan.");
    assert_eq!(term["alternateName"], serde_json::json!(["Bakou", "باكو"]));
    assert_eq!(term["inDefinedTermSet"]["@type"], "DefinedTermSet");
    assert_eq!(term["inDefinedTermSet"]["inLanguage"], "en");
    assert_eq!(of_type(&site.page("/ar/glossary/"), "DefinedTermSet")["inLanguage"], "ar");
}

#[test]
fn every_document_says_the_way_to_it() {
    let site = sample().build();
    for (route, names) in [
        ("/en/articles/visit/", vec!["Home", "Articles", "A visit to Baku"]),
        ("/ar/glossary/baku/", vec!["الرئيسية", "المصطلحات", "باكو"]),
        ("/en/context/trade/", vec!["Home", "Background", "The oil trade"]),
        ("/en/method/", vec!["Home", "Method"]),
    ] {
        let page = site.page(route);
        let crumbs = of_type(&page, "BreadcrumbList");
        let items = crumbs["itemListElement"].as_array().unwrap();
        let said: Vec<&str> = items.iter().map(|item| item["name"].as_str().unwrap()).collect();
        assert_eq!(said, names, "{route}");
        assert!(
            items.iter().all(|item| item["item"].as_str().is_some_and(|url| url.starts_with(BASE))),
            "{route}"
        );
        let shown = page.texts("nav.crumbs a");
        assert_eq!(shown, names[..names.len() - 1], "{route}: what readers see");
    }
}

#[test]
fn data_cannot_leave_its_script() {
    let site = SiteTest::new().at(BASE).file("seeds/x.en.txt", "</script><b>\n<!--<script>\nText.\n").build();
    let page = site.page("/en/articles/x/");
    assert_eq!(of_type(&page, "Article")["headline"], "</script><b>");
    page.none("body b");
}

#[test]
fn other_sites_can_show_a_card() {
    let site = sample().build();
    let page = site.page("/en/articles/visit/");
    let og = |name: &str| page.one(&format!("meta[property='og:{name}']")).attr("content").to_owned();
    assert_eq!(og("type"), "article");
    assert_eq!(og("title"), "A visit to Baku");
    assert_eq!(og("description"), "The standfirst.");
    assert_eq!(og("site_name"), "Sharh");
    assert_eq!(og("url"), format!("{BASE}en/articles/visit/"));
    assert!(og("image").starts_with(&format!("{BASE}assets/map.")), "{}", og("image"));
    assert_eq!(site.page("/en/").one("meta[property='og:type']").attr("content"), "website");
}

#[test]
fn every_page_has_a_title_a_language_and_a_viewport() {
    let site = sample().build();
    let mut titles = std::collections::BTreeSet::new();
    for route in site.pages().iter().filter(|route| route.ends_with('/') || *route == "/404.html") {
        let page = site.page(route);
        let title = page.one("head > title").text();
        assert!(
            !title.is_empty() && titles.insert((route[..route.len().min(4)].to_owned(), title.clone())),
            "{route}: {title}"
        );
        page.one("meta[name='viewport']");
        page.one("meta[charset='utf-8']");
        assert_eq!(page.all("h1").len(), 1, "{route}");
        assert_eq!(page.all("main").len(), 1, "{route}");
        assert!(["rtl", "ltr"].contains(&page.one("html").attr("dir")), "{route}");
    }
}

#[test]
fn pages_ask_no_other_host_and_hold_no_script_of_their_own() {
    let site = sample().build();
    for route in site.pages().iter().filter(|route| route.ends_with('/') || *route == "/404.html") {
        let page = site.page(route);
        page.none("style").none("[style]").none("script:not([src]):not([type='application/ld+json'])");
        page.none("[onclick], [onload], iframe, base");
        for src in page
            .attributes("[src]", "src")
            .iter()
            .chain(&page.attributes("link[rel='stylesheet'], link[rel='preload'], link[rel='icon']", "href"))
        {
            assert!(!src.contains("//"), "{route}: {src}");
        }
    }
}

#[test]
fn words_of_the_other_direction_are_isolated() {
    let page = sample().build().page("/ar/articles/visit/");
    let isolated = page.all("#p2 bdi");
    assert!(
        isolated.iter().any(|bdi| bdi.text() == "OPEC+" && bdi.language() == ("en", "ltr")),
        "{}",
        page.one("#p2").html()
    );
}
