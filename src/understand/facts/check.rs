//! What the facts of a document say that cannot be.

use toml::Spanned;

use crate::base::{
    diagnostic::Diagnostic,
    route::Route,
    source::{Source, SourcePath},
};

use super::{Facts, TermFacts};

/// What is wrong with facts that can be read.
pub(super) fn check(facts: &Facts, source: &Source) -> Vec<Diagnostic> {
    let not_web = |url: &&Spanned<String>| !is_web_address(url.as_ref());
    let mut wrong: Vec<Diagnostic> = facts
        .urls()
        .filter(not_web)
        .map(|url| {
            Diagnostic::error("bad-url", source.path(), format!("`{}` is not a web address", url.as_ref()))
                .at(url.span())
                .help("write it with https:// or http:// in front")
        })
        .collect();
    wrong.extend(facts.aliases().iter().filter_map(|alias| bad_alias(alias, source.path())));
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

/// What is wrong with an address that leads to a document.
fn bad_alias(alias: &Spanned<String>, file: &SourcePath) -> Option<Diagnostic> {
    let text = alias.as_ref().as_str();
    let problem = if !text.starts_with('/') || text.starts_with("//") {
        format!("`{text}` is no address of this site")
    } else if let Err(problem) = Route::new(text) {
        format!("`{text}` cannot be an address: {problem}")
    } else if !text.ends_with('/') && text.rsplit('.').next() != Some("html") {
        format!("`{text}` would be a file that browsers do not show")
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
