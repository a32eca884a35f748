//! What holds of a document in every language: `<slug>.toml`.

mod article;
mod check;
mod citation;
mod context;
mod page;
mod term;

use toml::Spanned;

use crate::{
    base::{
        date::Date,
        diagnostic::{Diagnostic, Span},
        source::Source,
    },
    understand::{
        document::Kind,
        front::Front,
        table::{has_key, table, unknown_key},
        text::text,
    },
};

pub use article::{ArticleFacts, Credit};
pub(super) use check::{bad_url, is_web_address};
pub use citation::Citation;
pub use context::{ContextFacts, ContextKind};
pub use page::PageFacts;
pub use term::{TermFacts, TermKind};

use check::check;

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
        self.draft_place().is_some()
    }

    /// Where it is said that the document is a draft; nothing where it is none.
    #[must_use]
    pub fn draft_place(&self) -> Option<Span> {
        let draft = match self {
            Self::Article(facts) => facts.draft.as_ref(),
            Self::Term(_) => None,
            Self::Context(facts) => facts.draft.as_ref(),
            Self::Page(facts) => facts.draft.as_ref(),
        };
        draft.filter(|draft| *draft.as_ref()).map(|draft| draft.span().into())
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

/// Whether the facts of a document of this kind have this key.
pub(super) fn has_fact(kind: Kind, key: &str) -> bool {
    match kind {
        Kind::Article => has_key::<ArticleFacts>(key),
        Kind::Term => has_key::<TermFacts>(key),
        Kind::Context => has_key::<ContextFacts>(key),
        Kind::Page => has_key::<PageFacts>(key),
    }
}

/// The same, with a word on a key that belongs in the front matter.
fn elsewhere(problem: Diagnostic, kind: Kind) -> Diagnostic {
    let is_front = |key: &str| has_key::<Front>(key) && !has_fact(kind, key);
    if !unknown_key(&problem).is_some_and(is_front) {
        return problem;
    }
    let help = format!(
        "this belongs in the front matter of each version, `{}.<language>.…`, between two `+++` lines",
        problem.file.stem()
    );
    problem.help(help)
}

/// Reads a facts file; a broken one gives none.
pub(super) fn facts(source: &Source, kind: Kind) -> (Option<Facts>, Vec<Diagnostic>) {
    let read = text(source).and_then(|text| {
        // A byte order mark stays: TOML passes over it, and every place is one in the file.
        let file = source.path();
        let facts = match kind {
            Kind::Article => table(text, 0, file).map(Facts::Article),
            Kind::Term => table(text, 0, file).map(Facts::Term),
            Kind::Context => table(text, 0, file).map(Facts::Context),
            Kind::Page => table(text, 0, file).map(Facts::Page),
        };
        facts.map_err(|problem| vec![elsewhere(problem, kind)])
    });
    match read {
        Ok(facts) => {
            let wrong = check(&facts, source);
            (Some(facts), wrong)
        }
        Err(wrong) => (None, wrong),
    }
}
