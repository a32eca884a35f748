//! The words of the interface: what a page says that no author of the site wrote.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::base::period::{Doubt, Edge, End, Period};

use super::{
    Language,
    direction::Direction,
    entry::{Entry, entry},
    fault::{FaultKind, WordFault},
    message::{Message, Phrase},
    plural::PluralCategory,
    tag::Tag,
    written::DASH,
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
            let entry = entry(&key, old, message, &plurals, &mut faults);
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
    /// whoever gives a value in another direction isolates it.
    #[must_use]
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.phrase(key, PluralCategory::Other).map_or_else(|| key.to_owned(), |phrase| phrase.filled(values))
    }

    /// A time with what is doubted of it, for words in `language`: `نحو 1920 – 1935`, `since 2016`.
    #[must_use]
    pub fn period(&self, period: Period, language: &Language) -> String {
        if let Some((start, end)) = period.plain() {
            return language.range(start, end);
        }
        let start = self.edge(period.start(), language);
        match period.end() {
            End::Same => start,
            End::At(end) => [start, self.edge(end, language)].join(DASH),
            End::Open => self.with("since-date", &[("date", &start)]),
        }
    }

    fn edge(&self, edge: Edge, language: &Language) -> String {
        let date = language.date(edge.date);
        let doubted = |key, date: &str| self.with(key, &[("date", date)]);
        match edge.doubt {
            None => date,
            Some(Doubt::Approximate) => doubted("about-date", &date),
            Some(Doubt::Uncertain) => doubted("uncertain-date", &date),
            Some(Doubt::Both) => doubted("uncertain-date", &doubted("about-date", &date)),
        }
    }

    /// The form of the message that goes with `n`, with `{n}` filled by the number in `language`.
    #[must_use]
    pub fn count(&self, key: &str, n: u64, language: &Language) -> String {
        let number = language.number(i64::try_from(n).unwrap_or(i64::MAX));
        let phrase = self.phrase(key, self.language_of(key, language).plural(n));
        phrase.map_or_else(|| key.to_owned(), |phrase| phrase.filled(&[("n", &number)]))
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
