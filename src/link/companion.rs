//! What stands beside a document's page: its text as Markdown, a share card, citations as files, and a
//! page for frames on other sites.

use crate::{
    base::{language::tag::Tag, route::Route, source::SourcePath},
    link::{DocumentId, claims::Claims, recipe::Recipe},
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

/// Where the text of the page at `page` stands as Markdown.
pub(super) fn markdown_route(page: &Route) -> Option<Route> {
    Route::new(&format!("{page}index.md")).ok()
}

/// Where the share card of the page at `page` stands.
pub(super) fn share_card_route(page: &Route) -> Option<Route> {
    Route::new(&format!("{page}card.png")).ok()
}

/// What is made beside a document's page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Companions {
    markdown: bool,
    share_card: bool,
    citations: bool,
    pub embed: bool,
}

impl Companions {
    /// What the settings ask for beside the page of a document in `tag`; nothing where it is not
    /// written in that language. What another site shows needs this site's address.
    pub(super) fn new(share: Share, has_base_url: bool, document: &Document, tag: &Tag) -> Self {
        let version = document.versions.get(tag);
        let (kind, is_written) = (document.kind, version.is_some());
        let can_be_framed = match kind {
            Kind::Term => true,
            Kind::Context => version.is_some_and(|version| !version.body.moments.is_empty()),
            Kind::Article | Kind::Page => false,
        };
        Self {
            markdown: share.markdown && is_written,
            share_card: share.cards && is_written && kind != Kind::Page,
            citations: share.citations && is_written && matches!(kind, Kind::Article | Kind::Context),
            embed: share.embeds && has_base_url && is_written && can_be_framed,
        }
    }

    /// Claims their addresses beside `page`.
    pub(super) fn claim(
        self,
        claims: &mut Claims,
        page: &Route,
        (id, tag): (DocumentId, &Tag),
        file: &SourcePath,
    ) {
        let mut claim = |route: Option<Route>, recipe: Recipe| {
            if let Some(route) = route {
                claims.claim(route, recipe, file);
            }
        };
        if self.markdown {
            claim(markdown_route(page), Recipe::Markdown(id, tag.clone()));
        }
        if self.share_card {
            claim(share_card_route(page), Recipe::ShareCard(id, tag.clone()));
        }
        for format in CitationFormat::ALL.into_iter().filter(|_| self.citations) {
            claim(citation_route(page, format), Recipe::Citation(id, tag.clone(), format));
        }
        if self.embed {
            claim(embed_route(page), Recipe::Embed(id, tag.clone()));
            claim(oembed_route(page), Recipe::Oembed(id, tag.clone()));
        }
    }
}
