//! What every page has: its head, its header and its footer.

use serde::Serialize;

use crate::{
    base::{language::tag::Tag, route::Route},
    link::{DocumentId, Site},
    render::{
        cache::CachedSite,
        escape::json_in_script,
        href::{absolute, href, root},
        phrase::{Html, Phrase, phrase, site_name, site_name_language},
    },
    understand::{colour::Colour, version::Version},
};

use super::{
    bearings::Ready,
    crumb::Crumb,
    preview::{OwnImage, Preview, preview},
    twin::{Alternate, Switch, alternates, twins},
};

/// What every page has.
#[derive(Serialize, Debug)]
pub struct Frame {
    /// The page's language.
    pub lang: String,
    /// The page's direction.
    pub dir: &'static str,
    /// The page's title alone, for the first heading and the cards of other sites.
    pub title: Phrase,
    /// The title with the site's name, for the browser's tab. Plain text.
    pub full_title: String,
    /// The page in a sentence. Plain text, may be empty.
    pub description: String,
    /// The address to cite: absolute, empty when the site's address is not known.
    pub canonical: String,
    /// Whether search engines should pass the page over. One that stands in for a translation they
    /// pass over by its canonical address, which `noindex` would contradict; only where that address
    /// is not known is it marked.
    pub noindex: bool,
    /// The page in each language that it exists in, with `x-default`; empty without a site address.
    pub alternates: Vec<Alternate>,
    /// The page in the site's other languages, for readers.
    pub switch: Vec<Switch>,
    /// The way to the site's root, with a closing `/`.
    pub root: String,
    /// The sections of the site: a list of [`Section`](super::bearings::Section).
    pub navigation: tera::Value,
    /// The pages about the site, for the footer: a list of [`Section`](super::bearings::Section).
    pub about: tera::Value,
    /// The way from the home page to this one, without this one.
    pub crumbs: Vec<Crumb>,
    /// What Open Graph calls the page: `article` or `website`.
    pub kind: &'static str,
    /// The language of what the page shows, with its territory, as Open Graph writes it: `en_GB`.
    /// Empty where the site's settings name no territory: Open Graph knows no bare language, and a
    /// guess would send readers of one country's Arabic to another's.
    pub locale: String,
    /// The locales of the other versions, where they are known.
    pub other_locales: Vec<String>,
    /// The picture that chats and networks show beside a link; nothing without a site address.
    pub image: Option<Preview>,
    /// The page as data (JSON-LD), ready for a `<script>`; empty when there is none.
    pub data: Html,
    /// The stylesheet.
    pub style: String,
    /// The ground of pages in light, as CSS writes colours; empty where the stylesheets do not tell.
    pub paper: String,
    /// The same in dark.
    pub dark_paper: String,
    /// The script.
    pub script: String,
    /// The ways to the theme's other files, by path inside `theme/`.
    pub files: tera::Value,
    /// The faces that the site's languages are set in, the page's own first, to be loaded early: the
    /// theme's files named `fonts/text-<script>.woff2`. Digits and names need those of the others.
    pub fonts: tera::Value,
    /// The feed of the page's language; empty without a site address.
    pub feed: String,
    /// The way to the page's text as Markdown; may be empty.
    pub markdown: String,
    /// The description of the page for programs that embed it (oEmbed), absolute; may be empty.
    pub oembed: String,
    /// The page that searches the site, whose form is in the header; empty on that page itself.
    pub search: String,
    /// How browsers search the site; empty without a site address.
    pub open_search: String,
    /// The site's name.
    pub site: Phrase,
    /// What stands for it in the header; empty without one.
    pub logo: String,
    /// What stands there on dark paper; empty when it is the same.
    pub dark_logo: String,
    /// The home page in this language.
    pub home: String,
    /// Who publishes the site; empty when not said.
    pub publisher: String,
}

impl Frame {
    /// Takes other bearings.
    pub(super) fn bear(&mut self, bearings: Ready) {
        (self.navigation, self.about) = (bearings.navigation, bearings.about);
        (self.files, self.fonts) = (bearings.files, bearings.fonts);
    }

    /// Every way from this page to another or to a file, besides its bearings.
    pub(super) fn ways(&mut self) -> impl Iterator<Item = &mut String> {
        let crumbs = self.crumbs.iter_mut().map(|crumb| &mut crumb.href);
        let others = self.switch.iter_mut().map(|switch| &mut switch.href);
        let own = [
            &mut self.root,
            &mut self.home,
            &mut self.style,
            &mut self.script,
            &mut self.feed,
            &mut self.markdown,
            &mut self.search,
            &mut self.open_search,
            &mut self.logo,
            &mut self.dark_logo,
        ];
        // What is empty leads nowhere and stays so.
        crumbs.chain(others).chain(own).filter(|way| !way.is_empty())
    }
}

