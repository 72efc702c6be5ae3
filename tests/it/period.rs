//! The week and the month on one sheet.

use serde_json::Value;

use crate::book_test::BookTest;

const SETTINGS: &str = "language = \"en\"\ncurrency = \"USD\"\n[tiers.A]\nevery = 30\n\
    [[target]]\nwhat = \"contacts\"\nper = \"month\"\ncount = 9\n";

/// November 18, 2026 is a Wednesday.
fn book() -> BookTest {
    let mut test = BookTest::with_settings(SETTINGS)
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\ntier = \"A\"\nsince = 2026-11-17\n+++\n")
        .file("customers/ana/account.toml", "[[invoice]]\nno = \"1\"\ndate = 2026-11-16\ndue = 2026-12-31\namount = \"300.00\"\n\n[[payment]]\ndate = 2026-11-17\namount = \"100.00\"\n\n[[revenue]]\ndate = 2026-11-18\namount = \"7.00\"\ncurrency = \"EUR\"\n")
        .file("customers/bo/bo.md", "+++\nname = \"Bo\"\n[lost]\non = 2026-11-10\nreason = \"price\"\n+++\n")
        .file("customers/ana/plans/offer.md", "+++\ndue = 2026-11-25\ntitle = \"Offer\"\n+++\n")
        .file("customers/ana/plans/call.md", "+++\ndue = 2026-12-15\ntitle = \"Far off\"\n+++\n")
        .file("customers/ana/plans/old.md", "+++\ndue = 2026-11-16\ntitle = \"Old\"\ndone = 2026-11-17\n+++\n")
        .file("customers/ana/complaints/2026-11-17.md", "+++\ncause = \"late\"\nresolved = 2026-11-19\n+++\n");
    let notes = [
        (
            "ana",
            "2026-11-16",
            "channel = \"visit\"\npurpose = [\"feedback\"]\nsatisfaction = 4\n",
            "- Likes **it**.\n- [ ] the paper due:2026-11-26 by:me",
        ),
        ("ana", "2026-11-17", "channel = \"phone\"\npurpose = [\"feedback\"]\nprivate = true\n", "Not for the boss."),
        ("ana", "2026-11-19", "channel = \"phone\"\n", "Tomorrow."),
        ("bo", "2026-11-15", "channel = \"visit\"\n", "The Sunday before."),
        ("bo", "2026-10-31", "channel = \"visit\"\n", "The month before."),
        ("bo", "2026-11-18", "outcome = \"no-answer\"\n", "Nobody there."),
    ];
    for (who, day, head, text) in notes {
        test = test.file(&format!("customers/{who}/visits/{day}.md"), format!("+++\n{head}+++\n\n{text}\n"));
    }
    test.on("2026-11-18")
}

fn figures(test: &BookTest, report: &str) -> Vec<(String, Value, Value)> {
    let json = test.run(&format!("report {report} --json")).succeeds().json();
    let rows = json["figures"].as_array().expect("figures").clone();
    let row =
        |row: Value| (row["figure"].as_str().expect("a word").to_owned(), row["now"].clone(), row["before"].clone());
    rows.into_iter().map(row).collect()
}

fn sums(amounts: &[(&str, &str)]) -> Value {
    let sum = |(currency, amount): &(&str, &str)| serde_json::json!({"currency": currency, "amount": amount});
    Value::Array(amounts.iter().map(sum).collect())
}

#[test]
fn a_week_is_counted_as_by_hand_up_to_its_day() {
    let expect: Vec<(String, Value, Value)> = [
        ("contacts", 2.into(), 1.into()),
        ("visits", 1.into(), 1.into()),
        ("customers", 1.into(), 1.into()),
        ("new-customers", 1.into(), 0.into()),
        ("lost", 0.into(), 1.into()),
        ("plans", 1.into(), 0.into()),
        ("revenue", sums(&[("EUR", "7.00"), ("USD", "300.00")]), sums(&[])),
        ("collected", sums(&[("USD", "100.00")]), sums(&[])),
        ("complaints", 1.into(), 0.into()),
    ]
    .map(|(word, now, before)| (word.to_owned(), now, before))
    .into();
    assert_eq!(figures(&book(), "week"), expect);
}

#[test]
fn a_month_stands_beside_its_target() {
    let test = book();
    let told = test.run("report month").succeeds().prints("Nov 1 to Nov 30");
    told.prints(" contacts                              3                 1         9").prints("Far off");
    assert_eq!(figures(&test, "month")[0], ("contacts".to_owned(), 3.into(), 1.into()));
}

#[test]
fn what_was_said_is_told_without_what_is_private_and_what_comes_up_to_the_end_of_next_week() {
    let test = book();
    let told = test.run("report week").succeeds();
    told.prints("Likes **it**.")
        .prints("the paper")
        .prints("Offer")
        .prints_not("Not for the boss")
        .prints_not("Far off");
    // The day before, nobody knew of it.
    test.on("2026-11-15").run("report week").succeeds().prints_not("Likes").prints_not("the paper");
}

#[test]
fn a_book_without_notes_says_so_and_has_no_such_page_in_the_menu() {
    let test = BookTest::with_settings(SETTINGS).file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    let mut empty = BookTest::with_settings("language = \"en\"\n");
    empty = empty.file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    empty.run("report week").succeeds().prints("Nothing was written down yet");
    test.run("build").succeeds();
    let menu = test.read("site/reports/index.html");
    assert!(!menu.contains("week.html"), "nothing to say");
    assert!(menu.contains("month.html"), "there is a target");
}
