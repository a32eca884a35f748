//! What publishing promises, on a real disk: see the rows of "what must never happen" in each file.
#![expect(clippy::disallowed_methods, reason = "these tests put files on the disk and look at them")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "helpers of tests are tests too"
)]

mod compressed;
mod current;
mod disk;
mod foreign;
mod killed;
mod leftovers;
mod readers;
mod refusals;
mod rights;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use sharh::{
    base::{digest::Digest, route::Route},
    publish::{Copies, Counts, Outcome, Target, is_current, publish},
};
use tempfile::TempDir;

/// The output's files by path.
type Files = BTreeMap<String, String>;

/// A site's folder for one test, and what was published from it.
struct Site {
    folder: TempDir,
}

impl Site {
    fn new() -> Self {
        let site = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir_all(site.root().join("seeds")).unwrap();
        site
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    fn output(&self) -> PathBuf {
        self.root().join("public")
    }

    /// Publishes these pages: a route and its text each.
    fn publish(&self, pages: &[(&str, &str)]) -> anyhow::Result<Outcome> {
        publish_to(&self.root(), &self.output(), &owned(pages))
    }

    /// Publishes what has to succeed.
    fn put(&self, pages: &[(&str, &str)]) -> Counts {
        counts(&self.publish(pages).unwrap())
    }

    /// Publishes what has to fail, and gives the message.
    fn fail(&self, pages: &[(&str, &str)]) -> String {
        format!("{:#}", self.publish(pages).unwrap_err())
    }

    /// Writes someone's own file into the output folder.
    fn write(&self, path: &str, text: &str) -> PathBuf {
        let path = self.output().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn files(&self) -> Files {
        files(&self.output())
    }

    /// The names beside the output folder that are neither it nor the seeds.
    fn leftovers(&self) -> Vec<String> {
        let names = fs::read_dir(self.root()).unwrap().map(|entry| entry.unwrap().file_name());
        let names = names.map(|name| name.into_string().unwrap());
        names.filter(|name| name != "public" && name != "seeds").collect()
    }
}

fn owned(pages: &[(&str, &str)]) -> Files {
    pages.iter().map(|(route, text)| ((*route).to_owned(), (*text).to_owned())).collect()
}

fn key(pages: &Files) -> Digest {
    Digest::of_parts(pages.iter().flat_map(|(route, text)| [route.as_bytes(), text.as_bytes()]))
}

fn publish_to(root: &Path, output: &Path, pages: &Files) -> anyhow::Result<Outcome> {
    let routes: Vec<Route> = pages.keys().map(|route| Route::new(route).unwrap()).collect();
    publish(&Target { root, output, copies: Copies::None }, key(pages), &routes, &|route| {
        pages.get(route.as_str()).map(String::as_bytes)
    })
}

fn counts(outcome: &Outcome) -> Counts {
    let Outcome::Published { counts, .. } = outcome else { panic!("{outcome:?}") };
    *counts
}

fn notes(outcome: &Outcome) -> &[String] {
    let Outcome::Published { notes, .. } = outcome else { panic!("{outcome:?}") };
    notes
}

/// All regular files in the folder save the manifest, and links as what they lead to.
fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        if entry.file_type().is_file() && path != ".sharh-manifest" {
            found.insert(path, fs::read_to_string(entry.path()).unwrap());
        } else if entry.file_type().is_symlink() {
            found.insert(path, format!("-> {}", fs::read_link(entry.path()).unwrap().display()));
        }
    }
    found
}

/// The files that the pages are to become.
fn expected(pages: &[(&str, &str)]) -> Files {
    let file = |(route, text): &(&str, &str)| (Route::new(route).unwrap().file(), (*text).to_owned());
    pages.iter().map(file).collect()
}

