//! `sharh add`: an article as it came becomes a seed with facts and a translation to fill in.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, bail};
use clap::Args;

use super::{
    Root, Verdict,
    input::{input, is_standard},
    report::{Format, Reporter},
    site::{language, names, options, read_site},
};
use crate::{
    base::{
        diagnostic::Diagnostic,
        language::{Language, tag::Tag},
        memo::Same,
        route::Route,
        slug::Slug,
        source::{Source, SourcePath},
    },
    pipeline::corpus,
    read::Sources,
    understand::{
        document::{Document, Kind},
        settings::{Settings, settings},
        slug_and_language,
        version::NOT_YET,
    },
};

/// The command's options.
#[derive(Args, Debug)]
pub(super) struct Add {
    #[command(flatten)]
    root: Root,
    /// The article: plain text (.txt) or Markdown (.md), or `-` for plain text from standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The article's address; by default the file's name.
    #[arg(long)]
    slug: Option<String>,
    /// The language that it is written in; by default the one that the file's name says, as in
    /// `visit.ar.txt`, or else the one whose script most of its letters are in.
    #[arg(long)]
    language: Option<String>,
}

/// The site that an article is taken into.
struct Home {
    sources: Sources,
    settings: Settings,
}

/// Takes the article in.
pub(super) fn add(add: &Add) -> anyhow::Result<Verdict> {
    let root = &add.root.root;
    let home = home(root)?;
    let languages = &home.settings.languages;
    let bytes = input(&add.file)?;
    let extension = extension(&add.file, &bytes)?;
    let (slug, named) = slug(add, languages)?;
    home.check_name(root, add, &slug)?;
    let said = match &add.language {
        Some(written) => Some(language(&home.settings, written)?.clone()),
        None => named,
    };
    let (document, tag) = home.read(add, &slug, said.as_ref(), (extension, &bytes))?;
    let rows = document.rows();
    let others = languages.iter().map(|language| language.tag()).filter(|other| **other != tag);
    let mut files = vec![
        (format!("seeds/{slug}.{tag}.{extension}"), bytes),
        (format!("seeds/{slug}.toml"), facts(&tag).into_bytes()),
    ];
    files.extend(others.map(|other| (format!("seeds/{slug}.{other}.txt"), translation(rows).into_bytes())));
    write(root, &files)?;
    let paragraphs = if rows == 1 { "paragraph" } else { "paragraphs" };
    super::say(&format!(
        "{rows} {paragraphs} in {tag}; translate the lines that hold only `{NOT_YET}`, then `sharh build`"
    ));
    Ok(Verdict::Done)
}

/// The site in `root`, whose settings must be sound.
fn home(root: &Path) -> anyhow::Result<Home> {
    let (sources, mut wrong) = read_site(root)?;
    wrong.retain(|wrong| wrong.file.as_str() == SourcePath::SETTINGS);
    let (settings, problems) = settings(sources.get(SourcePath::SETTINGS));
    wrong.extend(problems);
    wrong.retain(Diagnostic::is_error);
    if !wrong.is_empty() {
        Reporter::new(&sources, None, Format::Human).print(&wrong)?;
        bail!("the site's settings have errors");
    }
    Ok(Home { sources, settings })
}

/// Writes the files of an article, of which the site has none.
fn write(root: &Path, files: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
    if let Some((path, _)) = files.iter().find(|(path, _)| root.join(path).exists()) {
        bail!("`{path}` is there already; choose another name with `--slug`");
    }
    std::fs::create_dir_all(root.join("seeds")).context("cannot make the folder `seeds`")?;
    for (path, bytes) in files {
        std::fs::write(root.join(path), bytes).with_context(|| format!("cannot write `{path}`"))?;
        super::say(&format!("wrote {path}"));
    }
    Ok(())
}

