//! What was published once leads to its text, or to what took its place, after whatever edits.

use std::collections::BTreeMap;

use crate::{
    harness::{Built, SiteTest},
    page::Page,
};

/// A paragraph as the story knows it, whatever becomes of its words.
type Identity = &'static str;

/// An article whose text is edited again and again, and everything of it that was ever published.
struct Story {
    site: Option<Built>,
    slug: String,
    paragraphs: Vec<(Identity, String)>,
    english: Option<Vec<String>>,
    published: BTreeMap<(String, String), Identity>,
}

/// Paragraphs of the article that comes with the project, by their first words in English.
const NAMES: [Identity; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Paragraphs that come later.
const MORE: [(Identity, &str); 3] = [
    (
        "rain",
        "هطلت أمطار غزيرة على الساحل الشمالي طوال الليل، وأغلقت السلطات مدارس المدينة ثلاثة أيام متتالية.",
    ),
    (
        "harvest",
        "بدأ المزارعون جني الزيتون مبكرًا هذا العام بسبب الجفاف، وتوقعت النقابة انخفاض المحصول إلى النصف تقريبًا.",
    ),
    ("museum", "افتتح المتحف معرضًا للمخطوطات القديمة يضم خرائط نادرة رسمها بحارة الخليج قبل خمسة قرون."),
];

impl Story {
    fn begin() -> Self {
        let text = include_str!("../../seeds/baku-visit.ar.txt");
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).skip(2);
        let paragraphs = NAMES.into_iter().zip(lines.map(str::to_owned)).collect();
        let site = SiteTest::new().at("https://example.org/").build();
        Self {
            site: Some(site),
            slug: "visit".to_owned(),
            paragraphs,
            english: None,
            published: BTreeMap::new(),
        }
    }

    fn place(&self, name: Identity) -> usize {
        self.paragraphs.iter().position(|(known, _)| *known == name).unwrap()
    }

    fn text(&mut self, name: Identity) -> &mut String {
        let place = self.place(name);
        &mut self.paragraphs[place].1
    }

    fn insert(&mut self, place: usize, name: Identity) {
        let (name, text) = MORE.into_iter().find(|(known, _)| *known == name).unwrap();
        self.paragraphs.insert(place, (name, text.to_owned()));
    }

    fn remove(&mut self, name: Identity) -> (Identity, String) {
        let place = self.place(name);
        self.paragraphs.remove(place)
    }

    fn change(&mut self, edit: impl FnOnce(Built) -> Built) {
        self.site = self.site.take().map(edit);
    }

    /// Publishes the text as it is now and holds that every address that was ever published keeps its
    /// promise.
    fn publish(&mut self, what: &str) -> &Built {
        let arabic = self.paragraphs.iter().map(|(_, text)| text.as_str());
        let arabic: Vec<&str> = ["عنوان", "مقدمة"].into_iter().chain(arabic).collect();
        let (slug, arabic) = (self.slug.clone(), arabic.join("\n"));
        let english = self.english.as_ref().map(|lines| format!("Title\nStandfirst\n{}", lines.join("\n")));
        self.change(|site| {
            let site = site.change(&format!("seeds/{slug}.ar.txt"), arabic);
            let site = match english {
                Some(english) => site.change(&format!("seeds/{slug}.en.txt"), english),
                None => site,
            };
            site.rebuild()
        });
        let site = self.site.as_ref().unwrap();
        let errors: Vec<_> = site.diagnostics().iter().filter(|wrong| wrong.is_error()).collect();
        assert!(errors.is_empty(), "{what}: {}", site.said());
        for ((route, anchor), name) in &self.published {
            keeps(site, route, anchor, self.paragraphs.iter().find(|(known, _)| known == name), what);
        }
        for language in ["ar", "en"] {
            let route = format!("/{language}/articles/{slug}/");
            let anchors: Vec<String> =
                site.page(&route).all(".row[id]").iter().map(|row| row.attr("id").to_owned()).collect();
            assert_eq!(anchors.len(), self.paragraphs.len(), "{what}");
            for (anchor, &(name, _)) in anchors.into_iter().zip(&self.paragraphs) {
                let known = self.published.entry((route.clone(), anchor.clone())).or_insert(name);
                assert_eq!(*known, name, "{what}: #{anchor} was given to another text");
            }
        }
        self.change(|site| {
            let lock = site.lock();
            let before = site.routes();
            let site = site.promise().rebuild();
            assert_eq!(site.lock(), lock, "{what}: the lock changes though nothing has");
            assert_eq!(site.routes(), before, "{what}");
            let clean = site.anew();
            for route in site.pages() {
                assert_eq!(site.bytes(&route), clean.bytes(&route), "{what}: {route}");
            }
            site
        });
        self.site.as_ref().unwrap()
    }
}

