//! Where the site is made again after every alarm.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError},
    },
    time::{Duration, Instant},
};

use super::{
    Console,
    change::{Change, change},
    pages::Pages,
    preview::Current,
    quiet::{Quiet, Ready},
    report::Report,
    watch::{Alarm, Watch},
};
use crate::{
    base::{diagnostic::Diagnostic, source::SourcePath},
    pipeline::{Memory, Options, Website, pipeline},
    read::{Again, Sources, again, read},
};

/// An error is shown only when nothing has happened for so long: it may be half a save.
const HELD: Duration = Duration::from_millis(120);

/// Where the site is made.
pub(super) struct Rebuilder {
    pub root: PathBuf,
    pub options: Options,
    pub console: Console,
    pub sources: Sources,
    /// What could not be read.
    pub unread: Vec<Diagnostic>,
    pub memory: Memory,
    /// What the console was told last.
    pub told: Vec<Diagnostic>,
}

/// What came of making the site.
pub(super) struct Made {
    pages: Option<Arc<Pages>>,
    wrong: Vec<Diagnostic>,
}

impl Made {
    fn has_errors(&self) -> bool {
        self.pages.is_none() || self.wrong.iter().any(Diagnostic::is_error)
    }
}

impl Rebuilder {
    /// Makes the site of the sources as they are. `before` is what was shown until now.
    pub(super) fn make(&self, before: Option<&Pages>) -> Made {
        let (website, mut wrong) = pipeline(&self.sources, &self.options, &self.memory);
        wrong.extend(self.unread.iter().cloned());
        let pages = website.map(|website| Arc::new(Pages::new(website)));
        if let (Some(pages), Some(before)) = (&pages, before)
            && !wrong.iter().any(Diagnostic::is_error)
            && has_new_templates(&before.website, &pages.website)
        {
            wrong.extend(pages.try_out(before));
        }
        wrong.sort();
        wrong.dedup();
        Made { pages, wrong }
    }

    /// What is shown of `made` when `before` was until now: the last good site stays.
    pub(super) fn choose(&mut self, made: Made, before: Option<Arc<Pages>>) -> (Option<Arc<Pages>>, Report) {
        let has_errors = made.has_errors();
        let website = made.pages.as_ref().or(before.as_ref()).map(|pages| &pages.website);
        if made.wrong != self.told {
            (self.console.report)(&self.sources, website, &made.wrong);
            self.told.clone_from(&made.wrong);
        }
        let report = Report::new(made.wrong, &self.sources, website);
        (if has_errors { before.or(made.pages) } else { made.pages }, report)
    }

    /// Makes the site again after every alarm, until the end.
    pub(super) fn run(mut self, current: &Current, alarms: &Receiver<Alarm>, mut watch: Watch) {
        let mut quiet = Quiet::default();
        let mut held: Option<(Made, Instant)> = None;
        loop {
            let now = Instant::now();
            let until = [quiet.next(now), held.as_ref().map(|(_, until)| *until)].into_iter().flatten().min();
            let Some(is_new) = hear(alarms, &mut quiet, until) else { return };
            let now = Instant::now();
            if let (true, Some((_, until))) = (is_new, &mut held) {
                *until = now + HELD;
            }
            let is_unfinished = |path: &Path| {
                fs::metadata(self.root.join(path)).map_or(true, |entry| entry.is_file() && entry.len() == 0)
            };
            if let Some(ready) = quiet.take(now, is_unfinished) {
                if self.read(&ready, &mut watch) {
                    let made = self.make(current.now().pages.as_deref());
                    held = self.show_or_hold(current, made);
                }
            } else if let Some((made, _)) = held.take_if(|(_, until)| *until <= now) {
                self.show(current, made);
            }
        }
    }

    fn show_or_hold(&mut self, current: &Current, made: Made) -> Option<(Made, Instant)> {
        if made.has_errors() && current.now().report.errors == 0 {
            return Some((made, Instant::now() + HELD));
        }
        self.show(current, made);
        None
    }

    fn show(&mut self, current: &Current, made: Made) {
        let before = current.now().pages;
        let (pages, report) = self.choose(made, before.clone());
        let change = match (&before, &pages) {
            (Some(old), Some(new)) if !Arc::ptr_eq(old, new) => change(&old.website.site, &new.website.site),
            _ => Change::default(),
        };
        current.show(pages, report, &change);
    }

    /// Reads what is ready; gives whether anything has changed.
    fn read(&mut self, ready: &Ready, watch: &mut Watch) -> bool {
        if let Ready::Files(paths) = ready {
            let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
            match again(&self.root, &paths, &mut self.sources, &mut self.unread) {
                Ok(Again::Same) => return false,
                Ok(Again::Changed) => return true,
                Ok(Again::Whole) | Err(_) => {}
            }
        }
        if let Some(note) = watch.renew() {
            (self.console.say)(&note);
        }
        let (sources, unread) = read(&self.root).unwrap_or_else(|error| {
            let wrong = Diagnostic::error("unreadable", &SourcePath::new("."), format!("{error:#}"));
            (self.sources.clone(), vec![wrong.help("put the site's folder back")])
        });
        if let Some(note) = watch.follow(sources.link_targets()) {
            (self.console.say)(&note);
        }
        let sources = sources.sharing(&self.sources);
        let has_changed = sources != self.sources || unread != self.unread;
        (self.sources, self.unread) = (sources, unread);
        has_changed
    }
}

/// Waits for an alarm and notes all that there are; gives whether there was one, and nothing at the
/// end.
fn hear(alarms: &Receiver<Alarm>, quiet: &mut Quiet, until: Option<Instant>) -> Option<bool> {
    let first = match until {
        Some(until) => match alarms.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(alarm) => alarm,
            Err(RecvTimeoutError::Timeout) => return Some(false),
            Err(RecvTimeoutError::Disconnected) => return None,
        },
        None => alarms.recv().ok()?,
    };
    let now = Instant::now();
    for alarm in std::iter::once(first).chain(alarms.try_iter()) {
        match alarm {
            Alarm::File(path, sign) => quiet.touch(path, sign, now),
            Alarm::Anywhere => quiet.touch_all(now),
            Alarm::End => return None,
        }
    }
    Some(true)
}

/// Whether pages are printed otherwise than before: by other templates or with other words.
fn has_new_templates(old: &Website, new: &Website) -> bool {
    let (old, new) = (&old.site.corpus, &new.site.corpus);
    old.templates != new.templates || old.words != new.words
}
