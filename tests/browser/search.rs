//! Searching the site.

use std::collections::BTreeSet;

use fantoccini::key::Key;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;

use crate::{Test, in_chromium, in_every_engine, page::Page};

/// The tests of this module.
pub fn tests() -> Vec<Test> {
    let mut tests = in_every_engine![
        results_come_as_one_types,
        a_searched_address_can_be_shared,
        results_among_the_terms_look_like_the_others,
        a_passage_reads_as_a_line,
        the_header_searches_from_every_page,
        keys_go_through_the_results,
        the_other_language_is_one_tap_away,
        a_slip_of_the_finger_is_understood,
        no_query_breaks_the_page,
    ];
    tests.extend(in_chromium![without_script_it_says_so, a_phone_has_room_for_it]);
    tests
}

/// The address of a search.
fn asked(base: &str, query: &str) -> String {
    format!("{base}search/?q={}", utf8_percent_encode(query, NON_ALPHANUMERIC))
}

fn until_found(page: &Page) {
    page.until("document.querySelectorAll('#results li a').length > 0");
}

fn results_come_as_one_types(page: &Page) {
    page.go("/ar/search/");
    page.click("#query");
    page.type_text("السفاره");
    until_found(page);
    assert_eq!(page.text("#results li a"), "سفارة");
    page.until("document.querySelector('[data-kind=suggested] .passage mark')?.textContent === 'السفارة'");
    let heads: Vec<String> =
        page.get("[...document.querySelectorAll('#results h2')].map((head) => head.textContent)");
    let once: BTreeSet<&String> = heads.iter().collect();
    assert_eq!((heads[0].as_str(), once.len()), ("أقرب النتائج", heads.len()), "{heads:?}");
    assert!(page.text(".found").contains("نتيجة"), "{}", page.text(".found"));
    page.until("location.search.startsWith('?q=')");
    assert_eq!(page.attribute("#query", "dir").as_deref(), Some("auto"));
    assert_eq!(page.count("#results [dir=auto]"), 0);
    page.console_is_clean();
}

fn a_searched_address_can_be_shared(page: &Page) {
    page.go(&asked("/a/b/en/", "foreign policy magazine airfields"));
    until_found(page);
    // The passage is the paragraph of the page, with the words marked in it.
    page.until("document.querySelectorAll('#results [data-kind=article] .passage mark').length > 1");
    page.click("#results [data-kind=article] a");
    page.until("location.pathname.endsWith('/a/b/en/articles/baku-visit/') && location.hash.length > 1");
    page.until("document.querySelector(location.hash)?.innerText.includes('Foreign Policy')");
    page.console_is_clean();
}

fn results_among_the_terms_look_like_the_others(page: &Page) {
    // Found in the text of a term, not by its name.
    page.go(&asked("/a/b/en/", "2018"));
    page.until("document.querySelector('#results [data-kind=term] .passage mark')");
    let lines = "[...document.querySelectorAll('#results section, #results :is(h2, p)')]\
        .every((part) => getComputedStyle(part).textDecorationLine === 'none')";
    page.until(lines);
    page.console_is_clean();
}

fn a_passage_reads_as_a_line(page: &Page) {
    let head = ["رأس العمود Head"; 12].join(" · ");
    let passages = [
        // The mark of a footnote is left out, a word before it is marked.
        ("clarinet heard", "A clarinet is heard. Then silence.", "clarinet heard"),
        ("blown reed", "Oboe: A reed that is blown. Harp: Strings that are plucked.", "reed blown"),
        ("رأس العمود", &format!("{head} — 43% of نفط · 43% of نفط · "), "رأس العمود رأس"),
    ];
    for (query, expected, marked) in passages {
        page.go(&asked("/odd/en/", query));
        until_found(page);
        page.until("document.querySelector('#results [data-kind=context] .passage mark')");
        let passage = page.text("#results [data-kind=context] .passage");
        assert!(passage.starts_with(expected), "{query}: {passage}");
        let marks: String = page.get(
            "[...document.querySelectorAll('#results [data-kind=context] .passage mark')].slice(0, 3).map((mark) => mark.textContent).join(' ')",
        );
        assert_eq!(marks, marked);
    }
    page.console_is_clean();
}