/// Holds that a link which was once published leads to its paragraph if that is still there, and
/// otherwise to a place that says so.
fn keeps(site: &Built, route: &str, anchor: &str, paragraph: Option<&(Identity, String)>, what: &str) {
    let page = follow(site, route);
    let place = page.one(&format!("[id=\"{anchor}\"]"));
    let is_former = place.maybe("class") == Some("former");
    match paragraph {
        Some((name, text)) => {
            assert!(!is_former, "{what}: {route}#{anchor} ({name}) is said to be gone");
            let shown = place.text();
            let words: Vec<&str> = text.split_whitespace().collect();
            let shown: Vec<&str> = shown.split_whitespace().collect();
            let holds = shown.windows(words.len().min(4)).any(|window| words.starts_with(window));
            assert!(holds, "{what}: {route}#{anchor} ({name}) leads to other text: {shown:?}");
        }
        None => assert!(is_former, "{what}: {route}#{anchor} leads to another text"),
    }
}

/// The page that a browser ends at, with the place that was asked for.
fn follow(site: &Built, route: &str) -> Page {
    let page = site.page(route);
    let Some(way) = page.all("a.onward").first().map(|link| link.attr("href").to_owned()) else {
        return page;
    };
    assert_eq!(page.all("a.onward[data-places]").len(), 1, "{route} loses the place");
    let target = url::Url::parse("https://example.org").unwrap().join(route).unwrap().join(&way).unwrap();
    let path = percent_encoding::percent_decode_str(target.path()).decode_utf8().unwrap().into_owned();
    site.page(&path)
}

