//! What is in the works: deals by stage, by month, won and lost.

use crate::book_test::BookTest;

fn plan(fields: &str) -> String {
    format!("+++\n{fields}+++\n")
}

/// Six deals of five customers, and a plan that is none.
fn book() -> BookTest {
    let mut test = BookTest::with_settings("language = \"en\"\ncurrency = \"USD\"\n");
    for id in ["ana", "bo", "cy", "di", "ed", "fay"] {
        test = test.file(&format!("customers/{id}/{id}.md"), format!("+++\nname = \"{}\"\n+++\n", id.to_uppercase()));
    }
    let stage = |name: &str, on: &str| format!("\n[[stage]]\nname = \"{name}\"\non = {on}\n");
    let ana = format!(
        "title = \"Press\"\ndue = 2026-12-01\nclose = 2026-12-15\namount = \"1000.00\"\nstep = \"send the quote\"\n{}{}",
        stage("needs", "2026-11-01"),
        stage("proposal", "2026-11-10")
    );
    let cy = format!("title = \"Old\"\ndue = 2026-11-20\namount = \"300.00\"\n{}", stage("contact", "2026-09-01"));
    let lost = |done: &str, amount: &str, more: &str| {
        format!(
            "title = \"Try\"\ndue = 2026-11-01\ndone = {done}\namount = \"{amount}\"\noutcome = \"lost\"\nreason = \"price\"\nto = \"Acme\"\n{more}"
        )
    };
    test.file("customers/ana/plans/press.md", plan(&ana))
        .file(
            "customers/bo/plans/line.md",
            plan("title = \"Line\"\ndue = 2027-01-10\namount = \"2000.00\"\nchance = 40\n"),
        )
        .file("customers/cy/plans/old.md", plan(&cy))
        .file(
            "customers/di/plans/first.md",
            plan(&lost("2026-05-01", "600.00", "\n[[objection]]\nwhat = \"price\"\non = 2026-04-20\n")),
        )
        .file(
            "customers/di/plans/second.md",
            plan("title = \"Second\"\ndue = 2026-11-10\ndone = 2026-11-12\namount = \"700.00\"\noutcome = \"won\"\nreason = \"trust\"\n"),
        )
        .file("customers/di/visits/2026-10-13.md", "+++\nchannel = \"visit\"\n+++\n\nx\n")
        .file(
            "customers/ed/plans/try.md",
            plan(&lost("2026-11-01", "100.00", "again = 2027-02-01\n\n[[objection]]\nwhat = \"price\"\nanswer = \"parts\"\n")),
        )
        .file("customers/fay/plans/lunch.md", plan("title = \"Lunch\"\ndue = 2026-12-01\n"))
        .on("2026-11-21")
}

fn lines(test: &BookTest, options: &str, list: &str, keys: &[&str]) -> Vec<String> {
    let json = test.run(&format!("report pipeline --json {options}")).succeeds().json();
    let line = |row: &serde_json::Value| {
        keys.iter().map(|key| row[key].to_string().replace('"', "")).collect::<Vec<_>>().join(" ")
    };
    json[list].as_array().expect("a list").iter().map(line).collect()
}

#[test]
fn deals_are_counted_as_by_hand() {
    let test = book();
    let stages = lines(&test, "", "stages", &["stage", "deals", "amount", "weighted", "stuck"]);
    assert_eq!(stages, ["null 1 2000.00 800.00 null", "contact 1 300.00 30.00 1", "proposal 1 1000.00 500.00 null"]);
    let deals = lines(&test, "", "deals", &["customer", "stage", "days", "close", "chance", "stuck"]);
    assert_eq!(
        deals,
        [
            "cy contact 81 2026-11-20 10.00 true",
            "ana proposal 11 2026-12-15 50.00 false",
            "bo null null 2027-01-10 40.00 false"
        ]
    );
    let months = lines(&test, "", "months", &["month", "deals", "amount", "weighted"]);
    assert_eq!(months, ["2026-11 1 300.00 30.00", "2026-12 1 1000.00 500.00", "2027-01 1 2000.00 800.00"]);
    let ended = lines(&test, "", "ended", &["outcome", "reason", "to", "deals", "amount"]);
    assert_eq!(ended, ["won trust null 1 700.00", "lost price Acme 2 700.00"]);
    assert_eq!(lines(&test, "", "objections", &["what", "times", "answered", "won"]), ["price 2 1 0"]);
    assert_eq!(lines(&test, "", "again", &["customer", "again"]), ["ed 2027-02-01"]);
    assert_eq!(lines(&test, "", "back", &["customer", "lost", "won", "amount"]), ["di 2026-05-01 2026-11-12 700.00"]);
    test.run("report pipeline")
        .succeeds()
        .prints("3 open deals, $3,300.00 in all, $1,330.00 weighted by chance; 1 is stuck.")
        .prints("1 of 3 won, $700.00.")
        .prints("30 days on average (of 1)");
}

