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

use super::{ArticleFacts, Facts, TermFacts};

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
    let file = source.path();
    let warning = |code, message: String, place: Range<usize>, help: &str| {
        Diagnostic::warning(code, file, message).at(place).help(help)
    };
    // The whole file is a table: its mark counts as white space.
    let place = |key, entry| place_of(source.text()?, key, entry);
    let mut wrong = Vec::new();
    let tags = facts.tags();
    let mut seen = BTreeSet::new();
    if let Some(again) = tags.iter().position(|tag| !seen.insert(tag))
        && let Some(place) = place("tags", Some(again))
    {
        wrong.push(warning(
            "repeated-tag",
            format!("the tag `{}` stands here twice", tags[again]),
            place,
            "keep one of the two",
        ));
    }
    let mut ids = BTreeSet::new();
    let ids = facts.sources().iter().filter_map(|work| {
        let id = work.id.as_ref()?;
        (!ids.insert(id.as_ref().as_str())).then_some(id)
    });
    wrong.extend(ids.map(|id| {
        let message = format!("a second source has the id `{}`", id.as_ref());
        warning("duplicate-source", message, id.span(), "give each its own: charts name a source by it")
    }));
    match facts {
        Facts::Article(ArticleFacts { date: Some(date), updated: Some(updated), .. })
            if updated < date && !date.to_string().starts_with(&updated.to_string()) =>
        {
            let message = format!("the article was updated before its date, {date}");
            let place = place("updated", None).unwrap_or_default();
            wrong.push(warning("early-update", message, place, "mend one of the two dates"));
        }
        Facts::Term(facts) => {
            let own = facts.see.iter().filter(|slug| slug.as_ref() == file.stem());
            wrong.extend(own.map(|slug| {
                warning(
                    "see-itself",
                    "this term refers to itself".to_owned(),
                    slug.span(),
                    "name another term, or take it out",
                )
            }));
        }
        _ => {}
    }
    wrong
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
