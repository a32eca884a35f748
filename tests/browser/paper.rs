//! Pages on paper, in colours that a reader's system imposes, and in the dark.

use std::{collections::BTreeMap, fs, process::Command};

use fantoccini::wd::PrintConfiguration;
use unicode_normalization::UnicodeNormalization;

use crate::{Test, browser::wait, in_chromium, kinds::kinds, must, page::Page};

/// The tests of this module.
pub fn tests() -> Vec<Test> {
    in_chromium![
        paper_holds_the_words_of_both_languages,
        nothing_is_clipped_on_paper,
        imposed_colours_lose_nothing,
        text_keeps_seven_to_one_on_every_ground,
        the_dark_is_dark,
    ]
}

/// The words of a text by how often they stand in it, without marks and punctuation. What reads a PDF
/// parts Arabic words where the dots of a letter are drawn apart, so Arabic is counted by the letter.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    let plain: String =
        text.nfkc().filter(|c| !('\u{200b}'..='\u{200f}').contains(c) && *c != '\u{ad}').collect();
    let is_arabic = |c: char| ('\u{620}'..='\u{64a}').contains(&c);
    let latin = plain.split(|c: char| !c.is_alphanumeric() || is_arabic(c)).filter(|word| !word.is_empty());
    let arabic = plain.chars().filter(|&c| is_arabic(c)).map(String::from);
    for word in latin.map(str::to_owned).chain(arabic) {
        *words.entry(word).or_default() += 1;
    }
    words
}

fn paper_holds_the_words_of_both_languages(page: &Page) {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        assert!(!must(), "pdftotext is not installed");
        eprintln!("pdftotext is not installed: not tried");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.pdf");
    for path in ["/ar/articles/baku-visit/", "/en/articles/baku-visit/"] {
        page.go(path);
        page.medium("print");
        let shown: String = page.get("document.querySelector('main').innerText");
        let pdf = wait(page.browser.client.print(PrintConfiguration::default())).unwrap();
        fs::write(&file, pdf).unwrap();
        let output = Command::new("pdftotext").arg(&file).arg("-").output().unwrap();
        let printed = words(&String::from_utf8_lossy(&output.stdout));
        let shown = words(&shown);
        let all: usize = shown.values().sum();
        let found =
            |(word, count): (&String, &usize)| printed.get(word).copied().unwrap_or_default().min(*count);
        let kept: usize = shown.iter().map(found).sum();
        let lost = shown.iter().filter(|(word, count)| printed.get(*word) < Some(count));
        let lost: Vec<&String> = lost.map(|(word, _)| word).take(30).collect();
        assert!(all > 1000 && kept * 100 >= all * 95, "{path}: {kept} of {all} words; lost: {lost:?}");
    }
}

/// What is wider than the paper, which shows no bar to scroll with.
const CLIPPED: &str = "
    return [...document.querySelectorAll('main *')].filter((element) => {
        if (!element.checkVisibility() || element.closest('svg') || getComputedStyle(element).clipPath !== 'none') return false;
        const box = element.getBoundingClientRect();
        return box.width && (box.left < -1 || box.right > innerWidth + 1);
    }).map((element) => `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 40)}`);";

fn nothing_is_clipped_on_paper(page: &Page) {
    // A4 and US Letter in CSS pixels, less margins of a centimetre.
    page.size(718, 1000);
    page.medium("print");
    for kind in kinds() {
        page.go(&kind.path);
        let clipped: Vec<String> = page.script(CLIPPED, vec![]);
        assert!(clipped.is_empty(), "{}: {clipped:#?}", kind.name);
        for hidden in
            [".sections", ".modes", ".languages", "#preview", ".find", ".snippet", ".chart-data > summary"]
        {
            assert!(!page.shows(hidden), "{} prints {hidden}", kind.name);
        }
    }
    page.go("/ar/articles/baku-visit/");
    // The site of the tests has no address, so nothing is to be embedded; it is cited.
    assert!(page.shows(".cite > p"), "how to cite the page is folded away on paper");
    let after: String = page.get(
        "getComputedStyle(document.querySelector('a[rel=external]') ?? document.body, '::after').content",
    );
    assert!(
        page.count("a[rel=external]") == 0 || after.contains("http"),
        "addresses follow outside links: {after}"
    );
}

