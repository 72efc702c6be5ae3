//! Small books about the calendar: lunar days, festivals, own clocks, working days, drift.
//!
//! Each says who is due on which day, and why, in the words that the reader sees.

use crate::agenda::{ana, ana_with};
use crate::book_test::BookTest;

/// No festival is greeted, so that a case is about one thing.
const QUIET: &str = "[[festival]]\nid = \"thanksgiving\"\ntiers = []\n[[festival]]\nid = \"christmas\"\ntiers = []\n";

#[test]
fn born_in_a_leap_month_kept_in_the_leap_month_of_a_year_that_has_it() {
    ana("birthday = \"lunar 1979 leap 6-03\"")
        .assert_due("2025-07-20", &["2025-07-27 soon Birthday, turns 46 (lunar leap 6-3)"]);
}

#[test]
fn born_in_a_leap_month_kept_in_the_ordinary_month_of_other_years() {
    ana("birthday = \"lunar 1979 leap 6-03\"")
        .assert_due("2026-07-10", &["2026-07-16 soon Birthday, turns 47 (lunar 6-3)"]);
}

#[test]
fn the_settings_move_a_leap_birthday_into_the_ordinary_month() {
    let ordinary = "[calendar]\nleap_birthday = \"ordinary\"";
    ana_with(ordinary, "birthday = \"lunar 1979 leap 6-03\"")
        .assert_due("2025-06-20", &["2025-06-27 soon Birthday, turns 46 (lunar 6-3)"]);
    ana_with(ordinary, "birthday = \"lunar 1979 leap 6-03\"").assert_due("2025-07-26", &[]);
}

#[test]
fn a_thirtieth_falls_on_the_29th_of_a_short_month() {
    // The twelfth month of the lunar year 2026 has 29 days: its last is New Year's Eve.
    ana("birthday = \"lunar --12-30\"").assert_due("2027-01-30", &["2027-02-05 soon Birthday (lunar 12-29)"]);
}

#[test]
fn a_lunar_birthday_may_come_twice_in_a_solar_year_and_not_at_all_in_another() {
    let born = "birthday = \"lunar --12-01\"";
    ana(born).assert_due("2022-01-01", &["2022-01-03 soon Birthday (lunar 12-1)"]);
    ana(born).assert_due("2022-12-20", &["2022-12-23 soon Birthday (lunar 12-1)"]);
}

#[test]
fn born_before_the_lunar_new_year_belongs_to_the_year_before() {
    // 20 January 1980 lies in the lunar year 1979, of the sheep; so does its birthday of 2027's January in 2026's.
    ana("birthday = 1980-01-20").assert_due("2027-01-15", &["2027-01-20 soon Birthday, turns 47"]);
}

#[test]
fn the_29th_of_february_is_kept_as_the_settings_say() {
    ana("birthday = 1988-02-29").assert_due("2027-02-20", &["2027-02-28 soon Birthday, turns 39"]);
    ana_with("[calendar]\nfeb_29 = \"03-01\"", "birthday = 1988-02-29")
        .assert_due("2027-02-20", &["2027-03-01 soon Birthday, turns 39"]);
    ana_with("[calendar]\nfeb_29 = \"03-01\"", "birthday = 1988-02-29")
        .assert_due("2028-02-20", &["2028-02-29 soon Birthday, turns 40"]);
}

#[test]
fn nobody_has_a_birthday_on_the_day_of_birth() {
    ana("birthday = 2026-11-25").assert_due("2026-11-21", &[]);
}

#[test]
fn a_festival_is_for_the_tiers_that_the_settings_name() {
    ana("tier = \"B\"\npaused = 2027-06-01").assert_due("2026-12-20", &["2026-12-25 soon Christmas greeting"]);
    ana("tier = \"C\"\npaused = 2027-06-01").assert_due("2026-12-20", &[]);
}

#[test]
fn a_festival_may_be_for_a_filter() {
    let settings = format!(
        "{QUIET}[[festival]]\nid = \"womens-day\"\nname = \"Women\u{2019}s Day\"\non = \"--03-08\"\nwhere = \"gender=f\""
    );
    ana_with(&settings, "gender = \"f\"").assert_due("2027-03-05", &["2027-03-08 soon Women\u{2019}s Day greeting"]);
    ana_with(&settings, "gender = \"m\"").assert_due("2027-03-05", &[]);
}

