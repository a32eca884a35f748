//! A picture of few colours: what is drawn is one ink on one ground, in sixteen steps.

use tiny_skia::{FillRule, Mask, Path, Rect, Transform};

/// A colour: red, green, blue.
pub(super) type Colour = [u8; 3];

/// The width of a card in pixels.
pub(in crate::render) const WIDTH: u32 = 1200;
/// The height of a card in pixels.
pub(in crate::render) const HEIGHT: u32 = 630;

/// Steps from a ground to an ink.
const STEPS: u8 = 15;

/// The picture while it is drawn.
pub(super) struct Canvas {
    /// Each pixel's place in the palette.
    pixels: Vec<u8>,
    palette: Vec<Colour>,
}

impl Canvas {
    /// A canvas of one colour.
    pub(super) fn new(ground: Colour) -> Self {
        Self { pixels: vec![0; (WIDTH * HEIGHT) as usize], palette: vec![ground] }
    }

    /// Fills a rectangle, whose edges are whole pixels.
    pub(super) fn rectangle(&mut self, [x, y, width, height]: [u32; 4], ink: Colour) {
        let index = self.colour(ink);
        for row in y..(y + height).min(HEIGHT) {
            let start = (row * WIDTH + x.min(WIDTH)) as usize;
            let end = (row * WIDTH + (x + width).min(WIDTH)) as usize;
            self.pixels[start..end].fill(index);
        }
    }

    /// Fills a path that stands on `ground` everywhere.
    pub(super) fn path(&mut self, path: &Path, ink: Colour, ground: Colour) {
        let bounds = path.bounds();
        let Some((x, y, width, height)) = pixels_of(bounds) else { return };
        let Some(mut mask) = Mask::new(width, height) else { return };
        #[expect(clippy::cast_precision_loss, reason = "a pixel's place is small")]
        let place = Transform::from_translate(-(x as f32), -(y as f32));
        mask.fill_path(path, FillRule::Winding, true, place);
        let ramp = self.ramp(ink, ground);
        for (row, line) in (y..).zip(mask.data().chunks_exact(width as usize)) {
            let start = (row * WIDTH + x) as usize;
            for (pixel, &coverage) in self.pixels[start..].iter_mut().zip(line) {
                let step = (u16::from(coverage) * u16::from(STEPS) + 127) / 255;
                if step > 0 {
                    *pixel = ramp[usize::from(step) - 1];
                }
            }
        }
    }

    /// The picture as PNG.
    pub(super) fn png(&self) -> Option<Vec<u8>> {
        let mut out = Vec::with_capacity(1 << 15);
        let mut encoder = png::Encoder::new(&mut out, WIDTH, HEIGHT);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(self.palette.concat());
        encoder.set_filter(png::Filter::NoFilter);
        encoder.set_deflate_compression(png::DeflateCompression::Level(COMPRESSION));
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(&self.pixels).ok()?;
        writer.finish().ok()?;
        Some(out)
    }

    /// A colour's place in the palette.
    fn colour(&mut self, colour: Colour) -> u8 {
        let place = self.palette.iter().position(|known| *known == colour).unwrap_or_else(|| {
            self.palette.push(colour);
            self.palette.len() - 1
        });
        // Five inks of fifteen steps and their grounds are fewer.
        u8::try_from(place).unwrap_or(u8::MAX)
    }

    /// The colours from `ground`, exclusive, to `ink`.
    fn ramp(&mut self, ink: Colour, ground: Colour) -> [u8; STEPS as usize] {
        std::array::from_fn(|step| {
            let part = u16::try_from(step + 1).unwrap_or(u16::MAX);
            let steps = u16::from(STEPS);
            let mix = |channel: usize| {
                let mixed = (u16::from(ground[channel]) * (steps - part)
                    + u16::from(ink[channel]) * part
                    + steps / 2)
                    / steps;
                u8::try_from(mixed).unwrap_or(u8::MAX)
            };
            self.colour([mix(0), mix(1), mix(2)])
        })
    }
}

const COMPRESSION: u8 = 3;

/// The pixels that a rectangle touches, as far as they are on the canvas: x, y, width, height.
fn pixels_of(bounds: Rect) -> Option<(u32, u32, u32, u32)> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the values are held to the canvas"
    )]
    let pixel = |value: f32, most: u32| (value.clamp(0.0, 4096.0) as u32).min(most);
    let (x, y) = (pixel(bounds.left().floor(), WIDTH), pixel(bounds.top().floor(), HEIGHT));
    let (right, bottom) = (pixel(bounds.right().ceil(), WIDTH), pixel(bounds.bottom().ceil(), HEIGHT));
    (right > x && bottom > y).then(|| (x, y, right - x, bottom - y))
}
