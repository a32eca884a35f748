//! Compressed copies beside the files of a site.

use std::{fs, io::Read, path::Path};

use flate2::read::GzDecoder;
use sharh::{
    base::{digest::Digest, route::Route},
    publish::{Copies, Counts, Target, publish},
};

use super::{Site, counts};

const LONG: &str = "<p>كل سطر في هذه الصفحة مثل الذي قبله.</p>\n";

fn put(site: &Site, copies: Copies, pages: &[(&str, String)]) -> Counts {
    let routes: Vec<Route> = pages.iter().map(|(route, _)| Route::new(route).unwrap()).collect();
    let (root, output) = (site.root(), site.output());
    let target = Target { root: &root, output: &output, copies };
    let render = |route: &Route| {
        pages.iter().find(|(known, _)| *known == route.as_str()).map(|(_, text)| text.as_bytes())
    };
    counts(&publish(&target, Digest::of(b"key"), &routes, &render).unwrap())
}

fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    names
}

#[test]
fn text_has_two_copies_which_come_and_go_with_it() {
    let site = Site::new();
    let pages = |words: &str| {
        vec![
            ("/", LONG.repeat(50) + words),
            ("/short.txt", "short".to_owned()),
            ("/picture.png", LONG.repeat(50)),
        ]
    };
    let written = put(&site, Copies::Compressed, &pages("one"));
    assert_eq!((written.written, written.kept, written.removed), (5, 0, 0));
    assert_eq!(
        names(&site.output()),
        [".sharh-manifest", "index.html", "index.html.br", "index.html.gz", "picture.png", "short.txt"]
    );

    // A page that changes has its copies made again; others keep theirs.
    let written = put(&site, Copies::Compressed, &pages("two"));
    assert_eq!((written.written, written.kept, written.removed), (3, 2, 0));
    let packed = fs::read(site.output().join("index.html.gz")).unwrap();
    let mut text = String::new();
    GzDecoder::new(&*packed).read_to_string(&mut text).unwrap();
    assert_eq!(text, LONG.repeat(50) + "two");
    let written = put(&site, Copies::Compressed, &pages("two"));
    assert_eq!((written.written, written.kept, written.removed), (0, 5, 0));

    // Without the option they go.
    let written = put(&site, Copies::None, &pages("two"));
    assert_eq!((written.written, written.kept, written.removed), (0, 3, 2));
    assert_eq!(names(&site.output()), [".sharh-manifest", "index.html", "picture.png", "short.txt"]);
}

#[test]
fn a_copy_that_was_spoilt_is_made_again() {
    let site = Site::new();
    let pages = [("/", LONG.repeat(50))];
    put(&site, Copies::Compressed, &pages);
    let right = fs::read(site.output().join("index.html.br")).unwrap();
    fs::write(site.output().join("index.html.br"), "spoilt").unwrap();
    let written = put(&site, Copies::Compressed, &pages);
    assert_eq!((written.written, written.kept), (1, 2));
    assert_eq!(fs::read(site.output().join("index.html.br")).unwrap(), right);
}

#[test]
fn the_same_file_that_someone_else_compressed_is_not_overwritten() {
    let site = Site::new();
    let pages = [("/", LONG.repeat(50))];
    put(&site, Copies::None, &pages);
    let own = site.write("index.html.gz", "my own");
    let (root, output) = (site.root(), site.output());
    let target = Target { root: &root, output: &output, copies: Copies::Compressed };
    let routes = [Route::new("/").unwrap()];
    let refused = publish(&target, Digest::of(b"key"), &routes, &|_| Some(pages[0].1.as_bytes()));
    let message = format!("{:#}", refused.unwrap_err());
    assert!(message.contains("index.html.gz` was not put there by sharh"), "{message}");
    assert_eq!(fs::read_to_string(own).unwrap(), "my own");
}
