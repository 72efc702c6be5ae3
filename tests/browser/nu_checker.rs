//! The Nu HTML checker (validator.w3.org's own), run on both sites.

use std::path::PathBuf;

use serde_json::Value;

use super::{BOOKS, Site, assert_none, single, sites};
use crate::book_test::{program, repository};
use crate::forms::{Form, book};
use crate::machine::start;
use crate::serve::Server;
use crate::welcome::Home;

const JAR: &str = "target/tools/node_modules/vnu-jar/build/dist/vnu.jar";

#[test]
fn every_page_passes_the_nu_html_checker() {
    let (sites, phones) = (sites(), BOOKS.map(single::built));
    let plain = BOOKS.map(|book| Site::in_theme(book, "plain"));
    let phones = phones.iter().flat_map(|site| ["phone.html", "sealed.html"].map(|page| site.path(page)));
    let report = checked(sites.iter().chain(&plain).map(|site| site.path("")).chain(phones));
    let messages = report["messages"].as_array().expect("the checker's report has messages");
    assert_none(&messages.iter().map(sentence).collect::<Vec<_>>());
}

/// Every form, what is shown before it is saved, a fault, and what follows.
#[test]
fn the_pages_of_forms_pass_the_nu_html_checker() {
    let folder = tempfile::tempdir().expect("a folder");
    for language in ["en", "zh-CN"] {
        let test = book();
        let server = Server::start_with(program(), &test, &["--lang", language]);
        let entry = "customer=hua&table=contact&entry=Li+Min";
        let forms = [
            "log?customer=hua",
            "done?id=plan:hua:quote",
            "resolve?id=complaint:hua:2026-11-02",
            "snooze?id=plan:hua:quote",
            "customer",
            "plan?customer=hua",
            "complaint?customer=hua",
            "invoice?customer=hua",
            "pay?customer=hua",
            "inbox",
            "triage",
            "undo?commit=0000",
            "set?customer=hua",
            "entry?customer=hua&table=product",
        ];
        let forms =
            forms.map(str::to_owned).into_iter().chain(["entry", "remove"].map(|form| format!("{form}?{entry}")));
        let get = |form: String| server.get(&format!("/_clientbook/form/{form}"), &server.address);
        let mut pages: Vec<String> = forms.map(get).collect();
        pages.push(
            Form::open(&server, "inbox").with("paste", "Li called\n\nHua Xin <b>\n- [ ] x due:fri").send(&server),
        );
        pages.push(Form::open(&server, "pay?customer=hua").with("amount", "40").send(&server));
        pages.push(Form::open(&server, "log?customer=hua").with("next", "\"<someday>").with("text", "x").send(&server));
        pages.push(Form::open(&server, "log?customer=hua").with("text", "I had to send it.").send(&server));
        // The doors of the program that has no book.
        let home = Home::new();
        let welcome = home.opened(language);
        pages.push(welcome.get("/", &welcome.address));
        for (at, page) in pages.iter().enumerate() {
            let (head, html) = page.split_once("\r\n\r\n").expect("an answer");
            assert!(head.starts_with("HTTP/1.1 200"), "{head}");
            std::fs::write(folder.path().join(format!("{language}-{at}.html")), html).expect("a file");
        }
    }
    let report = checked(std::iter::once(folder.path().to_owned()));
    let messages = report["messages"].as_array().expect("the checker's report has messages");
    assert_none(&messages.iter().map(sentence).collect::<Vec<_>>());
}

/// The checker's report on the pages, the styles and the drawings in these folders and files.
fn checked(paths: impl Iterator<Item = PathBuf>) -> Value {
    let jar = repository().join(JAR);
    assert!(jar.exists(), "{JAR} is missing: run tests/run");
    let mut java = start("java");
    java.arg("-jar").arg(jar).args(["--errors-only", "--format", "json", "--stdout", "--exit-zero-always"]);
    java.args(["--skip-non-html", "--also-check-css", "--also-check-svg"]);
    java.args(paths);
    let output = java.output().unwrap_or_else(|error| panic!("java does not start ({error}): run tests/run"));
    let report = serde_json::from_slice(&output.stdout);
    report.unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)))
}

/// `customers/ann.html:3: what is wrong: what stands there`.
fn sentence(message: &Value) -> String {
    let text = |key: &str| message[key].as_str().unwrap_or_default().replace('\n', " ");
    format!("{}:{}: {}: {}", text("url"), message["lastLine"], text("message"), text("extract"))
}
