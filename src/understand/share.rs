//! What is made besides pages, for those who pass them on and for whoever hosts them.

use serde::Deserialize;
use toml::Spanned;

use crate::base::diagnostic::Span;

/// What is made of each page for those who pass it on. A site that does not ask has only what
/// readers read.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
pub struct Share {
    /// A picture of its title, for chats and networks that show links as cards.
    pub cards: bool,
    /// How it is cited, in words and as files for bibliographies.
    pub citations: bool,
    /// A small page of each term and timeline, for frames on other sites.
    pub embeds: bool,
    /// Its text as Markdown, for programs that read.
    pub markdown: bool,
}

/// What certain hosts want.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Hosting {
    /// Where the settings ask for the file `CNAME`, which names the site's host.
    pub cname: Option<Span>,
}

/// The section `[hosting]` as it is written.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct WrittenHosting {
    cname: Option<Spanned<bool>>,
}

impl From<WrittenHosting> for Hosting {
    fn from(written: WrittenHosting) -> Self {
        let cname = written.cname.filter(|is_wanted| *is_wanted.as_ref());
        Self { cname: cname.map(|is_wanted| is_wanted.span().into()) }
    }
}
