//! Links that lead nowhere.

use std::sync::Arc;

use rayon::prelude::*;

use crate::{
    base::{
        anchor::Anchor,
        count::saturated,
        diagnostic::{Diagnostic, offer},
        language::tag::Tag,
        slug::Slug,
        source::SourcePath,
    },
    link::{DocumentId, Former, Site},
    understand::{
        Bitmap,
        body::{Reference, Target},
        document::{Absence, Document, Kind},
        facts::Facts,
        version::Version,
    },
};

/// What is wrong with the links, pictures and chart sources of every document.
pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let ids: Vec<DocumentId> = (0..).map(DocumentId).zip(&site.corpus.documents).map(|(id, _)| id).collect();
    ids.par_iter().flat_map_iter(|&id| check_document(site, id)).collect()
}

fn check_document(site: &Site, id: DocumentId) -> Vec<Diagnostic> {
    let document = site.document(id);
    let mut wrong = check_facts(site, document);
    for (tag, version) in &document.versions {
        wrong.extend(check_version(site, id, tag, version));
    }
    wrong
}

fn check_version(site: &Site, id: DocumentId, tag: &Tag, version: &Version) -> Vec<Diagnostic> {
    let file = &version.file;
    let mut wrong = Vec::new();
    for link in &version.body.links {
        let problem = match &link.target {
            Target::Outside(_) | Target::Nowhere => None,
            Target::Here(anchor) => {
                (!site.has_anchor(id, tag, anchor)).then(|| no_anchor(site, id, tag, anchor, file))
            }
            Target::Document(reference) => resolve(site, reference, tag, file).err().flatten(),
        };
        wrong.extend(problem.map(|problem| problem.at(link.span)));
    }
    for picture in
        version.body.pictures.iter().filter(|picture| !site.corpus.pictures.contains_key(&picture.file))
    {
        let beside = site.corpus.pictures.keys().filter(|known| known.folder() == picture.file.folder());
        let message = format!("there is no picture `{}`", picture.file);
        wrong.push(Diagnostic::error("missing-picture", file, message).at(picture.span).help(beside_help(
            picture.file.name(),
            picture.file.folder(),
            beside,
        )));
    }
    for chart in &version.body.charts {
        // Sources that cannot be read are no reason to complain of those who name them.
        let Some(source) = chart.source.as_ref().filter(|_| !site.document(id).has_broken_facts) else {
            continue;
        };
        let known = || site.document(id).facts.sources().iter().filter_map(|work| work.id.as_ref());
        if !known().any(|id| *id.as_ref() == source.text) {
            let message = format!("this page has no source `{}`", source.text);
            let help = offer(&source.text, known().map(|id| id.as_ref().as_str()));
            wrong.push(Diagnostic::error("unknown-source", file, message).at(source.span).help(help));
        }
    }
    for slug in &version.front.skip_terms {
        if site.find(Kind::Term, slug.as_ref()).is_none() {
            let message = format!("there is no term `{}`", slug.as_ref());
            wrong.push(Diagnostic::error("dead-link", file, message).at(slug.span()).help(names(
                site,
                Kind::Term,
                slug.as_ref(),
            )));
        }
    }
    wrong
}

fn check_facts(site: &Site, document: &Document) -> Vec<Diagnostic> {
    let Some(file) = &document.facts_file else { return Vec::new() };
    match &*document.facts {
        Facts::Term(facts) => facts
            .see
            .iter()
            .filter(|slug| site.find(Kind::Term, slug.as_ref()).is_none())
            .map(|slug| {
                let message = format!("there is no term `{}`", slug.as_ref());
                Diagnostic::error("dead-link", file, message).at(slug.span()).help(names(
                    site,
                    Kind::Term,
                    slug.as_ref(),
                ))
            })
            .collect(),
        Facts::Article(facts) => {
            // A version that cannot be read is no reason to complain of those who name it.
            let original = facts.original.as_ref().filter(|tag| {
                let written = Tag::parse(tag.as_ref());
                let is_there = written.is_ok_and(|written| document.versions.contains_key(&written));
                !is_there && !document.has_broken_versions
            });
            let found = |name: &str| {
                let path = format!("{}/{name}", file.folder());
                site.corpus.pictures.get(&SourcePath::new(&path))
            };
            let picture = facts.image.as_ref().filter(|name| found(name.as_ref()).is_none());
            let mut wrong = Vec::new();
            if let Some(name) = &facts.image
                && found(name.as_ref()).is_some_and(Bitmap::is_shown)
                && !document.has_broken_versions
            {
                wrong.extend(undescribed(document, name.as_ref()));
            }
            wrong.extend(original.map(|tag| {
                let message = format!(
                    "the article has no version in `{}`, which is named as its original",
                    tag.as_ref()
                );
                let have = document.versions.keys().map(Tag::as_str);
                Diagnostic::error("unknown-language", file, message)
                    .at(tag.span())
                    .help(offer(tag.as_ref(), have))
            }));
            wrong.extend(picture.map(|name| {
                let message = format!("there is no picture `{}` beside this file", name.as_ref());
                let beside = site.corpus.pictures.keys().filter(|known| known.folder() == file.folder());
                Diagnostic::error("missing-picture", file, message).at(name.span()).help(beside_help(
                    name.as_ref(),
                    file.folder(),
                    beside,
                ))
            }));
            wrong
        }
        Facts::Context(_) | Facts::Page(_) => Vec::new(),
    }
}

