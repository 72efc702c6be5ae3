//! Invoices as they are entered: terms, discounts, shares, numbers, days, and the lists of other programs.

use crate::book_test::BookTest;
use crate::history::git;

fn ana(account: &str) -> BookTest {
    ana_of("language = \"en\"\n", account)
}

fn ana_of(settings: &str, account: &str) -> BookTest {
    let test = BookTest::with_settings(settings).file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    if account.is_empty() { test } else { test.file("customers/ana/account.toml", account) }
}

#[test]
fn nothing_is_due_on_its_own_day_because_nobody_said_when() {
    let test = ana("");
    test.run("invoice ana 100 --no A-1").exits(2).says("no terms of payment").says("--due \"net 30\"");
    assert!(!test.exists("customers/ana/account.toml"), "nothing was written");
    test.run("invoice ana 100 --no A-1 --due later").exits(2).says("neither a day nor terms");
    test.run("invoice ana 100 --no A-1 --due \"net 30 days\"").succeeds().prints("A-1 for $100.00, due Dec 21");
    let test = ana("terms = \"some day\"\n");
    test.run("invoice ana 100 --no A-1").exits(2).says("the terms of Ana cannot be read").says("clientbook check");
    test.run("invoice ana 100 --no A-1 --due COD").succeeds().prints("due Nov 21");
    let test = ana("").in_language("zh-CN");
    test.run("invoice ana 100 --no A-1").exits(2).says("没有账期").says("月结30天");
    test.run("invoice ana 100 --no A-1 --due 月结30天").succeeds().prints("12-30 到期");
    test.run("invoice ana 100 --no A-2 --due 款到发货").succeeds().prints("11-21 到期");
}

#[test]
fn a_due_day_counts_from_the_day_of_the_invoice() {
    let test = ana("");
    for (no, on, due, expect) in [
        ("A-1", "11/1", "11/15", "2026-11-15"),
        ("A-2", "9/1", "10/1", "2026-10-01"),
        ("A-3", "2026-09-01", "月底", "2026-09-30"),
        ("A-4", "2026-09-01", "+30d", "2026-10-01"),
        ("A-5", "2026-11-01", "十二月一日", "2026-12-01"),
        ("A-6", "2026-11-01", "today", "2026-11-21"),
    ] {
        test.run(&format!("invoice ana 100 --no {no} --on {on} --due {due}")).succeeds();
        let account = test.read("customers/ana/account.toml");
        let invoice = account.split("[[invoice]]").last().unwrap_or_default();
        assert!(invoice.contains(&format!("due = {expect}")), "{no}: {invoice}");
    }
    test.run("invoice ana 100 --no A-7 --due 2月30日").exits(2).says("neither a day nor terms");
}

#[test]
fn an_invoice_in_a_file_without_a_due_day_is_a_fault_with_its_line() {
    let invoice = "[[invoice]]\nno = \"A-1\"\ndate = 2026-11-01\namount = \"100.00\"\n";
    let test = ana(invoice);
    test.run("check").prints("CB063").prints("account.toml:2:6").prints("terms = \"net 30\"");
    ana(&format!("terms = \"2/10 net 30\"\n\n{invoice}")).run("check").succeeds().prints_not("CB063");
    ana(&format!("{invoice}due = 2026-12-01\n")).run("check").succeeds().prints_not("CB063");
}

