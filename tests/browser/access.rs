//! Accessibility: every kind of page passes axe (axe-core), in both languages, light and dark, on a desktop and a phone.

use std::fs;

use serde_json::{Value, json};

use super::chromium::{Browser, with_browser};
use super::{BOOKS, Site, assert_none, single, sites};
use crate::book_test::{BookTest, repository};

const AXE: &str = "target/tools/node_modules/axe-core/axe.min.js";

/// Checks the page with all rules, or with some, and gives for each fault the rule, what is wrong, and where. The page
/// has two frames of time to take in a change of the window.
const CHECK: &str = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))) \
     .then(() => axe.run(document, {resultTypes: ['violations'], RULES})) \
     .then(found => found.violations.map(one => [one.id, one.help, one.nodes.length, one.nodes[0].target.join(' '), one.nodes[0].html]))";

/// The rules whose result depends on the colour scheme.
const OF_COLOURS: &str = "runOnly: ['color-contrast', 'link-in-text-block']";

/// The rules whose result depends on the width of the window.
const OF_WIDTH: &str = "runOnly: ['scrollable-region-focusable', 'target-size']";

/// A card that shows what the sample books do not have: faults, and a question of a merge.
const FAULTY: &str = "+++\nname = \"Y\"\nteir = \"A\"\n<<<<<<< one device\ntier = \"A\"\n=======\ntier = \"B\"\n>>>>>>> another device\n+++\n\n\
     | a | b |\n|---|---|\n| [[nobody]] | https://e.example |\n\n> See [x](https://e.example) there.\n\n- [ ] do it due:2026-11-20\n";

#[test]
fn every_kind_of_page_passes_axe_in_light_and_dark() {
    let axe = axe();
    let test = BookTest::with_settings("language = \"en\"\n").file("customers/y/y.md", FAULTY);
    test.run("build").succeeds();
    let faulty = Site::of("en", test);
    let faults = with_browser(|browser| {
        let plain = BOOKS.map(|book| Site::in_theme(book, "plain"));
        assert!(
            plain.iter().all(|site| !site.read("index.html").contains("class=\"strip\"")),
            "it has a look of its own"
        );
        let sites = sites();
        let pages = sites.iter().flat_map(|site| site.kinds().into_iter().map(move |page| (site, page)));
        let phones = BOOKS.map(single::built);
        let of_phone = |site| ["phone.html", "sealed.html"].map(|page| (site, page));
        let pages = pages.chain(phones.iter().flat_map(of_phone));
        let pages = pages.chain(plain.iter().map(|site| (site, "index.html")));
        let pages = pages.chain(["faults.html", "index.html", "customers/y.html"].map(|page| (&faulty, page)));
        pages.flat_map(|(site, page)| faults_of(browser, &axe, site, page)).collect::<Vec<_>>()
    });
    assert_none(&faults);
}

/// The list below the search box, and the page of the search, when they show something.
#[test]
fn what_a_search_finds_passes_axe() {
    let axe = axe();
    let faults = with_browser(|browser| {
        let sites = sites();
        let words = |site: &Site| if site.book == "en" { "quote" } else { "138" };
        let faults = |site: &Site| {
            let words = words(site);
            let box_of = faults_after(browser, &axe, site, "index.html", |browser| {
                browser.write(".search input", words);
                browser.wait_until(&format!(
                    "document.querySelector('.search [role=listbox]').dataset.answers === '{words}'"
                ));
            });
            let page_of = faults_after(browser, &axe, site, "search.html", |browser| {
                browser.write(".search input", words);
                browser.wait_until(&format!("document.querySelector('[data-found]').dataset.answers === '{words}'"));
            });
            [box_of, page_of].concat()
        };
        sites.iter().flat_map(faults).collect::<Vec<_>>()
    });
    assert_none(&faults);
}

fn faults_of(browser: &Browser, axe: &str, site: &Site, page: &str) -> Vec<String> {
    faults_after(browser, axe, site, page, |_| ())
}

/// The faults of a page after something was done on it.
fn faults_after(browser: &Browser, axe: &str, site: &Site, page: &str, done: impl Fn(&Browser)) -> Vec<String> {
    scheme(browser, "light");
    browser.window(1280, 900);
    browser.open(site, page);
    done(browser);
    faults_here(browser, axe, &format!("{}/{page}", site.book))
}

/// The text of axe.
pub fn axe() -> String {
    let path = repository().join(AXE);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{AXE} ({error}): run tests/run"))
}

/// What axe finds on the page that is open, in light and dark and on a phone.
pub fn faults_here(browser: &Browser, axe: &str, name: &str) -> Vec<String> {
    scheme(browser, "light");
    browser.window(1280, 900);
    browser.run(axe);
    // What is folded is checked too.
    browser.run("document.querySelectorAll('details').forEach(it => it.open = true)");
    let light = browser.ask(&CHECK.replace("RULES", ""));
    scheme(browser, "dark");
    let dark = browser.ask(&CHECK.replace("RULES", OF_COLOURS));
    browser.window(390, 844);
    let phone = browser.ask(&CHECK.replace("RULES", OF_WIDTH));
    let told = |look: &'static str, found: &Value| -> Vec<String> {
        let found = found.as_array().cloned().unwrap_or_default();
        found.iter().map(|fault| format!("{name}, {look}: {fault}")).collect()
    };
    [told("light", &light), told("dark", &dark), told("phone", &phone)].concat()
}

fn scheme(browser: &Browser, scheme: &str) {
    let features = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
    browser.devtools("Emulation.setEmulatedMedia", features);
}
