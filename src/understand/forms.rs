//! The `[forms]` table of a term: how its names are written in running text.
//!
//! ```toml
//! [forms]
//! kind = "noun"
//! phrase = "adjective"
//! plurals = ["برامج نووية"]
//! ```

use serde::Deserialize;
/// A value and the bytes of its file that spell it.
pub use toml::Spanned;

/// How the names of a term are written in running text, in one language.
///
/// All of it has a default, so a term that says nothing is a proper name, found as it is written.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Forms {
    /// How the title and the aliases inflect.
    pub kind: Kind,
    /// How a noun of several words is built, where the words alone do not show it.
    pub phrase: Option<Phrase>,
    /// Plurals that no rule makes (موانئ, *memoranda*), written like the title.
    pub plurals: Vec<Spanned<String>>,
    /// Adjectives that count as a mention; none unless listed.
    pub adjectives: Vec<Spanned<String>>,
    /// Phrases that contain a form and mean something else. They win by their length and give no
    /// mention; they inflect as the term does.
    pub exclude: Vec<Spanned<String>>,
    /// The noun names people: it has the plural in ون and ين too.
    pub human: bool,
    /// A mass noun: it has no dual and no plural.
    pub mass: bool,
    /// Only the exact letters count: no bare alef for a hamza, no ه for ة, no letter without its accent.
    pub strict: bool,
}

/// How a term's title and aliases inflect.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A proper name: as it is written, with its capitals and its article.
    #[default]
    Name,
    /// A common noun: with or without article, with pronouns, in every number and case.
    Noun,
    /// Initials: in exactly these capitals; a plural *s* may follow.
    Acronym,
}

/// How a noun of several words is built.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phrase {
    /// A noun and adjectives that agree with it: الاتفاق النووي.
    Adjective,
    /// A construct, whose first noun never takes the article: وزير الخارجية.
    Construct,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_in_full() {
        let text = "kind = 'noun'\nphrase = 'construct'\nplurals = ['وزراء الخارجية']\n\
                    exclude = ['نائب وزير الخارجية']\nhuman = true";
        let forms: Forms = toml::from_str(text).unwrap();
        assert_eq!((forms.kind, forms.phrase, forms.human), (Kind::Noun, Some(Phrase::Construct), true));
        assert_eq!(forms.plurals[0].get_ref(), "وزراء الخارجية");
        assert_eq!(&text[forms.exclude[0].span()], "'نائب وزير الخارجية'");
    }

    #[test]
    fn an_empty_table_is_a_proper_name() {
        let forms: Forms = toml::from_str("").unwrap();
        assert_eq!(forms, Forms::default());
        assert_eq!(forms.kind, Kind::Name);
    }

    #[test]
    fn what_is_unknown_is_refused() {
        for text in ["kind = 'verb'", "plural = []", "phrase = 'idafa'", "human = 'yes'"] {
            assert!(toml::from_str::<Forms>(text).is_err(), "{text}");
        }
    }
}
