//! The files that speak to hosts.

use std::fmt::Write;

use crate::{
    base::route::Route,
    link::{HostFile, Recipe, Site},
    render::escape::url_path,
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

/// Files that hosts know no type of, or one without a charset: their paths for the host, how their
/// routes end, their types. Markdown must name its charset (RFC 7763, section 2) and says which it is.
const BY_NAME: [(&str, &str, &str); 5] = [
    ("/llms.txt", "/llms.txt", "text/plain; charset=utf-8"),
    ("/*.md", ".md", "text/markdown; charset=utf-8; variant=GFM"),
    ("/*/cite.bib", "/cite.bib", "application/x-bibtex; charset=utf-8"),
    ("/*/cite.ris", "/cite.ris", "application/x-research-info-systems"),
    ("/*/opensearch.xml", "/opensearch.xml", "application/opensearchdescription+xml"),
];

/// The fields of each answer's head. What the addresses of assets name never changes.
fn headers(site: &Site) -> String {
    let mut out = format!(
        "/*\n  Content-Security-Policy: {CONTENT_SECURITY_POLICY}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n\n\
         /assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    );
    let feeds = site
        .languages()
        .iter()
        .map(|language| (format!("/{}/feed.xml", language.tag()), "application/atom+xml; charset=utf-8"));
    let feeds = feeds.filter(|(path, _)| is_there(site, path));
    let has = |name: &str| site.routes.keys().any(|route| route.as_str().ends_with(name));
    let by_name = BY_NAME.into_iter().filter(|(_, name, _)| has(name));
    for (path, kind) in feeds.chain(by_name.map(|(path, _, kind)| (path.to_owned(), kind))) {
        // Writing to a string never fails.
        let _ = writeln!(out, "\n{path}\n  Content-Type: {kind}");
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
