//! Whose work an article is: where it comes from, and who translated it.

use crate::{
    base::language::tag::Tag,
    link::Site,
    render::{
        escape::escaped,
        phrase::{language_name, language_of, phrase_html},
    },
    understand::facts::{ArticleFacts, Credit},
};

/// Where an article comes from, as HTML.
pub(super) fn source(site: &Site, credit: &Credit, page: &Tag) -> String {
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

/// Who translated it, as HTML; may be empty.
pub(super) fn translator(site: &Site, name: Option<&str>, page: &Tag) -> String {
    name.map_or_else(String::new, |name| {
        let words = escaped(&site.words(page).with("translated-by", &[("name", "\u{1}")]));
        words.replace('\u{1}', &phrase_html(site, name, &language_of(site, name, page), page))
    })
}

/// What the version in `shown` was translated from, in words; may be empty.
pub(super) fn translated_from(site: &Site, facts: &ArticleFacts, shown: &Tag, page: &Tag) -> String {
    let original = facts.original.as_ref().and_then(|tag| Tag::parse(tag.as_ref()).ok());
    let words = site.words(page);
    match original.filter(|original| original != shown) {
        Some(original) => {
            words.with("translated-from", &[("language", language_name(site, &original, page))])
        }
        None => String::new(),
    }
}
