//! What was earned, by whom, and for how much of the time.

use serde_json::Value;

use crate::book_test::BookTest;

const SETTINGS: &str = "language = \"en\"\ncurrency = \"USD\"\n[tiers.A]\nevery = 30\n[tiers.C]\nevery = 90\n";

/// Ana brings 800 of 1,000, Bo 150, Cy 50 with many contacts; Di brought something last year alone.
fn book() -> BookTest {
    let card = |name: &str, tier: &str| format!("+++\nname = \"{name}\"\ntier = \"{tier}\"\n+++\n");
    let invoice = |no: &str, day: &str, amount: &str| {
        format!("[[invoice]]\nno = \"{no}\"\ndate = {day}\ndue = 2026-12-31\namount = \"{amount}\"\n\n")
    };
    let mut test = BookTest::with_settings(SETTINGS)
        .file("customers/ana/ana.md", card("Ana", "A"))
        .file("customers/ana/account.toml", invoice("1", "2026-03-01", "900.00") + "[[payment]]\ndate = 2026-04-01\namount = \"100.00\"\nkind = \"credit-note\"\n\n[[payment]]\ndate = 2026-05-01\namount = \"500.00\"\n")
        .file("customers/bo/bo.md", card("Bo", "A"))
        .file("customers/bo/account.toml", [invoice("2", "2025-11-20", "40.00"), invoice("3", "2025-11-22", "5.00"), "[[revenue]]\ndate = 2026-02-02\namount = \"150.00\"\n".to_owned()].concat())
        .file("customers/cy/cy.md", card("Cy", "C"))
        .file("customers/cy/account.toml", [invoice("4", "2026-06-01", "50.00"), invoice("5", "2026-12-01", "9999.00")].concat())
        .file("customers/di/di.md", card("Di", "C"))
        .file("customers/di/account.toml", invoice("6", "2025-03-01", "60.00"))
        .file("customers/ed/ed.md", card("Ed", "C"))
        .file("customers/ana/visits/2026-03-02.md", "+++\nminutes = 90\n+++\n\nx\n")
        .file("customers/bo/visits/2025-03-02.md", "x\n");
    for day in 1..=9 {
        test = test.file(&format!("customers/cy/visits/2026-07-0{day}.md"), "x\n");
    }
    test
}

fn rows(json: &Value) -> Vec<(String, f64, f64, f64)> {
    let number = |value: &Value| value.as_str().map_or(value.as_f64(), |text| text.parse().ok()).unwrap_or_default();
    let name =
        |row: &Value| row["customer"]["name"].as_str().or(row["customer"].as_str()).unwrap_or_default().to_owned();
    let rows = json["customers"].as_array().expect("rows");
    rows.iter()
        .map(|row| (name(row), number(&row["revenue"]), number(&row["share"]), number(&row["last_year"])))
        .collect()
}

#[test]
fn the_year_is_counted_as_by_hand() {
    let test = book();
    let told = test.run("report value").succeeds();
    let told = told.prints("$1,000.00 this year; $100.00 in the same days of last year.");
    let told = told.prints("1 customer makes 80% of it, of 3 who brought anything, and gets 10% of the contacts.");
    told.prints("Much time for little: Cy, 9 contacts for $50.00.").prints_not("9,999");
    let json = test.run("report value --json").succeeds().json();
    let expect = [("Ana", 800.0, 80.0, 0.0), ("Bo", 150.0, 15.0, 40.0), ("Cy", 50.0, 5.0, 0.0), ("Di", 0.0, 0.0, 60.0)];
    let found = rows(&json);
    assert_eq!(found.len(), expect.len(), "{json}");
    for ((name, ..), (wanted, ..)) in found.iter().zip(&expect) {
        assert!(name.to_lowercase().contains(&wanted.to_lowercase()), "{json}");
    }
    let numbers = |rows: Vec<(f64, f64, f64)>| rows;
    let wanted = expect.iter().map(|&(_, a, b, c)| (a, b, c)).collect();
    assert_eq!(numbers(found.iter().map(|&(_, a, b, c)| (a, b, c)).collect()), numbers(wanted), "{json}");
    // The parts make the whole, and the shares a hundred.
    assert_eq!(found.iter().map(|row| row.2).sum::<f64>(), 100.0);
    test.run("report value --by tier").succeeds().prints("$950.00").prints("95");
    // What came later is not known before.
    test.run("report value --as-of 2026-03-15").succeeds().prints("$1,050.00 this year").prints_not("Cy");
    test.run("report value --as-of 2024-01-01").succeeds().prints("Nothing was earned");
}

#[test]
fn what_counts_is_a_setting() {
    let test = book();
    test.write("clientbook.toml", format!("{SETTINGS}[value]\ncounts = \"payments\"\n"));
    test.run("report value").succeeds().prints("$650.00 this year");
    test.run("list revenue>=500 --columns revenue").succeeds().prints("$500.00").prints_not("$800.00");
    test.write("clientbook.toml", format!("{SETTINGS}[value]\ncounts = \"commission\"\n"));
    test.run("check").exits(1).prints("counts");
}

#[test]
fn the_page_shows_the_same_and_an_empty_book_says_what_is_missing() {
    let test = book();
    test.run("build").succeeds();
    let page = test.read("site/reports/value.html");
    assert!(page.contains("$1,000.00") && page.contains(">Ana<") && page.contains("80% of it"), "{page}");
    let empty = BookTest::with_settings(SETTINGS).file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    empty.run("report value").succeeds().prints("entries of revenue");
    empty.run("build").succeeds();
    let index = empty.read("site/reports/index.html");
    assert!(!index.contains("href=\"value.html\"") && index.contains("entries of revenue in the accounts"), "{index}");
}

/// The period ends on November 30; of its 21 working days 15 are over.
#[test]
fn targets_say_what_is_missing_and_what_that_is_a_day() {
    let test = book();
    let target =
        |what: &str, per: &str, goal: &str| format!("[[target]]\nwhat = \"{what}\"\nper = \"{per}\"\n{goal}\n");
    let targets = [
        target("revenue", "year", "amount = \"2000\""),
        target("contacts", "month", "count = 12"),
        target("collected", "quarter", "amount = \"300.00\""),
        target("new-customers", "year", "count = 1"),
    ]
    .concat();
    test.write("clientbook.toml", format!("{SETTINGS}{targets}"));
    test.write("customers/ed/ed.md", "+++\nname = \"Ed\"\nsince = 2026-02-01\n+++\n");
    test.write("customers/ed/visits/2026-11-20.md", "x\n");
    let json = test.run("report targets --json").succeeds().json();
    let rows = json["targets"].as_array().expect("rows");
    let reached: Vec<String> = rows.iter().map(|row| row["reached"].to_string().replace('"', "")).collect();
    assert_eq!(reached, ["1000.00", "1", "0.00", "1"], "{json}");
    let told = test.run("report targets").succeeds();
    told.prints("50").prints("Behind: contacts a month. 11 are missing").prints_not("Behind: new customers");
    // Of a day before, nothing later is known.
    let before = test.run("report targets --as-of 2026-02-10 --json").succeeds().json();
    assert_eq!(before["targets"][0]["reached"].to_string().replace('"', ""), "150.00", "{before}");
    for bad in ["what = \"revenue\"\namount = \"0\"", "what = \"contacts\"", "count = 3", "what = \"fame\"\ncount = 3"]
    {
        test.write("clientbook.toml", format!("{SETTINGS}[[target]]\n{bad}\n"));
        test.run("check").exits(1);
        test.run("report targets").succeeds();
    }
}
