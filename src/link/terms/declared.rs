//! What authors declared, read as words.

use crate::{
    base::{diagnostic::Diagnostic, digest::Digest},
    understand::forms::{Kind, Phrase, Spanned},
};

use super::{
    Entry,
    form::{Accents, Form, Word, words},
    rules::{self, Declared, Role},
    token::Tokens,
};

/// Changes whenever the rules find other forms in the same glossary or text.
const RULES_VERSION: u32 = 2;

/// One text of an entry.
#[derive(Clone, Debug)]
pub(super) struct Text<'a> {
    /// The entry.
    pub(super) entry: &'a Entry<'a>,
    /// What the text was declared to be.
    pub(super) role: Role,
    /// The text and its place.
    pub(super) written: &'a Spanned<String>,
    /// Its words.
    pub(super) words: Vec<Word>,
    /// The text is one of the entry's own phrases with another plural in it.
    pub(super) derived: bool,
}

impl Text<'_> {
    /// Whether the text is a mention where it stands.
    pub(super) fn is_mention(&self) -> bool {
        self.role != Role::Exclude
    }

    /// Where its accents may be left out.
    pub(super) fn accents(&self) -> Accents {
        rules::accents(self.entry.language, &self.words)
    }

    /// Writes all its forms to `forms`.
    pub(super) fn inflect(&self, forms: &mut Vec<Form>) {
        let declared = Declared { words: &self.words, role: self.role, forms: self.entry.forms };
        rules::inflect(self.entry.language, &self.words)(declared, forms);
        if self.derived {
            for form in forms {
                form.inflected = true;
            }
        }
    }
}

/// Every text of every entry, in their order, and those that have no letter and no digit.
pub(super) fn read<'a>(entries: &'a [Entry<'a>]) -> (Vec<Text<'a>>, Vec<Diagnostic>) {
    let (mut texts, mut diagnostics) = (Vec::new(), Vec::new());
    let mut tokens = Tokens::default();
    for entry in entries {
        let first = texts.len();
        for (role, written) in texts_of(entry) {
            let words = words(written.get_ref(), &mut tokens);
            if words.is_empty() {
                diagnostics.push(empty(entry, written));
            } else {
                texts.push(Text { entry, role, written, words, derived: false });
            }
        }
        let derived = plural_excludes(&texts[first..]);
        texts.extend(derived);
    }
    (texts, diagnostics)
}

fn texts_of<'a>(entry: &'a Entry<'a>) -> impl Iterator<Item = (Role, &'a Spanned<String>)> {
    let forms = entry.forms;
    let names = std::iter::once(entry.title).chain(entry.aliases);
    let all = |texts: &'a [Spanned<String>], role| texts.iter().map(move |text| (role, text));
    names
        .map(|text| (Role::Name, text))
        .chain(all(&forms.plurals, Role::Plural))
        .chain(all(&forms.adjectives, Role::Adjective))
        .chain(all(&forms.exclude, Role::Exclude))
}

/// An exclude inflects as its term does: where it holds one of the term's names, it may hold a
/// declared plural in its place (سفراء النوايا الحسنة).
fn plural_excludes<'a>(texts: &[Text<'a>]) -> Vec<Text<'a>> {
    let having = |role: Role| texts.iter().filter(move |text| text.role == role);
    let mut derived = Vec::new();
    for exclude in having(Role::Exclude) {
        for name in having(Role::Name) {
            let length = name.words.len();
            let is_name =
                |words: &[Word]| words.iter().zip(&name.words).all(|(one, other)| one.spells(other));
            let Some(at) = exclude.words.windows(length).position(is_name) else { continue };
            for plural in having(Role::Plural) {
                let mut words = exclude.words[..at].to_vec();
                words.extend_from_slice(&plural.words);
                words.extend_from_slice(&exclude.words[at + length..]);
                derived.push(Text { words, derived: true, ..exclude.clone() });
            }
        }
    }
    derived
}

fn empty(entry: &Entry<'_>, written: &Spanned<String>) -> Diagnostic {
    Diagnostic::error("empty-form", entry.file, "a form of the term has no letter and no digit")
        .at(written.span())
        .help("write a word, or take the form out")
}

/// The digest of all that matching depends on.
pub(super) fn digest(entries: &[Entry<'_>]) -> Digest {
    let mut parts: Vec<Vec<u8>> = vec![RULES_VERSION.to_le_bytes().to_vec()];
    for entry in entries {
        let forms = entry.forms;
        let kind = match forms.kind {
            Kind::Name => 0,
            Kind::Noun => 1,
            Kind::Acronym => 2,
        };
        let phrase = match forms.phrase {
            None => 0,
            Some(Phrase::Adjective) => 1,
            Some(Phrase::Construct) => 2,
        };
        let [human, mass, strict] = [forms.human, forms.mass, forms.strict].map(u8::from);
        parts.push(entry.term.0.to_le_bytes().to_vec());
        parts.push(entry.language.into());
        parts.push(vec![kind, phrase, human, mass, strict]);
        for (role, text) in texts_of(entry) {
            let role = match role {
                Role::Name => b'n',
                Role::Plural => b'p',
                Role::Adjective => b'a',
                Role::Exclude => b'e',
            };
            parts.push(vec![role]);
            parts.push(text.get_ref().as_bytes().to_vec());
        }
    }
    Digest::of_parts(parts.iter().map(Vec::as_slice))
}
