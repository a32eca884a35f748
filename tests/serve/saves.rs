//! Saves as real editors and tools make them. After each the site is what a clean build gives.

use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    os::unix::fs::symlink,
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use sharh::serve::Watching;

use crate::preview::{Preview, SITE};

const FILE: &str = "seeds/visit.en.txt";
const PAGE: &str = "/en/articles/visit/";

fn text(save: &str) -> String {
    format!("A visit to Baku\nStandfirst\nParagraph {save} about Iran.\nSecond paragraph.\n")
}

/// A save that took so much longer than it paused was held up by the machine: half of it stood there
/// as long as if it were all, and what was shown meanwhile proves nothing.
const HELD_UP: Duration = Duration::from_millis(20);

/// Saves in one of the ways in which programs write a file; gives whether it was not held up.
fn save(preview: &Preview, way: usize, new: &str) -> bool {
    let path = preview.path(FILE);
    let beside = |name: &str| path.with_file_name(name);
    let (begun, mut paused) = (Instant::now(), Duration::ZERO);
    let mut pause = |milliseconds| {
        paused += Duration::from_millis(milliseconds);
        thread::sleep(Duration::from_millis(milliseconds));
    };
    match way {
        // In place: nano, the shell, VS Code.
        0 => fs::write(&path, new).unwrap(),
        // Beside and into place: Vim on some systems, JetBrains, gedit, sed -i.
        1 => {
            fs::write(beside("visit.en.txt___jb_tmp___"), new).unwrap();
            fs::rename(beside("visit.en.txt___jb_tmp___"), &path).unwrap();
        }
        // The old one aside, a new one in its place: Vim with a backup, Emacs.
        2 => {
            File::create(beside("4913")).unwrap();
            fs::remove_file(beside("4913")).unwrap();
            fs::rename(&path, beside("visit.en.txt~")).unwrap();
            pause(40);
            fs::write(&path, new).unwrap();
            fs::remove_file(beside("visit.en.txt~")).unwrap();
        }
        // Emptied, and written a while later, piece by piece.
        3 => {
            let mut file = OpenOptions::new().write(true).truncate(true).open(&path).unwrap();
            pause(60);
            for piece in new.as_bytes().chunks(16) {
                file.write_all(piece).unwrap();
                pause(2);
            }
        }
        // Deleted and made anew: some sync programs.
        4 => {
            fs::remove_file(&path).unwrap();
            pause(50);
            fs::write(&path, new).unwrap();
        }
        // Emptied by one program, written by another.
        5 => {
            fs::write(&path, "").unwrap();
            pause(50);
            fs::write(&path, new).unwrap();
        }
        // With a swap file that comes, grows and goes.
        _ => {
            for _ in 0..20 {
                fs::write(beside(".visit.en.txt.swp"), vec![0_u8; 4096]).unwrap();
            }
            fs::write(&path, new).unwrap();
            fs::remove_file(beside(".visit.en.txt.swp")).unwrap();
        }
    }
    begun.elapsed() < paused + HELD_UP
}

/// Says that it is over when it is dropped.
struct End<'a>(&'a AtomicBool);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// What is wrong with the page in the middle of saves, if anything is.
fn broken(preview: &Preview) -> Option<String> {
    let (page, report) = (preview.get(PAGE), preview.get("/_sharh/report"));
    let text = page.text();
    let is_whole = ["aragraph ", "Second paragraph.", "</html>"].iter().all(|part| text.contains(part));
    let is_well = page.status == 200 && is_whole && report.body.is_empty();
    (!is_well).then(|| format!("{} {text}\n{}", page.status, report.text()))
}

