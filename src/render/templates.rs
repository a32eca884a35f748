//! The templates, ready to print pages.

use std::{collections::BTreeMap, sync::Arc};

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use crate::{
    base::{
        diagnostic::{Diagnostic, Span, offer},
        language::{tag::Tag, words::Words},
        memo::Latest,
        source::{Source, SourcePath},
    },
    link::Site,
    render::{
        cache::{Cache, CachedSite},
        share_card::Tools,
    },
};

/// The templates of a site, one set for each of its languages: a set knows the language's words. They
/// print the pages of the site that they were made for.
pub struct Templates {
    compiled: Arc<Compiled>,
    cache: Cache,
    /// What share cards are drawn with, where the site has them.
    pub(super) cards: Option<Tools>,
}

/// All that the templates depend on: their files and the words of each language.
type Inputs = (BTreeMap<String, Source>, BTreeMap<Tag, Arc<Words>>);

/// The templates as Tera has read them.
#[derive(Debug)]
struct Compiled {
    sets: BTreeMap<Tag, Tera>,
    sources: BTreeMap<String, Source>,
}

/// The templates of an earlier run.
#[derive(Debug)]
pub struct Memory(Latest<Inputs, Result<Arc<Compiled>, Vec<Diagnostic>>>);

impl Default for Memory {
    fn default() -> Self {
        Self(Latest::new(|inputs| compiled(inputs).map(Arc::new)))
    }
}

/// The template that has the components.
const COMPONENTS: &str = "parts/components.html";

/// A page larger than this is a template's mistake.
const LARGEST_PAGE: usize = 256 << 20;

impl Templates {
    /// Reads the templates of `site`. Where one is wrong there is nothing, only what is wrong.
    pub fn new(site: &Site, memory: &Memory) -> Result<Self, Vec<Diagnostic>> {
        let compiled = memory.0.recall((site.corpus.templates.clone(), site.corpus.words.clone()));
        match &*compiled {
            Ok(compiled) => Ok(Self {
                compiled: Arc::clone(compiled),
                cache: Cache::new(site),
                cards: site.corpus.settings.share.cards.then(|| Tools::new(site)),
            }),
            Err(wrong) => Err(wrong.clone()),
        }
    }

    /// The site with what many of its pages show.
    pub(super) fn cached<'a>(&'a self, site: &'a Site) -> CachedSite<'a> {
        CachedSite::new(site, &self.cache)
    }

    /// Prints `view` with the template `name` and the words of `tag`.
    pub(super) fn print<V: Serialize>(&self, tag: &Tag, name: &str, view: &V) -> Result<Vec<u8>, Diagnostic> {
        let missing = || {
            Diagnostic::error(
                "bad-template",
                &SourcePath::new("templates"),
                format!("there is no template `{name}`"),
            )
            .help("add it")
        };
        let set = self.compiled.sets.get(tag).ok_or_else(missing)?;
        let context =
            Context::from_serialize(view).map_err(|error| explain(&error, &self.compiled.sources))?;
        let mut page = Capped { bytes: Vec::with_capacity(1 << 16) };
        set.render_to(name, &context, &mut page).map_err(|error| explain(&error, &self.compiled.sources))?;
        Ok(page.bytes)
    }
}

fn compiled((sources, words): &Inputs) -> Result<Compiled, Vec<Diagnostic>> {
    let unreadable: Vec<Diagnostic> =
        sources.values().filter(|source| source.text().is_none()).map(not_text).collect();
    if !unreadable.is_empty() {
        return Err(unreadable);
    }
    let named = || sources.iter().filter_map(|(name, source)| Some((name.as_str(), &**source.text()?)));
    let mut templates = Tera::new();
    templates.autoescape_on(vec![".html", ".xml"]);
    templates.add_raw_templates(named()).map_err(|error| vec![explain(&error, sources)])?;
    let mut sets = BTreeMap::new();
    for (tag, words) in words {
        let mut set = templates.clone();
        let words: BTreeMap<&str, &str> = words.plain().collect();
        set.global_context().insert("words", &words);
        sets.insert(tag.clone(), set);
    }
    Ok(Compiled { sets, sources: sources.clone() })
}

/// A page in the making, which refuses to grow without end.
struct Capped {
    bytes: Vec<u8>,
}

