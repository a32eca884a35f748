//! The fenced block `timeline`: dated events, one below the other.

use crate::{
    base::{
        diagnostic::{Diagnostic, Span},
        period::Period,
        source::SourcePath,
    },
    understand::{date::explain_period, piece::Piece},
};

/// A line as it should be, for help texts.
const EXAMPLE: &str = "write a date, a space and what happened: `1991-12-25  Israel recognises Azerbaijan.`; \
    `1920~` is about 1920, `-0043` is 44 BC";

/// Events in order of time; those of one time stand as they were written.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Timeline {
    /// The events.
    pub events: Vec<Event>,
}

/// Something that happened.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Event {
    /// When it happened.
    pub period: Period,
    /// Where the date stands in the file.
    pub date: Span,
    /// Where its text stands in the file, a span a line, at least one: inline Markdown, still to be
    /// parsed.
    pub text: Vec<Span>,
}

/// Reads the text of a `timeline` block, a part of `file`.
///
/// A line is a date or a period, white space and a text; a line that begins with white space goes
/// on with the event above it. Lines that are at fault are left out of the result.
#[must_use]
pub fn timeline(block: Piece<'_>, file: &SourcePath) -> (Timeline, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut lines: Vec<Option<Event>> = Vec::new();
    for line in block.lines().filter(|line| !line.trim().text.is_empty()) {
        if !line.text.starts_with(char::is_whitespace) {
            lines.push(event(line, file).map_err(|mistake| diagnostics.push(mistake)).ok());
            continue;
        }
        match lines.last_mut() {
            Some(Some(event)) => event.text.push(line.trim().span()),
            Some(None) => {}
            None => diagnostics.push(
                Diagnostic::error(
                    "bad-timeline-line",
                    file,
                    "this line goes on with an event, and none is above it",
                )
                .at(line.trim().span())
                .help("begin the line with a date, without white space before it"),
            ),
        }
    }
    if lines.is_empty() && diagnostics.is_empty() {
        diagnostics.push(mistake(file, block.trim().span(), "the timeline has no events"));
    }
    let mut events: Vec<Event> = lines.into_iter().flatten().collect();
    diagnostics.extend(without_text(&mut events, file));
    diagnostics.extend(out_of_order(&events, file));
    events.sort_by_key(|event| event.period);
    (Timeline { events }, diagnostics)
}

fn event(line: Piece<'_>, file: &SourcePath) -> Result<Event, Diagnostic> {
    let (date, text) = line.split_word();
    let Some(period) = Period::parse(date.text) else {
        let (message, guess) = explain_period(date.text);
        let wrong = mistake(file, date.span(), message);
        return Err(match guess {
            Some(guess) => wrong.help(write(&guess)),
            None => wrong,
        });
    };
    let text = if text.text.is_empty() { Vec::new() } else { vec![text.span()] };
    Ok(Event { period, date: date.span(), text })
}

/// How to mend a date of which it is known what it should be.
fn write(date: &str) -> String {
    match Period::parse(date).map(|period| period.start().date.year()) {
        Some(year @ ..=0) => format!("write `{date}`, which is {} BC", 1 - year),
        _ => format!("write `{date}`"),
    }
}

fn mistake(file: &SourcePath, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("bad-timeline-line", file, message).at(span).help(EXAMPLE)
}

/// Takes the events that have no text out of `events`, a diagnostic for each.
fn without_text(events: &mut Vec<Event>, file: &SourcePath) -> Vec<Diagnostic> {
    let is_bare = |event: &&Event| event.text.is_empty();
    let say = |event: &Event| mistake(file, event.date, "the date has no text behind it");
    let diagnostics = events.iter().filter(is_bare).map(say).collect();
    events.retain(|event| !event.text.is_empty());
    diagnostics
}

