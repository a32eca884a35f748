//! The project's own site is fit to be read: whole in both languages, sourced, and written as each
//! language is written.
#![expect(clippy::unwrap_used, clippy::panic, reason = "what helps a test fails by a panic, as a test does")]

mod arabic;
mod english;
mod names;
mod own;
mod same;
mod whole;
