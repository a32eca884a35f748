//! How the program begins and ends.

use std::{
    io::{BufRead, BufReader, Read},
    net::TcpListener,
    process::{Child, ChildStderr, Command, Stdio},
    time::{Duration, Instant},
};

use assert_cmd::cargo::cargo_bin;

/// Starts the program and gives what it says until it has said `last`.
fn start(root: &str, options: &[&str], last: &str) -> (Child, BufReader<ChildStderr>, String) {
    let mut program = Command::new(cargo_bin("sharh"));
    program.args(["serve", "--root", root]).args(options).stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap());
    let mut said = String::new();
    while !said.contains(last) {
        assert!(lines.read_line(&mut said).unwrap() > 0, "{said}");
    }
    (child, lines, said)
}

fn new_site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new(cargo_bin("sharh")).arg("new").arg(folder.path().join("site")).output().unwrap();
    assert!(made.status.success());
    folder
}

#[test]
fn a_request_to_end_is_followed_within_a_second() {
    let folder = new_site();
    let site = folder.path().join("site");
    for signal in ["-INT", "-TERM"] {
        let (mut child, mut lines, _) = start(site.to_str().unwrap(), &["--port", "0"], "Ctrl-C");
        let started = Instant::now();
        assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(0), "{signal}");
        assert!(started.elapsed() < Duration::from_secs(1), "{signal}: {:?}", started.elapsed());
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
    let (mut child, _lines, said) = start(site.to_str().unwrap(), &["--port", &port.to_string()], "Ctrl-C");
    assert!(said.contains(&format!("port {port} is taken")), "{said}");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_preview_for_the_network_says_so() {
    let folder = new_site();
    let site = folder.path().join("site");
    let options = ["--port", "0", "--host", "0.0.0.0"];
    let (mut child, _lines, said) = start(site.to_str().unwrap(), &options, "Ctrl-C");
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