/// Terms that are missing, and terms that nobody can read.
#[test]
fn nobody_is_pressed_for_an_invoice_of_which_nothing_says_when_it_is_due() {
    let invoice = "[[invoice]]\nno = \"A-1\"\ndate = 2026-08-01\namount = \"100.00\"\n";
    for account in [invoice.to_owned(), format!("terms = \"whenever\"\n\n{invoice}")] {
        let test = ana(&account);
        test.run("today").succeeds().prints("A-1 of Aug 1, $100.00: no due day is agreed").prints_not("late");
        test.run("show ana").succeeds().prints("no due day agreed").prints_not("due Aug 1");
        let json = test.run("show ana --json").succeeds().json();
        assert_eq!(json["account"]["ledgers"][0]["invoices"][0]["due"], serde_json::Value::Null, "{json:#}");
        let aging = test.run("report aging --json").succeeds().json();
        assert_eq!(
            (&aging["customers"][0]["open"], &aging["customers"][0]["overdue"]),
            (&"100.00".into(), &"0.00".into())
        );
        test.run("build").succeeds();
        assert!(!test.exists("site/letters/ana.html"), "no letter");
        let page = test.read("site/receivables/ana.html");
        assert!(page.contains("No due day is agreed for invoice <span class=\"nowrap\">A-1</span>"), "{page}");
        assert!(
            !page.contains("days late")
                && !page.contains("class=\"late")
                && !page.contains("Overdue")
                && !page.contains("Final notice"),
            "{page}"
        );
        test.run("check").says_not("on its own day");
        // An invoice beside it whose day is agreed is asked for alone.
        let both =
            format!("{account}\n[[invoice]]\nno = \"A-2\"\ndate = 2026-08-01\ndue = 2026-08-31\namount = \"7.00\"\n");
        test.write("customers/ana/account.toml", both);
        test.run("build").succeeds();
        let letter = test.read("site/letters/ana.html");
        assert!(letter.contains("A-2") && !letter.contains("A-1"), "{letter}");
    }
}

#[test]
fn an_invoice_of_a_day_to_come_is_asked_about_with_its_year_too() {
    let test = ana("terms = \"net 30\"\n");
    for on in ["2026-12-20", "tomorrow", "12/20/2026"] {
        test.run(&format!("invoice ana 70 --no F9 --on {on}")).exits(2).says("lies ahead").says("leave out --on");
    }
    assert!(!test.read("customers/ana/account.toml").contains("F9"));
    #[cfg(unix)]
    {
        test.run_on_a_terminal("invoice ana 70 --no F9 --on 2026-12-20", "n").exits(2);
        test.run_on_a_terminal("invoice ana 70 --no F9 --on 2026-12-20", "y").succeeds();
        test.run("check").prints("CB090").prints("account.toml:5:8").prints("2026-12-20 is still to come");
    }
}

#[test]
fn terms_in_parts_are_given_on_one_line_wherever_terms_are() {
    let test = ana("");
    for line in ["30% net 0, 70% net 60", "[30% net 0,70% net 60]"] {
        test.run(&format!("set ana \"terms={line}\"")).succeeds();
        assert!(test.read("customers/ana/account.toml").contains("terms = [\"30% net 0\", \"70% net 60\"]"));
    }
    let test = ana("");
    test.run("invoice ana 100 --no A-1 --due \"30% net 0, 70% net 60\"").succeeds().prints("in 2 parts");
    test.run("invoice ana 100 --no A-2 --due \"30% net 0, 60% net 60\"").exits(2).says("30% net 0, 70% net 60");
    test.run("invoice ana 100 --no A-3 --due Net-30").succeeds().prints("due Dec 21");
    // As one text in a file too.
    let test = ana("terms = \"30% net 0, 70% net 60\"\n");
    test.run("check").succeeds();
    test.run("invoice ana 100 --no A-1").succeeds().prints("in 2 parts");
}

#[test]
fn money_for_a_written_off_invoice_is_recovered_on_the_very_day_too() {
    let account = "[[invoice]]\nno = \"I2\"\ndate = 2026-06-01\ndue = 2026-07-01\namount = \"500.00\"\n";
    let test = ana(account);
    test.run("invoice ana --no I2 --write-off 500 --reason gone").succeeds();
    test.run("pay ana 200 --for I2").succeeds();
    test.run("build").succeeds();
    let page = test.read("site/receivables/index.html");
    let debts = page.split("I2").nth(1).unwrap_or_default();
    assert!(debts.contains("500.00") && debts.contains("200.00") && !debts.contains("300.00"), "{debts}");
    // What is left after a payment of the same day may be written off too.
    let test = ana(account);
    test.run("pay ana 200 --for I2").succeeds();
    test.run("invoice ana --no I2 --write-off --reason gone").succeeds();
    test.run("build").succeeds();
    let page = test.read("site/receivables/index.html");
    let debts = page.split("I2").nth(1).unwrap_or_default();
    assert!(debts.contains("300.00") && !debts.contains("200.00"), "{debts}");
}

