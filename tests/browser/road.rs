//! Notes that are typed on a card without a server, and filed by `inbox`.

use super::Site;
use super::chromium::with_browser;
use crate::book_test::BookTest;

/// Keeps what a button copies.
const KEEP_COPIES: &str = "Object.defineProperty(navigator, 'clipboard', \
     {value: {writeText(text) { window.copied = text; return Promise.resolve() }}})";

const TEXTAREA: &str = "document.querySelector('.road textarea')";

#[test]
fn a_note_typed_on_a_card_outlives_the_page_and_is_filed_by_inbox() {
    let test = BookTest::with_settings("language = \"zh-CN\"\ntitle = \"road\"\n")
        .file("customers/zhang-wei/zhang-wei.md", "+++\nname = \"张伟\"\n+++\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana Cruz\"\n+++\n");
    test.run("build").succeeds();
    let site = Site::of("zh", test);
    let text = with_browser(|browser| {
        browser.window(390, 844);
        browser.open(&site, "customers/zhang-wei.html");
        browser.run("localStorage.clear()");
        browser.open(&site, "index.html");
        browser.open(&site, "customers/zhang-wei.html");
        browser.run("document.querySelector('a[href=\"#note\"]').click()");
        browser.wait_until("document.querySelector('details.road').open");
        browser.write(".road textarea", "谈了续约\n\n- [ ] 发报价 due:周三");
        browser.run(
            "const day = document.querySelector('.road [name=day]'); day.value = '2026-11-20'; \
                     const how = document.querySelector('.road [name=channel]'); how.value = '面谈'; \
                     how.dispatchEvent(new Event('input', {bubbles: true}))",
        );
        browser.open(&site, "customers/ana.html");
        browser.run("document.querySelector('a[href=\"#note\"]').click()");
        browser.wait_until("document.activeElement.tagName === 'TEXTAREA'");
        browser.write(".road textarea", "<b>Wants</b> 40 more");
        browser.go("about:blank");
        browser.open(&site, "customers/zhang-wei.html");
        browser.wait_until(&format!("{TEXTAREA}.value.includes('谈了续约')"));
        let small = "[...document.querySelectorAll('.road :is(button, a, textarea, input, select, summary)')] \
             .filter(it => it.offsetParent && it.getBoundingClientRect().height < 44).length";
        assert_eq!(browser.ask(small), 0, "what one taps is large enough");
        browser.open(&site, "index.html");
        assert_eq!(browser.text("document.querySelector('.waiting .count').textContent"), "路上记了 2 条，还没归档");
        browser.run(KEEP_COPIES);
        browser.run("document.querySelector('.waiting [data-road=copy]').click()");
        browser.wait_until("!!window.copied");
        browser.text("window.copied")
    });
    let test = site.book_test();
    assert!(text.contains("张伟 2026-11-20 面谈 谈了续约\n- [ ] 发报价 due:周三\n"), "{text}");
    test.write("inbox/phone.txt", text.replace(&day_of(&text, "Ana Cruz "), "2026-11-21"));
    test.run("inbox --yes").succeeds().prints("2 条");
    let note = test.read("customers/zhang-wei/visits/2026-11-20-1432.md");
    assert_eq!(note, "+++\nchannel = \"visit\"\n+++\n\n谈了续约\n\n- [ ] 发报价 due:2026-11-25\n");
    assert_eq!(test.read("customers/ana/visits/2026-11-21-1432.md"), "<b>Wants</b> 40 more\n");
}

/// The day behind a name: that of the clock on which the note was typed.
fn day_of(text: &str, name: &str) -> String {
    text.split(name).nth(1).unwrap_or_default().chars().take(10).collect()
}

