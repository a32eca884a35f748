//! A document: one thing that is told in several languages.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    base::{diagnostic::Span, language::tag::Tag, slug::Slug, source::SourcePath},
    understand::{facts::Facts, version::Version},
};

/// What a document is; the folder that it stands in says so.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// A text to be explained.
    Article,
    /// An entry of the glossary.
    Term,
    /// A background page.
    Context,
    /// A page about the site itself.
    Page,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Article, Self::Term, Self::Context, Self::Page];

    /// The kind as links spell it: `article:baku-visit`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Term => "term",
            Self::Context => "context",
            Self::Page => "page",
        }
    }

    /// The folder that its documents stand in.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Article => "seeds",
            Self::Term => "content/glossary",
            Self::Context => "content/context",
            Self::Page => "content/pages",
        }
    }
}

/// Why a document of which there are files is none of the site's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Absence {
    /// It is left out because it is a draft.
    Draft {
        /// Its facts, which say so.
        file: SourcePath,
        /// Where in them.
        span: Span,
    },
    /// None of its texts can be read, which was told of.
    Unreadable,
}

/// The files in one folder that share a slug, as one value.
#[derive(Clone, Debug)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub slug: Slug,
    /// What holds of it in every language.
    pub facts: Arc<Facts>,
    /// Where the facts stand, if they have a file.
    pub facts_file: Option<SourcePath>,
    /// Whether that file cannot be read, so that its facts are not known.
    pub has_broken_facts: bool,
    /// Whether something is wrong in a version, or in a file of its that would be one.
    pub has_broken_versions: bool,
    /// Its versions, at least one.
    pub versions: BTreeMap<Tag, Arc<Version>>,
}

impl Document {
    /// The version in `tag`, or else the first that there is in the order of `preferred`; with its
    /// language.
    #[must_use]
    pub fn version<'a>(
        &'a self,
        tag: &Tag,
        preferred: impl IntoIterator<Item = &'a Tag>,
    ) -> Option<(&'a Tag, &'a Arc<Version>)> {
        let own = self.versions.get_key_value(tag);
        own.or_else(|| preferred.into_iter().find_map(|tag| self.versions.get_key_value(tag)))
            .or_else(|| self.versions.first_key_value())
    }

    /// The file to name when the document as a whole is at fault: its facts, or else a version.
    #[must_use]
    pub fn file(&self) -> SourcePath {
        let version = || self.versions.values().next().map(|version| version.file.clone());
        self.facts_file.clone().or_else(version).unwrap_or_else(|| SourcePath::new(self.kind.folder()))
    }

    /// How many numbered paragraphs its longest version has.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.versions.values().map(|version| version.body.rows.len()).max().unwrap_or_default()
    }
}