#[test]
fn a_discount_is_shown_and_settles_the_invoice_that_is_paid_in_time() {
    let test = ana("terms = \"2/10 net 30\"\n");
    let told = test.run("invoice ana 1000 --no A-1 --on 2026-11-18").succeeds();
    told.prints("A-1 for $1,000.00, due Dec 18").prints("$980.00 if paid by Nov 28");
    assert!(test.read("customers/ana/account.toml").contains("discount = { until = 2026-11-28, amount = \"20.00\" }"));
    test.run("today --days 30").succeeds().prints("$20.00 off if paid by Nov 28");
    let json = test.run("show ana --json").succeeds().json();
    assert_eq!(json["invoices"][0]["discount"]["until"], "2026-11-28");
    test.run("pay ana 980 --dry-run --on 2026-11-20").succeeds().prints("A-1: $980.00, settled");
    let late = BookTest::copy_of(test.path()).on("2026-11-30");
    late.run("pay ana 980 --dry-run").succeeds().prints("A-1: $980.00, $20.00 still open");
    test.run("pay ana 980 --on 2026-11-20").succeeds();
    test.run("report aging").succeeds().prints("Nobody owes anything");
    test.run("build").succeeds();
    assert!(test.read("site/receivables/ana.html").contains("Discount for early payment"));
}

#[test]
fn the_history_tells_the_last_day_of_a_discount() {
    let test = ana("");
    git(test.path(), &["init", "--quiet"]);
    test.run("invoice ana 1000 --no A-1 --due \"2/10 net 30\"").succeeds();
    let account = test.read("customers/ana/account.toml");
    test.write("customers/ana/account.toml", account.replace("until = 2026-12-01", "until = 2026-12-05"));
    test.run("pay ana 980").succeeds();
    test.run("history ana").succeeds().prints("discount · last day Dec 1, 2026 → Dec 5, 2026");
}

#[test]
fn a_payment_that_leaves_more_open_than_the_discount_takes_none() {
    let test = ana("terms = \"2/10 net 30\"\n");
    test.run("invoice ana 1000 --no A-1").succeeds();
    test.run("pay ana 979.99 --dry-run").succeeds().prints("$20.01 still open");
    test.run("pay ana 980 --kind credit-note --dry-run").succeeds().prints("$20.00 still open");
    test.run("pay ana 1000 --dry-run").succeeds().prints("A-1: $1,000.00, settled");
}

#[test]
fn one_payment_for_several_invoices_takes_the_discount_of_each() {
    let test = ana("terms = \"2/10 net 30\"\n");
    test.run("invoice ana 1000 --no A-1").succeeds();
    test.run("invoice ana 500 --no A-2").succeeds();
    test.run("invoice ana 70 --no A-3 --due +40d").succeeds();
    for line in ["pay ana 1470 --dry-run", "pay ana 1470 --for A-1 --for A-2 --dry-run"] {
        test.run(line)
            .succeeds()
            .prints("A-1: $980.00, settled with a discount of $20.00")
            .prints("A-2: $490.00, settled");
    }
    test.run("pay ana 1540 --dry-run").succeeds().prints("A-2: $490.00, settled").prints("A-3: $70.00, settled");
    test.run("pay ana 1500 --dry-run").succeeds().prints("A-1: $1,000.00, settled").prints("A-2: $500.00, settled");
}

#[test]
fn a_new_invoice_tells_all_its_parts_in_the_decimals_of_the_currency() {
    let test = ana_of("language = \"en\"\n", "currency = \"JPY\"\nterms = [\"33% net 0\", \"67% net 30\"]\n");
    let told = test.run("invoice ana 1001 --no A-1").succeeds();
    told.prints("in 2 parts").prints("330 due Nov 21").prints("671 due Dec 21");
    test.run("check").succeeds();
    let test = ana_of("language = \"en\"\n", "currency = \"KWD\"\nterms = [\"33% net 0\", \"67% net 30\"]\n");
    test.run("invoice ana 10.005 --no A-1").succeeds().prints("3.302 due").prints("6.703 due");
}

