//! Pages as Markdown, for programs that read: the text of one version with its facts, and the list
//! of all such texts (`llms.txt`, llmstxt.org).

mod writer;

use std::fmt::Write;

use crate::{
    base::{language::tag::Tag, route::Route},
    link::{DocumentId, Fate, Site},
    render::{
        href::{absolute, href},
        phrase::site_name,
    },
    understand::{
        document::Kind,
        facts::{Citation, Facts},
        version::Version,
    },
};

use writer::{escaped, line, text};

/// A version of a document, and where its twin stands.
#[derive(Clone, Copy)]
struct Twin<'a> {
    site: &'a Site,
    route: &'a Route,
    id: DocumentId,
    tag: &'a Tag,
    version: &'a Version,
}

/// The text of a document's version in `tag`, which stands at `route`.
pub(super) fn twin(site: &Site, route: &Route, id: DocumentId, tag: &Tag) -> Option<String> {
    let version = site.document(id).versions.get(tag)?;
    let twin = Twin { site, route, id, tag, version };
    let mut out = format!("# {}\n\n", line(version.title.as_ref()));
    if !version.summary.is_empty() {
        // Writing to a string never fails.
        let _ = writeln!(out, "> {}\n", line(&version.summary));
    }
    facts(&twin, &mut out);
    out.push_str(&text(&twin));
    terms(&twin, &mut out);
    sources(&twin, &mut out);
    let whole = out.trim_end().len();
    out.truncate(whole);
    out.push('\n');
    Some(out)
}

/// What the page says about the text: an entry a line.
fn facts(twin: &Twin<'_>, out: &mut String) {
    let Twin { site, id, tag, version, .. } = *twin;
    let words = site.words(tag);
    let document = site.document(id);
    let mut entries: Vec<String> = Vec::new();
    match &*document.facts {
        Facts::Article(facts) => {
            entries.extend(facts.date.map(|date| site.language(tag).date(date)));
            if let Some(credit) = &facts.source {
                let name = escaped(credit.name.get(tag));
                entries.push(match &credit.url {
                    Some(url) => format!("[{name}](<{}>)", url.as_ref()),
                    None => name,
                });
            }
        }
        Facts::Term(facts) => {
            entries.push(words.text(&format!("kind-{}", facts.kind.as_str())).to_owned());
            let aliases: Vec<String> =
                version.front.aliases.iter().map(|alias| escaped(alias.as_ref())).collect();
            entries.extend((!aliases.is_empty()).then(|| aliases.join(words.text("list-separator"))));
        }
        Facts::Context(facts) => {
            entries.push(words.text(&format!("context-{}", facts.kind.as_str())).to_owned());
        }
        Facts::Page(_) => {}
    }
    if let Some(name) = &version.front.translator {
        entries.push(escaped(&words.with("translated-by", &[("name", name)])));
    }
    for other in document.versions.keys().filter(|other| *other != tag) {
        if let Some(to) = site.markdown(id, other) {
            entries.push(format!("[{}]({})", site.words(other).autonym(), way(&href(twin.route, &to))));
        }
    }
    for entry in &entries {
        let _ = writeln!(out, "- {entry}");
    }
    if !entries.is_empty() {
        out.push('\n');
    }
}

/// The terms that the text mentions, with what they mean.
fn terms(twin: &Twin<'_>, out: &mut String) {
    let Twin { site, id, tag, .. } = *twin;
    let mut seen = Vec::new();
    for mention in site.mentions(id, tag).iter().filter(|mention| mention.fate != Fate::Plain) {
        if !seen.contains(&mention.term) {
            seen.push(mention.term);
        }
    }
    if seen.is_empty() {
        return;
    }
    let _ = writeln!(out, "## {}\n", site.words(tag).text("glossary"));
    for term in seen {
        entry(twin.site, twin.route, term, tag, out);
    }
    out.push('\n');
}

/// A document in a list: its title with the way to its twin, and its summary.
fn entry(site: &Site, route: &Route, id: DocumentId, tag: &Tag, out: &mut String) {
    let Some((shown, version)) = site.version(id, tag) else { return };
    let Some(to) = site.markdown(id, shown) else { return };
    let _ = write!(out, "- [{}]({})", line(version.title.as_ref()), way(&href(route, &to)));
    if !version.summary.is_empty() {
        let _ = write!(out, ": {}", line(&version.summary));
    }
    out.push('\n');
}

fn sources(twin: &Twin<'_>, out: &mut String) {
    let works = twin.site.document(twin.id).facts.sources();
    if works.is_empty() {
        return;
    }
    let _ = writeln!(out, "## {}\n", twin.site.words(twin.tag).text("sources"));
    for work in works {
        let _ = writeln!(out, "- {}", citation(work));
    }
}

fn citation(work: &Citation) -> String {
    let title = match &work.url {
        Some(url) => format!("[{}](<{}>)", line(&work.title), url.as_ref()),
        None => format!("*{}*", line(&work.title)),
    };
    let date = work.date.map(|date| date.to_string()).or_else(|| work.year.map(|year| year.to_string()));
    let parts = [work.author.as_deref().map(line), Some(title), work.publisher.as_deref().map(line), date];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// An address as a link's destination.
fn way(address: &str) -> String {
    if address.contains(['(', ')', ' ']) { format!("<{address}>") } else { address.to_owned() }
}

/// The list of all texts: by language and kind, each with its sentence.
pub(super) fn llms(site: &Site, route: &Route) -> String {
    let own = site.languages()[0].tag();
    let mut out = format!("# {}\n", line(&site_name(site, own)));
    let descriptions = &site.corpus.settings.description;
    let described = site.languages().iter().filter_map(|language| descriptions.get(language.tag()));
    for (index, description) in described.enumerate() {
        let _ = writeln!(out, "{}> {}", if index == 0 { "\n" } else { "" }, line(description));
    }
    for language in site.languages() {
        let tag = language.tag();
        let words = site.words(tag);
        let sections = [
            (Kind::Article, "articles"),
            (Kind::Context, "background"),
            (Kind::Term, "glossary"),
            (Kind::Page, "about"),
        ];
        for (kind, key) in sections {
            let ids: Vec<DocumentId> = match kind {
                Kind::Article => site.articles.to_vec(),
                _ => site.documents(kind).map(|(id, _)| id).collect(),
            };
            let mut ids =
                ids.into_iter().filter(|&id| site.document(id).versions.contains_key(tag)).peekable();
            if ids.peek().is_none() {
                continue;
            }
            let _ = writeln!(out, "\n## {} ({})\n", words.text(key), words.autonym());
            for id in ids {
                listed(site, route, id, tag, &mut out);
            }
        }
    }
    out
}

/// An entry of the list, by its whole address where that is known.
fn listed(site: &Site, route: &Route, id: DocumentId, tag: &Tag, out: &mut String) {
    let (Some(version), Some(to)) = (site.document(id).versions.get(tag), site.markdown(id, tag)) else {
        return;
    };
    let address = if site.base_url.is_empty() { href(route, &to) } else { absolute(site, &to) };
    let _ = write!(out, "- [{}]({})", line(version.title.as_ref()), way(&address));
    if !version.summary.is_empty() {
        let _ = write!(out, ": {}", line(&version.summary));
    }
    out.push('\n');
}
