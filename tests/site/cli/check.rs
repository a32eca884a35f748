//! `sharh check`: mistakes for people, programs and workflows.

use super::Folder;

fn wrong() -> Folder {
    let site = Folder::empty();
    site.write("seeds/x.en.txt", "T\nS\nA.\n")
        .write("seeds/x.toml", "date = 2023-04-19\ntgas = [\"energy\"]\n")
        .write("content/context/c.ar.md", "+++\ntitle = \"ع\"\n+++\n\nفي باكو [النفط](term:نفظ) كثير.\n")
        .write("content/glossary/نفط.ar.md", "+++\ntitle = \"نفط\"\n+++\n");
    site
}

#[test]
fn a_sound_site_has_no_mistakes() {
    let said = Folder::sample().sharh("check --strict");
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    assert!(said.err.ends_with("addresses checked: no mistakes\n"), "{}", said.err);
}

#[test]
fn nothing_is_written() {
    let site = wrong();
    let before = super::tree(site.path());
    assert_eq!(site.sharh("check").code, 1);
    assert_eq!(super::tree(site.path()), before);
}

#[test]
fn people_see_the_line_with_the_place_marked() {
    let said = wrong().sharh("check");
    assert_eq!(said.code, 1);
    let english = "error[unknown-key]: there is no key `tgas` here\n --> seeds/x.toml:2:1\n  |\n2 | tgas = [\"energy\"]\n  | ^^^^\n  |\n  = help: did you mean `tags`?\n";
    assert!(said.err.contains(english), "{}", said.err);
    assert!(said.err.contains("2 errors, 1 warning"), "{}", said.err);
    assert!(said.out.is_empty());
}

#[test]
fn in_an_arabic_line_the_marked_words_stand_beside_the_mark() {
    let said = wrong().sharh("check");
    let line = "error[dead-link]: there is no term `نفظ`\n --> content/context/c.ar.md:5:9\n";
    assert!(said.err.contains(line), "{}", said.err);
    // A caret under right-to-left letters points elsewhere on many terminals.
    assert!(said.err.contains("5 | في باكو [النفط](term:نفظ) كثير.\n"), "{}", said.err);
    assert!(said.err.contains("here: \u{2068}[النفط](term:نفظ)\u{2069}\n"), "{}", said.err);
    assert!(said.err.contains("= help: did you mean `نفط`?\n"), "{}", said.err);
}

#[test]
fn a_mistake_without_a_place_names_its_file() {
    let said = wrong().sharh("check");
    let warning = "warning[missing-summary]: this term has no definition\n--> content/glossary/نفط.ar.md\n";
    assert!(said.err.contains(warning), "{}", said.err);
}

#[test]
fn programs_get_an_object_a_line() {
    let said = wrong().sharh("check --format json");
    assert_eq!(said.code, 1);
    let objects: Vec<serde_json::Value> =
        said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let short = |object: &serde_json::Value| {
        format!(
            "{} {} {}:{}:{}",
            object["severity"], object["code"], object["file"], object["line"], object["column"]
        )
        .replace('"', "")
    };
    assert_eq!(
        objects.iter().map(short).collect::<Vec<_>>(),
        [
            "error dead-link content/context/c.ar.md:5:9",
            "warning missing-summary content/glossary/نفط.ar.md:null:null",
            "error unknown-key seeds/x.toml:2:1"
        ]
    );
    assert_eq!(objects[2]["message"], "there is no key `tgas` here");
    assert_eq!(objects[2]["help"], "did you mean `tags`?");
    assert!(said.err.is_empty(), "{}", said.err);
}

#[test]
fn workflows_get_annotations() {
    let said = wrong().sharh("check --format github");
    assert_eq!(said.code, 1);
    let line = "::error file=seeds/x.toml,line=2,col=1,title=unknown-key::there is no key `tgas` here. did you mean `tags`?";
    assert!(said.out.lines().any(|known| known == line), "{}", said.out);
    assert_eq!(said.out.lines().count(), 3);
}

#[test]
fn annotations_count_from_the_repository() {
    let repository = Folder::empty();
    repository.write("site/seeds/x.toml", "date = 1\n").write("site/seeds/x.en.txt", "T\nS\nA.\n");
    let said = repository.sharh("check --format github --root site");
    assert!(said.out.starts_with("::error file=site/seeds/x.toml,line=1,"), "{}", said.out);
    let mut inside = repository.command();
    inside.current_dir(repository.path().join("site")).env("GITHUB_WORKSPACE", repository.path());
    let said = super::run(inside.args(["check", "--format", "github"]));
    assert!(said.out.starts_with("::error file=site/seeds/x.toml,line=1,"), "{}", said.out);
}

#[test]
fn output_that_cannot_be_written_is_a_failure() {
    let site = Folder::sample();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let said = super::run(site.command().arg("terms").stdout(full));
    assert_eq!(said.code, 2);
    assert!(said.err.contains("cannot write to standard output"), "{}", said.err);
}

