//! How a noun of one or several words inflects as a whole.
//!
//! A phrase has one word that carries definiteness, by article or pronoun, and adjectives that
//! agree with it. In الاتفاق النووي it is the first; in a construct, وزير الخارجية, it is the last
//! noun, and the first one never takes the article.

use crate::{base::language::fold::Letter, understand::forms::Phrase};

use super::{
    super::form::{Article, Form, Word},
    adjective::Adjective,
    build::{Build, Role, build},
    form,
    letters::{is_feminine, starts, stem, suffixed, with_article, with_article_known, without_case_ending},
    noun::{Cell, Numbers, PRONOUNS, Shape, State, accusative, before_pronoun, shapes},
};

/// The words of a phrase so far, and whether it is definite.
type Partial = (Vec<Word>, bool);

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
            if shape.cell == Cell::Plain && accusative(noun).is_none() && !is_feminine(noun) {
                settings.push((Article::Forbidden, Cell::Accusative));
            }
            settings
        }
        State::Indefinite | State::Owned | State::Construct => vec![(Article::Forbidden, shape.cell)],
    }
}

/// Every partial phrase with every shape of the next word.
fn extend(partial: &[Partial], word: &Word, role: Role, agreeing: &[Vec<Letter>]) -> Vec<Partial> {
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
                    let word =
                        if *definite { with_article(word, letters) } else { word.with(letters.clone()) };
                    add(word, *definite);
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
