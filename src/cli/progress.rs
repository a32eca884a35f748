//! A bar for work that takes longer than a second, on a terminal only.

use std::{
    io::IsTerminal,
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressStyle};

/// How long the work goes on before a bar is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// The clock is looked at every so many steps.
const STEPS_A_LOOK: usize = 64;

/// Counts steps and shows them once the work has lasted.
pub(super) struct Progress {
    total: usize,
    done: AtomicUsize,
    started: Instant,
    bar: OnceLock<ProgressBar>,
    is_shown: bool,
}

impl Progress {
    pub(super) fn new(total: usize) -> Self {
        Self {
            total,
            done: AtomicUsize::new(0),
            started: Instant::now(),
            bar: OnceLock::new(),
            is_shown: std::io::stderr().is_terminal(),
        }
    }

    /// Another step is done.
    pub(super) fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.is_shown && done.is_multiple_of(STEPS_A_LOOK) && self.started.elapsed() > PATIENCE {
            self.bar.get_or_init(|| bar(self.total)).set_position(done as u64);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

fn bar(total: usize) -> ProgressBar {
    let bar = ProgressBar::new(total as u64);
    match ProgressStyle::with_template("{bar:40} {pos} of {len} pages, {eta} to go") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
