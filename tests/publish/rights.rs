//! Rights that do not depend on who builds.

use std::{
    fs::{self, Permissions},
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::Path,
};

use super::{Site, killed::helper};

fn rights(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().mode() & 0o7777
}

#[test]
fn every_umask_gives_the_same_rights() {
    for umask in ["000", "022", "027", "077", "777"] {
        let site = Site::new();
        let status = helper(&site, "rights", 2, umask).wait().unwrap();
        assert!(status.success(), "{umask}");
        for entry in walkdir::WalkDir::new(site.output()) {
            let entry = entry.unwrap();
            let expected = if entry.file_type().is_dir() { 0o755 } else { 0o644 };
            assert_eq!(rights(entry.path()), expected, "{umask}: {}", entry.path().display());
        }
    }
}

#[test]
fn the_output_folder_keeps_the_rights_its_owner_chose() {
    let site = Site::new();
    fs::create_dir(site.output()).unwrap();
    fs::set_permissions(site.output(), Permissions::from_mode(0o750)).unwrap();
    for text in ["1", "2"] {
        site.put(&[("/", text)]);
        assert_eq!(rights(&site.output()), 0o750);
        assert_eq!(rights(&site.output().join("index.html")), 0o644);
    }
}

#[test]
fn a_file_whose_rights_were_changed_is_written_again() {
    let site = Site::new();
    site.put(&[("/", "1"), ("/a/", "1")]);
    fs::set_permissions(site.output().join("index.html"), Permissions::from_mode(0o600)).unwrap();
    assert!(!super::is_current_with(&site, &[("/", "1"), ("/a/", "1")]));
    assert_eq!(site.put(&[("/", "1"), ("/a/", "1")]).written, 1);
    assert_eq!(rights(&site.output().join("index.html")), 0o644);
}
