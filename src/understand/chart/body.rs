//! The lines of a chart: what it is called, its series and its rows.

use std::collections::BTreeSet;

use super::{Kind, Placed, Row};
use crate::{
    base::{
        diagnostic::{Diagnostic, nearest, offer},
        period::Period,
        source::SourcePath,
    },
    understand::{numeral::Numeral, piece::Piece},
};

/// The most series of a chart: more cannot be told apart.
const MAX_SERIES: usize = 6;
/// The most characters of a label or of a series' name: a drawing has room for a few words.
const LONGEST: usize = 200;
const KEYS: [&str; 3] = ["title", "series", "note"];

/// What the lines say.
#[derive(Default)]
pub(super) struct Body {
    pub title: Option<Placed>,
    pub note: Option<Placed>,
    pub series: Vec<Placed>,
    pub rows: Vec<Row>,
}

/// Reads the lines `key: text` and the rows `label | figure | figure`, in whatever order.
pub(super) fn body(
    block: Piece<'_>,
    kind: Option<Kind>,
    file: &SourcePath,
    mistakes: &mut Vec<Diagnostic>,
) -> Body {
    let mut body = Body::default();
    let mut rows = Vec::new();
    for line in block.lines().map(Piece::trim).filter(|line| !line.text.is_empty()) {
        match line.split_once(':') {
            Some((key, text)) if KEYS.contains(&key.trim().text) => {
                let taken = take(key.trim(), text.trim(), &mut body, file);
                mistakes.extend(taken.err());
            }
            _ => rows.push(line),
        }
    }
    let mut of_series = check_series(&body.series, file);
    rows.retain(|line| {
        let slip = misspelt_series(*line, file);
        let is_row = slip.is_none();
        of_series.extend(slip);
        is_row
    });
    let series = body.series.len().max(1);
    let figures = common_figures(&rows).unwrap_or(series);
    if figures != series && of_series.is_empty() {
        let place = body.series.first().map(|first| first.span).or(rows.first().map(|row| row.span()));
        of_series.push(uneven_row(file, figures, series).at(place.unwrap_or_default()));
    }
    mistakes.extend(of_series);
    for line in rows {
        match row(line, figures, series, file) {
            Ok(row) => body.rows.push(row),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    let names = body.series.iter().chain(body.rows.iter().map(|row| &row.label));
    mistakes.extend(names.filter_map(|name| too_long(name, file)));
    mistakes.extend(repeated(body.rows.iter().map(|row| &row.label), "row", file));
    if mistakes.is_empty() && body.rows.iter().flat_map(|row| &row.values).all(Option::is_none) {
        mistakes.push(wrong(file, block.trim(), "the chart has no figures"));
    }
    if let Some(kind) = kind {
        mistakes.extend(too_large(&body, kind, file));
        date_rows(&mut body.rows);
        mistakes.extend(order_rows(&mut body.rows, kind, file));
    }
    body
}

fn wrong(file: &SourcePath, piece: Piece<'_>, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("bad-chart-line", file, message)
        .at(piece.span())
        .help("a row is a label, a bar and a figure: `Israel | 69`")
}

/// Puts the text of a `key: text` line in its place.
fn take(key: Piece<'_>, text: Piece<'_>, body: &mut Body, file: &SourcePath) -> Result<(), Diagnostic> {
    let is_repeated = match key.text {
        "title" => body.title.is_some(),
        "note" => body.note.is_some(),
        _ => !body.series.is_empty(),
    };
    if is_repeated {
        let message = format!("{} is given twice", key.quoted());
        return Err(wrong(file, key, message).help("keep one of the two lines"));
    }
    if text.text.is_empty() {
        let message = format!("{} has no text", key.quoted());
        return Err(wrong(file, key, message).help("write the text behind the colon, or leave the line out"));
    }
    match key.text {
        "title" => body.title = Some(text.into()),
        "note" => body.note = Some(text.into()),
        _ => body.series = text.split('|').into_iter().map(Placed::from).collect(),
    }
    Ok(())
}

fn check_series(series: &[Placed], file: &SourcePath) -> Vec<Diagnostic> {
    let example = "name the series with bars between: `series: Imports | Exports`";
    let say = |placed: &Placed, message: &str| {
        Diagnostic::error("bad-chart-line", file, message).at(placed.span).help(example)
    };
    let nameless = series.iter().filter(|placed| placed.text.is_empty());
    let mut mistakes: Vec<_> = nameless.map(|placed| say(placed, "the series has no name")).collect();
    if let Some(placed) = series.get(MAX_SERIES) {
        let message = format!("the chart has {} series, and {MAX_SERIES} is the most", series.len());
        mistakes.push(say(placed, &message).help("make two charts of it"));
    }
    mistakes.extend(repeated(series.iter().filter(|placed| !placed.text.is_empty()), "series", file));
    mistakes
}

/// A diagnostic for each name that stands there for the second time.
fn repeated<'a>(names: impl Iterator<Item = &'a Placed>, what: &str, file: &SourcePath) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let again = names.filter(|name| !seen.insert(name.text.as_str()));
    let say = |name: &Placed| {
        let quoted = Piece::new(&name.text, 0).quoted();
        Diagnostic::error("bad-chart-line", file, format!("a second {what} is called {quoted}"))
            .at(name.span)
            .help("give each its own name")
    };
    again.map(say).collect()
}

