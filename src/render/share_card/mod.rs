//! The picture that chats and networks show for a link: a page's title in its own script, its kind,
//! the site's name and its mark, in the theme's colours. 1200 × 630 pixels, PNG.
//!
//! What is drawn is a [`ShareCard`]; drawing is a function of it and of the faces alone.

mod canvas;
mod colours;
mod face;
mod lack;
mod outline;
mod paragraph;
mod setting;
#[cfg(test)]
mod tests;

use unicode_normalization::UnicodeNormalization;

use crate::{
    base::{
        diagnostic::Diagnostic,
        digest::Digest,
        language::{direction::Direction, tag::Tag},
    },
    link::{DocumentId, Site},
    render::{
        isolate::{alone, isolated_plain},
        phrase::site_name,
    },
    understand::facts::Facts,
};

use canvas::Canvas;
use face::{Faces, Weight};
use lack::lacks;
use outline::outline;
use paragraph::Style;
use setting::{Room, Setting, set};

pub(super) use canvas::{HEIGHT, WIDTH};

use colours::Colours;

/// All that a card shows.
#[derive(Clone, PartialEq, Eq, Debug)]
struct ShareCard {
    title: String,
    kind: String,
    site: String,
    direction: Direction,
    colours: Colours,
}

/// What cards of a site are drawn with.
pub(super) struct Tools {
    faces: Faces,
    colours: Colours,
    /// Theme files that are no faces.
    wrong: Vec<Diagnostic>,
}

impl Tools {
    /// Those of the theme of `site`.
    pub(super) fn new(site: &Site) -> Self {
        let (faces, wrong) = Faces::new(&site.corpus.theme);
        Self { faces, colours: Colours::of(&site.corpus), wrong }
    }

    /// The card of a document's version in `tag`, as PNG.
    pub(super) fn draw(&self, site: &Site, id: DocumentId, tag: &Tag) -> Option<Vec<u8>> {
        Some(ShareCard::of(site, self.colours, id, tag)?.draw(&self.faces))
    }

    /// The digest of all that the card depends on, besides the program.
    pub(super) fn digest(&self, site: &Site, id: DocumentId, tag: &Tag) -> Option<Digest> {
        Some(ShareCard::of(site, self.colours, id, tag)?.digest(&self.faces))
    }

    /// What is wrong with the cards of `site`.
    pub(super) fn check(&self, site: &Site) -> Vec<Diagnostic> {
        let mut wrong = lacks(site, &self.faces);
        wrong.extend(self.wrong.iter().cloned());
        wrong
    }
}

/// How far the text stands from the edges.
const MARGIN: u32 = 92;
/// The sizes of a title, in pixels.
const TITLE_SIZES: [f32; 6] = [84.0, 76.0, 68.0, 60.0, 54.0, 48.0];
/// The size of the kind and of the site's name.
const SMALL: f32 = 34.0;
/// The side of the mark.
const MARK: u32 = 56;
/// Where the block of the title begins and ends.
const TITLE_ROOM: (f32, f32) = (162.0, 470.0);
/// Where the lines of the kind and of the site's name stand.
const KIND_LINE: f32 = 128.0;
const SITE_LINE: f32 = 541.0;

impl ShareCard {
    /// The card of a document's version in `tag`; nothing where there is no such version.
    fn of(site: &Site, colours: Colours, id: DocumentId, tag: &Tag) -> Option<Self> {
        let document = site.document(id);
        let version = document.versions.get(tag)?;
        let key = match &*document.facts {
            Facts::Article(_) => "article".to_owned(),
            Facts::Term(facts) => format!("kind-{}", facts.kind.as_str()),
            Facts::Context(facts) => format!("context-{}", facts.kind.as_str()),
            Facts::Page(_) => "about".to_owned(),
        };
        let language = site.language(tag);
        let plain = |text: &str| isolated_plain(&alone(one_line(text), language), language);
        Some(Self {
            title: plain(version.title.as_ref()),
            kind: plain(site.words(tag).text(&key)),
            site: plain(&site_name(site, tag)),
            direction: language.direction(),
            colours,
        })
    }

    /// The digest of all that the card's bytes depend on, besides the program.
    fn digest(&self, faces: &Faces) -> Digest {
        Digest::of_parts([
            self.title.as_bytes(),
            self.kind.as_bytes(),
            self.site.as_bytes(),
            self.direction.as_str().as_bytes(),
            &self.colours.bytes(),
            &faces.digest.to_bytes(),
        ])
    }

