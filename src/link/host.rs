//! The files that speak to hosts, and the name of the site's own.

use crate::{
    base::{diagnostic::Diagnostic, source::SourcePath},
    link::{Recipe, Site},
    understand::share::Hosting,
};

/// A file that speaks to the host, not to readers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HostFile {
    /// What the head of each answer says (Netlify, Cloudflare Pages).
    Headers,
    /// Where addresses lead that have moved (the same).
    Redirects,
    /// That GitHub Pages should publish the files as they are.
    NoJekyll,
    /// The name of the host (GitHub Pages, Codeberg Pages).
    Cname,
}

/// The files for hosts, with their addresses.
pub(super) fn files(hosting: Hosting) -> Vec<(String, Recipe)> {
    let all = [
        ("/_headers", HostFile::Headers),
        ("/_redirects", HostFile::Redirects),
        ("/.nojekyll", HostFile::NoJekyll),
    ];
    let named = hosting.cname.map(|_| ("/CNAME", HostFile::Cname));
    all.into_iter().chain(named).map(|(text, file)| (text.to_owned(), Recipe::Host(file))).collect()
}

impl Site {
    /// The host that the site's address names, without its port; nothing where it is not known.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        let rest = self.base_url.split_once("://")?.1;
        rest.split(['/', ':']).next().filter(|host| !host.is_empty())
    }

    /// The path of the site's root on its host, with a `/` at both ends.
    #[must_use]
    pub fn root_path(&self) -> &str {
        let rest = self.base_url.split_once("://").map_or("", |(_, rest)| rest);
        rest.find('/').map_or("/", |at| &rest[at..])
    }
}

/// A host's name is asked for where the site's address names none of its own.
pub(super) fn check(site: &Site) -> Option<Diagnostic> {
    let span = site.corpus.settings.hosting.cname?;
    let wrong = |message: String, help: &str| {
        let file = SourcePath::new(SourcePath::SETTINGS);
        Some(Diagnostic::error("bad-cname", &file, message).at(span.range()).help(help))
    };
    let Some(host) = site.host() else {
        return wrong(
            "the file CNAME names the site's host, and no `base-url` says which it is".to_owned(),
            "set `base-url`, or take `cname` out",
        );
    };
    if site.root_path() != "/" {
        let message =
            format!("a host is named for a whole site, and this one stands under `{}`", site.root_path());
        return wrong(message, "take `cname` out, or publish the site at its host's root");
    }
    let is_number = host.split('.').all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if is_number || host.starts_with('[') || !host.contains('.') {
        return wrong(
            format!("`{host}` is not the name of a domain"),
            "set `base-url` to the site's own domain",
        );
    }
    None
}
