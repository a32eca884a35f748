//! What reading a folder promises, on a real disk.

use std::{
    ffi::OsStr,
    fs::{self, Permissions},
    os::unix::{
        ffi::OsStrExt,
        fs::{PermissionsExt, symlink},
        net::UnixListener,
    },
};

use tempfile::TempDir;

use super::*;

pub(super) fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn paths(sources: &Sources) -> Vec<&str> {
    sources.iter().map(|file| file.path().as_str()).collect()
}

/// The code and file of each diagnostic.
pub(super) fn faults(diagnostics: &[Diagnostic]) -> Vec<(&str, &str)> {
    diagnostics.iter().map(|fault| (fault.code, fault.file.as_str())).collect()
}

#[test]
fn the_files_and_folders_of_a_site_are_read_and_nothing_else() {
    let site = site(&[
        ("sharh.toml", "a"),
        ("links.lock", "l"),
        ("seeds/x.ar.txt", "b"),
        ("content/glossary/deep/er/y.md", "c"),
        ("templates/t.html", "d"),
        ("theme/s.css", ""),
        ("words/ar.toml", "f"),
        ("public/index.html", "no"),
        ("README.md", "no"),
        ("seeds/.git/config", "no"),
        ("seeds/x.ar.txt~", "no"),
    ]);
    let (sources, diagnostics) = read(site.path()).unwrap();
    let expected = [
        "content/glossary/deep/er/y.md",
        "links.lock",
        "seeds/x.ar.txt",
        "sharh.toml",
        "templates/t.html",
        "theme/s.css",
        "words/ar.toml",
    ];
    assert_eq!(paths(&sources), expected);
    assert_eq!(sources.get("content/glossary/deep/er/y.md").unwrap().bytes(), b"c");
    assert!(sources.get("theme/s.css").unwrap().bytes().is_empty());
    assert_eq!(diagnostics, []);
}

#[test]
fn a_site_without_files_is_empty_and_a_missing_one_is_an_error() {
    let folder = site(&[]);
    let (sources, diagnostics) = read(folder.path()).unwrap();
    assert!(sources.is_empty() && diagnostics.is_empty());
    let missing = folder.path().join("none");
    assert!(format!("{:#}", read(&missing).unwrap_err()).contains("none"));
    fs::write(&missing, "").unwrap();
    assert!(format!("{:#}", read(&missing).unwrap_err()).contains("is not a folder"));
}

#[test]
fn pipes_and_sockets_are_named_and_never_opened() {
    let folder = site(&[("seeds/a.txt", "a")]);
    rustix::fs::mkfifoat(rustix::fs::CWD, folder.path().join("seeds/pipe.txt"), Mode::RUSR).unwrap();
    rustix::fs::mkfifoat(rustix::fs::CWD, folder.path().join("sharh.toml"), Mode::RUSR).unwrap();
    let _socket = UnixListener::bind(folder.path().join("seeds/socket.txt")).unwrap();
    symlink("pipe.txt", folder.path().join("seeds/to-pipe.txt")).unwrap();
    symlink("/dev/zero", folder.path().join("seeds/zero.txt")).unwrap();
    fs::write(folder.path().join("words"), "").unwrap();
    let (sources, diagnostics) = read(folder.path()).unwrap();
    assert_eq!(paths(&sources), ["seeds/a.txt"]);
    let expected = [
        ("not-a-regular-file", "seeds/pipe.txt"),
        ("not-a-regular-file", "seeds/socket.txt"),
        ("not-a-regular-file", "seeds/to-pipe.txt"),
        ("link-outside", "seeds/zero.txt"),
        ("not-a-regular-file", "sharh.toml"),
        ("not-a-folder", "words"),
    ];
    assert_eq!(faults(&diagnostics), expected);
}

#[test]
fn a_file_that_turns_into_a_pipe_does_not_hold_the_build() {
    let folder = site(&[("seeds/a.txt", "a"), ("seeds/b.txt", "b"), ("seeds/c.txt", "c")]);
    let root = folder.path().canonicalize().unwrap();
    let files = listing::list(&root).files;
    for name in ["a", "b", "c"] {
        fs::remove_file(root.join(format!("seeds/{name}.txt"))).unwrap();
    }
    rustix::fs::mkfifoat(rustix::fs::CWD, root.join("seeds/a.txt"), Mode::RUSR).unwrap();
    symlink("/dev/zero", root.join("seeds/b.txt")).unwrap();
    let handle = rustix::fs::open(&root, OFlags::RDONLY | OFlags::DIRECTORY, Mode::empty()).unwrap();
    let (sources, diagnostics) = load::load(&handle, &files);
    assert!(sources.is_empty());
    let mut found = faults(&diagnostics);
    found.sort_unstable();
    assert_eq!(found, [("not-a-regular-file", "seeds/a.txt"), ("not-a-regular-file", "seeds/b.txt")]);
}

