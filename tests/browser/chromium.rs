//! A real Chromium, led through chromedriver.
//!
//! One browser serves all tests that run at one time, one after the other: starting it takes longer than most of them.

use std::io::ErrorKind;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::http::Method;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::common::print::{PrintPage, PrintParameters};
use thirtyfour::error::WebDriverResult;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel, RequestData, SessionId};
use tokio::runtime::{Builder, Runtime};

use super::{Shared, Site};
use crate::machine;

const ARGUMENTS: [&str; 13] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // A page of the preview that is kept for the way back would keep its connection too, and there are six.
    "--disable-features=BackForwardCache",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    "--lang=en",
];

/// How long anything may take that a reader would wait for.
const PATIENCE: Duration = Duration::from_secs(20);

/// A paper's width and height in centimetres.
#[derive(Clone, Copy)]
pub struct Paper(pub f64, pub f64);

pub const A4: Paper = Paper(21.0, 29.7);
pub const LETTER: Paper = Paper(21.59, 27.94);

/// A browser with one window.
pub struct Browser {
    runtime: Runtime,
    /// Gone only while the browser ends.
    driver: Option<WebDriver>,
    process: Chromedriver,
    _profile: TempDir,
}

/// A chromedriver of our own, which ends with this value.
struct Chromedriver {
    child: Child,
    port: u16,
}

/// A command of the DevTools protocol: what WebDriver itself has no word for.
#[derive(Debug)]
struct DevTools(&'static str, Value);

/// Does something with the browser that all tests share: a desktop's window, and nothing left of the test before.
pub fn with_browser<T>(task: impl FnOnce(&Browser) -> T) -> T {
    static BROWSER: Shared<Mutex<Browser>> = Shared::new();
    let shared = BROWSER.get(|| Mutex::new(Browser::start(&json!({}))));
    let browser = shared.lock().unwrap_or_else(PoisonError::into_inner);
    browser.devtools("Emulation.setEmulatedMedia", json!({"media": "", "features": []}));
    browser.window(1280, 900);
    browser.console();
    task(&browser)
}

/// A browser whose user has forbidden JavaScript.
pub fn without_javascript() -> Browser {
    Browser::start(&json!({"profile.managed_default_content_settings.javascript": 2}))
}

impl Browser {
    fn start(preferences: &Value) -> Browser {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let process = Chromedriver::start();
        let profile = machine::folder();
        let wishes = capabilities(profile.path(), preferences).expect("capabilities are JSON");
        let driver = runtime.block_on(WebDriver::new(format!("http://127.0.0.1:{}", process.port), wishes));
        let driver = driver.unwrap_or_else(|error| panic!("Chromium does not start: run tests/run\n{error}"));
        Browser { runtime, driver: Some(driver), process, _profile: profile }
    }

    pub fn open(&self, site: &Site, page: &str) {
        self.go(&address(&site.path(page)));
    }

    pub fn go(&self, address: &str) {
        self.wait_for(self.driver().goto(address));
    }

    pub fn click(&self, selector: &str) {
        self.wait_for(async { self.driver().find(By::Css(selector)).await?.click().await });
    }

    /// Types into what the selector finds; the characters of `thirtyfour::Key` press keys.
    pub fn write(&self, selector: &str, text: &str) {
        self.wait_for(async { self.driver().find(By::Css(selector)).await?.send_keys(text).await });
    }

    /// What a JavaScript expression is worth on this page.
    pub fn ask(&self, expression: &str) -> Value {
        let script = format!("return {expression}");
        self.wait_for(self.driver().execute(script, Vec::new())).json().clone()
    }

    /// The same, of an expression that gives a text.
    pub fn text(&self, expression: &str) -> String {
        let value = self.ask(expression);
        value.as_str().unwrap_or_else(|| panic!("{expression} is {value}, no text")).to_owned()
    }

    /// Runs a script on this page. It is not bound by the page's content security policy.
    pub fn run(&self, script: &str) {
        self.wait_for(self.driver().execute(script, Vec::new()));
    }

    /// Waits until an expression holds; panics where it never does.
    #[track_caller]
    pub fn wait_until(&self, expression: &str) {
        let start = Instant::now();
        while self.ask(expression) != Value::Bool(true) {
            assert!(start.elapsed() < PATIENCE, "never: {expression}\n{}", self.text("document.body.innerText"));
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// A window of this size, in CSS pixels.
    pub fn window(&self, width: u32, height: u32) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.devtools("Emulation.setDeviceMetricsOverride", size);
    }

    pub fn devtools(&self, command: &'static str, parameters: Value) -> Value {
        self.wait_for(async { self.driver().cmd(DevTools(command, parameters)).await?.value() })
    }

    /// Warnings and errors on the console since this was last asked.
    pub fn console(&self) -> Vec<String> {
        let log = self.wait_for(self.driver().browser_log());
        log.into_iter().map(|entry| format!("{}: {}", entry.level, entry.message)).collect()
    }

    /// The page as a PDF, with the margins that its own style asks for.
    pub fn print(&self, Paper(width, height): Paper) -> Vec<u8> {
        let page = PrintPage { width, height };
        let wishes = PrintParameters { page, shrink_to_fit: false, ..PrintParameters::default() };
        self.wait_for(self.driver().print_page(wishes))
    }

    pub fn screenshot(&self, file: &Path) {
        self.wait_for(self.driver().screenshot(file));
    }

    fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("the browser has not ended")
    }

    #[track_caller]
    fn wait_for<T>(&self, answer: impl Future<Output = WebDriverResult<T>>) -> T {
        self.runtime.block_on(answer).unwrap_or_else(|error| panic!("{error}"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(driver) = self.driver.take() {
            // An error here means that it has ended already.
            _ = self.runtime.block_on(driver.quit());
        }
        self.process.stop();
    }
}

impl Chromedriver {
    fn start() -> Chromedriver {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a free port").port();
        let mut command = machine::start("chromedriver");
        command.arg(format!("--port={port}")).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().unwrap_or_else(|error| match error.kind() {
            ErrorKind::NotFound => panic!("chromedriver is missing: run tests/run"),
            _ => panic!("chromedriver does not start ({error}): run tests/run"),
        });
        let driver = Chromedriver { child, port };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(start.elapsed() < PATIENCE, "chromedriver does not answer: run tests/run");
            std::thread::sleep(Duration::from_millis(20));
        }
        driver
    }

    fn stop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        self.stop();
    }
}

impl FormatRequestData for DevTools {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let request = RequestData::new(Method::POST, format!("session/{session}/goog/cdp/execute"));
        request.add_body(json!({"cmd": self.0, "params": self.1}))
    }
}

fn capabilities(profile: &Path, preferences: &Value) -> WebDriverResult<ChromeCapabilities> {
    let mut wishes = DesiredCapabilities::chrome();
    for argument in ARGUMENTS {
        wishes.add_arg(argument)?;
    }
    wishes.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    wishes.add_experimental_option("prefs", preferences)?;
    wishes.set_browser_log_level(LoggingPrefsLogLevel::Warning)?;
    Ok(wishes)
}

/// The `file://` address of a file.
pub fn address(file: &Path) -> String {
    let path = file.to_str().expect("paths are UTF-8").replace('\\', "/");
    let encoded = path.bytes().map(|byte| match byte {
        b'/' | b':' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    format!("file:///{}", encoded.collect::<String>().trim_start_matches('/'))
}
