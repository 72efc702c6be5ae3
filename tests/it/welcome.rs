//! The program started by a double click: without arguments and without a terminal.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::book_test::{BookTest, program};
use crate::forms::Form;
use crate::serve::Server;

/// A user's home with a browser that writes down what it is to open.
pub struct Home {
    test: BookTest,
    /// Where the program is started.
    elsewhere: tempfile::TempDir,
}

impl Home {
    pub fn new() -> Home {
        let test = BookTest::empty();
        let said = test.path().join("opened");
        test.write("bin/xdg-open", format!("#!/bin/sh\nprintf '%s' \"$1\" > '{}'\n", said.display()));
        let browser = test.path().join("bin/xdg-open");
        std::fs::set_permissions(&browser, std::fs::Permissions::from_mode(0o755)).expect("it may run");
        std::fs::create_dir(test.path().join("home")).expect("a home");
        Home { test, elsewhere: tempfile::tempdir().expect("a folder") }
    }

    fn path(&self) -> std::path::PathBuf {
        self.test.path().join("home")
    }

    fn start(&self, refuses_browser: bool, lang: &str) -> Child {
        let path = std::env::var("PATH").unwrap_or_default();
        let mut command = program();
        command.current_dir(self.elsewhere.path()).env("XDG_CONFIG_HOME", self.test.path().join("settings"));
        command.env("HOME", self.path()).env("DISPLAY", ":9").env("LANG", lang).env_remove("LC_ALL");
        command.env("PATH", format!("{}:{path}", self.test.path().join("bin").display()));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if refuses_browser {
            command.env("CLIENTBOOK_NO_BROWSER", "1");
        }
        command.spawn().expect("the program starts")
    }

    /// Starts the program, and waits until it opens the browser.
    pub fn opened(&self, lang: &str) -> Server {
        let _ = std::fs::remove_file(self.test.path().join("opened"));
        let child = self.start(false, lang);
        let begun = Instant::now();
        let address = loop {
            let opened = std::fs::read_to_string(self.test.path().join("opened")).unwrap_or_default();
            if let Some(address) = opened.strip_prefix("http://").and_then(|rest| rest.strip_suffix('/')) {
                break address.to_owned();
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "no browser was opened: {opened:?}");
            std::thread::sleep(Duration::from_millis(20));
        };
        Server::of(child, address)
    }
}

/// The form of a door, by its name in the address.
fn door(page: &str, name: &str) -> Form {
    let action = format!("action=\"/_clientbook/begin/{name}\"");
    let at = page.find(&action).unwrap_or_else(|| panic!("no {action}:\n{page}"));
    let begin = page[..at].rfind("<form").expect("a form");
    let end = at + page[at..].find("</form>").expect("an end") + "</form>".len();
    Form::of(&page[begin..end])
}

fn is_book(folder: &Path) -> bool {
    folder.join("clientbook.toml").exists()
}

#[test]
fn it_shows_the_book_that_was_served_last() {
    let home = Home::new();
    let book = BookTest::sample("en");
    home.test.write("settings/clientbook/last-book", format!("{}\n", book.path().display()));
    assert_eq!(home.start(true, "C").wait().expect("it ends").code(), Some(2), "a script gets the help");
    let server = home.opened("C");
    assert!(server.get("/", &server.address).contains("Miller Machine"));
}

#[test]
fn where_there_is_no_book_three_doors_lead_to_one() {
    for (lang, title, title_of_book) in
        [("en_US.UTF-8", "Your book of customers", "Dana’s <book>"), ("zh_CN.UTF-8", "你的客户簿", "林晓的客户簿")]
    {
        let home = Home::new();
        let server = home.opened(lang);
        let page = server.get("/", &server.address);
        assert!(page.contains(&format!("<h1>{title}</h1>")), "{page}");
        assert!(server.get("/static/style.css", &server.address).contains("text/css"));
        let folder = home.path().join("my customers");
        let made =
            door(&page, "new").with("title", title_of_book).with("owner", "Dana").with("folder", "~/my customers");
        assert!(made.send(&server).contains("refresh: 0; url=/"));
        assert!(is_book(&folder));
        // The browser asks again at the same address, and the book is there.
        let first = server.get("/", &server.address);
        assert!(
            first.contains("class=\"steps\"")
                && first.contains(&title_of_book.replace('<', "&lt;").replace('>', "&gt;")),
            "{first}"
        );
        let settings = std::fs::read_to_string(folder.join("clientbook.toml")).expect("settings");
        assert!(
            settings.contains("name = \"Dana\"")
                && settings.contains(if lang.starts_with("zh") { "\"zh-CN\"" } else { "\"en\"" }),
            "{settings}"
        );
        drop(server);
        let again = home.opened(lang);
        assert!(again.get("/", &again.address).contains("class=\"steps\""), "the next start knows the book");
    }
}

#[test]
fn the_sample_and_a_folder_open_and_what_is_wrong_is_told_beside_its_door() {
    let home = Home::new();
    let server = home.opened("C");
    let page = server.get("/", &server.address);
    let nothing = door(&page, "open").with("path", "~/nothing <here>").send(&server);
    assert!(
        nothing.contains("nothing &lt;here&gt;` is not a book") && nothing.contains("value=\"~/nothing &lt;here&gt;\""),
        "{nothing}"
    );
    let missing = door(&page, "new").with("folder", " ").send(&server);
    assert!(missing.contains("the folder is missing"), "{missing}");
    std::fs::create_dir(home.path().join("full")).expect("a folder");
    std::fs::write(home.path().join("full/novel.txt"), "mine").expect("a file");
    let full = door(&page, "sample").with("sample-folder", "~/full").send(&server);
    assert!(full.contains("is not empty"), "{full}");
    assert!(door(&page, "sample").send(&server).contains("refresh: 0; url=/"));
    assert!(server.get("/", &server.address).contains("Miller Machine"));
    drop(server);
    // The book is found in the user's home when it is forgotten.
    std::fs::remove_dir_all(home.test.path().join("settings")).expect("forgotten");
    let server = home.opened("C");
    let page = server.get("/", &server.address);
    let sample = home.path().join("clientbook-sample").display().to_string();
    let form = door(&page, "open");
    assert!(form.values.contains(&("known".to_owned(), sample)), "{:?}", form.values);
    assert!(form.send(&server).contains("refresh: 0; url=/"));
    assert!(server.get("/", &server.address).contains("Miller Machine"));
}

#[test]
fn another_site_enters_no_door() {
    let home = Home::new();
    let server = home.opened("C");
    assert!(server.get("/", "evil.example").starts_with("HTTP/1.1 403"));
    let form = door(&server.get("/", &server.address), "new");
    let kind = ("Content-Type", "application/x-www-form-urlencoded");
    assert!(form.send_as(&server, &[("Origin", "http://evil.example"), kind]).starts_with("HTTP/1.1 403"));
    assert!(form.send_as(&server, &[kind]).starts_with("HTTP/1.1 403"));
    assert!(form.clone().with("token", "guessed").send(&server).starts_with("HTTP/1.1 403"));
    assert!(form.clone().with("title", &"x".repeat(2 << 20)).send(&server).starts_with("HTTP/1.1 413"));
    assert!(!is_book(&home.path().join("clientbook")));
}
