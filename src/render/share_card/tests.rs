//! The order of letters on a card, without a browser and against one.
#![expect(clippy::disallowed_methods, reason = "the browser is a process that reads a file")]

use std::{collections::BTreeMap, fmt::Write, fs, process::Command};

use super::{
    face::{Faces, Weight, has_no_shape},
    paragraph::{Line, Style},
    setting::{Room, Setting, set},
    *,
};
use crate::base::{
    language::Language,
    source::{Source, SourcePath},
};

/// Titles in which the two directions meet, each in its own language.
const MIXED: [(&str, &str); 14] = [
    ("ar", "لماذا خفّضت OPEC+ إنتاجها في 2023؟"),
    ("ar", "شركة Elbit Systems Ltd (ESLT) تبيع طائرات Hermes 900 لأذربيجان"),
    ("ar", "من 1988 إلى 2020: حربان على Nagorno-Karabakh"),
    ("ar", "بين 2016-2020 استوردت باكو 69% من سلاحها من إسرائيل"),
    ("ar", "مضيق هرمز (Strait of Hormuz) بـ33 كم"),
    ("ar", "‏«Harop» طائرة مسيّرة، و«F-35» ليست كذلك"),
    ("ar", "نسبة 30٪ من الغاز عبر خط TANAP إلى أوروبا"),
    ("ar", "رئيس U.S. Navy يزور ميناء حيفا (إسرائيل)"),
    ("ar", "القرار 822 [S/RES/822] لمجلس الأمن"),
    ("ar", "خط أنابيب باكو–تبليسي–جيهان (BTC) بطول 1,768 كم"),
    ("en", "The word شرح, \"explanation\", and its plural شروح (1 of 2)"),
    ("en", "From ناغورني كاراباخ to Baku: 1994–2023"),
    ("en", "Iran (إيران) and Azerbaijan (أذربيجان): 5 questions"),
    ("en", "What does «تطبيع» mean?"),
];

fn faces() -> Faces {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("theme/card");
    let theme: BTreeMap<String, Source> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let name = format!("card/{}", entry.as_ref().unwrap().file_name().to_str().unwrap());
            let path = SourcePath::new(&format!("theme/{name}"));
            (name, Source::new(path, fs::read(entry.unwrap().path()).unwrap()))
        })
        .collect();
    let (faces, wrong) = Faces::new(&theme);
    assert!(wrong.is_empty(), "{wrong:?}");
    faces
}

fn language(tag: &str) -> Language {
    Language::new(Tag::parse(tag).unwrap(), None).unwrap()
}

fn style(tag: &str) -> Style {
    Style { weight: Weight::Bold, direction: language(tag).direction() }
}

/// The text as cards have it.
fn plain(text: &str, tag: &str) -> String {
    isolated_plain(text, &language(tag))
}

fn room(width: f32, lines: usize) -> Room<'static> {
    Room { width: width * 40.0, height: f32::MAX, lines, sizes: &[40.0], leading: 1.4 }
}

/// The letters of a line from left to right, without marks, spaces and signs that show nothing.
fn seen(text: &str, line: &Line, all: &Setting) -> String {
    let mut starts: Vec<usize> =
        all.lines.iter().flat_map(|line| &line.glyphs).map(|glyph| glyph.at).collect();
    starts.push(text.len());
    starts.sort_unstable();
    starts.dedup();
    let mut out = String::new();
    for cluster in line.glyphs.chunk_by(|one, other| one.at == other.at) {
        let at = cluster[0].at;
        let end = starts[starts.binary_search(&at).unwrap() + 1];
        let letters = text[at..end].chars().filter(|c| is_seen(*c));
        // Letters that are drawn as one stand in it as they run.
        let is_rtl = text[at..].chars().next().is_some_and(|c| matches!(u32::from(c), 0x600..=0x6ff));
        if is_rtl { out.extend(letters.rev()) } else { out.extend(letters) }
    }
    out
}

fn is_seen(c: char) -> bool {
    !c.is_whitespace() && !has_no_shape(c) && !matches!(u32::from(c), 0x640 | 0x64b..=0x65f | 0x670)
}

fn lines_of(text: &str, tag: &str, width: f32) -> Vec<String> {
    let set = set(&faces(), text, style(tag), &room(width, 9));
    set.lines.iter().map(|line| seen(text, line, &set)).collect()
}

