//! A message of the interface, checked against the one that it takes the place of.

use std::collections::BTreeMap;

use super::{
    fault::{FaultKind, WordFault},
    message::{Message, Phrase, Piece},
    plural::PluralCategory,
};

/// A message of the interface.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Entry {
    /// One text for every case.
    Text(Phrase),
    /// A text for each category of number.
    Plural(BTreeMap<PluralCategory, Phrase>),
}

impl Entry {
    /// Isolates what has letters of its own; signs between words, and between the words that fill
    /// places, belong to what is around them.
    pub(super) fn isolate(&mut self) {
        let phrases: Vec<&mut Phrase> = match self {
            Self::Text(phrase) => vec![phrase],
            Self::Plural(forms) => forms.values_mut().collect(),
        };
        let has_letters =
            |piece: &Piece| matches!(piece, Piece::Text(text) if text.contains(char::is_alphabetic));
        for phrase in phrases.into_iter().filter(|phrase| phrase.pieces().iter().any(has_letters)) {
            if let Some(isolated) = Phrase::new(&format!("\u{2066}{}\u{2069}", phrase.as_str())) {
                *phrase = isolated;
            }
        }
    }
}

/// The entry that `message` makes in the place of `old`; what is wrong with it goes to `faults`.
pub(super) fn entry(
    key: &str,
    old: &Entry,
    message: Message,
    plurals: &[PluralCategory],
    faults: &mut Vec<WordFault>,
) -> Option<Entry> {
    let mut fail = |kind| {
        faults.push(WordFault::new(key, kind));
        None
    };
    match (old, message) {
        (Entry::Text(_), Message::Text(text)) if text.trim().is_empty() => fail(FaultKind::Empty),
        (Entry::Text(old), Message::Text(text)) => {
            let fault = |kind| WordFault::new(key, kind);
            phrase(&text, old, Need::All).map(Entry::Text).map_err(|kind| faults.push(fault(kind))).ok()
        }
        (Entry::Plural(old), Message::Plural(texts)) => {
            let model = old.get(&PluralCategory::Other)?;
            forms(key, model, &texts, plurals, faults).map(Entry::Plural)
        }
        (Entry::Text(_), Message::Plural(_)) => fail(FaultKind::NoPlural),
        (Entry::Plural(_), Message::Text(_)) => fail(FaultKind::NeedsPlural(plurals.to_vec())),
    }
}

fn forms(
    key: &str,
    model: &Phrase,
    texts: &BTreeMap<PluralCategory, String>,
    plurals: &[PluralCategory],
    faults: &mut Vec<WordFault>,
) -> Option<BTreeMap<PluralCategory, Phrase>> {
    for category in plurals.iter().filter(|category| !texts.contains_key(category)) {
        faults.push(WordFault::new(key, FaultKind::MissingForm(*category)));
    }
    let mut forms = BTreeMap::new();
    for (&category, text) in texts {
        let fault = |kind| WordFault::new(key, kind).of_form(category);
        if !plurals.contains(&category) {
            faults.push(fault(FaultKind::UnusedForm));
            continue;
        }
        // One and two may be said in a word; the forms for many numbers must name the number.
        let need = if category == PluralCategory::Other { Need::All } else { Need::Some };
        match phrase(text, model, need) {
            Ok(phrase) => drop(forms.insert(category, phrase)),
            Err(kind) => faults.push(fault(kind)),
        }
    }
    forms.contains_key(&PluralCategory::Other).then_some(forms)
}

/// Whether a text has to have all places of its model.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    All,
    Some,
}

fn phrase(text: &str, model: &Phrase, need: Need) -> Result<Phrase, FaultKind> {
    let phrase = Phrase::new(text).ok_or(FaultKind::Brace)?;
    let known: Vec<String> = model.places().map(str::to_owned).collect();
    if let Some(unknown) = phrase.places().find(|place| !known.iter().any(|name| name == place)) {
        return Err(FaultKind::UnknownPlace { place: unknown.to_owned(), known });
    }
    let missing = known.into_iter().find(|name| phrase.places().all(|place| place != name));
    match missing {
        Some(place) if need == Need::All => Err(FaultKind::MissingPlace(place)),
        _ => Ok(phrase),
    }
}
