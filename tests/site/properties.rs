//! What holds for any input: a warm build is a clean build, pages are well formed, nothing panics and
//! nothing leaves the site.

use proptest::{prelude::*, sample::select};

use crate::{
    harness::{BASE, Built, SiteTest},
    page::Page,
    sample::{FILES, PIXEL, sample},
};

/// Files and what may come to stand in them, right and wrong; nothing is a file that is removed.
const EDITS: &[(&str, &[Option<&str>])] = &[
    (
        "sharh.toml",
        &[
            None,
            Some("languages = [\"en\", \"ar\"]\n"),
            Some("languages = [\"ar\", \"en\", \"fa\"]\n[markdown]\nraw-html = true\n"),
            Some("base-url = \"https://other.example/\"\n[glossary]\nlink = \"all\"\n"),
            Some("[formats]\nar = \"ar-SY-u-nu-arab\"\n[limits]\nfile-kib = 1\n"),
            Some("titel = \"x\"\n"),
        ],
    ),
    (
        "seeds/visit.en.txt",
        &[
            None,
            Some("A visit to Baku\nS\nThe minister bought oil in Baku.\n"),
            Some("A visit to Tehran\nS\nOne.\n…\nThree.\n"),
            Some("+++\nslug = \"summit\"\n+++\nT\nS\nText.\n"),
            Some(""),
        ],
    ),
    (
        "seeds/visit.toml",
        &[None, Some("date = 2020-01-01\ntags = [\"energy\"]\n"), Some("draft = true\n"), Some("dat = 1\n")],
    ),
    (
        "seeds/new.txt",
        &[None, Some("خبر\nمقدمة\nباكو ونفط وطهران.\n"), Some("News\nS\nOil, oil and Baku.\n")],
    ),
    ("seeds/map.png", &[None, Some("no picture")]),
    (
        "content/glossary/baku.en.md",
        &[
            None,
            Some("+++\ntitle = \"Baku\"\nsummary = \"Changed.\"\n+++\n\nText about oil.\n"),
            Some("+++\ntitle = \"minister\"\nsummary = \"Not a city.\"\n[forms]\nkind = \"noun\"\n+++\n"),
            Some("+++\ntitle = \"oil\"\nsummary = \"Two of one name.\"\n+++\n"),
        ],
    ),
    (
        "content/glossary/tehran.ar.md",
        &[None, Some("+++\ntitle = \"طهران\"\nsummary = \"عاصمة إيران.\"\nslug = \"طهران\"\n+++\n")],
    ),
    (
        "content/glossary/oil.toml",
        &[None, Some("see = [\"baku\"]\nkind = \"event\"\n"), Some("see = [\"nothing\"]\n")],
    ),
    (
        "content/context/trade.en.md",
        &[
            None,
            Some("# Trade\n\n## New\n\nOil <b>in</b> Ba<i>ku</i>, [v](article:visit#p1).\n"),
            Some(
                "# Trade\n\n```timeline\n1991 Baku.\n2020 Oil.\n```\n\n```chart line\n2019 | 1\n2020 | 2\n```\n",
            ),
            Some("# Trade\n\n[dead](term:nobody)\n"),
        ],
    ),
    (
        "content/context/trade.toml",
        &[None, Some("explains = [\"article:new\"]\norder = 9\n"), Some("explains = [\"term:tehran\"]\n")],
    ),
    ("content/pages/method.en.md", &[None, Some("# Our method\n\nBaku.\n")]),
    ("words/ar.toml", &[None, Some("home = \"البداية\"\n"), Some("home = 3\n")]),
    (
        "templates/term.html",
        &[None, Some("<p>{{ summary.text }}</p>"), Some("{{ nonsense }}"), Some("{% if %}")],
    ),
    ("theme/own.css", &[None, Some("a{}"), Some("b{}")]),
];

/// One edit: a file, and which of its contents.
fn edit() -> impl Strategy<Value = (usize, usize)> {
    (0..EDITS.len()).prop_flat_map(|file| (Just(file), 0..EDITS[file].1.len()))
}

fn apply(site: Built, (file, content): (usize, usize)) -> Built {
    let (path, contents) = EDITS[file];
    match contents[content] {
        Some(text) => site.change(path, text),
        None => site.without(path),
    }
}

