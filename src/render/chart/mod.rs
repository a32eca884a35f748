//! A chart as a figure: its name, a drawing, the figures as a table, a note and the source.
//!
//! *Takes* a chart and how the page is read, *gives* HTML. The drawing has no colours and no inline
//! style: classes, which the style sheet knows, and attributes. *Never* counts with fractions: a
//! drawing is the same on every machine, and in a right-to-left page its mirror image.

mod bar;
mod figure;
mod label;
mod length;
mod line;
mod reading;
mod scale;
mod series;
mod svg;
mod table;
#[cfg(test)]
mod tests;

pub(super) use figure::figure;
pub use reading::{Reading, Words};

use self::{reading::unit_apart, svg::Size};
use crate::{
    render::escape::escaped,
    understand::chart::{Chart, Kind},
};

/// Writes `chart` as a `<figure>`.
pub fn chart(chart: &Chart, reading: &Reading<'_>, out: &mut String) {
    out.push_str("<figure class=\"chart\">\n");
    caption(chart, reading, out);
    let name = match chart.title {
        Some(_) => format!("aria-labelledby=\"{}-title\"", escaped(reading.id)),
        None => format!("aria-label=\"{}\"", escaped(reading.words.chart)),
    };
    for size in [Size::Wide, Size::Narrow] {
        let (canvas, height) = match chart.kind {
            Kind::Bar => bar::bars(chart, reading, size),
            Kind::Line => line::lines(chart, reading, size),
        };
        out.push_str(&canvas.finish(height, &name));
    }
    table::table(chart, reading, out);
    notes(chart, reading, out);
    out.push_str("</figure>\n");
}

fn caption(chart: &Chart, reading: &Reading<'_>, out: &mut String) {
    let title = chart.title.as_ref().map(|title| {
        format!(
            "<span class=\"chart-title\" id=\"{}-title\">{}</span>",
            escaped(reading.id),
            (reading.text)(&title.text)
        )
    });
    let unit =
        unit_apart(chart).map(|unit| format!("<span class=\"chart-unit\">{}</span>", (reading.text)(unit)));
    if title.is_some() || unit.is_some() {
        let parts: Vec<_> = title.into_iter().chain(unit).collect();
        out.extend(["<figcaption>", &parts.join(" "), "</figcaption>\n"]);
    }
}

fn notes(chart: &Chart, reading: &Reading<'_>, out: &mut String) {
    let note = chart.note.as_ref().map(|note| (reading.text)(&note.text));
    let note = note.map(|note| format!("<span class=\"chart-note\">{note}</span>"));
    let source = (!reading.source.is_empty())
        .then(|| format!("<span class=\"chart-source\">{}</span>", reading.source));
    if note.is_some() || source.is_some() {
        let parts: Vec<_> = note.into_iter().chain(source).collect();
        out.extend(["<p class=\"chart-notes\">", &parts.join(" "), "</p>\n"]);
    }
}