#[test]
fn an_annotation_cannot_be_forged() {
    let site = Folder::empty();
    site.write("seeds/a%0A::error,b.en.txt", "T\nS\nA.\n");
    let said = site.sharh("check --format github");
    assert_eq!(said.out.lines().count(), 1, "{}", said.out);
    assert!(said.out.starts_with("::error file=seeds/a%250A%3A%3Aerror%2Cb.en.txt,title="), "{}", said.out);
}

#[test]
fn warnings_count_when_strict() {
    let site = Folder::empty();
    site.write("content/glossary/x.en.md", "+++\ntitle = \"x y z\"\n+++\n");
    assert_eq!(site.sharh("check").code, 0);
    assert_eq!(site.sharh("check --strict").code, 1);
}

#[test]
fn a_mistake_in_a_built_in_template_or_past_a_mark_has_its_place() {
    let site = Folder::empty();
    site.write("seeds/x.en.txt", "\u{feff}T\u{0}\nS\nA.\n");
    let said = site.sharh("check --format json");
    let object: serde_json::Value = serde_json::from_str(said.out.lines().next().unwrap()).unwrap();
    assert_eq!((&object["line"], &object["column"]), (&1.into(), &2.into()), "the mark is no character");
}

#[test]
fn all_mistakes_are_told_at_once_and_in_order() {
    let site = Folder::empty();
    for number in 0..30 {
        site.write(&format!("seeds/a{number:02}.en.txt"), "");
    }
    let said = site.sharh("check --format json --jobs 2");
    let files: Vec<String> = said
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["file"].to_string())
        .collect();
    assert_eq!(files.len(), 30);
    assert!(files.is_sorted());
}

#[test]
fn a_mistake_of_many_whole_files_is_told_once() {
    let site = Folder::empty();
    site.write("sharh.toml", "languages = [\"en\"]\n");
    for number in 0..30 {
        site.write(&format!("seeds/a{number:02}.en.txt"), "T\n\nS.\n\nText.\n")
            .write(&format!("seeds/a{number:02}.fr.txt"), "T\n\nS.\n\nText.\n");
    }
    let said = site.sharh("check");
    assert_eq!(said.err.matches("error[unknown-language]").count(), 1, "{}", said.err);
    let files = (0..10).all(|number| said.err.contains(&format!(" seeds/a{number:02}.fr.txt\n")));
    assert!(
        files && said.err.contains("and 20 more files") && said.err.contains("30 errors"),
        "{}",
        said.err
    );
    assert!(!said.err.contains("a10"), "{}", said.err);
    assert_eq!(site.sharh("check --format json").out.lines().count(), 30);
}

#[test]
fn of_many_mistakes_alike_people_see_the_first() {
    let site = Folder::empty();
    let links = "[a](term:b) ".repeat(120) + "\nx\n[c](term:d)\n";
    site.write("seeds/x.en.md", format!("# T\n\n{links}")).write("seeds/y.en.md", "# T\n\n[a](term:b)\n");
    let said = site.sharh("check");
    assert_eq!(said.err.matches("error[dead-link]").count(), 101, "{}", said.err);
    assert!(said.err.contains("\n\nand 21 more of `dead-link` in seeds/x.en.md\n\n"), "{}", said.err);
    assert!(said.err.contains(" --> seeds/x.en.md:3:1189\n"), "{}", said.err);
    assert!(said.err.contains("122 errors"), "{}", said.err);
    let said = site.sharh("check --format json");
    assert_eq!(said.out.lines().count(), 122);
    assert!(said.out.contains("\"column\":1429") && said.out.contains("\"line\":5"), "{}", said.out);
    assert_eq!(site.sharh("check --format github").out.lines().count(), 122);
}

#[test]
fn a_mistake_at_the_edge_of_a_file_is_shown_where_it_is() {
    let site = Folder::empty();
    site.write("content/context/a.toml", "kind = \"story\"")
        .write("content/context/a.en.md", "# A\n\nText.\n")
        .write("content/context/b.en.md", "+++\ntitle = \"B\n")
        .write("content/context/c.en.md", "# C\n\nText.\n\n```chart bar\n\n```");
    let said = site.sharh("check");
    for place in [
        "a.toml:1:8\n  |\n1 | kind = \"story\"\n  |        ^^^^^^^\n",
        "b.en.md:1:1\n  |\n1 | +++\n  | ^^^\n",
    ] {
        assert!(said.err.contains(place), "{}", said.err);
    }
    assert!(said.err.contains("c.en.md:7:1\n  |\n7 | ```\n  | ^\n"), "{}", said.err);
}

#[test]
fn a_file_that_is_not_utf_8_is_named_with_the_line_of_the_bad_byte() {
    let site = Folder::empty();
    site.write("seeds/x.en.txt", b"T\nS\nA caf\xe9.\n");
    let said = site.sharh("check");
    assert!(said.err.contains(" --> seeds/x.en.txt:3:6\n"), "{}", said.err);
    assert!(said.err.contains("3 | A caf\n"), "{}", said.err);
    let said = site.sharh("check --format json");
    assert!(said.out.contains("\"line\":3") && said.out.contains("\"column\":6"), "{}", said.out);
}
