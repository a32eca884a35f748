//! What can be wrong with a word of the interface.

use std::fmt;

use super::plural::PluralCategory;

/// A mistake in one message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WordFault {
    /// The message's key.
    pub key: String,
    /// The form at fault, when it is one of several.
    pub form: Option<PluralCategory>,
    /// What is wrong.
    pub kind: FaultKind,
}

/// The kinds of mistake.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FaultKind {
    /// The interface has no such word.
    Unknown,
    /// It counts something, and has one text only; the language needs these forms.
    NeedsPlural(Vec<PluralCategory>),
    /// It counts nothing, and has forms for numbers.
    NoPlural,
    /// The language needs this form.
    MissingForm(PluralCategory),
    /// The language has no such form.
    UnusedForm,
    /// There is nothing in it.
    Empty,
    /// A brace stands alone, or holds something else than a name.
    Brace,
    /// The message is never given a value of this name.
    UnknownPlace {
        /// The name.
        place: String,
        /// The names that it is given.
        known: Vec<String>,
    },
    /// The message does not say what it is given under this name.
    MissingPlace(String),
}

impl WordFault {
    pub(super) fn new(key: &str, kind: FaultKind) -> Self {
        Self { key: key.to_owned(), form: None, kind }
    }

    pub(super) fn of_form(mut self, form: PluralCategory) -> Self {
        self.form = Some(form);
        self
    }

    /// Whether the message can be used all the same.
    #[must_use]
    pub fn is_harmless(&self) -> bool {
        self.kind == FaultKind::UnusedForm
    }

    /// The stable name of the mistake in a diagnostic.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self.kind {
            FaultKind::Unknown => "unknown-word",
            FaultKind::NeedsPlural(_) | FaultKind::NoPlural | FaultKind::MissingForm(_) => "plural-forms",
            FaultKind::UnusedForm => "unused-form",
            FaultKind::Empty => "empty-word",
            FaultKind::Brace | FaultKind::UnknownPlace { .. } | FaultKind::MissingPlace(_) => "word-place",
        }
    }

    /// What an author can do about it, in one sentence without a full stop; for an unknown word that
    /// depends on the list.
    #[must_use]
    pub fn help(&self) -> String {
        match &self.kind {
            FaultKind::Unknown => "check the spelling".to_owned(),
            FaultKind::NeedsPlural(forms) => {
                let lines: Vec<String> = forms.iter().map(|form| format!("{}.{form}", self.key)).collect();
                format!("write {}", lines.join(", "))
            }
            FaultKind::NoPlural => format!("write {} = \"…\"", self.key),
            FaultKind::MissingForm(form) => format!("add {}.{form} = \"…\"", self.key),
            FaultKind::UnusedForm => "remove it".to_owned(),
            FaultKind::Empty => "write what it says, or delete the line".to_owned(),
            FaultKind::Brace => "a place is written {name}".to_owned(),
            FaultKind::UnknownPlace { known, .. } if known.is_empty() => "it has no places".to_owned(),
            FaultKind::UnknownPlace { known, .. } => format!("its places: {{{}}}", known.join("}, {")),
            FaultKind::MissingPlace(place) => format!("put {{{place}}} where it belongs"),
        }
    }
}

impl fmt::Display for WordFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.form {
            Some(form) => format!("{}.{form}", self.key),
            None => self.key.clone(),
        };
        match &self.kind {
            FaultKind::Unknown => write!(out, "the interface has no word `{name}`"),
            FaultKind::NeedsPlural(_) => {
                write!(out, "`{name}` counts something and needs a form for each kind of number")
            }
            FaultKind::NoPlural => write!(out, "`{name}` counts nothing and has one text"),
            FaultKind::MissingForm(form) => write!(out, "`{name}` lacks the form `{form}`"),
            FaultKind::UnusedForm => write!(out, "the language never uses `{name}`"),
            FaultKind::Empty => write!(out, "`{name}` is empty"),
            FaultKind::Brace => write!(out, "`{name}` has a brace that encloses no name"),
            FaultKind::UnknownPlace { place, .. } => write!(out, "`{name}` is never given {{{place}}}"),
            FaultKind::MissingPlace(place) => write!(out, "`{name}` does not say {{{place}}}"),
        }
    }
}
