//! *Takes* the command line, *gives* the program's exit status: 0 when it is done, 1 when the site
//! has errors, 2 when the command line or the machine is at fault. *Never* knows what a page is.
#![expect(
    clippy::disallowed_methods,
    reason = "this stage is where the disk, the clock and the terminal are"
)]

mod add;
mod build;
mod builtin;
mod card_cache;
mod check;
mod input;
mod mentions;
mod new;
mod progress;
mod promises;
mod report;
mod retire;
mod serve;
mod site;
mod terms;

use std::{io::Write, path::PathBuf, process::ExitCode};

use anyhow::Context;
use clap::{Args, CommandFactory, Parser, Subcommand};

/// The name that the terminal shows.
const PROGRAM: &str = "sharh";

/// Makes a bilingual explainer website out of articles, a glossary and background pages.
///
/// Put an article into `seeds/` (a line for the title, a line for the standfirst, then a paragraph a
/// line), terms into `content/glossary/` and background pages into `content/context/`, and build.
/// `sharh new my-site` makes a small site to begin with.
#[derive(Parser, Debug)]
#[command(name = PROGRAM, version, max_term_width = 100)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Build the site into a folder that any web host can serve.
    #[command(
        after_help = "Examples:\n  sharh build\n  sharh build --output dist --base-url https://example.org/explained/\n\nThe output folder is exchanged whole: readers see the old site or the new one. A site with errors\nis not published, and what was there stays."
    )]
    Build(build::Build),
    /// Look for mistakes without writing anything.
    #[command(
        after_help = "Examples:\n  sharh check --strict\n  sharh check --format github   (annotations in a workflow of GitHub Actions)"
    )]
    Check(check::Check),
    /// Show the site on this machine while it is being written.
    #[command(
        after_help = "Examples:\n  sharh serve --open\n  sharh serve --host 0.0.0.0   (to read it on a phone in the same network)\n\nEvery save shows at once in every open page; mistakes are laid over the last good page. The\nauthor's desk stands at `/_sharh/`. The output folder is not touched."
    )]
    Serve(serve::Serve),
    /// Make a new small bilingual site to begin with.
    #[command(after_help = "Example:\n  sharh new my-site && cd my-site && sharh build")]
    New(new::New),
    /// Take in an article as it came: its text, a file for its facts and a translation to fill in.
    #[command(
        after_help = "Examples:\n  sharh add ~/Downloads/article.txt --slug baku-visit --language ar\n  wl-paste | sharh add - --slug baku-visit"
    )]
    Add(add::Add),
    /// Let go of addresses that were published and lead nowhere any more.
    #[command(
        after_help = "Examples:\n  sharh retire /ar/articles/old/ /en/articles/old/\n  sharh retire '/ar/articles/baku-visit/#p7'\n  sharh retire /fr/   (all that was published below)\n\nA page that says so, with the nearest page that is there, stays at a retired address. Write\n`aliases` in a document's facts instead where another document took the place of the old one."
    )]
    Retire(retire::Retire),
    /// List every term that a text mentions.
    #[command(
        after_help = "Examples:\n  sharh mentions article.md\n  echo 'وصل إلى باكو' | sharh mentions --plain --format json -\n\nThe offsets `start` and `end` count UTF-8 bytes of the file."
    )]
    Mentions(mentions::Mentions),
    /// Audit the glossary: how each term is written, what is never mentioned, ambiguous or nearly found.
    Terms(terms::Terms),
    /// Write a built-in template, theme file or file of words to standard output.
    #[command(
        after_help = "Examples:\n  sharh builtin   (the names of all)\n  sharh builtin templates/home.html > templates/home.html\n  sharh builtin words/fa.toml > words/fa.toml   (all words to be translated into Persian)\n\nA file of that name in the site takes the place of the built-in one."
    )]
    Builtin(builtin::Builtin),
    /// Write a shell's completions to standard output.
    #[command(
        after_help = "Example:\n  sharh completions bash > ~/.local/share/bash-completion/completions/sharh"
    )]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

/// Which site is meant.
#[derive(Args, Debug)]
struct Root {
    /// The site's folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

/// What a command found out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
    /// All is well.
    Done,
    /// The site has errors.
    Errors,
}

/// Runs the program.
#[must_use]
pub fn cli() -> ExitCode {
    let command = CommandLine::parse().command;
    let result = match command {
        Command::Build(build) => build::build(&build),
        Command::Check(check) => check::check(&check),
        Command::Serve(serve) => serve::serve(&serve),
        Command::New(new) => new::new(&new),
        Command::Add(add) => add::add(&add),
        Command::Retire(retire) => retire::retire(&retire),
        Command::Mentions(mentions) => mentions::mentions(&mentions),
        Command::Terms(terms) => terms::terms(&terms),
        Command::Builtin(builtin) => builtin::builtin(&builtin),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut CommandLine::command(), PROGRAM, &mut script);
            print(&script).map(|()| Verdict::Done)
        }
    };
    match result {
        Ok(Verdict::Done) => ExitCode::SUCCESS,
        Ok(Verdict::Errors) => ExitCode::from(1),
        Err(error) => {
            // Nothing is left to do when the terminal is gone.
            let _ = writeln!(std::io::stderr(), "{PROGRAM}: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Writes what was asked for to standard output.
fn print(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = std::io::stdout();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        // Nothing is left to do when the reader is gone, as `head` is when it has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => written.context("cannot write to standard output"),
    }
}

/// Says a line to whoever runs the program.
fn say(line: &str) {
    // Nothing is left to do when the terminal is gone.
    let _ = writeln!(std::io::stderr(), "{line}");
}