#[test]
fn a_festival_by_solar_term_and_by_lunar_day() {
    let settings = format!(
        "{QUIET}[[festival]]\nid = \"qingming\"\non = \"term qingming\"\n[[festival]]\nid = \"eve\"\nname = \"Eve\"\non = \"lunar --12-30\""
    );
    ana_with(&settings, "").assert_due("2027-03-20", &["2027-04-05 soon Qingming greeting"]);
    ana_with(&settings, "").assert_due("2027-01-20", &["2027-02-05 soon Eve greeting"]);
}

#[test]
fn a_mass_greeting_answers_a_festival() {
    ana("tier = \"B\"\npaused = 2027-06-01")
        .note("2026-12-18", "channel = \"message\"\noccasion = \"christmas\"\nmass = true", "Merry Christmas.")
        .assert_due("2026-12-20", &[]);
}

#[test]
fn an_unanswered_festival_lapses_after_a_week() {
    let card = "tier = \"B\"\npaused = 2027-06-01";
    ana(card).assert_due("2026-12-30", &["2026-12-25 overdue Christmas was Dec 25; no greeting yet"]);
    ana(card).assert_due("2027-01-02", &[]);
}

const TESTED: &str = "[[rule]]\nname = \"Risk test\"\nfield = \"tested\"\nevery = \"24 months\"\nlead = [30, 7]\n[fields.tested]\ntype = \"day\"\n";

#[test]
fn a_rule_counts_from_a_dated_field() {
    ana_with(TESTED, "[custom]\ntested = 2024-12-05")
        .assert_due("2026-11-21", &["2026-12-05 soon Risk test is due Dec 5 (last Dec 5, 2024)"]);
    ana_with(TESTED, "[custom]\ntested = 2024-11-01")
        .assert_due("2026-11-21", &["2026-11-01 overdue Risk test was due Nov 1 (last Nov 1, 2024)"]);
    ana_with(TESTED, "").assert_due("2026-11-21", &[]);
}

#[test]
fn a_new_date_in_the_field_or_a_note_answers_a_rule() {
    ana_with(TESTED, "[custom]\ntested = 2026-11-01").assert_due("2026-11-21", &[]);
    ana_with(TESTED, "[custom]\ntested = 2024-11-01")
        .note("2026-11-10", "channel = \"call\"\noccasion = \"Risk test\"", "Done by phone.")
        .assert_due("2026-11-21", &[]);
}

#[test]
fn a_field_alone_is_a_day_to_watch() {
    let settings =
        "[[rule]]\nname = \"Identity card\"\nfield = \"card_ends\"\nlead = [90]\n[fields.card_ends]\ntype = \"day\"\n";
    ana_with(settings, "[custom]\ncard_ends = 2027-01-31")
        .assert_due("2026-11-21", &["2027-01-31 soon Identity card is due Jan 31, 2027"]);
    // A talk after the step of 90 days quiets it until its day.
    ana_with(settings, "[custom]\ncard_ends = 2027-01-31")
        .note("2026-11-20", "channel = \"call\"", "Reminded.")
        .assert_due("2026-11-21", &[]);
}

#[test]
fn a_first_call_to_new_customers_is_answered_by_any_call() {
    let settings = "[[rule]]\nname = \"First call\"\nafter = \"30 days\"\nlead = [10]\n";
    ana_with(settings, "since = 2026-11-01").assert_due("2026-11-21", &["2026-12-01 soon First call is due Dec 1"]);
    ana_with(settings, "since = 2026-11-01")
        .note("2026-11-25", "channel = \"call\"", "x")
        .assert_due("2026-11-26", &[]);
}

#[test]
fn every_half_year_from_the_last_note_that_names_the_rule() {
    let settings = "[[rule]]\nname = \"Review\"\nevery = \"6 months\"\ntiers = [\"B\"]\n";
    let small = || ana_with(&format!("{QUIET}{settings}"), "tier = \"B\"\npaused = 2027-12-01\nsince = 2024-01-01");
    small()
        .note("2026-06-01", "occasion = \"Review\"", "x")
        .assert_due("2026-11-21", &["2026-12-01 soon Review is due Dec 1 (last Jun 1)"]);
    small().assert_due("2026-11-21", &["2024-07-01 overdue Review was due Jul 1, 2024"]);
}

