//! Notes of contacts: log, for one customer and for many.

use crate::book_test::BookTest;

#[test]
fn log_writes_a_note_and_answers_what_was_due() {
    let test = BookTest::sample("en");
    test.run("log miller-machine \"Bob signed.\" --channel call --next +10d --promise \"send the crane plan due:fri\"")
        .succeeds()
        .prints("Miller Machine Co.: noted for Nov 21.")
        .says("A, every 14 days; last spoke 18 days ago")
        .says("Next contact: Dec 1.");
    let note = test.read("customers/miller-machine/visits/2026-11-21-1432.md");
    let expect =
        "+++\nchannel = \"call\"\nnext = 2026-12-01\n+++\n\nBob signed.\n\n- [ ] send the crane plan due:2026-11-27\n";
    assert_eq!(note, expect);
    test.run("check").succeeds();
    test.run("today --ids").succeeds().prints_not("revisit:miller-machine");
}

#[test]
fn two_notes_of_one_minute_are_two_files() {
    let test = BookTest::sample("en");
    test.run("log miller-machine \"one\"").succeeds();
    test.run("log miller-machine \"two\"").succeeds();
    assert!(test.exists("customers/miller-machine/visits/2026-11-21-1432-2.md"));
}

#[test]
fn no_answer_does_not_restart_the_cadence() {
    let test = BookTest::sample("en");
    test.run("log miller-machine --no-answer").succeeds();
    test.run("today").succeeds().prints("last spoke 18 days ago in person, 2 unanswered attempts since");
}

#[test]
fn log_wants_something_to_note() {
    let test = BookTest::sample("en");
    test.run("log miller-machine").exits(2).says("there is nothing to note");
    test.run("log miller-machine hello --next someday").exits(2).says("`someday` is not a day");
    test.run("log nobody-here hello").exits(2).says("no customer fits");
}

#[test]
fn what_check_would_refuse_is_not_logged() {
    let test = BookTest::sample("en");
    test.run("log miller-machine \"+++\"").succeeds();
    test.run("check").succeeds();
    test.run("log miller-machine hello --promise \"pay me due:fri amount:12,5\"").exits(2).says("amount:12,5");
    test.run("log miller-machine hello --promise \"no day\"").exits(2).says("has no day");
    test.run("log miller-machine hello --next yesterday").exits(2).says("is not after today");
    test.run("log miller-machine hello --on tomorrow").exits(2).says("is after today");
    test.run("done \"\"").exits(2).says("no reminder fits");
}

#[test]
fn a_greeting_to_many_writes_a_note_for_each_and_answers_only_the_occasion() {
    let test = BookTest::sample("zh").on("2027-02-05T09:00");
    test.run("log --where \"tier=A\" --occasion spring-festival --mass --dry-run").succeeds().prints("王建国");
    assert!(!test.exists("customers/wang-jian-guo/visits/2027-02-05-0900.md"));
    test.run("log --where \"tier=A\" --occasion spring-festival --mass").exits(2).says("--yes");
    test.run("log --where \"tier=A\" --occasion spring-festival --mass --yes").succeeds().prints("记好了");
    let note = test.read("customers/wang-jian-guo/visits/2027-02-05-0900.md");
    assert!(note.contains("mass = true") && note.contains("occasion = \"spring-festival\""), "{note}");
    // The book's own texts for A go before the built-in ones.
    assert!(note.contains("王总，过年好") || note.contains("王总，新春大吉"), "{note}");
    test.run("today --days 3 --json").succeeds().prints_not("festival:wang-jian-guo").prints("revisit:wang-jian-guo");
    test.run("log --where \"tier=A\" --occasion spring-festival --mass --yes")
        .succeeds()
        .says("已经问候过")
        .says("没有变化");
    test.run("check").succeeds();
}

