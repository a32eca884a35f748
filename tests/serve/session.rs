//! An hour's editing condensed: hundreds of edits of every kind, in both languages, faster than
//! anybody makes them. At the end no page is stale.

use std::{collections::BTreeMap, fs, path::Path, thread, time::Duration};

use sharh::serve::Watching;

use crate::preview::{Preview, SITE};

fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|own| own == ending)
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// The author: what the site's folder holds, and what is broken in it.
struct Author {
    preview: Preview,
    dice: Dice,
    files: BTreeMap<String, String>,
    /// What a broken file held before; nothing when it was not there.
    broken: BTreeMap<String, Option<String>>,
    /// What stood in the folder at some time, to go back to.
    branch: BTreeMap<String, String>,
}

const LANGUAGES: [&str; 2] = ["ar", "en"];
const NAMES: [&str; 6] = ["visit", "talks", "summit", "trade", "border", "pipeline"];
const TERMS: [(&str, &str, &str); 5] = [
    ("iran", "إيران", "Iran"),
    ("gas", "الغاز", "gas"),
    ("oil-deal", "اتفاق النفط", "oil deal"),
    ("opec", "أوبك", "OPEC"),
    ("border", "الحدود", "border"),
];
const PLACES: [&str; 4] = ["seeds", "content/context", "content/pages", "seeds/older"];

impl Author {
    fn new(seed: u64) -> Self {
        let preview = Preview::start(&SITE, Watching::Events, "/");
        let files: BTreeMap<String, String> =
            SITE.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        Self { preview, dice: Dice(seed), branch: files.clone(), files, broken: BTreeMap::new() }
    }