/// Holds that a site that remembers is the site of one that does not, byte for byte.
fn is_as_clean(site: &Built) {
    let clean = site.anew();
    assert_eq!(site.said(), clean.said());
    assert_eq!(site.diagnostics(), clean.diagnostics());
    let (warm, clean) = (everything(site), everything(&clean));
    let routes =
        |pages: &[(String, Vec<u8>)]| pages.iter().map(|(route, _)| route.clone()).collect::<Vec<_>>();
    assert_eq!(routes(&warm), routes(&clean));
    for ((route, warm), (_, clean)) in warm.iter().zip(&clean) {
        assert!(
            warm == clean,
            "{route} is\n{}\nand should be\n{}",
            String::from_utf8_lossy(warm),
            String::from_utf8_lossy(clean)
        );
    }
}

/// Every byte of a site.
fn everything(site: &Built) -> Vec<(String, Vec<u8>)> {
    if !site.is_a_site() {
        return Vec::new();
    }
    let page = |route: String| site.rendered(&route).map(|bytes| (route, bytes));
    site.routes().into_iter().filter_map(page).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_warm_build_is_a_clean_build(edits in prop::collection::vec(edit(), 1..7)) {
        let mut site = sample().build();
        for edit in edits {
            site = apply(site, edit).rebuild();
            is_as_clean(&site);
        }
    }
}

/// What makes parsers stumble.
const SNIPPETS: &[&str] = &[
    "\n",
    "\n\n",
    " ",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```\n",
    "```timeline\n",
    "```chart bar\n",
    "2020 x\n",
    "a | 1\n",
    "# ",
    "## ",
    "> ",
    "> [!NOTE]\n",
    "* ",
    "1. ",
    "- [ ] ",
    "| a | b |\n|---|---|\n",
    "| c | d |\n",
    "[",
    "](term:baku)",
    "](https://a.example/?a=1&b=\"2\")",
    "![x](map.png \"t\")",
    "[^1]",
    "[^1]: ",
    "\n: ",
    "---\n",
    "+++\n",
    "<",
    ">",
    "&",
    "&amp;",
    "&#0;",
    "\"",
    "'",
    "\\",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<script>",
    "]]>",
    "{{",
    "}}",
    "{%",
    "{#x}",
    "{.y}",
    "Baku",
    "oil",
    "باكو",
    "والنفط",
    "نفط",
    "\u{640}",
    "\u{64b}",
    "\u{2067}أ\u{2069}",
    "\u{200f}",
    "\u{200d}",
    "👩‍👩‍👧",
    "OPEC+",
    "U.S.",
    "30٪",
    "٣",
    "http://x",
    "@a",
    "é",
    "e\u{301}",
    "\u{feff}",
    "\u{0}",
    "\u{202e}",
    "\u{fdd0}",
    "\u{85}",
    "\u{2028}",
];

