//! Small books that say who is due on which day, and why.
//!
//! Each case is a card, some files beside it, a day, and the reminders of the next 30 days as
//! `due state sentence`.

use clientbook::book::Day;
use clientbook::book::day::parse_iso;
use clientbook::derive::{self, Overview, Reminder};
use clientbook::i18n::{Language, words};
use clientbook::load;
use clientbook::wording::reason::Telling;

use crate::book_test::BookTest;

const TODAY: &str = "2026-11-21";

/// A book with one customer, `ana`.
pub struct Small(BookTest);

/// A card with these lines in its front matter.
pub fn ana(front_matter: &str) -> Small {
    ana_with("", front_matter)
}

/// The same in a book with these settings below the language.
pub fn ana_with(settings: &str, front_matter: &str) -> Small {
    let card = format!("+++\nname = \"Ana\"\n{front_matter}\n+++\n");
    let settings = format!("language = \"en\"\n{settings}\n");
    Small(BookTest::with_settings(&settings).file("customers/ana/ana.md", card))
}

impl Small {
    pub fn note(self, day: &str, front_matter: &str, body: &str) -> Small {
        self.file(&format!("visits/{day}.md"), &format!("+++\n{front_matter}\n+++\n\n{body}\n"))
    }

    pub fn file(self, path: &str, text: &str) -> Small {
        Small(self.0.file(&format!("customers/ana/{path}"), text))
    }

    fn derived(&self, today: Day) -> (clientbook::book::Book, Overview) {
        let (book, faults) = load::load(self.0.path()).expect("the book can be read");
        assert!(faults.is_empty(), "{faults:?}");
        let overview = derive::derive(&book, today, 30);
        (book, overview)
    }

    #[track_caller]
    pub fn assert_due(self, today: &str, expect: &[&str]) {
        self.assert_reminders(today, expect, |_, _| true);
    }

    /// Only what stands on the list of the day.
    #[track_caller]
    pub fn assert_listed(self, today: &str, expect: &[&str]) {
        self.assert_reminders(today, expect, |reminder, today| reminder.listed() <= today);
    }

    #[track_caller]
    fn assert_reminders(self, today: &str, expect: &[&str], is_meant: fn(&Reminder, Day) -> bool) {
        let today = parse_iso(today).expect("a day");
        let (book, overview) = self.derived(today);
        let telling = Telling { words: words(Language::English), today, home: &book.settings.currency };
        let found: Vec<String> = overview
            .reminders()
            .filter(|(_, one)| is_meant(one, today))
            .map(|(_, one)| format!("{} {} {}", one.due, one.state.word(), telling.reason(one).plain()))
            .collect();
        assert_eq!(found, expect);
    }
}

#[test]
fn a_tier_sets_the_rhythm_from_the_last_talk() {
    ana("tier = \"A\"")
        .note("2026-08-30", "channel = \"visit\"", "Met.")
        .note("2026-11-01", "channel = \"call\"", "Talked.")
        .note("2026-11-10", "channel = \"call\"\noutcome = \"no-answer\"", "")
        .assert_due(
            TODAY,
            &[
                "2026-11-16 due A, every 14 days; last spoke 20 days ago by phone, 1 unanswered attempt since",
                "2026-11-26 soon Thanksgiving greeting",
                "2026-11-30 soon In person every 90 days; last met Aug 30",
            ],
        );
}

/// 11 November is a federal holiday.
#[test]
fn a_revisit_is_overdue_at_twice_its_cadence() {
    ana("cadence = 10")
        .note("2026-11-01", "channel = \"call\"", "x")
        .assert_due(TODAY, &["2026-11-12 overdue Every 10 days; last spoke 20 days ago by phone"]);
}

#[test]
fn without_a_talk_the_rhythm_runs_from_since_and_the_state_is_never() {
    ana("tier = \"B\"\nsince = 2026-11-01")
        .assert_due(TODAY, &["2026-12-01 never B, every 30 days; never contacted, in the book since Nov 1"]);
    ana("tier = \"B\"\nsince = 2020-05-01\nadded = 2026-11-21")
        .assert_due(TODAY, &["2026-12-21 never B, every 30 days; never contacted, in the book since Nov 21"]);
    ana("tier = \"B\"\nsince = 2020-05-01").assert_due(TODAY, &["2026-11-23 never B, every 30 days; never contacted"]);
    ana("tier = \"B\"").assert_due(TODAY, &["2026-11-23 never B, every 30 days; never contacted"]);
}

