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
pub mod lock;
pub mod markdown;
pub mod numeral;
pub mod piece;
pub mod settings;
pub mod share;
pub mod sketch;
mod table;
mod text;
pub mod theme;
pub mod timeline;
pub mod version;
mod word_file;
pub mod words;

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    base::{
        diagnostic::Diagnostic,
        language::{Language, tag::Tag, words::Words},
        memo::{Latest, Series},
        source::{Source, SourcePath},
    },
    understand::{
        document::{Document, Kind},
        facts::facts,
        gather::{Understood, gather},
        lock::{Lock, lock},
        markdown::RawHtml,
        settings::{SETTINGS_FILE, Settings, settings},
        version::{Limits, Reading, version},
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
    /// What addresses the site has promised; empty before its first build.
    pub lock: Arc<Lock>,
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
pub struct Memory {
    settings: Latest<Option<Source>, (Arc<Settings>, Vec<Diagnostic>)>,
    lock: Latest<Option<Source>, (Arc<Lock>, Vec<Diagnostic>)>,
    words: Series<(), WordSource, (Arc<Words>, Vec<Diagnostic>)>,
    members: Series<Limits, InDocument, Understood>,
}

/// A language and the site's own words for it.
type WordSource = (Arc<Language>, Option<Source>);

/// A file in a folder of documents.
type InDocument = (Kind, Source);

impl Default for Memory {
    fn default() -> Self {
        let read_settings = |source: &Option<Source>| {
            let (settings, wrong) = settings(source.as_ref());
            (Arc::new(settings), wrong)
        };
        let read_words = |(): &(), (language, source): &WordSource| {
            let (words, wrong) = words::words(language, source.as_ref());
            (Arc::new(words), wrong)
        };
        let read_lock = |source: &Option<Source>| {
            let (lock, wrong) = source.as_ref().map(lock).unwrap_or_default();
            (Arc::new(lock), wrong)
        };
        Self {
            settings: Latest::new(read_settings),
            lock: Latest::new(read_lock),
            words: Series::new(read_words),
            members: Series::new(member),
        }
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
    let files = Files(sources.into_iter().collect());
    let read = memory.settings.recall(files.get(SETTINGS_FILE).cloned());
    let (settings, mut wrong) = (Arc::clone(&read.0), read.1.clone());
    let (words, problems) = words(&files, &settings.languages, memory);
    wrong.extend(problems);
    let promised = memory.lock.recall(files.get(SourcePath::LOCK).cloned());
    wrong.extend(promised.1.iter().cloned());
    let limits = Limits {
        html: if settings.raw_html { RawHtml::Allowed } else { RawHtml::Refused },
        largest: settings.largest_file,
    };
    let members = memory.members.recall(limits, in_documents(&files));
    let (mut documents, problems) = gather(&members, &settings);
    wrong.extend(problems);
    if drafts == Drafts::Hidden {
        documents.retain(|document| !document.facts.is_draft());
    }
    let pictures = members.iter().filter_map(|member| match &**member {
        Understood::Picture(picture, _) => Some((picture.source.path().clone(), picture.clone())),
        _ => None,
    });
    let corpus = Corpus {
        documents,
        words,
        templates: replaced(builtin::templates(), &files, "templates"),
        theme: replaced(builtin::theme(), &files, "theme"),
        pictures: pictures.collect(),
        lock: Arc::clone(&promised.0),
        settings,
    };
    (corpus, wrong)
}

/// The site's files, sorted by path.
struct Files<'a>(Vec<&'a Source>);

impl<'a> Files<'a> {
    fn get(&self, path: &str) -> Option<&'a Source> {
        let place = self.0.binary_search_by(|source| source.path().as_str().cmp(path)).ok()?;
        Some(self.0[place])
    }

    /// The files in `folder` and in the folders inside it.
    fn under(&self, folder: &str) -> &[&'a Source] {
        let before = |end: &str| {
            let end = format!("{folder}{end}");
            self.0.partition_point(|source| source.path().as_str() < end.as_str())
        };
        // The byte after `/` is `0`.
        &self.0[before("/")..before("0")]
    }
}

/// The built-in files, with those that a site has of its own in `folder` in their place.
fn replaced(built_in: Vec<(String, Source)>, files: &Files<'_>, folder: &str) -> BTreeMap<String, Source> {
    let own = files.under(folder).iter().map(|source| {
        let name = &source.path().as_str()[folder.len() + 1..];
        (name.to_owned(), Source::clone(source))
    });
    built_in.into_iter().chain(own).collect()
}

/// The files in the folders of documents, sorted by path.
fn in_documents(files: &Files<'_>) -> Vec<InDocument> {
    let mut kinds = Kind::ALL;
    kinds.sort_unstable_by_key(|kind| kind.folder());
    let inside =
        |kind: Kind| files.under(kind.folder()).iter().map(move |source| (kind, Source::clone(source)));
    let mut members = Vec::with_capacity(files.0.len());
    members.extend(kinds.into_iter().flat_map(inside));
    members
}

/// Reads one file in a folder of documents.
fn member(limits: &Limits, (kind, source): &InDocument) -> Understood {
    match source.path().extension() {
        "toml" => {
            let (facts, wrong) = facts(source, *kind);
            Understood::Facts(*kind, source.path().clone(), Arc::new(facts), wrong)
        }
        "txt" if *kind != Kind::Article => Understood::Nothing(strange(*kind, source.path())),
        "md" | "txt" => {
            let (version, wrong) = version(&Reading { source, kind: *kind, limits: *limits });
            Understood::Version(*kind, source.path().clone(), version, wrong)
        }
        extension if PICTURES.contains(&extension) => picture(source),
        _ => Understood::Nothing(strange(*kind, source.path())),
    }
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

/// One that cannot be shown is there all the same: what links to it is not at fault.
fn picture(source: &Source) -> Understood {
    let size = imagesize::blob_size(source.bytes());
    let wrong = size.is_err().then(|| {
        Diagnostic::error("bad-picture", source.path(), "this is no picture that a page can show")
            .help("save it as PNG, JPEG, GIF, WebP or AVIF")
    });
    let (width, height) = size.map_or((0, 0), |size| (size.width, size.height));
    Understood::Picture(Bitmap { source: source.clone(), width, height }, wrong)
}

/// The interface words of each language, with those of the site's own laid over.
fn words(
    files: &Files<'_>,
    languages: &[Arc<Language>],
    memory: &Memory,
) -> (BTreeMap<Tag, Arc<Words>>, Vec<Diagnostic>) {
    let mut languages: Vec<&Arc<Language>> = languages.iter().collect();
    languages.sort_by_key(|language| language.tag());
    let own = |language: &Arc<Language>| files.get(&format!("words/{}.toml", language.tag())).cloned();
    let read = memory
        .words
        .recall((), languages.iter().map(|language| (Arc::clone(language), own(language))).collect());
    let wrong = read.iter().flat_map(|read| read.1.iter().cloned()).collect();
    let words = languages.iter().zip(&read);
    (words.map(|(language, read)| (language.tag().clone(), Arc::clone(&read.0))).collect(), wrong)
}
