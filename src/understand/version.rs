//! A document in one language.

mod draft;
mod script;

use std::sync::Arc;

use toml::Spanned;

use crate::{
    base::{
        diagnostic::{Diagnostic, Span},
        digest::Digest,
        source::{Source, SourcePath},
    },
    understand::{
        body::Body,
        document::Kind,
        front::{Front, front},
        markdown::{RawHtml, markdown},
        text::{mark_length, span_of, text, unmerged},
    },
};

pub(super) use script::other_script;

use draft::{marked, missing, plain, untranslated};

/// A document in one language: its title, its summary and its text.
#[derive(Clone, Debug)]
pub struct Version {
    /// The file that it stands in.
    pub file: SourcePath,
    /// The file's text, which the body's spans cut.
    pub text: Arc<str>,
    /// The digest of all that it was read from: the file, and whether it may hold HTML.
    pub digest: Digest,
    /// What the document is called.
    pub title: Spanned<String>,
    /// The document in one sentence; empty when it has none.
    pub summary: String,
    /// What its front matter says.
    pub front: Front,
    /// Its text.
    pub body: Body,
}

impl Version {
    /// The key of the front matter by which a plain text has a line less than others before its first
    /// paragraph: a title that stands there again is a paragraph.
    pub(super) fn said_in_front(&self) -> Option<&'static str> {
        let keys = [("title", self.front.title.is_some()), ("summary", self.front.summary.is_some())];
        let said = keys.into_iter().find(|(_, is_said)| *is_said).map(|(key, _)| key);
        said.filter(|_| self.file.extension() == "txt")
    }
}

/// A line of plain text that holds only this stands for one that is not translated yet.
pub const NOT_YET: &str = "…";

/// Whether a line stands for one that is not translated yet; three points count as the one sign.
pub(super) fn is_not_yet(line: &str) -> bool {
    matches!(line, NOT_YET | "...")
}

/// What holds for the reading of every version.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Limits {
    pub html: RawHtml,
    /// The largest file that is read, in bytes.
    pub largest: usize,
}

/// All that a version's reading depends on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading<'a> {
    pub source: &'a Source,
    pub kind: Kind,
    pub limits: Limits,
}

/// A version, if the file is one, and what is wrong with it.
pub(super) type Read = (Option<Arc<Version>>, Vec<Diagnostic>);

/// Reads one file as a version of a document.
pub(super) fn version(reading: &Reading<'_>) -> Read {
    let (source, file) = (reading.source, reading.source.path());
    if source.bytes().len() > reading.limits.largest {
        return (None, vec![too_large(source, reading.limits.largest)]);
    }
    let whole = match text(source) {
        Ok(whole) => whole,
        Err(wrong) => return (None, wrong),
    };
    if let Some(unmerged) = unmerged(source) {
        return (None, vec![unmerged]);
    }
    let (front, rest, mut wrong) = front(&whole[mark_length(whole)..], whole, reading.kind, file);
    let mut draft = if file.extension() == "txt" {
        plain(front, rest, whole)
    } else {
        let (draft, problems) = marked(front, rest, whole, reading);
        wrong.extend(problems);
        draft
    };
    wrong.extend(missing(&draft, reading.kind, file, wrong.iter().any(Diagnostic::is_error)));
    wrong.extend(untranslated(&draft, file));
    if draft.title.as_ref().is_some_and(|title| is_not_yet(title.as_ref())) {
        return (None, wrong);
    }
    if draft.title.is_none() {
        // The forms of a name that is missing are no mistakes of their own.
        (draft.front.aliases, draft.front.forms) = (Vec::new(), None);
    }
    let title = draft.title.unwrap_or_else(|| Spanned::new(0..0, file.stem().to_owned()));
    let summary = if is_not_yet(&draft.summary) { String::new() } else { draft.summary };
    let version = Version {
        file: file.clone(),
        text: Arc::clone(whole),
        digest: Digest::of_parts([
            source.digest().to_bytes().as_slice(),
            if reading.limits.html == RawHtml::Allowed { b"html" } else { b"" },
        ]),
        title,
        summary,
        front: draft.front,
        body: draft.body,
    };
    (Some(Arc::new(version)), wrong)
}

fn too_large(source: &Source, most: usize) -> Diagnostic {
    let message = format!(
        "this file has {} KiB, more than the {} KiB that are read",
        source.bytes().len() / 1024,
        most / 1024
    );
    Diagnostic::error("too-large", source.path(), message)
        .help("split it, or raise `file-kib` under `[limits]` in sharh.toml")
}

