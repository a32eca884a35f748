//! Drawings in SVG: how large they are, and that nothing in them runs.
//!
//! In a page a drawing is an `img`, where no script of its runs (SVG Integration, secure static
//! mode); but anyone can open its own address, where all of it does. So one that holds a script is
//! refused, like HTML in Markdown.

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

use crate::{
    base::{
        diagnostic::{Diagnostic, Span},
        source::Source,
    },
    understand::text::{mark_length, text},
};

/// What a drawing is refused for.
enum Refusal {
    Broken,
    NoSize,
    Runs,
}

/// How wide and how high a drawing is, in pixels.
pub(super) fn size(source: &Source) -> Result<(usize, usize), Vec<Diagnostic>> {
    let whole = text(source)?;
    let mark = mark_length(whole);
    let mut reader = Reader::from_str(&whole[mark..]);
    let mut start = 0;
    read(&mut reader, &mut start).map_err(|refusal| {
        let (message, help) = match refusal {
            Refusal::Broken => ("this is no drawing that a page can show", "save it as SVG again, or as PNG"),
            Refusal::NoSize => (
                "this drawing does not say how large it is",
                "give its `<svg>` a `viewBox`, or a `width` and a `height`",
            ),
            Refusal::Runs => (
                "this drawing holds a script, or what can run as one",
                "take it out, or save the drawing as PNG",
            ),
        };
        let place = Span::from(start + mark..position(&reader) + mark).within(whole);
        vec![Diagnostic::error("bad-picture", source.path(), message).at(place).help(help)]
    })
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// Reads a drawing; `start` is where what was read last begins.
fn read(reader: &mut Reader<&[u8]>, start: &mut usize) -> Result<(usize, usize), Refusal> {
    let (mut size, mut depth) = (None, 0_usize);
    loop {
        *start = position(reader);
        let event = reader.read_event().map_err(|_| Refusal::Broken)?;
        match &event {
            Event::Start(element) | Event::Empty(element) => {
                let attributes = attributes(element)?;
                if runs(element.local_name().as_ref(), &attributes) {
                    return Err(Refusal::Runs);
                }
                if size.is_none() {
                    size = Some(root(element, &attributes)?);
                }
                depth += usize::from(matches!(event, Event::Start(_)));
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            // What a type declares could stand for anything; an instruction can name a style that runs.
            Event::DocType(declared) if declared.contains('[') => return Err(Refusal::Runs),
            Event::PI(_) => return Err(Refusal::Runs),
            Event::Eof => return size.filter(|_| depth == 0).ok_or(Refusal::Broken),
            _ => {}
        }
    }
}

/// The attributes of an element: names and values.
fn attributes(element: &BytesStart<'_>) -> Result<Vec<(String, String)>, Refusal> {
    let attribute = |attribute: Result<quick_xml::events::attributes::Attribute<'_>, _>| {
        let attribute = attribute.map_err(|_| Refusal::Broken)?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Refusal::Broken)?;
        Ok((attribute.key.as_ref().to_owned(), value.into_owned()))
    };
    element.attributes().map(attribute).collect()
}

/// Whether an element can run something: by its name, by an attribute, or as one of HTML, which is
/// known by the name of HTML's namespace.
fn runs(name: &str, attributes: &[(String, String)]) -> bool {
    let is_handler = |name: &str| name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"));
    let leads = |value: &str| {
        let value: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        value.to_ascii_lowercase().contains("javascript:") || value.contains("1999/xhtml")
    };
    matches!(name.to_ascii_lowercase().as_str(), "script" | "handler" | "foreignobject")
        || attributes.iter().any(|(name, value)| is_handler(name) || leads(value))
}

fn root(element: &BytesStart<'_>, attributes: &[(String, String)]) -> Result<(usize, usize), Refusal> {
    let value =
        |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    let is_drawing = attributes.iter().any(|(_, value)| value == "http://www.w3.org/2000/svg");
    if element.local_name().as_ref() != "svg" || !is_drawing {
        return Err(Refusal::Broken);
    }
    let view = value("viewBox").and_then(view_box);
    let (width, height) = match (value("width").and_then(length), value("height").and_then(length), view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some(view)) => (width, width * view.1 / view.0),
        (None, Some(height), Some(view)) => (height * view.0 / view.1, height),
        (None, None, Some(view)) => view,
        _ => return Err(Refusal::NoSize),
    };
    Ok((pixels(width), pixels(height)))
}

