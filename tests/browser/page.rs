//! A page as a reader meets it: what a test does with it and asks of it.
//!
//! Everything waits until it is done and fails the test when it cannot be done. Paths are those of
//! the test server (`/ar/`, `/a/b/ar/`, `/odd/ar/`); a full address goes where it says.

use std::{
    thread,
    time::{Duration, Instant},
};

use fantoccini::{
    Locator,
    actions::{
        InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions,
    },
    elements::Element,
    key::Key,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::{
    browser::{Browser, wait},
    engine::Engine,
    server::Server,
};

/// How long a page may take to become what a test expects, on a machine with much else to do.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Lets time pass, where a test holds that nothing happens in it.
pub fn pause(milliseconds: u64) {
    thread::sleep(Duration::from_millis(milliseconds));
}

/// A page in a browser.
pub struct Page<'run> {
    /// The browser that shows it.
    pub browser: &'run Browser,
    server: &'run Server,
}

impl<'run> Page<'run> {
    /// An empty page: 1280 pixels wide where the engine can, nothing remembered, nothing imitated.
    pub fn fresh(browser: &'run Browser, server: &'run Server) -> Self {
        let page = Self { browser, server };
        if page.engine() == Engine::Chromium {
            browser.chromium("Emulation.setScriptExecutionDisabled", &json!({ "value": false }));
            browser.chromium("Emulation.setTouchEmulationEnabled", &json!({ "enabled": false }));
            browser.chromium("Emulation.setEmulatedMedia", &json!({ "media": "", "features": [] }));
        }
        page.size(1280, 900);
        page.go("/robots.txt");
        page.run("try { localStorage.clear(); sessionStorage.clear() } catch {}");
        page.console();
        page
    }

    /// The engine that shows it.
    pub fn engine(&self) -> Engine {
        self.browser.engine
    }

