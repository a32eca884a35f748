//! The colours of a card: the theme's, as they are in light.

use std::collections::BTreeMap;

use super::canvas::Colour;
use crate::base::source::Source;

/// The colours of a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Colours {
    /// The ground.
    pub paper: Colour,
    /// The title.
    pub ink: Colour,
    /// The site's name.
    pub soft: Colour,
    /// The frame, the kind and the mark.
    pub accent: Colour,
}

/// Those of the built-in theme.
const BUILT_IN: Colours = Colours {
    paper: [0xfb, 0xfa, 0xf6],
    ink: [0x1b, 0x1f, 0x26],
    soft: [0x48, 0x4c, 0x53],
    accent: [0x95, 0x1b, 0x1e],
};

impl Colours {
    /// The values of `--paper`, `--ink`, `--soft` and `--rubric` that the theme's stylesheets give to
    /// `:root`; of several the last, as in a browser. One that is not written as `#rgb` or `#rrggbb`,
    /// alone or first in `light-dark()`, leaves the built-in one.
    pub(super) fn of(theme: &BTreeMap<String, Source>) -> Self {
        let mut colours = BUILT_IN;
        let sheets = theme.iter().filter(|(name, _)| {
            !name.contains('/') && name.rsplit_once('.').is_some_and(|(_, ending)| ending == "css")
        });
        for (name, value) in
            sheets.filter_map(|(_, sheet)| sheet.text()).flat_map(|sheet| declarations(sheet))
        {
            let place = match name {
                "--paper" => &mut colours.paper,
                "--ink" => &mut colours.ink,
                "--soft" => &mut colours.soft,
                "--rubric" => &mut colours.accent,
                _ => continue,
            };
            *place = colour(value).unwrap_or(*place);
        }
        colours
    }

    /// With the accent that the settings choose.
    pub(super) fn with_accent(self, chosen: Option<&str>) -> Self {
        Self { accent: chosen.and_then(colour).unwrap_or(self.accent), ..self }
    }

    /// All in a row.
    pub(super) fn bytes(self) -> Vec<u8> {
        [self.paper, self.ink, self.soft, self.accent].concat()
    }
}

/// The declarations of `:root` outside of every at-rule: name and value.
fn declarations(sheet: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let (mut depth, mut start, mut is_root) = (0_usize, 0, false);
    for (at, c) in sheet.char_indices() {
        match c {
            '{' => {
                let selector = sheet[start..at].rsplit("*/").next().unwrap_or_default().trim();
                is_root = depth == 0 && selector.split(',').any(|part| part.trim() == ":root");
                depth += 1;
                start = at + 1;
            }
            '}' | ';' => {
                let declaration = sheet[start..at].rsplit("*/").next().unwrap_or_default();
                if let (true, 1, Some((name, value))) = (is_root, depth, declaration.split_once(':')) {
                    found.push((name.trim(), value.trim()));
                }
                depth = if c == '}' { depth.saturating_sub(1) } else { depth };
                start = at + 1;
            }
            _ => {}
        }
    }
    found
}

/// A colour in hexadecimal digits.
fn colour(value: &str) -> Option<Colour> {
    let value =
        value.strip_prefix("light-dark(").map_or(value, |pair| pair.split(',').next().unwrap_or_default());
    let digits = value.trim().strip_prefix('#')?;
    let digit = |at: usize| u8::from_str_radix(digits.get(at..=at)?, 16).ok();
    let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    match digits.len() {
        3 => Some([digit(0)? * 17, digit(1)? * 17, digit(2)? * 17]),
        6 => Some([byte(0)?, byte(2)?, byte(4)?]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::source::SourcePath;

    fn of(sheets: &[(&str, &str)]) -> Colours {
        let source =
            |name: &str, text: &str| Source::new(SourcePath::new(&format!("theme/{name}")), text.as_bytes());
        Colours::of(&sheets.iter().map(|(name, text)| ((*name).to_owned(), source(name, text))).collect())
    }

    #[test]
    fn the_last_value_of_the_root_counts() {
        let tokens = include_str!("../../../theme/00-tokens.css");
        assert_eq!(of(&[("00-tokens.css", tokens)]), BUILT_IN);
        let own = "/* a */ :root, html { --rubric: #0a0; --ink:light-dark(#010203, #fff) }\n@media print { :root { --paper: #000 } }\np { --soft: #111; }";
        let colours = of(&[("00-tokens.css", tokens), ("99-own.css", own)]);
        assert_eq!(colours, Colours { accent: [0, 0xaa, 0], ink: [1, 2, 3], ..BUILT_IN });
    }

    #[test]
    fn a_colour_that_cannot_be_read_leaves_the_built_in_one() {
        assert_eq!(
            of(&[("x.css", ":root { --paper: oklch(0.9 0.1 20); --ink: #12; --soft: #ggg }")]),
            BUILT_IN
        );
    }
}
