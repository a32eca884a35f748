//! What a browser gets for what it asks.

use sharh::serve::Watching;

use crate::preview::{Preview, SITE, encoded};

#[test]
fn every_answer_keeps_to_itself() {
    let preview = Preview::new();
    for path in
        ["/", "/ar/", "/nowhere", "/_sharh/", "/_sharh/report", "/_sharh/client.js", "/sitemap.xml", "/ar"]
    {
        let reply = preview.get(path);
        assert_eq!(reply.field("Cache-Control"), Some("no-store"), "{path}");
        assert_eq!(reply.field("X-Content-Type-Options"), Some("nosniff"), "{path}");
        assert_eq!(reply.field("Cross-Origin-Resource-Policy"), Some("same-origin"), "{path}");
        assert!(reply.field("Content-Security-Policy").unwrap().contains("script-src 'self'"), "{path}");
        assert_eq!(reply.field("Access-Control-Allow-Origin"), None, "{path}");
    }
}

#[test]
fn types_are_told_with_their_encoding() {
    let preview = Preview::new();
    let page = preview.get("/ar/").text();
    let style = page.split("rel=\"stylesheet\" href=\"../").nth(1).unwrap().split('"').next().unwrap();
    for (path, content_type) in [
        ("/ar/", "text/html; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        (&format!("/{style}"), "text/css; charset=utf-8"),
        ("/_sharh/client.js", "text/javascript; charset=utf-8"),
    ] {
        let reply = preview.get(path);
        assert_eq!((reply.status, reply.field("Content-Type")), (200, Some(content_type)), "{path}");
    }
}

#[test]
fn a_page_that_is_known_is_not_sent_again() {
    let preview = Preview::new();
    let first = preview.get("/en/");
    let tag = first.field("ETag").unwrap();
    for known in [tag.to_owned(), format!("\"x\", W/{tag}"), "*".to_owned()] {
        let again = preview.ask("/en/", &format!("If-None-Match: {known}\r\n"));
        assert_eq!((again.status, again.body.len()), (304, 0), "{known}");
        assert_eq!(again.field("ETag"), Some(tag));
    }
    assert_eq!(preview.ask("/en/", "If-None-Match: \"other\"\r\n").status, 200);
}

#[test]
fn a_part_of_a_page_can_be_asked_for() {
    let preview = Preview::new();
    let whole = preview.get("/en/").body;
    let part = preview.ask("/en/", "Range: bytes=10-19\r\n");
    assert_eq!((part.status, part.body.as_slice()), (206, &whole[10..20]));
    assert_eq!(part.field("Content-Range").unwrap(), format!("bytes 10-19/{}", whole.len()));
    let outside = preview.ask("/en/", "Range: bytes=99999999-\r\n");
    assert_eq!((outside.status, outside.body.len()), (416, 0));
    assert_eq!(preview.ask("/en/", "Range: bytes=0-1,4-5\r\n").status, 200);
    assert_eq!(preview.ask("/en/", "Range: bytes=0-1\r\nIf-Range: \"other\"\r\n").status, 200);
}

#[test]
fn only_the_head_is_sent_when_only_the_head_is_asked_for() {
    let preview = Preview::new();
    let whole = preview.get("/en/");
    let host = format!("Host: localhost:{}\r\nConnection: close\r\n\r\n", preview.port);
    let head = preview.raw(format!("HEAD /en/ HTTP/1.1\r\n{host}").as_bytes()).unwrap();
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.field("Content-Length").unwrap(), whole.body.len().to_string());
}

#[test]
fn several_requests_share_a_connection() {
    let preview = Preview::new();
    let asked = format!("GET /en/ HTTP/1.1\r\nHost: localhost:{}\r\n", preview.port);
    let all =
        preview.raw(format!("{asked}\r\n{asked}\r\n{asked}Connection: close\r\n\r\n").as_bytes()).unwrap();
    assert_eq!(String::from_utf8_lossy(&all.body).matches("HTTP/1.1 200 OK").count(), 2);
}

#[test]
fn a_folder_without_its_slash_leads_to_it() {
    let preview = Preview::new();
    let reply = preview.get("/en/articles/visit?x=1");
    assert_eq!((reply.status, reply.field("Location")), (307, Some("/en/articles/visit/?x=1")));
    assert_eq!(preview.get("/en/articles/visit/index.html").body, preview.get("/en/articles/visit/").body);
    assert_eq!(preview.get("/_sharh").field("Location"), Some("/_sharh/"));
}

