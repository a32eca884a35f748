//! What a chart looks like, in both directions.

use std::collections::BTreeMap;

use proptest::prelude::*;
use quick_xml::{Reader, events::Event};

use super::*;
use crate::{
    base::{
        language::{Language, direction::Direction, tag::Tag},
        source::SourcePath,
    },
    understand::{chart as understand, piece::Piece},
};

const BARS: &str = "series: Oil | قطاعات أخرى\nإيران | -4.5 | 2\nSaudi Arabia and the other states | 12 | -7.25\n\
    OPEC+ (فيينا) | 5 | -\nnone | 0 | 0.01";
const LINES: &str =
    "series: a | b | c\n1995 | 1 | 2 | -3\n2000 | 4 | - | 6.25\n2001 | 7 | 8 | 9\n2020 | - | 5 | 5";

/// A mark of a drawing: its name and its attributes.
type Mark = (String, BTreeMap<String, String>);

/// The chart with this first line and these rows.
pub(super) fn read(info: &str, body: &str) -> Chart {
    let (chart, diagnostics) =
        understand::chart(Piece::new(info, 0), Piece::new(body, 0), &SourcePath::new("a.md"));
    chart.unwrap_or_else(|| panic!("{diagnostics:?}"))
}

fn html(of: &Chart, direction: Direction) -> String {
    let tag = if direction == Direction::RightToLeft { "ar" } else { "en" };
    figure_in(of, &Language::new(Tag::parse(tag).unwrap(), None).unwrap())
}

fn figure_in(of: &Chart, language: &Language) -> String {
    let reading = Reading {
        language,
        id: "c1",
        text: &escaped,
        source: "<a href=\"https://example.org/\">SIPRI</a>",
        words: Words { chart: "رسم", table: "الأرقام في جدول", unknown: "غير معروف" },
    };
    let mut out = String::new();
    chart(of, &reading, &mut out);
    out
}

/// The elements of well-formed markup, those inside `<defs>` and the text apart.
fn marks(markup: &str) -> Vec<Mark> {
    let mut reader = Reader::from_str(markup);
    let (mut marks, mut depth, mut defs) = (Vec::new(), 0, None);
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{error}: {markup}"));
        let (tag, is_empty) = match &event {
            Event::Start(tag) => (tag, false),
            Event::Empty(tag) => (tag, true),
            Event::End(_) => {
                depth -= 1;
                defs = defs.filter(|&at| at != depth);
                continue;
            }
            Event::Eof => break,
            Event::GeneralRef(name) => {
                assert!(["amp", "lt", "gt", "quot", "#39"].contains(&name.as_ref()), "{name:?}");
                continue;
            }
            _ => continue,
        };
        let name = tag.name().as_ref().to_owned();
        let attributes = tag.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            (attribute.key.as_ref().to_owned(), attribute.value.into_owned())
        });
        let attributes: BTreeMap<_, _> = attributes.collect();
        if name == "defs" {
            defs = Some(depth);
        } else if defs.is_none() {
            marks.push((name, attributes));
        }
        depth += i32::from(!is_empty);
    }
    assert_eq!(depth, 0, "{markup}");
    marks
}

fn number(text: &str) -> f64 {
    text.parse().unwrap()
}

/// The places that a mark names, in a drawing of this width, as pairs of x and y.
fn places((name, attributes): &Mark) -> Vec<(f64, f64)> {
    let at = |x: &str, y: &str| (number(&attributes[x]), number(&attributes[y]));
    match name.as_str() {
        "rect" => {
            let ((x, y), (width, height)) = (at("x", "y"), at("width", "height"));
            assert!(width >= 0.0 && height >= 0.0);
            vec![(x, y), (x + width, y + height)]
        }
        "line" => vec![at("x1", "y1"), at("x2", "y2")],
        "circle" => vec![at("cx", "cy")],
        "text" => vec![at("x", "y")],
        "polyline" | "polygon" => {
            let pairs = attributes["points"].split(' ').map(|pair| pair.split_once(',').unwrap());
            pairs.map(|(x, y)| (number(x), number(y))).collect()
        }
        _ => Vec::new(),
    }
}

