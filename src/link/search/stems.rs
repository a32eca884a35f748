//! The stems of a site's words.

use std::collections::HashSet;

use crate::base::{
    count::saturated,
    language::{
        fold::fold_word,
        stem::{Reading, readings, without_article},
    },
};

use super::interner::Interner;

/// The stem of each word, as the other words of the site tell.
pub(super) fn stems(vocabulary: &Interner) -> Vec<String> {
    let words = || (0..saturated(vocabulary.len())).map(|number| vocabulary.word(number));
    let folded: Vec<String> = words().map(fold_word).collect();
    let bare: Vec<String> = folded.iter().filter_map(|word| without_article(word)).collect();
    let known: HashSet<&str> = folded.iter().chain(&bare).map(String::as_str).collect();
    let all: Vec<Vec<Reading>> = words().map(readings).collect();
    let holds = |reading: &&Reading| reading.needs.iter().all(|word| known.contains(word.as_str()));
    let sure = |readings: &Vec<Reading>| {
        readings.iter().filter(|reading| !reading.is_guess).find(holds).map(|reading| reading.stem.clone())
    };
    let sure: HashSet<String> = all.iter().filter_map(sure).collect();
    let best = |readings: Vec<Reading>| {
        let holds =
            |reading: &Reading| holds(&reading) && (!reading.is_guess || sure.contains(&reading.stem));
        readings.into_iter().find(holds).map(|reading| reading.stem).unwrap_or_default()
    };
    all.into_iter().map(best).collect()
}
