//! Measures the two stages that touch the disk:
//!
//! * `disk read SITE [TIMES]` reads a site;
//! * `disk publish OUT FILES SIZE` publishes a tree as `bench/floor.rs` writes it: first anew, then
//!   with every file changed, with every file the same, and asks whether it is current.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a measuring program tells the time")]

use std::{
    env,
    path::Path,
    time::{Duration, Instant},
};

use sharh::{
    base::{digest::Digest, route::Route},
    publish::{Copies, Target, is_current, publish},
};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["read", site] => measure_read(Path::new(site), 5),
        ["read", site, times] => measure_read(Path::new(site), times.parse()?),
        ["publish", out, files, size] => measure_publish(Path::new(out), files.parse()?, size.parse()?),
        _ => anyhow::bail!("disk read SITE [TIMES] | disk publish OUT FILES SIZE"),
    }
}

fn measure_read(site: &Path, times: u32) -> anyhow::Result<()> {
    for _ in 0..times {
        let ((sources, diagnostics), took) = timed(|| sharh::read::read(site))?;
        let files = sources.len();
        let each = took.as_secs_f64() * 1e6 / f64::from(u32::try_from(files.max(1))?);
        println!("{files} files, {} diagnostics: {took:.1?}, {each:.1} µs a file", diagnostics.len());
    }
    Ok(())
}

fn measure_publish(out: &Path, files: usize, size: usize) -> anyhow::Result<()> {
    let root = tempfile::tempdir()?;
    let target = Target { root: root.path(), output: out, copies: Copies::None };
    let route = |number| Route::new(&format!("/s{:03}/p{number:06}/", number / 500));
    let routes: Vec<Route> =
        (0..files).map(route).collect::<Result<_, _>>().map_err(|error| anyhow::anyhow!("{error}"))?;
    for (name, stamp) in [("new", 1_u8), ("all changed", 2), ("nothing changed", 2)] {
        let body: Vec<u8> =
            (0..size).map(|place| u8::try_from(place % 90).unwrap_or(0) + b' ' + stamp).collect();
        let key = Digest::of(&[stamp]);
        let (outcome, took) = timed(|| publish(&target, key, &routes, &|_| Some(&body)))?;
        println!("{name}: {took:.1?} {outcome:?}");
    }
    for stamp in [2, 2, 1] {
        let (answer, took) = timed(|| Ok(is_current(out, Digest::of(&[stamp]))))?;
        println!("is_current: {took:.1?} {answer}");
    }
    Ok(())
}

fn timed<T>(work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<(T, Duration)> {
    let start = Instant::now();
    let value = work()?;
    Ok((value, start.elapsed()))
}
