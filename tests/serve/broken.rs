//! Files that are broken and mended while the site is shown.

use std::{fs, os::unix::fs::PermissionsExt};

use sharh::serve::Watching;

use crate::preview::{Preview, SITE};

/// Breaks `path`, holds that the last good page stays under a report with `code`, and mends it.
fn broken(preview: &Preview, path: &str, text: &str, code: &str) {
    let page = "/en/articles/visit/";
    let good = preview.get(page).text();
    let before = fs::read(preview.path(path)).ok();
    fs::create_dir_all(preview.path(path).parent().unwrap()).unwrap();
    preview.write(path, text);
    let report = preview.until("/_sharh/report", |reply| !reply.body.is_empty()).text();
    assert!(report.contains(&format!("<code>{code}</code>")), "{path}: {report}");
    assert!(report.contains(&format!("<bdi>{path}</bdi>")), "{path}: {report}");
    assert_eq!(preview.get(page).text(), good, "{path}");
    match before {
        Some(before) => fs::write(preview.path(path), before).unwrap(),
        None => fs::remove_file(preview.path(path)).unwrap(),
    }
    preview.until("/_sharh/report", |reply| reply.body.is_empty());
    assert_eq!(preview.get(page).text(), good, "{path}");
}

#[test]
fn a_broken_file_of_any_kind_leaves_the_last_good_page() {
    let preview = Preview::new();
    for (path, text, code) in [
        ("seeds/visit.en.txt", "", "empty-seed"),
        ("seeds/visit.en.txt", "\0", "control-character"),
        ("seeds/visit.toml", "date = \"soon\"\n", "bad-value"),
        ("seeds/visit.toml", "date = = 1\n", "bad-toml"),
        ("content/glossary/iran.en.md", "+++\ntitle = \n+++\n", "bad-toml"),
        ("content/context/oil.en.md", "# Oil\n\n[x](term:iraan)\n", "dead-link"),
        ("content/context/oil.en.md", "# Oil\n\n```timeline\nsoon Something.\n```\n", "bad-timeline-line"),
        ("sharh.toml", "titel = 1\n", "unknown-key"),
        ("templates/article.html", "{% if %}", "bad-template"),
        ("templates/article.html", "{{ nothing.at.all }}", "bad-template"),
        ("words/en.toml", "home = 1\n", "wrong-type"),
    ] {
        broken(&preview, path, text, code);
    }
    preview.is_clean();
}

#[test]
fn a_report_marks_the_place_and_runs_no_script() {
    let preview = Preview::new();
    preview
        .write("content/context/oil.en.md", "# نفط\n\nانظر <script>alert(1)</script> [إيران](term:iraan).\n");
    let report = preview.until("/_sharh/report", |reply| !reply.body.is_empty()).text();
    assert!(!report.contains("<script>"), "{report}");
    assert!(report.contains("<pre dir=\"auto\""), "{report}");
    assert!(report.contains("content/context/oil.en.md</bdi>:3:"), "{report}");
}

#[test]
fn a_site_that_is_broken_from_the_start_shows_its_report() {
    let mut site = SITE.to_vec();
    site.push(("templates/base.html", "{% block %}"));
    let preview = Preview::start(&site, Watching::Events, "/");
    let reply = preview.get("/en/");
    assert_eq!(reply.status, 500);
    assert!(reply.text().contains("<code>bad-template</code>"), "{}", reply.text());
    fs::remove_file(preview.path("templates/base.html")).unwrap();
    preview.until_shown("/en/", "<main");
    preview.is_clean();
}

#[test]
fn a_file_that_may_not_be_read_is_named_and_comes_back() {
    let preview = Preview::new();
    let path = preview.path("seeds/visit.en.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        return; // Whoever may read everything sees no difference.
    }
    preview.until("/_sharh/report", |reply| reply.text().contains("<code>unreadable</code>"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    preview.is_clean();
}