#[test]
fn revisits_fall_on_working_days_and_birthdays_on_their_own() {
    // 28 November 2026 is a Saturday; the 30th is made a holiday.
    let settings = "[calendar]\nholidays = [2026-11-30]";
    ana_with(settings, "cadence = 10\nbirthday = 1980-11-28").note("2026-11-18", "channel = \"call\"", "x").assert_due(
        "2026-11-21",
        &["2026-11-28 soon Birthday, turns 46", "2026-12-01 soon Every 10 days; last spoke Nov 18 by phone"],
    );
}

#[test]
fn a_weekend_that_is_worked_is_a_working_day() {
    ana_with("[calendar]\nextra_workdays = [2026-11-28]", "cadence = 10")
        .note("2026-11-18", "channel = \"call\"", "x")
        .assert_due("2026-11-21", &["2026-11-28 soon Every 10 days; last spoke Nov 18 by phone"]);
}

#[test]
fn a_day_that_was_agreed_is_kept_even_on_a_sunday() {
    ana("cadence = 10").note("2026-11-18", "channel = \"call\"\nnext = 2026-11-29", "x").assert_due(
        "2026-11-21",
        &["2026-11-29 soon You meant to be in touch again (note of Nov 18); last spoke Nov 18 by phone"],
    );
}

const PRESS: &str = "\n[[product]]\nname = \"Press\"\nexpires = 2026-12-15";

#[test]
fn an_expiry_comes_up_in_stages_and_no_other_talk_silences_it() {
    let soon = ["2026-12-15 soon Press expires Dec 15"];
    ana(PRESS).assert_due("2026-11-21", &soon);
    let talked = || ana(PRESS).note("2026-11-18", "channel = \"call\"", "About another matter.");
    talked().assert_listed("2026-11-21", &soon);
    let answered =
        || ana(PRESS).note("2026-11-18", "channel = \"call\"\noccasion = \"expiry Press\"", "They think about it.");
    answered().assert_listed("2026-11-21", &[]);
    answered().assert_listed("2026-12-01", &soon);
    answered().assert_due("2026-12-20", &["2026-12-15 overdue Press expired Dec 15"]);
}

#[test]
fn an_open_plan_that_names_the_product_stands_for_its_expiry() {
    let planned = ana(PRESS).file("plans/press.md", "+++\ntitle = \"Renew the Press\"\ndue = 2026-12-10\n+++\n");
    planned.assert_listed("2026-12-01", &[]);
}

#[test]
fn the_stages_of_an_expiry_stand_in_the_settings() {
    ana_with("[reminders]\nexpiry = [10, 2]", PRESS).assert_listed("2026-12-01", &[]);
    ana_with("[reminders]\nexpiry = [10, 2]", PRESS)
        .assert_listed("2026-12-05", &["2026-12-15 soon Press expires Dec 15"]);
}

/// Calls of 2026 on these days.
fn calls(front_matter: &str, days: &[&str]) -> crate::agenda::Small {
    days.iter().fold(ana(front_matter), |small, day| small.note(&format!("2026-{day}"), "channel = \"call\"", "x"))
}

const OFTEN: [&str; 6] = ["08-03", "08-13", "08-23", "09-02", "09-12", "09-22"];

#[test]
fn silence_over_twice_the_usual_gap_is_drift() {
    calls("", &OFTEN)
        .assert_due("2026-11-21", &["2026-10-13 overdue Drifting away: silent for 60 days, usually every 10"]);
    calls("", &OFTEN).assert_due("2026-10-10", &[]);
}

#[test]
fn a_talk_ends_the_spell() {
    calls("", &OFTEN).note("2026-11-20", "channel = \"call\"", "Back again.").assert_due("2026-11-21", &[]);
}

#[test]
fn few_talks_make_no_habit_to_drift_from() {
    calls("", &OFTEN[..3]).assert_due("2026-11-21", &[]);
}

#[test]
fn falling_satisfaction_is_drift_until_the_next_talk() {
    let small = || {
        ana("")
            .note("2026-06-01", "channel = \"call\"\nsatisfaction = 5", "x")
            .note("2026-09-01", "channel = \"call\"\nsatisfaction = 4", "x")
            .note("2026-11-10", "channel = \"call\"\nsatisfaction = 2", "The delivery was late again.")
    };
    small().assert_due("2026-11-21", &["2026-11-11 overdue Drifting away: satisfaction 2, 4.5 before"]);
    small().note("2026-11-15", "channel = \"visit\"", "Sorted out.").assert_due("2026-11-21", &[]);
}