/// How many figures each row has, where all have as many and there are several rows.
fn common_figures(rows: &[Piece<'_>]) -> Option<usize> {
    let mut counts = rows.iter().map(|row| row.text.matches('|').count());
    let first = counts.next().filter(|first| *first > 0 && rows.len() > 1)?;
    counts.all(|count| count == first).then_some(first)
}

/// A mistake where a line is that of the series but for its spelling.
fn misspelt_series(line: Piece<'_>, file: &SourcePath) -> Option<Diagnostic> {
    let (label, _) = line.split_once('|')?;
    if let Some((key, _)) = label.split_once(':') {
        let is_it = nearest(&key.trim().text.to_lowercase(), KEYS) == Some("series");
        let message = || format!("a chart has no {}", key.trim().quoted());
        return is_it.then(|| wrong(file, key.trim(), message()).help("did you mean `series`?"));
    }
    let (word, rest) = label.trim().split_word();
    let figures = line.split('|');
    let is_figure = |figure: &&Piece<'_>| Numeral::parse(figure.text).is_ok() || figure.text == "-";
    let is_it = word.text.eq_ignore_ascii_case("series")
        && !rest.text.is_empty()
        && !figures.iter().skip(1).any(|figure| is_figure(&figure));
    is_it.then(|| wrong(file, word, "a colon is missing behind `series`").help("write `series: A | B`"))
}

fn uneven_row(file: &SourcePath, figures: usize, series: usize) -> Diagnostic {
    let noun = if figures == 1 { "figure" } else { "figures" };
    let message = format!("each row has {figures} {noun}, and the chart has {series} series");
    Diagnostic::error("bad-chart-line", file, message)
        .help("name a series for each figure, with bars between: `series: A | B`")
}

/// Reads a row that should have so many figures; where these are not as many as the series, that was said.
fn row(line: Piece<'_>, expected: usize, series: usize, file: &SourcePath) -> Result<Row, Diagnostic> {
    let parts = line.split('|');
    let [label, figures @ ..] = parts.as_slice() else { return Err(wrong(file, line, "not a row")) };
    if figures.is_empty() {
        return Err(match line.split_once(':') {
            Some((key, _)) if !key.text.contains(char::is_whitespace) => {
                let message = format!("a chart has no {}", key.quoted());
                wrong(file, key, message).help(offer(key.text, KEYS))
            }
            _ => wrong(file, line, "the row has no figure"),
        });
    }
    if label.text.is_empty() {
        return Err(wrong(file, line, "the row has no label"));
    }
    if figures.len() != expected {
        let noun = if figures.len() == 1 { "figure" } else { "figures" };
        let message = format!("the row has {} {noun}, and the chart has {series} series", figures.len());
        let help = "write a figure for each series, `-` where it is not known; name them: `series: A | B`";
        return Err(wrong(file, line, message).help(help));
    }
    let values = figures.iter().map(|figure| value(*figure, file)).collect::<Result<_, _>>()?;
    Ok(Row { label: (*label).into(), period: None, values })
}

fn value(figure: Piece<'_>, file: &SourcePath) -> Result<Option<Numeral>, Diagnostic> {
    if matches!(figure.text, "-" | "–") {
        return Ok(None);
    }
    if figure.text.is_empty() {
        let help = "write `-` where a figure is not known";
        return Err(wrong(file, figure, "the figure is missing").help(help));
    }
    Numeral::parse(figure.text).map(Some).map_err(|(message, guess)| {
        let help = match guess {
            Some(guess) => format!("write `{guess}`"),
            None => "write the digits 0 to 9, and a point before decimals: `12.5`".to_owned(),
        };
        wrong(file, figure, message).help(help)
    })
}

fn too_long(name: &Placed, file: &SourcePath) -> Option<Diagnostic> {
    let length = name.text.chars().count();
    let message = format!("the label has {length} characters, and {LONGEST} is the most");
    let help = "say it in a few words; the rest can stand in a line `note: …`";
    let long = || Diagnostic::error("bad-chart-line", file, message).at(name.span).help(help);
    (length > LONGEST).then(long)
}

fn too_large(body: &Body, kind: Kind, file: &SourcePath) -> Option<Diagnostic> {
    let (most, marks) = kind.limit();
    let series = body.series.len().clamp(1, MAX_SERIES);
    let first = body.rows.get(most / series)?;
    let message = format!("the chart has {} {marks}, and {most} is the most", body.rows.len() * series);
    let help = "leave out what matters least, or make two charts of it";
    Some(Diagnostic::error("large-chart", file, message).at(first.label.span).help(help))
}

/// Takes the labels as times when all of them are.
fn date_rows(rows: &mut [Row]) {
    let plain = |text: &str| Period::parse(text).filter(|period| period.plain().is_some());
    let periods: Option<Vec<Period>> = rows.iter().map(|row| plain(&row.label.text)).collect();
    for (row, period) in rows.iter_mut().zip(periods.into_iter().flatten()) {
        row.period = Some(period);
    }
}

/// Puts the dated rows of a line chart in order of time.
fn order_rows(rows: &mut [Row], kind: Kind, file: &SourcePath) -> Option<Diagnostic> {
    if kind == Kind::Bar || rows.is_sorted_by_key(|row| row.period) {
        return None;
    }
    let first = rows.windows(2).find(|pair| matches!(pair, [above, row] if row.period < above.period));
    let span = first.and_then(<[Row]>::last).map(|row| row.label.span).unwrap_or_default();
    rows.sort_by_key(|row| row.period);
    let warning = Diagnostic::warning("chart-order", file, "the row is earlier than the one above it");
    Some(warning.at(span).help("a line runs in order of time; write the rows so too"))
}
