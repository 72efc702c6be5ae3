//! Texts of a book that try to be more than text: each page is opened, with its policy and without it, and nothing is
//! run, nothing is asked for, and no element or attribute is there that the templates and Markdown do not make.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use super::chromium::{Browser, address, with_browser};
use super::hostile_book::{self, Customer};
use super::{Shared, Site, assert_none, sites};
use crate::book_test::{BookTest, copy};
use crate::serve::Server;

/// Counts what calls itself run, and lets no dialog stand in the way.
const HOOKS: &str = "window.clientbookAlerts = 0; \
     for (const name of ['alert', 'confirm', 'prompt', 'open', 'print']) window[name] = () => { window.clientbookAlerts += 1; };";

/// What Markdown makes besides what the plain book holds.
const MARKDOWN: &str = "a,a @href,a @class,b,blockquote,br,code,code @class,del,div,div @class,div @id,em,h3,h4,h5,h6,hr,img,img @src,img @alt,\
     img @title,li,ol,ol @start,p,pre,small,span,span @class,strong,sup,sup @class,table,thead,tbody,tr,th,td,th @class,td @class,ul,\
     class left,class center,class right,class missing,class task,class done,class footnote-reference,class footnote-definition,\
     class footnote-definition-label";

/// Where a page shows the fields of a customer, by the beginning of the page's path.
const SHOWN: [(&str, &[&str]); 4] = [
    (
        "customers/",
        &[
            "name",
            "tier",
            "code",
            "region",
            "best_time",
            "industry",
            "source",
            "title",
            "wechat",
            "legal_representative",
            "organization_form",
            "registered_capital",
            "tag",
            "phone-label",
            "phone",
            "email-label",
            "email",
            "address-label",
            "address",
            "contact0-",
            "role",
            "family",
            "relation",
            "product",
            "date",
            "custom",
            "choice",
            "custom-own",
            "field-label",
            "day-label",
            "serves",
            "hold",
            "invoice",
            "plan",
            "gift",
            "with",
            "cause",
        ],
    ),
    ("receivables/", &["name", "invoice", "address", "hold", "disputed-no"]),
    ("letters/", &["name", "invoice", "address"]),
    ("credit/", &["name", "hold", "note-of-character"]),
];

/// What the page says of itself.
#[derive(Deserialize)]
struct Audit {
    kinds: BTreeSet<String>,
    faults: Vec<String>,
}

