//! Text made safe for the place where it stands.

use std::fmt::Write;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// Writes `text` so that HTML and XML read it back as text, in an element or a quoted attribute.
pub(crate) fn escape(text: &str, out: &mut String) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        // Nearly all bytes are letters, which lie above these signs or have the high bit.
        let entity = match byte {
            b'?'.. => continue,
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(entity);
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
    utf8_percent_encode(path, IN_PATH).to_string()
}

/// A JSON value as the content of a `<script>`: nothing in it can end the element.
pub(super) fn json_in_script(value: &serde_json::Value) -> String {
    let json = value.to_string();
    let mut out = String::with_capacity(json.len());
    let mut done = 0;
    for (at, sign) in json.match_indices(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        out.push_str(&json[done..at]);
        for c in sign.chars() {
            // Writing to a string never fails.
            let _ = write!(out, "\\u{:04x}", c as u32);
        }
        done = at + sign.len();
    }
    out.push_str(&json[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_where_it_should_not() {
        assert_eq!(escaped("<b a=\"x\" c='y'>&"), "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;");
        assert_eq!(escaped("نص"), "نص");
        let json = serde_json::json!({"a": "</script><!--&\u{2028}"});
        assert_eq!(json_in_script(&json), "{\"a\":\"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028\"}");
    }

    #[test]
    fn addresses_are_ascii() {
        assert_eq!(
            url_path("/ar/زيارة باكو/"),
            "/ar/%D8%B2%D9%8A%D8%A7%D8%B1%D8%A9%20%D8%A8%D8%A7%D9%83%D9%88/"
        );
    }
}
