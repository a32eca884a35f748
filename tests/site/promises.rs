//! What was published once leads to its text, or to what took its place, after whatever edits.

use crate::harness::{Built, SiteTest};

/// A small site that was published.
fn published() -> Built {
    SiteTest::new()
        .at("https://example.org/")
        .file("seeds/x.ar.txt", "عنوان\nمقدمة\nالفقرة الأولى عن النفط والغاز والأسعار\nالفقرة الثانية عن الحرب والهدنة والحدود\nالفقرة الثالثة عن الزيارة والسفارة والوزير")
        .file("content/glossary/oil.ar.md", "+++\ntitle = \"النفط\"\nsummary = \"زيت.\"\n+++\nنص.")
        .build()
        .promise()
}

#[test]
fn a_page_that_vanishes_is_an_error_that_names_it_and_two_ways_out() {
    let site = published().remove("seeds/x.ar.txt").rebuild();
    let wrong = site.diagnostic("vanished-page", "links.lock:5:1");
    for text in ["article:x", "/ar/articles/x/", "/en/articles/x/"] {
        assert!(wrong.message.contains(text), "{}", wrong.message);
    }
    for text in ["aliases = [\"/ar/articles/x/\"]", "sharh retire /ar/articles/x/ /en/articles/x/"] {
        assert!(wrong.help.contains(text), "{}", wrong.help);
    }
}

#[test]
fn a_document_takes_the_place_of_another_with_its_addresses_and_its_paragraphs() {
    let site = published();
    let text = "عنوان\nمقدمة\nجديد تمامًا هنا ولا صلة له بما سبقه\nالفقرة الثانية عن الحرب والهدنة والحدود";
    let site = site
        .remove("seeds/x.ar.txt")
        .change("seeds/y.ar.txt", text)
        .change("seeds/y.toml", "aliases = [\"/ar/articles/x/\"]")
        .rebuild();
    site.no_diagnostics();
    for (old, new) in [("/ar/articles/x/", "../y/"), ("/en/articles/x/", "../y/")] {
        let page = site.page(old);
        assert_eq!(page.one("a.onward[data-places]").attr("href"), new);
        page.has("عنوان");
        assert!(page.source().contains(&format!(
            "<noscript><meta http-equiv=\"refresh\" content=\"0; url={new}\"></noscript>"
        )));
    }
    assert_eq!(
        site.page("/ar/articles/x/").attributes("link[rel=canonical]", "href"),
        ["https://example.org/ar/articles/y/"]
    );
    let rows = site.page("/ar/articles/y/").attributes(".row[id]", "id");
    assert_eq!(rows, ["p4", "p2"]);
    let former = site.page("/ar/articles/y/").attributes(".former", "id");
    assert_eq!(former, ["p1", "p3"]);
}

#[test]
fn a_document_that_moves_to_another_folder_takes_its_languages_and_paragraphs_along() {
    let text =
        |one: &str, other: &str| format!("+++\ntitle = \"T\"\nsummary = \"S.\"\n+++\n{one}\n\n{other}");
    let (oil, war) = ("الفقرة الأولى عن النفط والغاز والأسعار", "الفقرة الثانية عن الحرب والهدنة والحدود");
    let english = text("The first speaks about prices.", "The second speaks about borders.");
    let folders = ["content/context", "content/glossary", "content/pages"];
    for (from, to) in
        folders.into_iter().flat_map(|from| folders.map(|to| (from, to))).filter(|(from, to)| from != to)
    {
        let address = |folder: &str, tag: &str| match folder.trim_start_matches("content/") {
            "pages" => format!("/{tag}/how/"),
            folder => format!("/{tag}/{folder}/how/"),
        };
        let site = SiteTest::new()
            .file(&format!("{from}/how.ar.md"), text(oil, war))
            .file(&format!("{from}/how.en.md"), &english)
            .build()
            .promise()
            .remove(&format!("{from}/how.ar.md"))
            .remove(&format!("{from}/how.en.md"))
            .change(&format!("{to}/how.ar.md"), text(war, "جديد تمامًا هنا ولا صلة له بما سبقه"))
            .change(&format!("{to}/how.en.md"), &english)
            .rebuild();
        let wrong = site.only_diagnostic("vanished-page", &site.place(&site.diagnostics()[0]));
        assert!(wrong.help.contains(&format!("{to}/how.toml")), "{}", wrong.help);
        let alias = format!("aliases = [\"{}\"]", address(from, "ar"));
        let site = site.change(&format!("{to}/how.toml"), alias).rebuild();
        let errors: Vec<_> = site.diagnostics().iter().filter(|wrong| wrong.is_error()).collect();
        assert!(errors.is_empty(), "{from} to {to}: {}", site.said());
        let site = site.promise().rebuild();
        for tag in ["ar", "en"] {
            site.page(&address(from, tag)).one("a.onward[data-places]");
        }
        let page = site.page(&address(to, "ar"));
        assert_eq!(page.attributes("main [id^='p']:not(.former)", "id"), ["p2", "p3"], "{from} to {to}");
        assert_eq!(page.attributes(".former", "id"), ["p1"]);
        let page = site.page(&address(to, "en"));
        assert_eq!(page.attributes("main [id^='p']:not(.former)", "id"), ["p1", "p2"]);
    }
}