fn out_of_order(events: &[Event], file: &SourcePath) -> Vec<Diagnostic> {
    let pairs = events.windows(2).filter_map(|pair| match pair {
        [above, event] if event.period < above.period => Some((above, event)),
        _ => None,
    });
    let say = |(above, event): (&Event, &Event)| {
        let message = format!("{} stands below {}, which is later", event.period, above.period);
        Diagnostic::warning("timeline-order", file, message)
            .at(event.date)
            .help("events are shown in order of time; write them so too")
    };
    pairs.map(say).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> (Timeline, Vec<Diagnostic>) {
        timeline(Piece::new(text, 0), &SourcePath::new("a.md"))
    }

    /// Each event as its date and its lines.
    fn shown(text: &str) -> Vec<String> {
        let line = |event: &Event| {
            let parts: Vec<_> = event.text.iter().map(|span| &text[span.range()]).collect();
            format!("{}: {}", event.period, parts.join("⏎"))
        };
        read(text).0.events.iter().map(line).collect()
    }

    /// Each diagnostic as its code, the text it marks and its message.
    fn said(text: &str) -> Vec<String> {
        let (_, diagnostics) = read(text);
        let say = |d: Diagnostic| format!("{} [{}] {}", d.code, &text[d.span.unwrap().range()], d.message);
        diagnostics.into_iter().map(say).collect()
    }

    #[test]
    fn events_have_a_time_and_a_text() {
        let text = "1991-12-25            Israel recognises independent Azerbaijan.\n\
            2020-09-27/2020-11-10 حرب الأيام الـ44\n   على [قره باغ](term:nagorno-karabakh). \r\n\n\t(second)\n2021  x";
        let events = [
            "1991-12-25: Israel recognises independent Azerbaijan.",
            "2020-09-27/2020-11-10: حرب الأيام الـ44⏎على [قره باغ](term:nagorno-karabakh).⏎(second)",
            "2021: x",
        ];
        assert_eq!(shown(text), events);
        assert!(said(text).is_empty());
    }

    #[test]
    fn a_text_may_begin_on_the_line_below() {
        assert_eq!(shown("1991\n  x"), ["1991: x"]);
    }

    #[test]
    fn events_are_put_in_order_and_the_author_is_told() {
        assert_eq!(
            shown("2020 b\n1991-05 a\n1991-05 c\n2021 d"),
            ["1991-05: a", "1991-05: c", "2020: b", "2021: d"]
        );
        assert_eq!(
            said("2020 b\n1991-05 a\n2021 d"),
            ["timeline-order [1991-05] 1991-05 stands below 2020, which is later"]
        );
    }

    #[test]
    fn mistakes_are_named_where_they_are() {
        let cases = [
            ("1991 أ\n1991-02-30 ب\n  ج", "bad-timeline-line [1991-02-30] 30 February does not exist"),
            ("2021/2020 ب", "bad-timeline-line [2021/2020] the period ends before it begins"),
            ("١٩٩١ ب", "bad-timeline-line [١٩٩١] Arabic-Indic digits in a date"),
            ("1991-12-25", "bad-timeline-line [1991-12-25] the date has no text behind it"),
            (
                "  قبل\n1991 ب",
                "bad-timeline-line [قبل] this line goes on with an event, and none is above it",
            ),
            (" \n\n", "bad-timeline-line [] the timeline has no events"),
            ("- 1991 x", "bad-timeline-line [-] a date begins with a year of four digits"),
        ];
        for (text, said_of_it) in cases {
            assert_eq!(said(text), [said_of_it], "{text}");
        }
    }

    #[test]
    fn help_offers_the_date_that_was_meant() {
        assert_eq!(read("١٩٩١ ب").1[0].help, "write `1991`");
        assert_eq!(read("-43 ب").1[0].help, "write `-0043`, which is 44 BC");
        assert_eq!(read("1991-02-30 ب").1[0].help, EXAMPLE);
    }

    #[test]
    fn spans_are_of_the_file() {
        let (timeline, _) = timeline(Piece::new("1991 ب", 100), &SourcePath::new("a.md"));
        assert_eq!(timeline.events[0].date, Span { start: 100, end: 104 });
        assert_eq!(timeline.events[0].text, [Span { start: 105, end: 107 }]);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(\\PC|[0-9/ \n\r\t-]|1991-12 |\\s){0,60}") {
            let (timeline, diagnostics) = read(&text);
            for span in timeline.events.iter().flat_map(|event| &event.text) {
                prop_assert!(!text[span.range()].trim().is_empty());
            }
            for diagnostic in diagnostics {
                prop_assert!(diagnostic.span.is_some_and(|span| text.get(span.range()).is_some()));
            }
        }
    }
}