    /// The card as PNG.
    fn draw(&self, faces: &Faces) -> Vec<u8> {
        let Colours { paper, ink, soft, accent } = self.colours;
        let mut canvas = Canvas::new(paper);
        frame(&mut canvas, accent);
        let style = |weight| Style { weight, direction: self.direction };
        let width = WIDTH - 2 * MARGIN;

        let small = |width: u32| Room {
            width: pixels(width),
            height: f32::MAX,
            lines: 1,
            sizes: &[SMALL],
            leading: 1.0,
        };
        let kind = set(faces, &self.kind, style(Weight::Regular), &small(width));
        self.text(&mut canvas, faces, &kind, [MARGIN, width], KIND_LINE, accent);

        let leading = if self.direction == Direction::RightToLeft { 1.42 } else { 1.2 };
        let (top, bottom) = TITLE_ROOM;
        let room =
            Room { width: pixels(width), height: bottom - top, lines: 4, sizes: &TITLE_SIZES, leading };
        let title = set(faces, &self.title, style(Weight::Bold), &room);
        let step = title.size * leading;
        let count = title.lines.len();
        let block = step * f32::from(u8::try_from(count).unwrap_or(4));
        // The letters' feet stand at three quarters of a line.
        let first = top + (bottom - top - block) / 2.0 + step * 0.5 + title.size * 0.3;
        self.lines(&mut canvas, faces, &title, [MARGIN, width], (first, step), ink);

        let mark_at = if self.direction == Direction::RightToLeft { WIDTH - MARGIN - MARK } else { MARGIN };
        self.mark(&mut canvas, faces, mark_at);
        let beside = MARK + 20;
        let name = set(faces, &self.site, style(Weight::Regular), &small(width - beside));
        let start = if self.direction == Direction::RightToLeft { MARGIN } else { MARGIN + beside };
        self.text(&mut canvas, faces, &name, [start, width - beside], SITE_LINE, soft);
        canvas.png().unwrap_or_default()
    }

    fn text(
        &self,
        canvas: &mut Canvas,
        faces: &Faces,
        text: &Setting,
        column: [u32; 2],
        line: f32,
        ink: [u8; 3],
    ) {
        self.lines(canvas, faces, text, column, (line, 0.0), ink);
    }

    /// Draws the lines of a text in a column, each at the side where its paragraph begins.
    fn lines(
        &self,
        canvas: &mut Canvas,
        faces: &Faces,
        text: &Setting,
        [start, width]: [u32; 2],
        (first, step): (f32, f32),
        ink: [u8; 3],
    ) {
        let mut baseline = first;
        for line in &text.lines {
            let x = match self.direction {
                Direction::LeftToRight => pixels(start),
                Direction::RightToLeft => pixels(start + width) - line.width * text.size,
            };
            if let Some(path) = outline(faces, line, text.size, (x, baseline)) {
                canvas.path(&path, ink, self.colours.paper);
            }
            baseline += step;
        }
    }

    /// The mark: the first letter of the site's name on a square of the accent.
    fn mark(&self, canvas: &mut Canvas, faces: &Faces, x: u32) {
        let Colours { paper, accent, .. } = self.colours;
        let y = 502;
        canvas.rectangle([x, y, MARK, MARK], accent);
        let initial: String = self.site.chars().find(|c| c.is_alphanumeric()).into_iter().collect();
        let style = Style { weight: Weight::Bold, direction: self.direction };
        let room =
            Room { width: pixels(MARK) * 4.0, height: f32::MAX, lines: 1, sizes: &[40.0], leading: 1.0 };
        let setting = set(faces, &initial, style, &room);
        let Some(path) =
            setting.lines.first().and_then(|line| outline(faces, line, setting.size, (0.0, 0.0)))
        else {
            return;
        };
        let bounds = path.bounds();
        let side = pixels(MARK);
        let fit = ((side - 14.0) / bounds.width().max(bounds.height())).min(1.0);
        let to = tiny_skia::Transform::from_translate(
            -(bounds.left() + bounds.right()) / 2.0,
            -(bounds.top() + bounds.bottom()) / 2.0,
        )
        .post_scale(fit, fit)
        .post_translate(pixels(x) + side / 2.0, pixels(y) + side / 2.0);
        if let Some(path) = path.transform(to) {
            canvas.path(&path, paper, accent);
        }
    }
}

/// The double line around a page of commentary.
fn frame(canvas: &mut Canvas, ink: [u8; 3]) {
    for (inset, thickness) in [(36, 3), (45, 2)] {
        let (width, height) = (WIDTH - 2 * inset, HEIGHT - 2 * inset);
        canvas.rectangle([inset, inset, width, thickness], ink);
        canvas.rectangle([inset, HEIGHT - inset - thickness, width, thickness], ink);
        canvas.rectangle([inset, inset, thickness, height], ink);
        canvas.rectangle([WIDTH - inset - thickness, inset, thickness, height], ink);
    }
}

/// A text without line breaks, with one space where there are several, its letters composed. More
/// than fits on any card is left out.
fn one_line(text: &str) -> String {
    const LONGEST: usize = 1000;
    let parts = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|part| !part.is_empty());
    let line = parts.take(LONGEST).collect::<Vec<_>>().join(" ");
    line.nfc().take(LONGEST).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a place on the canvas is small")]
fn pixels(value: u32) -> f32 {
    value as f32
}
