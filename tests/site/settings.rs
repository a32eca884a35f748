//! What holds for the whole site: words, templates, the theme, languages and their formats.

use crate::{harness::SiteTest, sample::sample};

#[test]
fn a_site_may_have_words_of_its_own() {
    let site = sample().file("words/ar.toml", "home = \"البداية\"\n").build();
    site.no_diagnostics();
    site.page("/ar/articles/visit/").has("البداية").lacks("الرئيسية");
    site.page("/en/articles/visit/").has("Home");
}

#[test]
fn a_template_of_the_site_takes_the_place_of_the_built_in_one() {
    let own = "{% extends \"base.html\" %}{% block content %}<h1>{{ page.title.html }}</h1><p id=\"own\">{{ summary.text }}</p>{% endblock %}";
    let site = sample().file("templates/term.html", own).build();
    site.no_diagnostics();
    assert_eq!(site.page("/en/glossary/baku/").one("#own").text(), "The capital of Azerbaijan.");
    site.page("/en/articles/visit/").none("#own").one("#p1");
}

#[test]
fn a_part_of_a_template_can_be_replaced_alone() {
    let site = sample().file("templates/parts/footer.html", "<footer id=\"own\">Ours</footer>").build();
    site.no_diagnostics();
    for route in ["/en/", "/ar/articles/visit/", "/en/glossary/"] {
        assert_eq!(site.page(route).one("#own").text(), "Ours", "{route}");
    }
}

#[test]
fn a_theme_file_of_the_site_joins_the_built_in_ones_or_replaces_one() {
    let css = |site: &crate::harness::Built| {
        let way = site.page("/en/").one("link[rel='stylesheet']").attr("href").to_owned();
        site.text(&way.replacen("..", "", 1))
    };
    let plain = sample().build();
    let more = sample().file("theme/zz-own.css", ".own { color: red }\n").build();
    more.no_diagnostics();
    let (before, after) = (css(&plain), css(&more));
    assert!(after.starts_with(before.trim_end()) && after.contains(".own { color: red }"));
    let charts = sample().file("theme/60-charts.css", "/* none */\n").build();
    assert!(css(&charts).len() + 1000 < before.len());
}

#[test]
fn the_address_of_an_asset_changes_with_its_content() {
    let way = |css: &str| {
        let site = sample().file("theme/zz-own.css", css).build();
        site.page("/en/").one("link[rel='stylesheet']").attr("href").to_owned()
    };
    assert_ne!(way("a{}"), way("b{}"));
    assert_eq!(way("a{}"), way("a{}"));
}

#[test]
fn a_stylesheet_finds_the_files_of_its_theme() {
    let site = sample()
        .file("theme/fonts/own.woff2", "wOF2")
        .file("theme/own.css", "@font-face { src: url(\"fonts/own.woff2\") }")
        .file("theme/README.md", "not for browsers")
        .build();
    site.no_diagnostics();
    let font =
        site.routes().into_iter().find(|route| route.contains("/own.") && route.contains(".woff2")).unwrap();
    let style = site.routes().into_iter().find(|route| route.contains(".css")).unwrap();
    assert!(site.text(&style).contains(&format!("url(\"{}\")", font.trim_start_matches("/assets/"))));
    assert!(!site.routes().iter().any(|route| route.contains(".md")));
}

#[test]
fn dates_and_digits_are_written_as_the_site_wishes() {
    let date = |formats: &str| {
        let site = sample().file("sharh.toml", format!("[formats]\nar = \"{formats}\"\n")).build();
        site.no_diagnostics();
        site.page("/ar/articles/visit/").all("main time[datetime='2023-04-19']")[0].text()
    };
    assert_eq!(date("ar"), "19 أبريل 2023");
    assert_eq!(date("ar-SY"), "19 نيسان 2023");
    assert_eq!(date("ar-u-nu-arab"), "١٩ أبريل ٢٠٢٣");
    let english = |formats: &str| {
        let site = sample().file("sharh.toml", format!("[formats]\nen = \"{formats}\"\n")).build();
        site.page("/en/articles/visit/").all("main time[datetime='2023-04-19']")[0].text()
    };
    assert_eq!(
        (english("en-GB"), english("en-US")),
        ("19 April 2023".to_owned(), "April 19, 2023".to_owned())
    );
}

#[test]
fn any_language_works_by_construction() {
    for (tag, dir, text, date) in [
        ("he", "rtl", "ביקור בבאקו\nתקציר.\nפסקה ראשונה.\n", "19 באפריל 2023"),
        ("fa", "rtl", "سفر به باکو\nخلاصه.\nبند اول.\n", "آوریل"),
        ("ur", "rtl", "باکو کا دورہ\nخلاصہ۔\nپہلا پیراگراف۔\n", "اپریل"),
        ("fr", "ltr", "Visite à Bakou\nChapeau.\nPremier paragraphe.\n", "19 avril 2023"),
        ("az-Latn", "ltr", "Bakıya səfər\nXülasə.\nBirinci abzas.\n", "aprel 2023"),
        ("ckb", "rtl", "سەردان\nپوختە.\nبڕگەی یەکەم.\n", "2023"),
    ] {
        let site = SiteTest::new()
            .at(crate::harness::BASE)
            .file("sharh.toml", format!("languages = [\"{tag}\", \"en\"]\n"))
            .file(&format!("seeds/x.{tag}.txt"), text)
            .file("seeds/x.en.txt", "Title\nStandfirst\nText.\n")
            .file("seeds/x.toml", format!("date = 2023-04-19\noriginal = \"{tag}\"\n"))
            .file(&format!("content/glossary/t.{tag}.md"), "+++\ntitle = \"Test\"\nsummary = \"S.\"\n+++\n")
            .build();
        let said = site.only_diagnostic("missing-words", &format!("words/{tag}.toml"));
        assert!(!said.is_error() && said.message.contains("shown in English"), "{said:?}");
        let page = site.page(&format!("/{tag}/articles/x/"));
        let root = page.one("html");
        assert_eq!((root.attr("lang"), root.attr("dir")), (tag, dir));
        page.speaks("Text.", "en", "ltr");
        let shown = page.texts("main time[datetime='2023-04-19']");
        assert!(shown[0].contains(date), "{tag}: {shown:?}");
        assert_eq!(page.errors(), [""; 0], "{tag}");
        site.page("/en/articles/x/").one(&format!("link[hreflang='{tag}']"));
    }
}

