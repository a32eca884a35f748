//! Fenced blocks: timelines and charts, and code, which is any other.

use crate::{
    base::{
        count::saturated,
        diagnostic::{Diagnostic, Span},
    },
    understand::{
        body::{Element, Event, Moment},
        chart::chart,
        markdown::{inline, writer::Writer},
        piece::Piece,
        timeline::timeline,
    },
};

/// Writes the block that has just ended: `place` is where its text stands, `span` all of it.
pub(super) fn block(writer: &mut Writer<'_>, info: &str, text: String, place: Option<Span>, span: Span) {
    let place = place.unwrap_or(Span { start: span.start, end: span.start });
    let kind = info.split_whitespace().next().unwrap_or_default();
    if !matches!(kind, "timeline" | "chart") {
        writer.start(Element::CodeBlock(kind.into()));
        writer.push(Event::Spelled(text.into(), place));
        writer.push(Event::End);
    } else if !writer.open.is_empty() {
        let message = format!("a {kind} stands inside a list, a quote or a footnote");
        writer.wrong.push(
            Diagnostic::error("nested-block", writer.file, message)
                .at(span)
                .help("move it out, to the beginning of the line"),
        );
    } else if kind == "timeline" {
        timeline_block(writer, place);
    } else {
        chart_block(writer, info, place, span);
    }
}

fn timeline_block(writer: &mut Writer<'_>, place: Span) {
    let (timeline, wrong) = timeline(Piece::new(&writer.whole[place.range()], place.start), writer.file);
    writer.wrong.extend(wrong);
    writer.start(Element::Timeline);
    for event in &timeline.events {
        let (Some(first), Some(last)) = (event.text.first(), event.text.last()) else { continue };
        let index = saturated(writer.body.moments.len());
        writer.start(Element::Moment(index));
        let start = writer.here();
        inline(writer, Span { start: first.start, end: last.end });
        let events = start..writer.here();
        writer.push(Event::End);
        let place = writer.block_place();
        writer.body.moments.push(Moment { when: event.period, events, place });
    }
    writer.push(Event::End);
}

fn chart_block(writer: &mut Writer<'_>, info: &str, place: Span, span: Span) {
    let fence = &writer.whole[span.range()];
    let line = fence.lines().next().unwrap_or_default();
    let at = line.find(info).unwrap_or_default();
    let options = at + info.find("chart").unwrap_or_default() + "chart".len();
    let start = saturated(span.range().start + options);
    let info = Piece::new(line.get(options..(at + info.len()).min(line.len())).unwrap_or_default(), start);
    let body = Piece::new(&writer.whole[place.range()], place.start);
    match chart(info, body, writer.file) {
        (Some(chart), wrong) => {
            writer.wrong.extend(wrong);
            let index = saturated(writer.body.charts.len());
            writer.body.charts.push(chart);
            writer.push(Event::Chart(index));
        }
        (None, wrong) => writer.wrong.extend(wrong),
    }
}
