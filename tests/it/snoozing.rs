//! Reminders that rest, and hints that can be typed.

use crate::agenda::ana;
use crate::book_test::{BookTest, Run};

fn card(lines: &str) -> BookTest {
    BookTest::with_settings("language = \"en\"\n[calendar]\npublic_holidays = \"us\"\n")
        .file("customers/ana/ana.md", format!("+++\nname = \"Ana\"\n{lines}\n+++\n"))
}

fn on(test: &BookTest, day: &str) -> BookTest {
    BookTest::copy_of(test.path()).on(&format!("{day}T09:00"))
}

#[test]
fn what_comes_up_ahead_rests_too() {
    let test = card("[[product]]\nname = \"Lease\"\nexpires = 2026-12-20");
    test.run("today --days 0").succeeds().prints("Lease expires Dec 20");
    test.run("snooze expiry --until 2026-12-01").succeeds();
    test.run("today --days 0").succeeds().prints_not("Lease");
    test.run("today --days 9 --json").succeeds().prints_not("Lease");
    test.run("today --days 10").succeeds().prints("Tue Dec 1");
    test.run("build").succeeds();
    let page = test.read("site/index.html");
    assert!(page.contains("data-ranks=\"2026-12-01 2026-12-20"), "{page}");
    on(&test, "2026-12-01").run("today --days 0").succeeds().prints("Lease expires Dec 20");
}

#[test]
fn what_is_near_is_no_further_reason_while_it_rests() {
    let test = card("birthday = \"--11-25\"\ncadence = 10\nadded = 2026-01-01");
    test.run("today --days 0").succeeds().prints("Nov 25: birthday");
    test.run("snooze birthday --until 2026-11-24").succeeds();
    test.run("today --days 0").succeeds().prints("Every 10 days").prints_not("irthday");
    on(&test, "2026-11-24").run("today --days 0").succeeds().prints("Nov 25: birthday");
    // What would rest anyway says when it comes.
    test.run("snooze birthday --until tomorrow").succeeds().prints("It comes up on Nov 25.");
}

#[test]
fn what_would_lapse_while_it_rests_comes_back() {
    let settings = "language = \"en\"\n[[festival]]\nid = \"fair\"\non = \"--11-24\"\ntiers = [\"A\"]\n";
    let lines = "tier = \"A\"\nbirthday = \"--11-20\"\n[[date]]\nname = \"Opening\"\non = 2026-11-22\nonce = true";
    let test = BookTest::with_settings(settings)
        .file("customers/ana/ana.md", format!("+++\nname = \"Ana\"\nadded = 2026-11-20\n{lines}\n+++\n"));
    for id in ["birthday", "date", "fair"] {
        test.run(&format!("snooze {id} --until 2027-01-11")).succeeds();
    }
    let told = ["Birthday was Nov 20", "Opening was Nov 22", "fair was Nov 24"];
    for day in ["2026-11-28", "2027-01-10"] {
        told.iter().fold(on(&test, day).run("today --days 0").succeeds(), |run, told| run.prints_not(told));
    }
    // It stays as long after its rest as it would have after its day.
    for day in ["2027-01-11", "2027-01-18"] {
        let run = on(&test, day).run("today --days 0").succeeds();
        assert!(told.iter().all(|told| run.out.to_lowercase().contains(&told.to_lowercase())), "{day}: {}", run.out);
    }
    told.iter().fold(on(&test, "2027-01-19").run("today --days 0").succeeds(), |run, told| run.prints_not(told));
    let answered = on(&test, "2027-01-12");
    answered.run("done birthday").succeeds();
    answered.run("log ana Congratulated. --occasion Opening").succeeds();
    answered.run("today --days 0").succeeds().prints_not("irthday").prints_not("Opening").prints("air was");
}

#[test]
fn the_beginning_of_an_id_brings_back_what_lapsed_meanwhile_and_nothing_older() {
    let rest = |until: &str| format!("birthday = \"--11-20\"\n[[snooze]]\nid = \"birthday:ana\"\nuntil = {until}");
    ana(&rest("2026-12-10")).assert_listed("2026-12-09", &[]);
    ana(&rest("2026-12-10")).assert_listed("2026-12-10", &["2026-11-20 overdue Birthday was Nov 20; no greeting yet"]);
    ana(&rest("2027-05-10")).assert_listed("2027-05-10", &[]);
}

/// The commands in what a run said, each up to the end of its line.
fn commands(run: &Run) -> Vec<String> {
    let said = run.err.replace(": clientbook ", "\nclientbook ").replace("：clientbook ", "\nclientbook ");
    let command = |line: &str| {
        let command = line.trim().strip_prefix("clientbook ")?;
        // Several ways stand in one hint.
        Some(command.split(['；', ';']).next().unwrap_or(command).trim().to_owned())
    };
    said.lines().filter_map(command).collect()
}

