//! The templates and the theme that are part of the program; a site's own replace them file by file.

use crate::base::source::{Source, SourcePath};

macro_rules! built_in {
    ($folder:literal: $($name:literal),* $(,)?) => {
        [$(($name, include_bytes!(concat!("../../", $folder, "/", $name)).as_slice())),*]
    };
}

/// The built-in templates, by path inside `templates/`.
pub(super) fn templates() -> Vec<(String, Source)> {
    sources("templates", &TEMPLATES)
}

/// The built-in theme, by path inside `theme/`.
pub(super) fn theme() -> Vec<(String, Source)> {
    sources("theme", &THEME)
}

fn sources(folder: &str, files: &[(&str, &[u8])]) -> Vec<(String, Source)> {
    let source = |(name, bytes): &(&str, &[u8])| {
        ((*name).to_owned(), Source::new(SourcePath::new(&format!("{folder}/{name}")), *bytes))
    };
    files.iter().map(source).collect()
}

const TEMPLATES: [(&str, &[u8]); 0] = built_in!("templates":);

const THEME: [(&str, &[u8]); 0] = built_in!("theme":);
