//! A site in memory: files go in, pages and diagnostics come out.
//!
//! ```ignore
//! SiteTest::new()
//!     .file("seeds/x.ar.txt", "عنوان\nمقدمة\nفقرة")
//!     .build()
//!     .no_diagnostics()
//!     .page("/ar/articles/x/")
//!     .has("فقرة");
//! ```

use std::{collections::BTreeMap, fmt::Write as _};

use sharh::{
    base::{
        diagnostic::Diagnostic,
        route::Route,
        source::{Source, SourcePath},
    },
    pipeline::{Memory, Options, Website, pipeline},
    read::Sources,
    understand::Drafts,
};

use crate::page::Page;

/// The address that sites in these tests have when they have one.
pub const BASE: &str = "https://example.org/";

/// A site that is being written.
pub struct SiteTest {
    files: BTreeMap<String, Vec<u8>>,
    options: Options,
    memory: Memory,
}

/// A site that was built, and what was said about it.
pub struct Built {
    test: SiteTest,
    website: Option<Website>,
    diagnostics: Vec<Diagnostic>,
}

impl SiteTest {
    /// A site without any file.
    pub fn new() -> Self {
        let options = Options { base_url: None, drafts: Drafts::Hidden };
        Self { files: BTreeMap::new(), options, memory: Memory::default() }
    }

    /// Adds a file, or puts another in its place.
    pub fn file(mut self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.files.insert(path.to_owned(), text.as_ref().to_vec());
        self
    }

    /// Adds several files.
    pub fn files<'a>(self, files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        files.into_iter().fold(self, |site, (path, text)| site.file(path, text))
    }

    /// Gives the site its address.
    pub fn at(mut self, base_url: &str) -> Self {
        self.options.base_url = Some(base_url.to_owned());
        self
    }

    /// Takes drafts in.
    pub fn with_drafts(mut self) -> Self {
        self.options.drafts = Drafts::Shown;
        self
    }

    /// Builds the site.
    pub fn build(self) -> Built {
        let file = |(path, bytes): (&String, &Vec<u8>)| Source::new(SourcePath::new(path), bytes.clone());
        let sources: Sources = self.files.iter().map(file).collect();
        let (website, mut diagnostics) = pipeline(&sources, &self.options, &self.memory);
        diagnostics.extend(website.iter().flat_map(Website::proof));
        diagnostics.sort();
        diagnostics.dedup();
        Built { test: self, website, diagnostics }
    }
}

impl Built {
    /// Changes or adds a file; [`Built::rebuild`] takes it in.
    pub fn change(mut self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.test = self.test.file(path, text);
        self
    }

    /// Removes a file; [`Built::rebuild`] notices.
    pub fn remove(mut self, path: &str) -> Self {
        assert!(self.test.files.remove(path).is_some(), "there is no {path} to remove");
        self
    }

    /// Removes a file if it is there.
    pub fn without(mut self, path: &str) -> Self {
        self.test.files.remove(path);
        self
    }

    /// Builds again, with what the last build remembers.
    pub fn rebuild(self) -> Self {
        self.test.build()
    }

    /// Keeps the promises of the site in its `links.lock`, as a build does.
    pub fn promise(self) -> Self {
        let lock = self.lock();
        self.change("links.lock", lock)
    }

    /// What the site's `links.lock` becomes.
    pub fn lock(&self) -> String {
        self.website().site.next_lock().to_text()
    }

    /// A file as it is written.
    pub fn source(&self, path: &str) -> Vec<u8> {
        self.test.files[path].clone()
    }

    /// The same files, built by a program that remembers nothing.
    pub fn anew(&self) -> Self {
        let files = self.test.files.clone();
        SiteTest { files, options: self.test.options.clone(), memory: Memory::default() }.build()
    }

    /// The page at `route`.
    pub fn page(&self, route: &str) -> Page {
        Page::new(route, self.text(route))
    }

    /// What stands at `route`, as text.
    pub fn text(&self, route: &str) -> String {
        String::from_utf8(self.bytes(route)).unwrap_or_else(|_| panic!("{route} is not UTF-8"))
    }

