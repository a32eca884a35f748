//! What a site promises its authors and readers: files in, pages and diagnostics out.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what helps a test fails by a panic, as a test does"
)]

mod harness;
mod page;

mod alignment;
mod sources;