#[test]
fn the_output_folder_becomes_the_site() {
    let site = Site::new();
    let pages = [
        ("/", "root"),
        ("/ar/", "ar"),
        ("/ar/articles/زيارة/", "v"),
        ("/404.html", "none"),
        ("/empty.txt", ""),
    ];
    assert_eq!(site.put(&pages), Counts { written: 5, ..Counts::default() });
    assert_eq!(site.files(), expected(&pages));
    assert_eq!(site.leftovers(), [""; 0]);

    let pages = [("/", "root"), ("/ar/", "changed"), ("/en/", "new")];
    assert_eq!(site.put(&pages), Counts { written: 2, kept: 1, removed: 3, carried: 0 });
    assert_eq!(site.files(), expected(&pages));
    assert_eq!(site.leftovers(), [""; 0]);
    assert!(!site.output().join("ar/articles").exists());
}

#[test]
fn an_empty_folder_and_missing_parents_are_fine() {
    let site = Site::new();
    fs::create_dir(site.output()).unwrap();
    site.put(&[("/", "x")]);
    assert_eq!(site.files(), expected(&[("/", "x")]));
    let deep = site.folder.path().join("a/b/c");
    publish_to(&site.root(), &deep, &owned(&[("/", "x")])).unwrap();
    assert_eq!(files(&deep), expected(&[("/", "x")]));
}

#[test]
fn a_page_that_cannot_be_rendered_changes_nothing_and_all_are_asked_for() {
    let site = Site::new();
    site.put(&[("/", "old")]);
    let routes = ["/", "/a/", "/b/", "/c/"].map(|route| Route::new(route).unwrap());
    let asked = std::sync::atomic::AtomicUsize::new(0);
    let render = |route: &Route| {
        asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        (route.as_str() != "/a/").then_some("new")
    };
    let (root, output) = (site.root(), site.output());
    let outcome = publish(
        &Target { root: &root, output: &output, copies: Copies::None },
        Digest::of(b""),
        &routes,
        &render,
    )
    .unwrap();
    assert_eq!(outcome, Outcome::Refused);
    assert_eq!(asked.into_inner(), 4);
    assert_eq!(site.files(), expected(&[("/", "old")]));
    assert_eq!(site.leftovers(), [""; 0]);
}

#[test]
fn a_renderer_that_panics_leaves_nothing_behind() {
    let site = Site::new();
    site.put(&[("/", "old")]);
    let (root, output) = (site.root(), site.output());
    let work = || {
        let render = |_: &Route| -> Option<Vec<u8>> { panic!("on purpose") };
        publish(
            &Target { root: &root, output: &output, copies: Copies::None },
            Digest::of(b""),
            &[Route::new("/").unwrap()],
            &render,
        )
    };
    assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).is_err());
    assert_eq!(site.leftovers(), [""; 0]);
    assert_eq!(site.put(&[("/", "new")]).written, 1);
}

#[test]
fn the_manifest_depends_on_the_site_alone() {
    let pages = [("/b/", "b"), ("/", "root"), ("/a.css", "a")];
    let routes = pages.map(|(route, _)| Route::new(route).unwrap());
    let mut texts = Vec::new();
    for is_reversed in [false, true] {
        let site = Site::new();
        let mut routes = routes.clone();
        if is_reversed {
            routes.reverse();
        }
        let render = |route: &Route| owned(&pages).remove(route.as_str());
        let (root, output) = (site.root(), site.output());
        publish(
            &Target { root: &root, output: &output, copies: Copies::None },
            Digest::of(b"key"),
            &routes,
            &render,
        )
        .unwrap();
        texts.push(fs::read_to_string(site.output().join(".sharh-manifest")).unwrap());
    }
    assert_eq!(texts[0], texts[1]);
    assert!(texts[0].starts_with("sharh-manifest 1\nkey "));
}

/// Whether the output is what these pages were published as.
fn is_current_with(site: &Site, pages: &[(&str, &str)]) -> bool {
    is_current(&site.output(), key(&owned(pages)))
}
