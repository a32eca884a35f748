//! `links.lock` on the disk: `sharh build`, `--locked`, `sharh check` and `sharh retire`.

use std::{
    fs::{self, File},
    process::Stdio,
    thread,
    time::Duration,
};

use rustix::{
    fs::{FlockOperation, flock},
    process::{Pid, Signal, kill_process},
};

use super::Folder;

fn site() -> Folder {
    let site = Folder::empty();
    site.write(
        "seeds/x.en.txt",
        "Title\nStandfirst\nOil and gas and their prices.\nWar and truce and borders.\n",
    );
    site
}

#[test]
fn the_first_build_makes_the_lock_and_the_second_does_nothing() {
    let site = site();
    let said = site.build();
    assert!(said.err.contains("links.lock: 15 addresses are new, `/` to `/en/timeline/`"), "{}", said.err);
    let lock = site.read("links.lock");
    assert!(lock.contains("\n/ar/articles/x/ article:x\n") && lock.contains("\narticle:x en "), "{lock}");
    let said = site.build();
    assert!(said.err.starts_with("nothing has changed"), "{}", said.err);
    assert_eq!((site.read("links.lock"), site.left_over()), (lock, Vec::new()));
}

#[test]
fn a_locked_build_publishes_only_what_is_promised() {
    let site = site();
    let said = site.sharh("build --locked");
    assert_eq!(said.code, 1);
    assert!(
        said.err.contains("nothing was published: there is no `links.lock`; commit the one"),
        "{}",
        said.err
    );
    assert!(!site.exists("public") && !site.exists("links.lock"));
    site.build();
    assert_eq!(site.sharh("build --locked").code, 0);
    site.write(
        "seeds/x.en.txt",
        "Title\nStandfirst\nWar and truce and borders.\nSomething new altogether.\n",
    );
    let said = site.sharh("build --locked");
    assert_eq!(said.code, 1);
    for text in
        ["`article:x`: paragraph `p3` is new", "`article:x`: `p1` was taken out; links to it lead to `p2`"]
    {
        assert!(said.err.contains(text), "{}", said.err);
        assert!(site.sharh("check").err.contains(text));
    }
    site.build();
    assert_eq!(site.sharh("build --locked").code, 0);
    // A checkout with other line ends promises the same.
    site.write("links.lock", site.read("links.lock").replace('\n', "\r\n"));
    assert_eq!(site.sharh("build --locked").code, 0);
}

#[test]
fn a_locked_build_publishes_edits_that_change_no_address_and_no_number() {
    let site = site();
    site.build();
    let lock = site.read("links.lock");
    site.write("seeds/x.en.txt", "Title\nStandfirst\nOil and gas and prices.\nWar and truce and borders.\n");
    assert!(site.sharh("check").err.contains("`article:x`: paragraphs were edited"));
    let said = site.sharh("build --locked");
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(site.read("public/en/articles/x/index.html").contains("Oil and gas and prices."));
    assert_eq!(site.read("links.lock"), lock);
    assert!(site.sharh("build --locked").err.starts_with("nothing has changed"));
    // A build that may write the lock takes the edit down.
    let said = site.build();
    assert!(said.err.contains("links.lock: `article:x`: paragraphs were edited"), "{}", said.err);
    assert!(site.read("links.lock") != lock);
    assert!(site.sharh("build --locked").err.starts_with("nothing has changed"));
}

#[test]
fn a_locked_build_promises_no_paragraphs_of_a_new_translation() {
    let site = site();
    let term = |title: &str| format!("+++\ntitle = \"{title}\"\nsummary = \"S.\"\n+++\n\nText of it.\n");
    site.write("content/glossary/oil.ar.md", term("النفط"));
    site.build();
    site.write("content/glossary/oil.en.md", term("Oil"));
    let said = site.sharh("build --locked");
    assert_eq!(said.code, 1);
    assert!(said.err.contains("links.lock: `term:oil` (en): its paragraphs are new"), "{}", said.err);
}

#[test]
fn a_lock_that_was_lost_is_not_made_anew_without_a_word() {
    let site = site();
    site.build();
    let public = site.public();
    site.remove("links.lock");
    for command in ["build --strict", "build --locked"] {
        let said = site.sharh(command);
        assert_eq!(said.code, 1, "{}", said.err);
        assert!(
            said.err.contains("warning[missing-lock]") && said.err.contains("version control"),
            "{}",
            said.err
        );
        assert!(!site.exists("links.lock"));
    }
    assert_eq!(site.public(), public);
    // Who has built with drafts only has lost nothing.
    assert_eq!(site.sharh("build --drafts").code, 0);
    assert!(site.build().err.contains("warning[missing-lock]"));
    assert!(!site.build().err.contains("warning[missing-lock]"));
}

