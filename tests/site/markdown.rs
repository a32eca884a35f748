//! What authors may write in Markdown, and what becomes of it.

use crate::{
    harness::{Built, SiteTest},
    page::Page,
    sample::PIXEL,
};

fn site(text: &str) -> Built {
    let site = SiteTest::new()
        .file("content/context/x.en.md", format!("+++\ntitle = \"T\"\n+++\n\n{text}\n"))
        .file("content/context/map.png", PIXEL)
        .build();
    site.no_diagnostics();
    site
}

fn page(text: &str) -> Page {
    site(text).page("/en/context/x/")
}

#[test]
fn paragraphs_and_emphasis() {
    let page = page("One *two* **three** ~~four~~ `five`\\\nsix\n\n---\n\n> Said.");
    for (css, text) in [("#p1 em", "two"), ("#p1 strong", "three"), ("#p1 s", "four"), ("#p1 code", "five")] {
        assert_eq!(page.one(css).text(), text, "{css}");
    }
    assert_eq!(page.one("#p1 code").attr("dir"), "ltr");
    assert_eq!(page.one("#p2 blockquote p").text(), "Said.");
    page.one("#p1 br");
    page.one(".text hr");
}

#[test]
fn lists_and_tasks() {
    let page = page("* a\n  * b\n\n3. c\n4. d\n\n- [x] done\n- [ ] open");
    assert_eq!(page.all("#p1 > ul > li > ul > li").len(), 1);
    assert_eq!(page.one("#p2 ol").attr("start"), "3");
    let boxes = page.all("#p3 input[type='checkbox'][disabled]");
    assert_eq!(boxes.iter().map(|tick| tick.maybe("checked").is_some()).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn tables_have_heads_and_scroll_where_they_are_wide() {
    let page = page("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |");
    let heads = page.all("#p1 thead th[scope='col']");
    assert_eq!(heads.iter().map(crate::page::Element::text).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(page.texts("#p1 tbody td"), ["1", "2", "3"]);
    let scroll = page.one("#p1 [role='group']");
    assert_eq!((scroll.attr("tabindex"), scroll.attr("aria-label")), ("0", "Table"));
    assert_eq!(page.attributes("#p1 td[class]", "class"), ["start", "center", "end figure"]);
}

#[test]
fn a_column_of_figures_is_known_by_most_of_its_cells() {
    let page = page(
        "| year | share | name | sum |\n|--:|--:|--:|---|\n| 2014–18 | ≈ 43% | ab 1 | 1 |\n| 2016–20 | n/a | cd | 2 |\n| | 1,200.50 | 3 | 3 |\n\nText.",
    );
    assert_eq!(page.attributes("#p1 th[class]", "class"), ["end figure", "end figure", "end"]);
    assert_eq!(page.attributes("#p1 td.figure", "class").len(), 6);
}

#[test]
fn code_runs_from_left_to_right_everywhere() {
    let text = "+++\ntitle = \"ع\"\n+++\n\n`a < b` وبعده\n\n```rust\nlet a = \"<b>\";\n```\n";
    let site = SiteTest::new().file("content/context/x.ar.md", text).build();
    site.no_diagnostics();
    let page = site.page("/ar/context/x/");
    assert_eq!(page.one("#p1 code").attr("dir"), "ltr");
    assert_eq!(page.one("#p1 code").text(), "a < b");
    assert_eq!(page.one("#p2 pre").attr("dir"), "ltr");
    assert_eq!(page.one("#p2 pre").text(), "let a = \"<b>\";");
}

#[test]
fn footnotes_lead_there_and_back() {
    let page = page("One[^a] and two[^b], one again[^a].\n\n[^b]: Second *note*.\n\n[^a]: First note.");
    let ids = page.ids();
    let marks = page.all("#p1 sup a");
    assert_eq!(marks.iter().map(crate::page::Element::text).collect::<Vec<_>>(), ["1", "2", "1"]);
    for mark in marks {
        assert!(ids.contains(&mark.attr("href")[1..]), "{}", mark.html());
    }
    let notes = page.all("section.footnotes li");
    assert!(notes[0].text().starts_with("First note.") && notes[1].text().starts_with("Second note."));
    for note in notes {
        let back = note.all("a").pop().unwrap();
        assert!(ids.contains(&back.attr("href")[1..]), "{}", back.html());
    }
}

#[test]
fn definition_lists() {
    let page = page("Matn\n: The text.\n\nSharh\n: The commentary.\n");
    assert_eq!(page.texts("#p1 dt"), ["Matn", "Sharh"]);
    assert_eq!(page.texts("#p1 dd"), ["The text.", "The commentary."]);
}

#[test]
fn alerts_say_what_they_are() {
    let page = page("> [!NOTE]\n> Mind this.\n\n> [!WARNING]\n> And this.");
    let alerts = page.all(".text aside.alert[role='note']");
    assert_eq!((alerts[0].attr("aria-label"), alerts[1].attr("aria-label")), ("Note", "Warning"));
    assert!(alerts[0].text().starts_with("Note") && alerts[0].text().contains("Mind this."));
    assert!(alerts[1].text().starts_with("Warning"));
}

#[test]
fn headings_have_unique_ids_in_the_letters_of_their_language() {
    let text = "+++\ntitle = \"ع\"\n+++\n\n## ماذا حدث؟\n\nنص.\n\n## ماذا حدث؟\n\nنص.\n\n### اسمي {#mine}\n\nنص.\n\n# أول\n\nنص.\n";
    let site = SiteTest::new().file("content/context/x.ar.md", text).build();
    site.no_diagnostics();
    let page = site.page("/ar/context/x/");
    assert_eq!(page.attributes(".text h2", "id"), ["ماذا-حدث", "ماذا-حدث-2", "أول"]);
    assert_eq!(page.one("h3").attr("id"), "mine");
    assert_eq!(page.all("h1").len(), 1, "a page has one heading of the first level: its title");
    let contents = page.attributes("nav.contents a", "href");
    assert_eq!(contents[0], "#ماذا-حدث");
}

#[test]
fn a_heading_may_be_called_like_a_part_of_the_page() {
    // The page has parts of its own with these ids.
    let names = [
        "Content",
        "Contents",
        "Terms",
        "Preview",
        "Sources",
        "Top",
        "Main",
        "Search",
        "Footnotes",
        "Term oil",
        "Source a",
    ];
    let headings: String = names.map(|name| format!("## {name}\n\nText about oil.\n\n")).concat();
    let site = SiteTest::new()
        .file("content/context/x.en.md", format!("+++\ntitle = \"T\"\n+++\n\n{headings}"))
        .file("content/glossary/oil.en.md", "+++\ntitle = \"oil\"\nsummary = \"S.\"\n+++\n")
        .file("seeds/x.en.md", format!("+++\ntitle = \"T\"\n+++\n\n{headings}"))
        .build();
    site.no_diagnostics();
    for route in ["/en/context/x/", "/en/articles/x/", "/ar/articles/x/"] {
        site.page(route).ids();
    }
}

#[test]
fn an_id_that_the_page_needs_cannot_be_set() {
    let site = SiteTest::new()
        .file("content/context/x.en.md", "+++\ntitle = \"T\"\n+++\n\n## A {#terms}\n\nText.\n")
        .build();
    let said = site.only_diagnostic("bad-id", "content/context/x.en.md:5:1");
    assert_eq!(said.message, "`terms` cannot be the id of a heading");
}

#[test]
fn both_versions_of_an_article_may_have_a_heading_of_one_name() {
    let text = |title: &str| {
        format!("+++\ntitle = \"{title}\"\n+++\n\n## 2020\n\nText.\n\n## 2021 {{#later}}\n\nText.\n")
    };
    let site = SiteTest::new().file("seeds/x.ar.md", text("ع")).file("seeds/x.en.md", text("E")).build();
    site.no_diagnostics();
    for route in ["/ar/articles/x/", "/en/articles/x/"] {
        let ids = site.page(route).ids();
        assert!(ids.contains("2020") && ids.contains("2020-en") && ids.contains("later"), "{ids:?}");
    }
}

#[test]
fn a_picture_is_copied_under_its_digest_and_keeps_its_room() {
    let site = site("Text ![A map of *Baku*](map.png \"The old town\")");
    let page = site.page("/en/context/x/");
    let picture = page.one("#p1 img");
    assert_eq!((picture.attr("width"), picture.attr("height")), ("3", "2"));
    assert_eq!((picture.attr("alt"), picture.attr("loading")), ("A map of Baku", "lazy"));
    page.has("The old town");
    let src = picture.attr("src");
    let name = src.strip_prefix("../../../assets/map.").and_then(|rest| rest.strip_suffix(".png"));
    assert!(name.is_some_and(|digest| digest.len() >= 8), "{src}");
    assert_eq!(site.bytes(&src.replacen("../../..", "", 1)), PIXEL);
}

#[test]
fn pictures_may_be_drawings_and_their_names_in_capitals() {
    let drawing =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 480\"><path d=\"M0 0h9\"/></svg>";
    let site = SiteTest::new()
        .file("content/context/x.en.md", "# T\n\n![Map](map.svg)\n\n![Shot](Shot.PNG)\n")
        .file("content/context/map.svg", drawing)
        .file("content/context/Shot.PNG", PIXEL)
        .build();
    site.no_diagnostics();
    let page = site.page("/en/context/x/");
    let map = page.one("#p1 img");
    assert_eq!((map.attr("width"), map.attr("height")), ("640", "480"));
    assert_eq!(site.text(&map.attr("src").replacen("../../..", "", 1)), drawing);
    assert_eq!(page.one("#p2 img").attr("width"), "3");
    let site = site.change("content/context/map.svg", drawing.replace("<path", "<script/><path")).rebuild();
    site.only_diagnostic("bad-picture", "content/context/map.svg:1:63");
}

#[test]
fn a_title_keeps_the_signs_of_its_last_word() {
    for (line, title) in [("# About C#", "About C#"), ("# About C ##", "About C"), ("# F# #", "F#")] {
        let site = SiteTest::new().file("content/context/x.en.md", format!("{line}\n\nText.\n")).build();
        assert_eq!(site.no_diagnostics().page("/en/context/x/").one("h1").text(), title, "{line}");
    }
}

#[test]
fn a_link_to_a_heading_of_the_later_language_leads_to_its_own() {
    let text = |more: &str| format!("+++\ntitle = \"T\"\n+++\n\n## Why\n\nSee [why](#why).{more}\n");
    let site = SiteTest::new().file("seeds/x.ar.md", text("")).file("seeds/x.en.md", text("")).build();
    let ways = |site: &Built| site.page("/en/articles/x/").attributes(".row a[href^='#why']", "href");
    assert_eq!(ways(site.no_diagnostics()), ["#why-en", "#why"]);
    let site =
        site.change("seeds/x.ar.md", text("").replace("## Why", "## How").replace("#why", "#how")).rebuild();
    assert_eq!(ways(site.no_diagnostics()), ["#why"]);
    site.change("seeds/x.en.md", text(" [gone](#when)"))
        .rebuild()
        .only_diagnostic("dead-link", "seeds/x.en.md:7:18");
}

#[test]
fn links_name_documents_and_lead_to_their_pages() {
    let site = SiteTest::new()
        .file("content/context/x.en.md", "+++\ntitle = \"X\"\n+++\n\n## Why\n\n[t](term:baku) [c](context:y#how) [a](article:v#p2) [p](page:method) [h](#why) [o](https://a.example/?x=1&y=2) <me@a.example>\n")
        .file("content/context/y.en.md", "+++\ntitle = \"Y\"\n+++\n\n## How\n\nText.\n")
        .file("content/glossary/baku.en.md", "+++\ntitle = \"Baku\"\nsummary = \"S.\"\n+++\n")
        .file("content/pages/method.en.md", "+++\ntitle = \"M\"\n+++\n\nText.\n")
        .file("seeds/v.en.txt", "T\nS\nOne.\nTwo.\n")
        .build();
    site.no_diagnostics();
    let page = site.page("/en/context/x/");
    assert_eq!(
        page.attributes("#p1 a:not(.mark)", "href"),
        [
            "../../glossary/baku/",
            "../y/#how",
            "../../articles/v/#p2",
            "../../method/",
            "#why",
            "https://a.example/?x=1&y=2",
            "mailto:me@a.example"
        ]
    );
    // On the Arabic tree the same links stay in it.
    assert!(
        site.page("/ar/context/x/").attributes("#p1 a", "href").contains(&"../../glossary/baku/".to_owned())
    );
}

#[test]
fn text_is_escaped_for_where_it_stands() {
    let hostile = r#"A "B" <c> & 'd' </script>"#;
    let site = SiteTest::new()
        .at(crate::harness::BASE)
        .file("seeds/x.en.txt", format!("{hostile}\n{hostile}\n{hostile}\n"))
        .file("content/glossary/t.en.md", format!("+++\ntitle = '''{hostile}'''\nsummary = '''{hostile}'''\n+++\n"))
        .file("sharh.toml", format!("title = '''{hostile}'''\ndescription = '''{hostile}'''\npublisher = {{ name = '''{hostile}''' }}\n"))
        .build();
    site.no_diagnostics();
    for route in site.pages().iter().filter(|route| route.ends_with('/')) {
        let page = site.page(route);
        page.none("c");
        assert_eq!(page.errors(), [""; 0], "{route}");
    }
    let page = site.page("/en/articles/x/");
    assert_eq!(page.one("h1").text(), hostile);
    assert_eq!(page.one("meta[property='og:title']").attr("content"), hostile);
    assert_eq!(page.one("meta[name='description']").attr("content"), hostile);
    assert_eq!(page.data()[0]["@graph"][0]["headline"], hostile);
}

#[test]
fn html_comments_are_for_authors_only() {
    page("Shown.\n\n<!-- to do: ask again -->\n\nAnd <!-- hidden --> this.")
        .lacks_html("ask again")
        .lacks_html("hidden");
}

#[test]
fn html_is_let_through_only_where_the_site_allows_it() {
    let text = "+++\ntitle = \"T\"\n+++\n\nA <kbd>key</kbd>.\n\n<details><summary>S</summary>D</details>\n";
    let refused = SiteTest::new().file("content/context/x.en.md", text).build();
    refused.diagnostic("raw-html", "content/context/x.en.md:5:3");
    let allowed = refused.change("sharh.toml", "[markdown]\nraw-html = true\n").rebuild();
    allowed.no_diagnostics();
    let page = allowed.page("/en/context/x/");
    assert_eq!(page.one("#p1 kbd").text(), "key");
    page.one(".text details summary");
}

#[test]
fn the_ids_in_templates_are_kept_from_headings() {
    let site = SiteTest::new().build();
    let mut known = 0;
    for source in site.website().site.corpus.templates.values() {
        for id in source.text().unwrap().split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let fixed = id.split("{{").next().unwrap();
            let anchor = sharh::base::anchor::Anchor::new(fixed);
            let is_kept = anchor.is_none_or(|anchor| anchor.is_the_pages_own());
            assert!(is_kept, "{}: a heading may be called {id} too", source.path());
            known += 1;
        }
    }
    assert!(known > 3);
}