#[test]
fn a_number_that_differs_in_case_or_width_is_no_new_one() {
    let test = ana("terms = \"net 30\"\n\n[[invoice]]\nno = \"B2\"\ndate = 2026-11-01\namount = \"100.00\"\n");
    let before = test.read("customers/ana/account.toml");
    test.run("invoice ana 100 --no b2").exits(2).says("`B2`").says("only in case or width");
    test.run("invoice ana 100 --no Ｂ２").exits(2).says("`B2`");
    assert_eq!(test.read("customers/ana/account.toml"), before);
    test.run("pay ana 100 --for b2 --dry-run").succeeds().prints("B2: $100.00, settled");
    test.write(
        "customers/ana/account.toml",
        format!("{before}\n[[invoice]]\nno = \"b2\"\ndate = 2026-11-02\namount = \"5.00\"\n"),
    );
    test.run("check").prints("CB065").prints("account.toml:9:6").prints("differ only in case or width");
}

#[test]
fn a_refund_takes_from_the_credit_or_opens_what_it_names() {
    let test = ana("terms = \"net 30\"\n\n[[invoice]]\nno = \"A-1\"\ndate = 2026-11-01\namount = \"100.00\"\n");
    test.run("pay ana 130 --on 11/10").succeeds();
    test.run("pay ana 50 --kind refund").exits(2).says("$30.00");
    test.run("pay ana 30 --kind refund").succeeds().prints("$30.00 paid back").prints("$0.00 stays");
    assert!(test.read("customers/ana/account.toml").contains("kind = \"refund\""));
    test.run("check").succeeds();
    let json = test.run("show ana --json").succeeds().json();
    assert_eq!(json["balances"][0]["unallocated"], "0.00");
    test.run("pay ana 40 --kind refund --for A-1").succeeds().prints("A-1: $40.00 is owed again");
    let json = test.run("show ana --json").succeeds().json();
    assert_eq!(json["balances"][0]["open"], "40.00");
}

#[test]
fn a_refund_takes_the_discount_back_too() {
    let discounted = |pays: &[&str]| {
        let test = ana("");
        test.run("invoice ana 1000 --no R1 --on 2026-11-12 --due \"2/10 net 30\"").succeeds();
        pays.iter().for_each(|pay| _ = test.run(&format!("pay ana {pay} --for R1")).succeeds());
        let json = test.run("show ana --json").succeeds().json();
        json["balances"][0]["open"].as_str().unwrap_or_default().to_owned()
    };
    let refund = |amount: u32| format!("{amount} --on 2026-11-14 --kind refund");
    assert_eq!(discounted(&["980 --on 2026-11-13", &refund(980)]), "1000.00");
    assert_eq!(discounted(&["980 --on 2026-11-13", &refund(980), "960 --on 2026-11-15"]), "40.00");
    assert_eq!(discounted(&["980 --on 2026-11-13", &refund(980), "980 --on 2026-11-15"]), "0.00");
    assert_eq!(discounted(&["985 --on 2026-11-13", &refund(400)]), "415.00");
    assert_eq!(discounted(&["985 --on 2026-11-13", &refund(400), "380 --on 2026-11-15"]), "35.00");
    assert_eq!(discounted(&["985 --on 2026-11-13", &refund(5)]), "0.00", "980 is still what was agreed");
}

#[test]
fn a_refund_is_at_most_what_was_paid_on_the_invoice_that_it_names() {
    let test = ana("");
    for no in ["A-1", "A-2"] {
        test.run(&format!("invoice ana 500 --no {no} --on 2026-11-12 --due +30d")).succeeds();
    }
    test.run("pay ana 500 --for A-2 --on 2026-11-13").succeeds();
    let before = test.read("customers/ana/account.toml");
    test.run("pay ana 500 --kind refund --for A-1").exits(2).says("$0.00 was paid on A-1");
    test.run("pay ana 500.01 --kind refund --for A-2").exits(2).says("$500.00 was paid on A-2").says("--for NUMBER");
    assert_eq!(test.read("customers/ana/account.toml"), before);
    test.run("pay ana 500 --kind refund --for A-2").succeeds().prints("A-2: $500.00 is owed again");
}

