//! Unusual cases of money, days and names: each once went wrong.

use crate::book_test::BookTest;
use crate::history::git;

fn book() -> BookTest {
    BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
}

const ACCOUNT: &str = "customers/ana/account.toml";

/// A question that two devices left in an account: other entries go on as before.
#[test]
fn an_account_with_a_question_takes_invoices_and_payments() {
    let invoice = "[[invoice]]\nno = \"A-1\"\ndate = 2026-11-01\ndue = 2026-12-01\namount = \"100.00\"\n\n";
    let payment = "[[payment]]\ndate = 2026-11-02\namount = \"20.00\"\n\n";
    let question = "<<<<<<< one device\n[[invoice]]\nno = \"A-2\"\ndate = 2026-11-03\ndue = 2026-12-03\namount = \"50.00\"\n=======\n\
                    [[invoice]]\nno = \"A-2\"\ndate = 2026-11-03\ndue = 2026-12-03\namount = \"70.00\"\n>>>>>>> another device\n";
    for account in [format!("{invoice}{question}"), format!("{invoice}{payment}{question}")] {
        let test = book().file(ACCOUNT, account);
        test.run("pay ana 5 --dry-run").succeeds().prints("A-1");
        test.run("pay ana 5 --for A-2").succeeds().prints("A-2");
        test.run("invoice ana 7 --no A-3 --due \"net 30\"").succeeds().prints("A-3 for $7.00");
        let after = test.read(ACCOUNT);
        assert!(
            after.contains(question) && after.contains("A-3") && after.contains("for = [\"A-2\"]")
                || after.contains("for = \"A-2\""),
            "{after}"
        );
        test.run("pay ana 3 --kind refund --for A-2").succeeds();
        test.run("show ana").succeeds().prints("A-3");
    }
}

/// Money that went back is not there for an invoice that is entered later with the same day.
#[test]
fn what_was_refunded_pays_no_invoice_that_comes_later() {
    let test = book();
    test.run("pay ana 100").succeeds();
    test.run("pay ana 50 --kind refund").succeeds().prints("$50.00 stays to the customer’s credit");
    test.run("invoice ana 100 --no K --due \"net 10\"").succeeds().prints("$50.00 is open");
    test.run("show ana").succeeds().prints("K").prints_not("Over-refunded");
    test.run("check").succeeds().prints_not("CB092");
    test.run("today --today 2027-03-01").succeeds().prints("K");
    test.run("pay ana 50").succeeds().prints("K: $50.00, settled");
    test.run("report aging").succeeds().prints("Nobody owes anything");
    // A refund of what was paid on invoices names them, as before.
    test.run("pay ana 10 --kind refund").exits(2).says("more than they have to their credit");
}

/// Each currency has a letter of its own.
#[test]
fn each_currency_that_is_late_has_its_letter() {
    let test = book();
    test.run("invoice ana 100 --no A-1 --on 9/1 --due \"net 10\"").succeeds();
    test.run("invoice ana eur 70 --no A-2 --on 9/1 --due \"net 10\"").succeeds();
    test.run("build").succeeds();
    let account = test.read("site/receivables/ana.html");
    let letters: Vec<String> = ["ana.html", "ana.eur.html", "ana.usd.html"]
        .into_iter()
        .filter(|file| test.exists(&format!("site/letters/{file}")))
        .map(|file| {
            assert!(account.contains(&format!("href=\"../letters/{file}\"")), "{file}: {account}");
            test.read(&format!("site/letters/{file}"))
        })
        .collect();
    assert_eq!(letters.len(), 2);
    assert!(letters.iter().any(|letter| letter.contains("A-1") && !letter.contains("A-2")), "{letters:?}");
    assert!(letters.iter().any(|letter| letter.contains("A-2") && !letter.contains("A-1")), "{letters:?}");
}

