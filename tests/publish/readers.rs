//! What a reader finds while the site is published again and again.

use std::{
    fs::{self, File},
    io::Read,
    os::fd::OwnedFd,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use rustix::fs::{Mode, OFlags};

use super::{Site, killed::tree, publish_to};

/// A reader that was held up longer than this between two steps proves nothing.
const HELD_UP: Duration = Duration::from_millis(20);

/// So that the readers leave the machine some time for the publications.
const PAUSE: Duration = Duration::from_micros(50);

fn read_in(folder: &OwnedFd, path: &str) -> std::io::Result<String> {
    let mut text = String::new();
    let file = rustix::fs::openat(folder, path, OFlags::RDONLY, Mode::empty())?;
    File::from(file).read_to_string(&mut text)?;
    Ok(text)
}

/// Reads two pages through one opened folder and gives their stamps.
fn read_both(folder: &OwnedFd) -> std::io::Result<(String, String)> {
    let one = read_in(folder, "index.html")?;
    let other = read_in(folder, "changes/3/10/index.html")?;
    let stamp = |text: &str, place: usize| text.split(' ').nth(place).unwrap_or_default().to_owned();
    Ok((stamp(&one, 1), stamp(&other, 0)))
}

#[test]
fn nothing_is_missing_or_mixed_during_fifty_publications() {
    let site = Site::new();
    let (root, output) = (site.root(), site.output());
    publish_to(&root, &output, &tree("A")).unwrap();
    let is_done = AtomicBool::new(false);
    let poll = || {
        let (mut reads, mut missing) = (0_u32, Vec::new());
        while !is_done.load(Ordering::Relaxed) {
            let start = Instant::now();
            let folder =
                rustix::fs::open(&output, OFlags::RDONLY | OFlags::DIRECTORY, Mode::empty()).unwrap();
            let both = read_both(&folder);
            let is_prompt = start.elapsed() < HELD_UP;
            match both {
                Ok((one, other)) => assert_eq!(one, other, "mixed"),
                Err(error) if is_prompt => missing.push(error.to_string()),
                Err(_) => {}
            }
            let start = Instant::now();
            if let Err(error) = fs::read(output.join("same/7.txt"))
                && start.elapsed() < HELD_UP
            {
                missing.push(error.to_string());
            }
            reads += 3;
            thread::sleep(PAUSE);
        }
        (reads, missing)
    };
    thread::scope(|scope| {
        let readers = [scope.spawn(poll), scope.spawn(poll)];
        for turn in 0..50 {
            let stamp = if turn % 2 == 0 { "B" } else { "A" };
            publish_to(&root, &output, &tree(stamp)).unwrap();
        }
        is_done.store(true, Ordering::Relaxed);
        for reader in readers {
            let (reads, missing) = reader.join().unwrap();
            println!("{reads} reads");
            assert_eq!(missing, [""; 0]);
            assert!(reads > 500, "{reads}");
        }
    });
}
