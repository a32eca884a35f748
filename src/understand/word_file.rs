//! A TOML file of interface words, taken apart.

use std::{collections::BTreeMap, ops::Range};

use toml::de::{DeTable, DeValue};

use crate::{
    base::{
        diagnostic::{Diagnostic, offer},
        language::{message::Message, plural::PluralCategory, tag::Tag},
        source::{Source, SourcePath},
    },
    understand::{table::explain_syntax, text::text},
};

/// The key of the table that names other languages.
const LANGUAGES: &str = "languages";

/// A file of words, taken apart.
#[derive(Default)]
pub(super) struct WordFile {
    /// The messages, by key.
    pub(super) messages: BTreeMap<String, Message>,
    /// What it calls languages.
    pub(super) languages: BTreeMap<Tag, String>,
    /// The keys whose values are no text, and what to say of it: a key may not be one at all.
    pub(super) untyped: Vec<(String, Mistake)>,
    /// Where each message, and each of its forms, has its key.
    pub(super) places: BTreeMap<(String, Option<PluralCategory>), Range<usize>>,
}

/// A mistake at a place in the text: code, message, help.
pub(super) type Mistake = (Range<usize>, &'static str, String, String);

impl WordFile {
    /// Takes the file apart; what is wrong with it goes to `diagnostics`.
    pub(super) fn read(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let path = source.path();
        let text = match text(source) {
            Ok(text) => text,
            Err(wrong) => {
                diagnostics.extend(wrong);
                return Self::default();
            }
        };
        let mut mistakes = Vec::new();
        let file = Self::parse(text, &mut mistakes);
        diagnostics.extend(mistakes.into_iter().map(|mistake| told(mistake, path)));
        file
    }

    /// Takes a text apart. After a mistake it goes on with the next key.
    pub(super) fn parse(text: &str, mistakes: &mut Vec<Mistake>) -> Self {
        let mut file = Self::default();
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let place = error.span().unwrap_or_default();
            let found = text.get(place.clone()).unwrap_or_default();
            let (code, message, help) = explain_syntax(error.message().trim(), found);
            mistakes.push((place, code, message, help));
        }
        for (key, value) in table.get_ref() {
            let name = key.get_ref().to_string();
            match value.get_ref() {
                DeValue::Table(names) if name == LANGUAGES => file.name_languages(names, mistakes),
                DeValue::Table(forms) => {
                    let forms = file.take_forms(&name, forms, mistakes);
                    file.messages.insert(name.clone(), Message::Plural(forms));
                }
                // A value that is missing was told of.
                DeValue::String(_) if value.span().is_empty() => {}
                DeValue::String(text) => {
                    file.messages.insert(name.clone(), Message::Text(text.to_string()));
                }
                other => file.untyped.push((name.clone(), wrong_type(key.span(), &name, other))),
            }
            file.places.insert((name, None), key.span());
        }
        file
    }

    fn take_forms(
        &mut self,
        name: &str,
        table: &DeTable<'_>,
        mistakes: &mut Vec<Mistake>,
    ) -> BTreeMap<PluralCategory, String> {
        let mut forms = BTreeMap::new();
        for (key, value) in table {
            let form = format!("{name}.{}", key.get_ref());
            match (PluralCategory::named(key.get_ref()), value.get_ref()) {
                (Some(category), DeValue::String(text)) => {
                    forms.insert(category, text.to_string());
                    self.places.insert((name.to_owned(), Some(category)), key.span());
                }
                (Some(_), other) => mistakes.push(wrong_type(key.span(), &form, other)),
                (None, _) => {
                    let names = PluralCategory::ALL.map(PluralCategory::as_str);
                    let message = format!("`{form}` is no form of a word");
                    mistakes.push((key.span(), "plural-forms", message, offer(key.get_ref(), names)));
                }
            }
        }
        forms
    }

    fn name_languages(&mut self, table: &DeTable<'_>, mistakes: &mut Vec<Mistake>) {
        for (key, value) in table {
            match (Tag::parse(key.get_ref()), value.get_ref()) {
                (Ok(tag), DeValue::String(name)) if tag.is_known() => {
                    self.languages.insert(tag, name.to_string());
                }
                (Ok(tag), DeValue::String(_)) => {
                    let help = "use a BCP 47 tag, such as `fr`".to_owned();
                    mistakes.push((
                        key.span(),
                        "unknown-language",
                        format!("unknown language `{tag}`"),
                        help,
                    ));
                }
                (Ok(_), other) => mistakes.push(wrong_type(key.span(), key.get_ref(), other)),
                (Err(error), _) => {
                    let message = format!("`{}` is no language", key.get_ref());
                    mistakes.push((key.span(), "unknown-language", message, error.to_string()));
                }
            }
        }
    }
}

/// A mistake as a diagnostic of its file.
pub(super) fn told((place, code, message, help): Mistake, path: &SourcePath) -> Diagnostic {
    Diagnostic::error(code, path, message).at(place).help(help)
}

fn wrong_type(place: Range<usize>, name: &str, value: &DeValue<'_>) -> Mistake {
    let message = format!("`{name}` is a text, not {}", with_article(value.type_str()));
    (place, "wrong-type", message, format!("write {name} = \"…\""))
}

fn with_article(noun: &str) -> String {
    if noun.starts_with(['a', 'i']) { format!("an {noun}") } else { format!("a {noun}") }
}
