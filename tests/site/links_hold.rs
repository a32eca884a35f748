//! Every link and every fragment inside a site leads somewhere, wherever the site stands.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use sharh::{
    pipeline::{Memory, Options, Website, pipeline},
    read::read,
    understand::Drafts,
};
use url::Url;

use crate::{page::Page, sample::sample};

/// The ids on each page, by route.
type Places = BTreeMap<String, BTreeSet<String>>;

/// A website's pages and its other addresses.
struct Whole {
    pages: BTreeMap<String, Page>,
    routes: BTreeSet<String>,
}

fn whole(website: &Website) -> Whole {
    let routes: BTreeSet<String> = website.routes().iter().map(ToString::to_string).collect();
    let is_page = |route: &&sharh::base::route::Route| route.is_folder() || route.as_str() == "/404.html";
    let all = website.routes();
    let pages = all.iter().filter(is_page).map(|route| {
        let bytes = website.render(route).unwrap().unwrap();
        (route.to_string(), Page::new(route.as_str(), String::from_utf8(bytes.as_ref().to_vec()).unwrap()))
    });
    Whole { pages: pages.collect(), routes }
}

/// Follows every link of every page, as a browser does on a host where the site stands at `root`.
fn follow(site: &Whole, root: &str) -> usize {
    let root = Url::parse(root).unwrap();
    let places: Places = site.pages.iter().map(|(route, page)| (route.clone(), page.ids())).collect();
    let mut followed = 0;
    for (route, page) in &site.pages {
        let here = root.join(&route[1..]).unwrap();
        // The page for lost readers is shown at any address, so its links begin at the host's root.
        if route == "/404.html" && root.path() != "/" {
            continue;
        }
        let ways = page
            .attributes("a[href], link:not([rel='canonical']):not([hreflang]):not([type$='oembed'])", "href");
        for way in ways.iter().chain(&page.attributes("[src]", "src")) {
            let to = here.join(way).unwrap_or_else(|problem| panic!("{route}: {way}: {problem}"));
            if to.origin() != root.origin() {
                continue;
            }
            followed += 1;
            let inside = to.path().strip_prefix(root.path());
            let inside = inside.unwrap_or_else(|| panic!("{route}: {way} leaves the site"));
            let target = format!("/{}", percent_decoded(inside));
            assert!(site.routes.contains(&target), "{route}: {way} leads to {target}, which does not exist");
            if let Some(fragment) = to.fragment().filter(|fragment| !fragment.is_empty()) {
                let fragment = percent_decoded(fragment);
                let is_there = places.get(&target).is_some_and(|ids| ids.contains(&fragment));
                assert!(is_there, "{route}: {way}: {target} has no #{fragment}");
            }
        }
        for id in page.attributes("[aria-labelledby]", "aria-labelledby") {
            assert!(places[route].contains(&id), "{route}: nothing is called #{id}");
        }
        for id in page.attributes("label[for]", "for") {
            assert!(places[route].contains(&id), "{route}: nothing is called #{id}");
        }
    }
    followed
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// The project's own site.
fn own() -> Website {
    let (sources, wrong) = read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert_eq!(wrong, []);
    let options = Options { base_url: None, drafts: Drafts::Hidden };
    let (website, wrong) = pipeline(&sources, &options, &Memory::default());
    assert!(!wrong.iter().any(sharh::base::diagnostic::Diagnostic::is_error), "{wrong:#?}");
    website.unwrap()
}

#[test]
fn in_a_small_site_at_the_root_and_under_a_path() {
    let site = sample()
        .file("seeds/زيارة.ar.txt", "+++\nslug = \"زيارة-أخرى\"\n+++\nعنوان\nمقدمة\nإلى باكو.\n")
        .file("content/context/more.en.md", "# More\n\n## A heading\n\n[a](#a-heading) [b](article:زيارة#p1) [c](context:trade#the-figures) note[^1].\n\n[^1]: See [oil](term:oil).\n")
        .build();
    site.no_diagnostics();
    let whole = whole(site.website());
    for root in ["https://example.org/", "https://example.org/a/b/", "http://localhost:8000/preview/"] {
        assert!(follow(&whole, root) > 200, "{root}");
    }
}

#[test]
fn where_a_translation_is_shorter_or_has_other_headings() {
    let page = |text: &str| format!("+++\ntitle = \"T\"\nsummary = \"S.\"\n+++\n\n{text}");
    let site = crate::harness::SiteTest::new()
        .file("content/context/long.ar.md", page("أ\n\nب\n\nباكو\n\n```timeline\n2020 حدث.\n```\n"))
        .file("content/context/long.en.md", page("A\n"))
        .file("content/glossary/baku.ar.md", page("").replace("\"T\"", "\"باكو\""))
        .file("content/context/why.ar.md", page("## لماذا\n\nنص.\n"))
        .file("content/context/why.en.md", page("## Why\n\nText.\n"))
        .file("content/context/only.en.md", page("[why](context:why#why)\n"))
        .file("content/context/points.ar.md", page("نص.\n"))
        .file("content/context/points.toml", "explains = [\"context:long#p3\"]\n")
        .file("seeds/x.ar.md", page("## 2020\n\nنص.\n"))
        .file("seeds/x.en.md", page("## 2020\n\n[here](#2020)\n"))
        .build();
    let errors = site.diagnostics().iter().filter(|wrong| wrong.is_error()).count();
    assert_eq!(errors, 0, "{}", site.said());
    follow(&whole(site.website()), "https://example.org/");
    assert_eq!(
        site.page("/en/articles/x/").one("#p1 p a").attr("href"),
        "#2020-en",
        "a version's own heading"
    );
}

#[test]
fn in_the_projects_own_site_at_the_root_and_under_a_path() {
    let site = whole(&own());
    for root in ["https://sharh.example/", "https://sharh.example/a/b/"] {
        assert!(follow(&site, root) > 5000, "{root}");
    }
}

#[test]
fn every_page_of_the_projects_own_site_is_well_formed_and_says_its_languages() {
    for (route, page) in &whole(&own()).pages {
        assert_eq!(page.errors(), [""; 0], "{route}");
        assert_eq!(page.all("h1").len(), 1, "{route}");
        for element in page.all("[lang]") {
            assert!(
                element.name() == "html" || element.maybe("dir").is_some(),
                "{route}: {}",
                element.html()
            );
        }
        page.data();
    }
}
