//! Measures the stages of a build in memory: `stages SITE [TIMES]` prints, for each stage, the
//! least wall time and the processor time of that run, in milliseconds.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a measuring program tells the time")]

use std::{collections::BTreeMap, env, path::Path, time::Instant};

use rayon::prelude::*;
use sharh::{
    link::{self, link},
    pipeline::{Memory, Options, pipeline},
    read::read,
    understand::{self, Drafts, understand},
};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let site = arguments.first().map_or(".", String::as_str);
    let times: usize = arguments.get(1).map_or(Ok(5), |times| times.parse())?;
    let options = Options { base_url: None, drafts: Drafts::Hidden };
    let mut best: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    let mut note = |name: &'static str, run: (f64, f64)| {
        let kept = best.entry(name).or_insert(run);
        if run.1 < kept.1 {
            *kept = run;
        }
    };
    let mut pages = (0, 0);
    for _ in 0..times {
        let ((sources, _), spent) = timed(|| read(Path::new(site)).unwrap_or_default());
        note("1 read", spent);
        let ((corpus, _), spent) =
            timed(|| understand(&sources, options.drafts, &understand::Memory::default()));
        note("2 understand", spent);
        let ((site, _), spent) = timed(|| link(corpus, None, &link::Memory::default()));
        note("3 link", spent);
        std::mem::forget(site);
        let ((website, _), spent) = timed(|| pipeline(&sources, &options, &Memory::default()));
        note("4 pipeline, all of these but reading", spent);
        let Some(website) = website else { anyhow::bail!("the site has errors") };
        let (bytes, spent) = timed(|| -> usize {
            let length =
                |route| website.render(route).and_then(Result::ok).map_or(0, |page| page.as_ref().len());
            website.routes().par_iter().map(length).sum()
        });
        note("5 render", spent);
        pages = (website.routes().len(), bytes);
        std::mem::forget((website, sources));
    }
    println!("{} routes, {} bytes", pages.0, pages.1);
    for (name, (wall, cpu)) in best {
        println!("{name:40} {wall:8.1} wall {cpu:8.1} cpu");
    }
    Ok(())
}

/// What `work` gives, with its wall and processor time in milliseconds.
fn timed<T>(work: impl FnOnce() -> T) -> (T, (f64, f64)) {
    let (wall, cpu) = (Instant::now(), processor());
    let value = work();
    (value, (wall.elapsed().as_secs_f64() * 1e3, processor() - cpu))
}

/// The processor time of this process so far, in milliseconds.
fn processor() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks =
        |index: usize| fields.get(index).and_then(|field| field.parse::<f64>().ok()).unwrap_or_default();
    (ticks(11) + ticks(12)) * 10.0
}
