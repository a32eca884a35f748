//! What a host owes to readers.

use std::{collections::BTreeSet, fs, io::Read};

use flate2::read::GzDecoder;
use scraper::{Html, Selector};
use sharh::render::CONTENT_SECURITY_POLICY;
use url::Url;
use walkdir::WalkDir;

use crate::client::{Answer, Host};

/// Every promise of `docs/hosting.md`.
pub fn all(host: &Host<'_>) {
    let files = files(host);
    assert!(files.len() > 100, "{} files", files.len());
    for file in &files {
        a_file_comes_as_it_is(host, file);
    }
    every_link_leads_to_a_file(host, &files);
    what_leads_nowhere_is_said_in_every_language(host);
    what_is_not_for_readers_is_not_there(host);
    a_folder_without_its_slash_leads_to_it(host);
    a_page_that_has_not_changed_is_not_sent_again(host);
}

/// The files of the site that readers may ask for, without their copies.
fn files(host: &Host<'_>) -> BTreeSet<String> {
    let entries = WalkDir::new(host.folder).into_iter().map(Result::unwrap);
    let paths = entries.filter(|entry| entry.file_type().is_file());
    let paths =
        paths.map(|entry| entry.path().strip_prefix(host.folder).unwrap().to_str().unwrap().to_owned());
    let is_for_readers =
        |path: &String| !path.starts_with(['.', '_']) && !matches!(ending(path), "gz" | "br");
    paths.filter(is_for_readers).collect()
}

