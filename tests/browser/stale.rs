//! A list of the day that is read on a later day than it was made for.

use serde_json::{Value, json};

use super::Site;
use super::chromium::{Browser, with_browser, without_javascript};
use crate::book_test::BookTest;

/// Who stands where: the names of each group, and of what can wait.
const LISTED: &str = "[...document.querySelectorAll('.rows > .row')].map(row => \
     (row.closest('details') ? 'later' : row.closest('section').dataset.group) + ': ' + row.querySelector('h3').textContent + ' ' + row.querySelector('.when').textContent)";

/// The site of a sample book made for a day; its settings name no day of their own.
fn made_for(book: &'static str, day: &str) -> Site {
    let test = BookTest::sample(book).on(day);
    let settings = test.read("clientbook.toml");
    let settings: Vec<&str> = settings.lines().filter(|line| !line.starts_with("today =")).collect();
    test.write("clientbook.toml", settings.join("\n"));
    test.run("build").succeeds();
    Site::of(book, test)
}

/// Opens today's page with the clock of the browser at noon of a day.
fn open_on<T>(browser: &Browser, site: &Site, day: &str, look: impl FnOnce(&Browser) -> T) -> T {
    let clock = format!(
        "(() => {{ const Real = Date, now = Real.parse('{day}T12:00:00'); \
         Date = class extends Real {{ constructor(...all) {{ all.length ? super(...all) : super(now); }} \
         static now() {{ return now; }} }}; }})()"
    );
    let added = browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": clock}));
    browser.open(site, "index.html");
    let seen = look(browser);
    browser.devtools("Page.removeScriptToEvaluateOnNewDocument", json!({"identifier": added["identifier"]}));
    seen
}

fn names(browser: &Browser) -> Vec<String> {
    serde_json::from_value(browser.ask(LISTED)).expect("texts")
}

#[test]
fn three_days_later_the_page_lists_whom_a_page_of_that_day_lists() {
    for book in ["en", "zh"] {
        let (monday, thursday) = (made_for(book, "2026-11-23"), made_for(book, "2026-11-26"));
        with_browser(|browser| {
            let right = open_on(browser, &thursday, "2026-11-26", names);
            let stale = open_on(browser, &monday, "2026-11-26", names);
            assert_eq!(stale, right, "{book}");
            assert_eq!(browser.console(), Vec::<String>::new(), "{book}");
        });
    }
}

#[test]
fn the_page_says_how_old_it_is_and_counts_as_of_now() {
    let monday = made_for("en", "2026-11-23");
    with_browser(|browser| {
        open_on(browser, &monday, "2026-11-26", |browser| {
            let text = browser.text("document.getElementById('main').innerText");
            for said in [
                "Thursday, November 26",
                "This page was made Monday, November 23, 3 days ago.",
                "Notes, payments and changes made since are not",
                // INV-1032 was due on 18 October.
                "is 39 days late",
                "As of Monday, November 23",
            ] {
                assert!(text.contains(said), "{said:?} is missing in\n{text}");
            }
        });
        open_on(browser, &monday, "2026-11-23", |browser| {
            assert_eq!(browser.ask("document.querySelector('.stale')"), Value::Null);
        });
        open_on(browser, &monday, "2026-11-20", |browser| {
            assert!(browser.text("document.querySelector('.stale').innerText").contains("the clock may be wrong"));
        });
        open_on(browser, &monday, "2027-03-20", |browser| {
            assert!(
                browser
                    .text("document.querySelector('.stale').innerText")
                    .contains("further back than this page looks")
            );
        });
    });
}

#[test]
fn without_javascript_the_days_to_come_stand_under_their_dates() {
    let monday = made_for("en", "2026-11-23");
    let browser = without_javascript();
    browser.open(&monday, "index.html");
    let text = browser.text("document.getElementById('main').innerText");
    assert!(text.contains("Monday, November 23") && text.contains("read on at that day below"), "{text}");
    let thursday = browser.text("document.getElementById('d2026-11-26').nextElementSibling.innerText");
    assert!(thursday.contains("Thanksgiving greeting"), "{thursday}");
}

#[test]
fn a_sample_with_a_day_of_its_own_never_grows_old() {
    let test = BookTest::sample("en");
    test.run("build").succeeds();
    let site = Site::of("en", test);
    with_browser(|browser| {
        open_on(browser, &site, "2029-01-01", |browser| {
            assert_eq!(browser.ask("document.querySelector('.stale')"), Value::Null);
            assert!(browser.text("document.querySelector('h1').innerText").contains("November 21"));
        });
    });
}
