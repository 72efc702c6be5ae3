//! Commands that change what an account holds: money paid ahead, disputes, write-offs, terms, limits and holds.

use crate::book_test::BookTest;
use crate::history::git;

const ACCOUNT: &str = "customers/ana/account.toml";

fn book(account: &str) -> BookTest {
    BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file(ACCOUNT, account)
}

fn invoice(no: &str, date: &str, due: &str, amount: &str) -> String {
    format!("[[invoice]]\nno = \"{no}\"\ndate = {date}\ndue = {due}\namount = \"{amount}\"\n\n")
}

/// An old invoice that a credit note has paid twice over, and a late one.
fn paid_ahead() -> BookTest {
    let credit = "[[payment]]\nno = \"C1\"\ndate = 2026-07-01\nkind = \"credit-note\" # for the returned goods\namount = \"80.00\"\n\n";
    let account = invoice("A1", "2026-03-01", "2026-03-31", "50.00") + credit;
    book(&[account, invoice("A3", "2026-10-01", "2026-10-31", "30.00")].concat())
}

#[test]
fn an_invoice_that_is_paid_ahead_is_no_reason_to_collect() {
    let test = paid_ahead().on("2026-11-20T14:32");
    test.run("today --days 0")
        .succeeds()
        .prints("$30.00 of theirs is not matched to an invoice and covers A3: apply it")
        .prints_not("days late");
    test.run("show ana").succeeds().prints("Unmatched     $30.00  clientbook pay ana --apply");
    let json = test.run("today --days 0 --json").succeeds().json();
    assert_eq!(json["reminders"][0]["id"], "credit:ana:apply:USD");
    test.run("done credit:ana:apply").exits(2).says("clientbook pay ana --apply");
    test.run("build").succeeds();
    assert!(!test.exists("site/letters/ana.html"));
}

#[test]
fn apply_gives_what_was_paid_ahead_to_the_invoices_due_first() {
    let test = paid_ahead();
    let before = test.read(ACCOUNT);
    test.run("pay ana --apply --dry-run").succeeds().prints("A3: $30.00, settled");
    assert_eq!(test.read(ACCOUNT), before);
    git(test.path(), &["init", "--quiet"]);
    test.run("pay ana --apply").succeeds().prints("Ana: what was paid ahead is applied.").prints("A3: $30.00, settled");
    let shares = "for = [{ no = \"A1\", amount = \"50.00\" }, { no = \"A3\", amount = \"30.00\" }]\n";
    assert_eq!(test.read(ACCOUNT), before.replace("\"80.00\"\n", &format!("\"80.00\"\n{shares}")));
    test.run("check").succeeds().prints_not("[CB");
    test.run("report aging").succeeds().prints("Nobody owes anything");
    test.run("show ana --json").succeeds().prints("\"open\": \"0.00\"");
    test.run("pay ana --apply").exits(2).says("has paid nothing ahead");
    test.run("undo --yes").succeeds();
    assert_eq!(test.read(ACCOUNT), before);
}

#[test]
fn a_credit_that_covers_a_part_is_taken_off_the_letter() {
    let test = paid_ahead();
    let text = test.read(ACCOUNT);
    test.write(ACCOUNT, [text, "\n".to_owned(), invoice("A4", "2026-10-05", "2026-11-04", "100.00")].concat());
    test.write(ACCOUNT, test.read(ACCOUNT).replace("\"80.00\"", "\"95.00\""));
    test.run("today --days 0")
        .succeeds()
        .prints("A4, $100.00, is 17 days late; $45.00 of theirs is not matched to an invoice");
    test.run("build").succeeds();
    let letter = test.read("site/letters/ana.html");
    let main = letter.split("<main").nth(1).expect("a page");
    assert!(main.contains("Paid in advance") && main.contains("-$15.00") && main.contains("$85.00"), "{main}");
    assert!(!main.contains("A3"), "{main}");
}

#[test]
fn in_chinese_money_is_told_as_salespeople_say_it() {
    let test = paid_ahead().in_language("zh-CN").on("2026-11-20T14:32");
    test.run("today --days 0").succeeds().prints("回款未对上账单，够付 A3：先冲抵");
    test.run("pay ana --apply").succeeds().prints("没有分配的回款已冲抵").prints("结清");
    test.run("pay ana --returned C1 --on 2026-11-20").succeeds().prints("07-01 的回款").prints("在 11-20 被银行退回");
    test.run("invoice ana --no A3 --dispute 数量不对").succeeds().prints("A3 从 11-20 起有争议：数量不对");
    test.run("snooze invoice:ana:A1 --until 2026-11-27").succeeds();
    test.run("show ana").succeeds().prints("11-27 再提醒");
}

