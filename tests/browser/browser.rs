//! A browser with one session. Sessions are dear to start, so tests hand them on to each other.

use std::{
    sync::{LazyLock, Mutex},
    time::Duration,
};

use fantoccini::{
    Client, ClientBuilder,
    wd::{TimeoutConfiguration, WebDriverCompatibleCommand},
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::{driver::Driver, engine::Engine};

/// What drives the sessions and the server: tests themselves are plain functions, which wait.
pub static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
});

/// Browsers that wait for the next test.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// Waits for what a session is asked.
pub fn wait<F: Future>(future: F) -> F::Output {
    RUNTIME.block_on(future)
}

/// A running browser.
pub struct Browser {
    /// Its engine.
    pub engine: Engine,
    /// Its session.
    pub client: Client,
    _driver: Driver,
    _profile: TempDir,
}

impl Browser {
    /// An idle browser of this engine, or a new one.
    pub fn take(engine: Engine) -> Self {
        let mut idle = IDLE.lock().unwrap();
        let known = idle.iter().position(|browser| browser.engine == engine);
        let known = known.map(|at| idle.swap_remove(at));
        drop(idle);
        known.unwrap_or_else(|| Self::start(engine))
    }

    /// Leaves the browser to the next test.
    pub fn give_back(self) {
        IDLE.lock().unwrap().push(self);
    }

    /// Ends every idle browser.
    pub fn end_all() {
        let idle = std::mem::take(&mut *IDLE.lock().unwrap());
        for browser in idle {
            let _ = wait(browser.client.clone().close());
        }
    }

    /// A new browser. One that does not start is tried once more: what is tested is the site.
    fn start(engine: Engine) -> Self {
        let browser = Self::try_start(engine).or_else(|said| {
            eprintln!("{} is started again: {said}", engine.name());
            Self::try_start(engine)
        });
        browser.unwrap_or_else(|said| panic!("no session of {}: {said}", engine.name()))
    }

    fn try_start(engine: Engine) -> Result<Self, String> {
        let profile = tempfile::tempdir().unwrap();
        let driver = Driver::start(engine)?;
        let mut session = ClientBuilder::new(HttpConnector::new());
        session.capabilities(engine.capabilities(profile.path()));
        let client = wait(session.connect(&driver.url));
        let client = client.map_err(|error| format!("{error}\n{}", driver.printed()))?;
        let browser = Self { engine, client, _driver: driver, _profile: profile };
        // What takes a second on a quiet machine may take long on a busy one.
        let limit = Some(Duration::from_mins(2));
        let limits = TimeoutConfiguration::new(limit, limit, Some(Duration::ZERO));
        wait(browser.client.update_timeouts(limits)).unwrap();
        Ok(browser)
    }

    /// Asks Chromium for what only its own protocol has.
    pub fn chromium(&self, command: &str, parameters: &Value) -> Value {
        assert_eq!(self.engine, Engine::Chromium, "only Chromium knows {command}");
        self.extension("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    fn extension(&self, path: &'static str, body: Value) -> Value {
        wait(self.client.issue_cmd(Extension { path, body }))
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The errors and warnings that Chromium's console has shown since it was last asked.
    pub fn log(&self) -> Vec<String> {
        let entries = self.extension("se/log", json!({ "type": "browser" }));
        let is_error = |entry: &&Value| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING"));
        let entries = entries.as_array().cloned().unwrap_or_default();
        entries.iter().filter(is_error).map(|entry| entry["message"].to_string()).collect()
    }
}

/// A command beyond the standard.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
