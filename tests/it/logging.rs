//! Notes of contacts: log, for one customer and for many.

use crate::book_test::BookTest;
use crate::history::{begin_history, git};

#[test]
fn log_writes_a_note_and_answers_what_was_due() {
    let test = BookTest::sample("en");
    test.run("log miller-machine \"Bob signed.\" --channel call --next +10d --promise \"send the crane plan due:fri\"")
        .succeeds()
        .prints("Miller Machine Co.: noted for Nov 21.")
        .says("A, every 14 days; last met 18 days ago")
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
    test.run("today").succeeds().prints("last met 18 days ago, 2 unanswered attempts since");
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
    test.run("today --days 7 --json").succeeds().prints("春节已问候，礼还没送").prints("revisit:wang-jian-guo");
    test.run("log --where \"tier=A\" --occasion spring-festival --mass --yes")
        .succeeds()
        .says("已经问候过")
        .says("没有变化");
    test.run("check").succeeds();
}

#[test]
fn a_greeting_to_many_leaves_the_gifts_that_the_settings_name() {
    let settings = "language = \"en\"\n[owner]\nname = \"Dana\"\n[[festival]]\nid = \"christmas\"\n\
                    tiers = [\"A\", \"B\"]\ngifts = [\"A\"]\n";
    let card = |name: &str, tier: &str| format!("+++\nname = \"{name}\"\ntier = \"{tier}\"\n+++\n");
    let test = BookTest::with_settings(settings)
        .file("customers/ana/ana.md", card("Ana", "A"))
        .file("customers/bo/bo.md", card("Bo", "B"))
        .on("2026-12-24T10:00");
    test.run("today").succeeds().prints("2 to greet, 1 gift to give");
    test.run("log --where tier=A,B --occasion christmas --mass --yes").succeeds();
    test.run("today").succeeds().prints("0 to greet, 1 gift to give");
    let listed = test.run("today --json").succeeds();
    listed
        .prints("festival:ana:christmas:2026-12-25")
        .prints("greeted, the gift is still to give")
        .prints_not("festival:bo");
    test.run("build").succeeds();
    let page = test.read("site/care/christmas.html");
    assert!(page.contains("gift to give"), "{page}");
    test.run("log ana --gift tea --occasion christmas").succeeds().says("That answers");
    test.run("today").succeeds().prints_not("to greet").prints_not("gift to give");
    test.run("build").succeeds();
    assert!(!test.read("site/care/christmas.html").contains("gift to give"));
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
    test.run("log --where tier=A --occasion spring-fstival --mass --yes").exits(2).says("春节");
    test.run("log zhou-min hi --occasion birthdy").exits(2).says("生日");
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

#[test]
fn a_dry_run_of_one_note_shows_it_and_writes_nothing() {
    let test = BookTest::sample("en");
    let run = test.run("log miller-machine \"Called about the crane.\" --next +10d --dry-run").succeeds();
    run.prints("customers/miller-machine/visits/2026-11-21-1432.md")
        .prints("Called about the crane.")
        .prints("next = 2026-12-01");
    assert!(!test.exists("customers/miller-machine/visits/2026-11-21-1432.md"));
}

/// 21 November 2026, 14:32.
#[test]
fn a_call_without_an_answer_can_say_when_to_try_again() {
    let test = || {
        BookTest::with_settings("language = \"en\"\n")
            .file("customers/ada/ada.md", "+++\nname = \"Ada\"\ncadence = 10\n+++\n")
            .file("customers/ada/visits/2026-11-01.md", "Talked.\n")
    };
    let today = test();
    today.run("log ada --no-answer --next 3pm").succeeds().says("Next contact: Nov 21 3:00 p.m.");
    assert!(today.read("customers/ada/visits/2026-11-21-1432.md").contains("next = 2026-11-21T15:00:00\n"));
    today.run("check").succeeds();
    today.run("today").succeeds().prints("3:00 p.m.     Ada").prints("No contact on Nov 21, try again at 3:00 p.m.");
    // Any contact ends it.
    today.run("log ada \"They called back.\" -c call").succeeds().says("Next contact: Dec 1");
    let later = test();
    later.run("log ada --no-answer --next tomorrow").succeeds();
    later.run("today --days 2").succeeds().prints("No contact on Nov 21, try again");
    let zh =
        BookTest::with_settings("language = \"zh-CN\"\n").file("customers/ada/ada.md", "+++\nname = \"Ada\"\n+++\n");
    zh.run("log ada --no-answer --next 下午").succeeds();
    zh.run("today").succeeds().prints("11-21 没联系上，15:00 再打");
    test().run("log ada --no-answer --next 9:00 --on yesterday").succeeds().says("Nov 22 9:00 a.m.");
    test().run("log ada --no-answer --next \"today 9:00\"").exits(2).says("a time of today that is still to come");
    test().run("log ada --no-answer --next today").succeeds();
    test().run("log ada hello --next today").exits(2).says("is not after today");
}

#[test]
fn an_occasion_is_named_as_it_is_shown() {
    let test = BookTest::sample("zh").on("2027-02-03T09:00");
    test.run("log zhou-min 拜年 --occasion 春节").succeeds();
    assert!(test.read("customers/zhou-min/visits/2027-02-03-0900.md").contains("occasion = \"spring-festival\""));
    test.run("log --where tier=A --occasion 春节 --mass --yes").succeeds().prints("记好了");
    test.run("log zhou-min x --occasion 新年").exits(2).says("认得的有");
    let card = "+++\nname = \"Ada\"\nbirthday = \"--11-22\"\n+++\n";
    let ada = BookTest::with_settings("language = \"en\"\n").file("customers/ada/ada.md", card);
    ada.run("log ada \"Happy birthday\" --occasion 生日").succeeds().says("That answers: Birthday");
    ada.write("customers/ada/visits/2026-11-20.md", "+++\noccasion = \"春节\"\n+++\n\nx\n");
    ada.run("check").succeeds().prints("did you mean `spring-festival`?");
}

#[test]
fn a_greeting_long_past_or_far_ahead_is_refused_where_nobody_can_be_asked() {
    let test = BookTest::sample("en");
    let told = "the nearest is Dec 25, and notes from Dec 4 to Jan 24, 2027 count for it";
    test.run("log miller-machine hello --occasion Christmas").exits(2).says(told).says("--on");
    test.run("log --where tier=A --occasion christmas --mass --yes").exits(2).says(told);
    assert!(!test.exists("customers/miller-machine/visits/2026-11-21-1432.md"));
    test.run("log miller-machine hello --occasion christmas --on 2025-12-24").succeeds();
}

#[test]
fn renewing_by_a_length_of_time_counts_from_the_present_day() {
    let card = "+++\nname = \"Ada\"\n\n[[product]]\nname = \"Press\"\nexpires = 2027-03-31\n\n[[product]]\nname = \"Oil\"\nexpires = 2024-03-31\n+++\n";
    let test = BookTest::with_settings("language = \"en\"\n").file("customers/ada/ada.md", card);
    test.run("renew ada press --until +1y").succeeds();
    assert!(test.read("customers/ada/ada.md").contains("expires = 2028-03-31"));
    test.run("renew ada oil --until +1y").exits(2).says("+1y = 2025-03-31");
    test.run("renew ada oil --until +1y --warranty").succeeds().prints("the warranty of");
    assert!(test.read("customers/ada/ada.md").contains("warranty = 2027-11-21"));
}

#[test]
fn a_note_of_the_day_of_an_appointment_says_what_closes_it() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ada/ada.md", "+++\nname = \"Ada\"\n+++\n")
        .file("customers/ada/plans/talk.md", "+++\ntitle = \"Renewal\"\ndue = 2026-11-20T10:00:00\n+++\n");
    test.run("log ada Met. --on yesterday").succeeds().says("clientbook done plan:ada:talk");
    assert!(!test.run("log ada Rang.").succeeds().err.contains("clientbook done"));
}

