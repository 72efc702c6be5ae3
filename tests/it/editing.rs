//! Edits of records: set, done, snooze, new and product.

use crate::book_test::BookTest;

const CARD: &str = "customers/miller-machine/miller-machine.md";

#[test]
fn a_field_that_is_declared_is_read_set_listed_filtered_and_shown() {
    let test = BookTest::sample("en");
    test.run("set miller-machine languages=English,Spanish").succeeds().prints("English, Spanish");
    let list = test.run("list languages=Spanish --json").succeeds().json();
    assert_eq!(list["customers"][0]["languages"], serde_json::json!(["English", "Spanish"]));
    test.run("build").succeeds();
    let page = test.read("site/customers/miller-machine.html");
    assert!(page.contains("<dt>Languages</dt><dd class=\"long\">English, Spanish</dd>"), "{page}");
    test.run("check").succeeds();
}

#[test]
fn set_changes_one_key_and_shows_it() {
    let test = BookTest::sample("en");
    let before = test.read(CARD);
    test.run("set miller-machine tier=B").succeeds().prints("Miller Machine Co.: tier A → B");
    let after = test.read(CARD);
    let changed: Vec<_> = before.lines().zip(after.lines()).filter(|(a, b)| a != b).collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert_eq!(before.lines().count(), after.lines().count());
}

#[test]
fn set_refuses_what_would_be_a_fault() {
    let test = BookTest::sample("en");
    let before = test.read(CARD);
    test.run("set miller-machine tier=Z").exits(2).says("there is no tier `Z`");
    test.run("set miller-machine colour=red").exits(2).says("a customer has no key `colour`");
    test.run("set miller-machine stag=active").exits(2).says("did you mean `stage`?");
    test.run("set miller-machine tier").exits(2).says("is not KEY=VALUE");
    assert_eq!(test.read(CARD), before);
}

#[test]
fn set_on_many_asks_first_and_a_dry_run_writes_nothing() {
    let test = BookTest::sample("en");
    let before = test.read(CARD);
    test.run("set --where \"tier=A\" tags+=core").exits(2).says("say --yes to do it");
    test.run("set --where \"tier=A\" tags+=core --dry-run").succeeds().prints("Miller Machine Co.: tags");
    assert_eq!(test.read(CARD), before);
    test.run("set --where \"tier=A\" tags+=core --yes").succeeds();
    test.run("list tag=core").succeeds().prints("Miller Machine Co.").prints("Huber Stamping");
    test.run("check").succeeds();
}

#[test]
fn done_ticks_a_promise() {
    let test = BookTest::sample("en");
    test.run("done promise:miller-machine:2026-11-03#f774").succeeds().prints("Miller Machine Co.: kept.");
    let note = test.read("customers/miller-machine/visits/2026-11-03.md");
    assert!(note.contains("- [x] send the revised bearing quote due:2026-11-18 done:2026-11-21"), "{note}");
    test.run("today --ids").succeeds().prints_not("promise:miller-machine:2026-11-03#f774");
}

#[test]
fn done_answers_a_birthday_a_plan_and_a_revisit() {
    let test = BookTest::sample("en");
    test.run("done birthday:darke-poultry \"Sang for her.\"").succeeds();
    test.run("done plan:huber-stamping:press-2 \"Measured.\"").succeeds().prints("done.");
    test.run("done revisit:rosemary-dunn \"Long talk.\"").succeeds();
    test.run("today --ids")
        .succeeds()
        .prints_not("birthday:darke-poultry")
        .prints_not("plan:huber-stamping:press-2")
        .prints_not("revisit:rosemary-dunn");
    test.run("check").succeeds();
}

#[test]
fn done_invents_no_contact_and_leaves_no_empty_row() {
    let test = BookTest::with_settings("language = \"en\"\n").file(
        "customers/zoe/zoe.md",
        "+++\nname = \"Zoe\"\ncadence = 10\nbirthday = \"--11-21\"\nadded = 2026-10-01\n+++\n",
    );
    test.write("customers/zoe/plans/quote.md", "+++\ntitle = \"Quote\"\ndue = 2026-11-20\n+++\n");
    test.run("done revisit:zoe").exits(2).says("nothing says that there was one").says("-c call");
    assert!(!test.exists("customers/zoe/visits"));
    test.run("done zoe birthday").succeeds();
    test.run("show zoe").succeeds().prints("note             Birthday").prints_not("last spoke Nov 21");
    // The word names the plan and says nothing about it.
    test.run("done zoe quote -c email").succeeds();
    assert!(!test.read("customers/zoe/plans/quote.md").contains("result"));
    test.run("show zoe").succeeds().prints("email").prints("Quote");
}

