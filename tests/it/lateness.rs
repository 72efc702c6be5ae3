//! How late money is: said once, and the same, wherever it is said.

use crate::book_test::BookTest;

const SETTINGS: &str = "language = \"en\"\n";

fn ana(account: &str) -> BookTest {
    BookTest::with_settings(SETTINGS)
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/account.toml", account)
}

#[test]
fn a_row_of_several_late_invoices_has_the_lateness_of_the_oldest() {
    // The large one decides the place of the row, the small one is the oldest.
    let test = ana("[[invoice]]\nno = \"I1\"\ndate = 2026-08-01\ndue = 2026-09-11\namount = \"900.00\"\n\n\
                    [[invoice]]\nno = \"I2\"\ndate = 2026-08-01\ndue = 2026-08-15\namount = \"66.66\"\n");
    test.run("today").succeeds().prints("98 days late  Ana").prints("the oldest 98 days late").prints_not("71 days");
    test.run("build").succeeds();
    let page = test.read("site/index.html");
    assert!(page.contains("98 days late") && !page.contains("71 days late"), "{page}");
    let card = test.read("site/customers/ana.html");
    assert!(card.contains("Aug 15") && !card.contains("Due since Sep 11"), "{card}");
}

#[test]
fn a_step_of_dunning_counts_invoices_and_not_their_parts() {
    let test = ana("[[invoice]]\nno = \"I1\"\ndate = 2026-08-01\namount = \"700.00\"\n\
                    parts = [{ due = 2026-08-31, amount = \"300.00\" }, { due = 2026-09-30, amount = \"400.00\" }]\n\n\
                    [[invoice]]\nno = \"I2\"\ndate = 2026-08-01\ndue = 2026-09-15\namount = \"66.66\"\n");
    test.run("build").succeeds();
    let page = test.read("site/receivables/ana.html");
    assert!(page.contains(" in 2 invoices, the oldest 82 days late") && !page.contains("3 invoices"), "{page}");
    let said = page.split("data-copy>").nth(1).and_then(|rest| rest.split("</p>").next()).unwrap_or_default();
    assert_eq!((said.matches("I1").count(), said.matches("I2").count()), (1, 1), "{said}");
    assert!(said.contains("<span class=\"nowrap\">I1</span>"), "the number stays whole: {said}");
}

/// An amount of which nobody knows what it means.
#[test]
fn an_amount_with_too_many_decimals_is_added_to_nothing() {
    let test = BookTest::with_settings("language = \"en\"\ncurrency = \"EUR\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file(
            "customers/ana/account.toml",
            "terms = \"net 30\"\n\n[[invoice]]\nno = \"I1\"\ndate = 2026-10-01\namount = \"1.000\"\n\n\
             [[invoice]]\nno = \"I2\"\ndate = 2026-10-01\namount = \"0.005\"\n\n\
             [[invoice]]\nno = \"I3\"\ndate = 2026-10-01\namount = \"10.50\"\ncurrency = \"JPY\"\n\n\
             [[invoice]]\nno = \"I4\"\ndate = 2026-10-01\namount = \"10.505\"\ncurrency = \"KWD\"\n\n\
             [[payment]]\ndate = 2026-10-02\namount = \"2.500\"\nfor = \"I4\"\n",
        )
        .file("customers/ana/plans/crane.md", "+++\ntitle = \"Crane\"\ndue = 2026-12-01\namount = \"9.000\"\n+++\n");
    let run = test.run("check").exits(1);
    assert_eq!(run.out.matches("[CB055]").count(), 5, "{}", run.out);
    let json = test.run("report aging --json").succeeds().json();
    let currencies: Vec<_> = json["customers"].as_array().expect("rows").iter().map(|row| &row["currency"]).collect();
    assert_eq!(currencies, ["KWD"], "{json:#}");
    test.run("report aging").succeeds().prints("10.505").prints_not("1.00").prints_not("2.50");
    test.run("build").succeeds();
    assert!(!test.read("site/plans.html").contains("9.00"));
    // Its number is known all the same.
    test.run("invoice ana 5 --no i1").exits(2).says("I1");
}

#[test]
fn amounts_have_the_decimals_of_their_currency_in_files_and_in_json() {
    let test = BookTest::with_settings("language = \"en\"\ncurrency = \"JPY\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file(
            "customers/ana/account.toml",
            "terms = [\"33% net 0\", \"67% net 30\"]\n\n\
             [[invoice]]\nno = \"I1\"\ndate = 2026-11-01\ndue = 2026-12-01\namount = \"1001.00\"\n",
        );
    test.run("invoice ana 1000 --no I2").succeeds();
    test.run("invoice ana 10 --no I3 --currency KWD").succeeds();
    test.run("pay ana 500 --for I2=200").succeeds();
    test.run("invoice ana --no I1 --write-off 100 --reason rounding").succeeds();
    test.run("log ana Lunch. --cost 3000").succeeds();
    test.run("set ana credit_limit=50000").succeeds();
    let account = test.read("customers/ana/account.toml");
    for line in [
        "credit_limit = \"50000\"",
        "amount = \"1000\"\n",
        "amount = \"330\"",
        "amount = \"3.300\"",
        "amount = \"500\"\n",
        "for = [{ no = \"I2\", amount = \"200\" }]",
        "amount = \"100\", reason",
    ] {
        assert!(account.contains(line), "{line}\n{account}");
    }
    for command in ["list --json", "show ana --json", "report aging --json", "today --json"] {
        let run = test.run(command).succeeds();
        let of_yen = run.out.lines().filter(|line| !line.contains("10.000") && !line.contains("0.000"));
        let bad: Vec<&str> = of_yen.filter(|line| line.contains(".00\"") || line.contains("3.30\"")).collect();
        assert!(bad.is_empty(), "{command}: {bad:?}");
    }
    test.run("list --json").succeeds().prints("\"open\": \"1701\"").prints("\"open\": \"10.000\"");
    test.run("check").succeeds();
}

#[test]
fn what_money_cannot_do_is_said_with_what_can_be_done() {
    let test = BookTest::with_settings(SETTINGS).file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    test.run("pay ana 10 --for QQ").exits(2).says("has no invoices").says("leave out --for").says_not("known: ;");
    test.run("pay ana --apply").exits(2).says("no money that no invoice has taken").says_not("every payment");
    test.run("pay ana 10").succeeds();
    test.run("pay ana --apply").exits(2).says("no invoice of Ana is open").says_not("disputed");
    let promise = "log ana Hi. --promise \"pays amount:EUR 900 due:2026-12-01 by:customer\"";
    test.run(promise).says("the currency is that of the invoice");
    test.run("pay ana 10 --on 11/15/26").succeeds().prints("Nov 15");
    test.run("pay ana 10 --on 12/15/26").exits(2).says("is after today");
    test.run("log ana Hi. --next 除夕").succeeds();
    assert!(test.read("customers/ana/visits/2026-11-21-1432.md").contains("next = 2027-02-05"));
}
