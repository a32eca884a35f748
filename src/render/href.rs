//! Links from one page to another, relative, so that the site stands under any address; and the
//! addresses by which others know its pages.

use super::escape::url_path;
use crate::{
    base::{anchor::Anchor, route::Route},
    link::Site,
};

/// The way from the page at `from` to `to`: `../../glossary/iran/`. It is not escaped for HTML.
pub(super) fn href(from: &Route, to: &Route) -> String {
    let (from, to) = (from.as_str(), to.as_str());
    let folder = &from[..=from.rfind('/').unwrap_or_default()];
    let shared = shared_folders(folder, to);
    let ups = slashes(&folder[shared..]);
    let down = &to[shared..];
    let mut href = String::with_capacity(ups * 3 + down.len() + 2);
    for _ in 0..ups {
        href.push_str("../");
    }
    // A first part with a colon would read as a scheme; an empty way is the page's own folder.
    if ups == 0 && (down.is_empty() || down.split('/').next().is_some_and(|part| part.contains(':'))) {
        href.push_str("./");
    }
    if memchr::memchr(b' ', down.as_bytes()).is_some() {
        href.push_str(&down.replace(' ', "%20"));
    } else {
        href.push_str(down);
    }
    href
}

/// The way to a place on a page.
pub(super) fn href_to(from: &Route, to: &Route, anchor: Option<&Anchor>) -> String {
    match anchor {
        Some(anchor) if from == to => format!("#{anchor}"),
        Some(anchor) => format!("{}#{anchor}", href(from, to)),
        None => href(from, to),
    }
}

/// The absolute address of `route`.
pub(super) fn absolute(site: &Site, route: &Route) -> String {
    site.base_url.clone() + &url_path(&route.as_str()[1..])
}

/// The way from the page at `from` to the site's root: `../../../`, or `./`.
pub(super) fn root(from: &Route) -> String {
    let depth = slashes(from.as_str()) - 1;
    if depth == 0 { "./".to_owned() } else { "../".repeat(depth) }
}

fn slashes(path: &str) -> usize {
    path.bytes().filter(|&b| b == b'/').count()
}

/// How many bytes of whole folders two paths begin with alike.
fn shared_folders(folder: &str, to: &str) -> usize {
    let alike = folder.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    folder.as_bytes()[..alike].iter().rposition(|&b| b == b'/').map_or(0, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative() {
        for (from, to, way) in [
            ("/ar/articles/x/", "/ar/glossary/إيران/", "../../glossary/إيران/"),
            ("/ar/articles/x/", "/en/articles/x/", "../../../en/articles/x/"),
            ("/ar/articles/x/", "/ar/articles/x/", "./"),
            ("/ar/articles/x/", "/ar/articles/", "../"),
            ("/ar/", "/", "../"),
            ("/", "/ar/", "ar/"),
            ("/404.html", "/assets/style.css", "assets/style.css"),
            ("/ar/feed.xml", "/ar/", "./"),
            ("/ar/ab/", "/ar/abc/", "../abc/"),
            ("/", "/a b/", "a%20b/"),
        ] {
            assert_eq!(href(&Route::new(from).unwrap(), &Route::new(to).unwrap()), way, "{from} to {to}");
        }
        assert_eq!(root(&Route::new("/ar/articles/x/").unwrap()), "../../../");
        assert_eq!(root(&Route::new("/404.html").unwrap()), "./");
    }
}
