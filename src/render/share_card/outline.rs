//! The outlines of glyphs, as the canvas fills them.

use skrifa::{DrawMemory, GlyphId, PathSink, ScalerFont};
use tiny_skia::{Path, PathBuilder};

use super::{face::Faces, paragraph::Line};

/// The outline of a line whose first glyph stands at `origin`.
pub(super) fn outline(faces: &Faces, line: &Line, size: f32, origin: (f32, f32)) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for run in line.glyphs.chunk_by(|one, other| one.face == other.face) {
        let Some(face) = faces.get(run[0].face) else { continue };
        let scaler = ScalerFont::unhinted(face.font.clone(), Some(size * face.scale));
        for glyph in run {
            let at = (origin.0 + glyph.x * size, origin.1 - glyph.y * size);
            if let Some(outline) = scaler.outline(GlyphId::new(glyph.id)) {
                // A glyph that is damaged is left out.
                let _ = outline.draw(DrawMemory::Scratch, &mut Pen { builder: &mut builder, at });
            }
        }
    }
    builder.finish()
}

/// Draws a glyph, whose `y` grows upwards, at its place on the canvas, where it grows downwards.
struct Pen<'a> {
    builder: &'a mut PathBuilder,
    at: (f32, f32),
}

impl Pen<'_> {
    fn place(&self, x: f32, y: f32) -> (f32, f32) {
        (self.at.0 + x, self.at.1 - y)
    }
}

impl PathSink for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.place(x, y);
        self.builder.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.place(x, y);
        self.builder.line_to(x, y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let ((cx0, cy0), (x, y)) = (self.place(cx0, cy0), self.place(x, y));
        self.builder.quad_to(cx0, cy0, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let ((cx0, cy0), (cx1, cy1), (x, y)) = (self.place(cx0, cy0), self.place(cx1, cy1), self.place(x, y));
        self.builder.cubic_to(cx0, cy0, cx1, cy1, x, y);
    }

    fn close(&mut self) {
        self.builder.close();
    }
}
