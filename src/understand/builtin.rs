//! The templates and the theme that are part of the program; a site's own replace them file by file.

use std::sync::LazyLock;

use crate::base::source::{Source, SourcePath};

macro_rules! built_in {
    ($folder:literal: $($name:literal),* $(,)?) => {
        [$(($name, include_bytes!(concat!("../../", $folder, "/", $name)).as_slice())),*]
    };
}

/// The names of all templates and theme files, as a site's own would be called: `templates/home.html`.
pub fn names() -> impl Iterator<Item = &'static str> {
    templates().iter().chain(theme()).map(|(_, source)| source.path().as_str())
}

/// The bytes of a template or a theme file.
#[must_use]
pub fn file(name: &str) -> Option<&'static [u8]> {
    let mut files = templates().iter().chain(theme());
    files.find(|(_, source)| source.path().as_str() == name).map(|(_, source)| source.bytes())
}

/// Files by path inside their folder.
pub(super) type Files = Vec<(&'static str, Source)>;

/// The built-in templates, by path inside `templates/`.
pub(super) fn templates() -> &'static Files {
    static FILES: LazyLock<Files> = LazyLock::new(|| sources("templates", TEMPLATES));
    &FILES
}

/// The built-in theme, by path inside `theme/`.
pub(super) fn theme() -> &'static Files {
    static FILES: LazyLock<Files> = LazyLock::new(|| sources("theme", THEME));
    &FILES
}

fn sources(folder: &str, files: &[(&'static str, &[u8])]) -> Files {
    let source = |(name, bytes): &(&'static str, &[u8])| {
        (*name, Source::new(SourcePath::new(&format!("{folder}/{name}")), bytes))
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
    "embed.html",
    "explainer.html",
    "glossary.html",
    "gone.html",
    "home.html",
    "list.html",
    "moved.html",
    "page.html",
    "parts/cite.html",
    "parts/components.html",
    "parts/footer.html",
    "parts/head.html",
    "parts/header.html",
    "parts/snippet.html",
    "search.html",
    "term.html",
    "timeline.html",
);

#[rustfmt::skip]
const THEME: &[(&str, &[u8])] = &built_in!("theme":
    "00-memory.js",
    "00-tokens.css",
    "05-faces.css",
    "10-elements.css",
    "10-reading.js",
    "15-forwarding.js",
    "15-text.css",
    "20-cite.js",
    "20-frame.css",
    "20-links.js",
    "25-head.css",
    "30-cards.css",
    "30-previews.js",
    "35-article.css",
    "40-preview.css",
    "40-search.js",
    "45-indexes.css",
    "50-entry.css",
    "55-special.css",
    "58-search.css",
    "60-charts.css",
    "90-preferences.css",
    "95-print.css",
    "card.png",
    "card/arab-bold.ttf",
    "card/arab.ttf",
    "card/latn-bold.ttf",
    "card/latn-more-bold.ttf",
    "card/latn-more.ttf",
    "card/latn.ttf",
    "favicon.png",
    "favicon.svg",
    "fonts/OFL-literata.txt",
    "fonts/OFL-noto-naskh-arabic.txt",
    "fonts/README.md",
    "fonts/text-arab.woff2",
    "fonts/text-latn-italic.woff2",
    "fonts/text-latn-more.woff2",
    "fonts/text-latn.woff2",
    "search/10-letters.js",
    "search/20-stem.js",
    "search/30-index.js",
    "search/40-rank.js",
    "search/45-passage.js",
    "search/50-page.js",
    "wordmark.svg",
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
