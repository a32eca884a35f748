//! From sources to a browser, while they are being written.
//!
//! *Takes* a site's folder. *Gives* a preview on this machine: a page is rendered when it is asked
//! for, a change shows at once in every open page, a mistake as a report over the last good page.
//! *Never* writes a file, opens one because of an address, or answers a page of another site.
#![expect(
    clippy::disallowed_methods,
    reason = "this stage watches the disk and measures how long it has been quiet"
)]

mod answer;
mod change;
mod connections;
mod desk;
mod events;
mod gate;
mod head;
mod pages;
mod policy;
mod poll;
mod preview;
mod quiet;
mod range;
mod rebuilder;
mod report;
mod router;
mod watch;

use std::{
    net::{IpAddr, SocketAddr, TcpListener, UdpSocket},
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Sender, channel},
    },
    thread::{self, JoinHandle},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use anyhow::Context;
use signal_hook::{
    consts::{SIGINT, SIGTERM},
    iterator::Signals,
};

use crate::{
    base::{diagnostic::Diagnostic, route::Route},
    pipeline::{Memory, Options, Website},
    read::{Sources, read},
    render::escape::url_path,
    understand::Drafts,
};
use gate::Gate;
use policy::Policy;
use preview::{Current, Preview};
use rebuilder::Rebuilder;
use router::Router;
use watch::{Alarm, Watch};

pub use watch::Watching;

/// What is to be previewed, and where.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The site's folder.
    pub root: PathBuf,
    /// The address to listen at.
    pub host: IpAddr,
    /// The port to listen at, or the first free one after it; 0 takes any.
    pub port: u16,
    /// Where the site begins, with `/` at both ends.
    pub base_path: String,
    /// Whether drafts take part.
    pub drafts: Drafts,
    /// How changes are noticed.
    pub watching: Watching,
}

/// How the preview speaks to whoever started it.
#[derive(Clone, Copy, Debug)]
pub struct Console {
    /// Says a line.
    pub say: fn(&str),
    /// Shows what is wrong, or that nothing is any more.
    pub report: fn(&Sources, Option<&Website>, &[Diagnostic]),
}

/// How many ports are tried.
const PORTS: u16 = 32;

/// A running preview.
pub struct Server {
    address: SocketAddr,
    /// Where the site begins, percent-encoded.
    base_path: String,
    gate: Gate,
    current: Arc<Current>,
    alarms: Sender<Alarm>,
    rebuilder: Option<JoinHandle<()>>,
}

/// Shows a preview of the site until the process is asked to end. `opened` is called once with its
/// address.
pub fn serve(settings: Settings, console: Console, opened: impl FnOnce(&str)) -> anyhow::Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM]).context("signals cannot be heard")?;
    let wanted = settings.port;
    let server = Server::start(settings, console)?;
    let port = server.address.port();
    if wanted != 0 && port != wanted {
        (console.say)(&format!("port {wanted} is taken, so it is {port}"));
    }
    (console.say)(&format!("the preview stands at {} (end it with Ctrl-C)", server.url()));
    if let Some(url) = server.network_url() {
        (console.say)(&format!("everyone in this network can read it, drafts and all, at {url}"));
    }
    opened(&server.url());
    signals.forever().next();
    server.stop();
    Ok(())
}

impl Server {
    /// Reads the site, makes it and begins to show it.
    pub fn start(settings: Settings, console: Console) -> anyhow::Result<Self> {
        let Settings { root, host, port, base_path, drafts, watching } = settings;
        let wrong = || format!("`{base_path}` is no base path: write it as `/name/`");
        let base = Route::new(&base_path).ok().filter(Route::is_folder).with_context(wrong)?;
        let opening = || format!("cannot open the site's folder `{}`", root.display());
        let root = root.canonicalize().with_context(opening)?;
        let listener = listen(host, port)?;
        let address = listener.local_addr().context("the address is not known")?;
        // What changes from here on rings the alarm: it cannot be lost between reading and watching.
        let (alarms, alarm) = channel();
        let (mut watch, note) = Watch::new(&root, watching, &alarms);
        note.inspect(|note| (console.say)(note));
        let (sources, unread) = read(&root)?;
        watch.follow(sources.link_targets()).inspect(|note| (console.say)(note));
        let base_url = Some(format!("{}{}", origin(address), url_path(base.as_str())));
        let options = Options { base_url, drafts };
        let (memory, told) = (Memory::default(), Vec::new());
        let mut rebuilder = Rebuilder { root, options, console, sources, unread, memory, told };
        let (pages, report) = rebuilder.choose(rebuilder.make(None), None);
        let preview = Preview { generation: 1, pages, report: Arc::new(report) };
        let current = Arc::new(Current::new(run(), base.to_string(), preview));
        let router = Router { current: Arc::clone(&current), base: base.to_string() };
        let policy = Policy::new(host, address.port());
        let gate = Gate::open(listener, policy, Arc::new(router))?;
        let on = Arc::clone(&current);
        let work = move || rebuilder.run(&on, &alarm, watch);
        let rebuilder = thread::Builder::new().name("rebuilder".to_owned()).spawn(work)?;
        Ok(Self {
            address,
            base_path: url_path(base.as_str()),
            gate,
            current,
            alarms,
            rebuilder: Some(rebuilder),
        })
    }

    /// The address to open.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}{}", origin(self.address), self.base_path)
    }

    /// The address that other machines open, when the preview is for them too.
    #[must_use]
    pub fn network_url(&self) -> Option<String> {
        let ip = self.address.ip();
        if ip.is_loopback() {
            return None;
        }
        let own = if ip.is_unspecified() { network_address(ip)? } else { ip };
        Some(format!("http://{}{}", SocketAddr::new(own, self.address.port()), self.base_path))
    }

    /// Ends the preview: every connection and every thread.
    pub fn stop(mut self) {
        // The rebuilder is gone already if nobody listens.
        let _ = self.alarms.send(Alarm::End);
        self.current.events.end();
        self.gate.close();
        let Some(rebuilder) = self.rebuilder.take() else { return };
        // One that is just making a large site is not waited for.
        for _ in 0..50 {
            if rebuilder.is_finished() {
                let _ = rebuilder.join();
                return;
            }
            thread::sleep(Duration::from_millis(10));
        }
    }
}

fn listen(host: IpAddr, port: u16) -> anyhow::Result<TcpListener> {
    let mut outcome = TcpListener::bind((host, port));
    for next in (1..PORTS).map_while(|step| port.checked_add(step)) {
        match outcome {
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
                outcome = TcpListener::bind((host, next));
            }
            _ => break,
        }
    }
    outcome.with_context(|| format!("cannot listen at {}", SocketAddr::new(host, port)))
}

fn origin(address: SocketAddr) -> String {
    let ip = address.ip();
    if ip.is_loopback() && ip.is_ipv4() || ip.is_unspecified() {
        format!("http://localhost:{}", address.port())
    } else {
        format!("http://{address}")
    }
}

/// This machine's address in its network: the one that it would speak from. Nothing is sent.
fn network_address(any: IpAddr) -> Option<IpAddr> {
    let socket = UdpSocket::bind((any, 0)).ok()?;
    let outside = if any.is_ipv4() { "192.0.2.1:9" } else { "[2001:db8::1]:9" };
    socket.connect(outside).ok()?;
    Some(socket.local_addr().ok()?.ip())
}

/// A name for this run.
fn run() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{}-{}", std::process::id(), now.as_nanos())
}
