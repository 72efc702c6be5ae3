//! The report on complaints, and in what time they are to be answered.

use crate::book_test::BookTest;

/// Of ten complaints of a year one is open, and one came long ago.
fn book() -> BookTest {
    let mut test = BookTest::with_settings("language = \"en\"\ncurrency = \"USD\"\n");
    let complaints: [(&str, &str, &str); 6] = [
        (
            "ana",
            "2026-11-10",
            "severity = \"serious\"\nlayer = \"store\"\nacknowledged = 2026-11-11\ncause = \"broken\"\n",
        ),
        (
            "ana",
            "2026-09-01",
            "severity = \"serious\"\nlayer = \"store\"\nacknowledged = 2026-09-04\nresolved = 2026-09-04\nsatisfaction = 2\ncost = \"10.00\"\n",
        ),
        (
            "bo",
            "2026-09-07",
            "severity = \"serious\"\nlayer = \"store\"\nacknowledged = 2026-09-07\nresolved = 2026-09-18\nsatisfaction = 5\ncost = \"0.50\"\n",
        ),
        ("cy", "2026-03-02", "severity = \"minor\"\nlayer = \"price\"\nresolved = 2026-03-03\n"),
        ("di", "2024-03-02", "resolved = 2024-03-02\n"),
        ("ed", "2026-11-19", "severity = \"critical\"\nwaiting = [{ from = 2026-11-19 }]\n"),
    ];
    for (who, day, head) in complaints {
        test = test.file(&format!("customers/{who}/complaints/{day}.md"), format!("+++\n{head}+++\n\nx\n"));
    }
    for (who, more) in [
        ("ana", ""),
        ("bo", "[lost]\non = 2026-10-01\nreason = \"price\"\n"),
        ("cy", ""),
        ("di", ""),
        ("ed", ""),
        ("fay", ""),
    ] {
        test = test
            .file(&format!("customers/{who}/{who}.md"), format!("+++\nname = \"{}\"\n{more}+++\n", who.to_uppercase()));
    }
    let invoice = |day: &str| format!("[[invoice]]\nno = \"1\"\ndate = {day}\ndue = 2026-12-31\namount = \"9.00\"\n");
    test.file("customers/ana/account.toml", invoice("2026-08-01"))
        .file("customers/cy/account.toml", invoice("2026-03-04"))
        .file("customers/fay/account.toml", invoice("2026-01-04"))
        .on("2026-11-20")
}

#[test]
fn complaints_are_counted_as_by_hand() {
    let json = book().run("report complaints --json").succeeds().json();
    let row = |list: &str, at: usize, keys: &[&str]| {
        let row = &json[list][at];
        keys.iter().map(|key| row[key].to_string().replace('"', "")).collect::<Vec<_>>().join(" ")
    };
    // Five working days from a Tuesday, without Veterans Day, are up on the Wednesday after; two more have passed.
    assert_eq!(row("open", 0, &["customer", "severity", "due", "over"]), "ana serious 2026-11-18 2");
    assert_eq!(row("open", 1, &["customer", "due", "over"]), "ed null null");
    assert_eq!(row("causes", 0, &["layer", "complaints", "cumulative", "over", "cost"]), "store 3 60.00 2 10.50");
    assert_eq!(row("causes", 1, &["complaints", "cumulative"]), "1 80.00");
    assert_eq!(
        row("times", 0, &["severity", "resolved", "in_time", "days", "allowed", "acknowledged", "satisfaction"]),
        "serious 2 1 6 5 1 3.5"
    );
    assert_eq!(row("times", 1, &["severity", "resolved", "in_time", "days"]), "minor 1 1 1");
    assert_eq!(row("again", 0, &["customer", "complaints", "last"]), "ana 2 2026-11-10");
    // Ana bought before, Cy after it was resolved; Bo left, Di never bought. Of the others there is only Fay.
    assert_eq!(row("stayed", 0, &["group", "customers", "stayed", "share", "bought"]), "complained 4 3 75.00 1");
    assert_eq!(row("stayed", 1, &["group", "customers", "stayed", "bought"]), "others 1 1 1");
    let parts: u64 = json["causes"].as_array().unwrap().iter().map(|row| row["complaints"].as_u64().unwrap()).sum();
    assert_eq!(parts, 5, "the causes make up the year");
}

#[test]
fn a_report_as_of_a_day_knows_nothing_of_later_days() {
    let test = book().on("2026-09-10");
    let told = test.run("report complaints").succeeds().prints("1 open, 0 of them past").prints("BO");
    told.prints("Fewer than 5 customers").prints("$10.00").prints_not("$10.50").prints_not("broken").prints_not("Nov");
    let early = book().on("2024-01-01");
    early.run("report complaints").succeeds().prints("clientbook complaint CUSTOMER");
}

#[test]
fn the_time_for_an_answer_is_a_setting() {
    let test = book();
    test.write("clientbook.toml", "language = \"en\"\n[complaints]\nacknowledge = 12\nserious = 20\n");
    test.run("report complaints").succeeds().prints("2 open, 0 of them past");
    test.write("clientbook.toml", "language = \"en\"\n[complaints]\nserious = 0\nurgent = 1\n");
    let check = test.run("check").exits(1);
    check.prints("`serious`").prints("urgent");
}
