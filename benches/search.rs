//! How long the search index of a site takes and how large it is, beside the rest of a build.
//!
//!     cargo bench --bench search -- [--root DIR]
#![expect(clippy::disallowed_methods, reason = "a bench measures time and reads a site")]
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a bench prints, and fails by a panic")]

use std::{path::PathBuf, time::Instant};

use sharh::{
    base::route::Route,
    link::Recipe,
    pipeline::{Memory, Options, Website, pipeline},
    read::read,
    understand::Drafts,
};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let root =
        arguments.iter().position(|argument| argument == "--root").and_then(|at| arguments.get(at + 1));
    let root = root.map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let (sources, _) = read(&root).unwrap();
    let options = Options { base_url: None, drafts: Drafts::Hidden };
    for _ in 0..5 {
        let (website, linking) = timed(|| pipeline(&sources, &options, &Memory::default()).0.unwrap());
        let ((), indexing) = timed(|| website.site.prepare_search());
        let ((files, bytes), writing) = timed(|| rendered(&website, true));
        let ((pages, _), rendering) = timed(|| rendered(&website, false));
        println!(
            "linked in {linking:.3} s, {pages} pages in {rendering:.3} s; search: index {indexing:.3} s, {files} \
             files of {} KiB in {writing:.3} s, {:.1} % of the rest",
            bytes / 1024,
            (indexing + writing) * 100.0 / (linking + rendering),
        );
    }
}

/// What the work gives, and how many seconds it took.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let begun = Instant::now();
    let given = work();
    (given, begun.elapsed().as_secs_f64())
}

/// Renders the files of the search, or all other pages, on every core.
fn rendered(website: &Website, is_search: bool) -> (usize, usize) {
    use rayon::prelude::*;
    let is_wanted = |route: &&Route| {
        matches!(website.site.routes.get(route), Some(Recipe::SearchFile(..) | Recipe::Search(_)))
            == is_search
    };
    let routes = website.routes();
    let routes: Vec<&Route> = routes.iter().filter(is_wanted).collect();
    let bytes = routes.par_iter().map(|route| website.render(route).unwrap().unwrap().as_ref().len()).sum();
    (routes.len(), bytes)
}
