//! What testers found who knew nothing but the README: money, days, git and names.

use crate::book_test::BookTest;
use crate::history::git;
use crate::sync::{CARD, Devices};

const ACCOUNT: &str = "customers/ana/account.toml";

fn book() -> BookTest {
    BookTest::with_settings("language = \"en\"\n[fields.met]\ntype = \"day\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file(ACCOUNT, "terms = \"net 30\"\n")
}

fn committed(test: BookTest) -> BookTest {
    git(test.path(), &["init", "--quiet"]);
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["commit", "--quiet", "-m", "start"]);
    test
}

#[test]
fn what_a_customer_still_promises_after_paying_on_the_same_day_stays() {
    let test = book();
    test.run("invoice ana 1000 --no A --on 2026-09-01").succeeds();
    test.run("pay ana 600").succeeds();
    test.run("log ana hello -c call --promise \"pays by:customer due:2026-11-27 amount:400 for:A\"").succeeds();
    test.run("report owners").succeeds().prints("$400.00");
    test.run("today --days 10").succeeds().prints("$400.00");
    test.run("pay ana 400 --on 2026-11-21").succeeds().prints("settled");
    test.run("report owners").succeeds().prints_not("$400.00");
}

#[test]
fn what_a_refund_opened_again_can_be_written_off() {
    let test = book();
    test.run("invoice ana 1000 --no C --on 2026-09-01").succeeds();
    test.run("pay ana 1000 --on 2026-10-05").succeeds();
    test.run("pay ana 50 --kind refund --for C").succeeds();
    test.run("invoice ana --no C --write-off --on 2026-11-01").exits(2).says("on 2026-11-01 only $0.00 of C was open");
    test.run("invoice ana --no C --write-off").succeeds().prints("$50.00");
    test.run("report aging").succeeds().prints("Nobody owes anything");
    test.run("invoice ana --no C --write-off").exits(2).says("was written off");
}

#[test]
fn an_older_invoice_takes_no_money_that_went_back() {
    for refund in ["pay ana 50 --kind refund --for I0 --on 2026-09-11", "pay ana 50 --kind refund --on 2026-09-11"] {
        let test = book();
        test.run("invoice ana 100 --no I0 --on 2026-09-02").succeeds();
        test.run("pay ana 300 --on 2026-09-10").succeeds();
        test.run(refund).succeeds();
        test.run("invoice ana 500 --no I1 --on 2026-08-06").succeeds().prints("$150.00").prints("$350.00 is open");
        test.run("check").succeeds().prints_not("CB092");
        let aging = test.run("report aging --json").succeeds().out;
        assert!(aging.contains("350.00") && !aging.contains("\"50.00\""), "{aging}");
    }
}

#[test]
fn reconciling_books_no_money_twice() {
    let test = book();
    test.run("pay ana 500 --on 2026-09-20").succeeds();
    test.run("invoice ana 500 --no B1 --on 2026-10-01").succeeds();
    test.run("invoice ana 70 --no B2 --on 2026-10-02").succeeds();
    let file = test.path().join("list.csv");
    let with = |text: &str| std::fs::write(&file, text.replace('\n', "\r\n")).unwrap();
    let run = |rest: &str| test.run(&format!("import --reconcile {} {rest}", file.display()));
    with("Customer,Invoice,Open\nAna,B2,70.00\n");
    let before = test.read(ACCOUNT);
    run("--apply").succeeds().prints("apply it first");
    assert_eq!(test.read(ACCOUNT), before);
    run("--apply --on 2026-12-24").exits(2).says("2026-12-24");
    test.run("pay ana --apply").succeeds();
    with(
        "Customer,Invoice,Date,Due,Amount,Open\nAna,B2,,,70.00,70.00\nAna,Z1,2026-11-01,2026-12-01,1000.00,400.00\nAna,Z2,2026-11-01,2026-12-01,many,400.00\n",
    );
    run("").succeeds().prints("$1,000.00, of which $400.00 is open, line 3").prints("line 4: `many`");
}

