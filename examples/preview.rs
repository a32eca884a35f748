//! Measures a preview server, ours or another's: from a save to the page that shows it.
//!
//! `preview [OPTIONS] FILE ADDRESS -- COMMAND …` starts the command, waits until the address gives a
//! page, and then saves the file again and again with another last line, asking for the address in a
//! loop until that line is there. It says how long the first page and each save took, how much memory
//! the server held at both ends, and how many answers were no whole page. The file is put back.
//!
//! ```text
//! cargo build --release
//! cargo run --example preview -- SITE/seeds/x.en.txt http://localhost:4100/en/articles/x/ \
//!     -- target/release/sharh serve --root SITE --port 4100
//! ```
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a measuring program saves and waits")]

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, bail, ensure};
use clap::Parser;

/// What to measure.
#[derive(Parser)]
struct Arguments {
    /// The file to save.
    file: PathBuf,
    /// The address of the page that shows it.
    address: String,
    /// How many saves.
    #[arg(long, default_value_t = 100)]
    saves: u32,
    /// How long to wait after a save was seen, in milliseconds.
    #[arg(long, default_value_t = 100)]
    pause: u64,
    /// What every other save says besides its number: the name of a term changes more than a text.
    #[arg(long, default_value = "")]
    says: String,
    /// The server.
    #[arg(last = true, required = true)]
    command: Vec<String>,
}

/// How long anything may take.
const PATIENCE: Duration = Duration::from_mins(1);

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let before = fs::read_to_string(&arguments.file).context("the file cannot be read")?;
    let started = Instant::now();
    let (program, rest) = arguments.command.split_first().context("no server is named")?;
    let server = Command::new(program).args(rest).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let mut server = Server(server);
    let outcome = measure(&arguments, &before, started, &mut server);
    fs::write(&arguments.file, &before)?;
    outcome
}

/// A server, which ends with this value.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Server {
    /// A line of the process's status, such as `VmRSS`, in MiB; 0 where the system has none.
    fn memory(&self, line: &str) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0.id())).unwrap_or_default();
        let found = status.lines().find_map(|text| text.strip_prefix(line)?.strip_prefix(':'));
        let number = found.and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok());
        number.unwrap_or_default() / 1024.0
    }
}

fn measure(arguments: &Arguments, before: &str, started: Instant, server: &mut Server) -> anyhow::Result<()> {
    while ask(&arguments.address).is_none_or(|page| !page.is_whole) {
        ensure!(server.0.try_wait()?.is_none(), "the server has ended");
        ensure!(started.elapsed() < PATIENCE, "the address gives no page");
        thread::sleep(Duration::from_millis(2));
    }
    println!("first page after {:.2} s", started.elapsed().as_secs_f64());
    let kept = before.trim_end().rsplit_once('\n').map_or("", |(kept, _)| kept);
    let (mut times, mut torn, mut reads) = (Vec::new(), 0_u32, 0_u32);
    let mut memory = server.memory("VmRSS");
    for save in 1..=arguments.saves {
        thread::sleep(Duration::from_millis(arguments.pause));
        let says = if save % 2 == 0 { "" } else { &arguments.says };
        let line = format!("Measure {save} ends {says}.");
        let now = Instant::now();
        fs::write(&arguments.file, format!("{kept}\n{line}\n"))?;
        let mark = format!("Measure {save} ends");
        loop {
            let page = ask(&arguments.address);
            reads += 1;
            torn += u32::from(page.as_ref().is_none_or(|page| !page.is_whole));
            if page.is_some_and(|page| page.text.contains(&mark)) {
                break;
            }
            if now.elapsed() > PATIENCE {
                bail!("save {save} does not show");
            }
        }
        times.push(now.elapsed());
        if save == 10 {
            // By now everything has been done once.
            memory = server.memory("VmRSS");
        }
    }
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1e3;
    println!(
        "{} saves: median {:.1} ms, p95 {:.1} ms, longest {:.1} ms; {reads} answers, {torn} of them no whole page",
        times.len(),
        at(50),
        at(95),
        at(100)
    );
    let (now, peak) = (server.memory("VmRSS"), server.memory("VmHWM"));
    println!("memory {memory:.1} MiB after 10 saves, {now:.1} MiB at the end, {peak:.1} MiB at most");
    Ok(())
}

struct Page {
    text: String,
    /// Whether it is a page, from beginning to end.
    is_whole: bool,
}

/// What the server answers; nothing when it does not.
fn ask(address: &str) -> Option<Page> {
    let (host, path) = address.strip_prefix("http://")?.split_once('/')?;
    let mut stream = TcpStream::connect(host).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").ok()?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let is_whole = text.starts_with("HTTP/1.1 200 ") && text.contains("</html>");
    Some(Page { text, is_whole })
}
