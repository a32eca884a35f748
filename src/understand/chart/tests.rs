//! What authors are told about the lines of a chart.

use proptest::prelude::*;

use super::*;

fn read(info: &str, body: &str) -> (Option<Chart>, Vec<Diagnostic>) {
    chart(Piece::new(info, 1_000_000), Piece::new(body, 0), &SourcePath::new("a.md"))
}

fn said(info: &str, body: &str) -> Vec<String> {
    let say = |d: Diagnostic| format!("{} [{}] {}", d.code, &body[d.span.unwrap().range()], d.message);
    read(info, body).1.into_iter().map(say).collect()
}

fn labels(info: &str, body: &str) -> Vec<String> {
    read(info, body).0.unwrap().rows.into_iter().map(|row| row.label.text).collect()
}

#[test]
fn rows_have_a_figure_for_each_series() {
    let (chart, _) = read("bar", "series: واردات | Exports\nأ | -1.50 | –\nb | 2 | 3");
    let chart = chart.unwrap();
    assert_eq!(chart.series_count(), 2);
    assert_eq!(chart.rows[0].values, [Some(Numeral::parse("-1.50").unwrap()), None]);
}

#[test]
fn mistakes_are_named_where_they_are() {
    let cases = [
        ("", "bad-chart-line [] the chart has no figures"),
        ("title: أ", "bad-chart-line [title: أ] the chart has no figures"),
        ("أ | -", "bad-chart-line [أ | -] the chart has no figures"),
        ("أ | 1\nإيران | ٦٩", "bad-chart-line [٦٩] Arabic-Indic digits in a number"),
        ("إيران | NaN", "bad-chart-line [NaN] `NaN` is not a number"),
        ("إيران | 1 | 2", "bad-chart-line [إيران | 1 | 2] the row has 2 figures, and the chart has 1 series"),
        ("series: a | b\nx | 1", "bad-chart-line [x | 1] the row has 1 figure, and the chart has 2 series"),
        ("إيران 5", "bad-chart-line [إيران 5] the row has no figure"),
        ("إيران |", "bad-chart-line [] the figure is missing"),
        ("| 5", "bad-chart-line [| 5] the row has no label"),
        ("titel: x\na | 1", "bad-chart-line [titel] a chart has no `titel`"),
        ("title: x\ntitle: y\na | 1", "bad-chart-line [title] `title` is given twice"),
        ("note:\na | 1", "bad-chart-line [note] `note` has no text"),
        ("عُمان | 1\n عُمان | 2", "bad-chart-line [عُمان] a second row is called `عُمان`"),
        ("series: a | a\nx | 1 | 2", "bad-chart-line [a] a second series is called `a`"),
        ("series: a | \nx | 1 | 2", "bad-chart-line [] the series has no name"),
        (
            "series: a|b|c|d|e|f|g\nx | 1 | 2 | 3 | 4 | 5 | 6 | 7",
            "bad-chart-line [g] the chart has 7 series, and 6 is the most",
        ),
    ];
    for (body, said_of_it) in cases {
        assert_eq!(said("bar", body), [said_of_it], "{body}");
    }
}

#[test]
fn help_says_what_to_write() {
    assert_eq!(read("bar", "a | ٦٩").1[0].help, "write `69`");
    assert_eq!(read("bar", "titel: x\na | 1").1[0].help, "did you mean `title`?");
    assert_eq!(read("bar", "a b").1[0].help, "a row is a label, a bar and a figure: `Israel | 69`");
}

#[test]
fn a_chart_has_no_more_than_can_be_seen() {
    let rows = |count: usize| (1..=count).map(|row| format!("r{row} | 1")).collect::<Vec<_>>().join("\n");
    assert_eq!(read("bar", &rows(24)).1, []);
    assert_eq!(read("line", &rows(200)).1, []);
    assert_eq!(said("bar", &rows(25)), ["large-chart [r25] the chart has 25 bars, and 24 is the most"]);
    assert_eq!(
        said("line", &rows(201)),
        ["large-chart [r201] the chart has 201 points, and 200 is the most"]
    );
    let pairs = format!("series: a | b\n{}", rows(13).replace("| 1", "| 1 | 2"));
    assert_eq!(said("bar", &pairs), ["large-chart [r13] the chart has 26 bars, and 24 is the most"]);
}

