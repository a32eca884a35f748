//! *Takes* the sources, *gives* the [`Corpus`]: documents in each language, settings, interface
//! words, templates, theme files and pictures. Each file is read alone and remembered by its
//! content. *Never* looks from one document at another: what a link leads to, the next stage says.

mod bitmap;
pub mod body;
pub mod builtin;
pub mod by_language;
pub mod chart;
pub mod colour;
pub mod date;
pub mod document;
mod drawing;
pub mod facts;
pub mod forms;
pub mod front;
mod gather;
pub mod lock;
pub mod markdown;
mod member;
pub mod numeral;
pub mod palette;
pub mod piece;
pub mod settings;
pub mod share;
pub mod sketch;
mod stray;
pub mod stylesheet;
mod table;
mod text;
pub mod theme;
mod theme_file;
pub mod timeline;
pub mod version;
mod word_file;
pub mod word_sheet;
pub mod words;

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    base::{
        diagnostic::Diagnostic,
        language::{Language, tag::Tag, words::Words},
        memo::{Latest, Same, Series},
        slug::Slug,
        source::{Source, SourcePath},
    },
    read::Sources,
    understand::{
        document::{Absence, Document, Kind},
        gather::{Gathered, gather, groups},
        lock::{Lock, lock},
        markdown::RawHtml,
        member::{Content, Member, member},
        palette::Palette,
        settings::{Settings, settings},
        stray::{idle_templates, strays},
        stylesheet::Stylesheet,
        text::unmerged,
        theme::{Accent, accent},
        theme_file::{ThemeFile, theme_file, too_large},
        version::Limits,
    },
};

pub use bitmap::Bitmap;
pub use member::slug_and_language;

/// Everything that the author wrote, understood file by file.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// What holds for the whole site.
    pub settings: Arc<Settings>,
    /// The documents, sorted by kind and slug.
    pub documents: Vec<Same<Document>>,
    /// The documents that are not there, and why.
    pub absent: BTreeMap<(Kind, Slug), Absence>,
    /// The interface words of each of the site's languages.
    pub words: BTreeMap<Tag, Arc<Words>>,
    /// Templates of the site's own, by path inside `templates/`.
    pub templates: BTreeMap<String, Source>,
    /// Theme files of the site's own, by path inside `theme/`.
    pub theme: BTreeMap<String, Source>,
    /// The theme's stylesheets that pages load, by name.
    pub stylesheets: BTreeMap<String, Arc<Stylesheet>>,
    /// Their colours.
    pub palette: Palette,
    /// The accent that the settings choose, if it can be read on these.
    pub accent: Option<Accent>,
    /// Pictures beside documents.
    pub pictures: BTreeMap<SourcePath, Bitmap>,
    /// The theme's picture for links to the site, `card.png`.
    pub shared_image: Option<Bitmap>,
    /// What addresses the site has promised; empty before its first build.
    pub lock: Arc<Lock>,
}

impl Corpus {
    /// The documents of this kind, sorted by slug, and the place of the first among all.
    #[must_use]
    pub fn of_kind(&self, kind: Kind) -> (usize, &[Same<Document>]) {
        let start = self.documents.partition_point(|document| document.kind < kind);
        let end = self.documents.partition_point(|document| document.kind <= kind);
        (start, &self.documents[start..end])
    }
}

/// What earlier runs read, by content.
#[derive(Debug)]
pub struct Memory {
    settings: Latest<Option<Source>, (Arc<Settings>, Vec<Diagnostic>)>,
    lock: Latest<Option<Source>, (Arc<Lock>, Vec<Diagnostic>)>,
    words: Series<(), WordSource, (Arc<Words>, Vec<Diagnostic>)>,
    theme: Series<(), Source, ThemeFile>,
    /// Of each kind the files, and the documents that they are.
    kinds: [(Members, Documents); Kind::ALL.len()],
}

/// A language and the site's own words for it.
type WordSource = (Arc<Language>, Option<Source>);

