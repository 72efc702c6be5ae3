//! The phone's calendar, read by programs that know nothing of clientbook, and held against the agenda.
//!
//! Three readers with three parsers must find no fault and the same instances: what only our own code reads could be
//! wrong twice in the same way. `tests/run` installs them; where they are missing these tests fail and say so.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clientbook::book::day::parse_iso;
use clientbook::book::{Book, Customer, Secrecy};
use clientbook::derive::{self, YEAR};
use clientbook::i18n::words;
use clientbook::load;
use clientbook::wording::reason::Telling;

use crate::book_test::{BookTest, repository};
use crate::history::git;
use crate::machine::start;

const BOOKS: [&str; 2] = ["en", "zh"];

const READERS: [&str; 3] = ["icalendar", "vobject", "ical.js"];

/// The days that are compared: as many as the agenda is derived for, but one.
const WINDOW: [&str; 2] = ["2026-11-21", "2027-12-21"];

/// What `calendar.ics` holds by itself.
const KINDS: [&str; 5] = ["appointment", "birthday", "date", "festival", "expiry"];

const ALL_KINDS: &str = "--kinds appointment,birthday,date,festival,expiry,plan,promise,revisit,invoice,rule";

/// An entry on one of its days, as a reader finds it.
#[derive(Clone, Debug)]
struct Instance {
    /// A day, with its time where it has one.
    when: String,
    kind: String,
    summary: String,
}

/// A reminder of the agenda that the calendar should have an instance for.
#[derive(Debug)]
struct Due {
    when: String,
    kind: String,
    id: String,
    name: String,
    subject: Option<String>,
    why: String,
}

impl Due {
    /// Whether an instance is this reminder's. The agenda greets each customer, the calendar has the festival once,
    /// under its name; anything else names the customer and what it is about.
    fn is_told_by(&self, instance: &Instance) -> bool {
        let told = if self.kind == "festival" {
            self.why.contains(&instance.summary)
        } else {
            let subject = self.subject.as_ref();
            instance.summary.contains(&self.name) && subject.is_none_or(|subject| instance.summary.contains(subject))
        };
        told && self.kind == instance.kind && self.when == instance.when
    }

    fn is_of(&self, kinds: &[&str]) -> bool {
        kinds.contains(&self.kind.as_str())
    }
}

impl Instance {
    /// `2026-11-23T10:30 appointment Ana · Survey`.
    fn parse(line: &str) -> Instance {
        let mut parts = line.splitn(3, ' ').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_else(|| panic!("a reader printed {line:?}"));
        Instance { when: next(), kind: next(), summary: next() }
    }
}

/// What `tests/run` installs for the tests.
fn tool(path: &str) -> PathBuf {
    let full = repository().join("target/tools").join(path);
    assert!(full.exists(), "target/tools/{path} is missing: run tests/run");
    full
}

