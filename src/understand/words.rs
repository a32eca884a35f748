//! The interface words of a language, from its TOML file.

use std::{ops::Range, sync::Arc};

use super::word_file::{WordFile, told};
use crate::base::{
    diagnostic::{Diagnostic, offer},
    language::{
        Language,
        fault::{FaultKind, WordFault},
        tag::Tag,
        words::{BUILT_IN, Words},
    },
    source::{Source, SourcePath},
};

/// How many missing words a warning names.
const NAMED: usize = 5;

/// The words of `language`: the built-in ones, with those of the site's own file `words/<tag>.toml`
/// in their place.
///
/// For a language with built-in words the file may hold a few words or many. For another it should
/// hold all; a word it lacks is English, and a warning says how many are.
#[must_use]
pub fn words(language: &Language, source: Option<&Source>) -> (Words, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let words = built_in(language);
    let Some(source) = source else {
        let path = SourcePath::new(&format!("words/{}.toml", language.tag()));
        diagnostics.extend(missing(&words, language, &path));
        return (words, diagnostics);
    };
    let file = WordFile::read(source, &mut diagnostics);
    let (words, faults) = words.replaced(language, file.messages, file.languages);
    for (key, mistake) in file.untyped {
        diagnostics.push(if words.keys().any(|known| known == key) {
            told(mistake, source.path())
        } else {
            let fault = WordFault { key, form: None, kind: FaultKind::Unknown };
            describe(&fault, &words, source.path(), mistake.0)
        });
    }
    for fault in faults {
        let place = file.places.get(&(fault.key.clone(), fault.form));
        let place = place.or_else(|| file.places.get(&(fault.key.clone(), None)));
        diagnostics.push(describe(&fault, &words, source.path(), place.cloned().unwrap_or_default()));
    }
    diagnostics.extend(missing(&words, language, source.path()));
    diagnostics.sort();
    (words, diagnostics)
}

fn built_in(language: &Language) -> Words {
    let english = WordFile::parse(BUILT_IN[0].1, &mut Vec::new());
    let list = Words::list(english.messages, english.languages);
    let own = language.tag().language();
    match BUILT_IN.iter().position(|(tag, _)| *tag == own) {
        Some(0) => list,
        Some(other) => {
            let file = WordFile::parse(BUILT_IN[other].1, &mut Vec::new());
            list.lent(english_language(), language).replaced(language, file.messages, file.languages).0
        }
        None => list.lent(english_language(), language),
    }
}

/// The language of the words that are the list of all others.
fn english_language() -> Option<Arc<Language>> {
    let tag = Tag::parse(BUILT_IN[0].0).ok()?;
    Language::new(tag, None).ok().map(Arc::new)
}

fn describe(fault: &WordFault, words: &Words, path: &SourcePath, place: Range<usize>) -> Diagnostic {
    let help = if fault.kind == FaultKind::Unknown { offer(&fault.key, words.keys()) } else { fault.help() };
    let text = fault.to_string();
    let diagnostic = if fault.is_harmless() {
        Diagnostic::warning(fault.code(), path, text)
    } else {
        Diagnostic::error(fault.code(), path, text)
    };
    diagnostic.at(place).help(help)
}

