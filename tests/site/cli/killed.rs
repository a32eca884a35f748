//! A build that is killed leaves the old site or the new one, whole.

use std::{process::Stdio, thread};

use super::{Folder, Tree, differences};

const KILLS: u32 = 20;

/// A site of about sixty pages, told in this voice.
fn tell(site: &Folder, voice: &str) {
    for number in 0..24 {
        let text = format!("Article {number}\nStandfirst\n{voice} the minister went to Baku for oil.\n");
        site.write(&format!("seeds/a{number:02}.en.txt"), text);
    }
}

fn published(voice: &str) -> Tree {
    let site = Folder::sample();
    tell(&site, voice);
    site.build();
    site.public()
}

#[test]
fn at_any_moment_the_site_is_whole() {
    let trees = ["Once", "Twice"].map(published);
    let site = Folder::sample();
    tell(&site, "Twice");
    site.build();
    tell(&site, "Once");
    let started = std::time::Instant::now();
    site.build();
    let whole = started.elapsed();
    let mut seen = [0, 0];
    for kill in 0..KILLS {
        tell(&site, if kill % 2 == 0 { "Twice" } else { "Once" });
        let mut child = site.command().arg("build").stderr(Stdio::null()).spawn().unwrap();
        // The moments are spread over the run and, as it also has to sweep, somewhat past its end.
        thread::sleep(whole.mul_f64(0.4 + 1.6 * f64::from(kill) / f64::from(KILLS)));
        child.kill().unwrap();
        child.wait().unwrap();
        let now = site.public();
        match trees.iter().position(|tree| differences(tree, &now).is_empty()) {
            Some(tree) => seen[tree] += 1,
            None => panic!(
                "a mixture after kill {kill}: {:?}",
                trees.each_ref().map(|tree| differences(tree, &now))
            ),
        }
    }
    tell(&site, "Twice");
    site.build();
    assert_eq!(differences(&site.public(), &trees[1]), [""; 0], "the next build is right");
    assert_eq!(site.left_over(), [""; 0], "and sweeps what was left over");
    println!("{} times the one site, {} times the other", seen[0], seen[1]);
}
