//! The languages that the settings name.

use std::sync::Arc;

use toml::Spanned;

use crate::{
    base::{
        diagnostic::Diagnostic,
        language::{Language, error::LanguageError, tag::Tag},
        source::SourcePath,
    },
    understand::by_language::stranger,
};

use super::written::Written;

/// The site's languages: those named, or Arabic and English; and whether each that is named is one.
pub(super) fn languages(
    written: &Written,
    file: &SourcePath,
    wrong: &mut Vec<Diagnostic>,
) -> (Vec<Arc<Language>>, bool) {
    let tags = match &written.languages {
        Some(tags) => tags.as_ref().iter().map(|tag| (tag.as_ref().as_str(), Some(tag.span()))).collect(),
        None => vec![("ar", None), ("en", None)],
    };
    let mut languages: Vec<Arc<Language>> = Vec::new();
    let mut are_known = true;
    for (text, span) in tags {
        let place = span.unwrap_or_default();
        let formats = written.formats.get(text);
        match Tag::parse(text).map_err(|error| error.to_string()) {
            Ok(tag) if languages.iter().any(|known| *known.tag() == tag) => {
                wrong.push(repeated(text, file).at(place));
            }
            Ok(tag) => match Language::new(tag.clone(), formats.map(|formats| formats.as_ref().as_str())) {
                Ok(language) => languages.push(Arc::new(language)),
                Err(error) => {
                    let is_unknown = matches!(error, LanguageError::Unknown(_));
                    are_known &= !is_unknown;
                    let code = if is_unknown { "unknown-language" } else { "bad-formats" };
                    let place = formats.filter(|_| !is_unknown).map_or(place, Spanned::span);
                    wrong.push(Diagnostic::error(code, file, error.to_string()).at(place).help(error.help()));
                    languages.extend(Language::new(tag, None).map(Arc::new));
                }
            },
            Err(error) => {
                are_known = false;
                let message = format!("`{text}` is not the tag of a language");
                wrong.push(Diagnostic::error("unknown-language", file, message).at(place).help(error));
            }
        }
    }
    if languages.is_empty() {
        // Names that are none were told of.
        if are_known {
            let place = written.languages.as_ref().map(Spanned::span).unwrap_or_default();
            let message = "this list is empty, and a site has at least one language";
            wrong.push(
                Diagnostic::error("no-language", file, message)
                    .at(place)
                    .help("write `languages = [\"ar\", \"en\"]`"),
            );
        }
        are_known = false;
        languages.extend(Tag::parse("en").ok().and_then(|tag| Language::new(tag, None).ok()).map(Arc::new));
    }
    for (text, formats) in &written.formats {
        if are_known && !languages.iter().any(|language| language.tag().as_str() == text) {
            wrong.push(stranger(text, &languages, file).at(formats.span()));
        }
    }
    (languages, are_known)
}

fn repeated(text: &str, file: &SourcePath) -> Diagnostic {
    Diagnostic::error("unknown-language", file, format!("`{text}` is named twice"))
        .help("name each language once")
}
