//! Knowing whether the output still is what was published.

use std::{fs, os::unix::fs::symlink, thread, time::Duration};

use sharh::publish::Counts;

use super::{Site, expected, is_current_with};

const PAGES: [(&str, &str); 3] = [("/", "root"), ("/a/", "page"), ("/b/", "page")];

/// Clocks of file systems tick every few milliseconds.
fn wait_a_tick() {
    thread::sleep(Duration::from_millis(20));
}

#[test]
fn what_was_just_published_is_current() {
    let site = Site::new();
    assert!(!is_current_with(&site, &PAGES));
    site.put(&PAGES);
    assert!(is_current_with(&site, &PAGES));
    assert!(!is_current_with(&site, &PAGES[..2]));
    site.write("CNAME", "example.org");
    assert!(is_current_with(&site, &PAGES), "someone's own file does not count");
}

#[test]
fn what_someone_has_changed_is_written_again() {
    type Tamper = fn(&Site);
    let cases: [(&str, Tamper); 5] = [
        ("same size", |site| fs::write(site.output().join("a/index.html"), "PAGE").unwrap()),
        ("other size", |site| fs::write(site.output().join("a/index.html"), "longer").unwrap()),
        ("removed", |site| fs::remove_file(site.output().join("a/index.html")).unwrap()),
        ("folder removed", |site| fs::remove_dir_all(site.output().join("a")).unwrap()),
        ("a link", |site| {
            fs::remove_file(site.output().join("a/index.html")).unwrap();
            symlink("../b/index.html", site.output().join("a/index.html")).unwrap();
        }),
    ];
    for (name, tamper) in cases {
        let site = Site::new();
        site.put(&PAGES);
        wait_a_tick();
        tamper(&site);
        assert!(!is_current_with(&site, &PAGES), "{name}");
        assert_eq!(site.put(&PAGES), Counts { written: 1, kept: 2, ..Counts::default() }, "{name}");
        assert_eq!(site.files(), expected(&PAGES), "{name}");
        assert!(is_current_with(&site, &PAGES), "{name}");
    }
}

#[test]
fn a_damaged_manifest_is_not_current_and_not_overwritten() {
    let site = Site::new();
    site.put(&PAGES);
    let manifest = site.output().join(".sharh-manifest");
    let text = fs::read_to_string(&manifest).unwrap();
    for damaged in ["", "sharh-manifest 2\n", &text[..text.len() / 2], "\u{0}"] {
        fs::write(&manifest, damaged).unwrap();
        assert!(!is_current_with(&site, &PAGES));
        let message = site.fail(&PAGES);
        assert!(message.contains("cannot be understood") && message.contains("build again"), "{message}");
        assert_eq!(site.files(), expected(&PAGES));
    }
}

#[test]
fn unchanged_files_are_the_same_files() {
    use std::os::unix::fs::MetadataExt;
    let site = Site::new();
    site.put(&PAGES);
    let number = |path: &str| fs::metadata(site.output().join(path)).unwrap().ino();
    let (before, changed) = (number("b/index.html"), number("a/index.html"));
    site.put(&[("/", "root"), ("/a/", "new"), ("/b/", "page")]);
    assert_eq!(number("b/index.html"), before);
    assert_ne!(number("a/index.html"), changed);
}
