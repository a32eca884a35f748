//! The search as readers have it: the scripts of its page, run by Node on what the program writes.
#![expect(clippy::unwrap_used, clippy::panic, reason = "what helps a test fails by a panic, as a test does")]
#![expect(clippy::disallowed_methods, reason = "a site is written for Node to read")]

#[path = "search/node.rs"]
mod node;
#[path = "search/relevance.rs"]
mod relevance;
#[path = "search/twin.rs"]
mod twin;
