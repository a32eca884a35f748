//! The preview, as an author's browser shows it while files are saved.

use std::{fmt::Write, fs, net::Ipv4Addr, path::PathBuf};

use fantoccini::key::Key;
use serde_json::{Value, json};
use sharh::{
    serve::{Console, Server, Settings, Watching},
    understand::Drafts,
};
use tempfile::TempDir;

use crate::{Test, in_chromium, page::Page};

/// The tests of this module.
pub fn tests() -> Vec<Test> {
    in_chromium![
        a_save_changes_the_open_page_in_place,
        a_new_stylesheet_is_exchanged_without_loading_the_page_again,
        the_saved_paragraph_is_scrolled_to_and_lit,
        the_report_is_read_by_keyboard_and_screen_reader_and_goes_when_mended,
        the_page_follows_its_address,
        an_address_without_a_page_shows_the_report_and_then_the_page,
        a_site_that_is_broken_from_the_start_appears_when_mended,
        the_page_finds_the_preview_again_after_a_restart,
        the_desk_is_always_of_the_moment,
    ]
}

const PAGE: &str = "/en/articles/visit/";
const ENGLISH: &str = "seeds/visit.en.txt";
const ARABIC: &str = "seeds/visit.ar.txt";
const OIL: &str = "content/context/oil.en.md";
const BROKEN: &str = "# Oil\n\nعن [إيران](term:iraan) والنفط.\n";

/// A site that is being written, and its preview.
struct Site {
    folder: TempDir,
    port: u16,
    server: Option<Server>,
}

impl Site {
    /// An article of thirty paragraphs in two languages, a term and a background page.
    fn new() -> Self {
        Self::with(&[])
    }

    fn with(more: &[(&str, &str)]) -> Self {
        let mut site = Self { folder: tempfile::tempdir().unwrap(), port: 0, server: None };
        site.save("sharh.toml", "languages = [\"ar\", \"en\"]\n[title]\nar = \"موقع\"\nen = \"Site\"\n");
        site.save(ARABIC, &arabic(""));
        site.save(ENGLISH, &english(0, ""));
        site.save("content/glossary/iran.ar.md", "+++\ntitle = \"إيران\"\nsummary = \"بلد.\"\n+++\n\nنص.\n");
        let term = "+++\ntitle = \"Iran\"\nsummary = \"A country.\"\n+++\n\nText.\n";
        site.save("content/glossary/iran.en.md", term);
        site.save(OIL, "# Oil\n\nAbout [Iran](term:iran).\n");
        for (path, text) in more {
            site.save(path, text);
        }
        site.start();
        site
    }

    fn start(&mut self) {
        let settings = Settings {
            root: self.folder.path().to_owned(),
            host: Ipv4Addr::LOCALHOST.into(),
            port: self.port,
            base_path: "/".to_owned(),
            drafts: Drafts::Hidden,
            watching: Watching::Events,
        };
        let console = Console { say: |_| {}, report: |_, _, _| {} };
        let server = Server::start(settings, console).unwrap();
        let port = server.url().trim_matches(|c: char| !c.is_ascii_digit()).parse().unwrap();
        assert!(self.port == 0 || self.port == port, "the port is taken");
        (self.port, self.server) = (port, Some(server));
    }

