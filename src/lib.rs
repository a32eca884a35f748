//! **sharh** makes a bilingual explainer website out of an article, its translation, a glossary and
//! background pages.
//!
//! The stages run from left to right, each a module with one public function of its own name; a
//! module names only what stands before it in this list (`tests/layers.rs` holds that).

pub mod base;
pub mod cli;
pub mod link;
pub mod pipeline;
pub mod publish;
pub mod read;
pub mod render;
pub mod serve;
pub mod understand;