#[test]
fn nobody_gets_the_same_line_twice() {
    let card = "+++\nname = \"Ana\"\ntier = \"A\"\n+++\n";
    let test = BookTest::with_settings("language = \"en\"\n[owner]\nname = \"Dana\"\n")
        .file("customers/ana/ana.md", card)
        .file("texts/christmas.md", "One, {salutation}.\n\n---\n\nTwo, {salutation}.\n");
    let mut said = std::collections::BTreeSet::new();
    for year in [2024, 2025, 2026] {
        let test = BookTest::copy_of(test.path()).on(&format!("{year}-12-24T10:00"));
        for earlier in &said {
            let (year, text): &(i32, String) = earlier;
            test.write(
                &format!("customers/ana/visits/{year}-12-24.md"),
                format!("+++\noccasion = \"christmas\"\n+++\n\n{text}\n"),
            );
        }
        test.run("log --where tier=A --occasion christmas --mass --yes").succeeds();
        let note = test.read(&format!("customers/ana/visits/{year}-12-24-1000.md"));
        let text = note.rsplit("+++").next().unwrap_or_default().trim().to_owned();
        assert!(!said.iter().any(|(_, other)| *other == text), "{text} twice");
        said.insert((year, text));
    }
    // The third comes from the program, when both own ones are used up.
    assert!(
        said.iter().filter(|(_, text)| text.starts_with("One") || text.starts_with("Two")).count() == 2,
        "{said:?}"
    );
}

#[test]
fn who_had_enough_messages_this_month_is_left_out() {
    let note = "+++\nchannel = \"message\"\n+++\n\nHello.\n";
    let mut test =
        BookTest::with_settings("language = \"en\"\n[owner]\nname = \"Dana\"\n[reminders]\nmonthly_messages = 2\n")
            .file("customers/ana/ana.md", "+++\nname = \"Ana\"\ntier = \"A\"\n+++\n")
            .file("customers/bo/bo.md", "+++\nname = \"Bo\"\ntier = \"A\"\n+++\n");
    for day in ["2026-11-03", "2026-11-10"] {
        test = test.file(&format!("customers/ana/visits/{day}.md"), note);
    }
    let run = test.run("log --where tier=A --occasion thanksgiving --mass --yes").succeeds();
    run.prints("1 note saved").says("1 had enough messages this month");
}

#[test]
fn a_note_of_two_bytes_is_a_note() {
    for text in ["a", "ok", "--", "++", "\u{feff}a"] {
        let test = BookTest::with_settings("language = \"en\"\n")
            .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
            .file("customers/ana/visits/2026-11-01.md", text);
        test.run("check").succeeds();
    }
}

#[test]
fn a_note_for_an_occasion_that_nobody_knows_is_refused_with_the_nearest() {
    let test = BookTest::sample("zh");
    test.run("log --where tier=A --occasion spring-fest --mass --yes").exits(2).says("spring-festival");
    test.run("log zhou-min hi --occasion birthdy").exits(2).says("birthday");
    test.run("check").succeeds();
}

#[test]
fn log_says_what_it_closes_what_stays_and_what_it_may_close() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ada/ada.md", "+++\nname = \"Ada\"\ncadence = 10\n+++\n")
        .file(
            "customers/ada/visits/2026-11-01.md",
            "+++\nnext = 2026-11-25\n+++\n\nTalked.\n\n- [ ] send the quote due:2026-11-19\n- [ ] call the bank due:2026-11-20\n",
        )
        .file("customers/ada/plans/talk.md", "+++\ntitle = \"Renewal\"\ndue = 2026-11-21T10:00:00\n+++\n");
    test.run("log ada \"Sent the quotes.\"")
        .succeeds()
        .says("This may answer “You promised: send the quote")
        .says("clientbook done promise:ada:2026-11-01#")
        .says("Renewal")
        .says("Still open:")
        .says("call the bank")
        .says("Next contact: Nov 25");
    test.run("log ada \"Talked of the weather.\" --next +20d").succeeds().says("Next contact: Dec 11");
}

#[test]
fn a_note_is_of_what_was_and_this_week_is_the_current_one() {
    // 21 November 2026 is a Saturday.
    let test =
        BookTest::with_settings("language = \"zh-CN\"\n").file("customers/ada/ada.md", "+++\nname = \"Ada\"\n+++\n");
    test.run("log ada x --on fri").succeeds();
    test.run("log ada x --on 11-03").succeeds();
    assert!(
        test.exists("customers/ada/visits/2026-11-20-1432.md")
            && test.exists("customers/ada/visits/2026-11-03-1432.md")
    );
    for (said, day) in
        [("本周五", "2026-11-20"), ("本周一", "2026-11-16"), ("本周六", "2026-11-21"), ("下周五", "2026-11-27")]
    {
        test.run(&format!("set ada paused={said}")).succeeds();
        assert!(test.read("customers/ada/ada.md").contains(&format!("paused = {day}")), "{said}");
    }
    test.run("log ada x --next 正月初八").succeeds();
    assert!(test.read("customers/ada/visits/2026-11-21-1432.md").contains("next = 2027-02-13"));
}