#[test]
fn two_broken_promises_are_drift() {
    let promises = "- [ ] sends the list due:2026-11-05 by:customer\n- [ ] calls back due:2026-11-12 by:customer";
    ana("").note("2026-11-01", "channel = \"call\"", promises).assert_due(
        "2026-11-21",
        &[
            "2026-11-05 overdue They promised: sends the list",
            "2026-11-12 overdue They promised: calls back",
            "2026-11-13 overdue Drifting away: 2 promises broken in 90 days",
        ],
    );
}

#[test]
fn payments_later_than_they_used_to_be_are_drift() {
    let one = |no: i32, due: &str, paid: &str| {
        format!(
            "[[invoice]]\nno = \"A-{no}\"\ndate = 2026-01-02\ndue = {due}\namount = \"100.00\"\n\
             [[payment]]\ndate = {paid}\namount = \"100.00\"\nfor = \"A-{no}\"\n"
        )
    };
    let account = [
        one(1, "2026-02-01", "2026-02-02"),
        one(2, "2026-03-01", "2026-03-01"),
        one(3, "2026-04-01", "2026-04-03"),
        one(4, "2026-08-01", "2026-08-15"),
        one(5, "2026-09-01", "2026-09-20"),
        one(6, "2026-10-01", "2026-10-25"),
    ];
    ana("")
        .note("2026-10-20", "channel = \"call\"", "x")
        .file("account.toml", &account.concat())
        .assert_due("2026-11-21", &["2026-10-25 overdue Drifting away: pays 19 days late now, 1 before"]);
}

#[test]
fn a_dispute_is_a_sign_until_the_next_talk() {
    let account = "[[invoice]]\nno = \"A-1\"\ndate = 2026-11-01\ndue = 2026-12-31\namount = \"100.00\"\ndisputed = { since = 2026-11-10, reason = \"two are missing\" }\n";
    let small = || ana("").note("2026-11-10", "channel = \"call\"", "Two are missing.").file("account.toml", account);
    small().assert_due("2026-11-21", &["2026-11-11 overdue Drifting away: A-1 is disputed"]);
    small().note("2026-11-15", "channel = \"visit\"", "Counted together.").assert_due("2026-11-21", &[]);
}

#[test]
fn many_who_were_added_in_one_day_are_spread_over_the_cadence() {
    use crate::book_test::BookTest;
    let mut test = BookTest::with_settings("language = \"en\"\ntoday = 2026-11-20\n");
    for number in 0..60 {
        let card = format!("+++\nname = \"N{number}\"\ntier = \"B\"\nsince = 2026-11-20\n+++\n");
        test = test.file(&format!("customers/n-{number}/n-{number}.md"), card);
    }
    let reminders = test.on("2026-11-20").run("today --days 40 --json").succeeds().json();
    let revisits = reminders["reminders"].as_array().unwrap().iter().filter(|one| one["kind"] == "revisit");
    let mut days: std::collections::BTreeMap<String, usize> = Default::default();
    revisits.for_each(|one| *days.entry(one["due"].as_str().unwrap().to_owned()).or_default() += 1);
    assert_eq!(days.values().sum::<usize>(), 60);
    assert!(days.len() >= 12, "{days:?}");
    assert!(days.values().all(|&count| count <= 12), "{days:?}");
}

#[test]
fn a_sample_that_was_handed_over_is_asked_about_until_a_note_names_it() {
    let ana = |notes: &[(&str, &str)]| {
        let start = ana_with(QUIET, "").note("2026-11-02", "channel = \"visit\"\nsample = \"Press oil\"", "x");
        notes.iter().fold(start, |ana, (day, front)| ana.note(day, front, "y"))
    };
    let due = ["2026-11-16 overdue Ask about the sample Press oil, handed over Nov 2"];
    ana(&[]).assert_due("2026-11-21", &due);
    // A talk about something else is no answer.
    ana(&[("2026-11-18", "channel = \"call\"")]).assert_due("2026-11-21", &due);
    ana(&[("2026-11-18", "channel = \"call\"\noccasion = \"sample Press oil\"")]).assert_due("2026-11-21", &[]);
    // An answer that hands over the same again begins a new wait.
    let again = "channel = \"visit\"\noccasion = \"sample Press oil\"\nsample = \"Press oil\"";
    let due = ["2026-12-02 overdue Ask about the sample Press oil, handed over Nov 18"];
    ana(&[("2026-11-18", again)]).assert_due("2026-12-05", &due);
}

