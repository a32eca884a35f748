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
    for run in 0..5 {
        let memory = Memory::default();
        let begun = Instant::now();
        let website =
            pipeline(&sources, &Options { base_url: None, drafts: Drafts::Hidden }, &memory).0.unwrap();
        let linked = begun.elapsed();
        website.site.prepare_search();
        let indexed = begun.elapsed();
        let (files, bytes) = rendered(&website, true);
        let written = begun.elapsed();
        let (pages, _) = rendered(&website, false);
        let all = begun.elapsed();
        println!(
            "{run}: linked in {linked:.0?}, {pages} pages in {:.0?}; search: index {:.0?}, {files} files of {} KiB in {:.0?}: {:.1} % of the rest",
            all - written,
            indexed - linked,
            bytes / 1024,
            written - indexed,
            (written - linked).as_secs_f64() * 100.0 / (linked + (all - written)).as_secs_f64(),
        );
    }
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