    fn stop(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop();
        }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn save(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).unwrap();
    }

    /// Opens a page, and leaves a mark that is lost when it is loaded again.
    fn open(&self, page: &Page, path: &str) {
        page.go(&format!("http://localhost:{}{path}", self.port));
        page.run("window.stays = true");
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The English text; paragraph `changed` says something besides.
fn english(changed: usize, says: &str) -> String {
    let mut text = "A visit to Baku\nStandfirst\n".to_owned();
    for number in 1..=30 {
        let more = if number == changed { says } else { "" };
        writeln!(text, "Paragraph {number} is about Iran{more}. {}", "And so it goes on. ".repeat(8))
            .unwrap();
    }
    text
}

fn arabic(says: &str) -> String {
    let mut text = "زيارة باكو\nمقدمة\n".to_owned();
    for number in 1..=30 {
        writeln!(text, "الفقرة {number} عن إيران{says}.").unwrap();
    }
    text
}

/// Holds that nothing was forbidden by the policy; a page that is not there is no breach.
fn no_breach(page: &Page) {
    let breach = page.console().into_iter().find(|said| said.contains("Content Security Policy"));
    assert_eq!(breach, None);
}

fn a_save_changes_the_open_page_in_place(page: &Page) {
    let site = Site::new();
    site.open(page, PAGE);
    page.click(".modes label:nth-of-type(1)");
    page.run("document.querySelector('#p19').scrollIntoView({ block: 'center', behavior: 'instant' })");
    page.focus("#p19 a.term");
    page.until("document.querySelector('#preview:popover-open')");
    page.run("window.scrolled = scrollY; window.focused = document.activeElement");
    for (number, says) in [(20, " and its oil"), (20, " and its gas"), (18, " before it")] {
        site.save(ENGLISH, &english(number, says));
        page.until(&format!(
            "document.querySelector('#p{number}[data-sharh-lit]')?.textContent.includes({says:?})"
        ));
    }
    assert!(page.get::<bool>("window.stays"), "the page was loaded again");
    assert!(page.get::<bool>("scrolled === scrollY"), "the page has scrolled");
    assert!(
        page.get::<bool>("document.activeElement === focused && focused.isConnected"),
        "the focus is lost"
    );
    assert!(page.get::<bool>("!!document.querySelector('#preview:popover-open')"), "the popover is closed");
    assert_eq!(page.text("#preview > :nth-child(2)"), "A country.");
    assert!(page.get::<bool>("document.querySelector('.modes [value=\"en\"]').checked"), "the mode is lost");
    // What a page is made by may change too.
    site.save("templates/parts/footer.html", "<footer>Our own foot</footer>");
    page.until("document.querySelector('footer').textContent === 'Our own foot'");
    assert!(page.get::<bool>("window.stays && scrolled === scrollY && document.activeElement === focused"));
    page.console_is_clean();
}

fn a_new_stylesheet_is_exchanged_without_loading_the_page_again(page: &Page) {
    let site = Site::new();
    site.open(page, PAGE);
    page.run("scrollTo({ top: 700, behavior: 'instant' })");
    let top = "document.querySelector('#p9').getBoundingClientRect().top";
    page.run(&format!("window.stood = {top}"));
    for colour in ["rgb(0, 128, 128)", "rgb(128, 0, 0)"] {
        site.save("theme/99-own.css", &format!("body {{ outline: 1px solid {colour} }}"));
        page.until(&format!("getComputedStyle(document.body).outlineColor === {colour:?}"));
    }
    page.until("document.querySelectorAll('link[rel=stylesheet]:not([data-sharh])').length === 1");
    // The faces are loaded again with the stylesheet; when they are there every line is where it was.
    page.until(&format!("scrollY > 0 && Math.abs({top} - stood) < 2"));
    assert!(page.get::<bool>("window.stays"), "the page was loaded again");
    page.console_is_clean();
}

fn the_saved_paragraph_is_scrolled_to_and_lit(page: &Page) {
    let site = Site::new();
    site.open(page, PAGE);
    // At once, since the light goes out again.
    let is_lit_and_seen = |place: &str| {
        format!(
            "(() => {{ const box = document.querySelector('{place}[data-sharh-lit]')?.getBoundingClientRect(); \
             return box && box.top >= 0 && box.bottom <= innerHeight }})()"
        )
    };
    site.save(ENGLISH, &english(28, " and more"));
    page.until(&is_lit_and_seen("#p28"));
    page.until("!document.querySelector('[data-sharh-lit]')");
    // In the other language too: the first paragraph that was changed.
    site.save(ARABIC, &arabic(" وجيرانها"));
    page.until(&is_lit_and_seen("#p1"));
    assert!(page.get::<bool>("window.stays"));
    page.console_is_clean();
}

fn the_report_is_read_by_keyboard_and_screen_reader_and_goes_when_mended(page: &Page) {
    let site = Site::new();
    site.open(page, PAGE);
    site.save(OIL, BROKEN);
    page.until("document.querySelector('sharh-report')?.shadowRoot.querySelector('#list article')");
    page.run("window.report = document.querySelector('sharh-report').shadowRoot");
    let says: String = page.get("report.querySelector('#list').innerText");
    for part in ["dead-link", "content/context/oil.en.md:3:", "term:iraan", "iran"] {
        assert!(says.contains(part), "{part} is not in {says}");
    }
    assert!(page.get::<bool>("report.querySelector('mark').textContent.includes('إيران')"));
    assert!(page.get::<bool>("getComputedStyle(report.querySelector('pre')).direction === 'rtl'"));
    assert!(page.text("#p1").contains("Paragraph 1"), "the last good page is gone");

    let title = "1 error: this is the last good page";
    let tree = page.browser.chromium("Accessibility.getFullAXTree", &json!({}));
    let has = |role: &str, name: &str| {
        let is_it = |node: &Value| node["role"]["value"] == role && node["name"]["value"] == name;
        tree["nodes"].as_array().unwrap().iter().any(is_it)
    };
    assert!(has("region", title), "no landmark: {tree}");
    assert!(tree["nodes"].as_array().unwrap().iter().any(|node| node["role"]["value"] == "alert"));
    assert!(has("button", "Fold") && has("link", "The author’s desk") && has("group", "Errors"));

    // It comes last in the order of the keyboard, and each of its parts can be reached.
    page.run("[...document.body.querySelectorAll('a[href], button, input')].filter((one) => one.checkVisibility()).at(-1).focus()");
    page.keys(&[Key::Tab]);
    assert_eq!(page.get::<String>("report.activeElement?.localName ?? 'none'"), "a");
    page.keys(&[Key::Tab, Key::Enter]);
    assert!(page.get::<bool>("report.querySelector('#list').hidden"), "the button does not fold it");
    assert_eq!(page.get::<String>("report.activeElement.getAttribute('aria-expanded')"), "false");
    page.keys(&[Key::Enter, Key::Tab]);
    assert_eq!(page.get::<String>("report.activeElement.id"), "list");

    site.save(OIL, "# Oil\n\nMended.\n");
    page.until("!document.querySelector('sharh-report')");
    assert!(page.get::<bool>("window.stays"));
    page.console_is_clean();
}

fn the_page_follows_its_address(page: &Page) {
    let site = Site::new();
    site.open(page, &format!("{PAGE}#p3"));
    site.rename(ENGLISH, "seeds/trip.en.txt");
    site.rename(ARABIC, "seeds/trip.ar.txt");
    page.until("location.pathname === '/en/articles/trip/'");
    assert_eq!(page.here(), "/en/articles/trip/#p3");
    site.save("seeds/trip.en.txt", &english(2, " after all"));
    page.until("document.querySelector('#p2').textContent.includes('after all')");
    site.save("seeds/trip.en.txt", &format!("+++\nslug = \"journey\"\n+++\n{}", english(2, " again")));
    page.until("location.pathname === '/en/articles/journey/'");
    page.until("document.querySelector('#p2').textContent.includes('again')");
    assert!(page.get::<bool>("window.stays"));
    // Between two renamings no page may be there.
    no_breach(page);
}

fn an_address_without_a_page_shows_the_report_and_then_the_page(page: &Page) {
    let site = Site::new();
    site.open(page, "/en/about/");
    assert!(page.get::<bool>("document.title.length > 0 && !document.body.textContent.includes('About us')"));
    site.save(OIL, BROKEN);
    page.until("document.querySelector('sharh-report')?.shadowRoot.querySelector('#list article')");
    site.save(OIL, "# Oil\n\nMended.\n");
    page.until("!document.querySelector('sharh-report')");
    site.save("content/pages/about.en.md", "# About us\n\nText.\n");
    page.until("document.querySelector('h1')?.textContent.includes('About us')");
    no_breach(page);
}

fn a_site_that_is_broken_from_the_start_appears_when_mended(page: &Page) {
    let site = Site::with(&[("templates/base.html", "{% block %}")]);
    site.open(page, PAGE);
    assert!(page.text("main").contains("bad-template"), "{}", page.text("body"));
    fs::remove_file(site.path("templates/base.html")).unwrap();
    page.until("document.querySelector('#p30')");
    no_breach(page);
    // With mistakes in the texts there is a page all the same, under the report.
    let site = Site::with(&[(OIL, BROKEN)]);
    site.open(page, PAGE);
    page.until("document.querySelector('sharh-report')?.shadowRoot.querySelector('#list article')");
    assert!(page.text("#p1").contains("Paragraph 1"));
    site.save(OIL, "# Oil\n\nMended.\n");
    page.until("!document.querySelector('sharh-report')");
    no_breach(page);
}

fn the_page_finds_the_preview_again_after_a_restart(page: &Page) {
    let mut site = Site::new();
    site.open(page, PAGE);
    for round in ["first", "second"] {
        site.stop();
        site.save(ENGLISH, &english(1, &format!(", {round} time")));
        site.start();
        page.until(&format!("document.querySelector('#p1').textContent.includes('{round} time')"));
        // It listens again.
        site.save(ENGLISH, &english(1, &format!(", {round} save")));
        page.until(&format!("document.querySelector('#p1').textContent.includes('{round} save')"));
    }
    assert!(page.get::<bool>("window.stays"));
    no_breach(page);
}

fn the_desk_is_always_of_the_moment(page: &Page) {
    let site = Site::new();
    site.open(page, "/_sharh/");
    let problems =
        |count: u32| format!("document.querySelector('#problems h2').textContent === 'Problems ({count})'");
    page.until(&problems(0));
    site.save(OIL, BROKEN);
    page.until(&problems(1));
    assert!(page.text("#problems").contains("content/context/oil.en.md"));
    site.save(OIL, "# Oil\n\nMended, with Irān.\n");
    page.until(&problems(0));
    site.save("content/glossary/yemen.en.md", "+++\ntitle = \"Yemen\"\nsummary = \"A country.\"\n+++\n");
    page.until("document.querySelector('#unused').textContent.includes('yemen')");
    assert!(page.get::<bool>("window.stays && !document.querySelector('sharh-report')"));
    page.click("#articles tbody a");
    page.until("location.pathname.includes('/articles/visit/')");
    page.console_is_clean();
}
