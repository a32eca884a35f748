//! Where links and pictures lead.

use crate::{
    base::{
        anchor::Anchor,
        diagnostic::{Diagnostic, Span, nearest},
        source::SourcePath,
    },
    understand::{
        body::{Picture, Reference, Target},
        document::Kind,
        facts::is_web_address,
    },
};

/// The target of a link as an author wrote it; the diagnostic wants its place.
pub(super) fn target(to: &str, file: &SourcePath) -> Result<Target, Diagnostic> {
    if let Some(anchor) = to.strip_prefix('#') {
        let anchor = Anchor::new(&decoded(anchor)).ok_or_else(|| bad(file, to))?;
        return Ok(Target::Here(anchor));
    }
    if is_web_address(to) || is_contact(to) {
        return Ok(Target::Outside(to.into()));
    }
    reference(to).map(Target::Document).ok_or_else(|| bad(file, to))
}

/// A document of the site as authors name it: `term:iran`, `article:baku-visit#p4`.
#[must_use]
pub fn reference(text: &str) -> Option<Reference> {
    let (kind, rest) = text.split_once(':')?;
    let kind = Kind::ALL.into_iter().find(|known| known.as_str() == kind)?;
    let (slug, anchor) = match rest.split_once('#') {
        Some((slug, anchor)) => (slug, Some(Anchor::new(&decoded(anchor))?)),
        None => (rest, None),
    };
    (!slug.is_empty()).then(|| Reference { kind, slug: decoded(slug).into(), anchor })
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn is_contact(to: &str) -> bool {
    let rest = to.strip_prefix("mailto:").or_else(|| to.strip_prefix("tel:"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control()))
}

fn bad(file: &SourcePath, to: &str) -> Diagnostic {
    let scheme = to.split(':').next().unwrap_or_default();
    let help = match nearest(scheme, Kind::ALL.map(Kind::as_str)) {
        Some(kind) if to.contains(':') => format!("did you mean `{kind}:`?"),
        _ => "write `term:slug`, `context:slug`, `article:slug#p4` or `page:slug`, or a web address with https://".to_owned(),
    };
    Diagnostic::error("bad-link", file, format!("`{to}` leads nowhere that a page may link to")).help(help)
}

/// A picture that stands beside `file`; the diagnostic wants its place.
pub(super) fn picture(
    to: &str,
    alt: String,
    title: &str,
    span: Span,
    file: &SourcePath,
) -> Result<Picture, Diagnostic> {
    let name = decoded(to);
    let leaves = name.split('/').any(|part| matches!(part, "" | "." | "..")) || name.contains(['\\', ':']);
    if leaves {
        let message = format!("`{to}` is not a picture beside this file");
        return Err(Diagnostic::error("bad-picture", file, message)
            .help("put the picture into the same folder and write its file name"));
    }
    let folder = file.folder();
    let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
    let title = Some(title).filter(|title| !title.is_empty()).map(Box::from);
    Ok(Picture { file: SourcePath::new(&path), alt: alt.into(), title, span })
}
