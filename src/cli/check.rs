//! `sharh check`: mistakes, without writing anything.

use clap::Args;

use super::{
    Root, Verdict,
    promises::promises,
    report::{Format, Reporter, tally},
    site::{Threads, options, read_site},
};
use crate::{
    base::diagnostic::Diagnostic,
    pipeline::{Memory, Website, pipeline},
};

/// The command's options.
#[derive(Args, Debug)]
pub(super) struct Check {
    #[command(flatten)]
    root: Root,
    /// How to print what is found.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Take drafts in too.
    #[arg(long)]
    drafts: bool,
    /// Count warnings as errors.
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    threads: Threads,
}

/// Reads the whole site, renders every page and prints what is wrong.
pub(super) fn check(check: &Check) -> anyhow::Result<Verdict> {
    check.threads.start()?;
    let (sources, mut wrong) = read_site(&check.root.root)?;
    let options = options(None, check.drafts)?;
    let (website, problems) = pipeline(&sources, &options, &Memory::default());
    wrong.extend(problems);
    wrong.extend(website.iter().flat_map(Website::proof));
    wrong.sort();
    let reporter = Reporter::new(&sources, website.as_ref(), check.format);
    reporter.in_repository(&check.root.root).print(&wrong)?;
    let stands = website.as_ref().filter(|_| !wrong.iter().any(Diagnostic::is_error));
    let stands = stands.filter(|_| check.format == Format::Human);
    if let Some(promised) = stands.and_then(|website| promises(&sources, website, &options)) {
        promised.say();
    }
    if check.format == Format::Human {
        let pages = website.map_or(0, |website| website.site.routes.len());
        let said = tally(&wrong).unwrap_or_else(|| "no mistakes".to_owned());
        super::say(&format!("{pages} addresses checked: {said}"));
    }
    let fails = wrong.iter().any(|wrong| wrong.is_error() || check.strict);
    Ok(if fails { Verdict::Errors } else { Verdict::Done })
}
