//! What the forms of the preview refuse: other pages, old ones, twice, too much, what changed meanwhile.

use std::fs;

use crate::book_test::BookTest;
use crate::forms::{CARD, Form, book};
use crate::serve::Server;

const FORM: &str = "application/x-www-form-urlencoded";

/// The state of the files that a form may write.
fn files(test: &BookTest) -> Vec<String> {
    let visits = fs::read_dir(test.path().join("customers/hua/visits")).expect("a folder");
    let mut names: Vec<String> =
        visits.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names.push(test.read(CARD));
    names
}

#[test]
fn only_pages_of_this_preview_send_forms() {
    let test = book();
    let server = Server::start(&test);
    let before = files(&test);
    let form = Form::open(&server, "log?customer=hua").with("text", "Talked.");
    let origin = format!("http://{}", server.address);
    let other_port = "http://127.0.0.1:1".to_owned();
    let refused: [&[(&str, &str)]; 7] = [
        &[("Content-Type", FORM)],
        &[("Origin", "http://evil.example"), ("Content-Type", FORM)],
        &[("Origin", "null"), ("Content-Type", FORM)],
        &[("Origin", &other_port), ("Content-Type", FORM)],
        &[("Origin", &origin), ("Origin", "http://evil.example"), ("Content-Type", FORM)],
        &[("Origin", &origin), ("Content-Type", "text/plain")],
        &[("Origin", &origin)],
    ];
    for headers in refused {
        let answer = form.send_as(&server, headers);
        assert!(answer.starts_with("HTTP/1.1 403"), "{headers:?}: {answer}");
    }
    let page = form.clone().with("token", "0123456789abcdef0123456789abcdef").send(&server);
    assert!(page.contains("earlier run") && page.contains("Talked."), "{page}");
    assert!(server.get(&format!("/_clientbook/form/log?{}", form.body()), &server.address).starts_with("HTTP/1.1 200"));
    assert_eq!(files(&test), before, "nothing was done");
    form.is_done(&server);
}

#[test]
fn a_form_that_is_sent_twice_is_done_once() {
    let test = book();
    let server = Server::start(&test);
    let form = Form::open(&server, "log?customer=hua").with("text", "Talked.");
    let first = form.is_done(&server);
    let after = files(&test);
    let body = |page: &str| page.split("\r\n\r\n").nth(1).map(str::to_owned);
    assert_eq!(body(&form.is_done(&server)), body(&first));
    assert_eq!(files(&test), after);
}

#[test]
fn what_is_too_long_is_refused_and_the_preview_goes_on() {
    let test = book();
    let server = Server::start(&test);
    let before = files(&test);
    let long = Form::open(&server, "log?customer=hua").with("text", &"x".repeat(3_000_000)).send(&server);
    assert!(long.is_empty() || long.starts_with("HTTP/1.1 413"), "{}", &long[..200.min(long.len())]);
    assert_eq!(files(&test), before);
    Form::open(&server, "log?customer=hua").with("text", &"词".repeat(10_000)).is_done(&server);
}

#[test]
fn hostile_text_is_shown_as_text() {
    let test = book();
    let server = Server::start(&test);
    let text = "<script>alert(1)</script>\u{202e}\"><img src=x onerror=alert(1)>";
    let typed = [
        ("log?customer=hua", "text"),
        ("customer?", "name"),
        ("entry?customer=hua&table=contact", "is.name"),
        ("entry?customer=hua&table=contact&entry=Li+Min", "is.role"),
        ("set?customer=hua", "is.salutation"),
    ];
    for (address, name) in typed {
        for page in [
            Form::open(&server, address).with(name, text).with("token", "old").send(&server),
            Form::open(&server, address).with(name, text).send(&server),
            server.get("/customers/hua.html", &server.address),
            server.get("/index.html", &server.address),
        ] {
            assert!(!page.contains("<script>alert") && !page.contains("<img src=x"), "{address}: {page}");
        }
    }
    let asked =
        format!("/_clientbook/form/remove?customer=hua&table=contact&entry={}", "%3Cscript%3Ealert(1)%3C/script%3E");
    assert!(!server.get(&asked, &server.address).contains("<script>alert"));
    for nothing in
        ["nothing", "remove?customer=hua&table=contact", "entry?customer=hua&table=tier", "entry?table=contact"]
    {
        let page = server.get(&format!("/_clientbook/form/{nothing}"), &server.address);
        assert!(page.starts_with("HTTP/1.1 404"), "{nothing}: {page}");
    }
    for nobody in ["log?customer=nobody", "log", "pay?customer=", "done?id=revisit:nobody:2026-11-03"] {
        let page = server.get(&format!("/_clientbook/form/{nobody}"), &server.address);
        assert!(
            page.starts_with("HTTP/1.1 404") && page.contains("There is nothing at this address"),
            "{nobody}: {page}"
        );
    }
}

