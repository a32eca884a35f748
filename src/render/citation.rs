//! How a page is cited: in words, and in the formats of those who keep bibliographies.

mod bibtex;
mod ris;

use serde_json::{Value, json};

use crate::{
    base::{date::Date, digest::Digest, language::tag::Tag},
    link::{CitationFormat, DocumentId, Site},
    render::{href::absolute, phrase::site_name},
    understand::{
        document::Kind,
        facts::{Credit, Facts},
    },
};

/// A page as a work that can be cited.
#[derive(Debug)]
pub(super) struct Work<'a> {
    /// A name for it that is unique on the site, in ASCII.
    pub key: String,
    /// What it is called.
    pub title: &'a str,
    /// Who wrote it.
    pub author: Option<&'a str>,
    /// Who translated it.
    pub translator: Option<&'a str>,
    /// When it was published, or else last changed.
    pub date: Option<Date>,
    /// Its language.
    pub tag: &'a Tag,
    /// The site's name.
    pub site: String,
    /// Who publishes the site.
    pub publisher: Option<&'a str>,
    /// Its address; without one when the site's is not known.
    pub url: Option<String>,
    /// Where it first appeared, in the words of its facts, which may be a sentence: a note, no name.
    pub original: Option<&'a Credit>,
}

impl Work<'_> {
    /// Whom the formats of bibliographies name as its author: without one, whoever publishes the site.
    fn creator(&self) -> Option<&str> {
        self.author.or(self.publisher)
    }
}

/// The version of a document in `tag` as a work; `None` where it has none.
pub(super) fn work<'a>(site: &'a Site, id: DocumentId, tag: &'a Tag) -> Option<Work<'a>> {
    let document = site.document(id);
    let version = document.versions.get(tag)?;
    let credit = match &*document.facts {
        Facts::Article(facts) => facts.source.as_ref(),
        _ => None,
    };
    let date = match &*document.facts {
        Facts::Article(facts) => facts.date.or(facts.updated),
        facts => facts.last_change(),
    };
    let url = (!site.base_url.is_empty()).then(|| Some(absolute(site, site.address(id, tag)?)));
    let slug = document.slug.as_str();
    let name = if slug.is_ascii() { slug.to_owned() } else { Digest::of(slug.as_bytes()).short() };
    let kind = if document.kind == Kind::Article { "" } else { "context-" };
    Some(Work {
        key: format!("{kind}{name}-{tag}"),
        title: version.title.as_ref(),
        author: credit.and_then(|credit| credit.author.as_deref()),
        translator: version.front.translator.as_deref(),
        date,
        tag,
        site: site_name(site, tag),
        publisher: site.corpus.settings.publisher.as_ref().map(|publisher| publisher.name.get(tag)),
        url: url.flatten(),
        original: credit,
    })
}

/// The work in a format that programs read.
pub(super) fn file(work: &Work<'_>, format: CitationFormat) -> String {
    match format {
        CitationFormat::Bibtex => bibtex::bibtex(work),
        CitationFormat::Ris => ris::ris(work),
        CitationFormat::Csl => csl(work),
    }
}

/// The work in CSL-JSON, the format of the Citation Style Language's processors (its schema
/// `csl-data.json`, version 1.0.2). Names are not taken apart: an Arabic name has no family name.
fn csl(work: &Work<'_>) -> String {
    let name = |name: &str| json!([{"literal": name}]);
    let mut item = json!({
        "id": work.key,
        "type": "webpage",
        "title": work.title,
        "container-title": work.site,
        "language": work.tag.as_str(),
    });
    let original = work.original;
    let fields = [
        ("author", work.creator().map(name)),
        ("translator", work.translator.map(name)),
        ("publisher", work.publisher.map(Value::from)),
        ("issued", work.date.map(date_parts)),
        ("URL", work.url.as_deref().map(Value::from)),
        ("note", original.map(|credit| one_line(credit.name.get(work.tag)).into())),
        ("original-date", original.and_then(|credit| credit.date).map(date_parts)),
    ];
    for (key, value) in fields {
        if let Some(value) = value {
            item[key] = value;
        }
    }
    format!("{:#}\n", json!([item]))
}