/// What stands after the last dot of a file's name.
fn ending(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// The path of an address in percent-encoding, as a browser asks for it.
fn encoded(path: &str) -> String {
    Url::parse("http://x.org").unwrap().join(path).unwrap().path().to_owned()
}

fn a_file_comes_as_it_is(host: &Host<'_>, file: &str) {
    let path = encoded(&host.address(file.strip_suffix("index.html").unwrap_or(file)));
    let bytes = fs::read(host.folder.join(file)).unwrap();
    let plain = host.get(&path, &[]);
    assert_eq!((plain.status, plain.field("Content-Encoding")), (200, ""), "{path}");
    assert!(plain.body == bytes, "{path}");
    has_policy(&plain, &path);

    let kind = plain.field("Content-Type").to_ascii_lowercase();
    let kinds: &[&str] = match ending(file) {
        "html" => &["text/html; charset=utf-8"],
        "css" => &["text/css; charset=utf-8"],
        "js" => &["application/javascript; charset=utf-8", "text/javascript; charset=utf-8"],
        "txt" => &["text/plain; charset=utf-8"],
        "md" => &["text/markdown; charset=utf-8; variant=gfm"],
        "bib" => &["application/x-bibtex; charset=utf-8"],
        "ris" => &["application/x-research-info-systems"],
        "svg" => &["image/svg+xml; charset=utf-8", "image/svg+xml"],
        "xml" if file.ends_with("feed.xml") => &["application/atom+xml; charset=utf-8"],
        "xml" if file.ends_with("opensearch.xml") => &["application/opensearchdescription+xml"],
        "xml" => &["application/xml; charset=utf-8", "text/xml; charset=utf-8"],
        "png" => &["image/png"],
        "woff2" => &["font/woff2"],
        _ => &[],
    };
    assert!(kinds.is_empty() || kinds.contains(&kind.as_str()), "{path}: {kind}");

    let caching = plain.field("Cache-Control");
    let is_asset = file.starts_with("assets/");
    let wanted = if is_asset { "public, max-age=31536000, immutable" } else { "no-cache" };
    assert_eq!(caching, wanted, "{path}");

    if host.folder.join(format!("{file}.gz")).exists() {
        let packed = host.get(&path, &[("Accept-Encoding", "gzip")]);
        let how = (packed.status, packed.field("Content-Encoding"), packed.field("Vary"));
        assert_eq!(how, (200, "gzip", "Accept-Encoding"), "{path}");
        assert_eq!(packed.field("Content-Type").to_ascii_lowercase(), kind, "{path}");
        assert!(packed.body.len() < bytes.len(), "{path}");
        let mut unpacked = Vec::new();
        GzDecoder::new(&*packed.body).read_to_end(&mut unpacked).unwrap();
        assert!(unpacked == bytes, "{path}");
    }
}

fn has_policy(answer: &Answer, path: &str) {
    assert_eq!(answer.field("Content-Security-Policy"), CONTENT_SECURITY_POLICY, "{path}");
    assert_eq!(answer.field("X-Content-Type-Options"), "nosniff", "{path}");
}

/// Follows the links of every page as a browser would; none leads out of the site's path.
fn every_link_leads_to_a_file(host: &Host<'_>, files: &BTreeSet<String>) {
    let links = Selector::parse("a[href], link[href], script[src], img[src]").unwrap();
    let mut targets = BTreeSet::new();
    for page in files.iter().filter(|file| ending(file) == "html") {
        let address =
            format!("https://{}{}", host.name, host.address(page.strip_suffix("index.html").unwrap_or(page)));
        let base = Url::parse(&address).unwrap();
        let html = Html::parse_document(&fs::read_to_string(host.folder.join(page)).unwrap());
        for element in html.select(&links) {
            let written = element.attr("href").or_else(|| element.attr("src")).unwrap();
            let url = base.join(written).unwrap();
            if url.host_str() == Some(host.name) {
                assert!(url.path().starts_with(host.root), "{page}: {written} leaves {}", host.root);
                targets.insert(url.path().to_owned());
            }
        }
    }
    assert!(targets.len() > 80, "{} addresses", targets.len());
    for target in targets {
        assert_eq!(host.get(&target, &[]).status, 200, "{target}");
    }
}

fn what_leads_nowhere_is_said_in_every_language(host: &Host<'_>) {
    let page = fs::read(host.folder.join("404.html")).unwrap();
    let text = String::from_utf8(page.clone()).unwrap();
    assert!(text.contains("الصفحة غير موجودة") && text.contains("Page not found"));
    assert!(text.contains(&format!("{}ar/glossary/", host.root)), "its links begin at the root");
    for path in ["nothing", "en/articles/nothing/here/", "ar/%D9%84%D8%A7/", "assets/nothing.css"] {
        let answer = host.get(&host.address(path), &[]);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body == page, "{path}");
        assert_eq!(answer.field("Content-Type").to_ascii_lowercase(), "text/html; charset=utf-8", "{path}");
        assert!(!answer.field("Cache-Control").contains("immutable"), "{path}");
        has_policy(&answer, path);
    }
}

fn what_is_not_for_readers_is_not_there(host: &Host<'_>) {
    for name in [".sharh-manifest", ".nojekyll", "_headers", "_redirects"] {
        assert!(host.folder.join(name).exists(), "{name}");
        assert_eq!(host.get(&host.address(name), &[]).status, 404, "{name}");
    }
}

fn a_folder_without_its_slash_leads_to_it(host: &Host<'_>) {
    let mut folders = vec!["en".to_owned(), "ar/articles".to_owned()];
    if host.root != "/" {
        folders.push(String::new());
    }
    for folder in folders {
        let path = host.address(&folder);
        let path = path.trim_end_matches('/');
        let answer = host.get(path, &[]);
        assert!(matches!(answer.status, 301 | 308), "{path}: {}", answer.status);
        assert_eq!(answer.field("Location"), format!("{path}/"), "{path}");
    }
}

fn a_page_that_has_not_changed_is_not_sent_again(host: &Host<'_>) {
    let path = host.address("en/");
    let tag = host.get(&path, &[]).field("ETag").to_owned();
    assert!(!tag.is_empty());
    let again = host.get(&path, &[("If-None-Match", &tag)]);
    assert_eq!((again.status, again.body.len()), (304, 0));
}
