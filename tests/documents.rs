//! The documents tell the truth: their commands run, their samples build, their links lead somewhere
//! and no key is left out.
#![expect(clippy::disallowed_methods, reason = "the documents are read from the disk")]
#![expect(clippy::unwrap_used, reason = "what helps a test fails by a panic, as a test does")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(project().join("README.md")).unwrap()
}

/// The blocks of a document that are fenced as `language`.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let (mut found, mut open): (Vec<String>, Option<(String, bool)>) = (Vec::new(), None);
    for line in text.lines() {
        match &mut open {
            None if line.starts_with("```") => {
                let fence: String = line.chars().take_while(|&c| c == '`').collect();
                let is_wanted = line[fence.len()..].trim() == language;
                open = Some((fence, is_wanted));
                if is_wanted {
                    found.push(String::new());
                }
            }
            Some((fence, _)) if line == fence => open = None,
            Some((_, true)) => {
                let block = found.last_mut().unwrap();
                block.push_str(line);
                block.push('\n');
            }
            _ => {}
        }
    }
    found
}

/// Prose without fenced blocks and code in lines.
fn prose(text: &str) -> String {
    let mut open: Option<String> = None;
    let lines = text.lines().filter(|line| {
        let fence: String = line.chars().take_while(|&c| c == '`').collect();
        match &open {
            Some(other) if *line == other => open = None,
            None if fence.len() >= 3 => open = Some(fence.clone()),
            Some(_) => {}
            None => return true,
        }
        false
    });
    let joined: Vec<&str> = lines.collect();
    joined.join("\n").split('`').step_by(2).collect()
}

fn sharh(folder: &Path, line: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sharh"))
        .args(line.split_whitespace())
        .current_dir(folder)
        .output()
        .unwrap()
}

fn succeeds(folder: &Path, line: &str) {
    let output = sharh(folder, line);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "`sharh {line}` fails:\n{said}");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The project's own site, copied, with an article to take in.
fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["seeds", "content", "templates", "theme"] {
        copy(&project().join(name), &folder.path().join(name));
    }
    fs::copy(project().join("sharh.toml"), folder.path().join("sharh.toml")).unwrap();
    fs::write(folder.path().join("article.txt"), "عنوان الخبر\nمقدمة الخبر.\nفقرة أولى.\nفقرة ثانية.\n")
        .unwrap();
    folder
}

#[test]
fn the_commands_in_the_readme_run() {
    let folder = site();
    let mut ran = 0;
    for line in blocks(&readme(), "sh").iter().flat_map(|block| block.lines()) {
        let command = line.strip_prefix("sharh ").or_else(|| line.strip_prefix("cargo run --release -- "));
        let Some(command) = command.filter(|command| !command.starts_with("serve")) else { continue };
        succeeds(folder.path(), command);
        ran += 1;
    }
    assert!(ran >= 4, "only {ran} commands were found");
    assert!(
        folder.path().join("public/index.html").is_file()
            && folder.path().join("my-site/public/index.html").is_file()
    );
}

#[test]
fn the_settings_in_the_readme_are_settings() {
    let samples = blocks(&readme(), "toml");
    let settings = samples.iter().find(|block| block.contains("languages =")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("seeds")).unwrap();
    fs::write(folder.path().join("seeds/x.ar.txt"), "عنوان\nمقدمة\nنص\n").unwrap();
    fs::write(folder.path().join("sharh.toml"), settings).unwrap();
    succeeds(folder.path(), "check --strict");
}

#[test]
fn the_forms_in_the_readme_are_forms() {
    let samples = blocks(&readme(), "toml");
    let forms = samples.iter().find(|block| block.starts_with("[forms]")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("content/glossary")).unwrap();
    let term = format!("+++\ntitle = \"سفارة\"\nsummary = \"تعريف.\"\n{forms}+++\n");
    fs::write(folder.path().join("content/glossary/x.ar.md"), term).unwrap();
    succeeds(folder.path(), "check");
}

#[test]
fn the_blocks_in_the_readme_are_drawn() {
    let sample = blocks(&readme(), "");
    let drawn = sample.iter().find(|block| block.contains("```timeline")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("content/context")).unwrap();
    fs::create_dir_all(folder.path().join("content/glossary")).unwrap();
    fs::write(folder.path().join("content/context/x.en.md"), format!("# Title\n\n{drawn}")).unwrap();
    fs::write(
        folder.path().join("content/context/x.toml"),
        "[[sources]]\nid = \"sipri-2021\"\ntitle = \"Arms\"\n",
    )
    .unwrap();
    let term = "+++\ntitle = \"Nagorno-Karabakh\"\nsummary = \"A territory.\"\n+++\n";
    fs::write(folder.path().join("content/glossary/nagorno-karabakh.en.md"), term).unwrap();
    succeeds(folder.path(), "check --strict");
}