#[test]
fn arabic_addresses_are_found_however_they_are_spelled() {
    let mut site = SITE.to_vec();
    site.push(("seeds/زيارة-باكو.ar.txt", "عنوان\nمقدمة\nفقرة\n"));
    let preview = Preview::start(&site, Watching::Events, "/");
    let path = encoded("/ar/articles/زيارة-باكو/");
    assert_eq!(preview.get(&path).status, 200);
    assert_eq!(preview.get(&path.to_lowercase()).status, 200);
    let location = preview.get(path.trim_end_matches('/'));
    assert_eq!(preview.get(location.field("Location").unwrap()).status, 200);
    assert_eq!(preview.get("/ar/articles/%ff/").status, 400);
}

#[test]
fn a_site_can_be_tried_under_a_path() {
    let preview = Preview::start(&SITE, Watching::Events, "/x/");
    assert_eq!(preview.get("/").field("Location"), Some("/x/"));
    assert_eq!(preview.get("/x").field("Location"), Some("/x/"));
    assert_eq!(preview.get("/x/en/articles/visit/").status, 200);
    assert_eq!(preview.get("/x/en").field("Location"), Some("/x/en/"));
    assert_eq!(preview.get("/en/").status, 404);
    assert!(preview.get("/_sharh/").text().contains("href=\"/x/en/articles/visit/\""));
}

#[test]
fn a_base_path_may_be_arabic() {
    let preview = Preview::start(&SITE, Watching::Events, "/موقع/");
    let base = encoded("/موقع/");
    let location = preview.get("/");
    assert_eq!(location.field("Location"), Some(base.as_str()));
    assert_eq!(preview.get(&format!("{base}en/articles/visit/")).status, 200);
    assert_eq!(preview.get(&base.to_lowercase()).status, 200);
    assert_eq!(preview.get(base.trim_end_matches('/')).field("Location"), Some(base.as_str()));
    assert_eq!(preview.get(&format!("{base}en")).field("Location"), Some(&*format!("{base}en/")));
    assert_eq!(preview.get("/en/").status, 404);
    assert!(preview.get("/_sharh/").text().contains(&format!("href=\"{base}en/articles/visit/\"")));
    preview.is_clean_under(&base);
}

#[test]
fn a_query_as_it_comes_is_led_on_in_ascii() {
    let preview = Preview::new();
    for (asked, led) in [("?é", "?%C3%A9"), ("?a=%C3%A9&b=1", "?a=%C3%A9&b=1"), ("?", "?"), ("", "")] {
        let reply = preview.get(&format!("/en/articles{asked}"));
        let location = format!("/en/articles/{led}");
        assert_eq!((reply.status, reply.field("Location")), (307, Some(&*location)), "{asked}");
    }
}

#[test]
fn what_leads_nowhere_says_so_in_both_languages() {
    let reply = Preview::new().get("/en/nowhere/");
    assert_eq!(reply.status, 404);
    assert!(reply.text().contains("lang=\"ar\"") && reply.text().contains("lang=\"en\""));
}

#[test]
fn the_desk_shows_every_document_and_what_is_missing() {
    let mut site = SITE.to_vec();
    site[2].1 = "A visit\nStandfirst\nFirst.\n…\n";
    site.push(("content/glossary/never.en.md", "+++\ntitle = \"Neverland\"\nsummary = \"S.\"\n+++\n"));
    let preview = Preview::start(&site, Watching::Events, "/");
    let desk = preview.get("/_sharh/").text();
    for text in [
        "<a href=\"/en/articles/visit/#p2\"><bdi>p2</bdi></a>",
        "<code>untranslated</code>",
        "<h2>Terms never mentioned (1)</h2>",
        "<a href=\"/ar/glossary/never/\"><bdi>missing</bdi></a>",
    ] {
        assert!(desk.contains(text), "{text} is not in {desk}");
    }
    preview.write("seeds/visit.en.txt", "A visit\nStandfirst\nFirst in Neverland.\nSecond.\n");
    preview.until_shown("/_sharh/", "<h2>Terms never mentioned (0)</h2>");
}
