//! Who introduced whom.

use crate::book_test::BookTest;

/// Ana brought Bo, Bo brought Cy and Di; Eve, who is lost, brought Fay. Gil was brought by nobody.
fn book() -> BookTest {
    let cards = [
        ("ana", "", ""),
        ("bo", "ana", "added = 2025-02-01\n"),
        ("cy", "bo", "added = 2026-11-01\n"),
        ("di", "bo", "added = 2026-11-10\nstage = \"active\"\n"),
        ("eve", "", "[lost]\non = 2026-11-15\nreason = \"price\"\n"),
        ("fay", "eve", "added = 2026-11-12\n"),
        ("gil", "", ""),
    ];
    let invoice = |no: u8, amount: &str, currency: &str| {
        format!(
            "[[invoice]]\nno = \"{no}\"\ndate = 2026-11-02\ndue = 2026-12-31\namount = \"{amount}\"\ncurrency = \"{currency}\"\n\n"
        )
    };
    let mut test = BookTest::with_settings("language = \"en\"\ncurrency = \"USD\"\n");
    for (id, by, more) in cards {
        let by = if by.is_empty() { String::new() } else { format!("referred_by = \"{by}\"\n") };
        test = test.file(
            &format!("customers/{id}/{id}.md"),
            format!("+++\nname = \"{}\"\n{by}{more}+++\n", id.to_uppercase()),
        );
    }
    test.file("customers/bo/account.toml", [invoice(1, "100.00", "USD"), invoice(2, "5.00", "EUR")].concat())
        .file("customers/gil/account.toml", invoice(3, "999.00", "USD"))
        .file("customers/bo/visits/2026-11-05.md", "+++\nchannel = \"phone\"\n+++\n\nx\n")
        .file("customers/cy/visits/2026-11-06.md", "+++\nchannel = \"visit\"\n+++\n\nx\n")
        .on("2026-11-20")
}

fn lines(test: &BookTest, list: &str, keys: &[&str]) -> Vec<String> {
    let json = test.run("report referrals --json").succeeds().json();
    let line = |row: &serde_json::Value| {
        keys.iter().map(|key| row[key].to_string().replace('"', "")).collect::<Vec<_>>().join(" ")
    };
    json[list].as_array().expect("a list").iter().map(line).collect()
}

#[test]
fn introductions_are_counted_as_by_hand() {
    let test = book();
    let brought = lines(&test, "introducers", &["customer", "introduced", "customers", "all"]);
    assert_eq!(brought, ["ana 1 1 3", "bo 2 1 2", "eve 1 0 1"]);
    let steps = lines(&test, "tree", &["customer", "by", "steps", "reached"]);
    assert_eq!(steps, ["bo ana 1 customer", "cy bo 2 met", "di bo 2 customer", "fay eve 1 named"]);
    // Bo was called after Cy came, not since Di did; Eve is lost.
    assert_eq!(lines(&test, "thanks", &["customer", "introduced", "day"]), ["bo di 2026-11-10"]);
    let told = test.run("report referrals").succeeds();
    told.prints("4 customers were introduced by 3 others; 2 of them buy").prints("$100.00").prints_not("999");
}

#[test]
fn a_report_as_of_a_day_knows_nothing_of_later_introductions() {
    let early = book().on("2026-11-01");
    assert_eq!(lines(&early, "tree", &["customer", "reached"]), ["bo named", "cy named"]);
    book().on("2024-01-01").run("report referrals").succeeds().prints("Nobody introduced anybody yet");
}

#[test]
fn a_circle_of_introductions_is_told_and_counted_once() {
    let test = BookTest::with_settings("language = \"en\"\n");
    for (id, by) in [("ana", "bo"), ("bo", "ana"), ("cy", "ana")] {
        test.write(&format!("customers/{id}/{id}.md"), format!("+++\nname = \"{id}\"\nreferred_by = \"{by}\"\n+++\n"));
    }
    test.run("check").succeeds().prints("leads back to this customer");
    assert_eq!(lines(&test, "tree", &["customer", "by"]), ["bo ana", "cy ana"]);
    test.run("build").succeeds();
}
