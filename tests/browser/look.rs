//! Light and dark, and the pictures of the README: `tests/browser/screenshots DIR` takes them.

use std::path::PathBuf;

use serde_json::json;

use super::chromium::{Browser, with_browser};
use super::{Site, sites};

const SIZES: [(u32, u32); 2] = [(1280, 900), (390, 844)];

#[test]
fn pages_are_light_or_dark_as_the_system_is() {
    with_browser(|browser| {
        for (site, card) in sites().iter().zip(["customers/miller-machine.html", "customers/hua-xin.html"]) {
            for page in ["index.html", card] {
                let light = looks(browser, site, page, "light");
                let dark = looks(browser, site, page, "dark");
                assert!(light.ground > 600 && light.ink < 300, "{page}, light: {light:?}");
                assert!(dark.ground < 150 && dark.ink > 600, "{page}, dark: {dark:?}");
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

fn looks(browser: &Browser, site: &Site, page: &str, scheme: &str) -> Colours {
    browser.devtools(
        "Emulation.setEmulatedMedia",
        json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]}),
    );
    browser.open(site, page);
    photograph(browser, site, page, scheme);
    Colours { ground: brightness(browser, "backgroundColor"), ink: brightness(browser, "color") }
}

/// Writes pictures of the page into the folder that `SCREENSHOTS` names, if it names one.
fn photograph(browser: &Browser, site: &Site, page: &str, scheme: &str) {
    let Some(folder) = std::env::var_os("SCREENSHOTS").map(PathBuf::from) else { return };
    let name = if page == "index.html" { "today" } else { "card" };
    for (width, height) in SIZES {
        browser.window(width, height);
        browser.screenshot(&folder.join(format!("{}-{name}-{width}-{scheme}.png", site.book)));
    }
}

fn brightness(browser: &Browser, property: &str) -> u32 {
    let colour = browser.text(&format!("getComputedStyle(document.body).{property}"));
    let numbers = colour.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<u32>().ok());
    numbers.take(3).sum()
}
