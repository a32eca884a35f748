//! How the series of a chart are told apart: by colour, and also by pattern, dashes and shape.

use super::{
    label,
    length::Length,
    svg::{Canvas, Hold, Point},
};
use crate::understand::chart::{Chart, Kind};

/// The height of a line of the legend.
const LINE: i64 = 26;

/// What stands in the patterns of the second series and those behind it: how thick the strokes are,
/// and the strokes on a square of eight units.
const PATTERNS: [(&str, &str); 5] = [
    ("1.5", "M-2 2 2 -2M0 8 8 0M6 10 10 6"),
    ("2.2", "M2 2h.01M6 6h.01"),
    ("1.1", "M0 2h8M0 6h8"),
    ("1", "M-2 6 2 10M0 0 8 8M6 -2 10 2M-2 2 2 -2M0 8 8 0M6 10 10 6"),
    ("1.1", "M2 0v8M6 0v8"),
];

const DASHES: [&str; 6] = ["none", "9 5", "2 5", "13 5 2 5", "18 6", "6 4 2 4 2 4"];

/// Defines the patterns that the bars of this chart are filled with.
pub(super) fn patterns(canvas: &mut Canvas<'_>, count: usize) {
    if count < 2 {
        return;
    }
    canvas.raw("<defs>\n");
    for (series, (thickness, strokes)) in (1..count).zip(PATTERNS) {
        let id = canvas.id(&series.to_string());
        canvas.raw(&format!(
            "<pattern id=\"{id}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">\
             <path class=\"chart-pattern\" fill=\"none\" stroke-width=\"{thickness}\" d=\"{strokes}\"/></pattern>\n"
        ));
    }
    canvas.raw("</defs>\n");
}

/// A bar of the series with this number; the first is 0.
pub(super) fn bar(canvas: &mut Canvas<'_>, series: usize, corner: Point, width: Length, height: Length) {
    let class = format!("class=\"chart-bar chart-series-{}\"", series + 1);
    canvas.rectangle(&class, corner, width, height);
    if series > 0 {
        let paint = format!("fill=\"url(#{})\"", canvas.id(&series.to_string()));
        canvas.rectangle(&paint, corner, width, height);
    }
}

/// The line of the series with this number through `points`.
pub(super) fn line(canvas: &mut Canvas<'_>, series: usize, points: &[Point]) {
    let dashes = DASHES.get(series).unwrap_or(&"none");
    let paint = format!(
        "class=\"chart-line chart-series-{}\" fill=\"none\" stroke=\"currentColor\" stroke-dasharray=\"{dashes}\"",
        series + 1
    );
    canvas.points("polyline", &paint, points);
}

/// The mark of the series with this number at a point of its line.
pub(super) fn marker(canvas: &mut Canvas<'_>, series: usize, at: Point) {
    let paint = format!("class=\"chart-marker chart-series-{}\"", series + 1);
    let corners: &[(i64, i64)] = match series {
        0 => return canvas.circle(&paint, at, Length::of(5)),
        1 => &[(-5, -5), (5, -5), (5, 5), (-5, 5)],
        2 => &[(0, -6), (6, 5), (-6, 5)],
        3 => &[(0, -7), (7, 0), (0, 7), (-7, 0)],
        4 => &[(0, 6), (6, -5), (-6, -5)],
        _ => &[
            (-2, -6),
            (2, -6),
            (2, -2),
            (6, -2),
            (6, 2),
            (2, 2),
            (2, 6),
            (-2, 6),
            (-2, 2),
            (-6, 2),
            (-6, -2),
            (-2, -2),
        ],
    };
    let points: Vec<_> = corners.iter().map(|&(inline, block)| at.moved(inline, block)).collect();
    canvas.points("polygon", &paint, &points);
}

/// Draws the names of the series, each behind its mark, and gives the height they take.
pub(super) fn legend(canvas: &mut Canvas<'_>, chart: &Chart) -> Length {
    let mut at = Point::new(Length::ZERO, Length::of(LINE / 2));
    let (sample, gap, room) = (Length::of(44), Length::of(24), canvas.size.width());
    for (series, name) in chart.series.iter().enumerate() {
        let name = label::wrap(&name.text, room - sample, 1).concat();
        let width = sample + label::width(&name);
        if at.inline > Length::ZERO && at.inline + width > room {
            at = Point::new(Length::ZERO, at.block + Length::of(LINE));
        }
        match chart.kind {
            Kind::Bar => bar(canvas, series, at.moved(0, -8), Length::of(36), Length::of(16)),
            Kind::Line => {
                line(canvas, series, &[at, at.moved(36, 0)]);
                marker(canvas, series, at.moved(18, 0));
            }
        }
        canvas.text("chart-name", Hold::Start, at.moved(44, 0), &name);
        at.inline = at.inline + width + gap;
    }
    if chart.series.is_empty() { Length::ZERO } else { at.block + Length::of(LINE / 2 + 10) }
}