#[test]
fn letters_stand_in_the_order_in_which_they_are_read() {
    for (tag, text, wanted) in [
        ("ar", "باكو 2023", "2023وكاب"),
        ("ar", "خفض OPEC+ اليوم", "مويلاOPEC+ضفخ"),
        ("ar", "هرمز (Hormuz) بعيد", "ديعب)Hormuz(زمره"),
        ("ar", "بين 2016-2020 نحو", "وحن2020-2016نيب"),
        ("ar", "نحو 30٪ من", "نم٪30وحن"),
        ("ar", "من U.S. إلى", "ىلإU.S.نم"),
        ("en", "the word شرح, \"x\" (1)", "thewordحرش,\"x\"(1)"),
        ("en", "Iran (إيران): 5", "Iran(ناريإ):5"),
    ] {
        assert_eq!(lines_of(&plain(text, tag), tag, 100.0), [wanted], "{text}");
    }
}

#[test]
fn brackets_turn_with_the_text() {
    // In Arabic the bracket that opens looks as the one that closes in Latin.
    let faces = faces();
    let glyphs = |text: &str, tag: &str| -> Vec<u32> {
        let set = set(&faces, text, style(tag), &room(100.0, 1));
        set.lines[0].glyphs.iter().map(|glyph| glyph.id).collect()
    };
    let (arabic, latin) = (glyphs("(ب)", "ar"), glyphs("(b)", "en"));
    assert_eq!((arabic.first(), arabic.last()), (latin.first(), latin.last()));
}

#[test]
fn transliteration_is_set_in_each_weight_and_without_gaps() {
    let faces = faces();
    for letter in "ʾʿāīūḥṣḍṭẓġḏṯšǧĀĪŪḤṢḌṬẒĠḎṮŠǦ".chars().map(String::from)
    {
        let [regular, bold] = [Weight::Regular, Weight::Bold].map(|weight| faces.find(&letter, weight));
        assert!(regular.is_some() && bold.is_some() && regular != bold, "{letter}");
    }
    for weight in [Weight::Regular, Weight::Bold] {
        let style = || Style { weight, ..style("en") };
        let width = |text: &str| set(&faces, text, style(), &room(100.0, 1)).lines[0].width;
        for word in ["aʿa", "aʾa"] {
            assert!(width(word) < width("aaa") - 0.4 * width("a"), "{word} {weight:?}");
        }
    }
}

#[test]
fn arabic_letters_are_joined() {
    let faces = faces();
    let glyphs = |text: &str| -> Vec<u32> {
        set(&faces, text, style("ar"), &room(100.0, 1)).lines[0].glyphs.iter().map(|glyph| glyph.id).collect()
    };
    for (word, letters) in [("لا", "ل ا"), ("بيت", "ب ي ت")] {
        let alone: Vec<u32> = letters.split(' ').flat_map(&glyphs).collect();
        assert!(glyphs(word).iter().any(|glyph| !alone.contains(glyph)), "{word}");
    }
    // A letter joins the next also across a sign that shows nothing, unless it keeps them apart.
    assert_ne!(glyphs("به"), glyphs("ب\u{200c}ه"));
}

#[test]
fn a_title_shrinks_and_then_ends_in_an_ellipsis() {
    let faces = faces();
    let card = |title: &str, tag: &str| {
        let room = Room { width: 1016.0, height: 308.0, lines: 4, sizes: &TITLE_SIZES, leading: 1.3 };
        set(&faces, &plain(title, tag), style(tag), &room)
    };
    for (tag, word) in [("ar", "كلمة "), ("en", "word ")] {
        let mut last = f32::MAX;
        for words in 1..120 {
            let set = card(word.repeat(words).trim(), tag);
            assert!(set.size <= last && set.lines.len() <= 4, "{words}: {} lines", set.lines.len());
            assert!(set.lines.iter().all(|line| line.width * set.size <= 1016.5), "{words}");
            last = set.size;
        }
        let long = plain(word.repeat(300).trim(), tag);
        let set = card(word.repeat(300).trim(), tag);
        let ellipsis =
            faces.get(faces.find("…", Weight::Bold).unwrap()).unwrap().glyph('…').unwrap().to_u32();
        let end = if tag == "ar" { set.lines[3].glyphs.first() } else { set.lines[3].glyphs.last() };
        assert_eq!((set.lines.len(), end.unwrap().id), (4, ellipsis), "{long:.20}");
    }
    // A word without an end is broken between its letters, and is no reason to fail.
    let endless = card(&"x".repeat(3000), "en");
    assert!(endless.lines.len() <= 4 && endless.lines.iter().all(|line| line.width * endless.size <= 1016.5));
    assert!(card("", "en").lines.len() <= 1);
}

