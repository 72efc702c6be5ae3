//! What service costs, and figures over a year.

use crate::book_test::BookTest;

const SETTINGS: &str = "language = \"en\"\ncurrency = \"USD\"\n[value]\nhour = \"60.00\"\nmargin = 25\nthresholds = [200000, 500000]\n[touch]\ngifts = \"100\"\nmessages = 2\n";

/// Ana took 90 minutes, a gift of 80 and a complaint of 20 + 30, and brought 1000; Bo took 30 minutes and brought
/// nothing; Cy cost nothing.
fn book(settings: &str) -> BookTest {
    let card = |name: &str, more: &str| format!("+++\nname = \"{name}\"\n{more}+++\n");
    let figures = |all: &[(&str, &str)]| {
        all.iter()
            .map(|(day, amount)| format!("[[figure]]\ndate = {day}\nname = \"assets\"\namount = \"{amount}\"\n"))
            .collect::<String>()
    };
    let invoice = "[[invoice]]\nno = \"1\"\ndate = 2026-02-01\ndue = 2026-03-01\namount = \"1000.00\"\n";
    BookTest::with_settings(settings)
        .file("customers/ana/ana.md", card("ANA", "tier = \"A\"\nbirthday = 1980-03-10\nadded = 2020-01-01\n"))
        .file("customers/bo/bo.md", card("BO", "tier = \"B\"\nbirthday = 1980-06-10\nadded = 2020-01-01\n"))
        .file("customers/cy/cy.md", card("CY", "birthday = 1980-11-15\nadded = 2020-01-01\n"))
        .file("customers/ana/account.toml", figures(&[("2025-06-01", "150000"), ("2026-06-01", "210000")]) + invoice)
        .file("customers/bo/account.toml", figures(&[("2025-06-01", "600000"), ("2026-10-01", "450000")]))
        .file("customers/cy/account.toml", figures(&[("2025-06-01", "100000"), ("2026-10-01", "70000")]))
        .file("customers/ana/visits/2026-03-09.md", "+++\nminutes = 60\noccasion = \"birthday\"\n+++\n\nx\n")
        .file("customers/ana/visits/2026-05-01.md", "+++\nminutes = 30\ngift = \"Tea\"\ncost = \"80\"\n+++\n\nx\n")
        .file("customers/ana/visits/2025-05-01.md", "+++\nminutes = 300\n+++\n\nx\n")
        .file("customers/bo/visits/2026-05-01.md", "+++\nminutes = 30\n+++\n\nx\n")
        .file(
            "customers/ana/complaints/2026-04-01.md",
            "+++\ncause = \"x\"\nresolved = 2026-04-05\ncost = \"20\"\ngiven = \"30\"\n+++\n",
        )
        .file("customers/bo/plans/one.md", "+++\ndue = 2026-11-11\ndone = 2026-11-12\n+++\n")
        .file("customers/bo/plans/two.md", "+++\ndue = 2026-11-12\ndone = 2026-11-17\n+++\n")
        .on("2026-11-20")
}

fn lines(test: &BookTest, report: &str, list: &str, keys: &[&str]) -> Vec<String> {
    let json = test.run(&format!("report {report} --json")).succeeds().json();
    let line = |row: &serde_json::Value| {
        let value = |key: &&str| match &row[*key] {
            serde_json::Value::Object(money) => money["amount"].to_string(),
            value => value.to_string(),
        };
        keys.iter().map(value).map(|text| text.replace('"', "")).collect::<Vec<_>>().join(" ")
    };
    json[list].as_array().expect("a list").iter().map(line).collect()
}

#[test]
fn costs_are_counted_as_by_hand() {
    let test = book(SETTINGS);
    let costs = lines(&test, "value", "costs", &["customer", "minutes", "time", "spent", "complaints", "cost", "left"]);
    assert_eq!(costs, ["ana 90 90.00 80.00 20.00 190.00 60.00", "bo 30 30.00 0.00 0.00 30.00 -30.00"]);
    let told = test.run("report value").succeeds();
    told.prints("cost $220.00, against a margin of $250.00").prints("BO costs $30.00 more");
    let plain = book("language = \"en\"\ncurrency = \"USD\"\n").run("report value").succeeds();
    plain.prints("Your time is not counted");
}