#[test]
fn links_hold_through_a_story_of_twenty_edits() {
    let mut story = Story::begin();
    story.publish("1: the first build");

    *story.text("three") += " وأضاف المتحدث أن التفاصيل ستُعلن لاحقًا.";
    story.publish("2: a sentence is added to a paragraph");

    story.insert(0, "rain");
    story.publish("3: a new beginning");
    let page = story.publish("3: again").page("/ar/articles/visit/");
    assert_eq!(page.all(".row[id]")[0].attr("id"), "p13", "a new paragraph has a number that none had");

    story.insert(5, "harvest");
    story.publish("4: a new paragraph in the middle");

    story.remove("six");
    story.publish("5: a paragraph is taken out");

    let moved = story.remove("two");
    story.paragraphs.push(moved);
    story.publish("6: a paragraph is moved to the end");

    let words: Vec<String> = story.text("four").split_whitespace().map(str::to_owned).collect();
    let edited: Vec<&str> =
        words.iter().enumerate().map(|(at, word)| if at % 3 == 2 { "كلمة" } else { word.as_str() }).collect();
    *story.text("four") = edited.join(" ");
    story.publish("7: every third word of a paragraph is another");

    let whole = story.text("five").clone();
    let middle =
        whole.char_indices().filter(|(_, c)| *c == ' ').nth(whole.matches(' ').count() * 2 / 3).unwrap().0;
    *story.text("five") = whole[..middle].to_owned();
    let place = story.place("five");
    story.paragraphs.insert(place + 1, ("rest of five", whole[middle..].trim().to_owned()));
    story.publish("8: a paragraph is split");

    let (_, tail) = story.remove("eight");
    story.text("seven").extend([" ", &tail]);
    story.publish("9: two paragraphs become one");

    let (name, text) = story.remove("nine");
    story.paragraphs.insert(1, (name, format!("{text} حسب البيان.")));
    story.publish("10: a paragraph is moved and edited");

    let vowelled = story.text("ten").replace('،', " ،").replace('أ', "ا");
    *story.text("ten") = vowelled;
    story.publish("11: other spelling and punctuation");

    story.english = Some(story.paragraphs.iter().map(|(name, _)| format!("The {name} paragraph.")).collect());
    story.publish("12: a translation comes");

    story.slug = "trip".to_owned();
    story.change(|site| {
        site.remove("seeds/visit.ar.txt")
            .remove("seeds/visit.en.txt")
            .change("seeds/trip.toml", "aliases = [\"/ar/articles/visit/\"]")
    });
    story.publish("13: the article has another name");

    for name in ["eleven", "twelve"] {
        let place = story.place(name);
        story.paragraphs.remove(place);
        story.english.as_mut().unwrap().remove(place);
    }
    story.publish("14: two paragraphs are taken out");

    let (_, six) = NAMES
        .into_iter()
        .zip(
            include_str!("../../seeds/baku-visit.ar.txt")
                .lines()
                .filter(|line| !line.trim().is_empty())
                .skip(2),
        )
        .nth(5)
        .unwrap();
    story.paragraphs.insert(4, ("six", six.trim().to_owned()));
    story.english.as_mut().unwrap().insert(4, "The six paragraph.".to_owned());
    story.publish("15: one that was taken out is put back");

    let repeated = story.text("one").clone();
    story.paragraphs.push(("one again", repeated));
    story.english.as_mut().unwrap().push("The one again paragraph.".to_owned());
    story.publish("16: a paragraph is repeated at the end");

    story.paragraphs.swap(2, 3);
    story.english.as_mut().unwrap().swap(2, 3);
    story.publish("17: two neighbours change places");

    story.change(|site| site.change("sharh.toml", "languages = [\"ar\", \"en\", \"fr\"]"));
    story.publish("18: a language is added");

    story.change(|site| {
        site.change(
            "seeds/trip.toml",
            "aliases = [\"/ar/articles/visit/\", \"/2019/visit.html\"]\noriginal = \"en\"",
        )
    });
    story.publish("19: what it was translated from is told otherwise");
    let onward = story.site.as_ref().unwrap().page("/2019/visit.html");
    assert!(onward.all("a.onward[data-places]").is_empty(), "an address of elsewhere knows no place here");

    story.insert(0, "museum");
    story.english.as_mut().unwrap().insert(0, "The museum paragraph.".to_owned());
    story.remove("rain");
    story.english.as_mut().unwrap().pop();
    story.publish("20: a beginning in the place of another");
}

/// A small site that was published.
fn published() -> Built {
    SiteTest::new()
        .at("https://example.org/")
        .file("seeds/x.ar.txt", "عنوان\nمقدمة\nالفقرة الأولى عن النفط والغاز والأسعار\nالفقرة الثانية عن الحرب والهدنة والحدود\nالفقرة الثالثة عن الزيارة والسفارة والوزير")
        .file("content/glossary/oil.ar.md", "+++\ntitle = \"النفط\"\nsummary = \"زيت.\"\n+++\nنص.")
        .build()
        .promise()
}

#[test]
fn a_page_that_vanishes_is_an_error_that_names_it_and_two_ways_out() {
    let site = published().remove("seeds/x.ar.txt").rebuild();
    let wrong = site.diagnostic("vanished-page", "links.lock:5:1");
    for text in ["article:x", "/ar/articles/x/", "/en/articles/x/"] {
        assert!(wrong.message.contains(text), "{}", wrong.message);
    }
    for text in ["aliases = [\"/ar/articles/x/\"]", "sharh retire /ar/articles/x/ /en/articles/x/"] {
        assert!(wrong.help.contains(text), "{}", wrong.help);
    }
}

