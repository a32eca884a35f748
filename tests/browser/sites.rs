//! The sites that the tests look at, built in memory once a run.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

use sharh::{
    base::diagnostic::{Diagnostic, Severity},
    pipeline::{Memory, Options, Website, pipeline},
    read::{Sources, read},
    understand::Drafts,
};

use crate::{kept::kept, modes::many, odd::odd, server::Mounts};

/// The project's own site at `/` and again at `/a/b/`, and at `/odd/` one of odd content and at `/kept/`
/// one whose text was edited after it was published, at `/many/` one in five languages.
pub fn sites() -> Mounts {
    Mounts::from([
        ("/", Arc::clone(&OWN)),
        ("/a/b/", Arc::clone(&OWN)),
        ("/odd/", Arc::new(odd())),
        ("/kept/", Arc::new(kept())),
        ("/many/", Arc::new(many())),
    ])
}

/// The project's own site.
static OWN: LazyLock<Arc<Website>> = LazyLock::new(|| Arc::new(own()));

/// Writes the pages, styles and pictures of the project's own site into a folder and names the files.
pub fn written(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for route in OWN.routes() {
        let path = route.to_string();
        let name = if path.ends_with('/') { format!("{path}index.html") } else { path };
        if [".html", ".css", ".svg"].iter().any(|ending| name.ends_with(ending)) {
            let file = folder.join(name.trim_start_matches('/'));
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, OWN.render(&route).unwrap().unwrap()).unwrap();
            files.push(file);
        }
    }
    files
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
