//! The words of the interface: what a page says that no author of the site wrote.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Language,
    direction::Direction,
    fault::{FaultKind, WordFault},
    message::{Message, Phrase, Piece},
    plural::PluralCategory,
    tag::Tag,
};

/// The built-in words: the language and its TOML file. English stands first; its file is also the
/// list of all words, of which have plurals, and of the places that each has.
pub const BUILT_IN: [(&str, &str); 2] =
    [("en", include_str!("words/en.toml")), ("ar", include_str!("words/ar.toml"))];

/// The key of a language's own name for itself.
const AUTONYM: &str = "autonym";

/// All messages of the interface in one language, checked and ready to be filled in.
///
/// Every word of the list is there: one that its language lacks is English, and [`Words::borrowed`]
/// names it.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Words {
    entries: BTreeMap<String, Entry>,
    borrowed: BTreeSet<String>,
    /// The language of the borrowed words, by whose rules they count.
    lender: Option<Arc<Language>>,
    languages: BTreeMap<Tag, String>,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Entry {
    Text(Phrase),
    Plural(BTreeMap<PluralCategory, Phrase>),
}

impl Entry {
    /// Isolates what has letters of its own; signs between words, and between the words that fill
    /// places, belong to what is around them.
    fn isolate(&mut self) {
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

impl Words {
    /// The words that are the list of all others: built-in English. A message whose braces are wrong
    /// is left out.
    #[must_use]
    pub fn list(messages: BTreeMap<String, Message>, languages: BTreeMap<Tag, String>) -> Self {
        let phrases = |forms: BTreeMap<PluralCategory, String>| {
            forms.into_iter().filter_map(|(category, text)| Some((category, Phrase::new(&text)?))).collect()
        };
        let entry = |message| match message {
            Message::Text(text) => Phrase::new(&text).map(Entry::Text),
            Message::Plural(forms) => Some(Entry::Plural(phrases(forms))),
        };
        let entries =
            messages.into_iter().filter_map(|(key, message)| Some((key, entry(message)?))).collect();
        Self { entries, languages, ..Self::default() }
    }

    /// The same words, which are in `own`, lent to `language`: what one without built-in words begins
    /// with. Until its own words say how it calls itself, its tag does. In a right-to-left language
    /// each is isolated, so that its marks and numbers stay with it (UAX #9, LRI and PDI).
    #[must_use]
    pub fn lent(&self, own: Option<Arc<Language>>, language: &Language) -> Self {
        let mut entries = self.entries.clone();
        if language.direction() == Direction::RightToLeft {
            entries.values_mut().for_each(Entry::isolate);
        }
        entries
            .extend(Phrase::new(language.tag().as_str()).map(|tag| (AUTONYM.to_owned(), Entry::Text(tag))));
        let borrowed = self.entries.keys().cloned().collect();
        Self { entries, borrowed, lender: own, languages: BTreeMap::new() }
    }

    /// These words with `messages` in `language` in the place of those of the same keys, and what is
    /// wrong with the messages. A wrong message is left out. `languages` names other languages in
    /// this one.
    #[must_use]
    pub fn replaced(
        mut self,
        language: &Language,
        messages: BTreeMap<String, Message>,
        languages: BTreeMap<Tag, String>,
    ) -> (Self, Vec<WordFault>) {
        let mut faults = Vec::new();
        let plurals = language.plurals();
        for (key, message) in messages {
            let Some(old) = self.entries.get(&key) else {
                faults.push(WordFault::new(&key, FaultKind::Unknown));
                continue;
            };
            let before = faults.len();
            let entry = check(&key, old, message, &plurals, &mut faults);
            if let Some(entry) = entry.filter(|_| faults[before..].iter().all(WordFault::is_harmless)) {
                self.borrowed.remove(&key);
                self.entries.insert(key, entry);
            }
        }
        self.languages.extend(languages);
        (self, faults)
    }

    /// The words that are English because the language's own are missing.
    pub fn borrowed(&self) -> impl ExactSizeIterator<Item = &str> {
        self.borrowed.iter().map(String::as_str)
    }

    /// Every key, sorted.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Every message without plural forms and places, with its key.
    pub fn plain(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().filter_map(|(key, entry)| match entry {
            Entry::Text(phrase) if phrase.places().next().is_none() => Some((key.as_str(), phrase.as_str())),
            _ => None,
        })
    }

    /// The message as it is. A key that is not in the list gives itself, so that it shows on the
    /// page.
    #[must_use]
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.phrase(key, PluralCategory::Other).map_or(key, Phrase::as_str)
    }

    /// The message without the marks that isolate a borrowed one: for data, which names a language
    /// beside its texts.
    #[must_use]
    pub fn bare<'a>(&'a self, key: &'a str) -> &'a str {
        self.text(key).trim_start_matches('\u{2066}').trim_end_matches('\u{2069}')
    }

    /// The message with its places filled: `("language", "العربية")`. Plain text, for one language:
    /// a value in another direction wants [`Words::pieces`].
    #[must_use]
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.phrase(key, PluralCategory::Other).map_or_else(|| key.to_owned(), |phrase| phrase.filled(values))
    }

    /// The form of the message that goes with `n`, with `{n}` filled by the number in `language`.
    #[must_use]
    pub fn count(&self, key: &str, n: u64, language: &Language) -> String {
        let number = language.number(i64::try_from(n).unwrap_or(i64::MAX));
        let phrase = self.phrase(key, self.language_of(key, language).plural(n));
        phrase.map_or_else(|| key.to_owned(), |phrase| phrase.filled(&[("n", &number)]))
    }

