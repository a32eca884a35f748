//! `sharh retire`: addresses that were published and are let go.

use clap::Args;

use super::{
    Root, Verdict,
    promises::{Permit, becomes},
    report::{Format, Reporter, tally},
    site::{options, read_site},
};
use crate::pipeline::{Memory, pipeline};

/// The command's options.
#[derive(Args, Debug)]
pub(super) struct Retire {
    #[command(flatten)]
    root: Root,
    /// The addresses, as on the site: `/ar/articles/old/`, or a paragraph, `/ar/articles/x/#p7`.
    #[arg(value_name = "ROUTE", required = true)]
    routes: Vec<String>,
}

/// Marks the addresses as gone.
pub(super) fn retire(retire: &Retire) -> anyhow::Result<Verdict> {
    let root = &retire.root.root;
    // Nobody publishes between reading `links.lock` and writing it.
    let permit = Permit::take(root)?;
    let (sources, mut wrong) = read_site(root)?;
    let (website, problems) = pipeline(&sources, &options(None, false)?, &Memory::default());
    wrong.extend(problems);
    // What is to be retired has mostly vanished.
    wrong.retain(|wrong| wrong.is_error() && wrong.code != "vanished-page");
    let Some(website) = website.filter(|_| wrong.is_empty()) else {
        wrong.sort();
        Reporter::new(&sources, None, Format::Human).print(&wrong)?;
        let said = tally(&wrong).unwrap_or_else(|| "the site cannot be made".to_owned());
        super::say(&format!("nothing was retired: {said}"));
        return Ok(Verdict::Errors);
    };
    let next = website.site.retire(&retire.routes).map_err(anyhow::Error::msg)?;
    if let Some(promises) = becomes(&sources, &website, &next) {
        permit.write(&promises)?.persist()?;
        promises.say();
    }
    Ok(Verdict::Done)
}
