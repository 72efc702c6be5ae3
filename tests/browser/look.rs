//! Light and dark, and the pictures of the README: `tests/browser/screenshots DIR` takes them.

use std::path::PathBuf;

use serde_json::json;

use super::chromium::{Browser, address, with_browser};
use super::{Site, sites};

const SIZES: [(u32, u32); 2] = [(1280, 900), (390, 844)];

/// The pages of each book that are looked at: the path, what is searched for there, and the picture's name.
const PAGES: [[(&str, &str, &str); 6]; 2] = [
    [
        ("index.html", "", "today"),
        ("customers/miller-machine.html", "", "card"),
        ("search.html", "quote", "search"),
        ("reports/value.html", "", "value"),
        ("reports/network.html", "", "network"),
        ("reports/month.html", "", "month"),
    ],
    [
        ("index.html", "", "today"),
        ("customers/hua-xin.html", "", "card"),
        ("search.html", "zhw", "search"),
        ("reports/value.html", "", "value"),
        ("reports/network.html", "", "network"),
        ("reports/month.html", "", "month"),
    ],
];

#[test]
fn pages_are_light_or_dark_as_the_system_is() {
    with_browser(|browser| {
        for (site, pages) in sites().iter().zip(PAGES) {
            for page in pages {
                let light = looks(browser, site, page, "light");
                let dark = looks(browser, site, page, "dark");
                let name = page.2;
                assert!(light.ground > 600 && light.ink < 300, "{name}, light: {light:?}");
                assert!(dark.ground < 150 && dark.ink > 600, "{name}, dark: {dark:?}");
            }
        }
    });
}

/// The brightness of the two colours that most of a page is of, from 0 to 765.
#[derive(Debug)]
struct Colours {
    ground: u32,
    ink: u32,
}

fn looks(browser: &Browser, site: &Site, (page, words, name): (&str, &str, &str), scheme: &str) -> Colours {
    browser.devtools(
        "Emulation.setEmulatedMedia",
        json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]}),
    );
    if words.is_empty() {
        browser.open(site, page);
    } else {
        // The page before is left, so that the search begins anew.
        browser.go("about:blank");
        browser.go(&format!("{}#q={words}", address(&site.path(page))));
        browser.wait_until("document.querySelectorAll('ol.found li').length > 0");
    }
    photograph(browser, site, name, scheme);
    Colours { ground: brightness(browser, "backgroundColor"), ink: brightness(browser, "color") }
}

/// Writes pictures of the page into the folder that `SCREENSHOTS` names, if it names one.
fn photograph(browser: &Browser, site: &Site, name: &str, scheme: &str) {
    let Some(folder) = std::env::var_os("SCREENSHOTS").map(PathBuf::from) else { return };
    // Of the pages that everybody sees first there are all pictures, of the others one.
    let is_first = ["today", "card"].contains(&name);
    for (width, height) in SIZES {
        if !is_first && (width, scheme) != (SIZES[0].0, "light") {
            continue;
        }
        browser.window(width, height);
        browser.screenshot(&folder.join(format!("{}-{name}-{width}-{scheme}.png", site.book)));
    }
}

fn brightness(browser: &Browser, property: &str) -> u32 {
    let colour = browser.text(&format!("getComputedStyle(document.body).{property}"));
    let numbers = colour.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<u32>().ok());
    numbers.take(3).sum()
}