/// A server that nobody should ask.
struct Listener {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

/// The hostile book with its site, the same site without its policy, and the plain book's.
struct Books {
    listener: Listener,
    customers: Vec<Customer>,
    hostile: Site,
    bare: Site,
    plain: Site,
    allowed: OnceLock<BTreeSet<String>>,
}

impl Listener {
    fn start() -> Listener {
        let socket = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = socket.local_addr().expect("an address").to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        std::thread::spawn(move || {
            for mut stream in socket.incoming().flatten() {
                let mut bytes = [0; 200];
                _ = stream.set_read_timeout(Some(Duration::from_secs(2)));
                let length = stream.read(&mut bytes).unwrap_or_default();
                let line = String::from_utf8_lossy(&bytes[..length]).lines().next().unwrap_or_default().to_owned();
                seen.lock().unwrap_or_else(PoisonError::into_inner).push(format!("the listener: asked for {line:?}"));
            }
        });
        Listener { address, asked }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Books {
    fn make() -> Books {
        let listener = Listener::start();
        let customers = hostile_book::customers(&hostile_book::hostile_texts(&listener.address));
        let site = |customers: &[Customer]| {
            let test = hostile_book::book(customers);
            test.run("build").succeeds();
            let phone = test.path().join("site/phone.html");
            test.run(&format!("build --profile self --single \"{}\"", phone.display())).succeeds();
            Site::of("hostile", test)
        };
        let hostile = site(&customers);
        let bare = without_policy(&hostile);
        let plain = site(&hostile_book::customers(&hostile_book::plain_texts()));
        Books { listener, customers, hostile, bare, plain, allowed: OnceLock::new() }
    }

    /// What the templates make of plain words, and what Markdown may make.
    fn allowed(&self, browser: &Browser) -> &BTreeSet<String> {
        self.allowed.get_or_init(|| self.ask_what_is_allowed(browser))
    }

    fn ask_what_is_allowed(&self, browser: &Browser) -> BTreeSet<String> {
        let mut allowed: BTreeSet<String> = MARKDOWN.split(',').map(|kind| kind.trim().to_owned()).collect();
        // What is wider than its page can be scrolled with the keyboard.
        allowed.extend(["pre @tabindex", "table @tabindex"].map(str::to_owned));
        // The pages of customers and lists are of one form: the largest of each folder, and every tenth.
        let alone = |page: &&str| ["calendar/", "notes/"].iter().any(|folder| page.starts_with(folder));
        let pages = self
            .plain
            .kinds()
            .into_iter()
            .chain(self.plain.pages().step_by(10))
            .chain(self.plain.pages().filter(alone));
        for page in pages.collect::<BTreeSet<_>>() {
            let audit = audited(browser, &self.plain, page);
            assert_eq!(audit.faults, Vec::<String>::new(), "{page} of plain words");
            allowed.extend(audit.kinds);
        }
        for site in sites().iter() {
            // A sample's titles and words are its own: what stands in the head counts with the plain book.
            let kinds = site.kinds().into_iter().flat_map(|page| audited(browser, site, page).kinds);
            allowed.extend(kinds.filter(|kind| !kind.contains(" whole: ")));
        }
        allowed
    }
}

fn books() -> Arc<Books> {
    static BOOKS: Shared<Books> = Shared::new();
    BOOKS.get(Books::make)
}

/// The site with the policy taken out of each page.
fn without_policy(site: &Site) -> Site {
    let test = BookTest::empty();
    let folder = test.path().join("site");
    fs::create_dir(&folder).expect("a folder");
    copy(&site.path(""), &folder);
    for page in site.pages() {
        let text = site.read(page);
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let kept: String = lines
            .iter()
            .filter(|line| !line.starts_with("<meta http-equiv=\"Content-Security-Policy\""))
            .copied()
            .collect();
        assert!(kept.len() < text.len(), "{page} has a policy");
        fs::write(folder.join(page), kept).expect("a page can be written");
    }
    Site::of("without a policy", test)
}

fn audited(browser: &Browser, site: &Site, page: &str) -> Audit {
    browser.open(site, page);
    audit(browser, &address(&site.path("")))
}

/// What the open page says of itself; `root` is the address of its site.
fn audit(browser: &Browser, root: &str) -> Audit {
    let script = include_str!("hostile_audit.js").replace("ROOT", &json!(root).to_string());
    // An expression: what stands above it is said to people.
    let code = script.lines().filter(|line| !line.starts_with("//")).collect::<Vec<_>>().join("\n");
    serde_json::from_value(browser.ask(&code)).expect("an audit")
}

/// Does something with a browser whose pages cannot stop it, and that counts what is run.
fn with_hooks<T>(task: impl FnOnce(&Browser) -> T) -> T {
    with_browser(|browser| {
        let added = browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": HOOKS}));
        let done = task(browser);
        browser.devtools("Page.removeScriptToEvaluateOnNewDocument", json!({"identifier": added["identifier"]}));
        browser.go("about:blank");
        done
    })
}

/// What is wrong with the open page of a site of hostile texts.
fn wrong(page: &str, audit: Audit, allowed: &BTreeSet<String>) -> Vec<String> {
    let foreign = |kind: &String| !allowed.contains(kind) && !kind.starts_with("class language-");
    let foreign = audit.kinds.into_iter().filter(foreign).map(|kind| format!("nobody makes {kind:?}"));
    audit.faults.into_iter().chain(foreign).map(|fault| format!("{page}: {}", cut(&fault))).collect()
}

fn cut(text: &str) -> String {
    text.chars().take(300).collect()
}

/// Fails with the worst faults first, each once: how often it is there, and the first page of it.
#[track_caller]
fn assert_harmless(faults: Vec<String>) {
    let worst = |fault: &str| {
        [
            "ran ",
            "asked ",
            "said ",
            "went ",
            "a handler",
            "a script",
            "loads ",
            "data-count",
            "href ",
            "nobody makes",
            "",
        ]
        .iter()
        .position(|start| fault.starts_with(start))
    };
    let mut kinds: BTreeMap<(Option<usize>, String), (usize, String)> = BTreeMap::new();
    for fault in &faults {
        let (page, fault) = fault.split_once(": ").unwrap_or(("", fault));
        kinds.entry((worst(fault), fault.to_owned())).or_insert_with(|| (0, page.to_owned())).0 += 1;
    }
    let lines =
        kinds.iter().take(120).map(|((_, fault), (count, page))| format!("{count} times, first on {page}: {fault}"));
    assert!(
        faults.is_empty(),
        "{} faults of {} kinds:\n{}",
        faults.len(),
        kinds.len(),
        lines.collect::<Vec<_>>().join("\n")
    );
}

/// The pages of each form, and every tenth.
fn some_pages(site: &Site) -> BTreeSet<&str> {
    site.kinds().into_iter().chain(site.pages().step_by(10)).collect()
}

fn pages_are_harmless(site: impl Fn(&Books) -> &Site, pages: impl Fn(&Site) -> BTreeSet<&str>) {
    let books = books();
    let site = site(&books);
    let faults = with_hooks(|browser| {
        let allowed = books.allowed(browser);
        browser.console();
        let mut faults: Vec<String> = Vec::new();
        for page in pages(site) {
            faults.extend(wrong(page, audited(browser, site, page), allowed));
        }
        faults.extend(browser.console().into_iter().map(|line| format!("the console: said {}", cut(&line))));
        faults
    });
    assert_harmless(faults.into_iter().chain(books.listener.asked()).collect());
}

/// What the policy holds back is seen without it; with it, the pages must still say nothing on the console.
#[test]
fn with_the_policy_no_text_of_a_book_is_more_than_text() {
    pages_are_harmless(|books| &books.hostile, some_pages);
}

#[test]
fn without_the_policy_no_text_of_a_book_is_more_than_text_either() {
    pages_are_harmless(|books| &books.bare, |site| site.pages().collect());
}

#[test]
fn the_preview_shows_no_text_of_a_book_as_more_than_text() {
    let books = books();
    let server = Server::start(books.hostile.book_test());
    let plain = Server::start(books.plain.book_test());
    let pages = [
        "index.html",
        "customers/index.html",
        "receivables/index.html",
        "plans.html",
        "week.html",
        "faults.html",
        "care/index.html",
    ];
    let cards: Vec<&str> = books.hostile.pages().filter(|page| page.starts_with("customers/c")).step_by(16).collect();
    let faults = with_hooks(|browser| {
        let look = |server: &Server, page: &str| {
            let root = format!("http://{}/", server.address);
            browser.go(&format!("{root}{page}"));
            audit(browser, &root)
        };
        let mut allowed = books.allowed(browser).clone();
        let plain_card = books.plain.pages().find(|page| page.starts_with("customers/c")).expect("a card");
        for page in pages.iter().copied().chain([plain_card]) {
            allowed.extend(look(&plain, page).kinds);
        }
        let pages = pages.iter().copied().chain(cards);
        pages.flat_map(|page| wrong(page, look(&server, page), &allowed)).collect::<Vec<_>>()
    });
    assert_harmless(faults.into_iter().chain(books.listener.asked()).collect());
}

#[test]
fn a_page_read_on_a_later_day_makes_no_more_of_a_text() {
    let books = books();
    let clock = "(() => { const Real = Date, now = Real.parse('2026-11-23T12:00:00'); \
         Date = class extends Real { constructor(...all) { all.length ? super(...all) : super(now); } static now() { return now; } }; })()";
    let faults = with_hooks(|browser| {
        let added = browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": clock}));
        let mut allowed = books.allowed(browser).clone();
        allowed.extend(audited(browser, &books.plain, "index.html").kinds);
        let faults = wrong("index.html", audited(browser, &books.bare, "index.html"), &allowed);
        assert!(
            browser.text("document.querySelector('main').innerText").contains("2 days ago"),
            "the page counts anew"
        );
        browser.devtools("Page.removeScriptToEvaluateOnNewDocument", json!({"identifier": added["identifier"]}));
        faults
    });
    assert_harmless(faults);
}

/// Which of the texts the open page does not show; white space is made even, and letters are composed.
fn not_shown(browser: &Browser, page: &str, texts: &[String]) -> Vec<String> {
    let missing = format!(
        "(() => {{ const even = text => text.normalize('NFC').replace(/\\s+/g, ' '); const all = even(document.querySelector('main').textContent); \
         return {}.filter(text => !all.includes(even(text).trim())); }})()",
        json!(texts)
    );
    let missing: Vec<String> = serde_json::from_value(browser.ask(&missing)).expect("texts");
    missing.iter().map(|text| format!("{page} does not show {text:?}")).collect()
}

/// What the pages of each customer and of all do not show to the letter.
fn missing(browser: &Browser, site: &Site, customers: &[Customer]) -> Vec<String> {
    let mut faults = Vec::new();
    let shown: Vec<&Customer> = customers.iter().filter(|customer| customer.to_the_letter).collect();
    for (folder, fields) in SHOWN {
        for customer in &shown {
            let page = customer.page(site, folder);
            browser.open(site, &page);
            faults.extend(not_shown(
                browser,
                &page,
                &fields.iter().map(|field| customer.text(field)).collect::<Vec<_>>(),
            ));
        }
    }
    for customer in &shown {
        let page = customer.second_page();
        browser.open(site, &page);
        faults.extend(not_shown(
            browser,
            &page,
            &["second", "salutation", "product", "date", "rule"].map(|field| customer.text(field)),
        ));
    }
    let of_all = [
        ("index.html", &["name", "second", "tier", "plan", "date", "rule"][..]),
        ("customers/index.html", &["name", "tier", "region"]),
        ("receivables/index.html", &["name"]),
        ("plans.html", &["name", "plan", "goal"]),
        ("care/index.html", &["festival"]),
        ("tags/index.html", &["tag"]),
    ];
    for (page, fields) in of_all {
        browser.open(site, page);
        let texts =
            shown.iter().flat_map(|customer| fields.iter().map(|field| customer.text(field))).collect::<Vec<_>>();
        faults.extend(not_shown(browser, page, &texts));
    }
    faults
}

#[test]
fn plain_words_stand_where_the_hostile_ones_are_looked_for() {
    let books = books();
    // The pages of all customers are of one form.
    let customers: Vec<Customer> =
        hostile_book::customers(&hostile_book::plain_texts()).into_iter().step_by(5).collect();
    assert_none(&with_hooks(|browser| missing(browser, &books.plain, &customers)));
}

#[test]
fn every_text_is_shown_to_the_letter() {
    let books = books();
    assert_harmless(with_hooks(|browser| missing(browser, &books.hostile, &books.customers)));
}

#[test]
fn the_search_box_offers_hostile_names_as_text() {
    let books = books();
    with_hooks(|browser| {
        browser.open(&books.bare, "index.html");
        browser.write(".search input", "c0");
        browser.wait_until("!!(window.clientbookSearch && window.clientbookSearch['names-0'])");
        let names: Vec<Value> =
            serde_json::from_value(browser.ask("clientbookSearch['names-0'].names.map(entry => entry[7] || entry[1])"))
                .expect("names");
        let expected: BTreeSet<String> = books
            .customers
            .iter()
            .flat_map(|customer| {
                ["name", "second"].map(|field| on_one_line(&customer.text(field).nfc().collect::<String>()))
            })
            .collect();
        let names: BTreeSet<String> = names.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        assert_eq!(names, expected);
        browser.ask("document.querySelector('.search input').value = 'script', document.querySelector('.search input').dispatchEvent(new Event('input'))");
        browser.wait_until("document.querySelector('.search [role=listbox]').dataset.answers === 'script'");
        let more = browser
            .ask("document.querySelectorAll('.search a :not(b, span, small, mark)').length + window.clientbookAlerts");
        assert_eq!(more, 0);
    });
}

/// A name as the program reads it: line breaks and tabs, with the spaces around them, are one space.
fn on_one_line(name: &str) -> String {
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\t');
    if !name.contains(is_break) {
        return name.to_owned();
    }
    name.split(is_break)
        .map(|part| part.trim_matches(' '))
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
