//! How pages lead to one another: what explains what, what to read next, where a term is mentioned.

use crate::{harness::SiteTest, sample::sample};

#[test]
fn a_background_page_stands_at_what_it_explains() {
    let site = sample().build();
    site.no_diagnostics();
    let page = site.page("/en/articles/visit/");
    let beside = page.one("#p2").all("a[href='../../context/trade/']");
    assert_eq!(beside.len(), 1, "beside its paragraph");
    assert_eq!(beside[0].text(), "The oil trade");
    assert!(page.one("#p1").all("a[href*='context']").is_empty());
    assert!(page.all("section a[href='../../context/trade/']").iter().any(|link| !link.is_within(".row")));
    site.page("/en/glossary/oil/").one("section a[href='../../context/trade/']");
    let explains = site.page("/en/context/trade/").attributes("section.explains a", "href");
    assert_eq!(explains, ["../../articles/visit/", "../../glossary/oil/"]);
}

#[test]
fn the_fragment_that_a_page_explains_exists() {
    let site = sample().build();
    assert!(site.page("/ar/articles/visit/").ids().contains("p2"));
}

#[test]
fn what_to_read_next_shares_terms_and_tags() {
    let site = SiteTest::new()
        .file("seeds/a.en.txt", "A\nS\nBaku and Tehran.\n")
        .file("seeds/b.en.txt", "B\nS\nTehran and Baku.\n")
        .file("seeds/c.en.txt", "C\nS\nBaku.\n")
        .file("seeds/d.en.txt", "D\nS\nNothing.\n")
        .file("content/glossary/baku.en.md", "+++\ntitle = \"Baku\"\nsummary = \"S.\"\n+++\n")
        .file("content/glossary/tehran.en.md", "+++\ntitle = \"Tehran\"\nsummary = \"S.\"\n+++\n")
        .build();
    site.no_diagnostics();
    assert_eq!(site.page("/en/articles/a/").attributes("section.next a", "href"), ["../b/", "../c/"]);
    site.page("/en/articles/d/").none("section.next");
}

#[test]
fn tags_bring_background_pages_together() {
    let site = sample().build();
    assert_eq!(site.page("/en/context/trade/").attributes("section.next a", "href"), ["../history/"]);
}

#[test]
fn a_term_quotes_every_document_that_mentions_it() {
    let site = sample().build();
    let page = site.page("/en/glossary/baku/");
    let quotes = page.texts("section.mentions blockquote");
    assert_eq!(
        quotes,
        [
            "The summit was held in Baku.",
            "The minister arrived in Baku on Wednesday.",
            "Text about Baku, see the visit."
        ]
    );
    assert!(page.texts("section.mentions mark").iter().all(|mark| mark == "Baku"));
    let ways = page.attributes("section.mentions a", "href");
    assert!(ways.contains(&"../../articles/visit/#p1".to_owned()), "{ways:?}");
    let arabic = site.page("/ar/glossary/baku/");
    assert_eq!(arabic.texts("section.mentions mark").first().unwrap(), "باكو");
}

#[test]
fn a_term_has_its_names_in_every_language() {
    let site = sample().build();
    let page = site.page("/en/glossary/baku/");
    page.speaks("باكو", "ar", "rtl").has("Bakou").has("Bākū").has("Place").has("40.41° N, 49.87° E");
    page.has("Maps").has("An Atlas").has("2020");
    assert_eq!(page.one("section.see a").attr("href"), "../oil/");
    assert_eq!(page.one("bdi[lang='ar-Latn']").attr("dir"), "ltr");
}

#[test]
fn an_article_ends_with_the_terms_that_it_mentions() {
    let site = sample().build();
    let page = site.page("/ar/articles/visit/");
    let terms = page.one("#terms");
    assert!(
        terms.text().contains("عاصمة أذربيجان على بحر قزوين.")
            && terms.text().contains("سائل يُستخرج من الأرض.")
    );
    let entries = page.all("#terms dt a");
    let defined: Vec<&str> = entries.iter().map(|entry| entry.attr("href")).collect();
    for link in page.all("a.term") {
        assert!(defined.contains(&link.attr("href")), "{}", link.html());
    }
}

