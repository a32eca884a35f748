//! The files that speak to hosts.

use std::fmt::Write;

use crate::{
    base::route::Route,
    link::{HostFile, Recipe, Site},
    render::{content_type::content_type, escape::url_path},
    understand::lock::Places,
};

/// What pages may load: the site's own files, and no script or style inside them.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
     img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";

/// The text of a file for the host.
///
/// Hosts that read `_headers` and `_redirects` take their paths from the output folder, wherever
/// the site stands for its readers.
pub(super) fn host_file(site: &Site, file: HostFile) -> String {
    match file {
        HostFile::Headers => headers(site),
        HostFile::Redirects => redirects(site),
        HostFile::NoJekyll => String::new(),
        HostFile::Cname => site.host().map_or_else(String::new, |host| format!("{host}\n")),
    }
}

/// Files that hosts know no type of, or one without a charset: their paths for the host, and how
/// their routes end.
const BY_NAME: [(&str, &str); 5] = [
    ("/llms.txt", "/llms.txt"),
    ("/*.md", ".md"),
    ("/*/cite.bib", "/cite.bib"),
    ("/*/cite.ris", "/cite.ris"),
    ("/*/opensearch.xml", "/opensearch.xml"),
];

/// The fields of each answer's head. What the addresses of assets name never changes.
fn headers(site: &Site) -> String {
    let mut out = format!(
        "/*\n  Content-Security-Policy: {CONTENT_SECURITY_POLICY}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n\n\
         /assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    );
    let feeds = site.languages().iter().map(|language| format!("/{}/feed.xml", language.tag()));
    let feeds = feeds.filter(|path| is_there(site, path));
    let has = |name: &str| site.routes.keys().any(|route| route.as_str().ends_with(name));
    let by_name = BY_NAME.into_iter().filter(|(_, name)| has(name));
    for path in feeds.chain(by_name.map(|(path, _)| path.to_owned())) {
        // Writing to a string never fails.
        let _ = writeln!(out, "\n{path}\n  Content-Type: {}", content_type(&path));
    }
    out
}

/// Where addresses lead that have moved: from the output folder's, to the readers'. One that leads
/// to another text is left to its page, since a browser would take the place on it along.
fn redirects(site: &Site) -> String {
    let mut out = String::from("# Addresses that have moved: the old, the new, and how an answer says so.\n");
    let root = site.root_path();
    for (route, recipe) in site.routes.iter() {
        let Recipe::Moved(id, tag, Places::Same) = recipe else { continue };
        if let Some(to) = site.address(*id, tag) {
            // Writing to a string never fails.
            let _ = writeln!(out, "{} {root}{} 301", url_path(route.as_str()), url_path(&to.as_str()[1..]));
        }
    }
    out
}

fn is_there(site: &Site, path: &str) -> bool {
    Route::new(path).is_ok_and(|route| site.routes.contains_key(&route))
}
