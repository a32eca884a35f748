//! The test glossary, read from TOML.

use serde::Deserialize;
use sharh::{
    base::{diagnostic::Diagnostic, source::SourcePath},
    link::terms::{Entry, Lexicon, TermId, lexicon},
    understand::forms::{Forms, Kind, Phrase, Spanned},
};

/// A glossary, its file and the tables of its terms.
pub struct Glossary {
    file: SourcePath,
    terms: Vec<Term>,
    forms: Vec<[Option<Forms>; 2]>,
}

#[derive(Deserialize)]
struct File {
    term: Vec<Term>,
}

#[derive(Deserialize)]
struct Term {
    id: String,
    ar: Option<Names>,
    en: Option<Names>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    label: Spanned<String>,
    kind: Kind,
    phrase: Option<String>,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    #[serde(default)]
    plurals: Vec<Spanned<String>>,
    #[serde(default)]
    adjectives: Vec<Spanned<String>>,
    #[serde(default)]
    exclude: Vec<Spanned<String>>,
    #[serde(default)]
    human: bool,
    #[serde(default)]
    mass: bool,
    #[serde(default)]
    strict: bool,
}

impl Names {
    fn forms(&self) -> Forms {
        let phrase = self.phrase.as_deref().map(|phrase| match phrase {
            "adj" => Phrase::Adjective,
            "idafa" => Phrase::Construct,
            other => panic!("unknown phrase {other}"),
        });
        Forms {
            kind: self.kind,
            phrase,
            plurals: self.plurals.clone(),
            adjectives: self.adjectives.clone(),
            exclude: self.exclude.clone(),
            human: self.human,
            mass: self.mass,
            strict: self.strict,
        }
    }
}

impl Glossary {
    /// Reads a glossary.
    pub fn read(text: &str) -> Self {
        let file: File = toml::from_str(text).unwrap();
        let forms = |names: &Option<Names>| names.as_ref().map(Names::forms);
        let tables = file.term.iter().map(|term| [forms(&term.ar), forms(&term.en)]).collect();
        Self { file: SourcePath::new("glossary.toml"), terms: file.term, forms: tables }
    }

    /// The terms' names, by their number.
    pub fn names(&self) -> Vec<String> {
        self.terms.iter().map(|term| term.id.clone()).collect()
    }

    /// The index of all its forms.
    pub fn lexicon(&self) -> (Lexicon, Vec<Diagnostic>) {
        let mut entries = Vec::new();
        for (at, (term, forms)) in self.terms.iter().zip(&self.forms).enumerate() {
            let languages = [("ar", &term.ar, &forms[0]), ("en", &term.en, &forms[1])];
            for (language, names, forms) in languages {
                let (Some(names), Some(forms)) = (names, forms) else { continue };
                entries.push(Entry {
                    term: TermId(u32::try_from(at).unwrap()),
                    language,
                    file: &self.file,
                    title: &names.label,
                    aliases: &names.aliases,
                    forms,
                });
            }
        }
        lexicon(&entries)
    }
}
