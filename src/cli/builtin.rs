//! `sharh builtin`: the files that are part of the program, for whoever makes a site's own of one.

use anyhow::bail;
use clap::Args;

use super::Verdict;
use crate::{
    base::{
        diagnostic::offer,
        language::{Language, tag::Tag, words::BUILT_IN},
    },
    understand::{
        builtin::{file, names},
        word_sheet::sheet,
    },
};

/// The command's options.
#[derive(Args, Debug)]
pub(super) struct Builtin {
    /// A template, a file of the theme or the words of a language; without it, the names of all.
    #[arg(value_name = "FILE")]
    file: Option<String>,
}

/// Prints a built-in file, or the names of all.
pub(super) fn builtin(builtin: &Builtin) -> anyhow::Result<Verdict> {
    let words = BUILT_IN.map(|(tag, _)| format!("words/{tag}.toml"));
    let mut names: Vec<&str> = names().collect();
    names.extend(words.iter().map(String::as_str));
    let Some(name) = &builtin.file else {
        super::print((names.join("\n") + "\n").as_bytes())?;
        return Ok(Verdict::Done);
    };
    if let Some(language) = language(name) {
        super::print(sheet(&language?).as_bytes())?;
    } else if let Some(bytes) = file(name) {
        super::print(bytes)?;
    } else {
        bail!("there is no built-in file `{name}`; {}", offer(name, names));
    }
    Ok(Verdict::Done)
}

/// The language of a file of words: `words/fa.toml`.
fn language(name: &str) -> Option<anyhow::Result<Language>> {
    let tag = name.strip_prefix("words/")?.strip_suffix(".toml")?;
    Some(Tag::parse(tag).map_err(Into::into).and_then(|tag| Ok(Language::new(tag, None)?)))
}
