//! Reading the site: nothing on the console, a menu that leads somewhere, and the same text without JavaScript.

use std::collections::BTreeMap;

use super::chromium::{Browser, with_browser, without_javascript};
use super::{Site, assert_none, sites};

/// What a reader sees of the page, white space made even; not the buttons that only scripts bring.
const TEXT: &str = "(document.querySelectorAll('main [data-print], main [data-tools]').forEach(tool => tool.remove()), \
     document.querySelector('main').innerText.replace(/\\s+/g, ' ').trim())";

#[test]
fn no_kind_of_page_leaves_a_word_on_the_console() {
    with_browser(|browser| {
        let mut words = Vec::new();
        for site in sites().iter() {
            for page in site.kinds() {
                browser.open(site, page);
                words.extend(browser.console());
            }
        }
        assert_none(&words);
    });
}

#[test]
fn the_styles_of_a_page_are_in_force() {
    with_browser(|browser| {
        for site in sites().iter() {
            browser.open(site, "customers/index.html");
            assert_eq!(browser.text("getComputedStyle(document.querySelector('.top')).display"), "flex");
        }
    });
}

#[test]
fn the_menu_leads_to_five_places() {
    with_browser(|browser| {
        for site in sites().iter() {
            for start in ["index.html", "regions/index.html"] {
                the_menu_leads_somewhere(browser, site, start);
            }
        }
    });
}

#[test]
fn without_javascript_every_kind_of_page_shows_the_same_text() {
    let sites = sites();
    let with = with_browser(|browser| texts(browser, &sites[..]));
    let browser = without_javascript();
    // As wide as the other: what a page has room for is its text.
    browser.window(1280, 900);
    let without = texts(&browser, &sites[..]);
    // The page of the search says what to do instead.
    let same = with.iter().filter(|(page, _)| !page.ends_with("/search.html"));
    let differ = same.filter(|(page, text)| text.len() < 20 || without[*page] != **text);
    let differ = differ.map(|(page, text)| format!("{page}\n  with    {text}\n  without {}", without[page]));
    assert_none(&differ.collect::<Vec<_>>());
}

#[test]
fn without_javascript_no_page_offers_what_only_scripts_can_do() {
    let browser = without_javascript();
    for site in sites().iter() {
        for page in site.kinds() {
            browser.open(site, page);
            let dead = "[...document.querySelectorAll('button, .search input')].filter(it => it.checkVisibility())";
            assert_eq!(browser.ask(&format!("{dead}.length")), 0, "{}/{page}", site.book);
        }
    }
}

fn the_menu_leads_somewhere(browser: &Browser, site: &Site, start: &str) {
    for place in 1..=5 {
        browser.open(site, start);
        browser.click(&format!("header nav a:nth-of-type({place})"));
        browser.wait_until(&format!("!!document.querySelector('nav a:nth-of-type({place})[aria-current=page]')"));
        assert!(!browser.text("document.querySelector('h1').innerText").is_empty(), "{start} {place}");
    }
}

/// The text of every kind of page, by its address.
fn texts(browser: &Browser, sites: &[Site]) -> BTreeMap<String, String> {
    let pages = sites.iter().flat_map(|site| site.kinds().into_iter().map(move |page| (site, page)));
    let texts = pages.map(|(site, page)| {
        browser.open(site, page);
        (format!("{}/{page}", site.book), browser.text(TEXT))
    });
    texts.collect()
}