    /// What stands at `route`.
    pub fn bytes(&self, route: &str) -> Vec<u8> {
        let rendered = self.website().render(&Route::new(route).unwrap());
        let Some(rendered) = rendered else { panic!("no page at {route}; there are: {:#?}", self.routes()) };
        rendered.unwrap_or_else(|problem| panic!("{route} cannot be rendered: {problem:?}")).as_ref().to_vec()
    }

    /// What stands at `route`, unless its template is wrong.
    pub fn rendered(&self, route: &str) -> Option<Vec<u8>> {
        let rendered = self.website().render(&Route::new(route).unwrap())?.ok()?;
        Some(rendered.as_ref().to_vec())
    }

    /// Holds that every diagnostic marks whole characters of its file.
    pub fn spans_are_whole(&self) -> &Self {
        for wrong in &self.diagnostics {
            let bytes = self.test.files.get(wrong.file.as_str());
            let (Some(span), Some(bytes)) = (wrong.span, bytes) else { continue };
            assert!(span.range().end <= bytes.len(), "{wrong:?} is past the end");
            if let Ok(text) = str::from_utf8(bytes) {
                assert!(text.get(span.range()).is_some(), "{wrong:?} cuts a character");
            }
        }
        self
    }

    /// Every address of the site, sorted.
    pub fn routes(&self) -> Vec<String> {
        self.website().routes().iter().map(Route::to_string).collect()
    }

    /// Every page, feed and list of the site, without the theme's files.
    pub fn pages(&self) -> Vec<String> {
        self.routes().into_iter().filter(|route| !route.starts_with("/assets/")).collect()
    }

    /// Whether the site has this address.
    pub fn has_route(&self, route: &str) -> bool {
        self.routes().iter().any(|known| known == route)
    }

    /// The site as a value.
    pub fn website(&self) -> &Website {
        let said = || self.said();
        self.website.as_ref().unwrap_or_else(|| panic!("there is no site:\n{}", said()))
    }

    /// Whether there is a site at all: without readable templates there is none.
    pub fn is_a_site(&self) -> bool {
        self.website.is_some()
    }

    /// What was said, in full.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Holds that nothing is wrong.
    pub fn no_diagnostics(&self) -> &Self {
        assert!(self.diagnostics.is_empty(), "there are diagnostics:\n{}", self.said());
        self
    }

    /// Holds that nothing is wrong but this; `place` is `file`, or `file:line:column`.
    pub fn only_diagnostic(&self, code: &str, place: &str) -> &Diagnostic {
        assert_eq!(self.diagnostics.len(), 1, "not one diagnostic:\n{}", self.said());
        self.diagnostic(code, place)
    }

    /// Holds that this is wrong; `place` is `file`, or `file:line:column`.
    pub fn diagnostic(&self, code: &str, place: &str) -> &Diagnostic {
        let is_it = |wrong: &&Diagnostic| wrong.code == code && self.place(wrong) == place;
        let found = self.diagnostics.iter().find(is_it);
        found.unwrap_or_else(|| panic!("no {code} at {place}, but:\n{}", self.said()))
    }

    /// All diagnostics, a line each: `code place: message; help`.
    pub fn said(&self) -> String {
        self.diagnostics.iter().fold(String::new(), |mut out, wrong| {
            let _ = writeln!(out, "{} {}: {}; {}", wrong.code, self.place(wrong), wrong.message, wrong.help);
            out
        })
    }

    /// Where a diagnostic points: `file:line:column`, lines and characters counted from 1.
    pub fn place(&self, wrong: &Diagnostic) -> String {
        let file = wrong.file.as_str();
        let bytes = self.test.files.get(file).map(Vec::as_slice);
        let (Some(span), Some(bytes)) = (wrong.span, bytes) else { return file.to_owned() };
        let before = String::from_utf8_lossy(&bytes[..span.start as usize]).into_owned();
        let line = before.rsplit('\n').next().unwrap_or_default().trim_start_matches('\u{feff}');
        format!("{file}:{}:{}", before.matches('\n').count() + 1, line.chars().count() + 1)
    }
}