#[test]
fn a_document_takes_the_place_of_another_with_its_addresses_and_its_paragraphs() {
    let site = published();
    let text = "عنوان\nمقدمة\nجديد تمامًا هنا ولا صلة له بما سبقه\nالفقرة الثانية عن الحرب والهدنة والحدود";
    let site = site
        .remove("seeds/x.ar.txt")
        .change("seeds/y.ar.txt", text)
        .change("seeds/y.toml", "aliases = [\"/ar/articles/x/\"]")
        .rebuild();
    site.no_diagnostics();
    for (old, new) in [("/ar/articles/x/", "../y/"), ("/en/articles/x/", "../y/")] {
        let page = site.page(old);
        assert_eq!(page.one("a.onward[data-places]").attr("href"), new);
        page.has("عنوان");
        assert!(page.source().contains(&format!(
            "<noscript><meta http-equiv=\"refresh\" content=\"0; url={new}\"></noscript>"
        )));
    }
    assert_eq!(
        site.page("/ar/articles/x/").attributes("link[rel=canonical]", "href"),
        ["https://example.org/ar/articles/y/"]
    );
    let rows = site.page("/ar/articles/y/").attributes(".row[id]", "id");
    assert_eq!(rows, ["p4", "p2"]);
    let former = site.page("/ar/articles/y/").attributes(".former", "id");
    assert_eq!(former, ["p1", "p3"]);
}

#[test]
fn a_document_that_moves_to_another_folder_takes_its_languages_and_paragraphs_along() {
    let text =
        |one: &str, other: &str| format!("+++\ntitle = \"T\"\nsummary = \"S.\"\n+++\n{one}\n\n{other}");
    let (oil, war) = ("الفقرة الأولى عن النفط والغاز والأسعار", "الفقرة الثانية عن الحرب والهدنة والحدود");
    let english = text("The first speaks about prices.", "The second speaks about borders.");
    let folders = ["content/context", "content/glossary", "content/pages"];
    for (from, to) in
        folders.into_iter().flat_map(|from| folders.map(|to| (from, to))).filter(|(from, to)| from != to)
    {
        let address = |folder: &str, tag: &str| match folder.trim_start_matches("content/") {
            "pages" => format!("/{tag}/how/"),
            folder => format!("/{tag}/{folder}/how/"),
        };
        let site = SiteTest::new()
            .file(&format!("{from}/how.ar.md"), text(oil, war))
            .file(&format!("{from}/how.en.md"), &english)
            .build()
            .promise()
            .remove(&format!("{from}/how.ar.md"))
            .remove(&format!("{from}/how.en.md"))
            .change(&format!("{to}/how.ar.md"), text(war, "جديد تمامًا هنا ولا صلة له بما سبقه"))
            .change(&format!("{to}/how.en.md"), &english)
            .rebuild();
        let wrong = site.only_diagnostic("vanished-page", &site.place(&site.diagnostics()[0]));
        assert!(wrong.help.contains(&format!("{to}/how.toml")), "{}", wrong.help);
        let alias = format!("aliases = [\"{}\"]", address(from, "ar"));
        let site = site.change(&format!("{to}/how.toml"), alias).rebuild();
        let errors: Vec<_> = site.diagnostics().iter().filter(|wrong| wrong.is_error()).collect();
        assert!(errors.is_empty(), "{from} to {to}: {}", site.said());
        let site = site.promise().rebuild();
        for tag in ["ar", "en"] {
            site.page(&address(from, tag)).one("a.onward[data-places]");
        }
        let page = site.page(&address(to, "ar"));
        assert_eq!(page.attributes("main [id^='p']:not(.former)", "id"), ["p2", "p3"], "{from} to {to}");
        assert_eq!(page.attributes(".former", "id"), ["p1"]);
        let page = site.page(&address(to, "en"));
        assert_eq!(page.attributes("main [id^='p']:not(.former)", "id"), ["p1", "p2"]);
    }
}

#[test]
fn an_article_and_a_background_page_take_each_others_paragraphs_over() {
    let rows = ["الفقرة الأولى عن النفط والغاز والأسعار", "الفقرة الثانية عن الحرب والهدنة والحدود"];
    let article = |rows: [&str; 2]| format!("عنوان\nمقدمة\n{}\n{}", rows[0], rows[1]);
    let page = |rows: [&str; 2]| {
        format!("+++\ntitle = \"عنوان\"\nsummary = \"S.\"\n+++\n{}\n\n{}", rows[0], rows[1])
    };
    let turned = [rows[1], rows[0]];
    for (from, old, to, new, facts, routes) in [
        (
            "seeds/x.ar.txt",
            article(rows),
            "content/context/x.ar.md",
            page(turned),
            "content/context/x.toml",
            ["articles", "context"],
        ),
        (
            "content/context/x.ar.md",
            page(rows),
            "seeds/x.ar.txt",
            article(turned),
            "seeds/x.toml",
            ["context", "articles"],
        ),
    ] {
        let site = SiteTest::new()
            .file(from, old)
            .build()
            .promise()
            .remove(from)
            .change(to, new)
            .change(facts, format!("aliases = [\"/ar/{}/x/\"]", routes[0]))
            .rebuild();
        let ids = site.page(&format!("/ar/{}/x/", routes[1])).attributes("main [id^='p']", "id");
        assert_eq!(ids, ["p2", "p1"]);
        site.page(&format!("/en/{}/x/", routes[0])).one("a.onward[data-places]");
    }
}