#[test]
fn a_note_of_a_day_to_come_is_told() {
    let test = book().file("customers/ana/visits/2027-01-05.md", "- [ ] send quote due:2026-12-01\n");
    test.run("check").prints("CB096").prints("2027-01-05.md");
    test.run("set ana added=2027-11-21").succeeds();
    test.run("check").prints("customers/ana/ana.md");
}

#[test]
fn a_day_for_today_is_never_a_year_away_in_silence() {
    let day_from_now = |day: i32| {
        let today = jiff::Zoned::now().date();
        clientbook::book::day::plus_days(today, day)
    };
    let test = book();
    let yesterday = day_from_now(-1);
    let typed = format!("{}/{}", yesterday.month(), yesterday.day());
    let run = |day: &str| {
        let mut command = crate::book_test::program();
        command.arg("--book").arg(test.path()).args(["--today", day]);
        crate::book_test::Run::of(command, "invoice ana 5 --no T1")
    };
    run(&typed).succeeds();
    assert!(test.read(ACCOUNT).contains(&format!("date = {yesterday}")), "{}", test.read(ACCOUNT));
}

#[test]
fn a_snoozed_birthday_says_its_own_day() {
    let test = book();
    test.run("set ana birthday=1980-12-02").succeeds();
    test.run("snooze birthday:ana --until 12/10").succeeds();
    test.run("today --days 30").succeeds().prints("Dec 2: birthday");
    test.run("snooze birthday:ana --until 12/5").succeeds().prints_not("comes up on");
}

#[test]
fn a_talk_on_its_day_answers_a_payment_that_came_back() {
    let test = book();
    test.run("invoice ana 10 --no A --on 2026-10-01").succeeds();
    test.run("pay ana 10 --on 2026-11-05").succeeds();
    test.run("pay ana --returned 2026-11-05").succeeds();
    test.run("today").succeeds().prints("took $10.00 back");
    test.run("done credit:ana -c call \"new check\"").succeeds();
    test.run("today").succeeds().prints_not("took $10.00 back");
}

#[test]
fn those_who_were_there_too_follow_another_id() {
    let test = committed(book().file("customers/bob/bob.md", "+++\nname = \"Bob\"\n+++\n"));
    test.run("log ana lunch --also bob -c visit").succeeds();
    test.run("rename bob lee").succeeds().prints_not("nobody else");
    let note = test.read("customers/ana/visits/2026-11-21-1432.md");
    assert!(note.contains("also = [\"lee\"]"), "{note}");
    test.run("check").succeeds();
    test.run("log lee more").succeeds();
    test.run("undo -y").succeeds();
    test.run("log lee more").succeeds();
    let hash = git(test.path(), &["log", "--format=%H", "--grep=Clientbook-Action: rename", "-1"]).trim().to_owned();
    test.run(&format!("undo -y {hash}")).exits(3).says("clientbook rename lee bob");
    // Somebody new does not get an id that other devices may still know another one by.
    test.run("new customer Bob").succeeds();
    assert!(test.exists("customers/bob-2/bob-2.md"));
}

#[test]
fn undo_tells_what_it_cannot_take_back() {
    let test = committed(book());
    test.run("new customer Zed").succeeds();
    test.run("set ana company=zed").succeeds();
    let hash = git(test.path(), &["rev-parse", "HEAD~1"]).trim().to_owned();
    test.run(&format!("undo -y {hash}")).exits(3).says("names `zed`");
    test.run("set ana company=").succeeds();
    test.run("set ana tier=C").succeeds();
    test.run("set ana tier=A").succeeds();
    test.run("set ana tier=").succeeds();
    let first = git(test.path(), &["rev-parse", "HEAD~2"]).trim().to_owned();
    test.run(&format!("undo -y {first}")).exits(3).says("changes nothing");
    let settings = test.read("clientbook.toml");
    test.write("clientbook.toml", settings + "\n[git]\ncommit = \"sync\"\n");
    test.run("log ana hello").succeeds();
    test.run("undo -y").exits(3).says("not committed");
}