#[test]
fn what_cannot_be_read_is_not_said_to_have_vanished() {
    let site = site();
    let term = "+++\ntitle = \"Oil\"\nsummary = \"S.\"\n+++\n\nText of it.\n";
    site.write("content/glossary/oil.en.md", term);
    site.write(
        "content/context/c.en.md",
        "+++\ntitle = \"C\"\nsummary = \"S.\"\n+++\n\n[Oil](term:oil), [x](article:x#p2).\n",
    );
    site.build();
    for path in ["content/glossary", "seeds", "content", "seeds/x.en.txt"] {
        // A link that leads out of the site is not read, whoever asks.
        let (own, away) = (site.path().join(path), site.path().join("away"));
        fs::rename(&own, &away).unwrap();
        std::os::unix::fs::symlink("/", &own).unwrap();
        let said = site.sharh("build");
        assert_eq!(said.code, 1);
        assert!(said.err.contains(&format!("--> {path}\n")), "{}", said.err);
        assert!(said.err.contains("nothing was published: 1 error\n"), "{path}: {}", said.err);
        fs::remove_file(&own).unwrap();
        fs::rename(&away, &own).unwrap();
    }
    assert_eq!(site.sharh("build --locked").code, 0);
}

#[test]
fn a_folder_in_the_place_of_a_file_is_called_one() {
    let site = Folder::empty();
    site.write("seeds/x.en.txt", "Title\nStandfirst\nText.\n");
    for name in ["links.lock", "sharh.toml"] {
        fs::create_dir(site.path().join(name)).unwrap();
        let said = site.sharh("check");
        assert!(
            said.out.contains(&format!("`{name}` is a folder"))
                || said.err.contains(&format!("`{name}` is a folder")),
            "{}{}",
            said.out,
            said.err
        );
        fs::remove_dir(site.path().join(name)).unwrap();
    }
}

#[test]
fn drafts_promise_nothing() {
    let site = site();
    site.write("seeds/x.toml", "draft = true\n");
    assert_eq!(site.sharh("build --drafts").code, 0);
    assert!(!site.exists("links.lock"));
}

#[test]
fn what_vanished_is_retired_and_stays_told() {
    let site = site();
    site.build();
    site.write("seeds/y.en.txt", "Other\nStandfirst\nText.\n").remove("seeds/x.en.txt");
    let said = site.sharh("build");
    assert_eq!(said.code, 1);
    assert!(said.err.contains("links.lock:5:1") && said.err.contains("vanished-page"), "{}", said.err);
    let said = site.sharh("retire /ar/articles/x/ /en/articles/x/");
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("links.lock: `/en/articles/x/` is gone"), "{}", said.err);
    site.build();
    assert!(site.read("public/en/articles/x/index.html").contains("This page is gone"));
    assert_eq!(site.sharh("build --locked").code, 0);
}

#[test]
fn another_text_under_a_retired_name_begins_anew() {
    let site = site();
    site.build();
    site.write("seeds/y.en.txt", "Other\nStandfirst\nText.\n").remove("seeds/x.en.txt");
    assert_eq!(site.sharh("retire /ar/articles/x/ /en/articles/x/").code, 0);
    assert!(!site.read("links.lock").contains("\narticle:x "), "{}", site.read("links.lock"));
    site.build();
    site.write("seeds/x.en.txt", "Rain\nStandfirst\nIt rained.\nThen it was dry.\n");
    site.build();
    let page = site.read("public/en/articles/x/index.html");
    assert!(page.contains("id=\"p1\"") && page.contains("id=\"p2\""), "{page}");
    assert!(!page.contains("id=\"p3\"") && !page.contains("class=\"former\""), "{page}");
}

#[test]
fn an_address_that_facts_still_claim_cannot_be_retired() {
    let site = site();
    site.write("seeds/x.toml", "aliases = [\"/2019/x/\"]\n");
    site.build();
    let lock = site.read("links.lock");
    let said = site.sharh("retire /2019/x/");
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(said.err.contains("is one of the `aliases` in `seeds/x.toml`"), "{}", said.err);
    assert_eq!(site.read("links.lock"), lock);
    site.remove("seeds/x.toml");
    assert_eq!(site.sharh("retire /2019/x/").code, 0);
}

#[test]
fn a_paragraph_that_was_taken_out_can_be_let_go() {
    let site = site();
    site.build();
    site.write("seeds/x.en.txt", "Title\nStandfirst\nWar and truce and borders.\n");
    assert_eq!(site.sharh("retire /en/articles/x/#p1").code, 0);
    site.build();
    let page = site.read("public/en/articles/x/index.html");
    assert!(page.contains("id=\"p1\">The paragraph that this link led to has been taken out.</p>"), "{page}");
}

