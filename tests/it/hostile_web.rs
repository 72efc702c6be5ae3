//! The preview answers pages of its own alone, and the files of a book run nothing on its origin.

use crate::book_test::BookTest;
use crate::serve::Server;

fn book() -> BookTest {
    let mut test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n\n[x](files/evil.svg)\n");
    for name in [
        "evil.html",
        "evil.svg",
        "evil.xml",
        "evil.js",
        "evil.XHTML",
        "evil.mht",
        "offer.pdf",
        "photo.png",
        "list.txt",
        "strange.zzz",
    ] {
        test = test.file(
            &format!("customers/ana/files/{name}"),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
        );
    }
    test
}

/// The value of a header of an answer.
fn header<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    let head = answer.split("\r\n\r\n").next()?;
    head.lines()
        .filter_map(|line| line.split_once(": "))
        .find(|(found, _)| found.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}

#[test]
fn papers_are_inert() {
    let test = book();
    let server = Server::start(&test);
    for (name, kind, is_shown) in [
        ("evil.html", "text/html; charset=utf-8", false),
        ("evil.svg", "image/svg+xml", false),
        ("evil.xml", "text/xml", false),
        ("evil.js", "text/javascript; charset=utf-8", false),
        ("evil.XHTML", "application/xhtml+xml", false),
        ("evil.mht", "message/rfc822", false),
        ("offer.pdf", "application/pdf", false),
        ("strange.zzz", "application/octet-stream", false),
        ("photo.png", "image/png", true),
        ("list.txt", "text/plain; charset=utf-8", true),
    ] {
        let answer = server.get(&format!("/files/ana/{name}"), &server.address);
        assert!(answer.starts_with("HTTP/1.1 200"), "{name}: {answer}");
        assert_eq!(header(&answer, "content-type"), Some(kind), "{name}");
        let policy = header(&answer, "content-security-policy").expect("a policy");
        assert!(policy.starts_with("sandbox; default-src 'none'"), "{name}: {policy}");
        assert_eq!(header(&answer, "content-disposition"), (!is_shown).then_some("attachment"), "{name}");
    }
}

#[test]
fn every_answer_carries_the_headers() {
    let test = book();
    let server = Server::start(&test);
    for path in [
        "/",
        "/customers/ana.html",
        "/static/style.css",
        "/search/names-0.js",
        "/calendar.ics",
        "/nothing",
        "/files/ana/evil.html",
        "/_clientbook/reload.js",
    ] {
        let answer = server.get(path, &server.address);
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-resource-policy", "same-origin"),
            ("x-frame-options", "DENY"),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(header(&answer, name), Some(value), "{path}: {answer:.300}");
        }
        assert!(
            header(&answer, "content-security-policy").is_some_and(|policy| policy.contains("frame-ancestors 'none'")),
            "{path}"
        );
    }
    let page = server.get("/", &server.address);
    assert!(page.contains("<meta name=\"referrer\" content=\"no-referrer\">"), "{page:.900}");
    // What is sent with a form must say where it comes from.
    let form = server.get("/_clientbook/form/log?customer=ana", &server.address);
    assert_eq!(header(&form, "referrer-policy"), Some("same-origin"), "{form:.300}");
    assert!(form.contains("<meta name=\"referrer\" content=\"same-origin\">"), "{form:.1200}");
    let refused = server.get("/", "evil.example");
    assert!(
        refused.starts_with("HTTP/1.1 403") && header(&refused, "cross-origin-resource-policy").is_some(),
        "{refused}"
    );
}

#[test]
fn only_one_host_of_this_machine_is_answered() {
    let test = book();
    let server = Server::start(&test);
    let port = server.address.rsplit(':').next().expect("a port");
    for path in ["/", "/_clientbook/events", "/_clientbook/reload.js", "/files/ana/evil.html", "/nothing"] {
        for hosts in [
            "Host: evil.example\r\n".to_owned(),
            format!("Host: evil.example:{port}\r\n"),
            format!("Host: 127.0.0.1:{port}.evil.example\r\n"),
            format!("Host: 127.0.0.1:{port}\r\nHost: evil.example\r\n"),
            format!("Host: 127.0.0.1:{port}\r\nHost: 127.0.0.1:{port}\r\n"),
            format!("Host: 127.0.0.1:{port}\t\r\n"),
            format!("Host: 127.0.0.1:{port}\tevil.example\r\n"),
            format!("Host: \t127.0.0.1:{port}\r\n"),
            "Host:\r\n".to_owned(),
            String::new(),
        ] {
            let answer = server.ask(&format!("GET {path} HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n"));
            assert!(!answer.starts_with("HTTP/1.1 200"), "{path} {hosts:?}: {answer:.200}");
        }
        let absolute = server.ask(&format!(
            "GET http://evil.example{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        ));
        assert!(!absolute.starts_with("HTTP/1.1 200"), "{path}: {absolute:.200}");
    }
    for host in ["localhost", "LOCALHOST", "LocalHost"] {
        assert!(server.get("/", &format!("{host}:{port}")).starts_with("HTTP/1.1 200"), "{host}");
    }
    let tab = server.ask(&format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\t\r\nConnection: close\r\n\r\n"));
    assert!(tab.starts_with("HTTP/1.1 400"), "{tab}");
}

#[test]
fn the_built_site_offers_papers_that_run_as_downloads_and_warns() {
    let test = book();
    test.run("build").succeeds();
    let card = test.read("site/customers/ana.html");
    for name in ["evil.html", "evil.svg", "evil.xml", "evil.js", "evil.XHTML", "evil.mht"] {
        assert!(card.contains(&format!("href=\"../files/ana/{name}\" download>")), "{name}: {card}");
    }
    assert!(card.contains("href=\"../files/ana/offer.pdf\">"));
    assert_eq!(card.matches("evil.svg\" download").count(), 2, "in the text and in the list");
    let run = test.run("check").succeeds();
    assert_eq!(run.out.matches("CB049").count(), 6);
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_link_in_the_place_of_a_paper_is_neither_waited_for_nor_followed() {
    let test = book();
    let server = Server::start(&test);
    let outside = BookTest::empty().file("secret.txt", "secret-7421");
    for (name, make) in [("list.txt", "mkfifo"), ("photo.png", "link")] {
        let full = test.path().join("customers/ana/files").join(name);
        let swap = || {
            let _ = std::fs::remove_file(&full);
            match make {
                "mkfifo" => crate::machine::make_pipe(&full),
                _ => std::os::unix::fs::symlink(outside.path().join("secret.txt"), &full).expect("a link"),
            }
        };
        swap();
        let answer = server.get(&format!("/files/ana/{name}"), &server.address);
        assert!(answer.starts_with("HTTP/1.1 404") && !answer.contains("secret"), "{name}: {answer}");
    }
    assert!(server.get("/", &server.address).starts_with("HTTP/1.1 200"), "the preview goes on");
}
