//! The search of the site gives what `clientbook find` gives, in the same order; and how the box and the page behave.

use serde_json::{Value, json};

use super::chromium::{Browser, with_browser, without_javascript};
use super::{Site, assert_none, sites};
use crate::book_test::BookTest;

/// What people type, and what they may type by mistake.
const WORDS: [(&str, &[&str]); 2] = [
    (
        "en",
        &[
            "miller",
            "MILLER machine",
            "mmc",
            "mm",
            "m",
            "quote",
            "miller quote",
            "quote miller bearing",
            "555-01",
            "+1 937 555",
            "9375550142",
            "INV-10",
            "inv1006",
            "bearings",
            "golf",
            "spanish",
            "the",
            "don't",
            "line 2",
            "Q-8812",
            "Ａｎａ",
            "zoé",
            "2026-11",
            "karen",
            "payable",
            "e",
            "…",
            "co.",
            "complain",
            "late",
        ],
    ),
    (
        "zh",
        &[
            "张伟",
            "zhangwei",
            "zhang wei",
            "zw",
            "zhw",
            "zhangw",
            "张",
            "zm",
            "lml",
            "周敏",
            "敏",
            "华鑫",
            "hx",
            "hxjm",
            "huaxin",
            "华鑫 报价",
            "高尔夫",
            "基金",
            "茶",
            "138",
            "13800001001",
            "+86 138 0000",
            "0086138",
            "1001",
            "张伟 电话",
            "lv",
            "lyu",
            "ａｂｃ",
            "方案",
            "承诺",
            "due",
            "开户",
            "女儿",
            "生日",
            "苏州",
            "工业园区",
            "总经理",
            "王",
            "w",
            "，",
            "吕 茶",
        ],
    ),
];

/// Finds everything, as the page of the search does, and gives it as `find --json` does: kind, customer, place on the
/// card, text.
const FIND: &str = "new Promise(done => clientbookFinder.find(WORDS, Infinity, (results, isDone) => { if (isDone) done(results.map(one => \
     [one.isPromise && one.isPromise() ? 'promise' : one.place, one.customer.id, one.customer.listed, one.anchor, \
      one.date || '', clientbookFinder.placeOf(one), one.parts().map(part => part[0]).join('')])); }, () => true))";

#[test]
fn the_page_finds_what_the_command_finds_in_the_same_order() {
    let mut wrong = Vec::new();
    with_browser(|browser| {
        for site in sites().iter() {
            open_search(browser, site, "");
            let typed = WORDS.iter().find(|(book, _)| *book == site.book).expect("words").1;
            let typed = typed.iter().map(|words| (*words).to_owned()).chain(pieces(site, 120));
            for words in typed {
                wrong.extend(compare(browser, site.book_test(), &words));
            }
        }
    });
    assert_none(&wrong);
}

#[test]
fn a_book_with_unusual_letters_is_searched_alike() {
    let test = BookTest::with_settings("language = \"zh-CN\"\n[fields.k]\ntype = \"text\"\n")
        .file("customers/zoe/zoe.md", "+++\nname = \"Zoë Łuk-Øster\"\naliases = [\"ΣΊΣΥΦΟΣ\", \"İpek\"]\nphone = [\"+86 (0512) 6288-1234 转 22\", \"００１ 937 555 0142 ext 7\"]\n+++\n\nΟδυσσεύς 한국어 Ёлка ﬁne ½ 😀𠮷野\n")
        .file("customers/曾/曾.md", "+++\nname = \"曾　乐山\"\npinyin = \"zēng lè shān\"\n[custom]\nk = \"<b>x</b> & 'y' \\\"z\\\" \\\\\"\n[[contact]]\nname = \"吕·布\"\nrole = \"Ａ 级\"\n+++\n")
        .file("customers/liu/liu.md", "+++\nname = \"六安绿源Green Co\"\nkind = \"company\"\ncompany = \"zoe\"\n+++\n")
        .file("customers/liu/visits/2026-11-01 a b.md", "+++\nwith = [\"Zoë\"]\n+++\n\n# 标题\n\n> - [x] 谈了 **ERP** 系统\u{2028}第 2 期，\r\n报价 12 000 元 x\u{301}y\n")
        .file("customers/liu/complaints/2026-10-08.md", "+++\ncause = \"晚到\"\n+++\n\n两 箱 晚 到\n");
    test.run("build").succeeds();
    let typed = [
        "zoe",
        "luk",
        "zlo",
        "sisyfos",
        "σίσυφος",
        "ΣΊΣ",
        "ipek",
        "İ",
        "i̇",
        "οδυσσευς",
        "한국",
        "국",
        "елка",
        "Ёлка",
        "fine",
        "ﬁ",
        "½",
        "1⁄2",
        "𠮷",
        "𠮷野",
        "😀",
        "曾",
        "zeng",
        "ceng",
        "zls",
        "zengls",
        "cengyueshan",
        "le",
        "<b>",
        "b x",
        "'y'",
        "\"z\"",
        "\\",
        "lb",
        "lübu",
        "lvb",
        "lu bu",
        "Ａ",
        "a 级",
        "级",
        "liuan",
        "luan",
        "laly",
        "luanlvyuangreen",
        "green",
        "gre",
        "绿源g",
        "6288",
        "+86 512",
        "0512628",
        "1234 转 22",
        "001937",
        "937 555",
        "7",
        "erp系统",
        "系统第",
        "期报价",
        "12000",
        "12 000",
        "xy",
        "x\u{301}y",
        "晚到",
        "箱晚",
        "zoe erp",
        "绿 erp zoe",
        "标题 谈",
    ];
    let site = Site::of("zh", test);
    let wrong = with_browser(|browser| {
        open_search(browser, &site, "");
        typed.iter().filter_map(|words| compare(browser, site.book_test(), words)).collect::<Vec<_>>()
    });
    assert_none(&wrong);
}

