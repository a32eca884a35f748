//! Every part of a page runs the way of its language, and every word says which that is.

use crate::{
    Test, in_chromium,
    kinds::{LANGUAGES, kinds},
    odd::FORMULAS,
    page::Page,
};

/// The tests of this module.
pub fn tests() -> Vec<Test> {
    in_chromium![
        blocks_run_the_way_of_their_language,
        words_are_in_the_language_that_they_say,
        no_isolation_is_missing,
        formulas_are_drawn_whole_from_left_to_right
    ]
}

/// Every text of a page, with the language and the direction that hold for it.
const TEXTS: &str = "
    const ARABIC = /[\\u0620-\\u064A\\u066E-\\u06D3]/;
    const LATIN = /[A-Za-z\\u00C0-\\u024F]/;
    const rtl = (lang) => /^(ar|fa|ckb|ur|ps|sd|ug|he)(?!.*-Latn)/.test(lang);
    const texts = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const node = walk.currentNode;
        const parent = node.parentElement;
        if (!node.data.trim() || parent.closest('script, style, noscript')) continue;
        texts.push({ node, parent, lang: parent.closest('[lang]').lang, dir: getComputedStyle(parent).direction });
    }";

/// Code and what a chart writes run left to right everywhere.
const BLOCKS: &str = "
    return texts.filter(({ node, parent, lang, dir }) => (LATIN.test(node.data) || ARABIC.test(node.data)) && !parent.closest('code, pre, svg') && (rtl(lang) ? 'rtl' : 'ltr') !== dir
        && !(parent.closest('bdi, [dir]').matches('bdi')))
        .map(({ node, lang, dir }) => `${lang} runs ${dir}: ${node.data.trim().slice(0, 60)}`);";

const WORDS: &str = "
    // Addresses and names of file formats are in no language.
    return texts.filter(({ node, parent, lang }) => !parent.closest('code, pre, .url')
        && (rtl(lang) ? LATIN : ARABIC).test(node.data.replace(/BibTeX|CSL-JSON|RIS/g, '')))
        .map(({ node, parent, lang }) => `${parent.tagName}.${parent.className} in ${lang}: ${node.data.trim().slice(0, 80)}`);";

fn everywhere(page: &Page, paths: &[String], script: &str) {
    let mut wrong = Vec::new();
    for path in paths {
        page.go(path);
        let found: Vec<String> = page.script(&format!("{TEXTS}{script}"), vec![]);
        wrong.extend(found.into_iter().take(6).map(|what| format!("{path}: {what}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn own() -> Vec<String> {
    kinds().into_iter().map(|kind| kind.path).collect()
}

fn odd() -> Vec<String> {
    let below = ["", "articles/long/", "articles/short/", "glossary/bare/", "context/wide/", "timeline/"];
    LANGUAGES.iter().flat_map(|language| below.map(|below| format!("/odd/{language}/{below}"))).collect()
}

fn blocks_run_the_way_of_their_language(page: &Page) {
    everywhere(page, &[own(), odd()].concat(), BLOCKS);
}

fn words_are_in_the_language_that_they_say(page: &Page) {
    everywhere(page, &own(), WORDS);
}

/// Isolates each run of the other direction for a moment and looks whether its characters, or those
/// beside it, then stand in another order.
const ISOLATION: &str = "
    const wrong = [];
    const order = (node) => {
        const range = document.createRange();
        const places = [];
        for (let at = 0; at < node.data.length; at++) {
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const box = range.getClientRects()[0];
            if (box && box.width > 0.1 && node.data[at].trim()) places.push([Math.round(box.bottom / 4), box.left, node.data[at]]);
        }
        return places;
    };
    const reading = (places) => places.sort((one, other) => one[0] - other[0] || one[1] - other[1]).map((place) => place[2]).join('');
    const near = (before, after) => [...before, ...after];
    for (const { node, parent, dir } of texts) {
        if (parent.closest('code, pre, svg, [popover], .skip, .status') || !parent.checkVisibility()) continue;
        const foreign = dir === 'rtl' ? LATIN : ARABIC;
        const own = dir === 'rtl' ? ARABIC : LATIN;
        const words = [...node.data.matchAll(/\\S+/g)].filter(([word]) => foreign.test(word) && !own.test(word));
        for (const word of words.slice(0, 40)) {
            const open = word[0].match(/^[\\p{Ps}\\p{Pi}\"']*/u)[0].length;
            const close = word[0].match(/[\\p{Pe}\\p{Pf}\"'.,:;!?…،؛؟]*$/u)[0].length;
            const from = word.index + open;
            const to = word.index + word[0].length - close;
            if (to <= from) continue;
            const before = reading(order(node));
            const text = node.data;
            const middle = node.splitText(from);
            const rest = middle.splitText(to - from);
            const isolate = document.createElement('span');
            isolate.style.unicodeBidi = 'isolate';
            isolate.style.direction = dir === 'rtl' ? 'ltr' : 'rtl';
            middle.replaceWith(isolate);
            isolate.append(middle);
            const after = reading([...order(node), ...order(middle), ...order(rest)]);
            isolate.replaceWith(middle);
            parent.normalize();
            if (before !== after) wrong.push(`${text.slice(from, to)} in ${text.trim().slice(0, 80)}`);
            if (node.data !== text) break;
        }
    }
    return wrong;";

fn no_isolation_is_missing(page: &Page) {
    everywhere(page, &[own(), odd()].concat(), ISOLATION);
}

/// The characters of each paragraph and of the title, as they stand from left to right.
const SHOWN: &str = "
    return [...document.querySelectorAll('h1, .paragraph > p')].map((block) => {
        const range = document.createRange();
        const places = [];
        const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
            const node = walk.currentNode;
            for (let at = 0; at < node.data.length; at++) {
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                const box = range.getBoundingClientRect();
                if (box.width > 0.1) places.push([box.left + box.width / 2, node.data[at]]);
            }
        }
        return places.sort((one, other) => one[0] - other[0]).map((place) => place[1]).join('');
    });";

fn formulas_are_drawn_whole_from_left_to_right(page: &Page) {
    page.go("/odd/ar/context/formulas/");
    let shown: Vec<String> = page.script(SHOWN, vec![]);
    let wanted = FORMULAS.map(|formula| format!(".انه {formula} نإ لاق"));
    assert_eq!(shown[0], "C++");
    assert_eq!(shown[1..], wanted);
}