#[test]
fn an_address_whose_document_has_another_leads_on_by_itself() {
    let site = published()
        .change(
            "content/glossary/oil.ar.md",
            "+++\ntitle = \"النفط\"\nsummary = \"زيت.\"\nslug = \"النفط\"\n+++\nنص.",
        )
        .rebuild();
    site.no_diagnostics();
    assert_eq!(site.page("/ar/glossary/oil/").one("a.onward[data-places]").attr("href"), "../النفط/");
    site.page("/en/glossary/oil/").none("a.onward");
}

#[test]
fn a_retired_page_says_so_in_its_language_and_names_the_nearest() {
    let site = published().remove("seeds/x.ar.txt");
    let lock = String::from_utf8(site.source("links.lock")).unwrap();
    let site = site.change("links.lock", lock.replace(" article:x\n", " gone\n")).rebuild();
    site.no_diagnostics();
    for (route, says, near) in
        [("/ar/articles/x/", "أُزيلت هذه الصفحة", "../"), ("/en/articles/x/", "This page is gone", "../")]
    {
        let page = site.page(route);
        page.has(says);
        assert!(page.data().is_empty(), "it is no collection, and nothing that is there");
        assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"]);
        assert_eq!(page.one("main a").attr("href"), near);
        assert!(page.attributes("link[hreflang]", "href").is_empty());
    }
    let sitemap = site.text("/sitemap.xml");
    assert!(!sitemap.contains("articles/x"), "{sitemap}");
    // What comes back goes on with its numbers.
    let text = "عنوان\nمقدمة\nالفقرة الثالثة عن الزيارة والسفارة والوزير";
    let site = site.promise().change("seeds/x.ar.txt", text).rebuild();
    assert_eq!(site.page("/ar/articles/x/").attributes(".row[id]", "id"), ["p3"]);
}

#[test]
fn a_language_that_goes_is_one_error() {
    let site = published().change("sharh.toml", "languages = [\"ar\"]").rebuild();
    let wrong = site.only_diagnostic("vanished-page", "links.lock:11:1");
    assert!(wrong.message.contains("`en`") && wrong.help.contains("sharh retire /en/"), "{}", site.said());
}

#[test]
fn an_alias_that_leaves_the_site_or_claims_a_page_is_an_error() {
    for (alias, code) in [
        ("https://example.com/x/", "bad-alias"),
        ("//example.com/x/", "bad-alias"),
        ("old/", "bad-alias"),
        ("/../x/", "bad-alias"),
        ("/old", "bad-alias"),
        ("/old.php", "bad-alias"),
        ("/assets/old/", "bad-alias"),
        ("/Assets/", "bad-alias"),
        ("/_sharh/old.html", "bad-alias"),
        ("/ar/", "taken-address"),
        ("/AR/Articles/X/", "taken-address"),
        ("/ar/glossary/oil/", "taken-address"),
    ] {
        let site = SiteTest::new()
            .file("seeds/x.ar.txt", "عنوان\nمقدمة\nفقرة")
            .file("content/glossary/oil.ar.md", "+++\ntitle = \"النفط\"\nsummary = \"زيت.\"\n+++\nنص.")
            .file("seeds/x.toml", format!("aliases = [\"/fine/\", \"{alias}\"]"))
            .build();
        site.only_diagnostic(code, "seeds/x.toml:1:22");
    }
}