/// What a page's own view adds to its frame.
pub(in crate::render) struct About {
    /// The page's title, and the language that it is in.
    pub title: (String, Tag),
    /// The page in a sentence.
    pub description: String,
    /// What Open Graph calls the page.
    pub kind: &'static str,
    /// The page as data.
    pub data: Option<serde_json::Value>,
    /// A picture of the page's own.
    pub image: Option<OwnImage>,
    /// Whether the page is written in its language, where others of the site may stand in.
    pub document: Option<DocumentId>,
}

impl About {
    /// A page in `tag` that stands for the whole site.
    pub(super) fn front_page(site: &Site, tag: &Tag) -> Self {
        let description = site.corpus.settings.description.get(tag).cloned().unwrap_or_default();
        Self { description, ..Self::site_page(site_name(site, tag), tag) }
    }

    /// A page that shows this version of a document, in `shown`.
    pub(super) fn document(id: DocumentId, shown: &Tag, version: &Version) -> Self {
        Self {
            title: (version.title.as_ref().clone(), shown.clone()),
            description: version.summary.clone(),
            kind: "article",
            data: None,
            image: None,
            document: Some(id),
        }
    }

    /// A page in `tag` that is the site's own.
    pub(super) fn site_page(title: String, tag: &Tag) -> Self {
        Self {
            title: (title, tag.clone()),
            description: String::new(),
            kind: "website",
            data: None,
            image: None,
            document: None,
        }
    }
}

/// The frame of the page at `route` in `tag`.
pub(in crate::render) fn frame(site: &CachedSite<'_>, route: &Route, tag: &Tag, about: About) -> Frame {
    let bearings = site.bearings(route, tag);
    let twins = twins(site, route, tag, about.document);
    let shown = about.document.and_then(|id| site.version(id, tag)).map_or(tag, |(shown, _)| shown);
    let is_written = shown == tag;
    let own = about.document.and_then(|id| site.address(id, shown)).unwrap_or(route);
    let name = site_name(site, tag);
    let full_title = full_title(site, tag, &about.title.0, &name);
    let asset =
        |name: &str| site.assets.get(name).map_or_else(String::new, |asset| href(route, &asset.route));
    let settings = &site.corpus.settings;
    let logo = settings.theme.logo.as_ref();
    let has_base = !site.base_url.is_empty();
    let way = |path: &str| {
        let to = Route::new(&format!("/{tag}/{path}")).ok().filter(|to| site.routes.contains_key(to));
        to.map_or_else(String::new, |to| href(route, &to))
    };
    let markdown = about.document.and_then(|id| site.markdown(id, shown));
    let others = twins.iter().filter(|twin| twin.language.tag() != tag);
    Frame {
        lang: tag.to_string(),
        dir: site.language(tag).direction().as_str(),
        title: phrase(site, &about.title.0, &about.title.1, tag),
        image: preview(site, about.image.as_ref(), about.document.map(|id| (id, shown)), &full_title),
        full_title,
        description: about.description,
        canonical: if has_base { absolute(site, own) } else { String::new() },
        noindex: !is_written && !has_base,
        alternates: if has_base && is_written { alternates(site, &twins) } else { Vec::new() },
        switch: others.map(|twin| twin.switch(site, route)).collect(),
        root: root(route),
        navigation: bearings.navigation,
        about: bearings.about,
        crumbs: Vec::new(),
        kind: about.kind,
        locale: site.language(shown).locale().unwrap_or_default(),
        other_locales: twins
            .iter()
            .filter(|twin| twin.is_written && twin.language.tag() != shown)
            .filter_map(|twin| twin.language.locale())
            .collect(),
        data: about.data.map_or_else(Html::default, |data| Html::new(&json_in_script(&data))),
        logo: logo.map_or_else(String::new, |logo| asset(&logo.light)),
        dark_logo: logo.and_then(|logo| logo.dark.as_deref()).map_or_else(String::new, asset),
        style: asset("style.css"),
        paper: site.corpus.palette.paper.light.map(Colour::css).unwrap_or_default(),
        dark_paper: site.corpus.palette.paper.dark.map(Colour::css).unwrap_or_default(),
        script: asset("script.js"),
        files: bearings.files,
        fonts: bearings.fonts,
        markdown: markdown.map_or_else(String::new, |text| href(route, &text)),
        oembed: String::new(),
        feed: way("feed.xml"),
        search: way("search/"),
        open_search: way("opensearch.xml"),
        site: phrase(site, &name, &site_name_language(site, tag), tag),
        home: Route::new(&format!("/{tag}/")).map_or_else(|_| root(route), |home| href(route, &home)),
        publisher: settings.publisher.as_ref().map_or_else(String::new, |one| one.name.get(tag).to_owned()),
    }
}

/// A page's title with the site's name, unless they are one.
fn full_title(site: &Site, tag: &Tag, title: &str, name: &str) -> String {
    if title == name {
        return name.to_owned();
    }
    site.words(tag).with("page-of-site", &[("page", title), ("site", name)])
}
