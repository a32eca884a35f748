//! The engines that the tests run in, and how each is started.

use std::{env, path::Path};

use serde_json::{Map, Value, json};

/// A browser's engine.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Engine {
    /// Chromium, by chromedriver: it can imitate everything that the tests ask for.
    Chromium,
    /// `WebKitGTK`, by `WebKitWebDriver`, on a screen of its own.
    WebKit,
    /// Firefox, by geckodriver.
    Firefox,
}

/// Every engine.
pub const ENGINES: [Engine; 3] = [Engine::Chromium, Engine::WebKit, Engine::Firefox];

impl Engine {
    /// The engine's name, as tests and files carry it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::WebKit => "webkit",
            Self::Firefox => "firefox",
        }
    }

    /// The programs that it needs.
    pub fn programs(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromedriver"],
            Self::WebKit => &["WebKitWebDriver", "Xvfb"],
            Self::Firefox => &["geckodriver"],
        }
    }

    /// The first program that is not installed.
    pub fn missing(self) -> Option<&'static str> {
        let folders = env::var_os("PATH").unwrap_or_default();
        let is_there = |name: &&&str| env::split_paths(&folders).any(|folder| folder.join(name).is_file());
        self.programs().iter().find(|name| !is_there(name)).copied()
    }

    /// What a session is asked for; `profile` is an empty folder.
    pub fn capabilities(self, profile: &Path) -> Map<String, Value> {
        let options = match self {
            Self::Chromium => json!({
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": { "args": [
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-quic",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                    "--hide-scrollbars",
                    "--window-size=1280,900",
                    format!("--user-data-dir={}", profile.display()),
                ] },
            }),
            Self::WebKit => json!({ "webkitgtk:browserOptions": {
                "binary": webkit(), "args": ["--automation"],
            } }),
            Self::Firefox => json!({ "moz:firefoxOptions": {
                "args": ["-headless"],
                // As in the others, bars to scroll with take no room.
                "prefs": { "ui.useOverlayScrollbars": 1 },
            } }),
        };
        options.as_object().cloned().unwrap_or_default()
    }
}

/// The small browser that comes with `WebKitGTK`, in the folder of this machine's architecture.
fn webkit() -> String {
    let folder = format!("/usr/lib/{}-linux-gnu", env::consts::ARCH);
    let versions = ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"];
    let path = |version: &&str| Path::new(&folder).join(version).join("MiniBrowser");
    versions.iter().map(path).find(|path| path.is_file()).unwrap_or_default().display().to_string()
}
