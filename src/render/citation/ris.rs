//! RIS: a tag, two spaces, a hyphen, a space and the text, a line each.

use super::{Work, one_line};
use crate::base::date::Date;

/// The record in RIS, in UTF-8, its lines ended as the format wants it.
pub(super) fn ris(work: &Work<'_>) -> String {
    let original = work.original.map(|credit| credit.name.get(work.tag).to_owned());
    let lines = [
        ("TY", Some("ELEC".to_owned())),
        ("ID", Some(work.key.clone())),
        ("TI", Some(work.title.to_owned())),
        ("AU", work.creator().map(str::to_owned)),
        ("A4", work.translator.map(str::to_owned)),
        ("T2", Some(work.site.clone())),
        ("PB", work.publisher.map(str::to_owned)),
        ("PY", work.date.map(|date| format!("{:04}", date.year()))),
        ("DA", work.date.map(day)),
        ("LA", Some(work.tag.to_string())),
        ("N1", original),
        ("UR", work.url.clone()),
        ("ER", Some(String::new())),
    ];
    let line = |(tag, text): (&str, Option<String>)| Some(format!("{tag}  - {}\r\n", one_line(&text?)));
    lines.into_iter().filter_map(line).collect()
}

/// A date as `year/month/day/`, what is not known left out.
fn day(date: Date) -> String {
    let part = |part: Option<u8>| part.map_or_else(String::new, |part| format!("{part:02}"));
    format!("{:04}/{}/{}/", date.year(), part(date.month()), part(date.day()))
}

#[cfg(test)]
mod tests {
    use super::{super::tests, *};
    use crate::base::language::tag::Tag;

    #[test]
    fn a_record_has_a_line_for_each_fact() {
        let (tag, credit) = (Tag::parse("ar").unwrap(), tests::credit());
        assert_eq!(
            ris(&tests::work(&tag, &credit)),
            "TY  - ELEC\r\nID  - baku-visit-ar\r\nTI  - زيارة {باكو} & 100% من_الخطة\r\nAU  - عبد الرحمن الراشد\r\n\
             A4  - J. O’Neil and Sons\r\nT2  - شرح\r\nPB  - دار\r\nPY  - 2023\r\nDA  - 2023/04/19/\r\nLA  - ar\r\n\
             N1  - The Paper of Record\r\nUR  - https://example.org/ar/articles/%D8%A8_x/\r\nER  - \r\n"
        );
        assert_eq!(day(Date::parse("2023").unwrap()), "2023///");
    }
}
