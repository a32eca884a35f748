//! `sharh terms`: how the glossary fares, for the editor.

use std::{collections::BTreeMap, fmt::Write as _};

use clap::Args;
use serde_json::{Value, json};

use super::{
    Root, Verdict,
    mentions::Shape,
    report::{Format, Reporter, tally},
    site::{options, read_site},
};
use crate::{
    base::{diagnostic::Diagnostic, lines::Lines, source::SourcePath},
    link::{
        DocumentId, Site,
        audit::{Audit, Place, Surface, Usage, audit},
    },
    pipeline::{Memory, pipeline},
};

/// The command's options.
#[derive(Args, Debug)]
pub(super) struct Terms {
    #[command(flatten)]
    root: Root,
    /// How to print the audit: for people, or a JSON object a line.
    #[arg(long, value_enum, default_value_t = Shape::Human)]
    format: Shape,
}

/// Prints how every term is written in the site's texts, and what an editor should look at.
pub(super) fn terms(terms: &Terms) -> anyhow::Result<Verdict> {
    let (sources, mut wrong) = read_site(&terms.root.root)?;
    let (website, problems) = pipeline(&sources, &options(None, true)?, &Memory::default());
    wrong.extend(problems);
    wrong.retain(Diagnostic::is_error);
    wrong.sort();
    Reporter::new(&sources, website.as_ref(), Format::Human).print(&wrong)?;
    let Some(site) = website.map(|website| website.site) else {
        return Ok(Verdict::Errors);
    };
    let (audit, files) = (audit(&site), files(&site));
    let text = match terms.format {
        Shape::Human => human(&site, &audit, &files),
        Shape::Json => machine(&site, &audit, &files),
    };
    super::print(text.as_bytes())?;
    if let Some(said) = tally(&wrong) {
        super::say(&format!("{said}: the audit may miss what they stand in"));
        return Ok(Verdict::Errors);
    }
    Ok(Verdict::Done)
}

fn slug(site: &Site, id: DocumentId) -> &str {
    site.document(id).slug.as_str()
}

/// The lines of every text.
type Files<'a> = BTreeMap<&'a SourcePath, Lines<'a>>;

fn files(site: &Site) -> Files<'_> {
    let versions = site.corpus.documents.iter().flat_map(|document| document.versions.values());
    versions.map(|version| (&version.file, Lines::new(&version.text))).collect()
}

/// `file:line:column`.
fn spot(files: &Files<'_>, place: &Place) -> String {
    let lines = files.get(&place.file);
    let (line, column) = lines.map_or((0, 0), |lines| lines.place(place.span.start as usize));
    format!("{}:{line}:{column}", place.file)
}

/// The words around a place, each part isolated so that a terminal shows it in its own order.
fn context(place: &Place, text: &str) -> String {
    format!("\u{2068}{}[{text}]{}\u{2069}", place.before.trim_start(), place.after.trim_end())
}

fn human(site: &Site, audit: &Audit, files: &Files<'_>) -> String {
    let (used, unused): (Vec<&Usage>, Vec<&Usage>) =
        audit.terms.iter().partition(|usage| !usage.surfaces.is_empty());
    let mut out = mentioned(site, audit.terms.len(), &used, files);
    section(
        &mut out,
        "Never mentioned: look for other spellings, or leave the term out",
        unused.iter().map(|usage| slug(site, usage.term).to_owned()),
    );
    section(
        &mut out,
        "Never mentioned in one language: look for other spellings there",
        used.iter().filter_map(|usage| {
            let missing: Vec<&str> =
                usage.counts.iter().filter(|(_, count)| *count == 0).map(|(tag, _)| tag.as_str()).collect();
            (!missing.is_empty()).then(|| format!("{}: {}", slug(site, usage.term), missing.join(", ")))
        }),
    );
    section(
        &mut out,
        "Ambiguous, so not linked: make one name longer, or exclude the phrase",
        audit.ambiguous.iter().map(|found| {
            let terms: Vec<&str> = found.terms.iter().map(|&term| slug(site, term)).collect();
            format!(
                "{} ({})  {}  {}",
                isolated(&found.text),
                terms.join(" or "),
                spot(files, &found.place),
                context(&found.place, &found.text)
            )
        }),
    );
    section(
        &mut out,
        "Nearly a mention: right as it is, or a spelling to add to the aliases",
        audit.near_misses.iter().map(|miss| {
            let Surface { text, count, place } = &miss.surface;
            format!(
                "{count:>4} × {} is not {}: {}  {}  {}",
                isolated(text),
                slug(site, miss.term),
                miss.why.reason(),
                spot(files, place),
                context(place, text)
            )
        }),
    );
    section(
        &mut out,
        "Names shorter than three letters, which other words resemble",
        audit
            .terms
            .iter()
            .filter(|usage| !usage.short.is_empty())
            .map(|usage| format!("{}: {}", slug(site, usage.term), usage.short.join(", "))),
    );
    out
}

/// The terms that are mentioned, of so many, and how each is written.
fn mentioned(site: &Site, of: usize, used: &[&Usage], files: &Files<'_>) -> String {
    let count = |usage: &Usage| usage.surfaces.iter().map(|surface| surface.count).sum::<usize>();
    let total: usize = used.iter().map(|usage| count(usage)).sum();
    let mut out = String::new();
    // Writing to a string never fails.
    let _ = writeln!(out, "{of} terms, {} of them mentioned, {total} times in all\n", used.len());
    for usage in used {
        let _ = writeln!(out, "{} ({})", slug(site, usage.term), count(usage));
        for Surface { text, count, place } in &usage.surfaces {
            let _ = writeln!(out, "  {count:>4} × {}", isolated(text));
            let _ = writeln!(out, "         {}  {}", spot(files, place), context(place, text));
        }
    }
    out
}

fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

fn section(out: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_some() {
        let _ = writeln!(out, "\n{title}");
        for line in lines {
            let _ = writeln!(out, "  {line}");
        }
    }
}

fn machine(site: &Site, audit: &Audit, files: &Files<'_>) -> String {
    let at =
        |place: &Place| json!({"place": spot(files, place), "before": place.before, "after": place.after});
    let surface = |surface: &Surface| json!({"text": surface.text, "count": surface.count, "context": at(&surface.place)});
    let terms = audit.terms.iter().map(|usage| {
        let surfaces: Vec<Value> = usage.surfaces.iter().map(surface).collect();
        let counts: BTreeMap<&str, usize> = usage.counts.iter().map(|(tag, count)| (tag.as_str(), *count)).collect();
        json!({"type": "term", "term": slug(site, usage.term), "counts": counts, "surfaces": surfaces, "short": usage.short})
    });
    let ambiguous = audit.ambiguous.iter().map(|found| {
        let terms: Vec<&str> = found.terms.iter().map(|&term| slug(site, term)).collect();
        json!({"type": "ambiguous", "text": found.text, "terms": terms, "context": at(&found.place)})
    });
    let misses = audit.near_misses.iter().map(|miss| {
        json!({"type": "near-miss", "term": slug(site, miss.term), "why": miss.why.reason(), "surface": surface(&miss.surface)})
    });
    let mut lines = String::new();
    for object in terms.chain(ambiguous).chain(misses) {
        // Writing to a string never fails.
        let _ = writeln!(lines, "{object}");
    }
    lines
}
