//! What JavaScript adds: the search box, and tables that sort.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::chromium::{Browser, with_browser};
use super::{Site, sites};
use crate::book_test::BookTest;

/// What the search box offers now, a line a customer.
const OFFERS: &str =
    "[...document.querySelectorAll('.search [role=listbox] > :not(.all)')].map(one => one.innerText).join('\\n')";

/// For each table of the page, the sort keys of column `$` from top to bottom.
const KEYS: &str = "[...document.querySelectorAll('table.sortable')].map(table => \
     [...table.querySelectorAll('[data-column=\"$\"]')].map(cell => cell.dataset.key ?? cell.textContent))";

#[test]
fn the_search_box_finds_a_customer_by_a_part_of_the_name() {
    finds("en", "iller mach", "Miller Machine Co.");
    finds("zh", "敏", "周敏");
}

#[test]
fn the_search_box_finds_a_customer_by_pinyin_and_initials() {
    finds("zh", "zm", "周敏");
    finds("zh", "zhoum", "周敏");
    finds("en", "mmc", "Miller Machine Co.");
}

#[test]
fn the_search_box_finds_a_customer_by_digits_of_a_phone() {
    finds("en", "5550142", "Miller Machine Co.");
    finds("zh", "00001001", "周敏");
}

#[test]
fn the_search_box_knows_a_letter_without_its_accent_and_in_full_width() {
    let test =
        BookTest::with_settings("language = \"en\"\n").file("customers/zoe/zoe.md", "+++\nname = \"Zoë Łuk\"\n+++\n");
    test.run("build").succeeds();
    let site = Site::of("en", test);
    with_browser(|browser| {
        for words in ["zoe luk", "Zoe\u{308}", "ＺＯË", "ŁUK"] {
            search(browser, &site, words);
            assert_eq!(browser.text(OFFERS).trim(), "Zoë Łuk", "{words}");
        }
    });
}

#[test]
fn enter_in_the_search_box_opens_the_card() {
    // Held to the end: the browser goes on reading the site after the key is pressed.
    let sites = sites();
    for (book, words, page) in [("en", "miller mach", "miller-machine.html"), ("zh", "zm", "zhou-min.html")] {
        with_browser(|browser| {
            search(browser, site(&sites[..], book), words);
            browser.write(".search input", "\u{e007}");
            browser.wait_until(&format!("location.pathname.endsWith('/customers/{page}')"));
        });
    }
}

#[test]
fn a_search_that_finds_nobody_says_so() {
    with_browser(|browser| {
        for site in sites().iter() {
            search(browser, site, "qqqqq");
            assert!(!browser.text(OFFERS).is_empty(), "{}", site.book);
            assert_eq!(browser.ask("document.querySelector('.search [role=option]')"), Value::Null, "{}", site.book);
        }
    });
}

#[test]
fn tables_sort_by_every_column_up_and_down() {
    with_browser(|browser| {
        for site in sites().iter() {
            browser.open(site, "customers/index.html");
            let columns = "[...new Set([...document.querySelectorAll('th[data-sort]')].map(th => th.dataset.sort))]";
            let columns: Vec<String> = serde_json::from_value(browser.ask(columns)).expect("names of columns");
            assert!(columns.len() > 3, "{}: {columns:?}", site.book);
            for column in columns {
                sorts(browser, &column);
            }
        }
    });
}

fn finds(book: &str, words: &str, name: &str) {
    with_browser(|browser| {
        search(browser, site(&sites()[..], book), words);
        let offers = browser.text(OFFERS);
        let mut lines = offers.lines();
        assert!(lines.any(|line| line.starts_with(name)), "{words:?} finds\n{offers}");
    });
}

fn search(browser: &Browser, site: &Site, words: &str) {
    browser.open(site, "index.html");
    browser.write(".search input", words);
    let words: String = words.nfc().collect();
    let answers =
        format!("document.querySelector('.search [role=listbox]').dataset.answers?.normalize() === {words:?}");
    browser.wait_until(&answers);
}

fn site<'s>(sites: &'s [Site], book: &str) -> &'s Site {
    sites.iter().find(|site| site.book == book).expect("a sample book")
}

/// The rows of the first table that can be seen, each the text of the cells that can be seen.
const ROWS: &str = "[...document.querySelectorAll('table.sortable tbody tr:not(.letter)')].filter(row => \
     !row.hidden).map(row => [...row.cells].filter(cell => !cell.hidden).map(cell => cell.innerText.trim()))";

