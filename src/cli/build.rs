//! `sharh build`: the site, in a folder that any web host can serve.

use std::{
    fs::File,
    io::BufReader,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::Instant,
};

use anyhow::{Context, ensure};
use clap::Args;

use super::{
    Root, Verdict,
    card_cache::CardCache,
    progress::Progress,
    promises::{Permit, Promises, promises},
    report::{Format, Reporter, tally},
    site::{Threads, options, read_site},
};
use crate::{
    base::{
        diagnostic::Diagnostic,
        digest::Digest,
        route::Route,
        source::{Source, SourcePath},
    },
    pipeline::{Memory, Options, Website, pipeline},
    publish::{Copies, Counts, Edition, Outcome, Target, edition, is_current, publish},
    read::{Sources, read},
    render::Bytes,
    understand::Drafts,
};

/// The command's options.
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
pub(super) struct Build {
    #[command(flatten)]
    root: Root,
    /// The output folder; by default `public` inside the site's folder.
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// The address of the site's root, in place of `base-url` in sharh.toml.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Take drafts in too.
    #[arg(long)]
    drafts: bool,
    /// Do not publish a site that has warnings.
    #[arg(long)]
    strict: bool,
    /// Put a copy by gzip and one by Brotli beside each text file, for hosts that send them as they are.
    #[arg(long)]
    precompress: bool,
    /// Publish nothing if an address or a paragraph's number is new, moved or gone. `links.lock` stays as it is.
    #[arg(long)]
    locked: bool,
    #[command(flatten)]
    threads: Threads,
}

/// Reads, renders and publishes the site.
pub(super) fn build(build: &Build) -> anyhow::Result<Verdict> {
    let started = Instant::now();
    build.threads.start()?;
    let options = options(build.base_url.as_deref(), build.drafts)?;
    let root = &build.root.root;
    let output = build.output.clone().unwrap_or_else(|| root.join("public"));
    let before = edition(&output);
    let (read, program) = rayon::join(|| read_site(root), program);
    let (sources, mut wrong) = read?;
    let copies = if build.precompress { Copies::Compressed } else { Copies::None };
    let digest = |sources: &Sources| digest(sources, &options, copies, program);
    let key = digest(&sources);
    let is_current =
        |key| is_current(&output, key) || (build.locked && is_current(&output, beside(key, b"edits")));
    if wrong.is_empty() && is_current(key) {
        let output = output.display();
        super::say(&format!("nothing has changed: {output} is up to date ({})", seconds(started)));
        return Ok(Verdict::Done);
    }
    let (website, problems) = pipeline(&sources, &options, &Memory::default());
    wrong.extend(problems);
    wrong.extend(lost_lock(&sources, &options, &output).filter(|_| before.stands()));
    let stops = wrong.iter().any(|wrong| wrong.is_error() || build.strict);
    let sound = website.as_ref().filter(|_| !stops);
    let promised = sound.and_then(|website| promises(&sources, website, &options));
    if let Some(promised) = promised.as_ref().filter(|promised| build.locked && promised.is_new()) {
        Reporter::new(&sources, website.as_ref(), Format::Human).print(&wrong)?;
        promised.say();
        super::say(&format!("nothing was published: {}", unlocked(&sources)));
        return Ok(Verdict::Errors);
    }
    let key = match &promised {
        Some(_) if build.locked => beside(key, b"edits"),
        // With its next lock the site is the same.
        Some(promised) => digest(&promised.sources),
        None => key,
    };
    // What was only edited is known again by the lock as it is.
    let promised = promised.filter(|_| !build.locked);
    let mut outcome = Outcome::Refused;
    if let Some(website) = sound {
        // A site with warnings is built again the next time, so that they are seen again.
        let key = if wrong.is_empty() { key } else { beside(key, b"warnings") };
        let target = Target { root, output: &output, copies };
        let beginning = Beginning { before, sources: &sources, program };
        let (published, problems) = put(website, &target, &beginning, (key, promised.as_ref()))?;
        outcome = published;
        wrong.extend(problems);
    }
    wrong.sort();
    wrong.dedup();
    Reporter::new(&sources, website.as_ref(), Format::Human).print(&wrong)?;
    let (Some(website), Outcome::Published { counts, notes }) = (website, outcome) else {
        let said = tally(&wrong).unwrap_or_else(|| "the pages could not be rendered".to_owned());
        super::say(&format!("nothing was published: {said}"));
        return Ok(Verdict::Errors);
    };
    for note in notes {
        super::say(&note);
    }
    promised.iter().for_each(Promises::say);
    let said = summary(&website, counts, &wrong);
    super::say(&format!("{}: {said} ({})", output.display(), seconds(started)));
    if website.site.base_url.is_empty() {
        super::say("no `base-url` is set: canonical addresses, feeds and the sitemap were left out");
    }
    // The process ends: to give its memory back piece by piece would only take time.
    std::mem::forget((website, sources));
    Ok(Verdict::Done)
}

/// What a build found when it began.
struct Beginning<'a> {
    /// What stood in the output folder.
    before: Edition,
    sources: &'a Sources,
    /// The digest of the program.
    program: Digest,
}