#[test]
fn every_command_is_described() {
    let help = sharh(&project(), "--help");
    let help = String::from_utf8(help.stdout).unwrap();
    let commands = help.split_once("Commands:").unwrap().1.split_once("Options:").unwrap().0;
    let names = commands.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names: Vec<&str> = names.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.contains(&"build"), "{help}");
    let readme = readme();
    for name in names.iter().filter(|name| **name != "help") {
        assert!(readme.contains(&format!("`sharh {name}")), "README.md does not describe `sharh {name}`");
        succeeds(&project(), &format!("{name} --help"));
    }
}

/// The keys of the tables that authors write, as the code of `noun` reads them: its file, and those in
/// its folder.
fn keys(noun: &str) -> Vec<String> {
    let file = project().join("src/understand").join(noun);
    let mut code = fs::read_to_string(file.with_extension("rs")).unwrap();
    for part in fs::read_dir(&file).into_iter().flatten() {
        code.push_str(&fs::read_to_string(part.unwrap().path()).unwrap());
    }
    let mut keys = Vec::new();
    for part in code.split("#[derive(Deserialize").skip(1).chain(code.split(", Deserialize)]").skip(1)) {
        let Some((head, body)) = part.split_once("{\n") else { continue };
        let body = body.split_once("\n}").map_or(body, |(body, _)| body);
        if head.contains("untagged") {
            continue;
        }
        for line in body.lines().map(str::trim).filter(|line| !line.starts_with(['/', '#'])) {
            let name = line.trim_start_matches("pub ").split([':', ',']).next().unwrap_or_default();
            keys.push(kebab(name));
        }
    }
    assert!(!keys.is_empty(), "{noun} has no keys");
    keys
}

fn kebab(name: &str) -> String {
    let mut key = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !key.is_empty() {
            key.push('-');
        }
        key.extend(c.to_lowercase());
    }
    key.replace('_', "-")
}

#[test]
fn every_key_is_described() {
    let readme = readme();
    let words: Vec<&str> = readme.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
    for (noun, one) in [
        ("settings", "file-kib"),
        ("share", "embeds"),
        ("theme", "accent"),
        ("facts", "accessed"),
        ("front", "image-alt"),
        ("forms", "adjectives"),
    ] {
        let keys = keys(noun);
        assert!(keys.iter().any(|key| key == one), "{one} is not found in {noun}");
        for key in keys {
            assert!(words.contains(&key.as_str()), "README.md does not describe `{key}` ({noun})");
        }
    }
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut followed = 0;
    for entry in fs::read_dir(project()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "md") {
            continue;
        }
        let text = prose(&fs::read_to_string(&path).unwrap());
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (file, fragment) = target.split_once('#').unwrap_or((target, ""));
            if file.contains("://") || file.starts_with("mailto:") {
                continue;
            }
            followed += 1;
            let to = if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            assert!(to.exists(), "{} links to {target}", path.display());
            if !fragment.is_empty() {
                let headings = fs::read_to_string(to).unwrap();
                let is_there = headings
                    .lines()
                    .filter(|line| line.starts_with('#'))
                    .any(|line| anchor(line) == fragment);
                assert!(is_there, "{} links to {target}", path.display());
            }
        }
    }
    assert!(followed > 0);
}

#[test]
fn the_map_names_files_that_are_there() {
    let map = fs::read_to_string(project().join("ARCHITECTURE.md")).unwrap();
    let is_path = |name: &&str| {
        name.contains('/')
            && name.contains(char::is_alphabetic)
            && !name.starts_with('.')
            && name.chars().all(|c| c.is_alphanumeric() || "/._".contains(c))
    };
    let named: Vec<&str> = map.split('`').skip(1).step_by(2).filter(is_path).collect();
    assert!(named.len() > 20);
    let is_there = |name: &&str| project().join(name).exists() || project().join("src").join(name).exists();
    let missing: Vec<&str> = named.into_iter().filter(|name| !is_there(name)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

/// A heading's anchor as web hosts for code make it.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars()
        .filter(|&c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .collect::<String>()
        .replace(' ', "-")
}