    /// The pieces of a message, for one who fills its places with markup.
    #[must_use]
    pub fn pieces(&self, key: &str) -> &[Piece] {
        self.phrase(key, PluralCategory::Other).map_or(&[], Phrase::pieces)
    }

    /// The forms of a message with plurals, by their categories, for a script that counts.
    pub fn forms(&self, key: &str) -> impl Iterator<Item = (PluralCategory, &str)> {
        let forms = match self.entries.get(key) {
            Some(Entry::Plural(forms)) => Some(forms),
            _ => None,
        };
        forms.into_iter().flatten().map(|(category, phrase)| (*category, phrase.as_str()))
    }

    /// The language that a message is in, of words for `language`: another one's if it is borrowed.
    #[must_use]
    pub fn language_of<'a>(&'a self, key: &str, language: &'a Language) -> &'a Language {
        self.lender.as_deref().filter(|_| self.borrowed.contains(key)).unwrap_or(language)
    }

    /// What the language calls itself: `العربية`.
    #[must_use]
    pub fn autonym(&self) -> &str {
        self.text(AUTONYM)
    }

    /// The name of another language in this one: `الإنجليزية`.
    #[must_use]
    pub fn language(&self, tag: &Tag) -> Option<&str> {
        let name = self.languages.get(tag).or_else(|| self.languages.get(&Tag::parse(tag.language()).ok()?));
        name.map(String::as_str)
    }

    fn phrase(&self, key: &str, category: PluralCategory) -> Option<&Phrase> {
        let entry = self.entries.get(key);
        debug_assert!(entry.is_some(), "no word has the key `{key}`");
        match entry? {
            Entry::Text(phrase) => Some(phrase),
            Entry::Plural(forms) => forms.get(&category).or_else(|| forms.get(&PluralCategory::Other)),
        }
    }
}

/// The entry that `message` makes in the place of `old`; what is wrong with it goes to `faults`.
fn check(
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

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        Language::new(Tag::parse(tag).unwrap(), None).unwrap()
    }

    fn english() -> Arc<Language> {
        Arc::new(language("en"))
    }

    fn texts(words: &[(&str, &str)]) -> BTreeMap<String, Message> {
        words.iter().map(|(key, text)| ((*key).to_owned(), Message::Text((*text).to_owned()))).collect()
    }

    fn list() -> Words {
        let words =
            [("autonym", "English"), ("home", "Home"), ("by", "By {name}"), ("pair", "{page} – {site}")];
        let mut messages = texts(&words);
        let forms = [(PluralCategory::One, "{n} page"), (PluralCategory::Other, "{n} pages")];
        let forms = forms.map(|(category, text)| (category, text.to_owned())).into();
        messages.insert("pages".to_owned(), Message::Plural(forms));
        Words::list(messages, BTreeMap::new())
    }

    #[test]
    fn borrowed_words_keep_to_themselves_in_a_right_to_left_page() {
        let persian = language("fa");
        let lent = list().lent(Some(english()), &persian);
        assert_eq!(lent.with("by", &[("name", "نیما")]), "\u{2066}By نیما\u{2069}");
        assert_eq!((lent.text("home"), lent.bare("home")), ("\u{2066}Home\u{2069}", "Home"));
        assert_eq!(lent.count("pages", 2, &persian), "\u{2066}2 pages\u{2069}");
        assert_eq!(lent.with("pair", &[("page", "خانه"), ("site", "شرح")]), "خانه – شرح");
        let (words, _) = lent.replaced(&persian, texts(&[("home", "خانه")]), BTreeMap::new());
        assert_eq!(words.text("home"), "خانه");
    }

    #[test]
    fn words_of_another_language_are_borrowed_until_replaced() {
        let french = language("fr");
        let lent = list().lent(Some(english()), &french);
        assert_eq!((lent.borrowed().len(), lent.autonym()), (5, "fr"));
        let own = texts(&[("autonym", "français"), ("by", "Par {name}")]);
        let (words, faults) = lent.replaced(&french, own, BTreeMap::new());
        assert_eq!((words.borrowed().collect::<Vec<_>>(), faults.len()), (vec!["home", "pages", "pair"], 0));
        assert_eq!(words.with("by", &[("name", "Zola")]), "Par Zola");
        assert_eq!(words.count("pages", 1, &french), "1 page");
        assert_eq!(words.plain().collect::<Vec<_>>(), [("autonym", "français"), ("home", "Home")]);
    }

    #[test]
    fn borrowed_words_count_as_in_their_own_language() {
        let chinese = language("zh");
        let lent = list().lent(Some(english()), &chinese);
        assert_eq!([1, 2].map(|n| lent.count("pages", n, &chinese)), ["1 page", "2 pages"]);
        let forms = [(PluralCategory::Other, "{n} 頁".to_owned())].into();
        let own = [("pages".to_owned(), Message::Plural(forms))].into();
        let (words, _) = lent.replaced(&chinese, own, BTreeMap::new());
        assert_eq!(words.count("pages", 1, &chinese), "1 頁");
    }

    #[test]
    fn a_wrong_word_changes_nothing() {
        let wrong = texts(&[("hom", "x"), ("by", "Par {nom}"), ("pages", "{n}")]);
        let (words, faults) = list().replaced(&language("en"), wrong, BTreeMap::new());
        assert_eq!(words, list());
        let codes: Vec<&str> = faults.iter().map(WordFault::code).collect();
        assert_eq!(codes, ["word-place", "unknown-word", "plural-forms"]);
    }
}
