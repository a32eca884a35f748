//! What is wrong with the site, as a browser shows it.

use std::{collections::BTreeMap, fmt::Write, ops::Range};

use crate::{
    base::{
        diagnostic::Diagnostic,
        lines::Lines,
        source::{Source, SourcePath},
    },
    pipeline::Website,
    read::Sources,
    render::escape::{escape, escaped},
};

/// What is wrong with the site.
#[derive(Default)]
pub(super) struct Report {
    /// Every problem, sorted.
    pub problems: Vec<Problem>,
    /// How many of them are errors.
    pub errors: usize,
}

/// A diagnostic and the text at fault.
pub(super) struct Problem {
    diagnostic: Diagnostic,
    place: Option<Place>,
}

/// A line of a file with a marked place.
struct Place {
    line: usize,
    column: usize,
    before: String,
    marked: String,
    after: String,
}

/// How many problems are shown over a page.
const SHOWN: usize = 50;

/// How many bytes of a line are shown on each side of the marked place.
const AROUND: usize = 240;

impl Report {
    /// The report of `wrong`, whose texts are in `sources` or in the templates of `website`, which may
    /// be the program's.
    pub(super) fn new(wrong: Vec<Diagnostic>, sources: &Sources, website: Option<&Website>) -> Self {
        let template = |path: &str| website?.site.corpus.templates.get(path.strip_prefix("templates/")?);
        let errors = wrong.iter().filter(|wrong| wrong.is_error()).count();
        let mut files: BTreeMap<SourcePath, Option<Lines<'_>>> = BTreeMap::new();
        let problem = |diagnostic: Diagnostic| {
            let path = diagnostic.file.as_str();
            let text = || sources.get(path).or_else(|| template(path)).and_then(Source::text);
            let lines =
                files.entry(diagnostic.file.clone()).or_insert_with(|| text().map(|text| Lines::new(text)));
            let place = lines.as_ref().and_then(|lines| place(lines, &diagnostic));
            Problem { diagnostic, place }
        };
        Self { problems: wrong.into_iter().map(problem).collect(), errors }
    }

    /// The report that is laid over a page: errors only.
    pub(super) fn overlay(&self) -> String {
        let errors = self.problems.iter().filter(|problem| problem.diagnostic.is_error());
        let mut out = String::new();
        for problem in errors.take(SHOWN) {
            problem.write(&mut out);
        }
        if self.errors > SHOWN {
            let _ = write!(
                out,
                "<p>… and {} more: see <a href=\"/_sharh/\">the author’s desk</a>.</p>",
                self.errors - SHOWN
            );
        }
        out
    }
}

fn place(lines: &Lines<'_>, diagnostic: &Diagnostic) -> Option<Place> {
    let text = lines.text();
    let range = diagnostic.span?.within(text);
    let (line, column) = lines.place(range.start);
    let Range { start: from, end: to } = lines.line(range.start);
    let end = range.end.min(to).max(range.start);
    let from = text.ceil_char_boundary(from.max(range.start.saturating_sub(AROUND)));
    let last = text.floor_char_boundary(to.min(end.saturating_add(AROUND))).max(end);
    let end = text.floor_char_boundary(end.min(range.start.saturating_add(AROUND))).max(range.start);
    Some(Place {
        line,
        column,
        before: text[from..range.start].to_owned(),
        marked: text[range.start..end].to_owned(),
        after: text[end..last].trim_end().to_owned(),
    })
}

impl Problem {
    /// Writes the problem as HTML.
    pub(super) fn write(&self, out: &mut String) {
        let wrong = &self.diagnostic;
        let kind = if wrong.is_error() { "error" } else { "warning" };
        // Writing to a string never fails.
        let _ = write!(out, "<article class=\"{kind}\"><h3><code>{}</code> ", escaped(wrong.code));
        out.push_str(&sentence(&wrong.message));
        let _ = write!(out, "</h3><p class=\"place\"><bdi>{}</bdi>", escaped(wrong.file.as_str()));
        if let Some(place) = &self.place {
            let _ = write!(out, ":{}:{}", place.line, place.column);
        }
        out.push_str("</p>");
        if let Some(place) = &self.place {
            // The line runs as its first strong letter does, as in an editor.
            let _ = write!(
                out,
                "<pre dir=\"auto\" tabindex=\"0\"><code>{}<mark>{}</mark>{}</code></pre>",
                escaped(&place.before),
                escaped(&place.marked),
                escaped(&place.after)
            );
        }
        if !wrong.help.is_empty() {
            let _ = write!(out, "<p class=\"help\">{}</p>", sentence(&wrong.help));
        }
        out.push_str("</article>");
    }
}

/// A sentence of ours, in which what an author wrote stands between back quotes.
fn sentence(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut parts = text.split('`').peekable();
    let mut is_quoted = false;
    while let Some(part) = parts.next() {
        if is_quoted && parts.peek().is_some() {
            let _ = write!(out, "<code><bdi>{}</bdi></code>", escaped(part));
        } else {
            escape(part, &mut out);
        }
        is_quoted = !is_quoted;
    }
    out
}

/// A whole page that says something, in the preview's own dress.
pub(super) fn page(title: &str, class: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\
         <script src=\"/_sharh/client.js\" defer></script>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/_sharh/client.css\">\n</head>\n\
         <body class=\"sharh {class}\">\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n",
        title = escaped(title)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlay(text: &str, span: Range<usize>) -> String {
        let file = SourcePath::new("seeds/<x>.md");
        let sources: Sources = [Source::new(file.clone(), text)].into_iter().collect();
        let wrong = Diagnostic::error("bad", &file, "`<b>` is wrong").at(span).help("write `&`");
        Report::new(vec![wrong], &sources, None).overlay()
    }

    #[test]
    fn what_an_author_wrote_stays_text() {
        let shown = overlay("one\n<script>alert(1)</script>", 4..12);
        assert!(!shown.contains("<script>") && !shown.contains("<b>") && !shown.contains("<x>"), "{shown}");
        assert!(shown.contains("<mark>&lt;script&gt;</mark>alert(1)"), "{shown}");
        assert!(
            shown.contains("</bdi>:2:1</p>") && shown.contains("write <code><bdi>&amp;</bdi></code>"),
            "{shown}"
        );
    }

    #[test]
    fn any_place_in_any_text_can_be_shown() {
        let text = "\u{feff}سطر طويل\nآخر".repeat(300);
        for (start, end) in [(0, 0), (1, 2), (5, 3000), (4000, 2), (9999, 99999)] {
            assert!(overlay(&text, start..end).contains("<mark>"));
        }
        assert!(overlay("", 0..0).contains(":1:1"));
    }
}