/// A warning for each version that says nothing of its article's picture.
fn undescribed(document: &Document, picture: &str) -> impl Iterator<Item = Diagnostic> {
    let message = format!("nothing says what the picture `{picture}` shows");
    let silent = document.versions.values().filter(|version| version.front.image_alt.is_none());
    silent.map(move |version| {
        Diagnostic::warning("missing-alt", &version.file, message.clone())
            .help("write `image-alt = \"…\"` between two `+++` lines at the top")
    })
}

/// The picture in `folder` that was meant, or what to do where there is none.
fn beside_help<'a>(name: &str, folder: &str, beside: impl Iterator<Item = &'a SourcePath>) -> String {
    let mut names = beside.map(SourcePath::name).peekable();
    if names.peek().is_none() { format!("put it into the folder `{folder}`") } else { offer(name, names) }
}

/// The document that `reference` means, or what is wrong with it; the diagnostic wants its place. There
/// is none where it was told already why the document is missing.
pub(super) fn resolve(
    site: &Site,
    reference: &Reference,
    tag: &Tag,
    file: &SourcePath,
) -> Result<DocumentId, Option<Diagnostic>> {
    let (kind, slug) = (reference.kind, &reference.slug);
    let Some(id) = site.find(kind, slug) else {
        return Err(missing(site, kind, slug, file));
    };
    match &reference.anchor {
        // Where a version is at fault it may be the place that is missing.
        Some(anchor) if !site.has_anchor(id, tag, anchor) => {
            let is_told = site.document(id).has_broken_versions;
            Err((!is_told).then(|| no_anchor(site, id, tag, anchor, file)))
        }
        _ => Ok(id),
    }
}

/// What is wrong with the name of a document that is not there.
fn missing(site: &Site, kind: Kind, slug: &str, file: &SourcePath) -> Option<Diagnostic> {
    let wrong = |message, help| Some(Diagnostic::error("dead-link", file, message).help(help));
    let name = Slug::new(slug).ok().map(|slug| (kind, slug));
    match name.as_ref().and_then(|name| site.corpus.absent.get(name)) {
        None => wrong(format!("there is no {} `{slug}`", kind.as_str()), names(site, kind, slug)),
        Some(Absence::Unreadable) => None,
        Some(Absence::Draft { .. }) if name.is_some_and(|name| site.addressing.told.contains(&name)) => None,
        Some(Absence::Draft { file, .. }) => wrong(
            format!("the {} `{slug}` is a draft, and drafts are not published", kind.as_str()),
            format!("take `draft` out of `{file}`, or take this link out"),
        ),
    }
}

fn names(site: &Site, kind: Kind, slug: &str) -> String {
    let is_address =
        |version: &Arc<Version>| version.front.slug.as_ref().is_some_and(|own| own.as_ref() == slug);
    let named = site.documents(kind).find(|(_, document)| document.versions.values().any(is_address));
    if let Some((_, document)) = named {
        return format!("that is its address; its name is `{}`", document.slug);
    }
    if let Some(rest) = slug.strip_prefix(kind.as_str()).and_then(|rest| rest.strip_prefix(':'))
        && site.find(kind, rest).is_some()
    {
        return format!("leave out `{}:`: write `{rest}`", kind.as_str());
    }
    offer(slug, site.documents(kind).map(|(_, document)| document.slug.as_str()))
}

fn no_anchor(site: &Site, id: DocumentId, tag: &Tag, anchor: &Anchor, file: &SourcePath) -> Diagnostic {
    let document = site.document(id);
    let message = format!("the page of `{}` has no place `#{anchor}` in this language", document.slug);
    let help = if let Some(number) = anchor.paragraph_number() {
        paragraph_help(site, id, tag, number)
    } else {
        let headings = site.version(id, tag).map_or(&[][..], |(_, version)| &version.body.headings);
        offer(anchor.as_str(), headings.iter().map(|heading| heading.anchor.as_str()))
    };
    Diagnostic::error("dead-link", file, message).help(help)
}

/// What took the place of a paragraph, or which there are.
fn paragraph_help(site: &Site, id: DocumentId, tag: &Tag, number: u32) -> String {
    let shown = site.version(id, tag).map_or(tag, |(shown, _)| shown);
    let anchor = |place| site.paragraph_anchor(id, shown, place);
    let former = site.former_paragraphs(id, shown).into_iter().find(|former| former.number == number);
    match former {
        Some(Former { heir: Some(heir), .. }) => {
            format!("that paragraph was taken out; the nearest that is left is `#{}`", anchor(heir))
        }
        Some(_) => "that paragraph was taken out".to_owned(),
        None => {
            let rows = saturated(site.document(id).rows());
            format!("its last paragraph is `#{}`", anchor(rows.max(1)))
        }
    }
}
