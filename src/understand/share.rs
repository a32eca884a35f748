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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::source::{Source, SourcePath},
        understand::settings::settings,
    };

    #[test]
    fn nothing_is_made_besides_pages_unless_asked_for() {
        let read = |text: &'static str| {
            settings(Some(&Source::new(SourcePath::new("sharh.toml"), text.as_bytes()))).0
        };
        assert_eq!((read("").share, read("").hosting), (Share::default(), Hosting::default()));
        let asked = read("[share]\ncards = true\nmarkdown = true\n[hosting]\ncname = true");
        assert!(asked.share.cards && asked.share.markdown && asked.hosting.cname.is_some());
        assert_eq!(read("[hosting]\ncname = false").hosting.cname, None);
    }
}
