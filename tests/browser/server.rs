//! A small web server for built sites: on loopback, on a port of its own, as strict as a host can be.
//!
//! It sends the policy of [`POLICY`] with every answer, says each file's type and lets nobody guess
//! one, so a page that breaks under it breaks here. A site can stand at the root and under a path.
//! Browsers report to it what the policy forbade, and scripts are served with a listener before
//! them, since not every engine's driver tells what its console says.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    thread,
};

use serde_json::Value;
use sharh::{base::route::Route, pipeline::Website};
use tiny_http::{Header, Response, StatusCode};

/// The strictest policy that a site is promised to work under.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
                          font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";

/// Where browsers report what the policy forbade.
const REPORTS: &str = "/reports";

/// Hears what goes wrong in a page's scripts.
const LISTENER: &str = "window.heard = [];
addEventListener('error', (event) => heard.push(String(event.message)), true);
addEventListener('unhandledrejection', (event) => heard.push(String(event.reason)));
for (const level of ['error', 'warn']) {
  const say = console[level];
  console[level] = (...said) => (heard.push(said.join(' ')), say(...said));
}
";

/// Sites by the path that they stand under, which begins and ends with `/`.
pub type Mounts = BTreeMap<&'static str, Arc<Website>>;

/// A server that answers until the process ends.
pub struct Server {
    address: String,
    breaches: Arc<Mutex<Vec<Value>>>,
}

impl Server {
    /// Serves `mounts` on a free port.
    pub fn start(mounts: Mounts) -> Self {
        let server = Arc::new(tiny_http::Server::http("127.0.0.1:0").unwrap());
        let address = format!("http://{}", server.server_addr());
        let mounts = Arc::new(mounts);
        let breaches = Arc::new(Mutex::new(Vec::new()));
        for _ in 0..4 {
            let (server, mounts, breaches) =
                (Arc::clone(&server), Arc::clone(&mounts), Arc::clone(&breaches));
            thread::spawn(move || {
                while let Ok(mut request) = server.recv() {
                    if request.url() == REPORTS {
                        let report = serde_json::from_reader(request.as_reader()).unwrap_or_default();
                        breaches.lock().unwrap().push(report);
                    }
                    let answer = answer(&mounts, request.url());
                    // A browser may have gone away meanwhile.
                    let _ = request.respond(answer);
                }
            });
        }
        Self { address, breaches }
    }

    /// What the policy has forbidden on the page at `url` since this was last asked.
    pub fn breaches(&self, url: &str) -> Vec<String> {
        let is_here = |report: &mut Value| report["csp-report"]["document-uri"] == url;
        let mut breaches = self.breaches.lock().unwrap();
        breaches.extract_if(.., is_here).map(|report| format!("Content Security Policy: {report}")).collect()
    }

    /// The full address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}

type Answer = Response<std::io::Cursor<Vec<u8>>>;

fn answer(mounts: &Mounts, url: &str) -> Answer {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let longest = mounts.iter().rev().find_map(|(under, site)| Some((site, path.strip_prefix(under)?)));
    let Some((site, rest)) = longest else { return Response::from_data(Vec::new()).with_status_code(404) };
    let bytes = |route: &str| {
        let rendered = site.render(&Route::new(route).ok()?)?;
        Some(rendered.unwrap_or_else(|problem| panic!("{route}: {problem:?}")).as_ref().to_vec())
    };
    let route = format!("/{rest}");
    let (status, bytes, route) = match bytes(&route) {
        Some(bytes) => (200, bytes, route),
        None => (404, bytes("/404.html").unwrap_or_default(), "/404.html".to_owned()),
    };
    let kind = content_type(&route);
    let bytes =
        if kind.starts_with("text/javascript") { [LISTENER.as_bytes(), &bytes].concat() } else { bytes };
    let policy = format!("{POLICY}; report-uri {REPORTS}");
    let headers =
        [("Content-Type", kind), ("Content-Security-Policy", &policy), ("X-Content-Type-Options", "nosniff")];
    headers
        .into_iter()
        .fold(Response::from_data(bytes).with_status_code(StatusCode(status)), |answer, (name, value)| {
            answer.with_header(Header::from_bytes(name, value).unwrap())
        })
}

fn content_type(route: &str) -> &'static str {
    match route.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        _ => "text/html; charset=utf-8",
    }
}
