//! stub
use crate::base::{diagnostic::Diagnostic, digest::Digest, source::SourcePath};
use crate::understand::forms::Forms;
use toml::Spanned;
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TermId(pub u32);
pub struct Entry<'a> {
    pub term: TermId,
    pub language: &'a str,
    pub file: &'a SourcePath,
    pub title: &'a Spanned<String>,
    pub aliases: &'a [Spanned<String>],
    pub forms: &'a Forms,
}
#[derive(Debug)]
pub struct Lexicon;
pub struct Found {
    pub term: TermId,
    pub start: u32,
    pub end: u32,
}
pub fn lexicon(_: &[Entry<'_>]) -> (Lexicon, Vec<Diagnostic>) {
    (Lexicon, Vec::new())
}
impl Lexicon {
    pub fn find(&self, _: &str, _: &mut Vec<Found>) {}
    pub fn digest(&self) -> Digest {
        Digest::of(b"")
    }
}
