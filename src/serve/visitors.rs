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
pub(super) struct Visitors(Mutex<Seats>);

#[derive(Default)]
struct Seats {
    taken: BTreeMap<u64, (TcpStream, Doing)>,
    /// Grows with every change, so that the smallest number has waited longest.
    turn: u64,
    is_closed: bool,
}

/// One connection; its seat is free when this is dropped.
pub(super) struct Visit {
    visitors: Arc<Visitors>,
    seat: u64,
}

impl Visitors {
    /// Gives a connection a seat. When all are taken, that of one that has gone away or of the one
    /// that has been asking longest; `None` when all others are being answered.
    pub(super) fn admit(self: &Arc<Self>, stream: &TcpStream) -> Option<Visit> {
        let mut seats = self.seats();
        if seats.is_closed {
            return None;
        }
        if seats.taken.len() >= MOST {
            let asking =
                |(seat, (_, doing)): (&u64, &(TcpStream, Doing))| (*doing == Doing::Asking).then_some(*seat);
            let gone = |(seat, (stream, _)): (&u64, &(TcpStream, Doing))| is_gone(stream).then_some(*seat);
            let taken = &seats.taken;
            let free = taken.iter().find_map(gone).or_else(|| taken.iter().find_map(asking))?;
            if let Some((stream, _)) = seats.taken.remove(&free) {
                // It may be gone already.
                let _ = stream.shutdown(Shutdown::Both);
            }
        }
        let stream = stream.try_clone().ok()?;
        let seat = seats.turn;
        seats.turn += 1;
        seats.taken.insert(seat, (stream, Doing::Asking));
        Some(Visit { visitors: Arc::clone(self), seat })
    }

    /// Ends every connection and admits no other.
    pub(super) fn close(&self) {
        let mut seats = self.seats();
        seats.is_closed = true;
        for (stream, _) in seats.taken.values() {
            // It may be gone already.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    fn seats(&self) -> MutexGuard<'_, Seats> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Visit {
    /// Notes what the connection does now; gives whether it still has its seat.
    pub(super) fn is(&mut self, doing: Doing) -> bool {
        let mut seats = self.visitors.seats();
        let Some((stream, _)) = seats.taken.remove(&self.seat) else { return false };
        self.seat = seats.turn;
        seats.turn += 1;
        let is_open = !seats.is_closed;
        seats.taken.insert(self.seat, (stream, doing));
        is_open
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        self.visitors.seats().taken.remove(&self.seat);
    }
}

/// Whether the other side has closed the connection.
fn is_gone(stream: &TcpStream) -> bool {
    let mut byte = [0_u8; 1];
    matches!(recv(stream, &mut byte, RecvFlags::PEEK | RecvFlags::DONTWAIT), Ok((0, _)))
}
