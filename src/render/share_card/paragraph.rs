//! A text that has been measured, to be set in lines: broken by UAX #14, ordered by UAX #9, shaped by
//! the faces' own rules.

use std::ops::Range;

use harfrust::{Buffer, Direction as Run, ShapeOptions, ShaperFont, shape};
use unicode_bidi::{BidiInfo, Level};
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

use super::face::{Faces, Weight, has_no_shape};
use crate::base::language::direction::Direction;

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub weight: Weight,
    /// The direction of the paragraph.
    pub direction: Direction,
}

/// A glyph in its place on a line, in parts of the size; `y` grows upwards.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Glyph {
    pub face: usize,
    pub id: u32,
    pub x: f32,
    pub y: f32,
    /// The byte of the text that it stands for.
    pub at: usize,
}

/// A line, from left to right.
#[derive(Debug)]
pub(super) struct Line {
    pub glyphs: Vec<Glyph>,
    /// In parts of the size.
    pub width: f32,
}

/// A text that has been measured.
pub(super) struct Paragraph<'a> {
    faces: &'a Faces,
    text: String,
    style: Style,
    levels: Vec<Level>,
    /// The face of each byte's letter.
    face: Vec<usize>,
    /// How far the text has come before each byte, in parts of the size, if it were one line.
    along: Vec<f32>,
    /// The bytes before which a line may begin.
    pub breaks: Vec<usize>,
}

impl<'a> Paragraph<'a> {
    pub(super) fn new(faces: &'a Faces, text: &str, style: Style) -> Self {
        let text = text.to_owned();
        let level = if style.direction == Direction::RightToLeft { Level::rtl() } else { Level::ltr() };
        let levels = BidiInfo::new(&text, Some(level)).levels;
        let breaks = linebreaks(&text)
            .filter(|&(at, kind)| kind == BreakOpportunity::Allowed && at < text.len())
            .map(|(at, _)| at);
        let mut paragraph = Self {
            face: chosen(faces, &text, style.weight),
            breaks: breaks.collect(),
            along: vec![0.0; text.len() + 1],
            faces,
            style,
            levels,
            text,
        };
        paragraph.measure();
        paragraph
    }

    /// Shapes the text once, to know how wide each part of it is.
    fn measure(&mut self) {
        let mut widths = vec![0.0; self.text.len()];
        for run in self.runs(0..self.text.len(), &self.levels) {
            self.shape(&run, self.levels[run.start], |glyph| widths[glyph.at] += glyph.advance);
        }
        for (at, width) in widths.iter().enumerate() {
            self.along[at + 1] = self.along[at] + width;
        }
    }

