//! Engines agree: the same boxes at the same places, and no complaint on any page.

use std::collections::BTreeMap;

use crate::{Test, browser::Browser, engine::Engine, in_every_engine, kinds::kinds, page::Page};

/// The tests of this module.
pub fn tests() -> Vec<Test> {
    let mut tests = in_every_engine![no_page_complains_of_anything];
    tests.push(Test::new(
        concat!(module_path!(), "::every_box_stands_where_chromium_has_it"),
        &[Engine::WebKit, Engine::Firefox],
        every_box_stands_where_chromium_has_it,
    ));
    tests
}

fn no_page_complains_of_anything(page: &Page) {
    let mut wrong = Vec::new();
    for kind in kinds() {
        for root in ["", "/a/b"] {
            page.go(&format!("{root}{}", kind.path));
            // The page that is not there is answered with 404, which Chromium's console tells.
            let said = page.console().into_iter().filter(|said| !said.contains("status of 404"));
            wrong.extend(said.map(|said| format!("{root}{}: {said}", kind.path)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The boxes of what stands in the page's frame and of its rows, each with a name: where it begins and
/// ends along the line, how far it is from what stands before it, how high it is and how high a line.
const BOXES: &str = "
    const boxes = {};
    document.querySelectorAll('.top, .site, .sections, .languages, main, main > *, .head > *, .rows > *, .cell, .cards > *, .body > *, .group, .year, .foot').forEach((element, at) => {
        if (!element.checkVisibility() || getComputedStyle(element).clipPath !== 'none' || getComputedStyle(element).display === 'contents') return;
        const box = element.getBoundingClientRect();
        const before = element.previousElementSibling?.getBoundingClientRect();
        const gap = before?.height && before.bottom <= box.top + 1 ? box.top - before.bottom : 0;
        const line = parseFloat(getComputedStyle(element).lineHeight) || 0;
        boxes[`${at} ${element.tagName}.${element.className}#${element.id}`] = [box.left, box.right, gap, box.height, line];
    });
    return boxes;";

/// How far heights may be apart: 8 pixels, and where engines break a text elsewhere two lines, or one
/// in twenty.
fn slack(height: f64, line: f64) -> f64 {
    8.0 + if line > 0.0 { line * (height / line / 20.0).max(2.0) } else { 0.0 }
}

fn boxes(page: &Page, path: &str) -> BTreeMap<String, [f64; 5]> {
    page.go(path);
    // A face that came too late for the first page is there for the second.
    page.reload();
    page.get::<bool>("document.fonts.check('1em Text')");
    page.script(BOXES, vec![])
}

fn every_box_stands_where_chromium_has_it(page: &Page) {
    if Engine::Chromium.missing().is_some() {
        return;
    }
    let browser = Browser::take(Engine::Chromium);
    let chromium = Page::fresh(&browser, page.server());
    let mut wrong = Vec::new();
    for width in [500, 1280] {
        page.size(width, 900);
        let width = page.get::<u32>("document.documentElement.clientWidth");
        chromium.size(width, 900);
        for kind in kinds() {
            let (own, other) = (boxes(page, &kind.path), boxes(&chromium, &kind.path));
            for (name, one) in &own {
                let Some(two) = other.get(name) else {
                    wrong.push(format!("{} at {width}: {name} is not there", kind.name));
                    continue;
                };
                let off: Vec<f64> = one.iter().zip(two).map(|(one, two)| (one - two).round()).collect();
                let is_off = |pixels: &f64| pixels.abs() > 8.0;
                if off[..3].iter().any(is_off) || off[3].abs() > slack(one[3].max(two[3]), one[4]) {
                    wrong.push(format!("{} at {width}: {name} is off by {off:?}", kind.name));
                }
            }
        }
    }
    browser.give_back();
    assert!(wrong.is_empty(), "{} boxes: {:#?}", wrong.len(), &wrong[..wrong.len().min(60)]);
}
