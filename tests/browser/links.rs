//! The link that every paragraph has.

use serde_json::json;

use crate::{Test, in_chromium, in_every_engine, page::Page};

const ARTICLE: &str = "/en/articles/baku-visit/";

/// The tests of this module.
pub fn tests() -> Vec<Test> {
    let mut tests = in_every_engine![a_paragraph_s_link_leads_to_it_and_lights_it];
    tests.extend(in_chromium![
        the_link_is_copied_and_the_reader_is_told,
        the_link_is_shared_on_a_phone,
        every_link_of_a_paragraph_is_large_enough_to_hit,
        the_focus_goes_down_a_paragraph_as_the_eye_does,
    ]);
    tests
}

fn a_paragraph_s_link_leads_to_it_and_lights_it(page: &Page) {
    page.go(ARTICLE);
    let ground = "getComputedStyle(document.getElementById('p5')).backgroundColor + getComputedStyle(document.getElementById('p5')).boxShadow";
    let before: String = page.get(ground);
    page.click("#p5 > .mark");
    page.until("location.hash === '#p5'");
    assert_ne!(page.get::<String>(ground), before, "the paragraph is not lit");
    assert!(page.attribute("#p5 > .mark", "aria-label").is_some_and(|label| label.contains('5')));
}

fn the_link_is_copied_and_the_reader_is_told(page: &Page) {
    let permission = json!({ "permission": { "name": "clipboard-write" }, "setting": "granted" });
    page.browser.chromium("Browser.setPermission", &permission);
    let permission = json!({ "permission": { "name": "clipboard-read" }, "setting": "granted" });
    page.browser.chromium("Browser.setPermission", &permission);
    page.go(ARTICLE);
    assert_eq!(page.attribute(".status", "role").as_deref(), Some("status"));
    page.click("#p5 > .mark");
    page.until("document.querySelector('.status').textContent !== ''");
    assert_eq!(Some(page.text(".status")), page.attribute(".status", "data-copied"));
    let copied: String =
        page.later("navigator.clipboard.readText().then(done, (problem) => done(String(problem)))");
    assert_eq!(copied, page.url("/en/articles/baku-visit/#p5"));
    page.until("document.querySelector('.status').textContent === ''");
    page.console_is_clean();
}

fn the_link_is_shared_on_a_phone(page: &Page) {
    page.size(360, 740);
    page.touch();
    page.go(ARTICLE);
    page.run("navigator.share = (what) => { window.shared = what.url; return Promise.resolve() }");
    page.tap("#p5 > .mark");
    page.until("window.shared");
    assert_eq!(page.get::<String>("window.shared"), page.url("/en/articles/baku-visit/#p5"));
}

/// Where the focus goes back up the page, within a paragraph in one language; the number is beside the
/// first line, or beside the name of the language.
const UPWARD: &str = "
    return [...document.querySelectorAll('.row[id]')].flatMap((row) => {
        const parts = [[row, [...row.querySelectorAll(':scope > .mark, :scope > div.cell a')]],
            ...[...row.querySelectorAll('details.cell')].map((cell) => [cell, [...cell.querySelectorAll('summary, a')]])];
        return parts.flatMap(([part, stops]) => {
            const seen = stops.filter((stop) => stop.checkVisibility());
            const tops = seen.map((stop) => stop.getClientRects()[0].top);
            const up = tops.findIndex((top, at) => at && top < tops[at - 1] - 12);
            const first = seen.find((stop) => !stop.matches('summary'));
            return [...(up < 0 ? [] : [`${row.id}: up to ${seen[up].textContent}`]),
                ...(!first || first.matches('.mark') ? [] : [`${row.id}: ${first.textContent} stands before the number`])];
        });
    });";

fn the_focus_goes_down_a_paragraph_as_the_eye_does(page: &Page) {
    for width in [360, 1280] {
        page.size(width, 800);
        for path in [ARTICLE, "/ar/articles/baku-visit/"] {
            page.go(path);
            let wrong: Vec<String> = page.script(UPWARD, vec![]);
            assert!(wrong.is_empty(), "{path} at {width}: {wrong:#?}");
        }
    }
}

fn every_link_of_a_paragraph_is_large_enough_to_hit(page: &Page) {
    for width in [360, 1280] {
        page.size(width, 800);
        page.go(ARTICLE);
        let small: Vec<String> = page.get(
            "[...document.querySelectorAll('.mark')].filter((mark) => { const box = mark.getBoundingClientRect(); return box.width < 24 || box.height < 24 }).map((mark) => mark.href)",
        );
        assert!(small.is_empty(), "at {width}: {small:?}");
    }
}
