//! A small bilingual site with something of everything, for tests that look at all of it.

use crate::harness::{BASE, SiteTest};

/// A picture of one pixel.
pub const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0, 3, 0, 0,
    0, 2, 8, 6, 0, 0, 0, 0x9d, 0x74, 0x66, 0x1a,
];

pub const SETTINGS: &str = r#"languages = ["ar", "en"]

[title]
ar = "شرح"
en = "Sharh"

[description]
ar = "شرح الأخبار."
en = "The news, explained."

[publisher]
name = { ar = "دار النشر", en = "The Press" }
url = "https://press.example/"

[tags.energy]
ar = "طاقة"
en = "Energy"
"#;

pub const FILES: &[(&str, &str)] = &[
    ("sharh.toml", SETTINGS),
    (
        "seeds/visit.ar.txt",
        "+++\nimage-alt = \"خريطة\"\n+++\nزيارة إلى باكو\nمقدمة الخبر.\nوصل الوزير إلى باكو يوم الأربعاء.\nواشترت الشركة النفط من باكو بسعر 3.5 من OPEC+.\n",
    ),
    (
        "seeds/visit.en.txt",
        "+++\nimage-alt = \"A map\"\n+++\nA visit to Baku\nThe standfirst.\nThe minister arrived in Baku on Wednesday.\nThe company bought oil <from> Baku & paid.\n",
    ),
    (
        "seeds/visit.toml",
        "date = 2023-04-19\nupdated = 2023-05-01\noriginal = \"ar\"\ntags = [\"energy\"]\nimage = \"map.png\"\n[source]\nname = { ar = \"الصحيفة\", en = \"The Paper\" }\nurl = \"https://paper.example/1\"\nauthor = \"A. Author\"\ndate = 2023-04-18\nrights = \"By permission\"\n",
    ),
    ("seeds/summit.ar.txt", "قمة في باكو\nمقدمة القمة.\nانعقدت القمة في باكو.\n"),
    ("seeds/summit.en.txt", "A summit in Baku\nAnother standfirst.\nThe summit was held in Baku.\n"),
    ("seeds/summit.toml", "date = \"2023-03\"\noriginal = \"ar\"\ntags = [\"energy\"]\n"),
    (
        "content/glossary/baku.ar.md",
        "+++\ntitle = \"باكو\"\nsummary = \"عاصمة أذربيجان على بحر قزوين.\"\ntransliteration = \"Bākū\"\n+++\n\nمدينة كبيرة.\n",
    ),
    (
        "content/glossary/baku.en.md",
        "+++\ntitle = \"Baku\"\nsummary = \"The capital of Azerbaijan.\"\naliases = [\"Bakou\"]\n+++\n\nA large city.[^1]\n\n[^1]: On the Caspian.\n",
    ),
    (
        "content/glossary/baku.toml",
        "kind = \"place\"\ncoordinates = [40.41, 49.87]\nsee = [\"oil\"]\n[[sources]]\nid = \"atlas\"\ntitle = \"An Atlas\"\npublisher = \"Maps\"\nyear = 2020\nurl = \"https://atlas.example/\"\naccessed = 2023-01-02\n",
    ),
    (
        "content/glossary/oil.ar.md",
        "+++\ntitle = \"نفط\"\nsummary = \"سائل يُستخرج من الأرض.\"\n[forms]\nkind = \"noun\"\nmass = true\n+++\n",
    ),
    (
        "content/glossary/oil.en.md",
        "+++\ntitle = \"oil\"\nsummary = \"A liquid out of the ground.\"\n[forms]\nkind = \"noun\"\nmass = true\n+++\n",
    ),
    ("content/glossary/oil.toml", "kind = \"concept\"\n"),
    (
        "content/context/trade.ar.md",
        "+++\ntitle = \"تجارة النفط\"\nsummary = \"من يبيع ومن يشتري.\"\n+++\n\n## الأرقام\n\nنص عن باكو.\n\n```timeline\n2020 حدث أول.\n2021-05 حدث ثان.\n```\n\n```chart bar unit=% source=paper\ntitle: الحصص\nأ | 60\nب | 40\n```\n",
    ),
    (
        "content/context/trade.en.md",
        "+++\ntitle = \"The oil trade\"\nsummary = \"Who sells and who buys.\"\n+++\n\n## The figures\n\nText about Baku, see [the visit](article:visit#p2).\n\n```timeline\n2020 A first event.\n2021-05 A second event.\n```\n\n```chart bar unit=% source=paper\ntitle: Shares\nA | 60\nB | 40\n```\n",
    ),
    (
        "content/context/trade.toml",
        "kind = \"figures\"\nexplains = [\"article:visit\", \"article:visit#p2\", \"term:oil\"]\norder = 1\ntags = [\"energy\"]\nupdated = 2023-06-01\n[[sources]]\nid = \"paper\"\ntitle = \"A Paper\"\nauthor = \"B. Writer\"\nyear = 2021\n",
    ),
    ("content/context/history.ar.md", "+++\ntitle = \"تاريخ\"\n+++\n\nنص.\n"),
    ("content/context/history.en.md", "+++\ntitle = \"History\"\n+++\n\nText.\n"),
    ("content/context/history.toml", "tags = [\"energy\"]\norder = 2\n"),
    ("content/pages/method.ar.md", "+++\ntitle = \"المنهج\"\n+++\n\nكيف نعمل.\n"),
    ("content/pages/method.en.md", "+++\ntitle = \"Method\"\n+++\n\nHow we work.\n"),
];

/// The site, with its address.
pub fn sample() -> SiteTest {
    SiteTest::new().files(FILES.iter().copied()).file("seeds/map.png", PIXEL).at(BASE)
}