#[test]
fn no_tier_and_no_cadence_is_no_revisit() {
    ana("region = \"Ohio\"").note("2024-11-01", "channel = \"call\"", "x").assert_due(TODAY, &[]);
}

#[test]
fn a_mass_greeting_never_restarts_the_cadence() {
    ana("cadence = 30")
        .note("2026-10-20", "channel = \"call\"", "x")
        .note("2026-11-18", "channel = \"message\"\nmass = true", "Greetings.")
        .assert_due(TODAY, &["2026-11-19 due Every 30 days; last spoke 32 days ago by phone"]);
}

#[test]
fn next_goes_before_the_cadence_until_it_comes_or_another_is_named() {
    let small = || ana("cadence = 10").note("2026-11-01", "channel = \"call\"\nnext = 2026-12-05", "x");
    small().assert_due(
        TODAY,
        &["2026-12-05 soon You meant to be in touch again (note of Nov 1); last spoke Nov 1 by phone"],
    );
    small()
        .note("2026-11-19", "channel = \"visit\"", "y")
        .assert_due(TODAY, &["2026-12-05 soon You meant to be in touch again (note of Nov 1); last met Nov 19"]);
    small()
        .note("2026-11-19", "occasion = \"birthday\"", "y")
        .assert_due(TODAY, &["2026-12-05 soon You meant to be in touch again (note of Nov 1); last spoke Nov 19"]);
    small()
        .note("2026-11-19", "next = 2026-11-25", "y")
        .assert_due(TODAY, &["2026-11-25 soon You meant to be in touch again (note of Nov 19); last spoke Nov 19"]);
    small()
        .note("2026-12-05", "channel = \"call\"", "y")
        .assert_due("2026-12-06", &["2026-12-15 soon Every 10 days; last spoke Dec 5 by phone"]);
}

#[test]
fn a_note_in_the_future_does_not_count_yet() {
    ana("cadence = 10")
        .note("2026-11-05", "", "x")
        .note("2026-11-30", "", "y")
        .assert_due(TODAY, &["2026-11-16 due Every 10 days; last spoke 16 days ago"]);
}

#[test]
fn paused_and_lost_customers_are_left_in_peace() {
    ana("cadence = 10\npaused = 2026-12-10")
        .note("2026-09-01", "", "x")
        .assert_due(TODAY, &["2026-12-10 soon Every 10 days; last spoke Sep 1"]);
    ana("cadence = 10\nstage = \"lost\"\nbirthday = 1980-11-22").note("2026-09-01", "", "x").assert_due(TODAY, &[]);
}

#[test]
fn birthdays_of_all_in_both_calendars() {
    let card = "birthday = \"lunar 1978-10-13\"\n\n[[contact]]\nname = \"Bo\"\nbirthday = \"--11-25\"\n\n\
                [[family]]\nname = \"Cy\"\nrelation = \"son\"\nbirthday = 2010-12-01";
    ana(card).assert_due(
        TODAY,
        &[
            "2026-11-21 due Birthday, turns 48 (lunar 10-13)",
            "2026-11-25 soon Bo’s birthday",
            "2026-12-01 soon Cy’s birthday, turns 16 (son)",
        ],
    );
}

#[test]
fn an_unanswered_birthday_stays_for_a_week() {
    ana("birthday = 1980-11-15")
        .assert_due(TODAY, &["2026-11-15 overdue Birthday was Nov 15, turned 46; no greeting yet"]);
    ana("birthday = 1980-11-13").assert_due(TODAY, &[]);
}

#[test]
fn a_note_with_the_occasion_answers_it_from_its_lead_days_on() {
    ana("birthday = 1980-11-25").note("2026-11-20", "occasion = \"birthday\"", "x").assert_due(TODAY, &[]);
    ana("birthday = 1980-12-10")
        .note("2026-11-20", "occasion = \"birthday\"", "x")
        .assert_due(TODAY, &["2026-12-10 soon Birthday, turns 46"]);
}

