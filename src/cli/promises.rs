//! `links.lock` on the disk.

use std::{io::Write, path::Path};

use anyhow::Context;

use crate::{
    base::source::{Source, SourcePath},
    link::changes,
    pipeline::{Options, Website},
    read::Sources,
    understand::{Drafts, lock::Lock},
};

/// What `links.lock` becomes, and what is different in it.
pub(super) struct Promises {
    /// The sources with it in the place of the one before.
    pub sources: Sources,
    /// Each difference in a sentence.
    changes: Vec<String>,
    text: String,
}

/// What `links.lock` becomes when `website` is published; nothing when it stays as it is. With drafts
/// nothing is promised.
pub(super) fn promises(sources: &Sources, website: &Website, options: &Options) -> Option<Promises> {
    if options.drafts == Drafts::Hidden { becomes(sources, website, &website.site.next_lock()) } else { None }
}

/// What `links.lock` becomes when it holds `next`; nothing when it stays as it is.
pub(super) fn becomes(sources: &Sources, website: &Website, next: &Lock) -> Option<Promises> {
    let text = next.to_text();
    let old = sources.get(SourcePath::LOCK);
    if old.and_then(Source::text).is_some_and(|old| old.replace("\r\n", "\n") == text) {
        return None;
    }
    let mut changes = changes(&website.site.corpus.lock, next);
    if changes.is_empty() {
        changes.push("its lines are put in order".to_owned());
    }
    let source = Source::new(SourcePath::new(SourcePath::LOCK), text.clone());
    Some(Promises { sources: sources.iter().cloned().chain([source]).collect(), changes, text })
}

impl Promises {
    /// Puts the file in the place of the one before, whole.
    pub(super) fn write(&self, root: &Path) -> anyhow::Result<()> {
        let path = root.join(SourcePath::LOCK);
        let writing = || format!("cannot write `{}`", path.display());
        let mut file = tempfile::Builder::new().prefix(".links.").tempfile_in(root).with_context(writing)?;
        file.write_all(self.text.as_bytes()).with_context(writing)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&path).map_or(0o644, |file| file.permissions().mode());
            file.as_file().set_permissions(std::fs::Permissions::from_mode(mode)).with_context(writing)?;
        }
        file.persist(&path).with_context(writing)?;
        Ok(())
    }

    /// Says what is different.
    pub(super) fn say(&self) {
        let most = 12;
        for change in self.changes.iter().take(most) {
            super::say(&format!("{}: {change}", SourcePath::LOCK));
        }
        if self.changes.len() > most {
            super::say(&format!("{}: and {} more changes", SourcePath::LOCK, self.changes.len() - most));
        }
    }
}