#[test]
fn a_day_to_come_that_has_just_passed_needs_its_year() {
    let test = ana("");
    test.run("invoice ana 500 --no A-1 --on 2026-10-01 --due 2026-10-31").succeeds();
    for day in ["11/20", "11月20日", "6/1"] {
        test.run(&format!("snooze invoice:ana:A-1 --until {day}")).exits(2).says("2026-").says("2027-").says("year");
    }
    test.run("snooze invoice:ana:A-1 --until 12/1").succeeds();
    test.run("log ana Talked --next 11/20").exits(2).says("may be 2026-11-20 or 2027-11-20");
    test.run("log ana Talked --next 6/1").succeeds();
    test.run("log ana Talked --next 2027-11-20").succeeds();
    test.run("log ana Talked --next +360d").succeeds();
}

#[test]
fn each_amount_has_the_decimals_of_its_own_currency() {
    let test = ana("");
    test.run("invoice ana 5000 --no J1 --currency JPY --due +30d").succeeds();
    test.run("invoice ana 1000.50 --no J2 --currency JPY --due +30d").exits(2).says("more decimals than JPY");
    test.run("pay ana 2000 --currency JPY --for J1=2000").succeeds();
    test.run("invoice ana --no J1 --dispute \"one broken\" --part 300").succeeds();
    test.run("invoice ana 10.575 --no K1 --currency KWD --due \"2/10 net 30\"").succeeds();
    assert!(test.read("customers/ana/account.toml").contains("amount = \"0.212\""));
    test.run("check").succeeds();
    test.write(
        "list.csv",
        "Invoice No,Customer,Open Amount,Currency,Due\nJ1,Ana,2500,JPY,2026-12-21\nJ9,Ana,700,JPY,2026-12-21\n",
    );
    let list = test.path().join("list.csv").display().to_string();
    test.run(&format!("import --reconcile {list} --apply")).succeeds();
    test.run("check").succeeds();
    assert!(test.read("customers/ana/account.toml").contains("\"700\""));
}

#[test]
fn a_credit_limit_has_the_decimals_of_the_account() {
    let test = ana("terms = \"net 30\"\n");
    test.run("set ana credit_limit=1.000").exits(2).says("`1.000` has more decimals than USD").says("1000 or 1");
    test.run("set ana credit_limit=1000.50").succeeds();
    let test = ana_of("language = \"en\"\ncurrency = \"JPY\"\n", "terms = \"net 30\"\n");
    test.run("set ana credit_limit=50000.50").exits(2).says("more decimals than JPY");
    test.run("set ana credit_limit=50000").succeeds();
    test.run("check").succeeds();
}

#[test]
fn a_key_of_the_account_is_typed_as_it_is_shown() {
    let test = ana_of("language = \"zh\"\n[fields.fund_tail]\n[fields.risk_level]\nlabel = \"风险等级\"\n", "");
    test.run("set ana 账期=月结60天 信用额度=30000 暂停赊销=老拖").succeeds();
    let account = test.read("customers/ana/account.toml");
    for line in ["terms = \"月结60天\"", "credit_limit = \"30000.00\"", "reason = \"老拖\""] {
        assert!(account.contains(line), "{account}");
    }
    test.run("set ana 无此键=1").exits(2).says("账期").says("fund_tail").says("风险等级");
}