/// `text` with its spaces and line ends as single spaces.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn date_parts(date: Date) -> Value {
    let parts = [Some(date.year()), date.month().map(i16::from), date.day().map(i16::from)];
    let parts: Vec<i16> = parts.into_iter().map_while(|part| part).collect();
    json!({"date-parts": [parts]})
}

/// The work in words, without its address.
pub(super) fn words(site: &Site, work: &Work<'_>) -> String {
    let words = site.words(work.tag);
    let translated = work.translator.map(|name| words.with("translated-by", &[("name", name)]));
    let date = work.date.map(|date| site.language(work.tag).date(date));
    let parts = [
        work.author.map(str::to_owned),
        Some(words.with("cited-title", &[("title", work.title)])),
        translated,
        Some(work.site.clone()),
        work.publisher.filter(|name| *name != work.site).map(str::to_owned),
        date,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(words.text("list-separator"))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::understand::by_language::ByLanguage;

    /// A work with everything that is hard to write.
    pub(super) fn work<'a>(tag: &'a Tag, credit: &'a Credit) -> Work<'a> {
        Work {
            key: "baku-visit-ar".to_owned(),
            title: "زيارة {باكو} & 100% من_الخطة",
            author: Some("عبد الرحمن الراشد"),
            translator: Some("J. O’Neil and Sons"),
            date: Date::parse("2023-04-19"),
            tag,
            site: "شرح".to_owned(),
            publisher: Some("دار"),
            url: Some("https://example.org/ar/articles/%D8%A8_x/".to_owned()),
            original: Some(credit),
        }
    }

    pub(super) fn credit() -> Credit {
        Credit {
            name: ByLanguage::Same("The Paper\nof Record".to_owned()),
            url: None,
            author: None,
            date: Date::parse("2023-04"),
            rights: None,
        }
    }

    #[test]
    fn every_format_names_the_same_author_and_the_same_source() {
        let (tag, credit) = (Tag::parse("ar").unwrap(), credit());
        for (author, wanted) in [(Some("عبد الرحمن الراشد"), "عبد الرحمن الراشد"), (None, "دار")]
        {
            let work = Work { author, ..work(&tag, &credit) };
            let csl: Value = serde_json::from_str(&file(&work, CitationFormat::Csl)).unwrap();
            assert_eq!(csl[0]["author"], json!([{"literal": wanted}]));
            assert_eq!(csl[0]["note"], "The Paper of Record");
            let (bibtex, ris) = (file(&work, CitationFormat::Bibtex), file(&work, CitationFormat::Ris));
            assert!(bibtex.contains(&format!("  author = {{{{{wanted}}}}},\n")), "{bibtex}");
            assert!(bibtex.contains("  note = {The Paper of Record},\n"), "{bibtex}");
            assert!(ris.contains(&format!("\r\nAU  - {wanted}\r\n")), "{ris}");
            assert!(ris.contains("\r\nN1  - The Paper of Record\r\n"), "{ris}");
        }
    }

    #[test]
    fn csl_is_one_item_with_whole_names() {
        let (tag, credit) = (Tag::parse("ar").unwrap(), credit());
        let items: Value = serde_json::from_str(&csl(&work(&tag, &credit))).unwrap();
        assert_eq!(
            items,
            json!([{
                "id": "baku-visit-ar", "type": "webpage", "title": "زيارة {باكو} & 100% من_الخطة",
                "container-title": "شرح", "language": "ar", "author": [{"literal": "عبد الرحمن الراشد"}],
                "translator": [{"literal": "J. O’Neil and Sons"}], "publisher": "دار",
                "issued": {"date-parts": [[2023, 4, 19]]}, "URL": "https://example.org/ar/articles/%D8%A8_x/",
                "note": "The Paper of Record", "original-date": {"date-parts": [[2023, 4]]},
            }])
        );
    }
}
