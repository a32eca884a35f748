//! What stands beside a document's page: citations as files, and a page for frames on other sites.

use crate::{
    base::{language::tag::Tag, route::Route, source::SourcePath},
    link::{
        DocumentId,
        address::{Claims, Recipe},
    },
    understand::{
        document::{Document, Kind},
        share::Share,
    },
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

    fn file(self) -> &'static str {
        match self {
            Self::Bibtex => "cite.bib",
            Self::Ris => "cite.ris",
            Self::Csl => "cite.json",
        }
    }
}

/// Where the citation of the page at `page` stands.
#[must_use]
pub fn citation_route(page: &Route, format: CitationFormat) -> Option<Route> {
    Route::new(&format!("{page}{}", format.file())).ok()
}

/// Where the page at `page` stands for frames on other sites.
#[must_use]
pub fn embed_route(page: &Route) -> Option<Route> {
    Route::new(&format!("{page}embed/")).ok()
}

/// Where that page is described for programs (oEmbed).
#[must_use]
pub fn oembed_route(page: &Route) -> Option<Route> {
    Route::new(&format!("{page}embed/oembed.json")).ok()
}

/// What is made beside a document's page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Companions {
    citations: bool,
    pub embed: bool,
}

impl Companions {
    /// What the settings ask for beside the page of a document in `tag`. What another site shows
    /// needs this site's address.
    pub(super) fn new(share: Share, has_base_url: bool, document: &Document, tag: &Tag) -> Self {
        let version = document.versions.get(tag);
        let has_embed =
            |kind| kind == Kind::Term || version.is_some_and(|version| !version.body.moments.is_empty());
        Self {
            citations: share.citations
                && version.is_some()
                && matches!(document.kind, Kind::Article | Kind::Context),
            embed: share.embeds
                && has_base_url
                && version.is_some()
                && matches!(document.kind, Kind::Term | Kind::Context)
                && has_embed(document.kind),
        }
    }

    /// Claims their addresses beside `page`.
    pub(super) fn claim(
        self,
        claims: &mut Claims,
        page: &Route,
        id: DocumentId,
        tag: &Tag,
        file: &SourcePath,
    ) {
        let formats = CitationFormat::ALL.into_iter().filter(|_| self.citations);
        let citations = formats.filter_map(|format| {
            Some((citation_route(page, format)?, Recipe::Citation(id, tag.clone(), format)))
        });
        let embed = embed_route(page).map(|route| (route, Recipe::Embed(id, tag.clone())));
        let oembed = oembed_route(page).map(|route| (route, Recipe::Oembed(id, tag.clone())));
        let frames = embed.into_iter().chain(oembed).filter(|_| self.embed);
        for (route, recipe) in citations.chain(frames) {
            claims.claim(route, recipe, file);
        }
    }
}