/// Publishes the site under `key`, and writes down what it promises: what cannot be promised is not
/// published. Gives what is wrong with the templates too.
fn put(
    website: &Website,
    target: &Target<'_>,
    beginning: &Beginning<'_>,
    (key, promised): (Digest, Option<&Promises>),
) -> anyhow::Result<(Outcome, Vec<Diagnostic>)> {
    let permit = Permit::take(target.root)?;
    check_newest(target, beginning, promised)?;
    let written = promised.map(|promised| permit.write(promised)).transpose()?;
    let (outcome, wrong) = print(website, target, (key, beginning.program))?;
    if let (Some(written), Outcome::Published { .. }) = (written, &outcome) {
        written.persist().context("the site is published, but its addresses are not written down")?;
    }
    Ok((outcome, wrong))
}

/// The key of a publication that another build does not pass over.
fn beside(key: Digest, why: &[u8]) -> Digest {
    Digest::of_parts([key.to_bytes().as_slice(), why])
}

/// A warning where a site whose pages stand in `output` has no `links.lock`: the new one forgets what
/// the old one promised. No error, since a build with drafts puts pages there and promises nothing.
fn lost_lock(sources: &Sources, options: &Options, output: &Path) -> Option<Diagnostic> {
    let promises = options.drafts == Drafts::Hidden;
    if !promises || sources.get(SourcePath::LOCK).is_some() || !sources.unread().is_empty() {
        return None;
    }
    let message = format!(
        "`{}` is missing, though pages of this site stand in `{}`",
        SourcePath::LOCK,
        output.display()
    );
    let help = "if these addresses were published, bring it back from version control and build again: it keeps what they promised";
    Some(Diagnostic::warning("missing-lock", &SourcePath::new(SourcePath::LOCK), message).help(help))
}

/// What to do about a site that promises more than its `links.lock` does.
fn unlocked(sources: &Sources) -> &'static str {
    if sources.get(SourcePath::LOCK).is_some() {
        "build without --locked, and commit `links.lock`"
    } else {
        "there is no `links.lock`; commit the one that an earlier build wrote, or where there was none build without --locked and commit it"
    }
}

/// Fails when another build has published other sources since this one began: to publish its own would
/// take back what the other has published and promised.
fn check_newest(
    target: &Target<'_>,
    beginning: &Beginning<'_>,
    promised: Option<&Promises>,
) -> anyhow::Result<()> {
    let sources = beginning.sources;
    let lock = std::fs::read(target.root.join(SourcePath::LOCK)).ok();
    let is_alone = lock.as_deref() == sources.get(SourcePath::LOCK).map(Source::bytes);
    if is_alone && edition(target.output) == beginning.before {
        return Ok(());
    }
    let now = read(target.root)?.0.digest();
    let is_same =
        now == sources.digest() || promised.is_some_and(|promised| promised.sources.digest() == now);
    ensure!(is_same, "another build has published newer sources meanwhile; build again");
    Ok(())
}

/// The digest of all that the site's bytes depend on: the sources, the options, the program and
/// whether there are compressed copies.
fn digest(sources: &Sources, options: &Options, copies: Copies, program: Digest) -> Digest {
    let drafts: &[u8] = if options.drafts == Drafts::Shown { b"drafts" } else { b"" };
    let base_url = options.base_url.as_ref().map_or(&b"-"[..], |url| url.as_bytes());
    Digest::of_parts([
        sources.digest().to_bytes().as_slice(),
        &program.to_bytes(),
        drafts,
        base_url,
        if copies == Copies::Compressed { b"compressed" } else { b"" },
    ])
}

/// The digest of the program itself.
fn program() -> Digest {
    let file = std::env::current_exe().and_then(File::open);
    let digest = file.and_then(|file| Digest::of_all(&mut BufReader::with_capacity(1 << 16, file)));
    digest.unwrap_or_else(|_| Digest::of(&[]))
}

/// Renders every page straight into the new output folder.
fn print(
    website: &Website,
    target: &Target<'_>,
    (key, program): (Digest, Digest),
) -> anyhow::Result<(Outcome, Vec<Diagnostic>)> {
    website.site.prepare_search();
    let routes = website.routes();
    let wrong = Mutex::new(Vec::new());
    let cards = CardCache::new(target.root, program);
    let page = |route: &Route| match website.drawing(route) {
        Some(drawing) => cards.recall(drawing, || website.render(route)),
        None => website.render(route),
    };
    let progress = Progress::new(routes.len());
    let render = |route: &Route| -> Option<Bytes> {
        let page = match page(route)? {
            Ok(page) => Some(page),
            Err(problem) => {
                wrong.lock().unwrap_or_else(PoisonError::into_inner).push(problem);
                None
            }
        };
        progress.step();
        page
    };
    let outcome = publish(target, key, &routes, &render)?;
    drop(progress);
    cards.forget_unused();
    Ok((outcome, wrong.into_inner().unwrap_or_else(PoisonError::into_inner)))
}

/// What was published: how many pages and files, and how many warnings there were.
fn summary(website: &Website, counts: Counts, wrong: &[Diagnostic]) -> String {
    let files = format!("{} written, {} kept, {} removed", counts.written, counts.kept, counts.removed);
    let warnings = tally(wrong).map_or_else(String::new, |said| format!(", {said}"));
    format!("{}; {files}{warnings}", pages(website))
}

/// How many pages there are in each language.
fn pages(website: &Website) -> String {
    let pages = website.pages_by_language().into_iter();
    let pages: Vec<String> = pages.map(|(tag, count)| format!("{count} pages in {tag}")).collect();
    pages.join(", ")
}

fn seconds(started: Instant) -> String {
    format!("{:.2} s", started.elapsed().as_secs_f64())
}