#[test]
fn a_name_and_an_address_are_told_apart() {
    let term = "+++\ntitle = \"النفط\"\nsummary = \"زيت.\"\naliases = [\"/ar/old/\"]\n+++\nنص.";
    let site = SiteTest::new().file("content/glossary/oil.ar.md", term).build();
    let wrong = site.only_diagnostic("bad-alias", "content/glossary/oil.ar.md:4:12");
    assert!(wrong.help.contains("content/glossary/oil.toml"), "{}", wrong.help);
}

#[test]
fn two_documents_cannot_have_one_alias() {
    let site = SiteTest::new()
        .file("seeds/x.ar.txt", "عنوان\nمقدمة\nفقرة")
        .file("seeds/x.toml", "aliases = [\"/old/\"]")
        .file("seeds/y.ar.txt", "عنوان\nمقدمة\nفقرة")
        .file("seeds/y.toml", "aliases = [\"/old/\"]")
        .build();
    assert!(site.only_diagnostic("taken-address", "seeds/y.toml:1:12").message.contains("seeds/x.toml"));
}

#[test]
fn an_address_that_leads_to_another_document_cannot_be_taken() {
    let site = published()
        .remove("seeds/x.ar.txt")
        .change("seeds/y.ar.txt", "عنوان\nمقدمة\nفقرة")
        .change("seeds/y.toml", "aliases = [\"/ar/articles/x/\"]")
        .rebuild()
        .promise()
        .change("seeds/y.toml", "")
        .change("seeds/x.ar.txt", "آخر\nمقدمة\nنص آخر")
        .rebuild();
    site.diagnostic("taken-address", "seeds/x.ar.txt");
}

#[test]
fn a_link_to_a_paragraph_that_was_taken_out_names_what_is_left() {
    let site = published()
        .change(
            "seeds/x.ar.txt",
            "عنوان\nمقدمة\nالفقرة الأولى عن النفط والغاز والأسعار\nالفقرة الثالثة عن الزيارة والسفارة والوزير",
        )
        .change("content/context/c.ar.md", "+++\ntitle = \"خلفية\"\n+++\n[أ](article:x#p3) [ب](article:x#p2)")
        .rebuild();
    let wrong = site.only_diagnostic("dead-link", "content/context/c.ar.md:4:19");
    assert!(wrong.help.contains("`#p1`"), "{}", wrong.help);
    assert_eq!(
        site.page("/ar/context/c/").attributes("main .text a:not(.mark)", "href")[0],
        "../../articles/x/#p3"
    );
}

#[test]
fn mentions_and_explanations_lead_to_the_anchors_that_stay() {
    let before = published()
        .change("content/context/c.ar.md", "+++\ntitle = \"خلفية\"\n+++\nنص.")
        .change("content/context/c.toml", "explains = [\"article:x#p3\"]")
        .rebuild()
        .promise();
    let site = before
        .change("seeds/x.ar.txt", "عنوان\nمقدمة\nشيء جديد تمامًا لم يُكتب من قبل\nالفقرة الأولى عن النفط والغاز والأسعار\nالفقرة الثانية عن الحرب والهدنة والحدود\nالفقرة الثالثة عن الزيارة والسفارة والوزير")
        .rebuild();
    site.no_diagnostics();
    assert_eq!(
        site.page("/ar/glossary/oil/").attributes(".mentions li > p a", "href"),
        ["../../articles/x/#p1"]
    );
    let page = site.page("/ar/articles/x/");
    assert_eq!(page.attributes(".row[id]", "id"), ["p4", "p1", "p2", "p3"]);
    // What a reader sees beside a paragraph is what its link says.
    assert_eq!(page.texts(".row[id] > .mark"), ["4", "1", "2", "3"]);
    assert_eq!(page.attributes(".row[id='p3'] .beside a", "href"), ["../../context/c/"]);
}

#[test]
fn a_broken_lock_is_named_with_its_line_and_stops_the_build() {
    let site = published();
    let lock = String::from_utf8(site.source("links.lock")).unwrap();
    let broken = lock.replacen("/ar/\n", "<<<<<<< HEAD\n/ar/\n=======\n/ar/other/\n>>>>>>> theirs\n", 1);
    let site = site.change("links.lock", broken).rebuild();
    site.only_diagnostic("bad-lock", "links.lock:3:1");
}
