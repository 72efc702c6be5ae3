//! The forms of the preview in a browser, with JavaScript and without.

use super::access::{axe, faults_here};
use super::assert_none;
use super::chromium::{Browser, with_browser, without_javascript};
use crate::book_test::program;
use crate::forms::{CARD, book};
use crate::serve::Server;
use crate::welcome::Home;

fn open(browser: &Browser, server: &Server, form: &str) {
    browser.go(&format!("http://{}/_clientbook/form/{form}", server.address));
}

fn saves(browser: &Browser) {
    browser.click("form button[type=submit]");
    browser.wait_until("document.querySelector('h1').innerText.startsWith('Saved: ')");
}

#[test]
fn without_javascript_a_form_is_filled_in_sent_and_taken_back() {
    let test = book();
    let server = Server::start(&test);
    let browser = without_javascript();
    open(&browser, &server, "entry?customer=hua&table=contact&entry=Li+Min");
    let before = test.read(CARD);
    browser.write("[name='is.wechat']", "limin88");
    browser.click("[name='is.duty'][value=decides]");
    saves(&browser);
    assert!(test.read(CARD).contains("duty = [\"pays\", \"decides\"]\nwechat = \"limin88\""), "{}", test.read(CARD));
    browser.click("form.undo button");
    browser.wait_until("document.querySelector('form') === null");
    assert_eq!(test.read(CARD), before);
    open(&browser, &server, "log?customer=hua");
    assert_eq!(browser.ask("document.querySelector('.pick')"), serde_json::Value::Null);
    browser.write("[name=next]", "+7d");
    browser.write("[name=text]", "Talked.");
    saves(&browser);
    assert!(test.read("customers/hua/visits/2026-11-21-1432.md").contains("next = 2026-11-28"));
}

#[test]
fn with_javascript_a_day_can_be_picked_too() {
    let test = book();
    let server = Server::start(&test);
    with_browser(|browser| {
        open(browser, &server, "log?customer=hua");
        assert_eq!(browser.ask("document.querySelector('details.more').open"), false);
        let pick = "var pick = document.querySelector('[name=next] + .pick'); pick.value = '2026-12-05'; \
             pick.dispatchEvent(new Event('change'))";
        browser.run(pick);
        assert_eq!(browser.text("document.querySelector('[name=next]').value"), "2026-12-05");
        browser.write("[name=text]", "Talked.");
        saves(browser);
    });
    assert!(test.read("customers/hua/visits/2026-11-21-1432.md").contains("next = 2026-12-05"));
}

#[test]
fn forms_and_what_follows_them_pass_axe_in_both_languages() {
    let axe = axe();
    let mut faults = Vec::new();
    for language in ["en", "zh-CN"] {
        let test = book();
        let server = Server::start_with(program(), &test, &["--lang", language]);
        with_browser(|browser| {
            let mut check = |name: &str| faults.extend(faults_here(browser, &axe, &format!("{language}: {name}")));
            let entry = "entry?customer=hua&table=contact&entry=Li+Min";
            for form in [
                "log?customer=hua",
                "set?customer=hua",
                "pay?customer=hua",
                "resolve?id=complaint:hua:2026-11-02",
                entry,
                "remove?customer=hua&table=contact&entry=Li+Min",
            ] {
                open(browser, &server, form);
                check(form);
            }
            browser.go(&format!("http://{}/customers/hua.html", server.address));
            check("the card");
            open(browser, &server, "log?customer=hua");
            browser.write("[name=next]", "someday");
            browser.write("[name=text]", "Talked.");
            browser.click("form button[type=submit]");
            browser.wait_until("document.querySelector('.wrong') !== null");
            check("a fault");
            open(browser, &server, entry);
            browser.write("[name='is.note']", "early");
            browser.click("form button[type=submit]");
            browser.wait_until("document.querySelector('form.undo') !== null");
            check("done");
            open(browser, &server, "inbox");
            browser.write("[name=paste]", "Li called");
            browser.click("form button[type=submit]");
            browser.wait_until("document.querySelector('.paragraph') !== null");
            check("the inbox");
            let home = Home::new();
            let welcome = home.opened(language);
            browser.go(&format!("http://{}/", welcome.address));
            check("the welcome");
        });
    }
    assert_none(&faults);
}

#[test]
fn triage_takes_one_key_for_each_customer() {
    let mut test = book();
    for (id, name) in [("a1", "Ana One"), ("b2", "Bo Two"), ("c3", "Cy Three")] {
        let memory = "[[from]]\nprogram = \"vcard\"\non = 2026-11-20\n";
        test = test
            .file(&format!("customers/{id}/{id}.md"), format!("+++\nname = \"{name}\"\n+++\n"))
            .file(&format!("customers/{id}/import.toml"), memory);
    }
    let server = Server::start(&test);
    with_browser(|browser| {
        open(browser, &server, "triage");
        let chosen = |id: &str| browser.text(&format!("document.querySelector('[name=of-{id}]').value"));
        let focused = || browser.text("document.activeElement.name || document.activeElement.type");
        assert_eq!(focused(), "of-a1");
        browser.write("[name=of-a1]", "a");
        assert_eq!([chosen("a1"), focused()], ["A", "of-b2"]);
        browser.write("[name=of-b2]", "n");
        browser.write("[name=of-c3]", "0");
        assert_eq!([chosen("b2"), chosen("c3"), focused()], ["not", "", "submit"]);
        saves(browser);
    });
    assert!(test.read("customers/a1/a1.md").contains("tier = \"A\""));
    assert!(!test.exists("customers/b2") && !test.read("customers/c3/c3.md").contains("tier"));
}
