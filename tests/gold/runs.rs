//! The runs of a text: what the text of each inline element is, and where it stands in the source.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The text of one inline element.
#[derive(Default)]
pub struct Run {
    /// Its text, soft line breaks as `\n`.
    pub text: String,
    /// Pieces of the text, and the bytes of the source that spell them.
    pieces: Vec<(Range<usize>, Range<usize>)>,
}

impl Run {
    /// The source's byte of the text's byte `at`.
    pub fn source(&self, at: usize) -> usize {
        let (text, source) = self.pieces.iter().find(|(text, _)| text.contains(&at)).unwrap();
        if text.len() == source.len() { source.start + at - text.start } else { source.start }
    }

    /// The source's byte after the text's byte before `at`.
    pub fn source_end(&self, at: usize) -> usize {
        let (text, source) = self.pieces.iter().find(|(text, _)| text.contains(&(at - 1))).unwrap();
        if text.len() == source.len() { source.start + at - text.start } else { source.end }
    }

    fn push(&mut self, text: &str, source: Range<usize>) {
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push((start..self.text.len(), source));
    }
}

/// A plain text is one run.
pub fn plain(text: &str) -> Vec<Run> {
    let mut run = Run::default();
    run.push(text, 0..text.len());
    vec![run]
}

/// The runs of a Markdown text in which terms are found.
pub fn markdown(text: &str) -> Vec<Run> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    let (mut runs, mut run) = (Vec::new(), Run::default());
    // How many elements are open in which nothing is found, and the HTML elements among them.
    let (mut closed, mut html) = (0_u32, 0_u32);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Text(text) if closed == 0 && html == 0 => run.push(&text, range),
            Event::SoftBreak if closed == 0 && html == 0 => run.push("\n", range),
            other => {
                runs.push(std::mem::take(&mut run));
                match other {
                    Event::Start(tag) if refuses(&tag) => closed += 1,
                    Event::End(
                        TagEnd::Heading(_)
                        | TagEnd::Link
                        | TagEnd::Image
                        | TagEnd::CodeBlock
                        | TagEnd::HtmlBlock,
                    ) => closed -= 1,
                    Event::InlineHtml(tag) => html = html.saturating_add_signed(opens(&tag)),
                    _ => {}
                }
            }
        }
    }
    runs.push(run);
    runs.retain(|run| !run.text.is_empty());
    runs
}

fn refuses(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Heading { .. } | Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock
    )
}

/// 1 for a tag that opens an element in which nothing is found, −1 for one that closes it.
fn opens(tag: &str) -> i32 {
    let name = |prefix: &str| {
        let name = tag.strip_prefix(prefix)?.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
        matches!(name, "a" | "kbd" | "code").then_some(())
    };
    if name("</").is_some() { -1 } else { i32::from(name("<").is_some()) }
}
