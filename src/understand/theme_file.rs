//! A file of the theme: a stylesheet that is joined with the others, a script, a picture, a face.

use std::sync::Arc;

use super::{
    bitmap::{Bitmap, PICTURES},
    stylesheet::{Stylesheet, stylesheet},
    text::{not_text, unmerged},
};
use crate::base::{diagnostic::Diagnostic, source::Source};

/// A file of the theme, as far as the build looks into it.
#[derive(Debug, Default)]
pub(super) struct ThemeFile {
    /// What it holds, where it is one of the stylesheets that pages load.
    pub stylesheet: Option<Arc<Stylesheet>>,
    /// What is wrong with it.
    pub wrong: Vec<Diagnostic>,
}

/// Reads a file of the theme.
pub(super) fn theme_file(source: &Source) -> ThemeFile {
    let path = source.path();
    let extension = path.extension().to_ascii_lowercase();
    let mut file = ThemeFile::default();
    if matches!(extension.as_str(), "css" | "js") {
        file.wrong.extend(not_text(source).or_else(|| unmerged(source)));
    }
    if extension == "css" && path.folder() == "theme" {
        let (sheet, wrong) = stylesheet(source);
        file.wrong.extend(wrong);
        file.stylesheet = Some(Arc::new(sheet));
    }
    if PICTURES.contains(&extension.as_str()) {
        file.wrong.extend(Bitmap::of(source).err().into_iter().flatten());
    }
    file
}

/// A warning of a file that has more than `largest` bytes: readers load all but the faces of share cards.
pub(super) fn too_large(largest: usize, source: &Source) -> Option<Diagnostic> {
    let (size, path) = (source.bytes().len(), source.path());
    let help = "make it smaller, or raise `file-kib` under `[limits]` in sharh.toml";
    (size > largest && path.folder() != "theme/card").then(|| {
        let message = format!("this file has {} KiB, and every reader loads it", size / 1024);
        Diagnostic::warning("too-large", path, message).help(help)
    })
}