type Members = Series<member::Context, Source, Member>;
type Documents = Series<gather::Context, Vec<Same<Member>>, Gathered>;

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
        let of_kind = |_| {
            let gather = |context: &_, members: &Vec<Same<Member>>| gather(context, members);
            (Series::new(member), Series::new(gather))
        };
        let read_lock = |source: &Option<Source>| {
            let (lock, wrong) = source.as_ref().map(lock).unwrap_or_default();
            (Arc::new(lock), wrong)
        };
        Self {
            settings: Latest::new(read_settings),
            lock: Latest::new(read_lock),
            words: Series::new(read_words),
            theme: Series::new(|(): &(), source: &Source| theme_file(source)),
            kinds: Kind::ALL.map(of_kind),
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

/// Understands the sources.
pub fn understand(sources: &Sources, drafts: Drafts, memory: &Memory) -> (Corpus, Vec<Diagnostic>) {
    let read = memory.settings.recall(sources.get(SourcePath::SETTINGS).cloned());
    let (settings, mut wrong) = (Arc::clone(&read.0), read.1.clone());
    let (words, problems) = words(sources, &settings.languages, memory);
    wrong.extend(problems);
    let promised = memory.lock.recall(sources.get(SourcePath::LOCK).cloned());
    wrong.extend(promised.1.iter().cloned());
    let theme = replaced(builtin::theme(), sources, "theme");
    let read = memory.theme.recall((), theme.values());
    wrong.extend(read.iter().flat_map(|file| file.wrong.iter().cloned()));
    let stylesheets: BTreeMap<String, Arc<Stylesheet>> = theme
        .keys()
        .zip(&*read)
        .filter_map(|(name, file)| Some((name.clone(), file.stylesheet.clone()?)))
        .collect();
    let palette = Palette::of(stylesheets.values().map(|sheet| &**sheet));
    wrong.extend(sources.under("theme").iter().filter_map(|file| too_large(settings.largest_file, file)));
    wrong.extend(idle_templates(sources));
    wrong.extend(sources.under("templates").iter().filter_map(unmerged));
    let mut corpus = Corpus {
        accent: settings.theme.accent.as_ref().and_then(|chosen| accent(chosen, &palette, &mut wrong)),
        stylesheets,
        palette,
        documents: Vec::new(),
        absent: BTreeMap::new(),
        words,
        templates: replaced(builtin::templates(), sources, "templates"),
        shared_image: theme.get("card.png").and_then(|card| Bitmap::of(card).ok()),
        theme,
        pictures: BTreeMap::new(),
        lock: Arc::clone(&promised.0),
        settings,
    };
    // Where the languages are not known, no document can be told from another.
    let has_settings = sources.unread().iter().all(|path| path.as_str() != SourcePath::SETTINGS);
    if corpus.settings.knows_languages && has_settings {
        wrong.extend(strays(sources, &corpus.settings.languages));
        for kind in Kind::ALL {
            add_kind(&mut corpus, kind, sources, memory, &mut wrong);
        }
    } else {
        corpus.lock = Arc::default();
    }
    if drafts == Drafts::Hidden {
        let drafts = corpus.documents.iter().filter_map(|document| {
            let absence = Absence::Draft { file: document.file(), span: document.facts.draft_place()? };
            Some(((document.kind, document.slug.clone()), absence))
        });
        corpus.absent.extend(drafts);
        corpus.documents.retain(|document| !document.facts.is_draft());
    }
    (corpus, wrong)
}

/// Adds the documents of a kind, and the pictures beside them.
fn add_kind(
    corpus: &mut Corpus,
    kind: Kind,
    sources: &Sources,
    memory: &Memory,
    wrong: &mut Vec<Diagnostic>,
) {
    let (files, documents) = &memory.kinds[kind as usize];
    let settings = &corpus.settings;
    let limits = Limits {
        html: if settings.raw_html { RawHtml::Allowed } else { RawHtml::Refused },
        largest: settings.largest_file,
    };
    let languages = settings.languages.clone();
    let own = languages[0].tag().clone();
    let members = files.recall(member::Context { kind, limits, languages }, sources.under(kind.folder()));
    for member in members.iter().filter(|member| member.slug.is_none()) {
        wrong.extend_from_slice(&member.wrong);
        if let Content::Picture(picture) = &member.content {
            corpus.pictures.insert(member.file.clone(), picture.clone());
        }
    }
    let groups = groups(&members);
    let gathered =
        documents.recall(gather::Context { kind, own }, groups.iter().map(|group| &*group.members));
    let unreadable = groups.iter().zip(&*gathered).filter(|(_, gathered)| gathered.document.is_none());
    corpus.absent.extend(unreadable.map(|(group, _)| ((kind, group.slug.clone()), Absence::Unreadable)));
    corpus.documents.extend(gather::documents(&gathered, wrong));
}

/// The built-in files, with those that a site has of its own in `folder` in their place.
fn replaced(built_in: &[(&str, Source)], sources: &Sources, folder: &str) -> BTreeMap<String, Source> {
    let built_in = built_in.iter().map(|(name, source)| ((*name).to_owned(), source.clone()));
    let own = sources.under(folder).iter().map(|source| {
        let name = &source.path().as_str()[folder.len() + 1..];
        (name.to_owned(), source.clone())
    });
    built_in.chain(own).collect()
}

/// The interface words of each language, with those of the site's own laid over.
fn words(
    sources: &Sources,
    languages: &[Arc<Language>],
    memory: &Memory,
) -> (BTreeMap<Tag, Arc<Words>>, Vec<Diagnostic>) {
    let mut languages: Vec<&Arc<Language>> = languages.iter().collect();
    languages.sort_by_key(|language| language.tag());
    let own = |language: &Arc<Language>| sources.get(&format!("words/{}.toml", language.tag())).cloned();
    let asked: Vec<WordSource> =
        languages.iter().map(|language| (Arc::clone(language), own(language))).collect();
    let read = memory.words.recall((), &asked);
    let wrong = read.iter().flat_map(|read| read.1.iter().cloned()).collect();
    let words = languages.iter().zip(&*read);
    (words.map(|(language, read)| (language.tag().clone(), Arc::clone(&read.0))).collect(), wrong)
}
