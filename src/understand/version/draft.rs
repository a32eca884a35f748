//! A version in the making: what stands in its file, and what is missing there.

use toml::Spanned;

use crate::{
    base::{
        diagnostic::{Diagnostic, Span},
        source::SourcePath,
    },
    understand::{body::Body, document::Kind, front::Front, markdown::markdown, text::span_of},
};

use super::{Reading, is_not_yet};

/// What one file says of a version.
pub(super) struct Draft {
    pub title: Option<Spanned<String>>,
    pub summary: String,
    pub front: Front,
    pub body: Body,
}

/// Plain text: the title, the standfirst and then a paragraph a line, less what the front matter
/// already says.
pub(super) fn plain(front: Front, rest: &str, whole: &str) -> Draft {
    let mut lines = rest.lines().map(str::trim).filter(|line| !line.is_empty());
    let title = front
        .title
        .clone()
        .or_else(|| lines.next().map(|line| Spanned::new(span_of(whole, line).range(), line.to_owned())));
    let summary = front.summary.clone().or_else(|| lines.next().map(str::to_owned)).unwrap_or_default();
    let mut body = Body::default();
    for line in lines {
        if is_not_yet(line) {
            body.push_empty_row();
            continue;
        }
        body.push_paragraph(span_of(whole, line));
        body.add_words(line);
    }
    Draft { title, summary, front, body }
}

/// Markdown: the title is the front matter's, or a heading of the first level that opens the text.
pub(super) fn marked(
    front: Front,
    rest: &str,
    whole: &str,
    reading: &Reading<'_>,
) -> (Draft, Vec<Diagnostic>) {
    let (own, rest) = if front.title.is_some() { (None, rest) } else { leading_title(rest, whole) };
    let from = span_of(whole, rest).start as usize;
    let (body, wrong) = markdown(whole, from, reading.source.path(), reading.limits.html);
    let title = front.title.clone().or(own);
    (Draft { title, summary: front.summary.clone().unwrap_or_default(), front, body }, wrong)
}

/// A first line `# Title`, and the text after it.
fn leading_title<'a>(rest: &'a str, whole: &str) -> (Option<Spanned<String>>, &'a str) {
    let body = rest.trim_start();
    let line = body.lines().next().unwrap_or_default();
    match line.strip_prefix("# ").map(without_closing_signs) {
        Some(title) if !title.is_empty() => {
            let span: Span = span_of(whole, title);
            (Some(Spanned::new(span.range(), title.to_owned())), &body[line.len()..])
        }
        _ => (None, rest),
    }
}

/// A heading's text without the `#` that may close it: behind white space, or there is no text
/// (`CommonMark`, 4.2).
fn without_closing_signs(heading: &str) -> &str {
    let text = heading.trim();
    let before = text.trim_end_matches('#');
    if before.is_empty() || before.ends_with([' ', '\t']) { before.trim_end() } else { text }
}

/// What a version of this kind needs and has not.
pub(super) fn missing(draft: &Draft, kind: Kind, file: &SourcePath, is_broken: bool) -> Vec<Diagnostic> {
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
pub(super) fn untranslated(draft: &Draft, file: &SourcePath) -> Option<Diagnostic> {
    let waiting = draft.body.rows.iter().filter(|row| row.block.is_empty() && row.lead.is_empty()).count();
    let title = draft.title.as_ref().filter(|title| is_not_yet(title.as_ref()));
    if waiting == 0 && title.is_none() {
        return None;
    }
    let (rows, each) =
        (draft.body.rows.len(), "put the translation in the place of each line that holds only `…`");
    let (message, help) = match title {
        Some(_) if waiting == rows => {
            ("this translation has not begun: its title still is `…`".to_owned(), each)
        }
        Some(_) => (
            format!(
                "this translation is not shown: its title still is `…`, though {} of {rows} paragraphs are translated",
                rows - waiting
            ),
            "translate the title, by which the page is called",
        ),
        None => (format!("{waiting} of {rows} paragraphs are not translated yet"), each),
    };
    Some(Diagnostic::warning("untranslated", file, message).at_any(title.map(Spanned::span)).help(help))
}
