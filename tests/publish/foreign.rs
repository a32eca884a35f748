//! Someone's own files in the output folder.

use std::{
    fs::{self, Permissions},
    os::unix::fs::{MetadataExt, PermissionsExt, symlink},
};

use proptest::prelude::*;
use sharh::{
    base::{digest::Digest, route::Route},
    publish::{Copies, Target, publish},
};

use super::{Files, Site, expected};

#[test]
fn they_are_carried_over_as_they_are() {
    let site = Site::new();
    site.put(&[("/", "1"), ("/gone/page/", "1")]);
    let files = [("CNAME", "example.org"), (".git/objects/ab/cdef", "blob"), ("gone/page/notes.txt", "note")];
    for (path, text) in files {
        site.write(path, text);
    }
    fs::create_dir_all(site.output().join("empty/folder")).unwrap();
    symlink("CNAME", site.output().join("link")).unwrap();
    symlink("nowhere", site.output().join("dangling")).unwrap();
    let secret = site.write("shut/secret", "s");
    fs::set_permissions(&secret, Permissions::from_mode(0o600)).unwrap();
    fs::set_permissions(site.output().join("shut"), Permissions::from_mode(0o500)).unwrap();
    let number = fs::metadata(&secret).unwrap().ino();

    for text in ["2", "3"] {
        assert_eq!(site.put(&[("/", text)]).carried, 6);
        let mut all = expected(&[("/", text)]);
        all.extend(files.map(|(path, text)| (path.to_owned(), text.to_owned())));
        all.insert("link".into(), "-> CNAME".into());
        all.insert("dangling".into(), "-> nowhere".into());
        all.insert("shut/secret".into(), "s".into());
        assert_eq!(site.files(), all);
        assert!(site.output().join("empty/folder").is_dir());
        assert_eq!(fs::metadata(&secret).unwrap().ino(), number);
        assert_eq!(fs::metadata(&secret).unwrap().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(site.output().join("shut")).unwrap().mode() & 0o777, 0o500);
        assert_eq!(site.leftovers(), [""; 0]);
    }
    fs::set_permissions(site.output().join("shut"), Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn one_that_stands_where_a_page_goes_is_named() {
    let cases = [
        ("about/index.html", "/about/", "about/index.html"),
        ("about", "/about/", "about"),
        ("ar/articles", "/ar/articles/x/", "ar/articles"),
        ("sitemap.xml/x", "/sitemap.xml", "sitemap.xml"),
        ("feed.xml/deep/x", "/feed.xml", "feed.xml"),
    ];
    for (foreign, route, named) in cases {
        let site = Site::new();
        site.put(&[("/", "1")]);
        site.write(foreign, "mine");
        let before = site.files();
        let message = site.fail(&[("/", "2"), (route, "x")]);
        assert!(message.contains(named) && message.contains("not put there by sharh"), "{message}");
        assert_eq!(site.files(), before);
        assert_eq!(site.leftovers(), [""; 0]);
    }
}

#[test]
fn a_folder_swapped_for_a_link_does_not_lead_us_outside() {
    let site = Site::new();
    let outside = site.folder.path().join("docs");
    fs::create_dir(&outside).unwrap();
    site.put(&[("/", "1"), ("/ar/", "page")]);
    fs::remove_dir_all(site.output().join("ar")).unwrap();
    fs::write(outside.join("index.html"), "mine").unwrap();
    symlink(&outside, site.output().join("ar")).unwrap();
    assert!(site.fail(&[("/", "2"), ("/ar/", "page")]).contains("ar"));
    site.put(&[("/", "2")]);
    site.put(&[("/", "3")]);
    assert_eq!(fs::read_to_string(outside.join("index.html")).unwrap(), "mine");
    assert!(fs::symlink_metadata(site.output().join("ar")).unwrap().is_symlink());
}

#[test]
fn what_comes_goes_or_changes_while_the_site_is_rendered_is_not_lost() {
    let site = Site::new();
    site.put(&[("/", "1")]);
    for name in ["stays", "changes", "goes"] {
        site.write(name, "before");
    }
    let render = |_: &Route| {
        site.write("late/new", "late");
        fs::remove_file(site.output().join("goes")).unwrap();
        fs::write(site.root().join("swap"), "after").unwrap();
        fs::rename(site.root().join("swap"), site.output().join("changes")).unwrap();
        Some("2")
    };
    let (root, output) = (site.root(), site.output());
    let target = Target { root: &root, output: &output, copies: Copies::None };
    publish(&target, Digest::of(b""), &[Route::new("/").unwrap()], &render).unwrap();
    let mut all = expected(&[("/", "2")]);
    all.extend(
        [("stays", "before"), ("changes", "after"), ("late/new", "late")]
            .map(|(path, text)| (path.to_owned(), text.to_owned())),
    );
    assert_eq!(site.files(), all);
    assert_eq!(site.leftovers(), [""; 0]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whatever is published after whatever: the pages and someone's own files, and nothing else.
    #[test]
    fn the_output_is_the_site_and_someones_own_files(
        sites in prop::collection::vec(prop::collection::btree_map("/([a-c]/){0,3}", "[xy]{0,2}", 1..8), 1..4),
        foreign in prop::collection::btree_map("([a-c]/){0,2}[m-o]", "[xy]{0,2}", 0..5),
    ) {
        let site = Site::new();
        let mut all_foreign = Files::new();
        for pages in &sites {
            let pages: Vec<(&str, &str)> = pages.iter().map(|(route, text)| (route.as_str(), text.as_str())).collect();
            site.put(&pages);
            let mut all = expected(&pages);
            all.extend(all_foreign.clone());
            prop_assert_eq!(site.files(), all);
            prop_assert!(super::is_current_with(&site, &pages));
            for (path, text) in &foreign {
                site.write(path, text);
            }
            all_foreign.extend(foreign.clone());
        }
        prop_assert_eq!(site.leftovers(), [""; 0]);
    }
}
