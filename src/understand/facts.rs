//! What holds of a document in every language: `<slug>.toml`.

use serde::Deserialize;
use toml::Spanned;

use crate::{
    base::{
        date::Date,
        diagnostic::Diagnostic,
        route::Route,
        source::{Source, SourcePath},
    },
    understand::{
        document::Kind,
        settings::ByLanguage,
        table::{date, table},
        text::{mark_length, text},
    },
};

/// The facts of a document, by its kind.
#[derive(Clone, Debug)]
pub enum Facts {
    /// Of an article.
    Article(ArticleFacts),
    /// Of a term.
    Term(TermFacts),
    /// Of a background page.
    Context(ContextFacts),
    /// Of a page about the site.
    Page(PageFacts),
}

/// The facts of an article: `seeds/<slug>.toml`.
#[derive(Deserialize, Clone, Debug, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ArticleFacts {
    /// Addresses that once were its own, and lead to it.
    pub aliases: Vec<Spanned<String>>,
    /// When it was published.
    #[serde(deserialize_with = "date")]
    pub date: Option<Date>,
    /// When it was last changed.
    #[serde(deserialize_with = "date")]
    pub updated: Option<Date>,
    /// The language that it was written in; the others are translations.
    pub original: Option<Spanned<String>>,
    /// What it is about, in words that `[tags]` in `sharh.toml` names in each language.
    pub tags: Vec<String>,
    /// Where it comes from.
    pub source: Option<Credit>,
    /// A picture beside it, by file name.
    pub image: Option<Spanned<String>>,
    /// Whether it is left out unless drafts are asked for.
    pub draft: bool,
}

/// Where an article comes from.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Credit {
    /// The publication's name, in one language or by language.
    pub name: ByLanguage,
    /// Where it can be read.
    pub url: Option<Spanned<String>>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it appeared.
    #[serde(default, deserialize_with = "date")]
    pub date: Option<Date>,
    /// Under what terms it is used, in one language or by language.
    pub rights: Option<ByLanguage>,
}

/// The facts of a term: `content/glossary/<slug>.toml`.
#[derive(Deserialize, Clone, Debug, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct TermFacts {
    /// Addresses that once were its own, and lead to it.
    pub aliases: Vec<Spanned<String>>,
    /// What it is; a concept unless said.
    pub kind: TermKind,
    /// Terms to see also, by slug.
    pub see: Vec<Spanned<String>>,
    /// Where it is: degrees of latitude north and longitude east (WGS 84).
    pub coordinates: Option<Spanned<[f64; 2]>>,
    /// What its text rests on.
    pub sources: Vec<Citation>,
}

/// What a term is.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
#[serde(rename_all = "kebab-case")]
pub enum TermKind {
    /// Someone.
    Person,
    /// A country, city, sea or territory.
    Place,
    /// A body with a name.
    Organisation,
    /// Something that happened.
    Event,
    /// A treaty, deal or statement.
    Agreement,
    /// An idea or a kind of thing.
    #[default]
    Concept,
}

impl TermKind {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [Self; 6] =
        [Self::Person, Self::Place, Self::Organisation, Self::Event, Self::Agreement, Self::Concept];

    /// The kind as facts spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organisation => "organisation",
            Self::Event => "event",
            Self::Agreement => "agreement",
            Self::Concept => "concept",
        }
    }
}

/// The facts of a background page: `content/context/<slug>.toml`.
#[derive(Deserialize, Clone, Debug, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ContextFacts {
    /// Addresses that once were its own, and lead to it.
    pub aliases: Vec<Spanned<String>>,
    /// What sort of page it is; background unless said.
    pub kind: ContextKind,
    /// What it explains: `article:<slug>`, a paragraph as `article:<slug>#p4`, `term:<slug>`.
    pub explains: Vec<Spanned<String>>,
    /// Its place among the background pages; those without one come last.
    pub order: Option<i32>,
    /// What it is about.
    pub tags: Vec<String>,
    /// What its text rests on.
    pub sources: Vec<Citation>,
    /// When it was last changed.
    #[serde(deserialize_with = "date")]
    pub updated: Option<Date>,
    /// Whether it is left out unless drafts are asked for.
    pub draft: bool,
}

/// What sort of background page it is.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
#[serde(rename_all = "kebab-case")]
pub enum ContextKind {
    /// What came before, and why it matters.
    #[default]
    Background,
    /// Events in their order.
    Timeline,
    /// Someone or something, described.
    Profile,
    /// Numbers.
    Figures,
    /// A question, answered.
    Question,
}

impl ContextKind {
    /// The kind as facts spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Background => "background",
            Self::Timeline => "timeline",
            Self::Profile => "profile",
            Self::Figures => "figures",
            Self::Question => "question",
        }
    }
}

