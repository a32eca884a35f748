//! What templates are given: a view for each kind of page, complete, so that they ask for nothing.
//!
//! The fields are a promise to those who write templates: a change here is a change for them.

pub mod article;
pub mod bearings;
pub mod card;
pub mod cite;
pub mod credit;
pub mod crumb;
pub mod embed;
pub mod explainer;
pub mod forwarding;
pub mod frame;
pub mod glossary;
pub mod lists;
pub mod preview;
pub mod row;
pub mod search;
pub mod special;
pub mod term;
pub mod text;
pub mod timeline;
pub mod twin;

pub use super::phrase::{Html, Phrase};
