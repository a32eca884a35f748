//! A site read from its folder, for every command.

use std::{path::Path, sync::Arc};

use anyhow::{Context, bail};
use clap::{Args, value_parser};

use crate::{
    base::{
        diagnostic::Diagnostic,
        language::{Language, tag::Tag},
        source::SourcePath,
    },
    pipeline::Options,
    read::{Sources, read},
    understand::{
        Drafts,
        document::Kind,
        settings::{Settings, base_url},
    },
};

/// Reads the site in `root`. A folder with neither settings nor a document is no site.
pub(super) fn read_site(root: &Path) -> anyhow::Result<(Sources, Vec<Diagnostic>)> {
    let (sources, wrong) = read(root)?;
    let has_documents = Kind::ALL.iter().any(|kind| !sources.under(kind.folder()).is_empty());
    if sources.get(SourcePath::SETTINGS).is_none() && !has_documents && wrong.is_empty() {
        bail!(
            "`{}` is no site: it has neither `{}` nor anything in `seeds/` or `content/`; `sharh new DIR` makes one",
            root.display(),
            SourcePath::SETTINGS
        );
    }
    Ok((sources, wrong))
}

/// The options of a run, checked.
pub(super) fn options(base: Option<&str>, drafts: bool) -> anyhow::Result<Options> {
    let base_url = match base.map(base_url) {
        Some(Ok(url)) => Some(url),
        Some(Err(problem)) => bail!(
            "--base-url: {problem}; write the address of the site's root, such as `https://example.org/explained/`"
        ),
        None => None,
    };
    Ok(Options { base_url, drafts: if drafts { Drafts::Shown } else { Drafts::Hidden } })
}

/// The language of the site that `--language` names.
pub(super) fn language<'s>(settings: &'s Settings, written: &str) -> anyhow::Result<&'s Tag> {
    let known = settings.languages.iter().map(|language| language.tag()).find(|tag| tag.as_str() == written);
    known.with_context(|| {
        format!("--language: `{written}` is not among the site's languages: {}", names(&settings.languages))
    })
}

/// The tags of languages, as a list.
pub(super) fn names(languages: &[Arc<Language>]) -> String {
    languages.iter().map(|language| language.tag().as_str()).collect::<Vec<_>>().join(", ")
}

/// The most threads that can be asked for: more only wait for one another.
const MOST_JOBS: i64 = 256;

/// The threads that do the work.
#[derive(Args, Debug)]
pub(super) struct Threads {
    /// How many threads do the work; by default one for each core.
    #[arg(long, value_name = "N", value_parser = value_parser!(u16).range(1..=MOST_JOBS))]
    jobs: Option<u16>,
}

impl Threads {
    /// Starts as many as were asked for; else they start with the first work.
    pub(super) fn start(&self) -> anyhow::Result<()> {
        if let Some(jobs) = self.jobs {
            rayon::ThreadPoolBuilder::new().num_threads(jobs.into()).build_global()?;
        }
        Ok(())
    }
}