    fn write(&mut self, path: &str, text: &str) {
        let place = self.preview.path(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        if self.dice.below(2) == 0 {
            fs::write(&place, text).unwrap();
        } else {
            let beside = place.with_extension("tmp~");
            fs::write(&beside, text).unwrap();
            fs::rename(&beside, &place).unwrap();
        }
        self.files.insert(path.to_owned(), text.to_owned());
    }

    fn delete(&mut self, path: &str) {
        if self.files.remove(path).is_some() {
            fs::remove_file(self.preview.path(path)).unwrap();
        }
    }

    /// A file whose path says so, if there is one.
    fn any(&mut self, is_wanted: impl Fn(&str) -> bool) -> Option<String> {
        let found: Vec<&String> = self.files.keys().filter(|path| is_wanted(path)).collect();
        (!found.is_empty()).then(|| found[self.dice.below(found.len())].clone())
    }

    fn sentence(&mut self, language: &str) -> String {
        let (_, arabic, english) = TERMS[self.dice.below(TERMS.len())];
        let number = self.dice.below(1000);
        match language {
            "ar" => format!("جملة {number} عن {arabic} وغير ذلك."),
            _ => format!("Sentence {number} about the {english} and more."),
        }
    }

    fn edit(&mut self) {
        match self.dice.below(14) {
            0..=3 => self.rewrite_line(),
            4 => self.new_document(),
            5 => self.rename(),
            6 => {
                let path = self.any(|path| path.starts_with("seeds/") || path.starts_with("content/"));
                if let Some(path) = path {
                    self.delete(&path);
                }
            }
            7 | 8 => self.term(),
            9 => self.facts(),
            10 => self.break_something(),
            11 => self.mend(),
            12 => self.look(),
            _ => self.checkout(),
        }
    }

    /// Another sentence in the place of a line, or after it, or one line less.
    fn rewrite_line(&mut self) {
        let is_text = |path: &str| has_ending(path, "txt") || path.starts_with("content/context");
        let Some(path) = self.any(is_text) else { return };
        let language = if path.contains(".ar.") { "ar" } else { "en" };
        let sentence = self.sentence(language);
        let mut lines: Vec<String> = self.files[&path].lines().map(str::to_owned).collect();
        let place = self.dice.below(lines.len());
        match self.dice.below(4) {
            0 => lines.insert((place + 1).max(2).min(lines.len()), sentence),
            1 if lines.len() > 4 && place > 1 => drop(lines.remove(place)),
            // The title stays, and what stands next to it.
            _ if place > 1 => lines[place] = sentence,
            _ => lines.push(sentence),
        }
        let text = lines.join("\n") + "\n";
        self.write(&path, &text);
    }

    fn new_document(&mut self) {
        let (place, name) = (self.dice.one(&PLACES), self.dice.one(&NAMES));
        let is_taken = |path: &String| path.starts_with("seeds") && path.contains(&format!("/{name}."));
        if place.starts_with("seeds") && self.files.keys().any(is_taken) {
            return;
        }
        let languages =
            if self.dice.below(3) == 0 { vec![self.dice.one(&LANGUAGES)] } else { LANGUAGES.to_vec() };
        for language in languages {
            let title = self.sentence(language);
            let lines: Vec<String> = (0..=self.dice.below(6)).map(|_| self.sentence(language)).collect();
            let (path, text) = if place.starts_with("seeds") {
                (
                    format!("{place}/{name}.{language}.txt"),
                    format!("{title}\n{title}\n{}\n", lines.join("\n")),
                )
            } else {
                (format!("{place}/{name}.{language}.md"), format!("# {title}\n\n{}\n", lines.join("\n\n")))
            };
            self.write(&path, &text);
        }
    }

    /// All files of a document get another name.
    fn rename(&mut self) {
        let Some(path) = self.any(|path| path.starts_with("seeds/")) else { return };
        let name = path.rsplit('/').next().unwrap().split('.').next().unwrap().to_owned();
        let new = self.dice.one(&NAMES);
        if self.files.keys().any(|path| path.starts_with("seeds") && path.contains(&format!("/{new}."))) {
            return;
        }
        let of_document = |path: &&String| path.starts_with("seeds") && path.contains(&format!("/{name}."));
        let paths: Vec<String> = self.files.keys().filter(of_document).cloned().collect();
        for path in paths {
            let to = path.replace(&format!("/{name}."), &format!("/{new}."));
            fs::rename(self.preview.path(&path), self.preview.path(&to)).unwrap();
            let text = self.files.remove(&path).unwrap();
            self.files.insert(to, text);
        }
    }

    fn term(&mut self) {
        let (slug, arabic, english) = TERMS[self.dice.below(TERMS.len())];
        let language = self.dice.one(&LANGUAGES);
        let path = format!("content/glossary/{slug}.{language}.md");
        let name = if language == "ar" { arabic } else { english };
        let (sentence, alias) = (self.sentence(language), self.dice.below(20));
        let text = format!(
            "+++\ntitle = \"{name}\"\nsummary = \"{sentence}\"\naliases = [\"Alias {alias}\"]\n+++\n\n{sentence}\n"
        );
        self.write(&path, &text);
    }

    fn facts(&mut self) {
        let Some(path) = self.any(|path| path.starts_with("seeds/") && has_ending(path, "txt")) else {
            return;
        };
        let name = path.rsplit_once('/').map_or("", |(_, name)| name).split('.').next().unwrap_or_default();
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let (day, tag) = (1 + self.dice.below(28), self.dice.one(&["oil", "history", "نفط"]));
        let text = format!("date = \"2023-04-{day:02}\"\ntags = [\"{tag}\"]\n");
        self.write(&format!("{folder}/{name}.toml"), &text);
    }

    fn break_something(&mut self) {
        let (path, text) = [
            ("content/context/oil.en.md", "# Oil\n\n[x](term:nowhere)\n"),
            ("content/context/oil.en.md", "# Oil\n\n```timeline\nsoon Something.\n```\n"),
            ("sharh.toml", "titel = 1\n"),
            ("templates/article.html", "{% if %}"),
            ("templates/parts/footer.html", "{{ nothing.at.all }}"),
            ("words/en.toml", "home = 1\n"),
            ("content/glossary/iran.en.md", "+++\ntitle = \n+++\n"),
        ][self.dice.below(7)];
        if !self.broken.contains_key(path) {
            self.broken.insert(path.to_owned(), self.files.get(path).cloned());
            self.write(path, text);
        }
    }

    fn mend(&mut self) {
        while let Some((path, text)) = self.broken.pop_first() {
            match text {
                Some(text) => self.write(&path, &text),
                None => self.delete(&path),
            }
        }
    }

    /// Another look: a template, the theme, the words or the settings.
    fn look(&mut self) {
        let number = self.dice.below(1000);
        let (path, text) = [
            ("templates/parts/footer.html", format!("<footer>Foot {number}</footer>")),
            ("theme/99-own.css", format!("p {{ order: {number} }}")),
            ("theme/99-own.js", format!("console.log({number});")),
            ("words/en.toml", format!("home = \"Front door {number}\"\n")),
            ("words/ar.toml", format!("home = \"الباب {number}\"\n")),
            (
                "sharh.toml",
                format!("title = {{ ar = \"موقع {number}\", en = \"Site {number}\" }}\nlanguages = [\"ar\", \"en\"]\n"),
            ),
        ][self.dice.below(6)]
        .clone();
        if self.broken.contains_key(path) {
            return;
        }
        if number.is_multiple_of(3) && path != "sharh.toml" {
            self.delete(path);
        } else {
            self.write(path, &text);
        }
    }

    /// Goes back to what was there some time ago, all files at once, and remembers what is there now.
    fn checkout(&mut self) {
        self.mend();
        let branch = std::mem::replace(&mut self.branch, self.files.clone());
        let gone: Vec<String> =
            self.files.keys().filter(|path| !branch.contains_key(*path)).cloned().collect();
        for path in gone {
            self.delete(&path);
        }
        for (path, text) in branch {
            if self.files.get(&path) != Some(&text) {
                self.write(&path, &text);
            }
        }
    }

    /// Takes away what a text cannot be without: facts without one, links to what is no more.
    fn tidy(&mut self) {
        self.mend();
        for (path, text) in SITE[4..].iter().copied() {
            self.write(path, text);
        }
        let has_text = |files: &BTreeMap<String, String>, facts: &str| {
            let stem = facts.trim_end_matches("toml");
            files.keys().any(|path| path.starts_with(stem) && path != facts)
        };
        let facts: Vec<String> =
            self.files.keys().filter(|path| path.starts_with("seeds")).cloned().collect();
        for path in facts.iter().filter(|path| has_ending(path, "toml")) {
            if !has_text(&self.files, path) {
                self.delete(path);
            }
        }
    }
}

/// Edits a site so many times and holds, now and then, that every page is what a clean build gives.
fn session(seed: u64, edits: usize) {
    let mut author = Author::new(seed);
    for number in 1..=edits {
        author.edit();
        let pause = author.dice.below(30);
        thread::sleep(Duration::from_millis(u64::try_from(pause).unwrap()));
        let page = author.preview.get("/en/");
        assert!(page.text().trim_end().ends_with("</html>"), "{number}: {}", page.text());
        if number % 60 == 0 || number == edits {
            author.tidy();
            author.preview.is_clean();
        }
    }
}

#[test]
fn an_hours_editing_leaves_no_stale_page() {
    session(1, 120);
}

#[test]
#[ignore = "it takes minutes: the same for a whole day"]
fn a_days_editing_leaves_no_stale_page() {
    for seed in 2..10 {
        session(seed, 300);
    }
}
