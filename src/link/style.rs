//! The one stylesheet that pages load: the theme's, joined in the order of their names, with what only
//! the build knows filled in: the addresses of files, and the site's languages.

use std::{collections::BTreeMap, fmt::Write, sync::Arc};

use super::assets::Asset;
use crate::{
    base::{
        diagnostic::{Diagnostic, Span, offer},
        language::Language,
        source::Source,
    },
    understand::{
        Corpus,
        stylesheet::{EACH_LANGUAGE, Stylesheet},
        theme::Accent,
    },
};

/// The stylesheet, and the addresses in it that lead nowhere or to other hosts.
pub(super) fn style(corpus: &Corpus, assets: &BTreeMap<String, Asset>) -> (String, Vec<Diagnostic>) {
    let languages = &corpus.settings.languages;
    let (mut style, mut wrong) = (String::new(), Vec::new());
    for (name, sheet) in &corpus.stylesheets {
        let Some(source) = corpus.theme.get(name) else { continue };
        let changes = changes(source, sheet, languages, assets, &mut wrong);
        style.push_str(changed(source.text().map_or("", |text| text), changes).trim_end());
        style.push('\n');
    }
    let mut style = with_scripts(style.trim_end(), languages);
    for language in languages {
        digits(language, languages, &mut style);
    }
    if let Some(Accent { light, dark }) = &corpus.accent {
        let _ = write!(style, "\n:root {{\n  --rubric: light-dark({}, {});\n}}", light.css(), dark.css());
    }
    (style, wrong)
}

/// What takes the place of what in a stylesheet, in order.
fn changes(
    source: &Source,
    sheet: &Stylesheet,
    languages: &[Arc<Language>],
    assets: &BTreeMap<String, Asset>,
    wrong: &mut Vec<Diagnostic>,
) -> BTreeMap<Span, String> {
    let text = source.text().map_or("", |text| text);
    let mut changes = BTreeMap::new();
    for (span, name) in &sheet.addresses {
        match loaded(name, assets) {
            Loaded::Own(file) if text[span.range()].starts_with(['"', '\'']) => {
                changes.insert(*span, format!("\"{file}\""));
            }
            Loaded::Own(file) => {
                changes.insert(*span, format!("url(\"{file}\")"));
            }
            Loaded::Within => {}
            Loaded::Foreign => wrong.push(
                Diagnostic::error("foreign-file", source.path(), format!("`{name}` stands on another host"))
                    .at(*span)
                    .help("put the file into `theme/`: pages ask no other host for anything, and their policy forbids it"),
            ),
            Loaded::Missing => {
                let known = assets.keys().map(String::as_str);
                wrong.push(
                    Diagnostic::error("missing-file", source.path(), format!("there is no `theme/{name}`"))
                        .at(*span)
                        .help(offer(name, known)),
                );
            }
        }
    }
    for span in &sheet.repeated {
        changes.insert(*span, repeated(&text[span.range()], languages));
    }
    changes.extend(sheet.comments.iter().map(|span| (*span, String::new())));
    changes
}

/// What an address in a stylesheet leads to.
enum Loaded<'a> {
    /// A file of the site, beside the stylesheet.
    Own(&'a str),
    /// Something in the page or in the address itself.
    Within,
    Foreign,
    Missing,
}

fn loaded<'a>(name: &str, assets: &'a BTreeMap<String, Asset>) -> Loaded<'a> {
    let name = name.trim();
    let is = |scheme: &str| name.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if name.is_empty() || name.starts_with('#') || is("data:") {
        return Loaded::Within;
    }
    if name.starts_with("//") || name.contains("://") {
        return Loaded::Foreign;
    }
    let file = name.split(['?', '#']).next().unwrap_or_default();
    match assets.get(file.strip_prefix("./").unwrap_or(file)) {
        Some(asset) => Loaded::Own(asset.route.as_str().rsplit('/').next().unwrap_or_default()),
        None => Loaded::Missing,
    }
}

/// `text` with the changes made; one within another is part of it.
fn changed(text: &str, changes: BTreeMap<Span, String>) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for (span, new) in changes {
        if span.range().start < from {
            continue;
        }
        out.push_str(&text[from..span.range().start]);
        out.push_str(&new);
        from = span.range().end;
    }
    out.push_str(&text[from..]);
    out
}

/// A selector once for each language.
fn repeated(selector: &str, languages: &[Arc<Language>]) -> String {
    let each = languages.iter().map(|language| {
        let in_it = selector_of(languages, |other| other.tag() == language.tag());
        selector.replace(EACH_LANGUAGE, &in_it).replace("\"und\"", &format!("\"{}\"", language.tag()))
    });
    each.collect::<Vec<_>>().join(",\n")
}

/// `:lang(und-Arab)` is text in any of the site's languages in this script.
fn with_scripts(style: &str, languages: &[Arc<Language>]) -> String {
    const OPENING: &str = ":lang(und-";
    let mut parts = style.split(OPENING);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once(')').unwrap_or((part, ""));
        match selector_of(languages, |language| language.is_in_script(code)).as_str() {
            "" => {
                let _ = write!(out, "{OPENING}{code})");
            }
            selector => out.push_str(selector),
        }
        out.push_str(rest);
    }
    out
}

/// Lists are counted in the digits of their language.
fn digits(language: &Language, languages: &[Arc<Language>], style: &mut String) {
    let digits: Vec<String> = (0..10).map(|digit| language.number(digit)).collect();
    if digits.concat() == "0123456789" {
        return;
    }
    let tag = language.tag();
    let symbols: Vec<String> = digits.iter().map(|digit| format!("\"{digit}\"")).collect();
    let in_it = selector_of(languages, |other| other.tag() == tag);
    let _ = write!(
        style,
        "\n@counter-style digits-{tag} {{\n  system: numeric;\n  symbols: {};\n}}\n\
         :where(ol:not([type]){in_it}) {{\n  list-style-type: digits-{tag};\n}}",
        symbols.join(" ")
    );
}

/// What selects text in some of the languages. `:lang(ar)` also holds for `ar-EG`: where that is a
/// language of its own that is not meant, it is left out.
fn selector_of(languages: &[Arc<Language>], is_meant: impl Fn(&Language) -> bool) -> String {
    let selector = |language: &Arc<Language>| {
        let narrower = |other: &&Arc<Language>| {
            let rest = other.tag().as_str().strip_prefix(language.tag().as_str());
            rest.is_some_and(|rest| rest.starts_with('-')) && !is_meant(other)
        };
        let except = languages.iter().filter(narrower).map(|other| format!(":not(:lang({}))", other.tag()));
        format!(":lang({}){}", language.tag(), except.collect::<String>())
    };
    let selectors: Vec<String> =
        languages.iter().filter(|language| is_meant(language)).map(selector).collect();
    match selectors.as_slice() {
        [one] => one.clone(),
        [] => String::new(),
        several => format!(":is({})", several.join(", ")),
    }
}