#[test]
fn links_are_followed_inside_the_site_only() {
    let outside = site(&[("secret.txt", "s")]);
    let folder = site(&[("seeds/a.txt", "a"), ("shared/t/x.html", "x"), ("shared/t/deep/y.html", "y")]);
    let at = |path: &str| folder.path().join(path);
    symlink("a.txt", at("seeds/b.txt")).unwrap();
    symlink("shared/t", at("templates")).unwrap();
    symlink(outside.path().join("secret.txt"), at("seeds/secret.txt")).unwrap();
    symlink(outside.path(), at("seeds/folder")).unwrap();
    symlink("nowhere", at("seeds/dangling.txt")).unwrap();
    let (sources, diagnostics) = read(folder.path()).unwrap();
    assert_eq!(paths(&sources), ["seeds/a.txt", "seeds/b.txt", "templates/deep/y.html", "templates/x.html"]);
    assert_eq!(sources.get("templates/deep/y.html").unwrap().bytes(), b"y");
    assert_eq!(sources.link_targets(), [Path::new("seeds/a.txt"), Path::new("shared/t")]);
    let expected = [
        ("link-dangling", "seeds/dangling.txt"),
        ("link-outside", "seeds/folder"),
        ("link-outside", "seeds/secret.txt"),
    ];
    assert_eq!(faults(&diagnostics), expected);
}

#[test]
fn links_neither_go_in_circles_nor_multiply() {
    let folder = site(&[("seeds/a/a.txt", "a"), ("seeds/b/b.txt", "b")]);
    let at = |path: &str| folder.path().join(path);
    symlink("..", at("seeds/a/up")).unwrap();
    symlink("self", at("seeds/self")).unwrap();
    symlink("../..", at("seeds/b/site")).unwrap();
    fs::create_dir(at("theme")).unwrap();
    symlink("../seeds/a", at("theme/one")).unwrap();
    symlink("../seeds/a", at("theme/two")).unwrap();
    let (sources, diagnostics) = read(folder.path()).unwrap();
    assert_eq!(paths(&sources), ["seeds/a/a.txt", "seeds/b/b.txt", "theme/one/a.txt", "theme/two/a.txt"]);
    let loops: Vec<_> = faults(&diagnostics).into_iter().filter(|(code, _)| *code == "link-loop").collect();
    let expected = ["seeds/a/up", "seeds/b/site", "seeds/self", "theme/one/up", "theme/two/up"];
    assert_eq!(loops, expected.map(|path| ("link-loop", path)));
}

#[test]
fn names_that_hide_something_are_refused() {
    let folder = site(&[("seeds/ok.txt", ""), ("seeds/a\u{202e}b.txt", ""), ("seeds/line\nbreak.txt", "")]);
    fs::write(folder.path().join("seeds").join(OsStr::from_bytes(b"bad\xff.txt")), "").unwrap();
    fs::create_dir(folder.path().join("seeds/fol\u{200f}der")).unwrap();
    fs::write(folder.path().join("seeds/fol\u{200f}der/in.txt"), "").unwrap();
    let (sources, diagnostics) = read(folder.path()).unwrap();
    assert_eq!(paths(&sources), ["seeds/ok.txt"]);
    let expected = [
        ("bad-name", "seeds/a\\u{202e}b.txt"),
        ("bad-name", "seeds/bad\u{fffd}.txt"),
        ("bad-name", "seeds/fol\\u{200f}der"),
        ("bad-name", "seeds/line\\u{a}break.txt"),
    ];
    assert_eq!(faults(&diagnostics), expected);
}

#[test]
fn a_giant_is_not_loaded() {
    let folder = site(&[("seeds/a.txt", "a")]);
    let giant = fs::File::create(folder.path().join("seeds/giant.txt")).unwrap();
    giant.set_len((64 << 20) + 1).unwrap();
    let (sources, diagnostics) = read(folder.path()).unwrap();
    assert_eq!(paths(&sources), ["seeds/a.txt"]);
    assert_eq!(faults(&diagnostics), [("too-large", "seeds/giant.txt")]);
}

#[test]
fn what_may_not_be_read_is_named() {
    let folder = site(&[("seeds/a.txt", "a"), ("seeds/shut/b.txt", "b"), ("seeds/c.txt", "c")]);
    let shut = folder.path().join("seeds/shut");
    fs::set_permissions(folder.path().join("seeds/a.txt"), Permissions::from_mode(0o000)).unwrap();
    fs::set_permissions(&shut, Permissions::from_mode(0o000)).unwrap();
    if fs::read_dir(&shut).is_ok() {
        println!("skipped: this user may read everything");
        return;
    }
    let (sources, diagnostics) = read(folder.path()).unwrap();
    fs::set_permissions(&shut, Permissions::from_mode(0o755)).unwrap();
    assert_eq!(paths(&sources), ["seeds/c.txt"]);
    assert_eq!(faults(&diagnostics), [("unreadable", "seeds/a.txt"), ("unreadable", "seeds/shut")]);
}

#[test]
fn files_that_come_and_go_do_no_harm() {
    let folder = site(&[("seeds/stays.txt", "s")]);
    let is_done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_done.load(std::sync::atomic::Ordering::Relaxed) {
                for number in 0..20 {
                    fs::create_dir_all(folder.path().join(format!("seeds/d{number}"))).unwrap();
                    fs::write(folder.path().join(format!("seeds/d{number}/x.txt")), "x").unwrap();
                }
                for number in 0..20 {
                    fs::remove_dir_all(folder.path().join(format!("seeds/d{number}"))).unwrap();
                }
            }
        });
        for _ in 0..100 {
            let (sources, diagnostics) = read(folder.path()).unwrap();
            assert!(sources.get("seeds/stays.txt").is_some());
            assert_eq!(diagnostics, []);
        }
        is_done.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}
