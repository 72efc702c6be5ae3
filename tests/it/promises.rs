//! Promises in the texts of a book: each is read, or its line is told.

use crate::book_test::BookTest;

/// A book in which Ada has one note, of 10 November.
fn note(body: &str) -> BookTest {
    BookTest::with_settings("language = \"en\"\ncurrency = \"USD\"\n")
        .file("customers/ada/ada.md", "+++\nname = \"Ada\"\n+++\n")
        .file("customers/ada/visits/2026-11-10.md", body)
}

#[test]
fn a_promise_on_several_lines_is_one_promise() {
    let test =
        note("- [ ] Ada pays what is left as soon as her bank\n  lets her, by:customer amount:840 due:2026-11-18\n");
    test.run("check").succeeds().says("Nothing is wrong");
    test.run("today").succeeds().prints("$840.00");
    note("- [ ] send the drawing  \n  due:2026-11-20\n").run("today").succeeds().prints("send the drawing");
    note("- [ ] send the drawing\\\n  due:2026-11-20\n").run("today").succeeds().prints("send the drawing");
}

#[test]
fn what_looks_like_a_promise_and_is_none_is_told_with_its_line() {
    let told = [
        ("Talk.\n\n- [] send it due:2026-11-20\n", ":3:3", "CB051"),
        ("Talk.\n\n-[ ] send it due:2026-11-20\n", ":3:2", "CB051"),
        ("- [ ]send it due:2026-11-20\n", ":1:3", "CB051"),
        ("- ［ ］ send it due:2026-11-20\n", ":1:3", "CB051"),
        ("Talk.\n\n    - [ ] send it due:2026-11-20\n", ":3:7", "CB051"),
        ("| a | b |\n| - | - |\n| x | send it due:2026-11-20 |\n", ":3:15", "CB050"),
        ("Ada pays amount:840 soon.\n", ":1:10", "CB050"),
        ("- [ ] pays Due：2026-11-20\n", ":1:12", "CB030"),
        ("- [ ] pays 到期due:2026-11-20\n", ":1:14", "CB030"),
        ("- [ ] pays `due:2026-11-20`\n", ":1:13", "CB030"),
        ("- [ ] pays amount:840\n", ":1:3", "CB052"),
        ("- [ ] pays\n\n  due:2026-11-20\n", ":3:3", "CB050"),
        ("- [ ] call due:2026-11-27\nsend it due:2026-12-09\n", ":2:9", "CB066"),
        ("- [ ] pays amount:500 amount:900 due:2026-11-20\n", ":1:23", "CB066"),
        ("- [ ] pays ｄｕｅ：2026-11-20\n", ":1:12", "CB030"),
        ("- [ ] pays due : 2026-11-20\n", ":1:12", "CB030"),
        ("- [ ] pays due=2026-11-20\n", ":1:12", "CB030"),
        ("- [ ] pays due:2026-11-20 amount;500\n", ":1:27", "CB030"),
        ("- [ ] send it <!-- due:2026-11-18 -->\n", ":1:20", "CB050"),
        ("<!-- - [ ] send it due:2026-11-18 -->\n", ":1:20", "CB050"),
        ("<!--\n- [ ] send it\n  due:2026-11-18\n-->\n", ":3:3", "CB050"),
        ("<b>due:2026-11-18</b>\n", ":1:4", "CB050"),
        ("- [ ] send it due 2026-11-18\n", ":1:15", "CB030"),
        ("- [ ] 寄样品 截止：2026-11-18\n", ":1:11", "CB030"),
        ("- [ ] send it deu:2026-11-18\n", ":1:15", "CB030"),
        ("- [ ] pays due:2026-11-18 by:customer 金额：500\n", ":1:39", "CB030"),
        ("- [ ] due:2026-11-18\n", ":1:3", "CB095"),
    ];
    for (body, place, code) in told {
        note(body).run("check").prints(&format!("2026-11-10.md{place}")).prints(code);
    }
}

#[test]
fn what_a_task_says_of_other_days_is_no_fault() {
    for text in
        ["read the minutes of 2026-11-03", "ask what is due 2026-11-18 due:2026-11-20", "account:500", "until: noon"]
    {
        note(&format!("- [ ] {text}\n")).run("check").succeeds().says("Nothing is wrong");
    }
}

