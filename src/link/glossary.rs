//! The glossary as it is written, and the lexicon that is made of it.

use std::sync::Arc;

use crate::{
    base::{diagnostic::Diagnostic, language::tag::Tag},
    link::terms::{Entry, Lexicon, TermId, lexicon},
    understand::{Corpus, document::Kind, forms::Forms, version::Version},
};

/// The versions of every term: all that the lexicon depends on. Equal when their files are. A
/// [`TermId`] counts the terms by slug.
#[derive(Clone, Debug)]
pub(super) struct Glossary(Vec<(TermId, Tag, Arc<Version>)>);

impl Glossary {
    pub(super) fn new(corpus: &Corpus) -> Self {
        let terms = corpus.of_kind(Kind::Term).1;
        let versions = (0..).map(TermId).zip(terms).flat_map(|(term, document)| {
            document.versions.iter().map(move |(tag, version)| (term, tag.clone(), Arc::clone(version)))
        });
        Self(versions.collect())
    }
}

impl PartialEq for Glossary {
    fn eq(&self, other: &Self) -> bool {
        let key = |(term, tag, version): &(TermId, Tag, Arc<Version>)| {
            (*term, tag.clone(), version.file.clone(), version.digest)
        };
        self.0.len() == other.0.len()
            && self.0.iter().zip(&other.0).all(|(own, other)| key(own) == key(other))
    }
}

impl Eq for Glossary {}

/// The lexicon of the site's glossary, and what is wrong with its forms. A [`TermId`] counts the
/// terms by slug.
#[must_use]
pub fn site_lexicon(corpus: &Corpus) -> (Arc<Lexicon>, Vec<Diagnostic>) {
    read_glossary(&Glossary::new(corpus))
}

pub(super) fn read_glossary(glossary: &Glossary) -> (Arc<Lexicon>, Vec<Diagnostic>) {
    let plain = Forms::default();
    let entries: Vec<Entry<'_>> = glossary
        .0
        .iter()
        .map(|(term, tag, version)| Entry {
            term: *term,
            language: tag.as_str(),
            file: &version.file,
            title: &version.title,
            aliases: &version.front.aliases,
            forms: version.front.forms.as_ref().map_or(&plain, |forms| forms.as_ref()),
        })
        .collect();
    let (lexicon, wrong) = lexicon(&entries);
    (Arc::new(lexicon), wrong)
}
