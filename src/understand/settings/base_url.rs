//! The address of a site's root.

use toml::Spanned;

use crate::base::{diagnostic::Diagnostic, source::SourcePath};

/// The base URL with its closing `/`, or nothing when it is not one.
pub(super) fn checked_base(url: &Spanned<String>, file: &SourcePath, wrong: &mut Vec<Diagnostic>) -> String {
    base_url(url.as_ref()).unwrap_or_else(|problem| {
        wrong.push(
            Diagnostic::error("bad-base-url", file, problem)
                .at(url.span())
                .help("write the address of the site's root, such as `https://example.org/explained/`"),
        );
        String::new()
    })
}

/// Checks the address of a site's root and gives it with a closing `/`.
pub fn base_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some(rest) = rest else { return Err(format!("`{text}` does not begin with https:// or http://")) };
    let host = rest.split('/').next().unwrap_or_default();
    let fine =
        |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '`' | '{' | '}' | '|' | '^');
    if host.is_empty() || host.contains('@') {
        Err(format!("`{text}` names no host"))
    } else if rest.contains(['?', '#']) {
        Err(format!("`{text}` has a query or a fragment"))
    } else if let Some(odd) = rest.chars().find(|&c| !fine(c)) {
        Err(format!("`{text}` holds `{odd}`, which an address spells in percent-encoding or punycode"))
    } else if text.ends_with('/') {
        Ok(text.to_owned())
    } else {
        Ok(format!("{text}/"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_ends_with_a_slash() {
        assert_eq!(base_url("https://example.org/a").unwrap(), "https://example.org/a/");
        assert!(base_url("ftp://example.org").is_err() && base_url("https:///x").is_err());
    }
}
