//! What only a disk can hold: pipes, devices, links that lead outside, other people's folders.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    process::Command,
    time::{Duration, Instant},
};

use super::Folder;

/// A site that builds, and after that has this entry, is refused with these words and stays as it was.
fn refused(spoil: impl FnOnce(&Folder), words: &str) {
    let site = Folder::sample();
    site.build();
    let before = site.public();
    spoil(&site);
    let started = Instant::now();
    let said = site.sharh("build");
    assert!(started.elapsed() < Duration::from_secs(20), "it hangs");
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains(words), "should say:\n{words}\nbut says:\n{}", said.err);
    assert_eq!(site.public(), before);
}

#[test]
fn a_pipe_is_refused_and_not_waited_for() {
    let pipe = |site: &Folder| {
        assert!(
            Command::new("mkfifo").arg(site.path().join("seeds/pipe.en.txt")).status().unwrap().success()
        );
    };
    refused(
        pipe,
        "error[not-a-regular-file]: `pipe.en.txt` is neither a file nor a folder\n--> seeds/pipe.en.txt\n = help: move it elsewhere\n",
    );
}

#[test]
fn a_link_that_leads_outside_is_refused() {
    let outside = tempfile::NamedTempFile::new().unwrap();
    for target in [outside.path().to_str().unwrap(), "/dev/zero", "/etc/passwd"] {
        refused(
            |site| symlink(target, site.path().join("seeds/link.en.txt")).unwrap(),
            "error[link-outside]: `link.en.txt` is a link that leads outside the site's folder\n--> seeds/link.en.txt\n = help: put a copy of it here; a site holds all it is made of\n",
        );
    }
}

#[test]
fn links_that_lead_nowhere_or_in_circles_are_refused() {
    refused(
        |site| symlink("nothing", site.path().join("seeds/a.en.txt")).unwrap(),
        "error[link-dangling]: `a.en.txt` is a link that leads nowhere",
    );
    refused(
        |site| symlink("a.en.txt", site.path().join("seeds/a.en.txt")).unwrap(),
        "error[link-loop]: `a.en.txt` is a link that goes in a circle",
    );
    refused(
        |site| symlink("..", site.path().join("content/loop")).unwrap(),
        "error[link-loop]: `loop` is a link that goes in a circle",
    );
}

#[test]
fn a_link_inside_the_site_is_followed() {
    let site = Folder::sample();
    symlink("visit.en.txt", site.path().join("seeds/copy.en.txt")).unwrap();
    site.build();
    assert!(site.read("public/en/articles/copy/index.html").contains("The minister arrived"));
}

#[test]
fn a_name_with_hidden_characters_is_refused_and_shown() {
    refused(
        |site| {
            site.write("seeds/a\u{202e}txt.en.txt", "T\nS\nA.\n");
        },
        "error[bad-name]: `a\\u{202e}txt.en.txt` cannot be read, for its name holds a hidden direction mark\n",
    );
}

#[test]
fn a_file_that_nobody_may_read_is_named() {
    if fs::read("/proc/1/mem").is_ok() || is_root() {
        return println!("passed over: root may read everything");
    }
    let lock = |site: &Folder| {
        let path = site.path().join("seeds/visit.en.txt");
        fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
    };
    refused(lock, "error[unreadable]: `visit.en.txt` cannot be read");
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output().unwrap();
    output.stdout == b"0\n"
}

#[test]
fn a_file_that_is_far_too_large_is_refused_before_it_is_read() {
    let large = |site: &Folder| {
        let file = fs::File::create(site.path().join("seeds/large.en.txt")).unwrap();
        file.set_len(1 << 40).unwrap();
    };
    refused(large, "error[too-large]: `large.en.txt` is larger than 64 MiB\n");
    refused(
        |site| {
            site.write("seeds/large.en.txt", "x".repeat(5 << 20));
        },
        "error[too-large]: this file has 5120 KiB, more than the 4096 KiB that are read\n",
    );
}

#[test]
fn an_output_folder_that_is_not_ours_is_refused() {
    let site = Folder::sample();
    site.write("public/thesis.docx", "years of work");
    let said = site.sharh("build");
    assert_eq!(said.code, 2);
    assert!(said.err.starts_with("sharh: ") && said.err.contains("public"), "{}", said.err);
    assert_eq!(super::tree(&site.path().join("public")).len(), 1);
    for output in [".", "seeds", "content/context", "..", "/"] {
        let before = super::tree(site.path());
        let said = site.sharh(&format!("build --output {output}"));
        assert_eq!(said.code, 2, "{output}: {}", said.err);
        assert_eq!(super::tree(site.path()), before, "{output}");
    }
}
