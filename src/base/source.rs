//! A file as it was read: its path, its bytes and their digest.

use std::{fmt, sync::Arc};

use crate::base::digest::Digest;

/// A file's path inside the site's folder, with `/` between its parts on every system.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// The file of settings, in the site's own folder.
    pub const SETTINGS: &'static str = "sharh.toml";

    /// The addresses that the site has promised, in the site's own folder.
    pub const LOCK: &'static str = "links.lock";

    /// The files in the site's own folder.
    pub const FILES: [&'static str; 2] = [Self::LOCK, Self::SETTINGS];

    /// The folders that hold all other sources.
    pub const FOLDERS: [&'static str; 5] = ["content", "seeds", "templates", "theme", "words"];

    /// Takes a path relative to the site's folder, its parts separated by `/`.
    #[must_use]
    pub fn new(path: &str) -> Self {
        Self(path.into())
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder that holds the file, without a closing `/`; empty for the site's own folder.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The file's name, with its extension.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&*self.0, |(_, name)| name)
    }

    /// The file's name without its last extension.
    #[must_use]
    pub fn stem(&self) -> &str {
        self.name().rsplit_once('.').map_or(self.name(), |(stem, _)| stem)
    }

    /// What stands after the last dot of the file's name; empty without a dot.
    #[must_use]
    pub fn extension(&self) -> &str {
        self.name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// One file of the site, read and not yet understood, and shared. Two sources are equal when their
/// paths and digests are.
#[derive(Clone)]
pub struct Source(Arc<File>);

struct File {
    path: SourcePath,
    content: Content,
    digest: Digest,
}

/// Bytes, or text when they are UTF-8: that is found out once, here.
enum Content {
    Text(Arc<str>),
    Bytes(Arc<[u8]>),
}

impl Source {
    /// Keeps `bytes` under `path` and takes their digest.
    #[must_use]
    pub fn new(path: SourcePath, bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref();
        let content = match str::from_utf8(bytes) {
            Ok(text) => Content::Text(text.into()),
            Err(_) => Content::Bytes(bytes.into()),
        };
        Self(Arc::new(File { path, content, digest: Digest::of(bytes) }))
    }

    /// Where the file stands.
    #[must_use]
    pub fn path(&self) -> &SourcePath {
        &self.0.path
    }

    /// What it holds.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match &self.0.content {
            Content::Text(text) => text.as_bytes(),
            Content::Bytes(bytes) => bytes,
        }
    }

    /// What it holds, shared.
    #[must_use]
    pub fn shared_bytes(&self) -> Arc<[u8]> {
        match &self.0.content {
            Content::Text(text) => Arc::clone(text).into(),
            Content::Bytes(bytes) => Arc::clone(bytes),
        }
    }

    /// What it holds as text, when it is UTF-8.
    #[must_use]
    pub fn text(&self) -> Option<&Arc<str>> {
        match &self.0.content {
            Content::Text(text) => Some(text),
            Content::Bytes(_) => None,
        }
    }

    /// The digest of its bytes.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.0.digest
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        let is_alike = || self.0.digest == other.0.digest && self.0.path == other.0.path;
        Arc::ptr_eq(&self.0, &other.0) || is_alike()
    }
}

impl Eq for Source {}

impl std::hash::Hash for Source {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.path.hash(state);
        self.0.digest.hash(state);
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Source({}, {} bytes)", self.path(), self.bytes().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_a_folder_a_stem_and_an_extension() {
        let path = SourcePath::new("content/glossary/iran.ar.md");
        assert_eq!(path.folder(), "content/glossary");
        assert_eq!((path.name(), path.stem(), path.extension()), ("iran.ar.md", "iran.ar", "md"));
        assert_eq!(SourcePath::new("sharh.toml").folder(), "");
    }
}
