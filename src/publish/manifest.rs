//! The list of our files in an output folder, which also marks the folder as ours.

use std::fmt::Write;

use crate::base::digest::Digest;

/// The name of the file that holds it.
pub(super) const NAME: &str = ".sharh-manifest";

/// The first line: what this is, and the version of its form.
const FIRST: &str = "sharh-manifest 1";

/// The files of one published site, sorted by path.
///
/// As text: the first line, `key` and the key's digest, a line a file with digest, size in bytes and
/// path, and `end` with the number of files, so that a text cut short shows. Equal sites have equal
/// texts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Manifest {
    key: u128,
    files: Vec<Listed>,
}

/// A file as it was published.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Listed {
    /// Where it is in the output folder.
    pub path: String,
    /// How many bytes it has.
    pub size: u64,
    digest: u128,
}

impl Listed {
    /// The file at `path` with these bytes.
    pub(super) fn new(path: &str, bytes: &[u8]) -> Self {
        Self { path: path.to_owned(), size: bytes.len() as u64, digest: number(Digest::of(bytes)) }
    }
}

impl Manifest {
    /// The manifest of `files`.
    pub(super) fn new(key: Digest, mut files: Vec<Listed>) -> Self {
        files.sort_unstable_by(|one, other| one.path.cmp(&other.path));
        Self { key: number(key), files }
    }

    /// Reads a manifest; `None` when the text is anything else, or cut short.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (body, last) = text.strip_suffix('\n')?.rsplit_once('\n')?;
        let mut lines = body.lines();
        if lines.next()? != FIRST {
            return None;
        }
        let key = hexadecimal(lines.next()?.strip_prefix("key ")?)?;
        let files: Vec<Listed> = lines.map(file).collect::<Option<_>>()?;
        let is_whole = last.strip_prefix("end ")?.parse() == Ok(files.len());
        let is_sorted = files.is_sorted_by(|one, other| one.path < other.path);
        (is_whole && is_sorted).then_some(Self { key, files })
    }

    /// The text to write.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{FIRST}\nkey {:032x}\n", self.key);
        for Listed { path, size, digest } in &self.files {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{digest:032x} {size} {path}");
        }
        let _ = writeln!(text, "end {}", self.files.len());
        text
    }

    /// Whether it was published under this key.
    pub(super) fn has_key(&self, key: Digest) -> bool {
        self.key == number(key)
    }

    /// The file listed under `path`.
    pub(super) fn get(&self, path: &str) -> Option<&Listed> {
        let place = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.files.get(place)
    }

    /// All files, sorted by path.
    pub(super) fn files(&self) -> &[Listed] {
        &self.files
    }
}

fn file(line: &str) -> Option<Listed> {
    let (digest, rest) = line.split_once(' ')?;
    let (size, path) = rest.split_once(' ')?;
    let is_inside = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    is_inside.then_some(())?;
    Some(Listed { path: path.to_owned(), size: size.parse().ok()?, digest: hexadecimal(digest)? })
}

fn hexadecimal(text: &str) -> Option<u128> {
    let is_plain = text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit());
    if is_plain { u128::from_str_radix(text, 16).ok() } else { None }
}

fn number(digest: Digest) -> u128 {
    u128::from_be_bytes(digest.to_bytes())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn manifest() -> Manifest {
        let files = [("index.html", "1"), ("ar/زيارة باكو/index.html", "22"), (".nojekyll", "")];
        let files = files.map(|(path, text)| Listed::new(path, text.as_bytes()));
        Manifest::new(Digest::of(b"key"), files.into())
    }

    #[test]
    fn the_text_is_the_same_on_every_machine_and_reads_back() {
        let text = manifest().text();
        assert_eq!(text.lines().count(), 6);
        assert_eq!(text.lines().nth(2), Some("99aa06d3014798d86001c324468d497f 0 .nojekyll"));
        assert!(text.ends_with("\nend 3\n"), "{text}");
        assert_eq!(Manifest::parse(&text), Some(manifest()));
        assert!(manifest().has_key(Digest::of(b"key")) && !manifest().has_key(Digest::of(b"other")));
        assert_eq!(manifest().get("index.html").unwrap().size, 1);
        assert_eq!(manifest().get("index"), None);
    }

    #[test]
    fn a_text_cut_short_is_no_manifest() {
        let text = manifest().text();
        for length in (0..text.len()).filter(|&length| text.is_char_boundary(length)) {
            assert_eq!(Manifest::parse(&text[..length]), None, "{length}");
        }
    }

    #[test]
    fn a_list_that_leads_outside_is_no_manifest() {
        for path in ["../x", "/x", "a//b", "a/./b", "a/.."] {
            assert_eq!(file(&format!("{:032x} 1 {path}", 1)), None, "{path}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_harm(text in "(sharh-manifest 1\n)?(key [0-9a-f]{32}\n)?\\PC{0,40}(\nend 0\n)?") {
            if let Some(read) = Manifest::parse(&text) {
                prop_assert_eq!(Manifest::parse(&read.text()), Some(read));
            }
        }
    }
}