#[test]
fn one_of_two_samples_of_a_name_is_answered_by_its_day() {
    let ana = |answers: &[&str]| {
        let given = "channel = \"visit\"\nsample = \"Glove\"";
        let ana = ana_with(QUIET, "").note("2026-10-05", given, "x").note("2026-10-12", given, "x");
        let note = |answer: &str| format!("channel = \"call\"\noccasion = \"{answer}\"");
        answers.iter().fold(ana, |ana, answer| ana.note("2026-11-18", &note(answer), "y"))
    };
    let both = [
        "2026-10-19 overdue Ask about the sample Glove, handed over Oct 5",
        "2026-10-26 overdue Ask about the sample Glove, handed over Oct 12",
    ];
    ana(&[]).assert_due("2026-11-21", &both);
    ana(&["sample Glove 2026-10-12"]).assert_due("2026-11-21", &both[..1]);
    ana(&["sample Glove"]).assert_due("2026-11-21", &[]);
}

#[test]
fn a_festival_has_one_line_from_its_first_lead_day() {
    let settings = "language = \"zh-CN\"\n[tiers.A]\nevery = 30\n[tiers.B]\nevery = 60\n\n[[festival]]\nid = \"mid-autumn\"\n\
                    tiers = [\"A\", \"B\"]\ngifts = [\"A\"]\nlead = 14\n";
    let card = |name: &str, tier: &str| {
        (
            format!("customers/{name}/{name}.md"),
            format!("+++\nname = \"{name}\"\ntier = \"{tier}\"\nadded = 2026-09-10\n+++\n"),
        )
    };
    let cards = [card("an", "A"), card("bo", "B"), card("cy", "B")];
    let test = |day: &str| {
        let book = BookTest::with_settings(settings).on(day);
        cards.iter().fold(book, |book, (path, text)| book.file(path, text))
    };
    test("2026-09-10").run("today").succeeds().prints_not("中秋节还有");
    test("2026-09-11").run("today").succeeds().prints("中秋节还有 14 天：3 位要问候，1 份礼要送");
    test("2026-09-25").run("today").succeeds().prints_not("中秋节还有");
    let book = test("2026-09-11");
    book.run("log an 寄了月饼 --occasion mid-autumn --gift 月饼").succeeds();
    book.run("today").succeeds().prints("中秋节还有 14 天：2 位要问候\n");
    book.run("build").succeeds();
    assert!(book.read("site/index.html").contains("<a href=\"care/mid-autumn.html\">中秋节还有 14 天：2 位要问候</a>"));
    assert_eq!(book.run("today --json").json()["festivals"][0]["to_greet"], 2);
}

#[test]
fn a_year_that_cannot_be_right_is_told_and_makes_no_age() {
    for (year, told) in [("1604", true), ("0078", true), ("2067", true), ("1990", false)] {
        let card = format!("+++\nname = \"Ana\"\nbirthday = {year}-11-22\n+++\n");
        let test = BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", card);
        let check = test.run("check").succeeds();
        assert_eq!(check.out.contains("CB054"), told, "{year}");
        let said = if told { "Birthday\n" } else { "Birthday, turns 36" };
        test.run("today --days 3").succeeds().prints(said);
    }
}

/// In a Chinese book without festivals to greet.
fn zh(settings: &str, front_matter: &str) -> crate::agenda::Small {
    let quiet = ["new-year", "spring-festival", "dragon-boat", "mid-autumn"];
    let quiet: String = quiet.iter().map(|id| format!("[[festival]]\nid = \"{id}\"\ntiers = []\n")).collect();
    ana_with(&format!("{settings}\n{quiet}[[festival]]\nid = \"christmas\"\ntiers = []\n"), front_matter)
}

const CHINA: &str = "[calendar]\npublic_holidays = \"china\"";

