//! A preview of a small site, to write into and to ask.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpStream},
    path::{Path, PathBuf},
    process::{Child, ChildStderr, Command, Stdio},
    time::{Duration, Instant},
};

use assert_cmd::cargo::cargo_bin;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sharh::{
    pipeline::{Memory, Options, pipeline},
    read::read,
    serve::{Console, Server, Settings, Watching},
    understand::Drafts,
};
use tempfile::TempDir;

/// What the preview adds to every page.
const CLIENT: &str = "<script src=\"/_sharh/client.js\" defer></script>";

/// The longest that a change may take to show, on a machine with much else to do.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A running preview.
pub struct Preview {
    pub folder: TempDir,
    pub port: u16,
    url: String,
    running: Option<Running>,
}

/// What answers: a server in this process, or the program.
enum Running {
    Server(Server),
    Program(Child),
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The value of a field of the head.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (field, value) = line.split_once(": ")?;
            field.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

/// A small bilingual site.
pub const SITE: [(&str, &str); 7] = [
    ("sharh.toml", "title = { ar = \"موقع\", en = \"Site\" }\nlanguages = [\"ar\", \"en\"]\n"),
    ("seeds/visit.ar.txt", "زيارة باكو\nمقدمة\nفقرة أولى عن إيران.\nفقرة ثانية.\n"),
    ("seeds/visit.en.txt", "A visit to Baku\nStandfirst\nFirst paragraph about Iran.\nSecond paragraph.\n"),
    ("seeds/visit.toml", "date = \"2023-04-18\"\n"),
    ("content/glossary/iran.ar.md", "+++\ntitle = \"إيران\"\nsummary = \"بلد.\"\n+++\n\nنص.\n"),
    ("content/glossary/iran.en.md", "+++\ntitle = \"Iran\"\nsummary = \"A country.\"\n+++\n\nText.\n"),
    ("content/context/oil.en.md", "# Oil\n\nAbout [Iran](term:iran).\n"),
];

impl Preview {
    /// A preview of [`SITE`].
    pub fn new() -> Self {
        Self::start(&SITE, Watching::Events, "/")
    }

    pub fn start(files: &[(&str, &str)], watching: Watching, base_path: &str) -> Self {
        let folder = site(files);
        let settings = Settings {
            root: folder.path().to_owned(),
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            base_path: base_path.to_owned(),
            drafts: Drafts::Hidden,
            watching,
        };
        let console = Console { say: |_| {}, report: |_, _, _| {} };
        let server = Server::start(settings, console).unwrap();
        Self::of(folder, server.url(), Running::Server(server))
    }

    /// A preview of [`SITE`] by the program, in a process of its own.
    pub fn of_program() -> Self {
        let folder = site(&SITE);
        let (program, _, said) = start_program(folder.path(), &["--port", "0"]);
        let url = said.split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned();
        Self::of(folder, url, Running::Program(program))
    }

    fn of(folder: TempDir, url: String, running: Running) -> Self {
        let port = url.trim_start_matches("http://localhost:").split('/').next().unwrap().parse().unwrap();
        Self { folder, port, url, running: Some(running) }
    }

    /// The number of the process that answers.
    pub fn process(&self) -> u32 {
        match &self.running {
            Some(Running::Program(program)) => program.id(),
            _ => std::process::id(),
        }
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).unwrap();
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(12))).unwrap();
        stream.set_write_timeout(Some(Duration::from_secs(12))).unwrap();
        stream
    }

    /// Asks for `path`, with further fields of the head.
    pub fn ask(&self, path: &str, fields: &str) -> Reply {
        let head = format!(
            "GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n{fields}\r\n",
            self.port
        );
        self.raw(head.as_bytes()).unwrap_or_else(|| panic!("no answer to {head:?}"))
    }

    pub fn get(&self, path: &str) -> Reply {
        self.ask(path, "")
    }

    /// Sends `bytes` and takes what comes back; nothing when the connection only ends.
    pub fn raw(&self, bytes: &[u8]) -> Option<Reply> {
        let mut stream = self.connect();
        // The server may close before it has read everything.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        // Nor need it wait until everything is taken.
        let _ = stream.read_to_end(&mut answer);
        let end = answer.windows(4).position(|here| here == b"\r\n\r\n")?;
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1)?.parse().unwrap();
        Some(Reply { status, head, body: answer[end + 4..].to_vec() })
    }

    /// Asks for `path` until `is_right` says so.
    pub fn until(&self, path: &str, is_right: impl Fn(&Reply) -> bool) -> Reply {
        let started = Instant::now();
        loop {
            let reply = self.get(path);
            if is_right(&reply) {
                return reply;
            }
            let stays = || reply.text().chars().take(3000).collect::<String>();
            assert!(started.elapsed() < PATIENCE, "{path} stays {} {}", reply.status, stays());
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Asks for the page at `path` until it holds `text`.
    pub fn until_shown(&self, path: &str, text: &str) {
        self.until(path, |reply| reply.status == 200 && reply.text().contains(text));
    }

    /// Holds that every page soon is what a clean build of the folder gives, and every other address
    /// leads nowhere.
    pub fn is_clean(&self) {
        self.is_clean_under("/");
    }

    /// The same of a site that begins at `base`, percent-encoded.
    pub fn is_clean_under(&self, base: &str) {
        let (sources, _) = read(self.folder.path()).unwrap();
        let options = Options { base_url: Some(self.url.clone()), drafts: Drafts::Hidden };
        let (website, wrong) = pipeline(&sources, &options, &Memory::default());
        assert!(!wrong.iter().any(sharh::base::diagnostic::Diagnostic::is_error), "{wrong:?}");
        let website = website.unwrap();
        for route in website.routes() {
            let clean = website.render(&route).unwrap().unwrap();
            let path = format!("{base}{}", encoded(&route.as_str()[1..]));
            self.until(&path, |reply| {
                let is_page = reply.field("Content-Type").is_some_and(|kind| kind.starts_with("text/html"));
                let body = if is_page { reply.text().replace(CLIENT, "").into() } else { reply.body.clone() };
                reply.status == 200 && body == clean.as_ref()
            });
        }
        // A page that is right may be the last good one.
        self.until("/_sharh/report", |reply| reply.body.is_empty());
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        match self.running.take().unwrap() {
            Running::Server(server) => server.stop(),
            Running::Program(mut program) => {
                program.kill().unwrap();
                program.wait().unwrap();
            }
        }
    }
}

/// A folder with these files.
fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Starts the program with the site in `root`, and gives what it says until it can be ended.
pub fn start_program(root: &Path, options: &[&str]) -> (Child, BufReader<ChildStderr>, String) {
    let mut program = Command::new(cargo_bin("sharh"));
    program.args(["serve", "--root"]).arg(root).args(options).stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap());
    let mut said = String::new();
    while !said.contains("Ctrl-C") {
        assert!(lines.read_line(&mut said).unwrap() > 0, "{said}");
    }
    (child, lines, said)
}

/// A route as an address.
pub fn encoded(route: &str) -> String {
    let parts = route.split('/').map(|part| utf8_percent_encode(part, NON_ALPHANUMERIC).to_string());
    parts.collect::<Vec<_>>().join("/")
}
