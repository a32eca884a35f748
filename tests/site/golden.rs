//! Golden sites: what stands in `tests/cases/<name>/` makes the pages in its `expected/`, no more and
//! no less. `UPDATE_EXPECTED=1 cargo test golden` writes what is expected.
#![expect(clippy::disallowed_methods, reason = "golden sites stand on the disk")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use sharh::{
    pipeline::{Memory, Options, pipeline},
    read::read,
    understand::Drafts,
};

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The pages that a site makes, by file, without the digests in the addresses of assets: a theme may
/// change without the pages being other ones.
fn made(folder: &Path) -> BTreeMap<String, String> {
    let (sources, wrong) = read(folder).unwrap();
    assert_eq!(wrong, []);
    let options = Options { base_url: None, drafts: Drafts::Hidden };
    let (website, wrong) = pipeline(&sources, &options, &Memory::default());
    assert_eq!(wrong, []);
    let website = website.unwrap();
    let digest = |route: &str| route.rsplit('.').nth(1).unwrap_or_default().to_owned();
    let routes = website.routes();
    let (assets, pages): (Vec<_>, Vec<_>) =
        routes.iter().partition(|route| route.as_str().starts_with("/assets/"));
    let page = |route: &sharh::base::route::Route| {
        let mut text = String::from_utf8(website.render(route).unwrap().unwrap().as_ref().to_vec()).unwrap();
        for asset in &assets {
            let digest = digest(asset.as_str());
            text = text.replace(&format!(".{digest}."), ".DIGEST.");
        }
        (route.file(), text)
    };
    pages.into_iter().map(page).collect()
}

/// The files in a folder, by path.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let (mut found, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    found
}

fn update(expected: &Path, made: &BTreeMap<String, String>) {
    if expected.exists() {
        fs::remove_dir_all(expected).unwrap();
    }
    for (name, text) in made {
        let path = expected.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// The first line in which two texts differ.
fn difference(expected: &str, made: &str) -> String {
    let lines = expected.lines().map(Some).chain(std::iter::repeat(None));
    let made = made.lines().map(Some).chain(std::iter::repeat(None));
    let (number, (expected, made)) = (1..).zip(lines.zip(made)).find(|(_, (a, b))| a != b).unwrap();
    format!(
        "line {number}\n  expected: {}\n  made:     {}",
        expected.unwrap_or("(end)"),
        made.unwrap_or("(end)")
    )
}

#[test]
fn golden_sites_make_what_is_expected() {
    let is_update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut cases: Vec<PathBuf> = fs::read_dir(cases()).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(!cases.is_empty());
    let mut wrong = Vec::new();
    for case in cases {
        let (made, folder) = (made(&case), case.join("expected"));
        if is_update {
            update(&folder, &made);
        }
        let expected = files(&folder);
        for (name, text) in &made {
            match expected.get(name) {
                None => wrong.push(format!("{}/{name} is made and not expected", folder.display())),
                Some(other) if other != text => {
                    wrong.push(format!("{}/{name}: {}", folder.display(), difference(other, text)));
                }
                Some(_) => {}
            }
        }
        let left = expected.keys().filter(|name| !made.contains_key(*name));
        wrong
            .extend(left.map(|name| format!("{}/{name} is expected and nothing makes it", folder.display())));
    }
    let help = "UPDATE_EXPECTED=1 cargo test golden writes what is expected; read the difference before you commit it";
    assert!(wrong.is_empty(), "{}\n{help}", wrong.join("\n"));
}
