//! A word of ten thousand letters in every field: no page becomes wider than its window for it.

use super::chromium::with_browser;
use super::hostile_book::{book, customers};
use super::{Site, assert_none};

const LETTERS: usize = 10_000;

/// Widths in CSS pixels: a phone and a laptop.
const WIDTHS: [u32; 2] = [390, 1280];

/// What sticks out to the right, the innermost last; what scrolls by itself does not count.
const STICKS_OUT: &str = "[...document.body.querySelectorAll('*')] \
     .filter(it => it.getBoundingClientRect().right > innerWidth + 0.5 && !it.closest('.scroll, nav, pre, .prose table')) \
     .map(it => it.tagName.toLowerCase() + (it.className ? '.' + it.className : '')).slice(-3).join(' > ')";

#[test]
fn a_word_of_ten_thousand_letters_in_every_field_makes_no_page_wider() {
    let test = book(&customers(&["W".repeat(LETTERS)]));
    test.run("build").succeeds();
    let site = Site::of("long words", test);
    let faults = with_browser(|browser| {
        let mut faults = Vec::new();
        for page in site.pages() {
            browser.open(&site, page);
            browser.run("document.querySelectorAll('details').forEach(it => it.open = true)");
            for width in WIDTHS {
                browser.window(width, 900);
                let wide = browser.ask("document.documentElement.scrollWidth").as_u64().expect("a width");
                if wide > u64::from(width) {
                    faults.push(format!("{page} is {wide} wide on {width}: {}", browser.text(STICKS_OUT)));
                }
            }
        }
        faults
    });
    assert_none(&faults);
}