#[test]
fn a_note_typed_in_the_phone_edition_outlives_the_page_and_is_filed_by_inbox() {
    let site = super::single::built("en");
    let text = with_browser(|browser| {
        browser.window(390, 844);
        browser.open(&site, "phone.html");
        browser.run("localStorage.clear()");
        for (customer, note) in
            [("miller-machine", "Wants 40 more\n\n- [ ] send the quote due:wed"), ("kevin-tran", "busy")]
        {
            let place = format!("details.road[data-customer=\"{customer}\"]");
            browser.open(&site, "phone.html");
            browser.run(&format!("location.hash = '#c-{customer}'"));
            browser.run(&format!("document.querySelector('a[data-customer=\"{customer}\"]').click()"));
            browser.wait_until(&format!("!!document.querySelector('{place} textarea')"));
            browser.write(&format!("{place} textarea"), note);
            browser.run(&format!(
                "const day = document.querySelector('{place} [name=day]'); day.value = '2026-11-20'; \
                         day.dispatchEvent(new Event('input'))"
            ));
            browser.go("about:blank");
        }
        browser.open(&site, "phone.html");
        let place = "document.querySelector('details.road[data-customer=\"miller-machine\"]')";
        browser.wait_until(&format!("{place}.open && {place}.querySelector('textarea').value.startsWith('Wants')"));
        let count = "document.querySelectorAll('details.road textarea').length";
        assert_eq!(browser.ask(count), 2, "only the places that hold a note have fields");
        assert_eq!(
            browser.text("document.querySelector('.waiting .count').textContent"),
            "2 notes from the road are waiting"
        );
        browser.run(KEEP_COPIES);
        browser.run("document.querySelector('.waiting [data-road=copy]').click()");
        browser.wait_until("!!window.copied");
        let text = browser.text("window.copied");
        browser.run("window.confirm = () => true; document.querySelector('.waiting [data-road=clear]').click()");
        assert_eq!(browser.text(&format!("{place}.querySelector('textarea').value")), "");
        assert_eq!(browser.ask("document.querySelector('.waiting').hidden"), true);
        assert_eq!(browser.console(), Vec::<String>::new());
        text
    });
    let test = site.book_test();
    test.write("inbox/phone.txt", &text);
    test.run("inbox --yes").succeeds().prints("2 notes");
    let note = test.read("customers/miller-machine/visits/2026-11-20-1432.md");
    assert_eq!(note, "Wants 40 more\n\n- [ ] send the quote due:2026-11-25\n");
}

#[test]
fn a_note_is_typed_in_the_sealed_phone_edition_too() {
    let site = super::single::built("zh");
    with_browser(|browser| {
        browser.open(&site, "sealed.html");
        super::single::unlock(browser, super::single::PASSWORD);
        browser.wait_until("document.querySelectorAll('article').length > 30");
        browser.run("localStorage.clear(); document.querySelector('a[data-customer]').click()");
        browser.wait_until("!!document.querySelector('details.road textarea')");
        browser.write("details.road textarea", "谈了续约");
        browser.wait_until("!document.querySelector('.waiting').hidden");
        assert_eq!(browser.console(), Vec::<String>::new());
        browser.run("localStorage.clear()");
    });
}

#[test]
fn the_notes_that_wait_are_named_as_customers_are_shown() {
    let test = BookTest::with_settings("language = \"zh-CN\"\ntitle = \"namesakes\"\n")
        .file("customers/zhang-wei/zhang-wei.md", "+++\nname = \"张伟\"\nregion = \"苏州\"\n+++\n")
        .file("customers/zhang-wei-2/zhang-wei-2.md", "+++\nname = \"张伟\"\nregion = \"无锡\"\n+++\n");
    test.run("build").succeeds();
    let site = Site::of("zh", test);
    with_browser(|browser| {
        browser.open(&site, "customers/zhang-wei.html");
        browser.run("localStorage.clear()");
        browser.run("document.querySelector('a[href=\"#note\"]').click()");
        browser.wait_until("document.activeElement.tagName === 'TEXTAREA'");
        browser.write(".road textarea", "谈了续约");
        browser.open(&site, "index.html");
        assert_eq!(browser.text("document.querySelector('.waiting .names').textContent"), "张伟（苏州）");
        browser.run("localStorage.clear()");
    });
}
