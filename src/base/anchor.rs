//! A place inside a page that a link can point at.

use std::{fmt, sync::Arc};

/// A fragment identifier: what stands after `#`. Never empty, no white space, no controls
/// (HTML Living Standard, the `id` attribute).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Anchor(Arc<str>);

impl Anchor {
    /// Checks `text` and makes it an anchor; `None` when it is empty or holds white space,
    /// a control or a direction mark.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let is_fine = |c: char| !c.is_whitespace() && !c.is_control() && !is_direction_control(c);
        (!text.is_empty() && text.chars().all(is_fine)).then(|| Self(text.into()))
    }

    /// The anchor of the paragraph with this number; the first is 1.
    #[must_use]
    pub fn paragraph(number: u32) -> Self {
        Self(format!("p{number}").into())
    }

    /// The paragraph's number, when this is the anchor of one.
    #[must_use]
    pub fn paragraph_number(&self) -> Option<u32> {
        let digits = self.0.strip_prefix('p')?;
        let is_plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        if is_plain { digits.parse().ok() } else { None }
    }

    /// The anchor as text, without `#`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether `c` is one of the bidirectional formatting characters (UAX #9, section 2).
#[must_use]
pub fn is_direction_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

impl fmt::Display for Anchor {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_numbered() {
        assert_eq!(Anchor::paragraph(4).as_str(), "p4");
        assert_eq!(Anchor::new("p12").unwrap().paragraph_number(), Some(12));
        for text in ["p", "p0", "p01", "P1", "q1", "p1a", "p99999999999"] {
            assert_eq!(Anchor::new(text).unwrap().paragraph_number(), None, "{text}");
        }
    }

    #[test]
    fn an_anchor_has_no_gaps_or_controls() {
        assert!(Anchor::new("ماذا-حدث").is_some());
        for text in ["", "a b", "a\n", "a\u{202e}"] {
            assert!(Anchor::new(text).is_none(), "{text:?}");
        }
    }
}