#[test]
fn figures_tell_who_moved() {
    let test = book(SETTINGS);
    let sums = lines(&test, "value", "figures", &["figure", "customers", "before", "now"]);
    assert_eq!(sums, ["assets 3 850000 730000"]);
    let crossed = lines(&test, "value", "crossed", &["customer", "threshold", "now"]);
    assert_eq!(crossed, ["bo 500000 450000", "cy null 70000", "ana 200000 210000"]);
    let early = book(SETTINGS).on("2026-05-01");
    assert!(lines(&early, "value", "crossed", &["customer"]).is_empty(), "the figures of June are not known in May");
}

#[test]
fn occasions_and_plans_are_kept_or_missed() {
    let test = book(SETTINGS);
    // Cy's birthday of five days ago can still be answered in time.
    let kept = lines(&test, "touch", "occasions", &["tier", "passed", "kept", "missed"]);
    assert_eq!(kept, ["A 1 1 0", "B 1 0 1"]);
    let plans = lines(&test, "touch", "plans", &["week", "planned", "made"]);
    assert_eq!(plans.last().map(String::as_str), Some("2026-11-09 2 1"));
}

#[test]
fn a_gift_near_the_limit_is_told_and_one_above_it() {
    let test = book(SETTINGS);
    test.run("log ana \"Tea\" --gift Tea --cost 10").succeeds().says("$10.00 is left of the limit");
    test.run("log ana \"Cake\" --gift Cake --cost 15").succeeds().says("above the limit of $100.00");
    test.run("log bo \"Tea\" --gift Tea --cost 10").succeeds().says_not("limit");
    test.run("report touch").succeeds().prints("Gifts to ANA are $5.00 above the limit.");
}

#[test]
fn who_got_enough_messages_is_named() {
    let mass = "+++\nchannel = \"message\"\nmass = true\n+++\n\nx\n";
    let test = book(SETTINGS)
        .file("customers/cy/visits/2026-11-01.md", mass)
        .file("customers/cy/visits/2026-11-09.md", mass)
        .file("customers/bo/visits/2026-10-09.md", mass)
        .file("customers/bo/visits/2026-11-09.md", mass);
    assert_eq!(lines(&test, "touch", "messages", &["customer", "messages", "allowed"]), ["cy 2 2"]);
}

#[test]
fn months_quarters_and_products_add_up_to_the_year() {
    let revenue = |day: &str, amount: &str, name: &str| {
        format!("[[revenue]]\ndate = {day}\namount = \"{amount}\"\nname = \"{name}\"\n")
    };
    let account = [
        revenue("2026-01-10", "100.00", "Fund"),
        revenue("2026-05-10", "40.00", "fund"),
        revenue("2026-11-10", "60.00", "Note"),
        revenue("2026-12-10", "999.00", "Note"),
        revenue("2025-05-10", "80.00", "Fund"),
        revenue("2025-12-10", "500.00", "Fund"),
    ];
    let test = BookTest::with_settings("language = \"en\"\ncurrency = \"USD\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"ANA\"\n+++\n")
        .file("customers/ana/account.toml", account.concat())
        .on("2026-11-20");
    let months = lines(&test, "value", "months", &["month", "revenue", "last_year", "change"]);
    assert_eq!(months.len(), 11);
    assert!(months[4].ends_with("40.00 80.00 -50.00"), "{}", months[4]);
    let quarters = lines(&test, "value", "quarters", &["revenue", "last_year"]);
    assert_eq!(quarters, ["100.00 0.00", "40.00 80.00", "0.00 0.00", "60.00 0.00"]);
    let products = lines(&test, "value", "products", &["product", "revenue", "last_year"]);
    assert_eq!(products, ["Fund 140.00 80.00", "Note 60.00 0.00"]);
    assert_eq!(lines(&test, "value", "customers", &["revenue"]), ["200.00"]);
}

#[test]
fn stages_tell_how_long_customers_are_in_them() {
    let card = |more: &str| format!("+++\nname = \"X\"\n{more}+++\n");
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", card("stage = \"prospect\"\nadded = 2026-11-10\n"))
        .file("customers/bo/bo.md", card("stage = \"prospect\"\nadded = 2026-10-31\n"))
        .file("customers/cy/cy.md", card("since = 2026-01-01\n"))
        .file("customers/di/di.md", card("[lost]\non = 2026-11-19\nreason = \"x\"\n"))
        .file("customers/cy/visits/2026-11-01.md", "+++\nsatisfaction = 4\n+++\n\nx\n")
        .on("2026-11-20");
    let stages = lines(&test, "loyalty", "stages", &["stage", "customers", "days", "longest"]);
    assert_eq!(stages, ["prospect 2 15 bo", "active 1 323 cy", "lost 1 1 di"]);
}
