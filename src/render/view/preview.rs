//! The picture that chats and networks show beside a link to a page.

use serde::Serialize;

use crate::{
    base::{language::tag::Tag, route::Route, source::SourcePath},
    link::{DocumentId, Site},
    render::{
        href::absolute,
        share_card::{HEIGHT, WIDTH},
    },
    understand::{Bitmap, facts::Facts, version::Version},
};

/// The picture that chats and networks show beside a link to a page.
#[derive(Serialize, Debug)]
pub struct Preview {
    /// Its absolute address.
    pub url: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its width in pixels.
    pub width: usize,
    /// Its height in pixels.
    pub height: usize,
    /// What it shows. Plain text.
    pub alt: String,
}

/// A picture of the page's own.
pub(in crate::render) struct OwnImage {
    /// Its path in the site.
    pub path: String,
    /// What it shows; may be empty.
    pub alt: String,
}

impl OwnImage {
    /// The picture that an article's facts name.
    pub(in crate::render) fn of(site: &Site, id: DocumentId, version: &Version) -> Option<Self> {
        let document = site.document(id);
        let Facts::Article(facts) = &*document.facts else { return None };
        let path = format!("{}/{}", document.file().folder(), facts.image.as_ref()?.as_ref());
        Some(Self {
            path,
            alt: version.front.image_alt.as_ref().map_or_else(String::new, |alt| alt.as_ref().clone()),
        })
    }
}

/// The least size that networks show large.
const LEAST: (usize, usize) = (600, 315);

/// The picture for the page of a document in `tag`, or for one of the site itself, whose title is
/// `title`: the author's own, which was chosen for this page, where networks show it large; or its
/// share card; or the author's own in whatever size; or the theme's picture for all.
pub(in crate::render) fn preview(
    site: &Site,
    own: Option<&OwnImage>,
    document: Option<(DocumentId, &Tag)>,
    title: &str,
) -> Option<Preview> {
    if site.base_url.is_empty() {
        return None;
    }
    let card = || {
        let (id, tag) = document?;
        let route = site.share_card(id, tag)?;
        let (width, height) = (WIDTH as usize, HEIGHT as usize);
        Some(Preview {
            url: absolute(site, &route),
            media_type: "image/png",
            width,
            height,
            alt: title.to_owned(),
        })
    };
    let own = own.and_then(|own| of_author(site, own, title));
    let is_large = |own: &Preview| own.width >= LEAST.0 && own.height >= LEAST.1;
    match own {
        Some(own) if is_large(&own) => Some(own),
        own => card().or(own).or_else(|| of_theme(site, title)),
    }
}

fn of_author(site: &Site, own: &OwnImage, title: &str) -> Option<Preview> {
    let bitmap = site.corpus.pictures.get(&SourcePath::new(&own.path))?;
    let route = &site.assets.get(&own.path)?.route;
    let alt = if own.alt.is_empty() { title } else { &own.alt };
    of(site, bitmap, route, alt)
}

/// The theme's picture for all pages, `card.png`.
fn of_theme(site: &Site, title: &str) -> Option<Preview> {
    of(site, site.corpus.shared_image.as_ref()?, &site.assets.get("card.png")?.route, title)
}

fn of(site: &Site, bitmap: &Bitmap, route: &Route, alt: &str) -> Option<Preview> {
    Some(Preview {
        url: absolute(site, route),
        media_type: media_type(route)?,
        width: bitmap.width,
        height: bitmap.height,
        alt: alt.to_owned(),
    })
}

/// The type of a picture, if it is one that networks show.
fn media_type(route: &Route) -> Option<&'static str> {
    let ending = route.as_str().rsplit_once('.')?.1.to_ascii_lowercase();
    match ending.as_str() {
        "png" => Some("image/png"),
        "jpg" | "jpeg" => Some("image/jpeg"),
        "gif" => Some("image/gif"),
        "webp" => Some("image/webp"),
        _ => None,
    }
}
