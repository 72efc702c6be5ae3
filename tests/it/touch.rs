//! Channels, gifts, and who was not seen.

use crate::book_test::BookTest;

fn book() -> BookTest {
    let mut test = BookTest::with_settings(
        "language = \"en\"\ncurrency = \"USD\"\n[tiers.A]\nevery = 30\n[tiers.B]\nevery = 90\n",
    );
    for (id, tier) in [
        ("ana", "tier = \"A\"\n"),
        ("bo", "tier = \"B\"\n"),
        ("cy", ""),
        ("di", "tier = \"B\"\n[lost]\nreason = \"price\"\n"),
    ] {
        test = test
            .file(&format!("customers/{id}/{id}.md"), format!("+++\nname = \"{}\"\n{tier}+++\n", id.to_uppercase()));
    }
    let notes = [
        ("ana", "2025-12-31", "channel = \"visit\"\ngift = \"calendar\"\ncost = \"5.00\"\n"),
        ("ana", "2026-02-01", "channel = \"call\"\n"),
        ("ana", "2026-02-02", "channel = \"call\"\noutcome = \"no-answer\"\n"),
        ("ana", "2026-02-03", "channel = \"call\"\noutcome = \"left-message\"\n"),
        ("ana", "2026-02-04", "channel = \"call\"\nby = \"customer\"\n"),
        ("ana", "2026-03-01", "channel = \"message\"\nmass = true\ngift = \"tea\"\ncost = \"12.50\"\n"),
        ("ana", "2026-04-01", "outcome = \"no-contact\"\noccasion = \"birthday\"\n"),
        ("bo", "2026-05-01", "channel = \"message\"\nsample = \"Ink\"\ngift = \"pen\"\ncost = \"3.00\"\n"),
        ("bo", "2026-12-01", "channel = \"visit\"\ngift = \"car\"\n"),
    ];
    for (who, day, head) in notes {
        test = test.file(&format!("customers/{who}/visits/{day}.md"), format!("+++\n{head}+++\n\nx\n"));
    }
    test.on("2026-11-20")
}

#[test]
fn touch_is_counted_as_by_hand() {
    let json = book().run("report touch --json").succeeds().json();
    let lines = |list: &str, keys: &[&str]| -> Vec<String> {
        let rows = json[list].as_array().expect("a list").iter();
        rows.map(|row| keys.iter().map(|key| row[key].to_string().replace('"', "")).collect::<Vec<_>>().join(" "))
            .collect()
    };
    let channels = lines("channels", &["channel", "tried", "reached", "share", "theirs", "mass"]);
    assert_eq!(channels, ["call 3 1 33.00 1 0", "message 1 1 100.00 0 1"]);
    let gifts = lines("gifts", &["customer", "gifts", "cost", "last", "what"]);
    assert_eq!(gifts, ["ana 1 12.50 2026-03-01 tea", "bo 1 3.00 2026-05-01 pen"]);
    assert_eq!(lines("samples", &["customer", "sample", "day"]), ["bo Ink 2026-05-01"]);
    // Ana was met less than a year ago; Cy has no cadence, Di is lost.
    assert_eq!(lines("unseen", &["customer", "met"]), ["bo null"]);
    let told = book().run("report touch").succeeds();
    told.prints("$15.50").prints_not("car").prints_not("calendar");
}

#[test]
fn a_year_without_a_note_says_so() {
    let test =
        BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    test.run("report touch").succeeds().prints("no note of this year");
}
