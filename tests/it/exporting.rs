//! The book goes out to spreadsheets.

use crate::book_test::BookTest;

fn book() -> BookTest {
    let settings = "language = \"en\"\ncurrency = \"USD\"\n[fields.risk]\ntype = \"text\"\nlabel = \"Risk class\"\n";
    let ana = "+++\nname = \"Ana \\\"Bo\\\" Stone\"\ntier = \"A\"\nprefers = \"message\"\nphone = [\"+86 138 0000 0001\", \
               { label = \"work\", number = \"021-1\" }]\nbirthday = \"lunar 1978-07-12\"\ntitle = \"=1+1\"\n[custom]\n\
               risk = \"C3\"\n+++\n\nLikes tea, and\ncoffee.\n";
    BookTest::with_settings(settings)
        .file("customers/ana/ana.md", ana)
        .file(
            "customers/ana/account.toml",
            "[[invoice]]\nno = \"A-1\"\ndate = 2026-09-01\ndue = 2026-10-01\namount = \"1200.50\"\n",
        )
        .file("customers/bo/bo.md", "+++\nname = \"Bo\"\nsecrecy = \"top-secret\"\n+++\n")
}

#[test]
fn all_customers_are_a_table_with_every_field_that_is_used() {
    let test = book();
    let table = test.run("export csv").succeeds().out;
    assert_eq!(
        table,
        "\u{feff}Name,Tier,Prefers,Title,Secrecy,Birthday,Phone,Risk class,remark\n\
         \"Ana \"\"Bo\"\" Stone\",A,message,'=1+1,,lunar 1978-07-12,\"'+86 138 0000 0001\nwork: 021-1\",C3,\"Likes tea, and\ncoffee.\"\n\
         Bo,,,,top secret,,,,\n"
    );
    assert!(!test.run("export csv --no-bom").succeeds().out.starts_with('\u{feff}'));
    assert!(
        !test.run("export csv --profile phone").succeeds().out.contains("Bo,"),
        "a profile leaves out what is secret"
    );
    test.run("export csv --profile nobody").exits(2).says("nobody");
}

#[test]
fn a_list_is_a_table_a_spreadsheet_computes_with() {
    let test = book();
    let table = test.run("export csv tier=A --columns open,next,phone --no-bom").succeeds().out;
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some("Customer,Open,Next,Phone"));
    assert!(lines.next().is_some_and(|line| line.contains(",1200.50,")), "{table}");
    let file = test.path().join("a.csv");
    test.run(&format!("export csv --out {}", file.display())).succeeds().says("a.csv");
    assert!(test.exists("a.csv"));
    test.run("report copies").succeeds().prints("table");
}

#[test]
fn contacts_go_to_a_phone_and_come_back_with_what_was_changed_there() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana Stone\"\ntitle = \"CEO\"\nphone = [\"138-0000-0001\", \"021-62881234\"]\nemployer = \"Acme\"\nbirthday = \"lunar 1978-07-12\"\n+++\n")
        .file("customers/bo/bo.md", "+++\nname = \"Bo\"\nphone = \"138-0000-0002\"\nsecrecy = \"top-secret\"\n+++\n");
    let (file, folder) = (test.path().join("c.vcf"), test.path().join("cards"));
    test.run(&format!("export vcard --out {}", file.display())).succeeds();
    let cards = test.read("c.vcf");
    assert!(cards.contains("FN:Ana Stone\r\n") && !cards.contains("FN:Bo"), "{cards}");
    test.run(&format!("import {}", file.display())).succeeds().prints("1 the same");
    std::fs::write(&file, cards.replace("138-0000-0001", "139-0000-0009").replace("TITLE:CEO", "TITLE:CFO"))
        .expect("a file");
    let shown = test.run(&format!("import {}", file.display())).succeeds().prints("1 changed").prints("CEO → CFO");
    shown.prints("138-0000-0001, 021-62881234 → 139-0000-0009, 021-62881234");
    test.run(&format!("import {} --apply --take-file", file.display())).succeeds();
    let card = test.read("customers/ana/ana.md");
    assert!(card.contains("139-0000-0009") && !card.contains("138-0000-0001"), "{card}");
    test.run(&format!("export vcard --v4 --profile self --out {}/", folder.display())).succeeds().says("2 cards");
    assert!(test.read("cards/bo.vcf").contains("VERSION:4.0"));
    test.run(&format!("import {}", folder.display())).succeeds().prints("2 the same");
}

#[test]
fn the_table_of_all_customers_comes_back_as_it_went_out() {
    for name in ["en", "zh"] {
        let test = BookTest::sample(name);
        let file = test.path().join("all.csv").display().to_string();
        test.run(&format!("export csv --out {file}")).succeeds();
        let told = test.run(&format!("import {file} --json")).succeeds().json();
        let all = told["customers"].as_array().expect("a list");
        let other: Vec<String> = all
            .iter()
            .filter(|one| one["state"] != "same" && one["state"] != "doubtful")
            .map(|one| format!("{} {}", one["name"], one["changes"]))
            .collect();
        assert!(other.is_empty(), "{name}: {}", other.join("\n"));
    }
}