/// Random pieces of random notes.
fn pieces(site: &Site, count: usize) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in walkdir::WalkDir::new(site.book_test().path().join("customers")).sort_by_file_name() {
        let entry = entry.expect("the book can be read");
        if entry.path().to_string_lossy().contains("visits") && entry.file_type().is_file() {
            texts.push(std::fs::read_to_string(entry.path()).expect("UTF-8").chars().collect::<Vec<char>>());
        }
    }
    let mut dice = 88_172_645_463_325_252_u64;
    let mut below = |most: usize| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        (dice % most.max(1) as u64) as usize
    };
    let mut piece = || {
        let text = &texts[below(texts.len())];
        let (length, start) = (2 + below(8), below(text.len()));
        text[start..(start + length).min(text.len())].iter().filter(|c| !"\"-\n".contains(**c)).collect::<String>()
    };
    std::iter::repeat_with(&mut piece).filter(|piece| !piece.trim().is_empty()).take(count).collect()
}

/// What the two say differently of some words.
fn compare(browser: &Browser, test: &BookTest, words: &str) -> Option<String> {
    let mut command = test.command("find --json --");
    let output = command.arg(words).output().expect("the program runs");
    let command: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let of_command: Vec<Value> = command["results"].as_array().expect("results").iter().map(told).collect();
    let of_page = browser.ask(&FIND.replace("WORDS", &json!(words).to_string()));
    let of_page: Vec<Value> = of_page.as_array().expect("results").clone();
    if of_command == of_page {
        return None;
    }
    let at = of_command.iter().zip(&of_page).position(|(one, other)| one != other);
    let at = at.unwrap_or(of_command.len().min(of_page.len()));
    let (one, other) = (of_command.get(at), of_page.get(at));
    Some(format!(
        "{words:?}: {} and {} results; number {at}:\n  find {one:?}\n  page {other:?}",
        of_command.len(),
        of_page.len()
    ))
}

/// A result of `find --json` as the page has it.
fn told(found: &Value) -> Value {
    let path = found["path"].as_str().unwrap_or_default();
    let stem = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".md");
    let stem = clientbook::book::id::page_name(stem);
    let anchor = if path.contains("/visits/") {
        stem
    } else if path.contains("/complaints/") {
        format!("complaint-{stem}")
    } else {
        String::new()
    };
    let day = found["day"].as_str().unwrap_or_default();
    json!([found["kind"], found["customer"], found["name"], anchor, day, found["label"], found["snippet"]])
}

fn open_search(browser: &Browser, site: &Site, hash: &str) {
    browser.open(site, "index.html");
    browser.open(site, &format!("search.html{hash}"));
    browser.wait_until("!!window.clientbookFinder");
}

