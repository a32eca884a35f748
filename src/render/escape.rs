//! Text made safe for the place where it stands.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// Writes `text` so that HTML and XML read it back as text, in an element or a quoted attribute.
pub(crate) fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = memchr::memchr2(b'"', b'\'', rest.as_bytes()) {
        escape_text(&rest[..at], out);
        out.push_str(if rest.as_bytes()[at] == b'"' { "&quot;" } else { "&#39;" });
        rest = &rest[at + 1..];
    }
    escape_text(rest, out);
}

/// Writes `text` so that HTML and XML read it back as text in an element; quotes stay as they are.
pub(super) fn escape_text(text: &str, out: &mut String) {
    spell(text, ["&amp;", "&lt;", "&gt;"], out);
}

/// Writes `text` with these spellings of `&`, `<` and `>`.
fn spell(text: &str, [ampersand, less, greater]: [&str; 3], out: &mut String) {
    let mut done = 0;
    for at in memchr::memchr3_iter(b'&', b'<', b'>', text.as_bytes()) {
        out.push_str(&text[done..at]);
        out.push_str(match text.as_bytes()[at] {
            b'&' => ampersand,
            b'<' => less,
            _ => greater,
        });
        done = at + 1;
    }
    out.push_str(&text[done..]);
}

/// `text` escaped, as a new string.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(text, &mut out);
    out
}

/// What a URL's path cannot hold as it stands (WHATWG URL, path percent-encode set).
const IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'%')
    .add(b'^');

/// A route or an anchor as part of a URL in ASCII, for feeds, sitemaps and canonical addresses.
pub(crate) fn url_path(path: &str) -> String {
    Cow::from(utf8_percent_encode(path, IN_PATH)).into_owned()
}

/// A JSON value as the content of a `<script>`: nothing in it can end the element. A number that
/// JSON cannot write leaves it empty.
pub(super) fn json_in_script(value: &serde_json::Value) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    let mut out = String::with_capacity(json.len() + 16);
    spell(&json, ["\\u0026", "\\u003c", "\\u003e"], &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_where_it_should_not() {
        assert_eq!(escaped("<b a=\"x\" c='y'>&"), "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;");
        assert_eq!(escaped("نص"), "نص");
        let json = serde_json::json!({"a": "</script><!--&"});
        assert_eq!(json_in_script(&json), "{\"a\":\"\\u003c/script\\u003e\\u003c!--\\u0026\"}");
    }

    #[test]
    fn addresses_are_ascii() {
        assert_eq!(
            url_path("/ar/زيارة باكو/"),
            "/ar/%D8%B2%D9%8A%D8%A7%D8%B1%D8%A9%20%D8%A8%D8%A7%D9%83%D9%88/"
        );
    }
}
