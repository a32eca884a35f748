//! A part of an answer (RFC 9110, section 14).

use std::ops::Range;

/// Which part of some bytes is wanted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Part {
    /// All of them: the request names no part, several, or none that can be understood.
    Whole,
    /// These.
    Of(Range<usize>),
    /// None that there is.
    Outside,
}

/// The part of `length` bytes that the field `Range` wants.
pub(super) fn part(field: &str, length: usize) -> Part {
    let Some((first, last)) = field.strip_prefix("bytes=").and_then(|range| range.trim().split_once('-'))
    else {
        return Part::Whole;
    };
    let number = |text: &str| -> Option<usize> {
        let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        // A number that is too large is past the end, whatever it is.
        is_number.then(|| text.parse().unwrap_or(usize::MAX))
    };
    match (number(first), number(last)) {
        (Some(first), Some(last)) if last < first => Part::Whole,
        (Some(first), _) if first >= length && (last.is_empty() || number(last).is_some()) => Part::Outside,
        (Some(first), Some(last)) => Part::Of(first..last.saturating_add(1).min(length)),
        (Some(first), None) if last.is_empty() => Part::Of(first..length),
        (None, Some(0)) if first.is_empty() => Part::Outside,
        (None, Some(_)) if first.is_empty() && length == 0 => Part::Outside,
        (None, Some(count)) if first.is_empty() => Part::Of(length.saturating_sub(count)..length),
        _ => Part::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_what_the_standard_says() {
        for (field, expected) in [
            ("bytes=0-0", Part::Of(0..1)),
            ("bytes=2-", Part::Of(2..10)),
            ("bytes=-3", Part::Of(7..10)),
            ("bytes=-30", Part::Of(0..10)),
            ("bytes=5-99999999999999999999999", Part::Of(5..10)),
            ("bytes=10-", Part::Outside),
            ("bytes=99999999999999999999999-", Part::Outside),
            ("bytes=-0", Part::Outside),
            ("bytes=3-2", Part::Whole),
            ("bytes=0-1,3-4", Part::Whole),
            ("bytes=-", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("bytes=+1-2", Part::Whole),
            ("lines=0-1", Part::Whole),
            ("", Part::Whole),
        ] {
            assert_eq!(part(field, 10), expected, "{field}");
        }
        assert_eq!(part("bytes=0-", 0), Part::Outside);
        assert_eq!(part("bytes=-5", 0), Part::Outside);
    }
}
