//! The texts of a drawing: how wide they are, where they break, which way they run.

use super::length::Length;
use crate::base::language::direction::is_direction_control;

/// The size of the type in a drawing, in its units.
pub(super) const FONT_SIZE: i64 = 16;

/// About how wide `text` is on one line; rather too much than too little.
pub(super) fn width(text: &str) -> Length {
    length(text.chars().map(percent).sum())
}

fn length(percent: i64) -> Length {
    Length::hundredths(percent * FONT_SIZE)
}

/// How wide a letter is, in hundredths of the size of the type.
fn percent(c: char) -> i64 {
    match c {
        '\u{2060}' => 0,
        _ if is_direction_control(c) || unicode_normalization::char::is_combining_mark(c) => 0,
        ' ' | '\u{a0}' | '.' | ',' | ':' | '،' | 'i' | 'j' | 'l' | 'I' | '|' | '\'' | '’' => 32,
        'm' | 'w' | 'M' | 'W' | '%' | '٪' | '…' => 95,
        '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'.. => 105,
        _ if c.is_uppercase() => 72,
        _ => 58,
    }
}

/// Breaks `text` between words into at most `most` lines that are not wider than `room`. What does
/// not fit is cut, and `…` stands for it: the table has the whole.
pub(super) fn wrap(text: &str, room: Length, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}")).filter(|line| width(line) <= room);
        match (longer, lines.last_mut()) {
            (Some(longer), Some(line)) => *line = longer,
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(rest);
    }
    lines.iter().map(|line| cut(line, room)).collect()
}

/// `text`, with `…` for what is wider than `room`.
fn cut(text: &str, room: Length) -> String {
    let ellipsis = percent('…');
    let (mut wide, mut end) = (0, 0);
    for (at, c) in text.char_indices() {
        wide += percent(c);
        if length(wide) > room {
            return format!("{}…", text[..end].trim_end());
        }
        if length(wide + ellipsis) <= room {
            end = at + c.len_utf8();
        }
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_break_between_words_and_are_cut_when_too_long() {
        let room = Length::of(104);
        assert_eq!(wrap("Saudi Arabia", room, 3), ["Saudi Arabia"]);
        assert_eq!(wrap("United Arab Emirates", room, 3), ["United Arab", "Emirates"]);
        assert_eq!(wrap("Saudi Arabia, Oman and Iraq", room, 2), ["Saudi", "Arabia, O…"]);
        assert_eq!(wrap("الإمارات العربية المتحدة", room, 2), ["الإمارات", "العربية ال…"]);
        assert_eq!(wrap("", room, 2), Vec::<String>::new());
        let long = "x".repeat(90);
        assert!(wrap(&long, room, 2).iter().all(|line| width(line) <= room));
    }
}
