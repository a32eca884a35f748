//! Pages hold together: at any width, with larger text and wider spacing, and turned round.

use crate::{
    Test, in_chromium,
    kinds::{LANGUAGES, kinds},
    page::Page,
};

/// The tests of this module.
pub fn tests() -> Vec<Test> {
    in_chromium![
        nothing_is_wider_than_the_page,
        large_text_fits,
        large_text_breaks_no_word,
        spacing_that_readers_choose_fits,
        wide_tables_scroll_in_a_region_of_their_own,
        what_can_be_hit_is_large_enough,
        turning_the_page_round_mirrors_every_box,
        odd_content_holds_together,
        numbers_stand_beside_the_first_line_of_both_languages,
        facing_paragraphs_begin_on_one_line,
        paragraphs_begin_at_their_numbers,
        figures_stand_with_their_units_below_each_other,
        a_foreign_title_has_the_line_height_of_titles,
        every_alert_is_set_in_the_size_of_the_text,
        a_kind_on_a_line_of_its_own_begins_where_the_name_does,
        transliteration_is_set_in_the_face_of_the_theme,
    ]
}

/// What sticks out of the page or out of its own box, and whether the page scrolls sideways.
const TOO_WIDE: &str = "
    const wide = document.documentElement.scrollWidth;
    const wrong = wide > innerWidth ? [`the page is ${wide} wide`] : [];
    for (const element of document.body.querySelectorAll('*')) {
        if (element.closest('.scroll, .chart-scroll, svg, .skip, [popover], .status') || !element.checkVisibility()) continue;
        if (getComputedStyle(element).clipPath !== 'none') continue;
        const box = element.getBoundingClientRect();
        const name = `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`;
        if (box.width && (box.left < -1 || box.right > innerWidth + 1)) wrong.push(`${name} from ${box.left} to ${box.right}`);
        if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === 'hidden') wrong.push(`${name} is clipped`);
    }
    return wrong;";

/// Asks for other style than the page's, as a reader's own stylesheet does.
fn restyle(page: &Page, css: &str) {
    page.run(&format!(
        "const sheet = new CSSStyleSheet(); sheet.replaceSync({css:?}); document.adoptedStyleSheets = [sheet]"
    ));
}

