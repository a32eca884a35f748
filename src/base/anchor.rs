//! A place inside a page that a link can point at.

use std::{fmt, sync::Arc};

use super::language::direction::is_direction_control;

/// A fragment identifier: what stands after `#`. Never empty, no white space, no controls
/// (HTML Living Standard, the `id` attribute).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Anchor(Arc<str>);

/// Names of places that pages have of their own, or that these begin with.
const OWN_PLACES: [&str; 10] = [
    "content",
    "contents",
    "hint",
    "letters",
    "preview",
    "preview-name",
    "preview-text",
    "query",
    "results",
    "terms",
];
const OWN_BEGINNINGS: [&str; 6] = ["chart-", "fn-", "fnref-", "letter-", "source-", "term-"];

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
        Self(("p".to_owned() + &number.to_string()).into())
    }

    /// The paragraph's number, when this is the anchor of one.
    #[must_use]
    pub fn paragraph_number(&self) -> Option<u32> {
        Self::number_in(&self.0)
    }

    /// The number in `text`, when that is the anchor of a paragraph: 4 in `p4`.
    #[must_use]
    pub fn number_in(text: &str) -> Option<u32> {
        let digits = text.strip_prefix('p')?;
        let is_plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        if is_plain { digits.parse().ok() } else { None }
    }

    /// Whether pages may have a place of this name themselves, so that no heading can: a paragraph, a
    /// footnote, the list of terms.
    #[must_use]
    pub fn is_the_pages_own(&self) -> bool {
        self.paragraph_number().is_some()
            || OWN_PLACES.contains(&self.as_str())
            || OWN_BEGINNINGS.iter().any(|beginning| self.0.starts_with(beginning))
    }

    /// The anchor as text, without `#`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
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
    fn pages_have_places_of_their_own() {
        for text in ["p4", "content", "terms", "term-oil", "fn-ar-1", "source-sipri"] {
            assert!(Anchor::new(text).unwrap().is_the_pages_own(), "{text}");
        }
        for text in ["p0", "contentment", "terms-of-trade", "ماذا-حدث"] {
            assert!(!Anchor::new(text).unwrap().is_the_pages_own(), "{text}");
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