#[test]
fn a_link_by_hand_is_quoted_where_it_stands() {
    let site = sample()
        .file(
            "content/context/note.en.md",
            "+++\ntitle = \"Note\"\n+++\n\n`x`\n\nText.[^1]\n\n[^1]: Said in [that city](term:baku).\n",
        )
        .file(
            "content/context/heading.en.md",
            "+++\ntitle = \"Heading\"\n+++\n\nText.\n\n## On [the city](term:baku)\n\nMore text.\n",
        )
        .build();
    let page = site.page("/en/glossary/baku/");
    let quotes = page.texts(".mentions blockquote");
    assert!(quotes.iter().any(|quote| quote.trim() == "Said in that city."), "{quotes:?}");
    assert!(quotes.iter().any(|quote| quote.trim() == "On the city"), "{quotes:?}");
    let ways = page.attributes("section.mentions a", "href");
    assert!(ways.contains(&"../../context/note/#fn-en-1".to_owned()), "{ways:?}");
    assert!(ways.contains(&"../../context/heading/#p2".to_owned()), "{ways:?}");
}

/// What the page of Baku quotes of a background page with this text, and the place that it leads to.
fn quoted_of(text: &str) -> (String, String) {
    let file = ("content/context/quoted.en.md", format!("+++\ntitle = \"Quoted\"\n+++\n\n{text}\n"));
    let site = sample().file(file.0, &file.1).build();
    let page = site.page("/en/glossary/baku/");
    let ways = page.attributes(".mentions a", "href");
    let at = ways.iter().position(|way| way.contains("/quoted/")).unwrap();
    let quotes = page.all(".mentions blockquote");
    (quotes[at].text().trim().to_owned(), ways[at].replace("../../context/quoted/", ""))
}

#[test]
fn a_row_of_a_table_is_quoted_with_the_heads_of_its_columns() {
    let table =
        "| Place | Note | Since |\n|---|---|---|\n| Town | small. | |\n| Port | near Baku. | 1991 |\n";
    assert_eq!(quoted_of(table), ("Port · Note: near Baku. · Since: 1991".into(), "#p1".into()));
    let named = "| Baku | Note |\n|---|---|\n| one | two |\n";
    assert_eq!(quoted_of(named).0, "Baku · Note");
    let unnamed = "| | |\n|---|---|\n| Baku | capital |\n";
    assert_eq!(quoted_of(unnamed).0, "Baku · capital");
}

#[test]
fn a_footnote_is_quoted_and_linked_to() {
    assert_eq!(quoted_of("Text.[^1]\n\n[^1]: Said in Baku."), ("Said in Baku.".into(), "#fn-en-1".into()));
}

#[test]
fn an_event_is_quoted_with_its_date() {
    let events = "```timeline\n1991-08-30 Independence.\n2023-03-29 A visit to Baku. It was the first.\n```";
    assert_eq!(quoted_of(events), ("March 29, 2023: A visit to Baku.".into(), "#p1".into()));
}

#[test]
fn running_text_is_quoted_before_tables_and_footnotes() {
    let text = "| In Baku | Note |\n|---|---|\n| one | in Baku |\n\nText.[^1]\n\n[^1]: Said in Baku.\n";
    assert_eq!(quoted_of(text).0, "one · Note: in Baku");
    let text = format!("{text}\nThe end was in Baku.\n");
    assert_eq!(quoted_of(&text), ("The end was in Baku.".into(), "#p3".into()));
}

#[test]
fn a_mention_is_quoted_in_the_language_that_its_page_shows() {
    let page =
        |title: &str, text: &str| format!("+++\ntitle = \"{title}\"\nsummary = \"{title}\"\n+++\n\n{text}\n");
    let site = SiteTest::new()
        .file("sharh.toml", "languages = [\"fr\", \"ar\", \"en\"]\ntitle = \"Sharh\"\n")
        .file("content/glossary/baku.en.md", page("Baku", "A city."))
        .file("content/glossary/baku.ar.md", page("باكو", "مدينة."))
        .file("content/glossary/baku.fr.md", page("Bakou", "Une ville."))
        .file("content/context/x.ar.md", page("صفحة", "في باكو."))
        .file("content/context/x.fr.md", page("Page", "À Bakou."))
        .build();
    assert_eq!(site.page("/en/glossary/baku/").one("blockquote").text().trim(), "À Bakou.");
    assert!(site.page("/en/context/x/").one("#p1").text().contains("À Bakou."));
}
