//! Reading an article in one language, in the other, or in both, and going from one to the other.

use sharh::{
    base::source::{Source, SourcePath},
    pipeline::Website,
    read::Sources,
};

use crate::{Test, in_chromium, in_every_engine, page::Page, sites::site};

const ARABIC: &str = "/ar/articles/baku-visit/";
const OWN: &str = "#p2 > .cell:nth-child(1 of .cell)";
const OTHER: &str = "#p2 > .cell:nth-child(2 of .cell)";

/// The tests of this module.
pub fn tests() -> Vec<Test> {
    let mut tests = in_every_engine![
        each_mode_shows_what_it_says_and_is_kept_for_the_visit,
        a_change_of_mode_keeps_the_paragraph_in_place,
        the_other_language_opens_at_the_same_paragraph,
        each_of_five_languages_can_be_read_alone,
        the_mode_is_a_language_and_not_a_place,
    ];
    tests.extend(in_chromium![
        without_script_both_languages_stand_side_by_side,
        on_a_phone_the_other_language_can_be_folded_away,
        a_reader_on_a_phone_without_script_finds_the_way,
    ]);
    tests
}

fn each_mode_shows_what_it_says_and_is_kept_for_the_visit(page: &Page) {
    page.go(ARABIC);
    assert_eq!((page.shows(OWN), page.shows(OTHER)), (true, true), "both at first");
    for (mode, shown) in [(1, (true, false)), (2, (false, true)), (3, (true, true)), (1, (true, false))] {
        page.click(&format!(".modes label:nth-of-type({mode})"));
        assert_eq!((page.shows(OWN), page.shows(OTHER)), shown, "mode {mode}");
        page.go("/ar/");
        page.go(ARABIC);
        assert_eq!((page.shows(OWN), page.shows(OTHER)), shown, "mode {mode} after a walk");
    }
    page.console_is_clean();
}

fn a_change_of_mode_keeps_the_paragraph_in_place(page: &Page) {
    page.go(ARABIC);
    page.run("document.getElementById('p12').scrollIntoView({ behavior: 'instant' })");
    let top = "document.getElementById('p12').getBoundingClientRect().top";
    page.run("scrollBy({ top: -120, behavior: 'instant' })");
    let first = page.get::<String>(FIRST_IN_VIEW);
    let top_of = |id: &str| page.get::<f64>(&top.replace("p12", id));
    let before = top_of(&first);
    // A driver's click may scroll by itself.
    page.run(
        "const label = document.querySelector('.modes label');
         label.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
         label.click()",
    );
    page.until("document.querySelector('.modes [value=\"ar\"]').checked");
    // The engine may lay lines out once more, and a busy one takes its time.
    page.until(&format!("Math.abs({} - {before}) < 8", top.replace("p12", &first)));
}

/// The paragraph that stands highest under the bar of modes.
const FIRST_IN_VIEW: &str = "[...document.querySelectorAll('.row[id]')].find((row) => \
    row.getBoundingClientRect().bottom > document.querySelector('.modes').getBoundingClientRect().bottom + 56).id";

fn the_other_language_opens_at_the_same_paragraph(page: &Page) {
    for (from, to) in [("ar", "en"), ("en", "ar")] {
        page.go(&format!("/a/b/{from}/articles/baku-visit/"));
        page.run("document.getElementById('p14').scrollIntoView({ behavior: 'instant' })");
        let place: String = page.get(FIRST_IN_VIEW);
        // The reader reads on, then goes up to the header, which WebDriver does at once.
        page.rest(3000);
        page.click(&format!(".languages [lang={to}]"));
        page.until(&format!("document.documentElement.lang.startsWith({to:?})"));
        assert_eq!(page.here(), format!("/a/b/{to}/articles/baku-visit/#{place}"));
        page.until("scrollY > 200");
        let top: f64 = page.get(&format!("document.getElementById({place:?}).getBoundingClientRect().top"));
        assert!((0.0..450.0).contains(&top), "{place} stands at {top}");
        page.click(&format!("#p16 a[hreflang={from}]"));
        page.until(&format!(
            "location.pathname === '/a/b/{from}/articles/baku-visit/' && location.hash === '#p16'"
        ));
    }
    page.console_is_clean();
}

