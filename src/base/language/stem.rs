//! Light stems: what the forms of a word share, for a search that forgives.
//!
//! A word is taken apart by its letters alone, so that a browser can do the same without a word list
//! (`theme/search/20-stem.js` is the twin; `tests/search/vectors.tsv` holds both to one result). Where
//! letters do not tell, a word has several readings, and the words of the site decide: و is a conjunction
//! in وسفارة because سفارة occurs, and a letter in وزير.
//!
//! The affixes are those of Larkey, Ballesteros and Connell's *light10* (2007).

use super::fold::fold_word;

/// A way to read a word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading {
    /// The stem, in the letters of [`fold_word`].
    pub stem: String,
    /// The folded words that must all occur for the reading to hold.
    pub needs: Vec<String>,
    /// Whether و, ب, ل or ك was taken off, which may be a letter of the word: the reading holds only
    /// if another word has the same stem without that.
    pub is_guess: bool,
}

/// The readings of a word of [`super::tokenizer`], the one that takes most off first. The last
/// always holds.
#[must_use]
pub fn readings(word: &str) -> Vec<Reading> {
    let letters: Vec<char> = word.chars().collect();
    let folded: Vec<char> = fold_word(word).chars().collect();
    let mut found = Vec::new();
    match folded.first() {
        Some('ء'..='ي' | 'ٮ'..='ە') => arabic(&letters, &folded, &mut found),
        Some('a'..='z') if folded.iter().all(char::is_ascii_lowercase) => {
            found.push(reading(english(&folded), &[]));
        }
        _ => found.push(reading(&folded, &[])),
    }
    found
}

/// The stems of all readings of a word, each once: where a search has to look for it.
#[must_use]
pub fn stems(word: &str) -> Vec<String> {
    let mut stems: Vec<String> = Vec::new();
    for reading in readings(word) {
        if !stems.contains(&reading.stem) {
            stems.push(reading.stem);
        }
    }
    stems
}

/// What is left of a folded Arabic word without its article, when nothing else is taken off: such a
/// word occurs on a site where only its definite form stands.
#[must_use]
pub fn without_article(word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let (['ا' | 'ل', 'ل', rest @ ..] | ['ب' | 'ك' | 'و' | 'ف', 'ا', 'ل', rest @ ..]) = letters.as_slice()
    else {
        return None;
    };
    (rest.len() >= 2).then(|| rest.iter().collect())
}

fn reading(stem: &[char], needs: &[String]) -> Reading {
    Reading { stem: stem.iter().collect(), needs: needs.to_vec(), is_guess: false }
}

/// The fewest letters that stay behind an affix without a doubt.
const SURE: usize = 4;

/// The fewest letters that stay at all.
const LEAST: usize = 2;

fn arabic(letters: &[char], folded: &[char], found: &mut Vec<Reading>) {
    let conjunction = usize::from(matches!(folded.first(), Some('و' | 'ف')));
    for before in [conjunction, 0] {
        let Some(article) = article(&letters[before..], &folded[before..]) else { continue };
        let rest = &folded[before + article..];
        // الـ alone leaves three letters without a doubt, وال does not: والدين are parents.
        let sure = if before == 0 && article == 2 { SURE - 1 } else { SURE };
        if rest.len() >= sure {
            endings(rest, &mut Vec::new(), found);
        } else if rest.len() >= LEAST {
            endings(rest, &mut vec![rest.iter().collect()], found);
        }
        if before == 0 {
            break;
        }
    }
    let is_preposition = |letter: Option<&char>| matches!(letter, Some('ب' | 'ل' | 'ك'));
    if folded.first() == Some(&'و') && is_preposition(folded.get(1)) {
        guess(&folded[2..], found);
    }
    if folded.first() == Some(&'و') || is_preposition(folded.first()) {
        guess(&folded[1..], found);
    }
    endings(folded, &mut Vec::new(), found);
}

/// How many letters the article and a preposition before it are: ال, بال, كال, لل. An alef with hamza
/// begins no article.
fn article(letters: &[char], folded: &[char]) -> Option<usize> {
    match (letters, folded) {
        (['ا', ..], ['ا', 'ل', ..]) | (_, ['ل', 'ل', ..]) => Some(2),
        ([_, 'ا', ..], ['ب' | 'ك', 'ا', 'ل', ..]) => Some(3),
        _ => None,
    }
}

/// Adds the readings of what is left behind a letter that may be a word of its own.
fn guess(rest: &[char], found: &mut Vec<Reading>) {
    if rest.len() > LEAST {
        let sure = found.len();
        endings(rest, &mut Vec::new(), found);
        found[sure..].iter_mut().for_each(|reading| reading.is_guess = true);
    }
}

/// Endings before which ة is written ت; they count where the word with ة occurs: سفارتها.
const AFTER_T: [&[char]; 6] =
    [&['ت', 'ي', 'ن'], &['ت', 'ا', 'ن'], &['ت', 'ه', 'ا'], &['ت', 'ه', 'م'], &['ت', 'ه'], &['ت', 'ي']];

/// All other endings, longer ones first.
const ENDINGS: [&[char]; 10] = [
    &['ه', 'ا'],
    &['ه', 'م'],
    &['ا', 'ن'],
    &['ا', 'ت'],
    &['و', 'ن'],
    &['ي', 'ن'],
    &['ي', 'ه'],
    &['ه'],
    &['ي'],
    &['ا'],
];

