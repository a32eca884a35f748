//! Disks that are full, and disks within disks.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{Files, Site, counts, expected, files, notes, owned, publish_to};

/// A small disk in memory, which takes root to mount.
struct Disk(PathBuf);

impl Disk {
    fn mount(at: &Path, size: &str) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let size = format!("size={size}");
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(at).output();
        if mount.is_ok_and(|mount| mount.status.success()) {
            return Some(Self(at.to_owned()));
        }
        println!("skipped: this user may not mount a disk");
        None
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

fn pages(stamp: char, count: usize) -> Files {
    (0..count).map(|number| (format!("/p/{number}/"), stamp.to_string().repeat(5000))).collect()
}

fn as_files(pages: &Files) -> Files {
    let pages: Vec<(&str, &str)> =
        pages.iter().map(|(route, text)| (route.as_str(), text.as_str())).collect();
    expected(&pages)
}

#[test]
fn a_full_disk_leaves_the_old_site_and_is_named() {
    let site = Site::new();
    let at = site.folder.path().join("disk");
    let Some(_disk) = Disk::mount(&at, "1m") else { return };
    let output = at.join("public");
    let error = publish_to(&site.root(), &output, &pages('x', 200)).unwrap_err();
    assert!(!output.exists());

    let old = pages('a', 40);
    publish_to(&site.root(), &output, &old).unwrap();
    let message = format!("{:#}", publish_to(&site.root(), &output, &pages('b', 150)).unwrap_err());
    for part in ["no room left", at.to_str().unwrap(), "bytes", "the old one stays as it is"] {
        assert!(message.contains(part), "{message}\n{error:#}");
    }
    assert_eq!(files(&output), as_files(&old));
    assert_eq!(fs::read_dir(&at).unwrap().count(), 1);
}

#[test]
fn whatever_room_is_left_the_site_is_whole() {
    let site = Site::new();
    let at = site.folder.path().join("disk");
    let Some(_disk) = Disk::mount(&at, "1m") else { return };
    let (output, filler) = (at.join("public"), at.join("filler"));
    let (mut before, mut failed) = (pages('a', 20), 0);
    publish_to(&site.root(), &output, &before).unwrap();
    fs::write(output.join("CNAME"), "example.org").unwrap();
    for step in 0..24 {
        // Each round leaves two more blocks free, from none at all.
        while fs::write(&filler, vec![0_u8; 1 << 20]).is_ok() {}
        let used = fs::metadata(&filler).unwrap().len();
        fs::File::options()
            .write(true)
            .open(&filler)
            .unwrap()
            .set_len(used.saturating_sub(step * 8192))
            .unwrap();
        let after = pages(char::from(b'b' + u8::try_from(step % 20).unwrap()), 20);
        match publish_to(&site.root(), &output, &after) {
            Ok(_) => before = after,
            Err(error) => {
                failed += 1;
                assert!(format!("{error:#}").contains("there is no room left in"), "{error:#}");
            }
        }
        let mut all = as_files(&before);
        all.insert("CNAME".into(), "example.org".into());
        assert_eq!(files(&output), all, "step {step}");
        let names: Vec<_> = fs::read_dir(&at).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(names.iter().all(|name| name == "public" || name == "filler"), "step {step}: {names:?}");
        fs::remove_file(&filler).unwrap();
    }
    assert!(failed > 5 && failed < 24, "{failed}");
}

#[test]
fn a_mount_point_is_refused_with_advice() {
    let site = Site::new();
    let Some(disk) = Disk::mount(&site.output(), "1m") else { return };
    assert!(site.fail(&[("/", "1")]).contains("is a mount point"));
    drop(disk);
    site.put(&[("/", "1")]);
    let Some(_disk) = Disk::mount(&site.output().join("uploads"), "1m") else { return };
    site.write("uploads/photo.jpg", "mine");
    assert!(site.fail(&[("/", "2")]).contains("is a mount point inside"));
    assert!(site.output().join("uploads/photo.jpg").exists());
}

#[test]
fn an_output_on_another_disk_than_the_site_is_fine() {
    let site = Site::new();
    let at = site.folder.path().join("disk");
    let Some(_disk) = Disk::mount(&at, "1m") else { return };
    for text in ["1", "2"] {
        let outcome = publish_to(&site.root(), &at.join("public"), &owned(&[("/", text)])).unwrap();
        assert_eq!(counts(&outcome).written, 1);
        assert_eq!(notes(&outcome), [""; 0]);
    }
}
