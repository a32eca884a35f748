//! Lines, running from the side where text begins.

use super::{
    Reading, label,
    length::Length,
    scale::{Scale, Tick},
    series,
    svg::{Canvas, Hold, Point, Size},
};
use crate::{base::date::Date, understand::chart::Chart};

/// The height of a line of a label.
const LINE: i64 = 20;
/// The height of the plot in both sizes.
const HEIGHT: i64 = 240;
/// The least space between two labels.
const SPACE: i64 = 14;
/// Up to so many points each has a mark.
const MOST_MARKED: usize = 24;

/// Where the parts of the drawing stand.
struct Plan {
    scale: Scale,
    ticks: Vec<Tick>,
    /// Where the plot begins.
    start: Length,
    /// The plot's top.
    top: Length,
    /// Where each row stands.
    rows: Vec<Length>,
    /// Where the plot ends.
    end: Length,
}

/// Draws `chart` and gives the drawing with its height.
pub(super) fn lines<'a>(chart: &Chart, reading: &'a Reading<'a>, size: Size) -> (Canvas<'a>, Length) {
    let mut canvas = Canvas::new(size, reading);
    let top = series::legend(&mut canvas, chart) + Length::of(LINE / 2 + 2);
    let plan = Plan::new(chart, reading, top, size);
    draw_axis(&mut canvas, &plan, chart, reading);
    let height = draw_labels(&mut canvas, &plan, chart, reading);
    for number in 0..chart.series_count() {
        draw_series(&mut canvas, &plan, chart, number);
    }
    draw_last_figure(&mut canvas, &plan, chart, reading);
    (canvas, height)
}

impl Plan {
    fn new(chart: &Chart, reading: &Reading<'_>, top: Length, size: Size) -> Self {
        let (scale, ticks) = Scale::of_lines(chart);
        let widths = ticks.iter().map(|tick| label::width(&reading.quantity(chart, &tick.numeral)));
        let start = widths.max().unwrap_or_default() + Length::of(8);
        let end = size.width()
            - last_figure(chart, reading).map_or(Length::of(12), |text| label::width(&text) + Length::of(12));
        let length = end - start - Length::of(12);
        let shares = shares(chart);
        let rows = shares.into_iter().map(|(part, whole)| start + Length::of(12) + length.share(part, whole));
        Self { scale, ticks, start, top, rows: rows.collect(), end }
    }

    fn foot(&self) -> Length {
        self.top + Length::of(HEIGHT)
    }
}

/// How far along the plot each row stands: in proportion to time when the rows are dated, else in
/// equal steps.
fn shares(chart: &Chart) -> Vec<(i128, i128)> {
    let days: Option<Vec<i128>> =
        chart.rows.iter().map(|row| row.period.map(|period| day(period.start().date))).collect();
    let steps = days
        .filter(|days| days.first() != days.last())
        .unwrap_or_else(|| (0..).take(chart.rows.len()).collect());
    let (first, last) =
        (steps.first().copied().unwrap_or_default(), steps.last().copied().unwrap_or_default());
    if first == last {
        return vec![(1, 2); steps.len()];
    }
    steps.into_iter().map(|step| (step - first, last - first)).collect()
}

/// The number of the date's day when all months are equally long, as they look on an axis.
fn day(date: Date) -> i128 {
    let month = i128::from(date.month().unwrap_or(1));
    (i128::from(date.year()) * 12 + month) * 31 + i128::from(date.day().unwrap_or(1))
}

fn draw_axis(canvas: &mut Canvas<'_>, plan: &Plan, chart: &Chart, reading: &Reading<'_>) {
    for tick in &plan.ticks {
        let (part, whole) = tick.share;
        let block = plan.foot() - Length::of(HEIGHT).share(part, whole);
        let class = if tick.is_zero { "chart-zero" } else { "chart-grid" };
        let paint = format!("class=\"{class}\" stroke=\"currentColor\"");
        canvas.line(&paint, Point::new(plan.start, block), Point::new(plan.end, block));
        let text = reading.quantity(chart, &tick.numeral);
        canvas.text("chart-tick", Hold::End, Point::new(plan.start, block).moved(-8, 0), &text);
    }
}

