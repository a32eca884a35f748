//! The fenced block `chart`: some figures that a reader would rather look at than read.

mod body;
mod info;
#[cfg(test)]
mod tests;

use crate::{
    base::{
        diagnostic::{Diagnostic, Span},
        language::Language,
        period::Period,
        source::SourcePath,
    },
    understand::{numeral::Numeral, piece::Piece},
};

/// Figures, and what they are of. There is at least one row and one figure, every row has a figure
/// or a gap for each series, and labels and names are not repeated.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Chart {
    /// How it is drawn.
    pub kind: Kind,
    /// What the figures are counted in.
    pub unit: Option<Placed>,
    /// The name of the source among those of the page.
    pub source: Option<Placed>,
    /// What it shows.
    pub title: Option<Placed>,
    /// What a reader should know about the figures.
    pub note: Option<Placed>,
    /// The names of the series; empty when there is one and it has no name.
    pub series: Vec<Placed>,
    /// The rows: in order of time in a line chart whose labels are all dates, else as written.
    pub rows: Vec<Row>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// A bar for each figure.
    Bar,
    /// A line for each series.
    Line,
}

/// A label and its figures.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Row {
    /// What the figures are of.
    pub label: Placed,
    /// The label as a time: known in every row when all labels of the chart are dates or periods of which
    /// nothing is open or doubted, else in none.
    pub period: Option<Period>,
    /// A figure for each series; `None` where it is not known.
    pub values: Vec<Option<Numeral>>,
}

impl Row {
    /// The label as readers of `language` see it: a time in their words, another text as it is.
    #[must_use]
    pub fn label_in(&self, language: &Language) -> String {
        let dates = self.period.and_then(Period::plain);
        dates.map_or_else(|| self.label.text.clone(), |(start, end)| language.range(start, end))
    }
}

/// A text without markup, and where it stands in the file.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Placed {
    /// The text, never empty, without white space at its edges.
    pub text: String,
    /// Its place.
    pub span: Span,
}

impl Chart {
    /// How many series there are, named or not: at least one.
    #[must_use]
    pub fn series_count(&self) -> usize {
        self.series.len().max(1)
    }
}

impl Kind {
    /// The kinds.
    pub const ALL: [Self; 2] = [Self::Bar, Self::Line];

    /// The kind as an author writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bar => "bar",
            Self::Line => "line",
        }
    }

    /// How many figures a chart of this kind can show, and what they are drawn as.
    fn limit(self) -> (usize, &'static str) {
        match self {
            Self::Bar => (24, "bars"),
            Self::Line => (200, "points"),
        }
    }
}

impl From<Piece<'_>> for Placed {
    fn from(piece: Piece<'_>) -> Self {
        Self { text: piece.text.to_owned(), span: piece.span() }
    }
}

/// Reads a `chart` block, a part of `file`: `info` is what stands behind the word `chart` in its
/// first line, `body` the lines below. There is a chart when nothing is wrong with it.
#[must_use]
pub fn chart(info: Piece<'_>, body: Piece<'_>, file: &SourcePath) -> (Option<Chart>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let heading = info::info(info, file, &mut diagnostics);
    let kind = heading.as_ref().map(|heading| heading.kind);
    let body = body::body(body, kind, file, &mut diagnostics);
    if diagnostics.iter().any(Diagnostic::is_error) {
        return (None, diagnostics);
    }
    let chart = heading.map(|heading| Chart {
        kind: heading.kind,
        unit: heading.unit,
        source: heading.source,
        title: body.title,
        note: body.note,
        series: body.series,
        rows: body.rows,
    });
    (chart, diagnostics)
}