#[test]
fn whoever_reads_during_saves_gets_a_whole_page() {
    let preview = Preview::new();
    let (is_over, begun) = (AtomicBool::new(false), AtomicUsize::new(0));
    let mut are_prompt = Vec::new();
    let (reads, mut wrong) = thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let (mut reads, mut wrong) = (0, Vec::new());
            while !is_over.load(Ordering::Relaxed) {
                let first = begun.load(Ordering::SeqCst);
                if let Some(broken) = broken(&preview) {
                    wrong.push((first..=begun.load(Ordering::SeqCst), broken));
                }
                reads += 1;
            }
            (reads, wrong)
        });
        // The reader ends with this thread, also where a save is not shown.
        let end = End(&is_over);
        for way in 0..7 {
            let (mut number, mut prompt) = (0, 0);
            while prompt < 6 && number < 50 {
                number += 1;
                let name = format!("way{way}number{number}");
                begun.fetch_add(1, Ordering::SeqCst);
                are_prompt.push(save(&preview, way, &text(&name)));
                preview.until_shown(PAGE, &format!("Paragraph {name} "));
                prompt += usize::from(are_prompt.ends_with(&[true]));
            }
        }
        drop(end);
        reader.join().unwrap()
    });
    // Saves count from 1.
    let was_prompt = |save: usize| save == 0 || are_prompt[save - 1];
    wrong.retain(|(saves, _)| saves.clone().all(was_prompt));
    assert_eq!(wrong, []);
    assert!(reads > 50, "{reads}");
    preview.is_clean();
}

#[test]
fn the_last_of_many_quick_saves_wins() {
    let preview = Preview::new();
    for burst in 0..5 {
        for save in 0..40 {
            fs::write(preview.path(FILE), text(&format!("burst{burst}save{save}"))).unwrap();
        }
        preview.until_shown(PAGE, &format!("Paragraph burst{burst}save39 "));
    }
    preview.is_clean();
}

#[test]
fn a_checkout_of_four_hundred_files_shows_whole() {
    let preview = Preview::new();
    for branch in ["main", "other"] {
        for file in 0..400 {
            let path = format!("content/glossary/deep-{}/term-{file}.en.md", file % 5);
            fs::create_dir_all(preview.path(&path).parent().unwrap()).unwrap();
            let _ = fs::remove_file(preview.path(&path));
            let term = format!("+++\ntitle = \"Term{file}\"\nsummary = \"On {branch}.\"\n+++\n\nText.\n");
            preview.write(&path, &term);
        }
        preview.until_shown("/en/glossary/term-399/", &format!("On {branch}."));
    }
    for folder in 0..5 {
        fs::remove_dir_all(preview.path(&format!("content/glossary/deep-{folder}"))).unwrap();
    }
    preview.until("/en/glossary/term-399/", |reply| reply.status == 404);
    preview.is_clean();
}

#[test]
fn folders_come_go_and_change_places() {
    let preview = Preview::new();
    let (seeds, away) = (preview.path("seeds"), preview.path("away"));
    for round in 0..4 {
        // Away and back.
        fs::rename(&seeds, &away).unwrap();
        preview.until(PAGE, |reply| reply.status == 404);
        fs::rename(&away, &seeds).unwrap();
        preview.until(PAGE, |reply| reply.status == 200);
        // Another in its place.
        fs::create_dir_all(&away).unwrap();
        fs::write(away.join("visit.en.txt"), text(&format!("other-{round}"))).unwrap();
        fs::rename(&seeds, preview.path("third")).unwrap();
        fs::rename(&away, &seeds).unwrap();
        preview.until_shown(PAGE, &format!("Paragraph other-{round} "));
        fs::write(seeds.join("visit.en.txt"), text(&format!("then-{round}"))).unwrap();
        preview.until_shown(PAGE, &format!("Paragraph then-{round} "));
        // Deleted, and made again.
        fs::remove_dir_all(&seeds).unwrap();
        preview.until(PAGE, |reply| reply.status == 404);
        fs::create_dir_all(seeds.join("deep/er")).unwrap();
        fs::write(seeds.join("deep/er/visit.en.txt"), text(&format!("deep-{round}"))).unwrap();
        preview.until_shown(PAGE, &format!("Paragraph deep-{round} "));
        fs::write(seeds.join("deep/er/visit.en.txt"), text(&format!("deeper-{round}"))).unwrap();
        preview.until_shown(PAGE, &format!("Paragraph deeper-{round} "));
        fs::remove_dir_all(&seeds).unwrap();
        fs::rename(preview.path("third"), &seeds).unwrap();
        preview.until(PAGE, |reply| reply.text().contains("First paragraph"));
    }
    preview.is_clean();
}

