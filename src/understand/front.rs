//! Front matter: what a translation of a document changes besides its text.

mod fence;

use serde::Deserialize;
use toml::Spanned;

use crate::{
    base::{diagnostic::Diagnostic, slug::Slug, source::SourcePath},
    understand::{
        document::Kind,
        facts::has_fact,
        forms::Forms,
        table::{has_key, table, unknown_key},
        text::span_of,
    },
};

use fence::{FENCE, line_end, misplaced, split_at_fence};

/// The table between `+++` lines at the beginning of a version.
#[derive(Deserialize, Clone, Debug, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Front {
    /// What the document is called in this language.
    pub title: Option<Spanned<String>>,
    /// The document in one sentence: an article's standfirst, a term's definition.
    pub summary: Option<String>,
    /// The address in this language's own letters.
    pub slug: Option<Spanned<String>>,
    /// Who translated it.
    pub translator: Option<String>,
    /// How far the translation is.
    pub status: Option<Status>,
    /// What the article's picture shows, in this language.
    pub image_alt: Option<Spanned<String>>,
    /// Terms that are not linked on this page, by slug.
    pub skip_terms: Vec<Spanned<String>>,
    /// A term's other names in this language.
    pub aliases: Vec<Spanned<String>>,
    /// A term's name in Latin letters.
    pub transliteration: Option<Spanned<String>>,
    /// How a term's names inflect.
    pub forms: Option<Spanned<Forms>>,
}

/// How far a translation is.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Somebody is still writing it.
    Draft,
    /// A machine wrote it and nobody has read it.
    Machine,
    /// A person has read it.
    Reviewed,
}

/// Cuts `text` into its front matter and the rest, and reads the front matter. The rest is given
/// with the offset at which it begins. Broken front matter counts as empty.
pub(super) fn front<'a>(
    text: &'a str,
    whole: &str,
    kind: Kind,
    file: &SourcePath,
) -> (Front, &'a str, Vec<Diagnostic>) {
    let Some(open) = text.lines().next().filter(|line| line.trim_end() == FENCE) else {
        let Some((rest, wrong)) = misplaced(text, whole, file) else {
            return (Front::default(), text, Vec::new());
        };
        let (front, rest, mut more) = front(rest, whole, kind, file);
        more.insert(0, wrong);
        return (front, rest, more);
    };
    let inside = &text[line_end(text, open.len())..];
    let Some((table_text, rest)) = split_at_fence(inside) else {
        let wrong = Diagnostic::error("bad-front-matter", file, "the front matter has no end")
            .at(span_of(whole, open))
            .help("close it with a line that holds only `+++`");
        return (Front::default(), "", vec![wrong]);
    };
    let offset = span_of(whole, table_text).start as usize;
    match table::<Front>(table_text, offset, file) {
        Ok(front) => {
            let mut front = front.shifted(offset);
            let wrong = check(&front, kind, file);
            if front.title.as_ref().is_some_and(|title| title.as_ref().trim().is_empty()) {
                front.title = None;
            }
            (front, rest, wrong)
        }
        Err(problem) => (Front::default(), rest, vec![elsewhere(problem, kind)]),
    }
}

/// The same, with a word on a key that belongs in the facts.
fn elsewhere(problem: Diagnostic, kind: Kind) -> Diagnostic {
    let Some(key) = unknown_key(&problem).filter(|key| !has_key::<Front>(key)) else { return problem };
    let help = if has_fact(kind, key) {
        format!("this belongs in the facts, `{}`", facts_file(&problem.file))
    } else if kind == Kind::Term && has_key::<Forms>(key) {
        "put it below a line `[forms]`".to_owned()
    } else {
        return problem;
    };
    problem.help(help)
}

/// The file with the facts of the document that `version` is one of.
fn facts_file(version: &SourcePath) -> String {
    let stem = version.stem();
    let slug = stem.rsplit_once('.').map_or(stem, |(slug, _)| slug);
    format!("{}/{slug}.toml", version.folder())
}

fn moved<T>(spanned: Spanned<T>, offset: usize) -> Spanned<T> {
    let span = spanned.span();
    Spanned::new(span.start + offset..span.end + offset, spanned.into_inner())
}

fn all_moved(texts: Vec<Spanned<String>>, offset: usize) -> Vec<Spanned<String>> {
    texts.into_iter().map(|text| moved(text, offset)).collect()
}

impl Front {
    /// The same with spans into the file instead of the front matter.
    fn shifted(self, offset: usize) -> Self {
        let forms = self.forms.map(|forms| {
            let forms = moved(forms, offset);
            let span = forms.span();
            let inner = forms.into_inner();
            Spanned::new(
                span,
                Forms {
                    plurals: all_moved(inner.plurals, offset),
                    adjectives: all_moved(inner.adjectives, offset),
                    exclude: all_moved(inner.exclude, offset),
                    ..inner
                },
            )
        });
        Self {
            title: self.title.map(|title| moved(title, offset)),
            slug: self.slug.map(|slug| moved(slug, offset)),
            image_alt: self.image_alt.map(|text| moved(text, offset)),
            skip_terms: all_moved(self.skip_terms, offset),
            aliases: all_moved(self.aliases, offset),
            transliteration: self.transliteration.map(|text| moved(text, offset)),
            forms,
            ..self
        }
    }
}

