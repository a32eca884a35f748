//! The first line of a chart: its kind and its options.

use super::{Kind, Placed};
use crate::{
    base::{
        diagnostic::{Diagnostic, offer},
        source::SourcePath,
    },
    understand::piece::Piece,
};

const OPTIONS: [&str; 2] = ["unit", "source"];

/// What the first line says.
pub(super) struct Info {
    pub kind: Kind,
    pub unit: Option<Placed>,
    pub source: Option<Placed>,
}

/// Reads the kind and, behind it, the options `name=value`; a value in quotation marks may hold
/// spaces. `None` when there is no kind.
pub(super) fn info(line: Piece<'_>, file: &SourcePath, mistakes: &mut Vec<Diagnostic>) -> Option<Info> {
    let mut words = words(line).into_iter().peekable();
    let kind = match words.next_if(|word| !word.text.contains('=')) {
        Some(word) => kind(word, file),
        None => Err(Diagnostic::error("bad-chart-option", file, "the chart has no kind")
            .at(line.trim().span())
            .help("write `chart bar` or `chart line`")),
    };
    let mut info = Info { kind: Kind::Bar, unit: None, source: None };
    let mut was_idle = false;
    for word in words {
        // Words without quotation marks are one mistake, however many they are.
        let is_idle = !word.text.contains('=');
        if let Err(mistake) = option(word, &mut info, file)
            && !(is_idle && was_idle)
        {
            mistakes.push(mistake);
        }
        was_idle = is_idle;
    }
    info.kind = kind.map_err(|mistake| mistakes.push(mistake)).ok()?;
    Some(info)
}

fn kind(word: Piece<'_>, file: &SourcePath) -> Result<Kind, Diagnostic> {
    Kind::ALL.into_iter().find(|kind| kind.as_str() == word.text).ok_or_else(|| {
        Diagnostic::error("bad-chart-option", file, format!("{} is no kind of chart", word.quoted()))
            .at(word.span())
            .help(offer(word.text, Kind::ALL.map(Kind::as_str)))
    })
}

fn option(word: Piece<'_>, info: &mut Info, file: &SourcePath) -> Result<(), Diagnostic> {
    let wrong = |piece: Piece<'_>, message: String| {
        Diagnostic::error("bad-chart-option", file, message)
            .at(piece.span())
            .help("options are written `unit=%`, `unit=\"million barrels\"`, `source=name`")
    };
    let Some((name, value)) = word.split_once('=') else {
        return Err(wrong(word, format!("{} is no option", word.quoted())));
    };
    let place = match name.text {
        "unit" => &mut info.unit,
        "source" => &mut info.source,
        _ => {
            let message = format!("a chart has no option {}", name.quoted());
            return Err(wrong(name, message).help(offer(name.text, OPTIONS)));
        }
    };
    let value = match value.text.strip_prefix('"') {
        None => value,
        Some(rest) => match rest.find('"') {
            Some(end) if end + 1 == rest.len() => value.split_at(1).1.split_at(end).0.trim(),
            Some(_) => return Err(wrong(value, "text behind the quotation marks".to_owned())),
            None => return Err(wrong(value, "the quotation mark is not closed".to_owned())),
        },
    };
    if value.text.is_empty() {
        return Err(wrong(word, format!("{} has no value", name.quoted())));
    }
    if place.is_some() {
        return Err(wrong(word, format!("{} is given twice", name.quoted())));
    }
    *place = Some(value.into());
    Ok(())
}

/// The words of `line`; white space in quotation marks does not part them.
fn words(line: Piece<'_>) -> Vec<Piece<'_>> {
    let mut words = Vec::new();
    let mut rest = line.trim();
    while !rest.text.is_empty() {
        let mut is_quoted = false;
        let ends = |c: char| {
            is_quoted ^= c == '"';
            c.is_whitespace() && !is_quoted
        };
        let (word, behind) = rest.split_at(rest.text.find(ends).unwrap_or(rest.text.len()));
        words.push(word);
        rest = behind.trim();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> Vec<String> {
        let mut mistakes = Vec::new();
        info(Piece::new(line, 0), &SourcePath::new("a.md"), &mut mistakes);
        let say = |d: Diagnostic| format!("[{}] {}: {}", &line[d.span.unwrap().range()], d.message, d.help);
        mistakes.into_iter().map(say).collect()
    }

    #[test]
    fn values_may_be_quoted() {
        let mut mistakes = Vec::new();
        let line = "line unit=\"مليون برميل\"  source=opec";
        let info = info(Piece::new(line, 3), &SourcePath::new("a.md"), &mut mistakes).unwrap();
        assert_eq!(info.kind, Kind::Line);
        let unit = info.unit.unwrap();
        assert_eq!(unit.text, "مليون برميل");
        assert_eq!(unit.span.start, 3 + 11);
        assert_eq!(info.source.unwrap().text, "opec");
        assert!(mistakes.is_empty());
    }

    #[test]
    fn mistakes_are_named_where_they_are() {
        let help = "options are written `unit=%`, `unit=\"million barrels\"`, `source=name`";
        let cases = [
            ("", "[] the chart has no kind: write `chart bar` or `chart line`".to_owned()),
            ("unit=%", "[unit=%] the chart has no kind: write `chart bar` or `chart line`".to_owned()),
            ("bars", "[bars] `bars` is no kind of chart: did you mean `bar`?".to_owned()),
            ("histogram", "[histogram] `histogram` is no kind of chart: one of: bar, line".to_owned()),
            ("bar sorce=x", "[sorce] a chart has no option `sorce`: did you mean `source`?".to_owned()),
            ("bar وحدة=x", "[وحدة] a chart has no option `وحدة`: one of: unit, source".to_owned()),
            ("bar unit= source=x", format!("[unit=] `unit` has no value: {help}")),
            ("bar unit=\"\"", format!("[unit=\"\"] `unit` has no value: {help}")),
            ("bar unit=\"a b", format!("[\"a b] the quotation mark is not closed: {help}")),
            ("bar unit=\"a\"b", format!("[\"a\"b] text behind the quotation marks: {help}")),
            ("bar unit=a b", format!("[b] `b` is no option: {help}")),
            ("bar unit=a unit=b", format!("[unit=b] `unit` is given twice: {help}")),
        ];
        for (line, said_of_it) in cases {
            assert_eq!(said(line), [said_of_it], "{line}");
        }
    }
}