#[test]
fn named_dates_come_yearly_or_once() {
    ana(
        "\n[[date]]\nname = \"Wedding\"\non = 2006-11-23\n\n[[date]]\nname = \"Opening\"\non = 2026-11-24\nonce = true",
    )
    .assert_due(TODAY, &["2026-11-23 soon Wedding, 20 years", "2026-11-24 soon Opening"]);
}

#[test]
fn promises_stay_until_they_are_kept() {
    ana("")
        .note(
            "2026-11-03",
            "",
            "- [ ] send it due:2026-11-18\n- [ ] count them due:2026-11-25 by:customer\n- [x] old due:2026-11-01",
        )
        .assert_due(TODAY, &["2026-11-18 overdue You promised: send it", "2026-11-25 soon They promised: count them"]);
}

const ACCOUNT: &str = "[[invoice]]\nno = \"A-1\"\ndate = 2026-09-01\ndue = 2026-10-01\namount = \"1000.00\"\n\n\
                       [[payment]]\ndate = 2026-10-20\namount = \"400.00\"\n";

#[test]
fn an_invoice_is_late_by_what_is_open() {
    ana("").file("account.toml", ACCOUNT).assert_due(TODAY, &["2026-10-01 overdue A-1, $600.00, is 51 days late"]);
}

#[test]
fn a_promise_to_pay_is_judged_by_the_payments() {
    let promise = |due: &str| format!("- [ ] pays due:{due} by:customer amount:600 for:A-1");
    ana("").file("account.toml", ACCOUNT).note("2026-10-25", "", &promise("2026-11-30")).assert_due(
        TODAY,
        &[
            "2026-10-01 overdue A-1, $600.00, is 51 days late, promised for Nov 30",
            "2026-11-30 soon They promised $600.00 for A-1",
        ],
    );
    ana("").file("account.toml", ACCOUNT).note("2026-10-25", "", &promise("2026-11-14")).assert_due(
        TODAY,
        &[
            "2026-10-01 overdue A-1, $600.00, is 51 days late",
            "2026-11-14 overdue They promised $600.00 for A-1 for Nov 14, not paid",
        ],
    );
    let paid = format!("{ACCOUNT}\n[[payment]]\ndate = 2026-11-10\namount = \"600.00\"\nfor = \"A-1\"\n");
    ana("").file("account.toml", &paid).note("2026-10-25", "", &promise("2026-11-14")).assert_due(TODAY, &[]);
}

#[test]
fn plans_and_appointments() {
    ana("")
        .file("plans/talk.md", "+++\ndue = 2026-11-21T10:30:00\ntitle = \"Talk\"\n+++\n")
        .file("plans/quote.md", "+++\ndue = 2026-11-19\ntitle = \"Quote\"\namount = \"500.00\"\nchance = 60\n+++\n")
        .file("plans/old.md", "+++\ndue = 2026-11-01\ndone = 2026-11-02\n+++\n")
        .assert_due(TODAY, &["2026-11-19 overdue Plan: Quote, $500.00 at 60%", "2026-11-21 due Appointment: Talk"]);
}

#[test]
fn products_expire_and_warranties_end() {
    ana("\n[[product]]\nname = \"Press\"\nexpires = 2026-12-01\nwarranty = 2026-11-10").assert_due(
        TODAY,
        &["2026-11-10 overdue Warranty of Press ended Nov 10", "2026-12-01 soon Press expires Dec 1"],
    );
}

#[test]
fn a_snooze_lets_rest_by_the_beginning_of_an_id() {
    let card = "cadence = 10\n\n[[snooze]]\nid = \"revisit:ana\"\nuntil = 2026-12-01";
    ana(card).note("2026-11-01", "", "x").assert_due(TODAY, &["2026-12-01 soon Every 10 days; last spoke Nov 1"]);
    ana(card)
        .note("2026-11-01", "", "x")
        .assert_due("2026-12-01", &["2026-11-12 overdue Every 10 days; last spoke 30 days ago"]);
}

#[test]
fn a_contact_with_another_counts_where_also_says_so() {
    let small = ana("cadence = 10").note("2026-10-01", "", "x");
    let test = small.0.file("customers/bo/bo.md", "+++\nname = \"Bo\"\n+++\n");
    let small = Small(test.file("customers/bo/visits/2026-11-20.md", "+++\nalso = [\"ana\"]\n+++\n"));
    small.assert_due(TODAY, &["2026-11-30 soon Every 10 days; last spoke Nov 20"]);
}
