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
    forms: Vec<Vec<Option<Forms>>>,
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
    fa: Option<Names>,
    he: Option<Names>,
}

impl Term {
    fn languages(&self) -> [(&'static str, Option<&Names>); 4] {
        [
            ("ar", self.ar.as_ref()),
            ("en", self.en.as_ref()),
            ("fa", self.fa.as_ref()),
            ("he", self.he.as_ref()),
        ]
    }
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
        let forms = |term: &Term| term.languages().map(|(_, names)| names.map(Names::forms)).to_vec();
        let tables = file.term.iter().map(forms).collect();
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
            for ((language, names), forms) in term.languages().into_iter().zip(forms) {
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
