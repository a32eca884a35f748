//! The files that speak to hosts.

use sharh::render::CONTENT_SECURITY_POLICY;

use crate::{
    harness::SiteTest,
    sample::{SETTINGS, sample},
};

fn named(settings: &str) -> SiteTest {
    SiteTest::new().file("sharh.toml", settings).file("seeds/x.ar.txt", "عنوان\nمقدمة\nنص\n")
}

#[test]
fn every_site_tells_hosts_how_to_serve_it() {
    let site = sample().build();
    let headers = site.text("/_headers");
    assert!(
        headers.starts_with(&format!("/*\n  Content-Security-Policy: {CONTENT_SECURITY_POLICY}\n")),
        "{headers}"
    );
    assert!(headers.contains("\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"));
    assert!(headers.contains("\n/ar/feed.xml\n  Content-Type: application/atom+xml; charset=utf-8\n"));
    assert!(!headers.contains("llms.txt"), "there is none");
    assert!(!headers.contains(".md") && !headers.contains("cite."), "there is none");
    assert_eq!(site.text("/.nojekyll"), "");
    assert!(site.text("/_redirects").starts_with('#'));
    assert!(!site.has_route("/CNAME"));
    // Their paths begin at the output folder, also where the site stands under a path.
    let under = sample().at("https://example.org/under/").build();
    assert_eq!(under.text("/_headers"), headers);
}

#[test]
fn hosts_are_told_the_types_that_they_do_not_know() {
    let settings = format!("{SETTINGS}\n[share]\nmarkdown = true\ncitations = true\n");
    let headers = sample().file("sharh.toml", settings).build().text("/_headers");
    for (path, kind) in [
        // RFC 7763, section 2: the charset is required.
        ("/*.md", "text/markdown; charset=utf-8; variant=GFM"),
        ("/llms.txt", "text/plain; charset=utf-8"),
        ("/*/cite.bib", "application/x-bibtex; charset=utf-8"),
        ("/*/cite.ris", "application/x-research-info-systems"),
        ("/*/opensearch.xml", "application/opensearchdescription+xml"),
    ] {
        assert!(headers.contains(&format!("\n{path}\n  Content-Type: {kind}\n")), "{path}: {headers}");
    }
}

#[test]
fn a_host_of_the_sites_own_is_named_on_request() {
    let site = named("base-url = \"https://explained.example.org:8443/\"\n[hosting]\ncname = true\n").build();
    site.no_diagnostics();
    assert_eq!(site.text("/CNAME"), "explained.example.org\n");
}

#[test]
fn an_address_that_names_no_host_of_its_own_is_a_mistake() {
    for (base, said) in [
        ("", "no `base-url`"),
        ("base-url = \"https://example.org/under/\"\n", "`/under/`"),
        ("base-url = \"http://127.0.0.1:8000/\"\n", "`127.0.0.1`"),
        ("base-url = \"http://localhost/\"\n", "`localhost`"),
    ] {
        let site = named(&format!("{base}[hosting]\ncname = true\n")).build();
        let line = if base.is_empty() { 2 } else { 3 };
        let wrong = site.only_diagnostic("bad-cname", &format!("sharh.toml:{line}:9"));
        assert!(wrong.is_error() && wrong.message.contains(said), "{}", wrong.message);
    }
}
