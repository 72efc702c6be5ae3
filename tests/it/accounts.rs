//! Money: invoices, payments, promises, reports and the company's list.

use crate::book_test::BookTest;

#[test]
fn open_promises_are_reported_by_who_owes_them() {
    let test = BookTest::with_settings("");
    test.write("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    let tasks =
        "- [ ] send the list due:2026-11-24\n- [ ] sign it due:2026-11-20 by:customer\n- [x] call due:2026-11-19\n";
    test.write("customers/ana/visits/2026-11-18.md", tasks);
    test.run("report owners").succeeds().prints("I promised").prints("send the list").prints("They promised");
    let json = test.run("report owners --json").succeeds().json();
    assert_eq!(json["mine"][0]["text"], "send the list");
    assert_eq!(
        (json["theirs"][0]["due"].as_str(), json["theirs"].as_array().map(Vec::len)),
        (Some("2026-11-20"), Some(1))
    );
    test.run("build").succeeds();
    assert!(test.read("site/reports/owners.html").contains("sign it"));
    assert!(test.read("site/reports/index.html").contains("owners.html"));
}

#[test]
fn programs_get_the_cadence_of_a_tier_as_a_number() {
    let json = BookTest::sample("en").run("report capacity --json").succeeds().json();
    assert!(json["tiers"][0]["every"].is_u64(), "{json}");
}

#[test]
fn an_invoice_and_its_payments_are_written_and_told() {
    let test =
        BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    test.run("invoice ana 1,000.00 --no A-1 --due +30d").succeeds().prints("A-1 for $1,000.00, due Dec 21");
    test.run("invoice ana 1000 --no A-1").exits(2).says("appears twice");
    test.run("invoice ana 12 --no A-2 --on 2026-11-10 --due 2026-11-01").exits(2).says("lies before");
    test.run("invoice ana -5 --no A-3").exits(2).says("above zero");
    test.run("pay ana 400 --dry-run").succeeds().prints("A-1: $400.00, $600.00 still open");
    assert!(!test.read("customers/ana/account.toml").contains("[[payment]]"));
    test.run("pay ana 1200 --for A-1 --method transfer")
        .succeeds()
        .prints("A-1: $1,000.00, settled")
        .prints("$200.00 goes to no invoice");
    test.run("pay ana 5 --for A-9").exits(2).says("A-1");
    test.run("check").succeeds();
    let expect = "[[invoice]]\nno = \"A-1\"\ndate = 2026-11-21\ndue = 2026-12-21\namount = \"1000.00\"\n\n\
                  [[payment]]\nno = \"P20261121-1432\"\ndate = 2026-11-21\namount = \"1200.00\"\nfor = \"A-1\"\nmethod = \"transfer\"\n";
    assert_eq!(test.read("customers/ana/account.toml"), expect);
}

#[test]
fn the_aging_report_is_as_of_any_day_and_by_customer_region_and_tier() {
    let test = BookTest::sample("en");
    let now = test.run("report aging --json").succeeds().json();
    let sum = |value: &serde_json::Value| {
        value.as_str().and_then(|text| text.parse::<rust_decimal::Decimal>().ok()).expect("an amount")
    };
    for total in now["totals"].as_array().expect("totals") {
        let buckets: rust_decimal::Decimal =
            total["buckets"].as_array().expect("buckets").iter().map(|one| sum(&one["amount"])).sum();
        assert_eq!(buckets, sum(&total["open"]));
    }
    let then = test.run("report aging --as-of 2026-08-31 --json").succeeds().json();
    assert_ne!(now["totals"], then["totals"]);
    test.run("report aging --by region").succeeds().prints("Ohio/Dayton").prints("The five largest owe");
    test.run("report aging --by tier").succeeds();
    BookTest::sample("zh").run("report aging").succeeds().prints("最大的五家");
}

#[test]
fn a_payment_that_the_bank_took_back_does_not_count() {
    let account = "[[invoice]]\nno = \"A-1\"\ndate = 2026-10-01\ndue = 2026-10-31\namount = \"100.00\"\n\n\
                   [[payment]]\nno = \"P-1\"\ndate = 2026-10-30\namount = \"100.00\"\nreturned = 2026-11-10\n";
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/account.toml", account);
    test.run("report aging --as-of 2026-11-05").succeeds().prints("Nobody owes anything");
    test.run("today").succeeds().prints("The bank took $100.00 back Nov 10").prints("A-1, $100.00, is 21 days late");
}

#[test]
fn a_promise_to_pay_lets_the_invoice_rest_until_its_day() {
    let account = "[[invoice]]\nno = \"A-1\"\ndate = 2026-10-01\ndue = 2026-10-31\namount = \"100.00\"\n";
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/account.toml", account)
        .file("customers/ana/visits/2026-11-15.md", "- [ ] pays due:2026-11-25 by:customer amount:100 for:A-1\n");
    test.run("today --days 0 --json").succeeds().prints_not("invoice:ana");
    // The 26th is Thanksgiving: nobody is called for money.
    let later = BookTest::copy_of(test.path()).on("2026-11-27");
    later.run("today --days 0 --json").succeeds().prints("invoice:ana:A-1").prints("payment-promise:ana");
}

#[test]
fn the_companys_list_says_what_was_paid_settled_and_added() {
    let account = "terms = \"net 30\"\n\n[[invoice]]\nno = \"A-1\"\ndate = 2026-10-01\ndue = 2026-10-31\namount = \"100.00\"\n\n\
                   [[invoice]]\nno = \"A-2\"\ndate = 2026-10-05\ndue = 2026-11-04\namount = \"200.00\"\n";
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/account.toml", account);
    let list = test.path().join("list.csv").display().to_string();
    test.write("list.csv", "Invoice No,Customer,Open Amount,Date\nA-1,Ana,40.00,2026-10-01\nA-3,Ana,75.50,2026-11-10\nB-1,Bob,9.00,2026-11-11\n");
    let line = format!("import --reconcile {list}");
    test.run(&line)
        .succeeds()
        .prints("A-1  Ana: $60.00 came")
        .prints("A-2  Ana: $200.00, not in the list")
        .prints("A-3  Ana: $75.50")
        .prints("no customer is called “Bob”");
    assert_eq!(test.read("customers/ana/account.toml"), account);
    test.run(&format!("{line} --apply")).succeeds().prints("3 taken over, 1 left");
    test.run("report aging --json").succeeds().prints("\"open\": \"115.50\"");
    test.run("check").succeeds();
    test.write("list.csv", "Invoice No,Open Amount\nA-1,forty\n");
    test.run(&line).exits(2).says("line 2").says("would count as settled");
    test.write("list.csv", "What,Else\n1,2\n");
    test.run(&line).exits(2).says("invoice no");
}

#[test]
fn a_currency_that_nobody_knows_never_counts_as_the_books_own() {
    let account =
        "[[invoice]]\nno = \"A-1\"\ndate = 2026-10-01\ndue = 2026-10-31\namount = \"100.00\"\ncurrency = \"EURO\"\n";
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/account.toml", account);
    test.run("check").exits(1).prints("CB043");
    test.run("report aging").succeeds().prints("Nobody owes anything");
    test.run("invoice ana 10 --no A-2 --currency EURO").exits(2).says("is not a currency");
    test.run("pay ana 10 --currency eur --dry-run").succeeds().prints("EUR\u{a0}10.00");
    assert_eq!(test.read("customers/ana/account.toml"), account);
}

#[test]
fn a_promise_is_not_kept_by_money_that_the_bank_took_back() {
    let account = "[[invoice]]\nno = \"A-1\"\ndate = 2026-09-01\ndue = 2026-09-30\namount = \"100.00\"\n\n\
                   [[payment]]\nno = \"P-1\"\ndate = 2026-10-05\namount = \"100.00\"\nreturned = 2026-10-12\n";
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/account.toml", account)
        .file("customers/ana/visits/2026-10-01.md", "- [ ] pays due:2026-10-10 by:customer amount:100\n");
    test.run("today --days 0").succeeds().prints("not paid");
}

#[test]
fn an_empty_list_of_the_company_settles_nothing() {
    let test = BookTest::sample("en");
    test.write("list.csv", "Invoice No,Open Amount\n");
    let list = test.path().join("list.csv").display().to_string();
    test.run(&format!("import --reconcile {list} --apply")).exits(2).says("would count everything as settled");
}

#[test]
fn an_amount_has_no_more_decimals_than_its_currency() {
    let account = |currency: &str, amount: &str| {
        let text = format!(
            "currency = \"{currency}\"\n\n[[invoice]]\nno = \"I1\"\ndate = 2026-11-01\namount = \"{amount}\"\n"
        );
        BookTest::with_settings("language = \"en\"\n")
            .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
            .file("customers/ana/account.toml", text)
    };
    account("EUR", "1.005").run("check").exits(1).prints("CB055").prints("account.toml:6:10");
    account("KWD", "10.505").run("check").succeeds();
    let test = account("EUR", "100.00");
    test.run("pay ana 1.000 --dry-run").exits(2).says("`1.000` has more decimals than EUR has");
    test.run("invoice ana 10.50 --no A-2 --currency JPY").exits(2).says("JPY");
    test.run("pay ana 1,000 --dry-run").succeeds();
}

#[test]
fn what_a_customer_has_paid_ahead_is_told_before_one_collects() {
    let account = "[[invoice]]\nno = \"A3\"\ndate = 2026-10-01\ndue = 2026-10-31\namount = \"30.00\"\n\n\
                   [[invoice]]\nno = \"A4\"\ndate = 2026-10-02\ndue = 2026-11-30\namount = \"0.01\"\n\n\
                   [[payment]]\nno = \"C1\"\ndate = 2026-10-05\namount = \"30.00\"\nkind = \"credit-note\"\nfor = \"A4\"\n";
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/account.toml", account);
    test.run("show ana").succeeds().prints("Unmatched").prints("$29.99");
    test.run("today").succeeds().prints("$29.99 of theirs is not matched to an invoice");
}