    /// The server that it comes from.
    pub fn server(&self) -> &'run Server {
        self.server
    }

    /// The full address of a path.
    pub fn url(&self, path: &str) -> String {
        if path.contains("://") || path.starts_with("about:") {
            path.to_owned()
        } else {
            self.server.url(path)
        }
    }

    /// Goes to a page and waits until it and its faces have come.
    pub fn go(&self, path: &str) {
        self.set_out(path);
        let _: Value = self.later("document.fonts ? document.fonts.ready.then(() => done(1)) : done(1)");
    }

    /// Goes to an address and waits for no page: this one leads on to another by itself.
    pub fn set_out(&self, path: &str) {
        let url = self.url(path);
        wait(self.browser.client.goto(&url)).unwrap_or_else(|error| panic!("cannot go to {url}: {error}"));
    }

    /// Loads the page again.
    pub fn reload(&self) {
        wait(self.browser.client.refresh()).unwrap();
    }

    /// Goes back to the page before.
    pub fn back(&self) {
        wait(self.browser.client.back()).unwrap();
    }

    /// Where the reader is: the path, with query and fragment.
    pub fn here(&self) -> String {
        self.get("location.pathname + location.search + location.hash")
    }

    /// The one element that `css` selects first.
    pub fn element(&self, css: &str) -> Element {
        let found = wait(self.browser.client.find(Locator::Css(css)));
        found.unwrap_or_else(|_| panic!("{} has no {css}", self.here()))
    }

    /// Clicks with the mouse, after scrolling there, as `WebDriver` does it.
    pub fn click(&self, css: &str) {
        wait(self.element(css).click()).unwrap_or_else(|error| panic!("cannot click {css}: {error}"));
    }

    /// Moves the mouse onto an element, which stands in view afterwards.
    pub fn hover(&self, css: &str) {
        self.run(&format!(
            "document.querySelector({css:?}).scrollIntoView({{ block: 'center', behavior: 'instant' }})"
        ));
        let (x, y) = self.middle(css);
        self.mouse(x, y);
    }

    /// Moves the mouse to a place in the viewport.
    pub fn mouse(&self, x: f64, y: f64) {
        let to = |x, y| PointerAction::MoveTo { duration: Some(Duration::from_millis(30)), x, y };
        let moves = MouseActions::new("mouse".to_owned()).then(to(x + 1.0, y + 1.0)).then(to(x, y));
        wait(self.browser.client.perform_actions(moves)).unwrap();
    }

    /// Taps an element with a finger.
    pub fn tap(&self, css: &str) {
        self.run(&format!(
            "document.querySelector({css:?}).scrollIntoView({{ block: 'center', behavior: 'instant' }})"
        ));
        let (x, y) = self.middle(css);
        let tap = TouchActions::new("finger".to_owned())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        wait(self.browser.client.perform_actions(tap)).unwrap();
    }

    /// The middle of an element's first box, in the viewport; a term may be broken over two lines.
    fn middle(&self, css: &str) -> (f64, f64) {
        self.get(&format!(
            "(() => {{ const box = document.querySelector({css:?}).getClientRects()[0];
               return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)] }})()"
        ))
    }

    /// Presses and releases keys.
    pub fn keys(&self, keys: &[Key]) {
        let typed = keys.iter().fold(KeyActions::new("keys".to_owned()), |typed, key| {
            let value = char::from(*key);
            typed.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        wait(self.browser.client.perform_actions(typed)).unwrap();
    }

    /// Types into whatever has the focus.
    pub fn type_text(&self, text: &str) {
        let typed = text.chars().fold(KeyActions::new("keys".to_owned()), |typed, value| {
            typed.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        wait(self.browser.client.perform_actions(typed)).unwrap();
    }

    /// Gives an element the focus as the keyboard would.
    pub fn focus(&self, css: &str) {
        self.run(&format!("document.querySelector({css:?}).focus({{ focusVisible: true }})"));
    }

    /// The text that an element shows.
    pub fn text(&self, css: &str) -> String {
        self.get(&format!("document.querySelector({css:?}).innerText.trim()"))
    }

    /// An attribute of an element.
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.get(&format!("document.querySelector({css:?}).getAttribute({name:?})"))
    }

    /// How many elements `css` selects.
    pub fn count(&self, css: &str) -> usize {
        self.get(&format!("document.querySelectorAll({css:?}).length"))
    }

    /// Whether a reader sees an element: it has a box, and nothing hides it.
    pub fn shows(&self, css: &str) -> bool {
        self.get(&format!(
            "[...document.querySelectorAll({css:?})].some((element) => element.checkVisibility({{ visibilityProperty: true, contentVisibilityAuto: false }}) && element.getClientRects().length > 0)"
        ))
    }

    /// The value of an expression.
    pub fn get<T: DeserializeOwned>(&self, expression: &str) -> T {
        self.script(&format!("return {expression};"), vec![])
    }

    /// Runs statements.
    pub fn run(&self, statements: &str) {
        let _: Value = self.script(&format!("{statements}; return 0;"), vec![]);
    }

    /// Runs the body of a function and gives what it returns.
    pub fn script<T: DeserializeOwned>(&self, body: &str, arguments: Vec<Value>) -> T {
        let value = wait(self.browser.client.execute(body, arguments));
        let value = value.unwrap_or_else(|error| panic!("{error}\nin {body}"));
        serde_json::from_value(value).unwrap_or_else(|error| panic!("{error}\nof {body}"))
    }

    /// Runs statements that call `done` with their value some time later.
    pub fn later<T: DeserializeOwned>(&self, statements: &str) -> T {
        let body = format!("const done = arguments[arguments.length - 1]; {statements};");
        let value = wait(self.browser.client.execute_async(&body, vec![]));
        let value = value.unwrap_or_else(|error| panic!("{error}\nin {statements}"));
        serde_json::from_value(value).unwrap_or_else(|error| panic!("{error}\nof {statements}"))
    }

    /// Lets time pass by the page's own clock: what it had set for earlier has happened then, however
    /// slow the machine is.
    pub fn rest(&self, milliseconds: u32) {
        let _: Value = self.later(&format!("setTimeout(() => done(0), {milliseconds})"));
    }

    /// Waits until an expression is true. A page that is being left may give no answer.
    pub fn until(&self, expression: &str) {
        let begun = Instant::now();
        let body = format!("return !!({expression});");
        loop {
            let answer = wait(self.browser.client.execute(&body, vec![]));
            if matches!(answer, Ok(Value::Bool(true))) {
                return;
            }
            let is_late = begun.elapsed() >= PATIENCE;
            assert!(!is_late, "on {} it never holds that {expression}: {answer:?}", self.here());
            pause(25);
        }
    }

    /// Gives the viewport this size in CSS pixels. Only Chromium goes below about 450.
    pub fn size(&self, width: u32, height: u32) {
        if self.engine() == Engine::Chromium {
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.browser.chromium("Emulation.setDeviceMetricsOverride", &size);
            return;
        }
        let begun = Instant::now();
        let mut frame = (0, 0);
        loop {
            let outer = (width + frame.0, height + frame.1);
            wait(self.browser.client.set_window_size(outer.0, outer.1)).unwrap();
            // The page hears of its new size a little later.
            pause(25);
            let inner: (u32, u32) = self.get("[innerWidth, innerHeight]");
            if inner == (width, height) {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "asked for {width} × {height}, the viewport is {inner:?}");
            frame = self.get("[outerWidth - innerWidth, outerHeight - innerHeight].map(n => Math.max(0, n))");
        }
    }

    /// Imitates what a reader's system asks for, such as `("prefers-color-scheme", "dark")` (Chromium).
    pub fn media(&self, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.browser.chromium("Emulation.setEmulatedMedia", &json!({ "media": "", "features": features }));
    }

    /// Imitates paper or a screen (Chromium): `print`, `screen`, or nothing.
    pub fn medium(&self, medium: &str) {
        self.browser.chromium("Emulation.setEmulatedMedia", &json!({ "media": medium }));
    }

    /// Turns the page's own scripts off; the test's still run (Chromium).
    pub fn without_script(&self) {
        self.browser.chromium("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
    }

    /// Gives the reader a finger instead of a mouse (Chromium).
    pub fn touch(&self) {
        self.browser.chromium("Emulation.setTouchEmulationEnabled", &json!({ "enabled": true }));
    }

    /// What the console has complained of since it was last asked. `WebKit` and Firefox do not tell: of
    /// them this is what the page's own listener and the server have heard.
    pub fn console(&self) -> Vec<String> {
        if self.engine() == Engine::Chromium {
            return self.browser.log();
        }
        pause(100);
        let mut heard: Vec<String> = self.get("window.heard?.splice(0) ?? []");
        heard.extend(self.server.breaches(&self.get::<String>("location.href.split('#')[0]")));
        heard
    }

    /// Holds that the console has complained of nothing.
    pub fn console_is_clean(&self) {
        let errors = self.console();
        assert!(errors.is_empty(), "{} in {}: {errors:#?}", self.here(), self.engine().name());
    }
}