#[test]
fn a_revisit_waits_for_the_end_of_a_public_holiday() {
    // Due on 2 October 2026; the holiday lasts from the 1st to the 7th.
    let small = |settings: &str| zh(settings, "cadence = 10").note("2026-09-22", "channel = \"call\"", "x");
    let after = "2026-10-08 soon Every 10 days; last spoke Sep 22 by phone";
    small(CHINA).assert_due("2026-09-30", &[after]);
    // The federal holidays are others, and an own working day goes before a public holiday.
    small("").assert_due("2026-09-30", &["2026-10-02 soon Every 10 days; last spoke Sep 22 by phone"]);
    small("[calendar]\npublic_holidays = \"none\"")
        .assert_due("2026-09-30", &["2026-10-02 soon Every 10 days; last spoke Sep 22 by phone"]);
    small(&format!("{CHINA}\nextra_workdays = [2026-10-05]"))
        .assert_due("2026-09-30", &["2026-10-05 soon Every 10 days; last spoke Sep 22 by phone"]);
    small(&format!("{CHINA}\nholidays = [2026-10-08]"))
        .assert_due("2026-09-30", &["2026-10-09 soon Every 10 days; last spoke Sep 22 by phone"]);
}

#[test]
fn a_weekend_that_the_notice_makes_a_working_day_is_one() {
    // Saturday, 10 October 2026.
    zh(CHINA, "cadence = 10")
        .note("2026-09-30", "channel = \"call\"", "x")
        .assert_due("2026-10-08", &["2026-10-10 soon Every 10 days; last spoke Sep 30 by phone"]);
}

#[test]
fn on_a_holiday_nobody_is_called_for_money_or_a_revisit_and_birthdays_stay() {
    let account = "[[invoice]]\nno = \"A-1\"\ndate = 2026-08-01\ndue = 2026-09-01\namount = \"100.00\"\n";
    let small = |settings: &str| {
        zh(settings, "cadence = 10\nbirthday = \"--10-03\"")
            .note("2026-09-10", "channel = \"call\"", "x")
            .file("account.toml", account)
            .file("plans/tea.md", "+++\ntitle = \"Tea\"\ndue = 2026-10-03T10:00:00\n+++\n")
    };
    let (birthday, tea) = ("2026-10-03 due Birthday", "2026-10-03 due Appointment: Tea");
    small(CHINA).assert_listed("2026-10-03", &[birthday, tea]);
    let listed = [
        "2026-09-01 overdue A-1, $100.00, is 32 days late",
        "2026-09-21 overdue Every 10 days; last spoke 23 days ago by phone",
        birthday,
        tea,
    ];
    // An ordinary Saturday keeps what came up before it.
    small("").assert_listed("2026-10-03", &listed);
    small(CHINA).assert_listed(
        "2026-10-08",
        &[
            "2026-09-01 overdue A-1, $100.00, is 37 days late",
            // Sunday, 20 September, is a working day there.
            "2026-09-20 overdue Every 10 days; last spoke 28 days ago by phone",
            "2026-10-03 overdue Birthday was Oct 3; no greeting yet",
            "2026-10-03 overdue Appointment: Tea",
        ],
    );
}

#[test]
fn an_invoice_that_falls_due_on_a_weekend_comes_up_on_monday() {
    let account = "[[invoice]]\nno = \"A-1\"\ndate = 2026-11-01\ndue = 2026-11-28\namount = \"100.00\"\n";
    let small = || ana("").file("account.toml", account);
    small().assert_listed("2026-11-28", &[]);
    small().assert_listed("2026-11-29", &[]);
    small().assert_listed("2026-11-30", &["2026-11-28 overdue A-1, $100.00, is 2 days late"]);
}

#[test]
fn the_holidays_of_a_year_that_is_not_published_are_told_when_it_is_near() {
    let test = |day: &str, settings: &str| {
        BookTest::with_settings(&format!("language = \"zh-CN\"\n{settings}"))
            .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
            .on(day)
            .run("today")
            .succeeds()
    };
    let told = "2027 年的放假安排还没有";
    test("2026-12-05", "").says(told);
    assert!(!test("2026-11-21", "").err.contains(told));
    let own = "[calendar]\nholidays = [2027-02-10]\n";
    assert!(!test("2026-12-05", own).err.contains(told));
    assert!(!test("2026-12-05", "[calendar]\npublic_holidays = \"us\"\n").err.contains(told));
}

