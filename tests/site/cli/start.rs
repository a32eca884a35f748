//! `sharh new`, `sharh add`, `sharh builtin` and `sharh completions`.

use std::{io::Write, process::Stdio};

use super::{Folder, run};

#[test]
fn a_new_site_is_bilingual_and_sound() {
    let place = Folder::empty();
    let said = place.sharh("new my-site");
    assert_eq!(said.code, 0);
    assert!(said.err.contains("next: `sharh build --root my-site`"), "{}", said.err);
    let check = place.sharh("check --root my-site --strict");
    assert_eq!(check.code, 0, "{}", check.err);
    assert_eq!(place.sharh("build --root my-site").code, 0);
    let page = place.read("my-site/public/en/articles/first-article/index.html");
    assert!(page.contains("class=\"term\"") && page.contains("lang=\"ar\""));
    assert_eq!(place.read("my-site/.gitignore"), "/public\n");
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let place = Folder::empty();
    place.write("mine/notes.txt", "keep");
    let said = place.sharh("new mine");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("`mine` is not empty"), "{}", said.err);
    assert_eq!(super::tree(&place.path().join("mine")).len(), 1);
}

const ARTICLE: &str = "عنوان الخبر\nمقدمة الخبر.\nفقرة أولى.\nفقرة ثانية.\nفقرة ثالثة.\n";

#[test]
fn an_article_is_taken_in_as_it_came() {
    let site = Folder::sample();
    site.write("downloads/Some article (1).txt", ARTICLE);
    let said = run(site.command().args(["add", "downloads/Some article (1).txt"]));
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("3 paragraphs in ar"), "{}", said.err);
    assert_eq!(site.read("seeds/some-article-1.ar.txt"), ARTICLE, "not a byte is changed");
    let translation = site.read("seeds/some-article-1.en.txt");
    assert_eq!(translation.lines().filter(|line| *line == "…").count(), 5, "{translation}");
    assert!(site.read("seeds/some-article-1.toml").contains("original = \"ar\""));
    let said = site.sharh("check");
    assert_eq!(said.code, 0, "a translation that has not begun is no mistake: {}", said.err);
    assert!(said.err.contains("this translation has not begun"), "{}", said.err);
    site.build();
    assert!(site.exists("public/en/articles/some-article-1/index.html"));
}

#[test]
fn its_slug_and_language_can_be_said() {
    let site = Folder::sample();
    site.write("a.md", "# Title\n\nOne.\n\nTwo.\n");
    let said = site.sharh("add a.md --slug talks --language en");
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(site.exists("seeds/talks.en.md") && site.exists("seeds/talks.ar.txt"));
}

#[test]
fn its_name_can_say_its_language_and_it_may_lead_to_other_pages() {
    let site = Folder::sample();
    site.write(
        "talks.en.MD",
        "# Title\n\nTo [Baku](term:baku), and [on](context:nowhere).\n\n![A map](map.png)\n",
    );
    let said = site.sharh("add talks.en.MD");
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("2 paragraphs in en"), "{}", said.err);
    assert!(site.exists("seeds/talks.en.md") && site.exists("seeds/talks.ar.txt"));
    let mut command = site.command();
    let mut child = command.args(["add", "-", "--slug", "pasted"]).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(ARTICLE.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(site.read("seeds/pasted.ar.txt"), ARTICLE);
}

#[test]
fn an_article_is_not_taken_into_a_site_with_broken_settings() {
    let site = Folder::empty();
    site.write("sharh.toml", "oops = [").write("seeds/x.ar.txt", ARTICLE).write("a.txt", ARTICLE);
    let said = site.sharh("add a.txt");
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("sharh.toml:1:") && said.err.contains("the site's settings have errors"),
        "{}",
        said.err
    );
}

