//! The page of a term.

use serde::Serialize;

use crate::{
    base::{language::tag::Tag, route::Route},
    link::{DocumentId, Site},
    render::{
        cache::CachedSite,
        escape::escaped,
        isolate::alone,
        json_ld,
        phrase::{Html, Phrase, language_of, phrase},
        prose::Prose,
        quote::quote,
    },
    understand::facts::{Facts, TermFacts},
};

use super::{
    card::{Card, card, cards},
    crumb::crumbs,
    embed::{Snippet, snippet},
    frame::{About, Frame, frame},
    text::{Notice, Source, Text, definitions, notices, sources, text},
};

/// The page of a term.
#[derive(Serialize, Debug)]
pub struct TermPage {
    /// What every page has.
    pub page: Frame,
    /// The one-sentence definition; may be empty.
    pub summary: Phrase,
    /// What it is, in words.
    pub kind: String,
    /// What it is, as facts spell it.
    pub kind_key: &'static str,
    /// Its names in each language that it has a version in, the page's own first.
    pub names: Vec<Names>,
    /// What a reader should know first.
    pub notices: Vec<Notice>,
    /// The long definition.
    pub text: Text,
    /// The other terms that its text mentions.
    pub definitions: Vec<Card>,
    /// Terms to see also.
    pub see: Vec<Card>,
    /// The background pages that explain it.
    pub explained_by: Vec<Card>,
    /// What its text rests on.
    pub sources: Vec<Source>,
    /// Where it is, in words; may be empty.
    pub coordinates: Html,
    /// Where it is mentioned.
    pub mentions: Vec<MentionedIn>,
    /// How many documents mention it, in words.
    pub mention_count: String,
    /// What to copy to embed it.
    pub snippet: Option<Snippet>,
}

/// The names of a term in one language.
#[derive(Serialize, Debug)]
pub struct Names {
    /// The language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// The language's name for itself.
    pub language: String,
    /// What the term is called.
    pub title: Phrase,
    /// The same in Latin letters; may be empty.
    pub transliteration: String,
    /// Other names.
    pub aliases: Vec<Phrase>,
}

/// A document that mentions the term.
#[derive(Serialize, Debug)]
pub struct MentionedIn {
    /// The document.
    pub card: Card,
    /// The place on its page, with its `#`; may be empty.
    pub anchor: String,
    /// The sentence, with the mention marked.
    pub quote: Html,
}

/// The page of a term in `tag`.
pub(in crate::render) fn term(
    site: &CachedSite<'_>,
    route: &Route,
    id: DocumentId,
    tag: &Tag,
) -> Option<TermPage> {
    let document = site.document(id);
    let Facts::Term(facts) = &*document.facts else { return None };
    let (shown, version) = site.version(id, tag)?;
    let prose = Prose { site: site.site(), route, page: tag, id, tag: shown, version };
    let data = Some(json_ld::term(site, id, tag));
    let about = About { data, ..About::document(id, shown, version) };
    let mut page = frame(site, route, tag, about);
    page.crumbs = crumbs(site, route, tag, Some(("glossary", "/glossary/")));
    let snippet = snippet(site, id, tag);
    page.oembed = snippet.as_ref().map_or_else(String::new, |snippet| snippet.oembed.clone());
    let words = site.words(tag);
    let mentions: Vec<MentionedIn> =
        site.mentioned_in(id).iter().filter_map(|&place| mentioned_in(site, route, tag, id, place)).collect();
    let see = facts.see.iter().filter_map(|slug| site.find(document.kind, slug.as_ref()));
    Some(TermPage {
        page,
        summary: phrase(site, &version.summary, shown, tag),
        kind: words.text(&format!("kind-{}", facts.kind.as_str())).to_owned(),
        kind_key: facts.kind.as_str(),
        names: names(site, id, tag),
        notices: notices(&prose),
        text: text(site, &prose),
        definitions: definitions(site, [&prose]),
        see: cards(site, see, route, tag),
        explained_by: cards(site, site.explanations(id).iter().map(|explanation| explanation.by), route, tag),
        sources: sources(site, &facts.sources, tag),
        coordinates: Html::new(&coordinates(site, facts, tag)),
        mention_count: words.count("mentions-count", mentions.len() as u64, site.language(tag)),
        mentions,
        snippet,
    })
}

fn names(site: &Site, id: DocumentId, tag: &Tag) -> Vec<Names> {
    let languages = site.languages().iter();
    let mut names: Vec<Names> = languages
        .filter_map(|language| {
            let version = site.document(id).versions.get(language.tag())?;
            Some(Names {
                lang: language.tag().to_string(),
                dir: language.direction().as_str(),
                language: site.words(language.tag()).autonym().to_owned(),
                title: phrase(site, version.title.as_ref(), language.tag(), tag),
                transliteration: version
                    .front
                    .transliteration
                    .as_ref()
                    .map_or_else(String::new, |text| text.as_ref().clone()),
                aliases: version
                    .front
                    .aliases
                    .iter()
                    .map(|alias| {
                        phrase(site, alias.as_ref(), &language_of(site, alias.as_ref(), language.tag()), tag)
                    })
                    .collect(),
            })
        })
        .collect();
    names.sort_by_key(|names| names.lang != tag.as_str());
    names
}

/// Where a document mentions the term: in what its page shows, or else in another language.
fn mentioned_in(
    site: &CachedSite<'_>,
    route: &Route,
    tag: &Tag,
    term: DocumentId,
    place: DocumentId,
) -> Option<MentionedIn> {
    let versions = &site.document(place).versions;
    let on_its_page = site.version(place, tag).into_iter();
    let (shown, version, mention) = on_its_page
        .chain(versions.iter())
        .find_map(|(shown, version)| Some((shown, version, site.telling_mention(place, shown, term)?)))?;
    let prose = Prose { site: site.site(), route, page: tag, id: place, tag: shown, version };
    let anchor = if mention.place > 0 {
        let anchor = site.paragraph_anchor(place, shown, mention.place);
        site.has_anchor(place, tag, &anchor).then(|| anchor.to_string())
    } else {
        prose.note_of(mention).filter(|_| site.shows(place, tag, shown))
    };
    Some(MentionedIn {
        card: card(site, place, route, tag)?,
        anchor: anchor.map_or_else(String::new, |anchor| format!("#{anchor}")),
        quote: Html::new(&quote(&prose, mention)),
    })
}

/// Degrees with two decimals. In an Arabic page their sign stands to the left of the number, as all
/// signs there do.
fn coordinates(site: &Site, facts: &TermFacts, tag: &Tag) -> String {
    let Some(place) = &facts.coordinates else { return String::new() };
    let [latitude, longitude] = *place.as_ref();
    let (language, words) = (site.language(tag), site.words(tag));
    let part = |degrees: f64, positive: &str, negative: &str| {
        let number = format!("{:.2}", degrees.abs());
        let shown = alone(language.decimal(&number).unwrap_or(number) + "°", language);
        words.with(if degrees < 0.0 { negative } else { positive }, &[("n", &shown)])
    };
    let parts =
        [part(latitude, "degrees-north", "degrees-south"), part(longitude, "degrees-east", "degrees-west")];
    escaped(&parts.join(words.text("list-separator")))
}
