//! What the facts of a document say that cannot be.

use std::{collections::BTreeSet, ops::Range};

use toml::Spanned;

use crate::{
    base::{
        diagnostic::Diagnostic,
        route::Route,
        source::{Source, SourcePath},
    },
    understand::table::place_of,
};

use super::{ArticleFacts, Citation, Facts, TermFacts};

/// What is wrong with facts that can be read.
pub(super) fn check(facts: &Facts, source: &Source) -> Vec<Diagnostic> {
    let mut wrong: Vec<Diagnostic> = facts.urls().filter_map(|url| bad_url(url, source.path())).collect();
    wrong.extend(facts.aliases().iter().filter_map(|alias| bad_alias(alias, source.path())));
    wrong.extend(doubtful(facts, source));
    if let Facts::Term(TermFacts { coordinates: Some(place), .. }) = facts {
        let [latitude, longitude] = *place.as_ref();
        if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
            let message = "there is no such place: latitude runs from -90 to 90, longitude from -180 to 180";
            wrong.push(
                Diagnostic::error("bad-value", source.path(), message)
                    .at(place.span())
                    .help("write `coordinates = [40.41, 49.87]`, degrees north first"),
            );
        }
    }
    wrong
}

/// What can be read and is hardly meant.
fn doubtful(facts: &Facts, source: &Source) -> Vec<Diagnostic> {
    let mut wrong = Vec::from_iter(repeated_tag(facts.tags(), source));
    wrong.extend(second_ids(facts.sources(), source.path()));
    match facts {
        Facts::Article(facts) => wrong.extend(early_update(facts, source)),
        Facts::Term(facts) => wrong.extend(see_itself(facts, source.path())),
        Facts::Context(_) | Facts::Page(_) => {}
    }
    wrong
}

/// Where a value stands. The whole file is a table: its byte order mark counts as white space.
fn place(source: &Source, key: &str, entry: Option<usize>) -> Option<Range<usize>> {
    place_of(source.text()?, key, entry)
}

/// A warning where a tag stands for the second time.
fn repeated_tag(tags: &[String], source: &Source) -> Option<Diagnostic> {
    let mut seen = BTreeSet::new();
    let again = tags.iter().position(|tag| !seen.insert(tag))?;
    let message = format!("the tag `{}` stands here twice", tags[again]);
    let place = place(source, "tags", Some(again))?;
    Some(Diagnostic::warning("repeated-tag", source.path(), message).at(place).help("keep one of the two"))
}

/// A warning for each source whose id another one before it has.
fn second_ids(sources: &[Citation], file: &SourcePath) -> impl Iterator<Item = Diagnostic> {
    let mut seen = BTreeSet::new();
    let again = sources
        .iter()
        .filter_map(|work| work.id.as_ref())
        .filter(move |&id| !seen.insert(id.as_ref().as_str()));
    again.map(|id| {
        let message = format!("a second source has the id `{}`", id.as_ref());
        Diagnostic::warning("duplicate-source", file, message)
            .at(id.span())
            .help("give each its own: charts name a source by it")
    })
}

/// A warning where an article was updated before its date.
fn early_update(facts: &ArticleFacts, source: &Source) -> Option<Diagnostic> {
    let (date, updated) = (facts.date?, facts.updated?);
    // A date that is less precise may well be the later one.
    if updated >= date || date.to_string().starts_with(&updated.to_string()) {
        return None;
    }
    let message = format!("the article was updated before its date, {date}");
    let place = place(source, "updated", None);
    let warning = Diagnostic::warning("early-update", source.path(), message).at_any(place);
    Some(warning.help("mend one of the two dates"))
}

/// A warning for each time that a term refers to itself.
fn see_itself(facts: &TermFacts, file: &SourcePath) -> impl Iterator<Item = Diagnostic> {
    let own = facts.see.iter().filter(|slug| slug.as_ref() == file.stem());
    own.map(|slug| {
        Diagnostic::warning("see-itself", file, "this term refers to itself")
            .at(slug.span())
            .help("name another term, or take it out")
    })
}

/// What is wrong with an address on another host.
pub(in crate::understand) fn bad_url(url: &Spanned<String>, file: &SourcePath) -> Option<Diagnostic> {
    let problem = || {
        Diagnostic::error("bad-url", file, format!("`{}` is not a web address", url.as_ref()))
            .at(url.span())
            .help("write it with https:// or http:// in front")
    };
    (!is_web_address(url.as_ref())).then(problem)
}

/// Where no page stands: hosts keep what is in the one for a year, and the preview answers below the other.
const OWN_FOLDERS: [&str; 2] = ["/assets/", "/_sharh/"];

/// What is wrong with an address that leads to a document.
fn bad_alias(alias: &Spanned<String>, file: &SourcePath) -> Option<Diagnostic> {
    let text = alias.as_ref().as_str();
    let problem = if !text.starts_with('/') || text.starts_with("//") {
        format!("`{text}` is no address of this site")
    } else if let Err(problem) = Route::new(text) {
        format!("`{text}` cannot be an address: {problem}")
    } else if !text.ends_with('/') && text.rsplit('.').next() != Some("html") {
        format!("`{text}` would be a file that browsers do not show")
    } else if let Some(folder) = OWN_FOLDERS.iter().find(|folder| text.to_lowercase().starts_with(**folder)) {
        format!("`{text}` cannot be an address: what stands below `{folder}` is the program's own")
    } else {
        return None;
    };
    Some(Diagnostic::error("bad-alias", file, problem).at(alias.span()).help(
        "write an address as it stood on this site, `/old/` or `/old.html`; the other names of a term stand in its front matter",
    ))
}

/// Whether `url` is an address that a page may link to on another host.
pub(in crate::understand) fn is_web_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.starts_with('/')
            && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
    })
}
