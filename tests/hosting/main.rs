//! The site as nginx and Caddy serve it with the files in `docs/hosting`, at the root of a host and
//! under a path: what `docs/hosting.md` promises.
//!
//! A machine without a server passes and says so; with `SHARH_SERVERS=required`, which `tests/all`
//! sets after it has installed them, a missing one is a failure.
#![expect(clippy::disallowed_methods, reason = "servers are processes that read from the disk")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "helpers of tests are tests too"
)]

mod checks;
mod client;
#[path = "../browser/port.rs"]
mod port;
mod server;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{LazyLock, Mutex, PoisonError},
};

use server::{Server, find};
use tempfile::TempDir;
use walkdir::WalkDir;

/// A copy of this project's site and what is made of it, in a folder that lives as long as the tests.
static SITES: LazyLock<TempDir> = LazyLock::new(|| {
    // Caddy's example hides what is under a name that begins with a dot.
    let folder = tempfile::Builder::new().prefix("sharh-").tempdir().unwrap();
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let parts = ["sharh.toml", "seeds", "content"].map(|part| own.join(part));
    for entry in
        parts.iter().flat_map(WalkDir::new).map(Result::unwrap).filter(|entry| entry.file_type().is_file())
    {
        let to = folder.path().join("site").join(entry.path().strip_prefix(own).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(entry.path(), to).unwrap();
    }
    folder
});

/// Where the example files have the site.
const EXAMPLE: &str = "/srv/example.org/public";

/// Builds the site for `address`, with compressed copies.
fn build(name: &str, address: &str) -> PathBuf {
    // One at a time: a build waits only so long for another of the same site.
    static BUILDING: Mutex<()> = Mutex::new(());
    let _turn = BUILDING.lock().unwrap_or_else(PoisonError::into_inner);
    let output = SITES.path().join(name);
    let built = Command::new(env!("CARGO_BIN_EXE_sharh"))
        .args(["build", "--precompress", "--base-url", address, "--root"])
        .args([&SITES.path().join("site"), Path::new("--output"), &output])
        .output()
        .unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    output
}

fn example(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/hosting").join(file);
    fs::read_to_string(path).unwrap()
}

/// Puts the site in the place of the example's: of both, at the root and under the path.
fn with_sites(example: &str, root: &Path, under: &Path) -> String {
    // The example of a site under a path comes second.
    let (first, second) = example.split_once("# Under a path").unwrap();
    [
        first.replace(EXAMPLE, root.to_str().unwrap()),
        "# Under a path".to_owned(),
        second.replace(EXAMPLE, under.to_str().unwrap()),
    ]
    .concat()
}

fn check_both(server: &Server, root: &Path, under: &Path) {
    checks::all(&server.host("example.org", "/", root));
    checks::all(&server.host("www.example.org", "/explained/", under));
}

#[test]
fn nginx_serves_the_site_at_the_root_and_under_a_path() {
    let Some(program) = find("nginx") else { return };
    let root = build("nginx-root", "https://example.org/");
    let under = build("nginx-under", "https://www.example.org/explained/");
    let site = with_sites(&example("nginx.conf"), &root, &under);
    check_both(&Server::nginx(&program, &site), &root, &under);
}

#[test]
fn caddy_serves_the_site_at_the_root_and_under_a_path() {
    let Some(program) = find("caddy") else { return };
    let root = build("caddy-root", "https://example.org/");
    let under = build("caddy-under", "https://www.example.org/explained/");
    let site = with_sites(&example("Caddyfile"), &root, &under);
    check_both(&Server::caddy(&program, &site), &root, &under);
}
