//! The order of the stages, and what each may touch: read off the source.
#![expect(clippy::disallowed_methods, reason = "the sources are read from the disk")]
#![expect(clippy::unwrap_used, reason = "what helps a test fails by a panic, as a test does")]

use std::{fs, path::Path};

/// The stages from left to right: a module names only what stands to its left.
const ORDER: [&str; 9] =
    ["base", "read", "understand", "link", "render", "pipeline", "publish", "serve", "cli"];

/// Crates that have one home.
const HOMES: [(&str, &str); 21] = [
    ("annotate_snippets", "cli"),
    ("brotli", "publish"),
    ("clap", "cli"),
    ("clap_complete", "cli"),
    ("cssparser", "understand"),
    ("flate2", "publish"),
    ("harfrust", "render"),
    ("httparse", "serve"),
    ("imagesize", "understand"),
    ("indicatif", "cli"),
    ("notify", "serve"),
    ("png", "render"),
    ("pulldown_cmark", "understand"),
    ("quick_xml", "understand"),
    ("skrifa", "render"),
    ("tera", "render"),
    ("tiny_http", "serve"),
    ("tiny_skia", "render"),
    ("toml", "understand"),
    ("unicode_linebreak", "render"),
    ("walkdir", "read"),
];

/// The stages that are functions of their input alone.
const PURE: [&str; 5] = ["base", "understand", "link", "render", "pipeline"];

/// A source file: its path from the project's folder, and its text.
struct File {
    path: String,
    text: String,
}

impl File {
    /// The stage that it belongs to; nothing for `lib.rs` and `main.rs`.
    fn stage(&self) -> Option<&str> {
        let rest = self.path.strip_prefix("src/")?;
        let stage = rest.split('/').next()?.trim_end_matches(".rs");
        ORDER.contains(&stage).then_some(stage)
    }

    /// Its code without comments and without its tests, which stand last.
    fn code(&self) -> String {
        let is_test = self.path.ends_with("/tests.rs") || self.path.contains("/tests/");
        let code = self.text.split("#[cfg(test)]").next().filter(|_| !is_test).unwrap_or_default();
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    }
}

fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push(File { path: name, text: fs::read_to_string(path).unwrap() });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "{folder} has no files");
    found
}

/// The modules of the crate that `code` names, by `crate::name` and `use crate::{name, …}`.
fn named(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if code[..at].ends_with('$') {
            continue;
        }
        match rest.strip_prefix('{') {
            Some(list) => names.extend(items(list)),
            None => names.push(word(rest)),
        }
    }
    names
}

/// The first word of each item of a `{…}` list, whose opening brace is gone.
fn items(list: &str) -> Vec<String> {
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                found.push(word(list[start..at].trim()));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(word(list[start..at].trim()));
                start = at + 1;
            }
            _ => {}
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

fn word(text: &str) -> String {
    text.chars().take_while(|&c| c.is_alphanumeric() || c == '_').collect()
}

#[test]
fn a_module_names_only_what_stands_to_its_left() {
    let place = |name: &str| ORDER.iter().position(|known| *known == name);
    for file in files("src", &[".rs"]) {
        let Some(own) = file.stage() else { continue };
        for name in named(&file.code()) {
            let is_left = place(&name).is_some_and(|other| Some(other) <= place(own));
            assert!(is_left, "{} names crate::{name}", file.path);
        }
    }
}

#[test]
fn names_are_found_in_whatever_way_they_are_written() {
    let code = "use crate::{\n    base::{a, b},\n    link,\n};\nfn f() { crate::render::g(); $crate::cli }";
    assert_eq!(named(code), ["base", "link", "render"]);
}

#[test]
fn an_outside_crate_has_one_home() {
    for file in files("src", &[".rs"]) {
        let code = file.code();
        for (name, home) in HOMES {
            let is_named = code.match_indices(&format!("{name}::")).any(|(at, _)| {
                !code[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':'))
            });
            assert!(
                !is_named || file.stage() == Some(home),
                "{} names {name}, whose home is {home}",
                file.path
            );
        }
    }
}

