//! `links.lock`: every address that the site has promised.
//!
//! A line is an address, `/ar/articles/x/ article:x`, or the paragraphs of a text,
//! `article:x ar 0123456789 p1=… p2=…>p1`. A line that begins with `#` says nothing.

use std::{collections::BTreeMap, fmt::Write as _, sync::Arc};

use crate::{
    base::{
        diagnostic::{Diagnostic, Span},
        language::tag::Tag,
        route::Route,
        slug::Slug,
        source::{Source, SourcePath},
    },
    understand::{document::Kind, sketch::Sketch},
};

mod line;

/// Every address that the site has promised.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Lock {
    /// The addresses.
    pub routes: BTreeMap<Route, Promise>,
    /// The paragraphs of the texts that have numbers of their own.
    pub texts: BTreeMap<Text, Arc<Told>>,
}

/// A promised address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Promise {
    /// What it leads to.
    pub to: Leads,
    /// Where it stands in the file.
    pub span: Span,
}

/// What a promised address leads to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Leads {
    /// A page that every site has.
    Site,
    /// A document.
    Document(Kind, Slug, Places),
    /// A page that says that what stood there is gone.
    Gone,
}

/// Whether the places on a document's page are those that an address of its has promised.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Places {
    /// They are.
    Same,
    /// The address was that of another text: it leads to the page as a whole. Written `whole`.
    Other,
}

/// A text whose paragraphs are numbered: of an article, or of another document in one language.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Text {
    /// The document's kind.
    pub kind: Kind,
    /// The document's name.
    pub slug: Slug,
    /// The language; `None` for an article, whose languages share their paragraphs' anchors.
    pub tag: Option<Tag>,
}

/// The paragraphs of a text as they were last told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// The language of the sketches.
    pub tag: Tag,
    /// Ten digits of the digest of all paragraphs.
    pub digest: String,
    /// The paragraphs: those that are there in their order, then those that are no more.
    pub paragraphs: Vec<Kept>,
}

/// A paragraph that has a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kept {
    /// The number in its anchor.
    pub number: u32,
    /// Its text in short.
    pub sketch: Sketch,
    /// Whether it is still there.
    pub fate: Fate,
}

/// What became of a paragraph.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It is there.
    Stands,
    /// It was taken out, and its anchor leads to the paragraph with this number.
    Leads(u32),
    /// It was taken out, and its anchor leads nowhere on the page.
    Retired,
}

impl Told {
    /// The paragraphs that are there, in their order.
    pub fn standing(&self) -> impl Iterator<Item = &Kept> {
        self.paragraphs.iter().filter(|kept| kept.fate == Fate::Stands)
    }
}

const HEAD: &str =
    "# Every address that this site has promised. `sharh build` adds the new ones: commit this file.\n";

impl Lock {
    /// The lock as it stands in its file.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = String::with_capacity(64 * self.routes.len() + 512 * self.texts.len());
        out.push_str(HEAD);
        for (route, promise) in &self.routes {
            // Writing to a string cannot fail.
            let _ = write!(out, "{}", route.as_str().replace(' ', "%20"));
            let _ = match &promise.to {
                Leads::Site => writeln!(out),
                Leads::Document(kind, slug, Places::Same) => writeln!(out, " {}:{slug}", kind.as_str()),
                Leads::Document(kind, slug, Places::Other) => {
                    writeln!(out, " {}:{slug} whole", kind.as_str())
                }
                Leads::Gone => writeln!(out, " gone"),
            };
        }
        let mut lines: Vec<String> = self.texts.iter().map(|(text, told)| told.line(text)).collect();
        lines.sort_unstable();
        out.extend(lines);
        out
    }
}

impl Told {
    fn line(&self, text: &Text) -> String {
        let mut line = format!("{}:{} {} {}", text.kind.as_str(), text.slug, self.tag, self.digest);
        for kept in &self.paragraphs {
            let _ = write!(line, " p{}={}", kept.number, kept.sketch);
            let _ = match kept.fate {
                Fate::Stands => Ok(()),
                Fate::Leads(heir) => write!(line, ">p{heir}"),
                Fate::Retired => write!(line, ">"),
            };
        }
        line.push('\n');
        line
    }
}

