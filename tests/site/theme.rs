//! The theme: its stylesheets, its pictures, its templates, and what it does for each language.

use sharh::base::language::tag::Tag;

use crate::{
    bad_input::{Case, check},
    harness::{Built, SiteTest},
    sample::PIXEL,
};

const SEED: &[u8] = b"Title\nStandfirst\nText.\n";

#[rustfmt::skip]
const THEME: &[Case] = &[
    Case(&[("seeds/x.en.txt", SEED), ("theme/11-mine.css", b".x { color: red;\n.y { }\n")], "bad-stylesheet theme/11-mine.css:1:4: this block does not end; close it with `}`: without it the stylesheets that follow are lost too"),
    Case(&[("seeds/x.en.txt", SEED), ("theme/11-mine.css", b".x { width: calc(1px; }\n")], "bad-stylesheet theme/11-mine.css:1:13: this parenthesis does not end; close it with `)`: without it the stylesheets that follow are lost too"),
    Case(&[("seeds/x.en.txt", SEED), ("theme/11-mine.css", b".x { }\n}\n")], "bad-stylesheet theme/11-mine.css:2:1: this `}` closes nothing; take it out, or open what it closes"),
    Case(&[("seeds/x.en.txt", SEED), ("theme/11-mine.css", b".x { }\n/* Mine\n")], "bad-stylesheet theme/11-mine.css:2:1: this comment does not end; close it with `*/`"),
    Case(&[("seeds/x.en.txt", SEED), ("theme/11-mine.css", b".x { content: \"a;\n}\n")], "bad-stylesheet theme/11-mine.css:1:15: this text does not end in its line; close it with the quotation mark or the parenthesis that it begins with"),
    Case(&[("seeds/x.en.txt", SEED), ("theme/11-mine.css", b"@import \"https://x.example/a.css\";\n")], "bad-stylesheet theme/11-mine.css:1:1: a stylesheet of the theme imports none; put the other stylesheet into `theme/` as a file of its own: all are joined in the order of their names"),
    Case(&[("seeds/x.en.txt", SEED), ("theme/11-mine.css", b".x { background: url(\"favicon.pgn\") }\n")], "missing-file theme/11-mine.css:1:22: there is no `theme/favicon.pgn`; did you mean `favicon.png`?"),
    Case(&[("seeds/x.en.txt", SEED), ("theme/11-mine.css", b".x { background: url(https://x.example/a.png) }\n")], "foreign-file theme/11-mine.css:1:18: `https://x.example/a.png` stands on another host; put the file into `theme/`: pages ask no other host for anything, and their policy forbids it"),
    Case(&[("seeds/x.en.txt", SEED), ("theme/11-mine.css", b".x { background: url(data:image/gif;base64,AA), url('#a'), url(favicon.png?x#y); mask: url('./favicon.svg') }\n")], ""),
    Case(&[("seeds/x.en.txt", SEED), ("theme/logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><script/></svg>")], "bad-picture theme/logo.svg:1:59: this drawing holds a script, or what can run as one; take it out, or save the drawing as PNG"),
    Case(&[("seeds/x.en.txt", SEED), ("theme/logo.png", b"<svg/>")], "bad-picture theme/logo.png: this is no picture that a page can show; save it as PNG, JPEG, GIF, WebP, AVIF or SVG"),
    Case(&[("seeds/x.en.txt", SEED), ("theme/70-x.css", b"p {}\n<<<<<<< HEAD\nb { color: red }\n=======\nb { color: blue }\n>>>>>>> theirs\n")], "unfinished-merge theme/70-x.css:2:1: this file has the marks of a merge that was not finished; keep what is to stay of the lines between `<<<<<<<` and `>>>>>>>`, and delete the marks"),
    Case(&[("seeds/x.en.txt", SEED), ("sharh.toml", b"limits.file-kib = 1\n"), ("theme/00-tokens.css", b""), ("theme/big.txt", &[b'x'; 3000])], "too-large theme/big.txt: this file has 2 KiB, and every reader loads it; make it smaller, or raise `file-kib` under `[limits]` in sharh.toml"),
    Case(&[("seeds/x.en.txt", SEED), ("templates/hoem.html", b"<p>Ours</p>")], "unknown-file templates/hoem.html: nothing is made of this template: no page is printed with it, and no other names it; did you mean `templates/home.html`?"),
    Case(&[("seeds/x.en.txt", SEED), ("templates/home.htm", b"<p>Ours</p>")], "unknown-file templates/home.htm: nothing is made of this template: no page is printed with it, and no other names it; did you mean `templates/home.html`?"),
    Case(&[("seeds/x.en.txt", SEED), ("templates/adverts.html", b"<p>Ours</p>")], "unknown-file templates/adverts.html: nothing is made of this template: no page is printed with it, and no other names it; name it in another, as in `{% include \"adverts.html\" %}`, or delete it"),
    Case(&[("seeds/x.en.txt", SEED), ("templates/parts/footer.html", b"{% include 'adverts.html' %}"), ("templates/adverts.html", b"<p>Ours</p>")], ""),
    Case(&[("seeds/x.en.txt", SEED), ("templates/parts/mine.html", b"{# Ours #}\n{%- component crumbs(steps, label) -%}x{%- endcomponent crumbs -%}\n")], "bad-template templates/parts/mine.html:2:15: there is a component `crumbs` in `parts/components.html` already; give this one a name of its own, or change the other in a copy of `parts/components.html` in your `templates/`"),
];

