//! The faces that cards are set in: the theme's files `card/*.ttf` and `card/*.otf`.

use std::{collections::BTreeMap, sync::Arc};

use skrifa::{Font, GlyphId};

use crate::base::{diagnostic::Diagnostic, digest::Digest, source::Source};

/// How heavy a text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// A face.
pub(super) struct Face {
    pub font: Font,
    weight: Weight,
    /// By how much its letters are enlarged, so that they look as large as Latin ones.
    pub scale: f32,
}

/// The faces of a site.
pub(super) struct Faces {
    all: Vec<Face>,
    /// The digest of them all.
    pub digest: Digest,
}

/// Letters of the Arabic script are drawn smaller in their square than Latin ones.
const ARABIC_SCALE: f32 = 1.18;

impl Faces {
    /// Reads the faces, and names those that are none.
    ///
    /// Those whose names begin with `latn` come first: they have the digits, the space and the
    /// punctuation of all scripts, as on pages. Those whose names end with `-bold` are for titles.
    pub(super) fn new(theme: &BTreeMap<String, Source>) -> (Self, Vec<Diagnostic>) {
        let mut files: Vec<(&str, &Source)> =
            theme.iter().filter_map(|(name, source)| Some((stem(name)?, source))).collect();
        files.sort_by_key(|(name, _)| (!name.starts_with("latn"), *name));
        let mut wrong = Vec::new();
        let mut all = Vec::new();
        for (name, source) in &files {
            let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(source.shared_bytes());
            let Some(font) = Font::new(bytes, 0).filter(|font| font.num_glyphs() > 0) else {
                wrong.push(
                    Diagnostic::error("bad-face", source.path(), "this is no face that a card can be set in")
                        .help("save it as TrueType or OpenType"),
                );
                continue;
            };
            let scale = if font.charmap().map_unicode('ب').is_some() { ARABIC_SCALE } else { 1.0 };
            let weight = if name.ends_with("-bold") { Weight::Bold } else { Weight::Regular };
            all.push(Face { font, weight, scale });
        }
        let digest =
            Digest::of_parts(files.iter().flat_map(|(name, source)| [name.as_bytes(), source.bytes()]));
        (Self { all, digest }, wrong)
    }

    /// The face at `index`.
    pub(super) fn get(&self, index: usize) -> Option<&Face> {
        self.all.get(index)
    }

    /// The face for a letter with its marks: of the weight asked for, or of the other; nothing where
    /// none has them all.
    pub(super) fn find(&self, letter: &str, weight: Weight) -> Option<usize> {
        let has = |face: &Face| letter.chars().all(|c| has_no_shape(c) || face.glyph(c).is_some());
        let mut having = self.all.iter().enumerate().filter(|(_, face)| has(face)).peekable();
        let first = having.peek().map(|(index, _)| *index);
        having.find(|(_, face)| face.weight == weight).map(|(index, _)| index).or(first)
    }
}

impl Face {
    /// The glyph of a letter that stands alone.
    pub(super) fn glyph(&self, c: char) -> Option<GlyphId> {
        self.font.charmap().map_unicode(c).filter(|glyph| glyph.to_u32() != 0)
    }
}

/// Whether a character shows nothing of its own: joiners, direction marks, variation selectors.
pub(super) fn has_no_shape(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The name of a face's file without folder and ending.
fn stem(name: &str) -> Option<&str> {
    let name = name.strip_prefix("card/")?;
    name.strip_suffix(".ttf").or_else(|| name.strip_suffix(".otf"))
}
