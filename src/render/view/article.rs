//! The page of an article: both versions, paragraph by paragraph.

use serde::Serialize;

use crate::{
    base::{language::tag::Tag, route::Route},
    link::{DocumentId, Site},
    render::{
        escape::escaped,
        href::href,
        json_ld,
        phrase::{Html, Phrase, language_of, phrase, phrase_html},
        prose::Prose,
        stock::Stock,
    },
    understand::{
        body::{self, Events},
        facts::{ArticleFacts, Credit, Facts},
    },
};

use super::{
    card::{Card, When, card, cards, when},
    cite::{Cite, cite},
    forwarding::{FormerPlace, former_at, former_places},
    frame::{About, Frame, crumbs, frame},
    preview::OwnImage,
    text::{Footnote, Mark, Notice, definitions, footnotes, notices},
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
    pub versions: Vec<VersionView>,
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

/// A version on an article's page.
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

/// A paragraph in every version.
#[derive(Serialize, Debug)]
pub struct Row {
    /// How it is linked to.
    pub mark: Mark,
    /// Its anchor, without `#`.
    pub anchor: String,
    /// The headings before it, in each version, the page's own first; empty when none has any.
    pub leads: Vec<Cell>,
    /// The places of paragraphs that were taken out, whose anchors lead here.
    pub former: Vec<FormerPlace>,
    /// The paragraph in each version, the page's own first.
    pub cells: Vec<Cell>,
    /// The background pages that explain it.
    pub explained_by: Vec<Card>,
}

/// A paragraph, or the headings before it, in one version.
#[derive(Serialize, Debug)]
pub struct Cell {
    /// The version's language.
    pub lang: String,
    /// The direction of its language.
    pub dir: &'static str,
    /// The language's name for itself.
    pub name: tera::Value,
    /// Whether it is in the page's own language.
    pub is_own: bool,
    /// What stands there; empty where the version has no such paragraph.
    pub html: Html,
    /// How the paragraph is linked to in the version's language.
    pub mark: Mark,
}

/// How many words a reader takes in a minute.
const WORDS_A_MINUTE: u32 = 200;

/// The page of an article in `tag`.
pub(in crate::render) fn article(
    site: &Stock<'_>,
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
    let about = About {
        title: (version.title.as_ref().clone(), shown.clone()),
        description: version.summary.clone(),
        kind: "article",
        data: Some(json_ld::article(site, id, tag, facts)),
        image: OwnImage::of(site, id, version),
        document: Some(id),
    };
    let mut page = frame(site, route, tag, about);
    page.crumbs = crumbs(site, route, tag, Some(("articles", "/articles/")));
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
        image: image(site, route, facts, document.file().folder(), version.front.image_alt.as_deref()),
        rows: rows(site, route, id, tag, &proses),
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
        versions: proses.iter().map(version_view).collect(),
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

fn rows(site: &Stock<'_>, route: &Route, id: DocumentId, tag: &Tag, proses: &[Prose<'_>]) -> Vec<Row> {
    let name = |prose: &Prose<'_>| tera::Value::from(site.words(prose.tag).autonym());
    let names: Vec<tera::Value> = proses.iter().map(name).collect();
    let explanations = site.explanations(id);
    let former = former_places(site, id, tag, tag);
    let row = |number: u32| {
        let cells = |part: fn(&body::Row) -> &Events| {
            let cell = |(prose, name): (&Prose<'_>, &tera::Value)| Cell {
                lang: prose.tag.to_string(),
                dir: site.language(prose.tag).direction().as_str(),
                name: name.clone(),
                is_own: prose.tag == tag,
                html: prose
                    .version
                    .body
                    .rows
                    .get(number as usize - 1)
                    .map(|row| Html::new(&prose.html(part(row))))
                    .unwrap_or_default(),
                mark: site.mark(prose.tag, number),
            };
            proses.iter().zip(&names).map(cell).collect()
        };
        let has_lead = proses.iter().any(|prose| {
            prose.version.body.rows.get(number as usize - 1).is_some_and(|row| !row.lead.is_empty())
        });
        let by = explanations.iter().filter(|explanation| explanation.row == Some(number));
        Row {
            mark: site.mark(tag, number),
            anchor: site.paragraph_anchor(id, tag, number).to_string(),
            former: former_at(&former, number),
            leads: if has_lead { cells(|row| &row.lead) } else { Vec::new() },
            cells: cells(|row| &row.block),
            explained_by: cards(site, by.map(|explanation| explanation.by), route, tag),
        }
    };
    (1..=u32::try_from(site.document(id).rows()).unwrap_or(u32::MAX)).map(row).collect()
}

fn whole_explained_by(site: &Stock<'_>, route: &Route, id: DocumentId, tag: &Tag) -> Vec<Card> {
    let whole = site.explanations(id).iter().filter(|explanation| explanation.row.is_none());
    whole.filter_map(|explanation| card(site, explanation.by, route, tag)).collect()
}

fn source(site: &Site, credit: &Credit, page: &Tag) -> String {
    let data = |text: &str| phrase_html(site, text, &language_of(site, text, page), page);
    let name = match &credit.url {
        Some(url) => {
            format!(
                "<a href=\"{}\" rel=\"external\">{}</a>",
                escaped(url.as_ref()),
                data(credit.name.get(page))
            )
        }
        None => data(credit.name.get(page)),
    };
    let date = credit.date.map(|date| escaped(&site.language(page).date(date)));
    let parts = [
        credit.author.as_deref().map(data),
        Some(name),
        date,
        credit.rights.as_ref().map(|rights| data(rights.get(page))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(&escaped(site.words(page).text("list-separator")))
}

fn translator(site: &Site, name: Option<&str>, page: &Tag) -> String {
    name.map_or_else(String::new, |name| {
        let words = escaped(&site.words(page).with("translated-by", &[("name", "\u{1}")]));
        words.replace('\u{1}', &phrase_html(site, name, &language_of(site, name, page), page))
    })
}

fn translated_from(site: &Site, facts: &ArticleFacts, shown: &Tag, page: &Tag) -> String {
    let original = facts.original.as_ref().and_then(|tag| Tag::parse(tag.as_ref()).ok());
    let words = site.words(page);
    let name = |tag: &Tag| words.language(tag).unwrap_or_else(|| site.words(tag).autonym()).to_owned();
    match original.filter(|original| original != shown) {
        Some(original) => words.with("translated-from", &[("language", &name(&original))]),
        None => String::new(),
    }
}

/// What a tag is called in the language of a page.
pub(in crate::render) fn tag_name(site: &Site, name: &str, page: &Tag) -> Phrase {
    let called = site.corpus.settings.tags.get(name).map_or(name, |names| names.get(page));
    phrase(site, called, &language_of(site, called, page), page)
}

fn image(site: &Site, route: &Route, facts: &ArticleFacts, folder: &str, alt: Option<&str>) -> Option<Image> {
    let path = format!("{folder}/{}", facts.image.as_ref()?.as_ref());
    let bitmap = site.corpus.pictures.get(&crate::base::source::SourcePath::new(&path))?;
    let asset = site.assets.get(&path)?;
    Some(Image {
        src: href(route, &asset.route),
        alt: alt.unwrap_or_default().to_owned(),
        width: bitmap.width,
        height: bitmap.height,
    })
}