#[test]
fn several_reasons_stand_one_a_line_the_strongest_first() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ada/ada.md", "+++\nname = \"Ada\"\ncadence = 10\nbirthday = \"--11-21\"\n+++\n")
        .file("customers/ada/visits/2026-10-01.md", "Talked.\n");
    test.run("today").succeeds().prints("Birthday\n              Every 10 days; last spoke 51 days ago\n");
    test.run("build").succeeds();
    let page = test.read("site/index.html");
    assert!(page.contains("<p class=\"reason\">Birthday</p>\n<p class=\"reason\" data-held>Every 10 days"), "{page}");
}

#[cfg(unix)]
#[test]
fn on_a_terminal_log_closes_an_appointment_and_asks_about_a_greeting_that_is_far_away() {
    let test = || {
        BookTest::with_settings("language = \"en\"\n")
            .file("customers/ada/ada.md", "+++\nname = \"Ada\"\n+++\n")
            .file("customers/ada/plans/talk.md", "+++\ntitle = \"Renewal\"\ndue = 2026-11-21T10:00:00\n+++\n")
    };
    let (yes, no) = (test(), test());
    yes.run_on_a_terminal("log ada Signed.", "y").succeeds().prints("Does this answer “Appointment: Renewal”? [y/N]");
    assert!(yes.read("customers/ada/plans/talk.md").contains("done = 2026-11-21\nresult = \"Signed.\"\n"));
    no.run_on_a_terminal("log ada Signed.", "n").succeeds().prints("Still open: Appointment: Renewal");
    assert!(!no.read("customers/ada/plans/talk.md").contains("done"));
    let note = "customers/ada/visits/2026-11-21-1432.md";
    let (yes, no) = (test(), test());
    no.run_on_a_terminal("log ada hello --occasion christmas", "n")
        .succeeds()
        .prints("a note of Nov 21 does not count for Christmas")
        .prints("Name it all the same? [y/N]")
        .prints("nothing was changed");
    assert!(!no.exists(note));
    yes.run_on_a_terminal("log ada hello --occasion christmas", "y").succeeds();
    assert!(yes.read(note).contains("occasion = \"christmas\""));
}