#[test]
fn a_file_that_changed_meanwhile_is_not_overwritten_but_shown() {
    let test = book();
    let server = Server::start(&test);
    let card = Form::open(&server, "set?customer=hua").with("is.salutation", "Sir");
    let contact = "entry?customer=hua&table=contact&entry=Li+Min";
    let change = Form::open(&server, contact).with("is.role", "CEO");
    let note = Form::open(&server, contact).with("is.note", "early");
    let remove = Form::open(&server, &contact.replace("entry?", "remove?"));
    let meanwhile = test.read(CARD).replace("CFO", "COO").replace("kind =", "salutation = \"Madam\"\nkind =");
    test.write(CARD, &meanwhile);
    for (form, now) in [(&card, "Madam"), (&change, "COO"), (&remove, "COO")] {
        let page = form.send(&server);
        assert!(page.contains("changed in the file meanwhile") && page.contains(now), "{page}");
        assert_eq!(test.read(CARD), meanwhile);
    }
    // Another field of the same entry is no clash.
    note.is_done(&server);
    let gone = test.read(CARD).replace("Li Min", "Wang");
    test.write(CARD, &gone);
    let page = change.clone().with("number", "1").send(&server);
    assert!(page.contains("no longer on the card") && page.contains("CEO"), "{page}");
    assert_eq!(test.read(CARD), gone);
}

#[test]
fn a_preview_that_only_reads_has_no_forms() {
    let test = book();
    let writing = Server::start(&test);
    let form = Form::open(&writing, "log?customer=hua").with("text", "Talked.");
    drop(writing);
    let server = Server::start_with(crate::book_test::program(), &test, &["--read-only"]);
    let before = files(&test);
    assert!(!server.get("/customers/hua.html", &server.address).contains("_clientbook/form"));
    assert!(server.get("/_clientbook/form/log?customer=hua", &server.address).starts_with("HTTP/1.1 404"));
    assert!(form.send(&server).starts_with("HTTP/1.1 404"));
    assert_eq!(files(&test), before);
}

/// The disk is full at one call after the other, until the form gets through.
#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_nothing_is_half_done_and_what_was_typed_is_kept() {
    use std::os::unix::process::CommandExt;
    const STRIKE: u64 = 1_000_000;
    let test = book();
    let counter = tempfile::NamedTempFile::new().expect("a file");
    fs::write(counter.path(), [0; 8]).expect("the counter");
    let mut program = crate::book_test::program();
    program.env("LD_PRELOAD", crate::crash::shim()).env("CRASH_COUNTER", counter.path());
    program.env("CRASH_AT", STRIKE.to_string()).env("CRASH_MODE", "enospc").process_group(0);
    let server = Server::start_with(program, &test, &[]);
    let mut refused = 0;
    for at in (1..40).step_by(3) {
        let before = files(&test);
        let form = Form::open(&server, "set?customer=hua").with("is.salutation", &format!("Sir {at}"));
        let set = |calls: u64| {
            use std::io::{Seek, Write};
            let mut file = fs::OpenOptions::new().write(true).open(counter.path()).expect("the counter");
            file.rewind().and_then(|()| file.write_all(&calls.to_ne_bytes())).expect("the counter is set");
        };
        set(STRIKE - at);
        let page = form.send(&server);
        set(0);
        assert!(page.contains(&format!("Sir {at}")), "{page}");
        if !page.contains("<h1>Saved") {
            refused += 1;
            let after = files(&test);
            assert!(after == before || test.read(CARD).contains(&format!("Sir {at}")), "{page}\n{after:?}");
        }
    }
    assert!(refused > 0, "the disk was full at no call");
    drop(server);
    test.run("check").succeeds();
}
