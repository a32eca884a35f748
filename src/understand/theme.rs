//! What a site chooses of its look without replacing a file: an accent and a logo.

use serde::Deserialize;
use toml::Spanned;

use crate::{
    base::{
        diagnostic::{Diagnostic, Span},
        source::SourcePath,
    },
    understand::{
        colour::{Colour, ENOUGH},
        palette::Palette,
    },
};

/// The chosen look.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// The colour of rules and of what is marked.
    pub accent: Option<ChosenAccent>,
    /// What stands in the header in place of the site's name.
    pub logo: Option<Logo>,
}

/// An accent as the settings have it: whether it can be read, the theme's grounds say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChosenAccent {
    light: Colour,
    dark: Option<Colour>,
    span: Span,
}

/// A colour for light pages and one for dark, which can be read there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Accent {
    /// On light paper.
    pub light: Colour,
    /// On dark paper.
    pub dark: Colour,
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

/// A dark ground, for a theme whose own cannot be read.
const DARK: Colour = Colour([0x1b, 0x20, 0x29]);

/// Reads the look.
pub(super) fn theme(written: WrittenTheme, file: &SourcePath, wrong: &mut Vec<Diagnostic>) -> Theme {
    let accent = written.accent.and_then(|accent| {
        let span = Span::from(accent.span());
        let mut colour = |text: &str| {
            let colour = Colour::parse(text);
            if colour.is_none() {
                wrong.push(
                    Diagnostic::error("bad-accent", file, format!("`{text}` is not a colour"))
                        .at(span)
                        .help("write it as `#951b1e`: red, green and blue"),
                );
            }
            colour
        };
        Some(match accent.into_inner() {
            Shades::Same(light) => ChosenAccent { light: colour(&light)?, dark: None, span },
            Shades::Each { light, dark } => {
                ChosenAccent { light: colour(&light)?, dark: Some(colour(&dark)?), span }
            }
        })
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

/// Holds the accent against the grounds that the theme has: one that cannot be read on them is refused
/// with the contrast that it has. Grounds that the build cannot read are not asked.
pub(super) fn accent(
    chosen: &ChosenAccent,
    palette: &Palette,
    wrong: &mut Vec<Diagnostic>,
) -> Option<Accent> {
    let (on_light, on_dark) = palette.grounds();
    let mut checked = |colour: Colour, grounds: &[Colour], scheme: &str| {
        let Some((problem, help)) = unreadable(colour, grounds, scheme) else { return Some(colour) };
        let file = SourcePath::new(SourcePath::SETTINGS);
        wrong.push(Diagnostic::error("bad-accent", &file, problem).at(chosen.span).help(help));
        None
    };
    let light = checked(chosen.light, &on_light, "light")?;
    let dark = chosen.dark.unwrap_or_else(|| {
        let grounds = if on_dark.is_empty() { &[DARK] } else { on_dark.as_slice() };
        chosen.light.readable_on(grounds).unwrap_or(chosen.light)
    });
    Some(Accent { light, dark: checked(dark, &on_dark, "dark")? })
}

/// What is wrong with a colour on some grounds, and what to do about it.
fn unreadable(colour: Colour, grounds: &[Colour], scheme: &str) -> Option<(String, String)> {
    let contrast = colour.least_contrast(grounds);
    if contrast >= ENOUGH {
        return None;
    }
    // Rounded down: 6.96 is not 7.
    let shown = (contrast * 10.0).floor() / 10.0;
    let css = colour.css();
    let problem =
        format!("`{css}` has a contrast of {shown:.1} : 1 on {scheme} pages, and text in it needs 7 : 1");
    let help = match colour.readable_on(grounds) {
        Some(other) => format!("take a colour such as `{}`", other.css()),
        None => format!(
            "no colour can be read on the theme's `--paper`, `--leaf` and `--wash` at once: they are {}",
            grounds.iter().map(|ground| ground.css()).collect::<Vec<_>>().join(", ")
        ),
    };
    Some((problem, help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{base::source::Source, understand::stylesheet::stylesheet};

    /// The accent of these settings on the built-in theme, with a stylesheet of the site's own.
    fn read(text: &str, own: &str) -> (Option<Accent>, Vec<Diagnostic>) {
        let mut wrong = Vec::new();
        let theme = theme(toml::from_str(text).unwrap(), &SourcePath::new("sharh.toml"), &mut wrong);
        let sheet = |text: &str| stylesheet(&Source::new(SourcePath::new("theme/x.css"), text)).0;
        let palette = Palette::of(&[sheet(include_str!("../../theme/00-tokens.css")), sheet(own)]);
        let accent = theme.accent.and_then(|chosen| accent(&chosen, &palette, &mut wrong));
        (accent, wrong)
    }

    #[test]
    fn one_colour_is_lightened_for_the_dark() {
        let (accent, wrong) = read("accent = \"#0b4f3c\"", "");
        assert_eq!(wrong, vec![]);
        let accent = accent.unwrap();
        assert_eq!(accent.light.css(), "#0b4f3c");
        assert!(accent.dark.least_contrast(&[DARK]) >= ENOUGH);
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
                "`#333333` has a contrast of 1.1 : 1 on dark pages, and text in it needs 7 : 1",
            ),
            ("accent = \"crimsom\"", "`crimsom` is not a colour"),
        ] {
            let (accent, wrong) = read(text, "");
            assert_eq!(accent, None, "{text}");
            assert_eq!(wrong[0].message, problem, "{text}");
        }
    }

    #[test]
    fn the_colour_that_help_names_can_be_read() {
        let help = &read("accent = \"#e07000\"", "").1[0].help;
        let named = help.split('`').nth(1).unwrap();
        assert_eq!(read(&format!("accent = \"{named}\""), "").1, vec![], "{help}");
    }

    #[test]
    fn the_grounds_are_those_of_the_site() {
        let blue = ":root { --paper: #0b1f3a; --leaf: #12305a; --wash: #24406a }";
        assert_eq!(read("accent = \"#ffd24a\"", blue).1, vec![]);
        assert!(read("accent = \"#0b4f3c\"", blue).1[0].message.contains("on light pages"));
        let mixed = ":root { --paper: #0b1f3a }";
        assert!(read("accent = \"#ffd24a\"", mixed).1[0].help.starts_with("no colour can be read"));
        let unknown = ":root { --paper: var(--x); --leaf: oklch(0.3 0 0); --wash: rgb(0 0 0) }";
        assert_eq!(read("accent = \"#ffd24a\"", unknown).1, vec![]);
    }
}
