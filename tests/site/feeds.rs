//! What is read by programs: feeds, the sitemap, robots; and the pages that speak every language.

use quick_xml::{Reader, events::Event};

use crate::{
    harness::{BASE, SiteTest},
    sample::sample,
};

/// The texts of the elements with this name, and the attributes of each, by a strict XML parser.
fn elements(xml: &str, name: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut found: Vec<(String, Vec<(String, String)>)> = Vec::new();
    let mut is_in = false;
    loop {
        let event = reader.read_event().unwrap_or_else(|problem| panic!("{problem} in\n{xml}"));
        match event {
            Event::Start(start) | Event::Empty(start) if start.name().as_ref() == name => {
                let attribute = |attribute: quick_xml::events::attributes::Attribute<'_>| {
                    (attribute.key.as_ref().to_owned(), attribute.value.to_string())
                };
                let attributes = start.attributes().map(|each| attribute(each.unwrap())).collect();
                found.push((String::new(), attributes));
                is_in = true;
            }
            Event::Text(text) if is_in => found.last_mut().unwrap().0.push_str(&text),
            Event::GeneralRef(reference) if is_in => {
                let text = format!("&{};", &*reference);
                found.last_mut().unwrap().0.push_str(&quick_xml::escape::unescape(&text).unwrap());
            }
            Event::End(end) if end.name().as_ref() == name => is_in = false,
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn texts(xml: &str, name: &str) -> Vec<String> {
    elements(xml, name).into_iter().map(|(text, _)| text).collect()
}

fn attribute(xml: &str, name: &str, key: &str) -> Vec<String> {
    let attributes = elements(xml, name).into_iter().flat_map(|(_, attributes)| attributes);
    attributes.filter(|(known, _)| known == key).map(|(_, value)| value).collect()
}

#[test]
fn each_language_has_a_feed_of_its_articles() {
    let site = sample().build();
    let feed = site.text("/en/feed.xml");
    assert_eq!(attribute(&feed, "feed", "xml:lang"), ["en"]);
    assert_eq!(texts(&feed, "title"), ["Sharh", "A visit to Baku", "A summit in Baku"]);
    assert_eq!(texts(&feed, "published"), ["2023-04-19T00:00:00Z", "2023-03-01T00:00:00Z"]);
    assert_eq!(texts(&feed, "updated")[..2], ["2023-05-01T00:00:00Z", "2023-05-01T00:00:00Z"]);
    assert_eq!(texts(&feed, "summary"), ["The standfirst.", "Another standfirst."]);
    assert_eq!(texts(&feed, "id")[1], "https://example.org/en/articles/visit/");
    assert_eq!(texts(&feed, "name"), ["The Press"]);
    let arabic = site.text("/ar/feed.xml");
    assert_eq!(attribute(&arabic, "category", "term"), ["energy", "energy"]);
    assert_eq!(attribute(&arabic, "category", "label"), ["طاقة", "طاقة"]);
    assert_eq!(texts(&site.text("/ar/feed.xml"), "title")[1], "زيارة إلى باكو");
    let way =
        site.page("/en/articles/visit/").one("link[type='application/atom+xml']").attr("href").to_owned();
    assert_eq!(way, "../../feed.xml");
}

#[test]
fn a_feed_holds_the_whole_text_with_whole_addresses() {
    let site = sample().build();
    let feed = site.text("/en/feed.xml");
    let text = &texts(&feed, "content")[0];
    assert_eq!(attribute(&feed, "content", "xml:lang")[0], "en");
    assert_eq!(attribute(&feed, "content", "type")[0], "html");
    assert!(text.starts_with("<div lang=\"en\" dir=\"ltr\">"), "{text}");
    assert!(
        text.contains("The company bought <a class=\"term\" href=\"https://example.org/en/glossary/oil/\""),
        "{text}"
    );
    assert!(text.contains("&lt;from&gt;"), "{text}");
    assert!(text.contains("<img src=\"https://example.org/assets/map."), "{text}");
    assert!(!text.contains("=\"../"), "{text}");
    assert!(attribute(&feed, "media:content", "url")[0].starts_with("https://example.org/assets/map."));
    let arabic = site.text("/ar/feed.xml");
    assert!(texts(&arabic, "content")[0].starts_with("<div lang=\"ar\" dir=\"rtl\">"));
}

#[test]
fn hostile_titles_leave_feeds_and_sitemaps_whole() {
    let site = SiteTest::new()
        .at(BASE)
        .file("seeds/x.en.txt", "A <b> & \"c\" ]]> 'd'\n<S> & t\nText.\n")
        .file("sharh.toml", "title = \"<T> & u\"\n[description]\nen = \"<D>\"\n")
        .build();
    site.no_diagnostics();
    let feed = site.text("/en/feed.xml");
    assert_eq!(texts(&feed, "title"), ["<T> & u", "A <b> & \"c\" ]]> 'd'"]);
    assert_eq!(texts(&feed, "summary"), ["<S> & t"]);
    elements(&site.text("/sitemap.xml"), "loc");
}

#[test]
fn the_sitemap_holds_every_written_page_with_its_translations() {
    let site = sample().file("seeds/only.ar.txt", "عنوان\nمقدمة\nنص\n").build();
    let sitemap = site.text("/sitemap.xml");
    let locations = texts(&sitemap, "loc");
    for location in [
        "ar/",
        "en/",
        "en/articles/visit/",
        "ar/articles/visit/",
        "en/glossary/baku/",
        "ar/articles/only/",
        "en/timeline/",
        "ar/method/",
    ] {
        assert!(locations.contains(&format!("{BASE}{location}")), "{location}");
    }
    assert!(!locations.contains(&format!("{BASE}en/articles/only/")));
    assert!(!locations.iter().any(|location| location.contains("404") || location.contains("assets")));
    assert_eq!(locations.len(), locations.iter().collect::<std::collections::BTreeSet<_>>().len());
    let alternates = attribute(&sitemap, "xhtml:link", "hreflang");
    assert!(alternates.iter().all(|tag| ["ar", "en", "x-default"].contains(&tag.as_str())), "{alternates:?}");
}

#[test]
fn translations_in_the_head_are_those_of_the_sitemap_and_name_one_another() {
    let site = sample().build();
    let sitemap = site.text("/sitemap.xml");
    for route in ["/ar/articles/visit/", "/en/articles/visit/", "/en/glossary/baku/", "/ar/timeline/"] {
        let page = site.page(route);
        let alternates = page.all("link[rel='alternate'][hreflang]");
        let tags: Vec<&str> = alternates.iter().map(|link| link.attr("hreflang")).collect();
        assert_eq!(tags, ["ar", "en", "x-default"], "{route}");
        let rest = &route[3..];
        let ways: Vec<&str> = alternates.iter().map(|link| link.attr("href")).collect();
        assert_eq!(
            ways,
            [format!("{BASE}ar{rest}"), format!("{BASE}en{rest}"), format!("{BASE}ar{rest}")],
            "{route}"
        );
        for way in ways {
            assert!(sitemap.contains(&format!("<loc>{way}</loc>")), "{way}");
        }
    }
    assert_eq!(site.page("/en/").one("link[hreflang='x-default']").attr("href"), BASE);
}

#[test]
fn every_entry_of_the_sitemap_has_the_alternates_of_its_page() {
    let site = sample().file("seeds/only.ar.txt", "عنوان\nمقدمة\nنص\n").build();
    let sitemap = site.text("/sitemap.xml");
    let entries: Vec<&str> =
        sitemap.split("<url>").skip(1).map(|entry| entry.split("</url>").next().unwrap()).collect();
    assert!(entries.len() > 20);
    for entry in entries {
        let location = &texts(entry, "loc")[0];
        let tags = attribute(entry, "xhtml:link", "hreflang");
        let ways = attribute(entry, "xhtml:link", "href");
        let page = site.page(&location.replace(BASE, "/"));
        assert_eq!(tags, page.attributes("link[rel='alternate'][hreflang]", "hreflang"), "{location}");
        assert_eq!(ways, page.attributes("link[rel='alternate'][hreflang]", "href"), "{location}");
        assert_eq!(tags.iter().filter(|tag| *tag == "x-default").count(), 1, "{location}");
    }
}

#[test]
fn robots_are_shown_the_sitemap() {
    let robots = sample().build().text("/robots.txt");
    assert!(robots.contains("User-agent: *") && robots.contains("Sitemap: https://example.org/sitemap.xml"));
}

#[test]
fn the_first_page_chooses_a_language_without_script() {
    let page = sample().build().page("/");
    let ways = page.all("main a[hreflang]");
    let shown: Vec<_> = ways.iter().map(|link| (link.attr("href"), link.text(), link.language())).collect();
    assert_eq!(
        shown,
        [("ar/", "العربية".to_owned(), ("ar", "rtl")), ("en/", "English".to_owned(), ("en", "ltr"))]
    );
    assert_eq!(page.one("link[rel='canonical']").attr("href"), BASE);
}

#[test]
fn a_lost_reader_is_met_in_every_language() {
    let page = sample().build().page("/404.html");
    page.speaks("Page not found", "en", "ltr").speaks("There is no page at this address", "en", "ltr");
    assert_eq!(page.one("meta[name='robots']").attr("content"), "noindex");
    page.none("link[rel='canonical']").none("link[hreflang]");
    let ways = page.attributes("main a", "href");
    for way in ["/ar/", "/en/", "/ar/glossary/", "/en/articles/"] {
        assert!(ways.iter().any(|known| known == way), "{way} in {ways:?}");
    }
    // The address it is shown at can be of any depth.
    assert!(page.one("link[rel='stylesheet']").attr("href").starts_with("/assets/"));
}

#[test]
fn a_language_without_articles_has_no_feed() {
    let site = SiteTest::new()
        .file(
            "sharh.toml",
            format!("languages = [\"ar\", \"en\"]\ntitle = \"Sharh\"\nbase-url = \"{BASE}\"\n"),
        )
        .file("seeds/x.ar.txt", "عنوان\nمقدمة\nنص.\n")
        .build();
    assert!(site.has_route("/ar/feed.xml") && !site.has_route("/en/feed.xml"));
    site.page("/en/").none("[href$='feed.xml']");
}

#[test]
fn the_first_page_of_a_site_in_one_language_leads_on() {
    let site = SiteTest::new()
        .file("sharh.toml", "languages = [\"en\"]\ntitle = \"Sharh\"\n")
        .file("seeds/x.txt", "Title\nStandfirst\nText.\n")
        .build();
    assert_eq!(site.page("/").one("meta[http-equiv='refresh']").attr("content"), "0; url=en/");
    sample().build().page("/").none("meta[http-equiv='refresh']");
}
