//! The words that every stage shares.
//!
//! *Takes* strings, *gives* small values that were checked once, when they were made: after that
//! nothing checks them again. *Never* does a stage's work.

pub mod anchor;
pub mod count;
pub mod date;
pub mod diagnostic;
pub mod digest;
pub mod language;
pub mod lines;
pub mod memo;
pub mod period;
pub mod route;
pub mod slug;
pub mod source;
