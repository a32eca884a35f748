//! `sharh mentions` and `sharh terms`.

use std::io::Write;
use std::process::Stdio;

use super::Folder;

#[test]
fn every_mention_in_a_text_is_listed_with_its_bytes() {
    let site = Folder::sample();
    let text = "وصل إلى باكو.\nOil from Baku and النفط.\n";
    site.write("text.md", text);
    let said = site.sharh("mentions --format json text.md");
    assert_eq!(said.code, 0, "{}", said.err);
    let found: Vec<serde_json::Value> =
        said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let terms: Vec<&str> = found.iter().map(|object| object["term"].as_str().unwrap()).collect();
    assert_eq!(terms, ["baku", "oil", "baku", "oil"]);
    for object in &found {
        let (start, end) = (object["start"].as_u64().unwrap(), object["end"].as_u64().unwrap());
        let range = usize::try_from(start).unwrap()..usize::try_from(end).unwrap();
        assert_eq!(object["surface"], text[range]);
    }
    assert_eq!((&found[3]["line"], &found[3]["column"]), (&2.into(), &19.into()));
    assert_eq!(site.sharh("mentions text.md").out.lines().next(), Some("1:9: باكو → baku"));
}

#[test]
fn code_is_passed_over_in_markdown_and_read_in_plain_text() {
    let site = Folder::sample();
    site.write("text.md", "`Baku`\n");
    assert_eq!(site.sharh("mentions text.md").out, "");
    assert_eq!(site.sharh("mentions --plain text.md").out, "1:2: Baku → baku\n");
}

#[test]
fn a_text_may_come_from_standard_input() {
    let site = Folder::sample();
    let mut child = site
        .command()
        .args(["mentions", "--plain", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all("إلى باكو".as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "1:5: باكو → baku\n");
}

#[test]
fn what_cannot_be_read_exits_with_2() {
    let site = Folder::sample();
    site.write("binary.md", b"\xff");
    for words in ["mentions nowhere.md", "mentions binary.md", "mentions --language fr sharh.toml"] {
        assert_eq!(site.sharh(words).code, 2, "{words}");
    }
}

#[test]
fn the_audit_says_what_was_found_and_what_never() {
    let site = Folder::sample();
    site.write("content/glossary/gas.en.md", "+++\ntitle = \"natural gas\"\nsummary = \"S.\"\n+++\n");
    let said = site.sharh("terms");
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.starts_with("3 terms, 2 of them mentioned, "), "{}", said.out);
    assert!(
        said.out.contains("× \u{2068}باكو\u{2069}\n") && said.out.contains("× \u{2068}Baku\u{2069}\n"),
        "{}",
        said.out
    );
    assert!(said.out.contains("seeds/summit.en.txt:3:24"), "{}", said.out);
    let never = said.out.split_once("Never mentioned").unwrap().1;
    assert!(never.contains("  gas\n"), "{never}");
}

#[test]
fn a_term_that_one_language_never_mentions_is_told_of() {
    let site = Folder::sample();
    site.write("content/glossary/gas.en.md", "+++\ntitle = \"natural gas\"\nsummary = \"S.\"\n+++\n");
    site.write("content/glossary/gas.ar.md", "+++\ntitle = \"الغاز المسيل\"\nsummary = \"س.\"\n+++\n");
    site.write("content/context/x.en.md", "# X\n\nIt buys natural gas.\n");
    let said = site.sharh("terms").out;
    let section = said.split_once("Never mentioned in one language").unwrap().1;
    assert!(section.contains("  gas: ar\n"), "{said}");
    let objects = site.sharh("terms --format json").out;
    assert!(objects.contains(r#""counts":{"ar":0,"en":1}"#), "{objects}");
}

#[test]
fn programs_get_the_audit_as_objects() {
    let said = Folder::sample().sharh("terms --format json");
    let objects: Vec<serde_json::Value> =
        said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let baku = objects.iter().find(|object| object["term"] == "baku").unwrap();
    assert_eq!(baku["type"], "term");
    assert!(baku["surfaces"].as_array().unwrap().iter().any(|surface| surface["text"] == "باكو"));
}

#[test]
fn a_term_is_found_in_a_text_of_either_language() {
    let site = Folder::sample();
    site.write("text.md", "باكو is Baku.\n");
    for words in ["mentions text.md", "mentions --language en text.md", "mentions --language ar text.md"] {
        assert_eq!(site.sharh(words).out, "1:1: باكو → baku\n1:9: Baku → baku\n", "{words}");
    }
}

#[test]
fn mistakes_in_what_terms_are_found_by_are_told() {
    for (path, text) in [
        ("content/glossary/gas.en.md", "+++\ntitle = \n+++\n"),
        ("content/glossary/gas.en.md", "+++\ntitle = \"\"\nsummary = \"S.\"\n+++\n"),
        ("sharh.toml", "languages = 1\n"),
    ] {
        let site = Folder::sample();
        site.write("text.md", "Baku\n").write(path, text);
        for words in ["terms", "mentions text.md"] {
            let said = site.sharh(words);
            assert_eq!(said.code, 1, "{words}: {}", said.err);
            assert!(said.err.contains(&format!("{path}:")), "{words}: {}", said.err);
        }
    }
    let site = Folder::sample();
    site.write("text.md", "Baku\n").write("seeds/visit.en.txt", b"\xff");
    assert_eq!(site.sharh("mentions text.md").code, 0);
    std::os::unix::fs::symlink("/etc", site.path().join("content/glossary/etc")).unwrap();
    for words in ["terms", "mentions text.md"] {
        let said = site.sharh(words);
        assert!(said.code == 1 && said.err.contains("link-outside"), "{words}: {}", said.err);
    }
}
