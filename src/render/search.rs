//! The files that a search reads (`theme/search/30-index.js` is their reader).
//!
//! All are lines of UTF-8 text, which every static host compresses, and begin with the stamp of the
//! index that they belong to. A small number is one character, written by [`number`], so that UTF-8
//! itself keeps it short.

use crate::{
    base::{count::saturated, language::tag::Tag, route::Route},
    link::{
        DocumentId, SearchFile, Site,
        search::{ENTRIES, Entry, Index, Kept, Word, sort},
    },
    render::href::{href, href_to},
    understand::document::Kind,
};

/// The bytes of one of the files.
pub(super) fn search(site: &Site, tag: &Tag, route: &Route, file: SearchFile) -> Option<String> {
    let index = site.search(tag)?;
    let mut out = format!("{}\n", stamp(index));
    match file {
        SearchFile::Index => overview(site, index, &mut out),
        SearchFile::Names => names(index, &mut out),
        SearchFile::Words(part) => words(index, part as usize, &mut out),
        SearchFile::Entries(part) => {
            let from = part as usize * ENTRIES;
            for entry in index.entries.iter().skip(from).take(ENTRIES) {
                line(site, tag, route, *entry, &mut out);
            }
        }
    }
    Some(out)
}

/// What the files of an index, and the page that asks for them, carry.
pub(super) fn stamp(index: &Index) -> String {
    index.stamp.short()
}

/// How many entries of each kind there are; how many stretches each has, how many words its title and
/// how many its title in another language; how many entries a file holds; and the first stem of each
/// file of words.
fn overview(site: &Site, index: &Index, out: &mut String) {
    let of_kind = |kind: Option<Kind>| {
        let is_it = |entry: &&Entry| match entry {
            Entry::Document(id) => Some(site.document(*id).kind) == kind,
            Entry::Event(_) => kind.is_none(),
        };
        index.entries.iter().filter(is_it).count()
    };
    let kinds = [Some(Kind::Article), Some(Kind::Term), Some(Kind::Context), Some(Kind::Page), None];
    let counts = kinds.map(|kind| of_kind(kind).to_string());
    out.push_str(&counts.join(" "));
    out.push('\n');
    index.starts.windows(2).for_each(|pair| number(pair[1] - pair[0], out));
    out.push('\n');
    index.titles.iter().for_each(|(own, _)| number(*own, out));
    out.push('\n');
    index.titles.iter().for_each(|(_, other)| number(*other, out));
    out.push('\n');
    out.push_str(&ENTRIES.to_string());
    let last = index.parts.iter().rposition(|part| !part.is_empty()).unwrap_or_default();
    for part in index.parts.iter().take(last + 1) {
        out.push('\n');
        // An empty file is given the first stem of the next, which is then found in its place.
        out.push_str(index.words.get(part.start).map_or("", |word| word.stem.as_str()));
    }
}

/// The words in the names of terms, by stem.
fn names(index: &Index, out: &mut String) {
    for word in index.words.iter().filter(|word| word.is_name) {
        out.push_str(&word.letters);
        out.push('\n');
    }
}

/// The words of a file, each a line: its stem, unless it is that of the line before, as how many
/// letters it shares with that, and the others; its letters, unless they are the stem, with `~` in
/// its place; its stretches; its places in them; `+` when these are left out, `*` when the paragraphs
/// are too.
fn words(index: &Index, part: usize, out: &mut String) {
    let words = index.parts.get(part).and_then(|part| index.words.get(part.clone())).unwrap_or_default();
    let mut stem = "";
    for word in words {
        if word.stem != stem {
            let shared = stem.chars().zip(word.stem.chars()).take_while(|(one, other)| one == other).count();
            number(saturated(shared), out);
            out.extend(word.stem.chars().skip(shared));
            stem = &word.stem;
        }
        out.push('\t');
        if word.letters != word.stem {
            out.push_str(&word.letters.replacen(stem, "~", 1));
        }
        places(index, word, out);
        out.push_str(match word.kept {
            Kept::Places => "\n",
            Kept::Stretches => "\t+\n",
            Kept::Heads => "\t*\n",
        });
    }
}