#[test]
fn apply_leaves_disputed_invoices_alone_unless_they_are_named() {
    let test = paid_ahead();
    test.run("invoice ana --no A3 --dispute \"wrong size\"").succeeds();
    test.run("pay ana --apply").exits(2).says("no invoice of Ana can take the $30.00").says("--for NUMBER");
    test.run("pay ana --apply --for A9").exits(2).says("no invoice `A9`");
    test.run("pay ana --apply --for A3").succeeds().prints("A3: $30.00, settled");
}

#[test]
fn money_goes_to_the_part_that_is_due_first() {
    let split = "[[invoice]]\nno = \"S\"\ndate = 2026-09-01\namount = \"100.00\"\n\
                 parts = [{ due = 2026-10-01, amount = \"40.00\" }, { due = 2027-01-01, amount = \"60.00\" }]\n\n";
    let test = book(&[split.to_owned(), invoice("B", "2026-09-02", "2026-11-01", "50.00")].concat());
    let overdue = |test: &BookTest| {
        let json = test.run("list --json").succeeds().json();
        json["customers"][0]["overdue"].as_str().expect("an amount").to_owned()
    };
    assert_eq!(overdue(&test), "90.00");
    test.run("today --days 0").succeeds().prints("2 invoices, $90.00");
    let shown = test.run("pay ana 60").succeeds();
    let shown = shown.prints("S: $40.00, $60.00 still open").prints("B: $20.00, $30.00 still open");
    assert_eq!(shown.out.lines().count(), 3, "{}", shown.out);
    assert_eq!(overdue(&test), "30.00");
    // One invoice that gets money for two parts is told once.
    let shown = test.run("pay ana 70").succeeds().prints("B: $30.00, settled").prints("S: $40.00, $20.00 still open");
    assert_eq!(shown.out.lines().count(), 3, "{}", shown.out);
}

#[test]
fn money_that_does_not_fit_its_invoices_is_refused_with_the_reason() {
    let euro =
        invoice("E", "2026-09-01", "2026-10-01", "100.00").replace("\"100.00\"", "\"100.00\"\ncurrency = \"EUR\"");
    let account = [euro, invoice("U", "2026-09-01", "2026-10-01", "100.00")].concat();
    let test = book(&account);
    test.run("pay ana 50 --for E").exits(2).says("in USD, and invoice `E` in EUR").says("--currency EUR");
    test.run("pay ana 50 --for U=40 --for E=20").exits(2).says("add up to 60.00, and only 50.00 came");
    test.run("pay ana 50 --on 2026-12-01").exits(2).says("after today, and a payment says what has come");
    test.run("invoice ana abc --no X").exits(2).says("cannot be read as an amount").says_not("cost");
    assert_eq!(test.read(ACCOUNT), account);
    test.run("pay ana 50 --for E --currency EUR").succeeds().prints("E: EUR\u{a0}50.00");
    test.run("pay ana 50 --for U --currency USD").succeeds();
    test.run("check").succeeds();
}

#[test]
fn a_promise_names_an_invoice_that_is_there() {
    let test = book(&invoice("INV-1032", "2026-09-01", "2026-10-01", "100.00"));
    let promise =
        |no: &str| format!("log ana \"Called.\" --promise \"pays due:2026-11-30 by:customer amount:100 for:{no}\"");
    test.run(&promise("INV-1023")).exits(2).says("there is no invoice `INV-1023`").says("INV-1032");
    assert!(!test.exists("customers/ana/visits"));
    test.run(&promise("INV-1032")).succeeds();
    test.run("log ana \"See [[nobody]].\"").succeeds().says("nobody");
}

#[test]
fn only_what_a_command_brings_stops_it() {
    let old = "[[invoice]]\nno = \"A\"\ndate = 2026-10-10\ndue = 2026-10-01\namount = \"10.00\"\n\n\
               [[payment]]\namount = \"5.00\"\n\n[[payment]]\ndate = 2026-10-11\namount = \"x\"\n\n";
    let test = book(old);
    test.run("check").exits(1);
    test.run("invoice ana 20 --no A").exits(2).says("appears twice");
    test.run("invoice ana -20 --no B").exits(2).says("above zero");
    test.run("invoice ana 20 --no B --currency EURO").exits(2).says("is not a currency");
    test.run("invoice ana 20 --no B --due +30d").succeeds();
    test.run("pay ana 5 --for B").succeeds().prints("B: $5.00");
    test.run("set ana hold=late").succeeds();
    // A second fault of the same kind is a new one.
    test.write(ACCOUNT, test.read(ACCOUNT) + "\n[[invoice]]\nno = \"A\"\ndate = 2026-10-10\namount = \"1.00\"\n");
    test.run("invoice ana 20 --no A").exits(2).says("appears twice");
    // A payment before its invoice is told, but may be meant.
    test.run("pay ana 5 --for B --on 2026-11-01").succeeds().says("older than invoice `B`");
}