#[test]
fn a_place_inside_the_book_is_none() {
    let devices = Devices::two();
    let inside = devices.path("a").join("backup.git").display().to_string();
    devices.run("a", &format!("sync {inside}")).exits(3).says("is inside of this book");
    assert!(!devices.path("a").join("backup.git").exists());
    std::fs::create_dir_all(devices.path("a").join("customers/ana/files")).unwrap();
    git(&devices.path("a").join("customers/ana/files"), &["init", "--quiet"]);
    devices.write("a", "customers/ana/files/x.txt", "x");
    git(&devices.path("a").join("customers/ana/files"), &["add", "--all"]);
    git(&devices.path("a").join("customers/ana/files"), &["commit", "--quiet", "-m", "x"]);
    devices.run("a", "check").exits(1).prints("CB097");
    devices.run("a", "sync").exits(3).says("customers/ana/files/");
}

/// One device merged two customers, the other one wrote down a payment of the one who is gone.
#[test]
fn what_was_added_to_a_merged_customer_goes_along() {
    let devices = Devices::two();
    devices.write("a", "customers/bob/bob.md", "+++\nname = \"Bob\"\n+++\n");
    // Where a fifth of the book goes, `sync` asks.
    for number in 0..12 {
        let card = format!("+++\nname = \"Customer {number}\"\n+++\n");
        devices.write("a", &format!("customers/c-{number}/c-{number}.md"), &card);
    }
    devices.run("a", "invoice bob 1000 --no OLD --due \"net 10\"").succeeds();
    devices.run("a", "log bob first -c call").succeeds();
    devices.sync_all();
    devices.run("a", "merge ana bob --yes").succeeds();
    devices.run("a", "sync").succeeds();
    devices.run("b", "pay bob 400").succeeds();
    devices.run("b", "log bob second -c visit").succeeds();
    devices.run("b", "sync").succeeds().says("went along");
    devices.sync_all();
    for device in ["a", "b"] {
        devices.run(device, "report aging").succeeds().prints("$600.00").prints_not("$1,000.00");
        devices.run(device, "show ana").succeeds().prints("first").prints("second");
        assert!(!devices.path(device).join("customers/bob").exists());
    }
}

#[test]
fn a_file_that_is_no_record_is_kept_twice_and_gets_no_marks() {
    let devices = Devices::two();
    devices.write("a", "notes.txt", "one\n");
    devices.sync_all();
    devices.write("a", "notes.txt", "ours\n");
    devices.write("b", "notes.txt", "theirs\n");
    devices.sync_all();
    let both = ["notes.txt", "notes.other-device.txt"].map(|path| devices.read("a", path));
    assert!(both.iter().all(|text| !text.contains("<<<<")) && both[0] != both[1], "{both:?}");
    assert!(devices.path("a").join(CARD).exists());
}

#[test]
fn a_name_is_left_out_however_its_letters_are_written() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/jose/jose.md", "+++\nname = \"José Núñez\"\nsecrecy = \"secret\"\n+++\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/visits/2026-11-20.md", "Met Jose Nunez and jose  núñez.\n");
    test.run("build --profile phone").succeeds();
    let page = test.read("site/customers/ana.html");
    assert!(page.contains("Met someone and someone.") && !page.to_lowercase().contains("nunez"), "{page}");
}

/// The first part is late, the second one is announced all the same.
#[test]
fn each_part_of_an_invoice_is_announced() {
    let test = book();
    test.run("invoice ana 1000 --no A --on 2026-11-01 --due \"30% net 10, 70% net 40\"").succeeds();
    test.run("today --days 30").succeeds().prints("$300.00").prints("$700.00");
    test.run("show ana").succeeds().prints("$700.00, falls due Dec 11");
    test.run("snooze invoice:ana:A --until +5d").succeeds();
    test.run("pay ana 300").succeeds();
    let after = test.run("today --days 30 --json").succeeds().out;
    assert_eq!(after.matches("\"invoice:ana:A").count(), 1, "{after}");
}
