//! stub
use crate::base::{diagnostic::Diagnostic, language::{Language, words::Words}, source::Source};
pub fn words(_: &Language, _: Option<&Source>) -> (Words, Vec<Diagnostic>) { (Words, Vec::new()) }
