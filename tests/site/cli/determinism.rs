//! The same files make the same bytes on every machine, from every folder, at any time.

use std::{fs, process::Command};

use super::{Folder, Tree, differences, run, tree};
use crate::sample::{FILES, PIXEL};

/// The sample site, its files written in this order.
fn written(order: impl Iterator<Item = &'static (&'static str, &'static str)>) -> Folder {
    let folder = Folder::empty();
    folder.write("seeds/map.png", PIXEL);
    for (path, text) in order {
        folder.write(path, text);
    }
    folder
}

fn plain() -> Tree {
    let site = written(FILES.iter());
    site.build();
    site.public()
}

fn same(other: &Tree, what: &str) {
    assert_eq!(differences(&plain(), other), [""; 0], "{what}");
}

#[test]
fn whatever_the_order_of_files_and_the_folder() {
    let site = written(FILES.iter().rev());
    site.build();
    same(&site.public(), "files written the other way round");
    let deep = Folder::empty();
    for (path, text) in FILES {
        deep.write(&format!("a b/ج/{path}"), text);
    }
    deep.write("a b/ج/seeds/map.png", PIXEL);
    let said = run(deep.command().args(["build", "--root", "a b/ج", "--output", "elsewhere"]));
    assert_eq!(said.code, 0, "{}", said.err);
    same(&tree(&deep.path().join("elsewhere")), "another folder, working folder and output");
}

#[test]
fn whatever_the_machine_says_of_itself() {
    for (key, value) in [
        ("TZ", "Pacific/Kiritimati"),
        ("TZ", "America/Anchorage"),
        ("LANG", "ar_SA.UTF-8"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("LC_ALL", "C"),
        ("LANGUAGE", "he"),
        ("HOME", "/nowhere"),
        ("SOURCE_DATE_EPOCH", "1"),
        ("RAYON_NUM_THREADS", "1"),
        ("COLUMNS", "20"),
    ] {
        let site = written(FILES.iter());
        let said = run(site.command().arg("build").env(key, value));
        assert_eq!(said.code, 0, "{key}: {}", said.err);
        same(&site.public(), &format!("{key}={value}"));
    }
}

#[test]
fn whatever_the_number_of_threads_and_the_umask() {
    for jobs in ["1", "2", "7"] {
        let site = written(FILES.iter());
        assert_eq!(site.sharh(&format!("build --jobs {jobs}")).code, 0);
        same(&site.public(), &format!("{jobs} threads"));
    }
    for umask in ["000", "077"] {
        let site = written(FILES.iter());
        let program = assert_cmd::cargo::cargo_bin!("sharh");
        let line = format!("umask {umask}; exec '{}' build", program.display());
        let said = run(Command::new("sh").args(["-c", &line]).current_dir(site.path()));
        assert_eq!(said.code, 0, "{}", said.err);
        same(&site.public(), &format!("umask {umask}"));
    }
}

#[test]
fn whatever_stood_in_the_output_before() {
    let site = written(FILES.iter());
    site.write("seeds/other.en.txt", "Other\nS\nText.\n").write("seeds/visit.en.txt", "Another\nS\nText.\n");
    site.build();
    // What was promised then would be told in pages of this site.
    site.remove("seeds/other.en.txt");
    let lock = site.read("links.lock");
    let kept = lock.lines().filter(|line| !line.contains("/other/") && !line.starts_with("article:"));
    site.write("links.lock", kept.collect::<Vec<_>>().join("\n"));
    let visit = FILES.iter().find(|(path, _)| *path == "seeds/visit.en.txt").unwrap();
    site.write(visit.0, visit.1);
    site.build();
    same(&site.public(), "a second build");
    assert!(!site.exists("public/en/articles/other"));
}

#[test]
fn whatever_the_times_of_files() {
    let site = written(FILES.iter());
    for (path, _) in FILES {
        let file = fs::File::options().append(true).open(site.path().join(path)).unwrap();
        file.set_modified(std::time::UNIX_EPOCH).unwrap();
    }
    site.build();
    same(&site.public(), "files of 1970");
}
