//! The slips that authors make: each is told once, where it stands, with what to do.

use crate::{
    bad_input::{Case, check},
    harness::SiteTest,
    sample::PIXEL,
};

const SEED: &[u8] = b"Title\nStandfirst\nText.\n";
const SEED_AR: &[u8] = "عنوان\nمقدمة\nنص.\n".as_bytes();
const TERM: &[u8] = b"+++\ntitle = \"oil\"\nsummary = \"A liquid.\"\n+++\n";
const PAGE: &[u8] = b"+++\ntitle = \"A page\"\n+++\n\nText.\n";
const PAGE_AR: &[u8] = "+++\ntitle = \"صفحة\"\n+++\n\nنص.\n".as_bytes();

#[rustfmt::skip]
const FRONT_MATTER: &[Case] = &[
    Case(&[("seeds/x.en.txt", b"---\ntitle: T\ntags:\n  - a\n---\nT\nS\nText.\n")], r#"bad-front-matter seeds/x.en.txt:1:1: front matter stands between lines of `+++`, from the first line; write it as TOML between lines of `+++`: `title = "…"`"#),
    Case(&[("content/glossary/x.en.md", b"---\ntitle = \"T\"\nsummary = \"S.\"\n---\n")], r#"bad-front-matter content/glossary/x.en.md:1:1: front matter stands between lines of `+++`, from the first line; write it as TOML between lines of `+++`: `title = "…"`"#),
    Case(&[("content/context/x.en.md", b"\n\n+++\ntitle = \"T\"\n+++\nText.\n")], "bad-front-matter content/context/x.en.md:3:1: front matter stands between lines of `+++`, from the first line; delete what stands before it"),
    Case(&[("content/pages/x.en.md", b"++++\ntitle = \"T\"\n++++\nText.\n")], "bad-front-matter content/pages/x.en.md:1:1: front matter stands between lines of `+++`, from the first line; write three of them: `+++`"),
    Case(&[("content/context/x.en.md", b"---\n\nText.\n\n---\n")], r#"missing-title content/context/x.en.md: this page has no title; write `title = "…"` between two `+++` lines at the top"#),
    Case(&[("seeds/x.en.txt", b"+++\nslug = \"\"\n+++\nT\nS\nText.\n")], "bad-slug seeds/x.en.txt:2:8: `` cannot be an address: a name is needed; use letters, digits and hyphens"),
    Case(&[("seeds/x.en.txt", b"+++\nslug = \"..\"\n+++\nT\nS\nText.\n")], "bad-slug seeds/x.en.txt:2:8: `..` cannot be an address: a name begins and ends with a letter or digit; use letters, digits and hyphens"),
    Case(&[("seeds/x.en.txt", b"+++\ntitle = \"T\"\n+++\nT\nS\nText.\n"), ("seeds/x.ar.txt", SEED_AR)], "uneven-translation seeds/x.en.txt:6:1: paragraph 2 has no counterpart: `seeds/x.ar.txt` has 1, this file 2; the front matter of `seeds/x.en.txt` has its `title`: if its first lines are title and standfirst all the same, take `title` out"),
    Case(&[("content/glossary/oil.en.md", b"+++\ntitle = \"\"\nsummary = \"A.\"\naliases = [\"oils\"]\n[forms]\nexclude = [\"oil lamp\"]\n+++\n")], "missing-title content/glossary/oil.en.md:2:9: the title is empty; write what the page is called"),
    Case(&[("content/glossary/oil.en.md", b"+++\ntitle = \"oil\"\nsummary = \"A.\"\naliases = [\"crude, petroleum\"]\n+++\n")], r#"comma-in-form content/glossary/oil.en.md:4:12: two forms in one text?; write each in its own quotes: ["…", "…"]"#),
    Case(&[("content/glossary/oil.ar.md", "+++\ntitle = \"نفط\"\nsummary = \"سائل.\"\n[forms]\nplurals = [\"نفوط، أنفاط\"]\n+++\n".as_bytes())], r#"comma-in-form content/glossary/oil.ar.md:5:12: two forms in one text?; write each in its own quotes: ["…", "…"]"#),
    Case(&[("content/glossary/oil.en.md", b"+++\ntitle = \"oil\"\nsummary = \"A.\"\nplurals = [\"oils\"]\n+++\n")], "unknown-key content/glossary/oil.en.md:4:1: there is no key `plurals` here; put it below a line `[forms]`"),
    Case(&[("content/glossary/oil.en.md", b"+++\ntitle = \"oil\"\nsummary = \"A.\"\n[forms]\naliases = [\"fuel\"]\n+++\n")], "unknown-key content/glossary/oil.en.md:5:1: there is no key `aliases` here; put it above `[forms]`, to which all that follows belongs"),
    Case(&[("content/glossary/oil.en.md", b"+++\ntitle = \"oil\"\nsummary = \"A.\"\nimage-alt = \"Oil\"\n+++\n")], "unknown-key content/glossary/oil.en.md:4:13: only an article has the key `image-alt`; delete it; what a picture in a text shows stands in its brackets: `![A map](map.png)`"),
    Case(&[("seeds/x.en.txt", b"+++\ndate = 2023-04-19\n+++\nT\nS\nText.\n")], "unknown-key seeds/x.en.txt:2:1: there is no key `date` here; this belongs in the facts, `seeds/x.toml`"),
    Case(&[("seeds/x.en.txt", b"+++\nimage-alt = \"A map\"\n+++\nT\nS\nText.\n")], r#"idle-key seeds/x.en.txt:2:13: the article has no picture that `image-alt` could describe; name it in the facts, `image = "…"` in `x.toml`, or delete this line"#),
    Case(&[("content/context/x.en.md", b"+++\ntitle = \"T\"\naliases = [\"/old/\"]\n+++\nText.\n")], "bad-alias content/context/x.en.md:3:12: `/old/` is an address, and the aliases here are names; write `aliases` with addresses in `content/context/x.toml`"),
];

#[rustfmt::skip]
const FACTS: &[Case] = &[
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"date = 19/4/2023\n")], r#"bad-value seeds/x.toml:1:8: `19/4/2023` is not a date; write a day as 2023-04-19 without quotes, a month as "2023-04", a year as "2023""#),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"updated = 1 April 2023 # soon\n")], r#"bad-value seeds/x.toml:1:11: `1 April 2023` is not a date; write a day as 2023-04-19 without quotes, a month as "2023-04", a year as "2023""#),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"date = 19.4.2023\n")], r#"bad-value seeds/x.toml:1:8: `19.4.2023` is not a date; write a day as 2023-04-19 without quotes, a month as "2023-04", a year as "2023""#),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"date = 2023-04-19\nupdated = 2023-04-01\n")], "early-update seeds/x.toml:2:11: the article was updated before its date, 2023-04-19; mend one of the two dates"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"date = 2023-04-19\nupdated = \"2023\"\n")], ""),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"tags = [\"oil\", \"gas\", \"oil\"]\n")], "repeated-tag seeds/x.toml:1:23: the tag `oil` stands here twice; keep one of the two"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"title = \"T\"\n")], "unknown-key seeds/x.toml:1:1: there is no key `title` here; this belongs in the front matter of each version, `x.<language>.…`, between two `+++` lines"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"[source]\nname = \"A\"\n\ndraft = false\n")], "unknown-key seeds/x.toml:4:1: there is no key `draft` here; put it above `[source]`, to which all that follows belongs"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"image = \"map.png\"\n"), ("seeds/map.png", PIXEL)], r#"missing-alt seeds/x.en.txt: nothing says what the picture `map.png` shows; write `image-alt = "…"` between two `+++` lines at the top"#),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.ar.txt", b"\xff"), ("seeds/x.toml", b"original = \"ar\"\n")], "not-utf-8 seeds/x.ar.txt:1:1: this file is not UTF-8 text; save it with the encoding UTF-8"),
    Case(&[("content/context/x.en.md", PAGE), ("content/context/x.toml", b"[sources]\ntitle = \"A\"\n")], "bad-value content/context/x.toml:1:1: this should be a list, not a table; write `[[sources]]`, above each one's keys"),
    Case(&[("content/context/x.en.md", PAGE), ("content/context/x.toml", b"[[sources]]\nid = \"a\"\ntitle = \"A\"\n[[sources]]\nid = \"a\"\ntitle = \"B\"\n")], "duplicate-source content/context/x.toml:5:6: a second source has the id `a`; give each its own: charts name a source by it"),
    Case(&[("content/glossary/oil.en.md", TERM), ("content/glossary/oil.toml", b"see = [\"oil\"]\n")], "see-itself content/glossary/oil.toml:1:8: this term refers to itself; name another term, or take it out"),
    Case(&[("content/glossary/oil.en.md", TERM), ("content/glossary/gas.en.md", b"+++\ntitle = \"gas\"\nsummary = \"Air.\"\n+++\n"), ("content/glossary/oil.toml", b"see = [\"term:gas\"]\n")], "dead-link content/glossary/oil.toml:1:8: there is no term `term:gas`; leave out `term:`: write `gas`"),
    Case(&[("sharh.toml", b"[publisher]\nname = \"A\"\nurl = \"javascript:alert(1)\"\n")], "bad-url sharh.toml:3:7: `javascript:alert(1)` is not a web address; write it with https:// or http:// in front"),
];

#[rustfmt::skip]
const FILES: &[Case] = &[
    Case(&[("content/glosary/x.en.md", TERM), ("content/glosary/y.en.md", TERM)], "unknown-file content/glosary/x.en.md: nothing is made of the folder `content/glosary`; did you mean `content/glossary`?"),
    Case(&[("content/x.en.md", PAGE)], "unknown-file content/x.en.md: nothing is made of this file: it stands in `content` itself; move it into one of: content/glossary, content/context, content/pages"),
    Case(&[("content/drawings/x.svg", PAGE)], "unknown-file content/drawings/x.svg: nothing is made of the folder `content/drawings`; documents stand in: content/glossary, content/context, content/pages"),
    Case(&[("words/en.yaml", b"home: Start\n")], "unknown-file words/en.yaml: nothing is made of this file: it is not named after a language of the site; rename it to `words/en.toml`"),
    Case(&[("words/de.toml", b"home = \"Start\"\n")], "unknown-file words/de.toml: nothing is made of this file: it is not named after a language of the site; interface words stand in: words/ar.toml, words/en.toml"),
    Case(&[("words/en.toml", b"home = \"\"\n")], "empty-word words/en.toml:1:1: `home` is empty; write what it says, or delete the line"),
    Case(&[("words/en.toml", b"hmoe = [1]\n")], "unknown-word words/en.toml:1:1: the interface has no word `hmoe`; did you mean `home`?"),
    Case(&[("theme/90-own.css", b"p {}\na { color: \xff }\n")], "not-utf-8 theme/90-own.css:2:12: this file is not UTF-8 text; save it with the encoding UTF-8"),
    Case(&[("theme/search/90-own.js", b"\xff\xfe1")], "not-utf-8 theme/search/90-own.js:1:1: this file is not UTF-8 text; save it with the encoding UTF-8"),
];

#[rustfmt::skip]
const BLOCKS: &[Case] = &[
    Case(&[("content/context/x.en.md", b"# T\n\n```charts bar\nA | 1\n```\n"), ("content/context/x.ar.md", PAGE_AR)], "unknown-block content/context/x.en.md:3:1: `charts` is shown as code, not drawn; did you mean `chart`?"),
    Case(&[("content/context/x.en.md", b"# T\n\n```time-line\n1991 A.\n```\n"), ("content/context/x.ar.md", "# ع\n\n```timeline\n1991 حدث.\n```\n".as_bytes())], "unknown-block content/context/x.en.md:3:1: `time-line` is shown as code, not drawn; did you mean `timeline`?"),
    Case(&[("content/context/x.en.md", b"# T\n\n> [!NOTICE]\n> Text.\n")], "unknown-alert content/context/x.en.md:3:1: there is no alert `NOTICE`; did you mean `NOTE`?"),
    Case(&[("content/context/x.en.md", b"# T\n\n> [!note] Text.\n")], "unknown-alert content/context/x.en.md:3:1: text stands behind the name of this alert; write it on the line below `> [!NOTE]`"),
    Case(&[("content/context/x.en.md", b"# T\n\n```timeline\n1991 A.\n\n## More\n\nText[^1].\n\n[^1]: A note.\n"), ("content/context/x.ar.md", PAGE_AR)], "open-block content/context/x.en.md:3:1: this block has no end; write ``` on a line of its own below it"),
    Case(&[("content/context/x.en.md", b"# T\n\n~~~~chart bar\nA | 1\n\nText.\n\n~~~timeline\n1991 A.\n~~~~\n")], "open-block content/context/x.en.md:3:1: this block has no end; write ~~~~ on a line of its own below it"),
    Case(&[("content/context/x.en.md", b"# T\n\n```chart pie\nA | 1\n```\n"), ("content/context/x.ar.md", "# ع\n\n```chart bar\nأ | 1\n```\n\nنص.\n".as_bytes())], "bad-chart-option content/context/x.en.md:3:10: `pie` is no kind of chart; one of: bar, line"),
    Case(&[("content/context/x.en.md", b"# T\n\n```chart bar\nseries: A, B\nX | 1 | 2\nY | 3 | 4\n```\n")], "bad-chart-line content/context/x.en.md:4:9: each row has 2 figures, and the chart has 1 series; name a series for each figure, with bars between: `series: A | B`"),
    Case(&[("content/context/x.en.md", b"# T\n\n```chart bar\nX | 1 | 2\nY | 3 | 4\n```\n")], "bad-chart-line content/context/x.en.md:4:1: each row has 2 figures, and the chart has 1 series; name a series for each figure, with bars between: `series: A | B`"),
    Case(&[("content/context/x.en.md", b"# T\n\n```chart bar\nSeries: A | B\nX | 1 | 2\nY | 3 | 4\n```\n")], "bad-chart-line content/context/x.en.md:4:1: a chart has no `Series`; did you mean `series`?"),
    Case(&[("content/context/x.en.md", b"# T\n\n```chart bar\nseries A | B\nX | 1 | 2\nY | 3 | 4\n```\n")], "bad-chart-line content/context/x.en.md:4:1: a colon is missing behind `series`; write `series: A | B`"),
    Case(&[("content/context/x.en.md", b"# T\n\n```chart bar unit=billion cubic metres\nA | 1\n```\n")], r#"bad-chart-option content/context/x.en.md:3:27: `cubic` is no option; options are written `unit=%`, `unit="million barrels"`, `source=name`"#),
    Case(&[("content/context/x.en.md", b"# T\n\n```timeline\n02/04/2011 A.\n```\n")], "bad-timeline-line content/context/x.en.md:4:1: a date is written year-month-day, with hyphens; write a date, a space and what happened: `1991-12-25  Israel recognises Azerbaijan.`; `1920~` is about 1920, `-0043` is 44 BC"),
    Case(&[("content/context/x.en.md", b"# T\n\n```timeline\n2011/04/02 A.\n```\n")], "bad-timeline-line content/context/x.en.md:4:1: the parts of a date are joined by hyphens; write `2011-04-02`"),
    Case(&[("content/context/x.en.md", b"# T\n\nA <b>bold</b>\nand <i>leaning</i> word.\n")], r"raw-html content/context/x.en.md:3:3: HTML stands in this Markdown; write it in Markdown, or set `raw-html = true` under `[markdown]` in sharh.toml; a plain < is written \<"),
    Case(&[("content/context/x.en.md", b"# T\n\n<b>A</b>\n\n<i>B</i>\n")], r"raw-html content/context/x.en.md:3:1: HTML stands in this Markdown; write it in Markdown, or set `raw-html = true` under `[markdown]` in sharh.toml; a plain < is written \<
raw-html content/context/x.en.md:5:1: HTML stands in this Markdown; write it in Markdown, or set `raw-html = true` under `[markdown]` in sharh.toml; a plain < is written \<"),
];

#[rustfmt::skip]
const AMONG_FILES: &[Case] = &[
    Case(&[("seeds/x.en.txt", b"Title\nStandfirst\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> theirs\n"), ("content/context/y.en.md", b"# T\n\nSee [it](article:x#p2).\n"), ("links.lock", b"/ar/articles/x/ article:x\n/en/articles/x/ article:x\n")], "unfinished-merge seeds/x.en.txt:3:1: this file has the marks of a merge that was not finished; keep what is to stay of the lines between `<<<<<<<` and `>>>>>>>`, and delete the marks"),
    Case(&[("content/context/x.en.md", b"+++\n<<<<<<< HEAD\ntitle = \"A\"\n=======\ntitle = \"B\"\n>>>>>>> theirs\n+++\nA.\n")], "unfinished-merge content/context/x.en.md:2:1: this file has the marks of a merge that was not finished; keep what is to stay of the lines between `<<<<<<<` and `>>>>>>>`, and delete the marks"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"draft = true\n"), ("content/context/y.en.md", b"# T\n\nSee [it](article:x).\n")], "dead-link content/context/y.en.md:3:5: the article `x` is a draft, and drafts are not published; take `draft` out of `seeds/x.toml`, or take this link out"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"draft = true\n"), ("content/context/y.en.md", b"# T\n\nSee [it](article:x).\n"), ("links.lock", b"/ar/articles/x/ article:x\n/en/articles/x/ article:x\n")], "vanished-page seeds/x.toml:1:9: `article:x` is a draft now, and its address was published: /ar/articles/x/, /en/articles/x/; take `draft` out; if the page shall go for good, run `sharh retire /ar/articles/x/ /en/articles/x/`"),
    Case(&[("seeds/x.en.txt", b"\xff"), ("content/context/y.en.md", b"# T\n\nSee [it](article:x#p2).\n"), ("links.lock", b"/ar/articles/x/ article:x\n/en/articles/x/ article:x\n")], "not-utf-8 seeds/x.en.txt:1:1: this file is not UTF-8 text; save it with the encoding UTF-8"),
    Case(&[("seeds/x.en.txt", b"T\nS\n"), ("content/context/y.en.md", b"# T\n\nSee [it](article:x#p2).\n")], "empty-seed seeds/x.en.txt: this article has a title and no paragraph; the first line is the title, the second the standfirst, each line after them a paragraph"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/y.en.txt", SEED), ("seeds/y.toml", b"aliases = [\"/en/articles/x/\"]\n"), ("links.lock", b"/ar/articles/x/ article:x\n/en/articles/x/ article:x\n")], "taken-address seeds/y.toml:1:12: `/en/articles/x/` was published and leads to `article:x`; choose another address: what is linked there would be another text"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/y.en.txt", SEED), ("seeds/x.toml", b"aliases = [\"/old/\"]\n"), ("seeds/y.toml", b"aliases = [\"/old/\"]\n"), ("links.lock", b"/old/ article:y whole\n/ar/articles/y/ article:y\n/en/articles/y/ article:y\n")], "taken-address seeds/x.toml:1:12: `/old/` was published and leads to `article:y`; choose another address: what is linked there would be another text"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"aliases = [\"/robots.txt\"]\n")], "bad-alias seeds/x.toml:1:12: `/robots.txt` would be a file that browsers do not show; write an address as it stood on this site, `/old/` or `/old.html`; the other names of a term stand in its front matter"),
    Case(&[("seeds/x.en.txt", b"+++\ntitel = \"T\"\n+++\nT\nS\nText.\n"), ("seeds/x.toml", b"image = \"map.png\"\n"), ("seeds/map.png", PIXEL)], "unknown-key seeds/x.en.txt:2:1: there is no key `titel` here; did you mean `title`?"),
    Case(&[("sharh.toml", b"[limits]\nfile-kib = 0\n"), ("seeds/x.en.txt", SEED)], "bad-value sharh.toml:2:12: this should be a whole number from 1 up, not `0`; write it in digits, without quotes"),
    Case(&[("content/glossary/oil.en.md", b"+++\nsummary = \"A.\"\n[forms]\nexclude = [\"oil lamp\"]\n+++\n")], r#"missing-title content/glossary/oil.en.md: this page has no title; write `title = "…"` between two `+++` lines at the top"#),
    Case(&[("content/glossary/dam.en.md", b"+++\ntitle = \"dam\"\nsummary = \"A wall.\"\nslug = \"gerd\"\n+++\n"), ("content/context/y.en.md", b"# T\n\nSee [it](term:gerd).\n")], "dead-link content/context/y.en.md:3:5: there is no term `gerd`; that is its address; its name is `dam`"),
    Case(&[("content/context/x.en.md", b"+++\ntitle = \"T\"\n+++\n"), ("content/context/x.ar.md", PAGE_AR)], "uneven-translation content/context/x.en.md: this text has no paragraph yet, and `content/context/x.ar.md` has 1; translate them; until then readers see the title alone"),
    Case(&[("sharh.toml", b"languages = [\"ar\", \"english\"]\ntitle = { ar = \"A\", en = \"B\" }\n[formats]\nen = \"en-GB\"\n"), ("seeds/x.en.txt", SEED), ("words/en.toml", b"home = \"Start\"\n"), ("links.lock", b"/en/articles/x/ article:x\n")], "unknown-language sharh.toml:1:20: `english` is not the tag of a language; a language is written as in BCP 47: `ar`, `en-GB`, `az-Arab`"),
    Case(&[("sharh.toml", b"languages = []\n"), ("seeds/x.ar.txt", SEED_AR)], r#"no-language sharh.toml:1:13: this list is empty, and a site has at least one language; write `languages = ["ar", "en"]`"#),
    Case(&[("sharh.toml", b"languages = [\"fr\"\n"), ("seeds/x.fr.txt", SEED)], "bad-toml sharh.toml:1:18: this is not TOML: unclosed array, expected `]`; check this line's quotes, brackets and `=`"),
];

#[test]
fn slips_in_front_matter() {
    check(FRONT_MATTER);
}

#[test]
fn slips_in_facts() {
    check(FACTS);
}

#[test]
fn slips_in_names_and_folders_of_files() {
    check(FILES);
}

#[test]
fn slips_in_blocks_and_alerts() {
    check(BLOCKS);
}

#[test]
fn one_slip_is_not_told_of_in_other_files() {
    check(AMONG_FILES);
}

#[test]
fn a_text_saved_under_another_language_is_told_of() {
    let arabic = format!("عنوان\nمقدمة\n{}\n", "وصل الوزير إلى باكو في زيارة رسمية. ".repeat(8));
    let site = SiteTest::new().file("seeds/x.en.txt", &arabic).build();
    let wrong = site.only_diagnostic("other-script", "seeds/x.en.txt:1:1");
    assert_eq!(wrong.message, "hardly a letter of this text is in the script of `en`");
    assert_eq!(wrong.help, "if it is in `ar`, write `.ar.` into its name in place of `.en.`");
    // An Arabic quotation, or a name or two, is no such text.
    let quoting = format!("{}{arabic}", "The minister arrived in Baku. ".repeat(4));
    SiteTest::new().file("seeds/x.en.txt", &quoting).build().no_diagnostics();
    SiteTest::new().file("seeds/x.en.txt", "عنوان\nمقدمة\nنص.\n").build().no_diagnostics();
}

#[test]
fn blocks_and_alerts_are_known_in_any_case() {
    let text =
        "# T\n\n```Timeline\n1991 Begun.\n```\n\n```CHART bar unit=%\nA | 69\n```\n\n> [!Note]\n> Text.\n";
    let site = SiteTest::new().file("content/context/x.en.md", text).build();
    let page = site.no_diagnostics().page("/en/context/x/");
    assert_eq!(page.all("pre").len(), 0);
    assert_eq!(page.all("figure.chart").len(), 1);
    page.one("aside.alert.note");
}

#[test]
fn three_points_wait_for_a_translation_as_the_sign_does() {
    for waiting in ["…", "..."] {
        let text = format!("Title\nStandfirst\nOne.\n{waiting}\n");
        let site = SiteTest::new()
            .file("seeds/x.ar.txt", "عنوان\nمقدمة\nواحد.\nاثنان.\n")
            .file("seeds/x.en.txt", &text)
            .build();
        let wrong = site.only_diagnostic("untranslated", "seeds/x.en.txt");
        assert_eq!(wrong.message, "1 of 2 paragraphs are not translated yet");
    }
}

#[test]
fn a_name_may_hold_a_comma() {
    let term = "+++\ntitle = \"Washington\"\nsummary = \"A city.\"\naliases = [\"Washington, D.C.\"]\n+++\n";
    let site = SiteTest::new()
        .file("content/glossary/washington.en.md", term)
        .file("seeds/x.en.txt", "Title\nStandfirst\nFrom Washington, D.C. to Baku.\n")
        .build();
    let page = site.no_diagnostics().page("/en/articles/x/");
    assert_eq!(page.one("a.term").text(), "Washington, D.C.");
}