/// The width and the height of `0 0 640 480`.
fn view_box(text: &str) -> Option<(f64, f64)> {
    let numbers = text.split(|c: char| c == ',' || c.is_ascii_whitespace()).filter(|part| !part.is_empty());
    match numbers.map(length).collect::<Vec<_>>().as_slice() {
        [_, _, Some(width), Some(height)] => Some((*width, *height)),
        _ => None,
    }
}

/// A length in pixels, of which an inch has 96 (CSS Values, 6.2). A share of the page is none.
fn length(text: &str) -> Option<f64> {
    const UNITS: [(&str, f64); 6] = [
        ("px", 1.0),
        ("in", 96.0),
        ("cm", 96.0 / 2.54),
        ("mm", 9.6 / 2.54),
        ("pt", 96.0 / 72.0),
        ("pc", 16.0),
    ];
    let text = text.trim();
    let unit = UNITS.into_iter().find_map(|(unit, pixels)| Some((text.strip_suffix(unit)?, pixels)));
    let (number, pixels) = unit.unwrap_or((text, 1.0));
    let length = number.trim_end().parse::<f64>().ok()? * pixels;
    (length.is_finite() && length > 0.0).then_some(length)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number of pixels between these two fits"
)]
fn pixels(length: f64) -> usize {
    length.round().clamp(1.0, 65_535.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::source::SourcePath;

    fn read(text: &str) -> Result<(usize, usize), String> {
        let source = Source::new(SourcePath::new("x.svg"), text);
        size(&source).map_err(|wrong| {
            let marked = wrong[0].span.map_or("", |span| &text[span.range()]);
            format!("{} [{marked}]", wrong[0].message)
        })
    }

    fn of(attributes: &str) -> Result<(usize, usize), String> {
        read(&format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}/>"))
    }

    #[test]
    fn a_drawing_is_as_large_as_it_says() {
        for (attributes, size) in [
            ("width='640' height='480'", (640, 480)),
            ("width='64px' height='1in' viewBox='0 0 1 1'", (64, 96)),
            ("viewBox='0 0 24.4 12'", (24, 12)),
            ("width='100%' height='100%' viewBox='-5,-5, 300 , 200'", (300, 200)),
            ("width='60' viewBox='0 0 30 10'", (60, 20)),
            ("height='10mm' viewBox='0 0 2 1'", (76, 38)),
        ] {
            assert_eq!(of(attributes), Ok(size), "{attributes}");
        }
        for attributes in ["", "width='5'", "viewBox='0 0 0 9'", "width='auto' height='1e999'"] {
            assert!(of(attributes).unwrap_err().starts_with("this drawing does not say"), "{attributes}");
        }
        let drawn = "\u{feff}<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x\">\n\
                     <s:svg xmlns:s=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 2\"><s:title>خريطة &amp; x</s:title></s:svg>";
        assert_eq!(read(drawn), Ok((3, 2)));
    }

    #[test]
    fn what_is_no_drawing_is_refused() {
        for text in ["", "PNG", "<html/>", "<svg width='1' height='1'/>"] {
            assert!(read(text).unwrap_err().starts_with("this is no drawing"), "{text}");
        }
        for inside in ["<g>", "</g>", "<g a='1' a='2'/>", "<g a='&x;'/>"] {
            let text = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>{inside}</svg>");
            assert!(read(&text).unwrap_err().starts_with("this is no drawing"), "{text}");
        }
    }

    #[test]
    fn a_drawing_that_can_run_something_is_refused() {
        for inside in [
            "<script>alert(1)</script>",
            "<x:SCRIPT xmlns:x='http://www.w3.org/2000/svg'/>",
            "<g onclick='alert(1)'/>",
            "<a href='java&#115;cript:alert(1)'/>",
            "<a x:href=' java\nscript:alert(1)' xmlns:x='http://www.w3.org/1999/xlink'/>",
            "<set attributeName='href' to='javascript:alert(1)'/>",
            "<foreignObject/>",
            "<iframe xmlns='http://www.w3.org/1999/xhtml' srcdoc='x'/>",
            "<?xml-stylesheet href='x.xsl' type='text/xsl'?>",
        ] {
            let text = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>{inside}</svg>");
            let said = read(&text).unwrap_err();
            assert!(
                said.starts_with("this drawing holds a script")
                    && said.ends_with(&format!("[{}]", inside.split_inclusive('>').next().unwrap())),
                "{said}"
            );
        }
        assert!(
            read("<!DOCTYPE svg [<!ENTITY x 'y'>]><svg/>").unwrap_err().starts_with("this drawing holds")
        );
    }
}
