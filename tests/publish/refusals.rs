//! Output folders that are not ours to replace.

use std::{env, fs, os::unix::fs::symlink, path::Path};

use super::{Site, expected, files, owned, publish_to};

fn message(site: &Site, output: &Path) -> String {
    format!("{:#}", publish_to(&site.root(), output, &owned(&[("/", "x")])).unwrap_err())
}

#[test]
fn a_folder_with_someones_files_is_refused_and_stays() {
    let site = Site::new();
    for name in ["thesis.doc", "photos/one.jpg", ".hidden", "a", "b"] {
        site.write(name, "mine");
    }
    let before = site.files();
    let message = site.fail(&[("/", "x")]);
    for part in ["public", ".hidden, a, b and 2 more", "move these away"] {
        assert!(message.contains(part), "{message}");
    }
    assert_eq!(site.files(), before);
    assert_eq!(site.leftovers(), [""; 0]);
}

#[test]
fn the_sources_and_what_holds_them_are_refused() {
    let site = Site::new();
    let root = site.root();
    fs::write(root.join("sharh.toml"), "").unwrap();
    fs::create_dir(root.join("real")).unwrap();
    symlink("real", root.join("content")).unwrap();
    let cases = [
        (root.clone(), "the site's own folder"),
        (root.join("."), "the site's own folder"),
        (root.join("seeds/.."), "the site's own folder"),
        (site.folder.path().to_owned(), "holds the site's own folder"),
        ("/".into(), "root of the file system"),
        (root.join("seeds"), "inside `seeds`"),
        (root.join("seeds/public"), "inside `seeds`"),
        (root.join("seeds/../seeds/deep/er"), "inside `seeds`"),
        (root.join("theme"), "inside `theme`"),
        (root.join("words/x"), "inside `words`"),
        (root.join("templates/x"), "inside `templates`"),
        (root.join("content/x"), "inside `content`"),
        (root.join("real"), "inside `content`"),
        (root.join("real/x"), "inside `content`"),
        (root.join("sharh.toml"), "not a folder"),
        (root.join("sharh.toml/x"), "cannot open"),
        (root.join("missing/../seeds"), "leads out of a missing folder"),
    ];
    for (output, part) in cases {
        let message = message(&site, &output);
        assert!(message.contains(part), "{}: {message}", output.display());
    }
    fs::remove_file(root.join("sharh.toml")).unwrap();
    for output in ["sharh.toml", "links.lock", "links.lock/x"] {
        assert!(message(&site, &root.join(output)).contains("is a file of the site"), "{output}");
    }
    assert!(!root.join("links.lock").exists());
    let home = env::home_dir().unwrap();
    assert!(message(&site, &home).contains("home"), "{}", home.display());
    assert_eq!(fs::read_dir(root.join("seeds")).unwrap().count(), 0);
}

#[test]
fn a_folder_that_holds_a_linked_source_is_refused() {
    let site = Site::new();
    let outside = site.folder.path().join("elsewhere");
    fs::create_dir_all(outside.join("words")).unwrap();
    symlink(outside.join("words"), site.root().join("words")).unwrap();
    assert!(message(&site, &outside).contains("it holds `words`"));
}

#[test]
fn links_are_seen_through() {
    let site = Site::new();
    symlink("seeds", site.root().join("link")).unwrap();
    assert!(message(&site, &site.root().join("link")).contains("inside `seeds`"));
    assert!(message(&site, &site.root().join("link/public")).contains("inside `seeds`"));
    symlink("nowhere", site.root().join("dangling")).unwrap();
    assert!(message(&site, &site.root().join("dangling")).contains("leads nowhere"));
    assert!(message(&site, &site.root().join("dangling/public")).contains("leads nowhere"));
    symlink("loop", site.root().join("loop")).unwrap();
    assert!(message(&site, &site.root().join("loop")).contains("loop"));
}

#[test]
fn a_link_to_a_folder_stays_and_the_folder_is_exchanged() {
    let site = Site::new();
    let real = site.folder.path().join("www");
    fs::create_dir(&real).unwrap();
    symlink(&real, site.output()).unwrap();
    for text in ["one", "two"] {
        site.put(&[("/", text)]);
        assert_eq!(files(&real), expected(&[("/", text)]));
        assert!(fs::symlink_metadata(site.output()).unwrap().is_symlink());
    }
    assert_eq!(site.leftovers(), [""; 0]);
}

#[test]
fn a_missing_site_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let error = publish_to(&folder.path().join("none"), &folder.path().join("out"), &owned(&[])).unwrap_err();
    assert!(format!("{error:#}").contains("none"));
    assert!(!folder.path().join("out").exists());
}
