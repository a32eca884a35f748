//! `sharh build`.

use std::{fs, os::unix::fs::symlink};

use super::{Folder, run};
use crate::sample::SETTINGS;

#[test]
fn a_build_says_what_it_made_and_the_second_that_nothing_changed() {
    let site = Folder::sample();
    let first = site.build();
    assert!(first.err.contains("public: 12 pages in ar, 12 pages in en; "), "{}", first.err);
    assert!(first.err.contains(" written, 0 kept, 0 removed"), "{}", first.err);
    assert!(first.out.is_empty(), "standard output is for data: {}", first.out);
    let second = site.build();
    assert!(second.err.starts_with("nothing has changed: ./public is up to date"), "{}", second.err);
    site.write("seeds/visit.en.txt", "A visit\nS\nChanged.\n").remove("seeds/summit.toml");
    let third = site.build();
    assert!(third.err.contains(" kept, 0 removed"), "{}", third.err);
    assert!(site.read("public/en/articles/visit/index.html").contains("Changed."));
    assert_eq!(site.left_over(), [""; 0]);
}

#[test]
fn a_build_without_an_address_says_what_it_left_out() {
    let site = Folder::sample();
    assert!(
        site.build()
            .err
            .contains("no `base-url` is set: canonical addresses, feeds and the sitemap were left out")
    );
    let said = site.sharh("build --base-url https://example.org/a");
    assert_eq!(said.code, 0);
    assert!(!said.err.contains("base-url"), "{}", said.err);
    assert!(site.read("public/sitemap.xml").contains("https://example.org/a/en/articles/visit/"));
}

#[test]
fn a_failed_build_leaves_the_old_site_as_it_was() {
    let site = Folder::sample();
    site.build();
    let before = site.public();
    for (path, text) in [
        ("seeds/visit.en.txt", "Title\nS\n\u{202e}Text.\n"),
        ("sharh.toml", "titel = \"x\"\n"),
        ("templates/term.html", "{{ nonsense }}"),
        ("templates/home.html", "{% if %}"),
        ("content/context/new.en.md", "[x](term:nobody)\n"),
    ] {
        site.write(path, text);
        let said = site.sharh("build");
        assert_eq!(said.code, 1, "{path}: {}", said.err);
        assert!(said.err.contains("nothing was published: "), "{path}: {}", said.err);
        assert_eq!(site.public(), before, "{path}");
        assert_eq!(site.left_over(), [""; 0], "{path}");
        site.remove(path);
        if let Some((_, text)) = crate::sample::FILES.iter().find(|(known, _)| *known == path) {
            site.write(path, text);
        }
    }
    site.build();
}

#[test]
fn strict_does_not_publish_warnings() {
    let site = Folder::empty();
    site.write("seeds/x.ar.txt", "عنوان\nمقدمة\nأ\nب\n").write("seeds/x.en.txt", "T\nS\nA.\n");
    let said = site.sharh("build --strict");
    assert_eq!(said.code, 1);
    assert!(said.err.contains("nothing was published: 1 warning") && !site.exists("public"), "{}", said.err);
    let said = site.sharh("build");
    assert_eq!(said.code, 0);
    assert!(said.err.contains("uneven-translation") && said.err.contains("1 warning"), "{}", said.err);
    // What was said once is said again: the site is not called up to date.
    assert!(site.sharh("build").err.contains("uneven-translation"));
    assert_eq!(site.sharh("build --strict").code, 1);
}

#[test]
fn drafts_and_another_output_are_asked_for() {
    let site = Folder::empty();
    site.write("seeds/x.en.txt", "T\nS\nA.\n").write("seeds/x.toml", "draft = true\n");
    site.build();
    assert!(!site.exists("public/en/articles/x/index.html"));
    assert_eq!(site.sharh("build --drafts --output dist/site").code, 0);
    assert!(site.exists("dist/site/en/articles/x/index.html"));
}

#[test]
fn a_site_elsewhere_is_built_where_it_stands() {
    let outside = Folder::empty();
    outside.write("my site/seeds/x.en.txt", "T\nS\nA.\n");
    let said = run(outside.command().args(["build", "--root", "my site"]));
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(outside.exists("my site/public/en/articles/x/index.html"));
}

#[test]
fn what_the_command_line_or_the_machine_did_wrong_exits_with_2() {
    let empty = Folder::empty();
    for (words, message) in [
        ("build", "is no site"),
        ("build --root nowhere", "cannot open the site's folder `nowhere`"),
        ("build --jobs many", "invalid value 'many'"),
        ("build --jobs 0", "0 is not in 1..=256"),
        ("check --jobs 257", "257 is not in 1..=256"),
        ("serve --jobs 257", "257 is not in 1..=256"),
        ("biuld", "unrecognized subcommand"),
        ("", "Usage"),
    ] {
        let said = empty.sharh(words);
        assert_eq!(said.code, 2, "{words}: {}", said.err);
        assert!(said.err.contains(message), "{words}: {}", said.err);
    }
    let site = Folder::sample();
    let said = site.sharh("build --base-url example.org");
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("--base-url: `example.org` does not begin with https:// or http://"),
        "{}",
        said.err
    );
    let said = site.sharh("build --output seeds");
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(site.exists("seeds/visit.en.txt"));
}

#[test]
fn nothing_is_deleted_or_written_behind_a_link() {
    let (site, victim) = (Folder::sample(), Folder::empty());
    victim.write("thesis.txt", "years of work");
    fs::create_dir(site.path().join(".sharh")).unwrap();
    symlink(victim.path(), site.path().join(".sharh/cards")).unwrap();
    site.build();
    site.write("sharh.toml", format!("{SETTINGS}\n[share]\ncards = true\n"));
    site.build();
    assert!(site.public().keys().any(|path| path.contains("card")), "{:?}", site.public().keys());
    assert_eq!(super::tree(victim.path()).into_keys().collect::<Vec<_>>(), ["thesis.txt"]);
}
