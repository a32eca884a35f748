//! How fast a lock of 50,000 addresses and 600,000 paragraphs is read, checked and written.

#![expect(clippy::unwrap_used, reason = "what makes the bench's own site cannot fail")]

use std::{fmt::Write, hint::black_box};

use criterion::{Criterion, criterion_group, criterion_main};
use sharh::{
    base::source::{Source, SourcePath},
    pipeline::{Memory, Options, Website, pipeline},
    read::Sources,
    understand::{Drafts, lock::lock},
};

const ARTICLES: u32 = 25_000;
const PARAGRAPHS: u32 = 24;

/// An article whose every paragraph is another.
fn article(number: u32) -> Source {
    let mut text = format!("عنوان {number}\nمقدمة\n");
    for paragraph in 0..PARAGRAPHS {
        let _ = writeln!(text, "الفقرة {paragraph} من المقالة {number} تحكي عن الحدث {}", number * paragraph);
    }
    Source::new(SourcePath::new(&format!("seeds/article-{number:05}.ar.txt")), text)
}

fn site(sources: &Sources) -> Website {
    let options = Options { base_url: None, drafts: Drafts::Hidden };
    pipeline(sources, &options, &Memory::default()).0.unwrap()
}

fn locks(criterion: &mut Criterion) {
    let articles: Sources = (0..ARTICLES).map(article).collect();
    let text = site(&articles).site.next_lock().to_text();
    let source = Source::new(SourcePath::new(SourcePath::LOCK), text.clone());
    let promised = site(&articles.iter().cloned().chain([source.clone()]).collect());
    let mut group = criterion.benchmark_group("lock of 50,000 addresses");
    group.sample_size(10);
    group.bench_function("read", |bencher| bencher.iter(|| lock(black_box(&source))));
    group.bench_function("check", |bencher| {
        bencher.iter(|| assert_eq!(black_box(&promised).site.next_lock().texts.len(), ARTICLES as usize));
    });
    group.bench_function("write", |bencher| {
        bencher.iter(|| assert_eq!(black_box(&promised).site.corpus.lock.to_text().len(), text.len()));
    });
    group.finish();
}

criterion_group!(benches, locks);
criterion_main!(benches);
