//! What leads to a document, what explains it, and what to read next.

use std::collections::BTreeMap;

use crate::{
    base::{anchor::Anchor, diagnostic::Diagnostic, language::tag::Tag},
    link::{DocumentId, Mentions, Site, reference::resolve},
    understand::{Corpus, document::Kind, facts::Facts, markdown::reference},
};

/// A background page that explains a document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Explanation {
    /// The paragraph that it explains; `None` when it is the whole document.
    pub row: Option<u32>,
    /// The background page.
    pub by: DocumentId,
}

/// For every term the documents that mention it.
pub(super) fn mentioned_in(mentions: &[BTreeMap<Tag, Mentions>], terms_start: u32) -> Vec<Vec<DocumentId>> {
    let mut places: Vec<Vec<DocumentId>> = Vec::new();
    for (id, versions) in (0..).map(DocumentId).zip(mentions) {
        for mention in versions.values().flatten() {
            let term = (mention.term.0 - terms_start) as usize;
            if places.len() <= term {
                places.resize(term + 1, Vec::new());
            }
            // Documents come in order, so one that is known already is the last.
            if places[term].last() != Some(&id) {
                places[term].push(id);
            }
        }
    }
    places
}

/// How many neighbours on each side a document is compared with in the list of those that share a
/// term or a tag: this keeps the work linear in the number of documents.
const WINDOW: usize = 12;

/// How many documents are offered to read next.
const OFFERED: usize = 4;

/// For every article and background page those of its kind that share the most terms and tags with
/// it; what few documents share counts more.
pub(super) fn related(
    corpus: &Corpus,
    mentions: &[BTreeMap<Tag, Mentions>],
    articles: &[DocumentId],
) -> Vec<Vec<DocumentId>> {
    let contexts =
        (0..).map(DocumentId).zip(&corpus.documents).filter(|(_, document)| document.kind == Kind::Context);
    let mut related = vec![Vec::new(); corpus.documents.len()];
    relate(corpus, mentions, articles, &mut related);
    relate(corpus, mentions, &contexts.map(|(id, _)| id).collect::<Vec<_>>(), &mut related);
    related
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Shared<'a> {
    Term(DocumentId),
    Tag(&'a str),
}

fn relate<'a>(
    corpus: &'a Corpus,
    mentions: &[BTreeMap<Tag, Mentions>],
    among: &[DocumentId],
    related: &mut [Vec<DocumentId>],
) {
    let traits: Vec<Vec<Shared<'a>>> = among.iter().map(|id| traits(corpus, mentions, *id)).collect();
    let mut holders: BTreeMap<&Shared<'a>, Vec<u32>> = BTreeMap::new();
    for (place, own) in (0..).zip(&traits) {
        for shared in own {
            holders.entry(shared).or_default().push(place);
        }
    }
    let mut scores = vec![0.0_f32; among.len()];
    for (place, own) in (0_u32..).zip(&traits) {
        let mut candidates: Vec<u32> = Vec::new();
        for shared in own {
            let list = &holders[shared];
            let at = list.partition_point(|&other| other < place);
            #[expect(clippy::cast_precision_loss, reason = "a weight needs no precision")]
            let weight = 1.0 / list.len() as f32;
            for &other in &list[at.saturating_sub(WINDOW)..(at + WINDOW + 1).min(list.len())] {
                if scores[other as usize] == 0.0 {
                    candidates.push(other);
                }
                scores[other as usize] += weight;
            }
        }
        candidates.retain(|&other| other != place);
        candidates.sort_by(|&a, &b| scores[b as usize].total_cmp(&scores[a as usize]).then(a.cmp(&b)));
        let best = candidates.iter().take(OFFERED).map(|&other| among[other as usize]);
        related[among[place as usize].0 as usize] = best.collect();
        for &other in &candidates {
            scores[other as usize] = 0.0;
        }
        scores[place as usize] = 0.0;
    }
}

fn traits<'a>(corpus: &'a Corpus, mentions: &[BTreeMap<Tag, Mentions>], id: DocumentId) -> Vec<Shared<'a>> {
    let index = id.0 as usize;
    let terms = mentions[index].values().flatten().map(|mention| Shared::Term(mention.term));
    let tags = corpus.documents[index].facts.tags().iter().map(|tag| Shared::Tag(tag));
    let mut traits: Vec<Shared<'a>> = terms.chain(tags).collect();
    traits.sort_unstable();
    traits.dedup();
    traits
}

/// For every document the background pages that explain it, by paragraph.
pub(super) fn explanations(site: &Site) -> (Vec<Vec<Explanation>>, Vec<Diagnostic>) {
    let mut explanations: Vec<Vec<Explanation>> = vec![Vec::new(); site.corpus.documents.len()];
    let mut wrong = Vec::new();
    for (by, document) in site.documents(Kind::Context) {
        let (Facts::Context(facts), Some(file)) = (&*document.facts, &document.facts_file) else { continue };
        for written in &facts.explains {
            let found = if let Some(reference) = reference(written.as_ref()) {
                let tag = site.languages()[0].tag();
                let row = reference.anchor.as_ref().and_then(Anchor::paragraph_number);
                resolve(site, &reference, tag, file).map(|id| (id, row))
            } else {
                let message = format!("`{}` names no document", written.as_ref());
                Err(Diagnostic::error("dead-link", file, message)
                    .help("write `article:slug`, `article:slug#p4` or `term:slug`"))
            };
            match found {
                Ok((id, row)) => explanations[id.0 as usize].push(Explanation { row, by }),
                Err(problem) => wrong.push(problem.at(written.span())),
            }
        }
    }
    for list in &mut explanations {
        list.sort_unstable_by_key(|explanation| {
            (explanation.row, site.document(explanation.by).facts.order(), explanation.by)
        });
        list.dedup();
    }
    (explanations, wrong)
}
