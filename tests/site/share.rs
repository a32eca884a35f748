//! What is made for those who pass pages on: share cards and texts as Markdown.
#![expect(clippy::disallowed_methods, reason = "cards that were looked at stand on the disk")]

use crate::{
    harness::{BASE, SiteTest},
    sample::{FILES, PIXEL, SETTINGS, sample},
};

/// The sample with this section in its settings.
fn sharing(section: &str) -> SiteTest {
    sample().file("sharh.toml", format!("{SETTINGS}\n{section}"))
}

fn meta(site: &crate::harness::Built, route: &str, name: &str) -> String {
    site.page(route).one(&format!("meta[property='og:{name}']")).attr("content").to_owned()
}

#[test]
fn a_site_that_does_not_ask_has_only_what_readers_read() {
    let site = sample().build();
    assert!(!site.routes().iter().any(|route| route.ends_with("/card.png") || route.ends_with("/index.md")));
    assert!(!site.has_route("/llms.txt"));
    site.page("/en/articles/visit/").none("link[type='text/markdown']");
}

#[test]
fn every_written_article_term_and_background_page_has_a_card() {
    let site = sharing("[share]\ncards = true\n").file("seeds/only.ar.txt", "عنوان\nمقدمة\nنص\n").build();
    site.no_diagnostics();
    for route in ["/ar/articles/visit/", "/en/articles/visit/", "/ar/glossary/baku/", "/en/context/trade/"] {
        let card = site.bytes(&format!("{route}card.png"));
        let (info, pixels) = decode(&card);
        assert_eq!((info.width, info.height), (1200, 630), "{route}");
        assert!(card.len() <= 60 << 10, "{route}: {} bytes", card.len());
        // Most of a card is paper, and a good part of it is not.
        let paper = pixels.iter().filter(|pixel| **pixel == [0xfb, 0xfa, 0xf6]).count();
        assert!(paper * 10 > pixels.len() * 7 && paper * 100 < pixels.len() * 98, "{route}");
    }
    assert!(site.has_route("/ar/articles/only/card.png"));
    assert!(!site.has_route("/en/articles/only/card.png"), "nothing is written in English");
    assert!(!site.has_route("/en/method/card.png"), "a page about the site has the site's picture");
    // A page that stands in shows the card of what it shows.
    assert_eq!(meta(&site, "/en/articles/only/", "image"), format!("{BASE}ar/articles/only/card.png"));
}

#[test]
fn the_picture_of_a_link_has_a_size_a_type_and_words() {
    let site = sharing("[share]\ncards = true\n").build();
    let route = "/en/glossary/baku/";
    assert_eq!(meta(&site, route, "image"), format!("{BASE}en/glossary/baku/card.png"));
    assert_eq!(meta(&site, route, "image:type"), "image/png");
    assert_eq!(
        (meta(&site, route, "image:width"), meta(&site, route, "image:height")),
        ("1200".into(), "630".into())
    );
    assert_eq!(meta(&site, route, "image:alt"), "Baku – Sharh");
    let card = site.page(route).one("meta[name='twitter:card']").attr("content").to_owned();
    assert_eq!(card, "summary_large_image");
    // The home page has the theme's picture, whose size is known too.
    assert_eq!(
        (meta(&site, "/ar/", "image:width"), meta(&site, "/ar/", "image:height")),
        ("1200".into(), "630".into())
    );
}

#[test]
fn an_authors_own_picture_goes_before_the_card_when_it_is_large() {
    let small = sharing("[share]\ncards = true\n").build();
    assert_eq!(meta(&small, "/en/articles/visit/", "image"), format!("{BASE}en/articles/visit/card.png"));
    let mut large = PIXEL.to_vec();
    // The width and the height stand in the header.
    large[16..24].copy_from_slice(&[0, 0, 4, 176, 0, 0, 2, 118]);
    let site = sharing("[share]\ncards = true\n").file("seeds/map.png", large).build();
    assert!(meta(&site, "/en/articles/visit/", "image").starts_with(&format!("{BASE}assets/map.")));
    assert_eq!(meta(&site, "/en/articles/visit/", "image:width"), "1200");
}