/// The instances of a file within the window, a line each. Any fault that the reader finds fails the test.
#[track_caller]
fn read_by(reader: &str, file: &Path) -> Vec<String> {
    let script = |name: &str| repository().join("tests/ics").join(name);
    let mut command = if reader == "ical.js" {
        tool("node_modules/ical.js/package.json");
        let mut node = start("node");
        node.arg(script("read.mjs"));
        node
    } else {
        let mut python = start(tool("python/bin/python"));
        python.arg(script("read.py")).arg(reader);
        python
    };
    let output = command.arg(file).args(WINDOW).output();
    let output = output.unwrap_or_else(|error| panic!("{reader} does not start ({error}): run tests/run"));
    assert!(output.status.success(), "{reader}: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("the readers write UTF-8");
    text.lines().map(str::to_owned).collect()
}

/// Exports into a file and gives its path.
fn exported(test: &BookTest, options: &str) -> PathBuf {
    let file = test.path().join("phone.ics");
    test.run(&format!("export ics {options} --out \"{}\"", file.display())).succeeds();
    file
}

/// The file's text with folded lines put together: a word may stand across two of them.
fn unfolded(test: &BookTest, options: &str) -> String {
    test.run(&format!("export ics {options}")).succeeds().out.replace("\r\n ", "")
}

/// The lines that hold any of these words.
fn lines_with(text: &str, words: &[&str]) -> Vec<String> {
    text.lines().filter(|line| words.iter().any(|word| line.contains(word))).map(str::to_owned).collect()
}

fn book_of(test: &BookTest) -> Book {
    load::load(test.path()).expect("the book can be read").0
}

/// Lost customers have no entries, and those above `confidential` are held back: both samples let no more reach the
/// phone. The agenda, which stays at the desk, has the second, and what was planned with the first.
fn reaches_the_phone(customer: &Customer) -> bool {
    !customer.card.is_lost() && customer.card.secrecy.is_none_or(|secrecy| secrecy <= Secrecy::Confidential)
}

fn is_within(when: &str) -> bool {
    (WINDOW[0]..=WINDOW[1]).contains(&&when[..WINDOW[0].len()])
}

/// What the program's agenda says, of customers and kinds that reach the phone, within the window. An expiry or an
/// appointment that is past stays on the agenda under its old day: it is outside the window for both.
fn agenda(test: &BookTest, book: &Book) -> Vec<Due> {
    let json = test.run(&format!("today --days {YEAR} --json")).succeeds().json();
    let reminders = json["reminders"].as_array().expect("a list of reminders").iter();
    let customer = |one: &serde_json::Value| {
        let at = one["customer"].as_str().and_then(|id| book.find(id));
        &book.customers[at.expect("a customer of the book")]
    };
    let shown = reminders.filter(|one| reaches_the_phone(customer(one)));
    let dues = shown.map(|one| {
        let text = |key: &str| one[key].as_str().map(str::to_owned);
        let kind = text("kind").expect("a kind");
        // A plan with a time is an appointment; one without is not in the calendar by itself.
        let kind = if kind == "plan" && one["time"].is_string() { "appointment".to_owned() } else { kind };
        let time = text("time").map_or_else(String::new, |time| format!("T{time}"));
        Due {
            when: format!("{}{time}", text("due").expect("a day")),
            kind,
            id: text("id").expect("an id"),
            name: text("name").expect("a name"),
            subject: text("subject"),
            why: text("why").expect("a reason"),
        }
    });
    dues.filter(|due| is_within(&due.when) && due.is_of(&KINDS)).collect()
}

/// The yearly days that the agenda would have if nothing quieted them. A note that answers an occasion takes it off
/// the agenda and a snooze moves it, but the phone goes on showing the day itself: nobody's birthday moves.
fn unquieted(book: &Book) -> Vec<Due> {
    let mut book = book.clone();
    for customer in &mut book.customers {
        let folder = Arc::make_mut(&mut customer.folder);
        folder.card.snoozes.clear();
        folder.visits.iter_mut().for_each(|visit| visit.occasion = Box::default());
    }
    let today = parse_iso(WINDOW[0]).expect("a day");
    let telling = Telling { words: words(book.settings.language), today, home: &book.settings.currency };
    let overview = derive::derive(&book, today, YEAR);
    let shown = overview.reminders().filter(|(at, _)| reaches_the_phone(&book.customers[*at]));
    let dues = shown.map(|(at, reminder)| Due {
        when: reminder.due.to_string(),
        kind: reminder.kind.word().to_owned(),
        id: reminder.id.clone(),
        name: book.customers[at].card.name.clone(),
        subject: reminder.subject.clone(),
        why: telling.reason(reminder).plain(),
    });
    dues.filter(|due| is_within(&due.when) && due.is_of(&["birthday", "date", "festival"])).collect()
}

fn is_snoozed(book: &Book, due: &Due) -> bool {
    let mut snoozes = book.customers.iter().flat_map(|customer| &customer.card.snoozes);
    snoozes.any(|snooze| due.id.starts_with(&snooze.id))
}

/// What is left when each reminder takes one instance: reminders without, and instances that nobody took.
fn left_over(mut dues: Vec<Due>, mut instances: Vec<Instance>) -> Vec<String> {
    // Those with a subject first: their instances could pass for those of a customer of that name.
    dues.sort_by_key(|due| due.subject.is_none());
    let mut left = Vec::new();
    for due in dues {
        match instances.iter().position(|instance| due.is_told_by(instance)) {
            Some(at) => _ = instances.remove(at),
            None => left.push(format!("only in the agenda: {due:?}")),
        }
    }
    left.extend(instances.iter().map(|instance| format!("only in the calendar: {instance:?}")));
    left
}

#[track_caller]
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// A sample book with its instances and what its agenda says.
fn sample(name: &str) -> (BookTest, Book, Vec<Instance>) {
    let test = BookTest::sample(name);
    let book = book_of(&test);
    // One reader is enough: another test holds that all find the same.
    let instances = read_by("icalendar", &exported(&test, "")).iter().map(|line| Instance::parse(line)).collect();
    (test, book, instances)
}

#[test]
fn three_readers_find_no_fault_and_the_same_instances() {
    for name in BOOKS {
        let test = BookTest::sample(name);
        for options in ["", "--lead-events", ALL_KINDS] {
            let file = exported(&test, options);
            let [first, others @ ..] = READERS.map(|reader| read_by(reader, &file));
            assert!(!first.is_empty(), "{name} {options}: no instance within the window");
            for (other, reader) in others.iter().zip(&READERS[1..]) {
                assert_eq!(other, &first, "{name} {options}: {reader} and {}", READERS[0]);
            }
        }
    }
}

#[test]
fn every_reminder_of_the_agenda_has_its_instance() {
    for name in BOOKS {
        let (test, book, instances) = sample(name);
        let mut dues = agenda(&test, &book);
        // A snoozed plan rests in the calendar too; a yearly day stays where it is.
        dues.retain(|due| due.is_of(&["appointment", "expiry"]) || !is_snoozed(&book, due));
        for kind in KINDS {
            assert!(dues.iter().any(|due| due.kind == kind), "{name}: the agenda has no {kind} to compare");
        }
        let missing = dues.iter().filter(|due| !instances.iter().any(|instance| due.is_told_by(instance)));
        assert_none(&missing.map(|due| format!("{name}: {due:?}")).collect::<Vec<_>>());
    }
}

#[test]
fn appointments_and_expiries_are_those_of_the_agenda_and_no_more() {
    for name in BOOKS {
        let (test, book, instances) = sample(name);
        let kinds = ["appointment", "expiry"];
        let dues = agenda(&test, &book).into_iter().filter(|due| due.is_of(&kinds)).collect();
        let instances = instances.into_iter().filter(|one| kinds.contains(&one.kind.as_str())).collect();
        assert_none(&left_over(dues, instances));
    }
}

/// A contact who is a customer too is reminded of on their own card only; the phone should not ring twice either.
#[test]
fn each_birthday_and_date_is_one_of_the_agenda_answered_or_not() {
    for name in BOOKS {
        let (_test, book, instances) = sample(name);
        let kinds = ["birthday", "date"];
        let dues = unquieted(&book).into_iter().filter(|due| due.is_of(&kinds)).collect();
        let instances = instances.into_iter().filter(|one| kinds.contains(&one.kind.as_str())).collect();
        assert_none(&left_over(dues, instances));
    }
}

/// By their days, not one to one: the agenda greets each customer, the calendar has the festival once. That every
/// festival greets somebody is no law, but it is so in the samples.
#[test]
fn each_festival_is_one_that_the_agenda_greets_on() {
    for name in BOOKS {
        let (_test, book, instances) = sample(name);
        let dues = unquieted(&book);
        let festivals: Vec<_> = instances.iter().filter(|one| one.kind == "festival").collect();
        let alone = festivals.iter().filter(|one| !dues.iter().any(|due| due.is_told_by(one)));
        assert_none(&alone.map(|one| format!("{name}: {one:?}")).collect::<Vec<_>>());
        let mut told: Vec<_> = festivals.iter().map(|one| (&one.when, &one.summary)).collect();
        told.dedup();
        assert_eq!(told.len(), festivals.len(), "{name}: a festival stands twice on its day");
    }
}

#[test]
fn an_answered_birthday_leaves_the_agenda_and_stays_in_the_calendar() {
    let test = BookTest::sample("en");
    test.run("log walt-brenner \"Sang.\" --channel call --occasion birthday").succeeds();
    let book = book_of(&test);
    let of_walt = |due: &Due| due.kind == "birthday" && due.when == "2026-11-25" && due.name == "Walt Brenner";
    assert!(!agenda(&test, &book).iter().any(of_walt), "the note answers the birthday");
    assert!(unquieted(&book).iter().any(of_walt));
    let lines = read_by("icalendar", &exported(&test, ""));
    assert!(lines.iter().any(|line| line == "2026-11-25 birthday Walt Brenner’s birthday"), "{lines:?}");
}

#[test]
fn the_site_holds_the_same_bytes_at_every_build() {
    for name in BOOKS {
        let test = BookTest::sample(name);
        let built = || {
            test.run("build").succeeds();
            let text = test.read("site/calendar.ics");
            // What is there already would be left alone.
            fs::remove_dir_all(test.path().join("site")).expect("the site can be removed");
            text
        };
        let first = built();
        assert!(first == built(), "{name}: a second build writes another calendar.ics");
        let exported = test.on("2026-11-21T23:59").run("export ics").succeeds().out;
        assert!(first == exported, "{name}: `export ics` later on the day gives another file than the site has");
    }
}

#[test]
fn lines_end_with_crlf_and_have_75_octets_at_most() {
    for name in BOOKS {
        let test = BookTest::sample(name);
        for options in ["--lead-events", ALL_KINDS] {
            let text = fs::read_to_string(exported(&test, options)).expect("a fold splits no character");
            assert!(text.ends_with("END:VCALENDAR\r\n"), "{name} {options}");
            for line in text.split("\r\n") {
                assert!(line.len() <= 75, "{name} {options}: {} octets: {line}", line.len());
                assert!(!line.contains(['\r', '\n']), "{name} {options}: a break that is not CRLF: {line:?}");
            }
        }
    }
}

#[test]
fn a_private_note_never_reaches_the_phone() {
    let note = "+++\nchannel = \"call\"\nprivate = true\nnext = 2026-12-02\n+++\n\nWhispered of the merger.\n\n\
                - [ ] bring the sealed letter due:2026-12-05\n- [ ] hands over the keys by:customer due:2026-12-07\n";
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\ntier = \"A\"\nbirthday = 1980-11-25\n+++\n")
        .file("customers/ana/visits/2026-11-20.md", note);
    for options in ["", "--lead-events", ALL_KINDS] {
        let text = unfolded(&test, options);
        assert!(text.contains("Ana"), "{text}");
        assert_none(&lines_with(&text, &["Whispered", "merger", "sealed letter", "hands over"]));
    }
}

