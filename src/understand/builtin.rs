//! The templates and the theme that are part of the program; a site's own replace them file by file.

use crate::base::source::{Source, SourcePath};

macro_rules! built_in {
    ($folder:literal: $($name:literal),* $(,)?) => {
        [$(($name, include_bytes!(concat!("../../", $folder, "/", $name)).as_slice())),*]
    };
}

/// The built-in templates, by path inside `templates/`.
pub(super) fn templates() -> Vec<(String, Source)> {
    sources("templates", TEMPLATES)
}

/// The built-in theme, by path inside `theme/`.
pub(super) fn theme() -> Vec<(String, Source)> {
    sources("theme", THEME)
}

fn sources(folder: &str, files: &[(&str, &[u8])]) -> Vec<(String, Source)> {
    let source = |(name, bytes): &(&str, &[u8])| {
        ((*name).to_owned(), Source::new(SourcePath::new(&format!("{folder}/{name}")), *bytes))
    };
    files.iter().map(source).collect()
}

#[rustfmt::skip]
const TEMPLATES: &[(&str, &[u8])] = &built_in!("templates":
    "404.html",
    "article.html",
    "articles.html",
    "background.html",
    "base.html",
    "chooser.html",
    "context.html",
    "explainer.html",
    "glossary.html",
    "home.html",
    "list.html",
    "page.html",
    "parts/components.html",
    "parts/footer.html",
    "parts/head.html",
    "parts/header.html",
    "term.html",
    "timeline.html",
);

#[rustfmt::skip]
const THEME: &[(&str, &[u8])] = &built_in!("theme":
    "charts.css",
);

#[cfg(test)]
mod tests {
    use std::path::Path;

    use walkdir::WalkDir;

    use super::{TEMPLATES, THEME};

    #[test]
    fn every_file_of_the_two_folders_is_built_in() {
        for (folder, built_in) in [("templates", TEMPLATES), ("theme", THEME)] {
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            let files = WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
            let mut there: Vec<String> = files
                .filter(|entry| entry.file_type().is_file())
                .map(|entry| entry.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned())
                .collect();
            there.sort_unstable();
            let listed: Vec<&str> = built_in.iter().map(|(name, _)| *name).collect();
            assert_eq!(listed, there, "the list of {folder}");
        }
    }
}
