//! A website and those of its pages that were asked for.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use rayon::prelude::*;

use crate::{
    base::{diagnostic::Diagnostic, digest::Digest, route::Route},
    link::Recipe,
    pipeline::Website,
    render::content_type::{HTML, content_type},
};

/// What pages load that changes them in place.
const CLIENT: &[u8] = br#"<script src="/_sharh/client.js" defer></script>"#;

/// How many bytes of pages are kept.
const MOST_KEPT: usize = 16 << 20;

/// How many pages are tried with new templates before anyone sees them.
const TRIED: usize = 32;

/// A website and those of its pages that were asked for.
pub(super) struct Pages {
    pub website: Website,
    kept: Mutex<Kept>,
    /// The part of the desk that is dear to make.
    pub audit: OnceLock<String>,
}

#[derive(Default)]
struct Kept {
    pages: HashMap<Route, Arc<Page>>,
    bytes: usize,
}

/// A page as it goes to the browser.
pub(super) struct Page {
    pub content_type: &'static str,
    pub digest: Digest,
    pub bytes: Arc<[u8]>,
}

impl Pages {
    pub(super) fn new(website: Website) -> Self {
        Self { website, kept: Mutex::default(), audit: OnceLock::new() }
    }

    /// The page at `route`, made now or kept; `None` where there is none.
    pub(super) fn page(&self, route: &Route) -> Option<Result<Arc<Page>, Diagnostic>> {
        if let Some(page) = self.kept().pages.get(route) {
            return Some(Ok(Arc::clone(page)));
        }
        let bytes = match self.website.render(route)? {
            Ok(bytes) => bytes,
            Err(problem) => return Some(Err(problem)),
        };
        let content_type = content_type(&route.file());
        let bytes: Arc<[u8]> =
            if content_type == HTML { with_client(bytes.as_ref()).into() } else { bytes.as_ref().into() };
        let page = Arc::new(Page { content_type, digest: Digest::of(&bytes), bytes });
        let mut kept = self.kept();
        if kept.bytes + page.bytes.len() > MOST_KEPT {
            *kept = Kept::default();
        }
        kept.bytes += page.bytes.len();
        kept.pages.insert(route.clone(), Arc::clone(&page));
        Some(Ok(page))
    }

    /// Prints a page of each kind, and those that were asked for of `before`, and gives what is
    /// wrong with the templates.
    pub(super) fn try_out(&self, before: &Self) -> Vec<Diagnostic> {
        let mut kinds = Vec::new();
        let mut routes: Vec<Route> = Vec::new();
        let is_printed = |recipe: &&Recipe| !matches!(recipe, Recipe::ShareCard(..) | Recipe::Markdown(..));
        for (route, recipe) in self.website.site.routes.iter().filter(|(_, recipe)| is_printed(recipe)) {
            let kind = std::mem::discriminant(recipe);
            let folder = route.as_str().trim_end_matches('/').rsplit_once('/').map(|(folder, _)| folder);
            if !kinds.contains(&(kind, folder)) && kinds.len() < TRIED {
                kinds.push((kind, folder));
                routes.push(route.clone());
            }
        }
        let mut asked: Vec<Route> = before.kept().pages.keys().cloned().collect();
        asked.sort_unstable();
        routes.extend(asked.into_iter().take(TRIED));
        let wrong = |route: &Route| self.page(route).and_then(Result::err);
        let mut wrong: Vec<Diagnostic> = routes.par_iter().filter_map(wrong).collect();
        wrong.sort();
        wrong.dedup();
        wrong
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The page with the client's script, which stands before all others so that it sees the page as
/// it came.
fn with_client(page: &[u8]) -> Vec<u8> {
    let find = |what: &[u8]| page.windows(what.len()).position(|here| here.eq_ignore_ascii_case(what));
    let at =
        find(b"<head>").map(|at| at + b"<head>".len()).or_else(|| find(b"</body>")).unwrap_or(page.len());
    [&page[..at], CLIENT, &page[at..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_client_stands_first_in_the_head() {
        let client = std::str::from_utf8(CLIENT).unwrap();
        for (page, expected) in [
            ("<html><HEAD><x>", format!("<html><HEAD>{client}<x>")),
            ("<p>x</body>", format!("<p>x{client}</body>")),
            ("x", format!("x{client}")),
        ] {
            assert_eq!(with_client(page.as_bytes()), expected.as_bytes());
        }
    }
}
