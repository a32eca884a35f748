//! Paragraphs face one another: the same fragment leads to the same paragraph in every tree.

use crate::harness::SiteTest;

fn article(paragraphs: &[&str]) -> String {
    format!("Title\nStandfirst\n{}\n", paragraphs.join("\n"))
}

#[test]
fn both_trees_have_the_same_paragraph_ids() {
    let site = SiteTest::new()
        .file("seeds/x.ar.txt", "عنوان\nمقدمة\nأ\nب\nج\n")
        .file("seeds/x.en.txt", article(&["A", "B", "C"]))
        .build();
    site.no_diagnostics();
    let paragraphs = |route: &str| -> Vec<String> {
        let ids = site.page(route).ids();
        ids.into_iter().filter(|id| id.len() == 2 && id.starts_with('p')).collect()
    };
    assert_eq!(paragraphs("/ar/articles/x/"), ["p1", "p2", "p3"]);
    assert_eq!(paragraphs("/en/articles/x/"), ["p1", "p2", "p3"]);
}

#[test]
fn each_paragraph_stands_beside_its_counterpart() {
    let site = SiteTest::new()
        .file("seeds/x.ar.txt", "عنوان\nمقدمة\nأول\nثان\n")
        .file("seeds/x.en.txt", article(&["First", "Second"]))
        .build();
    for (route, own) in [("/ar/articles/x/", "ثان"), ("/en/articles/x/", "Second")] {
        let page = site.page(route);
        let row = page.one("#p2");
        let cells: Vec<String> = row.all("p").iter().map(crate::page::Element::text).collect();
        assert_eq!(cells.len(), 2, "{cells:?}");
        assert_eq!(cells[0], own, "the page's own language comes first");
        page.speaks("ثان", "ar", "rtl").speaks("Second", "en", "ltr");
    }
}

#[test]
fn what_explains_a_paragraph_is_named_after_it() {
    let site = SiteTest::new()
        .file("seeds/x.en.txt", article(&["First", "Second"]))
        .file("content/context/y.en.md", "+++\ntitle = \"Y\"\nsummary = \"S.\"\n+++\n\nText.\n")
        .file("content/context/y.toml", "explains = [\"article:x#p2\"]\n")
        .build();
    let page = site.page("/en/articles/x/");
    assert_eq!(page.one("#p2 > .beside[role='group']").attr("aria-label"), "Background to paragraph 2");
    page.none("aside");
}

#[test]
fn markdown_and_plain_text_align_block_by_block() {
    let site = SiteTest::new()
        .file("seeds/x.ar.txt", "عنوان\nمقدمة\nأول\nثان\n")
        .file(
            "seeds/x.en.md",
            "+++\ntitle = \"T\"\nsummary = \"S\"\n+++\nFirst\ngoes on\n\n* a list\n* is one block\n",
        )
        .build();
    site.no_diagnostics();
    assert_eq!(site.page("/en/articles/x/").one("#p2").all("li").len(), 2);
}

#[test]
fn a_chart_without_a_counterpart_is_named_where_it_stands() {
    let site = SiteTest::new()
        .file("content/context/x.ar.md", "# ت\n\nنص.\n")
        .file("content/context/x.en.md", "# T\n\nText.\n\n```chart bar\na | 1\nb | 2\n```\n")
        .build();
    site.only_diagnostic("uneven-translation", "content/context/x.en.md:6:1");
}

#[test]
fn the_first_paragraph_without_a_counterpart_is_named_and_all_are_shown() {
    let site = SiteTest::new()
        .file("seeds/x.ar.txt", "عنوان\nمقدمة\nأ\nب\n")
        .file("seeds/x.en.txt", article(&["One", "Two", "Three", "Four"]))
        .build();
    let said = site.only_diagnostic("uneven-translation", "seeds/x.en.txt:5:1");
    assert!(!said.is_error());
    assert_eq!(said.message, "paragraph 3 has no counterpart: `seeds/x.ar.txt` has 2, this file 4");
    assert_eq!(said.help, "split or join paragraphs so that each says what its counterpart says");
    let page = site.page("/ar/articles/x/");
    page.has("Three").has("Four");
    assert_eq!(page.one("#p4").all(".missing").len(), 1, "the gap is marked");
}

#[test]
fn a_line_that_waits_to_be_translated_keeps_its_place() {
    let site = SiteTest::new()
        .file("seeds/x.ar.txt", "عنوان\nمقدمة\nأ\nب\nج\n")
        .file("seeds/x.en.txt", article(&["One", "…", "Three"]))
        .build();
    let said = site.only_diagnostic("untranslated", "seeds/x.en.txt");
    assert_eq!(said.message, "1 of 3 paragraphs are not translated yet");
    assert!(!said.is_error());
    let page = site.page("/en/articles/x/");
    assert!(page.one("#p2").text().contains("This paragraph has not been translated yet"));
    assert!(page.one("#p3").text().contains("Three"));
    page.lacks("…");
}

#[test]
fn a_translation_without_a_title_is_not_shown_and_says_so() {
    let site = SiteTest::new()
        .file("seeds/x.ar.txt", "عنوان\nمقدمة\nأ\nب\n")
        .file("seeds/x.en.txt", "…\n…\nOne\n…\n")
        .build();
    let said = site.only_diagnostic("untranslated", "seeds/x.en.txt:1:1");
    assert_eq!(
        said.message,
        "this translation is not shown: its title still is `…`, though 1 of 2 paragraphs are translated"
    );
    assert_eq!(said.help, "translate the title, by which the page is called");
}

#[test]
fn a_translation_that_has_not_begun_is_none() {
    let site = SiteTest::new()
        .file("seeds/x.ar.txt", "عنوان\nمقدمة\nأ\n")
        .file("seeds/x.en.txt", "…\n…\n…\n")
        .build();
    site.only_diagnostic("untranslated", "seeds/x.en.txt:1:1");
    site.page("/en/articles/x/").has("has not been translated into English").has("أ").lacks("…");
}
