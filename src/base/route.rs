//! The address of a page inside the site.

use std::{fmt, sync::Arc};

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::base::language::direction::is_direction_control;

/// An address inside the site, as a reader sees it: `/ar/articles/baku-visit/`, `/assets/x.css`.
///
/// A route begins with `/`; one that ends with `/` is a folder's page. It can name nothing outside
/// the output folder: no `.` or `..`, no backslash, control, direction mark or reserved name, and
/// it is in Unicode form NFC. It is not percent-encoded.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Route(Arc<str>);

/// Why a text is no [`Route`], in words for an author.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RouteError(&'static str);

/// Names that Windows keeps for devices, whatever the extension.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

impl Route {
    /// Checks `text` and makes it a route.
    pub fn new(text: &str) -> Result<Self, RouteError> {
        let text: Arc<str> = if is_nfc(text) { text.into() } else { text.nfc().collect::<String>().into() };
        let Some(rest) = text.strip_prefix('/') else {
            return Err(RouteError("an address begins with /"));
        };
        let path = rest.strip_suffix('/').unwrap_or(rest);
        if path.len() > 1024 {
            return Err(RouteError("an address has at most 1,024 bytes"));
        }
        if !rest.is_empty() {
            path.split('/').try_for_each(check_part)?;
        }
        Ok(Self(text))
    }

    /// The route as text, not percent-encoded.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file that answers for the route, relative to the output folder: a folder's page is its
    /// `index.html`.
    #[must_use]
    pub fn file(&self) -> String {
        let path = &self.0[1..];
        if self.is_folder() { format!("{path}index.html") } else { path.to_owned() }
    }

    /// Whether the route is a folder's page.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        self.0.ends_with('/')
    }

    /// The name under which file systems that ignore case find the route's file: two routes with
    /// one such name cannot stand side by side.
    #[must_use]
    pub fn caseless(&self) -> String {
        let mut file = self.file();
        if file.is_ascii() {
            file.make_ascii_lowercase();
            return file;
        }
        file.nfkc().flat_map(char::to_lowercase).collect()
    }
}

fn check_part(part: &str) -> Result<(), RouteError> {
    let stem = part.split('.').next().unwrap_or(part);
    if part.is_empty() {
        Err(RouteError("an address has no empty part (//)"))
    } else if part == "." || part == ".." {
        Err(RouteError("an address has no . or .. part"))
    } else if part.len() > 240 {
        Err(RouteError("a part of an address has at most 240 bytes"))
    } else if part.chars().any(|c| c.is_control() || is_direction_control(c)) {
        Err(RouteError("an address has no control characters or direction marks"))
    } else if part.contains(['\\', ':', '*', '?', '"', '<', '>', '|', '#', '%']) {
        Err(RouteError("an address has none of \\ : * ? \" < > | # %"))
    } else if part.ends_with(['.', ' ']) || part.starts_with(' ') {
        Err(RouteError("a part of an address does not end with a dot or a space"))
    } else if RESERVED.iter().any(|name| stem.eq_ignore_ascii_case(name)) {
        Err(RouteError("a part of an address is not a name that Windows reserves"))
    } else {
        Ok(())
    }
}

impl fmt::Display for Route {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for RouteError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_route_is_its_index_file() {
        assert_eq!(Route::new("/").unwrap().file(), "index.html");
        assert_eq!(Route::new("/ar/articles/زيارة/").unwrap().file(), "ar/articles/زيارة/index.html");
        assert_eq!(Route::new("/sitemap.xml").unwrap().file(), "sitemap.xml");
    }

    #[test]
    fn nothing_outside_the_output_has_a_route() {
        let wrong = [
            "",
            "x",
            "//",
            "/../x",
            "/a/../../x/",
            "/./",
            "/a\\b",
            "/a\0",
            "/a\u{202e}b/",
            "/CON",
            "/aux.txt",
            "/a ",
            "/a./",
            "/a%2e/",
            "/c:/x",
            "/a?b",
            "/a#b",
        ];
        for text in wrong {
            assert!(Route::new(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_route_is_composed() {
        assert_eq!(Route::new("/e\u{301}/").unwrap(), Route::new("/é/").unwrap());
        assert_eq!(Route::new("/A/").unwrap().caseless(), Route::new("/a/").unwrap().caseless());
    }
}
