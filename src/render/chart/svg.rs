//! A drawing that knows where its text begins.

use super::{Reading, label, length::Length};
use crate::{
    base::language::direction::Direction,
    render::{escape::escaped, isolate::isolated_plain},
};

/// How far the foot of a line of text stands below its middle.
const FOOT: Length = Length::hundredths(560);

/// The two sizes in which each chart is drawn; the style sheet shows the one that fits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Size {
    /// For a column of text.
    Wide,
    /// For a phone.
    Narrow,
}

/// A place in the drawing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Point {
    /// How far it is from the side where text begins.
    pub inline: Length,
    /// How far it is from the top.
    pub block: Length,
}

/// Which part of a text stands at its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Hold {
    /// Where it begins.
    Start,
    /// The middle.
    Middle,
    /// Where it ends.
    End,
}

/// An SVG in the making. What draws on it counts from the side where text begins; only the canvas
/// knows which side that is.
pub(super) struct Canvas<'a> {
    /// The size it is drawn in.
    pub size: Size,
    reading: &'a Reading<'a>,
    marks: String,
}

impl Size {
    /// The width of the drawing.
    pub(super) fn width(self) -> Length {
        match self {
            Self::Wide => Length::of(640),
            Self::Narrow => Length::of(360),
        }
    }

    /// The size as classes and ids name it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }
}

impl Point {
    /// A place so far from the start and from the top.
    pub(super) fn new(inline: Length, block: Length) -> Self {
        Self { inline, block }
    }

    /// The place so much nearer to the end and to the foot.
    pub(super) fn moved(self, inline: i64, block: i64) -> Self {
        Self::new(self.inline + Length::of(inline), self.block + Length::of(block))
    }
}

impl<'a> Canvas<'a> {
    /// An empty drawing.
    pub(super) fn new(size: Size, reading: &'a Reading<'a>) -> Self {
        Self { size, reading, marks: String::new() }
    }

    /// The id of something in the drawing, unlike any other on the page.
    pub(super) fn id(&self, name: &str) -> String {
        format!("{}-{}-{name}", self.reading.id, self.size.as_str())
    }

    /// Puts `markup` into the drawing as it is.
    pub(super) fn raw(&mut self, markup: &str) {
        self.marks.push_str(markup);
    }

    /// A box whose corner nearest to the start and the top is `corner`. `paint` is its attributes.
    pub(super) fn rectangle(&mut self, paint: &str, corner: Point, width: Length, height: Length) {
        let x = match self.reading.direction() {
            Direction::LeftToRight => corner.inline,
            Direction::RightToLeft => self.size.width() - corner.inline - width,
        };
        let y = corner.block;
        self.raw(&format!("<rect {paint} x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>\n"));
    }

    /// A straight line.
    pub(super) fn line(&mut self, paint: &str, from: Point, to: Point) {
        let (x1, x2) = (self.x(from), self.x(to));
        let (y1, y2) = (from.block, to.block);
        self.raw(&format!("<line {paint} x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>\n"));
    }

    /// A line through `points`, open or closed as `element` says: `polyline` or `polygon`.
    pub(super) fn points(&mut self, element: &str, paint: &str, points: &[Point]) {
        let places: Vec<_> =
            points.iter().map(|point| format!("{},{}", self.x(*point), point.block)).collect();
        self.raw(&format!("<{element} {paint} points=\"{}\"/>\n", places.join(" ")));
    }

    /// A circle.
    pub(super) fn circle(&mut self, paint: &str, middle: Point, radius: Length) {
        let (x, y) = (self.x(middle), middle.block);
        self.raw(&format!("<circle {paint} cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>\n"));
    }

    /// A line of text, its middle at the height of `place`, held there as `hold` says.
    pub(super) fn text(&mut self, class: &str, hold: Hold, place: Point, text: &str) {
        let anchor = match hold {
            Hold::Start => "start",
            Hold::Middle => "middle",
            Hold::End => "end",
        };
        let (x, y) = (self.x(place), place.block + FOOT);
        // By characters, not elements: an element at the edge of a text would change its anchor.
        let text = escaped(&isolated_plain(text, self.reading.language));
        self.raw(&format!(
            "<text class=\"{class}\" text-anchor=\"{anchor}\" x=\"{x}\" y=\"{y}\">{text}</text>\n"
        ));
    }

    /// The drawing as an element of this height. `name` is the attribute that names it.
    pub(super) fn finish(self, height: Length, name: &str) -> String {
        let (size, width) = (self.size.as_str(), self.size.width());
        let (dir, font) = (self.reading.direction().as_str(), label::FONT_SIZE);
        format!(
            "<svg class=\"chart-{size}\" role=\"img\" {name} direction=\"{dir}\" font-size=\"{font}\" \
             viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n{}</svg>\n",
            self.marks
        )
    }

    fn x(&self, point: Point) -> Length {
        match self.reading.direction() {
            Direction::LeftToRight => point.inline,
            Direction::RightToLeft => self.size.width() - point.inline,
        }
    }
}
