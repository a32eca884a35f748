//! What a site promises its authors and readers: files in, pages and diagnostics out.
#![expect(clippy::unwrap_used, clippy::panic, reason = "what helps a test fails by a panic, as a test does")]

mod harness;
mod page;
mod sample;

mod addresses;
mod alignment;
mod bad_input;
mod blocks;
mod cli;
mod feeds;
mod golden;
mod heirs;
mod hosting;
mod links_hold;
mod lists;
mod markdown;
mod mentions;
mod metadata;
mod missing;
mod neighbours;
mod numbers;
mod promises;
mod properties;
mod real_article;
mod search;
mod settings;
mod share;
mod sharing;
mod slips;
mod sources;
mod story;
mod structured;
mod theme;