#[test]
fn a_private_note_of_the_samples_never_reaches_the_phone() {
    for name in BOOKS {
        let test = BookTest::sample(name);
        let text = unfolded(&test, ALL_KINDS);
        let book = book_of(&test);
        let visits = book.customers.iter().flat_map(|customer| &customer.visits);
        let private: Vec<_> = visits.filter(|visit| visit.private).collect();
        assert!(!private.is_empty(), "{name} has no private note");
        let said = private.iter().flat_map(|visit| visit.body.lines()).map(str::trim).filter(|line| !line.is_empty());
        assert_none(&said.filter(|line| text.contains(line)).map(|line| format!("{name}: {line}")).collect::<Vec<_>>());
    }
}

#[test]
fn a_top_secret_customer_never_reaches_the_phone() {
    let card = "+++\nname = \"Zelda Quill\"\nsecrecy = \"top-secret\"\ntier = \"A\"\nbirthday = 1980-11-25\n\
                [[contact]]\nname = \"Igor Quill\"\nbirthday = 1981-12-01\n\
                [[date]]\nname = \"Quill day\"\non = 2010-12-03\n\
                [[product]]\nname = \"Quill bond\"\nexpires = 2026-12-15\n+++\n";
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\ntier = \"A\"\nbirthday = 1980-11-25\n+++\n")
        .file("customers/zelda/zelda.md", card)
        .file("customers/zelda/plans/quill.md", "+++\ntitle = \"Quill talk\"\ndue = 2026-12-09T10:30\n+++\n");
    test.run(&format!("today --days {YEAR} --json")).succeeds().prints("Quill bond").prints("Quill talk");
    for options in ["", "--lead-events", ALL_KINDS] {
        let text = unfolded(&test, options);
        assert!(text.contains("Ana"), "{text}");
        assert_none(&lines_with(&text, &["Quill", "zelda"]));
    }
}