#[test]
fn the_pure_stages_know_neither_disk_nor_clock() {
    let foreign = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "std::time",
        "rustix",
        "tempfile",
        "Instant::now",
        "SystemTime",
        "thread_local!",
        "static mut",
        "RefCell",
        "println!",
        "eprintln!",
        "disallowed_methods",
    ];
    for file in
        files("src", &[".rs"]).iter().filter(|file| file.stage().is_some_and(|own| PURE.contains(&own)))
    {
        let code = file.code();
        for name in foreign {
            assert!(!code.contains(name), "{} names {name}", file.path);
        }
    }
}

#[test]
fn clippy_guards_the_disk_the_environment_and_the_clock() {
    let rules = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("clippy.toml")).unwrap();
    for path in [
        "std::fs::read",
        "std::fs::read_to_string",
        "std::fs::read_dir",
        "std::fs::read_link",
        "std::fs::write",
        "std::fs::create_dir",
        "std::fs::create_dir_all",
        "std::fs::remove_file",
        "std::fs::remove_dir",
        "std::fs::remove_dir_all",
        "std::fs::rename",
        "std::fs::hard_link",
        "std::fs::copy",
        "std::fs::metadata",
        "std::fs::symlink_metadata",
        "std::fs::set_permissions",
        "std::fs::exists",
        "std::fs::canonicalize",
        "std::fs::File::open",
        "std::fs::File::create",
        "std::fs::File::create_new",
        "std::fs::OpenOptions::new",
        "std::env::var",
        "std::env::var_os",
        "std::env::vars",
        "std::env::current_dir",
        "std::env::temp_dir",
        "std::time::SystemTime::now",
        "std::time::Instant::now",
    ] {
        assert!(rules.contains(&format!("path = \"{path}\", reason = \"")), "{path} is not guarded");
    }
}

#[test]
fn nothing_is_put_off() {
    let words = [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["X", "XX"].concat()];
    let code =
        ["src", "templates", "theme", "tests"].map(|folder| files(folder, &[".rs", ".html", ".css", ".js"]));
    for file in code.iter().flatten() {
        for word in &words {
            assert!(!file.text.contains(word.as_str()), "{} says {word}", file.path);
        }
    }
}

#[test]
fn no_file_holds_two_nouns() {
    let is_tests = |file: &File| file.path.ends_with("tests.rs") || file.path.contains("/tests/");
    for file in files("src", &[".rs"]).iter().filter(|file| !is_tests(file)) {
        let lines = file.text.lines().count();
        assert!(lines <= 320, "{} has {lines} lines", file.path);
    }
}

#[test]
fn every_stage_says_what_it_takes_gives_and_never_does() {
    let known = ORDER.iter().filter(|name| **name != "base");
    for name in known {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/{name}/mod.rs"));
        let Ok(text) = fs::read_to_string(path) else { continue };
        let about: Vec<&str> = text.lines().take_while(|line| line.starts_with("//!")).collect();
        let about = about.join("\n");
        for word in ["*Takes*", "*gives*", "*Never*"] {
            let is_said = about.to_lowercase().contains(&word.to_lowercase());
            assert!(is_said, "src/{name}/mod.rs does not say what it {}", word.trim_matches('*'));
        }
        assert!(about.lines().count() <= 12, "src/{name}/mod.rs says too much");
    }
}

/// A word that nothing says is work for every translator all the same.
#[test]
fn every_word_of_the_interface_is_said() {
    let code = ["src", "templates", "theme"].map(|folder| files(folder, &[".rs", ".html", ".js"]));
    let code: String = code.iter().flatten().map(File::code).collect();
    // The words of kinds are put together from these.
    let kinds = ["kind-", "kinds-", "context-"];
    for words in files("src/base/language/words", &["en.toml"]) {
        let messages = words.text.split("[languages]").next().unwrap();
        for line in messages.lines().filter(|line| !line.starts_with('#')) {
            let Some(key) = line.split([' ', '.']).next().filter(|key| !key.is_empty()) else { continue };
            let is_said =
                kinds.iter().any(|kind| key.starts_with(kind)) || code.contains(&format!("\"{key}\""));
            assert!(is_said, "nothing says the word `{key}`");
        }
    }
}
