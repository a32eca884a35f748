//! The page of an article: both versions, paragraph by paragraph.

use serde::Serialize;

use crate::{
    base::{language::tag::Tag, route::Route, source::SourcePath},
    link::{DocumentId, Site},
    render::{
        cache::CachedSite,
        href::href,
        json_ld,
        phrase::{Html, Phrase, language_of, phrase, tag_title},
        prose::Prose,
    },
    understand::facts::Facts,
};

use super::{
    card::{Card, When, card, cards, when},
    cite::{Cite, cite},
    credit::{source, translated_from, translator},
    crumb::crumbs,
    frame::{About, Frame, frame},
    preview::OwnImage,
    row::{Row, rows},
    text::{Footnote, Notice, definitions, footnotes, notices},
    timeline::{Moment, moments_of},
};

/// The page of an article.
#[derive(Serialize, Debug)]
pub struct ArticlePage {
    /// What every page has.
    pub page: Frame,
    /// The standfirst; may be empty.
    pub summary: Phrase,
    /// When it was published.
    pub date: Option<When>,
    /// When it was last changed.
    pub updated: Option<When>,
    /// How long it takes to read, in words.
    pub reading_time: String,
    /// Where it comes from.
    pub source: Option<Html>,
    /// Who translated it, in words; may be empty.
    pub translator: Html,
    /// What it was translated from, in words; may be empty.
    pub translated_from: String,
    /// What it is about.
    pub tags: Vec<Phrase>,
    /// What a reader should know first.
    pub notices: Vec<Notice>,
    /// Its picture.
    pub image: Option<Image>,
    /// The versions that it has, the page's own first.
    pub versions: Vec<ShownVersion>,
    /// Its paragraphs, aligned.
    pub rows: Vec<Row>,
    /// Whether some version has footnotes.
    pub has_footnotes: bool,
    /// The terms that it mentions.
    pub definitions: Vec<Card>,
    /// The background pages that explain it as a whole.
    pub explained_by: Vec<Card>,
    /// The dated events of its background.
    pub events: Vec<Moment>,
    /// What to read next.
    pub related: Vec<Card>,
    /// How it is cited.
    pub cite: Option<Cite>,
}

/// A picture at the head of an article.
#[derive(Serialize, Debug)]
pub struct Image {
    /// The way to it.
    pub src: String,
    /// What it shows.
    pub alt: String,
    /// Its width in pixels.
    pub width: usize,
    /// Its height in pixels.
    pub height: usize,
}

/// A version on an article's page: a [`VersionView`], ready for templates.
pub type ShownVersion = tera::Value;

/// The fields of a [`ShownVersion`].
#[derive(Serialize, Debug)]
pub struct VersionView {
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its language's name for itself.
    pub name: String,
    /// The way to the article in its language.
    pub href: String,
    /// Whether it is the page's own language.
    pub is_own: bool,
    /// Its title.
    pub title: Phrase,
    /// Its standfirst.
    pub summary: Phrase,
    /// What its footnotes are called, in its own language.
    pub footnotes_title: String,
    /// Its footnotes.
    pub footnotes: Vec<Footnote>,
}

/// How many words a reader takes in a minute.
const WORDS_A_MINUTE: u32 = 200;

/// The page of an article in `tag`.
pub(in crate::render) fn article(
    site: &CachedSite<'_>,
    route: &Route,
    id: DocumentId,
    tag: &Tag,
) -> Option<ArticlePage> {
    let document = site.document(id);
    let Facts::Article(facts) = &*document.facts else { return None };
    let (shown, version) = site.version(id, tag)?;
    let prose =
        |(language, version)| Prose { site: site.site(), route, page: tag, id, tag: language, version };
    let mut proses: Vec<Prose<'_>> =
        document.versions.iter().map(|(language, version)| prose((language, &**version))).collect();
    let rank = |language: &Tag| site.languages().iter().position(|known| known.tag() == language);
    proses.sort_by_key(|prose| (prose.tag != shown, rank(prose.tag)));
    let own_image = OwnImage::of(site, id, version);
    let image = own_image.as_ref().and_then(|own| image(site, route, own));
    let about = About {
        data: Some(json_ld::article(site, id, tag, facts)),
        image: own_image,
        ..About::document(id, shown, version)
    };
    let mut page = frame(site, route, tag, about);
    page.crumbs = crumbs(site, route, tag, Some(("articles", "/articles/")));
    let texts: Vec<(Prose<'_>, ShownVersion)> =
        proses.iter().map(|prose| (*prose, tera::Value::from_serializable(&version_view(prose)))).collect();
    let words = site.words(tag);
    let minutes = version.body.words.div_ceil(WORDS_A_MINUTE).max(1);
    Some(ArticlePage {
        page,
        summary: phrase(site, &version.summary, shown, tag),
        date: facts.date.map(|date| when(site, date, tag)),
        updated: facts.updated.map(|date| when(site, date, tag)),
        reading_time: words.count("reading-time", u64::from(minutes), site.language(tag)),
        source: facts.source.as_ref().map(|credit| Html::new(&source(site, credit, tag))),
        translator: Html::new(&translator(site, version.front.translator.as_deref(), tag)),
        translated_from: translated_from(site, facts, shown, tag),
        tags: facts.tags.iter().map(|name| tag_name(site, name, tag)).collect(),
        notices: notices(proses.first()?),
        image,
        rows: rows(site, route, id, tag, &texts),
        has_footnotes: proses.iter().any(|prose| !prose.version.body.footnotes.is_empty()),
        definitions: definitions(site, &proses),
        explained_by: whole_explained_by(site, route, id, tag),
        events: moments_of(
            site,
            route,
            tag,
            site.explanations(id).iter().map(|explanation| explanation.by).chain([id]),
        ),
        related: cards(site, site.related(id).iter().copied(), route, tag),
        cite: cite(site, route, id, tag),
        versions: texts.into_iter().map(|(_, version)| version).collect(),
    })
}

fn version_view(prose: &Prose<'_>) -> VersionView {
    let (site, page) = (prose.site, prose.page);
    VersionView {
        lang: prose.tag.to_string(),
        dir: site.language(prose.tag).direction().as_str(),
        name: site.words(prose.tag).autonym().to_owned(),
        href: site.address(prose.id, prose.tag).map_or_else(String::new, |to| href(prose.route, to)),
        is_own: prose.tag == page,
        title: phrase(site, prose.version.title.as_ref(), prose.tag, page),
        summary: phrase(site, &prose.version.summary, prose.tag, page),
        footnotes_title: site.words(prose.tag).text("footnotes").to_owned(),
        footnotes: footnotes(prose),
    }
}

fn whole_explained_by(site: &CachedSite<'_>, route: &Route, id: DocumentId, tag: &Tag) -> Vec<Card> {
    let whole = site.explanations(id).iter().filter(|explanation| explanation.place.is_none());
    whole.filter_map(|explanation| card(site, explanation.by, route, tag)).collect()
}

/// What a tag is called in the language of a page.
pub(in crate::render) fn tag_name(site: &Site, name: &str, page: &Tag) -> Phrase {
    let called = tag_title(site, name, page);
    phrase(site, called, &language_of(site, called, page), page)
}

fn image(site: &Site, route: &Route, own: &OwnImage) -> Option<Image> {
    let bitmap = site.corpus.pictures.get(&SourcePath::new(&own.path))?;
    let asset = site.assets.get(&own.path)?;
    Some(Image {
        src: href(route, &asset.route),
        alt: own.alt.clone(),
        width: bitmap.width,
        height: bitmap.height,
    })
}