#[test]
fn only_the_clear_part_of_a_disputed_invoice_is_collected() {
    let account = "[[invoice]]\nno = \"A-1\"\ndate = 2026-10-01\ndue = 2026-10-31\namount = \"100.00\"\n\
                   disputed = { since = 2026-11-05, amount = \"40.00\", reason = \"two broken\" }\n";
    let test = ana(account);
    test.run("check").succeeds();
    test.run("today").succeeds().prints("$40.00 of it disputed");
    test.run("build").succeeds();
    let letter = test.read("site/letters/ana.html");
    assert!(letter.contains("$60.00") && !letter.contains("$100.00"), "{letter}");
    test.run("invoice ana --no A-1 --dispute \"three broken\" --part 60")
        .succeeds()
        .prints("$60.00 of A-1 is disputed");
    assert!(
        test.read("customers/ana/account.toml").contains("since = 2026-11-05, amount = \"60.00\", reason = \"three")
    );
    test.run("invoice ana --no A-1 --dispute \"all broken\" --part 160").exits(2).says("no more than that");
    ana(&account.replace("40.00", "140.00")).run("check").prints("CB064").prints("account.toml:6:12");
}

#[test]
fn every_currency_of_a_customer_is_said() {
    let account = "[[invoice]]\nno = \"A-1\"\ndate = 2026-10-01\ndue = 2026-10-31\namount = \"100.00\"\n\n\
                   [[invoice]]\nno = \"E-1\"\ndate = 2026-10-01\ndue = 2026-12-31\namount = \"70.00\"\ncurrency = \"EUR\"\n\n\
                   [[payment]]\ndate = 2026-11-01\namount = \"5.00\"\ncurrency = \"GBP\"\n";
    let test = ana(account);
    test.run("list").succeeds().prints("$100.00").prints("70.00");
    test.run("show ana").succeeds().prints("EUR\u{a0}70.00").prints("GBP\u{a0}5.00");
    for line in ["list --json", "show ana --json"] {
        let json = test.run(line).succeeds().json();
        let balances = if line.starts_with("list") { &json["customers"][0]["balances"] } else { &json["balances"] };
        let said = |at: usize, key: &str| balances[at][key].as_str().unwrap_or_default().to_owned();
        assert_eq!((said(0, "currency"), said(0, "open")), ("EUR".into(), "70.00".into()), "{line}");
        assert_eq!((said(1, "currency"), said(1, "unallocated")), ("GBP".into(), "5.00".into()), "{line}");
        assert_eq!((said(2, "currency"), said(2, "overdue")), ("USD".into(), "100.00".into()), "{line}");
    }
    // Only credit: it is told all the same.
    ana("[[payment]]\ndate = 2026-11-01\namount = \"5.00\"\n").run("show ana").succeeds().prints("$5.00");
}

#[test]
fn days_of_money_are_of_the_past() {
    let test = ana("terms = \"net 30\"\n").on("2026-11-25");
    test.run("invoice ana 10 --no A-1 --on 11/20").succeeds();
    test.run("invoice ana 10 --no A-2 --on \"nov 19\"").succeeds();
    test.run("invoice ana 10 --no A-3 --on 11/18/2026").succeeds();
    let account = test.read("customers/ana/account.toml");
    for day in ["date = 2026-11-20", "date = 2026-11-19", "date = 2026-11-18"] {
        assert!(account.contains(day), "{account}");
    }
    test.run("invoice ana 10 --no A-4 --on 11/28").exits(2).says("2025-11-28 or 2026-11-28").says("with its year");
    test.run("pay ana 10 --on 11/28").exits(2).says("2025-11-28 or 2026-11-28");
    test.run("log ana hello --on 11/28").exits(2).says("with its year");
    test.run("invoice ana 10 --no A-4 --on tomorrow").exits(2).says("lies ahead: 2026-11-26");
    test.run("invoice ana 10 --no A-4 --on 11/28/2026").exits(2).says("lies ahead: 2026-11-28");
    test.run("pay ana 10 --on 11/28/2026").exits(2).says("is after today");
}

