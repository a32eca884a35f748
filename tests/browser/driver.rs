//! The processes behind a session: a driver on a port of its own, and a screen where one is needed.

use std::{
    io::{BufRead, BufReader, Read},
    net::TcpStream,
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process_group};

use crate::{engine::Engine, port::free_port};

/// A running driver. Dropping it ends the driver and everything that the driver started.
pub struct Driver {
    /// Where it listens.
    pub url: String,
    printed: Arc<Mutex<Vec<String>>>,
    _itself: Process,
    _screen: Option<Process>,
}

/// A process with a group of its own, which is ended as a whole.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        if let Some(group) = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw) {
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.0.wait();
    }
}

impl Driver {
    /// Starts the driver of `engine` and waits until it listens.
    ///
    /// # Errors
    ///
    /// What it printed, if it does not listen within 20 seconds.
    pub fn start(engine: Engine) -> Result<Self, String> {
        let (screen, display) = match engine {
            Engine::WebKit => {
                let (screen, display) = screen();
                (Some(screen), Some(display))
            }
            Engine::Chromium | Engine::Firefox => (None, None),
        };
        let port = free_port();
        let mut command = Command::new(engine.programs()[0]);
        command.arg(format!("--port={port}")).envs(display.map(|display| ("DISPLAY", display)));
        // Without a session bus there is nothing to be told about the desktop's settings.
        command.env("GTK_A11Y", "none").env("NO_AT_BRIDGE", "1").env("LIBGL_ALWAYS_SOFTWARE", "1");
        let mut itself = spawn(&mut command);
        let printed = Arc::default();
        if let Some(out) = itself.0.stdout.take() {
            gather(out, &printed);
        }
        if let Some(err) = itself.0.stderr.take() {
            gather(err, &printed);
        }
        let url = format!("http://127.0.0.1:{port}");
        let driver = Self { url, printed, _itself: itself, _screen: screen };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if begun.elapsed() > Duration::from_secs(20) {
                return Err(format!("{command:?} does not listen\n{}", driver.printed()));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(driver)
    }

    /// What it has printed.
    pub fn printed(&self) -> String {
        self.printed.lock().unwrap().join("\n")
    }
}

/// A screen that nobody sees, on the first display that is free.
fn screen() -> (Process, String) {
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
    let mut screen = spawn(&mut command);
    let mut number = String::new();
    let out = screen.0.stdout.take().unwrap();
    BufReader::new(out).read_line(&mut number).unwrap();
    assert!(!number.trim().is_empty(), "Xvfb has found no display");
    (screen, format!(":{}", number.trim()))
}

fn spawn(command: &mut Command) -> Process {
    command.process_group(0).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    Process(command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}")))
}

fn gather(from: impl Read + Send + 'static, to: &Arc<Mutex<Vec<String>>>) {
    let to = Arc::clone(to);
    thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            to.lock().unwrap().push(line);
        }
    });
}
