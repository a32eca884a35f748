//! A text from outside the site: a file, or standard input.

use std::{
    fs::File,
    io::{IsTerminal, Read},
    path::Path,
};

use anyhow::{Context, ensure};

/// How many bytes are read at most: what is larger was not written by anyone.
const MOST: u64 = 64 << 20;

/// Whether `file` stands for standard input.
pub(super) fn is_standard(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// The bytes of `file`, which is a regular file, or of standard input, which is called `-`.
pub(super) fn input(file: &Path) -> anyhow::Result<Vec<u8>> {
    let shown = file.display();
    if is_standard(file) {
        let input = std::io::stdin();
        if input.is_terminal() {
            super::say("reading the text from the terminal; end it with Ctrl-D");
        }
        return limited(input).context("cannot read standard input");
    }
    let reading = || format!("cannot read `{shown}`");
    let is_regular = std::fs::metadata(file).with_context(reading)?.is_file();
    ensure!(
        is_regular,
        "`{shown}` is no regular file; give its text on standard input, with `-` for the name"
    );
    limited(File::open(file).with_context(reading)?).with_context(reading)
}

fn limited(from: impl Read) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST + 1).read_to_end(&mut bytes)?;
    ensure!(bytes.len() as u64 <= MOST, "it has more than {} MiB", MOST >> 20);
    Ok(bytes)
}