#[test]
fn done_refuses_where_a_fact_is_needed() {
    let test = BookTest::sample("en");
    test.run("done invoice:springfield-gear").exits(2).says("clientbook pay springfield-gear");
    test.run("done complaint:moraine").exits(2).says("clientbook done complaint:moraine-heat-treat:2026-11-12");
    test.run("done expiry:great-miami-paper:VM-31").exits(2).says("clientbook renew great-miami-paper");
    test.run("done nothing-like-this").exits(2).says("no reminder fits");
    test.run("done revisit").exits(2).says("fits several reminders");
}

#[test]
fn snooze_lets_a_reminder_rest() {
    let test = BookTest::sample("en");
    test.run("snooze revisit:rosemary-dunn --until +2w").succeeds().prints("is snoozed until Dec 5.");
    test.run("today").succeeds().prints_not("Rosemary Dunn");
    test.run("check").succeeds();
    test.run("snooze revisit:troy-tool --until yesterday").exits(2).says("is not after today");
}

#[test]
fn a_day_without_its_year_is_the_one_that_the_field_means() {
    let settings = "language = \"en\"\n[fields.last_survey]\ntype = \"day\"\n[fields.next_audit]\ntype = \"day\"\n\
                    [fields.founded]\ntype = \"day\"\n[[rule]]\nname = \"Survey\"\nfield = \"last_survey\"\nevery = \"12 months\"\n\
                    [[rule]]\nname = \"Audit\"\nfield = \"next_audit\"\n";
    let test = BookTest::with_settings(settings).file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    for (typed, written) in [
        ("paused=12/1", "paused = 2026-12-01"),
        ("since=11/20", "since = 2026-11-20"),
        ("added=fri", "added = 2026-11-20"),
        ("last_survey=11/20", "last_survey = 2026-11-20"),
        ("last_survey=12/1", "last_survey = 2025-12-01"),
        ("next_audit=12/1", "next_audit = 2026-12-01"),
        ("founded=11/20", "founded = 2026-11-20"),
    ] {
        test.run(&format!("set ana {typed}")).succeeds();
        let card = test.read("customers/ana/ana.md");
        assert!(card.contains(written), "{typed}: {card}");
    }
    for typed in ["paused=11/20", "next_audit=11/20", "founded=5/3"] {
        test.run(&format!("set ana {typed}")).exits(2).says("2026-").says("2027-").says("write it with its year");
    }
}

#[test]
fn new_makes_files_that_check_accepts() {
    let test = BookTest::sample("zh");
    test.run("new customer 欧阳娜 --tier B --phone 138-0000-9999")
        .succeeds()
        .prints("customers/ou-yang-na/ou-yang-na.md");
    test.run("new customer 周敏").succeeds().prints("customers/zhou-min-2/zhou-min-2.md");
    test.run("new visit 欧阳娜").exits(2).says("clientbook log ou-yang-na");
    test.run("new visit 欧阳娜 --no-edit").succeeds().prints("visits/2026-11-21-1432.md");
    test.run("new plan 欧阳娜 开户 --due 月底").succeeds().prints("plans/kai-hu.md");
    test.run("new complaint 欧阳娜 等太久").succeeds();
    test.run("new customer X --id con").exits(2).says("不能作编号");
    test.run("new customer X --id zhou-min").exits(2).says("已经有了");
    test.run("new customer \" \"").exits(2).says("名字是空的");
    test.run("check").succeeds();
}

#[test]
fn eight_changes_at_once_are_all_kept() {
    let test = BookTest::sample("en");
    std::thread::scope(|scope| {
        for number in 0..8 {
            let test = &test;
            scope.spawn(move || {
                test.run(&format!("set miller-machine tags+=t{number}")).succeeds();
                test.run(&format!("log miller-machine \"note {number}\"")).succeeds();
            });
        }
    });
    let card = test.read(CARD);
    assert!((0..8).all(|number| card.contains(&format!("\"t{number}\""))), "{card}");
    test.run("show miller-machine --notes 8").succeeds().prints("note 0").prints("note 7");
}

