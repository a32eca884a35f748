//! A colour, and how well it can be read on another.

/// A colour in sRGB: red, green and blue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Colour(pub [u8; 3]);

/// The contrast that text keeps against its ground (WCAG 2.2, 1.4.6).
pub(super) const ENOUGH: f64 = 7.0;

impl Colour {
    /// A colour as CSS writes it: `#rrggbb`, `#rgb` or its name. One that lets others through is none.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (red, green, blue) = match text.strip_prefix('#') {
            Some(digits) => match cssparser::color::parse_hash_color(digits.as_bytes()).ok()? {
                (red, green, blue, alpha) if alpha >= 1.0 => (red, green, blue),
                _ => return None,
            },
            None => cssparser::color::parse_named_color(text).ok()?,
        };
        Some(Self([red, green, blue]))
    }

    /// The colour as CSS writes it: `#rrggbb`.
    #[must_use]
    pub fn css(self) -> String {
        let [red, green, blue] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0;
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The contrast with the ground against which it stands out least; without a ground no text is
    /// unreadable.
    pub(super) fn least_contrast(self, grounds: &[Self]) -> f64 {
        grounds.iter().map(|ground| self.contrast(*ground)).fold(f64::INFINITY, f64::min)
    }

    /// The nearest mixture with black, or with white, that can be read on all of the grounds; nothing
    /// where none can: on some that are light and some that are dark.
    pub(super) fn readable_on(self, grounds: &[Self]) -> Option<Self> {
        let mixed = |end: u16, percent: u16| {
            Self(self.0.map(|part| {
                let part = (u16::from(part) * (100 - percent) + end * percent) / 100;
                u8::try_from(part).unwrap_or(u8::MAX)
            }))
        };
        let nearest = (0..=100).flat_map(|percent| [mixed(0, percent), mixed(255, percent)]);
        nearest.into_iter().find(|colour| colour.least_contrast(grounds) >= ENOUGH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        let contrast = |one, other| colour(one).contrast(colour(other));
        assert!((contrast("#000", "white") - 21.0).abs() < 0.01);
        assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
    }

    #[test]
    fn what_is_no_colour_or_lets_others_through_is_refused() {
        for text in ["#12", "#ggg", "nocolour", "", "#00000080", "oklch(0.9 0.1 20)"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
        assert_eq!(colour("#0A0").css(), "#00aa00");
    }

    #[test]
    fn the_nearest_that_can_be_read_is_darker_on_light_and_lighter_on_dark() {
        let orange = colour("#e07000");
        for ground in ["#fbfaf6", "#14181f"] {
            let readable = orange.readable_on(&[colour(ground)]).unwrap();
            assert!(readable.least_contrast(&[colour(ground)]) >= ENOUGH, "{ground}");
        }
        assert_eq!(orange.readable_on(&[colour("#fff"), colour("#000")]), None);
    }
}