#[test]
fn the_calendar_marks_holidays_and_worked_weekends() {
    let test = BookTest::with_settings("language = \"zh-CN\"\n").on("2026-09-01");
    test.run("build").succeeds();
    let page = test.read("site/calendar/2026-09.html");
    assert_eq!((page.matches(">休<").count(), page.matches(">班<").count()), (3, 1), "{page}");
    assert!(!page.contains("放假安排还没有"));
    assert!(test.read("site/calendar/2027-01.html").contains("2027 年的放假安排还没有"));
}

#[test]
fn a_birthday_of_which_only_the_month_is_known_is_told_as_such() {
    let small = || ana("birthday = \"--08\"");
    // It is due within the month, so it is never late.
    let told = |state: &str| format!("2027-08-31 {state} Birthday in August, the day is not known");
    small().assert_due("2027-07-27", &[&told("soon")]);
    small().assert_listed("2027-07-31", &[]);
    for (day, state) in [("2027-08-01", "soon"), ("2027-08-02", "soon"), ("2027-08-31", "due")] {
        small().assert_listed(day, &[&told(state)]);
    }
    small().assert_listed("2027-09-01", &[]);
    small().note("2027-08-20", "occasion = \"birthday\"", "x").assert_due("2027-08-25", &[]);
    let test = BookTest::with_settings("language = \"zh-CN\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\nbirthday = \"8月\"\n+++\n");
    test.run("show ana").succeeds().prints("8月");
    test.run("list --json").succeeds().prints("\"birthday\": \"--08\"");
    let test = test.on("2027-08-02");
    test.run("build").succeeds();
    assert!(!test.read("site/index.html").contains("when late"));
    test.run("today").succeeds().prints("8月生日，不知道哪一天");
}

#[test]
fn a_named_date_may_be_a_weekday_of_a_month() {
    let date = "\n[[date]]\nname = \"Fair\"\non = \"2nd thursday of december\"\n";
    ana(date).assert_due("2026-12-05", &["2026-12-10 soon Fair"]);
    ana("\n[[date]]\nname = \"Opening\"\non = \"easter\"\n").assert_due("2027-03-20", &["2027-03-28 soon Opening"]);
    let test = BookTest::with_settings("language = \"zh-CN\"\n")
        .file("customers/ana/ana.md", format!("+++\nname = \"Ana\"\n{date}+++\n"));
    test.run("show ana").succeeds().prints("12月第二个星期四，下次 12-10");
    test.run("check").succeeds();
}

#[test]
fn days_may_be_written_as_in_china_in_files_and_on_the_command_line() {
    let card = "+++\nname = \"Ana\"\nbirthday = \"1985年9月20日\"\npaused = \"2027年9月30日\"\n+++\n";
    let test = BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", card).file(
        "customers/ana/visits/2026-11-20.md",
        "+++\nnext = \"2026年12月1日\"\n+++\n\n- [ ] send it due:2026年11月28日\n",
    );
    test.run("check").succeeds().prints_not("CB0");
    test.run("show ana").succeeds().prints("Sep 20, 1985");
    test.run("today --days 8").succeeds().prints("You promised: send it");
    test.run("set ana birthday=1985年9月21日").succeeds();
    assert!(test.read("customers/ana/ana.md").contains("birthday = 1985-09-21"));
    test.run("set ana birthday=8月").succeeds();
    assert!(test.read("customers/ana/ana.md").contains("birthday = \"--08\""));
    test.run("set ana birthday=八月十五").succeeds();
    assert!(test.read("customers/ana/ana.md").contains("birthday = \"lunar --08-15\""));
}

