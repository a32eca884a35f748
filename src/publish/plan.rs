//! Which files and folders a site is made of, and whether they fit beside what is there.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use anyhow::{bail, ensure};

use super::{
    encoding::{Copies, Encoding},
    manifest,
    place::Place,
    standing::Ours,
};
use crate::base::route::Route;

/// One file of the site to be.
pub(super) struct Page<'a> {
    /// The route it answers for.
    pub route: &'a Route,
    /// Where it goes, relative to the output folder.
    pub file: String,
    /// How the copies beside it are compressed.
    pub encodings: &'static [Encoding],
}

impl Page<'_> {
    /// The names of the file and of its copies.
    fn files(&self) -> impl Iterator<Item = String> {
        let copies = self.encodings.iter().map(|encoding| encoding.file(&self.file));
        std::iter::once(self.file.clone()).chain(copies)
    }
}

/// The files of the site, sorted. Two routes that would need one name are an error.
pub(super) fn pages(routes: &[Route], copies: Copies) -> anyhow::Result<Vec<Page<'_>>> {
    let page = |route| {
        let file = Route::file(route);
        Page { route, encodings: Encoding::of(copies, &file), file }
    };
    let mut pages: Vec<Page<'_>> = routes.iter().map(page).collect();
    pages.sort_unstable_by(|one, other| one.file.cmp(&other.file));
    for pair in pages.windows(2) {
        let (one, other) = (pair[0].route, pair[1].route);
        ensure!(
            pair[0].file != pair[1].file,
            "the addresses {one} and {other} are one file, `{}`",
            pair[0].file
        );
    }
    let ours = pages.iter().find(|page| page.file.split('/').next() == Some(manifest::NAME));
    if let Some(Page { route, .. }) = ours {
        bail!("the address {route} is taken: sharh keeps its list of files there");
    }
    let is_page = |file: &String| pages.binary_search_by(|page| page.file.cmp(file)).is_ok();
    if let Some(copy) = pages.iter().flat_map(|page| page.files().skip(1)).find(is_page) {
        bail!("the address /{copy} is taken: the compressed copy of another file goes there");
    }
    let folders = folders(&pages);
    if let Some(Page { route, file, .. }) = pages.iter().find(|page| folders.contains(page.file.as_str())) {
        bail!("the address {route} is a file, and other addresses need a folder `{file}`");
    }
    Ok(pages)
}

/// The folders of the site, each after the one that holds it.
pub(super) fn folders<'a>(pages: &'a [Page<'_>]) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::new();
    for page in pages {
        let mut path = page.file.as_str();
        while let Some((folder, _)) = path.rsplit_once('/') {
            if !folders.insert(folder) {
                break;
            }
            path = folder;
        }
    }
    folders
}

/// Checks that someone's own files, which are carried over, do not stand where the site needs a name.
pub(super) fn check_room(
    place: &Place,
    pages: &[Page<'_>],
    folders: &BTreeSet<&str>,
    ours: &Ours,
) -> anyhow::Result<()> {
    let by_file: BTreeMap<String, &Route> =
        pages.iter().flat_map(|page| page.files().map(|file| (file, page.route))).collect();
    let is_page = |path: &Path| path.to_str().and_then(|path| by_file.get(path));
    let is_folder = |path: &Path| path.to_str().is_some_and(|path| folders.contains(path));
    let all = ours.foreign_folders.iter().map(|path| (path, true));
    let all = all.chain(ours.foreign.iter().map(|path| (path, false)));
    for (path, is_directory) in all {
        let shown = place.path.join(path);
        let shown = shown.display();
        if let Some(route) = path.ancestors().find_map(is_page) {
            bail!("`{shown}` was not put there by sharh and stands where {route} goes; move it away");
        }
        if !is_directory && is_folder(path) {
            bail!(
                "`{shown}` was not put there by sharh and stands where a folder of the site goes; move it away"
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(routes: &[&str]) -> String {
        let routes: Vec<Route> = routes.iter().map(|route| Route::new(route).unwrap()).collect();
        pages(&routes, Copies::None).err().unwrap().to_string()
    }

    #[test]
    fn addresses_that_need_one_name_are_refused() {
        assert!(error(&["/a/", "/a/index.html"]).contains("`a/index.html`"));
        assert!(error(&["/a", "/a/"]).contains("/a"));
        assert!(error(&["/a/b", "/a/b/c/"]).contains("/a/b"));
        assert!(error(&["/.sharh-manifest"]).contains("list of files"));
        assert!(error(&["/.sharh-manifest/x"]).contains("list of files"));
    }

    #[test]
    fn the_name_of_a_copy_is_taken() {
        let routes = ["/x.css", "/x.css.br"].map(|route| Route::new(route).unwrap());
        assert!(pages(&routes, Copies::None).is_ok());
        assert!(pages(&routes, Copies::Compressed).err().unwrap().to_string().contains("/x.css.br"));
    }

    #[test]
    fn folders_come_once_and_from_the_top() {
        let routes = ["/a/b/c/", "/a/b/", "/", "/x.css"].map(|route| Route::new(route).unwrap());
        let pages = pages(&routes, Copies::None).unwrap();
        assert_eq!(folders(&pages).into_iter().collect::<Vec<_>>(), ["a", "a/b", "a/b/c"]);
    }
}
