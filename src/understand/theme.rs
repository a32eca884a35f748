//! What a site chooses of its look without replacing a file: an accent and a logo.

use serde::Deserialize;
use toml::Spanned;

use crate::base::{
    diagnostic::{Diagnostic, Span},
    source::SourcePath,
};

/// The chosen look.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// The colour of rules and of what is marked.
    pub accent: Option<Accent>,
    /// What stands in the header in place of the site's name.
    pub logo: Option<Logo>,
}

/// A colour for light pages and one for dark, as CSS writes them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Accent {
    /// On light paper.
    pub light: String,
    /// On dark paper.
    pub dark: String,
}

/// Files of the folder `theme`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Logo {
    /// On light paper, and on dark when there is no other.
    pub light: String,
    /// On dark paper.
    pub dark: Option<String>,
    /// Where the settings name it.
    pub span: Span,
}

/// The section `[theme]` as it is written.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct WrittenTheme {
    accent: Option<Spanned<Shades>>,
    logo: Option<Spanned<Shades>>,
}

/// One thing for light and dark, or one for each.
#[derive(Deserialize)]
#[serde(untagged, expecting = "this should be a text, or a table with `light` and `dark`")]
enum Shades {
    Same(String),
    Each { light: String, dark: String },
}

/// The contrast that text keeps against its ground (WCAG 2.2, 1.4.6).
const ENOUGH: f64 = 7.0;

/// The grounds that text in the accent stands on (`theme/00-tokens.css`): paper, leaf and wash.
const LIGHT: [Colour; 3] = [Colour([0xfb, 0xfa, 0xf6]), Colour([0xff; 3]), Colour([0xf3, 0xe9, 0xdf])];
const DARK: [Colour; 3] =
    [Colour([0x14, 0x18, 0x1f]), Colour([0x1b, 0x20, 0x29]), Colour([0x2b, 0x26, 0x26])];

/// Checks the look. A colour that cannot be read is refused with the contrast that it has.
pub(super) fn theme(written: WrittenTheme, file: &SourcePath, wrong: &mut Vec<Diagnostic>) -> Theme {
    let accent = written.accent.and_then(|accent| {
        let place = accent.span();
        let colours = match accent.into_inner() {
            Shades::Same(light) => {
                readable(&light, Scheme::Light).map(|light| (light, light.towards(Scheme::Dark)))
            }
            Shades::Each { light, dark } => {
                readable(&light, Scheme::Light).and_then(|light| Ok((light, readable(&dark, Scheme::Dark)?)))
            }
        };
        match colours {
            Ok((light, dark)) => Some(Accent { light: light.css(), dark: dark.css() }),
            Err((problem, help)) => {
                wrong.push(Diagnostic::error("bad-accent", file, problem).at(place).help(help));
                None
            }
        }
    });
    let logo = written.logo.map(|logo| {
        let span = logo.span().into();
        match logo.into_inner() {
            Shades::Same(light) => Logo { light, dark: None, span },
            Shades::Each { light, dark } => Logo { light, dark: Some(dark), span },
        }
    });
    Theme { accent, logo }
}

#[derive(Clone, Copy)]
enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    fn grounds(self) -> &'static [Colour] {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }
}

/// A colour in sRGB.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Colour([u8; 3]);

fn readable(text: &str, scheme: Scheme) -> Result<Colour, (String, String)> {
    let colour = Colour::parse(text).ok_or_else(|| {
        (format!("`{text}` is not a colour"), "write it as `#951b1e`: red, green and blue".to_owned())
    })?;
    let contrast = colour.least_contrast(scheme);
    if contrast >= ENOUGH {
        return Ok(colour);
    }
    let (name, way) = match scheme {
        Scheme::Light => ("light", "darker"),
        Scheme::Dark => ("dark", "lighter"),
    };
    // Rounded down: 6.96 is not 7.
    let shown = (contrast * 10.0).floor() / 10.0;
    Err((
        format!("`{text}` has a contrast of {shown:.1} : 1 on {name} pages, and text in it needs 7 : 1"),
        format!("take a {way} colour, such as `{}`", colour.towards(scheme).css()),
    ))
}

