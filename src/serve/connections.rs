//! The open connections, of which there are only so many.

use std::{
    collections::BTreeMap,
    net::{Shutdown, TcpStream},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use rustix::net::{RecvFlags, recv};

/// The most connections that are open at once.
pub(super) const MOST: usize = 64;

/// What a connection is doing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Doing {
    /// It has not said all that it wants: it gives way to another.
    Asking,
    /// It is being answered.
    Answered,
}

/// The open connections.
#[derive(Default)]
pub(super) struct Connections(Mutex<Slots>);

#[derive(Default)]
struct Slots {
    taken: BTreeMap<u64, (TcpStream, Doing)>,
    /// Grows with every change, so that the smallest number has waited longest.
    turn: u64,
    is_closed: bool,
}

/// One connection; its slot is free when this is dropped.
pub(super) struct Connection {
    connections: Arc<Connections>,
    slot: u64,
}

impl Connections {
    /// Gives a connection a slot. When all are taken, that of one that has gone away or of the one
    /// that has been asking longest; `None` when all others are being answered.
    pub(super) fn admit(self: &Arc<Self>, stream: &TcpStream) -> Option<Connection> {
        let mut slots = self.slots();
        if slots.is_closed {
            return None;
        }
        if slots.taken.len() >= MOST {
            let asking =
                |(slot, (_, doing)): (&u64, &(TcpStream, Doing))| (*doing == Doing::Asking).then_some(*slot);
            let gone = |(slot, (stream, _)): (&u64, &(TcpStream, Doing))| is_gone(stream).then_some(*slot);
            let taken = &slots.taken;
            let free = taken.iter().find_map(gone).or_else(|| taken.iter().find_map(asking))?;
            if let Some((stream, _)) = slots.taken.remove(&free) {
                // It may be gone already.
                let _ = stream.shutdown(Shutdown::Both);
            }
        }
        let stream = stream.try_clone().ok()?;
        let slot = slots.turn;
        slots.turn += 1;
        slots.taken.insert(slot, (stream, Doing::Asking));
        Some(Connection { connections: Arc::clone(self), slot })
    }

    /// Ends every connection and admits no other.
    pub(super) fn close(&self) {
        let mut slots = self.slots();
        slots.is_closed = true;
        for (stream, _) in slots.taken.values() {
            // It may be gone already.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    fn slots(&self) -> MutexGuard<'_, Slots> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Connection {
    /// Notes what the connection does now; gives whether it still has its slot.
    pub(super) fn is(&mut self, doing: Doing) -> bool {
        let mut slots = self.connections.slots();
        let Some((stream, _)) = slots.taken.remove(&self.slot) else { return false };
        self.slot = slots.turn;
        slots.turn += 1;
        let is_open = !slots.is_closed;
        slots.taken.insert(self.slot, (stream, doing));
        is_open
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.connections.slots().taken.remove(&self.slot);
    }
}

/// Whether the other side has closed the connection.
fn is_gone(stream: &TcpStream) -> bool {
    let mut byte = [0_u8; 1];
    matches!(recv(stream, &mut byte, RecvFlags::PEEK | RecvFlags::DONTWAIT), Ok((0, _)))
}