/// Takes endings off `word` as long as enough of it stays, and adds its readings.
fn endings(word: &[char], needs: &mut Vec<String>, found: &mut Vec<Reading>) {
    for ending in AFTER_T {
        if let Some(rest) = word.strip_suffix(ending).filter(|rest| rest.len() >= LEAST) {
            let whole: Vec<char> = rest.iter().copied().chain(['ه']).collect();
            needs.push(whole.iter().collect());
            endings(&whole, needs, found);
            needs.pop();
        }
    }
    for ending in ENDINGS {
        let Some(rest) = word.strip_suffix(ending) else { continue };
        if rest.len() >= SURE {
            endings(rest, needs, found);
            return;
        }
        if rest.len() >= LEAST {
            needs.push(rest.iter().collect());
            endings(rest, needs, found);
            needs.pop();
        }
    }
    found.push(reading(word, needs));
}

/// An English word without its plural, *-ing*, *-ed*, the *-i* of a people and a last *e*.
fn english(word: &[char]) -> &[char] {
    let word = singular(word);
    let word = bare_verb(word);
    match word {
        [rest @ .., 'e'] if rest.len() >= 3 => rest,
        [rest @ .., 'i'] if rest.len() >= 5 => rest,
        _ => word,
    }
}

fn singular(word: &[char]) -> &[char] {
    match word {
        [rest @ .., 's', 's', 'e', 's'] => &word[..rest.len() + 2],
        [rest @ .., 'x' | 'z', 'e', 's'] if rest.len() >= 2 => &word[..=rest.len()],
        [rest @ .., 'c' | 's', 'h', 'e', 's'] if rest.len() >= 2 => &word[..rest.len() + 2],
        // -ies is the plural of -y; both end without it.
        [rest @ .., 'i', 'e', 's'] if rest.len() >= 2 => rest,
        [.., 's' | 'u', 's'] | [.., 's', 'i', 's'] => word,
        [rest @ .., 's' | 'y'] if rest.len() >= 3 => rest,
        _ => word,
    }
}

fn bare_verb(word: &[char]) -> &[char] {
    let rest = match word {
        [rest @ .., 'i', 'n', 'g'] | [rest @ .., 'e', 'd'] if rest.len() >= 4 => rest,
        _ => return word,
    };
    match rest {
        // planned: a short vowel doubles what follows it.
        [.., before, last] if before == last && !matches!(last, 'l' | 's' | 'z') => &rest[..rest.len() - 1],
        _ => rest,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The stem of `word` on a site that has these words.
    fn stem(word: &str, known: &[&str]) -> String {
        let known: BTreeSet<&str> = known.iter().copied().collect();
        let holds = |reading: &Reading| reading.needs.iter().all(|word| known.contains(word.as_str()));
        let sure =
            |word: &str| readings(word).into_iter().find(|reading| !reading.is_guess && holds(reading));
        let stems: BTreeSet<String> = known.iter().map(|word| sure(word).unwrap().stem).collect();
        let holds =
            |reading: &&Reading| holds(reading) && (!reading.is_guess || stems.contains(&reading.stem));
        readings(word).iter().find(holds).unwrap().stem.clone()
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let known = ["سفاره", "نفط", "مصر", "حكومه", "عرب", "علاقه"];
        for (forms, wanted) in [
            (
                &[
                    "سفارة",
                    "سفاره",
                    "السفارة",
                    "بالسفارة",
                    "للسفارة",
                    "وسفارة",
                    "والسفارات",
                    "سفارتها",
                    "سفارتين",
                ][..],
                "سفار",
            ),
            (&["أذربيجان", "أذربيجاني", "الأذربيجانية", "والأذربيجانيين", "لأذربيجان"], "اذربيج"),
            (&["نفط", "النفط", "نفطي", "النفطية", "ونفطها", "بنفط"], "نفط"),
            (&["علاقة", "العلاقات", "علاقاتهم", "وعلاقاتها"], "علاق"),
            (&["سوريا", "سورية", "السوريين"], "سوري"),
            (&["إلغاء", "الإلغاء"], "الغاء"),
        ] {
            for form in forms {
                let known = known.iter().copied().chain(["اذربيجان"]).collect::<Vec<_>>();
                assert_eq!(stem(form, &known), wanted, "{form}");
            }
        }
    }

    #[test]
    fn a_letter_that_is_part_of_a_word_stays() {
        for (word, wanted) in [
            ("وزير", "وزير"),
            ("لقاء", "لقاء"),
            ("إيران", "ايران"),
            ("سكان", "سكان"),
            ("والدين", "والد"),
            ("كبير", "كبير"),
        ] {
            assert_eq!(stem(word, &[]), wanted, "{word}");
        }
    }

    #[test]
    fn english_words_lose_their_endings() {
        for forms in [
            &["country", "countries"][..],
            &["visit", "visits", "visited", "visiting"],
            &["trade", "trades", "traded", "trading"],
            &["plan", "plans", "planned", "planning"],
            &["azerbaijan", "azerbaijani", "azerbaijanis"],
            &["embassy", "embassies"],
            &["crisis"],
        ] {
            for form in forms {
                assert_eq!(stem(form, &[]), stem(forms[0], &[]), "{form}");
            }
        }
        assert_eq!(stem("king", &[]), "king");
    }

    #[test]
    fn a_word_in_another_script_is_its_own_stem() {
        for word in ["баку", "2020", "covid19", "א", "ا", ""] {
            assert_eq!(stem(word, &[]), word);
        }
    }
}