fn check(front: &Front, kind: Kind, file: &SourcePath) -> Vec<Diagnostic> {
    let mut wrong = Vec::new();
    if kind != Kind::Term {
        // An address has its own word below.
        let aliases = front.aliases.first().filter(|alias| !alias.as_ref().starts_with('/'));
        let aliases = aliases.map(|alias| ("aliases", alias.span()));
        let transliteration = front.transliteration.as_ref().map(|text| ("transliteration", text.span()));
        let forms = front.forms.as_ref().map(|forms| ("forms", forms.span()));
        for (key, span) in [aliases, transliteration, forms].into_iter().flatten() {
            let message = format!("only a term has the key `{key}`");
            wrong.push(
                Diagnostic::error("unknown-key", file, message)
                    .at(span)
                    .help("delete it, or move the page to content/glossary"),
            );
        }
    }
    if let Some(alt) = front.image_alt.as_ref().filter(|_| kind != Kind::Article) {
        wrong.push(
            Diagnostic::error("unknown-key", file, "only an article has the key `image-alt`")
                .at(alt.span())
                .help(
                    "delete it; what a picture in a text shows stands in its brackets: `![A map](map.png)`",
                ),
        );
    }
    wrong.extend(forms(front).filter(|form| is_list(form.as_ref())).map(|form| {
        Diagnostic::warning("comma-in-form", file, "two forms in one text?")
            .at(form.span())
            .help("write each in its own quotes: [\"…\", \"…\"]")
    }));
    wrong.extend(front.aliases.iter().find(|alias| alias.as_ref().starts_with('/')).map(|alias| {
        let facts = facts_file(file);
        let message = format!("`{}` is an address, and the aliases here are names", alias.as_ref());
        Diagnostic::error("bad-alias", file, message)
            .at(alias.span())
            .help(format!("write `aliases` with addresses in `{facts}`"))
    }));
    if let Some(title) = front.title.as_ref().filter(|title| title.as_ref().trim().is_empty()) {
        wrong.push(
            Diagnostic::error("missing-title", file, "the title is empty")
                .at(title.span())
                .help("write what the page is called"),
        );
    }
    if let Some(slug) = &front.slug
        && let Err(problem) = Slug::new(slug.as_ref())
    {
        let message = format!("`{}` cannot be an address: {problem}", slug.as_ref());
        wrong.push(
            Diagnostic::error("bad-slug", file, message)
                .at(slug.span())
                .help("use letters, digits and hyphens"),
        );
    }
    wrong
}

/// Whether a name looks like several in one text. In `Washington, D.C.` the comma is the name's own.
fn is_list(name: &str) -> bool {
    name.split_once(['،', ',']).is_some_and(|(_, rest)| !rest.trim_start().starts_with(char::is_uppercase))
}

/// The other names of a term and their forms.
fn forms(front: &Front) -> impl Iterator<Item = &Spanned<String>> {
    let listed = front
        .forms
        .iter()
        .map(Spanned::as_ref)
        .flat_map(|forms| forms.plurals.iter().chain(&forms.adjectives).chain(&forms.exclude));
    front.aliases.iter().chain(listed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, kind: Kind) -> (Front, String, Vec<Diagnostic>) {
        let (front, rest, wrong) = front(text, text, kind, &SourcePath::new("x.md"));
        (front, rest.to_owned(), wrong)
    }

    #[test]
    fn front_matter_is_cut_off_and_its_places_count_from_the_file() {
        let (front, rest, wrong) = read("+++\r\ntitle = \"نص\"\r\n+++\r\nbody", Kind::Article);
        assert_eq!((front.title.unwrap().span(), rest.as_str(), wrong), (13..19, "body", vec![]));
        assert_eq!(read("no front", Kind::Article).1, "no front");
    }

    #[test]
    fn what_is_front_matter_but_for_its_fence_is_told_of() {
        for text in
            ["---\ntitle: x\ntags:\n  - a\n- b\n---\nT", "\n \n+++\n+++\nT", "++++\nT", " +++\n+++\nT"]
        {
            let (_, rest, wrong) = read(text, Kind::Article);
            let codes: Vec<&str> = wrong.iter().map(|wrong| wrong.code).collect();
            assert_eq!((codes, rest.as_str()), (vec!["bad-front-matter"], "T"), "{text}");
        }
        for text in [
            "---\n\nText: one.\n\n---\n",
            "---\nA line.\n---\n",
            "---\n---\n",
            "---\na: b\n",
            "+ a\n",
            "+\n",
            "",
        ] {
            assert_eq!(read(text, Kind::Article).2, vec![], "{text}");
        }
    }

    #[test]
    fn mistakes_are_named() {
        assert_eq!(read("+++\ntitle = \"x\"\n", Kind::Article).2[0].code, "bad-front-matter");
        assert_eq!(read("+++\naliases = [\"x\"]\n+++\n", Kind::Article).2[0].code, "unknown-key");
        assert_eq!(read("+++\nslug = \"a b\"\n+++\n", Kind::Article).2[0].code, "bad-slug");
        assert_eq!(read("+++\ntitle = \" \"\n+++\n", Kind::Article).2[0].code, "missing-title");
        let wrong = &read("+++\ntitel = \"x\"\n+++\n", Kind::Article).2[0];
        assert_eq!((wrong.code, wrong.span.unwrap().start), ("unknown-key", 4));
    }
}