#[test]
fn a_day_without_its_year_is_told_to_need_one() {
    note("- [ ] 寄样品 due:11月18日\n").run("check").prints("CB030").prints("write the year too");
}

#[test]
fn a_promise_that_says_nothing_is_seen_all_the_same() {
    note("- [ ] due:2026-11-18\n").run("today").succeeds().prints("You promised: …");
}

#[test]
fn the_first_due_day_of_a_task_counts() {
    let test = note("- [ ] call Bob due:2026-11-21\nsend the quote due:2026-12-09\n");
    test.run("today").succeeds().prints("call Bob");
    test.run("check").exits(1).prints("begins with `- [ ] `");
}

#[test]
fn a_promise_that_was_kept_once_before_gets_one_done_day() {
    let test = note("- [ ] send the drawing due:2026-11-20 done:2026-11-12\n");
    test.run("done promise:ada").succeeds();
    let text = test.read("customers/ada/visits/2026-11-10.md");
    assert_eq!(text, "- [x] send the drawing due:2026-11-20 done:2026-11-21\n");
    test.run("check").succeeds();
}

#[test]
fn a_promise_is_not_entered_with_two_days() {
    let test = note("Talk.\n");
    test.run("log ada Call --promise \"send it due:fri due:sat\"").exits(2).says("has a `due:` already");
    assert!(!test.exists("customers/ada/visits/2026-11-21-1432.md"));
}

#[test]
fn a_promise_reads_as_a_reader_sees_it_wherever_it_is_quoted() {
    let test = note("- [ ] give **samples** to [[ada|Ms Brook]] `PO-7` due:2026-11-20 by:me\n");
    test.run("today").succeeds().prints("give samples to Ms Brook PO-7").prints_not("**");
    test.run("build").succeeds();
    let card = test.read("site/customers/ada.html");
    assert!(card.contains("<code>PO-7</code> <small class=\"late\">Nov 20 · late</small>"), "{card}");
    assert!(!card.contains("due:2026"), "{card}");
}

#[test]
fn keeping_a_promise_on_several_lines_ticks_its_box() {
    let test = note("- [ ] send the drawing\\\n  due:2026-11-20\n");
    test.run("done send").exits(2);
    test.run("done promise:ada").succeeds();
    assert_eq!(
        test.read("customers/ada/visits/2026-11-10.md"),
        "- [x] send the drawing done:2026-11-21\\\n  due:2026-11-20\n"
    );
    test.run("check").succeeds().says("Nothing is wrong");
}

#[test]
fn done_takes_a_customer_and_words_of_the_reminder() {
    let body = "- [ ] send the drawing due:2026-11-20\n- [ ] call the bank due:2026-11-19\n";
    let test = note(body);
    test.run("done ada").exits(2).says("send the drawing").says("call the bank");
    test.run("done Ada bank").succeeds().prints("Ada: kept. call the bank");
    test.run("done Ada").succeeds().prints("Ada: kept. send the drawing");
    test.run("done Ada").exits(2).says("no reminder fits");
}

#[test]
fn done_keeps_what_was_said_beside_a_tick() {
    let test = note("- [ ] send the drawing due:2026-11-20\n");
    test.run("done promise:ada \"Sent by mail.\" -c email").succeeds();
    assert_eq!(
        test.read("customers/ada/visits/2026-11-21-1432.md"),
        "+++\nchannel = \"email\"\n+++\n\nSent by mail.\n"
    );
    let test = note("- [ ] send the drawing due:2026-11-20\n");
    test.run("done promise:ada \"Left it at the gate.\"").succeeds();
    let text = test.read("customers/ada/visits/2026-11-21-1432.md");
    assert_eq!(text, "+++\noutcome = \"no-contact\"\n+++\n\nLeft it at the gate.\n");
}