/// Holds what is true of every chart in every direction.
fn check(chart: &Chart) {
    let [ltr, rtl] = [Direction::LeftToRight, Direction::RightToLeft].map(|direction| html(chart, direction));
    for markup in [&ltr, &rtl] {
        assert!(!markup.contains("style=") && !markup.contains("<style"));
        assert!(!markup.contains("NaN") && !markup.contains("inf\""));
    }
    let (ltr, rtl) = (marks(&ltr), marks(&rtl));
    assert_eq!(ltr.len(), rtl.len());
    let (mut width, mut height) = (0.0, 0.0);
    for (left, right) in ltr.iter().zip(&rtl) {
        assert_eq!(left.0, right.0);
        if let Some(view) = left.1.get("viewBox") {
            let numbers: Vec<f64> = view.split(' ').map(number).collect();
            (width, height) = (numbers[2], numbers[3]);
            assert_eq!(right.1.get("viewBox"), Some(view), "both directions have one size");
        }
        let mut mirrored = places(right);
        if left.0 == "rect" {
            let xs = (mirrored[0].0, mirrored[1].0);
            (mirrored[1].0, mirrored[0].0) = xs;
        }
        for ((x, y), (mirrored_x, mirrored_y)) in places(left).into_iter().zip(mirrored) {
            assert!(
                (0.0..=width).contains(&x) && (0.0..=height).contains(&y),
                "{left:?} in {width} × {height}"
            );
            assert!(
                (width - x - mirrored_x).abs() < 0.001 && (y - mirrored_y).abs() < 0.001,
                "{left:?} {right:?}"
            );
        }
        assert_eq!(left.1.get("text-anchor"), right.1.get("text-anchor"));
    }
}

#[test]
fn a_right_to_left_chart_is_the_mirror_image() {
    for (info, body) in [
        ("bar unit=%", BARS),
        ("line unit=bn", BARS),
        ("line", LINES),
        ("bar", LINES),
        ("bar", "a | 0"),
        ("line", "a | 0"),
        ("bar", "a | -1"),
        ("line", "2020 | 999999999999999\n2021 | -0.00000000000001"),
        ("bar unit=%", "x | -999999999999999\ny | 999999999999999"),
    ] {
        check(&read(info, body));
    }
}

#[test]
fn bars_grow_from_where_text_begins() {
    let chart = read("bar", "a | 2\nb | 1");
    for (direction, expected) in [(Direction::LeftToRight, true), (Direction::RightToLeft, false)] {
        let marks = marks(&html(&chart, direction));
        let label = marks.iter().find(|mark| mark.0 == "text").unwrap();
        let bar = marks.iter().find(|mark| mark.0 == "rect").unwrap();
        assert_eq!(number(&label.1["x"]) < number(&bar.1["x"]), expected);
        assert_eq!(label.1["text-anchor"], "start");
    }
}

#[test]
fn time_runs_in_proportion() {
    let marks = marks(&html(&read("line", "2000 | 1\n2001 | 2\n2010 | 3"), Direction::LeftToRight));
    let line = marks.iter().find(|mark| mark.0 == "polyline").unwrap();
    let xs: Vec<f64> = places(line).into_iter().map(|place| place.0).collect();
    assert!(((xs[1] - xs[0]) * 10.0 - (xs[2] - xs[0])).abs() < 0.1, "{xs:?}");
}

#[test]
fn a_gap_parts_the_line() {
    let html = html(&read("line", "a | 1\nb | 2\nc | -\nd | 3"), Direction::LeftToRight);
    assert_eq!(html.matches("<polyline").count(), 2, "one in each size");
    assert_eq!(html.matches("<circle").count(), 2 * 3, "the point that stands alone has a mark");
}

