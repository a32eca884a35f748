//! Fenced blocks: timelines and charts, and code, which is any other.

use crate::{
    base::{
        count::saturated,
        diagnostic::{Diagnostic, Span, nearest, offer},
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
    let word = info.split_whitespace().next().unwrap_or_default();
    let kind = word.to_ascii_lowercase();
    let kind = kind.as_str();
    if !DRAWN.contains(&kind) {
        warn_of_near(writer, kind, span);
        writer.start(Element::CodeBlock(word.into()));
        writer.push(Event::Spelled(text.into(), place));
        writer.push(Event::End);
    } else if !writer.open.is_empty() {
        let message = format!("a {kind} stands inside a list, a quote or a footnote");
        writer.wrong.push(
            Diagnostic::error("nested-block", writer.file, message)
                .at(span)
                .help("move it out, to the beginning of the line"),
        );
    } else if has_no_end(&writer.whole[span.range()]) {
        let fence = &writer.whole[span.range()];
        let first = fence.lines().next().unwrap_or_default();
        let mark: String = first.chars().take_while(|c| first.starts_with(*c)).collect();
        writer.wrong.push(
            Diagnostic::error(OPEN_BLOCK, writer.file, "this block has no end")
                .at(span.range().start..span.range().start + first.len())
                .help(format!("write {mark} on a line of its own below it")),
        );
    } else if kind == "timeline" {
        timeline_block(writer, place);
    } else {
        chart_block(writer, info, place, span);
    }
}

/// The code of what is wrong with a block that goes on to the end of the text.
pub(super) const OPEN_BLOCK: &str = "open-block";

/// The code of what is told where a block that was meant to be drawn is shown as code.
pub const UNKNOWN_BLOCK: &str = "unknown-block";

/// The words behind a fence that stand for a block that is drawn.
const DRAWN: [&str; 2] = ["timeline", "chart"];

/// Warns where the word behind a fence is nearly that of a block that is drawn.
fn warn_of_near(writer: &mut Writer<'_>, word: &str, span: Span) {
    let Some(meant) = nearest(word, DRAWN) else { return };
    let line = writer.whole[span.range()].lines().next().unwrap_or_default();
    writer.wrong.push(
        Diagnostic::warning(UNKNOWN_BLOCK, writer.file, format!("`{word}` is shown as code, not drawn"))
            .at(span.range().start..span.range().start + line.len())
            .help(format!("did you mean `{meant}`?")),
    );
}

/// Whether a fenced block goes on to the end of the text, or swallows the beginning of another.
fn has_no_end(block: &str) -> bool {
    let Some(mark) = block.chars().next() else { return false };
    let length = |line: &str| line.chars().take_while(|c| *c == mark).count();
    let (mut lines, own) = (block.lines().skip(1), length(block));
    let begins = |line: &str| length(line) >= 3 && !line[length(line) * mark.len_utf8()..].trim().is_empty();
    let last = block.lines().skip(1).last().unwrap_or_default().trim();
    let is_closed = length(last) >= own && last.chars().all(|c| c == mark);
    !is_closed || lines.any(|line| begins(line.trim_start()))
}

/// Warns where a quote begins like an alert and is none.
pub(super) fn warn_of_alert(writer: &mut Writer<'_>, span: Span) {
    let line = writer.whole[span.range()].lines().next().unwrap_or_default();
    let inside =
        line.trim_start().strip_prefix('>').map(str::trim_start).and_then(|line| line.strip_prefix("[!"));
    let Some((name, behind)) = inside.and_then(|inside| inside.split_once(']')) else { return };
    if name.is_empty()
        || !name.bytes().all(|byte| byte.is_ascii_alphabetic())
        || behind.starts_with(['(', '[', ':'])
    {
        return;
    }
    let upper = name.to_ascii_uppercase();
    let (message, help) = if ALERTS.contains(&upper.as_str()) {
        (
            "text stands behind the name of this alert".to_owned(),
            format!("write it on the line below `> [!{upper}]`"),
        )
    } else {
        (format!("there is no alert `{name}`"), offer(&upper, ALERTS))
    };
    let start = span.range().start;
    writer.wrong.push(
        Diagnostic::warning("unknown-alert", writer.file, message).at(start..start + line.len()).help(help),
    );
}

/// The alerts by the names that authors write.
const ALERTS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

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
    let word = info.split_whitespace().next().unwrap_or_default();
    let options = at + info.find(word).unwrap_or_default() + word.len();
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
