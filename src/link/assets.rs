//! The files that pages load: the theme's and the pictures, each under the digest of its content.

use std::{collections::BTreeMap, sync::Arc};

use super::style::style;
use crate::{
    base::{
        diagnostic::{Diagnostic, offer},
        digest::Digest,
        route::Route,
        source::{Source, SourcePath},
    },
    understand::Corpus,
};

/// A file that pages load. Its address changes with its content, so it never goes stale.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its address.
    pub route: Route,
    /// Its content.
    pub bytes: Arc<[u8]>,
}

/// The name under which the theme's stylesheets stand, joined in the order of their names.
const STYLE: &str = "style.css";
/// The name under which the theme's scripts stand, joined in the order of their names.
const SCRIPT: &str = "script.js";
/// The folder of the scripts that only the search page loads, joined likewise.
const SEARCH: &str = "search";
/// The name under which these stand.
const SEARCH_SCRIPT: &str = "search.js";

/// Every asset by name: `style.css`, `script.js`, the theme's other files by their path inside
/// `theme/`, pictures by their path in the site. With them what is wrong with the stylesheets' own.
pub(super) fn assets(corpus: &Corpus) -> (BTreeMap<String, Asset>, Vec<Diagnostic>) {
    let mut assets = BTreeMap::new();
    let is_loaded = |name: &str| !is_joined(name) && !is_note(name) && !is_for_cards(name);
    for (name, source) in corpus.theme.iter().filter(|(name, _)| is_loaded(name)) {
        assets.extend(asset_of(name, source).map(|asset| (name.clone(), asset)));
    }
    for (path, picture) in &corpus.pictures {
        assets.extend(asset_of(path.name(), &picture.source).map(|asset| (path.to_string(), asset)));
    }
    let (style, wrong) = style(corpus, &assets);
    assets.extend(made(STYLE, &style).map(|asset| (STYLE.to_owned(), asset)));
    for (folder, name) in [("", SCRIPT), (SEARCH, SEARCH_SCRIPT)] {
        let script = joined(&corpus.theme, folder, "js");
        if !script.is_empty() {
            assets.extend(made(name, &script).map(|asset| (name.to_owned(), asset)));
        }
    }
    (assets, wrong)
}

/// Whether a file of the theme becomes a part of a joined one.
pub(super) fn is_joined(name: &str) -> bool {
    match name.rsplit_once('/') {
        None => matches!(extension(name), "css" | "js"),
        Some((folder, _)) => folder == SEARCH && extension(name) == "js",
    }
}

/// The faces that share cards are set in; no page loads them.
fn is_for_cards(name: &str) -> bool {
    name.starts_with("card/")
}

/// A logo in the settings that is no file of the theme.
pub(super) fn missing_logos(corpus: &Corpus, assets: &BTreeMap<String, Asset>) -> Vec<Diagnostic> {
    let Some(logo) = &corpus.settings.theme.logo else { return Vec::new() };
    let names = [Some(&logo.light), logo.dark.as_ref()].into_iter().flatten();
    let missing = names.filter(|name| !(assets.contains_key(*name) && corpus.theme.contains_key(*name)));
    let problem = |name: &String| {
        let file = SourcePath::new(SourcePath::SETTINGS);
        let known =
            corpus.theme.keys().map(String::as_str).filter(|name| matches!(extension(name), "svg" | "png"));
        Diagnostic::error("missing-logo", &file, format!("there is no `theme/{name}` for a logo"))
            .at(logo.span)
            .help(offer(name, known))
    };
    missing.map(problem).collect()
}

/// Files that speak to those who make themes, not to browsers.
fn is_note(name: &str) -> bool {
    extension(name) == "md"
}

/// What stands after the last dot of a name.
fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn made(name: &str, text: &str) -> Option<Asset> {
    asset(name, text.as_bytes().into(), Digest::of(text.as_bytes()))
}

fn asset_of(name: &str, source: &Source) -> Option<Asset> {
    asset(name, source.shared_bytes(), source.digest())
}

fn asset(name: &str, bytes: Arc<[u8]>, digest: Digest) -> Option<Asset> {
    let name = name.rsplit('/').next().unwrap_or(name);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let digest = digest.short();
    // A name that is no address gives way to the digest alone.
    let route = Route::new(&format!("/assets/{stem}.{digest}.{extension}"))
        .or_else(|_| Route::new(&format!("/assets/{digest}.{extension}")));
    route.ok().map(|route| Asset { route, bytes })
}

/// The files that stand in `folder` itself and end with `ending`, one after the other.
fn joined(theme: &BTreeMap<String, Source>, folder: &str, ending: &str) -> String {
    let is_in = |name: &str| name.rsplit_once('/').map_or("", |(folder, _)| folder) == folder;
    let texts = theme
        .iter()
        .filter(|(name, _)| is_in(name) && extension(name) == ending)
        .filter_map(|(_, source)| source.text());
    texts.map(|text| text.trim_end()).collect::<Vec<_>>().join("\n")
}