#[test]
fn one_person_is_greeted_once() {
    let company = |contact: &str| {
        format!(
            "+++\nname = \"Hua Xin\"\nkind = \"company\"\ntier = \"A\"\n[[contact]]\nname = \"Li Min\"\n{contact}\nbirthday = \"--12-24\"\n+++\n"
        )
    };
    let test = |contact: &str, own: &str| {
        BookTest::with_settings("language = \"en\"\n\n[owner]\nname = \"Dana\"\n")
            .file("customers/hua-xin/hua-xin.md", company(contact))
            .file(
                "customers/li-min/li-min.md",
                format!("+++\nname = \"Li Min\"\ntier = \"B\"\nbirthday = \"--12-24\"\n{own}\n+++\n"),
            )
            .on("2026-12-20")
    };
    for (contact, own) in [
        ("customer = \"li-min\"", ""),
        ("", "company = \"hua-xin\""),
        ("phone = \"937-555-0142\"", "phone = \"+1 937 555 0142\""),
    ] {
        let run = test(contact, own).run("today --days 8 --json").succeeds();
        run.prints("\"birthday:li-min:2026-12-24\"")
            .prints("\"festival:li-min:christmas:2026-12-25\"")
            .prints_not("birthday:hua-xin")
            .prints_not("festival:hua-xin");
        let run = test(contact, own).run("log --where tier=A,B --occasion christmas --mass --yes").succeeds();
        run.prints("1 note saved").says("its contact is a customer too");
    }
    // Somebody else of that name, with another birthday.
    test("", "").run("set li-min birthday=--03-03").succeeds();
    let other = test("", "");
    other.run("set li-min birthday=03-03").succeeds();
    other.run("today --days 8 --json").succeeds().prints("festival:hua-xin");
}

/// What the README says of the festivals that a book greets at without any settings.
#[test]
fn a_book_greets_at_the_festivals_that_the_readme_names() {
    let greeted = |language: &str, tier: &str| -> Vec<String> {
        let test = BookTest::with_settings(&format!("language = \"{language}\"\n"))
            .file("customers/ana/ana.md", format!("+++\nname = \"Ana\"\ntier = \"{tier}\"\npaused = 2028-06-01\n+++\n"))
            .on("2026-11-21");
        let reminders = test.run("today --days 380 --json").succeeds().json();
        let festivals = reminders["reminders"].as_array().expect("a list").iter();
        let festivals = festivals.filter(|one| one["kind"] == "festival" && one["due"].as_str() < Some("2027-11-21"));
        festivals.map(|one| one["subject"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(greeted("zh-CN", "A"), ["new-year", "spring-festival", "dragon-boat", "mid-autumn"]);
    assert_eq!(greeted("zh-CN", "B"), ["spring-festival", "mid-autumn"]);
    assert_eq!(greeted("en", "A"), ["thanksgiving", "christmas"]);
    assert_eq!(greeted("en", "B"), ["christmas"]);
    assert!(greeted("zh-CN", "C").is_empty() && greeted("en", "C").is_empty());
}

#[test]
fn terminal_and_site_say_the_same_lateness_of_a_customer_known_for_years() {
    let test = |card: &str, day: &str| {
        BookTest::with_settings("language = \"en\"\n")
            .file("customers/ana/ana.md", format!("+++\nname = \"Ana\"\ntier = \"B\"\n{card}\n+++\n"))
            .on(day)
    };
    // Known since 2020 and entered today: the rhythm begins today.
    let entered = test("since = 2020-05-01\nadded = 2026-11-20", "2026-11-20");
    entered.run("today").succeeds().prints("Nobody is due today");
    entered.run("build").succeeds();
    assert!(entered.read("site/index.html").contains("Nobody is due today"));
    let late = test("since = 2020-05-01\nadded = 2026-10-15", "2026-11-20");
    late.run("today").succeeds().prints("4 days late   Ana").prints("never contacted, in the book since Oct 15");
    late.run("show ana").succeeds().prints("4 days late");
    late.run("build").succeeds();
    assert!(late.read("site/index.html").contains("4 days late"));
    // A card names the day, so that it stays true on later days.
    assert!(late.read("site/customers/ana.html").contains("Due; the oldest since Nov 16."));
}

#[test]
fn a_month_is_a_birthday_and_no_other_day() {
    let test = BookTest::with_settings("language = \"en\"\n[[festival]]\nid = \"fair\"\non = \"--08\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n[[date]]\nname = \"Fair\"\non = \"--08\"\n+++\n");
    test.run("check").exits(1).prints("customers/ana/ana.md:5:6").prints("clientbook.toml:4:6");
}

#[test]
fn a_text_may_be_named_as_the_occasion_is_shown() {
    let test = BookTest::with_settings("language = \"zh-CN\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"王总\"\ntier = \"A\"\n+++\n")
        .file("texts/春节.md", "{name}，过年好。\n")
        .on("2027-02-05T09:00");
    test.run("log --where tier=A --occasion 春节 --mass --yes").succeeds();
    assert!(test.read("customers/ana/visits/2027-02-05-0900.md").contains("王总，过年好。"));
}
