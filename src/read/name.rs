//! Names of files and folders: which are passed over, and which are refused.

use std::ffi::OsStr;

use crate::base::language::direction::is_direction_control;

/// Endings of files that editors and tools leave beside the real one, in lower case.
const LEFT_BY_TOOLS: [&str; 11] =
    ["~", ".swp", ".swo", ".swx", ".bak", ".tmp", ".orig", ".rej", ".part", "___jb_tmp___", "___jb_old___"];

/// Whether an entry of this name is no part of the site: dot files, and the backups, locks and swap
/// files of editors (Vim tries whether it can write with a file named `4913`).
pub(super) fn is_passed_over(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    if name.starts_with('.') || name.starts_with("~$") || name == "4913" {
        return true;
    }
    if name.len() > 1 && name.starts_with('#') && name.ends_with('#') {
        return true;
    }
    let name = name.to_ascii_lowercase();
    LEFT_BY_TOOLS.iter().any(|ending| name.ends_with(ending)) || matches!(&*name, "thumbs.db" | "desktop.ini")
}

/// Why a name cannot stand in a site, in words that follow "its name"; `None` when it can.
pub(super) fn fault(name: &OsStr) -> Option<&'static str> {
    let Some(name) = name.to_str() else {
        return Some("is not valid UTF-8");
    };
    if name.chars().any(char::is_control) {
        Some("holds a control character")
    } else if name.chars().any(is_direction_control) {
        Some("holds a hidden direction mark")
    } else {
        None
    }
}

/// The name as it can be shown on any terminal: what is hidden or hurts is written out.
pub(super) fn shown(name: &OsStr) -> String {
    let escape = |c: char| {
        if c.is_control() || is_direction_control(c) { c.escape_unicode().to_string() } else { c.to_string() }
    };
    name.to_string_lossy().chars().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use std::os::unix::ffi::OsStrExt;

    use super::*;

    #[test]
    fn what_editors_leave_is_passed_over() {
        for name in [
            ".git",
            ".#iran.ar.md",
            "iran.ar.md~",
            "#iran.ar.md#",
            "iran.md.swp",
            "iran.md.swx",
            "4913",
            "iran.BAK",
            "iran.md.tmp",
            "iran.md.orig",
            "iran.md___jb_tmp___",
            "~$iran.md",
            "Thumbs.db",
        ] {
            assert!(is_passed_over(OsStr::new(name)), "{name}");
        }
        for name in ["iran.ar.md", "49130", "#", "#1.md", "tmp", "swp.md", "زيارة.txt"] {
            assert!(!is_passed_over(OsStr::new(name)), "{name}");
        }
    }

    #[test]
    fn hidden_characters_are_refused_and_shown() {
        for (name, written) in [("a\u{202e}b", "a\\u{202e}b"), ("a\nb", "a\\u{a}b"), ("a\u{7f}", "a\\u{7f}")]
        {
            assert!(fault(OsStr::new(name)).is_some(), "{name:?}");
            assert_eq!(shown(OsStr::new(name)), written);
        }
        assert!(fault(OsStr::from_bytes(b"a\xff")).is_some());
        assert_eq!(fault(OsStr::new("زيارة-باكو.ar.txt")), None);
    }
}