impl Colour {
    /// `#rrggbb` or `#rgb`.
    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let digits: Vec<u8> =
            digits.chars().map(|c| c.to_digit(16)?.try_into().ok()).collect::<Option<_>>()?;
        match digits[..] {
            [r, g, b] => Some(Self([r * 17, g * 17, b * 17])),
            [r, red, g, green, b, blue] => Some(Self([r * 16 + red, g * 16 + green, b * 16 + blue])),
            _ => None,
        }
    }

    fn css(self) -> String {
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

    fn least_contrast(self, scheme: Scheme) -> f64 {
        scheme.grounds().iter().map(|ground| self.contrast(*ground)).fold(f64::INFINITY, f64::min)
    }

    /// The nearest mixture with black, or with white, that can be read.
    fn towards(self, scheme: Scheme) -> Self {
        let end = match scheme {
            Scheme::Light => 0_u16,
            Scheme::Dark => 255,
        };
        let mixed = |percent: u16| {
            Self(self.0.map(|part| {
                let part = (u16::from(part) * (100 - percent) + end * percent) / 100;
                u8::try_from(part).unwrap_or(u8::MAX)
            }))
        };
        (0..100).map(mixed).find(|colour| colour.least_contrast(scheme) >= ENOUGH).unwrap_or(mixed(100))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Theme, Vec<Diagnostic>) {
        let mut wrong = Vec::new();
        (theme(toml::from_str(text).unwrap(), &SourcePath::new("sharh.toml"), &mut wrong), wrong)
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        let contrast = |one, other| Colour::parse(one).unwrap().contrast(Colour::parse(other).unwrap());
        assert!((contrast("#000", "#fff") - 21.0).abs() < 0.01);
        assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
    }

    #[test]
    fn one_colour_is_lightened_for_the_dark() {
        let (theme, wrong) = read("accent = \"#0b4f3c\"");
        assert_eq!(wrong, vec![]);
        let accent = theme.accent.unwrap();
        assert_eq!(accent.light, "#0b4f3c");
        assert!(Colour::parse(&accent.dark).unwrap().least_contrast(Scheme::Dark) >= ENOUGH);
    }

    #[test]
    fn a_colour_that_cannot_be_read_is_refused_with_its_contrast() {
        for (text, problem) in [
            (
                "accent = \"#e07000\"",
                "`#e07000` has a contrast of 2.7 : 1 on light pages, and text in it needs 7 : 1",
            ),
            (
                "accent = { light = \"#000\", dark = \"#333\" }",
                "`#333` has a contrast of 1.1 : 1 on dark pages, and text in it needs 7 : 1",
            ),
            ("accent = \"crimson\"", "`crimson` is not a colour"),
        ] {
            let (theme, wrong) = read(text);
            assert_eq!(theme.accent, None, "{text}");
            assert_eq!(wrong[0].message, problem, "{text}");
        }
    }

    #[test]
    fn the_colour_that_help_names_can_be_read() {
        let help = &read("accent = \"#e07000\"").1[0].help;
        let named = help.split('`').nth(1).unwrap();
        assert_eq!(read(&format!("accent = \"{named}\"")).1, vec![], "{help}");
    }

    #[test]
    fn the_grounds_are_those_of_the_theme() {
        let tokens = include_str!("../../theme/00-tokens.css");
        for (name, light, dark) in
            [("paper", LIGHT[0], DARK[0]), ("leaf", LIGHT[1], DARK[1]), ("wash", LIGHT[2], DARK[2])]
        {
            let line = tokens.lines().find(|line| line.trim().starts_with(&format!("--{name}:"))).unwrap();
            let colours: Vec<Colour> = line.split(['(', ',', ')', ' ']).filter_map(Colour::parse).collect();
            assert_eq!(colours, [light, dark], "{name}");
        }
    }
}
