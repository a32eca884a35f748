//! Every query of the list finds its page among the first three, on the project's own site.

use std::{fs, path::Path};

use sharh::{
    base::{diagnostic::Diagnostic, route::Route},
    link::Recipe,
    pipeline::{Memory, Options, Website, pipeline},
    read::read,
    understand::Drafts,
};
use tempfile::TempDir;

use crate::node::node;

/// The project's own site.
fn own() -> Website {
    let (sources, unread) = read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert!(unread.is_empty(), "{unread:?}");
    let options = Options { base_url: None, drafts: Drafts::Hidden };
    let (website, said) = pipeline(&sources, &options, &Memory::default());
    assert!(!said.iter().any(Diagnostic::is_error), "{said:?}");
    website.unwrap()
}

/// The files that a search reads, on the disk.
fn written(website: &Website) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let is_searched = |route: &&Route| matches!(website.site.routes.get(route), Some(Recipe::SearchFile(..)));
    for route in website.routes().iter().filter(is_searched) {
        let path = folder.path().join(route.file());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, website.render(route).unwrap().unwrap()).unwrap();
    }
    folder
}

#[test]
fn every_query_finds_its_page_among_the_first_three() {
    let folder = written(&own());
    let said = node("score.mjs", &[folder.path().to_str().unwrap()], "");
    let last = said.lines().last().unwrap();
    let numbers: Vec<u32> = last.split('\t').filter_map(|field| field.parse().ok()).collect();
    let [found, first, count] = numbers[..] else { panic!("{said}") };
    assert!(count >= 120, "{count} queries");
    assert_eq!(found, count, "\n{said}");
    assert!(first * 10 >= count * 9, "only {first} of {count} are first:\n{said}");
}
