//! Pages at addresses that are no page's own any more: one leads on, one says what is gone.

use serde::Serialize;

use crate::{
    base::{anchor::Anchor, language::tag::Tag, route::Route},
    link::{DocumentId, Recipe},
    render::{
        cache::CachedSite,
        escape::escaped,
        href::href,
        phrase::{Html, phrase_html, site_name},
    },
    understand::lock::Places,
};

use super::{
    crumb::crumbs,
    frame::{About, Frame, frame},
};

/// A page that leads on to another.
#[derive(Serialize, Debug)]
pub struct MovedPage {
    /// What every page has.
    pub page: Frame,
    /// The way to the page that it leads to.
    pub href: String,
    /// Where it leads, in words, with the link.
    pub sentence: Html,
}

/// A page that says that what stood at its address is gone.
#[derive(Serialize, Debug)]
pub struct GonePage {
    /// What every page has.
    pub page: Frame,
    /// Which page that is there is the nearest, in words, with the link.
    pub sentence: Html,
}

/// The page at `route` that leads on to `to`, where a document stands in `tag`.
pub(in crate::render) fn moved(
    site: &CachedSite<'_>,
    route: &Route,
    (id, to): (DocumentId, &Route),
    tag: &Tag,
    places: Places,
) -> Option<MovedPage> {
    let (shown, version) = site.version(id, tag)?;
    let about = About { kind: "website", ..About::document(id, shown, version) };
    let mut page = frame(site, route, tag, about);
    page.alternates.clear();
    let way = href(route, to);
    let data = if places == Places::Same { " data-places" } else { "" };
    let title = phrase_html(site, version.title.as_ref(), shown, tag);
    let link = format!("<a class=\"onward\" href=\"{}\"{data}>{}</a>", escaped(&way), title);
    Some(MovedPage { sentence: said(site, tag, "moved-to", &link), href: way, page })
}

/// The page at `route`, where a page in `tag` once stood.
pub(in crate::render) fn gone(site: &CachedSite<'_>, route: &Route, tag: &Tag) -> GonePage {
    let about = About::site_page(site.words(tag).text("gone").to_owned(), tag);
    let mut page = frame(site, route, tag, about);
    page.crumbs = crumbs(site, route, tag, None);
    page.noindex = true;
    page.canonical.clear();
    page.alternates.clear();
    let (near, title) = nearest(site, route, tag);
    let link = format!("<a href=\"{}\">{}</a>", escaped(&href(route, &near)), title);
    // The same page in another language may never have been.
    for (switch, language) in
        page.switch.iter_mut().zip(site.languages().iter().filter(|known| known.tag() != tag))
    {
        if let Ok(home) = Route::new(&format!("/{}/", language.tag())) {
            switch.href = href(route, &home);
        }
    }
    GonePage { page, sentence: said(site, tag, "gone-nearest", &link) }
}

/// A sentence of the interface about a page, with the link to it.
fn said(site: &CachedSite<'_>, tag: &Tag, key: &str, link: &str) -> Html {
    Html::new(&escaped(&site.words(tag).with(key, &[("title", "\u{1}")])).replace('\u{1}', link))
}

/// The nearest page that is there: the index above the address, or the home page.
fn nearest(site: &CachedSite<'_>, route: &Route, tag: &Tag) -> (Route, String) {
    let words = site.words(tag);
    let mut parts: Vec<&str> = route.as_str().trim_matches('/').split('/').collect();
    while parts.pop().is_some() {
        let Ok(above) = Route::new(&format!("/{}/", parts.join("/"))) else { continue };
        let name = match site.routes.get(&above) {
            Some(Recipe::Articles(own, _)) if own == tag => "articles",
            Some(Recipe::Glossary(own)) if own == tag => "glossary",
            Some(Recipe::Contexts(own)) if own == tag => "background",
            _ => continue,
        };
        return (above, escaped(words.text(name)));
    }
    let home = Route::new(&format!("/{tag}/")).unwrap_or_else(|_| route.clone());
    (home, phrase_html(site, &site_name(site, tag), tag, tag))
}

/// A place on a page whose paragraph was taken out.
#[derive(Serialize, Clone, Debug)]
pub struct FormerPlace {
    /// Its anchor, without `#`.
    pub anchor: String,
    /// What to tell a reader who was led there.
    pub message: String,
}

/// The places whose paragraphs were taken out, each with the place, from 1, of the paragraph before
/// which it stands.
pub(in crate::render) fn former_places(
    site: &crate::link::Site,
    id: DocumentId,
    shown: &Tag,
    page: &Tag,
) -> Vec<(u32, FormerPlace)> {
    let words = site.words(page);
    let former = site.former_paragraphs(id, shown).into_iter().map(|former| {
        let message = words.text(if former.heir.is_some() { "paragraph-moved" } else { "paragraph-gone" });
        let anchor = Anchor::paragraph(former.number).to_string();
        (former.heir.unwrap_or(1), FormerPlace { anchor, message: message.to_owned() })
    });
    former.collect()
}

/// Those that stand before the paragraph at this place.
pub(in crate::render) fn former_at(former: &[(u32, FormerPlace)], place: u32) -> Vec<FormerPlace> {
    former.iter().filter(|(before, _)| *before == place).map(|(_, former)| former.clone()).collect()
}