#[test]
fn a_site_may_speak_three_languages_or_one() {
    let three = SiteTest::new()
        .file("sharh.toml", "languages = [\"ar\", \"en\", \"he\"]\n")
        .file("seeds/x.ar.txt", "عنوان\nمقدمة\nنص\n")
        .file("seeds/x.en.txt", "T\nS\nText.\n")
        .file("seeds/x.he.txt", "כותרת\nתקציר\nטקסט\n")
        .build();
    let page = three.page("/en/articles/x/");
    page.speaks("טקסט", "he", "rtl").speaks("نص", "ar", "rtl");
    assert_eq!(page.attributes("header a[hreflang]", "hreflang"), ["ar", "he"]);
    let one = SiteTest::new()
        .file("sharh.toml", "languages = [\"en\"]")
        .file("seeds/x.txt", "T\nS\nText.\n")
        .build();
    one.no_diagnostics();
    one.page("/en/articles/x/").none("header a[hreflang]");
    assert!(!one.pages().iter().any(|route| route.starts_with("/ar/")));
}

#[test]
fn the_limit_of_a_file_can_be_set() {
    let seed = format!("T\nS\n{}\n", "x".repeat(3000));
    let site =
        SiteTest::new().file("seeds/x.en.txt", seed).file("sharh.toml", "[limits]\nfile-kib = 1\n").build();
    let said = site.only_diagnostic("too-large", "seeds/x.en.txt");
    assert_eq!(said.message, "this file has 2 KiB, more than the 1 KiB that are read");
    site.change("sharh.toml", "[limits]\nfile-kib = 3\n").rebuild().no_diagnostics();
}

#[test]
fn publisher_and_tags_are_named_in_the_language_of_the_page() {
    let site = sample().build();
    site.page("/ar/articles/visit/").speaks("دار النشر", "ar", "rtl").speaks("طاقة", "ar", "rtl");
    site.page("/en/articles/visit/").speaks("The Press", "en", "ltr").speaks("Energy", "en", "ltr");
}

#[test]
fn a_tag_without_a_name_is_shown_as_it_is_written() {
    let site = SiteTest::new()
        .file("seeds/x.en.txt", "T\nS\nText.\n")
        .file("seeds/x.toml", "tags = [\"gas\"]")
        .build();
    site.no_diagnostics();
    site.page("/en/articles/x/").has("gas");
}

#[test]
fn the_source_of_an_article_is_credited() {
    let site = sample().build();
    let page = site.page("/en/articles/visit/");
    assert_eq!(page.one("main header a[href='https://paper.example/1']").text(), "The Paper");
    page.has("A. Author").has("By permission").has("Translated from Arabic");
    site.page("/ar/articles/visit/").has("الصحيفة");
}

#[test]
fn the_picture_of_an_article_has_its_size_and_its_words() {
    let site = sample()
        .file("seeds/visit.en.txt", "+++\nimage-alt = \"A map of the Caspian\"\n+++\nT\nS\nOne.\nTwo.\n")
        .build();
    let image = site.page("/en/articles/visit/");
    let image = image.one("main img[alt='A map of the Caspian']");
    assert_eq!((image.attr("width"), image.attr("height")), ("3", "2"));
}

#[test]
fn a_site_chooses_its_accent_and_its_logo() {
    let settings = "[theme]\naccent = \"#0b4f3c\"\nlogo = { light = \"mark.svg\", dark = \"night.svg\" }\n";
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 1\"/>";
    let site = sample()
        .file("sharh.toml", format!("{}\n{settings}", crate::sample::SETTINGS))
        .file("theme/mark.svg", picture)
        .file("theme/night.svg", format!("{picture}\n"))
        .build();
    site.no_diagnostics();
    let page = site.page("/en/articles/visit/");
    let logo = page.one(".top .site img");
    assert_eq!((logo.attr("alt"), page.one(".top .site").text().trim()), ("Sharh", ""));
    assert!(site.has_route(&logo.attr("src").replacen("../../..", "", 1)));
    assert_eq!(page.one(".top .site source").attr("media"), "(prefers-color-scheme: dark)");
    let style = page.one("link[rel='stylesheet']").attr("href").replacen("../../..", "", 1);
    assert!(site.text(&style).contains("--rubric: light-dark(#0b4f3c, #"));
}

#[test]
fn an_accent_that_cannot_be_read_and_a_logo_that_is_not_there_are_named() {
    let with = |line: &str| {
        sample().file("sharh.toml", format!("{}\n[theme]\n{line}\n", crate::sample::SETTINGS)).build()
    };
    let site = with("accent = \"#e07000\"");
    assert!(site.only_diagnostic("bad-accent", "sharh.toml:20:10").message.contains("2.7 : 1"));
    let site = with("logo = \"wordmrak.svg\"");
    assert!(site.only_diagnostic("missing-logo", "sharh.toml:20:8").help.contains("`wordmark.svg`"));
}
