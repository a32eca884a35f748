//! Files that share a folder and a slug, gathered into documents.

use std::{
    collections::{BTreeMap, HashMap, btree_map::Entry},
    sync::Arc,
};

use crate::{
    base::{
        diagnostic::Diagnostic,
        language::{Language, tag::Tag},
        slug::Slug,
        source::SourcePath,
    },
    understand::{
        Bitmap,
        body::Event,
        document::{Document, Kind},
        facts::Facts,
        settings::Settings,
        version::Version,
    },
};

/// What is in a file in a folder of documents, before the language of its name is known.
#[derive(Debug)]
pub(super) enum Understood {
    /// A text, if it is one, and what is wrong with it.
    Version(Kind, SourcePath, Option<Arc<Version>>, Vec<Diagnostic>),
    /// What no translation changes, and what is wrong with it.
    Facts(Kind, SourcePath, Arc<Facts>, Vec<Diagnostic>),
    /// A picture, and what is wrong with it.
    Picture(Bitmap, Option<Diagnostic>),
    /// Nothing that anything is made of.
    Nothing(Diagnostic),
}

/// Gathers `members`, which come sorted by path, into documents sorted by kind and slug.
pub(super) fn gather(members: &[Arc<Understood>], settings: &Settings) -> (Vec<Document>, Vec<Diagnostic>) {
    let mut gathering =
        Gathering { settings, documents: Vec::new(), places: HashMap::new(), last: None, wrong: Vec::new() };
    for member in members {
        gathering.add(member);
    }
    gathering.finish()
}

struct Gathering<'a> {
    settings: &'a Settings,
    documents: Vec<Document>,
    places: HashMap<(Kind, Slug), usize>,
    /// The document of the last file: the next file mostly is of the same.
    last: Option<Last<'a>>,
    wrong: Vec<Diagnostic>,
}

struct Last<'a> {
    kind: Kind,
    folder: &'a str,
    stem: &'a str,
    place: usize,
}

impl<'a> Gathering<'a> {
    fn add(&mut self, member: &'a Understood) {
        match member {
            Understood::Version(kind, file, version, wrong) => {
                self.wrong.extend(wrong.iter().cloned());
                let (stem, tag) = match self.language_in_name(file) {
                    Ok(named) => named,
                    Err(wrong) => return self.wrong.push(wrong),
                };
                let Some(place) = self.document(*kind, stem, file) else { return };
                let Some(version) = version else { return };
                let tag = tag.unwrap_or_else(|| dominant(&version.text, &self.settings.languages));
                self.add_version(place, tag, version);
            }
            Understood::Facts(kind, file, facts, wrong) => {
                self.wrong.extend(wrong.iter().cloned());
                let Some(place) = self.document(*kind, file.stem(), file) else { return };
                self.documents[place].facts = Arc::clone(facts);
                self.documents[place].facts_file = Some(file.clone());
            }
            Understood::Picture(_, wrong) => self.wrong.extend(wrong.clone()),
            Understood::Nothing(wrong) => self.wrong.push(wrong.clone()),
        }
    }

    fn add_version(&mut self, place: usize, tag: Tag, version: &Arc<Version>) {
        let document = &mut self.documents[place];
        match document.versions.entry(tag) {
            Entry::Vacant(place) => {
                place.insert(Arc::clone(version));
            }
            Entry::Occupied(other) => {
                let message = format!(
                    "`{}` already is `{}` in the language `{}`",
                    other.get().file,
                    document.slug,
                    other.key()
                );
                self.wrong.push(Diagnostic::error("duplicate-version", &version.file, message).help(
                    "keep one of the two files, or name the languages in both: `name.ar.txt`, `name.en.txt`",
                ));
            }
        }
    }

    /// The document that `stem` names, made when it is new; a name that two folders claim is refused.
    fn document(&mut self, kind: Kind, stem: &'a str, file: &'a SourcePath) -> Option<usize> {
        let folder = file.folder();
        let is_last = |last: &&Last<'_>| (last.kind, last.stem, last.folder) == (kind, stem, folder);
        if let Some(last) = self.last.as_ref().filter(is_last) {
            return Some(last.place);
        }
        let slug = match Slug::new(stem) {
            Ok(slug) => slug,
            Err(problem) => {
                let message = format!("`{stem}` cannot be an address: {problem}");
                self.wrong.push(
                    Diagnostic::error("bad-name", file, message)
                        .help("rename the file with letters, digits and hyphens"),
                );
                return None;
            }
        };
        let place = *self.places.entry((kind, slug.clone())).or_insert(self.documents.len());
        if place == self.documents.len() {
            self.documents.push(Document {
                kind,
                slug,
                facts: Arc::new(Facts::none(kind)),
                facts_file: None,
                versions: BTreeMap::new(),
            });
        }
        let document = &self.documents[place];
        let other =
            document.versions.values().map(|version| &version.file).chain(&document.facts_file).next();
        if let Some(other) = other.filter(|other| other.folder() != folder) {
            let message = format!("`{other}` has the same name in another folder");
            self.wrong.push(
                Diagnostic::error("duplicate-slug", file, message)
                    .help("rename one of the two: a name is an address"),
            );
            return None;
        }
        self.last = Some(Last { kind, folder, stem, place });
        Some(place)
    }

