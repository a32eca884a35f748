//! BibTeX: the work as a `@misc` entry, which every style knows.

use std::fmt::Write;

use super::{Work, one_line};
use crate::base::date::Date;

/// The entry in BibTeX, in UTF-8. Names and the title are in braces of their own, so that no style
/// takes a name apart or changes capitals.
pub(super) fn bibtex(work: &Work<'_>) -> String {
    let whole = |text: &str| format!("{{{}}}", escaped(text));
    let date = work.date;
    let fields = [
        ("author", work.creator().map(whole)),
        ("title", Some(whole(work.title))),
        ("translator", work.translator.map(whole)),
        ("year", date.map(|date| format!("{:04}", date.year()))),
        ("month", date.and_then(Date::month).map(|month| month.to_string())),
        ("date", date.map(|date| date.to_string())),
        ("origdate", work.original.and_then(|credit| credit.date).map(|date| date.to_string())),
        ("howpublished", Some(escaped(&work.site))),
        ("publisher", work.publisher.map(escaped)),
        ("langid", langid(work.tag.as_str()).map(str::to_owned)),
        ("language", Some(work.tag.to_string())),
        ("note", work.original.map(|credit| escaped(&one_line(credit.name.get(work.tag))))),
        // Styles set an address as it stands.
        ("url", work.url.clone()),
    ];
    let mut out = format!("@misc{{{},\n", work.key);
    for (key, value) in fields {
        if let Some(value) = value {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "  {key} = {{{value}}},");
        }
    }
    out.push_str("}\n");
    out
}

/// What the packages babel and polyglossia call a language.
fn langid(tag: &str) -> Option<&'static str> {
    match tag.split('-').next().unwrap_or(tag) {
        "ar" => Some("arabic"),
        "en" => Some("english"),
        "fa" => Some("persian"),
        "fr" => Some("french"),
        "he" => Some("hebrew"),
        "tr" => Some("turkish"),
        "ur" => Some("urdu"),
        _ => None,
    }
}

/// A text whose every character stands for itself in TeX, on one line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '{' | '}' | '%' | '&' | '$' | '#' | '_' => out.extend(['\\', c]),
            c if c.is_whitespace() || c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{super::tests, *};
    use crate::base::language::tag::Tag;

    #[test]
    fn an_entry_stands_for_its_letters() {
        let (tag, credit) = (Tag::parse("ar").unwrap(), tests::credit());
        assert_eq!(
            bibtex(&tests::work(&tag, &credit)),
            "@misc{baku-visit-ar,\n  author = {{عبد الرحمن الراشد}},\n  title = {{زيارة \\{باكو\\} \\& 100\\% من\\_الخطة}},\n  \
             translator = {{J. O’Neil and Sons}},\n  year = {2023},\n  month = {4},\n  date = {2023-04-19},\n  origdate = {2023-04},\n  howpublished = {شرح},\n  \
             publisher = {دار},\n  langid = {arabic},\n  language = {ar},\n  note = {The Paper of Record},\n  \
             url = {https://example.org/ar/articles/%D8%A8_x/},\n}\n"
        );
        assert_eq!(escaped("a\\b^c~d$#"), "a\\textbackslash{}b\\textasciicircum{}c\\textasciitilde{}d\\$\\#");
    }
}
