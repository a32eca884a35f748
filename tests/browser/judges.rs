//! What outside judges say: axe of accessibility, the W3C's checker (vnu) of HTML and CSS.
//!
//! `tests/instruments` puts both into `target/instruments`; without them these tests pass and say so,
//! unless the run requires browsers.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::{Test, in_chromium, kinds::kinds, must, page::Page, sites::written};

/// The tests of this module.
pub fn tests() -> Vec<Test> {
    in_chromium![axe_finds_nothing_in_light, axe_finds_nothing_in_dark, the_checker_of_html_finds_nothing]
}

/// A file among the instruments.
fn instrument(path: &str) -> Option<PathBuf> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(target);
    let file = root.join("instruments/node_modules").join(path);
    if !file.is_file() {
        assert!(!must(), "{} is not there; tests/instruments gets it", file.display());
        eprintln!("{path} is not there: not tried");
        return None;
    }
    Some(file)
}

/// What is the same in light and dark is judged once.
const COLOURS: &str = "runOnly: ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'],";

/// Runs axe with every rule of WCAG 2.0 to 2.2, A to AAA, and of best practice.
const AXE: &str = "
    const rules = { 'color-contrast-enhanced': { enabled: true } };
    axe.run(document, { ONLY rules, resultTypes: ['violations'] }).then(({ violations }) => done(violations.map(
        ({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 120)} (${node.any.concat(node.all, node.none).map((check) => check.message).join('; ').slice(0, 160)})`).join(' | ')}`)),
        (problem) => done([String(problem)]))";

fn axe_finds_nothing_in_light(page: &Page) {
    axe(page, "light");
}

fn axe_finds_nothing_in_dark(page: &Page) {
    axe(page, "dark");
}

fn axe(page: &Page, scheme: &str) {
    let Some(file) = instrument("axe-core/axe.min.js") else { return };
    let axe = fs::read_to_string(file).unwrap();
    page.media(&[("prefers-color-scheme", scheme)]);
    let mut wrong = Vec::new();
    for kind in kinds() {
        for width in [1280, 360] {
            page.size(width, 900);
            page.go(&kind.path);
            page.run(&axe);
            let only = if scheme == "dark" { COLOURS } else { "" };
            let found: Vec<String> = page.later(&AXE.replace("ONLY", only));
            wrong.extend(
                found.into_iter().map(|what| format!("{} at {width} in {scheme}: {what}", kind.name)),
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Newer properties that the checker does not know yet.
const NEWER: [&str; 13] = [
    "anchor-name",
    "position-anchor",
    "position-area",
    "position-try",
    "@view-transition",
    "@container",
    "container-type",
    "light-dark",
    "mask",
    "text-wrap",
    "details-content",
    "size-adjust",
    "text-size-adjust",
];

fn the_checker_of_html_finds_nothing(_: &Page) {
    let Some(jar) = instrument("vnu-jar/build/dist/vnu.jar") else { return };
    let folder = tempfile::tempdir().unwrap();
    let files = written(folder.path());
    let output = Command::new("java")
        .args(["-Xss2m", "-jar"])
        .arg(jar)
        .args(["--also-check-css", "--also-check-svg", "--format", "json", "--stdout", "--exit-zero-always"])
        .args(files)
        .output()
        .unwrap();
    let said: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| {
        panic!("the checker says {}", String::from_utf8_lossy(&output.stderr));
    });
    let is_wrong = |message: &&Value| {
        let is_css = message["url"].as_str().is_some_and(|url| url.rsplit('.').next() == Some("css"));
        let text = message["message"].as_str().unwrap_or_default();
        let extract = message["extract"].as_str().unwrap_or_default();
        message["type"] == "error"
            && !(is_css && NEWER.iter().any(|name| text.contains(name) || extract.contains(name)))
    };
    let messages = said["messages"].as_array().unwrap();
    let wrong: Vec<String> = messages
        .iter()
        .filter(is_wrong)
        .map(|message| format!("{} {}: {}", message["url"], message["lastLine"], message["message"]))
        .collect();
    assert!(wrong.is_empty(), "{} errors: {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
}
