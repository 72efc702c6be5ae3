//! On paper.

use serde_json::json;

use super::chromium::{A4, Browser, LETTER, Paper, with_browser};
use super::{Site, sites};

#[test]
fn the_card_prints_on_one_page() {
    with_browser(|browser| {
        let [en, zh] = &*sites();
        assert_eq!(printed(browser, en, "customers/miller-machine.html", A4), 1, "miller-machine on A4");
        assert_eq!(printed(browser, en, "customers/miller-machine.html", LETTER), 1, "miller-machine on Letter");
        assert_eq!(printed(browser, zh, "customers/hua-xin.html", A4), 1, "hua-xin on A4");
    });
}

#[test]
fn statements_letters_sheets_and_the_week_print_on_one_page() {
    with_browser(|browser| {
        for site in sites().iter() {
            let papers = site.pages().filter(|page| {
                let folder = page.split_once('/').map(|(folder, name)| (folder, name != "index.html"));
                let is_paper = matches!(folder, Some(("receivables" | "letters" | "credit" | "core", true)));
                is_paper || ["week.html", "me.html"].contains(page)
            });
            for page in papers {
                browser.open(site, page);
                for (paper, name) in [(A4, "A4"), (LETTER, "Letter")] {
                    assert_eq!(pages_of(browser, page, paper), 1, "{}/{page} on {name}", site.book);
                }
            }
        }
    });
}

#[test]
fn today_prints_on_two_pages_at_most() {
    with_browser(|browser| {
        let [en, zh] = &*sites();
        let pages = [printed(browser, en, "index.html", LETTER), printed(browser, zh, "index.html", A4)];
        assert!(pages.iter().all(|&pages| pages <= 2), "{pages:?}");
    });
}

#[test]
fn paper_has_no_menu_and_no_buttons() {
    with_browser(|browser| {
        browser.devtools("Emulation.setEmulatedMedia", json!({"media": "print"}));
        for site in sites().iter() {
            for page in site.kinds() {
                browser.open(site, page);
                let screen = "[...document.querySelectorAll('nav, .button, .search, .actions, .strip')]";
                let seen = format!("{screen}.filter(it => it.checkVisibility()).map(it => it.outerHTML).join('\\n')");
                assert_eq!(browser.text(&seen), "", "{}/{page}", site.book);
            }
        }
    });
}

/// Opens a page and counts the pages of paper.
fn printed(browser: &Browser, site: &Site, page: &str, paper: Paper) -> usize {
    browser.open(site, page);
    pages_of(browser, page, paper)
}

/// The number of pages of paper that the open page takes.
fn pages_of(browser: &Browser, page: &str, paper: Paper) -> usize {
    let pdf = browser.print(paper);
    let pages = count(&pdf, b"/Type /Page\n");
    assert!(pages > 0, "{page} is no PDF that shows its pages");
    pages
}

fn count(bytes: &[u8], what: &[u8]) -> usize {
    bytes.windows(what.len()).filter(|window| *window == what).count()
}
