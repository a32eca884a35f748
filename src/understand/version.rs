//! A document in one language.

use std::sync::Arc;

use toml::Spanned;

use crate::{
    base::{
        diagnostic::{Diagnostic, Span},
        digest::Digest,
        source::{Source, SourcePath},
    },
    understand::{
        body::{Body, Element, Event, Row},
        document::Kind,
        front::{Front, front},
        markdown::{RawHtml, markdown},
        text::{mark_length, span_of, text},
    },
};

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

/// A line of plain text that holds only this stands for one that is not translated yet.
pub const NOT_YET: &str = "…";

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
    let size = source.bytes().len();
    if size > reading.limits.largest {
        let message = format!(
            "this file has {} KiB, more than the {} KiB that are read",
            size / 1024,
            reading.limits.largest / 1024
        );
        return (
            None,
            vec![
                Diagnostic::error("too-large", file, message)
                    .help("split it, or raise `file-kib` under `[limits]` in sharh.toml"),
            ],
        );
    }
    let whole = match text(source) {
        Ok(whole) => whole,
        Err(wrong) => return (None, wrong),
    };
    let (front, rest, mut wrong) = front(&whole[mark_length(whole)..], whole, reading.kind, file);
    let draft = if file.extension() == "txt" {
        plain(front, rest, whole)
    } else {
        marked(front, rest, whole, reading, &mut wrong)
    };
    wrong.extend(missing(&draft, reading.kind, file, wrong.iter().any(Diagnostic::is_error)));
    wrong.extend(untranslated(&draft, file));
    if draft.title.as_ref().is_some_and(|title| title.as_ref() == NOT_YET) {
        return (None, wrong);
    }
    let title = draft.title.unwrap_or_else(|| Spanned::new(0..0, file.stem().to_owned()));
    let summary = if draft.summary == NOT_YET { String::new() } else { draft.summary };
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
        let first = u32::try_from(body.events.len()).unwrap_or(u32::MAX);
        body.events.extend([
            Event::Start(Element::Paragraph),
            Event::Text(Span::from(start..end)),
            Event::End,
        ]);
        body.rows.push(Row { lead: first..first, block: first..first + 3 });
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

struct Draft {
    title: Option<Spanned<String>>,
    summary: String,
    front: Front,
    body: Body,
}

/// Plain text: the title, the standfirst and then a paragraph a line, less what the front matter
/// already says.
fn plain(front: Front, rest: &str, whole: &str) -> Draft {
    let mut lines = rest.lines().map(str::trim).filter(|line| !line.is_empty());
    let title = front
        .title
        .clone()
        .or_else(|| lines.next().map(|line| Spanned::new(span_of(whole, line).range(), line.to_owned())));
    let summary = front.summary.clone().or_else(|| lines.next().map(str::to_owned)).unwrap_or_default();
    let mut body = Body::default();
    for line in lines {
        let start = u32::try_from(body.events.len()).unwrap_or(u32::MAX);
        if line == NOT_YET {
            body.rows.push(Row { lead: start..start, block: start..start });
            continue;
        }
        body.events.extend([Event::Start(Element::Paragraph), Event::Text(span_of(whole, line)), Event::End]);
        body.rows.push(Row { lead: start..start, block: start..start + 3 });
        body.words += u32::try_from(line.split_ascii_whitespace().count()).unwrap_or_default();
    }
    Draft { title, summary, front, body }
}

/// Markdown: the title is the front matter's, or a heading of the first level that opens the text.
fn marked(
    front: Front,
    rest: &str,
    whole: &str,
    reading: &Reading<'_>,
    wrong: &mut Vec<Diagnostic>,
) -> Draft {
    let (own, rest) = if front.title.is_some() { (None, rest) } else { leading_title(rest, whole) };
    let from = span_of(whole, rest).start as usize;
    let (body, problems) = markdown(whole, from, reading.source.path(), reading.limits.html);
    wrong.extend(problems);
    let title = front.title.clone().or(own);
    Draft { title, summary: front.summary.clone().unwrap_or_default(), front, body }
}

/// A first line `# Title`, and the text after it.
fn leading_title<'a>(rest: &'a str, whole: &str) -> (Option<Spanned<String>>, &'a str) {
    let body = rest.trim_start();
    let line = body.lines().next().unwrap_or_default();
    match line.strip_prefix("# ").map(|title| title.trim().trim_end_matches('#').trim_end()) {
        Some(title) if !title.is_empty() => {
            let span: Span = span_of(whole, title);
            (Some(Spanned::new(span.range(), title.to_owned())), &body[line.len()..])
        }
        _ => (None, rest),
    }
}

/// What a version of this kind needs and has not.
fn missing(draft: &Draft, kind: Kind, file: &SourcePath, is_broken: bool) -> Vec<Diagnostic> {
    if is_broken {
        return Vec::new();
    }
    let mut wrong = Vec::new();
    if draft.title.is_none() {
        let problem = match kind {
            Kind::Article if draft.body.rows.is_empty() => {
                Diagnostic::error("empty-seed", file, "this article is empty")
                    .help("write its title, its standfirst and a paragraph a line")
            }
            _ => Diagnostic::error("missing-title", file, "this page has no title")
                .help("write `title = \"…\"` between two `+++` lines at the top"),
        };
        return vec![problem];
    }
    if kind == Kind::Article && draft.body.rows.is_empty() {
        wrong.push(Diagnostic::error("empty-seed", file, "this article has a title and no paragraph").help(
            "the first line is the title, the second the standfirst, each line after them a paragraph",
        ));
    }
    if kind == Kind::Term && draft.summary.trim().is_empty() {
        wrong.push(
            Diagnostic::warning("missing-summary", file, "this term has no definition")
                .help("write `summary = \"…\"`, one sentence that stands alone"),
        );
    }
    wrong
}

/// A warning where lines wait to be translated.
fn untranslated(draft: &Draft, file: &SourcePath) -> Option<Diagnostic> {
    let waiting = draft.body.rows.iter().filter(|row| row.block.is_empty() && row.lead.is_empty()).count();
    let title = draft.title.as_ref().filter(|title| title.as_ref() == NOT_YET);
    if waiting == 0 && title.is_none() {
        return None;
    }
    let message = match title {
        Some(_) => "this translation has not begun: its title still is `…`".to_owned(),
        None => format!("{waiting} of {} paragraphs are not translated yet", draft.body.rows.len()),
    };
    let wrong = Diagnostic::warning("untranslated", file, message)
        .help("put the translation in the place of each line that holds only `…`");
    Some(match title {
        Some(title) => wrong.at(title.span()),
        None => wrong,
    })
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
