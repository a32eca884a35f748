//! Diagnostics as people, editors and workflows want them.

use std::{borrow::Cow, collections::BTreeMap, fmt::Write as _, io::Write, ops::Range};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::{
    base::{
        diagnostic::{Diagnostic, Severity, line_and_column},
        source::Source,
    },
    read::Sources,
};

/// How diagnostics are printed.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Format {
    /// For people: the line itself with the place marked.
    Human,
    /// A JSON object a line: `code`, `severity`, `file`, `line`, `column`, `message`, `help`.
    Json,
    /// Commands of GitHub Actions, which mark the lines of a pull request.
    Github,
}

/// Where diagnostics go, and with colours or without.
pub(super) struct Reporter<'a> {
    sources: &'a Sources,
    templates: BTreeMap<&'a str, &'a Source>,
    format: Format,
    renderer: Renderer,
}

impl<'a> Reporter<'a> {
    /// A reporter for mistakes in `sources`, or in `templates` of the program's own.
    pub(super) fn new(
        sources: &'a Sources,
        templates: impl IntoIterator<Item = &'a Source>,
        format: Format,
    ) -> Self {
        use std::io::IsTerminal;
        let has_colours = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let renderer = if has_colours { Renderer::styled() } else { Renderer::plain() };
        let templates = templates.into_iter().map(|source| (source.path().as_str(), source)).collect();
        Self { sources, templates, format, renderer }
    }

    /// Prints all of `diagnostics`: for people to standard error, for machines to standard output.
    pub(super) fn print(&self, diagnostics: &[Diagnostic]) {
        let text: String = diagnostics.iter().map(|diagnostic| self.one(diagnostic)).collect();
        match self.format {
            // Nothing is left to do when the terminal is gone.
            Format::Human => drop(std::io::stderr().write_all(text.as_bytes())),
            Format::Json | Format::Github => super::print(text.as_bytes()),
        }
    }

    fn one(&self, diagnostic: &Diagnostic) -> String {
        match self.format {
            Format::Human => format!("{}\n\n", self.human(diagnostic)),
            Format::Json => self.json(diagnostic),
            Format::Github => self.github(diagnostic),
        }
    }

    /// The file's text; one that is not UTF-8 is as it was written up to the first byte that is none.
    fn text(&self, diagnostic: &Diagnostic) -> Option<Cow<'_, str>> {
        let path = diagnostic.file.as_str();
        let source = self.sources.get(path).or_else(|| self.templates.get(path).copied())?;
        Some(
            source
                .text()
                .map_or_else(|| String::from_utf8_lossy(source.bytes()), |text| Cow::Borrowed(&**text)),
        )
    }

    fn human(&self, diagnostic: &Diagnostic) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.clone().primary_title(&*diagnostic.message).id(diagnostic.code);
        let place = diagnostic.span.and_then(|span| Some((self.text(diagnostic)?, span)));
        let mut group = match &place {
            Some((text, span)) if !text.is_empty() => {
                let range = span.within(text);
                let label = label(text, &range);
                let marked = AnnotationKind::Primary.span(range).label(label);
                let snippet =
                    Snippet::source(&**text).path(diagnostic.file.as_str()).annotation(marked).fold(true);
                title.element(snippet)
            }
            _ => Group::with_title(title).element(annotate_snippets::Origin::path(diagnostic.file.as_str())),
        };
        if !diagnostic.help.is_empty() {
            group = group.element(Level::HELP.message(&*diagnostic.help));
        }
        self.renderer.render(&[group]).clone()
    }

    fn json(&self, diagnostic: &Diagnostic) -> String {
        let place = self.place(diagnostic);
        let object = serde_json::json!({
            "code": diagnostic.code,
            "severity": severity(diagnostic),
            "file": diagnostic.file.as_str(),
            "line": place.map(|(line, _)| line),
            "column": place.map(|(_, column)| column),
            "message": diagnostic.message,
            "help": diagnostic.help,
        });
        format!("{object}\n")
    }

    fn github(&self, diagnostic: &Diagnostic) -> String {
        let mut place = String::new();
        if let Some((line, column)) = self.place(diagnostic) {
            // Writing to a string never fails.
            let _ = write!(place, ",line={line},col={column}");
        }
        let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
        let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
        format!(
            "::{} file={}{place},title={}::{}. {}\n",
            severity(diagnostic),
            property(diagnostic.file.as_str()),
            property(diagnostic.code),
            data(&diagnostic.message),
            data(&diagnostic.help)
        )
    }

    /// The line and the column, both from 1; a column counts characters.
    fn place(&self, diagnostic: &Diagnostic) -> Option<(usize, usize)> {
        let text = self.text(diagnostic)?;
        let start = diagnostic.span?.within(&text).start;
        Some(line_and_column(&text, start))
    }
}

fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// In a line with right-to-left letters a caret points at the wrong place on many terminals, so
/// the marked text stands beside it.
fn label(text: &str, range: &Range<usize>) -> String {
    let line_start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    let is_mixed = unicode_bidi::BidiInfo::new(line, None).has_rtl();
    let marked = text[range.clone()].lines().next().unwrap_or_default();
    if !is_mixed || marked.is_empty() {
        return String::new();
    }
    let short: String = marked.chars().take(40).collect();
    let ellipsis = if short.len() < marked.len() { "…" } else { "" };
    // An isolate keeps the word's own order inside the terminal's line.
    format!("here: \u{2068}{short}{ellipsis}\u{2069}")
}

/// `3 errors, 1 warning`, or nothing when there are none.
pub(super) fn tally(diagnostics: &[Diagnostic]) -> Option<String> {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let warnings = diagnostics.len() - errors;
    let count = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    match (errors, warnings) {
        (0, 0) => None,
        (0, _) => Some(count(warnings, "warning")),
        (_, 0) => Some(count(errors, "error")),
        _ => Some(format!("{}, {}", count(errors, "error"), count(warnings, "warning"))),
    }
}
