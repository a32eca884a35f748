//! What stands beside a document's page: its text as Markdown, a share card, citations as files, and a
//! page for frames on other sites.

use crate::{
    base::{language::tag::Tag, route::Route},
    link::{DocumentId, recipe::Recipe},
    understand::{document::Kind, share::Share, version::Version},
};

/// A format of bibliographies.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum CitationFormat {
    /// BibTeX.
    Bibtex,
    /// RIS.
    Ris,
    /// The JSON of the Citation Style Language.
    Csl,
}

impl CitationFormat {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Bibtex, Self::Ris, Self::Csl];

    /// What those who use it call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bibtex => "BibTeX",
            Self::Ris => "RIS",
            Self::Csl => "CSL-JSON",
        }
    }
}

/// What may stand beside a document's page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Companion {
    /// Its text as Markdown.
    Markdown,
    /// The picture that shows a link to it.
    ShareCard,
    /// How it is cited, as a file.
    Citation(CitationFormat),
    /// The page for frames on other sites.
    Embed,
    /// The description of that page for programs (oEmbed).
    Oembed,
}

impl Companion {
    /// All that there can be.
    pub(super) const ALL: [Self; 7] = [
        Self::Markdown,
        Self::ShareCard,
        Self::Citation(CitationFormat::Bibtex),
        Self::Citation(CitationFormat::Ris),
        Self::Citation(CitationFormat::Csl),
        Self::Embed,
        Self::Oembed,
    ];

    /// Where it stands beside the page at `page`.
    #[must_use]
    pub fn route(self, page: &Route) -> Option<Route> {
        let name = match self {
            Self::Markdown => "index.md",
            Self::ShareCard => "card.png",
            Self::Citation(CitationFormat::Bibtex) => "cite.bib",
            Self::Citation(CitationFormat::Ris) => "cite.ris",
            Self::Citation(CitationFormat::Csl) => "cite.json",
            Self::Embed => "embed/",
            Self::Oembed => "embed/oembed.json",
        };
        Route::new(&format!("{page}{name}")).ok()
    }

    /// How it is made.
    pub(super) fn recipe(self, id: DocumentId, tag: &Tag) -> Recipe {
        let tag = tag.clone();
        match self {
            Self::Markdown => Recipe::Markdown(id, tag),
            Self::ShareCard => Recipe::ShareCard(id, tag),
            Self::Citation(format) => Recipe::Citation(id, tag, format),
            Self::Embed => Recipe::Embed(id, tag),
            Self::Oembed => Recipe::Oembed(id, tag),
        }
    }

    /// Whether the settings ask for it beside the page that shows this version of a document.
    pub(super) fn is_wanted(self, share: Share, kind: Kind, version: &Version) -> bool {
        match self {
            Self::Markdown => share.markdown,
            Self::ShareCard => share.cards && kind != Kind::Page,
            Self::Citation(_) => share.citations && matches!(kind, Kind::Article | Kind::Context),
            Self::Embed | Self::Oembed => {
                let is_small =
                    kind == Kind::Term || kind == Kind::Context && !version.body.moments.is_empty();
                share.embeds && is_small
            }
        }
    }

    /// Whether it is for other sites, and so needs this one's address.
    pub(super) fn is_for_other_sites(self) -> bool {
        matches!(self, Self::Embed | Self::Oembed)
    }
}
