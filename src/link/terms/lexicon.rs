//! The index of every form of every term: a tree of words, walked by the hashes of their keys.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use rayon::prelude::*;

use crate::base::{count::saturated, diagnostic::Diagnostic, digest::Digest, language::fold::Letter};

use super::{
    Entry, TermId, check,
    declared::{self, Text},
    filter::Filter,
    form::{Accents, Article, Case, Form, Spelling},
    token::hash,
};

/// Every written form of every term of a glossary.
#[derive(Clone, Debug)]
pub struct Lexicon {
    edges: HashMap<u64, u32, BuildHasherDefault<Mixed>>,
    first_words: Filter,
    nodes: Vec<Node>,
    leaves: Vec<Leaf>,
    letters: Vec<Letter>,
    digest: Digest,
}

/// A form as the index keeps it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Leaf {
    node: u32,
    /// The term.
    pub(super) term: TermId,
    /// Whether it is a mention, or a phrase that only takes its text.
    pub(super) is_mention: bool,
    /// The article before its first word.
    pub(super) article: Article,
    /// A bit for each word after the first that begins with an article.
    pub(super) articles: u32,
    /// Whose rules of spelling it follows.
    pub(super) spelling: Spelling,
    /// How far case counts.
    pub(super) case: Case,
    /// Where its accents may be left out.
    pub(super) accents: Accents,
    /// Only the exact letters count.
    pub(super) strict: bool,
    /// A rule made it, rather than the author.
    pub(super) inflected: bool,
    start: u32,
    length: u32,
}

/// A place in the tree: the words so far are a form, the beginning of one, or both.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    first: u32,
    count: u32,
    goes_on: bool,
}

/// Makes the index of what authors declared, and says what is wrong with it. The diagnostics are in
/// the order of the entries.
#[must_use]
pub fn lexicon(entries: &[Entry<'_>]) -> (Lexicon, Vec<Diagnostic>) {
    let (declared, mut diagnostics) = declared::read(entries);
    let mut builder = Builder::default();
    let inflect = |text: &Text<'_>| {
        let mut forms: Vec<Form> = Vec::new();
        text.inflect(&mut forms);
        forms
    };
    let inflected: Vec<Vec<Form>> = declared.par_iter().map(inflect).collect();
    for (text, forms) in declared.iter().zip(&inflected) {
        for form in forms {
            builder.add(text, form);
        }
    }
    let lexicon = builder.finish(declared::digest(entries));
    diagnostics.extend(check::check(&lexicon, &declared));
    (lexicon, diagnostics)
}

impl Lexicon {
    /// The digest of everything that matching depends on: forms, not definitions.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// How many forms there are.
    #[must_use]
    pub fn forms(&self) -> usize {
        self.leaves.len()
    }

    /// The node of a form's first word, by the hash of its key. Most words are none, and most of
    /// them end at the filter.
    #[inline]
    pub(super) fn first(&self, hash: u64) -> Option<u32> {
        if self.first_words.has(hash) { self.edges.get(&edge(0, 0, hash)).copied() } else { None }
    }

    /// The node of the next word.
    #[inline]
    pub(super) fn next(&self, node: u32, joint: u32, hash: u64) -> Option<u32> {
        self.edges.get(&edge(node, joint, hash)).copied()
    }

    /// Whether a form goes on after the words of `node`.
    #[inline]
    pub(super) fn goes_on(&self, node: u32) -> bool {
        self.nodes.get(node as usize).is_some_and(|node| node.goes_on)
    }

    /// The forms that end at `node`.
    #[inline]
    pub(super) fn leaves(&self, node: u32) -> &[Leaf] {
        let Some(node) = self.nodes.get(node as usize) else { return &[] };
        self.leaves.get(node.first as usize..(node.first + node.count) as usize).unwrap_or_default()
    }

    /// The letters of a form, all words after one another.
    #[inline]
    pub(super) fn letters(&self, leaf: &Leaf) -> &[Letter] {
        let start = leaf.start as usize;
        self.letters.get(start..start + leaf.length as usize).unwrap_or_default()
    }
}

#[derive(Default)]
struct Builder {
    edges: HashMap<u64, u32, BuildHasherDefault<Mixed>>,
    first_words: Vec<u64>,
    goes_on: Vec<bool>,
    leaves: Vec<Leaf>,
    letters: Vec<Letter>,
}

impl Builder {
    fn add(&mut self, text: &Text<'_>, form: &Form) {
        if self.goes_on.is_empty() {
            self.goes_on.push(true);
        }
        let mut node = 0;
        let mut articles = 0;
        let start = self.letters.len();
        for (at, word) in form.words.iter().enumerate() {
            let hash = hash(&word.letters);
            let joint = if at == 0 { 0 } else { word.joint };
            if at == 0 {
                self.first_words.push(hash);
            }
            self.goes_on[node as usize] = true;
            let fresh = saturated(self.goes_on.len());
            node = *self.edges.entry(edge(node, joint, hash)).or_insert(fresh);
            if node == fresh {
                self.goes_on.push(false);
            }
            articles |= u32::from(word.article).checked_shl(saturated(at)).unwrap_or_default();
            self.letters.extend(&word.letters);
        }
        self.leaves.push(Leaf {
            node,
            term: text.entry.term,
            is_mention: text.is_mention(),
            article: form.article,
            articles,
            spelling: form.spelling,
            case: form.case,
            accents: text.accents(),
            strict: text.entry.forms.strict,
            inflected: form.inflected,
            start: saturated(start),
            length: saturated(self.letters.len() - start),
        });
    }

    fn finish(mut self, digest: Digest) -> Lexicon {
        self.leaves.sort_unstable();
        let letters = &self.letters;
        self.leaves.dedup_by(|one, other| {
            let spelled = |leaf: &Leaf| &letters[leaf.start as usize..(leaf.start + leaf.length) as usize];
            let like = Leaf { start: other.start, length: other.length, ..*one };
            like == *other && spelled(one) == spelled(other)
        });
        let node = |&goes_on: &bool| Node { goes_on, ..Node::default() };
        let mut nodes: Vec<Node> = self.goes_on.iter().map(node).collect();
        for (at, leaf) in self.leaves.iter().enumerate().rev() {
            let node = &mut nodes[leaf.node as usize];
            (node.first, node.count) = (saturated(at), node.count + 1);
        }
        let first_words = Filter::new(&self.first_words);
        Lexicon { edges: self.edges, first_words, nodes, leaves: self.leaves, letters: self.letters, digest }
    }
}

/// The name of the step from `node` to a word. Two steps that share one by chance do no harm: a
/// form is verified letter by letter.
#[inline]
fn edge(node: u32, joint: u32, hash: u64) -> u64 {
    let from = (u64::from(node) << 32 | u64::from(joint)).wrapping_mul(0x9FB2_1C65_1E98_DF25);
    let mixed = (hash ^ from).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    mixed ^ mixed >> 32
}

/// Takes a key that is a hash already.
#[derive(Clone, Copy, Debug, Default)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(self.0.rotate_left(8) ^ u64::from(byte));
        }
    }

    #[inline]
    fn write_u64(&mut self, mixed: u64) {
        self.0 = mixed;
    }
}
