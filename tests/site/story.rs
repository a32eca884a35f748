//! An article that is edited again and again: what was published once leads to its text, or to what took
//! its place.

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