/// A site in five languages, with an article in all of them and one in two.
pub fn many() -> Website {
    let languages = ["ur", "ar", "en", "fr", "he"];
    let file = |path: String, text: &str| Source::new(SourcePath::new(&path), text.as_bytes());
    let article = |slug: &'static str, tags: &[&'static str]| {
        let text = |tag: &&str| file(format!("seeds/{slug}.{tag}.txt"), "Title\nStandfirst\nText.\n");
        tags.iter().map(text).collect::<Vec<_>>()
    };
    let settings = file("sharh.toml".into(), &format!("languages = {languages:?}\n"));
    let few = article("few", &["ur", "en"]);
    site(&article("all", &languages).into_iter().chain(few).chain([settings]).collect::<Sources>())
}

/// The languages in which a reader sees the first paragraph.
const SEEN: &str = "[...document.querySelectorAll('#p1 > .cell')]
    .filter((cell) => cell.checkVisibility()).map((cell) => cell.closest('[lang]').lang).join(' ')";

fn each_of_five_languages_can_be_read_alone(page: &Page) {
    page.go("/many/ur/articles/all/");
    for (mode, tag) in ["ur", "ar", "en", "fr", "he"].into_iter().enumerate() {
        page.click(&format!(".modes label:nth-of-type({})", mode + 1));
        assert_eq!(page.get::<String>(SEEN), tag);
    }
    page.click(".modes label:nth-of-type(6)");
    assert_eq!(page.get::<String>(SEEN), "ur ar en fr he");
    let widths =
        "[...document.querySelectorAll('#p1 > .cell')].map((cell) => cell.getBoundingClientRect().width)";
    let narrowest: f64 = page.get(&format!("Math.min(...{widths})"));
    assert!(narrowest > 190.0, "a column has {narrowest} pixels");
    page.console_is_clean();
}

fn the_mode_is_a_language_and_not_a_place(page: &Page) {
    page.go("/many/ur/articles/all/");
    page.click(".modes label:nth-of-type(2)");
    assert_eq!(page.get::<String>(SEEN), "ar");
    page.go("/many/ur/articles/few/");
    assert_eq!(page.get::<String>(SEEN), "ur en", "what is not there is not asked for");
    page.go("/many/ur/articles/all/");
    assert_eq!(page.get::<String>(SEEN), "ar", "the choice is kept");
    // From a page that has no modes too.
    page.go("/many/ur/");
    page.click(".languages [lang=fr]");
    page.until("document.documentElement.lang === 'fr'");
    page.go("/many/fr/articles/all/");
    assert_eq!(page.get::<String>(SEEN), "fr");
    page.console_is_clean();
}

fn without_script_both_languages_stand_side_by_side(page: &Page) {
    page.without_script();
    page.go(ARABIC);
    let side_by_side = format!(
        "(() => {{ const [one, other] = [{OWN:?}, {OTHER:?}].map((css) => document.querySelector(css).getBoundingClientRect());
           return one.left >= other.right && Math.abs(one.top - other.top) < 24 }})()"
    );
    assert!(page.get::<bool>(&side_by_side), "the page's own language is not at the start, beside the other");
    page.click(".modes label:nth-of-type(2)");
    assert_eq!((page.shows(OWN), page.shows(OTHER)), (false, true), "modes work by style alone");
}

fn on_a_phone_the_other_language_can_be_folded_away(page: &Page) {
    page.size(360, 740);
    page.go(ARABIC);
    let other = "#p2 > details.cell";
    assert!(page.shows(&format!("{other} > p")), "both are read, one below the other");
    let below = "document.querySelector('#p2 > details').getBoundingClientRect().top >= document.querySelector('#p2 > .cell').getBoundingClientRect().bottom - 1";
    assert!(page.get::<bool>(below));
    page.click(&format!("{other} > summary"));
    page.until("!document.querySelector('#p2 > details').open");
    assert!(page.shows(OWN));
}

fn a_reader_on_a_phone_without_script_finds_the_way(page: &Page) {
    page.size(360, 740);
    page.touch();
    page.without_script();
    page.go(ARABIC);
    page.tap("#p4 a.term");
    page.until("location.pathname.includes('/glossary/')");
    assert!(!page.text("h1").is_empty() && !page.text(".standfirst").is_empty());
    page.back();
    page.until("location.pathname.includes('/articles/')");
    let top: f64 = page.get("document.querySelector('#p4 a.term').getBoundingClientRect().top");
    assert!((0.0..740.0).contains(&top), "the reader comes back to {top}");
    // The number of the paragraph's translation leads to it on the other language's page.
    page.tap("#p4 a[hreflang=en]");
    page.until("document.documentElement.lang.startsWith('en')");
    assert_eq!(page.here(), "/en/articles/baku-visit/#p4");
    let top: f64 = page.get("document.getElementById('p4').getBoundingClientRect().top");
    assert!((-8.0..370.0).contains(&top), "#p4 stands at {top}");
}
