//! Who is satisfied and stays.

use crate::book_test::BookTest;

/// Ana is satisfied and loyal, Bo satisfied only, Cy captive, Di at risk; Eve says nothing and buys less; Fay and three
/// others were lost.
fn book() -> BookTest {
    let mut test = BookTest::with_settings("language = \"en\"\ncurrency = \"USD\"\n");
    let lost = |on: &str, reason: &str| {
        format!("since = 2024-05-01\n[lost]\non = {on}\nreason = \"{reason}\"\nto = \"Acme\"\n")
    };
    let cards = [
        ("ana", "since = 2020-01-01\n".to_owned()),
        ("bo", "since = 2026-02-01\nreferred_by = \"ana\"\n".to_owned()),
        (
            "cy",
            "since = 2019-01-01\n[[product]]\nname = \"A\"\n[[product]]\nname = \"B\"\n[[product]]\nname = \"C\"\nexpires = 2026-01-01\n"
                .to_owned(),
        ),
        ("di", "since = 2026-03-01\n".to_owned()),
        ("eve", "since = 2024-01-01\n".to_owned()),
        ("fay", lost("2025-06-01", "price")),
        ("gil", lost("2026-04-01", "price")),
        ("hal", lost("2026-05-01", "moved")),
        ("ivy", lost("2026-12-24", "to come")),
    ];
    for (id, fields) in cards {
        test = test
            .file(&format!("customers/{id}/{id}.md"), format!("+++\nname = \"{}\"\n{fields}+++\n", id.to_uppercase()));
    }
    let note = |grade: u8| format!("+++\nchannel = \"visit\"\nsatisfaction = {grade}\n+++\n\nx\n");
    for (id, day, grade) in [
        ("ana", "2026-02-10", 4),
        ("ana", "2026-08-10", 5),
        ("bo", "2026-08-11", 4),
        ("cy", "2026-08-12", 3),
        ("di", "2026-11-01", 2),
        // Too old to count now; a year ago it did.
        ("di", "2025-10-01", 5),
    ] {
        test = test.file(&format!("customers/{id}/visits/{day}.md"), note(grade));
    }
    let invoice = |no: &str, day: &str, amount: &str| {
        format!("[[invoice]]\nno = \"{no}\"\ndate = {day}\ndue = {day}\namount = \"{amount}\"\n\n")
    };
    test.file(
        "customers/eve/account.toml",
        [invoice("1", "2025-05-01", "1000.00"), invoice("2", "2026-05-01", "500.00")].concat(),
    )
    .file(
        "customers/ana/account.toml",
        [invoice("3", "2025-05-01", "100.00"), invoice("4", "2026-05-01", "50.00")].concat(),
    )
    .file("customers/gil/plans/back.md", "+++\ntitle = \"Win back\"\ndue = 2026-12-01\n+++\n")
    .on("2026-11-21")
}

fn lines(test: &BookTest, options: &str, list: &str, keys: &[&str]) -> Vec<String> {
    let json = test.run(&format!("report loyalty --json {options}")).succeeds().json();
    let line = |row: &serde_json::Value| {
        keys.iter().map(|key| row[key].to_string().replace('"', "")).collect::<Vec<_>>().join(" ")
    };
    json[list].as_array().expect("a list").iter().map(line).collect()
}

#[test]
fn standings_are_counted_as_by_hand() {
    let test = book();
    let standings = lines(&test, "", "standings", &["standing", "customers", "before"]);
    assert_eq!(standings, ["loyal 1 0", "satisfied 1 1", "captive 1 0", "at-risk 1 0"]);
    let care = lines(&test, "", "care", &["customer", "standing", "grade", "signs", "before"]);
    assert_eq!(care, ["di at-risk 2 0 satisfied", "cy captive 3 2 null"]);
    assert_eq!(
        lines(&test, "", "quarters", &["quarter", "grade", "grades"]),
        ["2025-10 5 1", "2026-01 4 1", "2026-07 4 3", "2026-10 2 1"]
    );
    assert_eq!(lines(&test, "", "silent", &["customer", "before", "now"]), ["eve 1000.00 500.00"]);
    assert_eq!(lines(&test, "", "lost", &["reason", "customers", "planned"]), ["price 2 1", "moved 1 0"]);
    let years = lines(&test, "", "years", &["year", "there", "came", "lost"]);
    assert_eq!(years, ["2022 2 0 0", "2023 2 0 0", "2024 2 5 0", "2025 7 0 1", "2026 6 2 2"]);
    test.run("report loyalty").succeeds().prints("about 6 years (from 3 who were lost)");
}

#[test]
fn shares_make_the_whole_and_a_past_day_knows_no_later_one() {
    let test = book();
    let share: f64 =
        lines(&test, "", "standings", &["share"]).iter().map(|line| line.parse::<f64>().expect("a number")).sum();
    assert!((share - 100.0).abs() < 2.5, "{share}");
    let standings = lines(&test, "--as-of 2026-07-31", "standings", &["standing", "customers"]);
    assert_eq!(standings, ["loyal 1", "satisfied 1", "captive 0", "at-risk 0"]);
    assert_eq!(lines(&test, "--as-of 2026-04-15", "lost", &["reason", "customers"]), ["price 2"]);
    BookTest::with_settings("language = \"zh-CN\"\n").run("report loyalty").succeeds().prints("--satisfaction 4");
}