/// The sequence and the stamp of the only entry: a calendar keeps the entry that is later by the first, then by the second.
#[track_caller]
fn stamp(text: &str) -> (u32, String) {
    let line = |key: &str| text.lines().find_map(|line| line.trim().strip_prefix(key)).expect(key).to_owned();
    assert_eq!(line("UID:"), "plan:ada:talk@clientbook");
    (line("SEQUENCE:").parse().expect("a number"), line("DTSTAMP:"))
}

fn with_talk(due: &str) -> BookTest {
    BookTest::with_settings("language = \"en\"\n")
        .file("customers/ada/ada.md", "+++\nname = \"Ada\"\n+++\n")
        .file("customers/ada/plans/talk.md", talk(due))
}

fn talk(due: &str) -> String {
    format!("+++\ntitle = \"Talk\"\ndue = {due}\n+++\n")
}

#[test]
fn an_appointment_that_was_moved_twice_on_one_day_is_newer_each_time_and_stays_as_it_is_on_the_next_day() {
    let test = with_talk("2026-12-20T10:30:00");
    let mut stamps = Vec::new();
    for due in ["2026-12-20T10:30:00", "2026-12-03T14:00:00", "2026-12-03T15:00:00"] {
        test.write("customers/ada/plans/talk.md", talk(due));
        stamps.push(stamp(&test.run("export ics").succeeds().out));
    }
    assert!(stamps.is_sorted_by(|a, b| a < b), "{stamps:?}");
    let text = test.run("export ics").succeeds().out;
    for day in ["2026-11-22", "2026-11-20"] {
        let mut other = test.command("export ics");
        other.args(["--today", day]);
        assert_eq!(test.judged(day, &other.output().expect("it runs")).succeeds().out, text, "{day}");
    }
}

