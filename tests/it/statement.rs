//! The statement and the letter: papers that go to the customer.

use crate::book_test::BookTest;

fn ana(settings: &str, account: &str) -> BookTest {
    BookTest::with_settings(settings)
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/account.toml", account)
}

/// The text of the main part of a page, without its tags.
fn main_of(test: &BookTest, page: &str) -> String {
    test.run("build").succeeds();
    let html = test.read(&format!("site/{page}"));
    let main = html.split("<main").nth(1).expect("a page has a main part").split("</main>").next().unwrap_or_default();
    let mut text = String::new();
    let mut in_tag = false;
    for c in main.chars() {
        match c {
            '<' => in_tag = true,
            '>' => {
                in_tag = false;
                text.push(' ');
            }
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const ENGLISH: &str = "language = \"en\"\n";

#[test]
fn what_is_not_allocated_makes_the_balance_add_up_on_the_paper() {
    let account = "[[invoice]]\nno = \"A-1\"\ndate = 2026-09-01\ndue = 2026-10-01\namount = \"500.00\"\n\n\
                   [[payment]]\ndate = 2026-08-01\namount = \"100.00\"\n";
    let text = main_of(&ana(ENGLISH, account), "receivables/ana.html");
    assert!(text.contains("Amount due: $400.00"), "{text}");
    assert!(text.contains("31–60 days $500.00"), "{text}");
    assert!(text.contains("Open invoices $500.00 Unmatched -$100.00 Balance owed $400.00"), "{text}");
    let credit = account.replace("100.00", "700.00");
    assert!(main_of(&ana(ENGLISH, &credit), "receivables/ana.html").contains("To your credit: $200.00"));
}

#[test]
fn a_write_off_is_told_to_nobody_and_recovering_it_makes_no_credit() {
    let account = "[[invoice]]\nno = \"A-1\"\ndate = 2026-09-01\ndue = 2026-10-01\namount = \"500.00\"\n\
                   written_off = { date = 2026-11-01, amount = \"500.00\", reason = \"bankrupt\" }\n\n\
                   [[invoice]]\nno = \"A-2\"\ndate = 2026-09-02\ndue = 2026-10-02\namount = \"80.00\"\n";
    let test = ana(ENGLISH, account);
    let text = main_of(&test, "receivables/ana.html");
    assert!(text.contains("Amount due: $80.00") && !text.contains("A-1") && !text.contains("written off"), "{text}");
    test.run("pay ana 200 --for A-1 --dry-run")
        .succeeds()
        .prints("A-1: $200.00 of what was written off")
        .prints_not("credit");
    let payment = "\n[[payment]]\nno = \"P1\"\ndate = 2026-11-10\namount = \"200.00\"\nfor = \"A-1\"\n\n\
                   [[payment]]\nno = \"P2\"\ndate = 2026-11-11\namount = \"30.00\"\nfor = [\"A-1\", \"A-2\"]\n";
    let test = ana(ENGLISH, &format!("{account}{payment}"));
    let json = test.run("show ana --json").succeeds().json();
    assert_eq!(
        (json["balances"][0]["open"].as_str(), json["balances"][0]["unallocated"].as_str()),
        (Some("80.00"), Some("0.00"))
    );
    let text = main_of(&test, "receivables/ana.html");
    assert!(text.contains("Amount due: $80.00"), "{text}");
    let text = main_of(&test, "receivables/index.html");
    assert!(text.contains("A-1 $500.00 $230.00"), "{text}");
}

#[test]
fn an_english_statement_says_where_to_send_the_money_and_asks_for_no_stamp() {
    let account = "[[invoice]]\nno = \"A-1\"\ndate = 2026-09-01\ndue = 2026-10-01\namount = \"500.00\"\n";
    let text = main_of(&ana(ENGLISH, account), "receivables/ana.html");
    assert!(text.contains("remit_to under [owner]") && !text.contains("Stamp"), "{text}");
    let settings = format!("{ENGLISH}\n[owner]\nremit_to = [\"Gem City Bearing\", \"PO Box 12, Dayton OH\"]\n");
    let text = main_of(&ana(&settings, account), "receivables/ana.html");
    assert!(text.contains("Remit to Gem City Bearing PO Box 12, Dayton OH"), "{text}");
    let text = main_of(&ana("language = \"zh-CN\"\n", account), "receivables/ana.html");
    assert!(text.contains("盖章") && text.contains("贵方应付"), "{text}");
}

#[test]
fn who_pays_early_is_not_due_today() {
    let account = "[credit]\ncharacter = 4\ncapacity = 4\ncapital = 4\n\n\
                   [[invoice]]\nno = \"A-1\"\ndate = 2026-09-01\ndue = 2026-11-01\namount = \"500.00\"\n\n\
                   [[payment]]\ndate = 2026-09-06\namount = \"500.00\"\n";
    let text = main_of(&ana(ENGLISH, account), "credit/ana.html");
    assert!(text.contains("Pays on average 56 days early"), "{text}");
}

#[test]
fn an_english_letter_begins_with_dear() {
    let account = "[[invoice]]\nno = \"A-1\"\ndate = 2026-09-01\ndue = 2026-10-01\namount = \"500.00\"\n";
    let text = main_of(&ana(ENGLISH, account), "letters/ana.html");
    assert!(text.contains(" Dear Ana, $500.00 for A-1 is 51 days overdue"), "{text}");
    let own = ana(ENGLISH, account).file("texts/dunning-firm.md", "Dear {salutation},\n\nplease pay {amount}.\n");
    let text = main_of(&own, "letters/ana.html");
    assert!(text.contains(" Dear Ana, please pay") || text.contains(" Dear Ana, Please pay"), "{text}");
    assert!(!text.contains("Dear Dear"), "{text}");
}

#[test]
fn the_number_of_an_invoice_stays_on_one_line() {
    let account = "[[invoice]]\nno = \"INV-1032\"\ndate = 2026-09-01\ndue = 2026-10-01\namount = \"500.00\"\n";
    let test = ana(ENGLISH, account);
    test.run("build").succeeds();
    for page in ["receivables/ana.html", "index.html", "customers/ana.html"] {
        let html = test.read(&format!("site/{page}"));
        assert!(html.contains("<span class=\"nowrap\">INV-1032</span>"), "{page}");
    }
}

#[test]
fn the_parts_of_an_invoice_are_on_the_paper_with_their_days() {
    let account = "[[invoice]]\nno = \"A-1\"\ndate = 2026-09-01\namount = \"500.00\"\nparts = [\
                   { due = 2026-10-01, amount = \"100.00\" }, { due = 2026-11-01, amount = \"150.00\" }, \
                   { due = 2026-12-01, amount = \"250.00\" }]\n";
    let paid = "\n[[payment]]\ndate = 2026-10-01\namount = \"120.00\"\n";
    let text = main_of(&ana(ENGLISH, &format!("{account}{paid}")), "receivables/ana.html");
    let line = "Invoice A-1 · $130.00 due Nov 1, 2026, $250.00 due Dec 1, 2026 Nov 1, 2026 $500.00";
    assert!(text.contains(line) && !text.contains("Oct 1, 2026 $500"), "{text}");
    let chinese = ana("language = \"zh-CN\"\ncurrency = \"USD\"\n", account);
    let text = main_of(&chinese, "receivables/ana.html");
    assert!(text.contains("2026-12-01 到期 250.00") || text.contains("2026年12月1日 到期 250.00"), "{text}");
}

#[test]
fn what_is_late_is_never_more_than_what_is_to_pay() {
    let account = "[[invoice]]\nno = \"A-1\"\ndate = 2026-09-01\ndue = 2026-10-01\namount = \"500.00\"\n\n\
                   [[invoice]]\nno = \"A-2\"\ndate = 2026-11-01\ndue = 2026-12-31\namount = \"50.00\"\n\n\
                   [[payment]]\ndate = 2026-08-01\namount = \"100.00\"\n";
    let text = main_of(&ana(ENGLISH, account), "receivables/ana.html");
    assert!(text.contains("Amount due: $450.00 Overdue: $400.00"), "{text}");
    let text = main_of(&ana(ENGLISH, &account.replace("\"100.00", "\"520.00")), "receivables/ana.html");
    assert!(text.contains("Amount due: $30.00") && !text.contains("Overdue"), "{text}");
}

/// What goes out is signed; where the owner's name is missing, every place that offers a text says so.
#[test]
fn a_missing_owner_is_named_where_a_text_is_offered() {
    let account = "[[invoice]]\nno = \"B1\"\ndate = 2026-09-01\ndue = 2026-10-01\namount = \"50.00\"\n";
    let card = "+++\nname = \"Ana\"\nbirthday = \"--11-21\"\n+++\n";
    let missing = "Your name is missing at the end";
    let pages = ["letters/ana.html", "receivables/ana.html", "customers/ana.html"];
    let nobody = ana("language = \"en\"\n", account).file("customers/ana/ana.md", card);
    nobody.run("show ana").succeeds().prints(missing);
    let dana = ana("language = \"en\"\n[owner]\nname = \"Dana\"\n", account).file("customers/ana/ana.md", card);
    dana.run("show ana").succeeds().prints("Dana").prints_not(missing);
    for page in pages {
        assert!(main_of(&nobody, page).contains(missing), "{page}");
        assert!(!main_of(&dana, page).contains(missing), "{page}");
    }
    let own = ana("language = \"en\"\n", account)
        .file("customers/ana/ana.md", card)
        .file("texts/birthday.md", "All the best, {salutation}.\n");
    own.run("show ana").succeeds().prints("All the best, Ana.").prints_not(missing);
}
