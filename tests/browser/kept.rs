//! Links that were sent long ago: to articles that moved, to paragraphs that were taken out, in frames
//! and in bibliographies.

use sharh::{
    base::source::{Source, SourcePath},
    pipeline::{Memory, Options, Website, pipeline},
    read::Sources,
    understand::Drafts,
};

use crate::{Test, in_chromium, in_every_engine, page::Page};

/// The tests of this module.
pub fn tests() -> Vec<Test> {
    let mut tests = in_every_engine![
        an_address_of_old_leads_to_the_same_paragraph,
        a_paragraph_that_was_taken_out_is_told_of_where_it_stood,
        a_frame_shows_a_term_and_little_else,
        programs_find_what_to_embed,
        the_paragraph_that_is_looked_at_is_cited,
    ];
    tests.extend(in_chromium![an_address_of_old_leads_on_without_script]);
    tests
}

const SETTINGS: &str = "title = { ar = \"شرح\", en = \"Sharh\" }\n[share]\ncitations = true\nembeds = true\n";

/// What the paragraphs of a page tell.
const SUBJECTS: [&str; 6] = [
    "ارتفعت أسعار النفط بعد تراجع إنتاج الحقول البحرية.",
    "أعلن الوسطاء تمديد الهدنة أسبوعين بموافقة الطرفين.",
    "رفعت السفارة علمها فوق مبناها الجديد وسط العاصمة.",
    "بدأ المزارعون جني الزيتون مبكرًا بسبب الجفاف الطويل.",
    "افتتح المتحف معرضًا للمخطوطات وخرائط البحارة القديمة.",
    "أغلقت الأمطار الغزيرة طرق الساحل ومدارس القرى ليلًا.",
];

/// A paragraph as high as a window of a phone.
fn paragraph(subject: &str) -> String {
    format!("{subject} ").repeat(14)
}

fn article(subjects: &[&str]) -> String {
    let paragraphs: Vec<String> = subjects.iter().map(|subject| paragraph(subject)).collect();
    format!("عنوان\nمقدمة\n{}\n", paragraphs.join("\n"))
}

/// A site that was published, and then lost a paragraph and gave an article another name.
pub fn kept() -> Website {
    let oil = (
        "content/glossary/oil.ar.md",
        "+++\ntitle = \"الزيت\"\nsummary = \"زيت من الأرض يُحرق ويُباع.\"\n+++\nنص.".to_owned(),
    );
    let before = [("sharh.toml", SETTINGS.to_owned()), ("seeds/old.ar.txt", article(&SUBJECTS)), oil.clone()];
    let lock = build(&before).site.next_lock().to_text();
    let without_second = [&SUBJECTS[..1], &SUBJECTS[2..]].concat();
    build(&[
        ("links.lock", lock),
        ("sharh.toml", SETTINGS.to_owned()),
        ("seeds/new.ar.txt", article(&without_second)),
        ("seeds/new.toml", "aliases = [\"/ar/articles/old/\"]\ndate = 2023-04-19\n".to_owned()),
        oil,
    ])
}

fn build(files: &[(&str, String)]) -> Website {
    let source = |(path, text): &(&str, String)| Source::new(SourcePath::new(path), text.clone());
    let sources: Sources = files.iter().map(source).collect();
    let options = Options { base_url: Some("https://example.org/kept/".to_owned()), drafts: Drafts::Hidden };
    let (website, said) = pipeline(&sources, &options, &Memory::default());
    assert!(!said.iter().any(sharh::base::diagnostic::Diagnostic::is_error), "{said:?}");
    website.unwrap()
}

const TARGET_IS_SEEN: &str = "(() => { const box = document.querySelector(':target')?.getBoundingClientRect(); \
    return box && box.top < innerHeight && box.bottom > 0; })()";

fn an_address_of_old_leads_to_the_same_paragraph(page: &Page) {
    page.set_out("/kept/ar/articles/old/#p5");
    page.until("location.pathname == '/kept/ar/articles/new/' && document.readyState == 'complete'");
    assert_eq!(page.here(), "/kept/ar/articles/new/#p5");
    page.until(TARGET_IS_SEEN);
    assert!(page.text(":target").contains("المتحف"), "{}", page.text(":target"));
    page.set_out("/kept/en/articles/old/#p6");
    page.until("location.pathname == '/kept/en/articles/new/' && document.readyState == 'complete'");
    assert!(page.text(":target").contains("الأمطار"), "{}", page.text(":target"));
}

fn an_address_of_old_leads_on_without_script(page: &Page) {
    page.without_script();
    page.set_out("/kept/ar/articles/old/");
    page.until("location.pathname == '/kept/ar/articles/new/'");
}

fn a_paragraph_that_was_taken_out_is_told_of_where_it_stood(page: &Page) {
    page.go("/kept/ar/articles/new/");
    assert!(!page.shows(".former"), "nobody was led there");
    page.go("/kept/ar/articles/new/#p3");
    page.go("/kept/ar/articles/new/#p2");
    page.until(TARGET_IS_SEEN);
    assert!(page.shows(".former:target"));
    assert!(page.text(".former").contains("حُذفت الفقرة"), "{}", page.text(".former"));
    assert_eq!(page.get::<String>("document.querySelector('.former').nextElementSibling.id"), "p1");
    page.console_is_clean();
}

fn a_frame_shows_a_term_and_little_else(page: &Page) {
    page.size(600, 260);
    page.go("/kept/ar/glossary/oil/embed/");
    assert_eq!(page.get::<String>("getComputedStyle(document.body).direction"), "rtl");
    assert!(page.text("main").contains("يُحرق ويُباع"));
    let (height, width): (f64, f64) =
        page.get("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]");
    assert!(height <= 260.0 && width <= 600.0, "{width} × {height}");
    assert!(page.get::<bool>(
        "document.querySelector('base').target == '_blank' && !document.querySelector('script')"
    ));
    page.console_is_clean();
}

fn programs_find_what_to_embed(page: &Page) {
    page.go("/kept/ar/glossary/oil/");
    let told: (String, String, String) = page.later(
        "(async () => {
            const link = document.querySelector('link[type=\"application/json+oembed\"]');
            const told = await (await fetch(new URL(link.href).pathname)).json();
            const frame = new DOMParser().parseFromString(told.html, 'text/html').querySelector('iframe');
            const shown = await (await fetch(new URL(frame.src).pathname)).text();
            const title = new DOMParser().parseFromString(shown, 'text/html').querySelector('h1').textContent;
            done([told.type + ' ' + told.version, told.html, title.trim()]);
        })()",
    );
    assert_eq!((told.0.as_str(), told.2.as_str()), ("rich 1.0", "الزيت"));
    page.click(".snippet summary");
    assert_eq!(page.text(".snippet code"), told.1);
    page.console_is_clean();
}

fn the_paragraph_that_is_looked_at_is_cited(page: &Page) {
    page.go("/kept/ar/articles/new/#p4");
    page.click(".cite summary");
    assert_eq!(page.text(".cite .url"), "https://example.org/kept/ar/articles/new/#p4");
    page.run("location.hash = '#p6'");
    page.until("document.querySelector('.cite .url').textContent.endsWith('/new/#p6')");
    page.run("location.hash = '#content'");
    page.until("document.querySelector('.cite .url').textContent.endsWith('/new/')");
    assert!(page.text(".cite p").contains("«عنوان»"), "{}", page.text(".cite p"));
    page.console_is_clean();
}
