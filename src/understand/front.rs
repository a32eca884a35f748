//! Front matter: what a translation of a document changes besides its text.

use serde::Deserialize;
use toml::Spanned;

use crate::{
    base::{diagnostic::Diagnostic, slug::Slug, source::SourcePath},
    understand::{document::Kind, forms::Forms, table::table, text::span_of},
};

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
    pub image_alt: Option<String>,
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

const FENCE: &str = "+++";

/// Cuts `text` into its front matter and the rest, and reads the front matter. The rest is given
/// with the offset at which it begins. Broken front matter counts as empty.
pub(super) fn front<'a>(
    text: &'a str,
    whole: &str,
    kind: Kind,
    file: &SourcePath,
) -> (Front, &'a str, Vec<Diagnostic>) {
    let Some(open) = text.lines().next().filter(|line| line.trim_end() == FENCE) else {
        return (Front::default(), text, Vec::new());
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
            let front = front.shifted(offset);
            let wrong = check(&front, kind, file);
            (front, rest, wrong)
        }
        Err(problem) => (Front::default(), rest, vec![problem]),
    }
}

fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |at| from + at + 1)
}

fn split_at_fence(text: &str) -> Option<(&str, &str)> {
    let mut start = 0;
    while start < text.len() {
        let end = line_end(text, start);
        if text[start..end].trim_end() == FENCE {
            return Some((&text[..start], &text[end..]));
        }
        start = end;
    }
    None
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
        let aliases = front.aliases.first().map(|alias| ("aliases", alias.span()));
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
    wrong.extend(front.aliases.iter().find(|alias| alias.as_ref().starts_with('/')).map(|alias| {
        let facts = format!("{}/{}.toml", file.folder(), file.stem().split('.').next().unwrap_or_default());
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
    fn mistakes_are_named() {
        assert_eq!(read("+++\ntitle = \"x\"\n", Kind::Article).2[0].code, "bad-front-matter");
        assert_eq!(read("+++\naliases = [\"x\"]\n+++\n", Kind::Article).2[0].code, "unknown-key");
        assert_eq!(read("+++\nslug = \"a b\"\n+++\n", Kind::Article).2[0].code, "bad-slug");
        assert_eq!(read("+++\ntitle = \" \"\n+++\n", Kind::Article).2[0].code, "missing-title");
        let wrong = &read("+++\ntitel = \"x\"\n+++\n", Kind::Article).2[0];
        assert_eq!((wrong.code, wrong.span.unwrap().start), ("unknown-key", 4));
    }
}
