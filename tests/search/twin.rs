//! Letters and stems are the same in the program and in the browser.

use proptest::{
    prelude::*,
    strategy::ValueTree as _,
    test_runner::{Config, TestRunner},
};
use sharh::base::language::{fold::fold_word, stem::stems, tokenizer::Tokenizer};

use crate::node::node;

/// A word, its key and its stems, as both sides give them.
fn read(text: &str) -> Vec<Vec<String>> {
    let mut words: Vec<String> = Vec::new();
    let mut tokenizer = Tokenizer::default();
    tokenizer.text(text, |word| words.push(word.to_owned()));
    tokenizer.close(|word| words.push(word.to_owned()));
    let line = |word: String| {
        let (folded, stems) = (fold_word(&word), stems(&word));
        [word, folded].into_iter().chain(stems).collect()
    };
    words.into_iter().map(line).collect()
}

/// What the browser reads in each text.
fn read_by_node(texts: &[String]) -> Vec<Vec<Vec<String>>> {
    let input: String = texts.iter().map(|text| serde_json::to_string(text).unwrap() + "\n").collect();
    node("twin.mjs", &[], &input).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn both_sides_read_the_vectors_alike() {
    let lines: Vec<Vec<&str>> = include_str!("vectors.tsv")
        .lines()
        .filter(|line| !line.starts_with("# ") && !line.is_empty())
        .map(|line| line.split('\t').collect())
        .collect();
    let texts: Vec<String> = lines.iter().map(|line| line[0].to_owned()).collect();
    let mut wrong = Vec::new();
    for (line, by_node) in lines.iter().zip(read_by_node(&texts)) {
        let own = read(line[0]);
        let words: Vec<&str> = own.iter().map(|word| word[0].as_str()).collect();
        let stems = own.last().map_or_else(String::new, |word| word[2..].join(" "));
        assert_eq!(own, by_node, "{:?} in the browser", line[0]);
        let is = format!("{}\t{}\t{stems}", line[0], words.join(" "));
        if is != line.join("\t") {
            wrong.push(is);
        }
    }
    assert!(wrong.is_empty(), "these are read otherwise than vectors.tsv says:\n{}", wrong.join("\n"));
}

/// Letters, marks and signs of the scripts that sites are written in. Only what every Unicode version
/// that a browser may have knows: what is assigned later one side may not know yet.
fn texts() -> impl Strategy<Value = String> {
    let arabic = "[ء-غف-ي\u{64B}-\u{655}ـٱکگیے\u{6F0}-\u{6F9}\u{660}-\u{669}]{1,9}";
    let affixed = "(و|ف)?(ب|ك|ل)?(ال)?[ا-ي]{2,5}(ت)?(ها|هم|ان|ات|ون|ين|ية|ه|ي|ا)?(ها)?";
    let english = "[A-Za-z]{1,8}(s|es|ies|sses|ing|ed|ned|y|e|i)?('s)?";
    let shapes = "[\u{FB50}-\u{FBB1}\u{FBD3}-\u{FD3F}\u{FD50}-\u{FD8F}\u{FDF0}-\u{FDFC}\u{FE70}-\u{FE74}\u{FE76}-\u{FEFC}]{1,6}";
    let latin = "[\u{A0}-\u{24F}\u{1E00}-\u{1EFF}\u{300}-\u{310}]{1,8}";
    let wide = "[\u{FF01}-\u{FF5E}\u{2000}-\u{2064}\u{5B0}-\u{5C7}\u{5D0}-\u{5EA}\u{600}-\u{6FF}]{1,8}";
    let unspaced = "[ก-ฺเ-๎ກ-ຂະ-ຽເ-ໄ່-ໍក-ឳា-្က-႙ぁ-ゖ\u{3099}\u{309A}ァ-ヺー一-三가-깋ऀ-हा-्ঁ-ঃা-ৄa-c]{1,8}";
    let other = "[ -~α-ωА-яა-ჰ一-万😀-😐Ǆ-ǌ²½℀ﬁﷺ]{1,8}";
    let any = prop_oneof![5 => affixed, 4 => arabic, 3 => english, 1 => shapes, 1 => latin, 1 => wide, 1 => other, 2 => unspaced];
    prop::collection::vec(any, 1..4).prop_map(|words| words.join(" "))
}

#[test]
fn both_sides_read_random_words_alike() {
    let mut runner = TestRunner::new(Config::default());
    let texts: Vec<String> = (0..20_000).map(|_| texts().new_tree(&mut runner).unwrap().current()).collect();
    for (text, by_node) in texts.iter().zip(read_by_node(&texts)) {
        assert_eq!(read(text), by_node, "{:?}", text.escape_unicode().to_string());
    }
}
