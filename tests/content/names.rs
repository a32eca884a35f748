//! Each name is written in one way; its other spellings are for the glossary and for the pages that
//! speak of spelling.

use sharh::understand::version::Version;

use crate::own::{documents, prose, version};

/// The pages that list spellings.
const LISTS: [&str; 2] = ["names-and-spellings", "who-is-who"];

/// Spellings that running text does not use, by language.
const OTHERS: [(&str, &[&str]); 2] = [
    (
        "ar",
        &[
            "أذربايجان",
            "ناغورنو",
            "قره باغ",
            "آرتساخ",
            "عشق آباد",
            "عشقاباد",
            "أشغابات",
            "تركمنستان",
            "ناخيتشيفان",
            "نخجيوان",
            "بايراموف",
            "غانتز",
            "جانتس",
            "حسانوف",
            "رضاييف",
            "ممدوف",
            "تهران",
            "سوفييتي",
            "أميركي",
            "بالمائة",
            "المائة",
        ],
    ),
    (
        "en",
        &[
            "Azerbaidjan",
            "Nagorny",
            "Karabagh",
            "Artsakh",
            "Ashkhabad",
            "Aşgabat",
            "Turkmenia",
            "Nakhichevan",
            "Naxçıvan",
            "Ceyhun",
            "Gasanov",
            "Teheran",
            "Kelbajar",
            "Agdam",
            "Vietnam",
            "percent",
            "Türkiye",
        ],
    ),
];

#[test]
fn running_text_writes_each_name_in_one_way() {
    for document in documents().iter().filter(|document| !LISTS.contains(&document.slug.as_str())) {
        for (tag, others) in OTHERS {
            let version = version(document, tag);
            for line in prose(version) {
                let found = others.iter().find(|other| line.contains(**other) && !declares(version, other));
                assert_eq!(found, None, "{}: {line}", version.file);
            }
        }
    }
}

/// Whether the version is the entry of a term that also goes by this name.
fn declares(version: &Version, name: &str) -> bool {
    version.text.split("+++").nth(1).is_some_and(|front| front.contains(name))
}