impl std::io::Write for Capped {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.bytes.len() + bytes.len() > LARGEST_PAGE {
            return Err(std::io::Error::other("the page grows past 256 MiB"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    // Templates write in thousands of pieces: one step each, for every piece is taken whole.
    fn write_all(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.write(bytes).map(drop)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn not_text(source: &Source) -> Diagnostic {
    let at = str::from_utf8(source.bytes()).map_or_else(|error| error.valid_up_to(), str::len);
    Diagnostic::error("not-utf-8", source.path(), "this template is not UTF-8 text")
        .at(at..at + 1)
        .help("save it with the encoding UTF-8")
}

fn explain(error: &tera::Error, sources: &BTreeMap<String, Source>) -> Diagnostic {
    let bad = |name: &str, message: String| {
        let file = sources
            .get(name)
            .map_or_else(|| SourcePath::new(&format!("templates/{name}")), |source| source.path().clone());
        Diagnostic::error("bad-template", &file, message)
    };
    let help = "see `Customise` in README.md for what templates are given";
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = sources.get(report.filename()).and_then(|source| place(source.text()?, report.span()));
            let (message, help) =
                defined(report.message()).unwrap_or_else(|| (report.message(), help.to_owned()));
            bad(report.filename(), sentence(message)).at_any(span).help(help)
        }
        ErrorKind::CircularInclude { tpl, include_chain } => {
            bad(tpl, format!("this template includes itself: {}", include_chain.join(" → ")))
                .help("take one of these includes out")
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain } => {
            bad(tpl, format!("this template extends itself: {}", inheritance_chain.join(" → ")))
                .help("let one of them extend nothing")
        }
        ErrorKind::MissingParent { current, parent } => {
            bad(current, format!("there is no template `{parent}` to extend"))
                .help(offer(parent, sources.keys().map(String::as_str)))
        }
        ErrorKind::TemplateNotFound(name) => bad(name, format!("there is no template `{name}`"))
            .help(offer(name, sources.keys().map(String::as_str))),
        _ => {
            let text = with_causes(error);
            if let Some(wrong) = component_twice(&text, sources) {
                return wrong;
            }
            match located(&text, sources) {
                Some((name, span, message)) => {
                    let wrong = bad(name, sentence(message))
                        .help(known_names(message, sources).unwrap_or_else(|| help.to_owned()));
                    wrong.at(span)
                }
                None => bad("", sentence(&text)).help(help),
            }
        }
    }
}

/// A message about a name that is not defined, and the nearest that is: what `message` ends with.
fn defined(message: &str) -> Option<(&str, String)> {
    let (message, names) = message
        .split_once(". Available fields: ")
        .or_else(|| message.split_once(". Available variables: "))?;
    let name = message.split('`').nth(1)?;
    Some((message, offer(name, names.trim_end_matches('.').split(", "))))
}

/// A component that a template of the site's own has beside the built-in one.
fn component_twice(text: &str, sources: &BTreeMap<String, Source>) -> Option<Diagnostic> {
    let quoted: Vec<&str> = text.strip_prefix("Component `")?.split('`').collect();
    let [component, _, one, _, other, ..] = quoted.as_slice() else { return None };
    let (own, built_in) = if *one == COMPONENTS { (other, one) } else { (one, other) };
    let source = sources.get(*own)?;
    let template = source.text()?;
    let start = template.match_indices("component ").map(|(at, word)| at + word.len()).find(|at| {
        let rest = template[*at..].trim_start().strip_prefix(component);
        rest.is_some_and(|rest| rest.trim_start().starts_with('('))
    });
    let place = start.map(|start| Span::from(start..start + component.len()));
    let message = format!("there is a component `{component}` in `{built_in}` already");
    let help = format!(
        "give this one a name of its own, or change the other in a copy of `{built_in}` in your `templates/`"
    );
    Some(Diagnostic::error("bad-template", source.path(), message).at_any(place).help(help))
}

/// The names of templates that come near to the one that `message` misses.
fn known_names(message: &str, sources: &BTreeMap<String, Source>) -> Option<String> {
    let name = message.strip_prefix("Unknown template `")?.strip_suffix('`')?;
    Some(offer(name, sources.keys().map(String::as_str)))
}

/// The template, the place and the message of a report that comes as text only:
/// `error: message`, and in the next line `--> name:line:column`, both from 1.
fn located<'a>(report: &'a str, sources: &BTreeMap<String, Source>) -> Option<(&'a str, Span, &'a str)> {
    let (message, rest) = report.strip_prefix("error: ")?.split_once('\n')?;
    let mut parts = rest.split_once("--> ")?.1.lines().next()?.rsplitn(3, ':');
    let (column, line) = (parts.next()?.parse::<usize>().ok()?, parts.next()?.parse().ok()?);
    let name = parts.next()?;
    let text = sources.get(name)?.text()?;
    let start = offset(text, line, column.checked_sub(1)?)?;
    Some((name, Span::from(start..start), message))
}

fn with_causes(error: &tera::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    text
}

/// A message in the form of all others: no capital, no full stop, one line.
fn sentence(message: &str) -> String {
    let line: Vec<&str> = message.split_whitespace().collect();
    let line = line.join(" ");
    let line = line.trim_end_matches('.');
    let mut chars = line.chars();
    match chars.next() {
        Some(first) if !line.chars().nth(1).is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => line.to_owned(),
    }
}

/// The bytes that a place given in lines and columns covers. Lines count from 1, columns from 0.
fn place(text: &str, span: &tera::Span) -> Option<Span> {
    let start = offset(text, span.start_line, span.start_col)?;
    let end = offset(text, span.end_line, span.end_col)?;
    Some(Span::from(start..end.max(start)))
}

/// The byte at a line, which counts from 1, and a column, which counts characters from 0.
fn offset(text: &str, line: usize, column: usize) -> Option<usize> {
    let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let row = text.get(start..)?.lines().next().unwrap_or_default();
    let within = row.char_indices().nth(column).map_or(row.len(), |(at, _)| at);
    Some(start + within)
}
