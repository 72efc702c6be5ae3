//! Small things that one sees at once: words that are cut, a day that is torn, texts on the wrong side.

use super::chromium::with_browser;
use super::{assert_none, sites};

/// Whether the words in the empty search box are wider than it.
const CUT: &str = "(() => {
    const input = document.querySelector('.search input'), style = getComputedStyle(input);
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const room = input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return pen.measureText(input.placeholder).width > room;
})()";

/// Lunar days on two lines.
const TORN: &str = "(() => {
    const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), torn = [];
    while (texts.nextNode()) {
        const text = texts.currentNode;
        if (!text.parentElement.checkVisibility() || !text.parentElement.closest('.pairs')) continue;
        for (const day of text.data.matchAll(/农历[正一二三四五六七八九十冬腊闰]+月[初十廿卅一二三四五六七八九]+/g)) {
            const range = document.createRange();
            range.setStart(text, day.index);
            range.setEnd(text, day.index + day[0].length);
            if (new Set([...range.getClientRects()].map(it => Math.round(it.top))).size > 1) torn.push(day[0]);
        }
    }
    return torn.join(', ');
})()";

/// Long values of pairs that stand at the right below their label.
const ASIDE: &str = "[...document.querySelectorAll('.pairs dd')].filter(it => it.textContent.length > 12) \
     .filter(it => it.getBoundingClientRect().top > it.previousElementSibling.getBoundingClientRect().top + 4) \
     .filter(it => it.getBoundingClientRect().left > it.parentElement.getBoundingClientRect().left + 2 \
         || getComputedStyle(it).textAlign === 'right').map(it => it.textContent).join('; ')";

#[test]
fn the_words_in_the_search_box_fit_into_it() {
    with_browser(|browser| {
        for site in sites().iter() {
            for width in [360, 390, 768, 1280, 1920] {
                browser.window(width, 900);
                browser.open(site, "index.html");
                assert_eq!(browser.ask(CUT), false, "{} at {width}", site.book);
            }
        }
    });
}

#[test]
fn no_lunar_day_is_torn_and_no_long_value_stands_at_the_right_below_its_label() {
    let faults = with_browser(|browser| {
        let mut faults = Vec::new();
        for site in sites().iter() {
            for page in site.pages().filter(|page| page.starts_with("customers/")) {
                browser.open(site, page);
                for width in [390, 1280] {
                    browser.window(width, 900);
                    let found = [browser.text(TORN), browser.text(ASIDE)].concat();
                    if !found.is_empty() {
                        faults.push(format!("{page} at {width}: {found}"));
                    }
                }
            }
        }
        faults
    });
    assert_none(&faults);
}

#[test]
fn the_sender_of_an_account_stands_at_the_left_of_a_phone() {
    with_browser(|browser| {
        browser.window(390, 844);
        for (site, page) in sites().iter().zip(["receivables/miller-machine.html", "receivables/hua-xin.html"]) {
            browser.open(site, page);
            let side = "getComputedStyle(document.querySelector('.parties .sender p')).textAlign";
            assert_ne!(browser.text(side), "right", "{}", site.book);
        }
    });
}

#[test]
fn the_choice_of_columns_begins_where_the_chips_begin() {
    with_browser(|browser| {
        for width in [390, 1280] {
            browser.window(width, 900);
            for site in sites().iter() {
                browser.open(site, "customers/index.html");
                let left = |what: &str| {
                    let script = format!("document.querySelector('.tools {what}').getBoundingClientRect().left");
                    browser.ask(&script).as_f64().expect("a place")
                };
                assert_eq!(left("details"), left(".chipset"), "{} at {width}", site.book);
            }
        }
    });
}
