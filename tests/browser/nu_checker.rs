//! The Nu HTML checker (validator.w3.org's own), run on both sites.

use std::path::PathBuf;

use serde_json::Value;

use super::{BOOKS, assert_none, single, sites};
use crate::book_test::repository;
use crate::machine::start;

const JAR: &str = "target/tools/node_modules/vnu-jar/build/dist/vnu.jar";

#[test]
fn every_page_passes_the_nu_html_checker() {
    let (sites, phones) = (sites(), BOOKS.map(single::built));
    let phones = phones.iter().flat_map(|site| ["phone.html", "sealed.html"].map(|page| site.path(page)));
    let report = checked(sites.iter().map(|site| site.path("")).chain(phones));
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
