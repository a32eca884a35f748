//! Where pages stand, and how they lead to one another.

use crate::harness::{BASE, SiteTest};

#[test]
fn a_version_may_have_an_address_in_its_own_letters() {
    let site = SiteTest::new()
        .at(BASE)
        .file("seeds/visit.ar.txt", "+++\nslug = \"زيارة\"\n+++\nعنوان\nمقدمة\nنص\n")
        .file("seeds/visit.en.txt", "Title\nStandfirst\nText\n")
        .file("content/context/c.en.md", "+++\ntitle = \"C\"\n+++\n\n[it](article:visit#p1)\n")
        .build();
    site.no_diagnostics();
    assert!(site.has_route("/ar/articles/زيارة/") && !site.has_route("/ar/articles/visit/"));
    let page = site.page("/en/articles/visit/");
    assert_eq!(page.attributes("header a[hreflang='ar']", "href"), ["../../../ar/articles/زيارة/"]);
    let alternate = page.one("link[hreflang='ar']").attr("href").to_owned();
    assert_eq!(alternate, "https://example.org/ar/articles/%D8%B2%D9%8A%D8%A7%D8%B1%D8%A9/");
    assert_eq!(
        site.page("/ar/context/c/").one(".text a[href*='articles']").attr("href"),
        "../../articles/زيارة/#p1"
    );
}

#[test]
fn every_link_inside_the_site_is_relative() {
    let site = crate::sample::sample().build();
    site.no_diagnostics();
    for route in site.pages().iter().filter(|route| route.ends_with('/')) {
        let page = site.page(route);
        let ways = page.attributes("a[href], link[rel='stylesheet']", "href");
        let loaded = page.attributes("img, script[src]", "src");
        for way in ways.iter().chain(&loaded) {
            let is_outside =
                way.starts_with("https://") && !way.starts_with(BASE) || way.starts_with("mailto:");
            assert!(is_outside || !way.contains("://") && !way.starts_with('/'), "{route}: {way}");
        }
    }
}

#[test]
fn what_is_absolute_follows_the_address_of_the_site() {
    let site = SiteTest::new()
        .file("sharh.toml", "base-url = \"https://news.example/explained\"")
        .file("seeds/x.en.txt", "Title\nStandfirst\nText\n")
        .build();
    let page = site.page("/en/articles/x/");
    assert_eq!(
        page.one("link[rel='canonical']").attr("href"),
        "https://news.example/explained/en/articles/x/"
    );
    assert!(site.text("/robots.txt").contains("Sitemap: https://news.example/explained/sitemap.xml"));
    // A host shows the page of lost addresses at any depth.
    let lost = site.page("/404.html");
    assert!(lost.attributes("main a", "href").iter().all(|way| way.starts_with("/explained/")));
}

#[test]
fn without_an_address_nothing_absolute_is_invented() {
    let site = SiteTest::new().file("seeds/x.en.txt", "Title\nStandfirst\nText\n").build();
    assert!(!site.has_route("/sitemap.xml") && !site.has_route("/en/feed.xml"));
    let page = site.page("/en/articles/x/");
    page.none("link[rel='canonical']").none("link[hreflang]").none("meta[property='og:url']");
    page.none("link[type='application/atom+xml']");
    assert_eq!(site.text("/robots.txt"), "User-agent: *\nAllow: /\n");
}

#[test]
fn drafts_take_part_only_when_asked_for() {
    let files = || {
        SiteTest::new()
            .at(BASE)
            .file("seeds/x.en.txt", "Draft article\nStandfirst\nText\n")
            .file("seeds/x.toml", "draft = true\ndate = 2023-01-01\n")
            .file("content/context/c.en.md", "+++\ntitle = \"Draft page\"\n+++\n\nText.\n")
            .file("content/context/c.toml", "draft = true\n")
            .file("content/pages/a.en.md", "+++\ntitle = \"Draft about\"\n+++\n\nText.\n")
            .file("content/pages/a.toml", "draft = true\n")
    };
    let hidden = files().build();
    hidden.no_diagnostics();
    for route in hidden.pages() {
        assert!(!hidden.text(&route).contains("Draft"), "{route}");
    }
    let shown = files().with_drafts().build();
    shown.page("/en/").has("Draft article");
    for route in ["/en/articles/x/", "/en/context/c/", "/en/a/"] {
        assert!(shown.has_route(route), "{route}");
    }
}

#[test]
fn a_link_to_a_draft_leads_nowhere() {
    let site = SiteTest::new()
        .file("seeds/x.en.txt", "Title\nStandfirst\nText\n")
        .file("seeds/x.toml", "draft = true\n")
        .file("content/context/c.en.md", "+++\ntitle = \"C\"\n+++\n\n[it](article:x)\n")
        .build();
    assert_eq!(
        site.only_diagnostic("dead-link", "content/context/c.en.md:5:1").message,
        "the article `x` is a draft, and drafts are not published"
    );
}
