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
use crate::{base::digest::Digest, render::content_type::TEXT};

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
