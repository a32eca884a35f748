//! How the words of a noun phrase are built together.

use crate::understand::forms::Phrase;

use super::{
    super::form::Word,
    letters::{is_definite, is_feminine, is_prepositional, looks_like_nisba},
};

/// What a word of a phrase does after the first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// Agrees with the word that carries definiteness.
    Agrees,
    /// Carries definiteness itself.
    Carries,
    /// Stays as it is.
    Stays,
}

/// How a phrase is built.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Build {
    /// The first word is a construct's head, rather than a noun that takes article and pronoun.
    pub(super) construct: bool,
    /// The first word was declared with its article.
    pub(super) definite: bool,
    /// The others.
    pub(super) roles: Vec<Role>,
}

/// How the words are built into a phrase: by what their author declared, and where that leaves it
/// open, by their articles, prepositions and endings.
pub(super) fn build(head: &Word, rest: &[Word], declared: Option<Phrase>) -> Build {
    let Some(second) = rest.first() else {
        return Build { construct: false, definite: is_definite(head), roles: Vec::new() };
    };
    let any_definite = rest.iter().any(is_definite);
    let prepositional = is_prepositional(second);
    let definite = is_definite(head)
        && declared != Some(Phrase::Construct)
        // التزام نووي: an adjective without article shows that ال belongs to the noun.
        && (any_definite || prepositional || declared != Some(Phrase::Adjective));
    let construct = match declared {
        _ if definite || prepositional => false,
        _ if any_definite => true,
        Some(phrase) => phrase == Phrase::Construct,
        None => !rest
            .iter()
            .all(|word| looks_like_nisba(word) || is_feminine(&head.letters) && is_feminine(&word.letters)),
    };
    let carrier = match declared {
        _ if construct => Some(carrier(rest)),
        Some(Phrase::Construct) => rest.iter().position(is_definite),
        _ => None,
    };
    Build { construct, definite, roles: roles(rest, definite, carrier) }
}

/// What the words after the first do, when the one at `carrier`, or else the first, carries definiteness.
/// Agreement ends at the first word that does not agree.
fn roles(rest: &[Word], definite: bool, carrier: Option<usize>) -> Vec<Role> {
    let definite = carrier.map_or(definite, |carrier| is_definite(&rest[carrier]));
    let mut agrees = true;
    let role = |(at, word)| {
        if carrier.is_some_and(|carrier| at < carrier) {
            return Role::Stays;
        }
        if carrier == Some(at) {
            return Role::Carries;
        }
        agrees &= is_definite(word) == definite && (definite || !is_prepositional(word));
        if agrees { Role::Agrees } else { Role::Stays }
    };
    rest.iter().enumerate().map(role).collect()
}

/// Which word after a construct's head carries its definiteness: the first with an article, or the
/// last noun.
fn carrier(rest: &[Word]) -> usize {
    let end = rest.iter().position(is_prepositional).unwrap_or(rest.len());
    let nouns = &rest[..end];
    nouns.iter().position(is_definite).unwrap_or_else(|| {
        let adjectives = nouns.iter().rev().take_while(|word| looks_like_nisba(word)).count();
        nouns.len().saturating_sub(adjectives + 1)
    })
}
