//! A text set in the room that it has.

use unicode_segmentation::UnicodeSegmentation;

use super::{
    face::Faces,
    paragraph::{Line, Paragraph, Style},
};

/// The room that a text has, in pixels, and the sizes to try, the largest first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room<'a> {
    pub width: f32,
    pub height: f32,
    pub lines: usize,
    pub sizes: &'a [f32],
    /// From one line to the next, in parts of the size.
    pub leading: f32,
}

/// A text in its lines.
#[derive(Debug)]
pub(super) struct Setting {
    pub size: f32,
    pub lines: Vec<Line>,
}

/// Sets `text` as large as the room allows, in lines of about one length. What does not fit at the
/// smallest size ends in an ellipsis.
pub(super) fn set(faces: &Faces, text: &str, style: Style, room: &Room<'_>) -> Setting {
    let paragraph = Paragraph::new(faces, text, style);
    for &size in room.sizes {
        let lines = paragraph.wrap(room.width / size);
        if fits(lines.len(), size, room) {
            let lines = paragraph.set(&paragraph.balanced(lines, room.width / size));
            return Setting { size, lines };
        }
    }
    let size = room.sizes.last().copied().unwrap_or(16.0);
    let lines = paragraph.wrap(room.width / size);
    let most = (1..=room.lines).rev().find(|&count| fits(count, size, room)).unwrap_or(1);
    let end = lines.get(most - 1).map_or(0, |line| line.end);
    let mut cuts: Vec<usize> = paragraph.breaks.iter().copied().filter(|&at| at <= end && at > 0).collect();
    cuts.push(end);
    // A word that fills the lines alone is cut between its letters.
    let letters = text[..end].grapheme_indices(true).map(|(at, _)| at).filter(|&at| at > 0);
    let letters: Vec<usize> = letters.collect();
    for cut in cuts.into_iter().rev().take(8).chain(letters.into_iter().rev()) {
        let short = Paragraph::new(faces, &shortened(text, cut), style);
        let lines = short.wrap(room.width / size);
        if lines.len() <= most {
            return Setting { size, lines: short.set(&lines) };
        }
    }
    Setting { size, lines: paragraph.set(&lines[..most.min(lines.len())]) }
}

/// Sets `text` in lines that are each as long as a column of `width` sizes allows.
#[cfg(test)]
pub(super) fn greedily(faces: &Faces, text: &str, style: Style, width: f32) -> Setting {
    let paragraph = Paragraph::new(faces, text, style);
    Setting { size: 40.0, lines: paragraph.set(&paragraph.wrap(width)) }
}

fn fits(lines: usize, size: f32, room: &Room<'_>) -> bool {
    let count = u16::try_from(lines).map_or(f32::MAX, f32::from);
    lines <= room.lines && count * size * room.leading <= room.height
}

/// The beginning of `text` with an ellipsis, and every isolate closed.
fn shortened(text: &str, end: usize) -> String {
    let text = text[..end].trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | '،' | ':' | ';' | '؛' | '-' | '–')
    });
    let opened = text.matches(['\u{2066}', '\u{2067}', '\u{2068}']).count();
    let closed = text.matches('\u{2069}').count();
    format!("{text}{}…", "\u{2069}".repeat(opened.saturating_sub(closed)))
}
