//! A language's words as a file to be filled in.

use crate::base::language::{Language, words::BUILT_IN};

/// The words of `language` as a file: its own, or English ones to be translated, each commented out
/// and with a line for every form of number that the language tells apart.
#[must_use]
pub fn sheet(language: &Language) -> String {
    let tag = language.tag();
    if let Some((_, text)) = BUILT_IN.iter().find(|(built_in, _)| *built_in == tag.language()) {
        return (*text).to_owned();
    }
    let mut lines = vec![
        format!(
            "# What the pages say in `{tag}`. Translate a line and take its `#` away: a word that is not here"
        ),
        "# is English. What stands in braces is filled in, and stays as it is.".to_owned(),
    ];
    // What is said of the English file itself ends with the first empty line.
    for line in BUILT_IN[0].1.lines().skip_while(|line| !line.is_empty()) {
        match line.split_once(" = ").map(|(key, text)| (key.split_once('.').unwrap_or((key, "")), text)) {
            None => lines.push(line.to_owned()),
            Some((("autonym", _), _)) => lines.push(format!("# autonym = \"{tag}\"")),
            Some(((_, ""), _)) => lines.push(format!("# {line}")),
            Some(((key, "other"), text)) => {
                lines
                    .extend(language.plurals().iter().map(|category| format!("# {key}.{category} = {text}")));
            }
            Some(_) => {}
        }
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{
            language::tag::Tag,
            source::{Source, SourcePath},
        },
        understand::words::words,
    };

    fn language(tag: &str) -> Language {
        Language::new(Tag::parse(tag).unwrap(), None).unwrap()
    }

    #[test]
    fn a_sheet_holds_every_word_with_the_forms_of_its_language() {
        let polish = language("pl");
        let with = |text: &str| {
            words(&polish, Some(&Source::new(SourcePath::new("words/pl.toml"), text.as_bytes())))
        };
        let sheet = sheet(&polish);
        assert!(sheet.contains("\n# home = \"Home\"\n# articles = "), "{sheet}");
        let (_, as_it_is) = with(&sheet);
        assert_eq!(as_it_is.len(), 1, "all are missing: {as_it_is:?}");
        let translated: Vec<&str> = sheet
            .lines()
            .map(|line| line.strip_prefix("# ").filter(|line| line.contains(" = ")).unwrap_or(line))
            .collect();
        let (words, wrong) = with(&translated.join("\n"));
        assert_eq!(wrong, []);
        assert_eq!(words.forms("articles-count").count(), 4);
        assert_eq!(super::sheet(&language("ar")), BUILT_IN[1].1);
    }
}
