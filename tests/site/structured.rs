//! JSON-LD against what schema.org and the readers of such data expect of each type.

use serde_json::{Map, Value};

use crate::sample::{SETTINGS, sample};

/// What a value has to be.
#[derive(Clone, Copy)]
enum Is {
    /// Text that is not empty.
    Text,
    /// One or several texts.
    Texts,
    /// An absolute address.
    Url,
    /// A date, `2023`, `2023-04` or `2023-04-19` (ISO 8601).
    Date,
    /// A language tag or several (BCP 47).
    Language,
    /// A number.
    Number,
    /// A thing of one of these types, or several.
    A(&'static [&'static str]),
}

use Is::{A, Date, Language, Number, Text, Texts, Url};

/// A type: what it must have, and what else it may have.
type Type = (&'static str, &'static [(&'static str, Is)], &'static [(&'static str, Is)]);

const TYPES: [Type; 12] = [
    (
        "Article",
        &[("headline", Text), ("inLanguage", Language)],
        &[
            ("@id", Url),
            ("url", Url),
            ("name", Text),
            ("description", Text),
            ("image", A(&["ImageObject"])),
            ("author", A(&["Person", "Organization"])),
            ("publisher", A(&["Organization"])),
            ("translator", A(&["Person"])),
            ("datePublished", Date),
            ("dateModified", Date),
            ("keywords", Texts),
            ("isPartOf", A(&["WebSite"])),
            ("mainEntityOfPage", A(&["WebPage"])),
            ("isBasedOn", A(&["CreativeWork"])),
            ("translationOfWork", A(&["Article"])),
            ("workTranslation", A(&["Article"])),
        ],
    ),
    (
        "WebPage",
        &[("@id", Url)],
        &[
            ("url", Url),
            ("headline", Text),
            ("name", Text),
            ("description", Text),
            ("inLanguage", Language),
            ("image", A(&["ImageObject"])),
            ("publisher", A(&["Organization"])),
            ("isPartOf", A(&["WebSite"])),
            ("dateModified", Date),
        ],
    ),
    (
        "DefinedTerm",
        &[("name", Text), ("description", Text), ("inDefinedTermSet", A(&["DefinedTermSet"]))],
        &[("@id", Url), ("url", Url), ("termCode", Text), ("alternateName", Texts)],
    ),
    (
        "DefinedTermSet",
        &[("name", Text), ("@id", Url), ("url", Url)],
        &[("inLanguage", Language), ("isPartOf", A(&["WebSite"]))],
    ),
    (
        "CollectionPage",
        &[("name", Text), ("url", Url), ("inLanguage", Language)],
        &[("@id", Url), ("isPartOf", A(&["WebSite"]))],
    ),
    (
        "WebSite",
        &[("name", Text), ("url", Url), ("@id", Url)],
        &[
            ("description", Text),
            ("inLanguage", Language),
            ("publisher", A(&["Organization"])),
            ("potentialAction", A(&["SearchAction"])),
        ],
    ),
    ("SearchAction", &[("target", A(&["EntryPoint"]))], &[("query-input", Text)]),
    ("Organization", &[("name", Text)], &[("url", Url), ("logo", A(&["ImageObject"]))]),
    ("Person", &[("name", Text)], &[("url", Url)]),
    ("CreativeWork", &[("name", Text)], &[("url", Url), ("author", A(&["Person"])), ("datePublished", Date)]),
    ("ImageObject", &[("url", Url)], &[("width", Number), ("height", Number)]),
    ("BreadcrumbList", &[("itemListElement", A(&["ListItem"]))], &[]),
];

/// The types of the properties of a step on the way to a page.
const LIST_ITEM: Type = ("ListItem", &[("position", Number), ("name", Text), ("item", Url)], &[]);

#[test]
fn every_thing_has_what_its_type_asks_for_and_nothing_else() {
    let site = sample().file("sharh.toml", format!("{SETTINGS}\n[share]\ncards = true\n")).build();
    site.no_diagnostics();
    let mut met = Vec::new();
    for route in site.pages().iter().filter(|route| route.ends_with('/')) {
        for data in site.page(route).data() {
            assert_eq!(data["@context"], "https://schema.org", "{route}");
            let nodes = data["@graph"].as_array().cloned().unwrap_or_else(|| vec![data.clone()]);
            for node in nodes {
                thing(&node, route, &mut met);
            }
        }
    }
    for (kind, ..) in TYPES.iter().filter(|(kind, ..)| *kind != "SearchAction") {
        assert!(met.iter().any(|known| known == kind), "there is no {kind}");
    }
}

#[test]
fn an_article_has_what_search_engines_ask_for() {
    let site = sample().file("sharh.toml", format!("{SETTINGS}\n[share]\ncards = true\n")).build();
    for route in ["/en/articles/visit/", "/ar/articles/summit/"] {
        let data = &site.page(route).data()[0]["@graph"][0];
        for key in
            ["headline", "image", "datePublished", "dateModified", "author", "publisher", "mainEntityOfPage"]
        {
            assert!(!data[key].is_null(), "{route} has no {key}");
        }
        assert_eq!(data["publisher"]["logo"]["@type"], "ImageObject");
    }
    let data = &site.page("/en/articles/visit/").data()[0]["@graph"][0];
    assert_eq!(data["author"], serde_json::json!({"@type": "Person", "name": "A. Author"}));
    assert_eq!((&data["image"]["width"], &data["image"]["height"]), (&1200.into(), &630.into()));
}

#[test]
fn the_way_to_a_page_counts_from_one() {
    let page = sample().build().page("/en/context/trade/");
    let items = page.data()[0]["@graph"][1]["itemListElement"].as_array().unwrap().clone();
    let positions: Vec<u64> = items.iter().map(|item| item["position"].as_u64().unwrap()).collect();
    assert_eq!(positions, [1, 2, 3]);
}

fn thing(value: &Value, place: &str, met: &mut Vec<String>) {
    let node = value.as_object().unwrap_or_else(|| panic!("{place}: {value} is no thing"));
    let kind = node["@type"].as_str().unwrap();
    let all = TYPES.iter().chain([&LIST_ITEM]);
    let Some((_, must, may)) = all.into_iter().find(|(known, ..)| *known == kind) else {
        panic!("{place}: nothing is known of {kind}")
    };
    met.push(kind.to_owned());
    // What only names a thing by its address need not say more.
    let is_reference = node.contains_key("@id") && node.len() <= 5;
    for (key, _) in must.iter().filter(|_| !is_reference) {
        assert!(node.contains_key(*key), "{place}: {kind} has no {key}: {value}");
    }
    let known: Vec<&(&'static str, Is)> = must.iter().chain(*may).collect();
    properties(node, &known, &format!("{place} {kind}"), met);
}

fn properties(node: &Map<String, Value>, known: &[&(&'static str, Is)], place: &str, met: &mut Vec<String>) {
    for (key, value) in node.iter().filter(|(key, _)| !matches!(key.as_str(), "@type" | "@context")) {
        let Some((_, is)) = known.iter().find(|(name, _)| name == key) else {
            panic!("{place} has a property {key} that it should not have")
        };
        let values = match value {
            Value::Array(values) => values.clone(),
            value => vec![value.clone()],
        };
        assert!(!values.is_empty(), "{place}: {key} is empty");
        for value in values {
            let place = format!("{place} {key}");
            let text = value.as_str().unwrap_or_default();
            match is {
                Text | Texts => assert!(!text.is_empty(), "{place}: {value}"),
                Url => assert!(url::Url::parse(text).is_ok_and(|url| url.has_host()), "{place}: {value}"),
                Date => assert!(is_date(text), "{place}: {value}"),
                Language => assert!(["ar", "en"].contains(&text), "{place}: {value}"),
                Number => assert!(value.as_u64().is_some_and(|number| number > 0), "{place}: {value}"),
                A(kinds) => {
                    assert!(kinds.contains(&value["@type"].as_str().unwrap_or_default()), "{place}: {value}");
                    thing(&value, &place, met);
                }
            }
        }
    }
}

fn is_date(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    is_digits && matches!(lengths[..], [4] | [4, 2] | [4, 2, 2])
}