#[test]
fn a_day_that_was_agreed_outlives_an_attempt_that_reached_nobody() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ada/ada.md", "+++\nname = \"Ada\"\n+++\n")
        .file("customers/ada/visits/2026-11-10.md", "+++\nnext = 2026-12-01\n+++\n\nTalked.\n");
    test.run("log ada --no-answer --next 3pm").succeeds().says("Next contact: Nov 21 3:00 p.m.");
    test.run("log ada \"They called back.\" -c call").succeeds().says("Next contact: Dec 1");
}

#[test]
fn a_plan_with_a_time_is_an_appointment() {
    let test =
        BookTest::with_settings("language = \"zh-CN\"\n").file("customers/ada/ada.md", "+++\nname = \"Ada\"\n+++\n");
    test.run("new plan ada 喝茶 --due \"周一 10:30\"").succeeds();
    assert!(test.read("customers/ada/plans/he-cha.md").contains("due = 2026-11-23T10:30:00\n"));
    test.run("new plan ada 开户 --due 正月初八").succeeds();
    assert!(test.read("customers/ada/plans/kai-hu.md").contains("due = 2027-02-13\n"));
    test.run("check").succeeds();
}

#[test]
fn a_promise_kept_before_its_day_is_offered_to_be_ticked() {
    let test =
        BookTest::with_settings("language = \"en\"\n").file("customers/ada/ada.md", "+++\nname = \"Ada\"\n+++\n");
    let run =
        test.run("log ada \"Will send the quote.\" --on yesterday --promise \"send the quote due:+9d\"").succeeds();
    assert!(!run.err.contains("clientbook done"), "{}", run.err);
    test.run("log ada \"Sent the quote.\" -c email").succeeds().says("clientbook done promise:ada:2026-11-20");
}

#[test]
fn the_tenth_note_of_a_minute_is_later_than_the_ninth() {
    let note = |next: &str| format!("+++\nnext = {next}\n+++\n\nTalked.\n");
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ada/ada.md", "+++\nname = \"Ada\"\n+++\n")
        .file("customers/ada/visits/2026-11-20-1432-9.md", note("2026-12-01"))
        .file("customers/ada/visits/2026-11-20-1432-10.md", note("2026-12-08"));
    test.run("list --json").succeeds().prints("2026-12-08").prints_not("2026-12-01");
}

#[test]
fn a_note_in_plain_chinese_offers_what_it_keeps_and_no_negation_does() {
    let book = || {
        BookTest::with_settings("language = \"zh-CN\"\n")
            .file("customers/min/min.md", "+++\nname = \"周敏\"\n+++\n")
            .file(
                "customers/min/visits/2026-11-01.md",
                "谈了。\n\n- [ ] 发报价 due:2026-11-25\n- [ ] 把样品寄给敏姐 due:2026-11-25\n",
            )
    };
    book()
        .run("log 周敏 报价已发，样品也寄给敏姐了")
        .succeeds()
        .says("“我答应：发报价”")
        .says("“我答应：把样品寄给敏姐”");
    for note in ["还没发报价", "忘了发报价，样品也没寄给敏姐", "明天发报价"] {
        book().run(&format!("log 周敏 {note}")).succeeds().says_not("clientbook done");
    }
}

#[test]
fn the_history_names_what_was_done_in_words() {
    let test = BookTest::with_settings("language = \"zh-CN\"\n")
        .file("customers/min/min.md", "+++\nname = \"周敏\"\n+++\n")
        .file(
            "customers/min/visits/2026-11-01.md",
            "谈了。\n\n- [ ] 发报价 due:2026-11-20\n- [ ] 寄样品 due:2026-11-21\n",
        );
    begin_history(&test);
    test.run("snooze 周敏 寄样品 --until +3d").succeeds();
    test.run("done 周敏 发报价").succeeds();
    let told = git(test.path(), &["log", "--format=%s"]);
    let told: Vec<&str> = told.lines().collect();
    assert!(told[0].contains("发报价") && told[0].contains("周敏") && !told[0].contains("promise:"), "{told:?}");
    test.run("new customer 王芳 --no-edit").succeeds();
    test.run("new plan 王芳 续约 --no-edit").succeeds();
    let new = git(test.path(), &["log", "-2", "--format=%s"]);
    assert_eq!(new.lines().collect::<Vec<_>>(), ["新建：王芳：续约", "新建：王芳"]);
    assert!(told[1].contains("寄样品") && told[1].contains("周敏") && !told[1].contains("promise:"), "{told:?}");
}