#[test]
fn a_birthday_is_read_as_it_is_said() {
    let test = ana("");
    for (said, written) in [
        ("8/15", "birthday = \"--08-15\""),
        ("8/15/1978", "birthday = 1978-08-15"),
        ("\"aug 15\"", "birthday = \"--08-15\""),
        ("8月15日", "birthday = \"--08-15\""),
        ("\"lunar 1978-07-12\"", "birthday = \"lunar 1978-07-12\""),
    ] {
        test.run(&format!("set ana birthday={said}")).succeeds();
        assert!(test.read("customers/ana/ana.md").contains(written), "{said}: {}", test.read("customers/ana/ana.md"));
    }
    test.run("set ana birthday=13/45").exits(2).says("13/45");
    // In a file it is not read, but the mend is named.
    test.write("customers/ana/ana.md", "+++\nname = \"Ana\"\nbirthday = \"8/15\"\nsince = \"11/20/2026\"\n+++\n");
    test.run("check").exits(1).prints("did you mean `\"--08-15\"`?").prints("did you mean `2026-11-20`?");
}

#[test]
fn one_point_and_three_digits_may_be_a_thousand_everywhere() {
    let test = ana_of("language = \"en\"\n\n[fields.turnover]\ntype = \"money\"\n", "terms = \"net 30\"\n");
    test.run("invoice ana 100 --no A-1").succeeds();
    for line in [
        "invoice ana 1.000 --no A-2",
        "pay ana 1.000",
        "pay ana 5 --for A-1=1.000",
        "log ana tea --gift tea --cost 1.000",
        "set ana turnover=1.000",
    ] {
        test.run(line).exits(2).says("1.000");
    }
    test.run("log ana \"Pays.\" --promise \"pays due:2026-11-25 by:customer amount:1.000\"");
    test.write("customers/ana/visits/2026-11-20.md", "- [ ] pays due:2026-11-25 by:customer amount:1.000\n");
    test.run("check").exits(1).prints("CB055").prints("2026-11-20.md:1:");
    test.write("list.csv", "Num,Open Balance\nA-1,1.000\n");
    let list = test.path().join("list.csv").display().to_string();
    test.run(&format!("import --reconcile {list}")).exits(2).says("line 2").says("1.000");
}

#[test]
fn an_export_of_the_united_states_is_reconciled() {
    let account = "terms = \"net 30\"\n\n[[invoice]]\nno = \"INV-1\"\ndate = 2026-09-10\namount = \"1000.00\"\n";
    let test = ana(account);
    let list = test.path().join("list.csv").display().to_string();
    test.write(
        "list.csv",
        "Customer,Num,Date,Due Date,Open Balance\nAna,inv-1,9/10/2026,10/10/2026,$640.50\nAna,INV-2,11/2/2026,,$70.00\n\
         Total,,,,$710.50\n",
    );
    test.run(&format!("import --reconcile {list} --apply"))
        .succeeds()
        .prints("INV-1  Ana: $359.50 came, $640.50 is left")
        .prints("INV-2  Ana: $70.00");
    let written = test.read("customers/ana/account.toml");
    assert!(written.contains("no = \"INV-2\"\ndate = 2026-11-02\ndue = 2026-12-02\namount = \"70.00\"\n"), "{written}");
    test.write("list.csv", "Invoice #,Balance\nINV-1,$640.50\nINV-2,€70.00\n");
    test.run(&format!("import --reconcile {list}")).succeeds().prints("another currency");
}

#[test]
fn an_invoice_of_a_list_without_any_due_day_is_left_to_the_user() {
    let test = ana("");
    test.write("list.csv", "Num,Customer,Open\nA-1,Ana,5\n");
    let list = test.path().join("list.csv").display().to_string();
    test.run(&format!("import --reconcile {list} --apply"))
        .succeeds()
        .prints("says when it is due")
        .prints("0 taken over");
    assert!(!test.exists("customers/ana/account.toml"));
}

/// A book of Ana and Bob, each with an invoice INV-1 of 100 and Ana with one of 50.
fn two_with_one_number() -> BookTest {
    let invoice = |no: &str, amount: &str| {
        format!("[[invoice]]\nno = \"{no}\"\ndate = 2026-10-01\ndue = 2026-10-31\namount = \"{amount}\"\n\n")
    };
    ana(&[invoice("INV-1", "100.00"), invoice("INV-2", "50.00")].concat())
        .file("customers/bob/bob.md", "+++\nname = \"Bob\"\n+++\n")
        .file("customers/bob/account.toml", invoice("INV-1", "100.00"))
}