fn imposed_colours_lose_nothing(page: &Page) {
    page.media(&[("forced-colors", "active")]);
    page.go("/ar/articles/baku-visit/#p3");
    let ground = |css: &str| {
        page.get::<String>(&format!("getComputedStyle(document.querySelector({css:?})).backgroundColor"))
    };
    let (chosen, other) = (ground(".modes label:has(:checked)"), ground(".modes label:not(:has(:checked))"));
    assert_ne!(chosen, other, "which mode is chosen cannot be seen");
    assert_ne!(page.get::<String>("getComputedStyle(document.querySelector('#p3')).outlineStyle"), "none");
    let colours: [String; 4] = page.get(
        "[getComputedStyle(document.querySelector('.find'), '::before').backgroundColor, getComputedStyle(document.querySelector('.find input')).backgroundColor,
          getComputedStyle(document.querySelector('#p4 .mark')).borderTopColor, getComputedStyle(document.documentElement).backgroundColor]",
    );
    assert_ne!(colours[0], colours[1], "the glass of the search is not seen");
    assert_eq!(colours[2], colours[3], "a number at rest has a ring");
    assert!(
        page.get::<String>("getComputedStyle(document.querySelector('.term')).textDecorationLine")
            .contains("underline")
    );
    page.go("/ar/context/arms-trade/");
    assert!(page.count(".chart") > 0);
    let unseen: Vec<String> = page.get(
        "[...document.querySelectorAll('.chart-bar, .chart text')].filter((mark) => getComputedStyle(mark).fill === getComputedStyle(document.documentElement).backgroundColor).map((mark) => mark.outerHTML.slice(0, 90))",
    );
    assert!(unseen.is_empty(), "{unseen:#?}");
}

/// Contrast after WCAG 2.2 of the colours of text against every ground that they may stand on.
const CONTRASTS: &str = "
    const probe = document.body.appendChild(document.createElement('i'));
    const light = (token) => {
        probe.style.color = `var(--${token})`;
        const parts = getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    };
    const low = [];
    for (const text of ['ink', 'soft', 'rubric', 'link']) for (const ground of ['paper', 'leaf', 'wash']) {
        const [dim, bright] = [light(text), light(ground)].sort((one, other) => one - other);
        const contrast = (bright + 0.05) / (dim + 0.05);
        if (contrast < 7) low.push(`${text} on ${ground}: ${contrast.toFixed(2)}`);
    }
    const { color, opacity } = getComputedStyle(document.querySelector('.find input'), '::placeholder');
    probe.style.color = 'var(--soft)';
    if (color !== getComputedStyle(probe).color || opacity !== '1') low.push(`a placeholder is ${color}, ${opacity}`);
    return low;";

fn text_keeps_seven_to_one_on_every_ground(page: &Page) {
    for scheme in ["light", "dark"] {
        page.media(&[("prefers-color-scheme", scheme)]);
        page.go("/ar/");
        let low: Vec<String> = page.script(CONTRASTS, vec![]);
        assert!(low.is_empty(), "{scheme}: {low:#?}");
    }
}

fn the_dark_is_dark(page: &Page) {
    for (scheme, is_dark) in [("light", false), ("dark", true)] {
        page.media(&[("prefers-color-scheme", scheme)]);
        for kind in kinds() {
            page.go(&kind.path);
            let [ground, ink]: [f64; 2] = page.get(
                "[getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.querySelector('h1')).color].map((colour) => { const [r, g, b] = colour.match(/[\\d.]+/g).map(Number); return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255 })",
            );
            assert!(
                (ground < 0.2, ink > 0.7) == (is_dark, is_dark),
                "{} in {scheme}: {ground}, {ink}",
                kind.name
            );
            let told: bool = page.get(
                "(() => { const meta = [...document.querySelectorAll('meta[name=theme-color]')].find((meta) => matchMedia(meta.media).matches);
                   const probe = document.body.appendChild(document.createElement('i')); probe.style.color = meta.content;
                   return getComputedStyle(probe).color === getComputedStyle(document.documentElement).backgroundColor })()",
            );
            assert!(told, "{}: the window's colour is not the page's", kind.name);
        }
    }
}
