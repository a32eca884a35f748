//! Diagnostics as people, editors and workflows want them.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{IsTerminal, Write},
    ops::Range,
    path::{Path, PathBuf},
};

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use crate::{
    base::{
        diagnostic::{Diagnostic, Severity},
        lines::Lines,
        source::Source,
    },
    pipeline::Website,
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
    /// What stands before the names of files where they count from the repository.
    folder: String,
}

/// The lines of the files in which something is wrong.
type Files<'a> = BTreeMap<&'a str, Lines<'a>>;

/// How many mistakes of one code in one file people are shown: who has more reads no further, and
/// mends them all alike.
const SHOWN: usize = 100;

/// How many other files are named of which the same is said as of the first.
const OTHERS: usize = 9;

/// What is said of a whole file; `None` where it is said of a place in one.
fn of_whole_file(diagnostic: &Diagnostic) -> Option<(Severity, &str, &str, &str)> {
    let Diagnostic { severity, code, message, help, .. } = diagnostic;
    diagnostic.span.is_none().then_some((*severity, *code, &**message, &**help))
}

impl<'a> Reporter<'a> {
    /// A reporter for mistakes in `sources`, or in the templates of `website`, which may be the program's.
    pub(super) fn new(sources: &'a Sources, website: Option<&'a Website>, format: Format) -> Self {
        let is_plain = std::env::var_os("NO_COLOR").is_some()
            || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let has_colours = std::io::stderr().is_terminal() && !is_plain;
        let renderer = if has_colours { Renderer::styled() } else { Renderer::plain() };
        let templates = website.into_iter().flat_map(|website| website.site.corpus.templates.values());
        let templates = templates.map(|source| (source.path().as_str(), source)).collect();
        Self { sources, templates, format, renderer, folder: String::new() }
    }

    /// The same for a site in the folder `root`: a workflow's marks count from the repository.
    #[must_use]
    pub(super) fn in_repository(self, root: &Path) -> Self {
        Self { folder: folder_in_repository(root).unwrap_or_default(), ..self }
    }

    /// Prints all of `diagnostics`: for people to standard error, for machines to standard output.
    pub(super) fn print(&self, diagnostics: &[Diagnostic]) -> anyhow::Result<()> {
        let files = self.files(diagnostics);
        let lines: String = match self.format {
            Format::Human => {
                // Nothing is left to do when the terminal is gone.
                let _ = std::io::stderr().write_all(self.people(diagnostics, &files).as_bytes());
                return Ok(());
            }
            Format::Json => diagnostics.iter().map(|diagnostic| json(diagnostic, &files)).collect(),
            Format::Github => {
                diagnostics.iter().map(|diagnostic| github(diagnostic, &files, &self.folder)).collect()
            }
        };
        super::print(lines.as_bytes())
    }

    fn files<'f>(&'f self, diagnostics: &'f [Diagnostic]) -> Files<'f> {
        let mut files = Files::new();
        for path in diagnostics.iter().map(|diagnostic| diagnostic.file.as_str()) {
            let text = || {
                let source = self.sources.get(path).or_else(|| self.templates.get(path).copied());
                source.map(readable)
            };
            if !files.contains_key(path)
                && let Some(text) = text()
            {
                files.insert(path, Lines::new(text));
            }
        }
        files
    }

    /// The first of each kind in each file, and how many more there are. What is said alike of several
    /// whole files is said once.
    fn people(&self, diagnostics: &[Diagnostic], files: &Files<'_>) -> String {
        let mut out = String::new();
        let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let mut alike: BTreeMap<_, Vec<&Diagnostic>> = BTreeMap::new();
        for diagnostic in diagnostics {
            if let Some(words) = of_whole_file(diagnostic) {
                alike.entry(words).or_default().push(diagnostic);
            }
        }
        for diagnostic in diagnostics {
            let group = match of_whole_file(diagnostic) {
                Some(words) => alike.remove(&words),
                None => Some(vec![diagnostic]),
            };
            let Some(group) = group else { continue };
            let count = counts.entry((diagnostic.file.as_str(), diagnostic.code)).or_default();
            *count += 1;
            if *count <= SHOWN {
                out.push_str(&self.human(&group, files));
                out.push_str("\n\n");
            }
        }
        for ((file, code), count) in counts.into_iter().filter(|(_, count)| *count > SHOWN) {
            // Writing to a string never fails.
            let _ = write!(out, "and {} more of `{code}` in {file}\n\n", count - SHOWN);
        }
        out
    }

