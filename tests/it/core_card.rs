//! The sheet of a core customer, and the tier by the numbers.

use crate::book_test::BookTest;

fn book() -> BookTest {
    let invoice =
        |amount: &str| format!("[[invoice]]\nno = \"1\"\ndate = 2026-08-01\ndue = 2026-09-01\namount = \"{amount}\"\n");
    BookTest::with_settings("language = \"en\"\ncurrency = \"USD\"\n")
        .file(
            "customers/ana/ana.md",
            "+++\nname = \"Ana & Co\"\nkind = \"company\"\ntier = \"A\"\n[[contact]]\nname = \"Uses It\"\nduty = [\"uses\"]\n\
             [[contact]]\nname = \"Decides It\"\nduty = [\"decides\"]\n+++\n\n## Objections\n\n- Too far away\n",
        )
        .file("customers/ana/account.toml", invoice("900.00"))
        .file(
            "customers/ana/plans/deal.md",
            "+++\ndue = 2026-12-01\ntitle = \"The deal\"\namount = \"5\"\ncompetitors = [\"Rival\"]\n[[objection]]\n\
             what = \"price\"\non = 2026-11-01\nanswer = \"Paid in parts\"\n+++\n",
        )
        .file("customers/ana/visits/2026-11-10.md", "Walked the line.\n")
        .file("customers/ana/visits/2026-11-11.md", "+++\nprivate = true\n+++\n\nHushed.\n")
        .file("customers/ana/complaints/2026-11-12.md", "+++\ncause = \"Late belts\"\n+++\n")
        .file("customers/bo/bo.md", "+++\nname = \"Bo\"\ntier = \"C\"\n+++\n")
        .file("customers/bo/account.toml", invoice("100.00"))
        .file("customers/cy/cy.md", "+++\nname = \"Cy\"\ntier = \"A\"\nstage = \"lost\"\n+++\n")
        .on("2026-11-20")
}

#[test]
fn the_sheet_tells_who_decides_and_what_may_go_wrong() {
    let test = book();
    test.run("build").succeeds();
    let sheet = test.read("site/core/ana.html");
    for told in
        ["Rival", "Paid in parts", "Too far away", "The deal", "Walked the line.", "Late belts", "$900.00 this year"]
    {
        assert!(sheet.contains(told), "{told}: {sheet}");
    }
    assert!(sheet.find("Decides It") < sheet.find("Uses It"), "who decides stands first");
    assert!(!sheet.contains("Hushed"), "a private note is for nobody else");
    assert!(test.read("site/customers/ana.html").contains("href=\"../core/ana.html\""));
    assert!(!test.exists("site/core/bo.html") && !test.exists("site/core/cy.html"));
}

#[test]
fn an_empty_sheet_says_what_is_missing() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\ntier = \"A\"\n+++\n");
    test.run("build").succeeds();
    let sheet = test.read("site/core/ana.html");
    assert!(sheet.contains("Ask who else they talk to.") && sheet.contains("Nothing was bought yet."), "{sheet}");
}

#[test]
fn the_tier_by_the_numbers_is_a_fact_that_set_takes() {
    let test = book();
    let json = test.run("list --columns tier,proposed-tier --json").succeeds().json();
    let text = json.to_string();
    assert!(text.contains("proposed-tier") || text.contains("proposed_tier"), "{text}");
    test.run("list proposed-tier=A --columns proposed-tier").succeeds().prints("Ana & Co").prints_not("Bo");
    test.run("set --where \"proposed-tier=C\" tier=D --yes").succeeds();
    assert!(test.read("customers/bo/bo.md").contains("tier = \"D\""));
}
