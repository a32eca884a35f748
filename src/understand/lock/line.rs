//! One line of `links.lock`.

use super::{Fate, Fault, Kept, Leads, Places, RESTORE, Text, Told};
use crate::{
    base::{anchor::Anchor, language::tag::Tag, route::Route, slug::Slug},
    understand::{document::Kind, sketch::Sketch},
};

/// An address and what it leads to.
pub(super) fn route(line: &str) -> Result<(Route, Leads), Fault> {
    let mut words = line.split(' ');
    let written = words.next().unwrap_or_default();
    let route = Route::new(&written.replace("%20", " "))
        .map_err(|problem| Fault::new(format!("`{written}` is no address: {problem}"), RESTORE))?;
    let to = match (words.next(), words.next(), words.next()) {
        (None, ..) => Leads::Site,
        (Some("gone"), None, _) => Leads::Gone,
        (Some(name), None, _) => document(name, Places::Same)?,
        (Some(name), Some("whole"), None) => document(name, Places::Other)?,
        _ => return Err(strange()),
    };
    Ok((route, to))
}

fn document(name: &str, places: Places) -> Result<Leads, Fault> {
    let (kind, slug) = named(name)?;
    Ok(Leads::Document(kind, slug, places))
}

/// A document as links spell it.
fn named(name: &str) -> Result<(Kind, Slug), Fault> {
    let (kind, slug) = name.split_once(':').ok_or_else(strange)?;
    let kind = Kind::ALL.into_iter().find(|known| known.as_str() == kind).ok_or_else(strange)?;
    Ok((kind, Slug::new(slug).map_err(|_| strange())?))
}

/// The paragraphs of a text.
pub(super) fn text(line: &str) -> Result<(Text, Told), Fault> {
    let mut words = line.split(' ');
    let (kind, slug) = named(words.next().unwrap_or_default())?;
    let tag = words.next().and_then(|tag| Tag::parse(tag).ok()).ok_or_else(strange)?;
    let is_digest = |word: &&str| word.len() == 10 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let digest = words.next().filter(is_digest).ok_or_else(strange)?.to_owned();
    let paragraphs: Vec<Kept> = words.map(kept).collect::<Result<_, _>>()?;
    check(&paragraphs)?;
    let own = (kind != Kind::Article).then(|| tag.clone());
    Ok((Text { kind, slug, tag: own }, Told { tag, digest, paragraphs }))
}

/// A paragraph: `p1=…`, or one that is no more: `p2=…>p1` with an heir, `p2=…>` without.
fn kept(word: &str) -> Result<Kept, Fault> {
    let (number, rest) = word.split_once('=').ok_or_else(strange)?;
    let (sketch, fate) = match rest.split_once('>') {
        None => (rest, Fate::Stands),
        Some((sketch, "")) => (sketch, Fate::Retired),
        Some((sketch, heir)) => (sketch, Fate::Leads(numbered(heir)?)),
    };
    Ok(Kept { number: numbered(number)?, sketch: Sketch::parse(sketch).ok_or_else(strange)?, fate })
}

fn numbered(word: &str) -> Result<u32, Fault> {
    Anchor::number_in(word).ok_or_else(strange)
}

/// Each number stands once, those that are there before the others, and an heir is there.
fn check(paragraphs: &[Kept]) -> Result<(), Fault> {
    let standing = paragraphs.iter().take_while(|kept| kept.fate == Fate::Stands).count();
    let mut all: Vec<u32> = paragraphs.iter().map(|kept| kept.number).collect();
    all.sort_unstable();
    if all.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(Fault::new("a paragraph's number is here twice", RESTORE));
    }
    let is_there = |heir| paragraphs[..standing].iter().any(|kept| kept.number == heir);
    for kept in &paragraphs[standing..] {
        match kept.fate {
            Fate::Stands => return Err(strange()),
            Fate::Leads(heir) if !is_there(heir) => {
                let message =
                    format!("`p{}` leads to `p{heir}`, which is no paragraph that is there", kept.number);
                return Err(Fault::new(message, "name a paragraph of this line that leads nowhere else"));
            }
            Fate::Leads(_) | Fate::Retired => {}
        }
    }
    Ok(())
}

fn strange() -> Fault {
    Fault::new("this is no promise of an address", RESTORE)
}
