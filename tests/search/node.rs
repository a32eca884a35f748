//! Node, which runs the scripts of the search.

use std::{
    io::Write as _,
    path::PathBuf,
    process::{Command, Stdio},
    thread,
};

/// What a script in this folder prints for these arguments and this input.
pub fn node(script: &str, arguments: &[&str], input: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/search").join(script);
    let mut child = Command::new("node")
        .arg(path)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("these tests need Node: {error}"));
    let mut to = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = thread::spawn(move || to.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "{script} failed");
    String::from_utf8(output.stdout).unwrap()
}
