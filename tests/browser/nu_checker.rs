//! The Nu HTML checker (validator.w3.org's own), run on both sites.

use serde_json::Value;

use super::{Site, assert_none, sites};
use crate::book_test::repository;
use crate::machine::start;

const JAR: &str = "target/tools/node_modules/vnu-jar/build/dist/vnu.jar";

#[test]
fn every_page_passes_the_nu_html_checker() {
    let sites = sites();
    let report = checked(&sites[..]);
    let messages = report["messages"].as_array().expect("the checker's report has messages");
    assert_none(&messages.iter().map(sentence).collect::<Vec<_>>());
}

/// The checker's report on the pages, the styles and the drawings of these sites.
fn checked(sites: &[Site]) -> Value {
    let jar = repository().join(JAR);
    assert!(jar.exists(), "{JAR} is missing: run tests/run");
    let mut java = start("java");
    java.arg("-jar").arg(jar).args(["--errors-only", "--format", "json", "--stdout", "--exit-zero-always"]);
    java.args(["--skip-non-html", "--also-check-css", "--also-check-svg"]);
    java.args(sites.iter().map(|site| site.path("")));
    let output = java.output().unwrap_or_else(|error| panic!("java does not start ({error}): run tests/run"));
    let report = serde_json::from_slice(&output.stdout);
    report.unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)))
}

/// `customers/ann.html:3: what is wrong: what stands there`.
fn sentence(message: &Value) -> String {
    let text = |key: &str| message[key].as_str().unwrap_or_default().replace('\n', " ");
    format!("{}:{}: {}: {}", text("url"), message["lastLine"], text("message"), text("extract"))
}