    /// What is said of a place in a file, or alike of several whole files.
    fn human(&self, alike: &[&Diagnostic], files: &Files<'_>) -> String {
        let Some((diagnostic, others)) = alike.split_first() else { return String::new() };
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.clone().primary_title(&*diagnostic.message).id(diagnostic.code);
        let place = diagnostic.span.and_then(|span| Some((files.get(diagnostic.file.as_str())?, span)));
        let mut group = match place {
            Some((lines, span)) if !lines.text().is_empty() => {
                title.element(snippet(lines, span.within(lines.text())).path(diagnostic.file.as_str()))
            }
            _ => Group::with_title(title).element(annotate_snippets::Origin::path(diagnostic.file.as_str())),
        };
        for other in others.iter().take(OTHERS) {
            group = group.element(annotate_snippets::Origin::path(other.file.as_str()));
        }
        if others.len() > OTHERS {
            group = group.element(Level::NOTE.message(format!("and {} more files", others.len() - OTHERS)));
        }
        if !diagnostic.help.is_empty() {
            group = group.element(Level::HELP.message(&*diagnostic.help));
        }
        self.renderer.render(&[group]).clone()
    }
}

/// The file's text: one that is not UTF-8 up to the first byte that is none.
fn readable(source: &Source) -> &str {
    source.bytes().utf8_chunks().next().map_or("", |chunk| chunk.valid())
}

fn json(diagnostic: &Diagnostic, files: &Files<'_>) -> String {
    let place = place(diagnostic, files);
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

fn github(diagnostic: &Diagnostic, files: &Files<'_>, folder: &str) -> String {
    let mut place_text = String::new();
    if let Some((line, column)) = place(diagnostic, files) {
        // Writing to a string never fails.
        let _ = write!(place_text, ",line={line},col={column}");
    }
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    format!(
        "::{} file={}{place_text},title={}::{}. {}\n",
        severity(diagnostic),
        property(&format!("{folder}{}", diagnostic.file)),
        property(diagnostic.code),
        data(&diagnostic.message),
        data(&diagnostic.help)
    )
}

/// The way from the repository to a site's folder, with `/` at its end; empty where they are one. A
/// workflow says where the repository is; elsewhere the command is run in it.
fn folder_in_repository(root: &Path) -> Option<String> {
    let repository = std::env::var_os("GITHUB_WORKSPACE").map_or_else(|| ".".into(), PathBuf::from);
    let (root, repository) = (root.canonicalize().ok()?, repository.canonicalize().ok()?);
    let folder = root.strip_prefix(repository).ok()?.to_str()?;
    Some(if folder.is_empty() { String::new() } else { format!("{folder}/") })
}

/// The line and the column, both from 1; a column counts characters.
fn place(diagnostic: &Diagnostic, files: &Files<'_>) -> Option<(usize, usize)> {
    let lines = files.get(diagnostic.file.as_str())?;
    Some(lines.place(diagnostic.span?.within(lines.text()).start))
}

/// The lines that `range` stands in, with it marked.
fn snippet<'t>(lines: &Lines<'t>, range: Range<usize>) -> Snippet<'t, Annotation<'t>> {
    let text = lines.text();
    // An end of the file that is no line of its own is shown with the line before it.
    let first = if range.start == text.len() { range.start - 1 } else { range.start };
    let (start, end) = (lines.line(first).start, lines.line(range.end).end);
    let label = label(&text[lines.line(range.start)], &text[range.clone()]);
    let marked = AnnotationKind::Primary.span(range.start - start..range.end - start).label(label);
    Snippet::source(&text[start..end]).line_start(lines.place(first).0).annotation(marked).fold(true)
}

fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// In a line with right-to-left letters a caret points at the wrong place on many terminals, so
/// the marked text stands beside it.
fn label(line: &str, marked: &str) -> String {
    let is_mixed = unicode_bidi::BidiInfo::new(line, None).has_rtl();
    let marked = marked.lines().next().unwrap_or_default();
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