    /// The lines of a column that is `width` sizes wide, each without the spaces at its end.
    pub(super) fn wrap(&self, width: f32) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let mut start = 0;
        while start < self.text.len() {
            let next = self.breaks.iter().copied().filter(|&at| at > start).chain([self.text.len()]);
            let fitting = next.take_while(|&end| self.width(start, end) <= width).last();
            let end = fitting.unwrap_or_else(|| self.forced(start, width));
            let text = &self.text[start..end];
            lines.push(start..start + text.trim_end().len());
            start = end;
        }
        lines
    }

    /// Where a word that is wider than the column is broken.
    fn forced(&self, start: usize, width: f32) -> usize {
        let letters =
            || self.text[start..].grapheme_indices(true).map(|(at, letter)| start + at + letter.len());
        let first = letters().next().unwrap_or(self.text.len());
        letters().take_while(|&end| self.width(start, end) <= width).last().unwrap_or(first)
    }

    fn width(&self, start: usize, end: usize) -> f32 {
        let end = start + self.text[start..end].trim_end().len();
        self.along[end] - self.along[start]
    }

    /// As many lines as `lines`, and as even as may be.
    pub(super) fn balanced(&self, lines: Vec<Range<usize>>, width: f32) -> Vec<Range<usize>> {
        let (mut low, mut high, mut best) = (width / 3.0, width, lines);
        for _ in 0..8 {
            let middle = f32::midpoint(low, high);
            let tried = self.wrap(middle);
            let is_whole = tried.iter().all(|line| self.width(line.start, line.end) <= middle);
            if tried.len() <= best.len() && is_whole && self.breaks_only_at_breaks(&tried) {
                best = tried;
                high = middle;
            } else {
                low = middle;
            }
        }
        best
    }

    fn breaks_only_at_breaks(&self, lines: &[Range<usize>]) -> bool {
        lines.iter().skip(1).all(|line| self.breaks.binary_search(&line.start).is_ok())
    }

    /// The glyphs of these lines in their places.
    pub(super) fn set(&self, lines: &[Range<usize>]) -> Vec<Line> {
        lines.iter().map(|line| self.line(line.clone())).collect()
    }

    /// The glyphs of a line in their places.
    fn line(&self, line: Range<usize>) -> Line {
        let level = if self.style.direction == Direction::RightToLeft { Level::rtl() } else { Level::ltr() };
        let bidi = BidiInfo::new(&self.text, Some(level));
        let mut glyphs = Vec::new();
        let mut pen = 0.0;
        for paragraph in &bidi.paragraphs {
            if line.is_empty() || !paragraph.range.contains(&line.start) {
                continue;
            }
            let (levels, order) = bidi.visual_runs(paragraph, line.clone());
            for level_run in order {
                let level = levels[level_run.start];
                let mut runs = self.runs(level_run, &levels);
                if level.is_rtl() {
                    runs.reverse();
                }
                for run in runs {
                    self.shape(&run, level, |glyph| {
                        glyphs.push(Glyph {
                            face: glyph.face,
                            id: glyph.id,
                            x: pen + glyph.x,
                            y: glyph.y,
                            at: glyph.at,
                        });
                        pen += glyph.advance;
                    });
                }
            }
        }
        Line { glyphs, width: pen }
    }

    /// The stretches of `range` that are of one level and one face, in the order of the text.
    fn runs(&self, range: Range<usize>, levels: &[Level]) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (at, c) in self.text[range.clone()].char_indices() {
            let at = range.start + at;
            let end = at + c.len_utf8();
            match runs.last_mut() {
                Some(run) if self.face[run.start] == self.face[at] && levels[run.start] == levels[at] => {
                    run.end = end;
                }
                _ => runs.push(at..end),
            }
        }
        runs
    }

    /// Gives the glyphs of a run from left to right.
    fn shape(&self, run: &Range<usize>, level: Level, mut give: impl FnMut(Shaped)) {
        let face_index = self.face[run.start];
        let Some(face) = self.faces.get(face_index) else { return };
        let mut buffer = Buffer::new();
        buffer.set_pre_context(&self.text[..run.start]);
        buffer.push_str(&self.text[run.clone()]);
        buffer.set_post_context(&self.text[run.end..]);
        buffer.guess_segment_properties();
        buffer.set_direction(if level.is_rtl() { Run::RightToLeft } else { Run::LeftToRight });
        let font = ShaperFont::new(&face.font);
        // It fails only for a buffer without direction or already shaped.
        if shape(&font, &mut buffer, ShapeOptions::new()).is_err() {
            return;
        }
        let scale = face.scale / f32::from(face.font.units_per_em());
        #[expect(clippy::cast_precision_loss, reason = "a glyph is smaller than 16 million units")]
        let units = |value: i32| value as f32 * scale;
        for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            give(Shaped {
                face: face_index,
                id: info.glyph_id,
                x: units(position.x_offset),
                y: units(position.y_offset),
                advance: units(position.x_advance),
                at: run.start + info.cluster as usize,
            });
        }
    }
}

/// A glyph as its face gives it.
struct Shaped {
    face: usize,
    id: u32,
    x: f32,
    y: f32,
    advance: f32,
    at: usize,
}

/// The face of each byte's letter. Marks and signs without a shape stay with the letter before; a
/// letter that no face has is drawn as the first face draws what it does not know.
fn chosen(faces: &Faces, text: &str, weight: Weight) -> Vec<usize> {
    let mut chosen: Vec<usize> = Vec::with_capacity(text.len());
    for letter in text.graphemes(true) {
        let face = match chosen.last() {
            Some(&before) if letter.chars().all(has_no_shape) => before,
            _ => faces.find(letter, weight).unwrap_or(0),
        };
        chosen.extend(std::iter::repeat_n(face, letter.len()));
    }
    chosen
}