#[test]
fn figures_are_written_as_the_language_does() {
    let figures = |unit: &str, tag: &str, formats: Option<&str>| {
        let language = Language::new(Tag::parse(tag).unwrap(), formats).unwrap();
        let html = figure_in(&read(&format!("bar unit={unit}"), "a | -12.5\nb | 30"), &language);
        let cells = html.split("<td>").skip(1).map(|cell| cell.split("</td>").next().unwrap().to_owned());
        let cells: Vec<String> = cells.collect();
        for cell in &cells {
            assert!(html.contains(&format!(">{cell}</text>")), "the drawing has {cell}");
        }
        cells
    };
    for (unit, tag, formats, wanted) in [
        ("%", "en", None, ["-12.5%", "30%"]),
        ("%", "fr", None, ["-12,5\u{a0}%", "30\u{a0}%"]),
        ("%", "tr", None, ["-%12,5", "%30"]),
        ("%", "ar", None, ["\u{61c}\u{200e}-12.5\u{61c}%", "\u{61c}30\u{61c}%"]),
        ("%", "ar", Some("ar-u-nu-arab"), ["\u{61c}\u{61c}-١٢٫٥\u{61c}٪", "\u{61c}٣٠\u{61c}٪"]),
        ("%", "fa", Some("fa-u-nu-arabext"), ["\u{61c}\u{200e}−۱۲٫۵\u{61c}٪", "\u{61c}۳۰\u{61c}٪"]),
        ("%", "he", None, ["\u{200e}-12.5%", "30%"]),
        ("كم", "ar", None, ["\u{61c}\u{200e}-12.5\u{a0}كم", "\u{61c}30\u{a0}كم"]),
    ] {
        assert_eq!(figures(unit, tag, formats), wanted, "{unit} {tag}");
    }
}

#[test]
fn the_table_says_what_the_drawing_says() {
    let html = html(&read("bar unit=%", "title: حصص\n2016/2020 | 69.50\n2021 | -"), Direction::RightToLeft);
    for part in [
        "<figcaption><span class=\"chart-title\" id=\"c1-title\">حصص</span></figcaption>",
        "role=\"img\" aria-labelledby=\"c1-title\" direction=\"rtl\"",
        "<caption id=\"c1-data\">حصص</caption>",
        "<tr><th scope=\"row\">\u{61c}2016–\u{2060}2020</th><td>\u{61c}69.50\u{61c}%</td></tr>",
        "<th scope=\"row\"><time datetime=\"2021\">\u{61c}2021</time></th><td>غير معروف</td>",
        "<p class=\"chart-notes\"><span class=\"chart-source\"><a href=\"https://example.org/\">SIPRI</a></span></p>",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
}

#[test]
fn a_long_unit_is_named_once() {
    let html = html(&read("bar unit=\"million barrels\"", "a | 1\nb | 2"), Direction::LeftToRight);
    assert!(html.contains("<figcaption><span class=\"chart-unit\">million barrels</span></figcaption>"));
    assert!(html.contains("<td>1</td>"));
}

#[test]
fn markup_in_a_chart_is_text() {
    let body = "title: <b>&\nnote: \"<i>\nseries: <x | 'y\n<script>alert(1)</script> | 1 | 2";
    let html = html(&read("bar unit=<u>", body), Direction::LeftToRight);
    for tag in ["<b>", "<i>", "<x", "<script", "<u>"] {
        assert!(!html.contains(tag), "{tag}");
    }
    marks(&html);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_chart_is_well_formed_and_mirrored(
        kind in "bar|line",
        unit in "%|[^\\s\"]{1,3}|[a-z&<]{1,12}",
        labels in prop::collection::btree_set("[^|:\\s](\\PC|[ ]){0,30}|20[0-9]{2}|(\\p{Arabic}| ){3,40}x", 1..6),
        figures in prop::collection::vec("-|-?[0-9]{1,6}|-?[0-9]{1,12}\\.[0-9]{1,3}", 24),
        series in 1_usize..4,
    ) {
        let mut lines = vec![format!("series: {}", ["a", "<b>", "ثالث"].get(..series).unwrap().join(" | "))];
        for (label, figures) in labels.iter().zip(figures.chunks(series)) {
            lines.push(format!("{} | {}", label.replace(['|', ':'], ""), figures.join(" | ")));
        }
        let body = lines.join("\n");
        let info = format!("{kind} unit={unit}");
        let file = SourcePath::new("a.md");
        if let (Some(chart), _) = understand::chart(Piece::new(&info, 0), Piece::new(&body, 0), &file) {
            check(&chart);
        }
    }
}