    /// The slug and the language that a file's name gives: `x.ar.txt` is `x` in Arabic.
    fn language_in_name<'f>(&self, file: &'f SourcePath) -> Result<(&'f str, Option<Tag>), Diagnostic> {
        let stem = file.stem();
        let Some((slug, suffix)) = stem.rsplit_once('.') else { return Ok((stem, None)) };
        let known = self.settings.languages.iter().map(|language| language.tag());
        if let Some(tag) = known.clone().find(|tag| tag.as_str() == suffix) {
            return Ok((slug, Some(tag.clone())));
        }
        let Ok(tag) = Tag::parse(suffix) else { return Ok((stem, None)) };
        if known.clone().any(|known| *known == tag) {
            return Ok((slug, Some(tag)));
        }
        if !suffix.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-') {
            return Ok((stem, None));
        }
        let message = format!("`{suffix}` is not among the site's languages");
        let known: Vec<&str> = known.map(Tag::as_str).collect();
        Err(Diagnostic::error("unknown-language", file, message).help(format!(
            "rename the file, or add `{suffix}` to `languages` in sharh.toml: so far they are {}",
            known.join(", ")
        )))
    }

    fn finish(mut self) -> (Vec<Document>, Vec<Diagnostic>) {
        self.documents.sort_by(|one, other| (one.kind, &one.slug).cmp(&(other.kind, &other.slug)));
        let (whole, bare): (Vec<Document>, Vec<Document>) =
            self.documents.into_iter().partition(|document| !document.versions.is_empty());
        let has_error = |document: &Document| {
            self.wrong.iter().any(|wrong| {
                wrong.is_error()
                    && wrong.file.folder() == document.file().folder()
                    && wrong.file.name().starts_with(document.slug.as_str())
            })
        };
        let textless: Vec<Diagnostic> = bare
            .iter()
            .filter(|document| document.facts_file.is_some() && !has_error(document))
            .map(|document| {
                let file = document.file();
                let example = format!(
                    "{}.{}.{}",
                    document.slug,
                    self.settings.languages[0].tag(),
                    if document.kind == Kind::Article { "txt" } else { "md" }
                );
                Diagnostic::error("facts-without-text", &file, "these facts belong to no text")
                    .help(format!("write `{example}` beside them, or delete them"))
            })
            .collect();
        self.wrong.extend(textless);
        self.wrong.extend(whole.iter().filter_map(uneven));
        (whole, self.wrong)
    }
}

/// A warning where the versions of a document have different numbers of paragraphs: it names the
/// first paragraph without a counterpart.
fn uneven(document: &Document) -> Option<Diagnostic> {
    let count = |version: &&Arc<Version>| version.body.rows.len();
    let shortest = document.versions.values().min_by_key(count)?;
    let longest = document.versions.values().max_by_key(count)?;
    let (few, many) = (count(&shortest), count(&longest));
    let row = longest.body.rows.get(few)?;
    let span = longest.body.slice(&row.block).iter().find_map(|event| match event {
        Event::Text(span) => Some(*span),
        _ => None,
    });
    let message =
        format!("paragraph {} has no counterpart: `{}` has {few}, this file {many}", few + 1, shortest.file);
    let wrong = Diagnostic::warning("uneven-translation", &longest.file, message)
        .help("split or join paragraphs so that each says what its counterpart says");
    Some(match span {
        Some(span) => wrong.at(span),
        None => wrong,
    })
}

/// The language of a text that does not say it: the one whose script most of its letters are in,
/// the site's own where none is.
fn dominant(text: &str, languages: &[Arc<Language>]) -> Tag {
    let mut best = (&languages[0], 0);
    for language in languages {
        let letters = language.counts_letters(text);
        if letters > best.1 {
            best = (language, letters);
        }
    }
    best.0.tag().clone()
}
