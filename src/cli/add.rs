//! `sharh add`: an article as it came becomes a seed with facts and a translation to fill in.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;

use super::{Root, Verdict, site::options};
use crate::{
    base::{
        language::tag::Tag,
        slug::Slug,
        source::{Source, SourcePath},
    },
    pipeline::{Memory, pipeline},
    read::{Sources, read},
    understand::{
        document::{Document, Kind},
        version::NOT_YET,
    },
};

/// The command's options.
#[derive(Args, Debug)]
pub(super) struct Add {
    #[command(flatten)]
    root: Root,
    /// The article: plain text (.txt) or Markdown (.md).
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The article's address; by default the file's name.
    #[arg(long)]
    slug: Option<String>,
    /// The language that it is written in; by default the one whose script most of its letters are in.
    #[arg(long)]
    language: Option<String>,
}

/// Takes the article in.
pub(super) fn add(add: &Add) -> anyhow::Result<Verdict> {
    let root = &add.root.root;
    let bytes = std::fs::read(&add.file).with_context(|| format!("cannot read `{}`", add.file.display()))?;
    let extension =
        if add.file.extension().is_some_and(|extension| extension == "md") { "md" } else { "txt" };
    let slug = slug(add)?;
    let (document, languages) = as_document(root, &slug, extension, bytes.clone())?;
    let tag = match &add.language {
        None => document.versions.keys().next().cloned().context("the article has no language")?,
        Some(written) => match languages.iter().find(|tag| tag.as_str() == written) {
            Some(tag) => tag.clone(),
            None => bail!("--language: `{written}` is not among the site's languages: {}", names(&languages)),
        },
    };
    let rows = document.rows();
    let others = languages.iter().filter(|other| **other != tag);
    let mut files = vec![
        (format!("seeds/{slug}.{tag}.{extension}"), bytes),
        (format!("seeds/{slug}.toml"), facts(&tag).into_bytes()),
    ];
    files.extend(others.map(|other| (format!("seeds/{slug}.{other}.txt"), translation(rows).into_bytes())));
    for (path, _) in &files {
        if root.join(path).exists() {
            bail!("`{path}` is there already; choose another name with `--slug`");
        }
    }
    std::fs::create_dir_all(root.join("seeds")).context("cannot make the folder `seeds`")?;
    for (path, bytes) in &files {
        std::fs::write(root.join(path), bytes).with_context(|| format!("cannot write `{path}`"))?;
        super::say(&format!("wrote {path}"));
    }
    super::say(&format!(
        "{rows} paragraphs in {tag}; translate the lines that hold only `{NOT_YET}`, then `sharh build`"
    ));
    Ok(Verdict::Done)
}

fn slug(add: &Add) -> anyhow::Result<Slug> {
    let stem = add.file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    match &add.slug {
        Some(written) => match Slug::new(written) {
            Ok(slug) => Ok(slug),
            Err(problem) => bail!("--slug: {problem}; use letters, digits and hyphens"),
        },
        None => Slug::new(stem)
            .ok()
            .or_else(|| Slug::from_title(stem))
            .context("the file's name makes no address; name one with `--slug`"),
    }
}

/// The article as the site would understand it, and the site's languages.
fn as_document(
    root: &Path,
    slug: &Slug,
    extension: &str,
    bytes: Vec<u8>,
) -> anyhow::Result<(Document, Vec<Tag>)> {
    let path = SourcePath::new(&format!("seeds/{slug}.{extension}"));
    let settings = if root.is_dir() { read(root)?.0.get(SourcePath::SETTINGS).cloned() } else { None };
    let sources: Sources = settings.into_iter().chain([Source::new(path.clone(), bytes)]).collect();
    let (website, wrong) = pipeline(&sources, &options(None, true)?, &Memory::default());
    if let Some(problem) = wrong.iter().find(|wrong| wrong.is_error() && wrong.file == path) {
        bail!("the article cannot be taken in: {}; {}", problem.message, problem.help);
    }
    let site = website.context("the site's settings have errors; see `sharh check`")?.site;
    let document = site.documents(Kind::Article).map(|(_, document)| document.clone()).next();
    let languages = site.languages().iter().map(|language| language.tag().clone()).collect();
    Ok((document.context("the article is empty")?, languages))
}

fn names(languages: &[Tag]) -> String {
    languages.iter().map(Tag::as_str).collect::<Vec<_>>().join(", ")
}

fn facts(tag: &Tag) -> String {
    format!(
        "# What holds of the article in every language. Take the # away from what you know.\n\
         original = \"{tag}\"\n\
         # date = 2026-01-31\n\
         # tags = [\"energy\"]\n\
         \n\
         # [source]\n\
         # name = \"The publication\"\n\
         # url = \"https://example.org/article\"\n\
         # author = \"The author\"\n\
         # rights = \"Under what terms it is used\"\n"
    )
}

/// A title, a standfirst and as many paragraphs as the original has, none translated yet.
fn translation(rows: usize) -> String {
    format!(
        "+++\nstatus = \"draft\"\n# translator = \"Your name\"\n+++\n{}",
        format!("{NOT_YET}\n").repeat(rows + 2)
    )
}