#[test]
fn lines_and_letters_stand_as_in_a_browser() {
    let Some(chromium) = chromium() else { return };
    let width = 11.0;
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    let texts: Vec<(&str, String)> = MIXED.iter().map(|&(tag, text)| (tag, plain(text, tag))).collect();
    fs::write(&page, html(&texts, width)).unwrap();
    let said = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--allow-file-access-from-files", "--virtual-time-budget=20000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .arg(&page)
        .output()
        .unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    let json = said.split("<pre>").nth(1).and_then(|rest| rest.split("</pre>").next());
    let json = json.unwrap_or_else(|| panic!("the browser says nothing: {said:.300}"));
    let json = json.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let browser: Vec<Vec<String>> = serde_json::from_str(&json).unwrap();
    assert_eq!(browser.len(), texts.len());
    for ((tag, text), theirs) in texts.iter().zip(&browser) {
        let theirs: Vec<String> =
            theirs.iter().map(|line| line.chars().filter(|c| is_seen(*c)).collect()).collect();
        let ours = set_greedily(text, tag, width);
        assert_eq!(ours, theirs, "{text}");
    }
}

/// The lines as a browser breaks them: each as long as it may be.
fn set_greedily(text: &str, tag: &str, width: f32) -> Vec<String> {
    let faces = faces();
    let set = setting::greedily(&faces, text, style(tag), width);
    set.lines.iter().map(|line| seen(text, line, &set)).collect()
}

/// A page that measures where each letter stands.
fn html(texts: &[(&str, String)], width: f32) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("theme/card");
    let face = |name: &str, more: &str| {
        let path = folder.join(name);
        format!("@font-face {{ font-family: Card; src: url('file://{}'); {more} }}\n", path.display())
    };
    let mut blocks = String::new();
    for (tag, text) in texts {
        let direction = language(tag).direction().as_str();
        let _ =
            writeln!(blocks, "<p lang={tag} dir={direction}>{}</p>", crate::render::escape::escaped(text));
    }
    format!(
        "<!doctype html><meta charset=utf-8><style>\n{}{}{}p {{ font: 40px/100px Card; width: {width}em; margin: 0 }}\n</style>\n{blocks}\
         <script>\ndocument.fonts.load('40px Card', 'aبā').then(() => {{\n  const all = [...document.querySelectorAll('p')].map(p => {{\n    \
         const node = p.firstChild, lines = new Map(), range = document.createRange();\n    \
         for (let i = 0; i < node.length; i++) {{\n      range.setStart(node, i); range.setEnd(node, i + 1);\n      \
         const box = range.getClientRects()[0];\n      if (!box || !box.width) continue;\n      \
         const line = Math.round((box.top + box.bottom) / 200);\n      \
         if (!lines.has(line)) lines.set(line, []);\n      lines.get(line).push([(box.left + box.right) / 2, node.data[i]]);\n    }}\n    \
         return [...lines].sort((a, b) => a[0] - b[0]).map(([, l]) => l.sort((a, b) => a[0] - b[0]).map(([, c]) => c).join(''));\n  }});\n  \
         const pre = document.createElement('pre'); pre.textContent = JSON.stringify(all); document.body.append(pre);\n}});\n</script>",
        face("latn-bold.ttf", "unicode-range: U+0000-00FF, U+2010-2060"),
        face("latn-more-bold.ttf", "unicode-range: U+0100-02BF"),
        face("arab-bold.ttf", "unicode-range: U+0600-06FF; size-adjust: 118%"),
    )
}

/// The browser, where the machine has it; `SHARH_BROWSERS=required` says that it must.
fn chromium() -> Option<&'static str> {
    let found = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
        .into_iter()
        .find(|path| std::path::Path::new(path).exists());
    let is_required = std::env::var("SHARH_BROWSERS").is_ok_and(|value| value == "required");
    assert!(found.is_some() || !is_required, "there is no Chromium");
    found
}