#[test]
fn what_is_there_or_was_never_there_cannot_be_retired() {
    let site = site();
    site.build();
    let lock = site.read("links.lock");
    for (route, message) in [
        ("/en/articles/x/", "is a page of the site: remove that first"),
        ("/en/articles/z/", "was never published"),
        ("en/articles/x/", "an address begins with /"),
        ("/en/articles/x/#p1", "is a paragraph of the page: take it out first"),
        ("/en/articles/x/#p9", "was never published"),
        ("/en/articles/x/#top", "is no paragraph"),
        ("/en/#p1", "is no document's page"),
    ] {
        let said = site.sharh(&format!("retire {route}"));
        assert_eq!(said.code, 2, "{route}: {}", said.err);
        assert!(said.err.contains(message), "{route}: {}", said.err);
    }
    assert_eq!(site.read("links.lock"), lock);
}

#[test]
fn a_language_is_retired_as_a_whole() {
    let site = site();
    site.build();
    site.write("sharh.toml", "languages = [\"en\"]\n");
    assert_eq!(site.sharh("build").code, 1);
    assert_eq!(site.sharh("retire /ar/").code, 0);
    site.build();
    assert!(site.read("public/ar/articles/x/index.html").contains("This page is gone"));
}

#[test]
fn an_older_build_takes_nothing_back_that_a_newer_one_published() {
    let site = site();
    site.build();
    site.write("theme/own.css", "p { order: 1 }");
    let held = File::open(site.path()).unwrap();
    flock(&held, FlockOperation::LockExclusive).unwrap();
    let older = site.command().arg("build").stderr(Stdio::piped()).spawn().unwrap();
    // Most likely it has read the sources by then and waits; should it not, less is tried here.
    thread::sleep(Duration::from_secs(2));
    let pid = Pid::from_child(&older);
    kill_process(pid, Signal::STOP).unwrap();
    drop(held);
    site.write("seeds/new.en.txt", "New\nStandfirst\nText of the new article.\n");
    site.build();
    let (public, lock) = (site.public(), site.read("links.lock"));
    assert!(lock.contains("/en/articles/new/"), "{lock}");
    kill_process(pid, Signal::CONT).unwrap();
    let said = older.wait_with_output().unwrap();
    let err = String::from_utf8(said.stderr).unwrap();
    assert!(err.contains("another build has published newer sources") || said.status.success(), "{err}");
    assert_eq!((site.public(), site.read("links.lock"), site.left_over()), (public, lock, Vec::new()));
}

#[test]
fn two_builds_of_the_same_sources_both_end_well() {
    let site = site();
    let build = || site.command().arg("build").stderr(Stdio::piped()).spawn().unwrap();
    for said in [build(), build(), build()].map(|build| build.wait_with_output().unwrap()) {
        assert!(said.status.success(), "{}", String::from_utf8(said.stderr).unwrap());
    }
    assert_eq!(site.sharh("build --locked").code, 0);
    assert_eq!(site.left_over(), [""; 0]);
}

#[test]
fn nothing_is_published_that_cannot_be_promised() {
    let site = site();
    fs::create_dir(site.path().join(".links.lock.new")).unwrap();
    let said = site.sharh("build");
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(said.err.contains("cannot write `./links.lock`"), "{}", said.err);
    assert!(!site.exists("public") && !site.exists("links.lock"));
}

#[test]
fn what_a_killed_build_left_is_swept() {
    let site = site();
    site.write(".links.lock.new", "cut sho");
    site.build();
    assert_eq!(site.left_over(), [""; 0]);
    assert!(site.read("links.lock").contains("\n/en/articles/x/ article:x\n"));
}

#[test]
fn nothing_is_retired_in_a_site_with_errors() {
    let site = site();
    site.write("seeds/y.en.txt", "Other\nStandfirst\nText.\n");
    site.build();
    site.remove("seeds/y.en.txt");
    site.write("seeds/x.en.txt", b"Title\nStandfirst\n\xff\n");
    let lock = site.read("links.lock");
    let said = site.sharh("retire /en/articles/y/ /ar/articles/y/");
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(
        said.err.contains("seeds/x.en.txt") && said.err.contains("nothing was retired: 1 error"),
        "{}",
        said.err
    );
    assert!(!said.err.contains("vanished-page"), "{}", said.err);
    assert_eq!(site.read("links.lock"), lock);
}

#[test]
fn a_locked_build_tells_of_its_warnings_too() {
    let site = site();
    site.write("seeds/x.ar.txt", "عنوان\nمقدمة\nنص.\n");
    let said = site.sharh("build --locked");
    assert_eq!(said.code, 1);
    assert!(said.err.contains("uneven-translation") && said.err.contains("links.lock: "), "{}", said.err);
}
