//! Where the anchor of a paragraph leads that was joined to another.

use crate::harness::SiteTest;

/// The article that comes with the project, in Arabic and English.
const TEXTS: [(&str, &str); 2] = [
    ("seeds/x.ar.txt", include_str!("../../seeds/baku-visit.ar.txt")),
    ("seeds/x.en.txt", include_str!("../../seeds/baku-visit.en.txt")),
];

/// The lines of a text, that of the paragraph at `place` joined with the next.
fn joined(text: &str, place: usize) -> String {
    let mut lines: Vec<String> =
        text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    let next = lines.remove(place + 2);
    lines[place + 1].extend([" ", &next]);
    lines.join("\n")
}

#[test]
fn the_anchor_of_a_joined_paragraph_leads_to_the_one_that_took_its_text_in() {
    for texts in [&TEXTS[..], &TEXTS[..1], &TEXTS[1..]] {
        let before = SiteTest::new().files(texts.iter().copied()).build();
        let count = before.page("/ar/articles/x/").all(".row[id]").len();
        let lock = before.lock();
        for place in 1..count {
            let joined = texts.iter().map(|(path, text)| (*path, joined(text, place)));
            let site = joined
                .fold(SiteTest::new().file("links.lock", &lock), |site, (path, text)| site.file(path, text));
            let site = site.build();
            let page = site.page("/ar/articles/x/");
            let rows = page.attributes(".row[id]", "id");
            let (one, next) = (format!("p{place}"), format!("p{}", place + 1));
            assert!(rows[place - 1] == one || rows[place - 1] == next, "{place}: {rows:?}");
            let (heir, former) = if rows[place - 1] == one { (one, next) } else { (next, one) };
            assert_eq!(page.attributes(".former", "id"), [former.as_str()], "{place}");
            let lock = site.lock();
            let line = lock.lines().find(|line| line.starts_with("article:x ")).unwrap();
            assert!(line.ends_with(&format!(">{heir}")), "{place}: {line}");
        }
    }
}

#[test]
fn the_anchor_of_a_paragraph_that_nobody_took_in_leads_to_the_one_before() {
    let before = SiteTest::new().files(TEXTS).build();
    let count = before.page("/ar/articles/x/").all(".row[id]").len();
    for place in 2..=count {
        let without = |text: &str| {
            let lines = text.lines().filter(|line| !line.trim().is_empty()).enumerate();
            let left: Vec<&str> = lines.filter(|(at, _)| *at != place + 1).map(|(_, line)| line).collect();
            left.join("\n")
        };
        let site = SiteTest::new().file("links.lock", before.lock());
        let site = TEXTS.into_iter().fold(site, |site, (path, text)| site.file(path, without(text))).build();
        let lock = site.lock();
        let line = lock.lines().find(|line| line.starts_with("article:x ")).unwrap();
        assert!(line.ends_with(&format!(">p{}", place - 1)), "{place}: {line}");
    }
}
