//! Files that share a folder and a slug, gathered into documents.

use std::{
    borrow::Cow,
    collections::{BTreeMap, btree_map::Entry},
    sync::Arc,
};

use crate::{
    base::{diagnostic::Diagnostic, language::tag::Tag, memo::Same, slug::Slug},
    understand::{
        document::{Document, Kind},
        facts::{ArticleFacts, Facts},
        markdown::UNKNOWN_BLOCK,
        member::{Content, Member},
        version::Version,
    },
};

/// What holds for the gathering of every document of a kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Context {
    pub kind: Kind,
    /// The site's own language.
    pub own: Tag,
}

/// A document, if its files are one, and what is wrong with the files or with the whole.
#[derive(Debug)]
pub(super) struct Gathered {
    pub document: Option<Same<Document>>,
    pub wrong: Vec<Diagnostic>,
}

/// Members that share a folder and a slug.
pub(super) struct Group<'a> {
    pub slug: &'a Slug,
    folder: &'a str,
    pub members: Cow<'a, [Same<Member>]>,
}

/// Puts those of `members` that are parts of a document, and come sorted by path, with one another;
/// sorted by slug.
pub(super) fn groups(members: &[Same<Member>]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let belong = |one: &Same<Member>, other: &Same<Member>| {
        one.slug == other.slug && one.file.folder() == other.file.folder()
    };
    for members in members.chunk_by(belong) {
        let Some(first) = members.first() else { continue };
        let Some(slug) = &first.slug else { continue };
        groups.push(Group { slug, folder: first.file.folder(), members: Cow::Borrowed(members) });
    }
    groups.sort_by(|one, other| one.slug.cmp(other.slug));
    // Between the files of `x` may stand those of `x.1`.
    groups.dedup_by(|later, earlier| {
        let belong = later.slug == earlier.slug && later.folder == earlier.folder;
        if belong {
            earlier.members.to_mut().extend_from_slice(&later.members);
        }
        belong
    });
    groups
}

/// Makes a document of its files.
pub(super) fn gather(context: &Context, members: &[Same<Member>]) -> Gathered {
    let mut wrong: Vec<Diagnostic> = members.iter().flat_map(|member| member.wrong.iter().cloned()).collect();
    let Some(slug) = members.first().and_then(|member| member.slug.clone()) else {
        return Gathered { document: None, wrong };
    };
    let mut document = Document {
        kind: context.kind,
        slug,
        facts: Arc::new(Facts::none(context.kind)),
        facts_file: None,
        has_broken_facts: false,
        has_broken_versions: false,
        versions: BTreeMap::new(),
    };
    for member in members {
        let is_text = !matches!(member.content, Content::Facts(_) | Content::Picture(_));
        document.has_broken_versions |= is_text && member.wrong.iter().any(Diagnostic::is_error);
        match &member.content {
            Content::Version(tag, version) => wrong.extend(add_version(&mut document, tag, version)),
            Content::Facts(facts) => {
                document.has_broken_facts = facts.is_none();
                document.facts = facts.clone().unwrap_or(document.facts);
                document.facts_file = Some(member.file.clone());
            }
            Content::Picture(_) | Content::Nothing => {}
        }
    }
    if document.versions.is_empty() {
        let is_followed = wrong.iter().any(Diagnostic::is_error);
        wrong.extend(textless(&document, &context.own).filter(|_| !is_followed));
        return Gathered { document: None, wrong };
    }
    // What cannot be read as a whole cannot be compared.
    if !wrong.iter().any(|wrong| wrong.is_error() || wrong.code == UNKNOWN_BLOCK) {
        wrong.extend(uneven(&document).or_else(|| untold(&document)));
        wrong.extend(idle_alt(&document));
    }
    Gathered { document: Some(Same::new(document)), wrong }
}

fn add_version(document: &mut Document, tag: &Tag, version: &Arc<Version>) -> Option<Diagnostic> {
    match document.versions.entry(tag.clone()) {
        Entry::Vacant(place) => {
            place.insert(Arc::clone(version));
            None
        }
        Entry::Occupied(other) => {
            let message = format!(
                "`{}` already is `{}` in the language `{}`",
                other.get().file,
                document.slug,
                other.key()
            );
            Some(Diagnostic::error("duplicate-version", &version.file, message).help(
                "keep one of the two files, or name the languages in both: `name.ar.txt`, `name.en.txt`",
            ))
        }
    }
}

