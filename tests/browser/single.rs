//! The phone edition: one file that opens without scripts, and the sealed one that opens with its password.

use serde_json::json;

use super::chromium::{Browser, address, with_browser, without_javascript};
use super::{BOOKS, Site, assert_none, html};
use crate::book_test::BookTest;

pub const PASSWORD: &str = "lange Nacht 7";

/// A book with its phone edition among the pages of its site: `phone.html`, and sealed `sealed.html`.
pub fn built(book: &'static str) -> Site {
    let test = BookTest::sample(book);
    test.run("build").succeeds();
    test.run(&format!("build --profile self --single \"{}\"", file(&test, "phone.html"))).succeeds();
    let mut sealed = test.command(&format!("build --single \"{}\" --password", file(&test, "sealed.html")));
    let output = sealed.env("CLIENTBOOK_PASSWORD", PASSWORD).output().expect("the program runs");
    test.judged("build --single --password", &output).succeeds();
    Site::of(book, test)
}

fn file(test: &BookTest, name: &str) -> String {
    test.path().join("site").join(name).display().to_string()
}

pub fn unlock(browser: &Browser, password: &str) {
    browser.write("#password", password);
    browser.click("button");
}

#[test]
fn the_phone_edition_is_whole_without_javascript() {
    let browser = without_javascript();
    for book in BOOKS {
        let site = built(book);
        browser.go(&address(&site.path("phone.html")));
        let cards = "document.querySelectorAll('article').length";
        let count = site.files.iter().filter(|file| file.starts_with("customers/")).count() - 1;
        assert_eq!(browser.ask(cards), json!(count), "{book}: a card for each customer");
        // Each link leads to a place in the file, or out of it.
        let lost = "[...document.querySelectorAll('a[href^=\"#\"]')].map(it => decodeURIComponent(it.hash.slice(1))) \
             .filter(id => !document.getElementById(id)).join(' ')";
        assert_eq!(browser.text(lost), "", "{book}: links that lead nowhere");
        assert_eq!(
            browser.ask("document.querySelectorAll('#today li a, .index a').length > 40"),
            json!(true),
            "{book}"
        );
        assert_eq!(browser.ask("[...document.images].every(it => it.complete && it.naturalWidth > 0)"), json!(true));
        // A note goes out by mail, with the name of its customer.
        let mails =
            "[...document.querySelectorAll('a[data-customer]')].filter(it => it.href.startsWith('mailto:')).length";
        assert_eq!(browser.ask(mails), json!(count), "{book}: a mail for a note about each customer");
        assert_eq!(browser.ask("document.querySelector('.waiting').hidden"), json!(true), "{book}");
    }
}

#[test]
fn the_phone_edition_asks_for_no_other_file() {
    for book in BOOKS {
        let site = built(book);
        let page = site.read("phone.html");
        let faults = html::tags(&page).into_iter().flat_map(|tag| {
            let outside = ["#", "tel:", "sms:", "mailto:", "https:", "http:"];
            let href = tag.get("href").filter(|href| !outside.iter().any(|scheme| href.starts_with(scheme)));
            let source = tag.get("src").filter(|source| !source.starts_with("data:image/"));
            href.into_iter().chain(source).map(|target| format!("{book}: {target}")).collect::<Vec<_>>()
        });
        assert_none(&faults.collect::<Vec<_>>());
        // Its one script keeps notes, and no other could run.
        assert_eq!(page.matches("<script").count(), 1, "{book}");
        assert!(page.contains("script-src 'sha256-") && !page.contains("<link"), "{book}");
        assert!(page.contains("data:image/svg+xml"), "{book}");
    }
}

#[test]
fn the_phone_edition_is_no_wider_than_a_phone() {
    with_browser(|browser| {
        for book in BOOKS {
            let site = built(book);
            for (page, width) in [("phone.html", 360), ("phone.html", 390), ("sealed.html", 360)] {
                browser.window(width, 844);
                browser.open(&site, page);
                browser.run("document.querySelectorAll('details').forEach(it => it.open = true)");
                assert_eq!(browser.ask("document.documentElement.scrollWidth"), json!(width), "{book}/{page}");
            }
        }
    });
}

#[test]
fn the_sealed_page_opens_with_its_password_alone() {
    let site = built("zh");
    let sealed = site.read("sealed.html");
    for word in ["华鑫", "hua-xin", "客户簿", "<article"] {
        assert!(!sealed.contains(word), "the sealed file holds {word}");
    }
    with_browser(|browser| {
        browser.open(&site, "sealed.html");
        assert_eq!(
            browser.ask("document.querySelector('#plain').hidden && !document.querySelector('form').hidden"),
            true
        );
        unlock(browser, "lange Nacht 8");
        browser.wait_until("document.querySelector('#said').textContent === '密码不对。'");
        browser.run("document.querySelector('#password').value = ''");
        unlock(browser, PASSWORD);
        browser.wait_until("document.querySelectorAll('article').length > 30");
        assert_eq!(browser.ask("document.querySelector('h1').innerText.startsWith('11月21日')"), true);
        assert_eq!(browser.console(), Vec::<String>::new());
    });
    // Where no script runs, it says so.
    let browser = without_javascript();
    browser.open(&site, "sealed.html");
    let said = browser.text("document.body.innerText");
    assert!(said.contains("只能用能运行脚本的浏览器打开"), "{said}");
    assert_eq!(browser.ask("document.querySelector('form').hidden"), true);
}