#[test]
fn an_article_and_a_background_page_take_each_others_paragraphs_over() {
    let rows = ["الفقرة الأولى عن النفط والغاز والأسعار", "الفقرة الثانية عن الحرب والهدنة والحدود"];
    let article = |rows: [&str; 2]| format!("عنوان\nمقدمة\n{}\n{}", rows[0], rows[1]);
    let page = |rows: [&str; 2]| {
        format!("+++\ntitle = \"عنوان\"\nsummary = \"S.\"\n+++\n{}\n\n{}", rows[0], rows[1])
    };
    let turned = [rows[1], rows[0]];
    for (from, old, to, new, facts, routes) in [
        (
            "seeds/x.ar.txt",
            article(rows),
            "content/context/x.ar.md",
            page(turned),
            "content/context/x.toml",
            ["articles", "context"],
        ),
        (
            "content/context/x.ar.md",
            page(rows),
            "seeds/x.ar.txt",
            article(turned),
            "seeds/x.toml",
            ["context", "articles"],
        ),
    ] {
        let site = SiteTest::new()
            .file(from, old)
            .build()
            .promise()
            .remove(from)
            .change(to, new)
            .change(facts, format!("aliases = [\"/ar/{}/x/\"]", routes[0]))
            .rebuild();
        let ids = site.page(&format!("/ar/{}/x/", routes[1])).attributes("main [id^='p']", "id");
        assert_eq!(ids, ["p2", "p1"]);
        site.page(&format!("/en/{}/x/", routes[0])).one("a.onward[data-places]");
    }
}

#[test]
fn an_address_whose_document_has_another_leads_on_by_itself() {
    let site = published()
        .change(
            "content/glossary/oil.ar.md",
            "+++\ntitle = \"النفط\"\nsummary = \"زيت.\"\nslug = \"النفط\"\n+++\nنص.",
        )
        .rebuild();
    site.no_diagnostics();
    assert_eq!(site.page("/ar/glossary/oil/").one("a.onward[data-places]").attr("href"), "../النفط/");
    site.page("/en/glossary/oil/").none("a.onward");
}

#[test]
fn a_retired_page_says_so_in_its_language_and_names_the_nearest() {
    let site = published().remove("seeds/x.ar.txt");
    let lock = String::from_utf8(site.source("links.lock")).unwrap();
    let site = site.change("links.lock", lock.replace(" article:x\n", " gone\n")).rebuild();
    site.no_diagnostics();
    for (route, says, near) in
        [("/ar/articles/x/", "أُزيلت هذه الصفحة", "../"), ("/en/articles/x/", "This page is gone", "../")]
    {
        let page = site.page(route);
        page.has(says);
        assert!(page.data().is_empty(), "it is no collection, and nothing that is there");
        assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"]);
        assert_eq!(page.one("main a").attr("href"), near);
        assert!(page.attributes("link[hreflang]", "href").is_empty());
    }
    let sitemap = site.text("/sitemap.xml");
    assert!(!sitemap.contains("articles/x"), "{sitemap}");
    // What comes back goes on with its numbers.
    let text = "عنوان\nمقدمة\nالفقرة الثالثة عن الزيارة والسفارة والوزير";
    let site = site.promise().change("seeds/x.ar.txt", text).rebuild();
    assert_eq!(site.page("/ar/articles/x/").attributes(".row[id]", "id"), ["p3"]);
}

#[test]
fn a_language_that_goes_is_one_error() {
    let site = published().change("sharh.toml", "languages = [\"ar\"]").rebuild();
    let wrong = site.only_diagnostic("vanished-page", "links.lock:11:1");
    assert!(wrong.message.contains("`en`") && wrong.help.contains("sharh retire /en/"), "{}", site.said());
}

#[test]
fn an_alias_that_leaves_the_site_or_claims_a_page_is_an_error() {
    for (alias, code) in [
        ("https://example.com/x/", "bad-alias"),
        ("//example.com/x/", "bad-alias"),
        ("old/", "bad-alias"),
        ("/../x/", "bad-alias"),
        ("/old", "bad-alias"),
        ("/old.php", "bad-alias"),
        ("/assets/old/", "bad-alias"),
        ("/Assets/", "bad-alias"),
        ("/_sharh/old.html", "bad-alias"),
        ("/ar/", "taken-address"),
        ("/AR/Articles/X/", "taken-address"),
        ("/ar/glossary/oil/", "taken-address"),
    ] {
        let site = SiteTest::new()
            .file("seeds/x.ar.txt", "عنوان\nمقدمة\nفقرة")
            .file("content/glossary/oil.ar.md", "+++\ntitle = \"النفط\"\nsummary = \"زيت.\"\n+++\nنص.")
            .file("seeds/x.toml", format!("aliases = [\"/fine/\", \"{alias}\"]"))
            .build();
        site.only_diagnostic(code, "seeds/x.toml:1:22");
    }
}

