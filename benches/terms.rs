//! How fast a glossary of 2,000 terms is made, and how fast it is found in text.

#![expect(clippy::unwrap_used, reason = "what makes the bench's own glossary cannot fail")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sharh::{
    base::source::SourcePath,
    link::terms::{Entry, Lexicon, Scratch, TermId, lexicon},
    understand::forms::{Forms, Kind, Phrase, Spanned},
};

const TERMS: u32 = 2_000;

/// Words that stand in any Arabic text.
const COMMON: &str = "في من على إلى عن أن التي الذي هذا هذه كان كانت قال وقال بعد قبل بين مع خلال حول منذ \
    عندما لكن أيضا أكثر بلاده البلاد العام الماضي الأسبوع المقبل اليوم الرئيس الحكومة الدولة الدول \
    المنطقة العالم الأمن الاقتصاد التعاون العمل المحادثات الاجتماع الجانبين وأضاف وأكد وأعلن يوم شهر \
    سنوات ملايين شركة شركات مشروع المشروع بشكل كبير جديد جديدة الأولى الثاني كل بعض غير حتى لم لن لا ما \
    وفي ومن وعلى بأن لأن كما فإن وكان لها له فيها عليه منها بها إليه ذلك تلك هناك حيث أو ثم قد وقد سوف \
    سيكون يكون تكون ليس ليست والتي والذي بالإضافة للدفاع لزيارة بلدان للتوقيع كبار فقط وفقا بيانه";

/// The same numbers every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }

    /// A word of the pattern of an Arabic noun.
    fn noun(&mut self) -> String {
        let letters: Vec<char> = "بتثجحخدذرزسشصضطظعغفقكلمنهوي".chars().collect();
        let mut root = || letters[self.below(letters.len())];
        let (f, a, l) = (root(), root(), root());
        match self.below(6) {
            0 => format!("{f}ا{a}{l}"),
            1 => format!("م{f}{a}و{l}"),
            2 => format!("ت{f}{a}ي{l}"),
            3 => format!("{f}{a}ا{l}ة"),
            4 => format!("إ{f}{a}ا{l}"),
            _ => format!("{f}{a}ي{l}ة"),
        }
    }

    fn foreign(&mut self) -> String {
        let parts =
            ["با", "كو", "ران", "ستان", "غور", "ني", "ليف", "تب", "سي", "هان", "أر", "مي", "دو", "شان"];
        (0..3).map(|_| self.pick(&parts)).collect()
    }
}

/// Two thousand Arabic titles of every kind, with their tables.
fn titles() -> Vec<(Spanned<String>, Forms)> {
    let mut numbers = Numbers(7);
    let spanned = |text: String| Spanned::new(0..text.len(), text);
    let noun = |phrase| Forms { kind: Kind::Noun, phrase, ..Forms::default() };
    (0..TERMS)
        .map(|at| match at % 10 {
            0..=2 => (spanned(numbers.foreign()), Forms::default()),
            3 => (spanned(format!("{} {}", numbers.foreign(), numbers.foreign())), Forms::default()),
            4..=6 => (spanned(numbers.noun()), noun(None)),
            7 => (spanned(format!("{} {}ي", numbers.noun(), numbers.noun())), noun(Some(Phrase::Adjective))),
            _ => (spanned(format!("{} ال{}", numbers.noun(), numbers.noun())), noun(Some(Phrase::Construct))),
        })
        .collect()
}

fn make(titles: &[(Spanned<String>, Forms)], file: &SourcePath) -> Lexicon {
    let terms = (0..).map(TermId);
    let entry = |(term, (title, forms))| Entry { term, language: "ar", file, title, aliases: &[], forms };
    let entries: Vec<Entry<'_>> =
        terms.zip(titles.iter().map(|(title, forms)| (title, forms))).map(entry).collect();
    lexicon(&entries).0
}

/// Paragraphs of Arabic, one word in thirty of them a term.
fn text(titles: &[(Spanned<String>, Forms)]) -> Vec<String> {
    let mut numbers = Numbers(11);
    let common: Vec<&str> = COMMON.split_whitespace().collect();
    let word = |numbers: &mut Numbers| match numbers.below(30) {
        0 => titles[numbers.below(titles.len())].0.get_ref().clone(),
        1 => format!("و{}", titles[numbers.below(titles.len())].0.get_ref()),
        2..=12 => {
            let noun = numbers.noun();
            format!("{}{noun}", numbers.pick(&["", "ال", "وال", "بال", "لل", "ل", "ب"]))
        }
        _ => numbers.pick(&common).to_owned(),
    };
    (0..2_000)
        .map(|_| {
            let words: Vec<String> = (0..80).map(|_| word(&mut numbers)).collect();
            words.join(" ").replace("وقد ", "وقد، ") + "."
        })
        .collect()
}

fn terms(criterion: &mut Criterion) {
    let file = SourcePath::new("bench");
    let titles = titles();
    let text = text(&titles);
    let lexicon = make(&titles, &file);
    let bytes: usize = text.iter().map(String::len).sum();
    let mut group = criterion.benchmark_group("terms");
    group.sample_size(20);
    group.bench_function(format!("index of {TERMS} terms, {} forms", lexicon.forms()), |bencher| {
        bencher.iter(|| make(black_box(&titles), &file));
    });
    group.throughput(Throughput::Bytes(bytes as u64));
    let (mut scratch, mut found) = (Scratch::default(), Vec::new());
    let mut find = |name: &str, runs: &[String]| {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                found.clear();
                for run in runs {
                    lexicon.find(black_box(run), &mut scratch, &mut found);
                }
                found.len()
            });
        });
    };
    find("find in Arabic", &text);
    for (name, unit) in [
        ("proclitics", "وبالوفكالللو"),
        ("marks", "بَّّّّّّ"),
        ("tatweel", "بـــــ"),
        ("hyphens", "و-"),
        ("suspects", "a_a,"),
    ] {
        find(&format!("find in a run of {name}"), &[unit.repeat(bytes / unit.len())]);
    }
    group.finish();
}

criterion_group!(benches, terms);
criterion_main!(benches);
