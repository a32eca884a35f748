//! What kind of content a file is, as the field `Content-Type` says it.

/// The type of plain text.
pub const TEXT: &str = "text/plain; charset=utf-8";

/// The type of pages.
pub const HTML: &str = "text/html; charset=utf-8";

/// The type of a file, by its name or the ending of its name.
#[must_use]
pub fn content_type(name: &str) -> &'static str {
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
        // Markdown must name its charset (RFC 7763, section 2) and says which it is.
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