fn rows(browser: &Browser) -> Vec<Vec<String>> {
    serde_json::from_value(browser.ask(ROWS)).expect("rows of texts")
}

fn press(browser: &Browser, selector: &str, text: &str) {
    let found = format!("[...document.querySelectorAll('{selector}')].find(it => it.textContent.trim() === '{text}')");
    browser.ask(&format!("{found}.click()"));
}

#[test]
fn chips_filter_a_list_and_columns_are_hidden_without_a_reload() {
    with_browser(|browser| {
        for site in sites().iter() {
            browser.open(site, "customers/index.html");
            let all = rows(browser);
            press(browser, ".chipset button", "A");
            let of_tier = rows(browser);
            assert!(!of_tier.is_empty() && of_tier.len() < all.len(), "{}: {}", site.book, of_tier.len());
            assert!(of_tier.iter().all(|row| row[1] == "A"), "{}: {of_tier:?}", site.book);
            assert!(
                browser
                    .text("document.querySelector('.tools [role=status]').innerText")
                    .contains(&of_tier.len().to_string())
            );
            press(browser, ".chipset button", "B");
            assert!(rows(browser).len() > of_tier.len(), "{}: two chips of a column are one of both", site.book);
            press(browser, ".chipset button", "A");
            press(browser, ".chipset button", "B");
            assert_eq!(rows(browser), all, "{}", site.book);

            let width = all[0].len();
            browser.ask("document.querySelector('.tools input').click()");
            assert_eq!(rows(browser)[0].len(), width - 1, "{}", site.book);
            browser.open(site, "customers/index.html");
            assert_eq!(rows(browser)[0].len(), width - 1, "{}: what was chosen stays", site.book);
            browser.ask("document.querySelector('.tools input').click()");
            assert_eq!(rows(browser), all, "{}", site.book);
        }
    });
}

#[test]
fn saved_lists_and_the_grid_of_products_sort_by_each_column() {
    with_browser(|browser| {
        for site in sites().iter() {
            let pages: Vec<&str> = site.pages().filter(|page| page.starts_with("lists/")).collect();
            assert!(pages.len() > 2, "{}: {pages:?}", site.book);
            for page in pages {
                browser.open(site, page);
                let mut before = rows(browser);
                before.sort();
                let count =
                    browser.ask("document.querySelectorAll('th[data-sort] button').length").as_u64().expect("headings");
                for at in 0..count {
                    browser.ask(&format!("document.querySelectorAll('th[data-sort] button')[{at}].click()"));
                    let up = rows(browser);
                    browser.ask(&format!("document.querySelectorAll('th[data-sort] button')[{at}].click()"));
                    let mut down = rows(browser);
                    assert_eq!(
                        up.last().map(|row| row[at as usize].is_empty()),
                        down.last().map(|row| row[at as usize].is_empty()),
                        "{page}: what is empty stays last"
                    );
                    down.sort();
                    assert_eq!(down, before, "{page}: no row is lost by column {at}");
                }
            }
        }
    });
}

/// Presses the headings of a column, and again: each table is sorted, and no row is lost.
fn sorts(browser: &Browser, column: &str) {
    let press = format!("document.querySelectorAll('th[data-sort=\"{column}\"] button').forEach(it => it.click())");
    let before = keys(browser, column);
    browser.ask(&press);
    let up = keys(browser, column);
    browser.ask(&press);
    let down = keys(browser, column);
    for (at, table) in before.iter().enumerate() {
        assert_eq!(up[at], sorted(table, false), "{column} up, table {at}");
        assert_eq!(down[at], sorted(table, true), "{column} down, table {at}");
    }
}

fn keys(browser: &Browser, column: &str) -> Vec<Vec<String>> {
    serde_json::from_value(browser.ask(&KEYS.replace('$', column))).expect("keys of tables")
}

/// Numbers as numbers, and what is empty last, whichever way it goes.
fn sorted(keys: &[String], down: bool) -> Vec<String> {
    let (mut full, empty): (Vec<_>, Vec<_>) = keys.iter().cloned().partition(|key| !key.is_empty());
    full.sort_by(|a, b| match (a.parse::<f64>(), b.parse::<f64>()) {
        (Ok(a), Ok(b)) => a.total_cmp(&b),
        _ => a.encode_utf16().cmp(b.encode_utf16()),
    });
    if down {
        full.reverse();
    }
    full.extend(empty);
    full
}
