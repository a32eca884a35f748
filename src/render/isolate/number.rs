//! Numbers whose signs, groups or halves would part in a line: negative numbers, phone numbers, ranges.

/// Keeps the two halves of a range on one line (UAX #14, class WJ). It is no letter and has no width.
const WORD_JOINER: &str = "\u{2060}";

/// Fewer digits are no phone number that is called from abroad; more there never are (ITU-T E.164).
const PHONE: std::ops::RangeInclusive<usize> = 7..=15;

/// The next number at or after `from` that a right-to-left line would draw with its sign behind it or
/// its groups from right to left (UAX #9, N1): one with a sign, or a phone number with its country's.
/// `before` is what stands before the text. Whether there is a U+2212 in it, which is rarer than the
/// last byte of one, the caller has found out.
pub(super) fn next_number(
    text: &str,
    from: usize,
    before: Option<char>,
    has_minus: bool,
) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        let rest = &bytes[at..];
        at += if has_minus {
            rest.iter().position(|b| matches!(b, b'+' | b'-' | b'0' | 0x92))?
        } else {
            memchr::memchr3(b'+', b'-', b'0', rest)?
        };
        let start = if bytes[at] == 0x92 { at.saturating_sub(2) } else { at };
        at += 1;
        if start < from || bytes[start] == 0x92 || !text.is_char_boundary(start) {
            continue;
        }
        let previous = text[..start].chars().next_back().or(before);
        let found = phone(text, start, previous).or_else(|| signed(text, start, previous));
        if let Some((start, end)) = found.filter(|(start, _)| *start >= from) {
            return Some((start, end));
        }
    }
}

/// A phone number that begins with `+` or `00`, with its brackets.
fn phone(text: &str, start: usize, previous: Option<char>) -> Option<(usize, usize)> {
    let rest = &text[start..];
    let digits = rest.strip_prefix('+').or_else(|| rest.strip_prefix("00"))?;
    let leans = previous.is_some_and(|c| c.is_ascii_alphanumeric() || c.is_numeric() || is_separator(c));
    if leans || !digits.starts_with(|c: char| matches!(c, '1'..='9')) {
        return None;
    }
    let (mut count, mut at, mut end) = (0, text.len() - digits.len(), None);
    loop {
        let group = digit_run(&text[at..], *PHONE.end() + 1);
        count += group;
        if group == 0 || count > *PHONE.end() {
            break;
        }
        at += group;
        end = PHONE.contains(&count).then_some(at);
        let between = text[at..].chars().take(2).take_while(|c| " \u{a0}().-\u{2011}".contains(*c));
        at += between.map(char::len_utf8).sum::<usize>();
    }
    let end = end.filter(|&end| !text[end..].starts_with(|c: char| c.is_ascii_alphanumeric()))?;
    let number = &text[start..end];
    let is_bracketed = previous == Some('(') && number.contains(')') && !number.contains('(') && start > 0;
    Some((start - usize::from(is_bracketed), end))
}

/// A number with a sign before it. What follows a letter or a digit is no sign: `2016-2020`, كوفيد-19;
/// the letter و alone is a word before it.
fn signed(text: &str, start: usize, previous: Option<char>) -> Option<(usize, usize)> {
    let sign = text[start..].chars().next().filter(|c| matches!(c, '+' | '-' | '−'))?;
    let mut end = start + sign.len_utf8();
    if !text[end..].starts_with(is_european) || !may_precede_sign(text, start, previous) {
        return None;
    }
    loop {
        end += text[end..].chars().take_while(|c| is_european(*c)).map(char::len_utf8).sum::<usize>();
        let mut chars = text[end..].chars();
        let (first, second) = (chars.next(), chars.next());
        let goes_on = second.is_some_and(char::is_numeric);
        match first {
            Some(c) if goes_on && (is_separator(c) || matches!(c, '\u{a0}' | '\u{202f}')) => {
                end += c.len_utf8();
            }
            Some('-' | '–' | '/' | ':') if goes_on => return None,
            Some(c) if c.is_ascii_alphabetic() => return None,
            _ => return Some((start, end)),
        }
    }
}

/// Whether what stands before a sign leaves it to what follows.
pub(super) fn may_precede_sign(text: &str, start: usize, previous: Option<char>) -> bool {
    let opens = |c: char| {
        c.is_whitespace() || matches!(c, '(' | '[' | '{' | '«' | '“' | '‘' | '"' | '\u{61c}' | '\u{200f}')
    };
    let Some(previous) = previous else { return true };
    let further = text[..start].chars().nth_back(1);
    match previous {
        // `2016 -2020` is a range, and `2 +3` a sum.
        c if c.is_whitespace() => !further.is_some_and(char::is_numeric),
        'و' => further.is_none_or(opens),
        c => opens(c),
    }
}

/// What parts the groups or the decimals of a number.
fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '٫' | '٬')
}

