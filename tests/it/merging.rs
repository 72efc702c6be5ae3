//! One customer who is in the book twice, and one who gets another id.

use crate::book_test::BookTest;
use crate::forms::Form;
use crate::history::git;
use crate::serve::Server;

fn committed(test: BookTest) -> BookTest {
    git(test.path(), &["init", "--quiet"]);
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["commit", "--quiet", "-m", "start"]);
    test
}

fn book() -> BookTest {
    let card = |text: &str| format!("+++\n{text}+++\n");
    let invoice =
        |no: &str, amount: &str| format!("[[invoice]]\nno = \"{no}\"\ndate = 2026-10-01\namount = \"{amount}\"\n\n");
    committed(
        BookTest::with_settings("language = \"en\"\n[tiers.A]\nevery = 30\n")
            .file("customers/wei/wei.md", card("name = \"Wei Zhang\"\nphone = \"138-0000-1234\"\ntier = \"A\"\n") + "\nHello.\n")
            .file("customers/wei/account.toml", format!("terms = \"net 30\"\n\n{}[[payment]]\ndate = 2026-10-20\namount = \"40.00\"\n", invoice("A-1", "100.00")))
            .file("customers/wei/visits/2026-11-03.md", "Talked to [[wei-2]].\n")
            .file("customers/wei/files/offer.pdf", "one")
            .file(
                "customers/wei-2/wei-2.md",
                card("name = \"张伟\"\nphone = [\"+86 138 0000 1234\", \"139\"]\nregion = \"Ohio\"\ntier = \"B\"\n\n[[snooze]]\nid = \"birthday:wei-2\"\nuntil = 2026-12-01\n")
                    + "\nSee [the offer](files/offer.pdf).\n",
            )
            .file("customers/wei-2/account.toml", format!("terms = \"net 60\"\n\n{}[[payment]]\ndate = 2026-10-21\namount = \"7.00\"\n", invoice("B-1", "7.00")))
            .file("customers/wei-2/visits/2026-11-03.md", "Wants more.\n\n- [ ] send it due:2026-11-20\n")
            .file("customers/wei-2/files/offer.pdf", "two")
            .file("customers/bo/bo.md", card("name = \"Bo\"\nreferred_by = \"wei-2\"\n\n[[contact]]\nname = \"W\"\ncustomer = \"wei-2\"\n"))
            .file("customers/bo/visits/2026-11-04.md", "With [[wei-2|Wei]].\n"),
    )
}

fn files(test: &BookTest) -> Vec<String> {
    let mut all: Vec<String> = git(test.path(), &["ls-files", "customers"]).lines().map(str::to_owned).collect();
    all.sort();
    all
}

#[test]
fn check_tells_who_may_be_in_the_book_twice_and_why() {
    let test = book();
    let run = test.run("check --duplicates").succeeds();
    run.prints("Wei Zhang").prints("the same phone number").says("clientbook merge wei wei-2");
    let json = test.run("check --duplicates --json").succeeds().json();
    assert_eq!(json["duplicates"].as_array().map(Vec::len), Some(1));
    assert_eq!([&json["duplicates"][0]["one"], &json["duplicates"][0]["other"]], ["wei", "wei-2"]);
    let alone = BookTest::with_settings("language = \"en\"\n").file("customers/bo/bo.md", "+++\nname = \"Bo\"\n+++\n");
    alone.run("check --duplicates").succeeds().says("Nobody seems to be in the book twice");
}

#[test]
fn two_become_one_with_all_that_belongs_to_them() {
    let test = book();
    let before = test.run("report aging --json").succeeds().json();
    let commits = || git(test.path(), &["log", "--format=%s"]).lines().count();
    let was = (files(&test), commits(), git(test.path(), &["rev-parse", "HEAD^{tree}"]));
    test.run("merge wei wei-2 --dry-run").succeeds().prints("region: Ohio").prints("tier: B");
    test.run("merge wei wei-2").exits(2).says("--yes");
    assert_eq!(files(&test), was.0);
    test.run("merge wei wei-2 --yes").succeeds().prints("张伟 becomes a part of Wei Zhang").prints("1 notes");
    assert_eq!(commits(), was.1 + 1);
    assert!(!test.exists("customers/wei-2"));
    let card = test.read("customers/wei/wei.md");
    for text in [
        "aliases = [\"张伟\"]",
        "phone = [\"138-0000-1234\", \"139\"]",
        "tier = \"A\"",
        "region = \"Ohio\"",
        "id = \"birthday:wei\"",
        "Hello.\n\n## From the card of 张伟, 2026-11-21\n\nSee [the offer](files/offer-2.pdf).",
    ] {
        assert!(card.contains(text), "{text}: {card}");
    }
    // What both said otherwise is in a note that no edition shows.
    let note = test.read("customers/wei/visits/2026-11-21-1432.md");
    assert!(
        note.contains("private = true") && note.contains("- tier: B") && note.contains("- terms: net 60"),
        "{note}"
    );
    assert_eq!(test.read("customers/wei/visits/2026-11-03.md"), "Talked to [[wei]].\n");
    assert!(test.read("customers/wei/visits/2026-11-03-2.md").starts_with("Wants more."));
    assert_eq!(
        [test.read("customers/wei/files/offer.pdf"), test.read("customers/wei/files/offer-2.pdf")],
        ["one", "two"]
    );
    let bo = test.read("customers/bo/bo.md");
    assert!(bo.contains("referred_by = \"wei\"") && bo.contains("customer = \"wei\""), "{bo}");
    assert_eq!(test.read("customers/bo/visits/2026-11-04.md"), "With [[wei|Wei]].\n");
    // The money is what it was: each invoice with its own days, each payment where it went.
    let account = test.read("customers/wei/account.toml");
    assert!(account.contains("due = 2026-10-31") && account.contains("due = 2026-11-30"), "{account}");
    let after = test.run("report aging --json").succeeds().json();
    assert_eq!(after["totals"], before["totals"]);
    test.run("check").succeeds().prints_not("error");
    // And all of it can be taken back.
    test.run("undo --yes").succeeds();
    assert_eq!(git(test.path(), &["rev-parse", "HEAD^{tree}"]), was.2);
    assert_eq!(files(&test), was.0);
}

