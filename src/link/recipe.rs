//! How the page at an address is made.

use crate::{
    base::language::tag::Tag,
    link::{DocumentId, companion::CitationFormat, host::HostFile},
    understand::lock::Places,
};

/// How the page at an address is made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Recipe {
    /// The page that chooses a language.
    Chooser,
    /// The page for addresses that lead nowhere.
    NotFound,
    /// The home page in a language.
    Home(Tag),
    /// The list of articles in a language, one page of it; the first is 1.
    Articles(Tag, u32),
    /// The glossary's index.
    Glossary(Tag),
    /// The index of background pages.
    Contexts(Tag),
    /// Every dated event.
    Timeline(Tag),
    /// A document's page in a language.
    Document(DocumentId, Tag),
    /// A page that leads on to a document's page, and whether to the same place on it.
    Moved(DocumentId, Tag, Places),
    /// A page in a frame on another site that leads on to a document's page for frames.
    MovedEmbed(DocumentId, Tag),
    /// A page that says that what stood there is gone.
    Gone(Tag),
    /// How a document's page in a language is cited, as a file.
    Citation(DocumentId, Tag, CitationFormat),
    /// A document's page in a language for frames on other sites.
    Embed(DocumentId, Tag),
    /// The description of such a page for programs.
    Oembed(DocumentId, Tag),
    /// The feed of a language.
    Feed(Tag),
    /// The sitemap; of a large site the list of its parts.
    Sitemap,
    /// A part of the sitemap; the first is 1.
    SitemapPart(u32),
    /// What robots may read.
    Robots,
    /// The page that searches the site in a language.
    Search(Tag),
    /// A file that the search in a language reads.
    SearchFile(Tag, SearchFile),
    /// How browsers search the site in a language.
    OpenSearch(Tag),
    /// A file of the theme or a picture, by name.
    Asset(String),
    /// The picture that shows a link to a document's version in chats.
    ShareCard(DocumentId, Tag),
    /// The text of a document's version as Markdown.
    Markdown(DocumentId, Tag),
    /// The list of these texts.
    Llms,
    /// A file that speaks to the host.
    Host(HostFile),
}

/// A file that a search reads.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum SearchFile {
    /// What can be found, and what the other files hold.
    Index,
    /// The words in the names of terms.
    Names,
    /// Words and where they stand, a part of them; the first is 0.
    Words(u32),
    /// Titles and addresses, a part of them; the first is 0.
    Entries(u32),
}