#[test]
fn a_name_and_an_address_are_told_apart() {
    let term = "+++\ntitle = \"النفط\"\nsummary = \"زيت.\"\naliases = [\"/ar/old/\"]\n+++\nنص.";
    let site = SiteTest::new().file("content/glossary/oil.ar.md", term).build();
    let wrong = site.only_diagnostic("bad-alias", "content/glossary/oil.ar.md:4:12");
    assert!(wrong.help.contains("content/glossary/oil.toml"), "{}", wrong.help);
}

#[test]
fn two_documents_cannot_have_one_alias() {
    let site = SiteTest::new()
        .file("seeds/x.ar.txt", "عنوان\nمقدمة\nفقرة")
        .file("seeds/x.toml", "aliases = [\"/old/\"]")
        .file("seeds/y.ar.txt", "عنوان\nمقدمة\nفقرة")
        .file("seeds/y.toml", "aliases = [\"/old/\"]")
        .build();
    assert!(site.only_diagnostic("taken-address", "seeds/y.toml:1:12").message.contains("seeds/x.toml"));
}

#[test]
fn an_address_that_leads_to_another_document_cannot_be_taken() {
    let site = published()
        .remove("seeds/x.ar.txt")
        .change("seeds/y.ar.txt", "عنوان\nمقدمة\nفقرة")
        .change("seeds/y.toml", "aliases = [\"/ar/articles/x/\"]")
        .rebuild()
        .promise()
        .change("seeds/y.toml", "")
        .change("seeds/x.ar.txt", "آخر\nمقدمة\nنص آخر")
        .rebuild();
    site.diagnostic("taken-address", "seeds/x.ar.txt");
}

#[test]
fn a_link_to_a_paragraph_that_was_taken_out_names_what_is_left() {
    let site = published()
        .change(
            "seeds/x.ar.txt",
            "عنوان\nمقدمة\nالفقرة الأولى عن النفط والغاز والأسعار\nالفقرة الثالثة عن الزيارة والسفارة والوزير",
        )
        .change("content/context/c.ar.md", "+++\ntitle = \"خلفية\"\n+++\n[أ](article:x#p3) [ب](article:x#p2)")
        .rebuild();
    let wrong = site.only_diagnostic("dead-link", "content/context/c.ar.md:4:19");
    assert!(wrong.help.contains("`#p1`"), "{}", wrong.help);
    assert_eq!(
        site.page("/ar/context/c/").attributes("main .text a:not(.mark)", "href")[0],
        "../../articles/x/#p3"
    );
}

#[test]
fn mentions_and_explanations_lead_to_the_anchors_that_stay() {
    let before = published()
        .change("content/context/c.ar.md", "+++\ntitle = \"خلفية\"\n+++\nنص.")
        .change("content/context/c.toml", "explains = [\"article:x#p3\"]")
        .rebuild()
        .promise();
    let site = before
        .change("seeds/x.ar.txt", "عنوان\nمقدمة\nشيء جديد تمامًا لم يُكتب من قبل\nالفقرة الأولى عن النفط والغاز والأسعار\nالفقرة الثانية عن الحرب والهدنة والحدود\nالفقرة الثالثة عن الزيارة والسفارة والوزير")
        .rebuild();
    site.no_diagnostics();
    assert_eq!(
        site.page("/ar/glossary/oil/").attributes(".mentions li > p a", "href"),
        ["../../articles/x/#p1"]
    );
    let page = site.page("/ar/articles/x/");
    assert_eq!(page.attributes(".row[id]", "id"), ["p4", "p1", "p2", "p3"]);
    // What a reader sees beside a paragraph is what its link says.
    assert_eq!(page.texts(".row[id] > .mark"), ["4", "1", "2", "3"]);
    assert_eq!(page.attributes(".row[id='p3'] .beside a", "href"), ["../../context/c/"]);
}

#[test]
fn a_broken_lock_is_named_with_its_line_and_stops_the_build() {
    let site = published();
    let lock = String::from_utf8(site.source("links.lock")).unwrap();
    let broken = lock.replacen("/ar/\n", "<<<<<<< HEAD\n/ar/\n=======\n/ar/other/\n>>>>>>> theirs\n", 1);
    let site = site.change("links.lock", broken).rebuild();
    site.only_diagnostic("bad-lock", "links.lock:3:1");
}