#[test]
fn mistakes_in_the_theme_and_the_templates() {
    check(THEME);
}

/// A site in these languages, with an article in each of them and these settings.
fn site(languages: &[&str], settings: &str) -> Built {
    let tags: Vec<String> = languages.iter().map(|tag| format!("{tag:?}")).collect();
    let article = |site: SiteTest, tag: &&str| {
        site.file(
            &format!("seeds/x.{tag}.md"),
            "+++\ntitle = \"T\"\nsummary = \"S\"\n+++\n\n1. A\n2. B\n\nC[^n].\n\n[^n]: D\n",
        )
    };
    let site = SiteTest::new().file("sharh.toml", format!("languages = [{}]\n{settings}", tags.join(", ")));
    languages.iter().fold(site, article).build()
}

fn style(site: &Built) -> String {
    let is_style = |route: &String| route.starts_with("/assets/style.");
    site.text(site.routes().iter().find(|route| is_style(route)).unwrap())
}

#[test]
fn every_language_of_an_article_can_be_read_alone() {
    let languages = ["ar", "en", "fr", "de", "fa", "he", "ar-EG"];
    let site = site(&languages, "");
    let (page, style) = (site.page("/ar/articles/x/"), style(&site));
    assert_eq!(page.attributes(".modes input", "value"), [&languages[..], &["all"]].concat());
    for tag in &languages[1..] {
        let rule = format!(".modes:has([value=\"{tag}\"]:checked) ~ .rows .cell:not(:lang({tag}))");
        assert!(style.contains(&rule), "{rule}");
    }
    // Text in Egyptian Arabic is in Arabic too: where both stand side by side it is not meant.
    assert!(style.contains("[value=\"ar\"]:checked) ~ .rows .cell:not(:lang(ar):not(:lang(ar-EG)))"));
}

#[test]
fn every_language_in_arabic_script_has_the_measures_of_that_script() {
    let measures = |languages: &[&str]| {
        let style = style(&site(languages, ""));
        let before = style.split(" {\n  --leading: 1.8").next().unwrap().to_owned();
        before.rsplit('\n').next().unwrap().to_owned()
    };
    assert_eq!(measures(&["en", "arz", "fr"]), ":lang(arz)");
    assert_eq!(measures(&["az", "az-Arab", "ur", "apc"]), ":is(:lang(az-Arab), :lang(ur), :lang(apc))");
    assert_eq!(measures(&["ks", "ks-Deva"]), ":lang(ks):not(:lang(ks-Deva))");
    assert_eq!(measures(&["en", "he"]), ":lang(und-Arab)", "it holds for nothing");
}

#[test]
fn a_face_is_loaded_early_only_where_it_has_the_letters_of_the_language() {
    let loads = |languages: &[&str]| {
        let site = site(languages, "");
        let page = site.page(&format!("/{}/articles/x/", languages[0]));
        page.attributes("link[rel='preload']", "href").iter().any(|way| way.contains("text-arab"))
    };
    assert!(loads(&["ar", "en"]) && loads(&["en", "fa"]) && loads(&["ur", "ar"]));
    assert!(!loads(&["ur", "en"]) && !loads(&["ckb"]));
}

