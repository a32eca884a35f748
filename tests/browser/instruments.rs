//! The tests' own instruments notice what they are there to notice.

use std::time::Instant;

use crate::{
    Test, in_chromium, in_every_engine,
    page::{PATIENCE, Page, pause},
};

/// The tests of this module.
pub fn tests() -> Vec<Test> {
    let mut tests = in_every_engine![the_console_is_heard, a_breach_of_the_policy_is_heard];
    tests.extend(in_chromium![a_page_can_be_without_script_and_narrow_and_dark]);
    tests
}

fn the_console_is_heard(page: &Page) {
    page.go("/ar/");
    page.console_is_clean();
    page.run("console.error('one')");
    page.run("dispatchEvent(new Event('fail'))");
    let said = heard(page, |said| said.len() > 1);
    assert_eq!(said.len(), 2, "{said:?}");
    page.console_is_clean();
}

fn a_breach_of_the_policy_is_heard(page: &Page) {
    // No other test looks at this page's console.
    page.go("/a/b/en/timeline/");
    page.run("document.body.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' }))");
    heard(page, |said| said.iter().any(|line| line.contains("Content") && line.contains("Policy")));
}

/// What the console says until that is enough.
fn heard(page: &Page, is_enough: impl Fn(&[String]) -> bool) -> Vec<String> {
    let (begun, mut said) = (Instant::now(), page.console());
    while !is_enough(&said) {
        assert!(begun.elapsed() < PATIENCE, "{said:?}");
        pause(20);
        said.extend(page.console());
    }
    said
}

fn a_page_can_be_without_script_and_narrow_and_dark(page: &Page) {
    page.size(320, 600);
    page.media(&[("prefers-color-scheme", "dark")]);
    page.without_script();
    page.go("/a/b/ar/articles/baku-visit/");
    assert_eq!(page.get::<u32>("innerWidth"), 320);
    assert!(page.get::<bool>("matchMedia('(prefers-color-scheme: dark)').matches"));
    assert!(page.get::<bool>("document.querySelector('.terms .switch').hidden"), "its script has run");
}