#[test]
fn the_customer_of_a_list_tells_apart_who_has_the_same_number() {
    let test = two_with_one_number();
    let list = format!("import --reconcile {}", test.path().join("list.csv").display());
    test.write("list.csv", "Customer,Num,Open\nAna,INV-1,60\nBob,INV-1,100\nAna,INV-2,50\n");
    test.run(&list).succeeds().prints("INV-1  Ana: $40.00 came").prints_not("Bob");
    test.write("list.csv", "Customer,Num,Open\nBob,INV-1,60\nAna,INV-2,50\n");
    test.run(&list).succeeds().prints("INV-1  Bob: $40.00 came").prints("settled   INV-1  Ana: $100.00");
    // Without a customer nobody can tell whose it is.
    test.write("list.csv", "Num,Open\nINV-1,60\nINV-2,50\n");
    let run = test.run(&list).succeeds().prints("2 customers have an invoice of this number");
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    // The name above its invoices is their customer; another customer than the book’s is looked at.
    test.write("list.csv", "Customer,Num,Open\nBob,,\n,INV-1,60\nTotal Bob,,60\nAna,,\n,INV-1,100\nBob,INV-2,50\n");
    test.run(&list)
        .succeeds()
        .prints("INV-1  Bob: $40.00 came")
        .prints("in the list it is Bob’s, in the book Ana’s")
        .prints_not("settled");
}

#[test]
fn credits_and_unreadable_lines_of_a_list_do_not_stop_it() {
    let test = two_with_one_number();
    let list = format!("import --reconcile {}", test.path().join("list.csv").display());
    test.write(
        "list.csv",
        "Customer,Num,Date,Open\nAna,INV-1,10/1/26,$60.00\nAna,CM-7,10/9/26,($50.00)\nAna,CM-8,10/9/26,-5.00\nAna,INV-2,10/1/26,many\n\
         Bob,INV-1,31/31/26,5\n",
    );
    test.run(&format!("{list} --apply"))
        .succeeds()
        .prints("INV-1  Ana: $40.00 came")
        .prints("CM-7  Ana: a credit of $50.00 in the list, line 3")
        .prints("CM-8  Ana: a credit of $5.00")
        .prints("line 5: `many` cannot be read as open amount")
        .prints("line 6: `31/31/26` cannot be read as day")
        .prints("1 taken over, 4 left")
        .prints_not("settled");
    assert!(test.read("customers/ana/account.toml").contains("amount = \"40.00\""));
    test.run("pay ana 50 --kind credit-note --ref CM-7").succeeds();
    test.run(&list).succeeds().prints_not("CM-7").prints("CM-8");
    // What a line without a number is about is not known, so nothing counts as settled.
    test.write("list.csv", "Customer,Num,Open\nAna,,60\nAna,INV-2,50\n");
    test.run(&list).succeeds().prints("line 2").prints("INV-1  Bob: $100.00, settled, unless a line");
    test.write("list.csv", "Customer,Num,Open\nAna,INV-1,60\nAna,INV-1,50\n");
    test.run(&list).exits(2).says("line 2: invoice INV-1 appears twice");
}

#[test]
fn an_older_invoice_of_a_list_takes_no_money_from_others() {
    let test = ana("[[invoice]]\nno = \"INV-1\"\ndate = 2026-10-01\ndue = 2026-10-31\namount = \"100.00\"\n\n\
                    [[payment]]\ndate = 2026-10-15\namount = \"100.00\"\n");
    let list = format!("import --reconcile {}", test.path().join("list.csv").display());
    test.write("list.csv", "Customer,Num,Date,Due,Open\nAna,INV-0,2026-09-01,2026-09-30,80\n");
    test.run(&format!("{list} --apply")).succeeds();
    let json = test.run("show ana --json").succeeds().json();
    assert_eq!([&json["invoices"][0]["open"], &json["invoices"][1]["open"]], ["80.00", "0.00"]);
    test.run(&list).succeeds().says("agree");
}
