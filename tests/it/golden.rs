//! The pages of the sample books, as they should be: the views that templates are given, and of one page a template
//! what stands in `<main>`.
//!
//! `UPDATE=1 cargo test golden` writes them anew; read the difference before you accept it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clientbook::book::Day;
use clientbook::pipeline::{self, SiteData};

use crate::book_test::{BookTest, repository};

/// The pages whose HTML is held: one of each template, of the English book.
const HTML: [&str; 20] = [
    "core/miller-machine.html",
    "me.html",
    "index.html",
    "week.html",
    "calendar/2026-12.html",
    "care/index.html",
    "care/christmas.html",
    "customers/index.html",
    "customers/miller-machine.html",
    "receivables/index.html",
    "receivables/miller-machine.html",
    "letters/richmond-castings.html",
    "credit/miller-machine.html",
    "notes/2026-11.html",
    "plans.html",
    "lists/products.html",
    "lists/Paying-late-786ef908.html",
    "reports/index.html",
    "faults.html",
    "search.html",
];

/// The pages whose views are held, of each book: what templates are given, the contract with theme authors.
const VIEWS: [(&str, &[&str]); 2] = [
    (
        "en",
        &[
            "index.html",
            "week.html",
            "calendar/2026-12.html",
            "care/index.html",
            "care/christmas.html",
            "customers/index.html",
            "customers/miller-machine.html",
            "customers/richmond-castings.html",
            "customers/kevin-tran.html",
            "customers/preble-rubber.html",
            "tiers/A.html",
            "tiers/index.html",
            "receivables/index.html",
            "receivables/miller-machine.html",
            "letters/richmond-castings.html",
            "credit/miller-machine.html",
            "notes/2026-11.html",
            "plans.html",
            "reports/index.html",
            "faults.html",
            "search.html",
        ],
    ),
    (
        "zh",
        &[
            "index.html",
            "week.html",
            "calendar/2027-02.html",
            "care/spring-festival.html",
            "customers/index.html",
            "customers/hua-xin.html",
            "customers/zhou-min.html",
            "customers/jiang-nan.html",
            "tiers/A.html",
            "receivables/index.html",
            "receivables/hua-xin.html",
            "letters/jian-ye.html",
            "credit/hua-xin.html",
            "notes/2026-11.html",
            "plans.html",
            "reports/index.html",
            "faults.html",
        ],
    ),
];

/// The file of a view: `customers/ana.html` has `customers/ana.json`.
fn view_file(book: &str, page: &str) -> String {
    format!("{book}/{}", page.replace(".html", ".json"))
}

const TODAY: Day = Day::constant(2026, 11, 21);

fn golden_folder() -> PathBuf {
    repository().join("tests/it/golden")
}

/// What stands in `<main>`; the rest of a page is the same on all.
fn main_of(page: &str) -> &str {
    let start = page.find("<main").expect("a page has a main part");
    let end = page.find("</main>").expect("a main part ends") + "</main>".len();
    &page[start..end]
}

#[track_caller]
fn check_golden(name: &str, text: &str) {
    let path = golden_folder().join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
        fs::write(&path, text).expect("files can be written");
        return;
    }
    let expect = fs::read_to_string(&path).unwrap_or_default();
    let differs = expect.lines().zip(text.lines()).position(|(a, b)| a != b);
    assert!(
        expect == text,
        "{name} differs at line {:?}:\nexpected {:?}\nfound    {:?}",
        differs.map(|at| at + 1),
        differs.and_then(|at| expect.lines().nth(at)),
        differs.and_then(|at| text.lines().nth(at)),
    );
}

/// A sample book as the program sees it on the day of the tests, in its own language.
fn seen(book: &str) -> SiteData {
    let root = repository().join("sample-data").join(book);
    let read = pipeline::load(&root).expect("a sample is a book");
    let (language, today) = (read.book.settings.language, TODAY);
    pipeline::site_data(&root, read, Arc::default(), today, language)
}

#[test]
fn the_pages_are_as_they_should_be() {
    let seen = seen("en");
    let site = seen.site();
    let mut out = Vec::new();
    for path in HTML {
        site.render(site.page_at(path).expect(path), &mut out).expect("a page of the theme renders");
        let page = String::from_utf8(out.clone()).expect("pages are UTF-8");
        check_golden(&format!("en/{path}"), &(main_of(&page).to_owned() + "\n"));
    }
}

#[test]
fn one_page_of_each_template_is_held() {
    let seen = seen("en");
    let site = seen.site();
    let held: BTreeSet<_> = HTML.iter().filter_map(|path| site.page_at(path)?.template()).collect();
    let all: BTreeSet<_> = site.pages().into_iter().filter_map(|page| page.template()).collect();
    assert_eq!(held, all);
    assert_eq!(held.len(), HTML.len(), "a template is held twice");
}

#[test]
fn the_views_of_both_books_are_as_they_should_be() {
    for (book, pages) in VIEWS {
        let seen = seen(book);
        let site = seen.site();
        for path in pages {
            let view = site.view_json(site.page_at(path).expect(path)).expect("a page has a view");
            let text = serde_json::to_string_pretty(&view).expect("a view is JSON");
            check_golden(&view_file(book, path), &(text + "\n"));
        }
    }
}

#[test]
fn the_list_of_the_day_is_as_it_should_be_in_both_books() {
    for book in ["en", "zh"] {
        let test = BookTest::sample(book);
        check_golden(&format!("{book}/today.txt"), &test.run("today --ids --all").succeeds().out);
        check_golden(&format!("{book}/today.json"), &test.run("today --json").succeeds().out);
    }
}

/// The fifth day of the new lunar year: the Spring Festival is four days past, not yet lapsed.
#[test]
fn the_agenda_of_the_spring_festival_week_is_as_it_should_be_in_both_books() {
    for book in ["en", "zh"] {
        let test = BookTest::sample(book).on("2027-02-10");
        check_golden(&format!("{book}/spring-festival.txt"), &test.run("today --ids --all").succeeds().out);
    }
}

#[test]
fn no_golden_file_is_left_over() {
    let mut expected: BTreeSet<String> = BTreeSet::new();
    expected.extend(HTML.iter().map(|page| format!("en/{page}")));
    for (book, pages) in VIEWS {
        expected.extend(pages.iter().map(|page| view_file(book, page)));
        expected.extend(["today.txt", "today.json", "spring-festival.txt"].map(|name| format!("{book}/{name}")));
    }
    let folder = golden_folder();
    let found: BTreeSet<String> = walkdir::WalkDir::new(&folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| relative(&folder, entry.path()))
        .collect();
    assert_eq!(found, expected);
}

fn relative(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).expect("below the folder");
    below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
