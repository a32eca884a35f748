//! Reading an article in one language, in the other, or in both.

use crate::{Test, in_every_engine, page::Page};

const ARTICLE: &str = "/ar/articles/baku-visit/";

/// The tests of this module.
pub fn tests() -> Vec<Test> {
    in_every_engine![the_chosen_mode_is_kept_for_the_visit]
}

fn the_chosen_mode_is_kept_for_the_visit(page: &Page) {
    page.go(ARTICLE);
    assert!(page.shows("#p2 > .cell:nth-child(1)") && page.shows("#p2 > .cell:nth-child(2)"));
    page.click(".modes label:nth-of-type(1)");
    assert!(page.shows("#p2 > .cell:nth-child(1)") && !page.shows("#p2 > .cell:nth-child(2)"));
    page.go("/ar/");
    page.go(ARTICLE);
    assert!(page.shows("#p2 > .cell:nth-child(1)") && !page.shows("#p2 > .cell:nth-child(2)"));
    page.console_is_clean();
}