#[test]
fn each_hint_of_done_and_snooze_is_a_command_that_works() {
    let settings = "[fields.last_survey]\ntype = \"day\"\n[[rule]]\nname = \"Safety survey\"\nfield = \"last_survey\"\n\
                    every = \"12 months\"\n[[rule]]\nname = \"Site walk\"\nevery = \"1 months\"\n\
                    [tiers.A]\nevery = 14\nmeet = 30\n";
    let lines = "tier = \"A\"\nadded = 2026-01-01\n[[product]]\nname = \"Drive belt\"\nexpires = 2026-11-20\nwarranty = 2026-11-19\n\
                 [custom]\nlast_survey = 2025-10-01";
    let account = "credit_limit = \"10.00\"\n[[invoice]]\nno = \"A 1\"\ndate = 2026-09-01\ndue = 2026-10-01\namount = \"100.00\"\n";
    let promise = "+++\nchannel = \"visit\"\n+++\n\n- [ ] pays by:customer due:2026-11-01 amount:40 for:\"A 1\"\n";
    for language in ["en", "zh-CN"] {
        let test = BookTest::with_settings(&format!("language = \"{language}\"\ncurrency = \"USD\"\n{settings}"))
            .file("customers/ana/ana.md", format!("+++\nname = \"Ana\"\n{lines}\n+++\n"))
            .file("customers/ana/account.toml", account)
            .file("customers/ana/visits/2026-08-01.md", promise.replace(" for:\"A 1\"", ""));
        let ids: Vec<String> = test.run("today --days 0 --json").succeeds().json()["reminders"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|one| one["id"].as_str().expect("an id").to_owned())
            .collect();
        assert!(ids.len() >= 8, "{ids:?}");
        let mut followed = 0;
        for id in &ids {
            let test = BookTest::copy_of(test.path());
            let run = test.run(&format!("done \"{id}\""));
            for command in commands(&run) {
                assert!(!command.contains('…') && !command.contains("AMOUNT"), "{command}");
                BookTest::copy_of(test.path()).run(&command).succeeds();
                followed += 1;
            }
        }
        assert!(followed >= 7, "{followed} of {ids:?}");
        for command in ["done ana", "snooze ana --until +3d"] {
            let run = test.run(command).exits(2);
            let (first, _) = command.split_once(" ana").expect("a customer");
            let listed = run.err.lines().filter(|line| line.contains(":ana"));
            let until = command.split_once("ana").expect("a customer").1;
            let listed: Vec<&str> = listed.filter_map(|line| line.trim().split("  ").next()).collect();
            assert!(listed.len() >= 7, "{}", run.err);
            for id in listed {
                let run = BookTest::copy_of(test.path()).run(&format!("{first} {id}{until}"));
                assert!(!run.err.contains("fits several") && !run.err.contains("对得上几条"), "{id}: {}", run.err);
            }
        }
        // Words of the reminder choose it, as the hint says.
        test.run("snooze ana walk --until +3d").succeeds().prints("Site walk");
        test.run("snooze ana walk --until yesterday").exits(2).says("+7d");
    }
}

#[test]
fn what_waits_for_a_working_day_names_the_day_on_which_it_was_due() {
    let invoice = "[[invoice]]\nno = \"A1\"\ndate = 2026-10-01\ndue = 2026-11-26\namount = \"100.00\"\n";
    let test = card("").file("customers/ana/account.toml", invoice);
    // Thanksgiving is a Thursday; the book works on the Friday.
    let held = on(&test, "2026-11-26");
    held.run("today").succeeds().prints("A1, $100.00, falls due Nov 26").prints_not("$100.00, is due");
    held.run("build").succeeds();
    assert!(!held.read("site/index.html").contains("due today</span>"));
    on(&test, "2026-11-27").run("today --days 0").succeeds().prints("A1, $100.00, is 1 day late");
}

#[test]
fn a_promised_invoice_is_no_reason_on_a_holiday() {
    let invoice = "[[invoice]]\nno = \"A1\"\ndate = 2026-09-01\ndue = 2026-10-01\namount = \"100.00\"\n";
    let note = "+++\nchannel = \"call\"\n+++\n\nTalked.\n\n- [ ] pays by:customer due:2026-12-03 amount:100 for:A1\n";
    let test = card("birthday = \"--11-26\"")
        .file("customers/ana/account.toml", invoice)
        .file("customers/ana/visits/2026-11-20.md", note);
    on(&test, "2026-11-26").run("today --days 0").succeeds().prints("Birthday").prints_not("A1");
    on(&test, "2026-11-27").run("today --days 0").succeeds().prints("promised for Dec 3");
}
