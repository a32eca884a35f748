//! A small web server for built sites: on loopback, on a port of its own, as strict as a host can be.
//!
//! It sends the policy of [`POLICY`] with every answer, says each file's type and lets nobody guess
//! one, so a page that breaks under it breaks here. A site can stand at the root and under a path.
//! Browsers report to it what the policy forbade, and scripts are served with a listener before
//! them, since not every engine's driver tells what its console says.

use std::{
    collections::BTreeMap,
    convert::Infallible,
    sync::{Arc, Mutex},
};

use http_body_util::{BodyExt, Collected, Full};
use hyper::{
    Request, Response,
    body::{Bytes, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use sharh::{base::route::Route, pipeline::Website};
use tokio::net::TcpListener;

use crate::browser::{RUNTIME, wait};

/// The strictest policy that a site is promised to work under.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
                          font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";

/// Where browsers report what the policy forbade.
const REPORTS: &str = "/reports";

/// Hears what goes wrong in a page's scripts; and goes wrong when it is told to.
const LISTENER: &str = "window.heard = [];
addEventListener('error', (event) => heard.push(String(event.message)), true);
addEventListener('fail', () => nothing.at.all());
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
    breaches: Breaches,
}

/// What browsers have reported.
type Breaches = Arc<Mutex<Vec<Value>>>;

impl Server {
    /// Serves `mounts` on a free port.
    pub fn start(mounts: Mounts) -> Self {
        let listener = wait(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let breaches = Breaches::default();
        RUNTIME.spawn(listen(listener, Arc::new(mounts), Arc::clone(&breaches)));
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

async fn listen(listener: TcpListener, mounts: Arc<Mounts>, breaches: Breaches) {
    while let Ok((stream, _)) = listener.accept().await {
        let (mounts, breaches) = (Arc::clone(&mounts), Arc::clone(&breaches));
        let service = service_fn(move |request| respond(request, Arc::clone(&mounts), Arc::clone(&breaches)));
        // A browser may go away before it has its answer.
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

async fn respond(
    request: Request<Incoming>,
    mounts: Arc<Mounts>,
    breaches: Breaches,
) -> Result<Answer, Infallible> {
    let path = request.uri().path().to_owned();
    if path == REPORTS {
        let report = request.into_body().collect().await.map(Collected::to_bytes).unwrap_or_default();
        breaches.lock().unwrap().push(serde_json::from_slice(&report).unwrap_or_default());
    }
    Ok(answer(&mounts, &path))
}

type Answer = Response<Full<Bytes>>;

fn answer(mounts: &Mounts, path: &str) -> Answer {
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let longest = mounts.iter().rev().find_map(|(under, site)| Some((site, path.strip_prefix(under)?)));
    let Some((site, rest)) = longest else {
        return Response::builder().status(404).body(Full::default()).unwrap();
    };
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
    Response::builder()
        .status(status)
        .header("Content-Type", kind)
        .header("Content-Security-Policy", policy)
        .header("X-Content-Type-Options", "nosniff")
        .body(Full::from(bytes))
        .unwrap()
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