#[test]
fn stamps_follow_the_commits_and_are_the_same_in_every_copy() {
    let test = with_talk("2026-12-20T10:30:00");
    let export = |test: &BookTest| test.run("export ics").succeeds().out;
    git(test.path(), &["init", "--quiet"]);
    let commit = || {
        git(test.path(), &["add", "--all"]);
        git(test.path(), &["commit", "--quiet", "--message", "by hand"]);
    };
    commit();
    let mut stamps = vec![stamp(&export(&test))];
    // Two commits may be of one second.
    for due in ["2026-12-03T14:00:00", "2026-12-03T15:00:00"] {
        test.write("customers/ada/plans/talk.md", talk(due));
        commit();
        stamps.push(stamp(&export(&test)));
    }
    // A change by hand that is not committed yet, and the commit of it.
    test.write("customers/ada/plans/talk.md", talk("2026-12-04T15:00:00"));
    stamps.push(stamp(&export(&test)));
    assert!(stamps.is_sorted_by(|a, b| a < b), "{stamps:?}");
    commit();
    let last = export(&test);
    assert!(stamp(&last) >= stamps[3], "{last} {stamps:?}");
    // Another device has the same file, as the site has it here.
    let other = BookTest::empty();
    git(other.path(), &["clone", "--quiet", &test.path().display().to_string(), "."]);
    assert_eq!(export(&other), last);
    for book in [&test, &other] {
        book.run("build").succeeds();
        assert_eq!(book.read("site/calendar.ics"), last);
        // A second build reads what the first one has remembered.
        book.run("build").succeeds();
        assert_eq!(book.read("site/calendar.ics"), last);
    }
    // A change elsewhere leaves it as it is.
    test.run("new customer Bo").succeeds();
    assert_eq!(export(&test), last);
}