fn missing(words: &Words, language: &Language, path: &SourcePath) -> Option<Diagnostic> {
    let (missing, all) = (words.borrowed().len(), words.keys().len());
    if missing == 0 {
        return None;
    }
    let named: Vec<&str> = words.borrowed().take(NAMED).collect();
    let more =
        if missing > NAMED { format!(" …; `sharh builtin {path}` lists all") } else { String::new() };
    let message = format!(
        "{missing} of {all} interface words in `{}` are missing and shown in English",
        language.tag()
    );
    let help = format!("add to `{path}`: {}{more}", named.join(", "));
    Some(Diagnostic::warning("missing-words", path, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        Language::new(Tag::parse(tag).unwrap(), None).unwrap()
    }

    fn words_of(tag: &str) -> Words {
        words(&language(tag), None).0
    }

    fn site(tag: &str, text: &str) -> (Words, Vec<String>) {
        let source = Source::new(SourcePath::new(&format!("words/{tag}.toml")), text.as_bytes());
        let (words, diagnostics) = words(&language(tag), Some(&source));
        let place = |d: &Diagnostic| d.span.map_or(String::new(), |span| text[span.range()].to_owned());
        let lines = diagnostics
            .iter()
            .map(|d| format!("{} [{}] {}; {}", d.code, place(d), d.message, d.help))
            .collect();
        (words, lines)
    }

    #[test]
    fn built_in_words_are_complete() {
        for (tag, text) in BUILT_IN {
            let mut mistakes = Vec::new();
            let file = WordFile::parse(text, &mut mistakes);
            assert!(mistakes.is_empty(), "{tag} {mistakes:?}");
            let (words, faults) = built_in(&language("en"))
                .lent(english_language(), &language(tag))
                .replaced(&language(tag), file.messages, file.languages);
            assert!(faults.is_empty(), "{tag} {faults:?}");
            assert_eq!(words.borrowed().collect::<Vec<_>>(), Vec::<&str>::new(), "{tag}");
            for (other, _) in BUILT_IN {
                assert!(words.language(&Tag::parse(other).unwrap()).is_some(), "{tag} {other}");
            }
        }
    }

    #[test]
    fn built_in_files_have_one_order() {
        let keys = |text: &str| {
            let lines = text.lines().filter_map(|line| line.split_once([' ', '.']));
            let mut keys: Vec<String> =
                lines.map(|(key, _)| key.to_owned()).filter(|key| key != "#").collect();
            keys.dedup();
            keys
        };
        assert_eq!(keys(BUILT_IN[0].1), keys(BUILT_IN[1].1));
    }

    #[test]
    fn built_in_words_have_no_direction_marks_or_stray_spaces() {
        for (_, text) in BUILT_IN {
            assert!(!text.contains(crate::base::language::direction::is_direction_control));
            assert!(!text.contains("  ") && !text.contains('ـ'));
            assert!(!text.contains("\" ") && !text.lines().any(|line| line.ends_with(' ')));
        }
    }

    #[test]
    fn words_count_in_their_language() {
        let (arabic, english) = (language("ar"), language("en"));
        let (ar, en) = (words(&arabic, None).0, words(&english, None).0);
        let cases = [
            (0, "أقل من دقيقة للقراءة", "0-minute read"),
            (1, "دقيقة واحدة للقراءة", "1-minute read"),
            (2, "دقيقتان للقراءة", "2-minute read"),
            (3, "3 دقائق للقراءة", "3-minute read"),
            (11, "11 دقيقة للقراءة", "11-minute read"),
            (100, "100 دقيقة للقراءة", "100-minute read"),
        ];
        for (n, in_arabic, in_english) in cases {
            assert_eq!(ar.count("reading-time", n, &arabic), in_arabic);
            assert_eq!(en.count("reading-time", n, &english), in_english);
        }
        assert_eq!(ar.count("articles-count", 12, &arabic), "12 مقالًا");
        assert_eq!(en.count("articles-count", 1200, &english), "1,200 articles");
    }

    #[test]
    fn words_are_filled() {
        let (ar, diagnostics) = words(&language("ar"), None);
        assert_eq!(diagnostics, []);
        assert_eq!((ar.text("home"), ar.autonym()), ("الرئيسية", "العربية"));
        let english = ar.language(&Tag::parse("en-GB").unwrap()).unwrap();
        let notice = ar.with("missing-translation", &[("language", "العربية"), ("original", english)]);
        assert_eq!(notice, "لم تُترجم هذه الصفحة إلى العربية بعد، وهي معروضة هنا باللغة الإنجليزية.");
        assert_eq!(ar.forms("results-count").count(), 6);
        assert!(ar.plain().any(|(key, text)| (key, text) == ("search", "البحث")));
    }

    #[test]
    fn a_site_may_replace_a_few_words() {
        let (words, lines) = site("ar", "home = \"البداية\"\n[languages]\nxh = \"الخوسية\"\n");
        assert_eq!(lines, Vec::<String>::new());
        assert_eq!((words.text("home"), words.text("search")), ("البداية", "البحث"));
        assert_eq!(words.language(&Tag::parse("xh").unwrap()), Some("الخوسية"));
    }

    #[test]
    fn another_language_borrows_what_it_lacks() {
        let (words, lines) = site("fr", "autonym = \"français\"\nhome = \"Accueil\"\n");
        let all = words.keys().len();
        let expected = format!(
            "missing-words [] {} of {all} interface words in `fr` are missing and shown in English; \
             add to `words/fr.toml`: about, about-date, accessed-on, all-articles, all-background …; `sharh builtin words/fr.toml` lists all",
            all - 2
        );
        assert_eq!(lines, [expected]);
        assert_eq!((words.text("home"), words.text("search")), ("Accueil", "Search"));
        let (words, diagnostics) = super::words(&language("he"), None);
        assert_eq!((words.autonym(), diagnostics.len()), ("he", 1));
    }

    #[test]
    fn a_wrong_word_is_shown_with_its_place() {
        let cases = [
            ("hmoe = \"x\"", "unknown-word [hmoe] the interface has no word `hmoe`; did you mean `home`?"),
            ("home = 3", "wrong-type [home] `home` is a text, not an integer; write home = \"…\""),
            (
                "translated-by = \"بقلم {autor}\"",
                "word-place [translated-by] `translated-by` is never given {autor}; its places: {name}",
            ),
            (
                "translated-by = \"بقلم\"",
                "word-place [translated-by] `translated-by` does not say {name}; put {name} where it belongs",
            ),
            (
                "home = \"{\"",
                "word-place [home] `home` has a brace that encloses no name; a place is written {name}",
            ),
            (
                "home.one = \"x\"",
                "plural-forms [home] `home` counts nothing and has one text; write home = \"…\"",
            ),
            (
                "[languages]\nxx = \"?\"",
                "unknown-language [xx] unknown language `xx`; use a BCP 47 tag, such as `fr`",
            ),
            (
                "[events-count]\nsome = \"x\"\nzero = \"\"\none = \"\"\ntwo = \"\"\nfew = \"{n}\"\nmany = \"{n}\"\nother = \"{n}\"",
                "plural-forms [some] `events-count.some` is no form of a word; one of: zero, one, two, few, many, other",
            ),
        ];
        for (text, line) in cases {
            let (words, lines) = site("ar", text);
            assert_eq!(lines, [line]);
            assert_eq!(words.text("home"), "الرئيسية");
        }
    }

    #[test]
    fn forms_are_those_of_the_language() {
        let (words, lines) = site("ar", "events-count.one = \"حدث\"\nevents-count.other = \"{n} حدث\"");
        let missing = ["few", "many", "two", "zero"].map(|form| {
            format!("plural-forms [events-count] `events-count` lacks the form `{form}`; add events-count.{form} = \"…\"")
        });
        assert_eq!(lines, missing);
        assert_eq!(words.count("events-count", 2, &language("ar")), "حدثان");
        let (words, lines) = site(
            "en",
            "events-count.one = \"{n} date\"\nevents-count.other = \"{n} dates\"\nevents-count.two = \"\"",
        );
        assert_eq!(lines, ["unused-form [two] the language never uses `events-count.two`; remove it"]);
        assert_eq!(words.count("events-count", 2, &language("en")), "2 dates");
        assert_eq!(
            site("ja", "events-count = \"x\"").1[1],
            "plural-forms [events-count] `events-count` counts something and needs a form for each kind of number; write events-count.other"
        );
    }

    #[test]
    fn bad_toml_is_shown_with_its_place() {
        let (words, lines) = site("ar", "home = \"x\"\nsearch = \nabout = \"y\"\n");
        assert!(lines[0].starts_with("bad-toml ["), "{lines:?}");
        assert_eq!(words.text("home"), "x");
        let source = Source::new(SourcePath::new("words/ar.toml"), b"home = \"\xff\"".as_slice());
        assert_eq!(super::words(&language("ar"), Some(&source)).1[0].code, "not-utf-8");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_taken(text in "([a-z-]{0,6}[.]?(one|home|languages)? ?= ?[\"{\\[']?.{0,9}[}\"\\]']?\n?){0,6}") {
            let (words, _) = site("ar", &text);
            proptest::prop_assert_eq!(words.keys().len(), words_of("ar").keys().len());
        }
    }
}
