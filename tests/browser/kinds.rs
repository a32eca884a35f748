//! The pages that tests look at: one of each kind, in each language, of the project's own site.

/// A language's tag, for paths.
pub const LANGUAGES: [&str; 2] = ["ar", "en"];

/// Each kind of page with the path below a language's home.
const KINDS: [(&str, &str); 12] = [
    ("home", ""),
    ("articles", "articles/"),
    ("article", "articles/baku-visit/"),
    ("glossary", "glossary/"),
    ("term", "glossary/iran/"),
    ("background", "context/"),
    ("context", "context/arms-trade/"),
    ("chronicle", "context/karabakh-war/"),
    ("people", "context/who-is-who/"),
    ("timeline", "timeline/"),
    ("page", "about/"),
    ("search", "search/"),
];

/// A page to look at.
pub struct Kind {
    /// What it is called: its kind and its language.
    pub name: String,
    /// Where it stands.
    pub path: String,
}

/// One page of each kind in each language, and the two that speak both.
pub fn kinds() -> Vec<Kind> {
    let both = [("chooser", "/"), ("lost", "/nothing/")];
    let both = both.map(|(name, path)| Kind { name: name.to_owned(), path: path.to_owned() });
    let of = |language: &'static str| {
        KINDS.iter().map(move |(name, path)| Kind {
            name: format!("{name}-{language}"),
            path: format!("/{language}/{path}"),
        })
    };
    LANGUAGES.into_iter().flat_map(of).chain(both).collect()
}
