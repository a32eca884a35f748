//! The gold set: sentences with their terms marked, found and scored.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what helps a test fails by a panic, as a test does")]

#[path = "gold/glossary.rs"]
mod glossary;
#[path = "gold/runs.rs"]
mod runs;

use std::{collections::BTreeMap, collections::BTreeSet, fmt};

use serde::Deserialize;
use sharh::link::terms::{Lexicon, Scratch};

use glossary::Glossary;

#[derive(Deserialize)]
struct Item {
    id: String,
    lang: String,
    format: String,
    limit: bool,
    text: String,
    matches: Vec<Match>,
}

#[derive(Deserialize)]
struct Match {
    term: String,
    byte: (usize, usize),
}

type Spans = BTreeSet<(String, usize, usize)>;

#[derive(Default)]
struct Tally {
    right: u32,
    wrong: u32,
    missed: u32,
}

impl Tally {
    fn precision(&self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.wrong).max(1))
    }

    fn recall(&self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.missed).max(1))
    }

    fn f1(&self) -> f64 {
        2.0 * self.precision() * self.recall() / (self.precision() + self.recall()).max(1e-9)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (precision, recall, f1) = (self.precision(), self.recall(), self.f1());
        write!(out, "precision {precision:.3} recall {recall:.3} F1 {f1:.3}")?;
        write!(out, " ({} right, {} wrong, {} missed)", self.right, self.wrong, self.missed)
    }
}

fn found(lexicon: &Lexicon, names: &[String], item: &Item) -> Spans {
    let runs = if item.format == "markdown" { runs::markdown(&item.text) } else { runs::plain(&item.text) };
    let (mut scratch, mut spans) = (Scratch::default(), Spans::new());
    for run in runs {
        let mut found = Vec::new();
        lexicon.find(&run.text, &mut scratch, &mut found);
        for one in found {
            let name = names[one.term.0 as usize].clone();
            spans.insert((name, run.source(one.start as usize), run.source_end(one.end as usize)));
        }
    }
    spans
}

#[test]
fn the_gold_set_is_found() {
    let glossary = Glossary::read(include_str!("gold/glossary.toml"));
    let (lexicon, diagnostics) = glossary.lexicon();
    for diagnostic in &diagnostics {
        println!("{}: {}", diagnostic.code, diagnostic.message);
    }
    let mut tallies: BTreeMap<(String, bool), Tally> = BTreeMap::new();
    for line in include_str!("gold/gold-dev.jsonl").lines() {
        let item: Item = serde_json::from_str(line).unwrap();
        let wanted: Spans =
            item.matches.iter().map(|one| (one.term.clone(), one.byte.0, one.byte.1)).collect();
        let got = found(&lexicon, &glossary.names(), &item);
        let tally = tallies.entry((item.lang.clone(), item.limit)).or_default();
        tally.right += u32::try_from(wanted.intersection(&got).count()).unwrap();
        tally.wrong += u32::try_from(got.difference(&wanted).count()).unwrap();
        tally.missed += u32::try_from(wanted.difference(&got).count()).unwrap();
        if wanted != got {
            let show = |spans: Vec<&(String, usize, usize)>| {
                let text =
                    |span: &(String, usize, usize)| item.text.get(span.1..span.2).unwrap_or("?").to_owned();
                spans.iter().map(|span| format!("{}: {}", span.0, text(span))).collect::<Vec<_>>()
            };
            println!("{} {}", item.id, item.text);
            println!("   missed {:?}", show(wanted.difference(&got).collect()));
            println!("   wrong {:?}", show(got.difference(&wanted).collect()));
        }
    }
    for ((language, limit), tally) in &tallies {
        println!("{language} {}: {tally}", if *limit { "limit" } else { "scored" });
    }
    for ((language, limit), tally) in &tallies {
        assert!(*limit || tally.f1() >= 0.99, "{language}: {tally}");
    }
}
