//! `sharh serve`: a preview that follows every save.

use std::{
    net::{IpAddr, Ipv4Addr},
    process::{Command, Stdio},
};

use anyhow::Context;
use clap::Args;

use super::{
    Root, Verdict,
    report::{Format, Reporter, tally},
    site::{Threads, read_site},
};
use crate::{
    base::diagnostic::Diagnostic,
    pipeline::Website,
    read::Sources,
    serve::{Console, Settings, Watching, serve as preview},
    understand::Drafts,
};

/// The command's options.
#[derive(Args, Debug)]
pub(super) struct Serve {
    #[command(flatten)]
    root: Root,
    /// The port to listen at; when it is taken, the next free one.
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    port: u16,
    /// The address to listen at; `0.0.0.0` lets every machine in the network read the preview.
    #[arg(long, value_name = "ADDR", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// Where the site begins, to try it as it will stand under a sub-path.
    #[arg(long, value_name = "PATH", default_value = "/")]
    base_path: String,
    /// Open the preview in the browser.
    #[arg(long)]
    open: bool,
    /// Take drafts in too.
    #[arg(long)]
    drafts: bool,
    /// Look for changes again and again, where the system does not tell: on network disks.
    #[arg(long)]
    poll: bool,
    #[command(flatten)]
    threads: Threads,
}

/// Shows the preview until the program is asked to end.
pub(super) fn serve(serve: &Serve) -> anyhow::Result<Verdict> {
    serve.threads.start()?;
    read_site(&serve.root.root)?;
    let settings = Settings {
        root: serve.root.root.clone(),
        host: serve.host,
        port: serve.port,
        base_path: serve.base_path.clone(),
        drafts: if serve.drafts { Drafts::Shown } else { Drafts::Hidden },
        watching: if serve.poll { Watching::Polling } else { Watching::Events },
    };
    let opened = |url: &str| {
        if let Err(error) = open_if(serve.open, url) {
            super::say(&format!("{error:#}"));
        }
    };
    preview(settings, Console { say: super::say, report }, opened)?;
    Ok(Verdict::Done)
}

fn report(sources: &Sources, website: Option<&Website>, wrong: &[Diagnostic]) {
    // What people are shown never fails.
    let _ = Reporter::new(sources, website, Format::Human).print(wrong);
    super::say(&tally(wrong).unwrap_or_else(|| "no mistakes".to_owned()));
}

/// Opens `url` in the browser.
fn open_if(is_wanted: bool, url: &str) -> anyhow::Result<()> {
    if !is_wanted {
        return Ok(());
    }
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    Command::new(program)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("cannot open the browser with `{program}`"))?;
    Ok(())
}
