//! The preview, as browsers, authors and strangers meet it.
#![expect(clippy::disallowed_methods, reason = "these tests save files as authors do and wait for them")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests are tests too")]

mod answers;
mod broken;
mod ends;
mod hostile;
mod preview;
mod saves;
mod session;
mod streams;
