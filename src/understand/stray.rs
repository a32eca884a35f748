//! Files that stand where nothing is made of them.

use std::sync::Arc;

use crate::{
    base::{
        diagnostic::{Diagnostic, nearest},
        language::Language,
        source::{Source, SourcePath},
    },
    read::Sources,
    understand::{builtin, document::Kind},
};

/// The folder that holds the folders of documents.
const CONTENT: &str = "content";
/// The folder of the interface words.
const WORDS: &str = "words";
/// The folder of the templates.
const TEMPLATES: &str = "templates";

/// A warning for each file among the documents and the words that nothing is made of; files of one
/// folder share theirs.
pub(super) fn strays(sources: &Sources, languages: &[Arc<Language>]) -> Vec<Diagnostic> {
    let is_stray = |file: &&Source| {
        let folder = file.path().folder();
        !Kind::ALL.iter().any(|kind| {
            folder.strip_prefix(kind.folder()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    let mut strays: Vec<&Source> = sources.under(CONTENT).iter().filter(is_stray).collect();
    strays.dedup_by_key(|file| top(file.path()));
    let of_content = strays.into_iter().map(|file| misplaced(file.path()));
    let of_words = sources.under(WORDS).iter().filter_map(|file| idle_words(file.path(), languages));
    of_content.chain(of_words).collect()
}

/// Templates of the site's own that no page is printed with and no other names. One that has
/// components is named by these.
pub(super) fn idle_templates(sources: &Sources) -> Vec<Diagnostic> {
    let own = sources.under(TEMPLATES);
    let built_in = builtin::templates();
    let is_named = |name: &str| {
        let (double, single) = (format!("\"{name}\""), format!("'{name}'"));
        let all = own.iter().chain(built_in.iter().map(|(_, source)| source));
        all.filter_map(|source| source.text()).any(|text| text.contains(&double) || text.contains(&single))
    };
    let idle = |file: &Source| {
        let name = file.path().as_str().get(TEMPLATES.len() + 1..)?;
        let is_known = built_in.iter().any(|(known, _)| *known == name);
        let has_components = file.text().is_some_and(|text| text.contains("endcomponent"));
        if is_known || has_components || is_named(name) {
            return None;
        }
        let help = match nearest(name, built_in.iter().map(|(known, _)| *known)) {
            Some(known) => format!("did you mean `{TEMPLATES}/{known}`?"),
            None => format!("name it in another, as in `{{% include \"{name}\" %}}`, or delete it"),
        };
        let message = "nothing is made of this template: no page is printed with it, and no other names it";
        Some(Diagnostic::warning("unknown-file", file.path(), message).help(help))
    };
    own.iter().filter_map(idle).collect()
}

/// The folder of `content` that a file stands in, or the file itself where it stands in none.
fn top(file: &SourcePath) -> &str {
    let path = file.as_str();
    let rest = path.get(CONTENT.len() + 1..).unwrap_or_default();
    rest.find('/').map_or(path, |end| &path[..CONTENT.len() + 1 + end])
}

fn misplaced(file: &SourcePath) -> Diagnostic {
    let folders: Vec<&str> =
        Kind::ALL.iter().map(|kind| kind.folder()).filter(|one| *one != "seeds").collect();
    let top = top(file);
    let (message, help) = match nearest(top, folders.iter().copied()) {
        Some(folder) if top != file.as_str() => {
            (format!("nothing is made of the folder `{top}`"), format!("did you mean `{folder}`?"))
        }
        _ if top == file.as_str() => (
            format!("nothing is made of this file: it stands in `{CONTENT}` itself"),
            format!("move it into one of: {}", folders.join(", ")),
        ),
        _ => (
            format!("nothing is made of the folder `{top}`"),
            format!("documents stand in: {}", folders.join(", ")),
        ),
    };
    Diagnostic::warning("unknown-file", file, message).help(help)
}

fn idle_words(file: &SourcePath, languages: &[Arc<Language>]) -> Option<Diagnostic> {
    let names: Vec<String> =
        languages.iter().map(|language| format!("{WORDS}/{}.toml", language.tag())).collect();
    if names.iter().any(|name| name == file.as_str()) {
        return None;
    }
    let message = "nothing is made of this file: it is not named after a language of the site";
    let same_stem = names
        .iter()
        .find(|name| name.strip_suffix(".toml") == file.as_str().rsplit_once('.').map(|(stem, _)| stem));
    let help = match same_stem {
        Some(name) => format!("rename it to `{name}`"),
        None => format!("interface words stand in: {}", names.join(", ")),
    };
    Some(Diagnostic::warning("unknown-file", file, message).help(help))
}
