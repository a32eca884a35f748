//! The texts of a drawing: how wide they are, where they break, which way they run.

use super::length::Length;
use crate::base::{anchor::is_direction_control, language::direction::Direction};

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

/// `text` with what runs against `direction` isolated, so that `OPEC+` keeps its plus behind it.
/// Characters do it, not elements: an element at the edge of a text would change its anchor.
pub(super) fn isolated(text: &str, direction: Direction) -> String {
    let (against, isolate) = match direction {
        Direction::LeftToRight => (Direction::RightToLeft, '\u{2067}'),
        Direction::RightToLeft => (Direction::LeftToRight, '\u{2066}'),
    };
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c| strong(c) == Some(against)) {
        let (before, run) = rest.split_at(start);
        let (run, behind) = run.split_at(run_length(run, against));
        out.push_str(before);
        out.push(isolate);
        out.push_str(run);
        out.push('\u{2069}');
        rest = behind;
    }
    out + rest
}

/// How many bytes of `text`, which begins with a letter that runs in `direction`, belong to it.
fn run_length(text: &str, direction: Direction) -> usize {
    let (mut end, mut open) = (0, 0);
    for (at, c) in text.char_indices() {
        if strong(c).is_some_and(|strong| strong != direction) {
            break;
        }
        open += i32::from(c == '(');
        let is_attached = end == at
            && match c {
                '+' | '#' => true,
                ')' => open > 0,
                '.' => text[..at].rsplit(' ').next().is_some_and(|word| word.contains('.')),
                _ => unicode_normalization::char::is_combining_mark(c),
            };
        let is_digit = direction == Direction::LeftToRight && c.is_numeric();
        open -= i32::from(c == ')' && open > 0);
        if strong(c).is_some() || is_digit || is_attached {
            end = at + c.len_utf8();
        }
    }
    end
}

/// The direction of a letter; `None` for digits, signs and spaces.
fn strong(c: char) -> Option<Direction> {
    let is_right_to_left = matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    match (c.is_alphabetic(), is_right_to_left) {
        (false, _) => None,
        (true, false) => Some(Direction::LeftToRight),
        (true, true) => Some(Direction::RightToLeft),
    }
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

    #[test]
    fn what_runs_the_other_way_is_isolated() {
        let cases = [
            ("إنتاج OPEC+ اليومي", "إنتاج <OPEC+> اليومي"),
            ("U.S. Steel", "<U.S. Steel>"),
            ("شركة Total (France) و BP.", "شركة <Total (France)> و <BP>."),
            ("Brent 2020 & نفط", "<Brent 2020> & نفط"),
            ("2016–2020", "2016–2020"),
            ("30٪", "30٪"),
        ];
        for (text, expected) in cases {
            let shown =
                isolated(text, Direction::RightToLeft).replace('\u{2066}', "<").replace('\u{2069}', ">");
            assert_eq!(shown, expected);
        }
        assert_eq!(isolated("Iran (إيران) 5", Direction::LeftToRight), "Iran (\u{2067}إيران\u{2069}) 5");
    }
}