#[test]
fn the_parts_make_the_whole_and_a_past_day_knows_no_later_one() {
    let test = book();
    let sum = |list: &str| -> f64 {
        lines(&test, "", list, &["weighted"]).iter().map(|line| line.parse::<f64>().expect("a number")).sum()
    };
    assert_eq!(sum("stages"), sum("months"));
    let stages = lines(&test, "--as-of 2026-11-05", "stages", &["stage", "deals", "amount"]);
    // The press was in an earlier stage, and what was won since was open.
    assert_eq!(stages, ["null 2 2700.00", "contact 1 300.00", "needs 1 1000.00"]);
    assert!(lines(&test, "--as-of 2026-11-05", "back", &["customer"]).is_empty());
    let before = lines(&test, "--as-of 2026-10-31", "ended", &["outcome", "deals"]);
    assert_eq!(before, ["lost 1"]);
}

#[test]
fn a_book_without_deals_says_what_a_deal_is() {
    BookTest::with_settings("language = \"en\"\n")
        .run("report pipeline")
        .succeeds()
        .prints("A plan with an amount is one");
}

#[test]
fn a_deal_is_moved_by_set_and_what_was_lost_is_planned_again() {
    let test = book();
    test.run("set bo plan.line.stage=negotiation plan.line.close=2026-12-20")
        .succeeds()
        .prints("BO: Line · stage (none) → negotiation");
    let text = test.read("customers/bo/plans/line.md");
    assert!(text.contains("[[stage]]\nname = \"negotiation\"\non = 2026-11-21"), "{text}");
    test.run("set bo plan.line.stage=nowhere").exits(2).says("contact, needs, proposal").says("[pipeline]");
    test.run("set bo plan.lime.stage=needs").exits(2).says("line (Line)");
    test.run("set bo plan.line.colour=red").exits(2).says("plan.NAME.KEY=VALUE");
    test.run("set fay plan.dinner.stage=needs").exits(2).says("lunch");
    test.run("set gus plan.dinner.stage=needs").exits(2);
    test.run("set bo plan.line.objection.price=?").succeeds();
    test.run("set bo plan.line.outcome=lost plan.line.reason=price plan.line.to=Acme plan.line.again=2027-03-01")
        .succeeds()
        .prints("Try again: Line");
    let again = test.read("customers/bo/plans/try-again-line.md");
    assert!(again.contains("due = 2027-03-01") && again.contains("amount = \"2000.00\""), "{again}");
    let closed = test.read("customers/bo/plans/line.md");
    assert!(closed.contains("done = 2026-11-21") && closed.contains("outcome = \"lost\""), "{closed}");
    assert_eq!(lines(&test, "", "ended", &["outcome", "reason", "to", "deals"])[1], "lost price Acme 3");
    test.run("show bo").succeeds().prints("lost to: Acme");
}

#[test]
fn stages_are_those_of_the_settings_and_of_the_language() {
    let test = BookTest::with_settings(
        "language = \"zh-CN\"\n\n[pipeline]\nstages = [{ name = \"开户\", chance = 20, days = 7 }, { name = \"入金\", chance = 80 }]\n",
    )
    .file("customers/ana/ana.md", "+++\nname = \"李兰\"\n+++\n")
    .file("customers/ana/plans/kai-hu.md", plan("title = \"开户\"\ndue = 2026-12-01\namount = \"1000.00\"\n"))
    .on("2026-11-21");
    test.run("set 李兰 计划.开户.阶段=入金").succeeds().prints("阶段");
    assert_eq!(lines(&test, "", "stages", &["stage", "weighted"]), ["入金 800.00"]);
    test.run("report pipeline").succeeds().prints("在谈 1 笔");
    BookTest::with_settings("language = \"zh-CN\"\n").run("report pipeline").succeeds().prints("还没有商机");
}
