//! The sites that the tests look at, built in memory once a run.

use std::{path::Path, sync::Arc};

use sharh::{
    base::diagnostic::{Diagnostic, Severity},
    pipeline::{Memory, Options, Website, pipeline},
    read::{Sources, read},
    understand::Drafts,
};

use crate::{kept::kept, odd::odd, server::Mounts};

/// The project's own site at `/` and again at `/a/b/`, and at `/odd/` one of odd content and at `/kept/`
/// one whose text was edited after it was published.
pub fn sites() -> Mounts {
    let own = Arc::new(own());
    Mounts::from([
        ("/", Arc::clone(&own)),
        ("/a/b/", own),
        ("/odd/", Arc::new(odd())),
        ("/kept/", Arc::new(kept())),
    ])
}

fn own() -> Website {
    let (sources, unread) = read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert!(unread.is_empty(), "{unread:?}");
    site(&sources)
}

/// The website of these sources, which have no mistakes.
pub fn site(sources: &Sources) -> Website {
    let options = Options { base_url: None, drafts: Drafts::Hidden };
    let (website, said) = pipeline(sources, &options, &Memory::default());
    let is_error = |said: &&Diagnostic| said.severity == Severity::Error;
    assert_eq!(said.iter().find(is_error), None);
    website.unwrap()
}
