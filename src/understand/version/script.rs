//! A text that is hardly written in the script of its language.

use std::sync::Arc;

use crate::{
    base::{
        diagnostic::{Diagnostic, Span},
        language::{Language, tag::Tag},
    },
    understand::body::Event,
};

use super::Version;

/// A text with fewer letters may be a name or two.
const ENOUGH: usize = 100;
/// One letter in so many is hardly any.
const HARDLY: usize = 10;
/// So many characters of a text are looked at first.
const GLIMPSE: usize = 64;

/// A warning where hardly a letter of `version` is in the script of `tag`.
pub(in crate::understand) fn other_script(
    version: &Version,
    tag: &Tag,
    languages: &[Arc<Language>],
) -> Option<Diagnostic> {
    let own = languages.iter().find(|language| language.tag() == tag)?;
    // Nearly every text shows its script at once.
    let glimpse: String = plain(version, GLIMPSE).chars().take(GLIMPSE).collect();
    if own.count_letters(&glimpse) * HARDLY >= GLIMPSE {
        return None;
    }
    let text = plain(version, usize::MAX);
    if !is_other(own, &text) || letters(&text) < ENOUGH {
        return None;
    }
    let likely = languages.iter().max_by_key(|language| language.count_letters(&text));
    let rename = match likely.filter(|likely| likely.count_letters(&text) * 2 > letters(&text)) {
        Some(likely) => {
            format!("if it is in `{0}`, write `.{0}.` into its name in place of `.{tag}.`", likely.tag())
        }
        None => "write the language that it is in into its name".to_owned(),
    };
    let message = format!("hardly a letter of this text is in the script of `{tag}`");
    Some(Diagnostic::warning("other-script", &version.file, message).at(Span::default()).help(rename))
}

fn is_other(own: &Language, text: &str) -> bool {
    let all = letters(text);
    all > 0 && own.count_letters(text) * HARDLY < all
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// The text of a version without its markup, up to about so many bytes.
fn plain(version: &Version, most: usize) -> String {
    let mut plain = version.title.as_ref().clone();
    plain.push_str(&version.summary);
    for event in &version.body.events {
        if plain.len() >= most {
            break;
        }
        match event {
            Event::Text(span) => plain.push_str(&version.text[span.range()]),
            Event::Spelled(text, _) => plain.push_str(text),
            _ => {}
        }
    }
    plain
}