#[test]
fn two_invoices_of_one_number_are_no_reason_to_lose_one() {
    let test = book();
    let account = test.read("customers/wei-2/account.toml").replace("B-1", "A-1");
    test.write("customers/wei-2/account.toml", account);
    let before = files(&test);
    test.run("merge wei wei-2 --yes").exits(2).says("A-1").says("correct the number");
    test.run("merge wei wei --yes").exits(2).says("both are Wei Zhang");
    assert_eq!(files(&test), before);
}

#[test]
fn another_id_is_followed_by_all_that_names_the_customer() {
    let test = book();
    test.run("rename wei-2 wei").exits(2).says("the id of Wei Zhang").says("clientbook merge");
    test.run("rename wei-2 Wei-2").exits(2).says("but for upper and lower case");
    test.run("rename wei-2 ../x").exits(2).says("cannot be an id");
    test.run("rename wei-2 zhang --dry-run").succeeds().prints("`wei-2` is `zhang` now");
    assert!(test.exists("customers/wei-2/wei-2.md"));
    test.run("rename 张伟 zhang").succeeds().prints("3 other files");
    assert!(!test.exists("customers/wei-2"));
    assert_eq!(test.read("customers/zhang/files/offer.pdf"), "two");
    assert!(test.read("customers/zhang/zhang.md").contains("id = \"birthday:zhang\""));
    assert!(test.read("customers/bo/bo.md").contains("referred_by = \"zhang\""));
    assert_eq!(test.read("customers/wei/visits/2026-11-03.md"), "Talked to [[zhang]].\n");
    test.run("check").succeeds();
    test.run("history zhang").succeeds().prints("wei-2");
    test.run("undo --yes").succeeds();
    assert!(test.exists("customers/wei-2/wei-2.md") && !test.exists("customers/zhang"));
}

#[test]
fn the_pages_of_the_preview_do_both() {
    let test = book();
    let server = Server::start(&test);
    let card = server.get("/customers/wei.html", &server.address);
    assert!(
        card.contains("/_clientbook/form/merge?customer=wei\"") && card.contains("/form/rename?customer=wei\""),
        "{card}"
    );
    let pairs = server.get("/_clientbook/form/duplicates", &server.address);
    assert!(
        pairs.contains("the same phone number") && pairs.contains("merge?customer=wei&amp;other=wei-2\""),
        "{pairs}"
    );
    let shown = Form::open(&server, "merge?customer=wei&other=wei-2").send(&server);
    assert!(shown.contains("region: Ohio") && test.exists("customers/wei-2/wei-2.md"), "{shown}");
    Form::of(&shown).is_done(&server);
    assert!(!test.exists("customers/wei-2"));
    let none = server.get("/_clientbook/form/duplicates", &server.address);
    assert!(none.contains("Nobody seems to be in the book twice."), "{none}");
    Form::open(&server, "rename?customer=wei").with("id", "zhang").is_done(&server);
    assert!(test.exists("customers/zhang/zhang.md"));
}

/// Names that say nothing of one another any more, folders and files that git does not know, reminders that rest.
#[test]
fn what_lies_beside_and_between_the_two_goes_along() {
    let plan = |title: &str| format!("+++\ntitle = \"{title}\"\ndue = 2026-11-22\n+++\n");
    let test = committed(
        BookTest::with_settings("language = \"en\"\n")
            .file("customers/ann/ann.md", "+++\nname = \"Ann\"\nreferred_by = \"bob\"\n+++\n")
            .file("customers/ann/plans/quote.md", plan("Ann's"))
            .file(
                "customers/bob/bob.md",
                "+++\nname = \"Bob\"\n\n[[snooze]]\nid = \"plan:bob:quote\"\nuntil = 2027-01-15\n+++\n",
            )
            .file("customers/bob/plans/quote.md", plan("Bob's"))
            .file("customers/bob/visits/2026-11-03.md", "+++\nalso = [\"ann\"]\n+++\n\nBoth.\n")
            .file(".gitignore", ".DS_Store\n"),
    );
    test.write("customers/bob/.DS_Store", "x");
    std::fs::create_dir_all(test.path().join("customers/bob/files/empty")).expect("folders");
    test.run("merge ann bob --yes").succeeds();
    assert!(!test.exists("customers/bob") && test.exists("customers/ann/.DS_Store"));
    let card = test.read("customers/ann/ann.md");
    assert!(!card.contains("referred_by") && card.contains("id = \"plan:ann:quote-2\""), "{card}");
    assert!(!test.read("customers/ann/visits/2026-11-03.md").contains("also"));
    assert_eq!(git(test.path(), &["status", "--porcelain"]), "");
    test.run("check").succeeds();
    std::fs::create_dir_all(test.path().join("customers/ann/files/empty")).expect("folders");
    test.run("rename ann anna").succeeds();
    assert!(!test.exists("customers/ann") && test.exists("customers/anna/.DS_Store"));
    test.run("check").succeeds();
    let company = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ann/ann.md", "+++\nname = \"Ann\"\n+++\n")
        .file("customers/ace/ace.md", "+++\nname = \"Ace Inc.\"\nkind = \"company\"\n+++\n");
    company.run("merge ann ace --yes").exits(2).says("company=COMPANY");
}
