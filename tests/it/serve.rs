//! The preview: pages over loopback, new when a file is saved.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::book_test::{BookTest, NOW, program};

pub struct Server {
    child: Child,
    pub address: String,
}

impl Server {
    pub fn start(test: &BookTest) -> Server {
        Server::start_with(program(), test, &[])
    }

    /// The preview with more options, by a program that was prepared otherwise.
    pub fn start_with(mut program: Command, test: &BookTest, options: &[&str]) -> Server {
        let mut child = program
            .arg("--book")
            .arg(test.path())
            .args(["--today", NOW, "serve", "--port", "0"])
            .args(options)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("the address is printed");
        let address =
            line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect("an address").to_owned();
        Server { child, address }
    }

    /// A server that runs already.
    #[cfg(target_os = "linux")]
    pub fn of(child: Child, address: String) -> Server {
        Server { child, address }
    }

    pub fn get(&self, path: &str, host: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    }

    /// Sends a request as it is. Gives what comes back, which is nothing where the server hangs up; of an answer
    /// that never ends, the head.
    pub fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        stream.write_all(request.as_bytes()).expect("sent");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a limit");
        let (mut answer, mut part) = (Vec::new(), [0; 4096]);
        while let Ok(count @ 1..) = stream.read(&mut part) {
            answer.extend_from_slice(&part[..count]);
            if answer.windows(16).any(|part| part == b"text/event-strea") {
                break;
            }
        }
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Asks again until the page holds `text`: the change travels through the system's watcher.
    fn waits_for(&self, path: &str, text: &str) {
        let start = Instant::now();
        while !self.get(path, &self.address).contains(text) {
            assert!(start.elapsed() < Duration::from_secs(20), "{path} never says {text:?}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_saved_note_is_on_its_page_a_moment_later() {
    let test = BookTest::sample("en");
    let server = Server::start(&test);
    let card = server.get("/customers/miller-machine.html", &server.address);
    assert!(
        card.starts_with("HTTP/1.1 200") && card.contains("Walked line 2") && card.contains("/_clientbook/reload.js")
    );
    test.write("customers/miller-machine/visits/2026-11-20.md", "The crane is up.\n");
    server.waits_for("/customers/miller-machine.html", "The crane is up.");
    test.write("customers/new-one/new-one.md", "+++\nname = \"New One\"\n+++\n");
    server.waits_for("/customers/new-one.html", "New One");
    test.write("customers/new-one/visits/2026-11-20.md", "First words.\n");
    server.waits_for("/customers/new-one.html", "First words.");
    test.write("texts/christmas.md", "A line of my own, {salutation}.\n");
    server.waits_for("/care/christmas.html", "A line of my own, Bob.");
}

#[test]
fn strangers_are_refused_and_unknown_pages_are_not_found() {
    let test = BookTest::sample("en");
    let server = Server::start(&test);
    assert!(server.get("/", "evil.example").starts_with("HTTP/1.1 403"));
    assert!(server.get("/", &server.address).contains("Saturday, November 21"));
    assert!(server.get("/nothing.html", &server.address).starts_with("HTTP/1.1 404"));
    assert!(server.get("/../clientbook.toml", &server.address).starts_with("HTTP/1.1 404"));
    assert!(server.get("/files/great-miami-paper/", &server.address).starts_with("HTTP/1.1 404"));
}

#[test]
fn a_port_in_use_is_said_so() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("an address").port();
    let test = BookTest::sample("en");
    test.run(&format!("serve --port {port}")).exits(3).says(&format!("port {port} is in use")).says("--port");
}
