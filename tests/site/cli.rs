//! The program as people use it: what it prints, how it exits, what stands on the disk.
#![expect(clippy::disallowed_methods, reason = "the program works on the disk")]

mod bad_disk;
mod build;
mod check;
mod determinism;
mod glossary;
mod killed;
mod promises;
mod start;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use crate::sample::{FILES, PIXEL};

/// The files of a folder by path.
type Tree = BTreeMap<String, Vec<u8>>;

/// A folder with a site in it.
struct Folder {
    folder: TempDir,
}

/// What the program said, and how it ended.
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Folder {
    /// An empty folder.
    fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The sample site, warnings and all.
    fn sample() -> Self {
        let folder = Self::empty();
        for (path, text) in FILES {
            folder.write(path, text);
        }
        folder.write("seeds/map.png", PIXEL);
        folder
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn remove(&self, path: &str) {
        fs::remove_file(self.path().join(path)).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    fn exists(&self, path: &str) -> bool {
        self.path().join(path).exists()
    }

    fn command(&self) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("sharh"));
        command.current_dir(self.path()).env("NO_COLOR", "1");
        command
    }

    /// Runs the program with these words.
    fn sharh(&self, words: &str) -> Said {
        let words: Vec<&str> = words.split_whitespace().collect();
        run(self.command().args(words))
    }

    /// Builds what has to build.
    fn build(&self) -> Said {
        let said = self.sharh("build");
        assert_eq!(said.code, 0, "{}", said.err);
        said
    }

    /// The output folder, manifest and all.
    fn public(&self) -> Tree {
        tree(&self.path().join("public"))
    }

    /// The names beside the sources and the output: what a run left lying about.
    fn left_over(&self) -> Vec<String> {
        let names = fs::read_dir(self.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let names = names.map(|name| name.into_string().unwrap());
        names.filter(|name| name.starts_with('.')).collect()
    }
}

/// Runs a command to its end.
fn run(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    Said {
        code: output.status.code().unwrap_or_else(|| panic!("killed: {:?}", output.status)),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn tree(folder: &Path) -> Tree {
    let (mut found, mut folders) = (Tree::new(), vec![PathBuf::from(folder)]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap_or_else(|problem| panic!("{}: {problem}", next.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    found
}

/// The paths in which two trees differ.
fn differences(one: &Tree, other: &Tree) -> Vec<String> {
    let paths = one.keys().chain(other.keys());
    let mut paths: Vec<String> = paths.filter(|path| one.get(*path) != other.get(*path)).cloned().collect();
    paths.sort();
    paths.dedup();
    paths
}
