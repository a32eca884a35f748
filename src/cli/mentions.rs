//! `sharh mentions`: every term in a text.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use super::{
    Root, Verdict,
    input::input,
    report::{Format, Reporter},
    site::{language, options, read_site},
};
use crate::{
    base::{
        diagnostic::Diagnostic,
        lines::Lines,
        source::{Source, SourcePath},
    },
    link::{Sighting, scan, site_lexicon, terms::Lexicon},
    pipeline::corpus,
    read::Sources,
    understand::{
        document::Kind,
        version::{as_markdown, as_plain_text},
    },
};

/// The command's options.
#[derive(Args, Debug)]
pub(super) struct Mentions {
    #[command(flatten)]
    root: Root,
    /// The language of the text, one of the site's. It narrows nothing: as on the site's own pages a
    /// term is found in whichever language it is written, `OPEC` in an Arabic sentence too.
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// How to print the mentions: for people, or a JSON object a line.
    #[arg(long, value_enum, default_value_t = Shape::Human)]
    format: Shape,
    /// Read the text as plain text instead of Markdown.
    #[arg(long)]
    plain: bool,
    /// The text, or `-` for standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// How lists are printed.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// For people.
    Human,
    /// For programs: a JSON object a line.
    Json,
}

/// Prints the mentions in a text.
pub(super) fn mentions(mentions: &Mentions) -> anyhow::Result<Verdict> {
    let (sources, mut wrong) = read_site(&mentions.root.root)?;
    let (corpus, problems) = corpus(&sources, &options(None, true)?);
    if let Some(written) = &mentions.language {
        language(&corpus.settings, written)?;
    }
    let (lexicon, flaws) = site_lexicon(&corpus);
    wrong.extend(problems.into_iter().chain(flaws));
    // What terms are found by stands in these; mistakes in other texts change nothing.
    let is_of_terms = |file: &SourcePath| {
        let (file, folder) = (file.as_str(), Kind::Term.folder());
        file == SourcePath::SETTINGS || file.starts_with(folder) || folder.starts_with(file)
    };
    wrong.retain(|wrong| wrong.is_error() && is_of_terms(&wrong.file));
    if !wrong.is_empty() {
        wrong.sort();
        Reporter::new(&sources, None, Format::Human).print(&wrong)?;
        return Ok(Verdict::Errors);
    }
    let (_, terms) = corpus.of_kind(Kind::Term);
    let source = Source::new(SourcePath::new(&mentions.file.to_string_lossy()), &input(&mentions.file)?);
    let found = match sightings(&source, mentions.plain, &lexicon) {
        Ok(found) => found,
        Err(wrong) => {
            Reporter::new(&Sources::from_iter([source]), None, Format::Human).print(&wrong)?;
            bail!("the text cannot be read");
        }
    };
    let text = source.text().map(|text| &**text).unwrap_or_default();
    let lines = Lines::new(text);
    let print = |sighting: &Sighting| {
        let surface = &text[sighting.span.range()];
        let (line, column) = lines.place(sighting.span.start as usize);
        let term = terms.get(sighting.term.0 as usize).map_or("", |term| term.slug.as_str());
        match mentions.format {
            Shape::Human => format!("{line}:{column}: {surface} → {term}\n"),
            Shape::Json => {
                let (start, end) = (sighting.span.start, sighting.span.end);
                let object = serde_json::json!({"term": term, "surface": surface, "start": start, "end": end, "line": line, "column": column});
                format!("{object}\n")
            }
        }
    };
    let printed: String = found.iter().map(print).collect();
    super::print(printed.as_bytes())?;
    Ok(Verdict::Done)
}

fn sightings(source: &Source, is_plain: bool, lexicon: &Lexicon) -> Result<Vec<Sighting>, Vec<Diagnostic>> {
    let version = if is_plain { as_plain_text(source) } else { as_markdown(source) }?;
    let mut found = scan(&version, lexicon);
    found.sort_by_key(|sighting| sighting.span);
    Ok(found)
}