#[test]
fn lists_are_counted_in_the_digits_of_their_language() {
    let site = site(&["ar", "en", "hi"], "[formats]\nar = \"ar-SY-u-nu-arab\"\nhi = \"hi-u-nu-deva\"\n");
    let style = style(&site);
    assert!(style.contains("@counter-style digits-ar {\n  system: numeric;\n  symbols: \"٠\" \"١\" \"٢\""));
    assert!(style.contains(":where(ol:not([type]):lang(hi)) {\n  list-style-type: digits-hi;"));
    assert!(!style.contains("digits-en"));
    // The mark of a footnote has the digits of the list that it leads to, whatever the page's.
    let page = site.page("/ar/articles/x/");
    assert_eq!(page.texts(".cell .footnote"), ["١", "1", "१"]);
    assert_eq!(page.attributes(".cell[lang='en'] .footnote", "aria-label"), ["Footnote 1"]);
}

#[test]
fn the_ground_of_pages_is_told_to_browsers_where_it_can_be_read() {
    let colours = |own: &str| {
        let site = SiteTest::new().file("seeds/x.ar.txt", "ع\nم\nن").file("theme/99-own.css", own).build();
        site.no_diagnostics();
        site.page("/ar/").attributes("meta[name='theme-color']", "content")
    };
    assert_eq!(colours(""), ["#fbfaf6", "#14181f"]);
    assert_eq!(colours(":root { --paper: light-dark(white, #012) }"), ["#ffffff", "#001122"]);
    assert_eq!(colours(":root { --paper: light-dark(oklch(0.9 0 0), #012) }"), ["#001122"]);
}

#[test]
fn an_accent_is_held_against_the_sites_own_ground() {
    let with = |accent: &str, own: &str| {
        let settings = format!("[theme]\naccent = \"{accent}\"\n");
        let site = SiteTest::new().file("seeds/x.ar.txt", "ع\nم\nن").file("sharh.toml", settings);
        site.file("theme/99-own.css", own).file("theme/x.png", PIXEL).build()
    };
    let blue = ":root { --paper: #0b1f3a; --leaf: #12305a; --wash: #24406a }";
    with("#ffd24a", blue).no_diagnostics();
    with("#0b4f3c", "").no_diagnostics();
    assert!(
        with("#0b4f3c", blue)
            .only_diagnostic("bad-accent", "sharh.toml:2:10")
            .message
            .contains("on light pages")
    );
    assert!(with("#ffd24a", "").diagnostic("bad-accent", "sharh.toml:2:10").is_error());
}

#[test]
fn readers_are_sent_no_comments_and_every_language_its_tag() {
    let sheet = "/* Ours\n   alone */\n.x { color: red } /* beside */\n/*! Licence */\n";
    let site = SiteTest::new().file("seeds/x.ar.txt", "ع\nم\nن").file("theme/99-own.css", sheet).build();
    let style = style(&site);
    assert!(
        style.ends_with(".x { color: red } /* beside */\n/*! Licence */"),
        "{}",
        &style[style.len() - 200..]
    );
    let is_known = |tag: &str| Tag::parse(tag).is_ok_and(|tag| tag.is_known());
    let tags = style.split(":lang(").skip(1).filter_map(|rest| rest.split(')').next());
    assert_eq!(tags.filter(|tag| !is_known(tag)).collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn letters_that_no_face_has_are_told_of_once_a_script() {
    let site = SiteTest::new()
        .file(
            "sharh.toml",
            "languages = [\"he\", \"en\"]\nbase-url = \"https://example.org/\"\n[share]\ncards = true\n",
        )
        .file("seeds/a.he.txt", "שלום\nס\nט")
        .file("seeds/b.he.txt", "עולם\nס\nט")
        .file("seeds/c.en.txt", "A 漢 word\nS\nT")
        .build();
    let faces: Vec<String> =
        site.said().lines().filter(|line| line.starts_with("no-face")).map(str::to_owned).collect();
    assert_eq!(faces.len(), 2, "{faces:#?}");
    assert!(
        faces[0].starts_with("no-face seeds/a.he.txt:1:1: no face of the share cards has `ו` (U+05D5)"),
        "{}",
        faces[0]
    );
    assert!(faces[0].contains(", for this title and 1 more; put a face that has them into `theme/card/`, such as `hebr-bold.ttf`"), "{}", faces[0]);
    assert!(
        faces[1].starts_with("no-face seeds/c.en.txt:1:1") && faces[1].contains("`hani-bold.ttf`"),
        "{}",
        faces[1]
    );
}
