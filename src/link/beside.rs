//! What stands beside a page for those who pass it on.

use super::{
    DocumentId,
    address::{Claims, Recipe},
};
use crate::{
    base::{language::tag::Tag, source::SourcePath},
    understand::{document::Kind, share::Share},
};

/// The name of a share card beside its page.
pub(super) const SHARE_CARD: &str = "card.png";

/// The name of a text as Markdown beside its page.
pub(super) const MARKDOWN: &str = "index.md";

impl Claims {
    /// Claims the addresses of a text as Markdown and of a share card beside the page at `text`, which
    /// `file` was written for.
    pub(super) fn claim_beside(
        &mut self,
        share: Share,
        text: &str,
        (id, tag, kind): (DocumentId, &Tag, Kind),
        file: Option<&SourcePath>,
    ) {
        let Some(file) = file else { return };
        if share.markdown {
            self.claim_text(&format!("{text}{MARKDOWN}"), Recipe::Markdown(id, tag.clone()), file);
        }
        if share.cards && kind != Kind::Page {
            self.claim_text(&format!("{text}{SHARE_CARD}"), Recipe::ShareCard(id, tag.clone()), file);
        }
    }
}
