//! Ports for servers that tests start.

use std::{
    net::TcpListener,
    process,
    sync::atomic::{AtomicU16, Ordering},
};

/// A port that nobody listens on. It lies below those that the system gives to whoever asks for any, so
/// that no connection takes it before the server does.
pub fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let of_this_run = u16::try_from(process::id() % 1000).unwrap();
    loop {
        let port = 12_000 + (of_this_run * 16 + NEXT.fetch_add(1, Ordering::Relaxed)) % 18_000;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}
