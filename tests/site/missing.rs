//! A missing translation is never a hole: the page exists in both trees and says what it is.

use crate::harness::{BASE, SiteTest};

fn arabic_only() -> crate::harness::Built {
    SiteTest::new()
        .at(BASE)
        .file("seeds/x.ar.txt", "زيارة إلى باكو\nمقدمة الخبر.\nالفقرة الأولى.\n")
        .file(
            "content/glossary/baku.ar.md",
            "+++\ntitle = \"باكو\"\nsummary = \"عاصمة أذربيجان.\"\n+++\n\nمدينة.\n",
        )
        .file("content/context/oil.en.md", "+++\ntitle = \"Oil\"\nsummary = \"A trade.\"\n+++\n\nBarrels.\n")
        .build()
}

#[test]
fn the_page_is_in_both_trees_and_says_what_is_missing() {
    let site = arabic_only();
    site.no_diagnostics();
    for (route, notice, text, lang, dir) in [
        (
            "/en/articles/x/",
            "has not been translated into English yet. It is shown in Arabic",
            "الفقرة الأولى.",
            "ar",
            "rtl",
        ),
        ("/en/glossary/baku/", "has not been translated into English yet", "مدينة.", "ar", "rtl"),
        ("/ar/context/oil/", "لم تُترجم هذه الصفحة إلى العربية بعد", "Barrels.", "en", "ltr"),
    ] {
        let page = site.page(route);
        let (page_lang, page_dir) = if lang == "ar" { ("en", "ltr") } else { ("ar", "rtl") };
        page.has(notice).speaks(notice, page_lang, page_dir).speaks(text, lang, dir);
        let root = page.one("html");
        assert_eq!((root.attr("lang"), root.attr("dir")), (page_lang, page_dir), "{route}");
        assert_eq!(page.one("h1").all("bdi")[0].language(), (lang, dir), "{route}: the title is data");
    }
}

#[test]
fn its_canonical_address_is_the_version_that_exists() {
    let site = arabic_only();
    for (route, canonical) in [
        ("/en/articles/x/", "https://example.org/ar/articles/x/"),
        ("/ar/articles/x/", "https://example.org/ar/articles/x/"),
        ("/en/glossary/baku/", "https://example.org/ar/glossary/baku/"),
        ("/ar/context/oil/", "https://example.org/en/context/oil/"),
    ] {
        assert_eq!(site.page(route).one("link[rel='canonical']").attr("href"), canonical, "{route}");
    }
}

#[test]
fn search_engines_are_not_led_to_it() {
    let site = arabic_only();
    let page = site.page("/en/articles/x/");
    page.none("link[rel='alternate'][hreflang]");
    // The canonical address says where to go; `noindex` beside it would say the contrary.
    page.none("meta[name='robots']");
    let own = site.page("/ar/articles/x/");
    own.none("meta[name='robots']");
    assert_eq!(own.attributes("link[rel='alternate'][hreflang]", "hreflang"), ["ar", "x-default"]);
    let sitemap = site.text("/sitemap.xml");
    assert!(sitemap.contains("<loc>https://example.org/ar/articles/x/</loc>"));
    assert!(!sitemap.contains("https://example.org/en/articles/x/"), "{sitemap}");
    assert!(!site.has_route("/en/feed.xml"), "a feed of nothing");
}

#[test]
fn without_an_address_of_the_site_it_is_kept_from_search_engines() {
    let site = SiteTest::new().file("seeds/x.ar.txt", "عنوان\nمقدمة\nنص\n").build();
    let page = site.page("/en/articles/x/");
    page.none("link[rel='canonical']");
    assert_eq!(page.one("meta[name='robots']").attr("content"), "noindex");
    site.page("/ar/articles/x/").none("meta[name='robots']");
}

#[test]
fn readers_can_still_switch_and_find_it_in_lists() {
    let site = arabic_only();
    let way = site.page("/ar/articles/x/").attributes("header a[hreflang='en']", "href");
    assert_eq!(way, ["../../../en/articles/x/"]);
    let home = site.page("/en/");
    home.speaks("زيارة إلى باكو", "ar", "rtl");
    site.page("/en/glossary/").speaks("عاصمة أذربيجان.", "ar", "rtl");
}

#[test]
fn a_paragraph_that_is_missing_says_so_in_the_language_of_the_page() {
    let site = SiteTest::new()
        .file("seeds/x.ar.txt", "عنوان\nمقدمة\nأ\n…\n")
        .file("seeds/x.en.txt", "Title\nStandfirst\nOne.\nTwo.\n")
        .build();
    site.page("/ar/articles/x/").speaks("لم تُترجم هذه الفقرة", "ar", "rtl");
    site.page("/en/articles/x/").speaks("This paragraph has not been translated yet", "en", "ltr");
}

#[test]
fn what_a_machine_or_a_beginner_translated_is_marked() {
    let text = |status: &str| {
        format!("+++\nstatus = \"{status}\"\ntranslator = \"Layla\"\n+++\nTitle\nStandfirst\nText.\n")
    };
    for (status, notice) in [("machine", "made by a machine"), ("draft", "This translation is a draft")] {
        let site = SiteTest::new().file("seeds/x.en.txt", text(status)).build();
        site.no_diagnostics();
        site.page("/en/articles/x/").has(notice).has("Translated by Layla");
    }
    let site = SiteTest::new().file("seeds/x.en.txt", text("reviewed")).build();
    site.page("/en/articles/x/").lacks("machine").lacks("draft");
}