/// Digits of bidirectional class EN: ASCII's and Persian's. Those of Arabic (AN) stand behind their
/// sign of themselves, as CLDR writes them.
pub(super) fn is_european(c: char) -> bool {
    matches!(c, '0'..='9' | '۰'..='۹')
}

/// How many ASCII digits `text` begins with, counted as far as `most`.
fn digit_run(text: &str, most: usize) -> usize {
    text.bytes().take(most).take_while(u8::is_ascii_digit).count()
}

/// Gives `text` to `write` in pieces, with a word joiner behind the dash of each range of numbers.
pub(super) fn join_ranges(text: &str, mut write: impl FnMut(&str)) {
    let mut done = 0;
    for at in memchr::memchr2_iter(b'-', 0x93, text.as_bytes()) {
        if is_range(text, at) {
            write(&text[done..=at]);
            write(WORD_JOINER);
            done = at + 1;
        }
    }
    write(&text[done..]);
}

/// Whether the dash that ends at this byte stands between two numbers. A hyphen joins only short
/// ones that stand alone: with more parts it is the hyphen of an ISBN, an address or a name.
fn is_range(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    if bytes[at] == b'-' {
        let digits = |run: usize| (1..=4).contains(&run);
        let left = bytes[..at].iter().rev().take(5).take_while(|b| b.is_ascii_digit()).count();
        let right = digit_run(&text[at + 1..], 5);
        let (before, after) = (text[..at - left].chars().next_back(), &text[at + 1 + right..]);
        let leans = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '_' | '@');
        let mut after = after.chars();
        let next = after.next();
        return digits(left)
            && digits(right)
            && !before.is_some_and(|c| leans(c) || matches!(c, '.' | '+'))
            && !next.is_some_and(leans)
            && !(next == Some('.') && after.next().is_some_and(leans));
    }
    let Some(before) = bytes[..=at].strip_suffix("–".as_bytes()).map(<[u8]>::len) else { return false };
    let ends = |c: char| c.is_numeric() || matches!(c, '%' | '٪' | '°');
    text[..before].ends_with(ends) && text[at + 1..].starts_with(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some((start, end)) = next_number(text, from, None, true) {
            found.push(&text[start..end]);
            from = end;
        }
        found
    }

    #[test]
    fn phone_numbers_are_known_by_their_country() {
        for (text, wanted) in [
            ("الهاتف +971 4 123 4567 أو 00971-50-1234567.", vec!["+971 4 123 4567", "00971-50-1234567"]),
            ("و+971 4 123 4567، و(+20) 2 2345 6789", vec!["+971 4 123 4567", "(+20) 2 2345 6789"]),
            ("اتصل (+44 (0)20 7946 0958)", vec!["+44 (0)20 7946 0958"]),
            ("في 2000 و10000000 و04 123 4567", vec![]),
            ("A+12345678 و5.0012345678", vec![]),
            ("00 971 4 123 4567 و007", vec![]),
            ("+1234567890123456", vec!["+1234567890123456"]),
            ("+123456 ثم", vec!["+123456"]),
        ] {
            assert_eq!(numbers(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_sign_begins_a_number_where_nothing_leans_on_it() {
        for (text, wanted) in [
            ("بلغت -3 درجات و-12.5 و(−7) و+1,250٪", vec!["-3", "-12.5", "−7", "+1,250"]),
            ("-3", vec!["-3"]),
            ("2016-2020 و2016 -2020 و5 +3", vec![]),
            ("كوفيد-19 وف-35 وB-52 و-3D", vec![]),
            ("- 3 و-", vec![]),
            ("\u{61c}-12.5.", vec!["-12.5"]),
            ("-٣ و−۳", vec!["−۳"]),
            ("من -5-10", vec![]),
            ("قال ْ-3", vec![]),
        ] {
            assert_eq!(numbers(text), wanted, "{text}");
        }
        assert_eq!(next_number("-19", 0, Some('د'), false), None);
    }

    #[test]
    fn a_range_stays_on_one_line() {
        for (text, wanted) in [
            ("in 2015–2019, pp. 3-5.", "in 2015–=2019, pp. 3-=5."),
            ("بين 10٪–20٪ و٢٠١٥–٢٠١٩", "بين 10٪–=20٪ و٢٠١٥–=٢٠١٩"),
            (
                "2015 – 2019 and 1991– and –5 and F-35 and 35-mm",
                "2015 – 2019 and 1991– and –5 and F-35 and 35-mm",
            ),
            (
                "ISBN 978-3-16-148410-0, x.org/2016-2020, 2020-09-27",
                "ISBN 978-3-16-148410-0, x.org/2016-2020, 2020-09-27",
            ),
            ("ړ‘3’ — 4", "ړ‘3’ — 4"),
        ] {
            let mut out = String::new();
            join_ranges(text, |piece| out.push_str(piece));
            assert_eq!(out.replace(WORD_JOINER, "="), wanted);
        }
    }
}
