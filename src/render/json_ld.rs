//! Pages as data: JSON-LD in the vocabulary of schema.org.

use serde_json::{Value, json};

use crate::{
    base::{language::tag::Tag, route::Route},
    link::{DocumentId, Site},
    render::{
        href::absolute,
        phrase::{site_name, tag_title},
        view::preview::{OwnImage, preview},
    },
    understand::{document::Kind, facts::ArticleFacts},
};

/// An article: its language, its translations and its source.
///
/// All of it is about the version that the page shows, which may be in another language than the page.
pub(super) fn article(site: &Site, id: DocumentId, tag: &Tag, facts: &ArticleFacts) -> Value {
    let mut data = work(site, id, tag, "Article");
    let page = tag;
    let tag = site.version(id, tag).map_or(tag, |(shown, _)| shown);
    set(&mut data, "datePublished", facts.date.map(|date| date.to_string().into()));
    set(&mut data, "dateModified", facts.updated.or(facts.date).map(|date| date.to_string().into()));
    let keywords: Vec<&str> = facts.tags.iter().map(|name| tag_title(site, name, tag)).collect();
    set(&mut data, "keywords", (!keywords.is_empty()).then(|| json!(keywords)));
    let original = facts.original.as_ref().and_then(|tag| Tag::parse(tag.as_ref()).ok());
    let versions = &site.document(id).versions;
    let work_in = |other: &Tag| {
        let mut work = json!({"@type": "Article", "inLanguage": other.as_str(), "headline": versions.get(other)?.title.as_ref()});
        set(&mut work, "@id", Some(article_id(&document_url(site, id, other)?)));
        Some(work)
    };
    if let Some(original) = original.as_ref().filter(|original| *original != tag) {
        set(&mut data, "translationOfWork", work_in(original));
    } else {
        let translations: Vec<Value> =
            versions.keys().filter(|other| *other != tag).filter_map(work_in).collect();
        set(&mut data, "workTranslation", (!translations.is_empty()).then(|| translations.into()));
    }
    set(&mut data, "translator", translator(site, id, tag));
    set(&mut data, "author", author(site, facts, tag));
    set(
        &mut data,
        "isBasedOn",
        facts.source.as_ref().map(|credit| {
            let mut source = json!({"@type": "CreativeWork", "name": credit.name.get(tag)});
            set(&mut source, "url", credit.url.as_ref().map(|url| url.as_ref().clone().into()));
            set(
                &mut source,
                "author",
                credit.author.as_ref().map(|name| json!({"@type": "Person", "name": name})),
            );
            set(&mut source, "datePublished", credit.date.map(|date| date.to_string().into()));
            source
        }),
    );
    graph(site, data, id, page)
}

/// A term of the site's glossary with its names in every language. Its language is that of its set:
/// schema.org gives `inLanguage` to works, and a term is none.
pub(super) fn term(site: &Site, id: DocumentId, tag: &Tag) -> Value {
    let versions = &site.document(id).versions;
    let shown = site.version(id, tag);
    let name = shown.map_or("", |(_, version)| version.title.as_ref());
    let all =
        versions.values().flat_map(|version| std::iter::once(&version.title).chain(&version.front.aliases));
    let mut names: Vec<&str> =
        all.map(|name| name.as_ref().as_str()).filter(|other| *other != name).collect();
    names.sort_unstable();
    names.dedup();
    let mut data = json!({
        "@type": "DefinedTerm",
        "name": name,
        "termCode": site.document(id).slug.as_str(),
        "inDefinedTermSet": glossary(site, shown.map_or(tag, |(shown, _)| shown)),
    });
    let summary = shown.map(|(_, version)| version.summary.as_str()).filter(|summary| !summary.is_empty());
    set(&mut data, "description", summary.map(Value::from));
    set(&mut data, "alternateName", (!names.is_empty()).then(|| json!(names)));
    let url = document_url(site, id, shown.map_or(tag, |(shown, _)| shown));
    set(&mut data, "@id", url.clone().map(Value::from));
    set(&mut data, "url", url.map(Value::from));
    graph(site, data, id, tag)
}

/// The set that a term belongs to.
fn glossary(site: &Site, tag: &Tag) -> Value {
    let name = site.words(tag).bare("glossary");
    let mut data = json!({"@type": "DefinedTermSet", "name": name, "inLanguage": tag.as_str()});
    let url = address(site, &format!("/{tag}/glossary/"));
    set(&mut data, "@id", url.clone());
    set(&mut data, "url", url);
    data
}

/// A background page, or a page about the site. Which of its versions is the original is not known, so
/// that none is called a translation of another.
pub(super) fn explainer(site: &Site, id: DocumentId, tag: &Tag) -> Value {
    let kind = if site.document(id).kind == Kind::Context { "Article" } else { "WebPage" };
    let mut data = work(site, id, tag, kind);
    set(&mut data, "dateModified", site.document(id).facts.last_change().map(|date| date.to_string().into()));
    graph(site, data, id, tag)
}

/// The site, on its home page.
pub(super) fn website(site: &Site, tag: &Tag) -> Value {
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": site_name(site, tag),
        "inLanguage": site.languages().iter().map(|language| language.tag().as_str()).collect::<Vec<_>>(),
    });
    set(&mut data, "description", site.corpus.settings.description.get(tag).map(|text| text.as_str().into()));
    set(&mut data, "@id", address(site, &format!("/{tag}/")));
    set(&mut data, "url", address(site, &format!("/{tag}/")));
    set(&mut data, "publisher", publisher(site, tag));
    data
}

