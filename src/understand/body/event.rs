//! What a body is made of, step by step.

use crate::base::diagnostic::Span;

/// One step through a body.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    /// An element opens.
    Start(Element),
    /// The innermost open element closes.
    End,
    /// Text as it stands in the file.
    Text(Span),
    /// Text that the file spells otherwise, such as `&amp;`, and where.
    Spelled(Box<str>, Span),
    /// Code inside a line.
    Code(Box<str>),
    /// A line of the file ends inside a paragraph.
    SoftBreak,
    /// The author ends a line.
    HardBreak,
    /// A line across the page.
    Rule,
    /// A mark that leads to a footnote.
    FootnoteMark {
        /// The footnote's index.
        note: u32,
        /// Whether it is the footnote's first mark, to which the way back leads.
        is_first: bool,
    },
    /// The box of a task, ticked or not.
    Task(bool),
    /// The picture with this index.
    Picture(u32),
    /// The chart with this index.
    Chart(u32),
    /// HTML of the author's own.
    Html(Span),
}

impl Event {
    /// How many bytes of text it has in the file.
    #[must_use]
    pub fn length(&self) -> usize {
        if let Self::Text(span) | Self::Spelled(_, span) = self { span.range().len() } else { 0 }
    }

    /// Whether it is text that stands in `span` of the file or runs into it.
    #[must_use]
    pub fn meets(&self, span: Span) -> bool {
        // A link by hand begins before its text, so neither needs to hold the other.
        matches!(self, Self::Text(own) | Self::Spelled(_, own) if own.start < span.end && span.start < own.end)
    }
}

/// What opens and closes.
#[derive(Clone, PartialEq, Debug)]
pub enum Element {
    /// A paragraph.
    Paragraph,
    /// The heading with this index.
    Heading(u32),
    /// A quotation.
    Quote,
    /// A remark that is set apart.
    Alert(Alert),
    /// A list with bullets.
    List,
    /// A list whose first number is this.
    Numbered(u64),
    /// An item of a list.
    Item,
    /// A table with this many columns.
    Table(u32),
    /// A table's head: its cells stand in it without a row.
    TableHead,
    /// A table's row.
    TableRow,
    /// A cell, set as its column is.
    Cell(Align),
    /// A block of code in this language, which may be empty.
    CodeBlock(Box<str>),
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Text that no longer holds.
    Struck,
    /// The link with this index.
    Link(u32),
    /// A list of terms and what they mean.
    Definitions,
    /// A term in such a list.
    DefinitionTitle,
    /// What it means.
    Definition,
    /// A timeline block.
    Timeline,
    /// Its event with this index.
    Moment(u32),
}

/// What kind of remark is set apart (GitHub's alerts).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Alert {
    /// Useful to know.
    Note,
    /// Useful to do.
    Tip,
    /// Needed to understand.
    Important,
    /// Needs care.
    Warning,
    /// May do harm.
    Caution,
}

impl Alert {
    /// The name by which authors and interface words know it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }
}

/// How a table's column is set, by the reading direction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// As the text runs.
    Natural,
    /// Written `:--`: where lines begin.
    Start,
    /// Written `:-:`.
    Center,
    /// Written `--:`: where lines end.
    End,
}