#[test]
fn a_label_is_a_few_words() {
    let label = |letters: usize| "ل".repeat(letters);
    assert_eq!(read("bar", &format!("{} | 1", label(200))).1, []);
    let long = label(201);
    for body in [format!("{long} | 1"), format!("series: {long} | b\na | 1 | 2")] {
        assert_eq!(
            said("bar", &body),
            [format!("bad-chart-line [{long}] the label has 201 characters, and 200 is the most")]
        );
    }
    assert_eq!(read("bar", &format!("note: {long}\na | 1")).1, []);
}

#[test]
fn a_line_runs_in_order_of_time() {
    let body = "2001 | 1\n1999-05 | 2\n2000 | 3";
    assert_eq!(labels("line", body), ["1999-05", "2000", "2001"]);
    assert_eq!(said("line", body), ["chart-order [1999-05] the row is earlier than the one above it"]);
    assert_eq!(labels("bar", body), ["2001", "1999-05", "2000"]);
    assert_eq!(labels("line", "b | 1\n1999 | 2"), ["b", "1999"]);
}

#[test]
fn labels_are_times_when_all_of_them_are() {
    let is_dated = |body| read("bar", body).0.unwrap().rows.iter().all(|row| row.period.is_some());
    assert!(is_dated("2011/2015 | 1\n2016/2020 | 2"));
    assert!(!is_dated("2011 | 1\nothers | 2"));
}

const INFO: &str = "bar unit=% source=sipri-2021";
const BODY: &str = "title: واردات أذربيجان من السلاح، 2016–2020\n\nIsrael | 69\nآخرون | -\nnote: تقدير\n";

fn read_file(info: &str, body: &str) -> (Option<Chart>, Vec<Diagnostic>) {
    let body_start = u32::try_from(info.len()).unwrap() + 1;
    chart(Piece::new(info, 0), Piece::new(body, body_start), &SourcePath::new("a.md"))
}

#[test]
fn a_chart_has_all_that_was_written() {
    let (chart, diagnostics) = read_file(INFO, BODY);
    assert_eq!(diagnostics, []);
    let chart = chart.unwrap();
    let file = format!("{INFO}\n{BODY}");
    assert_eq!(chart.kind, Kind::Bar);
    assert_eq!(chart.series_count(), 1);
    let placed = [&chart.unit, &chart.source, &chart.title, &chart.note].map(|part| part.clone().unwrap());
    let labels = chart.rows.iter().map(|row| row.label.clone());
    for part in placed.into_iter().chain(labels) {
        assert_eq!(file[part.span.range()], part.text);
    }
    assert_eq!(chart.rows[0].values[0].as_ref().unwrap().as_str(), "69");
    assert_eq!(chart.rows[1].values, [None]);
}

#[test]
fn a_chart_at_fault_is_no_chart() {
    assert_eq!(read_file("pie", "a | 1").0, None);
    assert_eq!(read_file("bar", "a | x").0, None);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(
        info in "(\\PC|[a-z=\" ]|bar|line|unit=){0,12}",
        body in "(\\PC|[0-9|. \n:-]|series: |title: |note: |a [|] 1\n|\\s){0,40}",
    ) {
        let (_, diagnostics) = read_file(&info, &body);
        let file = format!("{info}\n{body}");
        for diagnostic in diagnostics {
            prop_assert!(diagnostic.span.is_some_and(|span| file.get(span.range()).is_some()));
            prop_assert!(!diagnostic.help.is_empty());
        }
    }
}
