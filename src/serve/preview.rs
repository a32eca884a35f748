//! What browsers see: a site and what is wrong with it, exchanged whole.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use serde_json::json;

use super::{change::Change, events::Events, pages::Pages, report::Report};

/// A site and what is wrong with it. A request sees one of these from beginning to end.
#[derive(Clone)]
pub(super) struct Preview {
    /// Which one of this run's it is.
    pub generation: u64,
    /// The last good site, or the best there is; `None` when there never was one.
    pub pages: Option<Arc<Pages>>,
    /// What is wrong with the sources as they are now.
    pub report: Arc<Report>,
}

/// The preview of the moment, and those who want to hear of the next.
pub(super) struct Current {
    /// Tells this run from others.
    run: String,
    /// Where the site begins.
    base: String,
    now: Mutex<Preview>,
    pub events: Events,
}

impl Current {
    /// What shows `preview` under the path `base`; `run` is a name that no other run has.
    pub(super) fn new(run: String, base: String, preview: Preview) -> Self {
        Self { run, base, now: Mutex::new(preview), events: Events::default() }
    }

    /// What is to be seen now.
    pub(super) fn now(&self) -> Preview {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Shows something else, and tells everybody.
    pub(super) fn show(&self, pages: Option<Arc<Pages>>, report: Report, change: &Change) {
        let mut old = None;
        self.events.tell(|| {
            let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
            let next = Preview { generation: now.generation + 1, pages, report: Arc::new(report) };
            let event = json!({
                "generation": next.generation,
                "errors": next.report.errors,
                "moved": pairs(&change.moved),
                "lit": pairs(&change.lit),
            });
            old = Some(std::mem::replace(&mut *now, next));
            format!("event: change\ndata: {event}\n\n").into()
        });
        // An old site is large: it goes when nobody waits.
        drop(old);
    }

    /// What a new listener is told first.
    pub(super) fn hello(&self) -> Arc<str> {
        let now = self.now();
        let event = json!({
            "run": self.run,
            "base": self.base,
            "generation": now.generation,
            "errors": now.report.errors,
        });
        format!("retry: 500\nevent: hello\ndata: {event}\n\n").into()
    }
}

fn pairs<K: ToString, V: ToString>(map: &BTreeMap<K, V>) -> BTreeMap<String, String> {
    map.iter().map(|(from, to)| (from.to_string(), to.to_string())).collect()
}
