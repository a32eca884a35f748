//! How a noun of one or several words inflects as a whole.
//!
//! A phrase has one word that carries definiteness, by article or pronoun, and adjectives that
//! agree with it. In الاتفاق النووي it is the first; in a construct, وزير الخارجية, it is the last
//! noun, and the first one never takes the article.

use crate::{base::language::fold::Letter, understand::forms::Phrase};

use super::{
    super::form::{Article, Form, Word},
    adjective::Adjective,
    form,
    letters::{
        is_definite, is_feminine, is_prepositional, looks_like_nisba, starts, stem, suffixed, with_article,
        with_article_known, without_case_ending,
    },
    noun::{Cell, Numbers, PRONOUNS, Shape, State, before_pronoun, shapes},
};

/// What a word of a phrase does after the first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    /// Agrees with the word that carries definiteness.
    Agrees,
    /// Carries definiteness itself.
    Carries,
    /// Stays as it is.
    Stays,
}

/// How a phrase is built.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Build {
    /// The first word is a construct's head, rather than a noun that takes article and pronoun.
    construct: bool,
    /// The first word was declared with its article.
    definite: bool,
    /// The others.
    roles: Vec<Role>,
}

/// Every form of a noun phrase.
pub(super) fn inflect(words: &[Word], numbers: Numbers, declared: Option<Phrase>, forms: &mut Vec<Form>) {
    let [head, rest @ ..] = words else { return };
    let build = build(head, rest, declared);
    let noun = if build.definite { stem(head) } else { without_case_ending(&head.letters) };
    let mut shapes = shapes(&noun, numbers);
    if build.definite && rest.is_empty() && starts(&head.letters, "الت") {
        // A noun of the eighth form may begin so without an article: التزام.
        shapes.extend(self::shapes(&without_case_ending(&head.letters), numbers));
    }
    let adjectives: Vec<Adjective> =
        rest.iter().map(|word| Adjective::new(word, &noun, numbers.human)).collect();
    let agrees = build.roles.first() == Some(&Role::Agrees);
    for shape in &shapes {
        for (article, cell) in settings(shape, &noun, &build, agrees) {
            let definite = article == Article::Required || shape.state == State::Owned;
            let mut partial = vec![(vec![head.with(shape.letters.clone())], definite)];
            for (at, word) in rest.iter().enumerate() {
                let after_head =
                    !build.construct && build.roles[..at].iter().all(|&role| role == Role::Agrees);
                let agreeing = if after_head { adjectives[at].agreeing(cell) } else { vec![stem(word)] };
                partial = extend(&partial, word, build.roles[at], &agreeing);
            }
            let inflected = shape.cell != Cell::Plain || shape.state != State::Free;
            forms.extend(partial.into_iter().map(|(words, _)| form(words, article, inflected)));
        }
    }
}

/// With which article, and in agreement with what, a shape of the first word stands.
fn settings(shape: &Shape, noun: &[Letter], build: &Build, agrees: bool) -> Vec<(Article, Cell)> {
    let alone = build.roles.is_empty();
    let ends_in_nun = !matches!(shape.cell, Cell::Plain | Cell::PluralFeminine);
    match shape.state {
        State::Free if build.construct && ends_in_nun => Vec::new(),
        State::Free | State::Construct if build.construct => vec![(Article::Forbidden, shape.cell)],
        State::Indefinite | State::Owned if build.construct => Vec::new(),
        State::Construct if !alone => Vec::new(),
        State::Free if !agrees => vec![(Article::Optional, shape.cell)],
        State::Free => {
            let mut settings = vec![(Article::Forbidden, shape.cell), (Article::Required, shape.cell)];
            // اء and ى hide the accusative of the noun, but not that of its adjective.
            if shape.cell == Cell::Plain && super::noun::accusative(noun).is_none() && !is_feminine(noun) {
                settings.push((Article::Forbidden, Cell::Accusative));
            }
            settings
        }
        State::Indefinite | State::Owned | State::Construct => vec![(Article::Forbidden, shape.cell)],
    }
}

/// Every partial phrase with every shape of the next word.
fn extend(
    partial: &[(Vec<Word>, bool)],
    word: &Word,
    role: Role,
    agreeing: &[Vec<Letter>],
) -> Vec<(Vec<Word>, bool)> {
    let mut extended = Vec::new();
    for (words, definite) in partial {
        let mut add = |word: Word, definite| {
            let mut words = words.clone();
            words.push(word);
            extended.push((words, definite));
        };
        match role {
            Role::Stays => add(with_article_known(word), *definite),
            Role::Agrees => {
                for letters in agreeing {
                    add(
                        if *definite { with_article(word, letters) } else { word.with(letters.clone()) },
                        *definite,
                    );
                }
            }
            Role::Carries => {
                let stem = stem(word);
                add(with_article(word, &stem), true);
                for owned in before_pronoun(&stem) {
                    for pronoun in PRONOUNS {
                        add(word.with(suffixed(&owned, 0, pronoun)), true);
                    }
                }
                add(word.with(stem), false);
            }
        }
    }
    extended
}

/// How the words are built into a phrase: by what their author declared, and where that leaves it
/// open, by their articles, prepositions and endings.
fn build(head: &Word, rest: &[Word], declared: Option<Phrase>) -> Build {
    let Some(second) = rest.first() else {
        return Build { construct: false, definite: is_definite(head), roles: Vec::new() };
    };
    let any_definite = rest.iter().any(is_definite);
    let prepositional = is_prepositional(second);
    let definite = is_definite(head)
        && declared != Some(Phrase::Construct)
        // التزام نووي: an adjective without article shows that ال belongs to the noun.
        && (any_definite || prepositional || declared != Some(Phrase::Adjective));
    let agrees = |word: &Word| {
        if definite { is_definite(word) } else { !is_definite(word) && !is_prepositional(word) }
    };
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
    let mut open = true;
    let roles = rest.iter().enumerate().map(|(at, word)| match carrier {
        Some(carrier) if at < carrier => Role::Stays,
        Some(carrier) if at == carrier => Role::Carries,
        Some(carrier) => {
            open &= is_definite(word) == is_definite(&rest[carrier]) && !is_prepositional(word);
            if open { Role::Agrees } else { Role::Stays }
        }
        None => {
            open &= agrees(word);
            if open { Role::Agrees } else { Role::Stays }
        }
    });
    Build { construct, definite, roles: roles.collect() }
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
