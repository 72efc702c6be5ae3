//! What is written into an account by hand and cannot be right: each is told with its line, and the sums still add up.

use crate::book_test::BookTest;

fn ana_of(settings: &str, account: &str) -> BookTest {
    BookTest::with_settings(settings)
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/account.toml", account)
}

fn ana(account: &str) -> BookTest {
    ana_of("language = \"en\"\ncurrency = \"USD\"\n", account)
}

const INVOICE: &str = "[[invoice]]\nno = \"A-1\"\ndate = 2026-10-01\ndue = 2026-12-31\namount = \"100.00\"\n\n";

fn payment(day: &str, amount: &str, more: &str) -> String {
    format!("[[payment]]\ndate = {day}\namount = \"{amount}\"\n{more}\n")
}

#[test]
fn a_refund_of_more_than_was_paid_is_told_and_is_owed() {
    let refund = payment("2026-10-25", "80.00", "kind = \"refund\"\nfor = \"A-1\"\n");
    let test = ana(&[INVOICE.to_owned(), payment("2026-10-20", "50.00", ""), refund].concat());
    test.run("check").succeeds().prints("CB092").prints("account.toml:13:10").prints("they owe 30.00 again");
    let json = test.run("report aging --json").succeeds().json();
    let buckets: Vec<&str> = json["totals"][0]["buckets"]
        .as_array()
        .expect("buckets")
        .iter()
        .filter_map(|one| one["amount"].as_str())
        .collect();
    assert_eq!([&json["totals"][0]["open"], &json["customers"][0]["overdue"]], ["130.00", "30.00"]);
    assert_eq!(buckets, ["100.00", "30.00", "0.00", "0.00", "0.00"], "27 days after the refund");
    test.run("show ana").succeeds().prints("Over-refunded $30.00");
    let shown = test.run("show ana --json").succeeds().json();
    assert_eq!(shown["balances"][0]["refunded_too_much"], "30.00");
    test.run("build").succeeds();
    let page = test.read("site/receivables/ana.html");
    for text in ["$130.00", "Over-refunded<b>$30.00", "Open invoices<b>$100.00"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(test.read("site/receivables/index.html").contains("$130.00"));
    assert!(test.read("site/faults.html").contains("CB092"));
    // Money that came later and that no invoice needed makes it good.
    test.write(
        "customers/ana/account.toml",
        [test.read("customers/ana/account.toml"), payment("2026-11-01", "130.00", "")].concat(),
    );
    test.run("check").succeeds().prints_not("CB092");
    test.run("report aging").succeeds().prints("Nobody owes anything");
}

#[test]
fn what_is_dated_ahead_is_told_until_its_day() {
    let test = ana(&[INVOICE.to_owned(), payment("2026-11-25", "100.00", "")].concat());
    test.run("check").succeeds().prints("CB090").prints("account.toml:8:8").prints("is still to come");
    test.run("list").succeeds().says("1 line needs a look");
    test.run("report aging").succeeds().prints("$100.00");
    test.on("2026-11-25").run("check").succeeds().prints_not("CB090");
}

#[test]
fn amounts_in_files_have_no_more_decimals_than_the_books_currency() {
    let yen = "language = \"en\"\ncurrency = \"JPY\"\n";
    let account = [INVOICE.replace("100.00", "50000.50"), payment("2026-11-01", "1000.00", "")].concat();
    let test = ana_of(yen, &account);
    test.write("customers/ana/visits/2026-11-10.md", "+++\ncost = \"12.5\"\n+++\n");
    test.run("check").exits(1).prints("account.toml:5:10").prints("visits/2026-11-10.md:2:8").prints("a whole amount");
    assert_eq!(test.run("check").out.matches("CB055").count(), 2);
    ana_of(yen, &format!("currency = \"USD\"\n\n{account}")).run("check").succeeds().prints_not("CB055");
    let dollars = "language = \"en\"\ncurrency = \"USD\"\n";
    ana_of(dollars, &format!("currency = \"JPY\"\n\n{account}")).run("check").exits(1).prints("account.toml:7:10");
    ana_of(dollars, &account).run("check").succeeds().prints_not("CB055");
}
