//! What each language knows about writing a term, as a table.
//!
//! A new language is a row here and a module beside [`arabic`]: how its names inflect. A language
//! whose text needs more than whole words has a function of its own in `fit` and `select` too,
//! chosen by script, since either language's forms count in either language's text.

use crate::understand::forms::Forms;

use super::{
    arabic, english,
    form::{Accents, Form, Word},
    persian, plain,
    token::Script,
};

/// What an author declared a text to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// The title or an alias.
    Name,
    /// A plural that no rule makes.
    Plural,
    /// An adjective that counts as a mention.
    Adjective,
    /// A phrase that means something else.
    Exclude,
}

/// A text that an author declared, and the table it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Declared<'a> {
    /// Its words; at least one.
    pub(super) words: &'a [Word],
    /// What it is.
    pub(super) role: Role,
    /// The table.
    pub(super) forms: &'a Forms,
}

/// Writes every form of a declared text to the list.
pub(super) type Inflect = fn(Declared<'_>, &mut Vec<Form>);

/// What one language knows.
struct Rules {
    /// The language, by the first part of its tag.
    language: &'static str,
    /// What it is written in.
    script: Script,
    /// How its names inflect.
    inflect: Inflect,
    /// Where accents may be left out in its texts.
    accents: Accents,
}

static RULES: [Rules; 3] = [
    Rules { language: "ar", script: Script::Arabic, inflect: arabic::inflect, accents: Accents::Optional },
    Rules { language: "en", script: Script::Other, inflect: english::inflect, accents: Accents::Optional },
    Rules { language: "fa", script: Script::Arabic, inflect: persian::inflect, accents: Accents::Optional },
];

/// Languages whose writers leave the accents of capitals out.
const BARE_CAPITALS: [&str; 2] = ["fr", "el"];

/// How a text of `language` inflects.
pub(super) fn inflect(language: &str, words: &[Word]) -> Inflect {
    rules(language, words).map_or(plain::inflect, |rules| rules.inflect)
}

/// Where the accents of a text of `language` may be left out. In most languages an accent makes
/// another letter; English has none but those of borrowed words.
pub(super) fn accents(language: &str, words: &[Word]) -> Accents {
    match rules(language, words) {
        Some(rules) => rules.accents,
        None if BARE_CAPITALS.iter().any(|bare| bare.eq_ignore_ascii_case(primary(language))) => {
            Accents::OnSmall
        }
        None => Accents::Required,
    }
}

/// The rules that a text of `language` follows. A name in foreign letters follows the language of its
/// letters: `NATO` in an Arabic list of aliases is English.
fn rules(language: &str, words: &[Word]) -> Option<&'static Rules> {
    let letters = words.iter().flat_map(|word| &word.letters);
    let script = letters.map(|letter| Script::of(letter.char)).find(|&script| script != Script::Number);
    let own = RULES.iter().find(|rules| rules.language.eq_ignore_ascii_case(primary(language)))?;
    match script {
        Some(script) if script != own.script => RULES.iter().find(|rules| rules.script == script),
        _ => Some(own),
    }
}

fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or_default()
}