#[test]
fn a_dispute_counts_from_its_day_and_has_its_column() {
    let account =
        [invoice("A", "2026-09-01", "2026-10-01", "100.00"), invoice("B", "2026-09-02", "2026-10-02", "50.00")]
            .concat();
    let test = book(&account);
    test.run("report aging").succeeds().prints_not("Disputed");
    test.run("invoice ana --no A --dispute \"wrong quantity\" --on 2026-11-10 --dry-run").succeeds();
    assert_eq!(test.read(ACCOUNT), account);
    test.run("invoice ana --no A --dispute \"wrong quantity\" --on 2026-11-10")
        .succeeds()
        .prints("Ana: A is disputed since Nov 10: wrong quantity");
    assert!(test.read(ACCOUNT).contains("disputed = { since = 2026-11-10, reason = \"wrong quantity\" }\n"));
    test.run("today --days 0").succeeds().prints("2 invoices, $150.00, the oldest 51 days late (A is disputed)");
    test.run("report aging").succeeds().prints("Disputed").prints("$100.00");
    let disputed = |line: &str| test.run(line).succeeds().json()["customers"][0]["disputed"].clone();
    assert_eq!(disputed("report aging --json"), "100.00");
    assert_eq!(disputed("report aging --json --as-of 2026-11-09"), "0.00");
    let shown = test.run("show ana --json").succeeds().json();
    assert_eq!((&shown["invoices"][0]["disputed"], &shown["invoices"][1]["disputed"]), (&true.into(), &false.into()));
    test.run("build").succeeds();
    let page = test.read("site/receivables/index.html");
    assert!(page.contains("<th scope=\"col\" class=\"number roomy\">Disputed</th>"), "{page}");
    let letter = test.read("site/letters/ana.html");
    assert!(
        !letter.contains("<td class=\"nowrap\">A</td>") && letter.contains("<td class=\"nowrap\">B</td>"),
        "{letter}"
    );
    test.run("invoice ana --no A --end-dispute").succeeds().prints("A is not disputed any more");
    assert_eq!(test.read(ACCOUNT), account);
    test.run("invoice ana --no A --end-dispute").exits(2).says("is not disputed");
    test.run("invoice ana --no A --dispute \" \"").exits(2).says("needs a reason");
    test.run("invoice ana --no A --dispute x --on 2026-08-01").exits(2).says("the day of A");
    test.run("invoice ana --no C --dispute x").exits(2).says("no invoice `C`");
    test.run("invoice ana --no A").exits(2);
}

#[test]
fn an_invoice_is_written_off_up_to_what_is_open() {
    let test = book(&invoice("A", "2026-09-01", "2026-10-01", "100.00"));
    test.run("pay ana 40 --for A").succeeds();
    test.run("invoice ana --no A --write-off 61").exits(2).says("of A $60.00 is open");
    test.run("invoice ana --no A --write-off 0").exits(2).says("is open");
    test.run("invoice ana --write-off --no A --reason \"too small\" --dry-run")
        .succeeds()
        .prints("$60.00 of A is written off; nothing of it stays open");
    test.run("invoice ana --no A --write-off 10 --reason \"too small\"").succeeds().prints("$50.00 of it stays open");
    let line = "written_off = { date = 2026-11-21, amount = \"10.00\", reason = \"too small\" }\n";
    assert!(test.read(ACCOUNT).contains(line), "{}", test.read(ACCOUNT));
    test.run("list --json").succeeds().prints("\"open\": \"50.00\"");
    test.run("invoice ana --no A --write-off").exits(2).says("$10.00 of A was written off 2026-11-21 already");
    test.run("check").succeeds();
}

#[test]
fn a_payment_that_came_back_is_noted_by_its_number_or_day() {
    let account = invoice("A", "2026-09-01", "2026-10-01", "100.00");
    let payments = "[[payment]]\nno = \"P-1\"\ndate = 2026-10-30\namount = \"60.00\"\n\n[[payment]]\ndate = 2026-11-02\namount = \"40.00\"\n";
    let test = book(&(account + payments));
    test.run("pay ana --returned P-9").exits(2).says("no payment `P-9`").says("P-1  2026-10-30");
    test.run("pay ana --returned P-1 --on 2026-10-01").exits(2).says("lies before the payment’s day");
    test.run("pay ana --returned P-1 --on 2026-11-10")
        .succeeds()
        .prints("Ana: the $60.00 of Oct 30 came back Nov 10; open now: $60.00.");
    test.run("pay ana --returned P-1").exits(2).says("came back 2026-11-10 already");
    test.run("pay ana --returned 2026-11-02").succeeds().prints("open now: $100.00");
    assert_eq!(test.read(ACCOUNT).matches("returned = ").count(), 2);
    test.run("today --days 0").succeeds().prints("The bank took $60.00 back Nov 10");
    test.run("check").succeeds();
}

