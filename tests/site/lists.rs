//! Home, lists and the index of the glossary.

use crate::{harness::SiteTest, sample::sample};

#[test]
fn the_home_page_leads_to_everything() {
    let site = sample().build();
    let page = site.page("/en/");
    assert_eq!(page.one("h1").text(), "Sharh");
    page.has("The news, explained.").has("2 articles").has("2 terms").has("Energy");
    let ways = page.attributes("main a", "href");
    for way in ["articles/visit/", "articles/", "context/trade/", "context/", "glossary/", "timeline/"] {
        assert!(ways.iter().any(|known| known == way), "{way} in {ways:?}");
    }
    let arabic = site.page("/ar/");
    arabic.has("شرح الأخبار.").has("طاقة").has("مقالان");
}

#[test]
fn articles_come_newest_first_and_undated_ones_last() {
    let article = |title: &str| format!("{title}\nS\nText.\n");
    let site = SiteTest::new()
        .file("seeds/a.en.txt", article("Old"))
        .file("seeds/a.toml", "date = 2020-01-01")
        .file("seeds/b.en.txt", article("New"))
        .file("seeds/b.toml", "date = 2023-01-01")
        .file("seeds/c.en.txt", article("Undated"))
        .file("seeds/d.en.txt", article("Month"))
        .file("seeds/d.toml", "date = \"2021-05\"")
        .build();
    site.no_diagnostics();
    assert_eq!(site.page("/en/articles/").attributes("main a:not(nav a)", "href"), ["b/", "d/", "a/", "c/"]);
}

#[test]
fn a_long_list_of_articles_has_parts() {
    let mut site = SiteTest::new().file("sharh.toml", "languages = [\"en\"]");
    for number in 0..101 {
        site = site.file(&format!("seeds/a{number:03}.en.txt"), "T\nS\nText.\n");
    }
    let site = site.build();
    site.no_diagnostics();
    let (first, second) = (site.page("/en/articles/"), site.page("/en/articles/page-2/"));
    assert_eq!((first.all("main li.card").len(), second.all("main li.card").len()), (100, 1));
    assert_eq!(first.one("a[rel='next']").attr("href"), "page-2/");
    assert_eq!(second.one("a[rel='prev']").attr("href"), "../");
    first.has("101 articles").has("1 / 2");
}

#[test]
fn background_pages_stand_in_their_own_order() {
    let page = |title: &str| format!("+++\ntitle = \"{title}\"\n+++\n\nText.\n");
    let site = SiteTest::new()
        .file("content/context/a.en.md", page("A"))
        .file("content/context/b.en.md", page("B"))
        .file("content/context/b.toml", "order = 2\nkind = \"question\"")
        .file("content/context/c.en.md", page("C"))
        .file("content/context/c.toml", "order = -1")
        .build();
    site.no_diagnostics();
    let list = site.page("/en/context/");
    assert_eq!(list.attributes("main a:not(nav a)", "href"), ["c/", "b/", "a/"]);
    list.has("Question").has("3 pages");
}

fn glossary(titles: &[(&str, &str, &str)]) -> SiteTest {
    titles.iter().fold(SiteTest::new(), |site, (slug, ar, en)| {
        site.file(
            &format!("content/glossary/{slug}.ar.md"),
            format!("+++\ntitle = \"{ar}\"\nsummary = \"تعريف.\"\n+++\n"),
        )
        .file(
            &format!("content/glossary/{slug}.en.md"),
            format!("+++\ntitle = \"{en}\"\nsummary = \"S.\"\n+++\n"),
        )
    })
}

#[test]
fn the_glossary_is_in_the_order_of_its_language() {
    let site = glossary(&[
        ("iran", "إيران", "Iran"),
        ("opec", "أوبك", "OPEC"),
        ("embassy", "السفارة", "embassy"),
        ("oman", "عُمان", "Oman"),
        ("asia", "آسيا", "Asia"),
        ("ete", "ياء", "été"),
        ("eto", "هاء", "Eto"),
    ])
    .build();
    site.no_diagnostics();
    let order = |route: &str| -> Vec<String> {
        let ways = site.page(route).attributes("main dt a", "href");
        ways.into_iter().map(|way| way.trim_end_matches('/').to_owned()).collect()
    };
    assert_eq!(order("/en/glossary/"), ["asia", "embassy", "ete", "eto", "iran", "oman", "opec"]);
    // Alef with and without hamza is one letter, and the article counts for nothing.
    assert_eq!(order("/ar/glossary/"), ["asia", "opec", "iran", "embassy", "oman", "eto", "ete"]);
}

#[test]
fn it_is_grouped_by_letters_that_a_bar_leads_to() {
    let site =
        glossary(&[("iran", "إيران", "Iran"), ("asia", "آسيا", "Asia"), ("embassy", "السفارة", "embassy")])
            .build();
    let page = site.page("/ar/glossary/");
    let ids = page.ids();
    let bar = page.all("nav a[href^='#letter']");
    assert_eq!(bar.iter().map(crate::page::Element::text).collect::<Vec<_>>(), ["ا", "س"]);
    for letter in bar {
        assert!(ids.contains(&letter.attr("href")[1..]), "{}", letter.html());
    }
    assert_eq!(page.texts("section.group h2"), ["ا", "س"]);
}

#[test]
fn each_entry_shows_the_name_in_the_other_language() {
    let site = glossary(&[("iran", "إيران", "Iran")]).build();
    site.page("/ar/glossary/").speaks("Iran", "en", "ltr");
    site.page("/en/glossary/").speaks("إيران", "ar", "rtl");
}

#[test]
fn kinds_can_be_chosen_where_there_are_several() {
    let site = glossary(&[("iran", "إيران", "Iran"), ("opec", "أوبك", "OPEC")])
        .file("content/glossary/iran.toml", "kind = \"place\"")
        .file("content/glossary/opec.toml", "kind = \"organisation\"")
        .build();
    let page = site.page("/en/glossary/");
    assert_eq!(page.attributes("input[name='kind']", "value"), ["all", "place", "organisation"]);
    for kind in ["place", "organisation"] {
        assert_eq!(page.all(&format!("dl .{kind}")).len(), 1, "the filter finds {kind}");
    }
}

#[test]
fn empty_lists_say_so() {
    let site = SiteTest::new().build();
    site.no_diagnostics();
    for (route, text) in [
        ("/en/", "There are no articles yet."),
        ("/en/articles/", "There are no articles yet."),
        ("/en/glossary/", "There are no terms yet."),
        ("/en/context/", "There are no background pages yet."),
        ("/en/timeline/", "There are no dated events yet."),
    ] {
        site.page(route).has(text);
    }
}
