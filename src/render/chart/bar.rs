//! Bars, one below the other, growing from the side where text begins.

use super::{
    Reading, label,
    length::Length,
    scale::Scale,
    series,
    svg::{Canvas, Hold, Point, Size},
};
use crate::understand::{
    chart::{Chart, Row},
    numeral::Numeral,
};

/// The height of a line of a label.
const LINE: i64 = 20;
/// The space between two bars of one row, and between two rows.
const BAR_GAP: i64 = 3;
const ROW_GAP: i64 = 14;
/// The space between a bar and what is written beside it.
const SPACE: i64 = 7;

/// Where the parts of the drawing stand.
struct Plan {
    scale: Scale,
    /// Where the axis begins.
    start: Length,
    /// How long the axis is.
    length: Length,
    /// How wide the labels may be.
    labels: Length,
    /// How thick a bar is.
    thickness: Length,
}

/// Draws `chart` and gives the drawing with its height.
pub(super) fn bars<'a>(chart: &Chart, reading: &'a Reading<'a>, size: Size) -> (Canvas<'a>, Length) {
    let mut canvas = Canvas::new(size, reading);
    series::patterns(&mut canvas, chart.series_count());
    let top = series::legend(&mut canvas, chart);
    let plan = Plan::new(chart, reading, size);
    let mut block = top + Length::of(2);
    for row in &chart.rows {
        block = draw_row(&mut canvas, &plan, block, (chart, row, reading)) + Length::of(ROW_GAP);
    }
    let foot = block - Length::of(ROW_GAP);
    if size == Size::Wide {
        draw_zero(&mut canvas, &plan, top, foot);
    }
    (canvas, foot + Length::of(5))
}

impl Plan {
    fn new(chart: &Chart, reading: &Reading<'_>, size: Size) -> Self {
        let most = size.width() / 2 - Length::of(10);
        let room = |is_wanted: &dyn Fn(&Numeral) -> bool| {
            let figures = chart.rows.iter().flat_map(|row| row.values.iter().flatten());
            let widths = figures.filter(|figure| is_wanted(figure));
            let widest = widths.map(|figure| label::width(&reading.quantity(chart, figure.as_str()))).max();
            widest.map_or(Length::ZERO, |widest| widest.min(most) + Length::of(SPACE))
        };
        let is_negative = |figure: &Numeral| figure.as_str().starts_with('-');
        let is_gap = chart.rows.iter().flat_map(|row| &row.values).any(Option::is_none);
        let unknown = label::width(reading.words.unknown).min(most) + Length::of(SPACE);
        let below = room(&is_negative);
        let above = room(&|figure| !is_negative(figure)).max(if is_gap { unknown } else { Length::ZERO });
        let free = size.width() - below - above - Length::of(100);
        let labels = match size {
            Size::Wide => chart.rows.iter().map(|row| label::width(&reading.label(row))).max(),
            Size::Narrow => None,
        };
        let labels = labels.map(|widest| widest.min(Length::of(200)).min(free.max(Length::of(60))));
        let start = labels.map_or(Length::of(1), |labels| labels + Length::of(12)) + below;
        let end = size.width() - above;
        Self {
            scale: Scale::of_bars(chart),
            start,
            length: (end - start).max(Length::of(10)),
            labels: labels.unwrap_or(size.width()),
            thickness: Length::of(if chart.series_count() > 1 { 19 } else { 24 }),
        }
    }
}

/// Draws a row from `top` and gives its foot.
fn draw_row(canvas: &mut Canvas<'_>, plan: &Plan, top: Length, what: (&Chart, &Row, &Reading<'_>)) -> Length {
    let (chart, row, reading) = what;
    let lines = label::wrap(&reading.label(row), plan.labels, 3);
    let label_height = Length::of(LINE).times(lines.len());
    let step = plan.thickness + Length::of(BAR_GAP);
    let bars_height = step.times(row.values.len()) - Length::of(BAR_GAP);
    let (label_top, bars_top, foot) = match canvas.size {
        Size::Wide => {
            let height = bars_height.max(label_height);
            (top + (height - label_height) / 2, top + (height - bars_height) / 2, top + height)
        }
        Size::Narrow => {
            let bars_top = top + label_height + Length::of(5);
            (top, bars_top, bars_top + bars_height)
        }
    };
    for (number, line) in lines.iter().enumerate() {
        let block = label_top + Length::of(LINE).times(number) + Length::of(LINE / 2);
        canvas.text("chart-label", Hold::Start, Point::new(Length::ZERO, block), line);
    }
    for (number, value) in row.values.iter().enumerate() {
        let block = bars_top + step.times(number);
        if let Some(figure) = value {
            draw_bar(canvas, plan, (number, figure), block);
            let text = reading.quantity(chart, figure.as_str());
            draw_figure(canvas, plan, (figure, &text), block);
        } else {
            let zero = plan.start + plan.scale.zero(plan.length);
            let place = Point::new(zero, block + plan.thickness / 2).moved(SPACE, 0);
            canvas.text("chart-unknown", Hold::Start, place, reading.words.unknown);
        }
    }
    if canvas.size == Size::Narrow {
        draw_zero(canvas, plan, bars_top + Length::of(2), foot - Length::of(2));
    }
    foot
}

/// Draws the line that bars grow from, a little longer than they need.
fn draw_zero(canvas: &mut Canvas<'_>, plan: &Plan, top: Length, foot: Length) {
    let zero = Point::new(plan.start + plan.scale.zero(plan.length), foot).moved(0, 4);
    let head = Point::new(zero.inline, (top - Length::of(4)).max(Length::ZERO));
    canvas.line("class=\"chart-zero\" stroke=\"currentColor\"", head, zero);
}

/// Draws the bar of a series. A figure that is not zero has a bar that can be seen.
fn draw_bar(canvas: &mut Canvas<'_>, plan: &Plan, (number, figure): (usize, &Numeral), block: Length) {
    let zero = plan.scale.zero(plan.length);
    let end = plan.scale.place(figure, plan.length);
    if figure.scaled(figure.decimals()) == 0 {
        return;
    }
    let width = (end - zero).max(zero - end).max(Length::of(1));
    // A figure may be too small for its end to differ from zero: its sign says the side.
    let is_below = figure.as_str().starts_with('-');
    let start = if is_below { (zero - width).max(Length::ZERO) } else { zero };
    series::bar(canvas, number, Point::new(plan.start + start, block), width, plan.thickness);
}

/// Writes a figure beside its bar, on the side to which the bar grows.
fn draw_figure(canvas: &mut Canvas<'_>, plan: &Plan, (figure, text): (&Numeral, &str), block: Length) {
    let end = plan.start + plan.scale.place(figure, plan.length);
    let place = Point::new(end, block + plan.thickness / 2);
    if figure.as_str().starts_with('-') {
        canvas.text("chart-figure", Hold::End, place.moved(-SPACE, 0), text);
    } else {
        canvas.text("chart-figure", Hold::Start, place.moved(SPACE, 0), text);
    }
}
