//! The running text of one version, paragraph by paragraph.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::{
    base::{anchor::Anchor, language::tag::Tag},
    link::{Fate, Site},
    render::{
        cache::CachedSite,
        escape::escaped,
        isolate::isolate_whole,
        phrase::{Html, in_language, language_name, language_of},
        prose::Prose,
    },
    understand::{body::Row, facts::Citation, front::Status},
};

use super::{
    card::{Card, card},
    forwarding::{FormerPlace, former_at, former_places},
};

/// The running text of one version.
#[derive(Serialize, Debug)]
pub struct Text {
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Its footnotes.
    pub footnotes: Vec<Footnote>,
}

/// A numbered paragraph: any block, not only one of running text.
#[derive(Serialize, Debug)]
pub struct Paragraph {
    /// How it is linked to.
    pub mark: Mark,
    /// The places of paragraphs that were taken out, whose anchors lead here.
    pub former: Vec<FormerPlace>,
    /// The headings before it; may be empty.
    pub lead: Html,
    /// The paragraph.
    pub html: Html,
}

/// What the link to a paragraph says: a [`MarkView`], ready for templates.
pub type Mark = tera::Value;

/// The fields of a [`Mark`].
#[derive(Serialize, Debug)]
pub struct MarkView {
    /// The paragraph's anchor, without `#`.
    pub anchor: String,
    /// The paragraph's number, which is that of its anchor, as the page's language writes it.
    pub number: String,
    /// What the link is called.
    pub label: String,
}

/// The mark of the paragraph with this number, on a page in `tag`.
pub(in crate::render) fn mark(site: &Site, tag: &Tag, number: u32) -> Mark {
    let anchor = Anchor::paragraph(number).to_string();
    let number = site.language(tag).number(i64::from(number));
    let label = site.words(tag).with("link-to-paragraph", &[("n", &number)]);
    tera::Value::from_serializable(&MarkView { anchor, number, label })
}

/// A footnote.
#[derive(Serialize, Debug)]
pub struct Footnote {
    /// Its anchor, without `#`.
    pub anchor: String,
    /// Its text, with the way back.
    pub html: Html,
}

/// The whole text of a version.
pub(in crate::render) fn text(site: &CachedSite<'_>, prose: &Prose<'_>) -> Text {
    let rows = &prose.version.body.rows;
    let former = former_places(prose.site, prose.id, prose.tag, prose.page);
    let paragraph = |(place, row): (u32, &Row)| Paragraph {
        mark: site.mark(prose.page, site.paragraph_number(prose.id, prose.tag, place)),
        former: former_at(&former, place),
        lead: Html::new(&prose.html(&row.lead)),
        html: Html::new(&prose.html(&row.block)),
    };
    Text {
        lang: prose.tag.to_string(),
        dir: prose.site.language(prose.tag).direction().as_str(),
        paragraphs: (1..).zip(rows).map(paragraph).collect(),
        footnotes: footnotes(prose),
    }
}

/// The footnotes of a version.
pub(in crate::render) fn footnotes(prose: &Prose<'_>) -> Vec<Footnote> {
    let note = |index: usize| {
        Some(Footnote { anchor: prose.note_anchor(index + 1), html: Html::new(&prose.footnote(index)?) })
    };
    (0..prose.version.body.footnotes.len()).filter_map(note).collect()
}

/// The terms that are linked in a text, in the order of their first mentions.
pub(in crate::render) fn definitions<'a>(
    site: &CachedSite<'_>,
    texts: impl IntoIterator<Item = &'a Prose<'a>>,
) -> Vec<Card> {
    let mut seen = BTreeSet::new();
    let mut cards = Vec::new();
    for prose in texts {
        let linked = site.mentions(prose.id, prose.tag).iter().filter(|mention| mention.fate != Fate::Plain);
        let new = linked.filter(|mention| seen.insert(mention.term));
        cards.extend(new.filter_map(|mention| card(site, mention.term, prose.route, prose.page)));
    }
    cards
}