#[test]
fn everything_that_can_be_edited_takes_effect() {
    let preview = Preview::new();
    for (path, text, page, shown) in [
        ("sharh.toml", "title = { ar = \"موقع\", en = \"Renamed\" }\n", "/en/", "Renamed"),
        ("seeds/visit.toml", "date = \"2022-01-31\"\n", PAGE, "2022-01-31"),
        (
            "content/glossary/iran.en.md",
            "+++\ntitle = \"Iran\"\nsummary = \"Another.\"\n+++\n",
            "/en/glossary/iran/",
            "Another.",
        ),
        ("content/context/new.en.md", "# Brand new\n\nText.\n", "/en/context/new/", "Brand new"),
        ("content/pages/about.en.md", "# About us\n\nText.\n", "/en/", "About us"),
        ("templates/parts/footer.html", "<footer>Our own foot</footer>", PAGE, "Our own foot"),
        ("words/en.toml", "home = \"Front door\"\n", PAGE, "Front door"),
    ] {
        fs::create_dir_all(preview.path(path).parent().unwrap()).unwrap();
        preview.write(path, text);
        preview.until_shown(page, shown);
    }
    fs::create_dir_all(preview.path("theme")).unwrap();
    let style = |page: &str| {
        page.split("rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let before = style(&preview.get("/en/").text());
    preview.write("theme/99-own.css", "p { color: teal }");
    let after = preview.until("/en/", |reply| style(&reply.text()) != before).text();
    let sheet = preview.get(&format!("/en/{}", style(&after)).replace("/en/../", "/"));
    assert!(sheet.text().contains("teal"));
    preview.is_clean();
}

#[test]
fn a_polled_folder_is_followed_too() {
    let preview = Preview::start(&SITE, Watching::Polling, "/");
    for round in 0..3 {
        save(&preview, round, &text(&format!("polled-{round}")));
        preview.until_shown(PAGE, &format!("Paragraph polled-{round} "));
    }
    preview.is_clean();
}

#[test]
fn a_file_behind_a_link_is_followed() {
    let preview = Preview::new();
    fs::create_dir_all(preview.path("content/context/shared")).unwrap();
    preview.write("content/context/shared/gas.en.md", "# Gas\n\nOne.\n");
    symlink("shared/gas.en.md", preview.path("content/context/steam.en.md")).unwrap();
    preview.until_shown("/en/context/gas/", "One.");
    preview.write("content/context/shared/gas.en.md", "# Gas\n\nTwo.\n");
    preview.until_shown("/en/context/gas/", "Two.");
}

#[test]
fn what_a_link_leads_to_is_followed_wherever_it_stands_in_the_site() {
    for watching in [Watching::Events, Watching::Polling] {
        let preview = Preview::start(&SITE, watching, "/");
        fs::create_dir_all(preview.path("shared/more/deep")).unwrap();
        preview.write("shared/gas.en.md", "# Gas\n\nOne.\n");
        preview.write("shared/more/deep/coal.en.md", "# Coal\n\nOne.\n");
        symlink("../../shared/gas.en.md", preview.path("content/context/gas.en.md")).unwrap();
        symlink("../../shared/more", preview.path("content/context/more")).unwrap();
        preview.until_shown("/en/context/gas/", "One.");
        preview.until_shown("/en/context/coal/", "One.");
        preview.write("shared/more/deep/coal.en.md", "# Coal\n\nTwo.\n");
        preview.until_shown("/en/context/coal/", "Two.");
        preview.write("shared/more/peat.en.md", "# Peat\n\nTwo.\n");
        preview.until_shown("/en/context/peat/", "Two.");
        // As editors do.
        preview.write("shared/gas.new", "# Gas\n\nTwo.\n");
        fs::rename(preview.path("shared/gas.new"), preview.path("shared/gas.en.md")).unwrap();
        preview.until_shown("/en/context/gas/", "Two.");
        preview.is_clean();
    }
}

#[test]
fn a_folder_that_becomes_a_file_takes_its_pages_along() {
    let preview = Preview::new();
    fs::create_dir(preview.path("seeds/sub")).unwrap();
    preview.write("seeds/sub/x.en.txt", "X\nStandfirst\nText.\n");
    preview.until_shown("/en/articles/x/", "Text.");
    fs::rename(preview.path("seeds/sub"), preview.path("elsewhere")).unwrap();
    preview.write("seeds/sub", "a file");
    preview.until("/en/articles/x/", |reply| reply.status == 404);
}

#[test]
fn polling_notices_the_lock() {
    let preview = Preview::start(&SITE, Watching::Polling, "/");
    preview.write("links.lock", "nonsense\n");
    preview.until("/_sharh/report", |reply| reply.text().contains("links.lock"));
}
