//! A published article, as it came, is a page: nothing but its text is needed.
#![expect(clippy::disallowed_methods, reason = "the article stands outside the project")]

use std::{fs, path::Path};

use crate::harness::{BASE, Built, SiteTest};

const NAME: &str = "000_ff275ed0a66a2e21";

/// The article's file, where there is one: it is someone else's text and no part of the project.
fn real() -> Option<Vec<u8>> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?.join(format!("shared/seeds/{NAME}.txt"));
    fs::read(beside).ok()
}

/// An article of the same shape: a title, a standfirst and 23 paragraphs, a line each.
fn synthetic() -> Vec<u8> {
    let paragraph =
        |n: usize| format!("هذه هي الفقرة رقم {n}، وفيها ذكر OPEC+ وعام 2023 ونسبة 30٪ من النفط.\r\n");
    let paragraphs: String = (1..=23).map(paragraph).collect();
    format!("وزير يزور العاصمة ويلتقي الرئيس\r\nلقاء عن الأمن والاقتصاد، وما بعده.\r\n{paragraphs}")
        .into_bytes()
}

fn built(text: &[u8]) -> Built {
    let site = SiteTest::new().at(BASE).file(&format!("seeds/{NAME}.txt"), text).build();
    site.no_diagnostics();
    site
}

fn check(text: &[u8]) {
    let site = built(text);
    let (own, other) = (format!("/ar/articles/{NAME}/"), format!("/en/articles/{NAME}/"));
    let page = site.page(&own);
    let root = page.one("html");
    assert_eq!((root.attr("lang"), root.attr("dir")), ("ar", "rtl"));
    let text = str::from_utf8(text).unwrap();
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(page.one("h1").text(), collapsed(lines[0]));
    page.has(&collapsed(lines[1]));
    assert_eq!(lines.len(), 25, "a title, a standfirst and 23 paragraphs");
    for (number, line) in (1..).zip(&lines[2..]) {
        // Ranges of years are held together by a sign without width.
        let shown = page.one(&format!("#p{number} p")).text().replace('\u{2060}', "");
        assert_eq!(shown, collapsed(line));
    }
    page.none("#p24");
    assert_eq!(page.errors(), [""; 0]);

    let missing = site.page(&other);
    missing.has("has not been translated into English yet").one("#p23");
    missing.speaks(&collapsed(lines[2]).chars().take(20).collect::<String>(), "ar", "rtl");
    missing.none("link[hreflang]");
    assert_eq!(missing.one("link[rel='canonical']").attr("href"), format!("{BASE}ar/articles/{NAME}/"));
    assert!(!site.text("/sitemap.xml").contains(&format!("/en/articles/{NAME}/")));
    assert!(site.text("/sitemap.xml").contains(&format!("/ar/articles/{NAME}/")));
    assert_eq!(page.attributes("link[hreflang]", "hreflang"), ["ar", "x-default"]);
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_article_alone_is_a_site() {
    check(&synthetic());
}

#[test]
fn the_real_article_alone_is_a_site() {
    match real() {
        Some(text) => check(&text),
        None => println!("passed over: ../shared/seeds/{NAME}.txt is not here"),
    }
}

#[test]
fn no_sentence_of_the_real_article_stands_in_the_project() {
    let Some(text) = real() else { return println!("passed over: ../shared/seeds/{NAME}.txt is not here") };
    let text = String::from_utf8(text).unwrap();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir()
                && !name.starts_with('.')
                && !["target", "public", "node_modules"].contains(&&*name)
            {
                folders.push(path);
            } else if path.is_file() && path.metadata().unwrap().len() < 1 << 20 {
                let own = fs::read(&path).unwrap();
                let own = String::from_utf8_lossy(&own);
                for line in text.lines().map(str::trim).filter(|line| line.chars().count() > 60) {
                    assert!(!own.contains(line), "{} holds: {line}", path.display());
                }
            }
        }
    }
}
