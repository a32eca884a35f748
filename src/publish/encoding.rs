//! Compressed copies of files, for hosts that send them as they are.

use std::io::{self, Write};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

/// Whether the files of a site get compressed copies beside them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Copies {
    /// They get none.
    None,
    /// Each text file gets a copy by gzip and one by Brotli, where that is smaller.
    Compressed,
}

/// A way to compress a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Encoding {
    /// RFC 1952.
    Gzip,
    /// RFC 7932.
    Brotli,
}

/// The endings of files that are text.
const TEXTS: [&str; 13] =
    ["bib", "css", "csv", "html", "js", "json", "md", "mjs", "ris", "svg", "txt", "webmanifest", "xml"];

/// How hard Brotli tries, of 11: the last step costs more than twice the time for a fortieth.
const BROTLI_QUALITY: i32 = 10;

impl Encoding {
    /// Both.
    const ALL: [Self; 2] = [Self::Gzip, Self::Brotli];

    /// The encodings that the copies of a file are in.
    pub(super) fn of(copies: Copies, file: &str) -> &'static [Self] {
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
        if copies == Copies::Compressed && TEXTS.contains(&ending) { &Self::ALL } else { &[] }
    }

    /// The name of a file's copy.
    pub(super) fn file(self, file: &str) -> String {
        match self {
            Self::Gzip => format!("{file}.gz"),
            Self::Brotli => format!("{file}.br"),
        }
    }

    /// The bytes compressed: the same on every machine, with no name and no time in them.
    pub(super) fn encode(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut out = Vec::with_capacity(bytes.len() / 3);
        match self {
            Self::Gzip => {
                let mut encoder = GzBuilder::new().write(&mut out, Compression::best());
                encoder.write_all(bytes)?;
                encoder.finish()?;
            }
            Self::Brotli => {
                let parameters = BrotliEncoderParams {
                    quality: BROTLI_QUALITY,
                    size_hint: bytes.len(),
                    ..BrotliEncoderParams::default()
                };
                brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters)?;
            }
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn a_copy_unpacks_to_the_file() {
        let text = "شرح، ".repeat(1000).into_bytes();
        for encoding in Encoding::ALL {
            let packed = encoding.encode(&text).unwrap();
            let mut unpacked = Vec::new();
            match encoding {
                Encoding::Gzip => flate2::read::GzDecoder::new(&*packed).read_to_end(&mut unpacked).map(drop),
                Encoding::Brotli => brotli::BrotliDecompress(&mut &*packed, &mut unpacked),
            }
            .unwrap();
            assert!(unpacked == text && packed.len() * 20 < text.len(), "{encoding:?}: {}", packed.len());
        }
    }

    #[test]
    fn only_text_is_compressed_and_only_when_asked_for() {
        assert_eq!(Encoding::of(Copies::Compressed, "ar/index.html").len(), 2);
        for file in ["card.png", "_headers", ".nojekyll", "x.woff2"] {
            assert!(Encoding::of(Copies::Compressed, file).is_empty(), "{file}");
        }
        assert!(Encoding::of(Copies::None, "index.html").is_empty());
    }
}