/// Writes as many labels under the plot as stand clear of each other, the last one among them, and
/// gives their foot.
fn draw_labels(canvas: &mut Canvas<'_>, plan: &Plan, chart: &Chart, reading: &Reading<'_>) -> Length {
    let width = canvas.size.width();
    let room = (width / i64::try_from(chart.rows.len().max(1)).unwrap_or(1)).max(Length::of(90));
    let mut next = width + Length::of(SPACE);
    let mut most = 0;
    let labels: Vec<_> = chart.rows.iter().map(|row| label::wrap(&reading.label(row), room, 2)).collect();
    let stride = stride(plan, &labels);
    for (at, lines) in plan.rows.iter().zip(&labels).rev().step_by(stride) {
        let widest = lines.iter().map(|line| label::width(line)).max().unwrap_or_default();
        let middle = (*at).min(width - widest / 2).max(widest / 2);
        if middle + widest / 2 + Length::of(SPACE) > next {
            continue;
        }
        next = middle - widest / 2;
        most = most.max(lines.len());
        let foot = Point::new(*at, plan.foot());
        canvas.line("class=\"chart-mark\" stroke=\"currentColor\"", foot, foot.moved(0, 6));
        for (number, line) in lines.iter().enumerate() {
            let block = plan.foot() + Length::of(LINE).times(number) + Length::of(18);
            canvas.text("chart-label", Hold::Middle, Point::new(middle, block), line);
        }
    }
    plan.foot() + Length::of(LINE).times(most.max(1)) + Length::of(10)
}

/// The least step between the rows that are labelled at which no two labels of evenly spaced rows
/// touch.
fn stride(plan: &Plan, labels: &[Vec<String>]) -> usize {
    let widths = labels.iter().flatten().map(|line| label::width(line));
    let needed = widths.max().unwrap_or_default() + Length::of(SPACE);
    let length = plan.end - plan.start;
    (1..labels.len()).find(|stride| length.times(*stride) >= needed.times(labels.len() - 1)).unwrap_or(1)
}

fn draw_series(canvas: &mut Canvas<'_>, plan: &Plan, chart: &Chart, number: usize) {
    let places: Vec<Option<Point>> = chart
        .rows
        .iter()
        .zip(&plan.rows)
        .map(|(row, at)| {
            let figure = row.values.get(number)?.as_ref()?;
            let height = Length::of(HEIGHT);
            Some(Point::new(*at, plan.foot() - plan.scale.place(figure, height)))
        })
        .collect();
    for run in places.split(Option::is_none) {
        let points: Vec<Point> = run.iter().copied().flatten().collect();
        if points.len() > 1 {
            series::line(canvas, number, &points);
        }
        let is_marked =
            |place: usize| places.len() <= MOST_MARKED || points.len() == 1 || place + 1 == points.len();
        for (_, point) in points.iter().enumerate().filter(|(place, _)| is_marked(*place)) {
            series::marker(canvas, number, *point);
        }
    }
}

/// The figure of the last row, when the chart has one series and it is known.
fn last_figure(chart: &Chart, reading: &Reading<'_>) -> Option<String> {
    let [Some(figure)] = chart.rows.last()?.values.as_slice() else { return None };
    Some(reading.quantity(chart, figure.as_str()))
}

fn draw_last_figure(canvas: &mut Canvas<'_>, plan: &Plan, chart: &Chart, reading: &Reading<'_>) {
    let figure = chart.rows.last().and_then(|row| row.values.first()?.as_ref());
    if let (Some(text), Some(figure), Some(at)) = (last_figure(chart, reading), figure, plan.rows.last()) {
        let block = plan.foot() - plan.scale.place(figure, Length::of(HEIGHT));
        canvas.text("chart-figure", Hold::Start, Point::new(*at, block).moved(10, 0), &text);
    }
}
