//! The charts of a version on its page.

use super::{Reading, Words, chart};
use crate::render::{escape::escaped, isolate::isolate_whole, prose::Prose, view::text::citation};

/// The chart with this index in a version, as HTML.
pub(in crate::render) fn figure(prose: &Prose<'_>, index: usize) -> Option<String> {
    let drawn = prose.version.body.charts.get(index)?;
    let (site, language) = (prose.site, prose.site.language(prose.tag));
    let words = site.words(prose.tag);
    let work = drawn.source.as_ref().and_then(|id| {
        let works = site.document(prose.id).facts.sources();
        works.iter().find(|work| work.id.as_ref().is_some_and(|known| *known.as_ref() == id.text))
    });
    let source = work.map_or_else(String::new, |work| {
        let said = [words.text("source"), words.text("label-separator")].concat();
        escaped(&said) + &citation(site, work, prose.tag)
    });
    let reading = Reading {
        language,
        id: &format!("chart-{}-{}", prose.tag, index + 1),
        text: &|text| {
            let mut html = String::new();
            isolate_whole(text, language, site.languages(), &mut html);
            html
        },
        source: &source,
        words: Words {
            chart: words.text("chart"),
            table: words.text("chart-as-table"),
            unknown: words.text("unknown-figure"),
        },
    };
    let mut html = String::new();
    chart(drawn, &reading, &mut html);
    Some(html)
}
