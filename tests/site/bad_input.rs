//! Every mistake is named with its file, its line, its column and what to do; one mistake makes one
//! message.

use crate::{harness::SiteTest, sample::PIXEL};

/// A site with one mistake, and all that is said about it: `code place: message; help`.
pub struct Case(pub &'static [(&'static str, &'static [u8])], pub &'static str);

const SEED: &[u8] = b"Title\nStandfirst\nText.\n";
const TERM: &[u8] = b"+++\ntitle = \"oil\"\nsummary = \"A liquid.\"\n+++\n";
const PAGE: &[u8] = b"+++\ntitle = \"A page\"\n+++\n\nText.\n";

#[rustfmt::skip]
const SETTINGS: &[Case] = &[
    Case(&[("sharh.toml", b"title = \n")], "bad-toml sharh.toml:1:9: a value is missing here; write one, or delete the line"),
    Case(&[("sharh.toml", b"title = \"a\nb\"\n")], r#"bad-toml sharh.toml:1:11: this is not TOML: invalid basic string, expected `"`; check this line's quotes, brackets and `=`"#),
    Case(&[("sharh.toml", b"title = \xe2\x80\x9cSharh\xe2\x80\x9d\n")], r#"bad-toml sharh.toml:1:9: this text is not in straight quotes; write it as "…""#),
    Case(&[("sharh.toml", b"titel = \"Sharh\"\n")], "unknown-key sharh.toml:1:1: there is no key `titel` here; did you mean `title`?"),
    Case(&[("sharh.toml", b"[markdown]\nraw_html = true\n")], "unknown-key sharh.toml:2:1: there is no key `raw_html` here; did you mean `raw-html`?"),
    Case(&[("sharh.toml", b"[markdown]\nraw-html = \"yes\"\n")], "bad-value sharh.toml:2:12: this should be `true` or `false`, not a text; write one of the two, without quotes"),
    Case(&[("sharh.toml", b"title = 3\n")], r#"bad-value sharh.toml:1:9: this should be a text, or a table with a text for each language; write it in quotes, or as { ar = "…", en = "…" }"#),
    Case(&[("sharh.toml", b"title = \"a\"\ntitle = \"b\"\n")], "bad-toml sharh.toml:2:1: this key stands here twice; keep one of the two"),
    Case(&[("sharh.toml", b"languages = \"ar\"\n")], r#"bad-value sharh.toml:1:13: this should be a list, not a text; write it in brackets: ["…", "…"]"#),
    Case(&[("sharh.toml", b"languages = []\n")], r#"no-language sharh.toml:1:13: this list is empty, and a site has at least one language; write `languages = ["ar", "en"]`"#),
    Case(&[("sharh.toml", b"languages = [\"ar\", \"arabic language\"]\n")], "unknown-language sharh.toml:1:20: `arabic language` is not the tag of a language; a language is written as in BCP 47: `ar`, `en-GB`, `az-Arab`"),
    Case(&[("sharh.toml", b"languages = [\"ar\", \"xx\"]\n")], "unknown-language sharh.toml:1:20: unknown language `xx`; use a BCP 47 tag, such as `ar`, `en`, `he`, `fa` or `az-Arab`"),
    Case(&[("sharh.toml", b"languages = [\"ar\", \"en\", \"ar\"]\n")], "unknown-language sharh.toml:1:26: `ar` is named twice; name each language once"),
    Case(&[("sharh.toml", b"[formats]\nar = \"en-GB\"\n")], "bad-formats sharh.toml:2:6: the formats `en-GB` are not those of the language `ar`; begin with `ar`, as in `ar-u-nu-latn`"),
    Case(&[("sharh.toml", b"[formats]\nar = \"ar-u-nu-roman\"\n")], "bad-formats sharh.toml:2:6: unknown numbering system `roman`; one of: adlm, arab, arabext, beng, cakm, deva, gujr, guru, hanidec, khmr, knda, laoo, latn, mlym, mymr, nkoo, olck, orya, tamldec, telu, thai, tibt, vaii"),
    Case(&[("sharh.toml", b"[formats]\nfr = \"fr\"\n")], "unknown-language sharh.toml:2:6: `fr` is not among the site's languages; one of: ar, en"),
    Case(&[("sharh.toml", b"base-url = \"example.org\"\n")], "bad-base-url sharh.toml:1:12: `example.org` does not begin with https:// or http://; write the address of the site's root, such as `https://example.org/explained/`"),
    Case(&[("sharh.toml", b"[glossary]\nlink = \"frist\"\n")], "bad-value sharh.toml:2:8: `frist` is not one of the values this key takes; did you mean `first`?"),
    Case(&[("sharh.toml", b"[limits]\nfile-kib = -1\n")], "bad-value sharh.toml:2:12: this should be a whole number from 1 up, not `-1`; write it in digits, without quotes"),
    Case(&[("sharh.toml", b"[publisher]\nurl = \"https://a.example/\"\n")], "missing-key sharh.toml:1:1: the key `name` is missing; add a line `name = …`"),
    Case(&[("sharh.toml", b"[title]\nfr = \"Titre\"\n")], "unknown-language sharh.toml:1:1: `fr` is not among the site's languages; one of: ar, en"),
    Case(&[("sharh.toml", b"[publisher]\nname = { fr = \"Maison\" }\n")], "unknown-language sharh.toml:2:8: `fr` is not among the site's languages; one of: ar, en"),
    Case(&[("sharh.toml", b"[tags]\noil = { fr = \"Huile\" }\n")], "unknown-language sharh.toml:2:7: `fr` is not among the site's languages; one of: ar, en"),
    Case(&[("sharh.toml", b"title = \"a\xff\"\n")], "not-utf-8 sharh.toml:1:11: this file is not UTF-8 text; save it with the encoding UTF-8"),
    Case(&[("sharh.toml", b"title = \"a\x00\"\n")], "control-character sharh.toml:1:11: a control character stands here (U+0000); delete it; web pages and feeds cannot hold it"),
    Case(&[("words/ar.toml", b"hmoe = \"x\"\n")], "unknown-word words/ar.toml:1:1: the interface has no word `hmoe`; did you mean `home`?"),
    Case(&[("words/ar.toml", b"home = \n")], "bad-toml words/ar.toml:1:8: a value is missing here; write one, or delete the line"),
    Case(&[("words/ar.toml", b"home = 3\n")], r#"wrong-type words/ar.toml:1:1: `home` is a text, not an integer; write home = "…""#),
    Case(&[("words/ar.toml", b"home = \"\xff\"\n")], "not-utf-8 words/ar.toml:1:9: this file is not UTF-8 text; save it with the encoding UTF-8"),
    Case(&[("words/ar.toml", "home = \"a\u{202e}b\"\n".as_bytes())], "direction-control words/ar.toml:1:10: an invisible character overrides the direction of the text (U+202E); delete it: it can make text read as something else"),
    Case(&[("words/ar.toml", b"translated-by = \"x\"\n")], "word-place words/ar.toml:1:1: `translated-by` does not say {name}; put {name} where it belongs"),
];

#[rustfmt::skip]
const DOCUMENTS: &[Case] = &[
    Case(&[("seeds/x.en.txt", b"")], "empty-seed seeds/x.en.txt: this article is empty; write its title, its standfirst and a paragraph a line"),
    Case(&[("seeds/x.en.txt", b" \n\n")], "empty-seed seeds/x.en.txt: this article is empty; write its title, its standfirst and a paragraph a line"),
    Case(&[("seeds/x.en.txt", b"Title\nStandfirst\n")], "empty-seed seeds/x.en.txt: this article has a title and no paragraph; the first line is the title, the second the standfirst, each line after them a paragraph"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.fr.txt", SEED)], "unknown-language seeds/x.fr.txt: `fr` is not among the site's languages; rename the file, or add `fr` to `languages` in sharh.toml: so far they are ar, en"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.txt", SEED)], "duplicate-version seeds/x.txt: `seeds/x.en.txt` already is `x` in the language `en`; keep one of the two files, or name the languages in both: `name.ar.txt`, `name.en.txt`"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.en.md", b"# T\n\nText.\n")], "duplicate-version seeds/x.en.txt: `seeds/x.en.md` already is `x` in the language `en`; keep one of the two files, or name the languages in both: `name.ar.txt`, `name.en.txt`"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/2023/x.en.txt", SEED)], "duplicate-slug seeds/x.en.txt: `seeds/2023/x.en.txt` has the same name in another folder; rename one of the two: a name is an address"),
    Case(&[("seeds/x.toml", b"date = 2023-04-19\n")], "facts-without-text seeds/x.toml: these facts belong to no text; write `x.ar.txt` beside them, or delete them"),
    Case(&[("seeds/a b.en.txt", SEED)], "bad-name seeds/a b.en.txt: `a b` cannot be an address: a name has no spaces; rename the file with letters, digits and hyphens"),
    Case(&[("seeds/-x.en.txt", SEED)], "bad-name seeds/-x.en.txt: `-x` cannot be an address: a name begins and ends with a letter or digit; rename the file with letters, digits and hyphens"),
    Case(&[("seeds/x.en.txt", b"Title\nStandfirst\nText \xff.\n")], "not-utf-8 seeds/x.en.txt:3:6: this file is not UTF-8 text; save it with the encoding UTF-8"),
    Case(&[("seeds/x.en.txt", b"Title\nStandfirst\nText \x00.\n")], "control-character seeds/x.en.txt:3:6: a control character stands here (U+0000); delete it; web pages and feeds cannot hold it"),
    Case(&[("seeds/x.ar.txt", "عنوان\nمقدمة\nنص \u{202e}مقلوب\n".as_bytes())], "direction-control seeds/x.ar.txt:3:4: an invisible character overrides the direction of the text (U+202E); delete it: it can make text read as something else"),
    Case(&[("seeds/x.ar.txt", "عنوان\nمقدمة\nنص \u{2067}مفتوح\n".as_bytes())], "direction-control seeds/x.ar.txt:3:4: an invisible direction control has no partner in its paragraph (U+2067); delete it, or close every embedding with U+202C and every isolate with U+2069 in the same paragraph"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"date = \"2023-02-30\"\n")], r#"bad-value seeds/x.toml:1:8: `2023-02-30` is not a date; write a day as 2023-04-19 without quotes, a month as "2023-04", a year as "2023""#),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"date = 2023-13-01\n")], r#"bad-value seeds/x.toml:1:8: `2023-13-01` is not a date; write a day as 2023-04-19 without quotes, a month as "2023-04", a year as "2023""#),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"date = \"19 April 2023\"\n")], r#"bad-value seeds/x.toml:1:8: `19 April 2023` is not a date; write a day as 2023-04-19 without quotes, a month as "2023-04", a year as "2023""#),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"dat = 2023-04-19\n")], "unknown-key seeds/x.toml:1:1: there is no key `dat` here; did you mean `date`?"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"tags = \"energy\"\n")], r#"bad-value seeds/x.toml:1:8: this should be a list, not a text; write it in brackets: ["…", "…"]"#),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", "\u{feff}image = \"map.png\"\n".as_bytes())], "missing-picture seeds/x.toml:1:9: there is no picture `map.png` beside this file; put it into the folder `seeds`"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", "\u{feff}dat = 2023\n".as_bytes())], "unknown-key seeds/x.toml:1:1: there is no key `dat` here; did you mean `date`?"),
    Case(&[("seeds/x.en.txt", "Title\nStandfirst\nText \u{9b}.\n".as_bytes())], "control-character seeds/x.en.txt:3:6: a control character stands here (U+009B); delete it; web pages and feeds cannot hold it"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"original = \"ar\"\n")], "unknown-language seeds/x.toml:1:12: the article has no version in `ar`, which is named as its original; one of: en"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"image = \"map.png\"\n")], "missing-picture seeds/x.toml:1:9: there is no picture `map.png` beside this file; put it into the folder `seeds`"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"[source]\nurl = \"https://a.example\"\n")], "missing-key seeds/x.toml:1:1: the key `name` is missing; add a line `name = …`"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"[source]\nname = \"A\"\nurl = \"javascript:x\"\n")], "bad-url seeds/x.toml:3:7: `javascript:x` is not a web address; write it with https:// or http:// in front"),
    Case(&[("seeds/x.en.txt", b"+++\naliases = [\"y\"]\n+++\nT\nS\nText.\n")], "unknown-key seeds/x.en.txt:2:12: only a term has the key `aliases`; delete it, or move the page to content/glossary"),
    Case(&[("seeds/x.en.txt", b"+++\nstatus = \"done\"\n+++\nT\nS\nText.\n")], "bad-value seeds/x.en.txt:2:10: `done` is not one of the values this key takes; one of: draft, machine, reviewed"),
    Case(&[("seeds/x.en.txt", b"+++\nslug = \"a/b\"\n+++\nT\nS\nText.\n")], "bad-slug seeds/x.en.txt:2:8: `a/b` cannot be an address: a name has no `/`; use letters, digits and hyphens"),
    Case(&[("seeds/x.en.txt", b"+++\nslug = \"con\"\n+++\nT\nS\nText.\n")], "bad-route seeds/x.en.txt:2:8: `/en/articles/con/` cannot be an address: a part of an address is not a name that Windows reserves; rename the file, or set `slug` in its front matter"),
    Case(&[("seeds/x.en.txt", b"+++\nskip-terms = [\"oli\"]\n+++\nT\nS\nText.\n"), ("content/glossary/oil.en.md", TERM)], "dead-link seeds/x.en.txt:2:15: there is no term `oli`; did you mean `oil`?"),
    Case(&[("seeds/x.en.txt", b"+++\nslug = \"y\"\n+++\nT\nS\nText.\n"), ("seeds/y.en.txt", SEED)], "colliding-routes seeds/y.en.txt: `/en/articles/y/` already is the address of seeds/x.en.txt; rename one of the two, or set `slug` in the front matter"),
    Case(&[("content/pages/glossary.en.md", PAGE)], "colliding-routes content/pages/glossary.en.md: `/ar/glossary/` already is the address of the site itself; rename one of the two, or set `slug` in the front matter"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/X.en.txt", SEED)], "colliding-routes seeds/x.en.txt: `/ar/articles/x/` and `/ar/articles/X/`, the address of seeds/X.en.txt, are one file where case does not count; rename one of the two, or set `slug` in the front matter"),
    Case(&[("content/context/x.en.md", b"Text.\n")], r#"missing-title content/context/x.en.md: this page has no title; write `title = "…"` between two `+++` lines at the top"#),
    Case(&[("content/context/x.en.md", b"+++\ntitle = \" \"\n+++\nText.\n")], "missing-title content/context/x.en.md:2:9: the title is empty; write what the page is called"),
    Case(&[("content/context/x.en.md", b"+++\ntitle = \"T\"\n\nText.\n")], "bad-front-matter content/context/x.en.md:1:1: the front matter has no end; close it with a line that holds only `+++`"),
    Case(&[("content/context/x.en.md", b"+++\ntitle = \"T\"\ndate = 2023-01-01\n+++\nText.\n")], "unknown-key content/context/x.en.md:3:1: there is no key `date` here; one of: title, summary, slug, translator, status, image-alt, skip-terms, aliases, transliteration, forms"),
    Case(&[("content/context/x.en.md", PAGE), ("content/context/x.toml", b"kind = \"story\"\n")], "bad-value content/context/x.toml:1:8: `story` is not one of the values this key takes; one of: background, timeline, profile, figures, question"),
    Case(&[("content/context/x.en.md", PAGE), ("content/context/x.toml", b"explains = [\"visit#p4\"]\n")], "dead-link content/context/x.toml:1:13: `visit#p4` names no document; write `article:slug`, `article:slug#p4` or `term:slug`"),
    Case(&[("content/context/x.en.md", PAGE), ("content/context/x.toml", b"explains = [\"article:x\"]\n")], "dead-link content/context/x.toml:1:13: there is no article `x`; there is none yet"),
    Case(&[("content/context/x.en.md", PAGE), ("content/context/x.toml", b"explains = [\"article:x#p4\"]\n"), ("seeds/x.en.txt", SEED)], "dead-link content/context/x.toml:1:13: the page of `x` has no place `#p4` in this language; its last paragraph is `#p1`"),
    Case(&[("content/context/x.en.md", PAGE), ("content/context/x.toml", b"order = \"first\"\n")], "bad-value content/context/x.toml:1:9: this should be a whole number, not a text; write it in digits, without quotes"),
    Case(&[("content/context/x.en.md", PAGE), ("content/context/x.toml", b"[[sources]]\nid = \"a\"\n")], "missing-key content/context/x.toml:1:1: the key `title` is missing; add a line `title = …`"),
];

#[rustfmt::skip]
const TEXT: &[Case] = &[
    Case(&[("content/context/x.en.md", b"# T\n\nSee [oil](term:oli).\n"), ("content/glossary/oil.en.md", TERM)], "dead-link content/context/x.en.md:3:5: there is no term `oli`; did you mean `oil`?"),
    Case(&[("content/context/x.en.md", b"# T\n\nSee [oil](trem:oil).\n")], "bad-link content/context/x.en.md:3:5: `trem:oil` leads nowhere that a page may link to; did you mean `term:`?"),
    Case(&[("content/context/x.en.md", b"# T\n\nSee [oil](../oil.html).\n")], "bad-link content/context/x.en.md:3:5: `../oil.html` leads nowhere that a page may link to; write `term:slug`, `context:slug`, `article:slug#p4` or `page:slug`, or a web address with https://"),
    Case(&[("content/context/x.en.md", b"# T\n\nSee [it](javascript:alert).\n")], "bad-link content/context/x.en.md:3:5: `javascript:alert` leads nowhere that a page may link to; write `term:slug`, `context:slug`, `article:slug#p4` or `page:slug`, or a web address with https://"),
    Case(&[("content/context/x.en.md", b"# T\n\nSee [it](article:x#p9).\n"), ("seeds/x.en.txt", SEED)], "dead-link content/context/x.en.md:3:5: the page of `x` has no place `#p9` in this language; its last paragraph is `#p1`"),
    Case(&[("content/context/x.en.md", b"# T\n\n## Why\n\nSee [it](#wy).\n")], "dead-link content/context/x.en.md:5:5: the page of `x` has no place `#wy` in this language; did you mean `why`?"),
    Case(&[("content/context/x.en.md", b"# T\n\n![Map](map.png)\n")], "missing-picture content/context/x.en.md:3:1: there is no picture `content/context/map.png`; put it into the folder `content/context`"),
    Case(&[("content/context/x.en.md", b"# T\n\n![Map](mop.png)\n"), ("content/context/map.png", PIXEL)], "missing-picture content/context/x.en.md:3:1: there is no picture `content/context/mop.png`; did you mean `map.png`?"),
    Case(&[("content/context/x.en.md", b"# T\n\n![Map](../map.png)\n")], "bad-picture content/context/x.en.md:3:1: `../map.png` is not a picture beside this file; put the picture into the same folder and write its file name"),
    Case(&[("content/context/x.en.md", PAGE), ("content/context/map.png", b"not a picture")], "bad-picture content/context/map.png: this is no picture that a page can show; save it as PNG, JPEG, GIF, WebP, AVIF or SVG"),
    Case(&[("content/context/x.en.md", b"# T\n\nA <b>bold</b> word.\n")], r"raw-html content/context/x.en.md:3:3: HTML stands in this Markdown; write it in Markdown, or set `raw-html = true` under `[markdown]` in sharh.toml; a plain < is written \<"),
    Case(&[("content/context/x.en.md", b"# T\n\n<script>\nalert(1)\n</script>\n")], r"raw-html content/context/x.en.md:3:1: HTML stands in this Markdown; write it in Markdown, or set `raw-html = true` under `[markdown]` in sharh.toml; a plain < is written \<"),
    Case(&[("content/context/x.en.md", b"# T\n\nText[^a].\n")], r"missing-footnote content/context/x.en.md:3:5: the footnote `a` has no text; add a line `[^a]: …`, or write a plain bracket as \["),
    Case(&[("content/context/x.en.md", b"# T\n\n## A {#x}\n\n## B {#x}\n\nText.\n")], "duplicate-id content/context/x.en.md:5:1: two headings have the id `x`; give one of them another"),
    Case(&[("content/context/x.en.md", b"# T\n\n```timeline\n1991-02-30 Never.\n```\n")], "bad-timeline-line content/context/x.en.md:4:1: 30 February does not exist; write a date, a space and what happened: `1991-12-25  Israel recognises Azerbaijan.`; `1920~` is about 1920, `-0043` is 44 BC"),
    Case(&[("content/context/x.ar.md", "# ع\n\n```timeline\n١٩٩١ حدث.\n```\n".as_bytes())], "bad-timeline-line content/context/x.ar.md:4:1: Arabic-Indic digits in a date; write `1991`"),
    Case(&[("content/context/x.en.md", b"# T\n\n```timeline\nIn 1991 it began.\n```\n")], "bad-timeline-line content/context/x.en.md:4:1: a date begins with a year of four digits; write a date, a space and what happened: `1991-12-25  Israel recognises Azerbaijan.`; `1920~` is about 1920, `-0043` is 44 BC"),
    Case(&[("content/context/x.en.md", b"# T\n\n```timeline\n1991\n```\n")], "bad-timeline-line content/context/x.en.md:4:1: the date has no text behind it; write a date, a space and what happened: `1991-12-25  Israel recognises Azerbaijan.`; `1920~` is about 1920, `-0043` is 44 BC"),
    Case(&[("content/context/x.en.md", b"# T\n\n```timeline\n```\n")], "bad-timeline-line content/context/x.en.md:3:1: the timeline has no events; write a date, a space and what happened: `1991-12-25  Israel recognises Azerbaijan.`; `1920~` is about 1920, `-0043` is 44 BC"),
    Case(&[("content/context/x.en.md", b"# T\n\n* a\n\n  ```timeline\n  1991 a\n  ```\n")], "nested-block content/context/x.en.md:5:3: a timeline stands inside a list, a quote or a footnote; move it out, to the beginning of the line"),
    Case(&[("content/context/x.en.md", b"# T\n\n```chart pie\nA | 1\n```\n")], "bad-chart-option content/context/x.en.md:3:10: `pie` is no kind of chart; one of: bar, line"),
    Case(&[("content/context/x.en.md", b"# T\n\n```chart bar\nA | 1,000\n```\n")], "bad-chart-line content/context/x.en.md:4:5: `1,000` is not a number; write `1000`"),
    Case(&[("content/context/x.ar.md", "# ع\n\n```chart bar\nإيران | ٦٩\n```\n".as_bytes())], "bad-chart-line content/context/x.ar.md:4:9: Arabic-Indic digits in a number; write `69`"),
    Case(&[("content/context/x.en.md", b"# T\n\n```chart bar\nA\n```\n")], "bad-chart-line content/context/x.en.md:4:1: the row has no figure; a row is a label, a bar and a figure: `Israel | 69`"),
    Case(&[("content/context/x.en.md", b"# T\n\n```chart bar\ntitel: x\nA | 1\n```\n")], "bad-chart-line content/context/x.en.md:4:1: a chart has no `titel`; did you mean `title`?"),
    Case(&[("content/context/x.en.md", b"# T\n\n```chart bar source=sipri\nA | 1\n```\n")], "unknown-source content/context/x.en.md:3:21: this page has no source `sipri`; there is none yet"),
    Case(&[("content/context/x.en.md", b"# T\n\n```chart bar source=sipri\nA | 1\n```\n"), ("content/context/x.toml", b"[[sources]]\nid = \n")], "bad-toml content/context/x.toml:2:6: a value is missing here; write one, or delete the line"),
];

#[rustfmt::skip]
const PICTURES: &[Case] = &[
    Case(&[("content/context/x.en.md", b"# T\n\n![Map](map.png)\n"), ("content/context/map.png", b"no")], "bad-picture content/context/map.png: this is no picture that a page can show; save it as PNG, JPEG, GIF, WebP, AVIF or SVG"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"image = \"map.png\"\n"), ("seeds/map.png", b"")], "bad-picture seeds/map.png: this is no picture that a page can show; save it as PNG, JPEG, GIF, WebP, AVIF or SVG"),
    Case(&[("seeds/x.en.txt", SEED), ("seeds/x.toml", b"image = \"mpa.png\"\n"), ("seeds/map.png", PIXEL)], "missing-picture seeds/x.toml:1:9: there is no picture `mpa.png` beside this file; did you mean `map.png`?"),
];

