//! A page as a browser's parser sees it.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

/// A page, parsed.
pub struct Page {
    route: String,
    source: String,
    tree: Html,
}

/// An element of a page.
#[derive(Clone, Copy)]
pub struct Element<'a>(ElementRef<'a>);

impl Page {
    pub fn new(route: &str, source: String) -> Self {
        let tree = Html::parse_document(&source);
        Self { route: route.to_owned(), source, tree }
    }

    /// The page's bytes as text.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Where the parser stumbled.
    pub fn errors(&self) -> Vec<String> {
        self.tree.errors.iter().map(ToString::to_string).collect()
    }

    /// Holds that a reader finds `text` on the page: markup and white space do not count.
    pub fn has(&self, text: &str) -> &Self {
        let shown = self.shown();
        assert!(shown.contains(text), "{} does not say “{text}”, but:\n{shown}", self.route);
        self
    }

    /// Holds that a reader does not find `text` on the page.
    pub fn lacks(&self, text: &str) -> &Self {
        let shown = self.shown();
        assert!(!shown.contains(text), "{} says “{text}”:\n{shown}", self.route);
        self
    }

    /// Holds that the bytes of the page do not hold `html`.
    pub fn lacks_html(&self, html: &str) -> &Self {
        assert!(!self.source.contains(html), "{} holds {html}:\n{}", self.route, self.source);
        self
    }

    /// The text of the page's body.
    pub fn shown(&self) -> String {
        self.one("body").text()
    }

    /// The elements that a CSS selector chooses, in order.
    pub fn all(&self, css: &str) -> Vec<Element<'_>> {
        self.tree.select(&selector(css)).map(Element).collect()
    }

    /// The one element that a CSS selector chooses.
    pub fn one(&self, css: &str) -> Element<'_> {
        let found = self.all(css);
        assert_eq!(found.len(), 1, "{} has {} of {css}:\n{}", self.route, found.len(), self.source);
        found[0]
    }

    /// Holds that a CSS selector chooses nothing.
    pub fn none(&self, css: &str) -> &Self {
        let found: Vec<String> = self.all(css).iter().map(Element::html).collect();
        assert!(found.is_empty(), "{} has {css}: {found:?}", self.route);
        self
    }

    /// The texts of the elements that a CSS selector chooses.
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.all(css).iter().map(Element::text).collect()
    }

    /// This attribute of the elements that a CSS selector chooses.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        self.all(css).iter().map(|element| element.attr(name).to_owned()).collect()
    }

    /// The innermost elements that hold all of `text`.
    pub fn around(&self, text: &str) -> Vec<Element<'_>> {
        let holds = |element: &Element<'_>| element.text().contains(text);
        let is_innermost =
            |element: &Element<'_>| !element.0.child_elements().any(|child| holds(&Element(child)));
        self.all("body, body *").into_iter().filter(holds).filter(is_innermost).collect()
    }

    /// Holds that `text` stands on the page in this language and direction, wherever it stands.
    pub fn speaks(&self, text: &str, lang: &str, dir: &str) -> &Self {
        let found = self.around(text);
        assert!(!found.is_empty(), "{} does not say “{text}”:\n{}", self.route, self.source);
        for element in found {
            assert_eq!(element.language(), (lang, dir), "“{text}” on {}: {}", self.route, element.html());
        }
        self
    }

    /// Every id on the page; panics where one stands twice.
    pub fn ids(&self) -> BTreeSet<String> {
        let mut ids = BTreeSet::new();
        for id in self.attributes("[id]", "id") {
            assert!(ids.insert(id.clone()), "{} has the id {id} twice", self.route);
        }
        ids
    }

    /// The data in the page's scripts of JSON-LD.
    pub fn data(&self) -> Vec<serde_json::Value> {
        let scripts = self.all("script[type='application/ld+json']");
        scripts.iter().map(|script| serde_json::from_str(&script.raw_text()).unwrap()).collect()
    }
}

impl<'a> Element<'a> {
    /// Its text, white space collapsed.
    pub fn text(&self) -> String {
        self.raw_text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Its text as it stands.
    pub fn raw_text(&self) -> String {
        self.0.text().collect()
    }

    /// Its outer HTML.
    pub fn html(&self) -> String {
        self.0.html()
    }

    /// Its name.
    pub fn name(&self) -> &'a str {
        self.0.value().name()
    }

    /// This attribute, which it has to have.
    pub fn attr(&self, name: &str) -> &'a str {
        self.maybe(name).unwrap_or_else(|| panic!("no attribute {name}: {}", self.html()))
    }

    /// This attribute, if it has it.
    pub fn maybe(&self, name: &str) -> Option<&'a str> {
        self.0.value().attr(name)
    }

    /// The elements in it that a CSS selector chooses.
    pub fn all(&self, css: &str) -> Vec<Element<'a>> {
        self.0.select(&selector(css)).map(Element).collect()
    }

    /// The language and the direction that its text has, as it says itself or inherits.
    pub fn language(&self) -> (&'a str, &'a str) {
        let inherited = |name| {
            let itself = std::iter::once(self.0);
            let around = self.0.ancestors().filter_map(ElementRef::wrap);
            itself.chain(around).find_map(|element| element.value().attr(name)).unwrap_or_default()
        };
        (inherited("lang"), inherited("dir"))
    }

    /// Whether it stands in an element that a CSS selector chooses, or is one.
    pub fn is_within(&self, css: &str) -> bool {
        let selector = selector(css);
        let around = self.0.ancestors().filter_map(ElementRef::wrap);
        std::iter::once(self.0).chain(around).any(|element| selector.matches(&element))
    }
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|problem| panic!("{css}: {problem}"))
}

#[test]
fn a_page_that_is_not_well_formed_is_noticed() {
    for html in
        ["<p>", "<!doctype html><p></b>", "<!doctype html><a href=x href=y>", "<!doctype html><table><p>"]
    {
        assert!(!Page::new("/", html.to_owned()).errors().is_empty(), "{html}");
    }
}
