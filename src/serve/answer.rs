//! An answer, and how it goes over the wire.

use std::{
    io::{self, Cursor, Write},
    sync::Arc,
};

use tiny_http::{HTTPVersion, Header, Response, StatusCode};

use super::{
    head::{Head, Refusal},
    range::{Part, part},
};
use crate::base::digest::Digest;

/// What pages may load: their own server's files, and no script or style inside them.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
     font-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; \
     frame-ancestors 'self'";

/// What a request gets.
pub(super) enum Reply {
    /// An answer.
    Answer(Answer),
    /// Word of every change, as long as there is somebody to hear it.
    Events,
}

/// An answer.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub status: u16,
    pub content_type: &'static str,
    /// Further fields of the head.
    pub fields: Vec<(&'static str, String)>,
    pub body: Arc<[u8]>,
}

/// The type of plain text.
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

/// The type of pages.
pub(super) const HTML: &str = "text/html; charset=utf-8";

impl Answer {
    /// An answer that is a page or a file.
    pub(super) fn new(status: u16, content_type: &'static str, body: impl Into<Arc<[u8]>>) -> Self {
        Self { status, content_type, fields: Vec::new(), body: body.into() }
    }

    /// What a client gets that is not let in.
    pub(super) fn refused(Refusal(status): Refusal) -> Self {
        let why = match status {
            403 => "This preview answers only pages of its own.",
            405 => "Only GET and HEAD are answered.",
            408 => "The request took too long.",
            413 => "Requests have no body here.",
            431 => "The request's head is too long.",
            503 => "Too many connections are open.",
            505 => "Only HTTP/1 is spoken here.",
            _ => "This is no request that can be answered.",
        };
        let mut answer = Self::new(status, TEXT, format!("{why}\n").into_bytes());
        if status == 405 {
            answer.fields.push(("Allow", "GET, HEAD".to_owned()));
        }
        answer
    }

    /// The way to where the page stands.
    pub(super) fn elsewhere(location: String) -> Self {
        let mut answer = Self::new(307, TEXT, *b"");
        answer.fields.push(("Location", location));
        answer
    }

    /// The answer as the request's conditions want it: the whole, a part, or that nothing changed.
    #[must_use]
    pub(super) fn on(mut self, head: &Head, digest: Digest) -> Self {
        if self.status != 200 {
            return self;
        }
        let tag = format!("\"{digest}\"");
        let is_known = head.if_none_match.as_ref().is_some_and(|known| {
            known.split(',').map(str::trim).any(|known| known == "*" || known.trim_start_matches("W/") == tag)
        });
        let wants_part = head.if_range.as_ref().is_none_or(|wanted| *wanted == tag);
        let range = head.range.as_ref().filter(|_| wants_part && !is_known);
        self.fields.extend([("ETag", tag), ("Accept-Ranges", "bytes".to_owned())]);
        if is_known {
            self.status = 304;
            return self;
        }
        let whole = self.body.len();
        match range.map_or(Part::Whole, |range| part(range, whole)) {
            Part::Whole => {}
            Part::Of(range) => {
                self.status = 206;
                let described = format!("bytes {}-{}/{whole}", range.start, range.end - 1);
                self.fields.push(("Content-Range", described));
                self.body = self.body[range].into();
            }
            Part::Outside => {
                self.status = 416;
                self.fields.push(("Content-Range", format!("bytes */{whole}")));
                self.body = Arc::new([]);
            }
        }
        self
    }

    /// Writes the answer; only its head when the client wants no more.
    pub(super) fn write(self, out: &mut impl Write, is_head: bool) -> io::Result<()> {
        let own = [
            ("Server", "sharh"),
            ("Content-Type", self.content_type),
            ("Cache-Control", "no-store"),
            ("Content-Security-Policy", POLICY),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Referrer-Policy", "same-origin"),
            ("X-Content-Type-Options", "nosniff"),
        ];
        let more = self.fields.iter().map(|(name, value)| (*name, value.as_str()));
        let fields: Result<Vec<Header>, ()> =
            own.into_iter().chain(more).map(|(name, value)| Header::from_bytes(name, value)).collect();
        let fields = fields.map_err(|()| io::Error::other("a field of the head is not ASCII"))?;
        let length = self.body.len();
        let response =
            Response::new(StatusCode(self.status), fields, Cursor::new(self.body), Some(length), None)
                .with_chunked_threshold(usize::MAX);
        let mut whole = io::BufWriter::with_capacity(64 << 10, out);
        response.raw_print(&mut whole, HTTPVersion(1, 1), &[], is_head, None)?;
        whole.flush()
    }
}

/// The type of a file, by its name or the ending of its name.
pub(super) fn content_type(name: &str) -> &'static str {
    match name.rsplit('/').next().unwrap_or(name) {
        "feed.xml" => return "application/atom+xml; charset=utf-8",
        "opensearch.xml" => return "application/opensearchdescription+xml",
        _ => {}
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" | "webmanifest" => "application/json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "txt" => TEXT,
        "md" => "text/markdown; charset=utf-8; variant=GFM",
        "bib" => "application/x-bibtex; charset=utf-8",
        "ris" => "application/x-research-info-systems",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "pdf" => "application/pdf",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_the_types_that_hosts_are_told() {
        for (name, kind) in [
            ("/ar/articles/x/index.html", HTML),
            ("/ar/articles/x/index.md", "text/markdown; charset=utf-8; variant=GFM"),
            ("/ar/articles/x/cite.bib", "application/x-bibtex; charset=utf-8"),
            ("/ar/articles/x/cite.ris", "application/x-research-info-systems"),
            ("/ar/opensearch.xml", "application/opensearchdescription+xml"),
            ("/ar/feed.xml", "application/atom+xml; charset=utf-8"),
            ("/sitemap.xml", "application/xml; charset=utf-8"),
            ("/llms.txt", TEXT),
        ] {
            assert_eq!(content_type(name), kind, "{name}");
        }
    }
}