#[test]
fn an_answered_birthday_is_a_contact_only_where_a_channel_says_so() {
    let book = || {
        BookTest::with_settings("language = \"en\"\n")
            .file("customers/ada/ada.md", "+++\nname = \"Ada\"\ncadence = 10\nbirthday = 1980-11-21\n+++\n")
            .file("customers/ada/visits/2026-11-01.md", "Talked.\n")
    };
    let test = book();
    test.run("done birthday:ada").succeeds().prints("Not counted as a contact");
    test.run("today").succeeds().prints("last spoke 20 days ago").prints_not("Birthday");
    test.run("build").succeeds();
    assert_eq!(test.read("site/customers/ada.html").matches("class=\"entry").count(), 1);
    let test = book();
    test.run("done birthday:ada -c call \"Sang for her.\"").succeeds();
    test.run("today").succeeds().prints_not("20 days ago").prints_not("Birthday");
}

/// Ada's account, with a note of 1 November.
fn paying(settings: &str, account: &str, promise: &str) -> BookTest {
    BookTest::with_settings(&format!("language = \"en\"\n{settings}"))
        .file("customers/ada/ada.md", "+++\nname = \"Ada\"\n+++\n")
        .file("customers/ada/account.toml", account)
        .file("customers/ada/visits/2026-11-01.md", format!("- [ ] pays by:customer {promise}\n"))
}

const EURO: &str =
    "[[invoice]]\nno = \"E\"\ndate = 2026-09-01\ndue = 2026-10-01\namount = \"500.00\"\ncurrency = \"EUR\"\n\n";

#[test]
fn a_promise_is_in_the_currency_of_its_invoice() {
    let test = paying("currency = \"USD\"\n", EURO, "due:2026-11-22 amount:500 for:E");
    let json = test.run("today --json").succeeds().json();
    let promised = json["reminders"].as_array().expect("reminders").iter().find(|one| one["kind"] == "payment-promise");
    let promised = promised.expect("the promise is listed");
    assert_eq!([&promised["amount"], &promised["currency"]], ["500.00", "EUR"]);
    let owners = test.run("report owners --json").succeeds().json();
    assert_eq!(owners["theirs"][0]["currency"], "EUR");
    test.run("build").succeeds();
    for page in ["site/index.html", "site/receivables/index.html"] {
        let page = test.read(page);
        assert!(page.contains("EUR\u{a0}500.00") && !page.contains("$500.00"), "{page}");
    }
    // The decimals are those of the invoice's currency too.
    let yen = EURO.replace("EUR", "JPY");
    paying("currency = \"USD\"\n", &yen, "due:2026-11-22 amount:99.50 for:E").run("check").exits(1).prints("JPY");
    paying("currency = \"JPY\"\n", EURO, "due:2026-11-22 amount:99.50 for:E").run("check").succeeds();
}

#[test]
fn a_promise_of_more_than_is_owed_is_kept_when_all_is_paid() {
    let dollars = EURO.replace("currency = \"EUR\"\n", "");
    let paid = |day: &str| format!("{dollars}[[payment]]\ndate = {day}\namount = \"500.00\"\n");
    let kept = |account: &str, promise: &str| {
        let test = paying("currency = \"USD\"\n", account, promise);
        test.run("build").succeeds();
        test.read("site/customers/ada.html").contains("1 of 1")
    };
    for promise in ["due:2026-11-10 amount:600", "due:2026-11-10 amount:600 for:E"] {
        assert!(kept(&paid("2026-11-05"), promise), "all was paid: {promise}");
        assert!(!kept(&paid("2026-11-12"), promise), "all was paid late: {promise}");
        assert!(!kept(&paid("2026-11-05").replace("\"500.00\"\n", "\"499.00\"\n").replacen("499", "500", 1), promise));
    }
    // What was paid before is no word that was kept: nothing was open, and more was promised.
    assert!(!kept(&paid("2026-10-20"), "due:2026-11-10 amount:600"));
}

/// A tag is no sign of Markdown for those who read: it is seen as it was written.
#[test]
fn a_tag_in_a_promise_is_seen_as_text() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/visits/2026-11-10.md", "- [ ] send <b>two</b> due:2026-11-20\n");
    test.run("today").succeeds().prints("You promised: send <b>two</b>");
    test.run("build").succeeds();
    let page = test.read("site/index.html");
    assert!(
        page.contains("send &lt;b&gt;two&lt;&#x2F;b&gt;") || page.contains("send &lt;b&gt;two&lt;/b&gt;"),
        "{page}"
    );
}
