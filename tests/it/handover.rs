//! Customers handed over to a colleague.

use crate::book_test::{BookTest, Run};

/// Ana and Bo go; Cy, who was brought by Ana and is named in her notes, stays.
fn book() -> BookTest {
    BookTest::with_settings("language = \"en\"\ncurrency = \"USD\"\n[owner]\nname = \"Uma Ott\"\n")
        .file(
            "customers/ana/ana.md",
            "+++\nname = \"Ana Cruz\"\n+++\n\nKnows [[cy]] from school.\n\n![desk](files/desk.png)\n",
        )
        .file("customers/ana/files/desk.png", b"\x89PNG\r\n\x1a\nx".as_slice())
        .file("customers/ana/visits/2026-11-02.md", "Cyrus Quint came along.\n\n- [ ] send the list due:2026-11-18\n")
        .file("customers/ana/plans/quote.md", "+++\ndue = 2026-12-10\ntitle = \"The quote\"\n+++\n")
        .file(
            "customers/ana/account.toml",
            "[[invoice]]\nno = \"I-1\"\ndate = 2026-10-01\ndue = 2026-11-10\namount = \"70.00\"\n",
        )
        .file("customers/bo/bo.md", "+++\nname = \"Bo\"\nsecrecy = \"secret\"\n+++\n")
        .file(
            "customers/cy/cy.md",
            "+++\nname = \"Cyrus Quint\"\nphone = \"937-555-0191\"\nreferred_by = \"ana\"\n+++\n",
        )
        .on("2026-11-20")
}

/// Runs a command whose output goes into a folder of the test.
fn out(test: &BookTest, command: &str, folder: &str) -> Run {
    test.run(&format!("{command} --out {}", test.path().join(folder).display()))
}

fn files(test: &BookTest, folder: &str) -> Vec<String> {
    let mut names = test.names(folder);
    names.sort();
    names
}

#[test]
fn what_is_open_comes_first_and_nothing_of_others_goes_along() {
    let test = book();
    out(&test, "build --handover ana bo --to \"Lisa May\"", "out").succeeds().says("2 customers for Lisa May");
    assert_eq!(files(&test, "out"), ["customers", "handover.html", "handover.json"]);
    let page = test.read("out/handover.html");
    let open = page.find("Handed over by Uma Ott to Lisa May on Nov 20, 2026").expect("the heading");
    let items = &page[open..page.find("id=\"customers\"").expect("the customers")];
    let places = ["send the list", "I-1", "The quote"].map(|item| items.find(item));
    assert!(places.iter().all(Option::is_some), "{places:?}\n{items}");
    assert!(places[1] < places[0] && places[0] < places[2], "by day: {places:?}");
    let json = test.read("out/handover.json");
    for (file, text) in [("page", &page), ("json", &json)] {
        for secret in ["Cyrus", "Quint", "555-0191", "[[cy]]"] {
            assert!(!text.contains(secret), "{secret} stands in the {file}");
        }
    }
    assert!(test.exists("out/customers/ana/files/desk.png"));
    test.run("report copies").succeeds().prints("handover");
}

#[test]
fn the_colleague_imports_it() {
    let test = book();
    out(&test, "build --handover ana --to Lisa", "out").succeeds();
    let other = BookTest::with_settings("language = \"en\"\ncurrency = \"USD\"\n");
    other.write("handover.json", test.read("out/handover.json"));
    other.run(&format!("import {} --apply", other.path().join("handover.json").display())).succeeds();
    other.run("check").succeeds();
    other.run("show ana").succeeds().prints("Ana Cruz").prints("The quote").prints("I-1");
}

#[test]
fn a_profile_and_a_password_hold() {
    let test = book();
    let phone = out(&test, "build --handover ana,bo --to Lisa --profile phone", "out").succeeds();
    phone.says("one customer is not in it");
    assert!(!test.read("out/handover.html").contains("70.00") && !test.read("out/handover.json").contains("70.00"));
    let folder = test.path().join("sealed");
    let mut sealed = test.command(&format!("build --handover ana --to Lisa --password --out {}", folder.display()));
    sealed.env("CLIENTBOOK_PASSWORD", "correct horse battery");
    let output = sealed.output().expect("the program runs");
    test.judged("build --handover --password", &output).succeeds();
    assert_eq!(files(&test, "sealed"), ["handover.html"]);
    assert!(!test.read("sealed/handover.html").contains("Ana Cruz"));
}

#[test]
fn a_handover_that_makes_no_sense_is_refused() {
    let test = book().file("full/notes.txt", "mine");
    test.run("build --handover nobody --to Lisa").exits(2);
    test.run("build --handover ana").exits(2);
    out(&test, "build --handover ana --to Lisa", "full").exits(2).says("--out DIR");
    out(&test, "build --handover ana --to \" \"", "new").exits(2).says("who takes the customers over");
    out(&test, "build --handover ana --to Lisa", "used").succeeds();
    out(&test, "build --handover bo --to Bob", "used").exits(2).says("is not empty");
    assert_eq!(files(&test, "full"), ["notes.txt"]);
    test.run("build --password").exits(2).says("--password is for one file");
    test.run("build --max-size 5MB").exits(2).says("--max-size is for one file");
}

#[test]
fn with_nothing_open_that_is_said() {
    let test = book();
    out(&test, "build --handover bo --to Lisa", "out").succeeds();
    assert!(test.read("out/handover.html").contains("Nothing is open."));
}
