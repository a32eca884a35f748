//! Word of every change, to whoever listens.

use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    mpsc::{Receiver, Sender, channel},
};

/// Those who listen. Each gets every event once, in order, from the moment it began to listen.
#[derive(Default)]
pub(super) struct Events(Mutex<Listeners>);

#[derive(Default)]
struct Listeners {
    all: Vec<Sender<Arc<str>>>,
    is_over: bool,
}

impl Events {
    /// Begins to listen. `first` is called while no event can be told, and gives what the listener
    /// is told before all others.
    pub(super) fn listen(&self, first: impl FnOnce() -> Arc<str>) -> Receiver<Arc<str>> {
        let (sender, receiver) = channel();
        let mut listeners = self.listeners();
        if !listeners.is_over && sender.send(first()).is_ok() {
            listeners.all.push(sender);
        }
        receiver
    }

    /// Tells all. `change` is called while nobody begins to listen, and gives what is told.
    pub(super) fn tell(&self, change: impl FnOnce() -> Arc<str>) {
        let mut listeners = self.listeners();
        let event = change();
        listeners.all.retain(|listener| listener.send(Arc::clone(&event)).is_ok());
    }

    /// Ends every listening.
    pub(super) fn end(&self) {
        let mut listeners = self.listeners();
        listeners.is_over = true;
        listeners.all.clear();
    }

    fn listeners(&self) -> MutexGuard<'_, Listeners> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