#[test]
fn nothing_is_overwritten_and_what_is_no_article_is_refused() {
    let site = Folder::sample();
    site.write("visit.txt", ARTICLE).write("empty.txt", "").write("binary.txt", b"\xff\xfe\x00");
    site.write("seeds/broken.en.md", b"\xff").write("broken.txt", ARTICLE);
    site.write("control.txt", "T\nS\nA\u{1}.\n").write("page.html", "<p>").write("paper.txt", "%PDF-1.7\n");
    site.write("hebrew.txt", "כותרת\nתקציר\nפסקה אחת.\n")
        .write("con.txt", ARTICLE)
        .write("Visit.txt", ARTICLE);
    for (words, message) in [
        (
            "add visit.txt",
            "`visit` is there already, in `seeds/visit.ar.txt`; choose another name with `--slug`",
        ),
        ("add visit.txt --slug a/b", "--slug: a name has no `/`"),
        (
            "add visit.txt --slug new --language fr",
            "--language: `fr` is not among the site's languages: ar, en",
        ),
        ("add empty.txt", "this article is empty"),
        ("add binary.txt", "this file is not UTF-8 text"),
        ("add control.txt", "--> control.txt:3:2"),
        ("add control.txt", "the article cannot be taken in"),
        ("add page.html", "`page.html` is neither plain text (.txt) nor Markdown (.md)"),
        ("add paper.txt", "`paper.txt` is neither plain text (.txt) nor Markdown (.md)"),
        ("add hebrew.txt", "in the script of none of the site's languages: ar, en"),
        ("add con.txt", "`con` cannot be an address"),
        ("add seeds/visit.ar.txt --slug again", "`seeds/visit.ar.txt` is in the site already"),
        ("add Visit.txt", "`visit` is there already, in `seeds/visit.ar.txt`"),
        ("add broken.txt", "`broken` is there already, in `seeds/broken.en.md`"),
        ("add -", "a text from standard input has no name"),
        ("add /dev/null", "`/dev/null` is no regular file"),
        ("add visit.txt --root nowhere", "nowhere"),
        ("add nowhere.txt", "cannot read `nowhere.txt`"),
    ] {
        let said = site.sharh(words);
        assert_eq!(said.code, 2, "{words}: {}", said.err);
        assert!(said.err.contains(message), "{words}: {}", said.err);
    }
    assert!(!site.exists("seeds/new.ar.txt") && !site.exists("seeds/empty.toml") && !site.exists("nowhere"));
    site.remove("seeds/broken.en.md");
    assert_eq!(site.sharh("check --strict").code, 0);
}

#[test]
fn shells_are_told_the_commands() {
    let place = Folder::empty();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let said = place.sharh(&format!("completions {shell}"));
        assert_eq!(said.code, 0, "{shell}");
        assert!(said.out.contains("mentions") && said.out.contains("base-url"), "{shell}");
    }
}

#[test]
fn help_teaches_by_example() {
    let place = Folder::empty();
    for command in ["build", "check", "new", "add", "mentions", "completions"] {
        let said = place.sharh(&format!("{command} --help"));
        assert_eq!(said.code, 0);
        assert!(said.out.contains("Example") && said.out.contains(&format!("sharh {command}")), "{command}");
    }
    assert!(place.sharh("--version").out.starts_with("sharh "));
}

#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    let place = Folder::sample();
    place.write("text.md", "Baku\n");
    for words in ["completions bash", "mentions --plain text.md", "terms", "check --format json", "--help"] {
        let mut command = place.command();
        let piped = command.args(words.split(' ')).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success() && !said.contains("panicked"), "{words}: {said}");
    }
}

#[test]
fn a_built_in_file_can_be_made_ones_own() {
    let site = Folder::sample();
    let names = site.sharh("builtin");
    assert!(
        ["templates/parts/head.html", "theme/00-tokens.css", "words/en.toml"]
            .iter()
            .all(|name| names.out.lines().any(|line| line == *name)),
        "{}",
        names.out
    );
    site.write(
        "templates/home.html",
        site.sharh("builtin templates/home.html").out.replace("<h1", "<h1 class=\"mine\""),
    );
    assert_eq!(site.build().code, 0);
    assert!(site.read("public/en/index.html").contains("<h1 class=\"mine\""));
    let wrong = site.sharh("builtin templates/hoem.html");
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("did you mean `templates/home.html`?"), "{}", wrong.err);
}

#[test]
fn the_words_of_a_new_language_can_be_filled_in() {
    let site = Folder::empty();
    site.write("sharh.toml", "languages = [\"fa\"]\ntitle = \"شرح\"\n")
        .write("seeds/x.txt", "عنوان\nمقدمه\nمتن.\n");
    let check = site.sharh("check");
    assert!(check.err.contains("`sharh builtin words/fa.toml` lists all"), "{}", check.err);
    let sheet = site.sharh("builtin words/fa.toml").out;
    site.write("words/fa.toml", sheet.replace("# home = \"Home\"", "home = \"خانه\""));
    assert_eq!(site.build().code, 0);
    assert!(site.read("public/fa/articles/x/index.html").contains(">خانه</a>"));
}
