//! What a term means, shown where it stands.

use fantoccini::key::Key;

use crate::{
    Test, in_chromium, in_every_engine,
    page::{Page, pause},
};

const ARTICLE: &str = "/ar/articles/baku-visit/";
const TERM: &str = "#p4 a.term";
const OPEN: &str = "document.querySelector('#preview:popover-open')";

/// The tests of this module.
pub fn tests() -> Vec<Test> {
    let mut tests = in_every_engine![
        a_preview_opens_under_the_pointer_and_lets_it_in,
        a_preview_opens_on_focus_and_closes_on_escape,
        escape_inside_a_preview_closes_it_and_it_opens_again,
        a_preview_is_told_with_the_name_of_its_term,
        previews_can_be_turned_off_and_on,
    ];
    tests.extend(in_chromium![
        the_keyboard_goes_through_a_preview_to_the_next_term,
        a_tap_follows_the_link,
        a_preview_stays_in_the_viewport_and_off_the_line,
        a_term_without_a_definition_says_so,
    ]);
    tests
}

fn a_preview_opens_under_the_pointer_and_lets_it_in(page: &Page) {
    page.go(ARTICLE);
    page.hover(TERM);
    page.until(OPEN);
    let term = page.text(TERM);
    let (name, text) = (page.text("#preview-name"), page.text("#preview > p:nth-child(2)"));
    assert!(!name.is_empty() && text.chars().count() > 20, "{term} is said to be {name}: {text}");
    let leads_on =
        format!("document.querySelector('#preview a').href === document.querySelector({TERM:?}).href");
    assert!(page.get::<bool>(&leads_on), "its last line leads elsewhere");
    let (x, y): (f64, f64) = page.get(
        "(() => { const box = document.querySelector('#preview').getBoundingClientRect(); return [Math.round(box.x + box.width / 2), Math.round(box.y + 12)] })()",
    );
    page.mouse(x, y);
    pause(600);
    assert!(page.get::<bool>(&format!("!!{OPEN}")), "it closes while the pointer is on it");
    page.mouse(2.0, 2.0);
    page.until(&format!("!{OPEN}"));
    page.console_is_clean();
}

fn a_preview_opens_on_focus_and_closes_on_escape(page: &Page) {
    page.go(ARTICLE);
    page.mouse(2.0, 2.0);
    page.run("document.querySelector('#p4 .mark').focus()");
    page.focus(TERM);
    page.until(OPEN);
    page.keys(&[Key::Escape]);
    page.until(&format!("!{OPEN}"));
    let has_focus = format!("document.activeElement === document.querySelector({TERM:?})");
    assert!(page.get::<bool>(&has_focus), "the focus stays on the term");
    page.console_is_clean();
}

/// The terms that look as if their preview were shown.
const SHOWN: &str = "document.querySelectorAll('.term.shown, .term[aria-describedby]').length";

fn escape_inside_a_preview_closes_it_and_it_opens_again(page: &Page) {
    page.go(ARTICLE);
    page.mouse(2.0, 2.0);
    page.focus(TERM);
    page.until(OPEN);
    page.focus("#preview button");
    page.keys(&[Key::Escape]);
    page.until(&format!("!{OPEN}"));
    pause(400);
    assert!(!page.get::<bool>(&format!("!!{OPEN}")), "it opens by itself");
    assert!(page.get::<bool>("document.activeElement.matches('.term')"), "the focus goes back to the term");
    assert_eq!(page.get::<usize>(SHOWN), 0);
    page.console_is_clean();
    page.hover(TERM);
    page.until(OPEN);
    assert_eq!(page.get::<usize>(SHOWN), 1);
    page.console_is_clean();
}

fn a_preview_is_told_with_the_name_of_its_term(page: &Page) {
    page.go(ARTICLE);
    page.mouse(2.0, 2.0);
    page.focus(TERM);
    page.until(OPEN);
    let told: String = page.get(&format!(
        "document.getElementById(document.querySelector({TERM:?}).getAttribute('aria-describedby')).textContent"
    ));
    let definition: String = page.get(&format!(
        "[...document.querySelectorAll('#terms dt a')].find((entry) => entry.href === document.querySelector({TERM:?}).href).closest('div').querySelector('dd').textContent"
    ));
    assert_eq!(told, definition);
    let named = "document.getElementById(document.querySelector('#preview[role=group]').getAttribute('aria-labelledby')).textContent !== ''";
    assert!(page.get::<bool>(named));
    page.keys(&[Key::Escape]);
    page.until(&format!("!{OPEN}"));
    assert_eq!(page.get::<usize>(SHOWN), 0);
}