/// Reads `links.lock`. A line that cannot be read promises nothing.
#[must_use]
pub fn lock(source: &Source) -> (Lock, Vec<Diagnostic>) {
    let file = source.path();
    let text = match super::text::text(source) {
        Ok(text) => text,
        Err(wrong) => return (Lock::default(), wrong),
    };
    let (mut lock, mut wrong, mut merging) = (Lock::default(), Vec::new(), None);
    let mut start = super::text::mark_length(text);
    for whole in text[start..].split_inclusive('\n') {
        let line = whole.trim_end();
        let span = Span::from(start..start + line.len());
        start += whole.len();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if MERGE_MARKS.iter().any(|mark| line.starts_with(mark)) {
            merging = merging.or(Some(span));
        } else if let Err(fault) = take(&mut lock, line, span) {
            wrong.push(fault.diagnostic(file, span));
        }
    }
    // What is there twice, or of the other side alone, is there for that one reason.
    if let Some(span) = merging {
        lock.routes = BTreeMap::new();
        wrong = vec![unmerged().diagnostic(file, span)];
    }
    (lock, wrong)
}

/// What is wrong with a line.
struct Fault {
    message: String,
    help: &'static str,
}

impl Fault {
    fn new(message: impl Into<String>, help: &'static str) -> Self {
        Self { message: message.into(), help }
    }

    fn diagnostic(self, file: &SourcePath, span: Span) -> Diagnostic {
        Diagnostic::error("bad-lock", file, self.message).at(span).help(self.help)
    }
}

/// What to do about a line that no program wrote.
const RESTORE: &str = "take this line back to the version that was last committed, then build again";

fn take(lock: &mut Lock, line: &str, span: Span) -> Result<(), Fault> {
    if line.starts_with('/') {
        let (route, to) = line::route(line)?;
        let before = lock.routes.insert(route, Promise { to, span });
        return before.map_or(Ok(()), |_| Err(twice()));
    }
    let (text, told) = line::text(line)?;
    lock.texts.insert(text, Arc::new(told)).map_or(Ok(()), |_| Err(twice()))
}

/// How the lines begin that version control puts where two sides differ.
const MERGE_MARKS: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

fn unmerged() -> Fault {
    Fault::new(
        "this file has the marks of a merge that was not finished",
        "take the whole file of the side that was published, as `git checkout --ours links.lock` or `--theirs` does, then build: that adds what is new on the other side",
    )
}

fn twice() -> Fault {
    Fault::new("this promise is here twice", "keep the line that was published, then build again")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Lock, Vec<Diagnostic>) {
        lock(&Source::new(SourcePath::new(SourcePath::LOCK), text))
    }

    const SKETCH: &str = "0123456789abcdefghij";

    #[test]
    fn a_lock_is_written_as_it_is_read() {
        let text = format!(
            "{HEAD}/\n/ar/\n/ar/a%20b.html article:زيارة whole\n/ar/articles/زيارة/ article:زيارة\n/fr/ gone\n\
             article:زيارة ar 0123456789 p1={SKETCH} p3={SKETCH} p2={SKETCH}>p1 p4={SKETCH}>\nterm:iran ar 0123456789 p1=....................\n"
        );
        let (lock, wrong) = read(&text);
        assert_eq!(wrong, []);
        assert_eq!(lock.to_text(), text);
        assert_eq!(read(&text.replace('\n', "\r\n")).0.to_text(), text);
    }

    #[test]
    fn a_line_that_was_written_by_hand_is_named() {
        for line in [
            "<<<<<<< HEAD",
            "=======",
            ">>>>>>> other",
            "articles/x/",
            "/../x/",
            "/ar/ nowhere",
            "/ar/ article:",
            "/ar/ article:x half",
            "article:x",
            "article:x ar",
            "article:x ar 012345678g",
            "novel:x ar 0123456789",
            "article:x ar 0123456789 p1=short",
            "article:x ar 0123456789 p0=0123456789abcdefghij",
            "article:x ar 0123456789 p1=0123456789abcdefghij p1=0123456789abcdefghij",
            "article:x ar 0123456789 p1=0123456789abcdefghij>p2",
            "article:x ar 0123456789 p2=0123456789abcdefghij>p1 p1=0123456789abcdefghij",
        ] {
            let (_, wrong) = read(&format!("# head\n/ok/\n{line}\n"));
            assert_eq!(wrong.len(), 1, "{line}: {wrong:?}");
            assert_eq!((wrong[0].code, wrong[0].span.unwrap().start), ("bad-lock", 12), "{line}");
        }
        assert_eq!(read("/a/\n/a/\n").1[0].span.unwrap().start, 4);
        assert_eq!(read("article:x ar 0123456789\narticle:x en 0123456789\n").1.len(), 1);
    }
}
