//! A version's text as GitHub's Markdown: `CommonMark` with tables, task lists, footnotes and alerts.

use std::fmt::Write;

use super::{Twin, way};
use crate::{
    render::href::{href, href_to},
    understand::{
        body::{Align, Element, Event, Events, Target},
        chart::Chart,
    },
};

/// The whole text with its footnotes.
pub(super) fn text(twin: &Twin<'_>) -> String {
    let body = &twin.version.body;
    let mut out = String::new();
    for row in &body.rows {
        out.push_str(&written(twin, &row.lead));
        out.push_str(&written(twin, &row.block));
    }
    for (number, note) in (1..).zip(&body.footnotes) {
        let text = written(twin, &note.events);
        let _ = writeln!(out, "[^{number}]: {}\n", indented(text.trim_end(), "    ").trim_start());
    }
    out
}

/// A text of one line without markup, as Markdown.
pub(super) fn line(text: &str) -> String {
    escaped(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Text without markup, as Markdown that shows the same.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = '\n';
    for (at, c) in text.char_indices() {
        let next = text[at + c.len_utf8()..].chars().next();
        let begins = before == '\n';
        let is_mark = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' => true,
            '#' | '>' | '+' | '-' | '=' => begins,
            '.' | ')' => {
                before.is_ascii_digit()
                    && text[..at]
                        .trim_end_matches(|c: char| c.is_ascii_digit())
                        .chars()
                        .next_back()
                        .is_none_or(|c| c == '\n')
            }
            '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphabetic()),
            '!' => next == Some('['),
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// An element that is open.
struct Frame<'a> {
    element: Option<&'a Element>,
    out: String,
    /// How many items or cells it has.
    count: u64,
    /// How the columns of a table's head are set.
    aligns: Vec<Align>,
}

fn written(twin: &Twin<'_>, range: &Events) -> String {
    let new = |element| Frame { element, out: String::new(), count: 0, aligns: Vec::new() };
    let mut open = vec![new(None)];
    for event in twin.version.body.slice(range) {
        match event {
            Event::Start(element) => open.push(new(Some(element))),
            Event::End if open.len() > 1 => {
                if let (Some(frame), Some(parent)) = (open.pop(), open.last_mut()) {
                    close(twin, &frame, parent);
                }
            }
            other => {
                if let Some(frame) = open.last_mut() {
                    inside(twin, other, frame);
                }
            }
        }
    }
    open.into_iter().map(|frame| frame.out).collect()
}

/// Writes what stands between elements.
fn inside(twin: &Twin<'_>, event: &Event, frame: &mut Frame<'_>) {
    let is_code = matches!(frame.element, Some(Element::CodeBlock(_)));
    let version = twin.version;
    let out = &mut frame.out;
    match event {
        Event::Text(span) if is_code => out.push_str(&version.text[span.range()]),
        Event::Spelled(text, _) if is_code => out.push_str(text),
        Event::Text(span) => out.push_str(&escaped(&version.text[span.range()])),
        Event::Spelled(text, _) => out.push_str(&escaped(text)),
        Event::Code(code) => {
            let fence = "`".repeat(longest(code, '`') + 1);
            let space = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
            let _ = write!(out, "{fence}{space}{code}{space}{fence}");
        }
        Event::SoftBreak => out.push('\n'),
        Event::HardBreak => out.push_str("\\\n"),
        Event::Rule => out.push_str("---\n\n"),
        Event::FootnoteMark { note, .. } => drop(write!(out, "[^{}]", note + 1)),
        Event::Task(done) => out.push_str(if *done { "[x] " } else { "[ ] " }),
        Event::Picture(index) => {
            let picture = version.body.pictures.get(*index as usize);
            let asset = picture.and_then(|picture| twin.site.assets.get(picture.file.as_str()));
            if let (Some(picture), Some(asset)) = (picture, asset) {
                let _ = write!(out, "![{}]({})", line(&picture.alt), way(&href(twin.route, &asset.route)));
            }
        }
        Event::Chart(index) => {
            if let Some(chart) = version.body.charts.get(*index as usize) {
                table_of(twin, chart, out);
            }
        }
        Event::Html(span) => out.push_str(&version.text[span.range()]),
        Event::Start(_) | Event::End => {}
    }
}

/// Writes an element that has closed into the one around it.
fn close(twin: &Twin<'_>, frame: &Frame<'_>, parent: &mut Frame<'_>) {
    let Some(element) = frame.element else { return };
    let inner = frame.out.trim_end();
    let out = &mut parent.out;
    let _ = match element {
        Element::Heading(index) => {
            let level = twin.version.body.headings.get(*index as usize).map_or(2, |heading| heading.level);
            writeln!(out, "{} {}\n", "#".repeat(usize::from(level)), inner.replace('\n', " "))
        }
        Element::Quote => writeln!(out, "{}\n", indented(inner, "> ")),
        Element::Alert(alert) => {
            writeln!(out, "> [!{}]\n{}\n", alert.as_str().to_uppercase(), indented(inner, "> "))
        }
        Element::Paragraph
        | Element::Table(_)
        | Element::List
        | Element::Numbered(_)
        | Element::Timeline
        | Element::Definitions => {
            writeln!(out, "{inner}\n")
        }
        Element::Item => {
            let mark = match parent.element {
                Some(Element::Numbered(first)) => format!("{}. ", first + parent.count),
                _ => "- ".to_owned(),
            };
            parent.count += 1;
            writeln!(out, "{mark}{}", indented(inner, &" ".repeat(mark.len())).trim_start())
        }
        Element::Moment(index) => {
            let moment = twin.version.body.moments.get(*index as usize);
            let when = moment.map_or_else(String::new, |moment| twin.site.period(twin.tag, moment.when));
            writeln!(out, "- **{}**: {}", line(&when), indented(inner, "  ").trim_start())
        }
        Element::TableHead => {
            writeln!(out, "|{inner}\n|{}", frame.aligns.iter().copied().map(rule).collect::<String>())
        }
        Element::TableRow => writeln!(out, "|{inner}"),
        Element::Cell(align) => {
            parent.aligns.push(*align);
            write!(out, " {} |", inner.replace('\n', " "))
        }
        Element::CodeBlock(language) => {
            let fence = "`".repeat(longest(inner, '`').max(2) + 1);
            writeln!(out, "{fence}{language}\n{inner}\n{fence}\n")
        }
        Element::Emphasis => write!(out, "*{inner}*"),
        Element::Strong => write!(out, "**{inner}**"),
        Element::Struck => write!(out, "~~{inner}~~"),
        Element::Link(index) => match target(twin, *index as usize) {
            Some(to) => write!(out, "[{inner}]({to})"),
            None => write!(out, "{inner}"),
        },
        // GitHub's Markdown has no lists of definitions.
        Element::DefinitionTitle => writeln!(out, "- {}", indented(inner, "  ").trim_start()),
        Element::Definition => writeln!(out, "  - {}", indented(inner, "    ").trim_start()),
    };
}

/// What stands below a column's head.
fn rule(align: Align) -> &'static str {
    match align {
        Align::Natural => " --- |",
        Align::Start => " :-- |",
        Align::Center => " :-: |",
        Align::End => " --: |",
    }
}

/// Where a link leads: to another document's twin.
fn target(twin: &Twin<'_>, index: usize) -> Option<String> {
    match &twin.version.body.links.get(index)?.target {
        Target::Outside(url) => Some(format!("<{url}>")),
        Target::Here(_) | Target::Nowhere => None,
        Target::Document(reference) => {
            let id = twin.site.find(reference.kind, &reference.slug)?;
            let shown = twin.site.version(id, twin.tag)?.0;
            let to = twin.site.markdown(id, shown)?;
            Some(way(&href_to(twin.route, &to, None)))
        }
    }
}

/// The figures of a chart.
fn table_of(twin: &Twin<'_>, chart: &Chart, out: &mut String) {
    let language = twin.site.language(twin.tag);
    if let Some(title) = &chart.title {
        let unit = chart.unit.as_ref().map_or_else(String::new, |unit| format!(" ({})", line(&unit.text)));
        let _ = writeln!(out, "**{}**{unit}\n", line(&title.text));
    }
    out.push_str("|  |");
    for name in &chart.series {
        let _ = write!(out, " {} |", line(&name.text));
    }
    if chart.series.is_empty() {
        out.push_str("  |");
    }
    let _ = writeln!(out, "\n| --- |{}", " --: |".repeat(chart.series_count()));
    for row in &chart.rows {
        let _ = write!(out, "| {} |", line(&row.label_in(language)));
        for value in &row.values {
            let shown = value.as_ref().map(|figure| {
                language.decimal(figure.as_str()).unwrap_or_else(|| figure.as_str().to_owned())
            });
            let _ = write!(out, " {} |", shown.as_deref().unwrap_or("–"));
        }
        out.push('\n');
    }
    out.push('\n');
    if let Some(note) = &chart.note {
        let _ = writeln!(out, "{}\n", line(&note.text));
    }
}

/// Every line of `text` behind `mark`; an empty one behind its visible part.
fn indented(text: &str, mark: &str) -> String {
    let lines = text
        .lines()
        .map(|line| if line.is_empty() { mark.trim_end().to_owned() } else { format!("{mark}{line}") });
    lines.collect::<Vec<_>>().join("\n")
}

/// The longest run of `c` in `text`.
fn longest(text: &str, c: char) -> usize {
    text.split(|other| other != c).map(|run| run.chars().count()).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_are_meant_as_they_stand_are_escaped() {
        for (text, wanted) in [
            ("a *b* _c_ [d] <e> `f` \\", "a \\*b\\* \\_c\\_ \\[d\\] \\<e> \\`f\\` \\\\"),
            ("# no heading", "\\# no heading"),
            ("2016. A year", "2016\\. A year"),
            ("in 2016. A", "in 2016. A"),
            ("AT&T &amp; Co", "AT\\&T \\&amp; Co"),
            ("C# and 1-2", "C# and 1-2"),
            ("شرح: 30٪", "شرح: 30٪"),
        ] {
            assert_eq!(escaped(text), wanted);
        }
    }

    #[test]
    fn inner_lines_are_indented() {
        assert_eq!(indented("a\n\nb", "> "), "> a\n>\n> b");
        assert_eq!(longest("a``b`", '`'), 2);
    }
}