/// First the stretches, each as what lies between it and the one before. Where places are kept that is
/// doubled, with one more where the word stands in the stretch several times: then their number
/// follows. Behind a tab the places in them, as differences too.
fn places(index: &Index, word: &Word, out: &mut String) {
    out.push('\t');
    let stretches = || index.places(word).chunk_by(|one, other| one.stretch() == other.stretch());
    let mut next = 0;
    for places in stretches() {
        let stretch = places[0].stretch();
        let gap = stretch - next;
        next = stretch + 1;
        if word.kept != Kept::Places {
            number(gap, out);
            continue;
        }
        number(gap * 2 + u32::from(places.len() > 1), out);
        if places.len() > 1 {
            number(saturated(places.len()), out);
        }
    }
    out.push('\t');
    if word.kept != Kept::Places {
        return;
    }
    for places in stretches() {
        let mut before = 0;
        for place in places {
            number(place.word() - before, out);
            before = place.word();
        }
    }
}

/// How many numbers one character of ASCII stands for: from the space to `~`.
const SMALL: u32 = 0x7F - 0x20;

/// The first character after ASCII and the controls.
const LARGE: u32 = 0xA1;

/// How many numbers one character up to U+D7FF stands for, before the surrogates.
const HUGE: u32 = SMALL + 0xD800 - LARGE;

/// Writes a number: as a printable character of ASCII when it is small, as one of two or three bytes
/// when it is not, and after a character of the private use area, which counts how often [`HUGE`] goes
/// into it, when that is not enough.
fn number(mut n: u32, out: &mut String) {
    if n >= HUGE {
        out.extend(char::from_u32(0xE000 + (n / HUGE).min(0x18FF)));
        n %= HUGE;
    }
    out.extend(char::from_u32(if n < SMALL { n + 0x20 } else { n - SMALL + LARGE }));
}

/// An entry: the sort of page or term it is, its title, the way to it, its text if it is short, its
/// language if it is another, and the anchors of its paragraphs.
fn line(site: &Site, tag: &Tag, route: &Route, entry: Entry, out: &mut String) {
    let fields = match entry {
        Entry::Document(id) => document(site, tag, route, id),
        Entry::Event(happening) => {
            let version = site.document(happening.document).versions.get(tag);
            version.and_then(|version| {
                let told = version.body.moment_of(happening.when, happening.nth)?;
                let anchor = site.paragraph_anchor(happening.document, tag, told.place);
                Some([
                    String::new(),
                    site.period(tag, told.when),
                    href_to(route, site.address(happening.document, tag)?, Some(&anchor)),
                    version.body.plain_text(&version.text, &told.events),
                    String::new(),
                    String::new(),
                ])
            })
        }
    };
    let fields = fields.unwrap_or_default();
    out.push_str(&fields.map(|field| field.replace(char::is_control, " ")).join("\t"));
    out.push('\n');
}

fn document(site: &Site, tag: &Tag, route: &Route, id: DocumentId) -> Option<[String; 6]> {
    let (shown, version) = site.version(id, tag)?;
    let document = site.document(id);
    let text = if document.kind == Kind::Term { version.summary.clone() } else { String::new() };
    let rows = if shown == tag { version.body.rows.len() } else { 0 };
    let anchors: Vec<String> =
        (1..).take(rows).map(|row| site.paragraph_anchor(id, tag, row).to_string()).collect();
    Some([
        sort(&document.facts).to_owned(),
        version.title.as_ref().clone(),
        href(route, site.address(id, tag)?),
        text,
        if shown == tag { String::new() } else { shown.to_string() },
        anchors.join(" "),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_short_text() {
        let written = |n| {
            let mut out = String::new();
            number(n, &mut out);
            out
        };
        assert_eq!((written(0), written(94), written(95)), (" ".to_owned(), "~".to_owned(), "¡".to_owned()));
        assert_eq!(written(HUGE - 1), "\u{D7FF}");
        assert_eq!(written(HUGE), "\u{E001} ");
        assert_eq!(written(HUGE * 3 + 95), "\u{E003}¡");
    }
}
