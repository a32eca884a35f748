//! *Takes* the sources, *gives* the [`Corpus`]: documents in each language, settings, interface
//! words, templates, theme files and pictures. Each file is read alone and remembered by its
//! content. *Never* looks from one document at another: what a link leads to, the next stage says.

pub mod body;
mod builtin;
pub mod chart;
pub mod date;
pub mod document;
pub mod facts;
pub mod forms;
pub mod front;
mod gather;
pub mod markdown;
pub mod numeral;
pub mod piece;
pub mod settings;
mod table;
mod text;
pub mod timeline;
pub mod version;
mod word_file;
pub mod words;

use std::{collections::BTreeMap, sync::Arc};

use rayon::prelude::*;

use crate::{
    base::{
        diagnostic::Diagnostic,
        language::{Language, tag::Tag, words::Words},
        memo::Memo,
        source::{Source, SourcePath},
    },
    understand::{
        document::{Document, Kind},
        gather::{Member, gather},
        markdown::RawHtml,
        settings::{SETTINGS_FILE, Settings, settings},
        version::{Read, Reading, version},
    },
};

/// Everything that the author wrote, understood file by file.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// What holds for the whole site.
    pub settings: Arc<Settings>,
    /// The documents, sorted by kind and slug.
    pub documents: Vec<Document>,
    /// The interface words of each of the site's languages.
    pub words: BTreeMap<Tag, Arc<Words>>,
    /// Templates of the site's own, by path inside `templates/`.
    pub templates: BTreeMap<String, Source>,
    /// Theme files of the site's own, by path inside `theme/`.
    pub theme: BTreeMap<String, Source>,
    /// Pictures beside documents.
    pub pictures: BTreeMap<SourcePath, Bitmap>,
}

/// A picture whose size is known.
#[derive(Clone, Debug)]
pub struct Bitmap {
    /// The file.
    pub source: Source,
    /// Its width in pixels.
    pub width: usize,
    /// Its height in pixels.
    pub height: usize,
}

/// What earlier runs read, by content.
#[derive(Debug)]
pub struct Memory(Memo<Reading, Read>);

impl Default for Memory {
    fn default() -> Self {
        Self(Memo::new(version))
    }
}

/// Whether documents that are marked as drafts take part.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Drafts {
    /// They do.
    Shown,
    /// They do not.
    Hidden,
}

/// File name endings of pictures that pages can show.
const PICTURES: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"];

/// Understands the sources, which come sorted by path.
pub fn understand<'a>(
    sources: impl IntoIterator<Item = &'a Source>,
    drafts: Drafts,
    memory: &Memory,
) -> (Corpus, Vec<Diagnostic>) {
    let files: BTreeMap<&SourcePath, &Source> =
        sources.into_iter().map(|source| (source.path(), source)).collect();
    let (settings, mut wrong) = settings(files.get(&SourcePath::new(SETTINGS_FILE)).copied());
    let (words, problems) = words(&files, &settings.languages);
    wrong.extend(problems);
    let (members, problems) = members(&files, &settings, memory);
    wrong.extend(problems);
    let (mut documents, problems) = gather(&members, &settings);
    wrong.extend(problems);
    memory.0.forget_unused();
    if drafts == Drafts::Hidden {
        documents.retain(|document| !document.facts.is_draft());
    }
    let (pictures, problems) = pictures(&files);
    wrong.extend(problems);
    let corpus = Corpus {
        documents,
        words,
        templates: replaced(builtin::templates(), beneath(&files, "templates/")),
        theme: replaced(builtin::theme(), beneath(&files, "theme/")),
        pictures,
        settings: Arc::new(settings),
    };
    (corpus, wrong)
}

type Files<'a> = BTreeMap<&'a SourcePath, &'a Source>;

fn beneath(files: &Files<'_>, folder: &str) -> BTreeMap<String, Source> {
    let inside = |(path, source): (&&SourcePath, &&Source)| {
        path.as_str().strip_prefix(folder).map(|rest| (rest.to_owned(), Source::clone(source)))
    };
    files.iter().filter_map(inside).collect()
}

/// The built-in files, with those that a site has of its own in their place.
fn replaced(built_in: Vec<(String, Source)>, own: BTreeMap<String, Source>) -> BTreeMap<String, Source> {
    built_in.into_iter().chain(own).collect()
}

/// The files of documents, read on every core.
fn members<'a>(
    files: &Files<'a>,
    settings: &Settings,
    memory: &Memory,
) -> (Vec<Member<'a>>, Vec<Diagnostic>) {
    let html = if settings.raw_html { RawHtml::Allowed } else { RawHtml::Refused };
    let in_documents: Vec<(Kind, &Source)> = files
        .iter()
        .filter_map(|(path, source)| Some((Kind::of_folder(path.folder())?, *source)))
        .filter(|(_, source)| !PICTURES.contains(&source.path().extension()))
        .collect();
    let read = |(kind, source): &(Kind, &'a Source)| {
        let (kind, source) = (*kind, *source);
        match source.path().extension() {
            "toml" => Ok(Member { kind, source, read: None }),
            "md" | "txt" if kind == Kind::Article || source.path().extension() == "md" => {
                let reading = Reading { source: source.clone(), kind, html, largest: settings.largest_file };
                Ok(Member { kind, source, read: Some(memory.0.recall(&reading)) })
            }
            _ => Err(strange(kind, source.path())),
        }
    };
    let mut wrong = Vec::new();
    let read: Vec<Result<Member<'_>, Diagnostic>> = in_documents.par_iter().map(read).collect();
    let members =
        read.into_iter().filter_map(|member| member.map_err(|problem| wrong.push(problem)).ok()).collect();
    (members, wrong)
}

fn strange(kind: Kind, file: &SourcePath) -> Diagnostic {
    let endings = if kind == Kind::Article { ".txt, .md or .toml" } else { ".md or .toml" };
    Diagnostic::warning(
        "unknown-file",
        file,
        format!("nothing is made of this file: its name does not end with {endings}"),
    )
    .help("rename it, or move it out of this folder")
}

fn pictures(files: &Files<'_>) -> (BTreeMap<SourcePath, Bitmap>, Vec<Diagnostic>) {
    let mut wrong = Vec::new();
    let mut pictures = BTreeMap::new();
    for (path, source) in files {
        if Kind::of_folder(path.folder()).is_none() || !PICTURES.contains(&path.extension()) {
            continue;
        }
        let size = imagesize::blob_size(source.bytes());
        if size.is_err() {
            wrong.push(
                Diagnostic::error("bad-picture", path, "this is no picture that a page can show")
                    .help("save it as PNG, JPEG, GIF, WebP or AVIF"),
            );
        }
        // One that cannot be shown is there all the same: what links to it is not at fault.
        let (width, height) = size.map_or((0, 0), |size| (size.width, size.height));
        pictures.insert(SourcePath::clone(path), Bitmap { source: Source::clone(source), width, height });
    }
    (pictures, wrong)
}

/// The interface words of each language, with those of the site's own laid over.
fn words(files: &Files<'_>, languages: &[Arc<Language>]) -> (BTreeMap<Tag, Arc<Words>>, Vec<Diagnostic>) {
    let mut wrong = Vec::new();
    let mut all = BTreeMap::new();
    for language in languages {
        let own = files.get(&SourcePath::new(&format!("words/{}.toml", language.tag())));
        let (words, problems) = words::words(language, own.copied());
        wrong.extend(problems);
        all.insert(language.tag().clone(), Arc::new(words));
    }
    (all, wrong)
}