#[test]
fn terms_limit_and_hold_are_set_like_fields_of_the_card() {
    let test =
        BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    git(test.path(), &["init", "--quiet"]);
    test.run("set ana \"terms=net 30\" credit_limit=25,000 tier=A --dry-run")
        .succeeds()
        .prints("terms (none) → net 30");
    assert!(!test.exists(ACCOUNT));
    test.run("set ana \"terms=net 30\" credit_limit=25,000 tier=A").succeeds().prints("Ana: tier (none) → A");
    assert_eq!(test.read(ACCOUNT), "terms = \"net 30\"\ncredit_limit = \"25000.00\"\n");
    test.run("invoice ana 100 --no A").succeeds().prints("due Dec 21");
    test.run("set ana hold=\"does not pay\"").succeeds().prints("hold (none) → 2026-11-21, does not pay");
    test.run("show ana").succeeds().prints("does not pay");
    test.run("set ana hold=").succeeds();
    test.run("show ana").succeeds().prints_not("does not pay");
    let before = test.read(ACCOUNT);
    test.run("set ana \"terms=when they like\"").exits(2).says("terms");
    test.run("set ana credit_limit=lots").exits(2).says("cannot be read as an amount");
    test.run("set ana credit_limit=-5").exits(2);
    test.run("set ana holt=x").exits(2).says("did you mean `hold`?");
    assert_eq!(test.read(ACCOUNT), before);
    test.run("undo --yes").succeeds();
    test.run("show ana").succeeds().prints("does not pay");
    test.run("set --where tier=A tier=B credit_limit=9").exits(2).says("1 customer");
}

#[test]
fn a_snoozed_invoice_says_how_late_it_is_and_how_long_it_rests() {
    let test = book(&invoice("A", "2026-10-01", "2026-11-07", "100.00"));
    test.run("snooze invoice:ana:A --until 2026-11-27").succeeds();
    test.run("show ana").succeeds().prints("14 days late  A, $100.00, is 14 days late, resting until Nov 27");
    test.run("today --days 0").succeeds().prints_not("A, $100.00");
    test.run("today").succeeds().prints("Fri Nov 27").prints("A, $100.00, is 14 days late, resting until Nov 27");
    let json = test.run("show ana --json").succeeds().json();
    let reminder = &json["reminders"][0];
    assert_eq!((reminder["due"].as_str(), reminder["days"].as_i64()), (Some("2026-11-07"), Some(-14)), "{reminder}");
    assert_eq!(reminder["resting_until"], "2026-11-27");
    test.run("build").succeeds();
    assert!(!test.read("site/index.html").contains("falls due"));
    let later = BookTest::copy_of(test.path()).on("2026-11-27");
    later.run("today --days 0").succeeds().prints("A, $100.00, is 20 days late\n");
}

#[test]
fn history_tells_an_amount_in_its_own_currency() {
    let test =
        BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    test.write(ACCOUNT, "currency = \"EUR\"\ncredit_limit = \"10.00\"\n");
    git(test.path(), &["init", "--quiet"]);
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["-c", "user.name=D", "-c", "user.email=d@example.com", "commit", "--quiet", "-m", "start"]);
    test.run("invoice ana 100 --no A --currency GBP --due +30d").succeeds();
    test.run("pay ana 40").succeeds();
    test.run("set ana credit_limit=20").succeeds();
    test.run("history ana")
        .succeeds()
        .prints("GBP\u{a0}100.00")
        .prints("EUR\u{a0}40.00")
        .prints("EUR\u{a0}10.00 → EUR\u{a0}20.00")
        .prints("Payment: Ana, EUR 40.00");
    test.run("invoice ana --no A --dispute \"two boxes short\"").succeeds();
    test.run("invoice ana --no A --write-off 5").succeeds();
    test.run("set ana hold=slow").succeeds();
    test.run("history ana")
        .succeeds()
        .prints("invoice A · disputed · reason: two boxes short")
        .prints("invoice A · disputed · since: Nov 21, 2026")
        .prints("invoice A · written off · amount: GBP\u{a0}5.00")
        .prints("hold · since: Nov 21, 2026");
}

