//! Every dated event of the site, in one line of time.

use serde::Serialize;

use crate::{
    base::{date::Date, language::tag::Tag, period::Period, route::Route},
    link::{DocumentId, Happening, Site, happenings},
    render::{
        cache::CachedSite,
        phrase::{Html, in_language},
        prose::Prose,
    },
    understand::{body, version::Version},
};

use super::{
    card::{Card, When, card_at},
    frame::Frame,
    lists::list_frame,
};

/// Every dated event of the site.
#[derive(Serialize, Debug)]
pub struct TimelinePage {
    /// What every page has.
    pub page: Frame,
    /// How many events there are, in words.
    pub count: String,
    /// The events by the year in which they begin.
    pub years: Vec<Year>,
}

/// The events of a year.
#[derive(Serialize, Debug)]
pub struct Year {
    /// The year.
    pub year: String,
    /// Its anchor, without `#`.
    pub anchor: String,
    /// Its events.
    pub moments: Vec<Moment>,
}

/// A dated event.
#[derive(Serialize, Debug)]
pub struct Moment {
    /// When it happened.
    pub when: When,
    /// What happened.
    pub html: Html,
    /// The page that tells it, with the way to the timeline in it.
    pub card: Card,
}

/// The timeline in `tag`.
pub(in crate::render) fn timeline(site: &CachedSite<'_>, route: &Route, tag: &Tag) -> TimelinePage {
    let mut years: Vec<(Date, Year)> = Vec::new();
    let mut told: (Option<Period>, Vec<String>) = (None, Vec::new());
    let mut count = 0_u64;
    for happening in site.timeline.iter() {
        // Two pages that tell the same event in the same words make one entry.
        let words = plain(site, tag, happening);
        if told.0 != Some(happening.when) {
            told = (Some(happening.when), Vec::new());
        }
        if told.1.contains(&words) {
            continue;
        }
        told.1.push(words);
        let Some(moment) = moment(site, route, tag, happening) else { continue };
        count += 1;
        let year = happening.when.start().date.whole_year();
        if let Some((_, group)) = years.last_mut().filter(|(last, _)| *last == year) {
            group.moments.push(moment);
        } else {
            let shown = site.language(tag).date(year);
            years.push((
                year,
                Year { year: shown, anchor: format!("y{}", year.year()), moments: vec![moment] },
            ));
        }
    }
    let words = site.words(tag);
    let count = words.count("events-count", count, site.language(tag));
    let counted = format!("{count}{}", words.text("label-separator"));
    let description = match (years.first(), years.last()) {
        (Some((_, first)), Some((_, last))) if first.year != last.year => {
            format!("{counted}{} – {}", first.year, last.year)
        }
        (Some((_, only)), _) => format!("{counted}{}", only.year),
        _ => String::new(),
    };
    TimelinePage {
        page: list_frame(site, route, tag, ("timeline", description)),
        count,
        years: years.into_iter().map(|(_, year)| year).collect(),
    }
}

/// The events that some documents tell, in order of time.
pub(in crate::render) fn moments_of(
    site: &CachedSite<'_>,
    route: &Route,
    tag: &Tag,
    documents: impl IntoIterator<Item = DocumentId>,
) -> Vec<Moment> {
    let mut told: Vec<Happening> =
        documents.into_iter().flat_map(|id| happenings(&site.corpus, id)).collect();
    told.sort_unstable();
    told.dedup();
    told.iter().filter_map(|happening| moment(site, route, tag, happening)).collect()
}

fn plain(site: &Site, tag: &Tag, happening: &Happening) -> String {
    let told = telling(site, tag, happening);
    told.map_or_else(String::new, |(_, version, moment)| {
        version.body.plain_text(&version.text, &moment.events)
    })
}

/// The version that tells an event to readers of `tag`: in their language, if that one has it.
fn telling<'a>(
    site: &'a Site,
    tag: &Tag,
    happening: &Happening,
) -> Option<(&'a Tag, &'a Version, &'a body::Moment)> {
    let versions = &site.document(happening.document).versions;
    let own = versions.get_key_value(tag).into_iter();
    own.chain(versions).find_map(|(shown, version)| {
        Some((shown, &**version, version.body.moment_of(happening.when, happening.nth)?))
    })
}

/// One event as a page in `tag` tells it.
fn moment(site: &CachedSite<'_>, route: &Route, tag: &Tag, happening: &Happening) -> Option<Moment> {
    let id = happening.document;
    let (shown, version, told) = telling(site.site(), tag, happening)?;
    let prose = Prose { site: site.site(), route, page: tag, id, tag: shown, version };
    // The page may show another version than the one that tells it.
    let anchor = site.paragraph_anchor(id, shown, told.place);
    let anchor = site.has_anchor(id, tag, &anchor).then_some(&anchor);
    Some(Moment {
        when: When { text: site.period(tag, told.when), iso: told.when.datetime() },
        html: Html::new(&in_language(prose.html(&told.events), site.language(shown), tag)),
        card: card_at(site, id, route, tag, anchor)?,
    })
}