/// A name that is also an id may mean somebody else of that name.
#[test]
fn a_name_that_another_customer_has_as_id_is_asked_about() {
    let test = book();
    test.run("new customer Lee --tier A --no-edit").succeeds();
    test.run("new customer Lee --tier B --no-edit").succeeds();
    test.run("pay Lee 50").exits(2).says("lee").says("lee-2");
    test.run("log lee \"Talked.\"").succeeds();
    assert!(test.exists("customers/lee/visits/2026-11-21-1432.md"));
}

#[test]
fn the_number_of_an_invoice_that_cannot_be_read_is_not_free() {
    let test =
        book().file(ACCOUNT, "[[invoice]]\nno = \"C1\"\ndate = 2026-11-01\ndue = 2026-12-01\namount = \"1.000\"\n");
    let before = test.read(ACCOUNT);
    test.run("pay ana 20 --for C1").exits(2).says("`C1`").says("cannot be read");
    test.run("invoice ana 1000 --no c1 --due \"net 30\"").exits(2).says("`C1`").says("clientbook check");
    assert_eq!(test.read(ACCOUNT), before);
}

#[test]
fn a_list_of_open_invoices_takes_no_day_that_an_invoice_may_not_have() {
    let test = book().file(
        "list.csv",
        "Invoice #,Customer,Date,Due Date,Balance\nZ1,Ana,9/13/2027,10/1/2027,$20.00\nZ2,Ana,11/13/2026,11/01/2026,$20.00\n",
    );
    let list = test.path().join("list.csv");
    let run = test.run(&format!("import --reconcile \"{}\" --apply", list.display())).succeeds();
    run.prints("its day Sep 13, 2027 is still to come").prints("due Nov 1, before its own day Nov 13");
    assert!(!test.exists(ACCOUNT));
}

#[test]
fn invoices_that_are_told_together_say_what_of_them_is_disputed() {
    let test = book();
    test.run("invoice ana 1000 --no G1 --on 9/1 --due \"net 10\"").succeeds();
    test.run("invoice ana --no G1 --dispute \"wrong size\" --part 40 --on 9/20").succeeds();
    test.run("invoice ana 1000 --no G2 --on 9/2 --due \"net 10\"").succeeds();
    test.run("today").succeeds().prints("$40.00 of G1 is disputed");
}

#[test]
fn a_renewal_does_not_go_back() {
    let card = "+++\nname = \"Ana\"\n[[product]]\nname = \"P\"\nexpires = 2027-04-27\n+++\n";
    let test = book().file("customers/ana/ana.md", card);
    test.run("renew ana P --until \"month end\"").exits(2).says("is not after 2027-04-27");
    assert_eq!(test.read("customers/ana/ana.md"), card);
    test.run("renew ana P --until +1y").succeeds();
}

#[test]
fn a_promise_is_typed_with_a_full_width_colon_too() {
    for typed in ["due：fri", "Due:fri", "ｄｕｅ：fri"] {
        let test = book();
        test.run(&format!("log ana \"Talked.\" --promise \"send it {typed}\"")).succeeds();
        let note = test.read("customers/ana/visits/2026-11-21-1432.md");
        assert!(note.contains("- [ ] send it due:2026-11-27"), "{typed}: {note}");
    }
}

/// A customer who was taken out by hand, and one who has another id now, are known by the id that they had.
#[test]
fn the_history_knows_the_ids_that_customers_had() {
    let test = book()
        .file("customers/lee/lee.md", "+++\nname = \"Lee\"\n+++\n")
        .file("customers/lee-2/lee-2.md", "+++\nname = \"Lee\"\n+++\n");
    git(test.path(), &["init", "--quiet"]);
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["commit", "--quiet", "-m", "start"]);
    test.run("set ana region=Ohio").succeeds();
    test.run("set lee region=Iowa").succeeds();
    test.run("rename ana ana-cruz").succeeds();
    test.run("history ana").succeeds().prints("Ohio");
    std::fs::remove_dir_all(test.path().join("customers/lee")).expect("the folder goes");
    test.run("history lee").succeeds().prints("Iowa");
}