#[test]
fn a_letter_that_no_face_has_is_named() {
    let site =
        sharing("[share]\ncards = true\n").file("seeds/x.en.txt", "A word: 漢字\nSummary.\nText.\n").build();
    let wrong = site.only_diagnostic("no-face", "seeds/x.en.txt:1:1");
    assert!(!wrong.is_error() && wrong.message.contains("`字` (U+5B57)"), "{}", wrong.message);
    assert_eq!(decode(&site.bytes("/en/articles/x/card.png")).0.width, 1200, "it is drawn all the same");
}

#[test]
fn a_theme_brings_its_own_faces_and_colours() {
    let before = sharing("[share]\ncards = true\n").build();
    let own =
        sharing("[share]\ncards = true\n").file("theme/99-own.css", ":root { --rubric: #006633 }").build();
    let (_, pixels) = decode(&own.bytes("/ar/articles/visit/card.png"));
    assert!(pixels.contains(&[0, 0x66, 0x33]));
    assert_ne!(before.bytes("/ar/articles/visit/card.png"), own.bytes("/ar/articles/visit/card.png"));
    let wrong = sharing("[share]\ncards = true\n").file("theme/card/arab-bold.ttf", "no face").build();
    assert!(wrong.diagnostic("bad-face", "theme/card/arab-bold.ttf").is_error());
    // No page loads the faces of cards.
    assert!(!before.routes().iter().any(|route| route.contains(".ttf")));
}

#[test]
fn the_same_title_gives_the_same_card_and_another_another() {
    let build = |title: &str| {
        SiteTest::new()
            .at(BASE)
            .file("sharh.toml", "[share]\ncards = true\n")
            .file("seeds/x.ar.txt", format!("{title}\nمقدمة\nنص\n"))
            .build()
            .bytes("/ar/articles/x/card.png")
    };
    assert_eq!(build("زيارة"), build("زيارة"));
    assert_ne!(build("زيارة"), build("قمة"));
}

/// Cards as they were looked at and found right; `UPDATE_EXPECTED=1` writes them anew.
#[test]
fn cards_look_as_they_did() {
    let files = [
        ("seeds/a.ar.txt", "لماذا خفّضت OPEC+ إنتاجها في 2023؟\nمقدمة\nنص\n"),
        (
            "seeds/a.en.txt",
            "The word شرح, “explanation”, and why Nagorno-Karabakh is spelled in three ways (1 of 2)\nSummary.\nText.\n",
        ),
    ];
    let site = SiteTest::new()
        .at(BASE)
        .file("sharh.toml", "title = { ar = \"شرح\", en = \"Sharh\" }\n[share]\ncards = true\n")
        .files(files)
        .build();
    for tag in ["ar", "en"] {
        let path =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/site/cards/{tag}.png"));
        let card = site.bytes(&format!("/{tag}/articles/a/card.png"));
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &card).unwrap();
        }
        let expected = decode(&std::fs::read(&path).unwrap()).1;
        let pixels = decode(&card).1;
        let differs = |(one, other): &(&[u8; 3], &[u8; 3])| {
            (0..3).any(|channel| one[channel].abs_diff(other[channel]) > 48)
        };
        let different = expected.iter().zip(&pixels).filter(differs).count();
        assert!(different * 2000 < pixels.len(), "{tag}: {different} pixels differ");
    }
}

/// The head of a PNG and its pixels in red, green and blue.
fn decode(png: &[u8]) -> (png::OutputInfo, Vec<[u8; 3]>) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    let pixels = bytes.chunks_exact(3).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    (info, pixels)
}

