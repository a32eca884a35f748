//! How browsers search the site: an `OpenSearch` 1.1 description document.

use std::fmt::Write;

use crate::{
    base::{language::tag::Tag, route::Route},
    link::Site,
    render::{escape::escaped, href::absolute, phrase::site_name},
};

/// The longest short name that the format allows, in characters.
const SHORT: usize = 16;

/// How the site is searched in the language `tag`.
pub(super) fn open_search(site: &Site, tag: &Tag) -> String {
    let name = site_name(site, tag);
    let search =
        Route::new(&format!("/{tag}/search/")).map_or_else(|_| String::new(), |to| absolute(site, &to));
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    // Writing to a string never fails.
    let _ = writeln!(out, "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">");
    let _ = writeln!(out, "<ShortName>{}</ShortName>", escaped(&short(&name)));
    let described = site.words(tag).bare("search-this-site");
    let _ = writeln!(out, "<Description>{} ({})</Description>", escaped(described), escaped(&name));
    let _ = writeln!(out, "<Language>{tag}</Language>");
    let _ = writeln!(out, "<InputEncoding>UTF-8</InputEncoding>");
    if let Some(icon) = site.assets.get("favicon.svg") {
        let url = escaped(&absolute(site, &icon.route));
        let _ = writeln!(out, "<Image width=\"16\" height=\"16\" type=\"image/svg+xml\">{url}</Image>");
    }
    let _ = writeln!(out, "<Url type=\"text/html\" template=\"{}?q={{searchTerms}}\"/>", escaped(&search));
    out.push_str("</OpenSearchDescription>\n");
    out
}

/// As many whole words of `name` as fit.
fn short(name: &str) -> String {
    let mut short = String::new();
    for word in name.split_whitespace() {
        if short.chars().count() + word.chars().count() + 1 > SHORT && !short.is_empty() {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.extend(word.chars().take(SHORT));
    }
    short
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_short_name_is_whole_words() {
        assert_eq!(short("Azerbaijan and Israel, explained"), "Azerbaijan and");
        assert_eq!(short("شرح"), "شرح");
        assert_eq!(short(&"x".repeat(40)).len(), 16);
    }
}
