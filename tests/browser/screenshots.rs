//! Pictures of every page kind, to be looked at: `SHARH_SCREENSHOTS=FOLDER cargo test --test browser
//! screenshots` writes them, in each language, light and dark, 360 and 1280 pixels wide.

use std::{env, fs, path::Path};

use serde_json::json;

use crate::{Test, browser::wait, in_chromium, kinds::kinds, page::Page};

/// The tests of this module: none unless they are asked for.
pub fn tests() -> Vec<Test> {
    if env::var_os("SHARH_SCREENSHOTS").is_none() {
        return Vec::new();
    }
    in_chromium![every_page_kind_is_pictured]
}

fn every_page_kind_is_pictured(page: &Page) {
    let folder = env::var_os("SHARH_SCREENSHOTS").unwrap();
    fs::create_dir_all(&folder).unwrap();
    for kind in kinds() {
        for width in [360, 1280] {
            for scheme in ["light", "dark"] {
                page.media(&[("prefers-color-scheme", scheme)]);
                page.size(width, 900);
                page.go(&kind.path);
                let height: u32 = page.get("document.documentElement.scrollHeight");
                page.size(width, height.clamp(900, if width == 360 { 3600 } else { 2600 }));
                page.go(&kind.path);
                let picture = wait(page.browser.client.screenshot()).unwrap();
                let name = format!("{}-{width}-{scheme}.png", kind.name);
                fs::write(Path::new(&folder).join(name), picture).unwrap();
            }
        }
    }
    page.browser.chromium("Emulation.setEmulatedMedia", &json!({ "media": "", "features": [] }));
}
