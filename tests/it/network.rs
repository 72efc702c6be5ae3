//! Who is tied to whom, and who could help whom.

use crate::book_test::BookTest;

/// Ana brought Bo and works at Acme, whose contact Cy is; Bo is Di's teacher; Eve is Di's daughter. Fay and Gil were
/// classmates, which stands on both cards. Hal knows nobody, and Ida came later.
fn book() -> BookTest {
    let cards = [
        (
            "acme",
            "kind = \"company\"\nindustry = \"Packaging\"\n[[contact]]\nname = \"CY\"\nrole = \"CFO\"\ncustomer = \"cy\"\n",
        ),
        (
            "ana",
            "company = \"acme\"\ntitle = \"CEO\"\n[[need]]\nname = \"office space\"\n[[need]]\nname = \"packaging\"\n\
             [[need]]\nname = \"a driver\"\nstate = \"introduced\"\ncustomer = \"hal\"\nnote = \"They met.\"\n",
        ),
        ("bo", "referred_by = \"ana\"\ntags = [\"golf\"]\n[[offer]]\nname = \"Office space in town\"\n"),
        ("cy", ""),
        (
            "di",
            "[[relation]]\nname = \"BO\"\nkind = \"teacher\"\nback = \"pupil\"\ncustomer = \"bo\"\n\
             [[family]]\nname = \"EVE\"\nrelation = \"daughter\"\ncustomer = \"eve\"\n",
        ),
        ("eve", ""),
        ("fay", "[[relation]]\nname = \"GIL\"\nkind = \"classmate\"\n"),
        ("gil", "[[relation]]\nname = \"FAY\"\nkind = \"classmate\"\n[[relation]]\nname = \"Nobody\"\n"),
        ("hal", "industry = \"office space\"\nstage = \"lost\"\n"),
        ("ida", "added = 2026-11-19\n[[relation]]\nname = \"GIL\"\nkind = \"neighbour\"\n"),
    ];
    let mut test = BookTest::with_settings("language = \"en\"\ncurrency = \"USD\"\n");
    for (id, more) in cards {
        let card = format!("+++\nname = \"{}\"\n{more}+++\n", id.to_uppercase());
        test = test.file(&format!("customers/{id}/{id}.md"), card);
    }
    test.on("2026-11-20")
}

fn lines(test: &BookTest, list: &str, keys: &[&str]) -> Vec<String> {
    let json = test.run("report network --json").succeeds().json();
    let line = |row: &serde_json::Value| {
        keys.iter().map(|key| row[key].to_string().replace('"', "")).collect::<Vec<_>>().join(" ")
    };
    json[list].as_array().expect("a list").iter().map(line).collect()
}

#[test]
fn ties_are_counted_as_by_hand() {
    let test = book();
    test.run("check").succeeds();
    let ties = lines(&test, "ties", &["customer", "kind", "word", "other"]);
    assert_eq!(
        ties,
        [
            "acme work CFO cy",
            "acme work CEO ana",
            "ana referral null bo",
            "di family daughter eve",
            "di relation teacher bo",
            "fay relation classmate gil",
            "ida relation neighbour gil",
        ]
    );
    let centres = lines(&test, "centres", &["customer", "ties", "circle"]);
    assert_eq!(
        centres,
        ["acme 2 6", "ana 2 6", "bo 2 6", "di 2 6", "gil 2 3", "cy 1 6", "eve 1 6", "fay 1 3", "ida 1 3"]
    );
    let told = test.run("report network").succeeds();
    told.prints("9 customers are tied to each other in 2 circles; most hangs on ACME, with 2 ties.");
    assert_eq!(
        lines(&book().on("2026-11-18"), "centres", &["customer", "circle"])[4..],
        ["cy 6", "eve 6", "fay 2", "gil 2"]
    );
}

#[test]
fn who_has_what_another_looks_for_is_proposed_with_the_reason() {
    let test = book();
    // Hal, who is lost, is not proposed.
    let helps = lines(&test, "helps", &["customer", "need", "helper", "by", "what"]);
    assert_eq!(helps, ["ana office space bo offer Office space in town", "ana packaging acme trade Packaging"]);
    let made = lines(&test, "introductions", &["customer", "need", "helper", "state", "note"]);
    assert_eq!(made, ["ana a driver hal introduced They met."]);
}

#[test]
fn a_relation_stands_on_both_cards_and_can_be_set() {
    let test = book();
    test.run("show bo").succeeds().prints("DI").prints("pupil");
    test.run("set hal relation.EVE.kind=neighbour relation.EVE.note=\"Same house\" need.\"a lawyer\".state=open")
        .succeeds();
    test.run("build").succeeds();
    let page = |id: &str| test.read(&format!("site/customers/{id}.html"));
    assert!(
        page("bo").contains("<b><a href=\"di.html\">DI</a></b> <span class=\"about\">pupil</span>"),
        "{}",
        page("bo")
    );
    assert!(page("di").contains("teacher") && page("eve").contains("neighbour · Same house"));
    // On both cards: each shows its own.
    assert_eq!(page("fay").matches("classmate").count(), 1);
    assert!(page("hal").contains("a lawyer"));
    test.run("rename bo bob").succeeds();
    assert!(test.read("customers/di/di.md").contains("customer = \"bob\""));
}

#[test]
fn a_circle_is_drawn_with_the_list_beside_it() {
    let test = book();
    test.run("build").succeeds();
    let page = test.read("site/reports/network.html");
    assert_eq!(page.matches("<svg class=\"bars net\"").count(), 2);
    // Six customers and five ties stand at the top, then three and two; each kind of tie is explained.
    assert_eq!(page.matches("<circle").count(), 9);
    assert_eq!(page.matches("<line class=\"tie").count(), 7 + 4 + 1);
    assert!(page.contains("The circle of ACME: 6 customers") && page.contains(">introduced</text>"), "{page}");
}

#[test]
fn without_ties_the_report_says_how_one_is_told() {
    let test =
        BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    test.run("report network").succeeds().prints("clientbook set CUSTOMER relation.NAME.kind=classmate");
}

#[test]
fn a_check_is_due_like_an_expiry_and_answered_by_the_next_one() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file(
            "customers/ana/ana.md",
            "+++\nname = \"Ana\"\n[[product]]\nname = \"Press\"\ncheck = 2026-11-18\n\
             [[product]]\nname = \"Saw\"\ncheck = 2026-11-18\nreturned = 2026-11-01\n+++\n",
        )
        .on("2026-11-20");
    let told = test.run("today").succeeds();
    told.prints("Check of Press was due").prints_not("Saw");
    test.run("done expiry:ana:Press:2026-11-18").exits(2).says("clientbook renew ana Press --until +1y --check");
    test.run("renew ana Press --check --until +1y").succeeds().prints("the next check of Press is on");
    assert!(test.read("customers/ana/ana.md").contains("check = 2027-11-20"));
    test.run("today").succeeds().prints_not("Press");
}