#[test]
fn what_was_paid_ahead_uses_no_credit_and_is_not_expected_again() {
    let test = paid_ahead();
    let account = test.read(ACCOUNT);
    test.write(ACCOUNT, ["credit_limit = \"20.00\"\n\n", account.as_str()].concat());
    test.run("today --days 0").succeeds().prints_not("over the limit");
    test.run("build").succeeds();
    let weeks = |test: &BookTest| {
        let page = test.read("site/receivables/index.html");
        let (_, after) = page.split_once("Money to expect").expect("what is expected");
        after.split("</section>").next().unwrap_or_default().to_owned()
    };
    assert!(!weeks(&test).contains("$30.00"), "{}", weeks(&test));
    test.write(ACCOUNT, test.read(ACCOUNT).replace("\"80.00\"", "\"50.00\""));
    test.run("today --days 0").succeeds().prints("over the limit");
    test.run("build").succeeds();
    assert!(weeks(&test).contains("$30.00"), "{}", weeks(&test));
}

#[test]
fn a_currency_beside_an_amount_is_read_or_refused() {
    let test = book(&invoice("A-1", "2026-10-01", "2026-10-31", "100.00"));
    for amount in ["eur 5000", "5000 EUR", "5000eur", "€5000", "5000 欧元", "5000 --currency eur"] {
        test.run(&format!("pay ana {amount} --dry-run")).succeeds().prints("Ana: EUR\u{a0}5,000.00 received");
    }
    test.run("pay ana usd 60 --dry-run").succeeds().prints("A-1: $60.00");
    test.run("pay ana xyz 5000").exits(2).says("`xyz 5000` cannot be read");
    test.run("pay ana eur 5000 --currency USD").exits(2).says("`eur 5000` is in EUR, and this is counted in USD");
    test.run("pay ana 60 --for \"A-1=eur 60\"").exits(2).says("is in EUR");
    test.run("invoice ana --no A-1 --write-off 5eur").exits(2).says("is in EUR");
    test.run("set ana credit_limit=\"eur 5000\"").exits(2).says("5000");
    assert!(!test.read(ACCOUNT).contains("[[payment]]"));
    test.run("invoice ana eur 50.50 --no E-1 --due +30d").succeeds().prints("E-1 for EUR\u{a0}50.50");
    test.run("pay ana eur 5000")
        .succeeds()
        .prints("E-1: EUR\u{a0}50.50, settled")
        .prints("EUR\u{a0}4,949.50 goes to no invoice");
    assert_eq!(test.read(ACCOUNT).matches("currency = \"EUR\"").count(), 2);
    test.run("invoice ana 10.50 jpy --no J-1 --due +30d").exits(2).says("more decimals than JPY");
    test.run("check").succeeds();
}

#[test]
fn an_invoice_of_the_past_takes_no_money_from_others() {
    let paid = "[[payment]]\ndate = 2026-10-15\namount = \"120.00\"\n";
    let test = book(&[invoice("A-1", "2026-10-01", "2026-10-31", "100.00"), paid.to_owned()].concat());
    test.run("invoice ana 50 --no A-0 --on 2026-09-01 --due 2026-09-30 --dry-run").succeeds().prints("A-1 $100.00");
    assert!(!test.read(ACCOUNT).contains("A-0"));
    test.run("invoice ana 50 --no A-0 --on 2026-09-01 --due 2026-09-30")
        .succeeds()
        .prints("$20.00 of what they had paid ahead goes to it; $30.00 is open")
        .prints("it takes nothing from what is paid: A-1 $100.00");
    let shares = "for = [{ no = \"A-1\", amount = \"100.00\" }, { no = \"A-0\" }]\n";
    assert!(test.read(ACCOUNT).ends_with(&format!("{paid}{shares}")), "{}", test.read(ACCOUNT));
    let json = test.run("show ana --json").succeeds().json();
    assert_eq!([&json["invoices"][0]["open"], &json["invoices"][1]["open"]], ["30.00", "0.00"]);
    test.run("check").succeeds().prints_not("[CB");
    // An invoice that moves no money says nothing of it.
    test.run("invoice ana 50 --no A-2 --due +30d").succeeds().prints_not("paid");
    let chinese = book(&[invoice("A-1", "2026-10-01", "2026-10-31", "100.00"), paid.to_owned()].concat());
    chinese
        .in_language("zh-CN")
        .run("invoice ana 50 --no A-0 --on 2026-09-01 --due 2026-09-30")
        .succeeds()
        .prints("预收款冲抵")
        .prints("已付的不动：A-1");
}
