//! After the sale.

use crate::book_test::BookTest;

/// Ana has a press whose check is late, and a saw delivered but not installed; Bo a warranty that ends soon, one that
/// ended, one far away, an agreement, and something given back. Cy is lost.
fn book() -> BookTest {
    let product = |name: &str, more: &str| format!("[[product]]\nname = \"{name}\"\n{more}");
    let ana = [
        product("Press", "check = 2026-11-01\nsince = 2024-01-01\n"),
        product("Saw", "delivered = 2026-11-10\nnote = \"Wait for the crane\"\n"),
    ];
    let bo = [
        product("Lathe", "warranty = 2026-12-20\nexpires = 2027-05-01\nagreement = \"24 h on site\"\n"),
        product("Drill", "warranty = 2026-10-01\n"),
        product("Mill", "warranty = 2027-12-01\ncheck = 2027-02-18\n"),
        product("Belt", "check = 2026-11-01\nreturned = 2026-11-05\nnote = \"Too short\"\n"),
    ];
    let card = |name: &str, products: &[String], more: &str| {
        format!("+++\nname = \"{name}\"\n{more}{}+++\n", products.concat())
    };
    let request = |more: &str| format!("+++\nkind = \"request\"\ncause = \"x\"\n{more}+++\n");
    BookTest::with_settings("language = \"en\"\ncurrency = \"USD\"\n")
        .file("customers/ana/ana.md", card("ANA", &ana, ""))
        .file("customers/bo/bo.md", card("BO", &bo, ""))
        .file("customers/cy/cy.md", card("CY", &[product("Press", "check = 2026-11-01\n")], "stage = \"lost\"\n"))
        .file("customers/ana/complaints/2026-11-02.md", request("product = \"Press\"\n"))
        .file("customers/ana/complaints/2026-11-17.md", request(""))
        .file("customers/ana/complaints/2026-03-02.md", request("product = \"press\"\nresolved = 2026-03-05\n"))
        .file("customers/bo/complaints/2026-06-01.md", "+++\ncause = \"y\"\nproduct = \"Press\"\n+++\n")
        .file("customers/bo/complaints/2024-06-01.md", request("product = \"Press\"\nresolved = 2024-06-02\n"))
        .on("2026-11-20")
}

fn lines(test: &BookTest, list: &str, keys: &[&str]) -> Vec<String> {
    let json = test.run("report service --json").succeeds().json();
    let line = |row: &serde_json::Value| {
        keys.iter().map(|key| row[key].to_string().replace('"', "")).collect::<Vec<_>>().join(" ")
    };
    json[list].as_array().expect("a list").iter().map(line).collect()
}

#[test]
fn service_is_counted_as_by_hand() {
    let test = book();
    let of = |list: &str, keys: &[&str]| lines(&test, list, keys);
    // 13 working days since November 2, without Veterans Day, of which 5 are allowed.
    assert_eq!(of("requests", &["customer", "received", "over"]), ["ana 2026-11-02 8", "ana 2026-11-17 null"]);
    let due = of("due", &["customer", "product", "day"]);
    assert_eq!(due, ["ana Press 2026-11-01", "bo Lathe 2026-12-20", "bo Mill 2027-02-18"]);
    assert_eq!(of("agreements", &["customer", "product", "note"]), ["bo Lathe 24 h on site"]);
    assert_eq!(of("not_installed", &["customer", "product", "day"]), ["ana Saw 2026-11-10"]);
    assert_eq!(of("returned", &["customer", "product", "note"]), ["bo Belt Too short"]);
    assert_eq!(of("trouble", &["product", "number", "requests", "complaints", "days"]), ["Press 3 2 1 3"]);
    let told = test.run("report service").succeeds();
    told.prints("2 requests for service are open; 3 checks and ends of warranties come within 90 days.");
}

#[test]
fn a_report_as_of_a_day_knows_nothing_of_what_came_later() {
    let early = book().on("2026-11-04");
    assert_eq!(lines(&early, "requests", &["received"]), ["2026-11-02"]);
    assert!(lines(&early, "returned", &["product"]).is_empty());
    assert_eq!(lines(&early, "due", &["product"])[..2], ["Press", "Belt"]);
}

#[test]
fn without_anything_to_look_after_the_report_says_what_would_bring_it_to_life() {
    let test =
        BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    test.run("report service").succeeds().prints("clientbook complaint CUSTOMER");
}
