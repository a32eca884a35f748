//! Pictures whose size is known.

use super::drawing;
use crate::base::{diagnostic::Diagnostic, source::Source};

/// The endings of the names of pictures that a page can show.
pub(super) const PICTURES: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"];

/// A picture whose size is known.
#[derive(Clone, Debug)]
pub struct Bitmap {
    /// The file.
    pub source: Source,
    /// Its width in pixels.
    pub width: usize,
    /// Its height in pixels.
    pub height: usize,
}

impl Bitmap {
    /// Whether it is a picture that a page can show: one that cannot be read has no size.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.width > 0
    }

    /// The picture in a file; a drawing that can run something is refused.
    pub(super) fn of(source: &Source) -> Result<Self, Vec<Diagnostic>> {
        let (width, height) = if source.path().extension().eq_ignore_ascii_case("svg") {
            drawing::size(source)?
        } else {
            let size = imagesize::blob_size(source.bytes()).map_err(|_| {
                let message = "this is no picture that a page can show";
                let problem = Diagnostic::error("bad-picture", source.path(), message);
                vec![problem.help("save it as PNG, JPEG, GIF, WebP, AVIF or SVG")]
            })?;
            (size.width, size.height)
        };
        Ok(Self { source: source.clone(), width, height })
    }

    /// What stands for a picture that cannot be shown.
    pub(super) fn hidden(source: &Source) -> Self {
        Self { source: source.clone(), width: 0, height: 0 }
    }
}
