//! The colours of the theme, as far as the build can read them.

use std::collections::BTreeMap;

use super::{colour::Colour, stylesheet::Stylesheet};

/// The colours of `:root` that the build itself needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Palette {
    /// The ground of pages, `--paper`.
    pub paper: Shades,
    /// The ground of what lies on them, `--leaf`.
    pub leaf: Shades,
    /// The ground of what is marked, `--wash`.
    pub wash: Shades,
    /// Text, `--ink`.
    pub ink: Shades,
    /// Text that steps back, `--soft`.
    pub soft: Shades,
    /// The accent, `--rubric`.
    pub rubric: Shades,
}

/// A colour in light and in dark; nothing where it is not written as `Colour::parse` reads it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Shades {
    /// In light.
    pub light: Option<Colour>,
    /// In dark.
    pub dark: Option<Colour>,
}

impl Palette {
    /// The values that stylesheets give to `:root`; of several the last, as in a browser.
    pub(super) fn of<'a>(sheets: impl IntoIterator<Item = &'a Stylesheet>) -> Self {
        let root = sheets.into_iter().flat_map(|sheet| &sheet.root);
        let root: BTreeMap<&str, &str> = root.map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let shades = |name: &str| root.get(name).map_or_else(Shades::default, |value| shades(value, &root));
        Self {
            paper: shades("--paper"),
            leaf: shades("--leaf"),
            wash: shades("--wash"),
            ink: shades("--ink"),
            soft: shades("--soft"),
            rubric: shades("--rubric"),
        }
    }

    /// The grounds that text in the accent stands on, in light and in dark.
    pub(super) fn grounds(&self) -> (Vec<Colour>, Vec<Colour>) {
        let grounds = [self.paper, self.leaf, self.wash];
        let of = |shade: fn(&Shades) -> Option<Colour>| grounds.iter().filter_map(shade).collect();
        (of(|ground| ground.light), of(|ground| ground.dark))
    }
}

/// The shades of `#rrggbb`, of `light-dark(…, …)`, or of the other property that `var(…)` names.
fn shades(value: &str, root: &BTreeMap<&str, &str>) -> Shades {
    let inner = |function: &str| value.strip_prefix(function)?.strip_prefix('(')?.strip_suffix(')');
    if let Some((light, dark)) = inner("light-dark").and_then(|pair| pair.split_once(',')) {
        return Shades { light: colour(light.trim(), root), dark: colour(dark.trim(), root) };
    }
    let named = inner("var").and_then(|name| root.get(name.trim()));
    match named {
        // A name for another name is followed once: a ring of names has no end.
        Some(value) if !value.starts_with("var(") => shades(value, root),
        _ => Shades { light: Colour::parse(value), dark: Colour::parse(value) },
    }
}

/// A colour, or that of the property that `var(…)` names.
fn colour(value: &str, root: &BTreeMap<&str, &str>) -> Option<Colour> {
    let named = value.strip_prefix("var(").and_then(|rest| root.get(rest.strip_suffix(')')?.trim()));
    Colour::parse(named.unwrap_or(&value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::source::{Source, SourcePath},
        understand::stylesheet::stylesheet,
    };

    fn of(sheets: &[&str]) -> Palette {
        let sheet = |text: &&str| stylesheet(&Source::new(SourcePath::new("theme/x.css"), text)).0;
        Palette::of(&sheets.iter().map(sheet).collect::<Vec<_>>())
    }

    fn both(light: &str, dark: &str) -> Shades {
        Shades { light: Colour::parse(light), dark: Colour::parse(dark) }
    }

    #[test]
    fn the_last_value_of_the_root_counts() {
        let tokens = include_str!("../../theme/00-tokens.css");
        assert_eq!(of(&[tokens]).paper, both("#fbfaf6", "#14181f"));
        let own = ":root { --rubric: #0a0; --leaf: var(--paper); --wash: light-dark(var(--ink), navy) }";
        let palette = of(&[tokens, own]);
        assert_eq!(palette.rubric, both("#0a0", "#0a0"));
        assert_eq!(palette.leaf, palette.paper);
        assert_eq!(palette.wash, Shades { light: None, dark: Colour::parse("navy") });
    }

    #[test]
    fn a_colour_that_cannot_be_read_is_not_guessed() {
        let palette = of(&[
            ":root { --paper: oklch(0.9 0.1 20); --ink: var(--ink); --soft: light-dark(rgb(1, 2, 3), #fff) }",
        ]);
        assert_eq!(palette, Palette { soft: Shades::default(), ..Palette::default() });
    }
}