#[test]
fn the_page_of_the_search_lists_everything_and_leads_to_the_place() {
    let sites = sites();
    let site = sites.iter().find(|site| site.book == "en").expect("a sample book");
    with_browser(|browser| {
        open_search(browser, site, "");
        browser.write(".search input", "quote");
        browser.wait_until("document.querySelector('[data-found]').dataset.answers === 'quote'");
        let count = browser.ask("document.querySelectorAll('.found li').length").as_u64().expect("a number");
        assert!(count > 2, "{count}");
        assert!(
            browser
                .text("document.querySelector('[data-found] [role=status]').textContent")
                .ends_with(&count.to_string())
        );
        assert!(browser.text("document.querySelector('.found mark').textContent").eq_ignore_ascii_case("quote"));
        assert_eq!(browser.text("location.hash"), "#q=quote");
        assert!(browser.ask("document.querySelector('[data-instead]').hidden").as_bool().expect("it is there"));
        browser.click(".found a[href*='miller-machine.html#2026-11-03']");
        browser.wait_until(
            "location.pathname.endsWith('/customers/miller-machine.html') && location.hash === '#2026-11-03'",
        );
        // The way back leads to the same list.
        // Later, so that the driver has its answer: else it may ask again, and go back twice.
        browser.run("setTimeout(() => history.back(), 100)");
        browser.wait_until("location.hash === '#q=quote' && document.querySelectorAll('.found li').length > 2");
    });
}

#[test]
fn the_box_is_led_by_keys_and_by_touch() {
    let sites = sites();
    let site = sites.iter().find(|site| site.book == "zh").expect("a sample book");
    let answers =
        |words: &str| format!("document.querySelector('.search [role=listbox]').dataset.answers === '{words}'");
    with_browser(|browser| {
        browser.open(site, "index.html");
        browser.write("body", "/");
        browser.write(".search input", "zw");
        browser.wait_until(&answers("zw"));
        assert_eq!(browser.ask("document.activeElement === document.querySelector('.search input')"), true);
        let chosen = "document.querySelector('.search [aria-selected=true]')";
        let first = browser.text(&format!("{chosen}.href"));
        assert_eq!(
            browser.ask("document.querySelector('.search input').getAttribute('aria-activedescendant')"),
            browser.ask(&format!("{chosen}.id"))
        );
        browser.write(".search input", "\u{e015}");
        assert_ne!(browser.text(&format!("{chosen}.href")), first);
        browser.write(".search input", "\u{e013}");
        assert_eq!(browser.text(&format!("{chosen}.href")), first);
        // Escape leaves what was typed.
        browser.write(".search input", "\u{e00c}");
        assert_eq!(browser.ask("[document.querySelector('.search [role=listbox]').hidden, document.querySelector('.search input').value]"), json!([true, "zw"]));
        browser.open(site, "index.html");
        browser.write(".search input", "张伟");
        browser.wait_until(&answers("张伟"));
        let names = "[...document.querySelectorAll('.search [role=option] b')].slice(0, 2).map(it => it.textContent)";
        assert_eq!(browser.ask(names), json!(["张伟（B）", "张伟（D）"]));
        browser.window(390, 844);
        browser.click(".search [role=option]:nth-child(2)");
        browser.wait_until("location.pathname.endsWith('/customers/zhang-wei-2.html')");
        // More than fits leads to the page of the search.
        browser.open(site, "index.html");
        browser.write(".search input", "138");
        browser.wait_until(&answers("138"));
        browser.click(".search .all");
        browser.wait_until(
            "location.pathname.endsWith('/search.html') && document.querySelectorAll('.found li').length > 20",
        );
    });
}

#[test]
fn typing_filters_a_list_of_customers() {
    let sites = sites();
    let site = sites.iter().find(|site| site.book == "zh").expect("a sample book");
    with_browser(|browser| {
        browser.open(site, "customers/index.html");
        let shown = "[...document.querySelectorAll('tbody tr:not(.letter)')].filter(it => it.checkVisibility()).length";
        let all = browser.ask(shown).as_u64().expect("a number");
        browser.write(".search input", "高尔夫");
        browser.wait_until(&format!("{shown} < {all}"));
        let found = browser.ask(shown).as_u64().expect("a number");
        assert!((1..6).contains(&found), "{found}");
        browser.write(".search input", "\u{e003}\u{e003}\u{e003}");
        browser.wait_until(&format!("{shown} === {all}"));
    });
}

#[test]
fn without_javascript_the_page_says_what_to_do_instead() {
    let browser = without_javascript();
    for site in sites().iter() {
        let html = site.read("index.html");
        assert!(html.contains("<a href=\"search.html\">"), "{}", site.book);
        browser.open(site, "search.html");
        let text = site.read("search.html");
        assert!(text.contains("clientbook find") && text.contains("customers/index.html"), "{}", site.book);
        assert!(text.contains("<div data-found hidden"), "{}", site.book);
    }
}