/// A text that belongs to no site, read as Markdown, HTML and all. Front matter is passed over.
pub fn as_markdown(source: &Source) -> Result<Version, Vec<Diagnostic>> {
    let whole = text(source)?;
    let (front, rest, _) = front(&whole[mark_length(whole)..], whole, Kind::Page, source.path());
    let from = span_of(whole, rest).start as usize;
    let (body, _) = markdown(whole, from, source.path(), RawHtml::Allowed);
    Ok(bare(source, whole, front, body))
}

/// A text that belongs to no site, read as plain text: an empty line ends a paragraph.
pub fn as_plain_text(source: &Source) -> Result<Version, Vec<Diagnostic>> {
    let whole = text(source)?;
    let mut body = Body::default();
    let mut start = mark_length(whole);
    for block in whole[start..].split_inclusive("\n\n") {
        let end = start + block.len();
        body.push_paragraph(Span::from(start..end));
        start = end;
    }
    Ok(bare(source, whole, Front::default(), body))
}

fn bare(source: &Source, whole: &Arc<str>, front: Front, body: Body) -> Version {
    Version {
        file: source.path().clone(),
        text: Arc::clone(whole),
        digest: source.digest(),
        title: Spanned::new(0..0, String::new()),
        summary: String::new(),
        front,
        body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, text: &str, kind: Kind) -> Read {
        let source = Source::new(SourcePath::new(name), text);
        version(&Reading {
            source: &source,
            kind,
            limits: Limits { html: RawHtml::Refused, largest: 1 << 20 },
        })
    }

    fn code(name: &str, text: &str, kind: Kind) -> &'static str {
        read(name, text, kind).1[0].code
    }

    #[test]
    fn plain_text_is_a_title_a_standfirst_and_paragraphs() {
        let (version, wrong) =
            read("seeds/x.txt", "\u{feff}عنوان\r\n\r\n مقدمة\r\nفقرة أولى\r\nفقرة ثانية", Kind::Article);
        let version = version.unwrap();
        assert_eq!(
            (version.title.as_ref().as_str(), version.summary.as_str(), wrong),
            ("عنوان", "مقدمة", vec![])
        );
        let rows = &version.body.rows;
        assert_eq!(rows.len(), 2);
        assert_eq!(version.body.plain_text(&version.text, &rows[1].block), "فقرة ثانية");
        assert_eq!((version.title.span(), version.body.words), (3..13, 4));
    }

    #[test]
    fn a_paragraph_is_found_by_a_place_in_it_also_beside_those_that_wait() {
        let text = "Title\nStandfirst\nOne.\nTwo.\n…\n…\nFive.\n…";
        let body = &read("seeds/x.en.txt", text, Kind::Article).0.unwrap().body;
        let at = |word: &str| body.paragraph_at(u32::try_from(text.find(word).unwrap()).unwrap());
        assert_eq!([at("Title"), at("One"), at("Two"), at("Five")], [None, Some(1), Some(2), Some(5)]);
    }

    #[test]
    fn front_matter_says_what_the_first_lines_need_not() {
        let (version, _) =
            read("seeds/x.txt", "+++\ntitle = \"T\"\nsummary = \"S\"\n+++\nOne.\nTwo.", Kind::Article);
        assert_eq!(version.unwrap().body.rows.len(), 2);
    }

    #[test]
    fn markdown_may_open_with_its_title() {
        let (version, wrong) = read("seeds/x.md", "# What happened\n\nText.", Kind::Article);
        let version = version.unwrap();
        assert_eq!(
            (version.title.as_ref().as_str(), version.body.rows.len(), wrong),
            ("What happened", 1, vec![])
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        assert_eq!(code("seeds/x.txt", " \n", Kind::Article), "empty-seed");
        assert_eq!(code("seeds/x.txt", "Title\nStandfirst", Kind::Article), "empty-seed");
        assert_eq!(code("x.md", "Text.", Kind::Context), "missing-title");
        assert_eq!(code("x.md", "# T\n\nText.", Kind::Term), "missing-summary");
        assert_eq!(code("x.md", &"x".repeat(2 << 20), Kind::Term), "too-large");
        assert_eq!(code("x.md", "a\0", Kind::Term), "control-character");
    }
}
