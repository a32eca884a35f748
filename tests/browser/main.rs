//! What a reader does, in real browsers: one set of tests for every engine.
//!
//! A test is a plain function that is given a [`Page`](page::Page) and panics when something is not
//! as a reader expects it:
//!
//! ```ignore
//! fn the_chosen_mode_is_kept(page: &Page) {
//!     page.go("/ar/articles/baku-visit/");
//!     page.click(".modes label:nth-of-type(2)");
//!     page.reload();
//!     assert!(page.get::<bool>("document.querySelector('.modes [value=\"en\"]').checked"));
//!     page.console_is_clean();
//! }
//! ```
//!
//! To add some: write a module with such functions and a `pub fn tests() -> Vec<Test>` that lists them
//! with [`in_every_engine!`] or, where they need what only Chromium can imitate (a phone's width, touch,
//! dark, no script, paper), [`in_chromium!`]; then name the module in [`all`]. Every site of
//! [`sites`] is served from memory by [`server`], under the strictest policy.
//!
//! `cargo test --test browser` runs them all, `cargo test --test browser webkit::modes` some of them. A
//! machine without an engine's driver passes and says so; with `SHARH_BROWSERS=required`, which
//! `tests/all` sets after it has installed them, a missing driver is a failure.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]
#![expect(clippy::disallowed_methods, reason = "drivers are processes, and waiting for them needs a clock")]
#![expect(clippy::print_stderr, reason = "a run says what it could not try")]

mod agreement;
mod browser;
mod direction;
mod driver;
mod engine;
mod instruments;
mod judges;
mod kept;
mod kinds;
mod layout;
mod links;
mod modes;
mod odd;
mod page;
mod paper;
mod port;
mod previews;
mod saves;
mod screenshots;
mod search;
mod server;
mod sites;

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    process::ExitCode,
    sync::Arc,
};

use libtest_mimic::{Arguments, Trial};

use browser::Browser;
use engine::{ENGINES, Engine};
use page::Page;
use server::Server;

/// A test, and the engines that it runs in.
pub struct Test {
    name: &'static str,
    engines: &'static [Engine],
    run: fn(&Page),
}

/// Tests that run in every engine.
#[macro_export]
macro_rules! in_every_engine {
    ($($test:ident),* $(,)?) => { vec![$($crate::Test::new(concat!(module_path!(), "::", stringify!($test)), &$crate::engine::ENGINES, $test)),*] };
}

/// Tests that run in Chromium only.
#[macro_export]
macro_rules! in_chromium {
    ($($test:ident),* $(,)?) => { vec![$($crate::Test::new(concat!(module_path!(), "::", stringify!($test)), &[$crate::engine::Engine::Chromium], $test)),*] };
}

impl Test {
    /// A test with its full name; the macros make it.
    pub fn new(name: &'static str, engines: &'static [Engine], run: fn(&Page)) -> Self {
        Self { name: name.trim_start_matches("browser::"), engines, run }
    }

    fn trial(&self, engine: Engine, server: &Arc<Server>) -> Trial {
        let (run, server) = (self.run, Arc::clone(server));
        Trial::test(format!("{}::{}", engine.name(), self.name), move || {
            let browser = Browser::take(engine);
            let outcome = catch_unwind(AssertUnwindSafe(|| run(&Page::fresh(&browser, &server))));
            // A browser in which a test has failed may be in any state: it is ended.
            match outcome {
                Ok(()) => browser.give_back(),
                Err(panic) => resume_unwind(panic),
            }
            Ok(())
        })
    }
}

/// Every test, by module.
fn all() -> Vec<Test> {
    [
        instruments::tests(),
        modes::tests(),
        previews::tests(),
        kept::tests(),
        links::tests(),
        layout::tests(),
        direction::tests(),
        paper::tests(),
        agreement::tests(),
        judges::tests(),
        screenshots::tests(),
        saves::tests(),
        search::tests(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether a run fails where an instrument is missing.
fn must() -> bool {
    std::env::var("SHARH_BROWSERS").is_ok_and(|value| value == "required")
}

/// The engines that are there; one that is not fails a run that must see it.
fn engines() -> Result<Vec<Engine>, String> {
    let mut engines = Vec::new();
    for engine in ENGINES {
        match engine.missing() {
            None => engines.push(engine),
            Some(program) if must() => {
                return Err(format!("{program} is not installed, and the run requires it"));
            }
            Some(program) => {
                eprintln!("{}: not tried, since {program} is not installed", engine.name());
            }
        }
    }
    Ok(engines)
}

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    let engines = match engines() {
        Ok(engines) => engines,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::FAILURE;
        }
    };
    let server = Arc::new(Server::start(sites::sites()));
    let tests = all();
    let trials = engines.iter().flat_map(|engine| {
        let own = tests.iter().filter(|test| test.engines.contains(engine));
        own.map(|test| test.trial(*engine, &server))
    });
    let trials = trials.collect();
    // Browsers are large: two at a time keep two cores busy.
    arguments.test_threads = Some(arguments.test_threads.unwrap_or(2));
    let conclusion = libtest_mimic::run(&arguments, trials);
    Browser::end_all();
    conclusion.exit_code()
}