#[rustfmt::skip]
const TERMS: &[Case] = &[
    Case(&[("content/glossary/oil.en.md", b"+++\ntitle = \"oil\"\n+++\n")], r#"missing-summary content/glossary/oil.en.md: this term has no definition; write `summary = "…"`, one sentence that stands alone"#),
    Case(&[("content/glossary/oil.en.md", TERM), ("content/glossary/oil.toml", b"kind = \"thing\"\n")], "bad-value content/glossary/oil.toml:1:8: `thing` is not one of the values this key takes; one of: person, place, organisation, event, agreement, concept"),
    Case(&[("content/glossary/oil.en.md", TERM), ("content/glossary/oil.toml", b"kind = \"persn\"\n")], "bad-value content/glossary/oil.toml:1:8: `persn` is not one of the values this key takes; did you mean `person`?"),
    Case(&[("content/glossary/oil.en.md", TERM), ("content/glossary/oil.toml", b"see = [\"gas\"]\n")], "dead-link content/glossary/oil.toml:1:8: there is no term `gas`; one of: oil"),
    Case(&[("content/glossary/oil.en.md", TERM), ("content/glossary/oil.toml", b"coordinates = [140.0, 20.0]\n")], "bad-value content/glossary/oil.toml:1:15: there is no such place: latitude runs from -90 to 90, longitude from -180 to 180; write `coordinates = [40.41, 49.87]`, degrees north first"),
    Case(&[("content/glossary/oil.en.md", TERM), ("content/glossary/oil.toml", b"coordinates = [40.0]\n")], "bad-value content/glossary/oil.toml:1:15: this should be a list of two, not of 1; write it in brackets: [40.41, 49.87]"),
    Case(&[("content/glossary/oil.en.md", b"+++\ntitle = \"oil\"\nsummary = \"A.\"\n[forms]\nkind = \"verb\"\n+++\n")], "bad-value content/glossary/oil.en.md:5:8: `verb` is not one of the values this key takes; one of: name, noun, acronym"),
    Case(&[("content/glossary/oil.en.md", b"+++\ntitle = \"oil\"\nsummary = \"A.\"\n[forms]\nplural = [\"oils\"]\n+++\n")], "unknown-key content/glossary/oil.en.md:5:1: there is no key `plural` here; did you mean `plurals`?"),
    Case(&[("content/glossary/oil.en.md", b"+++\ntitle = \"oil\"\nsummary = \"A.\"\naliases = [\"gas\"]\n+++\n"), ("content/glossary/gas.en.md", b"+++\ntitle = \"gas\"\nsummary = \"B.\"\n+++\n")], "form-is-title content/glossary/oil.en.md:4:12: “gas” is the title of another term; a text with it links to neither: say it more fully, or with its vowels; the other is in content/glossary/gas.en.md"),
    Case(&[("content/glossary/oil.en.md", b"+++\ntitle = \"oil\"\nsummary = \"A.\"\naliases = [\"fuel\"]\n+++\n"), ("content/glossary/gas.en.md", b"+++\ntitle = \"gas\"\nsummary = \"B.\"\naliases = [\"fuel\"]\n+++\n")], "same-form content/glossary/gas.en.md:4:12: “fuel” is a form of two terms; a text with it links to neither: say it more fully, or with its vowels; the other is in content/glossary/oil.en.md
same-form content/glossary/oil.en.md:4:12: “fuel” is a form of two terms; a text with it links to neither: say it more fully, or with its vowels; the other is in content/glossary/gas.en.md"),
    Case(&[("content/glossary/oil.en.md", b"+++\ntitle = \"oil\"\nsummary = \"A.\"\n[forms]\nexclude = [\"snake venom\"]\n+++\n")], "idle-exclude content/glossary/oil.en.md:5:12: “snake venom” holds no form of “oil”; exclude a phrase that contains the term, or take it out"),
    Case(&[("content/glossary/oil.ar.md", "+++\ntitle = \"نفط\"\nsummary = \"سائل.\"\naliases = [\"ـــ\"]\n+++\n".as_bytes())], "empty-form content/glossary/oil.ar.md:4:12: a form of the term has no letter and no digit; write a word, or take the form out"),
];

#[rustfmt::skip]
const TEMPLATES: &[Case] = &[
    Case(&[("templates/home.html", b"{% extends \"base.html\" %}\n{% if %}\n")], "bad-template templates/home.html:2:7: found `%}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`; see `Customise` in README.md for what templates are given"),
    Case(&[("templates/home.html", b"<p>\n{{ page.nonsense }}</p>\n")], "bad-template templates/home.html:2:9: field `nonsense` is not defined; none of the 34 names comes near; check the spelling"),
    Case(&[("templates/home.html", b"<p>{{ nonsense }}</p>\n")], "bad-template templates/home.html:1:7: variable `nonsense` is not defined; one of: all_articles, all_background, article_count, articles, glossary, page, start, term_count, timeline, topics, words"),
    Case(&[("templates/home.html", b"{% include \"a.html\" %}\n"), ("templates/a.html", b"{% include \"home.html\" %}\n")], "bad-template templates/a.html: this template includes itself: a.html → home.html → a.html; take one of these includes out"),
    Case(&[("templates/home.html", b"{% extends \"home.html\" %}\n")], "bad-template templates/home.html: this template extends itself: home.html; let one of them extend nothing"),
    Case(&[("templates/home.html", b"{% extends \"bsae.html\" %}\n")], "bad-template templates/home.html: there is no template `bsae.html` to extend; did you mean `base.html`?"),
    Case(&[("templates/home.html", b"{% include \"parts/haed.html\" %}\n")], "bad-template templates/home.html:1:12: unknown template `parts/haed.html`; did you mean `parts/head.html`?"),
    Case(&[("templates/home.html", b"{{ words[\"hmoe\"] }}\n")], "bad-template templates/home.html:1:4: tried to render a variable that is undefined; see `Customise` in README.md for what templates are given"),
    Case(&[("templates/home.html", b"{{ page.lang | shout }}\n")], "bad-template templates/home.html:1:16: unknown filter `shout`; see `Customise` in README.md for what templates are given"),
    Case(&[("templates/home.html", b"<p>\xff</p>\n")], "not-utf-8 templates/home.html:1:4: this template is not UTF-8 text; save it with the encoding UTF-8"),
];

fn site(Case(files, _): &Case) -> SiteTest {
    files.iter().fold(SiteTest::new(), |site, (path, text)| site.file(path, text))
}

pub fn check(cases: &[Case]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let said = site(case).build().said();
            (said.trim_end() != case.1)
                .then(|| format!("{:?}\nshould say: {}\nbut says:   {said}", case.0[0].0, case.1))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn mistakes_in_settings_and_words() {
    check(SETTINGS);
}

#[test]
fn mistakes_in_documents_and_their_facts() {
    check(DOCUMENTS);
}

#[test]
fn mistakes_in_text() {
    check(TEXT);
}

#[test]
fn mistakes_in_pictures() {
    check(PICTURES);
}

#[test]
fn mistakes_in_the_glossary() {
    check(TERMS);
}

#[test]
fn mistakes_in_templates() {
    check(TEMPLATES);
}

#[test]
fn one_mistake_in_the_settings_is_not_followed_by_one_in_every_file() {
    let site = SiteTest::new()
        .file("sharh.toml", "titel = \"x\"\nlanguages = [\"ar\", \"fr\"]\n[markdown]\nraw-html = true\n")
        .file("seeds/x.fr.txt", "Titre\nChapeau\nTexte.\n")
        .file("content/context/c.fr.md", "# T\n\nA <kbd>key</kbd>.\n")
        .build();
    let errors: Vec<&str> =
        site.diagnostics().iter().filter(|wrong| wrong.is_error()).map(|wrong| wrong.code).collect();
    assert_eq!(errors, ["unknown-key"], "{}", site.said());
}

/// What SAFETY asks of templates: none takes the program down or fills the memory.
#[test]
fn a_template_cannot_take_the_program_down() {
    let deep = format!("{{{{ {}1{} }}}}", "(".repeat(20_000), ")".repeat(20_000));
    let blocks = format!("{}x{}", "{% if true %}".repeat(20_000), "{% endif %}".repeat(20_000));
    let recursive = "{% component a() %}{{ <a /> }}{% endcomponent a %}{{ <a /> }}";
    let mutual = "{% component a() %}{{ <b /> }}{% endcomponent a %}{% component b() %}{{ <a /> }}{% endcomponent b %}{{ <a /> }}";
    let endless = "{% for a in range(end=100000) %}{% for b in range(end=100000) %}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx{{ a }}{% endfor %}{% endfor %}";
    for text in [deep.as_str(), &blocks, recursive, mutual, endless] {
        let site = SiteTest::new()
            .file("sharh.toml", "languages = [\"en\"]")
            .file("templates/home.html", text)
            .build();
        let shown: String = text.chars().take(60).collect();
        assert!(
            site.diagnostics().iter().all(|wrong| wrong.code == "bad-template"),
            "{shown}: {}",
            site.said()
        );
        assert!(!site.diagnostics().is_empty(), "{shown}");
    }
}

#[test]
fn messages_are_one_sentence_without_capital_or_full_stop() {
    for Case(files, _) in [SETTINGS, DOCUMENTS, TEXT, TERMS, TEMPLATES].into_iter().flatten() {
        let built = site(&Case(files, "")).build();
        for wrong in built.diagnostics() {
            for text in [&wrong.message, &wrong.help] {
                let first = text.chars().next();
                assert!(
                    first.is_some() && !first.is_some_and(char::is_uppercase)
                        || text.starts_with("HTML")
                        || text.starts_with("TOML")
                        || text.starts_with("Arabic-"),
                    "{wrong:?}"
                );
                assert!(!text.ends_with('.') && !text.contains('\n'), "{wrong:?}");
            }
        }
    }
}
