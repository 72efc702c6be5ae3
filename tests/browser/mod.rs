//! The sites of both sample books, as a reader meets them: checked as HTML, link by link, and opened in a real
//! Chromium from `file://`.
//!
//! In goes what the real program built; out come sentences. What these tests need (`chromium`, `chromedriver`, Java,
//! the Nu HTML checker, axe) is installed by `tests/run`; where it is missing they fail and say so.

mod access;
mod chromium;
mod forms;
mod hostile_book;
mod hostile_text;
pub mod html;
mod links;
mod long_words;
mod look;
mod nu_checker;
mod one_line;
mod paper;
mod phone;
mod reading;
mod road;
mod scripts;
mod search;
mod single;
mod small_looks;
mod stale;
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use crate::book_test::BookTest;
use chromium::with_browser;

/// The sample books, by their folders' names.
const BOOKS: [&str; 2] = ["en", "zh"];

/// The site of a sample book, in a folder that goes away with the last test that reads it.
pub struct Site {
    pub book: &'static str,
    test: BookTest,
    /// Every file, `/` between folders, in the spelling that the disk has.
    pub files: BTreeSet<String>,
}

/// What several tests use at one time, and what ends with the last of them. (A `static` never ends.)
pub struct Shared<T>(Mutex<Weak<T>>);

impl Site {
    fn built(book: &'static str) -> Site {
        let test = BookTest::sample(book);
        test.run("build").succeeds();
        Site::of(book, test)
    }

    /// The site of a sample book in a theme that the program brings beside its usual one.
    fn in_theme(book: &'static str, theme: &str) -> Site {
        let test = BookTest::sample(book);
        let settings = test.read("clientbook.toml");
        test.write("clientbook.toml", settings.replace("theme = \"default\"", &format!("theme = \"{theme}\"")));
        test.run("build").succeeds();
        Site::of(book, test)
    }

    /// The site that was built in a book.
    fn of(book: &'static str, test: BookTest) -> Site {
        let files = files(&test.path().join("site"));
        Site { book, test, files }
    }

    pub fn book_test(&self) -> &BookTest {
        &self.test
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.test.path().join("site").join(file)
    }

    pub fn read(&self, file: &str) -> String {
        let text = fs::read_to_string(self.path(file));
        text.unwrap_or_else(|error| panic!("{}/{file}: {error}", self.book))
    }

    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str).filter(|file| file.ends_with(".html"))
    }

    /// A few pages of each kind: all at the top, and of each folder its index and its largest page.
    pub fn kinds(&self) -> BTreeSet<&str> {
        let mut largest = BTreeMap::new();
        let mut kinds = BTreeSet::new();
        for page in self.pages() {
            match page.rsplit_once('/') {
                Some((folder, name)) if name != "index.html" => {
                    let size = fs::metadata(self.path(page)).expect("a page that was built").len();
                    let most = largest.entry(folder).or_insert((size, page));
                    *most = (*most).max((size, page));
                }
                _ => _ = kinds.insert(page),
            }
        }
        kinds.extend(largest.into_values().map(|(_, page)| page));
        kinds
    }
}

impl<T> Shared<T> {
    pub const fn new() -> Shared<T> {
        Shared(Mutex::new(Weak::new()))
    }

    pub fn get(&self, make: impl FnOnce() -> T) -> Arc<T> {
        let mut weak = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        weak.upgrade().unwrap_or_else(|| {
            let made = Arc::new(make());
            *weak = Arc::downgrade(&made);
            made
        })
    }
}

/// The sites of both sample books.
pub fn sites() -> Arc<[Site; 2]> {
    static SITES: Shared<[Site; 2]> = Shared::new();
    SITES.get(|| BOOKS.map(Site::built))
}

/// What a script says of each kind of page of both sites at each of these widths in CSS pixels, where it says anything.
fn told_at_widths(widths: &[u32], script: &str) -> Vec<String> {
    with_browser(|browser| {
        let mut told = Vec::new();
        for site in sites().iter() {
            for page in site.kinds() {
                browser.open(site, page);
                for &width in widths {
                    browser.window(width, 900);
                    let found = browser.text(script);
                    if !found.is_empty() {
                        told.push(format!("{}/{page} at {width}: {found}", site.book));
                    }
                }
            }
        }
        told
    })
}

/// Fails with every fault at once, not with the first.
#[track_caller]
pub fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

fn files(folder: &Path) -> BTreeSet<String> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("the site can be read"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|file| slashes(file.path().strip_prefix(folder).expect("below the site"))).collect()
}

fn slashes(path: &Path) -> String {
    let parts = path.iter().map(|part| part.to_str().expect("names are UTF-8"));
    parts.collect::<Vec<_>>().join("/")
}