fn text() -> impl Strategy<Value = String> {
    let snippet = prop_oneof![8 => select(SNIPPETS).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    prop::collection::vec(snippet, 0..24).prop_map(|parts| parts.concat())
}

/// A line that may be a title in TOML.
fn line() -> impl Strategy<Value = String> {
    text().prop_map(|text| {
        text.chars().filter(|c| !matches!(c, '\n' | '\'' | '\0') && !c.is_control()).collect()
    })
}

/// Holds that each page is well formed, also where the text is at fault. Only ids are as unique as
/// their author made them.
fn is_well_formed(site: &Built) {
    let is_repeated = site.diagnostics().iter().any(|wrong| wrong.code == "duplicate-id");
    for route in site.pages().iter().filter(|route| route.ends_with('/')) {
        let page = site.page(route);
        assert_eq!(page.errors(), [""; 0], "{route}:\n{}", page.source());
        if !is_repeated {
            page.ids();
        }
        page.data();
        no_link_in_a_link(&page);
    }
    for route in site.pages().iter().filter(|route| route.contains(".xml")) {
        let text = site.text(route);
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    }
}

fn no_link_in_a_link(page: &Page) {
    page.none("a a, a button, button a, p p, h2 h2, a summary");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_makes_well_formed_pages((markdown, plain, title, term) in (text(), text(), line(), line())) {
        let site = SiteTest::new()
            .at(BASE)
            .file("seeds/a.ar.txt", &plain)
            .file("seeds/a.en.md", format!("+++\ntitle = '{title}'\nsummary = '{term}'\n+++\n{markdown}"))
            .file("content/glossary/baku.en.md", format!("+++\ntitle = '{term}'\nsummary = '{title}'\naliases = ['{title}', 'Baku']\n+++\n{markdown}"))
            .file("content/glossary/oil.ar.md", "+++\ntitle = \"نفط\"\nsummary = \"سائل.\"\n[forms]\nkind = \"noun\"\n+++\n")
            .file("content/context/c.ar.md", format!("# باكو\n\n{markdown}"))
            .file("content/context/map.png", PIXEL)
            .file("content/glossary/map.png", PIXEL)
            .file("seeds/map.png", PIXEL)
            .file("sharh.toml", format!("title = '{title}'\ndescription = '{term}'\n"))
            .build();
        site.spans_are_whole();
        is_well_formed(&site);
    }

    #[test]
    fn any_html_that_is_allowed_leaves_the_rest_alone(markdown in text()) {
        let site = SiteTest::new()
            .file("sharh.toml", "languages = [\"en\"]\n[markdown]\nraw-html = true\n")
            .file("content/context/c.en.md", format!("# T\n\n{markdown}"))
            .file("content/context/map.png", PIXEL)
            .file("content/glossary/baku.en.md", "+++\ntitle = \"Baku\"\nsummary = \"S.\"\n+++\n")
            .build();
        site.spans_are_whole();
        if site.is_a_site() {
            site.page("/en/");
        }
    }

    #[test]
    fn any_bytes_in_any_file_are_taken(
        file in 0..FILES.len() + PLACES.len(),
        bytes in prop_oneof![prop::collection::vec(any::<u8>(), 0..200), text().prop_map(String::into_bytes)],
        cut in any::<prop::sample::Index>(),
    ) {
        let whole = FILES.get(file).map(|(path, text)| (*path, text.as_bytes()));
        let (path, old) = whole.unwrap_or_else(|| (PLACES[file - FILES.len()], b""));
        // Alone, and in the middle of what was there.
        let at = cut.index(old.len() + 1);
        for text in [bytes.clone(), [&old[..at], &bytes, &old[at..]].concat()] {
            let site = sample().file(path, text).build();
            site.spans_are_whole();
            everything(&site);
        }
    }

    #[test]
    fn no_page_stands_outside_the_site(
        name in "[a-zأ-ي./\\\\ %:\u{202e}\u{0}-]{0,12}|\\.\\./\\.\\./x|con|x\\.\\.",
        slug in "[a-zأ-ي./\\\\ %:\u{202e}-]{0,12}|\\.\\./\\.\\./x|con|%2e%2e",
    ) {
        let site = SiteTest::new()
            .at(BASE)
            .file(&format!("seeds/{name}.en.txt"), "T\nS\nText.\n")
            .file("seeds/y.en.txt", format!("+++\nslug = '{slug}'\n+++\nT\nS\nText.\n"))
            .file(&format!("content/pages/{name}.en.md"), "# T\n\nText.\n")
            .file(&format!("theme/{name}.woff2"), "x")
            .build();
        for route in site.website().routes() {
            let file = route.file();
            let parts: Vec<&str> = file.split('/').collect();
            prop_assert!(parts.iter().all(|part| !matches!(*part, "" | "." | "..")), "{}", file);
            prop_assert!(!file.contains(['\\', '\0', ':', '%', '\u{202e}']), "{}", file);
        }
    }
}

/// Files that a site may have besides those of the sample.
const PLACES: &[&str] = &[
    "words/ar.toml",
    "words/en.toml",
    "templates/article.html",
    "templates/parts/head.html",
    "theme/00-tokens.css",
    "theme/x.js",
    "seeds/x.txt",
    "seeds/x.ar.md",
    "seeds/x.toml",
    "seeds/map.png",
    "content/context/x.md",
    "content/glossary/x.md",
    "content/pages/x.toml",
];

#[test]
fn a_text_is_looked_through_again_when_a_setting_reads_it_otherwise() {
    let site = SiteTest::new()
        .file("content/context/c.en.md", "# T\n\nIn Ba<i>ku</i>.\n")
        .file("content/glossary/baku.en.md", "+++\ntitle = \"Baku\"\nsummary = \"S.\"\n+++\n")
        .build()
        .change("sharh.toml", "[markdown]\nraw-html = true\n")
        .rebuild();
    is_as_clean(&site);
    site.page("/en/context/c/").none("a.term");
}
