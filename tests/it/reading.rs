//! Reading: check, today, list and show.

use crate::book_test::{BookTest, program};

#[test]
fn check_finds_nothing_in_the_sample_books() {
    for book in ["en", "zh"] {
        let test = BookTest::sample(book);
        let run = test.run("check").succeeds();
        assert_eq!(run.out, "", "{book}");
        test.run("check --json").succeeds().prints("\"diagnostics\": []");
    }
}

#[test]
fn check_exits_with_1_on_errors_and_0_on_warnings() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\nteir = \"A\"\n+++\n");
    test.run("check").exits(1).prints("did you mean `tier`?").prints("customers/ana/ana.md:3:1");
    test.write("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n[[nobody]]\n");
    test.run("check").exits(0).prints("CB031");
}

#[test]
fn today_says_who_is_due_and_why() {
    let test = BookTest::sample("en");
    test.run("today")
        .succeeds()
        .prints("Saturday, November 21")
        .prints("You promised: send the revised bearing quote")
        .prints("last met 18 days ago, 1 unanswered attempt since")
        .says("No copy of this book elsewhere is known");
}

#[test]
fn today_speaks_both_languages() {
    let test = BookTest::sample("zh");
    test.run("today").succeeds().prints("11月21日 星期六").prints("生日，满 48 岁（虚岁 49），本命年（农历十月十三）");
    BookTest::sample("zh").in_language("en").run("today").succeeds().prints("Birthday, turns 48 (lunar 10-13)");
}

#[test]
fn another_day_is_an_argument() {
    let test = BookTest::sample("zh").on("2026-12-30");
    test.run("today").succeeds().prints("12月30日 星期三");
}

#[test]
fn today_as_json_has_what_a_program_needs() {
    let test = BookTest::sample("en");
    let json = test.run("today --json --days 3").succeeds().json();
    assert_eq!(json["today"], "2026-11-21");
    let reminders = json["reminders"].as_array().expect("a list");
    let late = reminders
        .iter()
        .find(|one| one["id"] == "invoice:springfield-gear:INV-1040")
        .or(reminders.iter().find(|one| one["kind"] == "invoice" && one["customer"] == "springfield-gear"));
    let late = late.expect("the late invoice of Springfield Gear");
    assert_eq!((late["state"].as_str(), late["days"].as_i64()), (Some("overdue"), Some(-12)));
    assert_eq!((late["amount"].as_str(), late["currency"].as_str()), (Some("3125.00"), Some("USD")));
    // What needs time to be done comes up before its day.
    let is_near = |one: &serde_json::Value| one["kind"] == "expiry" || one["days"].as_i64().expect("a number") <= 3;
    assert!(reminders.iter().all(is_near));
}

#[test]
fn an_empty_book_says_how_to_begin() {
    let test = BookTest::with_settings("language = \"en\"\n");
    test.run("today").succeeds().prints("The book has no customers yet.").prints("clientbook new customer");
    test.run("list").succeeds().says("No customer fits.");
    test.run("check").succeeds();
    test.run("build").succeeds();
    assert!(test.read("site/customers/index.html").contains("No customers yet."));
}

#[test]
fn list_filters_by_what_is_typed() {
    let test = BookTest::sample("en");
    test.run("list tier=A").succeeds().prints("Miller Machine Co.").prints_not("Springfield Gear");
    test.run("list --region Indiana").succeeds().prints("Richmond Castings").prints_not("Miller");
    test.run("list --overdue").succeeds().prints("Springfield Gear").prints_not("Tipp City");
    test.run("list --stale 300").succeeds().prints("Hank Zeller").prints_not("Miller");
    test.run("list colour=red").exits(2).says("nothing is known of customers by the name `colour`");
    let json = test.run("list tier=A --json").succeeds().json();
    let miller = json["customers"].as_array().expect("a list").iter().find(|one| one["id"] == "miller-machine");
    let miller = miller.expect("Miller is there");
    assert_eq!((miller["open"].as_str(), miller["overdue"].as_str()), (Some("12910.00"), Some("8420.00")));
    assert_eq!(miller["last_contact"], "2026-11-03");
}

#[test]
fn customers_are_found_as_people_name_them() {
    let test = BookTest::sample("zh");
    for name in ["zhou-min", "周敏", "zhoumin", "zhou min"] {
        test.run(&format!("show \"{name}\"")).succeeds().prints("周敏");
    }
    test.run("show 张伟").exits(2).says("zhang-wei (张伟, B)、zhang-wei-2 (张伟, D)");
    test.run("show zhou-mim").exits(2).says("是不是 `zhou-min`？");
}

#[test]
fn show_tells_one_customer() {
    let test = BookTest::sample("en");
    test.run("show \"Miller Machine\"")
        .succeeds()
        .prints("$12,910.00  $8,420.00 late, oldest 34 days")
        .prints("Walked line 2 with Luis.")
        .prints("Karen Ost");
    let json = test.run("show miller-machine --json").succeeds().json();
    assert_eq!(json["notes"][0]["day"], "2026-11-19");
    assert_eq!(json["invoices"].as_array().map(Vec::is_empty), Some(false));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_a_pipe_is_an_error() {
    let test = BookTest::sample("en");
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("the full device");
    let status = program().arg("--book").arg(test.path()).args(["list", "--json"]).stdout(full).status().expect("runs");
    assert_eq!(status.code(), Some(3));
}

#[test]
fn what_is_no_book_is_said_so() {
    let test = BookTest::empty();
    test.run("today --lang en").exits(2).says("is not a book").says("clientbook init");
    let outside = program().current_dir(test.path()).args(["--lang", "en", "today"]).output().expect("runs");
    assert_eq!(outside.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&outside.stderr).contains("there is no book here or above"));
}

#[test]
fn show_offers_a_text_and_both_calendars() {
    let test = BookTest::sample("zh");
    test.run("show zhou-min")
        .succeeds()
        .prints("周姐，")
        .prints("1978 农历十月十三，下次 11-21")
        .prints("2005-10-02（农历八月廿九）");
}

#[test]
fn a_rule_that_cannot_be_read_reminds_nobody() {
    for broken in [
        "every = \"12 parsecs\"",
        "",
        "every = \"0 months\"",
        "every = \"1 month\"\ntiers = [\"Z\"]",
        "every = \"1 month\"\nwhere = \"\"",
    ] {
        let settings = format!("language = \"en\"\n[[rule]]\nname = \"Review\"\n{broken}\n");
        let test = BookTest::with_settings(&settings)
            .file("customers/ana/ana.md", "+++\nname = \"Ana\"\nsince = 2019-02-28\n+++\n");
        test.run("check").exits(1);
        test.run("today --json").succeeds().prints_not("rule:ana");
    }
}

#[test]
fn the_last_day_of_the_calendar_is_no_trouble() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .on("9999-12-31");
    test.run("today").succeeds();
    test.run("build").succeeds();
}
