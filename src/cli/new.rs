//! `sharh new`: a small bilingual site to begin with.

use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;

use super::Verdict;

/// The command's options.
#[derive(Args, Debug)]
pub(super) struct New {
    /// The folder to make; it must not exist, or be empty.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

macro_rules! starter {
    ($($path:literal),* $(,)?) => {
        [$(($path, include_str!(concat!("new/", $path)))),*]
    };
}

/// The files of a new site.
const FILES: [(&str, &str); 10] = starter![
    "sharh.toml",
    "seeds/first-article.ar.txt",
    "seeds/first-article.en.txt",
    "seeds/first-article.toml",
    "content/glossary/commentary.ar.md",
    "content/glossary/commentary.en.md",
    "content/glossary/commentary.toml",
    "content/context/how-to-write.ar.md",
    "content/context/how-to-write.en.md",
    "content/context/how-to-write.toml",
];

/// Makes the site.
pub(super) fn new(new: &New) -> anyhow::Result<Verdict> {
    let folder = &new.folder;
    if folder.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        bail!("`{}` is not empty; name a folder that does not exist yet", folder.display());
    }
    for (path, text) in FILES.into_iter().chain([(".gitignore", "/public\n")]) {
        let to = folder.join(path);
        let parent = to.parent().unwrap_or(folder);
        std::fs::create_dir_all(parent)
            .with_context(|| format!("cannot make the folder `{}`", parent.display()))?;
        std::fs::write(&to, text).with_context(|| format!("cannot write `{}`", to.display()))?;
    }
    super::say(&format!("made a site in {0}; next: `sharh build --root {0}`", folder.display()));
    Ok(Verdict::Done)
}
