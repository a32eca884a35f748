//! How the program begins and ends.

use std::{
    io::Read,
    net::TcpListener,
    process::Command,
    time::{Duration, Instant},
};

use assert_cmd::cargo::cargo_bin;

use crate::preview::start_program;

fn new_site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new(cargo_bin("sharh")).arg("new").arg(folder.path().join("site")).output().unwrap();
    assert!(made.status.success());
    folder
}

#[test]
fn a_request_to_end_is_followed_at_once() {
    let folder = new_site();
    let site = folder.path().join("site");
    for signal in ["-INT", "-TERM"] {
        let (mut child, mut lines, _) = start_program(&site, &["--port", "0"]);
        let started = Instant::now();
        assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(0), "{signal}");
        assert!(started.elapsed() < Duration::from_secs(5), "{signal}: {:?}", started.elapsed());
        let mut rest = String::new();
        lines.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "");
        assert!(!site.join("public").exists());
    }
}

#[test]
fn a_taken_port_gives_way_to_the_next() {
    let folder = new_site();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let site = folder.path().join("site");
    let (mut child, _lines, said) = start_program(&site, &["--port", &port.to_string()]);
    assert!(said.contains(&format!("port {port} is taken")), "{said}");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_preview_for_the_network_says_so() {
    let folder = new_site();
    let site = folder.path().join("site");
    let options = ["--port", "0", "--host", "0.0.0.0"];
    let (mut child, _lines, said) = start_program(&site, &options);
    assert!(said.contains("http://localhost:"), "{said}");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_folder_that_is_no_site_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    for (root, says) in [(folder.path().to_owned(), "sharh new"), (folder.path().join("x"), "cannot open")] {
        let output = Command::new(cargo_bin("sharh")).args(["serve", "--root"]).arg(root).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(says), "{said}");
    }
}
