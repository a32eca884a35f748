//! The figures of a chart as a table: what the drawing says, for everyone.

use super::{Reading, reading::unit_apart};
use crate::{
    base::period::End,
    render::{escape::escaped, phrase::time},
    understand::chart::{Chart, Row},
};

/// Writes the table, folded away under its name.
pub(super) fn table(chart: &Chart, reading: &Reading<'_>, out: &mut String) {
    let words = &reading.words;
    out.extend(["<details class=\"chart-data\">\n<summary>", &escaped(words.table), "</summary>\n"]);
    let id = escaped(reading.id);
    let name = format!("aria-labelledby=\"{id}-data\"");
    out.extend(["<div class=\"chart-scroll\" role=\"group\" ", &name, " tabindex=\"0\">\n"]);
    let title =
        chart.title.as_ref().map_or_else(|| escaped(words.chart), |title| (reading.text)(&title.text));
    let unit = unit_apart(chart).map(|unit| format!(" ({})", (reading.text)(unit))).unwrap_or_default();
    out.extend(["<table>\n<caption id=\"", &id, "-data\">", &title, &unit, "</caption>\n"]);
    head(chart, reading, out);
    out.push_str("<tbody>\n");
    for row in &chart.rows {
        table_row(chart, row, reading, out);
    }
    out.push_str("</tbody>\n</table>\n</div>\n</details>\n");
}

fn head(chart: &Chart, reading: &Reading<'_>, out: &mut String) {
    if chart.series.is_empty() {
        return;
    }
    out.push_str("<thead>\n<tr><td></td>");
    for name in &chart.series {
        out.extend(["<th scope=\"col\">", &(reading.text)(&name.text), "</th>"]);
    }
    out.push_str("</tr>\n</thead>\n");
}

fn table_row(chart: &Chart, row: &Row, reading: &Reading<'_>, out: &mut String) {
    let label = match row.period {
        None => (reading.text)(&reading.label(row)),
        Some(period) if period.end() == End::Same => time(period, &reading.label(row)),
        Some(_) => escaped(&reading.label(row)),
    };
    out.extend(["<tr><th scope=\"row\">", &label, "</th>"]);
    for value in &row.values {
        let text = match value {
            Some(figure) => reading.quantity(chart, figure.as_str()),
            None => reading.words.unknown.to_owned(),
        };
        out.extend(["<td>", &(reading.text)(&text), "</td>"]);
    }
    out.push_str("</tr>\n");
}