/// An error where there are facts and no text.
fn textless(document: &Document, own: &Tag) -> Option<Diagnostic> {
    let file = document.facts_file.as_ref()?;
    let ending = if document.kind == Kind::Article { "txt" } else { "md" };
    let help = format!("write `{}.{own}.{ending}` beside them, or delete them", document.slug);
    Some(Diagnostic::error("facts-without-text", file, "these facts belong to no text").help(help))
}

/// A warning where the versions of a document have different numbers of paragraphs: it names the
/// first paragraph without a counterpart.
fn uneven(document: &Document) -> Option<Diagnostic> {
    let count = |version: &&Arc<Version>| version.body.rows.len();
    let shortest = document.versions.values().min_by_key(count)?;
    let longest = document.versions.values().max_by_key(count)?;
    let (few, many) = (count(&shortest), count(&longest));
    let row = longest.body.rows.get(few)?;
    let span = longest.body.first_span(&row.block);
    if few == 0 {
        let message = format!("this text has no paragraph yet, and `{}` has {many}", longest.file);
        let help = "translate them; until then readers see the title alone";
        return Some(Diagnostic::warning("uneven-translation", &shortest.file, message).help(help));
    }
    let message =
        format!("paragraph {} has no counterpart: `{}` has {few}, this file {many}", few + 1, shortest.file);
    let titled = document.versions.values().find_map(|version| Some((version, version.said_in_front()?)));
    let help = match titled {
        Some((version, key)) => format!(
            "the front matter of `{}` has its `{key}`: if its first lines are title and standfirst all the same, take `{key}` out",
            version.file
        ),
        None => "split or join paragraphs so that each says what its counterpart says".to_owned(),
    };
    Some(Diagnostic::warning("uneven-translation", &longest.file, message).at_any(span).help(help))
}

/// A warning for each version that says what a picture shows, where the article has none.
fn idle_alt(document: &Document) -> Vec<Diagnostic> {
    let Facts::Article(ArticleFacts { image: None, .. }) = &*document.facts else { return Vec::new() };
    let told = |version: &Arc<Version>| {
        let alt = version.front.image_alt.as_ref()?;
        let message = "the article has no picture that `image-alt` could describe";
        let help =
            format!("name it in the facts, `image = \"…\"` in `{}.toml`, or delete this line", document.slug);
        Some(Diagnostic::warning("idle-key", &version.file, message).at(alt.span()).help(help))
    };
    document.versions.values().filter_map(told).collect()
}

/// A warning where a version's timelines lack an event that another version tells: it names the
/// first such event.
fn untold(document: &Document) -> Option<Diagnostic> {
    let count = |version: &&Arc<Version>| version.body.moments.len();
    let fullest = document.versions.values().rev().max_by_key(count)?;
    let mut others = document.versions.values().filter(|version| !Arc::ptr_eq(version, fullest));
    let (other, event) = others.find_map(|other| {
        let mut told = other.body.moments_in_time().map(|moment| moment.when).peekable();
        let mut here = fullest.body.moments_in_time();
        let alone = here.find(|moment| {
            while told.next_if(|when| *when < moment.when).is_some() {}
            told.next_if(|when| *when == moment.when).is_none()
        });
        alone.map(|moment| (other, moment))
    })?;
    let span = fullest.body.first_span(&event.events);
    let message = format!("`{}` tells no event of {}", other.file, event.when);
    let help = "give both timelines the same dates: they say which events are the same";
    Some(Diagnostic::warning("uneven-timeline", &fullest.file, message).at_any(span).help(help))
}

/// The documents, which come sorted by slug, and what is wrong with them. A name that two folders
/// claim stays with the first.
pub(super) fn documents(gathered: &[Same<Gathered>], wrong: &mut Vec<Diagnostic>) -> Vec<Same<Document>> {
    let mut documents: Vec<Same<Document>> = Vec::with_capacity(gathered.len());
    for gathered in gathered {
        wrong.extend_from_slice(&gathered.wrong);
        let Some(document) = &gathered.document else { continue };
        match documents.last().filter(|last| last.slug == document.slug) {
            Some(first) => wrong.extend(claimed(first, document)),
            None => documents.push(document.clone()),
        }
    }
    documents
}

/// An error for each file of a document whose name is taken.
fn claimed(first: &Document, second: &Document) -> impl Iterator<Item = Diagnostic> {
    let message = format!("`{}` has the same name in another folder", first.file());
    let files = second.versions.values().map(|version| &version.file).chain(&second.facts_file);
    files.map(move |file| {
        Diagnostic::error("duplicate-slug", file, message.clone())
            .help("rename one of the two: a name is an address")
    })
}