fn fits(page: &Page, widths: &[u32], css: &str) {
    let mut wrong = Vec::new();
    for kind in kinds() {
        page.go(&kind.path);
        restyle(page, css);
        for &width in widths {
            page.size(width, 900);
            let found: Vec<String> = page.script(TOO_WIDE, vec![]);
            wrong.extend(found.into_iter().map(|what| format!("{} at {width}: {what}", kind.name)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn nothing_is_wider_than_the_page(page: &Page) {
    fits(page, &[320, 768, 1280], "");
}

fn large_text_fits(page: &Page) {
    fits(page, &[320, 1280], "html { font-size: 200% }");
}

/// Words that are broken over two lines, save those of addresses and of other works' names.
const BROKEN: &str = "
    const broken = new Set();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
        const text = texts.currentNode;
        if (!text.parentElement.checkVisibility() || text.parentElement.closest('svg, .url, code, [rel=external], noscript')) continue;
        for (const word of text.data.matchAll(/[\\p{L}\\p{M}]+/gu)) {
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            const lines = new Set([...range.getClientRects()].map((line) => Math.round(line.top)));
            if (word[0].length > 1 && lines.size > 1) broken.add(word[0]);
        }
    }
    return [...broken];";

fn large_text_breaks_no_word(page: &Page) {
    let mut wrong = Vec::new();
    for kind in kinds() {
        page.go(&kind.path);
        restyle(page, "html { font-size: 200% }");
        page.size(360, 900);
        let broken: Vec<String> = page.script(BROKEN, vec![]);
        if !broken.is_empty() {
            wrong.push(format!("{}: {broken:?}", kind.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// WCAG 1.4.12.
fn spacing_that_readers_choose_fits(page: &Page) {
    let css = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
               p { margin-block-end: 2em !important }";
    fits(page, &[320, 1280], css);
}

fn wide_tables_scroll_in_a_region_of_their_own(page: &Page) {
    page.size(320, 700);
    for language in LANGUAGES {
        page.go(&format!("/odd/{language}/context/wide/"));
        assert!(page.get::<bool>(
            "document.querySelector('.scroll').scrollWidth > document.querySelector('.scroll').clientWidth"
        ));
        for attribute in ["role", "tabindex", "aria-label"] {
            let value =
                page.attribute(".scroll", attribute).or_else(|| page.attribute(".scroll", "aria-labelledby"));
            assert!(value.is_some_and(|value| !value.is_empty()), "the region has no {attribute}");
        }
        page.focus(".scroll");
        assert!(page.get::<bool>("document.activeElement.matches('.scroll')"));
    }
}

/// WCAG 2.5.8: 24 pixels, save for links within sentences.
const TOO_SMALL: &str = "
    return [...document.querySelectorAll('a[href], button, summary, label, [tabindex]')].filter((element) => {
        if (!element.checkVisibility() || element.matches('.skip, main, .scroll, .chart-scroll')) return false;
        if (element.closest('p, li, dd, dt, h1, h2, h3, blockquote, td, th') && getComputedStyle(element).display === 'inline') return false;
        const box = element.getBoundingClientRect();
        return box.width < 24 || box.height < 24;
    }).map((element) => `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 30)}`)";

fn what_can_be_hit_is_large_enough(page: &Page) {
    for width in [360, 1280] {
        page.size(width, 800);
        for kind in kinds() {
            page.go(&kind.path);
            let small: Vec<String> = page.script(TOO_SMALL, vec![]);
            assert!(small.is_empty(), "{} at {width}: {small:#?}", kind.name);
        }
    }
}

/// Where every block stands before and after all directions are turned round.
const NOT_MIRRORED: &str = "
    const blocks = [...document.body.querySelectorAll('*')].filter((element) =>
        element.checkVisibility() && !element.closest('svg, pre, code, [popover], .skip, .status')
        && !getComputedStyle(element).display.startsWith('inline') && getComputedStyle(element).display !== 'contents');
    const boxes = () => blocks.map((element) => { const box = element.getBoundingClientRect(); return [box.left, box.right, box.top + scrollY, box.bottom + scrollY] });
    const before = boxes();
    for (const element of document.querySelectorAll('[dir]')) element.dir = element.dir === 'rtl' ? 'ltr' : 'rtl';
    const after = boxes();
    const wide = document.documentElement.clientWidth;
    return blocks.flatMap((element, at) => {
        const [left, right, top, bottom] = before[at];
        const off = [after[at][0] - (wide - right), after[at][1] - (wide - left), after[at][2] - top, after[at][3] - bottom];
        return off.some((pixels) => Math.abs(pixels) > 2)
            ? [`${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 30)}: ${off.map(Math.round)}`] : [];
    })";

fn turning_the_page_round_mirrors_every_box(page: &Page) {
    let mut wrong = Vec::new();
    for width in [360, 1280] {
        page.size(width, 900);
        for kind in kinds() {
            page.go(&kind.path);
            let found: Vec<String> = page.script(NOT_MIRRORED, vec![]);
            wrong.extend(found.into_iter().take(5).map(|what| format!("{} at {width}: {what}", kind.name)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Texts that lie on each other.
const OVERLAPS: &str = "
    const texts = [...document.querySelectorAll('h1, h2, h3, p, li, dt, dd, td, th, time')].filter((element) =>
        element.checkVisibility() && element.textContent.trim() && getComputedStyle(element).clipPath === 'none'
        && !element.closest('.skip, .status, [popover], svg, .top, .modes') && ![...element.children].some((child) => child.matches('p, ul, ol, dl, div, h1, h2, h3, blockquote, time')));
    const boxes = texts.map((element) => { const range = document.createRange(); range.selectNodeContents(element); return range.getBoundingClientRect() });
    const wrong = [];
    for (let one = 0; one < texts.length; one++) {
        for (let other = one + 1; other < Math.min(texts.length, one + 12); other++) {
            if (texts[one].contains(texts[other])) continue;
            const across = Math.min(boxes[one].right, boxes[other].right) - Math.max(boxes[one].left, boxes[other].left);
            const down = Math.min(boxes[one].bottom, boxes[other].bottom) - Math.max(boxes[one].top, boxes[other].top);
            if (across > 3 && down > 9) wrong.push(`${texts[one].textContent.slice(0, 30)} × ${texts[other].textContent.slice(0, 30)}`);
        }
    }
    return wrong;";

fn odd_content_holds_together(page: &Page) {
    let mut wrong = Vec::new();
    let pages = [
        "",
        "articles/long/",
        "articles/short/",
        "articles/many/",
        "glossary/",
        "glossary/bare/",
        "context/wide/",
        "context/",
        "timeline/",
    ];
    for width in [320, 1280] {
        page.size(width, 900);
        for (language, below) in LANGUAGES.iter().flat_map(|language| pages.map(|below| (language, below))) {
            let path = format!("/odd/{language}/{below}");
            page.go(&path);
            for script in [TOO_WIDE, OVERLAPS] {
                let found: Vec<String> = page.script(script, vec![]);
                wrong.extend(found.into_iter().take(5).map(|what| format!("{path} at {width}: {what}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    page.console_is_clean();
}

fn numbers_stand_beside_the_first_line_of_both_languages(page: &Page) {
    for language in LANGUAGES {
        page.go(&format!("/{language}/articles/baku-visit/"));
        let away: Vec<f64> = page.script(
            "const middle = (box) => (box.top + box.bottom) / 2;
             return [...document.querySelectorAll('.row > .mark, .cell > .mark')].map((mark) => {
                 const text = document.createRange();
                 text.selectNodeContents(mark.parentElement.querySelector('p'));
                 return Math.abs(middle(mark.getBoundingClientRect()) - middle(text.getClientRects()[0]));
             });",
            vec![],
        );
        assert!(away.len() > 20 && away.iter().all(|away| *away < 4.0), "{language} {away:?}");
    }
}

fn facing_paragraphs_begin_on_one_line(page: &Page) {
    page.size(1280, 900);
    for language in LANGUAGES {
        page.go(&format!("/{language}/articles/baku-visit/"));
        let apart: Vec<f64> = page.script(
            "const baseline = (text) => {
                 const rod = document.createElement('span');
                 rod.style.display = 'inline-block';
                 text.prepend(rod);
                 return rod.getBoundingClientRect().bottom;
             };
             return [...document.querySelectorAll('.row')].map((row) => {
                 const [one, other] = [...row.querySelectorAll(':scope > .cell > p')].map(baseline);
                 return Math.abs(one - other);
             });",
            vec![],
        );
        assert!(apart.len() > 10 && apart.iter().all(|apart| *apart < 0.6), "{language} {apart:?}");
    }
}

fn paragraphs_begin_at_their_numbers(page: &Page) {
    for width in [360, 1280] {
        page.size(width, 900);
        for language in LANGUAGES {
            page.go(&format!("/{language}/context/arms-trade/"));
            let away: Vec<f64> = page.get(
                "[...document.querySelectorAll('.text p')].filter((text) => text.previousElementSibling?.matches('.paragraph > .mark'))
                    .map((text) => text.getBoundingClientRect().top - text.previousElementSibling.getBoundingClientRect().bottom)",
            );
            let apart = away.iter().any(|one| (one - away[0]).abs() > 1.0);
            assert!(away.len() > 4 && !apart, "{language} at {width}: {away:?}");
        }
    }
}

fn figures_stand_with_their_units_below_each_other(page: &Page) {
    for language in LANGUAGES {
        page.go(&format!("/{language}/context/arms-trade/"));
        page.run("document.querySelectorAll('details').forEach((folded) => (folded.open = true))");
        let ends: Vec<Vec<f64>> = page.script(
            "const end = (cell) => { const text = document.createRange(); text.selectNodeContents(cell); return text.getBoundingClientRect().right };
             return [...document.querySelectorAll('.scroll table, .chart-data table')].flatMap((table) => {
                 const rows = [...table.querySelectorAll('tbody tr')];
                 rows[0].querySelectorAll('td').forEach((cell) => (cell.textContent = cell.textContent.replace(/^\\P{L}+$/u, '1,234')));
                 return [...rows[0].children].map((_, at) => rows.map((row) => row.children[at]))
                     .filter((column) => column.every((cell) => cell.matches('td') && /^[^\\p{L}]*\\d[^\\p{L}]*$/u.test(cell.textContent)))
                     .filter((column) => !column[0].matches(':first-child')).map((column) => column.map(end));
             });",
            vec![],
        );
        let is_ragged = |column: &Vec<f64>| column.iter().any(|end| (end - column[0]).abs() > 0.5);
        assert!(ends.len() > 3 && !ends.iter().any(is_ragged), "{language}: {ends:?}");
    }
}

fn a_foreign_title_has_the_line_height_of_titles(page: &Page) {
    page.go("/odd/en/articles/short/");
    let [height, size]: [f64; 2] = page.get(
        "(({ lineHeight, fontSize }) => [lineHeight, fontSize].map(parseFloat))(getComputedStyle(document.querySelector('h1[lang=ar]')))",
    );
    assert!((1.3..1.5).contains(&(height / size)), "{height} of {size}");
}

fn every_alert_is_set_in_the_size_of_the_text(page: &Page) {
    for (path, alert) in [("/ar/about/", ".note"), ("/ar/context/arms-trade/", ".important")] {
        page.go(path);
        let sizes: [String; 2] = page.get(&format!(
            "['.alert{alert} > p:not(.label)', '#p1 p'].map((css) => getComputedStyle(document.querySelector(css)).fontSize)"
        ));
        assert_eq!(sizes[0], sizes[1], "{path}");
    }
}

fn a_kind_on_a_line_of_its_own_begins_where_the_name_does(page: &Page) {
    let mut lone = 0;
    for width in [320, 360, 400] {
        page.size(width, 900);
        for path in ["/en/glossary/", "/en/articles/baku-visit/", "/ar/glossary/"] {
            page.go(path);
            let away: Vec<f64> = page.script(
                "const start = (box) => (document.documentElement.dir === 'rtl' ? -box.right : box.left);
                 return [...document.querySelectorAll('dt > .kind')].filter((kind) => kind.previousElementSibling
                     && kind.getBoundingClientRect().top > [...kind.previousElementSibling.getClientRects()].at(-1).bottom - 6)
                     .map((kind) => start(kind.getBoundingClientRect()) - start(kind.parentElement.getBoundingClientRect()));",
                vec![],
            );
            lone += away.len();
            assert!(away.iter().all(|away| away.abs() < 1.0), "{path} at {width}: {away:?}");
        }
    }
    assert!(lone > 0);
}

fn transliteration_is_set_in_the_face_of_the_theme(page: &Page) {
    page.go("/en/");
    // The page leaves a face that comes late for the next page: here it is waited for.
    page.run(
        "const faces = [];
         for (const sheet of document.styleSheets) {
             for (const { style } of [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule)) {
                 const path = style.getPropertyValue('src').match(/url\\(\"([^\"]+)/)?.[1];
                 // A face that the reader's system has.
                 if (!path) continue;
                 faces.push(new FontFace('Waited', `url(${new URL(path, sheet.href)})`, {
                     style: style.getPropertyValue('font-style') || 'normal',
                     weight: style.getPropertyValue('font-weight'),
                     unicodeRange: style.getPropertyValue('unicode-range'),
                 }));
             }
         }
         faces.forEach((face) => document.fonts.add(face));
         Promise.all(faces.map((face) => face.load())).then(() => { window.isLoaded = true; })",
    );
    page.until("window.isLoaded");
    let wrong: Vec<String> = page.script(
        "const pen = document.createElement('canvas').getContext('2d');
         const width = (font, text) => { pen.font = font; return pen.measureText(text).width; };
         const wrong = [];
         for (const weight of [400, 700]) {
             // What the face lacks is as wide as in the face that stands in for it.
             for (const letter of 'ʾʿāīūḥṣḍṭẓġḏṯšǧĀĪŪḤṢḌṬẒĠḎṮŠǦ') {
                 const [one, other] = ['monospace', 'serif'].map((rest) => width(`${weight} 100px Waited, ${rest}`, letter));
                 if (one !== other) wrong.push(`${letter} ${weight}`);
             }
             const font = `${weight} 100px Waited`;
             for (const ring of 'ʾʿ') if (width(font, ring) > 0.6 * width(font, 'a')) wrong.push(`${ring} is wide ${weight}`);
         }
         return wrong;",
        vec![],
    );
    assert!(wrong.is_empty(), "{wrong:?}");
}
