//! A site of content that no theme is drawn for: very long, very short, very many, mixed in direction.

use sharh::{
    base::source::{Source, SourcePath},
    pipeline::{Memory, Options, Website, pipeline},
    understand::Drafts,
};

/// What is read from left to right, whole, wherever it stands.
pub const FORMULAS: [&str; 22] = [
    "CO₂",
    "km²",
    "9.8 m/s²",
    "-5°C",
    "20°C",
    "C++",
    "C#",
    ".NET",
    "B-",
    "Rh−",
    "Na⁺",
    "Microsoft®",
    "Windows™",
    "Apple Inc.",
    "E = mc²",
    "x² + y² = z²",
    "$E=mc^2$",
    "1 USD = 3.75 SAR",
    "a[0]",
    "5–10 GW",
    "AT&T",
    "Türkiye 2023",
];

/// The site. One of its pictures is missing: an error that `sharh build` refuses and `sharh serve` shows.
pub fn odd() -> Website {
    let title = "عنوان طويل يذكر Organization for Security and Co-operation (OSCE) و(OPEC+) ثم ".repeat(4);
    let latin =
        "A title that goes on about الجمهورية (Republic of Azerbaijan) and U.S.–Iran talks ".repeat(4);
    let (title, latin) = (cut(&title, 300), cut(&latin, 300));
    let (word, letters) = ("مستشفيات".repeat(25), "Donaudampfschiff".repeat(13));
    let mixed = [
        "قال Benjamin (Ben) O'Neill إن iPhone 15 Pro بسعر 999.99$ و30% من C++ و.NET في 2016-2020.",
        "بلغ السعر 3.5–4.5 دولارات، أي +12% (نحو 1,200.50 EUR)؛ انظر https://example.org/a?b=ج.",
        "AZAL وSOCAR وBP شركات؛ «Al-Ahram» صحيفة. الرقم +994 12 598 0000 و#هاشتاغ و@user.",
    ];
    let plain = [
        "He said محمد (Muḥammad) bin سلمان met O'Neill; 30% of نفط went to تركيا, 2016-2020.",
        "The price was 3.5–4.5 dollars, or +12% (about 1,200.50 EUR); see https://example.org/a?b=ج.",
        "The daily «الأهرام» quoted أ. ب. ج. twice (مرتين).",
    ];
    let many = |line: &str| format!("{line}\n").repeat(500);
    let cells = |cell: &str| format!("|{}\n", format!(" {cell} |").repeat(12));
    let rule = format!(
        "|{}
",
        " --- |".repeat(12)
    );
    let table = |cell: &str| format!("{}{rule}{}", cells("رأس العمود Head"), cells(cell).repeat(4));
    let formulas =
        FORMULAS.map(|formula| format!("قال إن {} هنا.\n\n", formula.replace('&', "&amp;"))).concat();
    let files = [
        ("sharh.toml", "languages = [\"ar\", \"en\"]\ntitle = { ar = \"شرح\", en = \"Sharh\" }\n".to_owned()),
        ("seeds/long.ar.txt", format!("{title}\n{title}\n{word}\nمصطلح عار في نص.\n{}\n", mixed.join("\n"))),
        (
            "seeds/long.en.txt",
            format!("{latin}\n{latin}\n{letters}\nA bareword in a text.\n{}\n", plain.join("\n")),
        ),
        ("seeds/long.toml", "date = 2023-04-19\n".to_owned()),
        ("seeds/short.ar.txt", "عنوان\nمقدمة.\nفقرة.\n".to_owned()),
        ("seeds/many.ar.txt", format!("كثير\nمقدمة.\n{}", many("فقرة عن باكو وOPEC+ وغيرهما."))),
        ("seeds/many.en.txt", format!("Many\nA standfirst.\n{}", many("A paragraph about باكو and others."))),
        ("content/glossary/bare.ar.md", "+++\ntitle = \"مصطلح عار\"\n+++\n".to_owned()),
        (
            "content/glossary/bare.en.md",
            format!("+++\ntitle = \"bareword\"\naliases = [\"{letters}x\"]\n+++\n"),
        ),
        ("content/context/formulas.ar.md", format!("+++\ntitle = \"C++\"\n+++\n\n{formulas}")),
        (
            "content/context/wide.ar.md",
            format!(
                "+++\ntitle = \"{word}\"\nsummary = \"{}\"\n+++\n\n{}\n![صورة ليست هنا](none.png)\n\n```timeline\n2020 {word}\n2021-05/2022-06 {}\n```\n",
                mixed[0],
                table("43% من C++"),
                mixed[2]
            ),
        ),
        (
            "content/context/wide.en.md",
            format!(
                "+++\ntitle = \"{letters}\"\nsummary = \"{}\"\n+++\n\n{}\n```timeline\n2020 {letters}\n2021-05/2022-06 {}\n```\n\nA clarinet is heard.[^1] Then silence.\n\nOboe\n: A reed that is blown.\n\nHarp\n: Strings that are plucked.\n\n[^1]: In the distance.\n",
                plain[0],
                table("43% of نفط"),
                plain[2]
            ),
        ),
        (
            "content/context/wide.toml",
            "explains = [\"article:long#p2\", \"article:long\", \"term:bare\"]\n".to_owned(),
        ),
    ];
    let source = |(path, text): (&str, String)| Source::new(SourcePath::new(path), text.into_bytes());
    let options = Options { base_url: None, drafts: Drafts::Hidden };
    pipeline(&files.into_iter().map(source).collect(), &options, &Memory::default()).0.unwrap()
}

/// The first `length` characters.
fn cut(text: &str, length: usize) -> String {
    text.chars().take(length).collect()
}
