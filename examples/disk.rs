//! Measures the two stages that touch the disk: `disk read SITE [TIMES]`.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a measuring program tells the time")]

use std::{env, path::Path, time::Instant};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["read", site] => read(Path::new(site), 5),
        ["read", site, times] => read(Path::new(site), times.parse()?),
        _ => anyhow::bail!("disk read SITE [TIMES]"),
    }
}

fn read(site: &Path, times: u32) -> anyhow::Result<()> {
    for _ in 0..times {
        let start = Instant::now();
        let (sources, diagnostics) = sharh::read::read(site)?;
        let took = start.elapsed();
        let files = sources.len();
        let each = took.as_secs_f64() * 1e6 / f64::from(u32::try_from(files.max(1))?);
        println!("{files} files, {} diagnostics: {took:.1?}, {each:.1} µs a file", diagnostics.len());
    }
    Ok(())
}
