//! The head of a request, as far as it is let in.

use httparse::{EMPTY_HEADER, Error, Request, Status};

/// The longest head, in bytes.
pub(super) const LONGEST: usize = 16 << 10;

/// The most fields of a head.
const MOST_FIELDS: usize = 100;

/// What a request asks, in a head that was let in: GET or HEAD, one `Host`, no body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Head {
    /// Whether only the head of the answer is wanted.
    pub is_bare: bool,
    /// The path asked for, percent-encoded, with the query.
    pub target: String,
    /// The host and port that the client thinks it speaks to.
    pub host: String,
    /// The origin of the page that asks.
    pub origin: Option<String>,
    /// The digests that the client has.
    pub if_none_match: Option<String>,
    /// The digest that a range must be of.
    pub if_range: Option<String>,
    /// The part of the answer that is wanted.
    pub range: Option<String>,
    /// Whether the connection ends with the answer.
    pub is_last: bool,
}

/// Why a head is not let in: an HTTP status.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Refusal(pub u16);

/// What stands at the beginning of some bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Parsed {
    /// A head that goes on.
    Part,
    /// A whole head, and how many bytes it takes.
    Whole(Head, usize),
}

/// Reads the head that `bytes` begin with.
pub(super) fn head(bytes: &[u8]) -> Result<Parsed, Refusal> {
    let mut fields = [EMPTY_HEADER; MOST_FIELDS];
    let mut request = Request::new(&mut fields);
    let length = match request.parse(bytes) {
        Ok(Status::Complete(length)) if length <= LONGEST => length,
        Ok(Status::Partial) if bytes.len() < LONGEST => return Ok(Parsed::Part),
        Ok(_) | Err(Error::TooManyHeaders) => return Err(Refusal(431)),
        Err(Error::Version) => return Err(Refusal(505)),
        Err(_) => return Err(Refusal(400)),
    };
    checked(&request).map(|head| Parsed::Whole(head, length))
}

fn checked(request: &Request<'_, '_>) -> Result<Head, Refusal> {
    let target = request.path.filter(|target| target.starts_with('/')).ok_or(Refusal(400))?;
    if field(request, "transfer-encoding")?.is_some() {
        return Err(Refusal(413));
    }
    if let Some(length) = field(request, "content-length")? {
        if length.is_empty() || !length.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Refusal(400));
        }
        if length.bytes().any(|b| b != b'0') {
            return Err(Refusal(413));
        }
    }
    let is_bare = match request.method {
        Some("GET") => false,
        Some("HEAD") => true,
        _ => return Err(Refusal(405)),
    };
    let connection = field(request, "connection").unwrap_or_default().unwrap_or_default();
    let says = |word: &str| connection.split(',').any(|part| part.trim().eq_ignore_ascii_case(word));
    let owned = |name| Ok(field(request, name)?.map(str::to_owned));
    Ok(Head {
        is_bare,
        target: target.to_owned(),
        host: owned("host")?.ok_or(Refusal(400))?,
        origin: owned("origin")?,
        if_none_match: owned("if-none-match")?,
        if_range: owned("if-range")?,
        range: owned("range")?,
        is_last: says("close") || (request.version == Some(0) && !says("keep-alive")),
    })
}

/// The field's value; a field that stands twice or is not ASCII is refused.
fn field<'a>(request: &Request<'_, 'a>, name: &str) -> Result<Option<&'a str>, Refusal> {
    let mut values = request.headers.iter().filter(|field| field.name.eq_ignore_ascii_case(name));
    let Some(first) = values.next() else { return Ok(None) };
    if values.next().is_some() || !first.value.is_ascii() {
        return Err(Refusal(400));
    }
    std::str::from_utf8(first.value).map(|value| Some(value.trim())).map_err(|_| Refusal(400))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn refusal(text: &str) -> u16 {
        match head(text.as_bytes()) {
            Err(Refusal(status)) => status,
            Ok(Parsed::Part) => 0,
            Ok(Parsed::Whole(..)) => 200,
        }
    }

    #[test]
    fn what_is_wrong_with_a_head_is_a_status() {
        let many = "a: b\r\n".repeat(101);
        for (text, status) in [
            ("GET / HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(), 200),
            ("HEAD /x?y HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n".to_owned(), 200),
            ("GET / HTTP/1.0\r\nHost: a\r\n\r\n".to_owned(), 200),
            ("GET / HTT".to_owned(), 0),
            ("GET / HTTP/1.1\r\n\r\n".to_owned(), 400),
            ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n".to_owned(), 400),
            ("GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(), 400),
            ("GET * HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(), 400),
            ("POST / HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(), 405),
            ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 40000000000\r\n\r\n".to_owned(), 413),
            ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\n".to_owned(), 400),
            ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n".to_owned(), 413),
            (format!("GET / HTTP/1.1\r\n{many}\r\n"), 431),
            (format!("GET /{} HTTP/1.1\r\n", "x".repeat(LONGEST)), 431),
            ("GET / HTTP/2.0\r\n\r\n".to_owned(), 505),
            ("\0\0\0\0".to_owned(), 400),
        ] {
            assert_eq!(refusal(&text), status, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_head_or_none(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
            let _ = head(&bytes);
        }

        #[test]
        fn a_head_cut_anywhere_goes_on(at in 0_usize..60) {
            let whole = b"GET /ar/ HTTP/1.1\r\nHost: localhost:4000\r\nRange: bytes=0-1\r\n\r\n";
            prop_assert_eq!(head(&whole[..at]), Ok(Parsed::Part));
        }
    }
}