#[test]
fn a_newer_book_is_read_and_not_written() {
    let test = BookTest::sample("en");
    let settings = test.read("clientbook.toml").replace("format = 1", "format = 9");
    test.write("clientbook.toml", settings);
    test.run("today").succeeds().says("a look: clientbook check");
    test.run("log miller-machine hello").exits(2).says("this book has format 9");
    assert!(!test.exists("customers/miller-machine/visits/2026-11-21-1432.md"));
}

#[test]
fn a_path_that_cannot_be_written_is_said_so_and_nothing_is_half_written() {
    let test = BookTest::sample("en").file("paper", "mine");
    let inside_a_file = test.path().join("paper/site").display().to_string();
    test.run(&format!("build --out {inside_a_file}")).exits(3).says("check the path");
    assert_eq!(test.read("paper"), "mine");
    test.write("customers/kevin-tran/visits", "a file where a folder belongs");
    test.run("log kevin-tran hello").exits(3).says("check the path");
}

#[test]
fn a_product_is_renewed_by_its_number_name_or_a_part_of_it() {
    let card = "+++\nname = \"Ana\"\n\n[[product]]\nname = \"Stable One\"\nno = \"P-1\"\nexpires = 2026-12-01 # yearly\n\n\
                [[product]]\nname = \"Stable Two\"\nexpires = 2026-12-05\n+++\n";
    let test = BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", card);
    test.run("renew ana stable --until 2027-12-01").exits(2).says("Stable One, Stable Two");
    test.run("renew ana gold --until 2027-12-01").exits(2).says("Stable One, Stable Two");
    test.run("renew ana P-1 --until 2026-01-01").exits(2).says("is not after today");
    test.run("renew ana P-1 --until 2027-12-01").succeeds().prints("runs until Dec 1, 2027");
    assert_eq!(test.read("customers/ana/ana.md"), card.replace("2026-12-01", "2027-12-01"));
}

#[test]
fn done_answers_a_rule_with_a_note_and_names_the_command_for_a_field() {
    let settings = "language = \"en\"\n[[rule]]\nname = \"Review\"\nevery = \"6 months\"\n\
                    [[rule]]\nname = \"Risk test\"\nfield = \"tested\"\nevery = \"24 months\"\n[fields.tested]\ntype = \"day\"\n";
    let card = "+++\nname = \"Ana\"\nsince = 2026-01-01\n\n[custom]\ntested = 2024-11-01\n+++\n";
    let test = BookTest::with_settings(settings).file("customers/ana/ana.md", card);
    test.run("done rule:ana:Risk").exits(2).says("clientbook set ana tested=2026-11-21");
    test.run("set ana tested=2026-11-21").succeeds();
    test.run("done rule:ana:Review").succeeds();
    assert!(test.read("customers/ana/visits/2026-11-21-1432.md").contains("occasion = \"Review\""));
    test.run("today --json").succeeds().prints_not("rule:ana");
}

/// Who is lost has no other stage; who has another one again is not lost any more.
#[test]
fn a_loss_is_set_with_its_reason_and_taken_back() {
    let card = "+++\nname = \"Ana\"\nstage = \"active\"\n+++\n";
    let test = BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", card);
    let lost = test.run("set ana lost=price").succeeds();
    lost.prints("Ana: lost (none) → 2026-11-21, price").prints("Ana: stage active → lost");
    test.run("set ana lost.to=Rival").succeeds().prints("Ana: lost to (none) → Rival");
    let written = "stage = \"lost\"\nlost = { on = 2026-11-21, reason = \"price\", to = \"Rival\" }\n";
    assert_eq!(test.read("customers/ana/ana.md"), card.replace("stage = \"active\"\n", written));
    test.run("set ana lost.on=someday").exits(2).says("someday");
    test.run("set ana stage=active")
        .succeeds()
        .prints("Ana: stage lost → active")
        .prints("Ana: lost 2026-11-21, price, Rival → (none)");
    assert_eq!(test.read("customers/ana/ana.md"), card);
}
