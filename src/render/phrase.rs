//! Short pieces of data on a page: titles, names, summaries.

use serde::Serialize;

use crate::{
    base::{
        language::{Language, tag::Tag},
        period::Period,
    },
    link::Site,
    render::{
        escape::escaped,
        isolate::{alone, isolate_whole},
    },
};

/// HTML that templates print as it stands.
#[derive(Serialize, Clone, Debug, Default)]
#[serde(transparent)]
pub struct Html(Option<tera::Value>);

impl Html {
    pub(super) fn new(html: &str) -> Self {
        Self(Some(tera::Value::safe_string(html)))
    }
}

/// A time as HTML, shown as `text`: without `time` before the year 1, which HTML has no dates for.
pub(super) fn time(period: Period, text: &str) -> String {
    let text = escaped(text);
    match period.datetime() {
        Some(datetime) => format!("<time datetime=\"{datetime}\">{text}</time>"),
        None => format!("<span class=\"time\">{text}</span>"),
    }
}

/// A piece of data in its own language, as it goes into a page that may be in another.
#[derive(Serialize, Clone, Debug)]
pub struct Phrase {
    /// For running text: escaped, with `lang` and `dir` where they differ from the page's.
    pub html: Html,
    /// For attributes and for places without markup. Templates escape it.
    pub text: String,
    /// Its language.
    pub lang: String,
    /// The direction of its language.
    pub dir: &'static str,
}

/// `text`, which is in the language `own`, for a page in the language `page`.
pub(super) fn phrase(site: &Site, text: &str, own: &Tag, page: &Tag) -> Phrase {
    Phrase {
        html: Html::new(&phrase_html(site, text, own, page)),
        text: text.to_owned(),
        lang: own.to_string(),
        dir: site.language(own).direction().as_str(),
    }
}

/// The HTML of [`phrase`].
pub(super) fn phrase_html(site: &Site, text: &str, own: &Tag, page: &Tag) -> String {
    let language = site.language(own);
    let mut html = String::with_capacity(text.len() + 16);
    isolate_whole(&alone(text, language), language, site.languages(), &mut html);
    in_language(html, language, page)
}

/// The site's name in `tag`.
pub(super) fn site_name(site: &Site, tag: &Tag) -> String {
    site.corpus.settings.title.get(tag).cloned().unwrap_or_else(|| "Sharh".to_owned())
}

/// What a tag is called in the language `page`; its own letters where nothing says so.
pub(super) fn tag_title<'a>(site: &'a Site, name: &'a str, page: &Tag) -> &'a str {
    site.corpus.settings.tags.get(name).map_or(name, |names| names.get(page))
}

/// The language that the site's name in `tag` is in, as its letters tell.
pub(super) fn site_name_language(site: &Site, tag: &Tag) -> Tag {
    let name = site_name(site, tag);
    let own = site.language(tag);
    if own.has_letters(&name) {
        return tag.clone();
    }
    let other = site.languages().iter().find(|language| language.has_letters(&name));
    other.map_or_else(|| tag.clone(), |language| language.tag().clone())
}

/// The language of a name that does not say it: the page's, unless most of its letters are in the
/// script of another of the site's.
pub(super) fn language_of(site: &Site, text: &str, page: &Tag) -> Tag {
    let all = text.chars().filter(|c| c.is_alphabetic()).count();
    if site.language(page).count_letters(text) * 2 >= all {
        return page.clone();
    }
    let other = site.languages().iter().max_by_key(|language| language.count_letters(text));
    other.map_or_else(|| page.clone(), |language| language.tag().clone())
}

/// What a language is called on a page in `page`; its own name for itself where that is not known.
pub(super) fn language_name<'a>(site: &'a Site, tag: &Tag, page: &Tag) -> &'a str {
    site.words(page).language(tag).unwrap_or_else(|| site.words(tag).autonym())
}

/// `html`, which is in `language`, marked with its language and direction if those around it differ.
pub(super) fn in_language(html: String, language: &Language, around: &Tag) -> String {
    if language.tag() == around {
        html
    } else {
        format!(
            "<bdi lang=\"{}\" dir=\"{}\">{html}</bdi>",
            escaped(language.tag().as_str()),
            language.direction().as_str()
        )
    }
}
