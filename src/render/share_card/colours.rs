//! The colours of a card: the theme's, as they are in light.

use super::canvas::Colour;
use crate::understand::{
    Corpus,
    palette::{Palette, Shades},
};

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
    /// Those of the theme, with the accent that the settings choose; a colour that the build cannot
    /// read leaves the built-in one.
    pub(super) fn of(corpus: &Corpus) -> Self {
        let Palette { paper, ink, soft, rubric, .. } = corpus.palette;
        let of = |shades: Shades, built_in| shades.light.map_or(built_in, |colour| colour.0);
        Self {
            paper: of(paper, BUILT_IN.paper),
            ink: of(ink, BUILT_IN.ink),
            soft: of(soft, BUILT_IN.soft),
            accent: corpus.accent.map_or_else(|| of(rubric, BUILT_IN.accent), |accent| accent.light.0),
        }
    }

    /// All in a row.
    pub(super) fn bytes(self) -> Vec<u8> {
        [self.paper, self.ink, self.soft, self.accent].concat()
    }
}
