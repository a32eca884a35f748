//! Reading some files again is reading the whole site again, or says that it is not.

use std::{fs, os::unix::fs::symlink};

use tempfile::TempDir;

use super::*;
use crate::read::{
    read,
    tests::{faults, site},
};

/// Reads `paths` again and holds that this is the same as reading the whole site.
fn again_is_whole(site: &TempDir, paths: &[&str], before: &(Sources, Vec<Diagnostic>)) -> Again {
    let (mut sources, mut wrong) = before.clone();
    let paths: Vec<&Path> = paths.iter().map(Path::new).collect();
    let outcome = again(site.path(), &paths, &mut sources, &mut wrong).unwrap();
    let whole = read(site.path()).unwrap();
    match outcome {
        Again::Whole => assert_eq!((&sources, &wrong), (&before.0, &before.1)),
        _ => assert_eq!((&sources, &wrong), (&whole.0, &whole.1)),
    }
    outcome
}

#[test]
fn a_folder_that_could_not_be_read_is_looked_through_again() {
    let site = site(&[("seeds/x.txt", "a")]);
    let (mut sources, mut wrong) = read(site.path()).unwrap();
    for folder in [".", "seeds", "content/glossary"] {
        wrong.push(Diagnostic::error("unreadable", &SourcePath::new(folder), "permission denied"));
        let outcome = again(site.path(), &[Path::new("seeds/x.txt")], &mut sources, &mut wrong).unwrap();
        assert_eq!(outcome, Again::Whole, "{folder}");
        wrong.clear();
    }
}

#[test]
fn reading_a_file_again_is_reading_the_site_again() {
    let site = site(&[("sharh.toml", "a"), ("seeds/x.txt", "x"), ("seeds/z.txt", "z")]);
    let path = |path: &str| site.path().join(path);
    let before = read(site.path()).unwrap();
    assert_eq!(again_is_whole(&site, &["seeds/x.txt", "README.md"], &before), Again::Same);
    fs::write(path("seeds/x.txt"), "other").unwrap();
    fs::write(path("seeds/y.txt"), "new").unwrap();
    fs::remove_file(path("seeds/z.txt")).unwrap();
    let changed = ["seeds/x.txt", "seeds/y.txt", "seeds/z.txt", "seeds/never.txt"];
    assert_eq!(again_is_whole(&site, &changed, &before), Again::Changed);
    assert_eq!(again_is_whole(&site, &["seeds"], &before), Again::Whole);
    fs::write(path("sharh.toml"), "b").unwrap();
    let before = read(site.path()).unwrap();
    fs::remove_dir_all(path("seeds")).unwrap();
    assert_eq!(again_is_whole(&site, &["seeds"], &before), Again::Whole);
}

#[test]
fn a_file_that_cannot_be_read_is_no_longer_there() {
    let site = site(&[("seeds/x.txt", "x")]);
    let before = read(site.path()).unwrap();
    let large = fs::File::create(site.path().join("seeds/x.txt")).unwrap();
    large.set_len(65 << 20).unwrap();
    assert_eq!(again_is_whole(&site, &["seeds/x.txt"], &before), Again::Changed);
    let before = read(site.path()).unwrap();
    assert_eq!(faults(&before.1), [("too-large", "seeds/x.txt")]);
    fs::write(site.path().join("seeds/x.txt"), "x").unwrap();
    assert_eq!(again_is_whole(&site, &["seeds/x.txt"], &before), Again::Changed);
}

#[test]
fn links_are_for_the_whole_reading() {
    let site = site(&[("seeds/a/x.txt", "x"), ("seeds/y.txt", "y")]);
    let before = read(site.path()).unwrap();
    symlink("a", site.path().join("seeds/b")).unwrap();
    assert_eq!(again_is_whole(&site, &["seeds/b"], &before), Again::Whole);
    assert_eq!(again_is_whole(&site, &["seeds/b/x.txt"], &before), Again::Whole);
    let before = read(site.path()).unwrap();
    assert_eq!(again_is_whole(&site, &["seeds/a/x.txt"], &before), Again::Whole);
}

#[test]
fn a_file_in_the_place_of_a_folder_is_for_the_whole_reading() {
    let site = site(&[("sharh.toml", "a"), ("seeds/sub/x.txt", "x"), ("content/y.md", "y")]);
    let path = |path: &str| site.path().join(path);
    let before = read(site.path()).unwrap();
    for folder in ["seeds/sub", "content", "theme"] {
        let _ = fs::rename(path(folder), path("elsewhere"));
        fs::write(path(folder), "a file").unwrap();
        assert_eq!(again_is_whole(&site, &[folder], &before), Again::Whole, "{folder}");
        fs::remove_file(path(folder)).unwrap();
        let _ = fs::rename(path("elsewhere"), path(folder));
    }
}

#[test]
fn only_the_files_and_folders_of_a_site_are_sources() {
    for path in ["sharh.toml", "links.lock", "seeds", "seeds/x.txt", "content/a/b.md", "words/ar.toml"] {
        assert!(is_source(Path::new(path)), "{path}");
    }
    for path in
        ["", "x", "public/index.html", "sharh.toml/x", "seeds/.git/x", "seeds/x~", "../seeds/x", "/seeds/x"]
    {
        assert!(!is_source(Path::new(path)), "{path}");
    }
}