#[test]
fn every_text_is_there_as_markdown() {
    let site = sharing("[share]\nmarkdown = true\n").build();
    site.no_diagnostics();
    let article = site.text("/en/articles/visit/index.md");
    assert!(article.starts_with("# A visit to Baku\n\n> The standfirst.\n\n- "), "{article}");
    assert!(article.contains("\nThe company bought oil \\<from> Baku & paid.\n"), "{article}");
    assert!(
        article.contains("- [Baku](../../glossary/baku/index.md): The capital of Azerbaijan.\n"),
        "{article}"
    );
    assert!(article.contains("[العربية](../../../ar/articles/visit/index.md)"), "{article}");
    let context = site.text("/en/context/trade/index.md");
    assert!(
        context.contains(
            "\n## The figures\n\nText about Baku, see [the visit](../../articles/visit/index.md).\n"
        ),
        "{context}"
    );
    assert!(
        context.contains("\n**Shares** (%)\n\n|  |  |\n| --- | --: |\n| A | 60 |\n| B | 40 |\n"),
        "{context}"
    );
    assert!(context.contains("- **2020**: A first event.\n- **May 2021**: A second event.\n"), "{context}");
    let term = site.text("/en/glossary/baku/index.md");
    assert!(term.contains("A large city.[^1]\n\n[^1]: On the Caspian.\n"), "{term}");
    assert!(term.contains("[An Atlas](<https://atlas.example/>), Maps, 2020"), "{term}");
    let link = site.page("/en/articles/visit/").one("link[type='text/markdown']").attr("href").to_owned();
    assert_eq!(link, "index.md");
}

#[test]
fn markdown_reads_back_as_it_was_meant() {
    let source = "## A *heading*\n\nText with **strong**, `a|b`, [a link](https://a.org/x_y) and\na line.\n\n> A quote\n> of two lines.\n\n- one\n- two\n\n  more\n\n3. three\n4. four\n\n| a | b |\n|:--|--:|\n| c \\| d | *e* |\n\n```rust\nlet x = \"`\";\n```\n\n> [!NOTE]\n> Note well.\n";
    let files = |text: &str| {
        SiteTest::new()
            .file("sharh.toml", "languages = [\"en\"]\n[share]\nmarkdown = true\n")
            .file("content/context/x.en.md", format!("+++\ntitle = \"X\"\n+++\n\n{text}"))
            .build()
    };
    let first = files(source);
    first.no_diagnostics();
    let twin = first.text("/en/context/x/index.md");
    let body = twin.split_once("- Background\n\n").unwrap().1;
    let second = files(body);
    second.no_diagnostics();
    let text = |site: &crate::harness::Built| site.page("/en/context/x/").one("main").html();
    assert_eq!(text(&first), text(&second), "{twin}");
    assert_eq!(second.text("/en/context/x/index.md"), twin);
}

#[test]
fn definitions_are_lists_in_markdown_that_github_reads() {
    let site = SiteTest::new()
        .file("sharh.toml", "languages = [\"en\"]\n[share]\nmarkdown = true\n")
        .file(
            "content/context/x.en.md",
            "+++\ntitle = \"X\"\n+++\n\nMatn\n: The text.\n\nSharh\n: The commentary.\n\nAfter.\n",
        )
        .build();
    site.no_diagnostics();
    let twin = site.text("/en/context/x/index.md");
    assert!(twin.contains("\n- Matn\n  - The text.\n- Sharh\n  - The commentary.\n\nAfter.\n"), "{twin}");
}

#[test]
fn all_texts_are_listed_for_programs() {
    let site = sharing("[share]\nmarkdown = true\n").build();
    let list = site.text("/llms.txt");
    assert!(list.starts_with("# شرح\n\n> شرح الأخبار.\n> The news, explained.\n"), "{list}");
    assert!(list.contains("\n## Articles (English)\n\n- [A visit to Baku](https://example.org/en/articles/visit/index.md): The standfirst.\n"), "{list}");
    for address in
        list.lines().filter_map(|line| line.split_once("](")?.1.split_once(')')).map(|(address, _)| address)
    {
        let route = address.strip_prefix("https://example.org").unwrap();
        assert!(site.has_route(route), "{route}");
    }
    let written = FILES.iter().filter(|(path, _)| path.contains(".en.")).count();
    assert_eq!(list.matches("https://example.org/en/").count(), written);
    // Without an address of the site the list is relative.
    let bare = SiteTest::new().files(FILES.iter().copied()).file("seeds/map.png", PIXEL);
    let bare = bare.file("sharh.toml", format!("{SETTINGS}\n[share]\nmarkdown = true\n")).build();
    assert!(bare.text("/llms.txt").contains("(en/articles/visit/index.md)"));
}