impl Home {
    /// Fails where the site has the file, or an article of this name, however that is spelled.
    fn check_name(&self, root: &Path, add: &Add, slug: &Slug) -> anyhow::Result<()> {
        let is_inside =
            || Some(add.file.canonicalize().ok()?.starts_with(root.join("seeds").canonicalize().ok()?));
        if is_inside() == Some(true) {
            let file = add.file.display();
            bail!(
                "`{file}` is in the site already, and is built as it stands; to lay out its translation, move it out of `seeds/` and add it from there"
            );
        }
        let languages = &self.settings.languages;
        let folded = slug.as_str().to_lowercase();
        let seeds = self.sources.under(Kind::Article.folder()).iter().map(Source::path);
        for file in seeds.filter(|file| matches!(file.extension(), "txt" | "md" | "toml")) {
            let (stem, _) = slug_and_language(file.stem(), languages);
            if let Some(other) = Slug::new(stem).ok().filter(|other| other.as_str().to_lowercase() == folded)
            {
                bail!("`{other}` is there already, in `{file}`; choose another name with `--slug`");
            }
        }
        let route = |language: &Arc<Language>| Route::new(&format!("/{}/articles/{slug}/", language.tag()));
        if let Some(problem) = languages.iter().find_map(|language| route(language).err()) {
            bail!("`{slug}` cannot be an address: {problem}; choose another name with `--slug`");
        }
        Ok(())
    }

    /// The article as the site would understand it, and its language: the one that is `said`, or else
    /// the one whose script most of its letters are in.
    fn read(
        &self,
        add: &Add,
        slug: &Slug,
        said: Option<&Tag>,
        (extension, bytes): (&str, &[u8]),
    ) -> anyhow::Result<(Same<Document>, Tag)> {
        let suffix = said.map_or_else(String::new, |tag| format!(".{tag}"));
        let path = SourcePath::new(&format!("seeds/{slug}{suffix}.{extension}"));
        let settings = self.sources.get(SourcePath::SETTINGS).cloned();
        let sources = settings.into_iter().chain([Source::new(path.clone(), bytes)]).collect();
        let (corpus, wrong) = corpus(&sources, &options(None, true)?);
        // As whoever adds it calls it.
        let file = SourcePath::new(&add.file.to_string_lossy());
        let wrong = wrong.into_iter().filter(|wrong| wrong.file == path && wrong.is_error());
        let wrong: Vec<Diagnostic> = wrong.map(|wrong| Diagnostic { file: file.clone(), ..wrong }).collect();
        if !wrong.is_empty() {
            let sources = Sources::from_iter([Source::new(file, bytes)]);
            Reporter::new(&sources, None, Format::Human).print(&wrong)?;
            bail!("the article cannot be taken in");
        }
        let document = corpus.of_kind(Kind::Article).1.first().cloned().context("the article is empty")?;
        let tag = document.versions.keys().next().cloned().context("the article has no language")?;
        let text = String::from_utf8_lossy(bytes);
        let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
        let language = self.settings.languages.iter().find(|language| *language.tag() == tag);
        if said.is_none() && language.is_some_and(|language| language.count_letters(&text) * 2 < letters) {
            bail!(
                "most letters of this text are in the script of none of the site's languages: {}; name its language with `--language`",
                names(&self.settings.languages)
            );
        }
        Ok((document, tag))
    }
}

/// How a file of this name goes on in the site: `md` for Markdown, else `txt`.
fn extension(file: &Path, bytes: &[u8]) -> anyhow::Result<&'static str> {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_other = [&b"%PDF"[..], b"PK\x03\x04", b"{\\rtf"].iter().any(|magic| bytes.starts_with(magic));
    match &*ending {
        "md" | "markdown" if !is_other => Ok("md"),
        "txt" | "text" | "" if !is_other => Ok("txt"),
        _ => bail!(
            "`{}` is neither plain text (.txt) nor Markdown (.md); save its text as one of them in UTF-8",
            file.display()
        ),
    }
}

/// The article's slug, and its language where the file's name says it: `visit.ar.txt`.
fn slug(add: &Add, languages: &[Arc<Language>]) -> anyhow::Result<(Slug, Option<Tag>)> {
    let stem = add.file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let (stem, named) = slug_and_language(stem, languages);
    let slug = match &add.slug {
        Some(written) => match Slug::new(written) {
            Ok(slug) => slug,
            Err(problem) => bail!("--slug: {problem}; use letters, digits and hyphens"),
        },
        None if is_standard(&add.file) => {
            bail!("a text from standard input has no name; give it one with `--slug`")
        }
        None => Slug::new(stem)
            .ok()
            .or_else(|| Slug::from_title(stem))
            .context("the file's name makes no address; name one with `--slug`")?,
    };
    Ok((slug, named))
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