fn the_header_searches_from_every_page(page: &Page) {
    page.go("/a/b/ar/articles/baku-visit/");
    page.type_text("/");
    assert!(page.get::<bool>("document.activeElement.matches('.find input')"));
    page.type_text("باكو");
    page.keys(&[Key::Enter]);
    page.until("location.pathname === '/a/b/ar/search/'");
    until_found(page);
    assert_eq!(page.get::<String>("document.getElementById('query').value"), "باكو");
    assert_eq!(page.text("#results li a"), "باكو");
    page.console_is_clean();
}

fn keys_go_through_the_results(page: &Page) {
    page.go(&asked("/en/", "embassy"));
    until_found(page);
    page.focus("#query");
    page.keys(&[Key::Down]);
    assert_eq!(page.get::<String>("document.activeElement.innerText"), page.text("#results li a"));
    page.keys(&[Key::Down, Key::Up]);
    assert_eq!(page.get::<String>("document.activeElement.innerText"), page.text("#results li a"));
    page.keys(&[Key::Escape]);
    assert!(page.get::<bool>("document.activeElement.id === 'query'"));
    page.console_is_clean();
}

fn the_other_language_is_one_tap_away(page: &Page) {
    page.go(&asked("/en/", "embassy"));
    until_found(page);
    assert_eq!(page.attribute(".others a", "hreflang").as_deref(), Some("ar"));
    page.click(".others a");
    page.until("location.pathname === '/ar/search/' && location.search === '?q=embassy'");
    until_found(page);
    assert_eq!(page.text("#results li a"), "سفارة");
    page.console_is_clean();
}

fn a_slip_of_the_finger_is_understood(page: &Page) {
    page.go(&asked("/en/", "azerbiajan"));
    until_found(page);
    assert_eq!(page.text(".meant a"), "azerbaijan");
    page.click(".meant a");
    page.until("location.search === '?q=azerbaijan'");
    until_found(page);
    assert_eq!((page.text("#results li a").as_str(), page.count(".meant")), ("Azerbaijan", 0));
    page.console_is_clean();
}

fn no_query_breaks_the_page(page: &Page) {
    let long = "اب".repeat(250);
    let queries = [
        "<img src=x onerror=alert(1)>",
        "\"><script>alert(1)</script>",
        "<b>embassy</b>",
        "{{ query }} {term} {n}",
        "'; -- \\",
        "\u{64B}\u{64E}\u{651}",
        "🇦🇿🕊️",
        "ب",
        "x",
        "…",
        "embassy سفارة 2020 посольство",
        "\u{202E}embassy\u{200B}",
        "__proto__ constructor toString",
        long.as_str(),
    ];
    page.go("/en/search/");
    for query in queries {
        page.script::<serde_json::Value>(
            "const box = document.getElementById('query'); box.value = arguments[0];
             document.querySelector('.found').textContent = ''; box.form.requestSubmit(); return 0;",
            vec![json!(query)],
        );
        page.until("document.querySelector('.found').textContent.trim() !== '' && !document.querySelector('.found').textContent.includes('Searching')");
        let said = page.text(".found");
        assert!(!said.contains("could not be loaded"), "{query:?}: {said}");
        let strange: Vec<String> = page.get(
            "[...document.querySelectorAll('#results *, .found *')].map((element) => element.localName)
             .filter((name) => !['section', 'h2', 'h3', 'ul', 'li', 'a', 'p', 'bdi', 'mark', 'button'].includes(name))",
        );
        assert!(strange.is_empty(), "{query:?} made {strange:?}");
    }
    page.console_is_clean();
}

fn without_script_it_says_so(page: &Page) {
    page.without_script();
    page.go("/ar/search/");
    assert!(page.shows(".ways .notice") && page.shows(".ways li a"));
}

fn a_phone_has_room_for_it(page: &Page) {
    page.size(360, 740);
    page.go(&asked("/ar/", "السفاره في عشق اباد"));
    until_found(page);
    page.until("document.querySelector('.passage mark')");
    assert!(page.get::<bool>("document.documentElement.scrollWidth <= innerWidth"));
    page.go("/ar/articles/baku-visit/");
    assert!(page.get::<bool>("document.documentElement.scrollWidth <= innerWidth"));
    page.click(".find input");
    assert!(page.get::<bool>("document.querySelector('.find input').getBoundingClientRect().width > 200"));
    assert!(page.get::<bool>("document.documentElement.scrollWidth <= innerWidth"));
}
