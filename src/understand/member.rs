//! One file in a folder of documents: what its name says, and what is in it.

use std::sync::Arc;

use super::{
    bitmap::{Bitmap, PICTURES},
    document::Kind,
    facts::{Facts, facts},
    version::{Limits, Reading, Version, other_script, version},
};
use crate::base::{
    diagnostic::Diagnostic,
    language::{Language, tag::Tag},
    slug::Slug,
    source::{Source, SourcePath},
};

/// What holds for the reading of every file of a kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Context {
    pub kind: Kind,
    pub limits: Limits,
    /// The languages of the site: what a file's name can say.
    pub languages: Vec<Arc<Language>>,
}

/// A file in a folder of documents.
#[derive(Debug)]
pub(super) struct Member {
    /// Where it stands.
    pub file: SourcePath,
    /// The document that it is part of.
    pub slug: Option<Slug>,
    /// What is in it.
    pub content: Content,
    /// What is wrong with it.
    pub wrong: Vec<Diagnostic>,
}

/// What is in a file.
#[derive(Debug)]
pub(super) enum Content {
    /// A document's text in a language.
    Version(Tag, Arc<Version>),
    /// What no translation of the document changes; nothing when it cannot be told.
    Facts(Option<Arc<Facts>>),
    /// A picture.
    Picture(Bitmap),
    /// Nothing that anything is made of.
    Nothing,
}

/// Reads one file in a folder of documents.
pub(super) fn member(context: &Context, source: &Source) -> Member {
    let file = source.path();
    let mut member = Member { file: file.clone(), slug: None, content: Content::Nothing, wrong: Vec::new() };
    match file.extension() {
        "toml" => read_facts(&mut member, source, context.kind),
        "md" => read_version(&mut member, source, context),
        "txt" if context.kind == Kind::Article => read_version(&mut member, source, context),
        extension if PICTURES.iter().any(|known| known.eq_ignore_ascii_case(extension)) => {
            read_picture(&mut member, source);
        }
        _ => member.wrong.push(strange(context.kind, file)),
    }
    member
}

fn read_facts(member: &mut Member, source: &Source, kind: Kind) {
    let (facts, wrong) = facts(source, kind);
    member.wrong = wrong;
    member.slug = slug(source.path().stem(), &mut member.wrong, source.path());
    member.content = Content::Facts(facts.map(Arc::new));
}

fn read_version(member: &mut Member, source: &Source, context: &Context) {
    let (version, wrong) = version(&Reading { source, kind: context.kind, limits: context.limits });
    member.wrong = wrong;
    let file = source.path();
    let (stem, tag) = named(file, &context.languages);
    member.slug = slug(stem, &mut member.wrong, file);
    let tag = match tag {
        Some(Ok(tag)) => Some(tag),
        Some(Err(wrong)) => {
            member.wrong.push(wrong);
            return;
        }
        None => None,
    };
    if let Some(version) = version {
        let is_sound = !member.wrong.iter().any(Diagnostic::is_error);
        let named = tag.as_ref().filter(|_| is_sound);
        member.wrong.extend(named.and_then(|tag| other_script(&version, tag, &context.languages)));
        let tag = tag.unwrap_or_else(|| dominant(&version.text, &context.languages));
        member.content = Content::Version(tag, version);
    }
}

/// One that cannot be shown is there all the same: what links to it is not at fault.
fn read_picture(member: &mut Member, source: &Source) {
    let picture = Bitmap::of(source).unwrap_or_else(|wrong| {
        member.wrong.extend(wrong);
        Bitmap::hidden(source)
    });
    member.content = Content::Picture(picture);
}

fn strange(kind: Kind, file: &SourcePath) -> Diagnostic {
    let endings = if kind == Kind::Article { ".txt, .md or .toml" } else { ".md or .toml" };
    Diagnostic::warning(
        "unknown-file",
        file,
        format!(
            "nothing is made of this file: its name does not end with {endings}, nor as a picture’s does: .{}",
            PICTURES.join(", .")
        ),
    )
    .help("rename it, or move it out of this folder")
}

fn slug(stem: &str, wrong: &mut Vec<Diagnostic>, file: &SourcePath) -> Option<Slug> {
    let problem = match Slug::new(stem) {
        Ok(slug) => return Some(slug),
        Err(problem) => problem,
    };
    let message = format!("`{stem}` cannot be an address: {problem}");
    wrong.push(
        Diagnostic::error("bad-name", file, message).help("rename the file with letters, digits and hyphens"),
    );
    None
}

/// What the stem of a file's name says: the document's slug, which is not checked, and the language
/// where it names one of the site's `languages`. `x.ar` is `x` in Arabic.
#[must_use]
pub fn slug_and_language<'s>(stem: &'s str, languages: &[Arc<Language>]) -> (&'s str, Option<Tag>) {
    let Some((slug, suffix)) = stem.rsplit_once('.') else { return (stem, None) };
    let mut known = languages.iter().map(|language| language.tag());
    // Nearly always it is spelled as the settings spell it.
    let tag = known.clone().find(|tag| tag.as_str() == suffix).cloned();
    let tag = tag.or_else(|| Tag::parse(suffix).ok().filter(|tag| known.any(|known| known == tag)));
    (if tag.is_some() { slug } else { stem }, tag)
}

/// The slug that a file's name gives, and the language, where it names one: an error where it is none
/// of the site's.
fn named<'f>(
    file: &'f SourcePath,
    languages: &[Arc<Language>],
) -> (&'f str, Option<Result<Tag, Diagnostic>>) {
    let (stem, tag) = slug_and_language(file.stem(), languages);
    if let Some(tag) = tag {
        return (stem, Some(Ok(tag)));
    }
    let Some((slug, suffix)) = stem.rsplit_once('.') else { return (stem, None) };
    let is_tag = suffix.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-') && Tag::parse(suffix).is_ok();
    if !is_tag {
        return (stem, None);
    }
    let known: Vec<&str> = languages.iter().map(|language| language.tag().as_str()).collect();
    let help = format!(
        "rename the file, or add `{suffix}` to `languages` in sharh.toml: so far they are {}",
        known.join(", ")
    );
    let message = format!("`{suffix}` is not among the site's languages");
    (slug, Some(Err(Diagnostic::error("unknown-language", file, message).help(help))))
}

/// The language of a text that does not say it: the one whose script most of its letters are in,
/// the site's own where none is.
fn dominant(text: &str, languages: &[Arc<Language>]) -> Tag {
    let mut best = (&languages[0], 0);
    for language in languages {
        let letters = language.count_letters(text);
        if letters > best.1 {
            best = (language, letters);
        }
    }
    best.0.tag().clone()
}