/// An index: of the glossary as a set of terms, of others as a collection.
pub(super) fn list(site: &Site, route: &Route, tag: &Tag, key: &str) -> Value {
    let kind = if key == "glossary" { "DefinedTermSet" } else { "CollectionPage" };
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": kind,
        "name": site.words(tag).bare(key),
        "inLanguage": tag.as_str(),
    });
    set(&mut data, "@id", address(site, route.as_str()));
    set(&mut data, "url", address(site, route.as_str()));
    set(&mut data, "isPartOf", site_node(site, tag));
    data
}

/// What articles and background pages share. It is about the version that the page shows.
fn work(site: &Site, id: DocumentId, tag: &Tag, kind: &str) -> Value {
    let (shown, version) = match site.version(id, tag) {
        Some((shown, version)) => (shown, Some(version)),
        None => (tag, None),
    };
    let title = version.map_or("", |version| version.title.as_ref());
    let mut data = json!({"@type": kind, "headline": title, "name": title, "inLanguage": shown.as_str()});
    let summary = version.map(|version| version.summary.as_str()).filter(|summary| !summary.is_empty());
    set(&mut data, "description", summary.map(Value::from));
    set(&mut data, "publisher", publisher(site, shown));
    set(&mut data, "image", image(site, id, shown));
    set(&mut data, "isPartOf", site_node(site, shown));
    let Some(url) = document_url(site, id, shown) else { return data };
    // An article and the page that it is on are two things, and need two names.
    if kind == "Article" {
        set(&mut data, "@id", Some(article_id(&url)));
        set(&mut data, "mainEntityOfPage", Some(json!({"@type": "WebPage", "@id": url})));
    } else {
        set(&mut data, "@id", Some(url.as_str().into()));
    }
    set(&mut data, "url", Some(url.into()));
    data
}

/// The name of the article on the page at `url`.
fn article_id(url: &str) -> Value {
    format!("{url}#article").into()
}

/// Who wrote an article: the author that its source names, or whoever publishes the site.
fn author(site: &Site, facts: &ArticleFacts, tag: &Tag) -> Option<Value> {
    let person = facts.source.as_ref().and_then(|credit| credit.author.as_ref());
    person.map(|name| json!({"@type": "Person", "name": name})).or_else(|| publisher(site, tag))
}

/// The picture that shows a link to the page.
fn image(site: &Site, id: DocumentId, tag: &Tag) -> Option<Value> {
    let (shown, version) = site.version(id, tag)?;
    let own = OwnImage::of(site, id, version);
    let picture = preview(site, own.as_ref(), Some((id, shown)), version.title.as_ref())?;
    Some(
        json!({"@type": "ImageObject", "url": picture.url, "width": picture.width, "height": picture.height}),
    )
}

/// The site that a page is part of, by its address.
fn site_node(site: &Site, tag: &Tag) -> Option<Value> {
    let url = address(site, &format!("/{tag}/"))?;
    Some(json!({"@type": "WebSite", "@id": url, "name": site_name(site, tag), "url": url}))
}

fn publisher(site: &Site, tag: &Tag) -> Option<Value> {
    let publisher = site.corpus.settings.publisher.as_ref()?;
    let mut data = json!({"@type": "Organization", "name": publisher.name.get(tag)});
    set(&mut data, "url", publisher.url.as_ref().map(|url| url.as_str().into()));
    set(&mut data, "logo", logo(site));
    Some(data)
}

/// The site's icon as a picture that search engines read.
fn logo(site: &Site) -> Option<Value> {
    let icon = site.assets.get("favicon.png").filter(|_| !site.base_url.is_empty())?;
    Some(json!({"@type": "ImageObject", "url": absolute(site, &icon.route)}))
}

fn translator(site: &Site, id: DocumentId, tag: &Tag) -> Option<Value> {
    let name = site.version(id, tag)?.1.front.translator.as_ref()?;
    Some(json!({"@type": "Person", "name": name}))
}

/// The data of a page with the way to it from the home page.
fn graph(site: &Site, mut data: Value, id: DocumentId, tag: &Tag) -> Value {
    let words = site.words(tag);
    let index = match site.document(id).kind {
        Kind::Article => Some(("articles", "articles/")),
        Kind::Term => Some(("glossary", "glossary/")),
        Kind::Context => Some(("background", "context/")),
        Kind::Page => None,
    };
    let Some(home) = address(site, &format!("/{tag}/")) else {
        set(&mut data, "@context", Some("https://schema.org".into()));
        return data;
    };
    let title = site.version(id, tag).map_or("", |(_, version)| version.title.as_ref());
    let index =
        index.map(|(key, path)| (words.bare(key).to_owned(), address(site, &format!("/{tag}/{path}"))));
    let steps = [(words.bare("home").to_owned(), Some(home))].into_iter().chain(index);
    let own = site.address(id, tag).map(|route| absolute(site, route).into());
    let steps = steps.chain([(title.to_owned(), own)]);
    let items: Vec<Value> = (1..)
        .zip(steps)
        .map(|(position, (name, item))| json!({"@type": "ListItem", "position": position, "name": name, "item": item}))
        .collect();
    json!({"@context": "https://schema.org", "@graph": [data, {"@type": "BreadcrumbList", "itemListElement": items}]})
}

fn address(site: &Site, path: &str) -> Option<Value> {
    if site.base_url.is_empty() {
        return None;
    }
    Some(absolute(site, &Route::new(path).ok()?).into())
}

/// The absolute address of a document in `tag`; `None` when the site's is not known.
fn document_url(site: &Site, id: DocumentId, tag: &Tag) -> Option<String> {
    site.address(id, tag).filter(|_| !site.base_url.is_empty()).map(|route| absolute(site, route))
}

fn set(data: &mut Value, key: &str, value: Option<Value>) {
    if let (Some(object), Some(value)) = (data.as_object_mut(), value) {
        object.insert(key.to_owned(), value);
    }
}
