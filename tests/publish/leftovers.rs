//! What a killed publication leaves beside the output folder.

use std::{fs, os::unix::fs::symlink};

use super::{Site, counts, expected, is_current_with, notes};

#[test]
fn a_half_made_site_is_swept() {
    let site = Site::new();
    site.put(&[("/", "1")]);
    let half = site.root().join(".public.sharh-new");
    fs::create_dir_all(half.join("a/b")).unwrap();
    fs::write(half.join("a/b/index.html"), "x").unwrap();
    fs::write(half.join(".sharh-manifest"), "sharh-manifest 1\nkey 0").unwrap();
    fs::write(site.root().join(".public.sharh-lock"), "4194304\n").unwrap();
    assert!(!is_current_with(&site, &[("/", "1")]), "there is something to sweep");
    site.put(&[("/", "2")]);
    assert_eq!(site.files(), expected(&[("/", "2")]));
    assert_eq!(site.leftovers(), [""; 0]);
}

#[test]
fn an_old_site_is_swept_and_gives_back_what_is_not_ours() {
    for name in [".public.sharh-new", ".public.sharh-old"] {
        let site = Site::new();
        site.put(&[("/", "1"), ("/gone/", "1")]);
        site.write("kept", "k");
        let dead = site.root().join(name);
        fs::rename(site.output(), &dead).unwrap();
        fs::create_dir(site.output()).unwrap();
        let other = Site::new();
        other.put(&[("/", "2")]);
        fs::remove_dir(site.output()).unwrap();
        fs::rename(other.output(), site.output()).unwrap();
        fs::hard_link(dead.join("kept"), site.output().join("kept")).unwrap();
        fs::write(dead.join("late"), "l").unwrap();

        site.put(&[("/", "3")]);
        let mut all = expected(&[("/", "3")]);
        all.extend([("kept".to_owned(), "k".to_owned()), ("late".to_owned(), "l".to_owned())]);
        assert_eq!(site.files(), all, "{name}");
        assert_eq!(site.leftovers(), [""; 0]);
    }
}

#[test]
fn a_site_without_its_name_is_brought_back() {
    for name in [".public.sharh-new", ".public.sharh-old"] {
        let site = Site::new();
        site.put(&[("/", "1"), ("/same/", "s")]);
        site.write("CNAME", "c");
        fs::rename(site.output(), site.root().join(name)).unwrap();
        let outcome = site.publish(&[("/", "2"), ("/same/", "s")]).unwrap();
        assert!(notes(&outcome)[0].contains("brought back"));
        assert_eq!((counts(&outcome).kept, counts(&outcome).carried), (1, 1));
        assert!(site.output().join("CNAME").exists());
        assert_eq!(site.leftovers(), [""; 0]);
    }
}

#[test]
fn a_site_whose_removal_had_begun_is_not_brought_back() {
    let site = Site::new();
    site.put(&[("/", "1"), ("/gone/", "1")]);
    let dead = site.root().join(".public.sharh-new");
    fs::rename(site.output(), &dead).unwrap();
    fs::remove_file(dead.join("gone/index.html")).unwrap();
    fs::write(dead.join("mine"), "mine").unwrap();
    let message = site.fail(&[("/", "2")]);
    assert!(message.contains("mine") && message.contains("move it away"), "{message}");
    assert!(!site.output().exists() && dead.join("mine").exists());
    fs::remove_file(dead.join("mine")).unwrap();
    let outcome = site.publish(&[("/", "2")]).unwrap();
    assert_eq!(notes(&outcome), [""; 0]);
    assert_eq!(site.files(), expected(&[("/", "2")]));
    assert_eq!(site.leftovers(), [""; 0]);
}

#[test]
fn what_has_no_place_in_the_new_site_is_named_and_stays() {
    let site = Site::new();
    site.put(&[("/", "1"), ("/x/", "page")]);
    let dead = site.root().join(".public.sharh-new");
    let other = Site::new();
    other.put(&[("/", "0")]);
    fs::rename(other.output(), &dead).unwrap();
    fs::create_dir(dead.join("x")).unwrap();
    fs::write(dead.join("x/index.html"), "mine").unwrap();
    let message = site.fail(&[("/", "2")]);
    assert!(
        message.contains(".public.sharh-new/x/index.html") && message.contains("move it away"),
        "{message}"
    );
    assert_eq!(fs::read_to_string(dead.join("x/index.html")).unwrap(), "mine");
    assert_eq!(site.files(), expected(&[("/", "1"), ("/x/", "page")]));
    fs::remove_file(dead.join("x/index.html")).unwrap();
    site.put(&[("/", "2")]);
    assert_eq!(site.leftovers(), [""; 0]);
}

#[test]
fn what_only_looks_like_ours_is_not_touched() {
    let site = Site::new();
    let outside = site.folder.path().join("mine");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("file"), "mine").unwrap();
    symlink(&outside, site.root().join(".public.sharh-new")).unwrap();
    fs::create_dir_all(site.root().join(".public.sharh-newer/x")).unwrap();
    assert!(site.fail(&[("/", "1")]).contains("move it away"));
    fs::remove_file(site.root().join(".public.sharh-new")).unwrap();
    site.put(&[("/", "1")]);
    assert_eq!(site.leftovers(), [".public.sharh-newer"]);
    assert!(outside.join("file").exists());
}
