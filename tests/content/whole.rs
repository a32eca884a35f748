//! Nothing is missing: no warning, no text in one language only, no term that nobody mentions, no
//! background page that explains nothing, no claim without a source.

use std::collections::BTreeSet;

use sharh::{
    link::audit::audit,
    understand::{
        document::Kind,
        facts::{Citation, Facts},
    },
};

use crate::own::{OWN, body, documents, prose, version};

const LANGUAGES: [&str; 2] = ["ar", "en"];

#[test]
fn nothing_is_said_against_it() {
    let (website, wrong) = &*OWN;
    assert_eq!(*wrong, []);
    assert_eq!(website.proof(), []);
}

#[test]
fn every_document_is_written_out_in_both_languages() {
    for document in documents() {
        for tag in LANGUAGES {
            let version = version(document, tag);
            assert!(body(version).count() > 0, "{} is empty", version.file);
            let unfinished = prose(version).into_iter().find(|line| line.contains('…'));
            assert_eq!(unfinished, None, "{}", version.file);
        }
    }
}

#[test]
fn every_term_is_mentioned_in_both_languages() {
    let site = &OWN.0.site;
    let audit = audit(site);
    let mentioned: BTreeSet<(usize, &str)> = audit
        .terms
        .iter()
        .flat_map(|usage| usage.surfaces.iter().map(move |surface| (usage.term, &surface.place)))
        .filter_map(|(term, place)| Some((term.index(), language_of(place.file.as_str())?)))
        .collect();
    for (id, term) in site.documents(Kind::Term) {
        for tag in LANGUAGES {
            assert!(mentioned.contains(&(id.index(), tag)), "{} in {tag}", term.slug.as_str());
        }
    }
}

/// The language in the name of `<slug>.<lang>.<ending>`.
fn language_of(file: &str) -> Option<&'static str> {
    LANGUAGES.into_iter().find(|tag| file.contains(&format!(".{tag}.")))
}

#[test]
fn every_background_page_explains_a_paragraph() {
    let site = &OWN.0.site;
    let explaining: BTreeSet<usize> = site
        .documents(Kind::Article)
        .flat_map(|(article, _)| site.explanations(article))
        .filter(|explanation| explanation.place.is_some())
        .map(|explanation| explanation.by.index())
        .collect();
    for (id, page) in site.documents(Kind::Context) {
        assert!(explaining.contains(&id.index()), "{}", page.slug.as_str());
    }
}

#[test]
fn every_claim_has_a_source_with_publisher_title_and_year() {
    for document in documents() {
        let sources = match &*document.facts {
            Facts::Term(facts) => &facts.sources,
            Facts::Context(facts) => &facts.sources,
            Facts::Article(_) | Facts::Page(_) => continue,
        };
        assert!(!sources.is_empty(), "{}", document.slug.as_str());
        for source in sources {
            assert!(is_complete(source), "{}: {source:?}", document.slug.as_str());
        }
    }
}

fn is_complete(source: &Citation) -> bool {
    let has_publisher = source.publisher.as_ref().is_some_and(|publisher| !publisher.is_empty());
    !source.title.is_empty() && has_publisher && (source.year.is_some() || source.date.is_some())
}

#[test]
fn every_term_has_one_sentence_and_an_explanation_of_60_to_200_words() {
    for document in documents().iter().filter(|document| document.kind == Kind::Term) {
        for tag in LANGUAGES {
            let version = version(document, tag);
            let definition = &version.summary;
            assert_eq!(sentences(definition), 1, "{}: {definition}", version.file);
            let words = body(version).flat_map(str::split_whitespace).count();
            assert!((60..=200).contains(&words), "{} has {words} words", version.file);
        }
    }
}

/// How many sentences there are, each with its mark at the end.
fn sentences(text: &str) -> usize {
    let inner = text.matches(". ").count() + text.matches("? ").count() + text.matches("؟ ").count();
    inner + usize::from(text.ends_with(['.', '?', '؟']))
}

#[test]
fn sentences_are_counted_by_their_marks() {
    assert_eq!(
        [sentences("One"), sentences("One."), sentences("One. Two."), sentences("من؟ هو.")],
        [0, 1, 2, 2]
    );
}