fn the_keyboard_goes_through_a_preview_to_the_next_term(page: &Page) {
    page.go(ARTICLE);
    page.mouse(2.0, 2.0);
    page.run("document.querySelector('#p1 .mark').focus()");
    let terms = "[...document.querySelectorAll('#p1 a.term')]";
    let tab = || page.keys(&[Key::Tab]);
    tab();
    page.until(OPEN);
    assert!(page.get::<bool>(&format!("document.activeElement === {terms}[0]")));
    // One stop: the way to the entry is the term itself.
    tab();
    assert!(page.get::<bool>("document.activeElement.matches('#preview button')"));
    pause(500);
    assert!(page.get::<bool>(&format!("!!{OPEN}")), "it closes while the focus is in it");
    tab();
    page.until(&format!("document.activeElement === {terms}[1] && {terms}[1].matches('.shown')"));
    page.until(OPEN);
    assert_eq!(page.get::<usize>(SHOWN), 1);
    tab();
    page.keys(&[Key::Escape]);
    page.until(&format!("!{OPEN}"));
    pause(400);
    assert!(page.get::<bool>(&format!("document.activeElement === {terms}[1]")));
    assert_eq!((page.get::<usize>(SHOWN), page.get::<bool>(&format!("!!{OPEN}"))), (0, false));
    page.console_is_clean();
}

fn previews_can_be_turned_off_and_on(page: &Page) {
    page.go(ARTICLE);
    page.hover(TERM);
    page.until(OPEN);
    page.click("#preview button");
    page.until(&format!("!{OPEN}"));
    page.go("/en/articles/baku-visit/");
    page.hover(TERM);
    pause(700);
    assert!(!page.get::<bool>(&format!("!!{OPEN}")), "it is off on every page");
    page.click(".terms .switch");
    page.hover(TERM);
    page.until(OPEN);
    page.console_is_clean();
}

fn a_tap_follows_the_link(page: &Page) {
    page.size(360, 740);
    page.touch();
    page.go(ARTICLE);
    let to = page.attribute(TERM, "href").unwrap();
    page.tap(TERM);
    page.until("location.pathname.includes('/glossary/')");
    assert!(page.here().ends_with(to.trim_start_matches("../")), "{} is not {to}", page.here());
}

/// Opens the preview of every term of an article and tells where it does not stand as it should.
const MISPLACED: &str = "
    const wrong = [];
    const box = document.getElementById('preview');
    const frames = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
    (async () => {
        for (const term of document.querySelectorAll('.rows a.term')) {
            if (!term.checkVisibility()) continue;
            for (const block of ['start', 'center', 'end']) {
                term.scrollIntoView({ block, behavior: 'instant' });
                term.focus({ focusVisible: true, preventScroll: true });
                await frames();
                if (!box.matches(':popover-open')) { wrong.push(`${term.textContent} has no preview`); break; }
                const at = box.getBoundingClientRect();
                const lines = [...term.getClientRects()];
                const covers = lines.some((line) => at.left < line.right - 1 && at.right > line.left + 1
                    && at.top < line.bottom - 4 && at.bottom > line.top + 4);
                const out = at.left < 0 || at.right > innerWidth || at.top < 0 || at.bottom > innerHeight;
                if (covers) wrong.push(`${term.textContent} is covered (${block}): ${at.left} ${at.top} ${at.right} ${at.bottom} over ${lines.map((l) => [l.left, l.top, l.right, l.bottom])}`);
                if (out) wrong.push(`${term.textContent} (${block}): ${at.left} ${at.top} ${at.right} ${at.bottom}`);
                term.blur();
                box.hidePopover();
                await frames();
            }
        }
        done(wrong);
    })()";

fn a_preview_stays_in_the_viewport_and_off_the_line(page: &Page) {
    for (width, height) in [(320, 640), (1280, 900)] {
        page.size(width, height);
        for path in [ARTICLE, "/en/articles/baku-visit/"] {
            page.go(path);
            let wrong: Vec<String> = page.later(MISPLACED);
            assert!(wrong.is_empty(), "{path} at {width}: {wrong:#?}");
        }
    }
    page.console_is_clean();
}

fn a_term_without_a_definition_says_so(page: &Page) {
    page.go("/odd/ar/articles/long/");
    let bare = "a.term[href*='bare']";
    page.hover(bare);
    page.until(OPEN);
    assert!(!page.text("#preview > p:nth-child(2)").is_empty());
}
