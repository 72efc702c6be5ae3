//! On a phone: no page is wider than the screen, and what one taps is there.

use super::chromium::{Browser, with_browser};
use super::{Site, assert_none, sites};

/// Widths of phones in CSS pixels.
const NARROWEST: u32 = 360;
const COMMON: u32 = 390;

/// What sticks out to the right, the innermost last; what scrolls by itself does not count.
const STICKS_OUT: &str = "[...document.body.querySelectorAll('*')] \
     .filter(it => it.getBoundingClientRect().right > innerWidth + 0.5) \
     .filter(it => !it.closest('.scroll, nav, pre, .prose table')) \
     .map(it => it.tagName.toLowerCase() + (it.className ? '.' + it.className : '')).slice(-3).join(' > ')";

#[test]
fn no_page_is_wider_than_the_narrowest_phone() {
    assert_none(&too_wide(NARROWEST, |site| site.pages().collect()));
}

#[test]
fn no_kind_of_page_is_wider_than_a_common_phone() {
    assert_none(&too_wide(COMMON, |site| site.kinds().into_iter().collect()));
}

#[test]
fn a_card_on_a_phone_has_its_actions_at_the_thumb() {
    with_browser(|browser| {
        browser.window(COMMON, 844);
        for (site, page) in sites().iter().zip(["customers/miller-machine.html", "customers/hua-xin.html"]) {
            browser.open(site, page);
            let bar = "document.querySelector('.bar-actions').getBoundingClientRect()";
            assert_eq!(browser.ask(&format!("{bar}.bottom === innerHeight && {bar}.height >= 44")), true, "{page}");
            let last = "(scrollTo(0, 1e6), document.querySelector('footer').getBoundingClientRect().bottom)";
            assert_eq!(browser.ask(&format!("{last} <= {bar}.top + 1")), true, "{page}: the bar hides the page's end");
        }
    });
}

#[test]
fn what_one_taps_to_call_or_to_log_is_large_enough_for_a_thumb() {
    const SMALL: &str = "[...document.querySelectorAll('.actions > *, .bar-actions a, .people a[href^=tel]')] \
         .map(it => [it.innerText, it.getBoundingClientRect()]) \
         .filter(([, box]) => box.width > 0 && (box.width < 44 || box.height < 44)) \
         .map(([text, box]) => `${text}: ${box.width} x ${box.height}`).slice(0, 3).join(', ')";
    assert_none(&small(SMALL));
}

#[test]
fn nothing_that_one_taps_on_a_phone_is_smaller_than_24_pixels() {
    // A word in running text may be as small as the text: WCAG 2.5.8.
    const SMALL: &str = "(document.querySelectorAll('details').forEach(it => it.open = true), \
         [...document.querySelectorAll('a[href], button, summary, input:not(label input), select')] \
         .filter(it => it.checkVisibility() && !it.matches('.skip, [type=radio]')) \
         .filter(it => { const text = it.closest('p, .prose, address, dd'); \
             return !text || text.textContent.trim() === it.textContent.trim(); }) \
         .map(it => [it.innerText, it.getBoundingClientRect()]) \
         .filter(([, box]) => box.width > 0 && (box.width < 23.9 || box.height < 23.9)) \
         .map(([text, box]) => `${text}: ${box.width} x ${box.height}`).slice(0, 4).join(', '))";
    assert_none(&small(SMALL));
}

fn small(script: &str) -> Vec<String> {
    with_browser(|browser| {
        browser.window(COMMON, 844);
        let sites = sites();
        let pages = sites.iter().flat_map(|site| site.kinds().into_iter().map(move |page| (site, page)));
        let small = |(site, page): (&Site, &str)| {
            browser.open(site, page);
            let text = browser.text(script);
            (!text.is_empty()).then(|| format!("{}/{page}: {text}", site.book))
        };
        pages.filter_map(small).collect()
    })
}

fn too_wide(width: u32, pages: impl Fn(&Site) -> Vec<&str>) -> Vec<String> {
    with_browser(|browser| {
        browser.window(width, 844);
        let sites = sites();
        let pages = sites.iter().flat_map(|site| pages(site).into_iter().map(move |page| (site, page)));
        pages.filter_map(|(site, page)| overflow(browser, site, page, width)).collect()
    })
}

fn overflow(browser: &Browser, site: &Site, page: &str, width: u32) -> Option<String> {
    browser.open(site, page);
    let content = browser.ask("document.documentElement.scrollWidth").as_u64().expect("a width");
    let what = || browser.text(STICKS_OUT);
    (content > u64::from(width)).then(|| format!("{}/{page} is {content} wide on {width}: {}", site.book, what()))
}

/// Tables that hide a part of themselves, and links in them that break inside of a word.
const CUT: &str = "[...document.querySelectorAll('.scroll')].filter(it => it.scrollWidth > it.clientWidth + 1) \
     .map(it => `${it.closest('section, details, main').innerText.split('\\n')[0]}: ${it.scrollWidth} in ${it.clientWidth}`) \
     .concat([...document.querySelectorAll('table.list td a')].filter(a => { \
         const text = a.firstChild; \
         if (!text || text.nodeType !== 3) return false; \
         return [...text.data.matchAll(/[A-Za-z0-9]+/g)].some(word => { \
             const range = document.createRange(); \
             range.setStart(text, word.index); \
             range.setEnd(text, word.index + word[0].length); \
             return range.getClientRects().length > 1; \
         }); \
     }).map(a => 'broken: ' + a.innerText)).slice(0, 4).join(', ')";

#[test]
fn tables_of_money_plans_and_reports_lose_no_column_on_a_phone_and_break_no_word() {
    let faults = with_browser(|browser| {
        browser.window(COMMON, 844);
        let mut faults = Vec::new();
        for site in sites().iter() {
            let of_money = site.pages().filter(|page| page.starts_with("receivables/") || page.starts_with("reports/"));
            for page in of_money.chain(["plans.html"]) {
                browser.open(site, page);
                let cut = browser.text(CUT);
                if !cut.is_empty() {
                    faults.push(format!("{}/{page}: {cut}", site.book));
                }
            }
        }
        faults
    });
    assert_none(&faults);
}