/// The facts of a page about the site: `content/pages/<slug>.toml`.
#[derive(Deserialize, Clone, Debug, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct PageFacts {
    /// Addresses that once were its own, and lead to it.
    pub aliases: Vec<Spanned<String>>,
    /// Its place among these pages; those without one come last.
    pub order: Option<i32>,
    /// When it was last changed.
    #[serde(deserialize_with = "date")]
    pub updated: Option<Date>,
    /// Whether it is left out unless drafts are asked for.
    pub draft: bool,
}

/// A work that a text rests on.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Citation {
    /// The name by which charts refer to it.
    pub id: Option<Spanned<String>>,
    /// The work's title.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The year it appeared.
    pub year: Option<u16>,
    /// When it appeared, more precisely.
    #[serde(default, deserialize_with = "date")]
    pub date: Option<Date>,
    /// Where it can be read.
    pub url: Option<Spanned<String>>,
    /// When it was read there.
    #[serde(default, deserialize_with = "date")]
    pub accessed: Option<Date>,
}

impl Facts {
    /// What a document without a facts file has.
    #[must_use]
    pub fn none(kind: Kind) -> Self {
        match kind {
            Kind::Article => Self::Article(ArticleFacts::default()),
            Kind::Term => Self::Term(TermFacts::default()),
            Kind::Context => Self::Context(ContextFacts::default()),
            Kind::Page => Self::Page(PageFacts::default()),
        }
    }

    /// Whether the document is left out unless drafts are asked for.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        match self {
            Self::Article(facts) => facts.draft,
            Self::Term(_) => false,
            Self::Context(facts) => facts.draft,
            Self::Page(facts) => facts.draft,
        }
    }

    /// When the document last changed, as far as its facts say.
    #[must_use]
    pub fn last_change(&self) -> Option<Date> {
        match self {
            Self::Article(facts) => facts.updated.or(facts.date),
            Self::Term(_) => None,
            Self::Context(facts) => facts.updated,
            Self::Page(facts) => facts.updated,
        }
    }

    /// The document's place among those of its kind: those without one come last.
    #[must_use]
    pub fn order(&self) -> i32 {
        let order = match self {
            Self::Context(facts) => facts.order,
            Self::Page(facts) => facts.order,
            Self::Article(_) | Self::Term(_) => None,
        };
        order.unwrap_or(i32::MAX)
    }

    /// What the document is about.
    #[must_use]
    pub fn tags(&self) -> &[String] {
        match self {
            Self::Article(facts) => &facts.tags,
            Self::Context(facts) => &facts.tags,
            Self::Term(_) | Self::Page(_) => &[],
        }
    }

    /// Addresses that once were the document's own, as written.
    #[must_use]
    pub fn aliases(&self) -> &[Spanned<String>] {
        match self {
            Self::Article(facts) => &facts.aliases,
            Self::Term(facts) => &facts.aliases,
            Self::Context(facts) => &facts.aliases,
            Self::Page(facts) => &facts.aliases,
        }
    }

    /// What the document's text rests on.
    #[must_use]
    pub fn sources(&self) -> &[Citation] {
        match self {
            Self::Term(facts) => &facts.sources,
            Self::Context(facts) => &facts.sources,
            Self::Article(_) | Self::Page(_) => &[],
        }
    }

    fn urls(&self) -> impl Iterator<Item = &Spanned<String>> {
        let credit = match self {
            Self::Article(facts) => facts.source.as_ref(),
            _ => None,
        };
        credit
            .and_then(|credit| credit.url.as_ref())
            .into_iter()
            .chain(self.sources().iter().filter_map(|work| work.url.as_ref()))
    }
}

/// Reads a facts file; a broken one gives none.
pub(super) fn facts(source: &Source, kind: Kind) -> (Option<Facts>, Vec<Diagnostic>) {
    let read = text(source).and_then(|text| {
        let offset = mark_length(text);
        let (text, file) = (&text[offset..], source.path());
        let facts = match kind {
            Kind::Article => table(text, offset, file).map(Facts::Article),
            Kind::Term => table(text, offset, file).map(Facts::Term),
            Kind::Context => table(text, offset, file).map(Facts::Context),
            Kind::Page => table(text, offset, file).map(Facts::Page),
        };
        facts.map_err(|problem| vec![problem])
    });
    match read {
        Ok(facts) => {
            let wrong = check(&facts, source);
            (Some(facts), wrong)
        }
        Err(wrong) => (None, wrong),
    }
}

fn check(facts: &Facts, source: &Source) -> Vec<Diagnostic> {
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
pub(super) fn is_web_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.starts_with('/')
            && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
    })
}