/// Something that a reader should know about the text before reading it.
#[derive(Serialize, Debug)]
pub struct Notice {
    /// What it is about, for class names: `missing`, `machine`, `draft`.
    pub kind: &'static str,
    /// The notice.
    pub html: Html,
}

/// The notices on a page in `page` that shows the version of `prose`.
pub(in crate::render) fn notices(prose: &Prose<'_>) -> Vec<Notice> {
    let words = prose.site.words(prose.page);
    let missing = (prose.tag != prose.page).then(|| {
        let name = |tag| language_name(prose.site, tag, prose.page);
        let (own, shown) = (name(prose.page), name(prose.tag));
        Notice {
            kind: "missing",
            html: Html::new(&escaped(
                &words.with("missing-translation", &[("language", own), ("original", shown)]),
            )),
        }
    });
    let status = match prose.version.front.status {
        Some(Status::Draft) => Some(("draft", "draft-translation")),
        Some(Status::Machine) => Some(("machine", "machine-translation")),
        Some(Status::Reviewed) | None => None,
    };
    let status = status.map(|(kind, key)| Notice { kind, html: Html::new(&escaped(words.text(key))) });
    missing.into_iter().chain(status).collect()
}

/// A work that a text rests on.
#[derive(Serialize, Debug)]
pub struct Source {
    /// Its anchor, without `#`; empty when nothing refers to it.
    pub anchor: String,
    /// The work, its author, its publisher and its year.
    pub html: Html,
}

/// The works that a document's text rests on, for a page in `page`.
pub(in crate::render) fn sources(site: &Site, works: &[Citation], page: &Tag) -> Vec<Source> {
    let source = |work: &Citation| Source {
        anchor: work.id.as_ref().map_or_else(String::new, |id| format!("source-{}", id.as_ref())),
        html: Html::new(&citation(site, work, page)),
    };
    works.iter().map(source).collect()
}

/// A work as a line of HTML: its author or publisher, its title, its date.
///
/// Names and a title of the other direction that follow one another are one stretch, with their own
/// language's separators: set apart one by one they would change places where a line breaks.
pub(in crate::render) fn citation(site: &Site, work: &Citation, page: &Tag) -> String {
    let language = site.language(page);
    let data = |text: &str| {
        let own = language_of(site, text, page);
        let mut html = String::with_capacity(text.len() + 16);
        isolate_whole(text, site.language(&own), site.languages(), &mut html);
        (own, html)
    };
    let (own, title) = data(&work.title);
    let title = match &work.url {
        Some(url) => {
            format!("<a href=\"{}\" rel=\"external\"><cite>{title}</cite></a>", escaped(url.as_ref()))
        }
        None => format!("<cite>{title}</cite>"),
    };
    let (first, second) = match (&work.author, &work.publisher) {
        (Some(author), publisher) => (Some(author), publisher.as_ref()),
        (None, publisher) => (publisher.as_ref(), None),
    };
    let mut stretches: Vec<(Tag, String)> = Vec::new();
    let parts = first.map(|name| data(name)).into_iter().chain([(own, title)]);
    for (own, html) in parts.chain(second.map(|name| data(name))) {
        let is_against = site.language(&own).direction() != language.direction();
        match stretches.last_mut().filter(|(last, _)| is_against && *last == own) {
            Some((_, stretch)) => {
                stretch.push_str(&escaped(site.words(&own).text("list-separator")));
                stretch.push_str(&html);
            }
            None => stretches.push((own, html)),
        }
    }
    let date = work.date.map(|date| language.date(date)).or_else(|| work.year.map(|year| year.to_string()));
    let accessed =
        work.accessed.map(|date| site.words(page).with("accessed-on", &[("date", &language.date(date))]));
    let parts = stretches.into_iter().map(|(own, html)| in_language(html, site.language(&own), page));
    let parts: Vec<String> =
        parts.chain([date, accessed].into_iter().flatten().map(|text| escaped(&text))).collect();
    parts.join(&escaped(site.words(page).text("list-separator")))
}
