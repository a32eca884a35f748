//! What is wrong with what authors declared.

use std::collections::BTreeMap;

use crate::base::diagnostic::Diagnostic;

use super::{TermId, declared::Text, form::Word, lexicon::Lexicon, rules::Role, token::Tokens};

/// The diagnostics of declared texts, in their order.
pub(super) fn check(lexicon: &Lexicon, texts: &[Text<'_>]) -> Vec<Diagnostic> {
    let written = texts.iter().filter(|text| !text.derived);
    let mut owners: BTreeMap<&[Word], Vec<&Text<'_>>> = BTreeMap::new();
    for text in written.clone().filter(|text| text.is_mention()) {
        owners.entry(&text.words).or_default().push(text);
    }
    let mut tokens = Tokens::default();
    written
        .filter_map(|text| match text.role {
            Role::Exclude => idle(lexicon, text, &mut tokens),
            _ => shared(text, owners.get(text.words.as_slice()).map_or(&[], Vec::as_slice)),
        })
        .collect()
}

/// A form that another term has too.
fn shared(text: &Text<'_>, owners: &[&Text<'_>]) -> Option<Diagnostic> {
    let other = |owner: &&&Text<'_>| owner.entry.term != text.entry.term;
    let is_title = |owner: &&&Text<'_>| std::ptr::eq(owner.written, owner.entry.title);
    let title = owners.iter().filter(other).find(is_title);
    let own = std::ptr::eq(text.written, text.entry.title);
    let (code, owner, message) = match (title, own) {
        (Some(owner), false) => ("form-is-title", owner, "is the title of another term"),
        (Some(owner), true) => ("same-form", owner, "is the title of two terms"),
        (None, true) => return None,
        (None, false) => ("same-form", owners.iter().find(other)?, "is a form of two terms"),
    };
    let message = format!("“{}” {message}", text.written.get_ref());
    let help = format!(
        "a text with it links to neither: say it more fully, or with its vowels; the other is in {}",
        owner.entry.file
    );
    Some(Diagnostic::warning(code, text.entry.file, message).at(text.written.span()).help(help))
}

/// An exclude in which no form of its term stands.
fn idle(lexicon: &Lexicon, text: &Text<'_>, tokens: &mut Tokens) -> Option<Diagnostic> {
    tokens.read(text.written.get_ref());
    if (0..tokens.words.len()).any(|at| mentions(lexicon, tokens, at, text.entry.term)) {
        return None;
    }
    let message = format!("“{}” holds no form of “{}”", text.written.get_ref(), text.entry.title.get_ref());
    let help = "exclude a phrase that contains the term, or take it out";
    Some(Diagnostic::warning("idle-exclude", text.entry.file, message).at(text.written.span()).help(help))
}

fn mentions(lexicon: &Lexicon, tokens: &Tokens, at: usize, term: TermId) -> bool {
    let mut mentions = false;
    lexicon.candidates(tokens, at, |candidate| {
        mentions |= candidate.leaf.is_mention && candidate.leaf.term == term && candidate.fit.is_ok();
    });
    mentions
}
